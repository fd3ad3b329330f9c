//! By how much a portfolio fails to fit, and where. What belongs elsewhere: what is done about it.

use crate::problem::{Placement, Problem};
use crate::rows;
use crate::tables::{SLACK_HOURS, Tables};
use plan::{MeasureId, PersonId, SkillId};

/// Hours that are missing: whose, when, how many.
#[derive(Debug, Clone, PartialEq)]
pub struct Shortage {
    /// Hours a week that would have to come to those people for everything to fit; the least that would do.
    pub hours_per_week: f64,
    /// The skills that are short; nothing among them for the one that everybody has.
    pub skills: Vec<Option<SkillId>>,
    /// Everybody who has one of them.
    pub people: Vec<PersonId>,
    /// The weeks, from 0, in which they have too few hours.
    pub weeks: Vec<usize>,
    /// The measures that take hours of theirs then.
    pub measures: Vec<MeasureId>,
}

/// Measures a problem's portfolios, one after the other.
pub struct Shortages<'a> {
    tables: Tables<'a>,
}

impl<'a> Shortages<'a> {
    /// Lays out a problem.
    pub fn new(problem: &'a Problem) -> Self {
        Self { tables: Tables::with_rows(problem, rows::rows(problem).0) }
    }

    /// Hours missing in each week and row of one future.
    fn missing(&self, portfolio: &[Placement], future: usize, row: usize, week: usize) -> f64 {
        let tables = &self.tables;
        let asked = portfolio.iter().map(|placement| {
            let at = placement.alternative;
            let runs = placement.start + tables.setup_weeks(at);
            if week < placement.start {
                0.0
            } else if week < runs {
                tables.setup[at][row]
            } else {
                tables.run[at][row] * tables.searched.factor[tables.problem.alternatives[at].measure][future]
            }
        });
        f64::from(asked.sum::<f32>() - tables.there[row][week])
    }

    /// The most hours missing in a week, for each future: what is below 0 is to spare. Loads change only at the weeks
    /// where something begins; between them the week with the fewest hours decides.
    fn most_missing(&self, portfolio: &[Placement]) -> Vec<f64> {
        let tables = &self.tables;
        let futures = tables.problem.futures;
        let mut cuts: Vec<usize> = vec![0, tables.problem.weeks];
        for placement in portfolio {
            cuts.push(placement.start);
            cuts.push(placement.start + tables.setup_weeks(placement.alternative));
        }
        cuts.retain(|week| *week <= tables.problem.weeks);
        cuts.sort_unstable();
        cuts.dedup();
        let mut most = vec![f32::NEG_INFINITY; futures];
        let mut load = vec![0.0_f32; futures];
        for (row, there) in tables.there.iter().enumerate() {
            for cut in cuts.windows(2) {
                let &[from, to] = cut else { continue };
                let mut room = there[from..to].iter().copied().fold(f32::INFINITY, f32::min);
                load.iter_mut().for_each(|load| *load = 0.0);
                for placement in portfolio {
                    let at = placement.alternative;
                    let runs = placement.start + tables.setup_weeks(at);
                    if from >= runs {
                        let hours = tables.run[at][row];
                        if hours > 0.0 {
                            let factor = &tables.searched.factor[tables.problem.alternatives[at].measure];
                            load.iter_mut().zip(factor).for_each(|(load, factor)| *load += hours * factor);
                        }
                    } else if from >= placement.start {
                        room -= tables.setup[at][row];
                    }
                }
                most.iter_mut().zip(&load).for_each(|(most, load)| *most = most.max(load - room));
            }
        }
        most.into_iter().map(f64::from).collect()
    }

    /// The least hours a week that would have to come to everybody short for the portfolio to fit in enough futures, and the
    /// future that decides: the worst of those that have to fit. Nothing to add where it is at most 0.
    pub fn least_extra(&self, portfolio: &[Placement]) -> (f64, usize) {
        let mut futures: Vec<(f64, usize)> =
            self.most_missing(portfolio).into_iter().enumerate().map(|(at, hours)| (hours, at)).collect();
        futures.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let decides = futures.len().saturating_sub(self.tables.may_fail + 1);
        futures.get(decides).copied().unwrap_or((0.0, 0))
    }

    /// The smallest thing to say about why a portfolio doesn't fit; nothing where it does.
    pub fn shortage(&self, portfolio: &[Placement]) -> Option<Shortage> {
        let (most, future) = self.least_extra(portfolio);
        if most <= 0.0 {
            return None;
        }
        let problem = self.tables.problem;
        // Of the sets of skills that are short by as much, the one with the fewest says it best.
        let mut worst: Option<(u32, usize)> = None;
        for (row, set) in self.tables.rows.iter().enumerate() {
            let skills = set.skills.count_ones();
            let is_it =
                || (0..problem.weeks).any(|week| self.missing(portfolio, future, row, week) > most - SLACK_HOURS);
            if worst.is_none_or(|(fewest, _)| skills < fewest) && is_it() {
                worst = Some((skills, row));
            }
        }
        let (_, row) = worst?;
        let skills = self.tables.rows[row].skills;
        let weeks: Vec<usize> =
            (0..problem.weeks).filter(|week| self.missing(portfolio, future, row, *week) > 0.0).collect();
        let takes = |placement: &&Placement| {
            let at = placement.alternative;
            let (setup, run) = (self.tables.setup[at][row], self.tables.run[at][row]);
            let runs = placement.start + self.tables.setup_weeks(at);
            weeks.iter().any(|week| if *week < runs { *week >= placement.start && setup > 0.0 } else { run > 0.0 })
        };
        let measure = |placement: &Placement| problem.measures[problem.alternatives[placement.alternative].measure].id;
        Some(Shortage {
            hours_per_week: most + SLACK_HOURS,
            skills: (0..problem.skills.len())
                .filter(|at| skills & (1 << at) != 0)
                .map(|at| problem.skills[at])
                .collect(),
            people: problem
                .people
                .iter()
                .filter(|person| person.skills & skills != 0)
                .map(|person| person.id)
                .collect(),
            measures: portfolio.iter().filter(takes).map(measure).collect(),
            weeks,
        })
    }
}
