//! reStructuredText, read plainly: headings by their underlines, lists, and the words of roles and links. Directives are
//! dropped, what is indented under an admonition or a figure is read as text.

use super::block::{Block, Draft, Sink};
use super::{ReadError, lines, text};

/// What an underline may be made of.
const UNDERLINES: &str = "=-~^\"'`#*+.:_<>";

/// The shortest underline, in characters.
const MIN_UNDERLINE_CHARS: usize = 3;

/// Reads reStructuredText.
pub(super) fn read(source: &str) -> Result<Draft, ReadError> {
    let all: Vec<&str> = source.lines().map(str::trim_end).collect();
    let mut sink = Sink::default();
    // The marks of headings in the order they were first used: the order is their level.
    let mut marks: Vec<(char, bool)> = Vec::new();
    let mut run: Vec<String> = Vec::new();
    let mut at = 0;
    while let Some(line) = all.get(at) {
        let next = all.get(at + 1).copied().unwrap_or("");
        let after = all.get(at + 2).copied().unwrap_or("");
        let overlined = underline(line).filter(|mark| !next.trim().is_empty() && underline(after) == Some(*mark));
        let underlined = underline(next).filter(|_| run.is_empty() && is_heading_text(line));
        if let Some(mark) = overlined.or(underlined) {
            close(&mut run, &mut sink)?;
            let heading = if overlined.is_some() { next } else { line };
            let style = (mark, overlined.is_some());
            let place = marks.iter().position(|known| *known == style).unwrap_or_else(|| {
                marks.push(style);
                marks.len() - 1
            });
            let level = u8::try_from(place + 1).unwrap_or(u8::MAX).min(8);
            sink.push(Block::Heading { level, text: text::clean(&inline(heading)) })?;
            at += if overlined.is_some() { 3 } else { 2 };
            continue;
        }
        if line.trim().is_empty() || underline(line).is_some() || is_field(line) {
            close(&mut run, &mut sink)?;
        } else if let Some(rest) = line.trim_start().strip_prefix(".. ") {
            close(&mut run, &mut sink)?;
            // `.. note:: Read this` says something on its own line; targets, comments and pictures do not.
            let said =
                rest.split_once("::").filter(|(name, _)| matches!(*name, "note" | "important" | "tip" | "warning"));
            if let Some((_, said)) = said.filter(|(_, said)| !said.trim().is_empty()) {
                run.push(inline(said));
            }
        } else {
            run.push(inline(line));
        }
        at += 1;
    }
    close(&mut run, &mut sink)?;
    Ok(Draft { title: None, blocks: sink.finish() })
}

fn close(run: &mut Vec<String>, sink: &mut Sink) -> Result<(), ReadError> {
    let lines: Vec<&str> = run.iter().map(String::as_str).collect();
    let mut blocks = Vec::new();
    lines::blocks_of(&lines, bulleted, &mut blocks);
    run.clear();
    blocks.into_iter().try_for_each(|block| sink.push(block))
}

/// A bullet, or a number that counts itself.
fn bulleted(line: &str) -> Option<&str> {
    text::bulleted(line).or_else(|| line.strip_prefix("#. ")).or_else(|| line.strip_prefix("+ ")).map(str::trim_start)
}

/// The mark that a line is made of, if it is made of one.
fn underline(line: &str) -> Option<char> {
    let mark = line.chars().next().filter(|first| UNDERLINES.contains(*first))?;
    (line.chars().count() >= MIN_UNDERLINE_CHARS && line.chars().all(|c| c == mark)).then_some(mark)
}

fn is_heading_text(line: &str) -> bool {
    !line.trim().is_empty() && !line.starts_with([' ', '\t']) && underline(line).is_none() && !line.starts_with(".. ")
}

/// `:author: Kari`: an option or a field, not text.
fn is_field(line: &str) -> bool {
    line.trim_start().strip_prefix(':').is_some_and(|rest| {
        rest.split_once(':').is_some_and(|(name, after)| {
            !name.is_empty()
                && !after.starts_with('`')
                && name.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_')
        })
    })
}

/// A line without its marks: `:ref:`goals <x>`` becomes `goals`, ``**now**`` becomes `now`.
fn inline(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut parts = line.split('`');
    if let Some(first) = parts.next() {
        out.push_str(first);
    }
    let mut is_quoted = true;
    for part in parts {
        if is_quoted {
            if let Some(start) = role_start(&out) {
                out.truncate(start);
            }
            out.push_str(part.split_once(" <").map_or(part, |(words, _)| words));
        } else {
            out.push_str(part.trim_start_matches('_'));
        }
        is_quoted = !is_quoted;
    }
    out.replace("**", "").replace("::", ":")
}

/// Where the role begins that a text ends with: `:ref:`.
fn role_start(text: &str) -> Option<usize> {
    /// The most letters of a role's name.
    const MAX_CHARS: usize = 30;
    let name = text.strip_suffix(':')?;
    let (at, mark) =
        name.char_indices().rev().take(MAX_CHARS).find(|(_, c)| !c.is_alphanumeric() && !"-_".contains(*c))?;
    (mark == ':' && at + 1 < name.len()).then_some(at)
}
