//! Which choices could be better than a threshold: a depth-first tree over measures, levels and spans of starts. What belongs
//! elsewhere: single weeks within a span ([`crate::bound`]), and prices themselves ([`crate::dual`]).
//!
//! **Why it holds.** A measure is out, or in at a level and begins within one of a few spans of weeks: its options cover it. At
//! any prices the value of a portfolio is at most a constant plus what each of its options is worth at its best start
//! ([`crate::dual`]): a sum, which takes no time. A node's bound is the least of these sums over all prices kept, with each open
//! measure at its best option. Hours only grow as more is put in, so what fails in too many futures in some weeks with what
//! surely takes hours then is left with all that holds it. What gets through is given prices of its own, and these are kept
//! for what follows.

mod holds;
mod priced;
mod weeks;

use crate::dual::{Decision, Dual, Prices};
use crate::pace::Pace;
use crate::problem::{Placement, Wanted};
use crate::tables::{Scratch, Tables};

/// Prices kept at once; the newest replace the oldest but the first.
const CUTS_MOST: usize = 16;
/// Steps on the prices of the whole.
const ROOT_STEPS: usize = 1_200;
/// Steps on the prices of one choice.
const CHOICE_STEPS: usize = 80;
/// Weeks in which hours are looked at; spans of starts lie between them.
const WEEKS_MOST: usize = 4;
const WEEKS_MOST_OF_FEW: usize = 8;
/// Measures that are few.
const FEW_MEASURES: usize = 12;
/// Steps on the prices of a node, and nodes after which one gets prices of its own.
const NODE_STEPS: usize = 24;
const NODES_BEFORE_CUT: u64 = 100;
/// Nodes within one choice, where single weeks are looked at.
const LEAF_NODES: usize = 200;
/// Nodes after which it is asked whether to go on.
const NODES_BEFORE_ASKING: u64 = 64;

/// How a pass ended.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Passed {
    /// No portfolio has a value above this.
    All(f64),
    /// Time was up first.
    Interrupted,
}

/// A way for a measure to be in.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Choice {
    alternative: usize,
    /// The first and last week it may begin in.
    from: usize,
    to: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Chosen {
    Open,
    Out,
    /// In at this level, within the span of weeks that is still allowed.
    In {
        alternative: usize,
        from: usize,
        to: usize,
    },
}

/// A row in a week.
struct Place {
    row: usize,
    week: usize,
    /// The next week that is looked at.
    until: usize,
    there: f32,
}

/// A search through choices.
pub struct Sets<'a, 'b> {
    tables: &'b Tables<'a>,
    dual: Dual<'a, 'b>,
    scratch: Scratch,
    places: Vec<Place>,
    choices: Vec<Choice>,
    /// Choices by measure, and by alternative.
    of: Vec<std::ops::Range<usize>>,
    of_level: Vec<std::ops::Range<usize>>,
    /// Hours at places: (place, hours while it is set up, hours as planned while it runs).
    hours: Vec<Vec<(usize, f32, f32)>>,
    constants: [f64; CUTS_MOST],
    prices: Vec<Prices>,
    /// What choices are worth: `[choice * CUTS_MOST + cut]`.
    worth: Vec<f64>,
    next_cut: usize,
    /// What an hour from a place's week until the next is priced, by place and cut.
    priced: Vec<[f64; CUTS_MOST]>,
    /// Rows that can run out of hours.
    rows: Vec<usize>,
    /// The highest bound of what was left above the threshold, and the threshold where nothing was.
    left: f64,
    /// Portfolios above the threshold that hold, found on the way.
    pub found: Vec<Vec<Placement>>,
    threshold: f64,
    since_cut: u64,
    /// No portfolio has a value above this at the prices it was begun with.
    pub root: f64,
    /// Nodes within one choice, where single weeks are looked at.
    pub leaf_nodes: usize,
    /// Nodes looked at.
    pub nodes: u64,
}

#[derive(Clone)]
struct Node {
    chosen: Vec<Chosen>,
    /// Choices that may still be made, and measures that may still be out.
    allowed: Vec<bool>,
    may_be_out: Vec<bool>,
    /// Running hours by place and future, the most of them by place, and futures that fail.
    load: Vec<f32>,
    /// Hours of setting up by place.
    set_up: Vec<f32>,
    /// Hours by place that what surely runs takes together, beyond what prices count for each by itself.
    beyond: Vec<f64>,
    /// What prices count.
    counted: Vec<f64>,
    most: Vec<f32>,
    /// 1 where it fails; as wide as a load, so that both are gone through side by side.
    failed: Vec<u32>,
    /// Whether hours were added since all choices were last looked at.
    changed: bool,
}

