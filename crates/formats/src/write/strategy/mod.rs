//! The strategy as it stands with its amendments: the document's own order and headings, and what was changed marked, with
//! who decided it, when and why. Here is what it says; [`markdown`] and [`docx`] set it.

mod docx;
mod markdown;
#[cfg(test)]
mod tests;

use crate::write::plain::one_line;
use jiff::civil::Date;
use plan::{Amendment, Plan, Statement, StatementId, StatementKind};
use words::{Lang, Value};

/// Deepest heading that is set as one; what lies deeper is set like it.
const DEEPEST: usize = 6;

/// The strategy with its amendments.
#[derive(Debug, Clone, PartialEq)]
pub struct AmendedStrategy {
    /// The language of what is said about the amendments; the strategy keeps its own.
    pub lang: Lang,
    /// The document's title, or the plan's.
    pub title: String,
    /// What it is made of, in order.
    pub parts: Vec<Part>,
}

/// A paragraph, a heading, an item or a row.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// How it is set.
    pub set_as: SetAs,
    /// What it reads.
    pub wording: Wording,
}

/// How a part is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SetAs {
    /// As a heading, from 1.
    Heading(usize),
    /// As a paragraph.
    Paragraph,
    /// As an item of a list.
    Item,
}

/// What a part reads, and what it read.
#[derive(Debug, Clone, PartialEq)]
pub enum Wording {
    /// As in the document.
    Unchanged(String),
    /// Added by an amendment.
    New(String, Decision),
    /// Reworded by an amendment.
    Changed {
        /// The wording before.
        old: String,
        /// The wording after.
        new: String,
        /// Who decided.
        decision: Decision,
    },
}

/// What stands behind an amendment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Who decided it; empty when nobody has said.
    pub by: String,
    /// When; nothing for a proposal.
    pub on: Option<Date>,
    /// Why.
    pub why: String,
}

impl Decision {
    fn of(amendment: &Amendment) -> Self {
        Self {
            by: one_line(amendment.decided_by.as_str()),
            on: amendment.decided_on,
            why: one_line(amendment.why.as_str()),
        }
    }

    /// In a sentence or two.
    fn said(&self, lang: Lang) -> String {
        let decided = match (self.on, self.by.as_str()) {
            (None, _) => words::text(lang, "strategy-file-proposed"),
            (Some(on), "") => words::with(lang, "strategy-file-decided", &[("when", words::day(lang, on).into())]),
            (Some(on), by) => {
                let args: [(&str, Value); 2] = [("when", words::day(lang, on).into()), ("who", by.into())];
                words::with(lang, "strategy-file-decided-by", &args)
            }
        };
        if self.why.is_empty() {
            return decided;
        }
        format!("{decided} {}", words::with(lang, "strategy-file-why", &[("why", self.why.as_str().into())]))
    }
}

impl AmendedStrategy {
    /// The strategy of a plan.
    #[must_use]
    pub fn of(plan: &Plan, lang: Lang) -> Self {
        let named = plan.document.as_ref().map(|document| document.title.as_str()).filter(|title| !title.is_empty());
        let mut strategy = Self { lang, title: one_line(named.unwrap_or(plan.title.as_str())), parts: Vec::new() };
        let mut above: Vec<String> = Vec::new();
        for (id, statement) in plan.statements_in_order() {
            let is_heading = statement.kind == Some(StatementKind::Heading);
            strategy.headings(&statement.path, &mut above);
            let depth = statement.path.len() + 1;
            let set_as = match statement.kind {
                Some(StatementKind::Heading) => SetAs::Heading(depth.min(DEEPEST)),
                Some(StatementKind::ListItem) => SetAs::Item,
                Some(StatementKind::Paragraph | StatementKind::TableRow) | None => SetAs::Paragraph,
            };
            for wording in wordings(plan, id, statement) {
                strategy.parts.push(Part { set_as, wording });
            }
            if is_heading {
                above = statement.path.clone();
                above.push(statement.text.as_str().to_owned());
            }
        }
        strategy
    }

    /// Headings that are only known from what stands below them.
    fn headings(&mut self, path: &[String], above: &mut Vec<String>) {
        let same = path.iter().zip(above.iter()).take_while(|(one, other)| one == other).count();
        for (depth, heading) in path.iter().enumerate().skip(same) {
            let wording = Wording::Unchanged(one_line(heading));
            self.parts.push(Part { set_as: SetAs::Heading((depth + 1).min(DEEPEST)), wording });
        }
        if same < path.len() {
            *above = path.to_vec();
        }
    }

    /// Whether the document says its title itself, as one of its headings.
    fn says_its_title(&self) -> bool {
        self.parts.iter().any(|part| {
            let heading = matches!(part.set_as, SetAs::Heading(_));
            heading && matches!(&part.wording, Wording::Unchanged(text) if *text == self.title)
        })
    }

    /// As Markdown.
    #[must_use]
    pub fn markdown(&self) -> String {
        markdown::write(self)
    }

    /// As a Word document, with the amendments as tracked changes.
    ///
    /// # Errors
    /// What the library says when it can't write the package.
    pub fn docx(&self) -> Result<Vec<u8>, std::io::Error> {
        docx::write(self)
    }
}

/// The wording that holds, and each proposal after it.
fn wordings(plan: &Plan, id: StatementId, statement: &Statement) -> Vec<Wording> {
    let original = one_line(statement.text.as_str());
    // What the document has taken in is not marked any more.
    let marked = || plan.amendments_of(id).filter(|(_, amendment)| !plan.is_taken_in(amendment));
    let decided = marked().filter(|(_, amendment)| amendment.decided_on.is_some()).last();
    let new = |amendment: &Amendment| one_line(amendment.text.as_str());
    let mut wordings = Vec::new();
    let mut holds = original.clone();
    match decided {
        Some((_, amendment)) if statement.by_amendment => {
            wordings.push(Wording::New(new(amendment), Decision::of(amendment)));
            holds = new(amendment);
        }
        Some((_, amendment)) => {
            let decision = Decision::of(amendment);
            wordings.push(Wording::Changed { old: original, new: new(amendment), decision });
            holds = new(amendment);
        }
        None if statement.by_amendment => {}
        None => wordings.push(Wording::Unchanged(original)),
    }
    let proposals = marked().filter(|(_, amendment)| amendment.decided_on.is_none());
    for (_, amendment) in proposals {
        let decision = Decision::of(amendment);
        match wordings.pop() {
            // A proposal to change what stands unchanged is shown in its place.
            Some(Wording::Unchanged(old)) => wordings.push(Wording::Changed { old, new: new(amendment), decision }),
            Some(other) => {
                wordings.push(other);
                wordings.push(Wording::Changed { old: holds.clone(), new: new(amendment), decision });
            }
            None => wordings.push(Wording::New(new(amendment), decision)),
        }
    }
    wordings
}
