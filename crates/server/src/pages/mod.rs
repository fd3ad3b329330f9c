//! The pages, one file each: its regions, and what its forms do.

pub mod account;
pub mod anchors;
pub mod audiences;
pub mod brainstorm;
pub mod calendar;
mod changing;
pub mod export;
pub mod findings;
pub mod habits;
pub mod history;
pub mod joining;
pub mod live;
pub mod members;
pub mod objectives;
pub mod picking;
pub mod plans;
pub mod regions;
pub mod resources;
mod sent;
mod showing;
pub mod sign_in;
pub mod sort;
pub mod strategy;
pub mod tactics;
pub mod the_plan;
pub mod two_pages;
mod wall;
