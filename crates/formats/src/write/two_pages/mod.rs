//! The plan on two pages: what a director signs. The data here is everything the two pages say, already in words
//! where it is a sentence; [`select`](self) takes it out of a plan, `markdown` and `html` set it as text.
//!
//! Nothing is cut here: who has little room shortens while drawing.

pub(in crate::write) mod markdown;
mod pdf;
pub mod room;
mod select;
#[cfg(test)]
pub(in crate::write) mod tests;

use super::look::Look;
use jiff::civil::Date;
use plan::{Amount, MeasureId, MemberId, Plan};
use words::{Lang, Value};

/// What members are called, for putting names into a document.
pub type Names<'a> = &'a dyn Fn(MemberId) -> String;

/// How many weeks back "what changed" looks: a quarter.
pub const CHANGED_WEEKS: i64 = 13;

/// Most letters of a statement's first sentence on a sheet; the texts have all of it.
pub const POINT_MOST_CHARS: usize = 84;

/// The plan on two pages, in one language. The plan's own texts stay in theirs.
#[derive(Debug, Clone, PartialEq)]
pub struct TwoPages {
    /// The language of headings and sentences.
    pub lang: Lang,
    /// The day it is written out.
    pub day: Date,
    /// What the plan is called; never empty.
    pub title: String,
    /// Whose it is.
    pub organisation: String,
    /// What it says in one breath.
    pub lead: String,
    /// The statements that the chosen measures hang on.
    pub why: Vec<Point>,
    /// How many statements the strategy has in all.
    pub statements_in_all: usize,
    /// Whom the plan is for, and what is wanted with them.
    pub audiences: Vec<AudienceRow>,
    /// Audiences of first priority, or of chosen measures, for whom these measures have no objective.
    pub without_aims: Vec<String>,
    /// How many audiences there are in all.
    pub audiences_in_all: usize,
    /// What the team knows, of what the measures rest on.
    pub known: Vec<Believed>,
    /// What it assumes.
    pub assumed: Vec<Believed>,
    /// What is not worth the time, by channel.
    pub will_not: Vec<Refusal>,
    /// The chosen measures.
    pub measures: Vec<MeasureRow>,
    /// The hours they take, and who has them.
    pub hours: Hours,
    /// The numbers that show whether objectives are being reached.
    pub indicators: Vec<IndicatorRow>,
    /// What changed lately.
    pub changed: Vec<Changed>,
    /// The first day counted as lately.
    pub changed_since: Date,
}

/// A statement of the strategy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// Its number in the document.
    pub label: String,
    /// The wording that holds, or is proposed.
    pub text: String,
    /// Whether an amendment changed or added it, in words.
    pub amended: Option<String>,
}

/// An audience with its objectives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AudienceRow {
    /// What the team calls them; "the whole organisation" for objectives that name nobody.
    pub name: String,
    /// Roughly how many they are.
    pub size: Option<String>,
    /// The core message for them.
    pub message: String,
    /// Communication objectives.
    pub communication: Vec<Aim>,
    /// Effect objectives. One that is both kinds is told here only.
    pub effect: Vec<Aim>,
    /// Numbers of the statements the objectives are anchored in.
    pub points: Vec<String>,
}

/// An objective.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aim {
    /// The objective in a sentence.
    pub sentence: String,
    /// From where to where its indicator shall go, if it has one.
    pub from_to: Option<String>,
}

/// A claim or a belief that chosen measures rest on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Believed {
    /// What is claimed.
    pub sentence: String,
    /// Where it is known from, who was asked, how sure the team is, when it is looked at again.
    pub because: Vec<String>,
    /// What became of it when it was checked, in a word.
    pub checked: Option<String>,
    /// Whether it was checked and didn't hold.
    pub didnt_hold: bool,
}

/// What the team has said no to in one channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The channel.
    pub channel: String,
    /// For whom, and why.
    pub reasons: Vec<(String, String)>,
}

/// What one of the three tests came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TestCell {
    /// Whether it is passed.
    pub passed: bool,
    /// What holds it up, and what is missing.
    pub text: String,
}

/// A chosen measure.
#[derive(Debug, Clone, PartialEq)]
pub struct MeasureRow {
    /// Which.
    pub id: MeasureId,
    /// The number people say aloud.
    pub number: u32,
    /// What it is called.
    pub title: String,
    /// Where it happens.
    pub channels: Vec<String>,
    /// For whom.
    pub audiences: Vec<String>,
    /// What for.
    pub purpose: String,
    /// From when, and how often.
    pub period: String,
    /// Who answers for it.
    pub owner: Option<String>,
    /// Hours a week that people have taken.
    pub hours_per_week: Amount,
    /// The next day it is to be reviewed.
    pub review_on: Option<Date>,
    /// Anchored, specified, resourced.
    pub tests: [TestCell; 3],
}