/// Weeks that say most about what fits: the last, and those where fewer hours are there than in the next of them.
fn weeks_that_tell(tables: &Tables<'_>) -> Vec<usize> {
    let Some(last) = tables.problem.weeks.checked_sub(1) else { return Vec::new() };
    let mut weeks = vec![last];
    let few = tables.problem.measures.len() <= FEW_MEASURES;
    while weeks.len() < if few { WEEKS_MOST_OF_FEW } else { WEEKS_MOST } {
        let short = |week: usize| -> f32 {
            let next = weeks.iter().copied().filter(|at| *at >= week).min().unwrap_or(last);
            tables.there.iter().map(|there| ((there[next] - there[week]) / there[next].max(1.0)).max(0.0)).sum()
        };
        let Some(week) = (0..last).max_by(|a, b| short(*a).total_cmp(&short(*b)).then(a.cmp(b))) else { break };
        if short(week) <= 0.0 {
            break;
        }
        weeks.push(week);
    }
    weeks.sort_unstable();
    weeks
}

impl<'a, 'b> Sets<'a, 'b> {
    /// Begins: prices of the whole, and the weeks that could be in something better than `floor`.
    pub fn new(tables: &'b Tables<'a>, floor: f64, pace: &mut dyn Pace) -> Self {
        let problem = tables.problem;
        let mut dual = Dual::new(tables);
        let whole: Vec<Decision> = problem
            .measures
            .iter()
            .map(|one| match one.wanted {
                Wanted::Open => Decision::Open,
                Wanted::In => Decision::Must,
                Wanted::Out => Decision::Out,
            })
            .collect();
        let (bound, prices) = dual.lower(&whole, &dual.first_prices(), ROOT_STEPS, floor.max(0.0), floor, pace);
        dual.narrow(&whole, &prices, bound, floor);
        let weeks = weeks_that_tell(tables);
        let mut choices = Vec::new();
        let mut of = Vec::new();
        let mut of_level = vec![0..0; problem.alternatives.len()];
        for measure in &problem.measures {
            let begin = choices.len();
            for alternative in &measure.alternatives {
                let (mut from, to) = dual.windows[*alternative];
                let first = choices.len();
                let setup = tables.setup_weeks(*alternative);
                for week in &weeks {
                    // Begun by then it runs in that week.
                    let Some(until) = week.checked_sub(setup).map(|until| until.min(to)) else { continue };
                    if from <= until {
                        choices.push(Choice { alternative: *alternative, from, to: until });
                        from = until + 1;
                    }
                }
                if from <= to {
                    choices.push(Choice { alternative: *alternative, from, to });
                }
                of_level[*alternative] = first..choices.len();
            }
            of.push(begin..choices.len());
        }
        let measure = |at: usize| problem.alternatives[at].measure;
        let mut places = Vec::new();
        for (row, there) in tables.there.iter().enumerate() {
            let most = |one: &crate::problem::Measure| {
                let of =
                    |at: &usize| tables.setup[*at][row].max(tables.run[*at][row] * tables.searched.most[measure(*at)]);
                one.alternatives.iter().map(of).fold(0.0, f32::max)
            };
            let most: f32 = problem.measures.iter().map(most).sum();
            for (at, week) in weeks.iter().copied().enumerate().filter(|(_, week)| most > there[*week]) {
                let until = weeks.get(at + 1).copied().unwrap_or(problem.weeks);
                places.push(Place { row, week, until, there: there[week] });
            }
        }
        let hours = choices
            .iter()
            .map(|one: &Choice| {
                let setup = tables.setup_weeks(one.alternative);
                let at = |(at, place): (usize, &Place)| {
                    let runs = one.to + setup <= place.week;
                    let is_set_up = one.to <= place.week && place.week < one.from + setup;
                    let hours = |is: bool, hours: f32| if is { hours } else { 0.0 };
                    let hours = (
                        at,
                        hours(is_set_up, tables.setup[one.alternative][place.row]),
                        hours(runs, tables.run[one.alternative][place.row]),
                    );
                    (hours.1 > 0.0 || hours.2 > 0.0).then_some(hours)
                };
                places.iter().enumerate().filter_map(at).collect()
            })
            .collect();
        let worth = vec![0.0; choices.len() * CUTS_MOST];
        let mut rows: Vec<usize> = places.iter().map(|place: &Place| place.row).collect();
        rows.dedup();
        let priced = vec![[0.0; CUTS_MOST]; places.len()];
        let mut sets = Self {
            tables,
            dual,
            scratch: Scratch::default(),
            places,
            choices,
            of,
            of_level,
            hours,
            constants: [0.0; CUTS_MOST],
            prices: Vec::new(),
            worth,
            next_cut: 0,
            priced,
            rows,
            left: 0.0,
            found: Vec::new(),
            threshold: 0.0,
            since_cut: 0,
            root: bound,
            leaf_nodes: LEAF_NODES,
            nodes: 0,
        };
        sets.add(&prices);
        sets
    }

