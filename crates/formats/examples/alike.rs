//! Measures near-duplicates: `alike FOLDER LABELS`, where FOLDER holds the labelled sets of ideas as `SET/comments.csv`
//! (columns `comment-id` and `comment-body`) or `SET_comments.json`. `bench/near-duplicates.sh` says the rest.
#![expect(clippy::disallowed_methods, reason = "a program for the command line, which measures time itself")]
#![allow(clippy::print_stdout, clippy::print_stderr)]

use formats::alike::{ALIKE, Alike};
use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;
use std::time::Instant;

/// Ideas that a new one is looked for among.
const AMONG: usize = 10_000;
/// New ideas that are timed.
const TIMED: usize = 1_000;

type Ideas = BTreeMap<String, String>;

fn ideas_of(folder: &Path, set: &str) -> Result<Ideas, Box<dyn Error>> {
    let table = folder.join("polis").join(set).join("comments.csv");
    if table.exists() {
        let mut reader = csv::Reader::from_path(table)?;
        let heads = reader.headers()?.clone();
        let column = |name: &str| heads.iter().position(|head| head == name).ok_or("a column is missing");
        let (id, body) = (column("comment-id")?, column("comment-body")?);
        let mut ideas = Ideas::new();
        for row in reader.records() {
            let row = row?;
            if !row[body].is_empty() {
                ideas.insert(row[id].to_owned(), row[body].to_owned());
            }
        }
        return Ok(ideas);
    }
    let text = std::fs::read(folder.join("polis_community").join(format!("{set}_comments.json")))?;
    let rows: Vec<serde_json::Value> = serde_json::from_slice(&text)?;
    Ok(rows.iter().filter_map(|row| Some((row["statement_id"].to_string(), row["txt"].as_str()?.to_owned()))).collect())
}

/// Pairs counted by what was said of them, and what was found.
#[derive(Default)]
struct Count {
    right: u32,
    wrong: u32,
    missed: u32,
    left: u32,
}

impl Count {
    fn line(&self, what: &str) {
        let share =
            |of: u32| if of == 0 { "–".to_owned() } else { format!("{:.2}", f64::from(self.right) / f64::from(of)) };
        println!(
            "{what:24} pairs {:4}, the same {:3}, called alike {:3}; precision {}, recall {}",
            self.right + self.wrong + self.missed + self.left,
            self.right + self.missed,
            self.right + self.wrong,
            share(self.right + self.wrong),
            share(self.right + self.missed)
        );
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, labels] = arguments.as_slice() else { return Err("usage: alike FOLDER LABELS".into()) };
    let folder = Path::new(folder);
    let from = std::env::var("ALIKE_FROM").ok().and_then(|text| text.parse().ok()).unwrap_or(ALIKE);
    let list_misses = std::env::var("ALIKE_MISSES").is_ok();
    let mut sets: BTreeMap<String, (Ideas, Alike<u32>)> = BTreeMap::new();
    let mut counts: BTreeMap<&str, Count> = BTreeMap::new();
    let labels = std::fs::read_to_string(labels)?;
    for line in labels.lines().skip(1) {
        let [set, one, other, _, _, drawn, half, label] = line.split('\t').collect::<Vec<_>>()[..] else {
            return Err("a row of labels has another number of columns".into());
        };
        if !sets.contains_key(set) {
            let ideas = ideas_of(folder, set)?;
            let mut alike = Alike::default();
            for (id, text) in &ideas {
                alike.put(id.parse()?, text);
            }
            sets.insert(set.to_owned(), (ideas, alike));
        }
        let Some((ideas, alike)) = sets.get(set) else { continue };
        let (a, b): (u32, u32) = (one.parse()?, other.parse()?);
        let likeness = alike.likeness(a, b);
        let (found, same) = (likeness >= from, label == "same");
        for group in [half, if drawn == "random" { "drawn at random" } else { "drawn for likeness" }] {
            let count = counts.entry(group).or_default();
            match (found, same) {
                (true, true) => count.right += 1,
                (true, false) => count.wrong += 1,
                (false, true) => count.missed += 1,
                (false, false) => count.left += 1,
            }
        }
        if list_misses && found != same && half == "tuned" {
            println!("{label} {likeness} {set}\n  {}\n  {}", ideas[one], ideas[other]);
        }
    }
    for (group, count) in &counts {
        count.line(group);
    }
    time(&sets);
    Ok(())
}

/// Ideas are made of the real ones: each with two of its words exchanged for those of another.
fn time(sets: &BTreeMap<String, (Ideas, Alike<u32>)>) {
    let real: Vec<&str> = sets.values().flat_map(|(ideas, _)| ideas.values().map(String::as_str)).collect();
    let words: Vec<&str> = real.iter().flat_map(|text| text.split_whitespace()).collect();
    let made = |at: usize| {
        let mut text: Vec<&str> = real[at % real.len()].split_whitespace().collect();
        for turn in 0..2 {
            let place = (at * 7 + turn * 3) % text.len().max(1);
            if let Some(word) = text.get_mut(place) {
                *word = words[(at * 7_919 + turn * 104_729) % words.len()];
            }
        }
        text.join(" ")
    };
    let mut alike = Alike::default();
    let begun = Instant::now();
    (0..AMONG).for_each(|at| alike.put(at, &made(at)));
    println!("{AMONG} ideas taken in within {:.0} ms", begun.elapsed().as_secs_f64() * 1e3);
    let mut took: Vec<f64> = (0..TIMED)
        .map(|at| {
            let text = made(AMONG + at * 13);
            let begun = Instant::now();
            alike.put(AMONG, &text);
            std::hint::black_box(alike.like(AMONG, 5));
            begun.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    took.sort_by(f64::total_cmp);
    println!(
        "a new idea among {AMONG}: half within {:.2} ms, 99 % within {:.2} ms (aim 5 ms)",
        took[TIMED / 2],
        took[TIMED * 99 / 100]
    );
}
