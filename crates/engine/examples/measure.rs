//! Measures the engine on its benchmark plans, and hands them to others: what `bench/portfolio.sh` calls. Run in release.
//!   measure run SIZE SEED SECONDS [alone]   value, bound, gap in percent, whether it is proven, seconds, fits in percent of fresh
//!                                       futures, seconds of the processor; alone: where only the futures searched on count, as for peers
//!   measure problem SIZE SEED           the same problem as JSON, with the same futures
//!   measure check SIZE SEED             the value of a portfolio, lines of "alternative start", by the separate checker
//!   measure around SIZE SEED            what surrounds a proposal: a slider, beliefs, fresh futures
#![expect(clippy::disallowed_methods, reason = "measuring takes a clock")]
#![allow(clippy::print_stdout, reason = "it is what it is for")]

use engine::bench::{FIRST_DAY, Size, plan};
use engine::check::{check, fits_in_fresh};
use engine::check_first::{beliefs, worth};
use engine::problem::Wanted;
use engine::{Look, Placement, Problem, Settings, from_plan, futures, look, propose};
use std::error::Error;
use std::io::Read;
use std::time::Instant;

/// Beliefs that are timed together.
const BELIEFS: usize = 50;
/// Milliseconds a slider's answer may take.
const SLIDER_MS: u128 = 190;
/// Futures the fresh estimate is held against.
const TRUTH_DRAWS: u64 = 20;

fn problem(size: Size, seed: u64) -> Result<Problem, Box<dyn Error>> {
    let plan = plan(size, seed)?;
    let settings = Settings { futures: size.counts().futures, seed, ..Settings::default() };
    Ok(from_plan(&plan, &settings, FIRST_DAY).0)
}

fn run(problem: &Problem, seconds: f64, searched_alone: bool) -> Result<(), Box<dyn Error>> {
    let began = Instant::now();
    let mut in_time = || began.elapsed().as_secs_f64() < seconds;
    let how = Look { searched_alone, ..Look::default() };
    let found = look(problem, how, &mut in_time).map_err(|refused| format!("{refused:?}"))?;
    println!(
        "{:.6} {:.6} {:.3} {} {:.3} {:.2} {:.3}",
        found.value,
        found.bound,
        found.gap() * 100.0,
        found.proven,
        began.elapsed().as_secs_f64(),
        found.fits * 100.0,
        processor_seconds()
    );
    Ok(())
}

/// Seconds this program has had of the processor, so that a busy machine can be told; 0 where the system doesn't say.
fn processor_seconds() -> f64 {
    let said = std::fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    said.split_whitespace().next().and_then(|word| word.parse::<f64>().ok()).unwrap_or(0.0) / 1e9
}

/// Everything a peer needs to solve the very same problem, as JSON: lists that `Debug` writes are JSON lists.
fn write(problem: &Problem) {
    let weeks = problem.weeks;
    println!("{{\"weeks\":{weeks},\"futures\":{},\"may_fail\":{},", problem.futures, futures::may_fail(problem));
    let people = problem.people.iter().map(|one| format!("{{\"skills\":{},\"hours\":{:?}}}", one.skills, one.hours));
    println!("\"people\":[{}],", people.collect::<Vec<_>>().join(","));
    let weights: Vec<f64> = problem.audiences.iter().map(|one| one.weight).collect();
    println!("\"audiences\":{weights:?},");
    let drawn = futures::sample(problem);
    let measures = problem.measures.iter().zip(&drawn).map(|(one, drawn)| {
        let hours = |at: &u8| one.outcomes.get(usize::from(*at)).map_or(1.0, |outcome| outcome.hours);
        let factors: Vec<f64> = drawn.iter().map(hours).collect();
        let (forced_in, forced_out) = (one.wanted == Wanted::In, one.wanted == Wanted::Out);
        format!(
            "{{\"in\":{forced_in},\"out\":{forced_out},\"needs\":{:?},\"not_with\":{:?},\"factors\":{factors:?}}}",
            one.needs, one.not_with
        )
    });
    println!("\"measures\":[{}],", measures.collect::<Vec<_>>().join(",\n"));
    let alternatives = problem.alternatives.iter().map(|one| {
        // −ln of the share left after so many weeks, by audience.
        let reached = |audience: usize| -> Vec<f64> {
            (0..=weeks).map(|ran| -problem.left(one, audience, ran).max(1e-300).ln()).collect()
        };
        let reached: Vec<Vec<f64>> = (0..problem.audiences.len()).map(reached).collect();
        let skills: Vec<Vec<f64>> = one.skills.iter().map(|(skill, share)| vec![*skill as f64, *share]).collect();
        format!(
            "{{\"measure\":{},\"setup_weeks\":{},\"setup\":{:?},\"run\":{:?},\"skills\":{skills:?},\"starts\":[{},{}],\"reached\":{reached:?}}}",
            one.measure, one.setup_weeks, one.setup_hours_per_week, one.hours_per_week, one.starts.0, one.starts.1
        )
    });
    println!("\"alternatives\":[{}]}}", alternatives.collect::<Vec<_>>().join(",\n"));
}

