//! What still holds in a node: choices that are dropped, spans that narrow, and the hours that surely are taken.

use super::{CUTS_MOST, Chosen, Node, Place, Sets};

impl Sets<'_, '_> {
    /// Drops what can't be above the threshold, or can't hold, beside what is decided; whether anything that is in has
    /// fewer weeks now. Nothing where no portfolio is left.
    pub(super) fn narrow(&self, node: &mut Node, sums: &[f64; CUTS_MOST], best: &[[f64; CUTS_MOST]]) -> Option<bool> {
        let cuts = self.prices.len();
        let mut narrowed = false;
        let changed = std::mem::take(&mut node.changed);
        for (at, mine) in best.iter().enumerate() {
            let range = match node.chosen[at] {
                Chosen::Out => continue,
                Chosen::Open => self.of[at].clone(),
                Chosen::In { alternative, .. } => self.of_level[alternative].clone(),
            };
            let is_in = node.chosen[at] != Chosen::Open;
            let passes = |worths: &[f64]| (0..cuts).all(|cut| sums[cut] - mine[cut] + worths[cut] > self.threshold);
            if !is_in && node.may_be_out[at] && !passes(&[0.0; CUTS_MOST]) {
                node.may_be_out[at] = false;
            }
            let mut open = 0;
            for choice in range {
                if !node.allowed[choice] {
                    continue;
                }
                if passes(self.worths(choice)) && (!changed || self.may_be(node, at, choice)) {
                    open += 1;
                } else {
                    node.allowed[choice] = false;
                    narrowed |= is_in;
                }
            }
            if open == 0 {
                if is_in || !node.may_be_out[at] {
                    return None;
                }
                node.chosen[at] = Chosen::Out;
            } else if is_in && narrowed {
                self.settle(node, at);
            }
        }
        Some(narrowed)
    }

    /// Takes the span of a measure that is in from the choices that are left, and adds the hours it now surely takes.
    pub(super) fn settle(&self, node: &mut Node, measure: usize) {
        let Chosen::In { alternative, from, to } = node.chosen[measure] else { return };
        let allowed = || self.of_level[alternative].clone().filter(|choice| node.allowed[*choice]);
        let (Some(first), Some(last)) = (allowed().next(), allowed().next_back()) else { return };
        let now = (self.choices[first].from, self.choices[last].to);
        if now == (from, to) {
            return;
        }
        node.chosen[measure] = Chosen::In { alternative, from: now.0, to: now.1 };
        node.changed = true;
        let tables = self.tables;
        let futures = tables.searched.count;
        let factor = &tables.searched.factor[measure];
        for (at, place) in self.places.iter().enumerate() {
            let (setup, run) = self.surely(alternative, now, place);
            let before = self.surely(alternative, (from, to), place);
            if (setup, run) == before {
                continue;
            }
            let load = &mut node.load[at * futures..(at + 1) * futures];
            if run > 0.0 {
                let mut most = 0.0_f32;
                for (load, factor) in load.iter_mut().zip(factor) {
                    *load += run * factor;
                    most = most.max(*load);
                }
                node.most[at] = most;
                node.counted[at] += f64::from(run) * f64::from(tables.trimmed[measure]);
                if self.priced[at].iter().any(|price| *price > 0.0) {
                    node.beyond[at] = (lowest_mean(load, tables.may_fail) - node.counted[at]).max(0.0);
                }
            }
            node.set_up[at] += setup;
            let there = place.there - node.set_up[at];
            for (load, failed) in load.iter().zip(&mut node.failed) {
                *failed |= u32::from(*load > there);
            }
        }
    }

    /// Hours it surely takes at a place when begun within a span: of setting up, and running as planned.
    pub(super) fn surely(&self, alternative: usize, (from, to): (usize, usize), place: &Place) -> (f32, f32) {
        let setup = self.tables.setup_weeks(alternative);
        if to.saturating_add(setup) <= place.week {
            (0.0, self.tables.run[alternative][place.row])
        } else if to <= place.week && place.week < from + setup {
            (self.tables.setup[alternative][place.row], 0.0)
        } else {
            (0.0, 0.0)
        }
    }

    /// Whether links and hours let a choice be made beside what is in.
    pub(super) fn may_be(&self, node: &Node, measure: usize, choice: usize) -> bool {
        let tables = self.tables;
        let one = &tables.problem.measures[measure];
        let begins_by = |other: &usize| match node.chosen[*other] {
            Chosen::Open => true,
            Chosen::Out => false,
            Chosen::In { from, .. } => from == 0 || from <= self.choices[choice].to,
        };
        if !one.needs.iter().all(begins_by)
            || one.not_with.iter().any(|other| matches!(node.chosen[*other], Chosen::In { .. }))
        {
            return false;
        }
        let span = match node.chosen[measure] {
            Chosen::In { from, to, .. } => Some((from, to)),
            Chosen::Open | Chosen::Out => None,
        };
        let futures = tables.searched.count;
        let most = tables.searched.most[measure];
        let least = tables.searched.least[measure];
        let factor = &tables.searched.factor[measure];
        let mut failed: Option<Vec<u32>> = None;
        for (at, setup, run) in &self.hours[choice] {
            let place = &self.places[*at];
            let there = place.there - node.set_up[*at];
            if node.most[*at] + setup + run * most <= there {
                continue;
            }
            if span.is_some_and(|span| self.surely(self.choices[choice].alternative, span, place) == (*setup, *run)) {
                continue;
            }
            if setup + run * least > there {
                return false;
            }
            let failed = failed.get_or_insert_with(|| node.failed.clone());
            let load = &node.load[at * futures..(at + 1) * futures];
            for ((load, factor), failed) in load.iter().zip(factor).zip(failed.iter_mut()) {
                *failed |= u32::from(load + setup + run * factor > there);
            }
        }
        let count = |failed: &[u32]| failed.iter().sum::<u32>() as usize;
        count(failed.as_ref().unwrap_or(&node.failed)) <= tables.may_fail
    }
}

/// The mean of all but so many of the highest: what is taken at least in the mean of any futures that hold.
pub(super) fn lowest_mean(load: &[f32], may_fail: usize) -> f64 {
    let kept = load.len().saturating_sub(may_fail);
    if kept == 0 {
        return 0.0;
    }
    let mut sorted = load.to_vec();
    sorted.select_nth_unstable_by(kept - 1, f32::total_cmp);
    sorted[..kept].iter().map(|load| f64::from(*load)).sum::<f64>() / kept as f64
}
