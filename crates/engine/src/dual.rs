//! An upper bound by Lagrangian duality: prices on contacts and on hours, and each measure for itself the best it can do at
//! those prices. What belongs elsewhere: which measures are still open ([`crate::bound`]).
//!
//! **Why it holds.** Let `X_g` be the contacts of audience `g`, so that the value is `Σ w_g (1 − exp(−X_g))` with `X_g` the
//! sum of `−ln(share left)` over placements. For any price `π_g ≥ 0` the value is at most
//! `Σ_g max_X [w_g (1 − e^{−X}) − π_g X] + Σ_g π_g X_g`, and the first part is `w − π + π ln(π / w)` (0 where `π ≥ w`).
//! For hours: a portfolio fits in all futures of some set K that leaves out at most the number that may fail. In each row
//! and week the mean over K of what is asked is at most what is there. The mean over K of a measure's factor is at least its
//! *trimmed mean*, over all futures but that many of its own highest. So `Σ setup + Σ run · trimmed ≤ there` holds
//! for every portfolio that fits, and it may be added with any price `μ ≥ 0`; money likewise. What is left falls apart by
//! measure: the best alternative and start at these prices, or nothing. Links are left out, which only raises the bound.

use crate::pace::Pace;
use crate::problem::Problem;
use crate::tables::{SLACK_HOURS, Tables};

/// Loads are summed in single precision; what that may let through too much.
const SINGLE_PRECISION_HOURS: f64 = 1e-3;

/// Steps after which it is asked whether to go on.
const STEPS_BEFORE_ASKING: usize = 16;

/// What a node of the tree has decided about a measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// Nothing.
    Open,
    /// It is in, at whatever level and start.
    Must,
    /// It is out.
    Out,
    /// It is in at this level, and begins in one of these weeks.
    In { alternative: usize, from: usize, to: usize },
}

/// Prices.
#[derive(Debug, Clone, Default)]
pub struct Prices {
    /// On contacts, by audience.
    pub contacts: Vec<f64>,
    /// On hours: (row × weeks + week, price), those that aren't 0.
    pub hours: Vec<(u32, f32)>,
    /// On money.
    pub money: f64,
}

/// The best a measure can do at some prices.
#[derive(Debug, Clone, Copy)]
pub struct Best {
    /// What it is worth, after hours and money are paid.
    pub worth: f64,
    /// How; nothing where it is better left out.
    pub how: Option<(usize, usize)>,
}

/// A bound being looked for.
pub struct Dual<'a, 'b> {
    tables: &'b Tables<'a>,
    weeks: usize,
    /// −ln(share left), by alternative: `[start * audiences + audience]`.
    contacts: Vec<Vec<f64>>,
    /// (row, setup, run · trimmed), by alternative.
    loads: Vec<Vec<(usize, f64, f64)>>,
    /// Prices on hours in the open: all rows and weeks.
    hours: Vec<f64>,
    active_rows: Vec<usize>,
    /// Summed prices by row: `sums[row][week]` is the sum before that week.
    sums: Vec<Vec<f64>>,
    used: Vec<f64>,
    /// For each measure the best it can do at the prices looked at last.
    pub best: Vec<Best>,
    /// Hours by row and week that are known to be taken beyond what prices count for what is in.
    pub taken: Vec<f64>,
    /// Alternatives and starts that may still be in: a window for each alternative.
    pub windows: Vec<(usize, usize)>,
}

fn budget(problem: &Problem) -> f64 {
    problem.budget_nok.map_or(0.0, |budget| budget + SLACK_HOURS)
}

