//! A problem laid out for looking at many portfolios quickly: loads by staffing row, outcomes by future, shares left by
//! weeks run. What belongs elsewhere: how portfolios are found ([`crate::search`], [`crate::bound`]); nothing here is used by the
//! checker.

use crate::draws::Draws;
use crate::futures;
use crate::problem::{Placement, Problem, ROUNDING_HOURS};
use crate::rows::Row;

/// Hours more than are there that still count as fitting: half of what the checker lets through, so that rounding here
/// never proposes what it refuses.
pub const SLACK_HOURS: f64 = ROUNDING_HOURS / 2.0;

/// What a sum of likelihoods may be off by.
const SHARE_ROUNDING: f64 = 1e-9;

/// The tables of a problem.
pub struct Tables<'a> {
    /// The problem.
    pub problem: &'a Problem,
    /// Staffing rows.
    pub rows: Vec<Row>,
    /// Hours a week while it is set up, by alternative and row.
    pub setup: Vec<Vec<f32>>,
    /// Hours a week while it runs as planned, by alternative and row.
    pub run: Vec<Vec<f32>>,
    /// The futures that are searched on.
    pub searched: Draws,
    /// Futures that a portfolio has to fit in as well; nothing where those searched on are all that counts.
    pub beside: Option<Draws>,
    /// The mean of a measure's factors over the futures that are left when as many as may fail are taken out where they
    /// are highest.
    pub trimmed: Vec<f32>,
    /// Futures that may fail.
    pub may_fail: usize,
    /// Share left by alternative, weeks run and audience: `left[a][n * audiences + g]`.
    pub left: Vec<Vec<f64>>,
    /// Hours there, by row and week, with the slack.
    pub there: Vec<Vec<f32>>,
    /// Audiences.
    pub audiences: usize,
    /// What is unreached of each audience before the first week, times its weight.
    pub unreached: Vec<f64>,
}

impl<'a> Tables<'a> {
    /// Lays out a problem with these staffing rows.
    pub fn with_rows(problem: &'a Problem, rows: Vec<Row>) -> Self {
        let may_fail = futures::may_fail(problem);
        let searched = Draws::searched(problem);
        let trimmed = searched.factor.iter().map(|all| trimmed_mean(all, may_fail)).collect();
        let in_row = |at: usize, row: &Row| -> f64 {
            let skills = problem.alternatives.get(at).into_iter().flat_map(|one| &one.skills);
            skills.filter(|(skill, _)| row.skills & (1 << skill) != 0).map(|(_, share)| share).sum()
        };
        let by_row = |hours: &dyn Fn(usize) -> f64| -> Vec<Vec<f32>> {
            let of = |at: usize| rows.iter().map(|row| (in_row(at, row) * hours(at)) as f32).collect();
            (0..problem.alternatives.len()).map(of).collect()
        };
        let setup = by_row(&|at| problem.alternatives.get(at).map_or(0.0, |one| one.setup_hours_per_week));
        let run = by_row(&|at| problem.alternatives.get(at).map_or(0.0, |one| one.hours_per_week));
        let audiences = problem.audiences.len();
        let left = problem
            .alternatives
            .iter()
            .map(|one| {
                let weeks = (0..=problem.weeks).flat_map(|weeks| (0..audiences).map(move |at| (weeks, at)));
                weeks.map(|(weeks, at)| problem.left(one, at, weeks)).collect()
            })
            .collect();
        let there =
            rows.iter().map(|row| row.hours.iter().map(|hours| (hours + SLACK_HOURS) as f32).collect()).collect();
        let already = |at: usize| (-problem.already.get(at).copied().unwrap_or(0.0)).exp();
        let unreached = problem.audiences.iter().enumerate().map(|(at, one)| one.weight * already(at)).collect();
        Self { trimmed, problem, rows, setup, run, searched, beside: None, may_fail, left, there, audiences, unreached }
    }

    /// Weeks until a placed alternative runs.
    pub fn setup_weeks(&self, alternative: usize) -> usize {
        self.problem.alternatives[alternative].setup_weeks
    }

    /// The shares left by a placement, by audience.
    pub fn left_by(&self, placement: Placement) -> &[f64] {
        let weeks = self.problem.running_weeks(placement);
        &self.left[placement.alternative][weeks * self.audiences..(weeks + 1) * self.audiences]
    }

