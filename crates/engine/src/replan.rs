//! Planning anew on the way: weeks gone, outcomes known, measures begun. What belongs elsewhere: finding the new portfolio,
//! which is [`crate::look`] on the problem made here.

use crate::problem::{Outcome, Placement, Portfolio, Problem, Wanted};
use std::collections::BTreeMap;

/// The problem as it stands in a later week, and the old portfolio in its terms.
#[derive(Debug, Clone, PartialEq)]
pub struct Rest {
    /// What is left to decide.
    pub problem: Problem,
    /// The old portfolio, in the weeks of the new problem: where one stands.
    pub from: Portfolio,
}

/// What changes from today.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Differences {
    /// Measures that stop, or don't begin after all.
    pub leave: Vec<usize>,
    /// Measures that come in.
    pub join: Vec<usize>,
    /// Measures that are in at another level or begin in another week.
    pub move_or_resize: Vec<usize>,
}

/// The problem from week `now` on. Outcomes in `known`, by measure, are certain. A measure that has
/// begun goes on at its level or stops; `stays` says which may not stop. What was reached already stays reached, and new contacts
/// count from there.
#[must_use]
pub fn rest(
    problem: &Problem,
    portfolio: &[Placement],
    now: usize,
    known: &BTreeMap<usize, Outcome>,
    stays: impl Fn(usize) -> bool,
) -> Rest {
    let now = now.min(problem.weeks);
    let mut rest = problem.clone();
    rest.weeks = problem.weeks - now;
    for person in &mut rest.people {
        person.hours.drain(..now.min(person.hours.len()));
    }
    for (at, outcome) in known {
        if let Some(measure) = rest.measures.get_mut(*at) {
            measure.outcomes = vec![Outcome { likelihood: 1.0, ..*outcome }];
        }
    }
    for alternative in &mut rest.alternatives {
        match rest.weeks.checked_sub(alternative.setup_weeks + 1) {
            Some(last) => alternative.starts = (0, last),
            None => alternative.starts = (1, 0),
        }
    }
    let mut from = Portfolio::new();
    for placement in portfolio {
        let Some(old) = problem.alternatives.get(placement.alternative) else { continue };
        if placement.start >= now {
            from.push(Placement { start: placement.start - now, ..*placement });
            continue;
        }
        let gone = now - placement.start;
        let ran_weeks = gone.saturating_sub(old.setup_weeks);
        // Contacts made so far are what they are under the outcomes as they are known now.
        let as_run = rest.alternatives.get(placement.alternative).cloned();
        for (audience, already) in (0..problem.audiences.len()).zip(&mut rest.already) {
            *already -= as_run.as_ref().map_or(1.0, |one| problem_left(&rest.measures, one, audience, ran_weeks)).ln();
        }
        if let Some(one) = rest.alternatives.get_mut(placement.alternative) {
            one.setup_weeks = old.setup_weeks.saturating_sub(gone);
            one.ran_weeks += ran_weeks;
            one.money_nok = 0.0;
            one.starts = if one.setup_weeks < rest.weeks { (0, 0) } else { (1, 0) };
        }
        if let Some(measure) = rest.measures.get_mut(old.measure) {
            measure.alternatives = vec![placement.alternative];
            if stays(old.measure) && measure.wanted == Wanted::Open {
                measure.wanted = Wanted::In;
            }
        }
        from.push(Placement { alternative: placement.alternative, start: 0 });
    }
    if let Some(budget) = &mut rest.budget_nok {
        let begun = portfolio.iter().filter(|one| one.start < now);
        let spent: f64 =
            begun.filter_map(|one| problem.alternatives.get(one.alternative)).map(|one| one.money_nok).sum();
        *budget = (*budget - spent).max(0.0);
    }
    // What can't run any more isn't offered.
    let startable: Vec<bool> = rest.alternatives.iter().map(|one| one.starts.0 <= one.starts.1).collect();
    for measure in &mut rest.measures {
        measure.alternatives.retain(|at| startable.get(*at).copied().unwrap_or(false));
    }
    from.retain(|one| startable.get(one.alternative).copied().unwrap_or(false));
    from.sort_unstable();
    Rest { problem: rest, from }
}

fn problem_left(
    measures: &[crate::problem::Measure],
    alternative: &crate::problem::Alternative,
    audience: usize,
    weeks: usize,
) -> f64 {
    let contacts = alternative.contacts.get(audience).copied().unwrap_or(0.0);
    let outcomes = measures.get(alternative.measure).map(|one| &one.outcomes);
    let left =
        outcomes.into_iter().flatten().map(|one| one.likelihood * (-contacts * one.contacts * weeks as f64).exp());
    left.sum::<f64>().max(f64::MIN_POSITIVE)
}

/// What changes from one portfolio to another of the same problem.
#[must_use]
pub fn differences(problem: &Problem, before: &[Placement], after: &[Placement]) -> Differences {
    let of = |portfolio: &[Placement]| -> BTreeMap<usize, Placement> {
        let placed =
            portfolio.iter().filter_map(|one| Some((problem.alternatives.get(one.alternative)?.measure, *one)));
        placed.collect()
    };
    let (before, after) = (of(before), of(after));
    Differences {
        leave: before.keys().filter(|at| !after.contains_key(at)).copied().collect(),
        join: after.keys().filter(|at| !before.contains_key(at)).copied().collect(),
        move_or_resize: after
            .iter()
            .filter(|(at, one)| before.get(at).is_some_and(|old| old != *one))
            .map(|(at, _)| *at)
            .collect(),
    }
}
