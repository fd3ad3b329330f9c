//! The engine: which handful of measures fits the hours there are, who does what, why the others are out, and which
//! assumption is worth checking first.
//!
//! Pure and seeded. Nothing here reads a clock, waits, or touches a disk or a network: how long to look is the caller's to
//! say ([`Pace`]), and the same seed and number of steps give the same answer everywhere. Whatever is proposed has
//! been verified from first principles by [`check`], which shares no code with the search.

pub mod assign;
pub mod bench;
pub mod beta;
mod bound;
pub mod check;
pub mod check_first;
mod draws;
mod dual;
pub mod fits;
mod from_plan;
pub mod frontier;
pub mod futures;
pub mod knapsack;
mod pace;
mod portfolio;
pub mod problem;
mod random;
pub mod replan;
mod rows;
mod search;
mod sets;
mod shortage;
mod tables;
pub mod what_if;
pub mod why_not;

pub use from_plan::{CONTACTS_PER_PIECE, Fault, Settings, from_plan, outcome_of, pieces_for_response};
pub use pace::{Forever, Pace, Steps};
pub use portfolio::{Look, Proposal, look, propose};
pub use problem::{Outcome, Placement, Portfolio, Problem};
