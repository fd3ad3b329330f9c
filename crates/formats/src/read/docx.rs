//! Word and Google Docs texts: `word/document.xml` with its styles. Insertions that are tracked are kept, deletions
//! and the old place of moved text are left out; so are footnotes, comments, field codes and tables of contents.

use std::collections::BTreeMap;

use super::block::{Block, Draft, GUESSED_LEVEL, Sink};
use super::package::Package;
use super::xml::{Step, Tag, walk};
use super::{ReadError, text};

/// How many styles may be based on each other in a row.
const MAX_STYLE_CHAIN: usize = 32;

pub(super) fn read(mut package: Package<'_>) -> Result<Draft, ReadError> {
    let main = main_part(&mut package)?;
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
    let styles_part = if folder.is_empty() { "styles.xml".to_owned() } else { format!("{folder}/styles.xml") };
    let styles = match package.part(&styles_part)? {
        Some(xml) => Styles::read(&xml)?,
        None => Styles::default(),
    };
    let xml = package.part(&main)?.ok_or(ReadError::Damaged)?;
    let mut reader =
        Walker { styles: &styles, sink: Sink::default(), paragraphs: Vec::new(), skipping: 0, run: Run::default() };
    walk(&xml, |step| reader.step(step))?;
    Ok(Draft { title: None, blocks: reader.sink.finish() })
}

/// The name of the part that holds the text; some programs do not call it `document.xml`.
fn main_part(package: &mut Package<'_>) -> Result<String, ReadError> {
    const USUAL: &str = "word/document.xml";
    if package.has(USUAL) {
        return Ok(USUAL.to_owned());
    }
    let mut found = None;
    if let Some(relations) = package.part("_rels/.rels")? {
        walk(&relations, |step| {
            if let Step::Open(tag) = step
                && tag.attribute("Type").is_some_and(|kind| kind.ends_with("/officeDocument"))
            {
                found = tag.attribute("Target").map(|target| target.trim_start_matches('/').to_owned());
            }
            Ok(())
        })?;
    }
    found.filter(|part| package.has(part)).ok_or(ReadError::Damaged)
}

/// What a paragraph style says about the paragraphs that wear it.
#[derive(Debug, Default, Clone)]
struct Style {
    name: String,
    based_on: Option<String>,
    level: Option<u8>,
    numbered: bool,
}

#[derive(Debug, Default)]
struct Styles(BTreeMap<String, Style>);

impl Styles {
    fn read(xml: &str) -> Result<Self, ReadError> {
        let mut styles = BTreeMap::new();
        let mut open: Option<(String, Style)> = None;
        walk(xml, |step| {
            match step {
                Step::Open(tag) => match tag.name() {
                    "style" => open = tag.attribute("styleId").map(|id| (id, Style::default())),
                    "name" => {
                        if let (Some((_, style)), Some(name)) = (&mut open, tag.attribute("val")) {
                            style.name = name.to_lowercase();
                        }
                    }
                    "basedOn" => {
                        if let Some((_, style)) = &mut open {
                            style.based_on = tag.attribute("val");
                        }
                    }
                    "outlineLvl" => {
                        if let Some((_, style)) = &mut open {
                            style.level = outline_level(&tag);
                        }
                    }
                    "numId" => {
                        if let Some((_, style)) = &mut open {
                            style.numbered = tag.attribute("val").is_some_and(|id| id != "0");
                        }
                    }
                    _ => {}
                },
                Step::Close("style") => {
                    if let Some((id, style)) = open.take() {
                        styles.insert(id, style);
                    }
                }
                Step::Close(_) | Step::Text(_) => {}
            }
            Ok(())
        })?;
        Ok(Self(styles))
    }

    /// The style and those it is based on, nearest first.
    fn chain<'s>(&'s self, id: &str) -> impl Iterator<Item = &'s Style> {
        let mut next = self.0.get(id);
        std::iter::from_fn(move || {
            let style = next?;
            next = style.based_on.as_deref().and_then(|id| self.0.get(id));
            Some(style)
        })
        .take(MAX_STYLE_CHAIN)
    }

    fn level(&self, id: &str) -> Option<u8> {
        if self.0.contains_key(id) {
            self.chain(id).find_map(|style| named_level(&style.name).or(style.level))
        } else {
            // Files without a style sheet still name the styles everybody knows.
            named_level(&id.to_lowercase())
        }
    }

    fn is_contents(&self, id: &str) -> bool {
        let lower = id.to_lowercase();
        std::iter::once(lower.as_str()).chain(self.chain(id).map(|style| style.name.as_str())).any(|name| {
            ["toc", "innholdsfortegnelse", "inh", "table of figures"].iter().any(|start| {
                name.strip_prefix(start).is_some_and(|rest| rest.trim().chars().all(|c| c.is_ascii_digit()))
            })
        })
    }

    fn is_list(&self, id: &str) -> bool {
        self.chain(id).any(|style| {
            style.numbered
                || ["list bullet", "list number", "punktliste", "punktmerk", "nummerert liste"]
                    .iter()
                    .any(|start| style.name.starts_with(start))
        })
    }
}

