//! The separate checker: verifies a portfolio from first principles, with nothing but the problem and the futures. Week by
//! week and future by future it shares hours out by maximum flow; it counts the value afresh. Slow and simple on
//! purpose. Beside it, how often a portfolio fits in futures that nobody has looked at.

use crate::futures;
use crate::problem::{Placement, Problem, ROUNDING_HOURS, Wanted};
use crate::random::Random;
use crate::rows;
use std::collections::BTreeMap;

/// Fresh futures that are drawn where they are too many to go through one by one.
pub const FRESH_FUTURES: usize = 131_072;
/// What sets fresh futures apart from those that were searched on.
const FRESH: u64 = 0x0066_7265_7368;

/// Why a portfolio is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// Something named isn't in the problem, or begins when it can't.
    Unknown,
    /// A measure is in twice.
    Twice(usize),
    /// A measure is in that has to be out, or the other way round.
    NotWanted(usize),
    /// A measure is in without one it needs, or before it.
    Needs(usize),
    /// Two measures are in that can't be.
    NotWith(usize, usize),
    /// It costs too much.
    Money,
    /// It fits in too few futures: in how many.
    Hours(usize),
}

/// What the checker found of a portfolio that holds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Checked {
    /// Its value.
    pub value: f64,
    /// Futures it fits in, of those looked at.
    pub fits_in: usize,
}

/// Verifies a portfolio.
///
/// # Errors
/// The first thing that doesn't hold.
pub fn check(problem: &Problem, portfolio: &[Placement]) -> Result<Checked, Refused> {
    links(problem, portfolio)?;
    let futures = futures::sample(problem);
    let mut seen: BTreeMap<Vec<u8>, bool> = BTreeMap::new();
    let mut fits_in = 0;
    for future in 0..problem.futures {
        let outcome = |placement: &Placement| {
            let measure = problem.alternatives.get(placement.alternative).map_or(0, |one| one.measure);
            futures.get(measure).and_then(|drawn| drawn.get(future)).copied().unwrap_or(0)
        };
        let outcomes: Vec<u8> = portfolio.iter().map(outcome).collect();
        let fits = match seen.get(&outcomes) {
            Some(fits) => *fits,
            None => {
                let fits = (0..problem.weeks).all(|week| staffed(problem, portfolio, &outcomes, week));
                seen.insert(outcomes, fits);
                fits
            }
        };
        fits_in += usize::from(fits);
    }
    if fits_in + futures::may_fail(problem) < problem.futures {
        return Err(Refused::Hours(fits_in));
    }
    Ok(Checked { value: value(problem, portfolio), fits_in })
}

fn links(problem: &Problem, portfolio: &[Placement]) -> Result<(), Refused> {
    let mut begins: BTreeMap<usize, usize> = BTreeMap::new();
    let mut money = 0.0;
    for placement in portfolio {
        let one = problem.alternatives.get(placement.alternative).ok_or(Refused::Unknown)?;
        if placement.start < one.starts.0 || placement.start > one.starts.1 || placement.start >= problem.weeks {
            return Err(Refused::Unknown);
        }
        if begins.insert(one.measure, placement.start).is_some() {
            return Err(Refused::Twice(one.measure));
        }
        money += one.money_nok;
    }
    for (at, measure) in problem.measures.iter().enumerate() {
        let Some(begin) = begins.get(&at) else {
            if measure.wanted == Wanted::In {
                return Err(Refused::NotWanted(at));
            }
            continue;
        };
        if measure.wanted == Wanted::Out {
            return Err(Refused::NotWanted(at));
        }
        if measure.needs.iter().any(|needed| begins.get(needed).is_none_or(|needed| needed > begin)) {
            return Err(Refused::Needs(at));
        }
        if let Some(other) = measure.not_with.iter().find(|other| begins.contains_key(other)) {
            return Err(Refused::NotWith(at, *other));
        }
    }
    if problem.budget_nok.is_some_and(|budget| money > budget + ROUNDING_HOURS) {
        return Err(Refused::Money);
    }
    Ok(())
}

