//! PDF with a text layer. A page knows nothing of paragraphs, lists or headings, so they are rebuilt from where lines
//! stand and how large their letters are; what repeats at the edge of most pages is taken for a running header.
//! Pages that cannot be read are left out, as long as one can.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use pdf_extract::Document as PdfDocument;

use super::block::{Block, Draft, GUESSED_LEVEL, Sink};
use super::pdf_lines::{Line, lines_of};
use super::{MAX_PDF_PAGES, ReadError, lines, text};

/// So many lines at the top and at the bottom of a page may be running headers and footers.
const MARGIN_LINES: usize = 3;

/// A margin line that stands on at least this share of the pages, in hundredths, is a running one.
const RUNNING_SHARE: usize = 40;

/// Letters larger than the text's by this factor make a heading.
const HEADING_FACTOR: f64 = 1.12;

/// Lines further apart than the usual distance by this factor are apart.
const APART_FACTOR: f64 = 1.3;

/// A line this much of the full width may break off in the middle of a sentence; a shorter one has ended.
const LONG_SHARE: f64 = 0.65;

/// How far, in ems, the guessed width of a word may be wrong.
const SLACK_EMS: f64 = 0.8;

/// Lines that begin within so many points of each other begin at the same place.
const SAME_PLACE_POINTS: f64 = 4.0;

/// Lines set in by at least and at most so many points are list items whose bullet is drawn, not written.
const ITEM_INDENT_POINTS: std::ops::RangeInclusive<f64> = 12.0..=90.0;

/// Reads the text layer of a PDF.
pub(super) fn read(bytes: &[u8]) -> Result<Draft, ReadError> {
    // The library is known to panic on some broken files; its state is thrown away with it.
    let document = catch_unwind(AssertUnwindSafe(|| PdfDocument::load_mem(bytes)));
    let Ok(Ok(mut document)) = document else {
        return Err(if names_encryption(bytes) { ReadError::Encrypted } else { ReadError::Damaged });
    };
    if document.is_encrypted() && !matches!(catch_unwind(AssertUnwindSafe(|| document.decrypt(""))), Ok(Ok(_))) {
        return Err(ReadError::Encrypted);
    }
    let numbers: Vec<u32> =
        catch_unwind(AssertUnwindSafe(|| document.get_pages().into_keys().collect())).unwrap_or_default();
    if numbers.len() > MAX_PDF_PAGES {
        return Err(ReadError::TooLarge);
    }
    let pages: Vec<Vec<Line>> = numbers
        .iter()
        .filter_map(|number| catch_unwind(AssertUnwindSafe(|| lines_of(&document, *number).ok())).ok().flatten())
        .collect();
    if pages.is_empty() {
        return Err(ReadError::Damaged);
    }
    let mut sink = Sink::default();
    for block in lines::unlist(blocks_of(&pages)) {
        sink.push(block)?;
    }
    Ok(Draft { title: None, blocks: sink.finish() })
}

/// Whether the file speaks of a password, asked only once it could not be read.
fn names_encryption(bytes: &[u8]) -> bool {
    bytes.windows(8).any(|window| window == b"/Encrypt")
}

/// What is usual in a document: what the rest is measured against.
struct Usual {
    /// Size of the letters most text is set in, in points.
    size: f64,
    /// Distance from line to line in that text, in points.
    lead: f64,
    /// Where most lines begin.
    left: f64,
    /// Where full lines end, per place they begin at.
    rights: Vec<(f64, f64)>,
    /// Sizes of headings, largest first.
    headings: Vec<f64>,
}

impl Usual {
    fn of(pages: &[Vec<&Line>]) -> Self {
        let all = || pages.iter().flatten();
        let size = most_common(all().map(|line| (line.size, line.text.len())), 0.5).unwrap_or(1.0);
        let is_text = |line: &&&Line| (line.size - size).abs() < 0.6;
        let left = most_common(all().filter(is_text).map(|line| (line.left, line.text.len())), 2.0).unwrap_or(0.0);
        let gaps = pages.iter().flat_map(|page| page.windows(2)).filter_map(|pair| {
            let gap = pair[1].base - pair[0].base;
            (is_text(&&pair[0]) && is_text(&&pair[1]) && gap > size * 0.8 && gap < size * 3.0).then_some((gap, 1))
        });
        let lead = most_common(gaps, 0.5).unwrap_or(size * 1.2);
        let mut rights: Vec<(f64, f64)> = Vec::new();
        for line in all().filter(is_text) {
            match rights.iter_mut().find(|(place, _)| (place - line.left).abs() <= SAME_PLACE_POINTS) {
                Some((_, right)) => *right = right.max(line.right),
                None => rights.push((line.left, line.right)),
            }
        }
        let mut headings: Vec<f64> = Vec::new();
        for line in all().filter(|line| line.size > size * HEADING_FACTOR) {
            if !headings.iter().any(|known| (known - line.size).abs() < 0.6) {
                headings.push(line.size);
            }
        }
        headings.sort_by(|a, b| b.total_cmp(a));
        Self { size, lead, left, rights, headings }
    }

