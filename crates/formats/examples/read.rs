//! Prints what is read in a file, as `taktikk read FILE --json` does, without building the rest of the program:
//! `read read FILE --json`, so that `TAKTIKK_BINARY` of `bench/reading.sh` may name it. `read hints FILE` prints the hints at each statement's
//! role instead, one statement a line. With a number in `REPEAT` it
//! reads so often and says how long one reading takes instead.
#![expect(clippy::disallowed_methods, reason = "a program for the command line, which measures time itself")]
#![allow(clippy::print_stdout, clippy::print_stderr)]

use std::time::Instant;

fn main() {
    let Some(path) = std::env::args().nth(2) else {
        println!("usage: read read FILE --json");
        return;
    };
    let Ok(bytes) = std::fs::read(&path) else {
        println!("cannot open {path}");
        return;
    };
    if std::env::args().nth(1).as_deref() == Some("hints") {
        for hints in formats::read::role_hints(&path, &bytes).unwrap_or_default() {
            println!("{}", hints.join("\t"));
        }
        return;
    }
    let repeat: u32 = std::env::var("REPEAT").ok().and_then(|text| text.parse().ok()).unwrap_or(0);
    let begun = Instant::now();
    for _ in 0..repeat {
        let _ = formats::read::read(&path, &bytes);
    }
    if repeat > 0 {
        println!("{:?} a reading", begun.elapsed() / repeat);
        return;
    }
    match formats::read::read(&path, &bytes) {
        Ok(document) => println!("{}", formats::read::read_json(&document)),
        Err(error) => {
            eprintln!("{}", error.kind());
            std::process::exit(1);
        }
    }
}