/// The value: the weighed share of audiences with an effective contact, over all outcomes.
#[must_use]
pub fn value(problem: &Problem, portfolio: &[Placement]) -> f64 {
    let of = |(at, audience): (usize, &crate::problem::Audience)| {
        let before = (-problem.already.get(at).copied().unwrap_or(0.0)).exp();
        let left = portfolio.iter().fold(1.0, |left, placement| {
            let Some(one) = problem.alternatives.get(placement.alternative) else { return left };
            left * problem.left(one, at, problem.running_weeks(*placement))
        });
        audience.weight * before * (1.0 - left)
    };
    problem.audiences.iter().enumerate().map(of).sum()
}

/// Hours asked of each skill in a week, in thousandths.
fn asked(problem: &Problem, portfolio: &[Placement], outcomes: &[u8], week: usize) -> Vec<f64> {
    let mut asked = vec![0.0; problem.skills.len()];
    for (placement, outcome) in portfolio.iter().zip(outcomes) {
        let Some(one) = problem.alternatives.get(placement.alternative) else { continue };
        let hours = if week < placement.start {
            0.0
        } else if week < placement.start + one.setup_weeks {
            one.setup_hours_per_week
        } else {
            let measure = problem.measures.get(one.measure);
            let factor =
                measure.and_then(|measure| measure.outcomes.get(usize::from(*outcome))).map_or(1.0, |o| o.hours);
            one.hours_per_week * factor
        };
        for (skill, share) in &one.skills {
            if let Some(sum) = asked.get_mut(*skill) {
                *sum += hours * share;
            }
        }
    }
    asked
}

/// Whether a week's hours can be shared out among people who can do them, by augmenting paths.
fn staffed(problem: &Problem, portfolio: &[Placement], outcomes: &[u8], week: usize) -> bool {
    let asked = asked(problem, portfolio, outcomes, week);
    unstaffed_hours(problem, week, &asked) <= ROUNDING_HOURS
}

/// Hours of a week that nobody can do: what is asked, less the largest flow from skills to people.
#[must_use]
pub fn unstaffed_hours(problem: &Problem, week: usize, asked: &[f64]) -> f64 {
    /// Less than this is nothing.
    const NOTHING: f64 = 1e-9;
    let mut left: Vec<f64> =
        problem.people.iter().map(|person| person.hours.get(week).copied().unwrap_or(0.0)).collect();
    let mut done = vec![vec![0.0; problem.people.len()]; asked.len()];
    let mut missing = 0.0;
    for (skill, hours) in asked.iter().enumerate() {
        let mut open = *hours;
        // A path goes from the skill to somebody who can, on to another skill they do hours of, and so on to somebody
        // with hours left.
        while open > NOTHING {
            let mut by: Vec<Option<usize>> = vec![None; problem.people.len()];
            let mut from: Vec<Option<usize>> = vec![None; asked.len()];
            let mut queue = std::collections::VecDeque::from([skill]);
            let mut end = None;
            'look: while let Some(at) = queue.pop_front() {
                for (person, row) in problem.people.iter().enumerate() {
                    if row.skills & (1 << at) == 0 || by[person].is_some() {
                        continue;
                    }
                    by[person] = Some(at);
                    if left[person] > NOTHING {
                        end = Some(person);
                        break 'look;
                    }
                    for (other, by_people) in done.iter().enumerate() {
                        if other != skill && from[other].is_none() && by_people[person] > NOTHING {
                            from[other] = Some(person);
                            queue.push_back(other);
                        }
                    }
                }
            }
            let Some(end) = end else { break };
            let mut amount = open.min(left[end]);
            let mut person = end;
            while let Some(at) = by[person]
                && at != skill
                && let Some(before) = from[at]
            {
                amount = amount.min(done[at][before]);
                person = before;
            }
            left[end] -= amount;
            open -= amount;
            person = end;
            while let Some(at) = by[person] {
                done[at][person] += amount;
                if at == skill {
                    break;
                }
                let Some(before) = from[at] else { break };
                done[at][before] -= amount;
                person = before;
            }
        }
        missing += open.max(0.0);
    }
    missing
}

