//! How much better a portfolio could be: branch and bound, most promising node first, so that at any moment the highest
//! bound among open nodes is a bound on everything. A node says of each measure whether it is open, out, or in at a
//! level within a window of starts. Given time enough it ends, and the best portfolio is proven.
//!
//! **Why it holds.** A node's children cover it: a measure is out, or in at one of its levels; a window is one of its two
//! parts. Nodes are dropped only where the bound of [`crate::dual`] is no better than the best known, or where what surely is
//! busy already fails in too many futures: hours only grow as more is put in, so every portfolio below fails as well.

use crate::check;
use crate::dual::{Decision, Dual, Prices};
use crate::pace::Pace;
use crate::problem::{Placement, Wanted};
use crate::tables::{Busy, Scratch, Tables};
use std::collections::BinaryHeap;
use std::rc::Rc;

/// Steps on the prices at the root, and at each node.
const ROOT_STEPS: usize = 1_200;
const NODE_STEPS: usize = 12;
/// Most decisions kept in open nodes together; about 200 megabytes.
const DECISIONS_MOST: usize = 8_000_000;
/// Bounds this near to the best known are it.
const NEAR: f64 = 1e-7;

struct Node {
    bound: f64,
    decisions: Vec<Decision>,
    prices: Rc<Prices>,
    age: u64,
}

impl PartialEq for Node {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}
impl Eq for Node {}
impl PartialOrd for Node {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Node {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.bound.total_cmp(&other.bound).then(self.age.cmp(&other.age))
    }
}

/// A tree that can be gone on with.
pub struct Tree<'a, 'b> {
    tables: &'b Tables<'a>,
    dual: Dual<'a, 'b>,
    scratch: Scratch,
    open: BinaryHeap<Node>,
    age: u64,
    begun: bool,
    /// The best known portfolio and its value; nothing while none is.
    pub best: Option<(Vec<Placement>, f64)>,
    /// Nodes looked at.
    pub nodes: u64,
}

/// A bound that needs no looking: every measure in from the first week, as each audience would like it best.
pub fn simple_bound(tables: &Tables<'_>) -> f64 {
    let mut left = tables.unreached.clone();
    for measure in tables.problem.measures.iter().filter(|one| one.wanted != Wanted::Out) {
        for (at, left) in left.iter_mut().enumerate() {
            let of = |alternative: &usize| {
                let start = tables.problem.alternatives[*alternative].starts.0;
                tables.left_by(Placement { alternative: *alternative, start })[at]
            };
            *left *= measure.alternatives.iter().map(of).fold(1.0, f64::min);
        }
    }
    tables.unreached.iter().sum::<f64>() - left.iter().sum::<f64>()
}

impl<'a, 'b> Tree<'a, 'b> {
    /// A tree that has not been looked at.
    pub fn new(tables: &'b Tables<'a>) -> Self {
        Self {
            tables,
            dual: Dual::new(tables),
            scratch: Scratch::default(),
            open: BinaryHeap::new(),
            age: 0,
            begun: false,
            best: None,
            nodes: 0,
        }
    }

    fn floor(&self) -> f64 {
        self.best.as_ref().map_or(-1.0, |(_, value)| *value + NEAR)
    }

    /// The value no portfolio is above.
    pub fn bound(&self) -> f64 {
        let best = self.best.as_ref().map_or(0.0, |(_, value)| *value);
        if !self.begun {
            return simple_bound(self.tables);
        }
        self.open.peek().map_or(best, |node| node.bound.max(best)).min(simple_bound(self.tables))
    }

    /// Whether everything has been looked at: the best is proven, or there is none.
    pub fn is_done(&self) -> bool {
        self.begun && self.open.peek().is_none_or(|node| node.bound <= self.floor())
    }

    /// Takes note of a portfolio that holds.
    pub fn note(&mut self, portfolio: &[Placement], value: f64) {
        if self.best.as_ref().is_none_or(|(_, best)| value > *best) {
            self.best = Some((portfolio.to_vec(), value));
        }
    }

    /// Looks at so many nodes more.
    pub fn run(&mut self, nodes: u64, pace: &mut dyn Pace) {
        if !self.begun {
            self.begin(pace);
        }
        for _ in 0..nodes {
            if self.is_done() || !pace.keep_going() {
                return;
            }
            let measures = self.tables.problem.measures.len().max(1);
            if self.open.len().saturating_mul(measures) > DECISIONS_MOST {
                return;
            }
            let Some(node) = self.open.pop() else { return };
            self.nodes += 1;
            self.branch(node, pace);
        }
    }

    fn begin(&mut self, pace: &mut dyn Pace) {
        self.begun = true;
        let measures = &self.tables.problem.measures;
        let decisions: Vec<Decision> =
            measures.iter().map(|one| if one.wanted == Wanted::Out { Decision::Out } else { Decision::Open }).collect();
        let floor = self.floor();
        let prices = self.dual.first_prices();
        let (bound, prices) = self.dual.lower(&decisions, &prices, ROOT_STEPS, floor.max(0.0), floor, pace);
        self.dual.narrow(&decisions, &prices, bound, floor);
        self.push(Node { bound, decisions, prices: Rc::new(prices), age: 0 });
    }

