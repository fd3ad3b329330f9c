//! Taktikk: one binary that serves the pages and the API, and reads, checks and writes plans on the command line.

mod addresses;
mod ahead;
mod alike;
mod api;
mod app;
mod assets;
mod auth;
mod cli;
mod clock;
mod document;
mod error;
mod example;
mod exports;
mod fields;
mod forms;
mod frame;
mod known;
mod live;
mod look;
mod page;
mod pages;
mod proposals;
mod qr;
mod reading;
mod reasons;
mod repeats;
mod routes;
mod standing;
#[cfg(test)]
mod tests;
mod typed;
mod view;
mod widgets;

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run(cli::Cli::parse())
}