/// Sets of skills that are asked for more than all who have one of them can give, one for each week that fails: where
/// augmenting paths end, they have been everywhere the missing hours could have gone.
pub(crate) fn sets_over(problem: &Problem, portfolio: &[Placement]) -> Vec<u64> {
    let futures = futures::sample(problem);
    let mut sets = std::collections::BTreeSet::new();
    for future in 0..problem.futures {
        let outcome = |placement: &Placement| {
            let measure = problem.alternatives.get(placement.alternative).map_or(0, |one| one.measure);
            futures.get(measure).and_then(|drawn| drawn.get(future)).copied().unwrap_or(0)
        };
        let outcomes: Vec<u8> = portfolio.iter().map(outcome).collect();
        for week in 0..problem.weeks {
            let asked = asked(problem, portfolio, &outcomes, week);
            if unstaffed_hours(problem, week, &asked) > ROUNDING_HOURS {
                sets.extend(smallest_set_over(problem, week, &asked));
            }
        }
    }
    sets.into_iter().collect()
}

/// A set of skills, as small as leaving single ones out makes it, whose people have too few hours in a week for what is
/// asked; nothing where there is none.
#[must_use]
pub fn smallest_set_over(problem: &Problem, week: usize, asked: &[f64]) -> Option<u64> {
    let fails = |set: u64| {
        let part: Vec<f64> =
            asked.iter().enumerate().map(|(at, hours)| if set & (1 << at) != 0 { *hours } else { 0.0 }).collect();
        unstaffed_hours(problem, week, &part) > ROUNDING_HOURS
    };
    let all = (0..asked.len()).filter(|at| asked.get(*at) > Some(&0.0)).fold(0, |set, at| set | (1_u64 << at));
    if !fails(all) {
        return None;
    }
    // What can be left out without the rest fitting says nothing about why it doesn't fit.
    Some((0..asked.len()).fold(all, |set, at| {
        let without = set & !(1 << at);
        if without != set && fails(without) { without } else { set }
    }))
}

/// In which share of futures that nobody has looked at the portfolio fits. Where its outcomes are few enough, all of them
/// are gone through and the share is exact; else [`FRESH_FUTURES`] are drawn, and the share is within 0.2 points of the truth
/// eighty-five times of a hundred at nine of ten (one standard deviation is √(0.9·0.1/131 072) = 0.08 points).
#[must_use]
pub fn fits_in_fresh(problem: &Problem, portfolio: &[Placement], seed: u64) -> f64 {
    let phases = Phases::new(problem, portfolio);
    let measures: Vec<_> = phases
        .order
        .iter()
        .filter_map(|at| {
            let one = problem.alternatives.get(portfolio.get(*at)?.alternative)?;
            problem.measures.get(one.measure)
        })
        .collect();
    let combinations = measures
        .iter()
        .try_fold(1_usize, |all, one| all.checked_mul(one.outcomes.len()).filter(|all| *all <= FRESH_FUTURES));
    if combinations.is_some() {
        let mut likely = 0.0;
        phases.all(&measures, 0, 1.0, &vec![0.0; phases.rows.len()], &mut likely);
        return likely.min(1.0);
    }
    let mut random = Random::new(seed ^ FRESH);
    let mut fits = 0_usize;
    let mut load = vec![0.0; phases.rows.len()];
    for _ in 0..FRESH_FUTURES {
        load.iter_mut().for_each(|load| *load = 0.0);
        let holds = phases.fixed_fits
            && measures.iter().enumerate().all(|(at, measure)| {
                let outcome = measure.outcomes.get(futures::drawn(measure, random.share()));
                phases.add(at, outcome.map_or(1.0, |outcome| outcome.hours), &mut load)
            });
        fits += usize::from(holds);
    }
    fits as f64 / FRESH_FUTURES as f64
}

