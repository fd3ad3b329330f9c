//! Plain text: paragraphs parted by blank lines, headings by their looks.

use super::block::{Block, Draft, GUESSED_LEVEL, Sink};
use super::{ReadError, lines, text};

/// Lines of a numbered run of at least so many are a list; fewer may be headings.
const MIN_NUMBERED_RUN: usize = 2;

/// A line of so few words that ends in a colon over a list is its heading.
const MAX_LABEL_WORDS: usize = 3;

/// Reads plain text.
pub(super) fn read(source: &str) -> Result<Draft, ReadError> {
    let lines: Vec<&str> = source.lines().map(str::trim_end).collect();
    let mut blocks = Vec::new();
    for run in lines.split(|line| line.trim().is_empty() || is_rule(line)) {
        // A rule under a line was cut away with the blank lines: underlined headings are found below by their length.
        if run.is_empty() {
            continue;
        }
        run_blocks(run, &mut blocks);
    }
    let mut sink = Sink::default();
    for block in lines::unlist(headed(blocks, &lines)) {
        sink.push(block)?;
    }
    Ok(Draft { title: None, blocks: sink.finish() })
}

/// A line of nothing but `===`, `---`, `___` or `***`.
fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.len() >= 3
        && ["=", "-", "_", "*", "—"].iter().any(|mark| line.trim_matches(|c: char| mark.contains(c)).is_empty())
}

fn run_blocks(run: &[&str], out: &mut Vec<Block>) {
    let numbered = run.iter().filter(|line| dotted_item(line).is_some()).count();
    if numbered >= MIN_NUMBERED_RUN {
        lines::blocks_of(run, |line| text::bulleted(line).or_else(|| dotted_item(line)), out);
        return;
    }
    // A heading glued to the paragraph below it: numbered, or in capitals throughout.
    if let [first, rest @ ..] = run
        && !rest.is_empty()
        && (lines::numbered_heading(first.trim()).is_some() || is_capitals(first))
    {
        out.push(Block::Paragraph(text::clean(first)));
        lines::blocks_of(rest, text::bulleted, out);
        return;
    }
    lines::blocks_of(run, text::bulleted, out);
}

/// The text of an item numbered `1.`.
fn dotted_item(line: &str) -> Option<&str> {
    let (number, item) = line.trim_start().split_once(". ")?;
    let is_number = (1..=2).contains(&number.len()) && number.chars().all(|c| c.is_ascii_digit());
    (is_number && !item.trim().is_empty()).then(|| item.trim_start())
}

fn is_capitals(line: &str) -> bool {
    let line = line.trim();
    line.chars().filter(|c| c.is_alphabetic()).count() >= 3
        && !line.chars().any(char::is_lowercase)
        && text::looks_like_heading(line)
}

/// Makes headings of the paragraphs that look like them.
fn headed(blocks: Vec<Block>, lines: &[&str]) -> Vec<Block> {
    let underlined = underlined_lines(lines);
    let total = blocks.len();
    let mut out = Vec::with_capacity(total);
    let mut blocks = blocks.into_iter().peekable();
    while let Some(block) = blocks.next() {
        let Block::Paragraph(line) = block else {
            out.push(block);
            continue;
        };
        // A short line is a heading only if something stands under it that is not one more short line of a sort.
        let has_text_below = blocks.peek().is_some();
        let level = if let Some((_, level)) = underlined.iter().find(|(heading, _)| *heading == line) {
            Some(*level)
        } else if let Some(level) = lines::numbered_heading(&line) {
            Some(level.saturating_add(1))
        } else if is_capitals(&line) {
            Some(2)
        } else if line.ends_with(':')
            && line.split_whitespace().count() <= MAX_LABEL_WORDS
            && matches!(blocks.peek(), Some(Block::Item(_)))
        {
            Some(GUESSED_LEVEL)
        } else if has_text_below && !line.ends_with([':', '?']) && text::looks_like_heading(&line) && is_short(&line) {
            Some(if out.is_empty() { 1 } else { GUESSED_LEVEL })
        } else {
            None
        };
        out.push(match level {
            Some(level) => Block::Heading { level, text: line },
            None => Block::Paragraph(line),
        });
    }
    out
}

/// Few enough words for a heading that nothing but its shortness shows.
fn is_short(line: &str) -> bool {
    /// The most words of such a heading.
    const MAX_WORDS: usize = 8;
    line.split_whitespace().count() <= MAX_WORDS
        && line.chars().next().is_some_and(|first| first.is_uppercase() || first.is_ascii_digit())
}

/// The lines that have a rule right under them: `=` is a title, `-` a heading.
fn underlined_lines(lines: &[&str]) -> Vec<(String, u8)> {
    lines
        .windows(2)
        .filter(|pair| !pair[0].trim().is_empty() && !is_rule(pair[0]) && is_rule(pair[1]))
        .map(|pair| (text::clean(pair[0]), if pair[1].trim().starts_with('=') { 1 } else { 2 }))
        .collect()
}
