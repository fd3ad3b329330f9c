//! The handful to carry out: search and bound taking turns, and the checker last. What belongs elsewhere: how either works.

use crate::bound::{Tree, simple_bound};
use crate::check::{self, Checked, Refused};
use crate::draws::Draws;
use crate::pace::Pace;
use crate::problem::{Placement, Portfolio, Problem};
use crate::rows;
use crate::search::Search;
use crate::sets::{Passed, Sets};
use crate::tables::Tables;

/// Steps of search before the bound is first looked for, where a step takes long or there are few measures, and else; and in
/// each turn after that.
const FEWEST_FIRST_STEPS: u64 = 400;
const FIRST_STEPS: u64 = 1_500;
const STEPS_A_TURN: u64 = 60;
/// Nodes of a tree in each turn; one takes as long as several steps.
const NODES_A_TURN: u64 = 2;
/// Beyond so many levels times weeks the bound that needs no looking has to do.
const LARGEST_FOR_TREE: usize = 400_000;
/// Up to so many measures sets are gone through; beyond, the most promising nodes of a tree.
const MEASURES_FOR_SETS: usize = 40;
/// How much of the gap the next threshold leaves where there are few measures and the last took few nodes, where it took few
/// nodes, and where it took more: a threshold that isn't reached in time has told nothing.
const QUICK: f64 = 0.4;
const BRISK: f64 = 0.65;
const FEW_MEASURES: usize = 12;
const SLOW: f64 = 0.75;
const QUICK_NODES: u64 = 2_000;
/// A gap of so small a share of the value is closed at once.
const LAST: f64 = 0.002;
/// Bounds this near to the best are it.
const NEAR: f64 = 1e-7;
/// A bound lower by this is worth telling.
const NEWS: f64 = 1e-4;
/// Times it is asked whether to go on before the search has another turn, when it finds things and when it
/// doesn't, and before news are told.
const BUSY_TURNS: u64 = 3;
const IDLE_TURNS: u64 = 16;
const TURNS_BEFORE_TELLING: u64 = 64;
/// How often staffing rows are added where there are too many skills to write all of them down.
const ROUNDS_OF_ROWS: usize = 20;

/// A portfolio, and what is known about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    /// What is in.
    pub portfolio: Portfolio,
    /// Its value: the weighed share of audiences with an effective contact.
    pub value: f64,
    /// No portfolio has a value above this.
    pub bound: f64,
    /// The share of fresh futures it fits in; the number to show.
    pub fits: f64,
    /// Whether the checker has verified it.
    pub checked: bool,
    /// Whether nothing better exists.
    pub proven: bool,
    /// Other portfolios that hold, best first, this one included.
    pub archive: Vec<(Portfolio, f64)>,
}

impl Proposal {
    /// How much better something could be, as a share of the value.
    #[must_use]
    pub fn gap(&self) -> f64 {
        if self.bound <= self.value { 0.0 } else { self.bound / self.value.max(1e-12) - 1.0 }
    }
}

/// What to look at.
#[derive(Debug, Clone, Copy, Default)]
pub struct Look<'a> {
    /// A portfolio to begin with.
    pub from: &'a [Placement],
    /// Whether to leave the bound at what needs no looking: answers sooner.
    pub without_bound: bool,
    /// Whether it has to fit in the futures that are searched on alone, as one compares searches. Else what is proposed fits
    /// in fresh futures as well, unless nothing does that has what has to be in.
    pub searched_alone: bool,
}

/// The best portfolio that can be found in time.
///
/// # Errors
/// Nothing that holds was found: what has to be in doesn't fit together. [`crate::fits`] says why.
pub fn propose(problem: &Problem, pace: &mut dyn Pace) -> Result<Proposal, Refused> {
    look(problem, Look::default(), pace)
}

/// The best portfolio that can be found in time, from where one stands.
///
/// # Errors
/// As [`propose`].
pub fn look(problem: &Problem, how: Look<'_>, pace: &mut dyn Pace) -> Result<Proposal, Refused> {
    let (mut found_rows, exact) = rows::rows(problem);
    for _ in 0..ROUNDS_OF_ROWS {
        let mut tables = Tables::with_rows(problem, found_rows.clone());
        tables.beside = (!how.searched_alone).then(|| Draws::beside(problem));
        let mut proposal = with_tables(&tables, how, pace)?;
        if !tables.shows(proposal.fits) {
            // Nothing fits beside the futures that are searched on: what fits in those is the next best to say.
            tables.beside = None;
            let from = proposal.portfolio;
            proposal = Proposal { proven: false, ..with_tables(&tables, Look { from: &from, ..how }, pace)? };
        }
        if proposal.checked {
            return Ok(proposal);
        }
        match check::check(problem, &proposal.portfolio) {
            Ok(Checked { .. }) => return Ok(Proposal { checked: true, ..proposal }),
            Err(refused) if exact => return Err(refused),
            Err(_) => {
                let new: Vec<u64> = check::sets_over(problem, &proposal.portfolio)
                    .into_iter()
                    .filter(|set| found_rows.iter().all(|row| row.skills != *set))
                    .collect();
                if new.is_empty() {
                    break;
                }
                found_rows.extend(new.into_iter().map(|set| rows::row(problem, set)));
            }
        }
    }
    Err(Refused::Hours(0))
}