    /// The value of placements: the weighed share of audiences with an effective contact, counted from the first week.
    pub fn value(&self, placements: &[Placement]) -> f64 {
        let mut left = self.unreached.clone();
        for placement in placements {
            for (left, by) in left.iter_mut().zip(self.left_by(*placement)) {
                *left *= by;
            }
        }
        self.unreached.iter().sum::<f64>() - left.iter().sum::<f64>()
    }

    /// Whether a share of fresh futures may be shown: it is the one asked for, where others than those searched on count.
    pub fn shows(&self, fits: f64) -> bool {
        self.beside.is_none() || fits >= self.problem.fits - SHARE_ROUNDING
    }

    /// Whether links and money let these be in together. Everything forced in has to be in.
    pub fn allowed(&self, placements: &[Placement]) -> bool {
        use crate::problem::Wanted;
        let problem = self.problem;
        let mut begins: Vec<Option<usize>> = vec![None; problem.measures.len()];
        let mut money = 0.0;
        for placement in placements {
            let Some(one) = problem.alternatives.get(placement.alternative) else { return false };
            if begins[one.measure].replace(placement.start).is_some() {
                return false;
            }
            if placement.start < one.starts.0 || placement.start > one.starts.1 {
                return false;
            }
            money += one.money_nok;
        }
        let links = problem.measures.iter().zip(&begins).all(|(measure, begin)| match begin {
            None => measure.wanted != Wanted::In,
            Some(begin) => {
                measure.wanted != Wanted::Out
                    && measure.needs.iter().all(|at| begins[*at].is_some_and(|needed| needed <= *begin))
                    && measure.not_with.iter().all(|at| begins[*at].is_none())
            }
        });
        links && problem.budget_nok.is_none_or(|budget| money <= budget + SLACK_HOURS)
    }
}

fn trimmed_mean(all: &[f32], drop: usize) -> f32 {
    let mut sorted = all.to_vec();
    sorted.sort_by(f32::total_cmp);
    let kept = sorted.len().saturating_sub(drop);
    if kept == 0 {
        return 0.0;
    }
    sorted.iter().take(kept).map(|factor| f64::from(*factor)).sum::<f64>() as f32 / kept as f32
}

/// What a measure surely takes: hours of setting up in some weeks, running hours from a week on.
#[derive(Debug, Clone, Copy)]
pub struct Busy {
    /// The alternative.
    pub alternative: usize,
    /// Weeks in which it is surely set up: from, and up to but not including.
    pub setup: (usize, usize),
    /// From this week on it surely runs.
    pub runs: usize,
}

/// Room for checking whether placements fit, used again and again.
#[derive(Default)]
pub struct Scratch {
    load: Vec<f32>,
    failed: Vec<bool>,
    order: Vec<usize>,
    busy: Vec<Busy>,
    /// So many futures fewer may fail than the problem says: what is found on the boundary of some futures is often
    /// beyond it in others.
    pub stricter: usize,
}

impl Scratch {
    /// Whether the placements fit in enough of the futures that are searched on.
    pub fn fits(&mut self, tables: &Tables<'_>, placements: &[Placement]) -> bool {
        let mut busy = self.surely(tables, placements);
        let fits = self.failures(tables, &mut busy) + self.stricter <= tables.may_fail.max(self.stricter);
        self.busy = busy;
        fits
    }

    /// Whether placements that fit in the futures that are searched on do so beside them as well.
    pub fn fits_beside(&mut self, tables: &Tables<'_>, placements: &[Placement]) -> bool {
        let mut busy = self.surely(tables, placements);
        let fits = self.may_fit_beside(tables, &mut busy);
        self.busy = busy;
        fits
    }

    fn surely(&mut self, tables: &Tables<'_>, placements: &[Placement]) -> Vec<Busy> {
        let mut busy = std::mem::take(&mut self.busy);
        busy.clear();
        busy.extend(placements.iter().map(|one| {
            let runs = one.start + tables.setup_weeks(one.alternative);
            Busy { alternative: one.alternative, setup: (one.start, runs), runs }
        }));
        busy
    }

    /// In how many futures what is busy fails to fit; counted on only until it is too many. Sorts by when they run.
    pub fn failures(&mut self, tables: &Tables<'_>, busy: &mut [Busy]) -> usize {
        let share = self.failing(tables, &tables.searched, busy);
        (share * tables.searched.count as f64).round() as usize
    }