/// A portfolio's weeks, cut where something begins to run: what running hours each staffing row has room for in each.
struct Phases {
    /// Placements in the order they begin to run.
    order: Vec<usize>,
    /// Rows that can fail at all: running hours by placement, and room after each has begun to run.
    rows: Vec<(Vec<f64>, Vec<f64>)>,
    /// Whether everything fits before anything runs.
    fixed_fits: bool,
}

impl Phases {
    fn new(problem: &Problem, portfolio: &[Placement]) -> Self {
        let runs =
            |at: &usize| portfolio.get(*at).map_or(0, |placement| problem.weeks - problem.running_weeks(*placement));
        let mut order: Vec<usize> = (0..portfolio.len()).collect();
        order.sort_by_key(|at| (runs(at), *at));
        let mut fixed_fits = true;
        let mut rows_that_matter = Vec::new();
        for row in rows::rows(problem).0 {
            let in_row = |at: usize, setup: bool| {
                let one = portfolio.get(at).and_then(|placement| problem.alternatives.get(placement.alternative));
                one.map_or(0.0, |one| {
                    let share: f64 = one
                        .skills
                        .iter()
                        .filter(|(skill, _)| row.skills & (1 << skill) != 0)
                        .map(|(_, share)| share)
                        .sum();
                    share * if setup { one.setup_hours_per_week } else { one.hours_per_week }
                })
            };
            let room = |from: usize, to: usize| {
                let weeks = (from..to).map(|week| {
                    let busy: f64 = (0..portfolio.len())
                        .filter(|at| portfolio.get(*at).is_some_and(|one| one.start <= week) && week < runs(at))
                        .map(|at| in_row(at, true))
                        .sum();
                    row.hours.get(week).copied().unwrap_or(0.0) - busy
                });
                weeks.fold(f64::INFINITY, f64::min)
            };
            let ends = |place: usize| order.get(place).map_or(problem.weeks, runs);
            fixed_fits &= room(0, ends(0)) >= -ROUNDING_HOURS;
            let rooms: Vec<f64> = (0..order.len()).map(|place| room(ends(place), ends(place + 1))).collect();
            let hours: Vec<f64> = order.iter().map(|at| in_row(*at, false)).collect();
            let most = |at: &usize| {
                let one = portfolio.get(*at).and_then(|placement| problem.alternatives.get(placement.alternative));
                let outcomes = one.and_then(|one| problem.measures.get(one.measure)).map(|one| &one.outcomes);
                outcomes.into_iter().flatten().map(|outcome| outcome.hours).fold(0.0, f64::max)
            };
            let mut highest = 0.0;
            let can_fail = order.iter().zip(&hours).zip(&rooms).any(|((at, hours), room)| {
                highest += hours * most(at);
                highest > *room + ROUNDING_HOURS
            });
            if can_fail {
                rows_that_matter.push((hours, rooms));
            }
        }
        Self { order, rows: rows_that_matter, fixed_fits }
    }

    /// Adds the hours of the placement that begins to run next; whether its phase still fits.
    fn add(&self, at: usize, factor: f64, load: &mut [f64]) -> bool {
        let mut fits = true;
        for ((hours, room), load) in self.rows.iter().zip(load.iter_mut()) {
            *load += hours.get(at).copied().unwrap_or(0.0) * factor;
            fits &= *load <= room.get(at).copied().unwrap_or(f64::INFINITY) + ROUNDING_HOURS;
        }
        fits
    }

    /// Sums up the likelihood of all futures that fit.
    fn all(&self, measures: &[&crate::problem::Measure], at: usize, likely: f64, load: &[f64], sum: &mut f64) {
        let Some(measure) = measures.get(at) else {
            *sum += if self.fixed_fits { likely } else { 0.0 };
            return;
        };
        for outcome in &measure.outcomes {
            let mut then = load.to_vec();
            if self.add(at, outcome.hours, &mut then) {
                self.all(measures, at + 1, likely * outcome.likelihood, &then, sum);
            }
        }
    }
}
