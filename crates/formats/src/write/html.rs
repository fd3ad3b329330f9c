//! Markdown that we wrote, as one HTML document that needs nothing else. It is made to be downloaded, printed and
//! sent on: the style is inside, there is no script, and every table says what its cells are the cells of.

use super::look::Look;
use base64::Engine;
use pulldown_cmark::{Alignment, CowStr, Event, Options, Parser, Tag, TagEnd, html};
use quick_xml::escape::escape;
use words::Lang;

/// A line break in a table's cell: the one piece of HTML that our Markdown has in it.
pub(crate) const BREAK: &str = "<br>";

/// How it looks: on a screen a column of text, on paper A4.
const STYLE: &str = "\
@page{size:A4;margin:14mm}\
body{margin:2rem auto;max-width:60rem;padding:0 1rem;font:1rem/1.45 system-ui,sans-serif;color:#111;background:#fff}\
h1{font-size:1.75rem;line-height:1.15;margin:0 0 .5rem}\
h2{font-size:1.125rem;margin:1.75rem 0 .5rem;padding-top:.5rem;border-top:1px solid #111}\
h3{font-size:1rem;margin:1rem 0 .25rem}\
p,ul{margin:.5rem 0;max-width:48rem}ul{padding-left:1.25rem}li{margin:.25rem 0}\
.scroll{overflow-x:auto}\
table{border-collapse:collapse;width:100%;font-size:.875rem}\
th,td{text-align:left;vertical-align:top;padding:.375rem .75rem .375rem 0;border-bottom:1px solid #bbb}\
tbody th{font-weight:400}thead th{border-color:#111;vertical-align:bottom}.num{text-align:right;white-space:nowrap}\
em{color:#555;font-style:normal;font-size:.875em}\
@media print{@page{margin:11mm 13mm}body{margin:0;padding:0;max-width:none;font:8pt/1.3 \"Helvetica Neue\",Arial,\"Liberation Sans\",sans-serif}\
p,ul{max-width:none;margin:.25rem 0}ul{columns:2;column-gap:8mm}h1{font-size:16pt}h2{font-size:10pt;margin:.625rem 0 .25rem;padding-top:.25rem}h3{font-size:8pt;margin:.25rem 0}\
table{font-size:7.5pt}th,td{padding:.125rem .5rem .125rem 0}h2,h3{break-after:avoid}tr,li{break-inside:avoid}}";

/// The document.
pub(crate) fn document(lang: Lang, title: &str, markdown: &str, look: &Look) -> String {
    let mut body = String::new();
    let events: Vec<Event<'_>> = Parser::new_ext(markdown, Options::ENABLE_TABLES).collect();
    let mut table = Table::default();
    html::push_html(&mut body, (0..events.len()).flat_map(|at| table.told(&events, at)));
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{}</title>\n<style>{STYLE}{}</style>\n</head>\n<body>\n<main>\n{}{body}</main>\n</body>\n</html>\n",
        lang.code(),
        escape(title),
        own_style(look),
        logo(look),
    )
}

/// The team's own colours, where it has any: the first in headings, the second in the rules below them.
fn own_style(look: &Look) -> String {
    let first = look.colour.map(|_| format!("h1{{color:{0}}}h2{{border-top-color:{1}}}", look.text(), look.colour()));
    let second = look.second.map(|second| format!("thead th{{border-color:{second}}}"));
    [first, second].into_iter().flatten().collect()
}

/// The logo, within the document as all of it is.
fn logo(look: &Look) -> String {
    let Some((bytes, _)) = look.logo.as_ref().zip(look.logo_sides()) else { return String::new() };
    let data = base64::prelude::BASE64_STANDARD.encode(bytes);
    format!("<p><img src=\"data:image/png;base64,{data}\" alt=\"\" style=\"max-height:12mm;max-width:60mm\"></p>\n")
}

/// Where in a table we are. The library's own tables don't say which cells are heads of rows.
#[derive(Default)]
struct Table {
    columns: Vec<Alignment>,
    in_head: bool,
    column: usize,
    /// The column whose cell names this row: the first that begins strong, or else the first.
    naming: usize,
}

impl Table {
    fn told<'a>(&mut self, events: &[Event<'a>], at: usize) -> Option<Event<'a>> {
        let event = events.get(at)?.clone();
        Some(if let Event::Start(Tag::Table(columns)) = event {
            self.columns = columns;
            as_html("<div class=\"scroll\" tabindex=\"0\"><table>\n")
        } else if event == Event::End(TagEnd::Table) {
            as_html("</tbody></table></div>\n")
        } else if event == Event::Start(Tag::TableHead) {
            (self.in_head, self.column) = (true, 0);
            as_html("<thead><tr>")
        } else if event == Event::End(TagEnd::TableHead) {
            self.in_head = false;
            as_html("</tr></thead>\n<tbody>\n")
        } else if event == Event::Start(Tag::TableRow) {
            (self.column, self.naming) = (0, naming(events.get(at..).unwrap_or_default()));
            as_html("<tr>")
        } else if event == Event::End(TagEnd::TableRow) {
            as_html("</tr>\n")
        } else if event == Event::Start(Tag::TableCell) {
            as_html(&format!("<{}{}>", self.cell(), self.numbers()))
        } else if event == Event::End(TagEnd::TableCell) {
            let end = if self.is_head() { "</th>" } else { "</td>" };
            self.column += 1;
            as_html(end)
        } else if let Event::Html(text) | Event::InlineHtml(text) = &event
            && &**text != BREAK
        {
            // Only the break is ours; whatever else looks like HTML is text that somebody wrote.
            Event::Text(text.clone())
        } else {
            event
        })
    }

    fn is_head(&self) -> bool {
        self.in_head || self.column == self.naming
    }

    fn cell(&self) -> &'static str {
        match (self.in_head, self.is_head()) {
            (true, _) => "th scope=\"col\"",
            (false, true) => "th scope=\"row\"",
            (false, false) => "td",
        }
    }

    fn numbers(&self) -> &'static str {
        let right = self.columns.get(self.column) == Some(&Alignment::Right);
        if right { " class=\"num\"" } else { "" }
    }
}

/// The column of the cell that names a row.
fn naming(row: &[Event<'_>]) -> usize {
    let row = row.split(|event| *event == Event::End(TagEnd::TableRow)).next().unwrap_or_default();
    let cells = row.windows(2).filter(|pair| pair.first() == Some(&Event::Start(Tag::TableCell)));
    cells.map(|pair| pair.get(1)).position(|first| first == Some(&Event::Start(Tag::Strong))).unwrap_or(0)
}

fn as_html<'a>(text: &str) -> Event<'a> {
    Event::Html(CowStr::from(text.to_owned()))
}
