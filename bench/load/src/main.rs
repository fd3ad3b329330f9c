//! The load generators and measuring programs behind `bench/`. Each prints a table; none is a test.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "tables are what these programs are for")]

mod journal;
mod replay;

/// Anything that ends a measurement early.
type Trouble = Box<dyn std::error::Error + Send + Sync>;

#[tokio::main]
async fn main() -> std::process::ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match arguments.first().map(String::as_str) {
        Some("journal") => journal::measure(arguments.get(1).map(String::as_str)).await,
        Some("replay") => replay::measure().await,
        Some(_) | None => {
            eprintln!("load journal [FOLDER]   durable appends a second, against a bare SQLite loop");
            eprintln!("load replay             replaying a long journal, and opening a plan cold");
            return 2.into();
        }
    };
    match done {
        Ok(()) => 0.into(),
        Err(trouble) => {
            eprintln!("{trouble}");
            1.into()
        }
    }
}
