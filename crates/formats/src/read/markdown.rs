//! Markdown: front matter aside, the text is turned into a page and read by the reader of pages, so that HTML inside
//! Markdown – which real documents are full of – and Markdown itself take the same way.

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::block::Draft;
use super::{ReadError, html};

/// Reads a Markdown text.
pub(super) fn read(text: &str) -> Result<Draft, ReadError> {
    let (front_title, body) = front_matter(text);
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES;
    // Templates of page generators (`{% … %}`, `{: .class}`) are no text.
    let body: String = body.split_inclusive('\n').filter(|line| !is_template(line)).collect();
    let mut page = String::with_capacity(body.len() + body.len() / 2);
    pulldown_cmark::html::push_html(&mut page, Indented::new(Parser::new_ext(&body, options)));
    let mut draft = html::read(&page)?;
    draft.title = front_title.or(draft.title);
    Ok(draft)
}

/// Whether a text without an ending is Markdown: it has a `#` heading.
pub(super) fn looks_like_markdown(text: &str) -> bool {
    text.lines().any(|line| {
        let rest = line.trim_start_matches('#');
        let marks = line.len() - rest.len();
        (1..=6).contains(&marks) && rest.starts_with(' ')
    })
}

fn is_template(line: &str) -> bool {
    let line = line.trim();
    (line.starts_with("{%") && line.ends_with("%}")) || (line.starts_with("{:") && line.ends_with('}'))
}

/// The title named in the front matter, and what comes after it. Comments in front matter look like headings, so it
/// has to go before anything else is read.
fn front_matter(text: &str) -> (Option<String>, &str) {
    let text = text.trim_start_matches('\u{feff}');
    let fence = match text.lines().next().map(str::trim_end) {
        Some("---") => "---",
        Some("+++") => "+++",
        Some(_) | None => return (None, text),
    };
    let mut offset = 0;
    let mut title = None;
    for (index, line) in text.split_inclusive('\n').enumerate() {
        offset += line.len();
        let trimmed = line.trim_end();
        if index > 0 && (trimmed == fence || (fence == "---" && trimmed == "...")) {
            return (title, &text[offset..]);
        }
        let value =
            trimmed.strip_prefix("title:").or_else(|| trimmed.strip_prefix("title =").filter(|_| fence == "+++"));
        if let Some(value) = value {
            let value = value.trim().trim_matches(['"', '\'']).trim();
            title = (!value.is_empty()).then(|| value.to_owned());
        }
    }
    // Without a closing line it was a rule, not front matter.
    (None, text)
}

/// Hands on the events, with indented HTML – which the rules of Markdown take for code – made HTML again.
struct Indented<I> {
    events: I,
    in_indented: bool,
    is_html: Option<bool>,
}

impl<I> Indented<I> {
    fn new(events: I) -> Self {
        Self { events, in_indented: false, is_html: None }
    }
}

impl<'a, I: Iterator<Item = Event<'a>>> Iterator for Indented<I> {
    type Item = Event<'a>;

    #[expect(clippy::wildcard_enum_match_arm, reason = "all other events of the Markdown library pass unchanged")]
    fn next(&mut self) -> Option<Event<'a>> {
        loop {
            match self.events.next()? {
                Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => {
                    self.in_indented = true;
                    self.is_html = None;
                }
                Event::End(TagEnd::CodeBlock) if self.in_indented => self.in_indented = false,
                Event::Text(text) if self.in_indented => {
                    let is_html = *self.is_html.get_or_insert_with(|| text.trim_start().starts_with('<'));
                    return Some(if is_html { Event::Html(text) } else { Event::Text(text) });
                }
                Event::TaskListMarker(_) => {}
                Event::FootnoteReference(_) => {}
                event => return Some(event),
            }
        }
    }
}
