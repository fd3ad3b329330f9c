//! Good portfolios quickly: ruin and recreate. Takes a few measures out, puts others in by value for hours, begins again. Both
//! how much hours count (a density exponent) and where starts are tried from are drawn anew each time; without either it
//! gets stuck. What belongs elsewhere: how much better a portfolio could be ([`crate::bound`]).

use crate::check;
use crate::pace::Pace;
use crate::problem::{Placement, Problem, Wanted};
use crate::random::Random;
use crate::tables::{Scratch, Tables};
use std::collections::BTreeSet;

/// Fits are looked at for so many starts of one alternative before it is passed over.
const STARTS_TRIED_MOST: usize = 24;
/// Alternatives that didn't fit before a recreation is done.
const FAILED_MOST: usize = 150;
/// How much worse a portfolio may be than the best and still be gone on from, at most.
const WORSE_MOST: f64 = 0.01;
/// By how much what is aimed at gets stricter when something fits only where it was searched, and less strict when it fits.
const MORE_STRICT: f64 = 0.4;
const LESS_STRICT: f64 = 0.2;
/// Steps before it may be said that nothing better comes.
const STEPS_BEFORE_IDLE: u64 = 1_000;
/// Portfolios kept beside the best.
const ARCHIVE_MOST: usize = 64;
/// Steps without anything better before it is gone on from the best again.
const STEPS_BEFORE_RETURN: u64 = 400;

/// A search that can be gone on with.
pub struct Search<'a, 'b> {
    tables: &'b Tables<'a>,
    random: Random,
    scratch: Scratch,
    hours: Vec<f64>,
    now: Vec<Placement>,
    now_value: f64,
    since_better: u64,
    /// Steps taken, and taken when something better was found.
    steps: u64,
    better_at: u64,
    /// The best so far, once settled on; nothing while what has to be in doesn't fit.
    pub best: Option<(Vec<Placement>, f64)>,
    /// The share of fresh futures the best fits in.
    pub best_fits: f64,
    /// The best that fits in the futures that are searched on, though not beside them: better than nothing.
    pub unsure: Option<(Vec<Placement>, f64)>,
    /// How many futures fewer than may fail are aimed at, so that what fits does so beside them too. Found on the way.
    stricter: f64,
    /// Distinct portfolios seen on the way, best first: what the team might do instead.
    pub archive: Vec<(Vec<Placement>, f64)>,
    /// What fits in all futures but the fresh ones.
    refused: BTreeSet<Vec<Placement>>,
}

/// How one recreation weighs.
struct Taste {
    exponent: f64,
    noise: f64,
    offset: usize,
    offset_share: f64,
}

impl<'a, 'b> Search<'a, 'b> {
    /// A search that has seen nothing yet.
    pub fn new(tables: &'b Tables<'a>, seed: u64) -> Self {
        let problem = tables.problem;
        let hours = problem
            .alternatives
            .iter()
            .map(|one| {
                let running = one.hours_per_week * problem.weeks.saturating_sub(one.setup_weeks) as f64;
                running + one.setup_hours_per_week * one.setup_weeks as f64 + 0.1
            })
            .collect();
        Self {
            tables,
            random: Random::new(seed),
            scratch: Scratch::default(),
            hours,
            now: Vec::new(),
            now_value: 0.0,
            since_better: 0,
            steps: 0,
            better_at: 0,
            best: None,
            best_fits: 0.0,
            unsure: None,
            stricter: 0.0,
            archive: Vec::new(),
            refused: BTreeSet::new(),
        }
    }

    /// Goes on from a portfolio, if it holds.
    pub fn begin_with(&mut self, portfolio: &[Placement]) {
        self.scratch.stricter = 0;
        if self.tables.allowed(portfolio) && self.scratch.fits(self.tables, portfolio) {
            self.now = portfolio.to_vec();
            self.now_value = self.tables.value(portfolio);
            if self.scratch.fits_beside(self.tables, portfolio) {
                self.note();
            } else {
                self.note_unsure();
            }
        }
    }

