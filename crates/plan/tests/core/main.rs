//! The core as its callers meet it: any changes at all, journals that replay for ever, and what is found at points
//! of a plan's life.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that can't go on should stop")]

mod dice;
mod editions;
mod journals;
mod lives;
mod merging;
mod properties;