    /// Whether what is busy may be in something that fits beside the futures that are searched on.
    pub fn may_fit_beside(&mut self, tables: &Tables<'_>, busy: &mut [Busy]) -> bool {
        tables.beside.as_ref().is_none_or(|beside| beside.lets(self.failing(tables, beside, busy)))
    }

    /// The share of futures that what is busy fails to fit in; counted on only until it is too large.
    ///
    /// What runs changes only when something begins to run, so weeks between such moments are one phase: in it a future
    /// fits when its running hours are at most the least of what is left beside the setting-up.
    fn failing(&mut self, tables: &Tables<'_>, draws: &Draws, busy: &mut [Busy]) -> f64 {
        let weeks = tables.problem.weeks;
        let futures = draws.count;
        busy.sort_unstable_by_key(|one| (one.runs, one.alternative));
        self.failed.clear();
        self.failed.resize(futures, false);
        if self.order.len() != tables.rows.len() {
            self.order = (0..tables.rows.len()).collect();
        }
        let measure = |at: usize| tables.problem.alternatives[at].measure;
        let mut share = 0.0;
        for place in 0..self.order.len() {
            let row = self.order[place];
            let there = &tables.there[row];
            self.load.clear();
            self.load.resize(futures, 0.0);
            let (mut highest, mut applied) = (0.0_f32, 0);
            let mut changed = false;
            for phase in 0..=busy.len() {
                let from = if phase == 0 { 0 } else { busy[phase - 1].runs };
                let to = busy.get(phase).map_or(weeks, |one| one.runs).min(weeks);
                if phase > 0 {
                    let at = busy[phase - 1].alternative;
                    highest += tables.run[at][row] * draws.most[measure(at)];
                }
                if from >= to {
                    continue;
                }
                let mut least = f32::INFINITY;
                for (week, hours) in there.iter().enumerate().take(to).skip(from) {
                    let mut left = *hours;
                    for one in busy.iter() {
                        if one.setup.0 <= week && week < one.setup.1 {
                            left -= tables.setup[one.alternative][row];
                        }
                    }
                    least = least.min(left);
                }
                if least < 0.0 {
                    return 1.0;
                }
                if highest <= least {
                    continue;
                }
                while applied < phase {
                    let at = busy[applied].alternative;
                    let hours = tables.run[at][row];
                    if hours != 0.0 {
                        for (load, factor) in self.load.iter_mut().zip(&draws.factor[measure(at)]) {
                            *load += hours * factor;
                        }
                    }
                    applied += 1;
                }
                for (failed, load) in self.failed.iter_mut().zip(&self.load) {
                    *failed |= *load > least;
                }
                changed = true;
            }
            if !changed {
                continue;
            }
            share = draws.share(&self.failed);
            if !draws.lets(share) {
                // What failed last fails first next time.
                self.order.remove(place);
                self.order.insert(0, row);
                return share;
            }
        }
        share
    }

    /// In how many futures alternatives fail to fit in the last week, when all of them run; counted on only until it is too
    /// many. Loads only grow as more is put in, so what fails here fails in every portfolio that holds all of these.
    pub fn last_week_failures(
        &mut self,
        tables: &Tables<'_>,
        alternatives: impl Iterator<Item = usize> + Clone,
    ) -> usize {
        let futures = tables.problem.futures;
        self.failed.clear();
        self.failed.resize(futures, false);
        if self.order.len() != tables.rows.len() {
            self.order = (0..tables.rows.len()).collect();
        }
        let mut failed_count = 0;
        for place in 0..self.order.len() {
            let row = self.order[place];
            let Some(there) = tables.there[row].last().copied() else { return 0 };
            let measure = |at: usize| tables.problem.alternatives[at].measure;
            let highest: f32 =
                alternatives.clone().map(|at| tables.run[at][row] * tables.searched.most[measure(at)]).sum();
            if highest <= there {
                continue;
            }
            self.load.clear();
            self.load.resize(futures, 0.0);
            for at in alternatives.clone() {
                let hours = tables.run[at][row];
                if hours != 0.0 {
                    for (load, factor) in self.load.iter_mut().zip(&tables.searched.factor[measure(at)]) {
                        *load += hours * factor;
                    }
                }
            }
            for (failed, load) in self.failed.iter_mut().zip(&self.load) {
                *failed |= *load > there;
            }
            failed_count = self.failed.iter().filter(|failed| **failed).count();
            if failed_count > tables.may_fail {
                self.order.remove(place);
                self.order.insert(0, row);
                return failed_count;
            }
        }
        failed_count
    }
}
