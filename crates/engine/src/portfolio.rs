//! The handful to carry out: search and bound taking turns, and the checker last. What belongs elsewhere: how either works.

use crate::bound::{Tree, simple_bound};
use crate::check::{self, Checked, Refused};
use crate::draws::Draws;
use crate::pace::Pace;
use crate::problem::{Placement, Portfolio, Problem};
use crate::rows;
use crate::search::Search;
use crate::tables::Tables;

/// Steps of search before the bound is first looked for, and in each turn after that.
const FIRST_STEPS: u64 = 400;
const STEPS_A_TURN: u64 = 60;
/// Nodes in each turn.
const NODES_A_TURN: u64 = 60;
/// Beyond so many levels times weeks the bound that needs no looking has to do.
const LARGEST_FOR_TREE: usize = 400_000;
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
        match check::check(problem, &proposal.portfolio) {
            Ok(Checked { .. }) => return Ok(proposal),
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
    search.run(FIRST_STEPS, pace);
    let small_enough = problem.alternatives.len().saturating_mul(problem.weeks) <= LARGEST_FOR_TREE;
    let mut tree = (small_enough && !how.without_bound).then(|| Tree::new(tables));
    let mut told = (f64::NEG_INFINITY, f64::INFINITY);
    let make = |best: &(Portfolio, f64), fits: f64, bound: f64, archive: &[(Portfolio, f64)], proven: bool| Proposal {
        portfolio: best.0.clone(),
        value: best.1,
        bound: bound.max(best.1),
        fits,
        checked: true,
        proven,
        archive: archive.to_vec(),
    };
    loop {
        search.settle();
        if let (Some(tree), Some((portfolio, value))) = (&mut tree, &search.best) {
            tree.note(portfolio, *value);
        }
        let (bound, done) = match &mut tree {
            Some(tree) => {
                tree.run(NODES_A_TURN, pace);
                if let Some((portfolio, _)) = &tree.best {
                    search.begin_with(&portfolio.clone());
                    search.settle();
                }
                (tree.bound(), tree.is_done())
            }
            None => (simple_bound(tables), false),
        };
        if let Some(best) = &search.best
            && (best.1 > told.0 || bound < told.1 - 1e-4)
        {
            told = (best.1, bound);
            pace.better(&make(best, search.best_fits, bound, &[], done));
        }
        if done || !pace.keep_going() {
            if let Some(best) = &search.best {
                return Ok(make(best, search.best_fits, bound, &search.archive, done));
            }
            let best = search.unsure.as_ref().ok_or(Refused::Hours(0))?;
            let fits = check::fits_in_fresh(problem, &best.0, problem.seed);
            return Ok(make(best, fits, bound, &search.archive, false));
        }
        search.run(STEPS_A_TURN, pace);
    }
}
