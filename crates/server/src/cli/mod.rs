//! The command line: its commands. Exits with 0 when all is well, 1 for findings or a refusal, 2 for wrong use.

mod admin;
mod bench_data;
mod knapsack;
mod plan_file;
mod portfolio;
mod read;
mod readings;
mod serve;

use clap::{Args, Parser, Subcommand};
use std::error::Error;
use std::io::Write;
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
    /// Reads a strategy document: statements with marks, and the coverage verdict.
    Read(read::Read),
    /// Reads the numbers in an analytics export.
    Readings(readings::Readings),
    /// Prints what follows from a plan file.
    Check(plan_file::Check),
    /// Writes a plan file in another format.
    Export(plan_file::Export),
    /// Takes a plan file into the database.
    Import(plan_file::Import),
    /// Prints a JSON Schema.
    Schema(plan_file::Schema),
    /// Proposes the handful of measures that people's hours allow.
    Portfolio(portfolio::Portfolio),
    /// Writes plans to measure with.
    BenchData(bench_data::BenchData),
    /// Packs plain knapsacks of OR-Library, as a check of the search.
    Knapsack(knapsack::Packing),
    /// Adds, invites and resets people.
    User(admin::User),
    /// Makes a token for the API.
    Token(admin::Token),
    /// Writes everything into one file.
    Backup(admin::Backup),
    /// Fills an empty database from a backup.
    Restore(admin::Restore),
    /// Looks whether everything is as it should be.
    Doctor(admin::Doctor),
}

/// Which database.
#[derive(Args)]
pub struct Database {
    /// sqlite:FILE or postgres://…
    #[arg(long, env = "TAKTIKK_DATABASE", default_value = "sqlite:taktikk.db")]
    pub database: String,
}

/// Does what the command line asks for.
pub fn run(cli: Cli) -> ExitCode {
    match cli.command {
        Command::Serve(serve) => in_runtime(serve::run(serve)),
        Command::Read(read) => done(read::read(&read)),
        Command::Readings(asked) => done(readings::readings(&asked)),
        Command::Check(check) => done(plan_file::check(&check)),
        Command::Export(export) => done(plan_file::export(&export)),
        Command::Import(import) => in_runtime(plan_file::import(import)),
        Command::Schema(schema) => done(plan_file::schema(&schema)),
        Command::Portfolio(asked) => done(portfolio::portfolio(&asked)),
        Command::BenchData(asked) => done(bench_data::bench_data(&asked)),
        Command::Knapsack(asked) => done(knapsack::knapsack(&asked)),
        Command::User(user) => in_runtime(admin::user(user)),
        Command::Token(token) => in_runtime(admin::token(token)),
        Command::Backup(backup) => in_runtime(admin::backup(backup)),
        Command::Restore(restore) => in_runtime(admin::restore(restore)),
        Command::Doctor(doctor) => in_runtime(admin::doctor(doctor)),
    }
}

fn done(result: Result<ExitCode, Box<dyn Error>>) -> ExitCode {
    result.unwrap_or_else(|error| complain(&*error))
}

/// Runs a command that waits for things.
fn in_runtime(command: impl Future<Output = Result<ExitCode, Box<dyn Error>>>) -> ExitCode {
    match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => done(runtime.block_on(command)),
        Err(error) => complain(&error),
    }
}

/// Says on the error stream what went wrong.
fn complain(error: &(impl std::fmt::Display + ?Sized)) -> ExitCode {
    eprintln!("taktikk: {error}");
    ExitCode::from(1)
}

/// Prints a value as JSON.
fn print_json(value: &impl serde::Serialize) -> Result<(), Box<dyn Error>> {
    let text = serde_json::to_string_pretty(value)?;
    // Whoever reads may have seen enough: that is not an error.
    let _ = writeln!(std::io::stdout(), "{text}");
    Ok(())
}
