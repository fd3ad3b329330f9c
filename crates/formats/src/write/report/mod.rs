//! The whole plan for reading: what the two pages say, then everything behind them in the order of the method, and an appendix
//! of what is assumed. Written as Markdown once; the other formats are set from it.

mod carrying_out;
#[cfg(test)]
mod tests;
mod understanding;

use super::look::Look;
use super::markdown::Markdown;
use super::pdf::{self, NotSet, Template};
use super::plain::{escaped, inline};
use super::two_pages::{Names, TwoPages, markdown::Writer};
use super::{docx, html};
use jiff::civil::Date;
use plan::{Amount, PersonId, Plan};
use serde_json::json;
use words::{Lang, Value};

/// Most chosen measures that are told in tables before they are told one by one: more than so many are no summary.
const SUMMARY_MOST: usize = 60;

/// The whole plan in one language, for reading.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    lang: Lang,
    title: String,
    organisation: String,
    foot: String,
    markdown: String,
}

impl Report {
    /// Writes a plan out.
    #[must_use]
    pub fn of(plan: &Plan, today: Date, lang: Lang, names: Names<'_>, since: Option<Date>) -> Self {
        let pages = TwoPages::of(plan, today, lang, names, since);
        let mut summary = Writer::new(&pages);
        summary.head();
        summary.why();
        summary.audiences();
        if pages.measures.len() <= SUMMARY_MOST {
            summary.measures();
            summary.tests();
        }
        summary.hours();
        summary.will_not();
        summary.changed();
        let mut writing = Writing { plan, lang, names, out: summary.written() };
        writing.amendments();
        writing.audiences();
        writing.objectives();
        writing.habits();
        writing.chosen();
        writing.not_chosen();
        writing.results();
        writing.assumptions();
        Self {
            lang,
            title: pages.title.clone(),
            organisation: pages.organisation.clone(),
            foot: pages.printed(),
            markdown: writing.out.text(),
        }
    }

    /// As Markdown (CommonMark with tables).
    #[must_use]
    pub fn markdown(&self) -> String {
        self.markdown.clone()
    }

    /// As one HTML document that needs nothing else.
    #[must_use]
    pub fn html(&self, look: &Look) -> String {
        html::document(self.lang, &self.title, &self.markdown, look)
    }

    /// As a Word document. Equal plans give equal bytes.
    ///
    /// # Errors
    ///
    /// Never in practice: it is written to memory.
    pub fn docx(&self, look: &Look) -> Result<Vec<u8>, std::io::Error> {
        docx::document(&self.markdown, docx::Paper::Reading, look)
    }

    /// As a tagged PDF with its own contents. Equal plans give equal bytes.
    ///
    /// # Errors
    ///
    /// Never for what is in a plan: only where our own template is at fault.
    pub fn pdf(&self, look: &Look) -> Result<Vec<u8>, NotSet> {
        let data = json!({
            "lang": self.lang.code(),
            "colour": look.colour(),
            "second": look.second(),
            "has-logo": look.logo.is_some(),
            "logo-alt": self.organisation,
            "title": self.title,
            "foot": self.foot,
            "blocks": pdf::blocks(&self.markdown),
        });
        pdf::set(Template::Report, &data, look.logo.as_deref())?.pdf()
    }
}

/// A report being written.
struct Writing<'a> {
    plan: &'a Plan,
    lang: Lang,
    names: Names<'a>,
    out: Markdown,
}

impl Writing<'_> {
    fn t(&self, key: &str) -> String {
        words::text(self.lang, key)
    }

    fn tw(&self, key: &str, args: &[(&str, Value)]) -> String {
        words::with(self.lang, key, args)
    }

    fn heading(&mut self, level: usize, key: &str) {
        let text = self.t(key);
        self.out.heading(level, &text);
    }

    /// A table: the heads' keys, each with whether numbers stand below it. Cells are Markdown already. Nothing where it is empty.
    fn table(&mut self, heads: &[(&str, bool)], rows: Vec<Vec<String>>) {
        if !rows.is_empty() {
            let heads: Vec<_> = heads.iter().map(|(key, number)| (self.t(key), *number)).collect();
            self.out.table(&heads, rows);
        }
    }

    /// What is filled in of a form, each with what was asked; the rest is left out.
    fn filled_in<'t>(&mut self, answers: impl IntoIterator<Item = (&'t str, String)>) {
        let lines: Vec<String> = answers
            .into_iter()
            .filter(|(_, said)| !said.trim().is_empty())
            .map(|(key, said)| format!("**{}** {}", asking(&self.t(key)), escaped(&said)))
            .collect();
        self.out.lines(&lines);
    }

    fn person(&self, id: Option<PersonId>) -> String {
        id.and_then(|id| self.plan.people.get(id)).map(|row| (self.names)(row.member)).unwrap_or_default()
    }

    fn day(&self, day: Option<Date>) -> String {
        day.map(|day| words::day(self.lang, day)).unwrap_or_default()
    }

    fn hours(&self, hours: Option<Amount>) -> String {
        hours.map(|hours| words::hours(self.lang, hours)).unwrap_or_default()
    }

    fn number(&self, amount: Option<Amount>) -> String {
        amount.map(|amount| words::number(self.lang, amount)).unwrap_or_default()
    }

    /// Names after each other, in the order of the table they are in.
    fn named<'t>(&self, names: impl Iterator<Item = &'t plan::Text>) -> String {
        names.map(|name| name.as_str().to_owned()).collect::<Vec<_>>().join(", ")
    }
}

/// A question, or a word with a colon behind it.
fn asking(text: &str) -> String {
    let text = inline(text);
    if text.ends_with(['?', '…', ':']) { text } else { format!("{text}:") }
}

/// A cell in strong letters; empty where there is nothing to say.
fn strong(text: &str) -> String {
    if text.trim().is_empty() { String::new() } else { format!("**{}**", inline(text)) }
}
