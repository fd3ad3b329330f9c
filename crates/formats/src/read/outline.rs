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
    // Which statements are headings, with their levels.
    let mut levels: Vec<(usize, u8)> = Vec::new();
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
            levels.push((statements.len(), level));
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
    let title = [
        title_of(&statements, &levels),
        draft.title.map(|title| text::clean(&title)),
        first_line(&statements),
        stem(name),
    ]
    .into_iter()
    .flatten()
    .find(|title| !title.is_empty())
    .unwrap_or_default();
    Ok(Outlined { title, statements })
}

/// The heading that is the whole document's title: one styled as title, the only one of the first level, or a first
/// line of that level with another heading right under it. A chapter's heading is none, though it stands first.
fn title_of(statements: &[Statement], levels: &[(usize, u8)]) -> Option<String> {
    let top: Vec<&(usize, u8)> = levels.iter().filter(|(_, level)| *level <= 1).collect();
    let (place, level) = top.first()?;
    let is_only = top.len() == 1;
    let heads_headings = *place == 0 && statements.get(1).is_some_and(|next| next.kind == Kind::Heading);
    (*level == 0 || is_only || heads_headings)
        .then(|| statements.get(*place).map(|statement| statement.text.clone()))?
}

/// A first line that reads like a title.
fn first_line(statements: &[Statement]) -> Option<String> {
    let first = statements.first()?;
    let is_title = matches!(first.kind, Kind::Heading | Kind::Paragraph)
        && (statements.len() > 1 || first.kind == Kind::Heading)
        && text::looks_like_heading(&first.text);
    is_title.then(|| first.text.clone())
}

/// The file's name without folders and without its ending.
fn stem(name: &str) -> Option<String> {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let stem = match file.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        Some(_) | None => file,
    };
    Some(text::clean(stem))
}
