//! The three tests of a measure: anchored, specified, resourced. Each says whether it is passed, and either
//! what holds it up or what is missing.

use crate::capacity::{Week, weeks};
use crate::{MeasureId, ObjectiveId, Plan, StatementId};
use jiff::civil::Date;

crate::model::words! {
    /// What a measure lacks.
    Missing {
        /// It helps reach no objective.
        Objective = "objective",
        /// None of its objectives is anchored in a statement.
        Statement = "statement",
        /// There is no concept.
        Concept = "concept",
        /// Nobody answers for it.
        Owner = "owner",
        /// It uses no account.
        Account = "account",
        /// It has no first day, and neither has the plan.
        Start = "start",
        /// Set-up steps are neither done nor left out.
        Setup = "setup",
        /// Nothing stands in the calendar.
        Calendar = "calendar",
        /// It is not in the portfolio.
        Choice = "choice",
        /// The level it is chosen at says no hours.
        Hours = "hours",
        /// People have not taken all of its hours.
        People = "people",
        /// Somebody who carries it has weeks with more hours taken than there are.
        Weeks = "weeks",
    }
}

/// One way from a measure back to the strategy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chain {
    /// The objective it helps reach.
    pub objective: ObjectiveId,
    /// The statement the objective is anchored in.
    pub statement: StatementId,
}

/// What one test came to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Test {
    /// Whether the measure passes.
    pub passed: bool,
    /// The ways back to the strategy; only the first test has any.
    pub links: Vec<Chain>,
    /// What is missing; empty when passed.
    pub missing: Vec<Missing>,
}

impl Test {
    fn of(links: Vec<Chain>, missing: Vec<Missing>) -> Self {
        Self { passed: missing.is_empty(), links, missing }
    }
}

/// Whether a chain measure → objective → statement leads back to the strategy. What is removed holds nothing up.
#[must_use]
pub fn anchored(plan: &Plan, measure: MeasureId) -> Test {
    let Some(row) = plan.measures.get(measure) else { return Test::of(Vec::new(), vec![Missing::Objective]) };
    let objectives: Vec<_> = row.objectives.iter().filter_map(|id| Some((*id, plan.objectives.get(*id)?))).collect();
    let links: Vec<Chain> = objectives
        .iter()
        .flat_map(|(objective, row)| row.anchors.keys().map(|statement| (*objective, *statement)))
        .filter(|(_, statement)| plan.statements.get(*statement).is_some())
        .map(|(objective, statement)| Chain { objective, statement })
        .collect();
    let missing = match (objectives.is_empty(), links.is_empty()) {
        (true, _) => vec![Missing::Objective],
        (false, true) => vec![Missing::Statement],
        (false, false) => Vec::new(),
    };
    Test::of(links, missing)
}

/// Whether the measure has a concept, an owner, an account, a first day, its set-up behind it and something in
/// the calendar. A measure without set-up steps has nothing to set up.
#[must_use]
pub fn specified(plan: &Plan, measure: MeasureId) -> Test {
    let Some(row) = plan.measures.get(measure) else { return Test::of(Vec::new(), vec![Missing::Concept]) };
    let starts = plan.portfolio.get(&measure).and_then(|choice| choice.starts_on).or(plan.begins_on);
    let open_step = plan.setup_steps.iter().any(|(_, step)| step.measure == measure && step.is_open());
    let in_calendar = plan.calendar_entries.iter().any(|(_, entry)| entry.measure == measure);
    let lacks = [
        (Missing::Concept, row.concept_idea.is_blank()),
        (Missing::Owner, row.owner.is_none_or(|owner| plan.people.get(owner).is_none())),
        (Missing::Account, !row.accounts.iter().any(|account| plan.accounts.get(*account).is_some())),
        (Missing::Start, starts.is_none()),
        (Missing::Setup, open_step),
        (Missing::Calendar, !in_calendar),
    ];
    Test::of(Vec::new(), lacks.into_iter().filter(|(_, lacks)| *lacks).map(|(what, _)| what).collect())
}

/// Whether the measure is chosen at a level with hours, people have taken those hours, and they have them in
/// every week of the plan.
#[must_use]
pub fn resourced(plan: &Plan, today: Date, measure: MeasureId) -> Test {
    resourced_in(plan, &weeks(plan, today), measure)
}

/// The same, for whoever has the weeks already.
#[must_use]
pub fn resourced_in(plan: &Plan, weeks: &[Week], measure: MeasureId) -> Test {
    let choice = plan.portfolio.get(&measure).filter(|_| plan.measures.get(measure).is_some());
    let Some(choice) = choice else { return Test::of(Vec::new(), vec![Missing::Choice]) };
    let level = plan.levels.get(choice.level).filter(|level| level.measure == measure);
    let Some(hours) = level.and_then(crate::Level::hours_per_week) else {
        return Test::of(Vec::new(), vec![Missing::Hours]);
    };
    let carriers = || choice.hours_per_week.iter().filter(|(person, _)| plan.people.get(**person).is_some());
    let taken: crate::Amount = carriers().map(|(_, hours)| *hours).sum();
    let mut missing = Vec::new();
    if taken + crate::capacity::ROUNDING < hours || carriers().next().is_none() {
        missing.push(Missing::People);
    }
    let too_much =
        |week: &Week| week.people.iter().any(|week| choice.hours_per_week.contains_key(&week.person) && !week.fits());
    if weeks.iter().any(too_much) {
        missing.push(Missing::Weeks);
    }
    Test::of(Vec::new(), missing)
}
