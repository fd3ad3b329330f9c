//! Measures the engine on its benchmark plans: `measure small|medium|large SECONDS SEEDS`. Prints value, bound and gap as they get
//! better. Run in release.
#![expect(clippy::disallowed_methods, reason = "measuring takes a clock")]
#![allow(clippy::print_stdout, reason = "it is what it is for")]

use engine::bench::{FIRST_DAY, Size, plan};
use engine::{Pace, Proposal, Settings, from_plan};
use std::time::Instant;

struct Clock {
    began: Instant,
    seconds: f64,
    verbose: bool,
}

impl Pace for Clock {
    fn keep_going(&mut self) -> bool {
        self.began.elapsed().as_secs_f64() < self.seconds
    }
    fn better(&mut self, proposal: &Proposal) {
        if self.verbose {
            let gap = proposal.gap() * 100.0;
            println!(
                "  {:8.3} s  {:.5} ≤ {:.5}  {gap:.2} %",
                self.began.elapsed().as_secs_f64(),
                proposal.value,
                proposal.bound
            );
        }
    }
}

fn main() {
    let mut args = std::env::args().skip(1);
    let size = match args.next().as_deref() {
        Some("small") => Size::Small,
        Some("large") => Size::Large,
        _ => Size::Medium,
    };
    let seconds: f64 = args.next().and_then(|text| text.parse().ok()).unwrap_or(2.0);
    let seeds: u64 = args.next().and_then(|text| text.parse().ok()).unwrap_or(3);
    let verbose = args.next().is_some();
    for seed in 0..seeds {
        let Ok(plan) = plan(size, seed) else { continue };
        let settings = Settings { futures: size.counts().futures, seed, ..Settings::default() };
        let (problem, _) = from_plan(&plan, &settings, FIRST_DAY);
        let began = Instant::now();
        let mut clock = Clock { began, seconds, verbose };
        match engine::propose(&problem, &mut clock) {
            Ok(found) => println!(
                "{seed}: {} of {} measures, value {:.5}, bound {:.5}, gap {:.2} %, fits {:.2} %, proven {}, {:.3} s",
                found.portfolio.len(),
                problem.measures.len(),
                found.value,
                found.bound,
                found.gap() * 100.0,
                found.fits * 100.0,
                found.proven,
                began.elapsed().as_secs_f64()
            ),
            Err(refused) => println!("{seed}: {refused:?}"),
        }
    }
}
