//! `taktikk knapsack`: packs plain multidimensional knapsacks, as a check of the search against published optima.

use clap::Args;
use engine::knapsack::{Knapsack, pack};
use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;
use std::str::FromStr;
use std::time::{Duration, Instant};

/// Most numbers in a problem, so that a damaged count asks for no memory.
const NUMBERS_MOST: usize = 10_000_000;

/// Packs knapsacks: one line per problem with its number, the value found and a bound no value is above.
#[derive(Args)]
pub struct Packing {
    /// A file of problems in OR-Library's format.
    file: PathBuf,
    /// How long to look at each, such as 1s or 500ms.
    #[arg(long, default_value = "1s", value_parser = super::portfolio::time)]
    time: Duration,
    /// What chance begins with.
    #[arg(long, default_value_t = 0)]
    seed: u64,
}

/// Prints what was found.
pub fn knapsack(asked: &Packing) -> Result<ExitCode, Box<dyn Error>> {
    let text = std::fs::read_to_string(&asked.file).map_err(|error| format!("{}: {error}", asked.file.display()))?;
    let problems = read(&text).map_err(|error| format!("{}: {error}", asked.file.display()))?;
    for (at, problem) in problems.iter().enumerate() {
        let began = Instant::now();
        let found = pack(problem, asked.seed, &mut || began.elapsed() < asked.time);
        println!("{} {} {}", at + 1, found.value, found.bound);
    }
    Ok(ExitCode::SUCCESS)
}

struct Numbers<'a> {
    words: std::str::SplitWhitespace<'a>,
    read: usize,
}

impl Numbers<'_> {
    fn next<T: FromStr>(&mut self) -> Result<T, String> {
        self.read += 1;
        let word = self.words.next().ok_or_else(|| format!("number {}: missing", self.read))?;
        word.parse().map_err(|_| format!("number {}: {word:.20}", self.read))
    }

    fn list(&mut self, count: usize) -> Result<Vec<f64>, String> {
        (0..count).map(|_| self.next::<f64>()).collect()
    }
}

/// Reads problems: how many, then for each its things, resources and published optimum (0 where it is unknown), the
/// things' values, what they take by resource, and what there is.
fn read(text: &str) -> Result<Vec<Knapsack>, String> {
    let mut numbers = Numbers { words: text.split_whitespace(), read: 0 };
    let count: usize = numbers.next()?;
    let mut problems = Vec::new();
    for _ in 0..count {
        let (things, resources): (usize, usize) = (numbers.next()?, numbers.next()?);
        if things.saturating_mul(resources) > NUMBERS_MOST {
            return Err(format!("{things} × {resources} > {NUMBERS_MOST}"));
        }
        let _published: f64 = numbers.next()?;
        let values = numbers.list(things)?;
        let takes = (0..resources).map(|_| numbers.list(things)).collect::<Result<_, _>>()?;
        let there = numbers.list(resources)?;
        problems.push(Knapsack { values, takes, there });
    }
    Ok(problems)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test stops at what is wrong")]

    use super::*;

    #[test]
    fn problems_are_read_and_packed() {
        let text = "2\n 3 1 16\n 10 6 6\n 5 4 4\n 8\n 2 2 0\n 1.5 2\n 1 1\n 3 1\n 2 3\n";
        let problems = read(text).unwrap();
        let values: Vec<f64> = problems.iter().map(|one| pack(one, 0, &mut engine::Steps(200)).value).collect();
        assert_eq!(values, [12.0, 2.0]);
    }

    #[test]
    fn what_is_damaged_is_named_by_its_place() {
        assert_eq!(read("").unwrap_err(), "number 1: missing");
        assert_eq!(read("1 2 1 0 5").unwrap_err(), "number 6: missing");
        assert_eq!(read("1 2 1 0 5 x").unwrap_err(), "number 6: x");
        assert!(read("1 9999999999 9999999 0").is_err());
        assert!(read("1 -1 2 0").is_err());
    }
}
