//! The command line: one file per command. Exits with 0 when all is well, 1 for findings or a refusal, 2 for
//! wrong use.

mod serve;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// From communications strategy to tactics in social media.
#[derive(Parser)]
#[command(name = "taktikk", version)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serves the pages and the API.
    Serve(serve::Serve),
}

/// Does what the command line asks for.
pub fn run(cli: Cli) -> ExitCode {
    match cli.command {
        Command::Serve(serve) => in_runtime(serve::run(serve)),
    }
}

/// Runs a command that waits for things.
fn in_runtime(command: impl Future<Output = Result<ExitCode, Box<dyn std::error::Error>>>) -> ExitCode {
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return complain(&error),
    };
    runtime.block_on(command).unwrap_or_else(|error| complain(&*error))
}

/// Says on the error stream what went wrong.
pub fn complain(error: &(impl std::fmt::Display + ?Sized)) -> ExitCode {
    eprintln!("taktikk: {error}");
    ExitCode::from(1)
}