    /// Where a line that begins at `left` would end if it were full. Lines set in a little end where the text does.
    fn right(&self, left: f64) -> f64 {
        let at = |place: f64| {
            self.rights
                .iter()
                .filter(|(known, _)| (known - place).abs() <= SAME_PLACE_POINTS)
                .map(|(_, right)| *right)
                .fold(0.0, f64::max)
        };
        let is_near = left - self.left <= *ITEM_INDENT_POINTS.end() && left >= self.left - SAME_PLACE_POINTS;
        if is_near { at(self.left).max(at(left)) } else { at(left) }
    }

    /// The level of a heading with letters of this size, 1 for the largest; `None` for text.
    fn level(&self, size: f64) -> Option<u8> {
        const MOST_LEVELS: usize = 6;
        if size <= self.size * HEADING_FACTOR {
            return None;
        }
        let place = self.headings.iter().position(|known| (known - size).abs() < 0.6)?;
        u8::try_from(place.min(MOST_LEVELS - 1) + 1).ok()
    }
}

/// The value that weighs most when values are put in bins of this width; the mean of its bin.
fn most_common(values: impl Iterator<Item = (f64, usize)>, width: f64) -> Option<f64> {
    let mut bins: BTreeMap<i64, (usize, f64)> = BTreeMap::new();
    for (value, weight) in values {
        #[expect(clippy::cast_possible_truncation, reason = "places on a page are small numbers")]
        let bin = bins.entry((value / width).round() as i64).or_default();
        bin.0 += weight;
        #[expect(clippy::cast_precision_loss, reason = "weights are lengths of lines")]
        let share = weight as f64;
        bin.1 += value * share;
    }
    let (weight, sum) = bins.into_values().max_by_key(|(weight, _)| *weight)?;
    #[expect(clippy::cast_precision_loss, reason = "weights are lengths of lines")]
    let weight = weight as f64;
    Some(sum / weight)
}

/// Some lines that belong together.
struct Group<'l> {
    lines: Vec<&'l Line>,
    text: String,
    is_item: bool,
    /// Whether there is more room above it than between lines.
    is_apart: bool,
}

fn blocks_of(pages: &[Vec<Line>]) -> Vec<Block> {
    let running = running_keys(pages);
    let kept: Vec<Vec<&Line>> = pages
        .iter()
        .map(|page| {
            page.iter()
                .enumerate()
                .filter(|(index, line)| {
                    let in_margin = *index < MARGIN_LINES || index + MARGIN_LINES >= page.len();
                    !(in_margin && (is_page_number(&line.text) || running.contains(&running_key(&line.text))))
                        && !is_contents_line(&line.text)
                })
                .map(|(_, line)| line)
                .collect()
        })
        .collect();
    let usual = Usual::of(&kept);
    let mut groups: Vec<Group<'_>> = Vec::new();
    for page in &kept {
        for (index, line) in page.iter().enumerate() {
            let above = index.checked_sub(1).and_then(|above| page.get(above)).copied();
            let goes_on = groups.last().is_some_and(|group| match above {
                Some(above) if line.base >= above.base => continues(&usual, group, above, line),
                // The next column, or the next page.
                Some(_) | None => continues_over_page(&usual, group, line),
            });
            match groups.last_mut() {
                Some(group) if goes_on => {
                    lines::join_text(&mut group.text, &line.text);
                    group.lines.push(line);
                }
                Some(_) | None => {
                    let item = bulleted(&line.text);
                    let gap = above.map(|above| line.base - above.base);
                    groups.push(Group {
                        lines: vec![line],
                        text: item.unwrap_or(&line.text).to_owned(),
                        is_item: item.is_some(),
                        is_apart: gap.is_none_or(|gap| gap < 0.0 || gap > usual.lead * APART_FACTOR),
                    });
                }
            }
        }
    }
    to_blocks(&usual, groups)
}

/// Whether `line` goes on with what the line above it began.
fn continues(usual: &Usual, group: &Group<'_>, above: &Line, line: &Line) -> bool {
    let gap = line.base - above.base;
    let is_same_size = (line.size - above.size).abs() < 0.6;
    let near = usual.lead.max(above.size * 1.2) * APART_FACTOR;
    if !is_same_size || bulleted(&line.text).is_some() || gap <= 0.0 || gap > near {
        return false;
    }
    if usual.level(line.size).is_some() {
        return true;
    }
    if lines::numbered_heading(&line.text).is_some() || lines::numbered_heading(&group.text).is_some() {
        return false;
    }
    let right = above.column_right.unwrap_or_else(|| usual.right(above.left));
    let starts_small = line.text.chars().next().is_some_and(char::is_lowercase);
    let is_long = above.right - above.left > (right - above.left) * LONG_SHARE;
    if starts_small && is_long && !group.text.ends_with(['.', ':', '!', '?']) {
        return true;
    }
    // A paragraph's line is broken only where the next word had no room.
    let first_word = line.text.split_whitespace().next().map_or(0, |word| word.chars().count());
    let letters = line.text.chars().count().max(1);
    #[expect(clippy::cast_precision_loss, reason = "lines have few letters")]
    let needs = (line.right - line.left) * (first_word as f64) / (letters as f64);
    above.right + needs + line.size * SLACK_EMS > right
}

