//! Whether a portfolio fits, and if not, the shortest true thing to say about it.

use crate::problem::{Placement, Problem};
use crate::shortage::Shortages;

pub use crate::shortage::Shortage;

/// Why a portfolio doesn't fit in as many futures as it should: who, which weeks, hours over. Nothing where it fits.
///
/// Looked at is the worst of the futures that have to fit; what is missing there is enough for all better ones.
#[must_use]
pub fn shortage(problem: &Problem, portfolio: &[Placement]) -> Option<Shortage> {
    let known = portfolio.iter().all(|one| one.alternative < problem.alternatives.len() && one.start < problem.weeks);
    if known { Shortages::new(problem).shortage(portfolio) } else { None }
}
