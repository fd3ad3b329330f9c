//! Reads documents that were damaged by chance, for so many seconds for each ending: `fuzz FOLDER SECONDS [ENDING]`.
//! The files of the folder are the seeds. A panic ends it with the seed and the round that repeat it, and so does a
//! file that takes longer than the limit.
#![expect(clippy::disallowed_methods, reason = "a program for the command line, which measures time itself")]
#![allow(clippy::print_stdout)]

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// The longest a single file may take; what is told to people is two seconds, in a release build.
const MAX_TIME: Duration = Duration::from_secs(10);

const ENDINGS: &[&str] = &["md", "html", "txt", "rst", "tex", "docx", "odt", "pdf"];

fn main() {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().unwrap_or_else(|| ".".to_owned()));
    let seconds = arguments.next().and_then(|text| text.parse().ok()).unwrap_or(60);
    let only = arguments.next();
    let mut seeds = Vec::new();
    collect(&folder, &mut seeds);
    seeds.sort();
    for ending in ENDINGS.iter().filter(|ending| only.as_deref().is_none_or(|only| only == **ending)) {
        let is_packed = matches!(*ending, "docx" | "odt" | "pdf");
        let own: Vec<Vec<u8>> = seeds
            .iter()
            .filter(|path| {
                let of = path.extension().and_then(|of| of.to_str()).unwrap_or("");
                if is_packed { of == *ending } else { matches!(of, "md" | "txt" | "html" | "yaml") }
            })
            .filter_map(|path| std::fs::read(path).ok())
            .collect();
        run(ending, &own, Duration::from_secs(seconds));
    }
}

fn collect(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() { collect(&path, out) } else { out.push(path) }
    }
}

/// Bits that open, close or nest something in one of the formats.
const BITS: &[&[u8]] = &[
    b"<",
    b">",
    b"\\section{",
    b"\\begin{tabular}{",
    b"}",
    b"`",
    b":a:`",
    b"\n===\n",
    b"|",
    b"\n\n",
    b"<table>",
    b"\xff",
    b"\0",
    b"- ",
];

fn run(ending: &str, seeds: &[Vec<u8>], time: Duration) {
    if seeds.is_empty() {
        println!("{ending}: no seeds");
        return;
    }
    let begun = Instant::now();
    let mut state = 88_172_645_463_325_252_u64;
    let mut next = move |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % (below.max(1) as u64)).unwrap_or(0)
    };
    let (mut rounds, mut whole, mut slowest) = (0_u64, 0_u64, Duration::ZERO);
    while begun.elapsed() < time {
        let mut bytes = seeds.get(next(seeds.len())).cloned().unwrap_or_default();
        for _ in 0..=next(8) {
            let at = next(bytes.len());
            match next(5) {
                0 => bytes.truncate(at),
                1 => {
                    let bit = BITS.get(next(BITS.len())).copied().unwrap_or_default();
                    let times = 1 << next(10);
                    bytes.splice(at..at, bit.repeat(times));
                }
                2 => {
                    let end = (at + next(200)).min(bytes.len());
                    bytes.drain(at..end);
                }
                3 => {
                    let end = (at + next(2_000)).min(bytes.len());
                    let piece = bytes.get(at..end).unwrap_or_default().to_vec();
                    let to = next(bytes.len());
                    bytes.splice(to..to, piece);
                }
                _ => {
                    if let Some(byte) = bytes.get_mut(at) {
                        *byte = u8::try_from(next(256)).unwrap_or(0);
                    }
                }
            }
        }
        let one = Instant::now();
        let answer = std::panic::catch_unwind(|| formats::read::read(&format!("a.{ending}"), &bytes));
        slowest = slowest.max(one.elapsed());
        if answer.is_err() || one.elapsed() > MAX_TIME {
            println!("{ending}: round {rounds} {}", if answer.is_err() { "panicked" } else { "took too long" });
            let _ = std::fs::write(std::env::temp_dir().join(format!("find.{ending}")), &bytes);
            std::process::exit(1);
        }
        whole += u64::from(matches!(answer, Ok(Ok(_))));
        rounds += 1;
    }
    println!("{ending}: {rounds} files, {whole} of them read, slowest {slowest:?}, nothing found");
}