/// The hours of all chosen measures, a week.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Hours {
    /// What the chosen levels need.
    pub needed: Amount,
    /// What people have taken on.
    pub taken: Amount,
    /// What people can give.
    pub there: Amount,
    /// Person by person.
    pub people: Vec<PersonRow>,
    /// What is tight: the first week in which somebody has too much, and the like. Whole sentences.
    pub remarks: Vec<String>,
}

/// One person's hours, a week.
#[derive(Debug, Clone, PartialEq)]
pub struct PersonRow {
    /// Who.
    pub name: String,
    /// Hours taken on.
    pub taken: Amount,
    /// Hours there.
    pub there: Amount,
}

/// An indicator of an objective that chosen measures serve.
#[derive(Debug, Clone, PartialEq)]
pub struct IndicatorRow {
    /// The objective.
    pub objective: String,
    /// What is counted, and in which unit.
    pub what: String,
    /// Where it stood.
    pub baseline: Option<Amount>,
    /// What it showed last, and when.
    pub now: Option<(Amount, Option<Date>)>,
    /// Where it shall be.
    pub target: Option<Amount>,
    /// By when.
    pub by_when: Option<Date>,
    /// Which way is better, in words.
    pub better: Option<String>,
}

/// Something that changed lately.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// What happened, in a word.
    pub word: String,
    /// What it happened to.
    pub text: String,
}

impl AudienceRow {
    /// Whether there is an objective in it.
    #[must_use]
    pub fn has_aims(&self) -> bool {
        !self.communication.is_empty() || !self.effect.is_empty()
    }
}

impl TwoPages {
    /// Takes the two pages out of a plan. What changed is told from `since` on, or else for the last [`CHANGED_WEEKS`].
    #[must_use]
    pub fn of(plan: &Plan, today: Date, lang: Lang, names: Names<'_>, since: Option<Date>) -> Self {
        select::Select { plan, today, lang, names, since }.all()
    }

    /// Everything as Markdown (CommonMark with tables).
    #[must_use]
    pub fn markdown(&self) -> String {
        markdown::write(self)
    }

    /// Everything as one HTML document that needs nothing else: no script, no style sheet, no pictures.
    #[must_use]
    pub fn html(&self, look: &Look) -> String {
        super::html::document(self.lang, &self.title, &self.markdown(), look)
    }

    /// What has room on two sheets as a Word document. Equal plans give equal bytes.
    ///
    /// # Errors
    ///
    /// Never in practice: it is written to memory.
    pub fn docx(&self, look: &Look) -> Result<Vec<u8>, std::io::Error> {
        super::docx::document(&markdown::sheets(self), super::docx::Paper::Sheets, look)
    }

    /// A text in the document's language.
    #[must_use]
    pub fn t(&self, key: &str) -> String {
        words::text(self.lang, key)
    }

    /// The same with values in it.
    #[must_use]
    pub fn tw(&self, key: &str, args: &[(&str, Value)]) -> String {
        words::with(self.lang, key, args)
    }

    /// How much of the strategy carries the plan.
    #[must_use]
    pub fn why_count(&self) -> String {
        let [count, of] = [self.why.len(), self.statements_in_all].map(Value::from);
        self.tw("two-pages-why-count", &[("count", count), ("of", of)])
    }

    /// How many of the audiences it is for.
    #[must_use]
    pub fn audiences_count(&self) -> String {
        let count = self.audiences.len().min(self.audiences_in_all);
        self.tw("two-pages-audiences-count", &[("count", count.into()), ("of", self.audiences_in_all.into())])
    }

    /// Whom the measures have no objective for, in a sentence; nothing where there is nobody.
    #[must_use]
    pub fn no_aims(&self) -> Option<String> {
        let names = self.without_aims.join(", ");
        (!names.is_empty()).then(|| self.tw("two-pages-no-aims", &[("names", names.into())]))
    }

    /// The heading over the measures: how many they are.
    #[must_use]
    pub fn what_we_do(&self) -> String {
        self.tw("two-pages-what-we-do", &[("count", self.measures.len().into())])
    }

    /// All hours in a sentence.
    #[must_use]
    pub fn hours_in_all(&self) -> String {
        let [used, have] =
            [self.hours.taken, self.hours.there].map(|hours| Value::from(words::hours(self.lang, hours)));
        let people = self.hours.people.len().into();
        self.tw("two-pages-hours-in-all", &[("used", used), ("have", have), ("people", people)])
    }

    /// Since when "changed" counts.
    #[must_use]
    pub fn since(&self) -> String {
        self.tw("two-pages-since", &[("day", self.changed_since.into())])
    }

    /// When and from what it was written out.
    #[must_use]
    pub fn printed(&self) -> String {
        self.tw("two-pages-printed", &[("day", self.day.into())])
    }
}

/// A statement's first sentence: enough to know it by.
#[must_use]
pub fn first_sentence(text: &str) -> &str {
    text.find(". ").map_or(text, |end| text.get(..=end).unwrap_or(text))
}