impl<'a, 'b> Dual<'a, 'b> {
    /// A bound on all portfolios of a problem.
    pub fn new(tables: &'b Tables<'a>) -> Self {
        let problem = tables.problem;
        let weeks = problem.weeks;
        let contacts = (0..problem.alternatives.len())
            .map(|alternative| {
                let starts = (0..weeks).map(|start| crate::Placement { alternative, start });
                // A share left of nothing would be worth endlessly much; nobody is met that surely.
                starts.flat_map(|one| tables.left_by(one).iter().map(|left| -left.max(1e-300).ln())).collect()
            })
            .collect();
        let loads = problem
            .alternatives
            .iter()
            .enumerate()
            .map(|(at, one)| {
                let trimmed = f64::from(tables.trimmed[one.measure]);
                let of = |row: usize| (row, f64::from(tables.setup[at][row]), f64::from(tables.run[at][row]) * trimmed);
                (0..tables.rows.len()).map(of).filter(|(_, setup, run)| *setup > 0.0 || *run > 0.0).collect()
            })
            .collect();
        let nothing = Best { worth: 0.0, how: None };
        Self {
            tables,
            weeks,
            contacts,
            loads,
            hours: vec![0.0; tables.rows.len() * weeks],
            active_rows: Vec::new(),
            sums: vec![Vec::new(); tables.rows.len()],
            used: vec![0.0; tables.rows.len() * weeks],
            best: vec![nothing; problem.measures.len()],
            taken: vec![0.0; tables.rows.len() * weeks],
            windows: problem.alternatives.iter().map(|one| one.starts).collect(),
        }
    }

    /// Prices to begin with.
    pub fn first_prices(&self) -> Prices {
        Prices { contacts: self.tables.unreached.iter().map(|weight| weight * 0.5).collect(), ..Prices::default() }
    }

    fn open_prices(&mut self, prices: &Prices) {
        self.hours.iter_mut().for_each(|price| *price = 0.0);
        for (at, price) in &prices.hours {
            self.hours[*at as usize] = f64::from(*price);
        }
    }

    fn close_prices(&self, contacts: &[f64], money: f64) -> Prices {
        let priced = self.hours.iter().enumerate().filter(|(_, price)| **price > 0.0);
        Prices {
            contacts: contacts.to_vec(),
            // Prices are kept as they will be read: the bound is computed from these.
            hours: priced.map(|(at, price)| (at as u32, *price as f32)).collect(),
            money,
        }
    }

    fn sum_prices(&mut self) {
        self.active_rows.clear();
        for row in 0..self.tables.rows.len() {
            let prices = &self.hours[row * self.weeks..(row + 1) * self.weeks];
            if prices.iter().all(|price| *price == 0.0) {
                self.sums[row].clear();
                continue;
            }
            self.active_rows.push(row);
            let sums = &mut self.sums[row];
            sums.clear();
            let mut sum = 0.0;
            sums.push(0.0);
            for price in prices {
                sum += price;
                sums.push(sum);
            }
        }
    }

    /// The best start of an alternative within a window, at the summed prices.
    fn best_start(&self, alternative: usize, from: usize, to: usize, contacts: &[f64], money: f64) -> (f64, usize) {
        let problem = self.tables.problem;
        let one = &problem.alternatives[alternative];
        let audiences = self.tables.audiences;
        let mut best = (f64::NEG_INFINITY, from);
        for start in from..=to {
            let mut worth = -money * one.money_nok;
            let run = start + one.setup_weeks;
            for (price, made) in contacts.iter().zip(&self.contacts[alternative][start * audiences..]) {
                worth += price * made;
            }
            for (row, setup, running) in &self.loads[alternative] {
                let sums = &self.sums[*row];
                if let (Some(at_start), Some(at_run), Some(end)) = (sums.get(start), sums.get(run), sums.last()) {
                    worth -= setup * (at_run - at_start) + running * (end - at_run);
                }
            }
            if worth > best.0 {
                best = (worth, start);
            }
        }
        best
    }

    /// The bound at these prices; notes in [`Self::best`] what each measure does. Minus infinity where what is decided can't be.
    fn look(&mut self, decisions: &[Decision], contacts: &[f64], money: f64) -> f64 {
        self.sum_prices();
        let tables = self.tables;
        let problem = tables.problem;
        let mut bound = 0.0;
        for (weight, price) in tables.unreached.iter().zip(contacts) {
            if price < weight {
                bound += weight - price + if *price > 0.0 { price * (price / weight).ln() } else { 0.0 };
            }
        }
        for row in &self.active_rows {
            let prices = &self.hours[row * self.weeks..(row + 1) * self.weeks];
            bound += prices
                .iter()
                .zip(tables.there[*row].iter().zip(&self.taken[row * self.weeks..]))
                .map(|(price, (there, taken))| price * (f64::from(*there) + SINGLE_PRECISION_HOURS - taken))
                .sum::<f64>();
        }
        bound += money * budget(problem);
        for (at, decision) in decisions.iter().enumerate() {
            let best = match decision {
                Decision::Out => Best { worth: 0.0, how: None },
                Decision::In { alternative, from, to } => {
                    let (worth, start) = self.best_start(*alternative, *from, *to, contacts, money);
                    Best { worth, how: Some((*alternative, start)) }
                }
                Decision::Open | Decision::Must => {
                    let least = if *decision == Decision::Must { f64::NEG_INFINITY } else { 0.0 };
                    let mut best = Best { worth: least, how: None };
                    for alternative in &problem.measures[at].alternatives {
                        let (from, to) = self.windows[*alternative];
                        if from > to {
                            continue;
                        }
                        let (worth, start) = self.best_start(*alternative, from, to, contacts, money);
                        if worth > best.worth {
                            best = Best { worth, how: Some((*alternative, start)) };
                        }
                    }
                    best
                }
            };
            bound += best.worth;
            self.best[at] = best;
        }
        bound
    }