    /// The problem.
    pub fn problem(&self) -> &'a Problem {
        self.tables.problem
    }

    /// Whether it has been long without anything better.
    pub fn is_idle(&self) -> bool {
        self.steps > STEPS_BEFORE_IDLE + self.better_at * 2
    }

    /// Looks further for as long as `steps` and the pace allow.
    pub fn run(&mut self, steps: u64, pace: &mut dyn Pace) {
        for _ in 0..steps {
            if !pace.keep_going() {
                return;
            }
            self.step();
            self.steps += 1;
        }
    }

    fn step(&mut self) {
        let before = self.now.clone();
        let before_value = self.now_value;
        self.scratch.stricter = (self.stricter + self.random.share()) as usize;
        self.ruin();
        self.recreate();
        self.pull_earlier();
        self.now_value = self.tables.value(&self.now);
        let mut holds = self.tables.allowed(&self.now);
        let best = self.top().max(0.0);
        let worse = WORSE_MOST * self.random.share() * self.random.share();
        let is_left = self.now_value < before_value && self.now_value < best * (1.0 - worse);
        if holds && !is_left {
            holds = self.scratch.fits_beside(self.tables, &self.now);
            if holds {
                self.note();
                self.stricter = (self.stricter - LESS_STRICT).max(0.0);
            } else {
                self.note_unsure();
                self.stricter = (self.stricter + MORE_STRICT).min(self.tables.may_fail as f64);
            }
        }
        if !self.archive.is_empty() && (!holds || is_left) {
            self.now = before;
            self.now_value = before_value;
        }
        self.since_better += 1;
        if self.since_better > STEPS_BEFORE_RETURN
            && let Some((best, value)) = self.archive.first()
        {
            self.now.clone_from(best);
            self.now_value = *value;
            self.since_better = 0;
        }
    }

    fn note(&mut self) {
        let mut sorted = self.now.clone();
        sorted.sort_unstable();
        let is_better = self.now_value > self.top() + 1e-12;
        let at = self.archive.partition_point(|(_, value)| *value >= self.now_value);
        let seen = |(seen, _): &(Vec<Placement>, f64)| *seen == sorted;
        if at >= ARCHIVE_MOST || self.archive.iter().any(seen) || self.refused.contains(&sorted) {
            return;
        }
        self.archive.insert(at, (sorted, self.now_value));
        self.archive.truncate(ARCHIVE_MOST);
        if is_better {
            self.since_better = 0;
            self.better_at = self.steps;
        }
    }

    /// The highest value noted.
    fn top(&self) -> f64 {
        self.archive.first().map_or(f64::NEG_INFINITY, |(_, value)| *value)
    }

    /// Settles on the best that fits in the share of fresh futures that is asked for; what doesn't isn't looked at again.
    pub fn settle(&mut self) {
        while let Some((first, value)) = self.archive.first() {
            if self.best.as_ref().is_some_and(|(best, _)| best == first) {
                return;
            }
            let fits = check::fits_in_fresh(self.tables.problem, first, self.tables.problem.seed);
            if self.tables.shows(fits) {
                self.best_fits = fits;
                self.best = Some((first.clone(), *value));
                return;
            }
            let (first, value) = self.archive.remove(0);
            if self.unsure.as_ref().is_none_or(|(_, known)| value > *known) {
                self.unsure = Some((first.clone(), value));
            }
            self.refused.insert(first);
        }
    }

    fn note_unsure(&mut self) {
        if self.unsure.as_ref().is_none_or(|(_, value)| self.now_value > *value) {
            let mut sorted = self.now.clone();
            sorted.sort_unstable();
            self.unsure = Some((sorted, self.now_value));
        }
    }

    fn ruin(&mut self) {
        if self.now.is_empty() {
            return;
        }
        let most = 1 + self.now.len() / 2;
        let at_most = 1 + self.random.below(most);
        let count = 1 + self.random.below(at_most);
        if self.random.below(3) == 0 {
            // Neighbours in time stand in each other's way.
            self.now.sort_by_key(|placement| placement.start);
            let from = self.random.below(self.now.len());
            let to = (from + count).min(self.now.len());
            self.now.drain(from..to);
        } else {
            for _ in 0..count {
                let at = self.random.below(self.now.len());
                if at < self.now.len() {
                    self.now.swap_remove(at);
                }
            }
        }
        self.drop_without_needs();
    }

    /// Takes out what misses something it needs.
    fn drop_without_needs(&mut self) {
        loop {
            let begins = self.begins();
            let measures = &self.tables.problem.measures;
            let before = self.now.len();
            let alternatives = &self.tables.problem.alternatives;
            self.now.retain(|placement| {
                let needs = &measures[alternatives[placement.alternative].measure].needs;
                needs.iter().all(|at| begins[*at].is_some_and(|needed| needed <= placement.start))
            });
            if self.now.len() == before {
                return;
            }
        }
    }

    fn begins(&self) -> Vec<Option<usize>> {
        let mut begins = vec![None; self.tables.problem.measures.len()];
        for placement in &self.now {
            begins[self.tables.problem.alternatives[placement.alternative].measure] = Some(placement.start);
        }
        begins
    }

    /// Puts measures in, the best value for hours first, until no more fit.
    fn recreate(&mut self) {
        let problem = self.tables.problem;
        let taste = Taste {
            exponent: *self.random.pick(&[0.0, 0.3, 0.5, 0.7, 0.85, 1.0, 1.0, 1.2]).unwrap_or(&1.0),
            noise: *self.random.pick(&[0.0, 0.05, 0.15, 0.4]).unwrap_or(&0.0),
            offset: self.random.below(problem.weeks / 2 + 1),
            offset_share: *self.random.pick(&[0.0, 0.0, 0.2, 0.5]).unwrap_or(&0.0),
        };
        let mut tried = vec![false; problem.alternatives.len()];
        let mut left = self.left();
        let mut money: f64 =
            self.now.iter().map(|placement| problem.alternatives[placement.alternative].money_nok).sum();
        let mut begins = self.begins();
        let liking: Vec<f64> =
            (0..tried.len()).map(|_| 1.0 + taste.noise * (self.random.share() * 2.0 - 1.0)).collect();
        let forced_missing = problem.measures.iter().any(|one| one.wanted == Wanted::In);
        let mut failed = 0;
        loop {
            let mut scored: Vec<(f64, usize)> = Vec::new();
            for (at, one) in problem.alternatives.iter().enumerate() {
                let measure = &problem.measures[one.measure];
                if tried[at]
                    || begins[one.measure].is_some()
                    || measure.wanted == Wanted::Out
                    || measure.needs.iter().any(|needed| begins[*needed].is_none())
                    || measure.not_with.iter().any(|other| begins[*other].is_some())
                    || problem.budget_nok.is_some_and(|budget| money + one.money_nok > budget)
                {
                    continue;
                }
                let mut score = self.gain(&left, at) * liking[at] / self.hours[at].powf(taste.exponent);
                if forced_missing && (measure.wanted == Wanted::In || self.is_needed_by_forced(one.measure)) {
                    score = (score + 1.0) * 1e6;
                }
                if score > 0.0 {
                    scored.push((score, at));
                }
            }
            scored.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
            let slack = self.least_slack();
            let mut placed = false;
            for (_, at) in scored {
                tried[at] = true;
                let offset = if self.random.share() < taste.offset_share { taste.offset } else { 0 };
                let measure = problem.alternatives[at].measure;
                let needs = problem.measures[measure].needs.iter();
                let after = needs.filter_map(|needed| begins[*needed]).max().unwrap_or(0);
                let Some(start) = self.earliest(&slack, at, offset.max(after)) else {
                    failed += 1;
                    if failed > FAILED_MOST {
                        return;
                    }
                    continue;
                };
                let placement = Placement { alternative: at, start };
                for (left, by) in left.iter_mut().zip(self.tables.left_by(placement)) {
                    *left *= by;
                }
                begins[measure] = Some(start);
                money += problem.alternatives[at].money_nok;
                self.now.push(placement);
                placed = true;
                break;
            }
            if !placed {
                return;
            }
        }
    }

    fn is_needed_by_forced(&self, measure: usize) -> bool {
        let measures = &self.tables.problem.measures;
        measures.iter().any(|one| one.wanted == Wanted::In && one.needs.contains(&measure))
    }

    fn left(&self) -> Vec<f64> {
        let mut left = self.tables.unreached.clone();
        for placement in &self.now {
            for (left, by) in left.iter_mut().zip(self.tables.left_by(*placement)) {
                *left *= by;
            }
        }
        left
    }

    fn gain(&self, left: &[f64], alternative: usize) -> f64 {
        let start = self.tables.problem.alternatives[alternative].starts.0;
        let by = self.tables.left_by(Placement { alternative, start });
        left.iter().zip(by).map(|(left, by)| left * (1.0 - by)).sum()
    }

    /// The first week from `from` in which the alternative fits beside what is in.
    fn earliest(&mut self, slack: &[Vec<f32>], alternative: usize, from: usize) -> Option<usize> {
        let tables = self.tables;
        let one = &tables.problem.alternatives[alternative];
        let last = one.starts.1;
        let mut start = from.max(one.starts.0);
        if start > last {
            return None;
        }
        let weeks = tables.problem.weeks;
        let least = tables.searched.least[one.measure];
        // From which week on it could run, were it never set up.
        let mut runs_from = 0;
        for (row, slack) in slack.iter().enumerate() {
            let hours = tables.run[alternative][row] * least;
            if hours <= 0.0 {
                continue;
            }
            let blocked = (0..weeks).rev().find(|week| slack[*week] < hours);
            runs_from = runs_from.max(blocked.map_or(0, |week| week + 1));
        }
        start = start.max(runs_from.saturating_sub(one.setup_weeks));
        let mut tries = 0;
        while start <= last {
            let blocked = (start..start + one.setup_weeks).rev().find(|week| {
                slack.iter().enumerate().any(|(row, slack)| slack[*week] < tables.setup[alternative][row])
            });
            if let Some(week) = blocked {
                start = week + 1;
                continue;
            }
            self.now.push(Placement { alternative, start });
            let fits = self.scratch.fits(tables, &self.now);
            self.now.pop();
            if fits {
                return Some(start);
            }
            tries += 1;
            if tries == 1 {
                // In the last week everything runs: what doesn't fit then fits at no start.
                let all = self.now.iter().map(|placement| placement.alternative).chain([alternative]);
                if self.scratch.last_week_failures(tables, all) > tables.may_fail {
                    return None;
                }
            }
            if tries >= STARTS_TRIED_MOST {
                return None;
            }
            start += 1 + tries / 6;
        }
        None
    }

    /// Hours left beside the setting-up and the least running hours, by row and week.
    fn least_slack(&self) -> Vec<Vec<f32>> {
        let tables = self.tables;
        let mut slack = tables.there.clone();
        for placement in &self.now {
            let at = placement.alternative;
            let runs = placement.start + tables.setup_weeks(at);
            let least = tables.searched.least[tables.problem.alternatives[at].measure];
            for (row, slack) in slack.iter_mut().enumerate() {
                let (setup, run) = (tables.setup[at][row], tables.run[at][row] * least);
                if setup == 0.0 && run == 0.0 {
                    continue;
                }
                let weeks = slack.len();
                slack[placement.start.min(weeks)..runs.min(weeks)].iter_mut().for_each(|left| *left -= setup);
                slack[runs.min(weeks)..].iter_mut().for_each(|left| *left -= run);
            }
        }
        slack
    }

    /// Moves each measure to an earlier week where that fits.
    fn pull_earlier(&mut self) {
        self.now.sort_by_key(|placement| placement.start);
        for at in 0..self.now.len() {
            let placement = self.now.remove(at);
            let begins = self.begins();
            let one = &self.tables.problem.alternatives[placement.alternative];
            let needs = self.tables.problem.measures[one.measure].needs.iter();
            let after = needs.filter_map(|needed| begins[*needed]).max().unwrap_or(0);
            let mut start = placement.start;
            if placement.start > after.max(one.starts.0)
                && let Some(earlier) = self.earliest(&self.least_slack(), placement.alternative, after)
                && earlier < start
            {
                start = earlier;
            }
            self.now.insert(at, Placement { start, ..placement });
        }
    }
}