/// Whether the first line of a page goes on with a sentence that the page before it began.
fn continues_over_page(usual: &Usual, group: &Group<'_>, line: &Line) -> bool {
    let is_text = |size: f64| (size - usual.size).abs() < 0.6;
    line.text.chars().next().is_some_and(char::is_lowercase)
        && bulleted(&line.text).is_none()
        && is_text(line.size)
        && group.lines.last().is_some_and(|last| is_text(last.size))
        && !group.text.ends_with(['.', ':', '!', '?'])
        && group.text.split_whitespace().count() > 3
}

fn to_blocks(usual: &Usual, groups: Vec<Group<'_>>) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::with_capacity(groups.len());
    let mut groups = groups.into_iter().peekable();
    while let Some(group) = groups.next() {
        let has_text_below = groups.peek().is_some_and(|next| !next.is_item);
        let Some(first) = group.lines.first() else { continue };
        let cleaned = text::clean(&group.text);
        let has_letters = cleaned.chars().filter(|c| c.is_alphabetic()).count() >= 2;
        let numbered = lines::numbered_heading(&cleaned);
        let indent = first.left - usual.left;
        // The first line of a paragraph may be set in; an item's further lines are set in as well.
        let is_set_in = ITEM_INDENT_POINTS.contains(&indent)
            && group.lines.iter().all(|line| line.left >= first.left - SAME_PLACE_POINTS);
        let is_numbered = is_numbered_item(&cleaned) && usual.level(first.size).is_none();
        #[allow(clippy::if_same_then_else, reason = "the order of the questions decides")]
        let block = if group.is_item || is_numbered {
            Block::Item(cleaned)
        } else if let Some(level) = usual.level(first.size).filter(|_| has_letters) {
            Block::Heading { level, text: cleaned }
        } else if let Some(level) = numbered {
            Block::Heading { level: level.saturating_add(6).min(GUESSED_LEVEL - 1), text: cleaned }
        } else if is_set_in {
            Block::Item(cleaned)
        } else if has_text_below && group.is_apart && group.lines.len() == 1 && stands_alone(&cleaned) {
            Block::Heading { level: if out.is_empty() { 1 } else { GUESSED_LEVEL }, text: cleaned }
        } else {
            Block::Paragraph(cleaned)
        };
        out.push(block);
    }
    out
}

/// What comes back at the edge of many pages, whatever number it carries.
fn running_keys(pages: &[Vec<Line>]) -> Vec<String> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for page in pages {
        let mut keys: Vec<String> = page
            .iter()
            .enumerate()
            .filter(|(index, _)| *index < MARGIN_LINES || index + MARGIN_LINES >= page.len())
            .map(|(_, line)| running_key(&line.text))
            .collect();
        keys.sort_unstable();
        keys.dedup();
        for key in keys {
            *seen.entry(key).or_default() += 1;
        }
    }
    seen.into_iter()
        .filter(|(key, count)| !key.is_empty() && *count >= 2 && count * 100 >= pages.len() * RUNNING_SHARE)
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

/// A typed bullet; in PDF text the bullets of symbol fonts often become letters.
fn bulleted(line: &str) -> Option<&str> {
    text::bulleted(line).or_else(|| {
        let item = ["o ", "§ ", "Ø ", "\u{fffd} "].iter().find_map(|bullet| line.strip_prefix(bullet))?.trim_start();
        // `§ 4` is a paragraph of a law.
        let is_law = line.starts_with('§') && item.starts_with(|c: char| c.is_ascii_digit());
        (!item.is_empty() && !is_law).then_some(item)
    })
}

/// A line of a table of contents: dots, then a page number.
fn is_contents_line(line: &str) -> bool {
    line.contains("....") || line.contains(". . . .") || line.contains("……")
}

/// `3. Make a plan for how …`: too long or too much of a sentence for a heading.
fn is_numbered_item(line: &str) -> bool {
    /// The most words of a numbered heading.
    const MAX_WORDS: usize = 8;
    let Some((number, rest)) = line.split_once(". ") else {
        return false;
    };
    let is_number = (1..=2).contains(&number.len()) && number.chars().all(|c| c.is_ascii_digit());
    is_number && (rest.split_whitespace().count() > MAX_WORDS || rest.ends_with(['.', ';']))
}

fn stands_alone(line: &str) -> bool {
    /// The most words of a heading that nothing but its shortness shows.
    const MAX_WORDS: usize = 8;
    // `Ansvar: Anne` says something; `Mål 1: Bli kjent` announces it.
    let says_something = line.split_once(": ").is_some_and(|(label, _)| !label.contains(|c: char| c.is_ascii_digit()));
    text::looks_like_heading(line)
        && !says_something
        && !line.ends_with(':')
        && line.split_whitespace().count() <= MAX_WORDS
        && line.chars().next().is_some_and(char::is_uppercase)
        && line.chars().filter(|c| c.is_alphabetic()).count() >= 3
}
