//! Findings: what follows from the plan and deserves a look, named like lints. One file per stage; the order of
//! the list is the order of usefulness, and is what "what now?" shows.

mod audiences;
mod brainstorm;
mod ground;
mod habits;
mod light;
mod objectives;
mod plan;
mod resources;
mod sort;
mod strategy;
mod tactics;
pub mod three_tests;

pub use audiences::{SAME_AS, nearly_alike};
pub use light::{Light, done, light, lights, lights_with};

use crate::{Amount, Arg, Plan, Ref, Sentence, Stage};
use ground::Ground;
use jiff::civil::Date;
use std::collections::BTreeSet;

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

    fn number(self, name: &'static str, number: usize) -> Self {
        self.with(name, Arg::Number(i64::try_from(number).unwrap_or(i64::MAX)))
    }

    /// Whole hours, rounded up: a quarter of an hour too much is still too much.
    fn hours(self, name: &'static str, hours: Amount) -> Self {
        self.with(name, Arg::Number((hours.in_thousandths() + 999).div_euclid(1000)))
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

/// Every finding there is, by stage, in the order they are told within one. Those that METHOD's catalogue does
/// not name say what else a stage needs to be done, so that "what now?" never runs dry before the stages do.
pub const IDS: &[&str] = &[
    "strategy.missing",
    "strategy.no-social-media",
    "strategy.social-media-mentioned",
    "strategy.attention-only",
    "strategy.no-dialogue",
    "strategy.undecided-amendment",
    "strategy.statement-unserved",
    "audience.none",
    "audience.no-priority",
    "audience.demographics-only",
    "audience.no-needs",
    "audience.no-message",
    SAME_AS,
    "objective.none-for-audience",
    "objective.activity-not-objective",
    "objective.unanchored",
    "objective.one-kind-only",
    "objective.no-indicator",
    "anchor.statement-changed",
    "habits.unknown",
    "habits.nothing-worth-it",
    "habits.all-assumed",
    "habits.stale",
    "habits.disagreement",
    "habits.blind-spot",
    "brainstorm.not-held",
    "brainstorm.too-early",
    "idea.no-channel",
    "idea.no-audience",
    "idea.no-objective",
    "sort.undecided",
    "core.none",
    "core.unanchored",
    "core.channel-not-worth-it",
    "core.audience-unserved",
    "core.too-many",
    "sort.reason-lapsed",
    "sort.discarded-without-reason",
    "resources.no-people",
    "effort.missing",
    "effort.needs-itself",
    "effort.skill-nobody-has",
    "effort.likelihoods",
    "effort.negative",
    "person.always-away",
    "person.negative-hours",
    "portfolio.none",
    "capacity.exceeded",
    "capacity.unassigned",
    "capacity.fragile",
    "measure.one-person",
    "measure.nobody-burns",
    "tactic.no-concept",
    "tactic.no-owner",
    "tactic.no-account",
    "tactic.no-start",
    "tactic.setup-open",
    "tactic.calendar-empty",
    "review.due",
    "claim.rejected-in-use",
    "measure.unanchored",
    "measure.unresourced",
    "measure.unspecified",
];

/// Everything that follows from the plan on this day, most useful first, without what was put aside.
#[must_use]
pub fn findings(plan: &Plan, today: Date) -> Vec<Finding> {
    let mut found = all(plan, today);
    if !plan.set_aside.is_empty() {
        found.retain(|finding| !plan.set_aside.contains_key(&finding.key()));
    }
    found
}

/// The same with what was put aside.
///
/// First what blocks, then what a stage needs to be done, then advice; within each the earlier stage first, then
/// finding by finding as in [`IDS`], then in the order of the places they are about.
#[must_use]
pub fn all(plan: &Plan, today: Date) -> Vec<Finding> {
    let ground = Ground::of(plan, today);
    let mut found = Vec::new();
    strategy::look(&ground, &mut found);
    audiences::look(&ground, &mut found);
    objectives::look(&ground, &mut found);
    habits::look(&ground, &mut found);
    brainstorm::look(&ground, &mut found);
    sort::look(&ground, &mut found);
    resources::look(&ground, &mut found);
    tactics::look(&ground, &mut found);
    plan::look(&ground, &mut found);
    // Stable: what is equal stays as the stages told it, which is the order of places.
    found.sort_by_key(|finding| (finding.severity, finding.stage, rank(finding.id)));
    found
}

/// So many findings to begin with: of several of one kind the first stands for all, as long as there are other kinds.
#[must_use]
pub fn next(found: &[Finding], most: usize) -> Vec<&Finding> {
    let mut kinds = BTreeSet::new();
    let (mut of_each, further): (Vec<(usize, &Finding)>, Vec<_>) =
        found.iter().enumerate().partition(|(_, finding)| kinds.insert(finding.id));
    of_each.truncate(most);
    let room = most - of_each.len();
    of_each.extend(further.into_iter().take(room));
    of_each.sort_unstable_by_key(|(place, _)| *place);
    of_each.into_iter().map(|(_, finding)| finding).collect()
}

fn rank(id: &str) -> usize {
    IDS.iter().position(|each| *each == id).unwrap_or(IDS.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is told first when these are found, with the place each was found at.
    fn told(ids: &[&'static str], most: usize) -> String {
        let new = |(place, id): (usize, &&'static str)| {
            Finding::new(id, Stage::Audiences, Severity::Needed).number("place", place)
        };
        let found: Vec<Finding> = ids.iter().enumerate().map(new).collect();
        let place = |finding: &Finding| found.iter().position(|each| each == finding).unwrap_or_default();
        next(&found, most).into_iter().map(|finding| format!("{}{} ", finding.id, place(finding))).collect()
    }

    #[test]
    fn one_of_each_kind_is_told_before_a_second_of_any() {
        assert_eq!(told(&["a", "b", "b", "b", "c", "d"], 4), "a0 b1 c4 d5 ");
        assert_eq!(told(&["a", "b", "b", "b", "c"], 4), "a0 b1 b2 c4 ");
        assert_eq!(told(&["b", "b", "b"], 2), "b0 b1 ");
        assert_eq!(told(&["a", "b", "c"], 2), "a0 b1 ");
        assert_eq!(told(&[], 4), "");
    }
}
