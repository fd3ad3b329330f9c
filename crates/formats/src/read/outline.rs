//! From blocks to statements: numbers, heading paths and the title.

use super::block::{Block, Draft};
use super::document::{Kind, Marks, Statement};
use super::{MAX_HEADING_BYTES, MAX_STATEMENTS, ReadError, text};

/// The statements of a document before they are marked.
pub(super) struct Outlined {
    pub(super) title: String,
    pub(super) statements: Vec<Statement>,
}

/// Gives every block its number and path.
pub(super) fn outline(draft: Draft, name: &str) -> Result<Outlined, ReadError> {
    let mut statements: Vec<Statement> = Vec::with_capacity(draft.blocks.len());
    let mut open: Vec<(u8, String)> = Vec::new();
    let mut heading_title: Option<(u8, String)> = None;
    for block in draft.blocks {
        let block = match block {
            Block::Heading { text, .. } if text.len() > MAX_HEADING_BYTES => Block::Paragraph(text),
            Block::Heading { .. } | Block::Paragraph(_) | Block::Item(_) | Block::Row(_) => block,
        };
        let (kind, level, text) = match block {
            Block::Heading { level, text } => (Kind::Heading, Some(level), text),
            Block::Paragraph(text) => (Kind::Paragraph, None, text),
            Block::Item(text) => (Kind::ListItem, None, text),
            Block::Row(text) => (Kind::TableRow, None, text),
        };
        if text.is_empty() {
            continue;
        }
        if let Some(level) = level {
            open.retain(|(above, _)| *above < level);
            if heading_title.as_ref().is_none_or(|(best, _)| level < *best) {
                heading_title = Some((level, text.clone()));
            }
        }
        statements.push(Statement {
            number: statements.len() + 1,
            path: open.iter().map(|(_, heading)| heading.clone()).collect(),
            kind,
            text: text.clone(),
            marks: Marks::default(),
            because: Vec::new(),
        });
        if let Some(level) = level {
            open.push((level, text));
        }
        if statements.len() > MAX_STATEMENTS {
            return Err(ReadError::TooLarge);
        }
    }
    if statements.is_empty() {
        return Err(ReadError::NoText);
    }
    // A title or first-level heading is the title; a lower heading only where nothing else is said.
    let (top, lower) = match heading_title {
        Some((level, text)) if level <= 1 => (Some(text), None),
        Some((_, text)) => (None, Some(text)),
        None => (None, None),
    };
    let title = [top, draft.title.map(|title| text::clean(&title)), lower]
        .into_iter()
        .flatten()
        .find(|title| !title.is_empty())
        .unwrap_or_else(|| stem(name));
    Ok(Outlined { title, statements })
}

/// The file's name without folders and without its ending.
fn stem(name: &str) -> String {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let stem = match file.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        Some(_) | None => file,
    };
    text::clean(stem)
}
