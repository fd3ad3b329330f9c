//! Markdown being written: CommonMark with tables. Blocks stand apart by a blank line.

use super::html::BREAK;
use super::plain::escaped;
use std::fmt::Write;

/// A document being written.
#[derive(Debug, Default)]
pub(crate) struct Markdown {
    text: String,
}

impl Markdown {
    /// What has been written.
    pub fn text(self) -> String {
        self.text
    }

    /// A paragraph, which is Markdown already.
    pub fn line(&mut self, text: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(text);
        self.text.push('\n');
    }

    /// A heading in plain text.
    pub fn heading(&mut self, level: usize, text: &str) {
        let mut text = format!("{} {}", "#".repeat(level), escaped(text));
        // A heading may end with the signs it begins with; then they are no part of it.
        if text.ends_with('#') {
            text.insert(text.trim_end_matches('#').len(), '\\');
        }
        self.line(&text);
    }

    /// Lines under each other in one paragraph, which are Markdown already; nothing where there are none.
    pub fn lines(&mut self, lines: &[String]) {
        if !lines.is_empty() {
            self.line(&lines.join("\\\n"));
        }
    }

    /// A list, whose items are Markdown already; nothing where it is empty.
    pub fn list(&mut self, items: impl IntoIterator<Item = String>) {
        let items: Vec<String> = items.into_iter().map(|item| format!("- {item}")).collect();
        if !items.is_empty() {
            self.line(&items.join("\n"));
        }
    }

    /// A table: the heads in plain text, each with whether numbers stand below it. Cells are Markdown already.
    pub fn table(&mut self, heads: &[(String, bool)], rows: impl IntoIterator<Item = Vec<String>>) {
        let mut text = String::new();
        for (head, _) in heads {
            let _ = write!(text, "| {} ", escaped(head));
        }
        text.push_str("|\n");
        for (_, number) in heads {
            text.push_str(if *number { "| ---: " } else { "| --- " });
        }
        text.push('|');
        for row in rows {
            text.push('\n');
            for cell in row {
                let _ = write!(text, "| {cell} ");
            }
            text.push('|');
        }
        self.line(&text);
    }
}

/// Several lines in one cell.
pub(crate) fn broken(lines: impl Iterator<Item = String>) -> String {
    lines.collect::<Vec<_>>().join(BREAK)
}