    /// The bound at some prices of having nothing in: what each choice adds to it is [`Self::worth`].
    pub fn constant(&mut self, prices: &Prices) -> f64 {
        self.open_prices(prices);
        let nothing = vec![Decision::Out; self.tables.problem.measures.len()];
        self.look(&nothing, &prices.contacts, prices.money)
    }

    /// The sum of a row's prices over weeks.
    pub fn hours_price(&self, row: usize, weeks: std::ops::Range<usize>) -> f64 {
        self.hours[row * self.weeks..][weeks].iter().sum()
    }

    /// What an alternative begun within a window adds to [`Self::constant`] at the prices it was asked of last.
    pub fn worth(&self, alternative: usize, from: usize, to: usize, prices: &Prices) -> f64 {
        self.best_start(alternative, from, to, &prices.contacts, prices.money).0
    }

    /// Looks for low prices from `prices` on, for so many steps, aiming at `aim`; the lowest bound and its prices. Stops where
    /// the bound is at most `enough`. [`Self::best`] belongs to the prices given back.
    pub fn lower(
        &mut self,
        decisions: &[Decision],
        prices: &Prices,
        steps: usize,
        aim: f64,
        enough: f64,
        pace: &mut dyn Pace,
    ) -> (f64, Prices) {
        self.open_prices(prices);
        let (mut contacts, mut money) = (prices.contacts.clone(), prices.money);
        let mut best_prices = prices.clone();
        let mut lowest = f64::INFINITY;
        let (mut scale, mut since) = (1.0, 0);
        let audiences = self.tables.audiences;
        let mut smooth_hours: Vec<f64> = Vec::new();
        let mut smooth_contacts = vec![0.0; audiences];
        for step in 0..=steps {
            let bound = self.look(decisions, &contacts, money);
            if bound < lowest - 1e-12 {
                if bound < lowest - 1e-5 * lowest.abs() {
                    since = 0;
                }
                lowest = bound;
                best_prices = self.close_prices(&contacts, money);
            }
            since += 1;
            if since > 12 {
                scale *= 0.6;
                since = 0;
                if scale < 1e-3 {
                    break;
                }
            }
            let is_asked = step % STEPS_BEFORE_ASKING == STEPS_BEFORE_ASKING - 1;
            if lowest <= enough || step == steps || !bound.is_finite() || (is_asked && !pace.keep_going()) {
                break;
            }
            // How far the best at these prices is from keeping what was priced.
            self.used.iter_mut().for_each(|used| *used = 0.0);
            let mut made = vec![0.0; audiences];
            let mut cost = 0.0;
            for (alternative, start) in self.best.iter().filter_map(|best| best.how) {
                let one = &self.tables.problem.alternatives[alternative];
                let run = start + one.setup_weeks;
                for (row, setup, running) in &self.loads[alternative] {
                    let used = &mut self.used[row * self.weeks..(row + 1) * self.weeks];
                    used[start..run].iter_mut().for_each(|used| *used += setup);
                    used[run..].iter_mut().for_each(|used| *used += running);
                }
                for (made, more) in made.iter_mut().zip(&self.contacts[alternative][start * audiences..]) {
                    *made += more;
                }
                cost += one.money_nok;
            }
            if smooth_hours.is_empty() {
                smooth_hours = vec![0.0; self.used.len()];
            }
            let mut length = 0.0;
            // Steps are taken in units that make hours and contacts alike; the last steps' direction goes on in part.
            const GOES_ON: f64 = 0.7;
            for (row, there) in self.tables.there.iter().enumerate() {
                for (week, there) in there.iter().enumerate() {
                    let at = row * self.weeks + week;
                    let over = self.used[at] + self.taken[at] - f64::from(*there);
                    smooth_hours[at] = GOES_ON * smooth_hours[at] + (1.0 - GOES_ON) * over;
                    if self.hours[at] > 0.0 || smooth_hours[at] > 0.0 {
                        length += smooth_hours[at] * smooth_hours[at];
                    }
                }
            }
            let unit = self.contact_unit();
            for at in 0..audiences {
                let weight = self.tables.unreached[at];
                let wished = if contacts[at] < weight { (weight / contacts[at].max(1e-12)).ln() } else { 0.0 };
                smooth_contacts[at] = GOES_ON * smooth_contacts[at] + (1.0 - GOES_ON) * (made[at] - wished) * unit;
                length += smooth_contacts[at] * smooth_contacts[at];
            }
            let over_money = self.tables.problem.budget_nok.map_or(0.0, |_| cost - budget(self.tables.problem));
            let money_unit = 1.0 / budget(self.tables.problem).max(1.0) * unit;
            length += (over_money * money_unit).powi(2);
            if length <= 1e-18 {
                break;
            }
            let pace = scale * (bound - aim).max(bound.abs() * 1e-4) / length;
            for (price, over) in self.hours.iter_mut().zip(&smooth_hours) {
                if *price > 0.0 || *over > 0.0 {
                    let moved = *price + pace * over;
                    *price = if moved > 1e-9 { f64::from(moved as f32) } else { 0.0 };
                }
            }
            for at in 0..audiences {
                contacts[at] = (contacts[at] - pace * smooth_contacts[at] * unit).clamp(1e-9, 2.0);
            }
            money = (money + pace * over_money * money_unit * money_unit).max(0.0);
        }
        self.open_prices(&best_prices);
        let at_best = self.look(decisions, &best_prices.contacts, best_prices.money);
        (at_best, best_prices)
    }

