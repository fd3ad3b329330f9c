//! Web pages, and the pages that Markdown becomes: the element tree is walked without recursion and cut into blocks.

use scraper::node::Element;
use scraper::{Html, Node};

use super::block::{Block, Draft, GUESSED_LEVEL, Sink};
use super::{MAX_HTML_DEPTH, ReadError, text};

/// Reads a web page.
pub(super) fn read(page: &str) -> Result<Draft, ReadError> {
    if opened_at_once(page) > MAX_HTML_DEPTH {
        return Err(ReadError::Bomb);
    }
    let tree = Html::parse_document(page);
    let named = |name: &str| {
        tree.tree
            .root()
            .descendants()
            .find(|node| node.value().as_element().is_some_and(|element| element.name() == name))
    };
    let title: String = named("title").map_or(String::new(), |title| {
        title.children().filter_map(|child| child.value().as_text().map(|text| text.to_string())).collect()
    });
    // A page that says which part of it is the text is taken at its word; menus and the like are left out.
    let body = named("main").unwrap_or(*tree.root_element());
    let mut walker = Walker::default();
    for edge in body.traverse() {
        match edge {
            ego_tree::iter::Edge::Open(node) => match node.value() {
                Node::Element(element) => walker.open(element)?,
                Node::Text(text) => walker.text(text),
                Node::Document
                | Node::Fragment
                | Node::Doctype(_)
                | Node::Comment(_)
                | Node::ProcessingInstruction(_) => {}
            },
            ego_tree::iter::Edge::Close(node) => {
                if let Node::Element(element) = node.value() {
                    walker.close(element)?;
                }
            }
        }
    }
    walker.flush()?;
    let title = text::clean(&title);
    Ok(Draft { title: (!title.is_empty()).then_some(title), blocks: walker.sink.finish() })
}

/// The most elements that are open at once, counted from the tags alone. Tags that pages often leave unclosed, and that
/// the next one closes, do not count.
fn opened_at_once(page: &str) -> usize {
    let mut open = 0_usize;
    let mut most = 0_usize;
    for piece in page.split('<').skip(1) {
        let (closes, rest) = match piece.strip_prefix('/') {
            Some(rest) => (true, rest),
            None => (false, piece),
        };
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let name = rest[..end].to_ascii_lowercase();
        if name.is_empty() || closes_itself(&name) {
            continue;
        }
        if closes {
            open = open.saturating_sub(1);
        } else {
            open += 1;
            most = most.max(open);
        }
    }
    most
}

fn closes_itself(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "body"
            | "br"
            | "col"
            | "colgroup"
            | "dd"
            | "dt"
            | "embed"
            | "head"
            | "hr"
            | "html"
            | "img"
            | "input"
            | "li"
            | "link"
            | "meta"
            | "option"
            | "p"
            | "param"
            | "source"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "track"
            | "wbr"
    )
}

#[derive(Default)]
struct Walker {
    sink: Sink,
    buffer: String,
    /// How much of the buffer is set in bold, in bytes without white space.
    bold_bytes: usize,
    bold: usize,
    skipping: usize,
    /// The heading that is open, by level.
    heading: Option<u8>,
    list_items: usize,
}

impl Walker {
    fn text(&mut self, text: &str) {
        if self.skipping == 0 {
            self.buffer.push_str(text);
            if self.bold > 0 {
                self.bold_bytes += text.split_whitespace().map(str::len).sum::<usize>();
            }
        }
    }

    fn open(&mut self, element: &Element) -> Result<(), ReadError> {
        let name = element.name();
        if self.skipping > 0 || is_left_out(element) {
            self.skipping += 1;
            return Ok(());
        }
        match name {
            "b" | "strong" => self.bold += 1,
            "br" => self.buffer.push(' '),
            _ => {}
        }
        if !is_block(name) {
            return Ok(());
        }
        self.flush()?;
        match name {
            "li" => self.list_items += 1,
            "table" => self.sink.open_table(),
            "td" | "th" => self.sink.open_cell(),
            _ => {}
        }
        if let Some(level) = heading_level(element) {
            self.heading = Some(level);
        }
        Ok(())
    }

    fn close(&mut self, element: &Element) -> Result<(), ReadError> {
        let name = element.name();
        if self.skipping > 0 {
            self.skipping -= 1;
            return Ok(());
        }
        if matches!(name, "b" | "strong") {
            self.bold = self.bold.saturating_sub(1);
        }
        if !is_block(name) {
            return Ok(());
        }
        self.flush()?;
        match name {
            "li" => self.list_items = self.list_items.saturating_sub(1),
            "table" => self.sink.close_table(),
            "tr" => self.sink.close_row(),
            "td" | "th" => self.sink.close_cell(),
            _ => {}
        }
        if heading_level(element).is_some() {
            self.heading = None;
        }
        Ok(())
    }

    /// Makes a block of what has been gathered.
    fn flush(&mut self) -> Result<(), ReadError> {
        let raw = std::mem::take(&mut self.buffer);
        let bold_bytes = std::mem::take(&mut self.bold_bytes);
        let text = text::clean(&raw);
        if text.is_empty() {
            return Ok(());
        }
        let letters: usize = raw.split_whitespace().map(str::len).sum();
        let block = if let Some(level) = self.heading {
            Block::Heading { level, text }
        } else if self.list_items > 0 {
            Block::Item(text)
        } else if let Some(item) = text::bulleted(&text) {
            Block::Item(item.to_owned())
        } else if bold_bytes >= letters && !self.sink.in_cell() && text::looks_like_heading(&text) {
            Block::Heading { level: GUESSED_LEVEL, text }
        } else {
            Block::Paragraph(text)
        };
        self.sink.push(block)
    }
}

/// Elements whose text is not part of what the document says.
fn is_left_out(element: &Element) -> bool {
    matches!(
        element.name(),
        "title"
            | "script"
            | "style"
            | "template"
            | "noscript"
            | "nav"
            | "footer"
            | "svg"
            | "math"
            | "button"
            | "select"
            | "option"
            | "textarea"
            | "iframe"
            | "object"
            | "audio"
            | "video"
            | "canvas"
            | "del"
            | "s"
            | "strike"
    ) || element.attr("hidden").is_some()
        || element.attr("role") == Some("navigation")
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "hr"
            | "html"
            | "label"
            | "legend"
            | "li"
            | "main"
            | "ol"
            | "p"
            | "pre"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
            | "undefined"
    )
}

/// The level of a heading element, or of a box that is named a title (`panel-title`, `card-title` and the like).
fn heading_level(element: &Element) -> Option<u8> {
    Some(match element.name() {
        "h1" => 1,
        "h2" => 2,
        "h3" => 3,
        "h4" => 4,
        "h5" => 5,
        "h6" => 6,
        "div" | "summary" | "p" => {
            let is_title = element.name() == "summary" || element.classes().any(|class| class.ends_with("-title"));
            if !is_title {
                return None;
            }
            GUESSED_LEVEL - 1
        }
        _ => return None,
    })
}