/// The value of what a peer found; 0 and why where the checker refuses it.
fn checked(problem: &Problem) -> Result<(), Box<dyn Error>> {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    let mut portfolio = Vec::new();
    for line in text.lines() {
        let (alternative, start) = line.split_once(' ').ok_or("a line of two numbers")?;
        portfolio.push(Placement { alternative: alternative.parse()?, start: start.parse()? });
    }
    match check(problem, &portfolio) {
        Ok(held) => println!("{:.6}", held.value),
        Err(refused) => println!("0 {refused:?}"),
    }
    Ok(())
}

fn around(problem: &Problem) -> Result<(), Box<dyn Error>> {
    let began = Instant::now();
    let mut in_time = || began.elapsed().as_secs_f64() < 2.0;
    let found = propose(problem, &mut in_time).map_err(|refused| format!("{refused:?}"))?;

    // One more colleague like the first.
    let mut more = problem.clone();
    more.people.extend(more.people.first().cloned());
    let began = Instant::now();
    let mut at_once = || began.elapsed().as_millis() < SLIDER_MS;
    let how = Look { from: &found.portfolio, without_bound: true, ..Look::default() };
    let moved = look(&more, how, &mut at_once).map_err(|refused| format!("{refused:?}"))?;
    let slider_ms = began.elapsed().as_secs_f64() * 1e3;
    let began = Instant::now();
    let mut in_time = || began.elapsed().as_secs_f64() < 2.0;
    let later = propose(&more, &mut in_time).map_err(|refused| format!("{refused:?}"))?;
    println!("slider {slider_ms:.1} ms, value {:.5}, after 2 s {:.5}", moved.value, later.value);

    let decisions: Vec<_> = found.archive.iter().map(|(portfolio, _)| portfolio.clone()).collect();
    let began = Instant::now();
    let all: Vec<_> = beliefs(problem, &decisions).into_iter().take(BELIEFS).collect();
    let mut worths: Vec<_> = all.iter().map(|one| worth(one.belief, &one.lines)).zip(&all).collect();
    let ms = began.elapsed().as_secs_f64() * 1e3;
    println!("check_first {} beliefs, {} decisions, {ms:.2} ms", all.len(), decisions.len());
    worths.sort_by(|a, b| b.0.knowing.total_cmp(&a.0.knowing));
    if let Some((worth, one)) = worths.first() {
        let lines: Vec<Vec<f64>> = one.lines.iter().map(|line| vec![line.at_zero, line.slope]).collect();
        println!(
            "belief {{\"yes\":{:?},\"no\":{:?},\"knowing\":{:?},\"flips\":{:?},\"lines\":{lines:?}}}",
            one.belief.yes, one.belief.no, worth.knowing, worth.flips
        );
    }

    let began = Instant::now();
    let fits = fits_in_fresh(problem, &found.portfolio, 0);
    let ms = began.elapsed().as_secs_f64() * 1e3;
    let draws: Vec<f64> = (1..=TRUTH_DRAWS).map(|seed| fits_in_fresh(problem, &found.portfolio, seed)).collect();
    let truth = draws.iter().sum::<f64>() / draws.len() as f64;
    println!("fresh {:.3} %, truth {:.3} %, {ms:.2} ms", fits * 100.0, truth * 100.0);
    Ok(())
}

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let arg = |at: usize| args.get(at).map(String::as_str).unwrap_or_default();
    let size = match arg(1) {
        "small" => Size::Small,
        "medium" => Size::Medium,
        "large" => Size::Large,
        other => return Err(format!("size: {other}").into()),
    };
    let problem = problem(size, arg(2).parse()?)?;
    match arg(0) {
        "run" => run(&problem, arg(3).parse()?, arg(4) == "alone"),
        "problem" => {
            write(&problem);
            Ok(())
        }
        "check" => checked(&problem),
        "around" => around(&problem),
        other => Err(format!("what: {other}").into()),
    }
}
