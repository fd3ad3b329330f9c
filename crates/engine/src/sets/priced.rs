//! Prices of nodes, kept for the nodes that follow, and what they are told of hours that are taken together.

use super::holds::lowest_mean;
use super::{CUTS_MOST, Node, Sets, decisions};
use crate::dual::{Decision, Prices};
use crate::pace::Pace;

impl Sets<'_, '_> {
    /// Keeps prices, in place of the oldest but the first where there are many.
    pub(super) fn add(&mut self, prices: &Prices) {
        let at = if self.prices.len() < CUTS_MOST {
            self.prices.push(prices.clone());
            self.prices.len() - 1
        } else {
            self.next_cut = 1 + self.next_cut % (CUTS_MOST - 1);
            self.prices[self.next_cut] = prices.clone();
            self.next_cut
        };
        self.dual.taken.iter_mut().for_each(|taken| *taken = 0.0);
        self.constants[at] = self.dual.constant(prices);
        for (place, priced) in self.places.iter().zip(&mut self.priced) {
            priced[at] = self.dual.hours_price(place.row, place.week..place.until);
        }
        for (place, choice) in self.choices.iter().enumerate() {
            let worth = self.dual.worth(choice.alternative, choice.from, choice.to, prices);
            self.worth[place * CUTS_MOST + at] = worth;
        }
    }

    /// Prices of a node's own, which are kept; the bound at these.
    pub(super) fn price(&mut self, node: &Node, steps: usize, pace: &mut dyn Pace) -> f64 {
        let windows = self.dual.windows.clone();
        for (alternative, window) in self.dual.windows.iter_mut().enumerate() {
            let allowed = || self.of_level[alternative].clone().filter(|choice| node.allowed[*choice]);
            *window = match (allowed().next(), allowed().next_back()) {
                (Some(first), Some(last)) => (self.choices[first].from, self.choices[last].to),
                _ => (1, 0),
            };
        }
        let decisions = decisions(node);
        let sums = self.sums(node, &mut Vec::new());
        let from = self.prices[self.least(&sums).0].clone();
        self.take(&decisions);
        let (bound, prices) = self.dual.lower(&decisions, &from, steps, self.threshold, self.threshold, pace);
        self.dual.windows = windows;
        self.add(&prices);
        bound
    }

    /// Tells the prices which hours are taken by what surely runs together, beyond what they count for each by itself.
    pub(super) fn take(&mut self, decisions: &[Decision]) {
        let tables = self.tables;
        let weeks = tables.problem.weeks;
        self.dual.taken.iter_mut().for_each(|taken| *taken = 0.0);
        let mut runs: Vec<(usize, usize)> = decisions
            .iter()
            .filter_map(|decision| match decision {
                Decision::In { alternative, to, .. } => Some((to + tables.setup_weeks(*alternative), *alternative)),
                Decision::Open | Decision::Must | Decision::Out => None,
            })
            .collect();
        runs.sort_unstable();
        let mut load = vec![0.0_f32; tables.searched.count];
        for row in &self.rows {
            load.iter_mut().for_each(|load| *load = 0.0);
            let mut counted = 0.0;
            for (at, (from, alternative)) in runs.iter().enumerate() {
                let measure = tables.problem.alternatives[*alternative].measure;
                let run = tables.run[*alternative][*row];
                load.iter_mut().zip(&tables.searched.factor[measure]).for_each(|(load, factor)| *load += run * factor);
                counted += f64::from(run) * f64::from(tables.trimmed[measure]);
                let until = runs.get(at + 1).map_or(weeks, |(from, _)| *from).min(weeks);
                if *from < until {
                    let beyond = (lowest_mean(&load, tables.may_fail) - counted).max(0.0);
                    self.dual.taken[row * weeks..][*from..until].iter_mut().for_each(|taken| *taken = beyond);
                }
            }
        }
    }
}
