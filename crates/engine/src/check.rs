//! The separate checker: verifies a portfolio from first principles, with nothing but the problem and the futures. For each
//! kind of week and future by future it shares hours out by maximum flow; it counts the value afresh. Slow and simple on
//! purpose. Beside it, how often a portfolio fits in futures that nobody has looked at.

use crate::futures;
use crate::problem::{Placement, Problem, ROUNDING_HOURS, Wanted, Way};
use crate::random::Random;
use crate::rows;
use std::collections::BTreeMap;

/// Fresh futures that are drawn where they are too many to go through one by one.
pub const FRESH_FUTURES: usize = 131_072;
/// Fresh futures that are gone through side by side.
const BLOCK: usize = 1_024;
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
    let ways = ways(problem);
    let mut weeks: Vec<Kind> = kinds(problem, portfolio);
    let mut fits_in = 0;
    for future in 0..problem.futures {
        let factors = factors(problem, portfolio, &ways, |measure| futures.get(measure)?.get(future).copied());
        let fits = weeks.iter_mut().all(|kind| kind.staffed(problem, portfolio, &factors));
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

/// The ways the hours of each measure may go.
fn ways(problem: &Problem) -> Vec<Vec<Way>> {
    problem.measures.iter().map(crate::problem::Measure::ways).collect()
}

/// What the running hours of each placement are multiplied with in one future, of which `drawn` says the way by measure.
fn factors(
    problem: &Problem,
    portfolio: &[Placement],
    ways: &[Vec<Way>],
    drawn: impl Fn(usize) -> Option<u8>,
) -> Vec<f64> {
    let of = |placement: &Placement| {
        let measure = problem.alternatives.get(placement.alternative)?.measure;
        Some(ways.get(measure)?.get(usize::from(drawn(measure).unwrap_or_default()))?.hours)
    };
    portfolio.iter().map(|placement| of(placement).unwrap_or(1.0)).collect()
}

/// Hours asked of each skill in a week, in thousandths.
fn asked(problem: &Problem, portfolio: &[Placement], factors: &[f64], week: usize) -> Vec<f64> {
    let mut asked = vec![0.0; problem.skills.len()];
    for (placement, factor) in portfolio.iter().zip(factors) {
        let Some(one) = problem.alternatives.get(placement.alternative) else { continue };
        let hours = if week < placement.start {
            0.0
        } else if week < placement.start + one.setup_weeks {
            one.setup_hours_per_week
        } else {
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

/// Weeks that are alike: the same people have the same hours, and the same measures are set up and run.
struct Kind {
    week: usize,
    /// Hours by skill that are known to be staffed, and not to be: more of every skill is no easier, less no harder.
    staffed: Vec<Vec<f64>>,
    unstaffed: Vec<Vec<f64>>,
}

/// The kinds of weeks there are, those in which most measures run first: they fail soonest.
fn kinds(problem: &Problem, portfolio: &[Placement]) -> Vec<Kind> {
    let mut seen = std::collections::BTreeSet::new();
    let mut kinds = Vec::new();
    for week in (0..problem.weeks).rev() {
        let there = problem.people.iter().map(|person| person.hours.get(week).copied().unwrap_or(0.0).to_bits());
        let does = portfolio.iter().map(|placement| {
            let setup = problem.alternatives.get(placement.alternative).map_or(0, |one| one.setup_weeks);
            u64::from(week >= placement.start) + u64::from(week >= placement.start + setup)
        });
        if seen.insert(there.chain(does).collect::<Vec<u64>>()) {
            kinds.push(Kind { week, staffed: Vec::new(), unstaffed: Vec::new() });
        }
    }
    kinds
}

impl Kind {
    /// Whether the week's hours can be shared out among people who can do them, by augmenting paths.
    fn staffed(&mut self, problem: &Problem, portfolio: &[Placement], factors: &[f64]) -> bool {
        let asked = asked(problem, portfolio, factors, self.week);
        let at_most = |less: &[f64], more: &[f64]| less.iter().zip(more).all(|(less, more)| less <= more);
        if self.staffed.iter().any(|known| at_most(&asked, known)) {
            return true;
        }
        if self.unstaffed.iter().any(|known| at_most(known, &asked)) {
            return false;
        }
        let is_staffed = unstaffed_hours(problem, self.week, &asked) <= ROUNDING_HOURS;
        let known = if is_staffed { &mut self.staffed } else { &mut self.unstaffed };
        // Only what no other says is kept.
        known.retain(|one| if is_staffed { !at_most(one, &asked) } else { !at_most(&asked, one) });
        known.push(asked);
        is_staffed
    }
}

/// Hours of a week that nobody can do: what is asked, less the largest flow from skills to people.
#[must_use]
pub fn unstaffed_hours(problem: &Problem, week: usize, asked: &[f64]) -> f64 {
    /// Less than this is nothing.
    const NOTHING: f64 = 1e-9;
    let mut left: Vec<f64> =
        problem.people.iter().map(|person| person.hours.get(week).copied().unwrap_or(0.0)).collect();
    let mut done = vec![vec![0.0; problem.people.len()]; asked.len()];
    // Whoever can do least is asked first, so that few paths are left to look for.
    let mut order: Vec<usize> = (0..problem.people.len()).collect();
    order.sort_by_key(|person| problem.people[*person].skills.count_ones());
    let mut open: Vec<f64> = asked.to_vec();
    for (skill, open) in open.iter_mut().enumerate().filter(|(_, open)| **open > NOTHING) {
        for person in order.iter().copied().filter(|person| problem.people[*person].skills & (1 << skill) != 0) {
            let hours = open.min(left[person]);
            done[skill][person] = hours;
            left[person] -= hours;
            *open -= hours;
        }
    }
    let mut missing = 0.0;
    for (skill, mut open) in open.into_iter().enumerate() {
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
    let ways = ways(problem);
    let mut sets = std::collections::BTreeSet::new();
    for future in 0..problem.futures {
        let factors = factors(problem, portfolio, &ways, |measure| futures.get(measure)?.get(future).copied());
        for week in 0..problem.weeks {
            let asked = asked(problem, portfolio, &factors, week);
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
        .try_fold(1_usize, |all, one| all.checked_mul(one.way_count()).filter(|all| *all <= FRESH_FUTURES));
    if combinations.is_some() {
        let mut likely = 0.0;
        phases.all(&measures, 0, 1.0, &vec![0.0; phases.rows.len()], &mut likely);
        // Nine of ten is meant, not what summing in binary leaves of it.
        const DIGITS: f64 = 1e9;
        return ((likely * DIGITS).round() / DIGITS).min(1.0);
    }
    if !phases.fixed_fits {
        return 0.0;
    }
    let mut random = Random::new(seed ^ FRESH);
    let mut failed = 0;
    let mut factors = vec![0.0_f32; BLOCK];
    let mut loads = vec![vec![0.0_f32; BLOCK]; phases.rows.len()];
    for _ in 0..FRESH_FUTURES / BLOCK {
        let mut fails = [false; BLOCK];
        loads.iter_mut().flatten().for_each(|load| *load = 0.0);
        for (at, measure) in measures.iter().enumerate() {
            draw(measure, &mut random, &mut factors);
            for ((hours, room), loads) in phases.rows.iter().zip(&mut loads) {
                let hours = hours.get(at).copied().unwrap_or(0.0) as f32;
                let room = (room.get(at).copied().unwrap_or(f64::INFINITY) + ROUNDING_HOURS) as f32;
                for ((load, factor), fails) in loads.iter_mut().zip(&factors).zip(&mut fails) {
                    *load += hours * factor;
                    *fails |= *load > room;
                }
            }
        }
        failed += fails.iter().filter(|fails| **fails).count();
    }
    1.0 - failed as f64 / FRESH_FUTURES as f64
}

/// Draws what the running hours of a measure are multiplied with, for each of a block of futures: four for each number
/// drawn, which makes likelihoods exact to a 65,536th.
fn draw(measure: &crate::problem::Measure, random: &mut Random, factors: &mut [f32]) {
    const STEPS: f64 = 65_536.0;
    let mut below = 0.0;
    // Where each way but the first begins, and by how much hours step there.
    let mut before = None;
    let mut steps: Vec<(u32, f32)> = Vec::new();
    let ways = measure.ways();
    for way in &ways {
        let hours = way.hours as f32;
        if let Some(before) = before {
            steps.push(((below * STEPS).round() as u32, hours - before));
        }
        before = Some(hours);
        below += way.likelihood;
    }
    let first = ways.first().map_or(1.0, |way| way.hours as f32);
    for four in factors.chunks_mut(4) {
        let mut bits = random.bits();
        for factor in four {
            let drawn = (bits & 0xffff) as u32;
            bits >>= 16;
            *factor =
                steps.iter().fold(first, |factor, (from, step)| factor + if drawn >= *from { *step } else { 0.0 });
        }
    }
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
                let ways = one.and_then(|one| problem.measures.get(one.measure)).map(crate::problem::Measure::ways);
                ways.into_iter().flatten().map(|way| way.hours).fold(0.0, f64::max)
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
        for way in measure.ways() {
            let mut then = load.to_vec();
            if self.add(at, way.hours, &mut then) {
                self.all(measures, at + 1, likely * way.likelihood, &then, sum);
            }
        }
    }
}
