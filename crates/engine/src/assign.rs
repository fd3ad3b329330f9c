//! Who does what in which week: the cheapest flow of each week's hours to people who can do them. Costs are what people burn for
//! and what would change hands. What belongs elsewhere: whether the hours fit at all.

use crate::problem::{Placement, Problem};
use plan::{Commitment, MeasureId, Pair, PersonId};
use std::collections::BTreeMap;

/// What an hour costs by how much somebody burns for a measure.
const BURNS: i64 = 0;
const WILLING: i64 = 10;
const UNWILLING: i64 = 40;
/// What an hour costs more where somebody else did it the week before: few hand-overs.
const HANDED_OVER: i64 = 15;
/// What an hour costs more where an earlier run had somebody else do it: no flickering between runs.
const OTHERWISE_BEFORE: i64 = 3;
/// Less than this is nothing.
const NOTHING_HOURS: f64 = 1e-6;

/// Hours of one person for one skill of one measure in one week.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hours {
    /// Who, by place.
    pub person: usize,
    /// For what, by place.
    pub measure: usize,
    /// Doing what, by place.
    pub skill: usize,
    /// When, from 0.
    pub week: usize,
    /// How many.
    pub hours: f64,
}

/// Who does what, as planned: in the future in which every measure takes the hours it is planned with. Hours that nobody can do are
/// left out. `before` is an earlier answer, which is kept to where it is as good; how much people burn for what is the plan's.
#[must_use]
pub fn assign(
    problem: &Problem,
    portfolio: &[Placement],
    commitment: &BTreeMap<Pair<PersonId, MeasureId>, Commitment>,
    before: &[Hours],
) -> Vec<Hours> {
    let earlier: BTreeMap<(usize, usize, usize, usize), f64> =
        before.iter().map(|one| ((one.week, one.measure, one.skill, one.person), one.hours)).collect();
    let mut last_week: BTreeMap<(usize, usize, usize), f64> = BTreeMap::new();
    let mut all = Vec::new();
    for week in 0..problem.weeks {
        let mut asked: Vec<(usize, usize, f64)> = Vec::new();
        for placement in portfolio {
            let Some(one) = problem.alternatives.get(placement.alternative) else { continue };
            let hours = if week < placement.start {
                0.0
            } else if week < placement.start + one.setup_weeks {
                one.setup_hours_per_week
            } else {
                one.hours_per_week
            };
            let parts = one.skills.iter().map(|(skill, share)| (one.measure, *skill, hours * share));
            asked.extend(parts.filter(|(_, _, hours)| *hours > NOTHING_HOURS));
        }
        let cost = |ask: usize, person: usize| -> Option<i64> {
            let (measure, skill, _) = asked.get(ask)?;
            let row = problem.people.get(person).filter(|row| row.skills & (1 << skill) != 0)?;
            let of = problem.measures.get(*measure)?;
            let burns = match commitment.get(&Pair(row.id, of.id)) {
                Some(Commitment::Burns) => BURNS,
                Some(Commitment::Willing) | None => WILLING,
                Some(Commitment::Unwilling) => UNWILLING,
            };
            let same = |done: Option<&f64>| done.is_some_and(|hours| *hours > NOTHING_HOURS);
            let handed = if same(last_week.get(&(*measure, *skill, person))) { 0 } else { HANDED_OVER };
            let otherwise = if same(earlier.get(&(week, *measure, *skill, person))) { 0 } else { OTHERWISE_BEFORE };
            Some(burns + handed + otherwise)
        };
        let there: Vec<f64> = problem.people.iter().map(|row| row.hours.get(week).copied().unwrap_or(0.0)).collect();
        let costs: Vec<Vec<Option<i64>>> =
            (0..asked.len()).map(|ask| (0..there.len()).map(|person| cost(ask, person)).collect()).collect();
        let wanted: Vec<f64> = asked.iter().map(|(_, _, hours)| *hours).collect();
        let done = cheapest(&wanted, &there, &costs);
        last_week.clear();
        for ((measure, skill, _), by_people) in asked.iter().zip(&done) {
            for (person, hours) in by_people.iter().enumerate().filter(|(_, hours)| **hours > NOTHING_HOURS) {
                last_week.insert((*measure, *skill, person), *hours);
                all.push(Hours { person, measure: *measure, skill: *skill, week, hours: *hours });
            }
        }
    }
    all
}

/// The cheapest of the largest flows from what is asked to who is there, by successive shortest paths (Bellman and Ford, since
/// taking hours back costs less than nothing). Costs are whole numbers, so that equal ones are equal and the first wins.
fn cheapest(asked: &[f64], there: &[f64], costs: &[Vec<Option<i64>>]) -> Vec<Vec<f64>> {
    let mut done = vec![vec![0.0; there.len()]; asked.len()];
    let mut left = there.to_vec();
    for (first, hours) in asked.iter().enumerate() {
        let mut open = *hours;
        while open > NOTHING_HOURS {
            let mut ask_cost: Vec<Option<i64>> = vec![None; asked.len()];
            let mut person_cost: Vec<Option<(i64, usize)>> = vec![None; there.len()];
            let mut came_by: Vec<Option<usize>> = vec![None; asked.len()];
            ask_cost[first] = Some(0);
            // No cheapest path is longer than there are people and things asked.
            for _ in 0..asked.len() + there.len() {
                let mut changed = false;
                for (ask, cost) in ask_cost.iter().enumerate() {
                    let Some(cost) = cost else { continue };
                    for (person, step) in costs[ask].iter().enumerate() {
                        let Some(step) = step else { continue };
                        if person_cost[person].is_none_or(|(known, _)| cost + step < known) {
                            person_cost[person] = Some((cost + step, ask));
                            changed = true;
                        }
                    }
                }
                for (person, known) in person_cost.iter().enumerate() {
                    let Some((cost, _)) = known else { continue };
                    for ask in (0..asked.len()).filter(|ask| *ask != first) {
                        let Some(step) = costs[ask][person] else { continue };
                        if done[ask][person] > NOTHING_HOURS && ask_cost[ask].is_none_or(|known| cost - step < known) {
                            ask_cost[ask] = Some(cost - step);
                            came_by[ask] = Some(person);
                            changed = true;
                        }
                    }
                }
                if !changed {
                    break;
                }
            }
            let ends = (0..there.len()).filter(|person| left[*person] > NOTHING_HOURS);
            let Some(end) = ends.filter_map(|person| Some((person_cost[person]?.0, person))).min() else { break };
            // The way back, first for how much, then to move it.
            let mut path = Vec::new();
            let mut person = end.1;
            let mut amount = open.min(left[person]);
            while let Some((_, ask)) = person_cost[person] {
                let before = if ask == first { None } else { came_by[ask] };
                path.push((ask, person, before));
                let Some(before) = before else { break };
                amount = amount.min(done[ask][before]);
                person = before;
                if path.len() > asked.len() + there.len() {
                    return done;
                }
            }
            left[end.1] -= amount;
            open -= amount;
            for (ask, person, before) in path {
                done[ask][person] += amount;
                if let Some(before) = before {
                    done[ask][before] -= amount;
                }
            }
        }
    }
    done
}
