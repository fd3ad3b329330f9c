//! PDF with a text layer: paragraphs are rebuilt from the lines of each page. A page has no headings or lists to
//! read off, so both are guessed from looks, and what repeats on most pages is taken for a running header.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::block::{Block, Draft, GUESSED_LEVEL, Sink};
use super::{MAX_PDF_PAGES, ReadError, lines, text};

/// So many lines at the top and at the bottom of a page may be running headers and footers.
const MARGIN_LINES: usize = 3;

/// A margin line that stands on at least this share of the pages, in hundredths, is a running one.
const RUNNING_SHARE: usize = 40;

/// Fewer pages than this have no running headers that could be told from text.
const MIN_RUNNING_PAGES: usize = 3;

/// Reads the text layer of a PDF.
pub(super) fn read(bytes: &[u8]) -> Result<Draft, ReadError> {
    // The library is known to panic on some broken files; its state is thrown away with it.
    let pages = catch_unwind(AssertUnwindSafe(|| pdf_extract::extract_text_from_mem_by_pages(bytes)));
    let pages = match pages {
        Ok(Ok(pages)) => pages,
        Ok(Err(_)) | Err(_) if names_encryption(bytes) => return Err(ReadError::Encrypted),
        Ok(Err(_)) | Err(_) => return Err(ReadError::Damaged),
    };
    if pages.len() > MAX_PDF_PAGES {
        return Err(ReadError::TooLarge);
    }
    let mut sink = Sink::default();
    for block in lines::unlist(headed(page_blocks(&pages))) {
        sink.push(block)?;
    }
    Ok(Draft { title: None, blocks: sink.finish() })
}

/// Whether the file speaks of a password, asked only once it could not be read.
fn names_encryption(bytes: &[u8]) -> bool {
    bytes.windows(8).any(|window| window == b"/Encrypt")
}

fn page_blocks(pages: &[String]) -> Vec<Block> {
    let pages: Vec<Vec<&str>> = pages.iter().map(|page| page.lines().map(str::trim).collect()).collect();
    let running = running_lines(&pages);
    let mut blocks: Vec<Block> = Vec::new();
    for page in &pages {
        let margins = margin_indices(page);
        let kept: Vec<&str> = page
            .iter()
            .enumerate()
            .filter(|(index, line)| {
                let in_margin = margins.contains(index);
                !(is_page_number(line) && in_margin) && !(in_margin && running.contains(&running_key(line)))
            })
            .map(|(_, line)| *line)
            .collect();
        let mut of_page = Vec::new();
        for run in kept.split(|line| line.is_empty()) {
            if !run.is_empty() {
                lines::blocks_of(run, bulleted, &mut of_page);
            }
        }
        // A sentence that a page break cut in two.
        if let (Some(Block::Paragraph(last)), Some(Block::Paragraph(first))) = (blocks.last_mut(), of_page.first())
            && first.chars().next().is_some_and(char::is_lowercase)
            && !last.ends_with(['.', ':', '!', '?'])
            && last.split_whitespace().count() > 4
        {
            last.push(' ');
            last.push_str(first);
            of_page.remove(0);
        }
        blocks.append(&mut of_page);
    }
    blocks
}

/// The places of the first and last lines with text.
fn margin_indices(page: &[&str]) -> Vec<usize> {
    let written: Vec<usize> = page.iter().enumerate().filter(|(_, line)| !line.is_empty()).map(|(index, _)| index).collect();
    let top = written.iter().take(MARGIN_LINES);
    let bottom = written.iter().rev().take(MARGIN_LINES);
    top.chain(bottom).copied().collect()
}

/// The margin lines that come back on many pages, whatever number they carry.
fn running_lines(pages: &[Vec<&str>]) -> Vec<String> {
    if pages.len() < MIN_RUNNING_PAGES {
        return Vec::new();
    }
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for page in pages {
        let mut keys: Vec<String> = margin_indices(page).into_iter().map(|index| running_key(page[index])).collect();
        keys.sort_unstable();
        keys.dedup();
        for key in keys {
            *seen.entry(key).or_default() += 1;
        }
    }
    seen.into_iter()
        .filter(|(key, count)| !key.is_empty() && *count >= MIN_RUNNING_PAGES - 1 && count * 100 >= pages.len() * RUNNING_SHARE)
        .map(|(key, _)| key)
        .collect()
}

/// The line without digits and white space, so that page numbers do not make it another line.
fn running_key(line: &str) -> String {
    line.chars().filter(|c| !c.is_ascii_digit() && !c.is_whitespace()).collect::<String>().to_lowercase()
}

/// `3`, `side 3`, `Page 3 of 12`, `– 3 –`, `3/12`.
fn is_page_number(line: &str) -> bool {
    let words = line.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut numbers = 0;
    for word in words {
        if word.len() <= 4 && word.chars().all(|c| c.is_ascii_digit()) {
            numbers += 1;
        } else if !matches!(word.to_lowercase().as_str(), "side" | "page" | "s" | "p" | "av" | "of") {
            return false;
        }
    }
    (1..=2).contains(&numbers)
}

/// A typed bullet; in PDF text the round bullet often becomes the letter `o`.
fn bulleted(line: &str) -> Option<&str> {
    text::bulleted(line).or_else(|| {
        let item = line.strip_prefix("o ")?.trim_start();
        (!item.is_empty()).then_some(item)
    })
}

/// Makes headings of short lines that stand alone.
fn headed(blocks: Vec<Block>) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut blocks = blocks.into_iter().peekable();
    while let Some(block) = blocks.next() {
        let Block::Paragraph(line) = block else {
            out.push(block);
            continue;
        };
        if is_contents_line(&line) {
            continue;
        }
        let level = match lines::numbered_heading(&line) {
            Some(level) => Some(level.saturating_add(1)),
            None if stands_alone(&line) && blocks.peek().is_some() => {
                Some(if out.is_empty() { 1 } else { GUESSED_LEVEL })
            }
            None => None,
        };
        out.push(match level {
            Some(level) => Block::Heading { level, text: line },
            None => Block::Paragraph(line),
        });
    }
    out
}

/// A line of a table of contents: dots, then a page number.
fn is_contents_line(line: &str) -> bool {
    line.contains("....") || line.contains(". . . .") || line.contains("……")
}

fn stands_alone(line: &str) -> bool {
    /// The most words of a heading that nothing but its shortness shows.
    const MAX_WORDS: usize = 8;
    text::looks_like_heading(line)
        && !line.ends_with(':')
        && line.split_whitespace().count() <= MAX_WORDS
        && line.chars().next().is_some_and(char::is_uppercase)
        && line.chars().filter(|c| c.is_alphabetic()).count() >= 3
}