    /// Contacts are fractions, hours are tens over many weeks: what makes a step in one like a step in the other.
    fn contact_unit(&self) -> f64 {
        let mean: f64 = self.tables.there.iter().flatten().map(|there| f64::from(*there)).sum::<f64>()
            / self.hours.len().max(1) as f64;
        (mean * self.weeks as f64).max(1.0).sqrt()
    }

    /// Narrows windows to starts that could be in something better than `floor`, given a bound at the prices looked at last;
    /// all portfolios that are better stay.
    pub fn narrow(&mut self, decisions: &[Decision], prices: &Prices, bound: f64, floor: f64) {
        self.open_prices(prices);
        self.sum_prices();
        for (measure, decision) in decisions.iter().enumerate() {
            if *decision != Decision::Open {
                continue;
            }
            let without = bound - self.best[measure].worth;
            for alternative in &self.tables.problem.measures[measure].alternatives {
                let (mut from, mut to) = self.windows[*alternative];
                let keeps = |start| {
                    without + self.best_start(*alternative, start, start, &prices.contacts, prices.money).0 > floor
                };
                while from <= to && !keeps(from) {
                    from += 1;
                }
                while to > from && !keeps(to) {
                    to -= 1;
                }
                self.windows[*alternative] = if from > to { (1, 0) } else { (from, to) };
            }
        }
    }

    /// The starts of a decided measure that could be in something better than `floor`; nothing where none could.
    pub fn narrow_one(
        &self,
        measure: usize,
        decision: Decision,
        prices: &Prices,
        bound: f64,
        floor: f64,
    ) -> Option<Decision> {
        let Decision::In { alternative, mut from, mut to } = decision else { return Some(decision) };
        let without = bound - self.best[measure].worth;
        let keeps =
            |start| without + self.best_start(alternative, start, start, &prices.contacts, prices.money).0 > floor;
        while from <= to && !keeps(from) {
            from += 1;
        }
        if from > to {
            return None;
        }
        while to > from && !keeps(to) {
            to -= 1;
        }
        Some(Decision::In { alternative, from, to })
    }
}
