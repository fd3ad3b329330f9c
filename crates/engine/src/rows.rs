//! Whether hours can be shared out, without sharing them out. A week's hours, given by skill, can be staffed exactly when for
//! every set of skills the hours asked of it are at most the hours of all people who have one of them (Hall's theorem
//! for flows; Gale 1957). Only sets that are closed (hold every skill whose people are all in already) and connected can be
//! the first to fail: a set that isn't closed asks less of the same people, and one that falls apart is implied by its parts.

use crate::problem::Problem;

/// Up to so many skills every set is looked at, and the rows are exact.
const SKILLS_MOST_FOR_ALL_SETS: usize = 12;
/// Most rows that are kept.
pub const ROWS_MOST: usize = 2_048;

/// A set of skills with the hours of all people who have one of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Bit `k` for skill `k`.
    pub skills: u64,
    /// Hours there, by week.
    pub hours: Vec<f64>,
}

/// Hours of everybody who has one of the skills, by week.
pub fn row(problem: &Problem, skills: u64) -> Row {
    let mut hours = vec![0.0; problem.weeks];
    for person in problem.people.iter().filter(|person| person.skills & skills != 0) {
        for (sum, there) in hours.iter_mut().zip(&person.hours) {
            *sum += there;
        }
    }
    Row { skills, hours }
}

/// The set with every skill added whose people are all in already.
fn closed(problem: &Problem, used: u64, skills: u64) -> u64 {
    // A skill stays out when somebody has it and none of the set.
    let outside = problem.people.iter().filter(|person| person.skills & skills == 0);
    let has_more = outside.fold(0, |bits, person| bits | person.skills);
    skills | (used & !has_more)
}

fn connected(problem: &Problem, skills: u64) -> bool {
    let mut reached = skills & skills.wrapping_neg();
    loop {
        let touching = problem.people.iter().filter(|person| person.skills & reached != 0);
        let next = reached | touching.fold(0, |bits, person| bits | person.skills & skills);
        if next == reached {
            return reached == skills;
        }
        reached = next;
    }
}

/// The rows to begin with, and whether they are all there are.
pub fn rows(problem: &Problem) -> (Vec<Row>, bool) {
    let used =
        problem.alternatives.iter().flat_map(|one| &one.skills).fold(0_u64, |bits, (skill, _)| bits | 1 << skill);
    let somebodys = problem.people.iter().fold(0, |bits, person| bits | person.skills);
    let bits = |set: u64| (0..64).map(|at| 1_u64 << at).filter(move |bit| set & bit != 0);
    // A skill that nobody has is a row of its own, without hours.
    let mut sets: Vec<u64> = bits(used & !somebodys).collect();
    let used = used & somebodys;
    let skills: Vec<u64> = bits(used).collect();
    let exact = skills.len() <= SKILLS_MOST_FOR_ALL_SETS;
    if exact {
        for pick in 1_u64..(1 << skills.len()) {
            let chosen = skills.iter().enumerate().filter(|(at, _)| pick & (1 << at) != 0);
            let set = chosen.fold(0, |bits, (_, bit)| bits | bit);
            if closed(problem, used, set) == set && connected(problem, set) {
                sets.push(set);
            }
        }
    } else {
        sets.extend(skills.iter().map(|bit| closed(problem, used, *bit)));
        sets.push(used);
        for (at, one) in skills.iter().enumerate() {
            sets.extend(skills.iter().skip(at + 1).map(|other| closed(problem, used, one | other)));
        }
    }
    sets.sort_unstable();
    sets.dedup();
    sets.truncate(ROWS_MOST);
    (sets.into_iter().map(|set| row(problem, set)).collect(), exact)
}
