//! From lines to blocks: what plain text and the text layer of a PDF have in common. Wrapped lines are joined, bullets
//! and numbered headings told apart.

use super::block::Block;
use super::text;

/// A line shorter than this, in characters, is not taken for a wrapped one.
const MIN_WRAPPED_CHARS: usize = 40;

/// A wrapped line is at least this share of the longest one in its run, in hundredths.
const WRAPPED_SHARE: usize = 70;

/// A numbered heading has at most so many bytes.
const MAX_NUMBERED_HEADING_BYTES: usize = 80;

/// Makes blocks of one run of lines between two blank ones. `bullets` takes the typed bullet off a line.
pub(super) fn blocks_of(lines: &[&str], bullets: fn(&str) -> Option<&str>, out: &mut Vec<Block>) {
    let widest = lines.iter().map(|line| line.chars().count()).max().unwrap_or(0);
    let mut open: Option<(Block, usize)> = None;
    for line in lines {
        let line = line.trim();
        let chars = line.chars().count();
        let block = if let Some(item) = bullets(line).or_else(|| numbered_item(line)) {
            Block::Item(item.to_owned())
        } else {
            Block::Paragraph(line.to_owned())
        };
        if matches!(block, Block::Paragraph(_))
            && let Some((before, before_chars)) = &mut open
            && continues(before.text(), *before_chars, widest, line)
        {
            join(before, line);
            *before_chars = chars;
            continue;
        }
        close(open.take(), out);
        open = Some((block, chars));
    }
    close(open, out);
}

fn close(open: Option<(Block, usize)>, out: &mut Vec<Block>) {
    if let Some((block, _)) = open {
        out.push(match block {
            Block::Item(raw) => Block::Item(text::clean(&raw)),
            Block::Paragraph(raw) => Block::Paragraph(text::clean(&raw)),
            Block::Heading { .. } | Block::Row(_) => block,
        });
    }
}

/// Whether `line` goes on where the text `before`, whose last line has `before_chars` characters, broke off.
fn continues(before: &str, before_chars: usize, widest: usize, line: &str) -> bool {
    if numbered_heading(line).is_some() {
        return false;
    }
    let starts_small = line.chars().next().is_some_and(|first| first.is_lowercase());
    let ends_sentence = before.ends_with(['.', ':', '!', '?']);
    if starts_small && !ends_sentence {
        return true;
    }
    // In text that was wrapped, only the last line of a paragraph is short.
    let was_full = before_chars >= MIN_WRAPPED_CHARS && before_chars * 100 >= widest * WRAPPED_SHARE;
    was_full && numbered_heading(before).is_none()
}

/// Joins a line to the block before it.
fn join(before: &mut Block, line: &str) {
    let (Block::Paragraph(text) | Block::Item(text) | Block::Row(text) | Block::Heading { text, .. }) = before;
    join_text(text, line);
}

/// Joins a line to the text before it; a word parted by a hyphen at the line's end becomes one word again.
pub(super) fn join_text(text: &mut String, line: &str) {
    let starts_small = line.chars().next().is_some_and(char::is_lowercase);
    let parted = text.strip_suffix('-').filter(|stem| stem.chars().next_back().is_some_and(char::is_alphabetic));
    let first_word = line.split_whitespace().next().unwrap_or("");
    match parted {
        // `kommune- og fylkesvalg` keeps its hyphen: what follows is a word that binds two halves together.
        Some(stem) if starts_small && !matches!(first_word, "og" | "eller" | "and" | "or") => {
            let stem = stem.len();
            text.truncate(stem);
        }
        Some(_) if !starts_small => {}
        Some(_) | None => text.push(' '),
    }
    text.push_str(line);
}

/// The text of an item numbered `1)`, `a)`, or `(1)`. `1.` is a heading as often, so it is left to the caller.
fn numbered_item(line: &str) -> Option<&str> {
    let rest = line.strip_prefix('(').unwrap_or(line);
    let (mark, item) = rest.split_once(')')?;
    let is_mark = (1..=2).contains(&mark.len()) && mark.chars().all(|c| c.is_ascii_alphanumeric());
    let item = item.strip_prefix(' ')?.trim_start();
    (is_mark && !item.is_empty()).then_some(item)
}

/// The level of a heading numbered `1`, `1.`, `2.3`, `2.3.1`; `None` for anything else.
pub(super) fn numbered_heading(line: &str) -> Option<u8> {
    let (number, rest) = line.split_once(char::is_whitespace)?;
    let rest = rest.trim();
    let number = number.strip_suffix('.').unwrap_or(number);
    let parts: Vec<&str> = number.split('.').collect();
    let is_number = parts.len() <= 4
        && parts.iter().all(|part| (1..=2).contains(&part.len()) && part.chars().all(|c| c.is_ascii_digit()));
    let starts_big = rest.chars().next().is_some_and(char::is_uppercase);
    let is_heading = is_number
        && starts_big
        && line.len() <= MAX_NUMBERED_HEADING_BYTES
        && !rest.ends_with(['.', ',', ';', ':', '?', '!']);
    is_heading.then(|| u8::try_from(parts.len()).unwrap_or(u8::MAX).min(8))
}

/// Numbered headings in a row with nothing between them are a list, not headings.
const MIN_NUMBERED_ROW: usize = 3;

/// Makes list items of headings numbered alike that stand in a row with no text under any but the last.
pub(super) fn unlist(blocks: Vec<Block>) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut row: Vec<Block> = Vec::new();
    let mut row_level = None;
    for block in blocks {
        let level = match &block {
            Block::Heading { text, .. } => numbered_heading(text),
            Block::Paragraph(_) | Block::Item(_) | Block::Row(_) => None,
        };
        if level != row_level {
            close_row(&mut row, &mut out);
        }
        row_level = level;
        if level.is_some() {
            row.push(block);
        } else {
            out.push(block);
        }
    }
    close_row(&mut row, &mut out);
    out
}

fn close_row(row: &mut Vec<Block>, out: &mut Vec<Block>) {
    let is_list = row.len() >= MIN_NUMBERED_ROW;
    out.extend(row.drain(..).map(|block| match block {
        Block::Heading { text, .. } if is_list => Block::Item(text),
        Block::Heading { .. } | Block::Paragraph(_) | Block::Item(_) | Block::Row(_) => block,
    }));
}
