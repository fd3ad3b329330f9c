//! Findings: what follows from the plan and deserves a look, named like lints. One file per act; the order of
//! the list is the order of usefulness, and is what "what now?" shows.

mod light;
pub mod three_tests;

pub use light::{Light, done, light, lights, lights_with};

use crate::{Arg, Plan, Ref, Sentence, Stage};
use jiff::civil::Date;

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing after it makes sense yet.
    Blocks,
    /// The stage isn't done while it stands.
    Needed,
    /// Worth a look.
    Advice,
}

impl Severity {
    /// The word for it in JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Blocks => "blocks",
            Self::Needed => "needed",
            Self::Advice => "advice",
        }
    }
}

/// Something that follows from the plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Its name, such as `strategy.no-social-media`.
    pub id: &'static str,
    /// The stage it belongs to.
    pub stage: Stage,
    /// The thing it is about; the stage as a whole while empty.
    pub at: Option<Ref>,
    /// How much it matters.
    pub severity: Severity,
    /// The numbers and names behind it, for the sentence `finding-…` (dots become hyphens) and `finding-….why`.
    pub args: Vec<(&'static str, Arg)>,
}

impl Finding {
    fn new(id: &'static str, stage: Stage, severity: Severity) -> Self {
        Self { id, stage, at: None, severity, args: Vec::new() }
    }

    fn at(mut self, plan: &Plan, what: impl Into<Ref>) -> Self {
        let what = what.into();
        self.at = Some(what);
        self.args.push(("name", crate::name_of(plan, what)));
        self
    }

    fn with(mut self, name: &'static str, arg: Arg) -> Self {
        self.args.push((name, arg));
        self
    }

    /// What it is put aside under: its name, and the thing's id where it is about one.
    #[must_use]
    pub fn key(&self) -> String {
        self.at.map_or_else(|| self.id.to_owned(), |what| format!("{}@{}", self.id, what.id()))
    }

    /// The sentence to be put into words.
    #[must_use]
    pub fn sentence(&self) -> Sentence {
        Sentence { key: format!("finding-{}", self.id.replace('.', "-")), args: self.args.clone() }
    }
}

/// Everything that follows from the plan on this day, most useful first, without what was put aside.
#[must_use]
pub fn findings(plan: &Plan, today: Date) -> Vec<Finding> {
    let mut found = all(plan, today);
    found.retain(|finding| !plan.set_aside.contains_key(&finding.key()));
    found
}

/// The same with what was put aside.
#[must_use]
pub fn all(_plan: &Plan, _today: Date) -> Vec<Finding> {
    Vec::new()
}