    fn worths(&self, choice: usize) -> &[f64] {
        &self.worth[choice * CUTS_MOST..(choice + 1) * CUTS_MOST]
    }

    /// Goes through all choices that could be above a threshold.
    pub fn pass(&mut self, threshold: f64, pace: &mut dyn Pace) -> Passed {
        self.left = threshold;
        self.threshold = threshold;
        let problem = self.tables.problem;
        let chosen = problem
            .measures
            .iter()
            .map(|one| if one.wanted == Wanted::Out { Chosen::Out } else { Chosen::Open })
            .collect();
        let futures = self.tables.searched.count;
        let node = Node {
            chosen,
            allowed: vec![true; self.choices.len()],
            may_be_out: problem.measures.iter().map(|one| one.wanted != Wanted::In).collect(),
            load: vec![0.0; self.places.len() * futures],
            set_up: vec![0.0; self.places.len()],
            beyond: vec![0.0; self.places.len()],
            counted: vec![0.0; self.places.len()],
            most: vec![0.0; self.places.len()],
            failed: vec![0; futures],
            changed: true,
        };
        if self.descend(node, pace) { Passed::All(self.left) } else { Passed::Interrupted }
    }

    /// The best of each measure by cut, and the sums.
    fn sums(&self, node: &Node, best: &mut Vec<[f64; CUTS_MOST]>) -> [f64; CUTS_MOST] {
        let mut sums = self.constants;
        best.clear();
        for (at, chosen) in node.chosen.iter().enumerate() {
            let mut mine = [if node.may_be_out[at] { 0.0 } else { f64::NEG_INFINITY }; CUTS_MOST];
            let range = match chosen {
                Chosen::Out => 0..0,
                Chosen::In { alternative, .. } => {
                    mine = [f64::NEG_INFINITY; CUTS_MOST];
                    self.of_level[*alternative].clone()
                }
                Chosen::Open => self.of[at].clone(),
            };
            for choice in range.filter(|choice| node.allowed[*choice]) {
                mine.iter_mut().zip(self.worths(choice)).for_each(|(best, worth)| *best = best.max(*worth));
            }
            sums.iter_mut().zip(&mine).for_each(|(sum, best)| *sum += best);
            best.push(mine);
        }
        for (beyond, priced) in node.beyond.iter().zip(&self.priced).filter(|(beyond, _)| **beyond > 0.0) {
            sums.iter_mut().zip(priced).for_each(|(sum, price)| *sum -= beyond * price);
        }
        sums
    }

    fn least(&self, sums: &[f64; CUTS_MOST]) -> (usize, f64) {
        let all = sums.iter().take(self.prices.len()).copied().enumerate();
        all.fold((0, f64::INFINITY), |least, (at, sum)| if sum < least.1 { (at, sum) } else { least })
    }