fn with_tables(tables: &Tables<'_>, how: Look<'_>, pace: &mut dyn Pace) -> Result<Proposal, Refused> {
    let problem = tables.problem;
    let mut search = Search::new(tables, problem.seed);
    search.begin_with(&[]);
    search.begin_with(how.from);
    let mut turns = Turns {
        search,
        pace,
        bound: simple_bound(tables),
        told: (f64::NEG_INFINITY, f64::INFINITY),
        checked: false,
        asked: 0,
    };
    let is_middling = (FEW_MEASURES..=MEASURES_FOR_SETS).contains(&problem.measures.len());
    let first = if is_middling { FIRST_STEPS } else { FEWEST_FIRST_STEPS };
    turns.search.run(first, turns.pace);
    turns.settle();
    let is_large = problem.alternatives.len().saturating_mul(problem.weeks) > LARGEST_FOR_TREE;
    let proven = if how.without_bound || is_large {
        while turns.pace.keep_going() {
            turns.search.run(STEPS_A_TURN, turns.pace);
            turns.settle();
        }
        false
    } else if problem.measures.len() <= MEASURES_FOR_SETS {
        turns.with_sets(tables)
    } else {
        turns.with_tree(tables)
    };
    turns.settle();
    turns.end(proven)
}

/// Search and bound taking turns.
struct Turns<'a, 'b, 'p> {
    search: Search<'a, 'b>,
    pace: &'p mut dyn Pace,
    /// No portfolio has a value above this.
    bound: f64,
    /// The value and the bound that were told last.
    told: (f64, f64),
    /// Whether the checker has verified what was told last.
    checked: bool,
    asked: u64,
}

impl Turns<'_, '_, '_> {
    fn value(&self) -> f64 {
        self.search.best.as_ref().map_or(0.0, |(_, value)| *value)
    }

    /// Settles on the best so far, and tells it if it is news.
    fn settle(&mut self) {
        self.search.settle();
        if let Some(best) = &self.search.best
            && (best.1 > self.told.0 || self.bound < self.told.1 - NEWS)
        {
            if best.1 > self.told.0 {
                // Here rather than in the end, so that time that is up finds it done.
                self.checked = check::check(self.search.problem(), &best.0).is_ok();
            }
            self.told = (best.1, self.bound);
            let proposal =
                Proposal { checked: self.checked, ..made(best, self.search.best_fits, self.bound, &[], false) };
            self.pace.better(&proposal);
        }
    }

    fn end(self, proven: bool) -> Result<Proposal, Refused> {
        let search = self.search;
        if let Some(best) = &search.best {
            let bound = if proven { best.1 } else { self.bound };
            let proposal = made(best, search.best_fits, bound, &search.archive, proven);
            return Ok(Proposal { checked: self.checked, ..proposal });
        }
        let problem = search.problem();
        let best = search.unsure.as_ref().ok_or(Refused::Hours(0))?;
        let fits = check::fits_in_fresh(problem, &best.0, problem.seed);
        Ok(made(best, fits, self.bound, &search.archive, false))
    }

    /// Sets the threshold nearer and nearer to the best. Whether that is proven in the end.
    fn with_sets(&mut self, tables: &Tables<'_>) -> bool {
        let mut sets = Sets::new(tables, self.value(), self);
        self.bound = self.bound.min(sets.root.max(self.value()));
        let few = tables.problem.measures.len() <= FEW_MEASURES;
        let mut quick = few;
        loop {
            let value = self.value();
            let gap = self.bound - value;
            if gap <= 2.0 * NEAR {
                return true;
            }
            let nearer = gap
                * if few && quick {
                    QUICK
                } else if quick {
                    BRISK
                } else {
                    SLOW
                };
            let threshold = value + if nearer < value * LAST { NEAR } else { nearer };
            let before = sets.nodes;
            let Passed::All(bound) = sets.pass(threshold, self) else { return false };
            quick = sets.nodes - before < QUICK_NODES;
            self.bound = self.bound.min(bound);
            for portfolio in std::mem::take(&mut sets.found) {
                self.search.begin_with(&portfolio);
            }
            self.settle();
            if bound > threshold.max(self.value()) {
                sets.leaf_nodes *= 4;
            }
            if !self.pace.keep_going() {
                return self.bound <= self.value() + 2.0 * NEAR;
            }
        }
    }

    /// Goes on with a tree whose most promising nodes come first. Whether the best is proven in the end.
    fn with_tree(&mut self, tables: &Tables<'_>) -> bool {
        let mut tree = Tree::new(tables);
        loop {
            if let Some((portfolio, value)) = &self.search.best {
                tree.note(portfolio, *value);
            }
            tree.run(NODES_A_TURN, self.pace);
            if let Some((portfolio, _)) = &tree.best {
                self.search.begin_with(portfolio);
            }
            self.bound = self.bound.min(tree.bound());
            self.settle();
            if tree.is_done() || !self.pace.keep_going() {
                return tree.is_done();
            }
            self.search.run(STEPS_A_TURN, self.pace);
            self.settle();
        }
    }
}

/// While sets are gone through, the search goes on whenever it is asked whether to.
impl Pace for Turns<'_, '_, '_> {
    fn keep_going(&mut self) -> bool {
        self.asked += 1;
        let every = if self.search.is_idle() { IDLE_TURNS } else { BUSY_TURNS };
        if self.asked.is_multiple_of(every) {
            self.search.run(1, self.pace);
        }
        if self.asked.is_multiple_of(TURNS_BEFORE_TELLING) {
            self.settle();
        }
        self.pace.keep_going()
    }
}

fn made(best: &(Portfolio, f64), fits: f64, bound: f64, archive: &[(Portfolio, f64)], proven: bool) -> Proposal {
    Proposal {
        portfolio: best.0.clone(),
        value: best.1,
        bound: bound.max(best.1),
        fits,
        checked: false,
        proven,
        archive: archive.to_vec(),
    }
}
