//! What a caller may count on, tried through the whole router on a database of its own: nothing here knows how the
//! server does it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where something is wrong")]

mod access;
mod cells;
mod feeds;
mod figures;
mod house;
mod ideas;
mod imports;
mod joining;
mod own;
mod signing_in;
mod simulation;
mod strategy;
