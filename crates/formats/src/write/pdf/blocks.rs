//! Markdown that we wrote, as data for a template: blocks of runs of text.

use super::super::html::BREAK;
use pulldown_cmark::{Alignment, Event, Options, Parser, Tag, TagEnd};
use serde_json::{Value, json};

/// Headings, paragraphs, lists and tables, in their order:
/// `{"kind": "heading", "level": 2, "runs": […]}`, `{"kind": "paragraph", "runs": […]}`,
/// `{"kind": "list", "items": [[…], …]}`, `{"kind": "table", "numbers": [false, true], "head": [[…], …], "rows": [[[…], …], …]}`.
/// A run is `[text, "plain" | "strong" | "small"]`; a line break is `["\n", "break"]`.
pub(crate) fn blocks(markdown: &str) -> Vec<Value> {
    let mut setting = Setting::default();
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        setting.take(event);
    }
    setting.blocks
}

#[derive(Default)]
struct Setting {
    blocks: Vec<Value>,
    runs: Vec<Value>,
    items: Vec<Value>,
    numbers: Vec<bool>,
    head: Vec<Value>,
    cells: Vec<Value>,
    rows: Vec<Value>,
    is_item: bool,
    strong: bool,
    small: bool,
}

impl Setting {
    fn take(&mut self, event: Event<'_>) {
        if let Event::Text(text) = &event {
            self.say(text);
        } else if let Event::Html(text) | Event::InlineHtml(text) = &event {
            // Only the break is ours; whatever else looks like HTML is text that somebody wrote.
            if &**text == BREAK { self.runs.push(json!(["\n", "break"])) } else { self.say(text) }
        } else if event == Event::HardBreak {
            self.runs.push(json!(["\n", "break"]));
        } else if event == Event::SoftBreak {
            self.say(" ");
        } else if event == Event::Start(Tag::Strong) || event == Event::End(TagEnd::Strong) {
            self.strong = event == Event::Start(Tag::Strong);
        } else if event == Event::Start(Tag::Emphasis) || event == Event::End(TagEnd::Emphasis) {
            self.small = event == Event::Start(Tag::Emphasis);
        } else if event == Event::Start(Tag::Item) {
            self.is_item = true;
        } else if event == Event::End(TagEnd::Item) {
            let runs = self.runs();
            self.items.push(runs);
            self.is_item = false;
        } else if let Event::End(TagEnd::List(_)) = event {
            let items = std::mem::take(&mut self.items);
            self.blocks.push(json!({"kind": "list", "items": items}));
        } else if let Event::Start(Tag::Table(columns)) = event {
            self.numbers = columns.iter().map(|column| *column == Alignment::Right).collect();
        } else if event == Event::End(TagEnd::TableCell) {
            let runs = self.runs();
            self.cells.push(runs);
        } else if event == Event::End(TagEnd::TableHead) {
            self.head = std::mem::take(&mut self.cells);
        } else if event == Event::End(TagEnd::TableRow) {
            let cells = std::mem::take(&mut self.cells);
            self.rows.push(Value::Array(cells));
        } else if event == Event::End(TagEnd::Table) {
            let (numbers, head, rows) =
                (std::mem::take(&mut self.numbers), std::mem::take(&mut self.head), std::mem::take(&mut self.rows));
            self.blocks.push(json!({"kind": "table", "numbers": numbers, "head": head, "rows": rows}));
        } else if let Event::End(TagEnd::Heading(level)) = event {
            let runs = self.runs();
            self.blocks.push(json!({"kind": "heading", "level": level as usize, "runs": runs}));
        } else if event == Event::End(TagEnd::Paragraph) && !self.is_item {
            let runs = self.runs();
            self.blocks.push(json!({"kind": "paragraph", "runs": runs}));
        }
    }

    fn say(&mut self, text: &str) {
        let how = match (self.strong, self.small) {
            (true, _) => "strong",
            (false, true) => "small",
            (false, false) => "plain",
        };
        self.runs.push(json!([text, how]));
    }

    fn runs(&mut self) -> Value {
        Value::Array(std::mem::take(&mut self.runs))
    }
}