    fn descend(&mut self, mut node: Node, pace: &mut dyn Pace) -> bool {
        let problem = self.tables.problem;
        let mut best = Vec::with_capacity(problem.measures.len());
        loop {
            self.nodes += 1;
            self.since_cut += 1;
            if self.nodes.is_multiple_of(NODES_BEFORE_ASKING) && !pace.keep_going() {
                return false;
            }
            let mut sums = self.sums(&node, &mut best);
            let (mut cut, mut bound) = self.least(&sums);
            if bound <= self.threshold {
                return true;
            }
            if self.since_cut > NODES_BEFORE_CUT {
                self.since_cut = 0;
                if self.price(&node, NODE_STEPS, pace) <= self.threshold {
                    return true;
                }
                sums = self.sums(&node, &mut best);
                (cut, bound) = self.least(&sums);
                if bound <= self.threshold {
                    return true;
                }
            }
            let Some(narrowed) = self.narrow(&mut node, &sums, &best) else { return true };
            if narrowed {
                continue;
            }
            // The measure whose second best option falls furthest behind: open ones first.
            let mut widest: Option<(bool, f64, usize)> = None;
            for at in 0..problem.measures.len() {
                let mut two = [f64::NEG_INFINITY; 2];
                let mut take = |worth: f64| {
                    if worth > two[0] {
                        two = [worth, two[0]];
                    } else if worth > two[1] {
                        two[1] = worth;
                    }
                };
                let is_open = match node.chosen[at] {
                    Chosen::Out => continue,
                    Chosen::Open => {
                        if node.may_be_out[at] {
                            take(0.0);
                        }
                        for alternative in &problem.measures[at].alternatives {
                            let allowed = self.of_level[*alternative].clone().filter(|choice| node.allowed[*choice]);
                            take(allowed.map(|choice| self.worths(choice)[cut]).fold(f64::NEG_INFINITY, f64::max));
                        }
                        true
                    }
                    Chosen::In { alternative, .. } => {
                        let allowed = self.of_level[alternative].clone().filter(|choice| node.allowed[*choice]);
                        let mut count = 0;
                        for choice in allowed {
                            take(self.worths(choice)[cut]);
                            count += 1;
                        }
                        if count < 2 {
                            continue;
                        }
                        false
                    }
                };
                let behind = two[0] - two[1];
                if widest.is_none_or(|(open, most, _)| (is_open, behind) > (open, most)) {
                    widest = Some((is_open, behind, at));
                }
            }
            let Some((_, _, at)) = widest else { return self.leaf(&node, pace) };
            match node.chosen[at] {
                Chosen::In { alternative, .. } => {
                    let best = self.of_level[alternative]
                        .clone()
                        .filter(|choice| node.allowed[*choice])
                        .max_by(|a, b| self.worths(*a)[cut].total_cmp(&self.worths(*b)[cut]));
                    let Some(best) = best else { return true };
                    let mut below = node.clone();
                    for choice in self.of_level[alternative].clone() {
                        below.allowed[choice] = choice == best;
                    }
                    self.settle(&mut below, at);
                    if !self.descend(below, pace) {
                        return false;
                    }
                    node.allowed[best] = false;
                    self.settle(&mut node, at);
                }
                Chosen::Open => {
                    let mut options: Vec<(f64, usize)> = problem.measures[at]
                        .alternatives
                        .iter()
                        .filter_map(|alternative| {
                            let allowed = self.of_level[*alternative].clone().filter(|choice| node.allowed[*choice]);
                            let worth = allowed.map(|choice| self.worths(choice)[cut]).max_by(f64::total_cmp)?;
                            Some((worth, *alternative))
                        })
                        .collect();
                    options.sort_by(|a, b| b.0.total_cmp(&a.0));
                    for (_, alternative) in options {
                        let mut below = node.clone();
                        below.chosen[at] = Chosen::In { alternative, from: 0, to: usize::MAX };
                        self.settle(&mut below, at);
                        for other in &problem.measures[at].not_with {
                            if below.chosen[*other] == Chosen::Open {
                                below.chosen[*other] = Chosen::Out;
                            }
                        }
                        for other in &problem.measures[at].needs {
                            below.may_be_out[*other] = false;
                        }
                        if !self.descend(below, pace) {
                            return false;
                        }
                    }
                    if !node.may_be_out[at] {
                        return true;
                    }
                    node.chosen[at] = Chosen::Out;
                    node.changed |= problem.measures.iter().any(|one| one.needs.contains(&at));
                }
                Chosen::Out => return true,
            }
        }
    }
}

fn decisions(node: &Node) -> Vec<Decision> {
    let of = |(chosen, may_be_out): (&Chosen, &bool)| match chosen {
        Chosen::In { alternative, from, to } => Decision::In { alternative: *alternative, from: *from, to: *to },
        Chosen::Out => Decision::Out,
        Chosen::Open if *may_be_out => Decision::Open,
        Chosen::Open => Decision::Must,
    };
    node.chosen.iter().zip(&node.may_be_out).map(of).collect()
}
