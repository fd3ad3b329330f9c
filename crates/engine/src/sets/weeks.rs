//! Single weeks within the spans of one choice, until it is bounded, or a portfolio is found.

use super::{CHOICE_STEPS, CUTS_MOST, NODE_STEPS, NODES_BEFORE_ASKING, Node, Sets, decisions};
use crate::check;
use crate::dual::{Decision, Prices};
use crate::pace::Pace;
use crate::problem::Placement;
use crate::tables::{Busy, SLACK_HOURS};

impl Sets<'_, '_> {
    /// Looks at a choice of everything: whether to go on.
    pub(super) fn leaf(&mut self, node: &Node, pace: &mut dyn Pace) -> bool {
        let decisions = decisions(node);
        if !self.may_hold(&decisions) || self.price(node, CHOICE_STEPS, pace) <= self.threshold {
            return true;
        }
        let prices =
            self.prices[if self.prices.len() < CUTS_MOST { self.prices.len() - 1 } else { self.next_cut }].clone();
        let mut nodes = self.leaf_nodes;
        self.weeks(decisions, &prices, f64::INFINITY, &mut nodes, pace)
    }

    /// Whether what is surely busy fits in enough futures, and is affordable.
    fn may_hold(&mut self, decisions: &[Decision]) -> bool {
        let tables = self.tables;
        let mut money = 0.0;
        let mut busy: Vec<Busy> = Vec::new();
        for decision in decisions {
            if let Decision::In { alternative, from, to } = decision {
                let setup = tables.setup_weeks(*alternative);
                money += tables.problem.alternatives[*alternative].money_nok;
                busy.push(Busy { alternative: *alternative, setup: (*to, from + setup), runs: to + setup });
            }
        }
        tables.problem.budget_nok.is_none_or(|budget| money <= budget + SLACK_HOURS)
            && self.scratch.failures(tables, &mut busy) <= tables.may_fail
            && self.scratch.may_fit_beside(tables, &mut busy)
    }

    /// Goes through the weeks within spans, for so many nodes; what is left then is said in [`Self::left`].
    fn weeks(
        &mut self,
        mut decisions: Vec<Decision>,
        prices: &Prices,
        above: f64,
        nodes: &mut usize,
        pace: &mut dyn Pace,
    ) -> bool {
        if !self.may_hold(&decisions) {
            return true;
        }
        self.take(&decisions);
        let (bound, prices) = self.dual.lower(&decisions, prices, NODE_STEPS, self.threshold, self.threshold, pace);
        let bound = bound.min(above);
        if bound <= self.threshold {
            return true;
        }
        if *nodes == 0 {
            self.left = self.left.max(bound);
            return true;
        }
        *nodes -= 1;
        self.nodes += 1;
        if self.nodes.is_multiple_of(NODES_BEFORE_ASKING) && !pace.keep_going() {
            return false;
        }
        let starts: Vec<Option<(usize, usize)>> = self.dual.best.iter().map(|best| best.how).collect();
        let mut widest: Option<(usize, usize)> = None;
        for (at, decision) in decisions.iter_mut().enumerate() {
            match self.dual.narrow_one(at, *decision, &prices, bound, self.threshold) {
                Some(narrowed) => *decision = narrowed,
                None => return true,
            }
            if let Decision::In { from, to, .. } = *decision
                && to > from
                && widest.is_none_or(|(most, _)| to - from > most)
            {
                widest = Some((to - from, at));
            }
        }
        if let Some((_, at)) = widest
            && let Decision::In { alternative, from, to } = decisions[at]
        {
            let best = starts[at].map_or(from, |(_, start)| start).clamp(from, to - 1);
            for (from, to) in [(from, best), (best + 1, to)] {
                let mut child = decisions.clone();
                child[at] = Decision::In { alternative, from, to };
                if !self.weeks(child, &prices, bound, nodes, pace) {
                    return false;
                }
            }
            return true;
        }
        let mut portfolio: Vec<Placement> = decisions
            .iter()
            .filter_map(|decision| match decision {
                Decision::In { alternative, from, .. } => Some(Placement { alternative: *alternative, start: *from }),
                Decision::Open | Decision::Must | Decision::Out => None,
            })
            .collect();
        portfolio.sort_unstable();
        let tables = self.tables;
        if tables.allowed(&portfolio)
            && self.scratch.fits(tables, &portfolio)
            && self.scratch.fits_beside(tables, &portfolio)
        {
            let fits = check::fits_in_fresh(tables.problem, &portfolio, tables.problem.seed);
            if tables.shows(fits) {
                // From here on only what is better than this is looked for.
                self.threshold = self.threshold.max(tables.value(&portfolio));
                self.left = self.left.max(self.threshold);
                self.found.push(portfolio);
            }
        }
        true
    }
}