/// The level that a style's name promises, in the languages Word writes it in here: 0 for a title.
fn named_level(name: &str) -> Option<u8> {
    if matches!(name, "title" | "tittel") {
        return Some(0);
    }
    let rest = ["heading", "overskrift"].iter().find_map(|word| name.strip_prefix(word))?;
    rest.trim().parse().ok().filter(|level| (1..=9).contains(level))
}

/// The level of an `outlineLvl` element; 9 stands for body text.
fn outline_level(tag: &Tag<'_>) -> Option<u8> {
    let value: u8 = tag.attribute("val")?.parse().ok()?;
    (value < 9).then(|| value + 1)
}

#[derive(Debug, Default)]
struct Paragraph {
    text: String,
    style: Option<String>,
    level: Option<u8>,
    numbered: Option<bool>,
    bold_bytes: usize,
    in_properties: bool,
}

#[derive(Debug, Default)]
struct Run {
    in_properties: bool,
    bold: bool,
    hidden: bool,
    in_text: bool,
}

struct Walker<'s> {
    styles: &'s Styles,
    sink: Sink,
    /// Paragraphs that are open; text boxes put paragraphs inside paragraphs.
    paragraphs: Vec<Paragraph>,
    /// How many elements deep we are in something that is left out.
    skipping: usize,
    run: Run,
}

impl Walker<'_> {
    fn step(&mut self, step: Step<'_>) -> Result<(), ReadError> {
        match step {
            Step::Open(tag) => self.open(&tag),
            Step::Close(name) => self.close(name),
            Step::Text(text) => {
                if self.skipping == 0 && self.run.in_text && !self.run.hidden {
                    self.add(&text);
                }
                Ok(())
            }
        }
    }

    fn add(&mut self, text: &str) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            if self.run.bold {
                paragraph.bold_bytes += text.split_whitespace().map(str::len).sum::<usize>();
            }
            paragraph.text.push_str(text);
        }
    }

    fn open(&mut self, tag: &Tag<'_>) -> Result<(), ReadError> {
        if self.skipping > 0 {
            self.skipping += 1;
            return Ok(());
        }
        let is_off = || tag.attribute("val").is_some_and(|value| matches!(value.as_str(), "0" | "false" | "off"));
        match tag.name() {
            // Inside a run's or paragraph's properties `del` and `ins` only mark the paragraph's own end.
            "del" | "moveFrom" if !self.in_properties() => self.skipping = 1,
            "Fallback" | "instrText" | "delText" | "footnote" | "endnote" => self.skipping = 1,
            "p" => self.paragraphs.push(Paragraph::default()),
            "pPr" => self.set_properties(true),
            "r" => self.run = Run::default(),
            "rPr" => self.run.in_properties = true,
            "b" if self.run.in_properties => self.run.bold = !is_off(),
            "vanish" if self.run.in_properties && !self.in_properties() => self.run.hidden = !is_off(),
            "t" => self.run.in_text = true,
            "tab" if !self.in_properties() => self.add(" "),
            "br" | "cr" => self.add(" "),
            "noBreakHyphen" => self.add("-"),
            "pStyle" => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.style = tag.attribute("val");
                }
            }
            "outlineLvl" => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.level = outline_level(tag);
                }
            }
            "numId" => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.numbered = Some(tag.attribute("val").is_some_and(|id| id != "0"));
                }
            }
            "tbl" => self.sink.open_table(),
            "tc" => self.sink.open_cell(),
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), ReadError> {
        if self.skipping > 0 {
            self.skipping -= 1;
            return Ok(());
        }
        match name {
            "p" => {
                if let Some(paragraph) = self.paragraphs.pop() {
                    self.finish(&paragraph)?;
                }
            }
            "pPr" => self.set_properties(false),
            "rPr" => self.run.in_properties = false,
            "r" => self.run = Run::default(),
            "t" => self.run.in_text = false,
            "tbl" => self.sink.close_table(),
            "tr" => self.sink.close_row(),
            "tc" => self.sink.close_cell(),
            _ => {}
        }
        Ok(())
    }

    fn in_properties(&self) -> bool {
        self.paragraphs.last().is_some_and(|paragraph| paragraph.in_properties)
    }

    fn set_properties(&mut self, inside: bool) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.in_properties = inside;
        }
    }

    fn finish(&mut self, paragraph: &Paragraph) -> Result<(), ReadError> {
        let style = paragraph.style.as_deref();
        if style.is_some_and(|style| self.styles.is_contents(style)) {
            return Ok(());
        }
        let cleaned = text::clean(&paragraph.text);
        let level = paragraph.level.or_else(|| style.and_then(|style| self.styles.level(style)));
        let is_item = paragraph.numbered.unwrap_or_else(|| style.is_some_and(|style| self.styles.is_list(style)));
        let letters: usize = paragraph.text.split_whitespace().map(str::len).sum();
        let is_bold = letters > 0 && paragraph.bold_bytes >= letters;
        let block = if let Some(level) = level {
            Block::Heading { level, text: cleaned }
        } else if is_item {
            Block::Item(cleaned)
        } else if let Some(item) = text::bulleted(&cleaned) {
            Block::Item(item.to_owned())
        } else if is_bold && !self.sink.in_cell() && text::looks_like_heading(&cleaned) {
            Block::Heading { level: GUESSED_LEVEL, text: cleaned }
        } else {
            Block::Paragraph(cleaned)
        };
        self.sink.push(block)
    }
}
