//! The plan: the document a team takes from its communications strategy to tactics in social media, the
//! changes that are the only way to change it, and the findings that follow from it.
//!
//! Pure. Nothing here reads a clock, rolls dice, waits, or touches a disk or a network: ids and times come in
//! with the change, so that the same journal gives the same plan everywhere and for ever.

pub mod anonymous;
mod apply;
mod brand;
pub mod calendar;
pub mod capacity;
mod change;
mod coverage;
mod describe;
pub mod due;
mod edition;
mod entry;
pub mod findings;
mod fits;
mod id;
mod invert;
mod merging;
pub mod model;
#[allow(clippy::module_inception, reason = "the crate is named after its document")]
mod plan;
mod refs;
mod rejection;
mod rights;
pub mod stage;
mod table;
pub mod text;
pub mod thread;
mod touched;
pub mod value;
pub mod weighing;
mod whole;

pub use apply::{MAX_TOGETHER, apply, replay};
pub use brand::{Brand, Colour, NoColour};
pub use change::{Anchored, Change, Link, StatementDraft};
pub use coverage::{ANSWERS_NEEDED, Coverage, SocialMedia};
pub use describe::{Arg, Sentence, describe, name_of};
pub use edition::{Edition, Reworded};
pub use entry::{At, Entry, Seq};
pub use findings::{Finding, findings};
pub use fits::MAX_IDEAS;
pub use id::*;
pub use invert::invert;
pub use model::{Word, invent::*, make::*, strategy::*, understand::*};
pub use plan::{Plan, PlanField, SetAside};
pub use refs::{Kind, Ref};
pub use rejection::Rejection;
pub use rights::{Role, may};
pub use stage::Stage;
pub use table::Table;
pub use text::{Text, TextEdit};
pub use touched::Touched;
pub use value::{Amount, Pair};