    fn push(&mut self, mut node: Node) {
        if node.bound > self.floor() {
            self.age += 1;
            node.age = self.age;
            self.open.push(node);
        }
    }

    fn branch(&mut self, node: Node, pace: &mut dyn Pace) {
        let floor = self.floor();
        let (bound, _) = self.dual.lower(&node.decisions, &node.prices, 0, floor, floor, pace);
        let worth: Vec<f64> = self.dual.best.iter().map(|best| best.worth).collect();
        let starts: Vec<Option<(usize, usize)>> = self.dual.best.iter().map(|best| best.how).collect();
        let mut decisions = node.decisions;
        // Windows shrink to what could be in something better.
        for (at, decision) in decisions.iter_mut().enumerate() {
            match self.dual.narrow_one(at, *decision, &node.prices, bound, floor) {
                Some(narrowed) => *decision = narrowed,
                None => return,
            }
        }
        if !self.may_hold(&decisions) {
            return;
        }
        let priced = Rc::clone(&node.prices);
        let promising = (0..decisions.len())
            .filter(|at| decisions[*at] == Decision::Open && worth[*at] > 0.0)
            .max_by(|a, b| worth[*a].total_cmp(&worth[*b]));
        if let Some(at) = promising {
            self.decide(&decisions, at, node.bound, &priced, pace);
            return;
        }
        let width = |decision: &Decision| match decision {
            Decision::In { from, to, .. } => to - from,
            Decision::Open | Decision::Must | Decision::Out => 0,
        };
        let widest = (0..decisions.len()).max_by_key(|at| width(&decisions[*at]));
        if let Some(at) = widest
            && let Decision::In { alternative, from, to } = decisions[at]
            && from < to
        {
            let best = starts[at].map_or(from, |(_, start)| start).clamp(from, to - 1);
            for (from, to) in [(from, best), (best + 1, to)] {
                let mut child = decisions.clone();
                child[at] = Decision::In { alternative, from, to };
                self.look_at(child, node.bound, &priced, pace);
            }
            return;
        }
        // Everything that is in has its week: a portfolio of its own.
        let portfolio: Vec<Placement> = decisions
            .iter()
            .filter_map(|decision| match decision {
                Decision::In { alternative, from, .. } => Some(Placement { alternative: *alternative, start: *from }),
                Decision::Open | Decision::Must | Decision::Out => None,
            })
            .collect();
        if self.tables.allowed(&portfolio)
            && self.scratch.fits(self.tables, &portfolio)
            && self.scratch.fits_beside(self.tables, &portfolio)
        {
            let value = self.tables.value(&portfolio);
            let mut sorted = portfolio;
            sorted.sort_unstable();
            if value > self.floor()
                && self.tables.shows(check::fits_in_fresh(self.tables.problem, &sorted, self.tables.problem.seed))
            {
                self.note(&sorted, value);
            }
        }
        if let Some(at) = (0..decisions.len()).find(|at| decisions[*at] == Decision::Open) {
            self.decide(&decisions, at, node.bound, &priced, pace);
        }
    }

    /// A child for each level a measure may be in at, and one without it.
    fn decide(&mut self, decisions: &[Decision], at: usize, bound: f64, prices: &Rc<Prices>, pace: &mut dyn Pace) {
        let measure = &self.tables.problem.measures[at];
        let is_in = |other: &usize| matches!(decisions[*other], Decision::In { .. });
        let barred = measure.not_with.iter().any(is_in);
        let barred = barred || measure.needs.iter().any(|other| decisions[*other] == Decision::Out);
        if !barred {
            for alternative in measure.alternatives.clone() {
                let (from, to) = self.dual.windows[alternative];
                if from > to {
                    continue;
                }
                let mut child = decisions.to_vec();
                child[at] = Decision::In { alternative, from, to };
                for other in &measure.not_with {
                    child[*other] = Decision::Out;
                }
                self.look_at(child, bound, prices, pace);
            }
        }
        let needed = self.tables.problem.measures.iter().enumerate();
        let needed = needed.filter(|(other, one)| is_in(other) && one.needs.contains(&at)).count() > 0;
        if measure.wanted != Wanted::In && !needed {
            let mut child = decisions.to_vec();
            child[at] = Decision::Out;
            self.look_at(child, bound, prices, pace);
        }
    }

    /// Bounds a child and keeps it where it could be better than the best known.
    fn look_at(&mut self, decisions: Vec<Decision>, parent: f64, prices: &Rc<Prices>, pace: &mut dyn Pace) {
        if !self.may_hold(&decisions) {
            return;
        }
        let floor = self.floor();
        let (bound, prices) = self.dual.lower(&decisions, prices, NODE_STEPS, floor, floor, pace);
        self.push(Node { bound: bound.min(parent), decisions, prices: Rc::new(prices), age: 0 });
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
        let affordable = tables.problem.budget_nok.is_none_or(|budget| money <= budget + crate::tables::SLACK_HOURS);
        affordable
            && self.scratch.failures(tables, &mut busy) <= tables.may_fail
            && self.scratch.may_fit_beside(tables, &mut busy)
    }
}
