//! A plan as the engine sees it today: weeks that are gone, measures that have begun, verdicts that are known.

use engine::replan::rest;
use engine::{Fault, Placement, Portfolio, Settings, from_plan, outcome_of};
use jiff::civil::Date;
use plan::calendar::monday_of;
use plan::{Choice, MeasureId, Plan, Verdict, capacity};
use std::collections::BTreeMap;

/// A plan as it stands.
pub struct Standing {
    /// What is left to decide, from this week on.
    pub problem: engine::Problem,
    /// What can't be counted on in the plan.
    pub faults: Vec<Fault>,
    /// What is chosen, in the weeks of the problem.
    pub from: Portfolio,
    /// Weeks of the plan that are gone: the problem's first week comes after so many.
    pub weeks_gone: usize,
}

/// A plan as it stands on a day; `also` is a verdict that is taken for known besides those of the reviews that were held. A plan
/// whose weeks are all gone is looked at as it was written.
pub fn standing(plan: &Plan, settings: &Settings, today: Date, also: Option<(MeasureId, Verdict)>) -> Standing {
    let (whole, faults) = from_plan(plan, settings, today);
    let this_week = monday_of(today);
    let gone = capacity::weeks(plan, today).iter().filter(|week| week.monday < this_week).count();
    let weeks_gone = if gone < whole.weeks { gone } else { 0 };
    let chosen = chosen(plan, &whole, today);
    let mut verdicts = verdicts(plan);
    verdicts.extend(also);
    let place = |id: MeasureId| whole.measures.iter().position(|one| one.id == id);
    let known: BTreeMap<usize, engine::Outcome> = verdicts
        .into_iter()
        .filter_map(|(id, verdict)| Some((place(id)?, outcome_of(plan.measures.get(id)?, verdict))))
        .collect();
    let rest = rest(&whole, &chosen, weeks_gone, &known, |_| false);
    Standing { problem: rest.problem, faults, from: rest.from, weeks_gone }
}

/// The last verdict of each measure.
fn verdicts(plan: &Plan) -> BTreeMap<MeasureId, Verdict> {
    let mut held: Vec<_> =
        plan.reviews.iter().filter_map(|(id, row)| Some((row.held_on?, id, row.measure, row.verdict?))).collect();
    held.sort_unstable_by_key(|(on, id, _, _)| (*on, *id));
    held.into_iter().map(|(_, _, measure, verdict)| (measure, verdict)).collect()
}

/// What is chosen, as the engine places it: a start outside the weeks that are looked at is moved to the nearest.
fn chosen(plan: &Plan, problem: &engine::Problem, today: Date) -> Portfolio {
    let weeks = capacity::weeks(plan, today);
    let placed = |choice: &Choice| {
        let alternative = problem.alternatives.iter().position(|one| one.level == choice.level)?;
        let (from, to) = problem.alternatives.get(alternative)?.starts;
        let begun = |day: Date| weeks.iter().rposition(|week| week.monday <= day).unwrap_or(0);
        let start = choice.starts_on.map_or(0, begun).max(from).min(to);
        Some(Placement { alternative, start })
    };
    let mut all: Portfolio = plan.chosen().filter_map(|(_, _, choice)| placed(choice)).collect();
    all.sort_unstable();
    all
}
