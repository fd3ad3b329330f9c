//! OpenDocument texts: `content.xml`. Tracked deletions are kept apart by the format itself and left out here, like
//! notes, comments and tables of contents.

use std::collections::BTreeMap;

use super::block::{Block, Draft, GUESSED_LEVEL, Sink};
use super::package::Package;
use super::xml::{Step, Tag, walk};
use super::{ReadError, text};

/// The most spaces one `text:s` element stands for here; more make no difference to the text.
const MAX_SPACES: usize = 8;

pub(super) fn read(mut package: Package<'_>) -> Result<Draft, ReadError> {
    let xml = package.part("content.xml")?.ok_or(ReadError::Damaged)?;
    let mut walker = Walker::default();
    walk(&xml, |step| walker.step(step))?;
    Ok(Draft { title: None, blocks: walker.sink.finish() })
}

/// What an automatic style adds: the named style it comes from, and whether it is bold.
#[derive(Debug, Default)]
struct Style {
    parent: Option<String>,
    bold: bool,
}

#[derive(Debug, Default)]
struct Paragraph {
    text: String,
    style: Option<String>,
    level: Option<u8>,
    bold_bytes: usize,
}

#[derive(Debug, Default)]
struct Walker {
    sink: Sink,
    styles: BTreeMap<String, Style>,
    open_style: Option<String>,
    paragraphs: Vec<Paragraph>,
    /// Per open span, whether it is bold.
    spans: Vec<bool>,
    skipping: usize,
    list_items: usize,
}

impl Walker {
    fn step(&mut self, step: Step<'_>) -> Result<(), ReadError> {
        match step {
            Step::Open(tag) => {
                self.open(&tag);
                Ok(())
            }
            Step::Close(name) => self.close(name),
            Step::Text(text) => {
                if self.skipping == 0 {
                    self.add(&text);
                }
                Ok(())
            }
        }
    }

    fn add(&mut self, text: &str) {
        let span_bold = self.spans.last().copied().unwrap_or(false);
        if let Some(paragraph) = self.paragraphs.last_mut() {
            let is_bold = span_bold
                || paragraph.style.as_ref().and_then(|style| self.styles.get(style)).is_some_and(|style| style.bold);
            if is_bold {
                paragraph.bold_bytes += text.split_whitespace().map(str::len).sum::<usize>();
            }
            paragraph.text.push_str(text);
        }
    }

    fn open(&mut self, tag: &Tag<'_>) {
        if self.skipping > 0 {
            self.skipping += 1;
            return;
        }
        match tag.name() {
            "tracked-changes" | "note" | "annotation" | "table-of-content" | "alphabetical-index" | "title"
            | "desc" | "forms" | "bibliography" => self.skipping = 1,
            "style" => {
                self.open_style = tag.attribute("name");
                if let Some(name) = &self.open_style {
                    let style = Style { parent: tag.attribute("parent-style-name"), bold: false };
                    self.styles.insert(name.clone(), style);
                }
            }
            "text-properties" => {
                if let Some(style) = self.open_style.as_ref().and_then(|name| self.styles.get_mut(name)) {
                    style.bold = tag.attribute("font-weight").is_some_and(|weight| weight == "bold" || weight == "700");
                }
            }
            "h" => self.paragraphs.push(Paragraph {
                style: tag.attribute("style-name"),
                level: tag.attribute("outline-level").and_then(|level| level.parse().ok()).or(Some(1)),
                ..Paragraph::default()
            }),
            "p" => self.paragraphs.push(Paragraph { style: tag.attribute("style-name"), ..Paragraph::default() }),
            "span" => {
                let outer = self.spans.last().copied().unwrap_or(false);
                let own = tag.attribute("style-name").and_then(|name| self.styles.get(&name).map(|style| style.bold));
                self.spans.push(outer || own.unwrap_or(false));
            }
            "s" => {
                let count = tag.attribute("c").and_then(|count| count.parse().ok()).unwrap_or(1);
                self.add(&" ".repeat(MAX_SPACES.min(count)));
            }
            "tab" | "line-break" => self.add(" "),
            "list-item" => self.list_items += 1,
            "table" => self.sink.open_table(),
            "table-cell" => self.sink.open_cell(),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) -> Result<(), ReadError> {
        if self.skipping > 0 {
            self.skipping -= 1;
            return Ok(());
        }
        match name {
            "p" | "h" => {
                if let Some(paragraph) = self.paragraphs.pop() {
                    self.finish(&paragraph)?;
                }
            }
            "span" => {
                self.spans.pop();
            }
            "style" => self.open_style = None,
            "list-item" => self.list_items = self.list_items.saturating_sub(1),
            "table" => self.sink.close_table(),
            "table-row" => self.sink.close_row(),
            "table-cell" => self.sink.close_cell(),
            _ => {}
        }
        Ok(())
    }

    fn finish(&mut self, paragraph: &Paragraph) -> Result<(), ReadError> {
        let cleaned = text::clean(&paragraph.text);
        let letters: usize = paragraph.text.split_whitespace().map(str::len).sum();
        let level = paragraph.level.or_else(|| self.named_level(paragraph.style.as_deref()?));
        let block = if let Some(level) = level {
            Block::Heading { level, text: cleaned }
        } else if self.list_items > 0 {
            Block::Item(cleaned)
        } else if let Some(item) = text::bulleted(&cleaned) {
            Block::Item(item.to_owned())
        } else if letters > 0
            && paragraph.bold_bytes >= letters
            && !self.sink.in_cell()
            && text::looks_like_heading(&cleaned)
        {
            Block::Heading { level: GUESSED_LEVEL, text: cleaned }
        } else {
            Block::Paragraph(cleaned)
        };
        self.sink.push(block)
    }

    /// The level a style's own name, or that of the style it comes from, promises: 0 for a title.
    fn named_level(&self, style: &str) -> Option<u8> {
        let parent = self.styles.get(style).and_then(|style| style.parent.as_deref());
        [Some(style), parent].into_iter().flatten().find_map(|name| {
            let name = name.replace("_20_", " ").to_lowercase();
            if matches!(name.as_str(), "title" | "tittel") {
                return Some(0);
            }
            let rest = name.strip_prefix("heading").or_else(|| name.strip_prefix("overskrift"))?;
            rest.trim().parse().ok().filter(|level| (1..=9).contains(level))
        })
    }
}
