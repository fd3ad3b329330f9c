//! The load generators and measuring programs behind `bench/`. Each prints a table; none is a test.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "tables are what these programs are for")]

mod board;
mod crowd;
mod fan_out;
mod figures;
mod hocuspocus;
mod journal;
mod matrix;
mod pages;
mod process;
mod replay;
mod taktikk;
mod two_processes;
mod wire;

use std::path::Path;

/// Anything that ends a measurement early.
type Trouble = Box<dyn std::error::Error + Send + Sync>;

#[tokio::main]
async fn main() -> std::process::ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words[..] {
        ["journal"] => journal::measure(None).await,
        ["journal", folder] => journal::measure(Some(folder)).await,
        ["replay"] => replay::measure().await,
        ["fan-out", server, hocuspocus, people] => {
            let people = people.parse().unwrap_or(0);
            fan_out::measure(Path::new(server), Path::new(hocuspocus), people).await
        }
        ["workshop", server, hocuspocus, people] => {
            let people = people.parse().unwrap_or(0);
            fan_out::workshops(Path::new(server), Path::new(hocuspocus), people).await
        }
        ["two-processes", server, database] => two_processes::measure(Path::new(server), database).await,
        ["matrix", server] => matrix::measure(Path::new(server)).await,
        ["board", server] => board::measure(Path::new(server)).await,
        ["pages", server] => pages::measure(Path::new(server)).await,
        _ => {
            eprintln!("load journal [FOLDER]   durable appends a second, against a bare SQLite loop");
            eprintln!("load replay             replaying a long journal, and opening a plan cold");
            eprintln!(
                "load fan-out SERVER HOCUSPOCUS PEOPLE   thousands stream one plan, beside hocuspocus; 0 people: all crowds"
            );
            eprintln!("load workshop SERVER HOCUSPOCUS PEOPLE  a brainstorm full of participants, beside hocuspocus");
            eprintln!("load two-processes SERVER POSTGRES     a change through one process, in a stream of another");
            eprintln!("load matrix SERVER                     the habit matrix at 40 × 40, and the findings");
            eprintln!("load board SERVER                      boards of a hundred and of ten thousand ideas");
            eprintln!("load pages SERVER                      how long the server takes to answer with each page");
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
