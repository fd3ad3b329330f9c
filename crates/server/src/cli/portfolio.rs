//! `taktikk portfolio`: the handful of measures that the hours in a plan file allow, who does what, and why the others are out.

use super::{plan_file, print_json};
use crate::clock;
use crate::reasons::Reasons;
use clap::Args;
use engine::why_not::{LeftOut, left_out};
use engine::{Problem, Proposal, Settings, assign, from_plan, propose};
use serde_json::{Value, json};
use std::error::Error;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// Longest that may be asked for, so that a slip of the finger ends.
const LONGEST: Duration = Duration::from_secs(3600);

/// Proposes the handful of measures to carry out.
#[derive(Args)]
pub struct Portfolio {
    /// The plan file.
    plan: PathBuf,
    /// Futures looked at.
    #[arg(long, default_value_t = 500)]
    futures: usize,
    /// In which share of futures everything has to fit.
    #[arg(long, default_value_t = 0.9, value_parser = share)]
    fits: f64,
    /// What chance begins with.
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// How long to look, such as 2s or 500ms.
    #[arg(long, default_value = "2s", value_parser = time)]
    time: Duration,
    /// Prints JSON.
    #[arg(long)]
    json: bool,
    /// Language of the sentences: nb or en.
    #[arg(long, env = "TAKTIKK_LANGUAGE", default_value = "nb")]
    language: String,
}

/// Reads how long to look: `2s`, `500ms`.
pub fn time(text: &str) -> Result<Duration, String> {
    let (number, unit) = match text.strip_suffix("ms") {
        Some(number) => (number, 0.001),
        None => (text.strip_suffix('s').unwrap_or(text), 1.0),
    };
    let seconds: f64 = number.parse().map_err(|error| format!("{error}"))?;
    Duration::try_from_secs_f64(seconds * unit)
        .ok()
        .filter(|time| *time <= LONGEST)
        .ok_or_else(|| format!("at most {} s", LONGEST.as_secs()))
}

fn share(text: &str) -> Result<f64, String> {
    let share: f64 = text.parse().map_err(|error| format!("{error}"))?;
    if (0.0..=1.0).contains(&share) { Ok(share) } else { Err("0 ≤ … ≤ 1".to_owned()) }
}

/// What was found, and what it was found in.
struct Found<'a> {
    problem: &'a Problem,
    proposal: Proposal,
    out: Vec<LeftOut>,
    hours: Vec<assign::Hours>,
}

/// Exits with 1 when what has to be in doesn't fit.
pub fn portfolio(asked: &Portfolio) -> Result<ExitCode, Box<dyn Error>> {
    let file = plan_file::read(&asked.plan)?;
    let settings = Settings { futures: asked.futures, fits: asked.fits, seed: asked.seed, ..Settings::default() };
    let names = file.names.into_iter().collect();
    let lang = plan_file::lang_of(&asked.language);
    let reasons = Reasons { plan: &file.plan, names: &names, lang, today: clock::today(), weeks_gone: 0 };
    let (problem, faults) = from_plan(&file.plan, &settings, reasons.today);
    for fault in faults {
        eprintln!("taktikk: {}", reasons.fault(fault));
    }
    let began = Instant::now();
    let mut in_time = || began.elapsed() < asked.time;
    let proposal = propose(&problem, &mut in_time).map_err(|_| words::text(lang, "portfolio-refused"))?;
    let found = Found::of(&problem, proposal, &reasons);
    if asked.json {
        print_json(&as_json(&found, &reasons))?;
    } else {
        println!("{}", as_text(&found, &reasons));
    }
    Ok(ExitCode::SUCCESS)
}

impl<'a> Found<'a> {
    fn of(problem: &'a Problem, proposal: Proposal, reasons: &Reasons<'_>) -> Self {
        let out = left_out(problem, &proposal.portfolio);
        let hours = assign::assign(problem, &proposal.portfolio, &reasons.plan.commitment, &[]);
        Self { problem, proposal, out, hours }
    }
}

fn as_json(found: &Found<'_>, reasons: &Reasons<'_>) -> Value {
    let problem = found.problem;
    let measure = |at: usize| problem.measures[at].id;
    let chosen = found.proposal.portfolio.iter().map(|one| {
        let level = &problem.alternatives[one.alternative];
        json!({ "measure": measure(level.measure), "level": level.level, "start_week": one.start + 1 })
    });
    let hours = found.hours.iter().map(|one| {
        json!({
            "person": problem.people[one.person].id,
            "measure": measure(one.measure),
            "skill": problem.skills[one.skill],
            "week": one.week + 1,
            "hours": (one.hours * 1000.0).round() / 1000.0,
        })
    });
    let left_out = found.out.iter().map(|one| {
        json!({
            "measure": measure(one.measure),
            "because": reasons.because(problem, one),
            "extra_hours_per_week": (one.extra_hours_per_week * 100.0).ceil() / 100.0,
        })
    });
    json!({
        "value": found.proposal.value,
        "bound": found.proposal.bound,
        "fits": found.proposal.fits,
        "chosen": chosen.collect::<Vec<_>>(),
        "hours": hours.collect::<Vec<_>>(),
        "left_out": left_out.collect::<Vec<_>>(),
    })
}

fn as_text(found: &Found<'_>, reasons: &Reasons<'_>) -> String {
    let (problem, proposal) = (found.problem, &found.proposal);
    let of_hundred = |share: f64| -> words::Value { ((share * 10_000.0).round() / 100.0).into() };
    // A bound said too low would be wrong: it is rounded up.
    let bound = ((proposal.bound * 10_000.0).ceil() / 100.0).into();
    let mut lines = words::with(
        reasons.lang,
        "portfolio-summary",
        &[("value", of_hundred(proposal.value)), ("bound", bound), ("fits", of_hundred(proposal.fits))],
    );
    for one in &proposal.portfolio {
        let level = &problem.alternatives[one.alternative];
        let args = [
            ("measure", reasons.measure(problem.measures[level.measure].id).into()),
            ("level", reasons.level(level.level).into()),
            ("week", reasons.week(one.start).into()),
        ];
        let _ = write!(lines, "\n+ {}", words::with(reasons.lang, "portfolio-in", &args));
    }
    for one in &found.out {
        let args = [
            ("measure", reasons.measure(problem.measures[one.measure].id).into()),
            ("because", reasons.because(problem, one).into()),
        ];
        let _ = write!(lines, "\n- {}", words::with(reasons.lang, "portfolio-out", &args));
    }
    let _ = write!(lines, "\n{}", words::text(reasons.lang, "portfolio-heat"));
    for (at, person) in problem.people.iter().enumerate() {
        let cell = |(week, there): (usize, &f64)| {
            let mine = found.hours.iter().filter(|one| one.person == at && one.week == week);
            let share = mine.map(|one| one.hours).sum::<f64>() / there;
            match share {
                _ if *there <= 0.0 => '·',
                share if share > 0.95 => '#',
                share => char::from_digit((share * 10.0) as u32, 10).unwrap_or('#'),
            }
        };
        let cells: String = person.hours.iter().enumerate().map(cell).collect();
        let _ = write!(lines, "\n{cells} {}", reasons.person(person.id));
    }
    lines
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test stops at what is wrong")]

    use super::*;

    fn said<T>(seed: u64, say: impl Fn(&Found<'_>, &Reasons<'_>) -> T) -> T {
        let plan = engine::bench::plan(engine::bench::Size::Small, seed).unwrap();
        let (names, today) = (crate::view::Names::new(), engine::bench::FIRST_DAY);
        let reasons = Reasons { plan: &plan, names: &names, lang: words::Lang::En, today, weeks_gone: 0 };
        let (problem, _) = from_plan(&plan, &Settings::default(), today);
        let proposal = propose(&problem, &mut engine::Steps(200)).unwrap();
        say(&Found::of(&problem, proposal, &reasons), &reasons)
    }

    #[test]
    fn the_json_of_a_generated_plan_names_what_is_in_and_what_is_out() {
        let said = said(1, as_json);
        let count = |key: &str| said[key].as_array().unwrap().len();
        assert_eq!(count("chosen") + count("left_out"), 8);
        assert!(count("hours") > 0 && said["bound"].as_f64() >= said["value"].as_f64());
        assert!(said["fits"].as_f64().unwrap() > 0.8);
        assert!(said["chosen"][0]["start_week"].as_u64().unwrap() >= 1);
    }

    #[test]
    fn the_text_says_what_is_in_from_when_why_others_are_out_and_whose_weeks_are_full() {
        let text = said(1, as_text);
        let lines: Vec<&str> = text.lines().collect();
        let with = |mark: &str| lines.iter().filter(|line| line.starts_with(mark)).count();
        assert!(lines[0].starts_with("Value "), "{text}");
        assert_eq!(with("+ Measure ") + with("- Measure "), 8, "{text}");
        assert!(lines.iter().any(|line| line.starts_with("+ ") && line.contains("Level") && line.contains("week ")));
        // Four people, 26 weeks each.
        let weeks = lines.iter().filter(|line| {
            let cells: Vec<char> = line.chars().take(26).collect();
            cells.len() == 26 && cells.iter().all(|cell| cell.is_ascii_digit() || "#·".contains(*cell))
        });
        assert_eq!(weeks.count(), 4, "{text}");
    }

    #[test]
    fn a_time_is_read_in_seconds_and_thousandths() {
        assert_eq!(time("2s"), Ok(Duration::from_secs(2)));
        assert_eq!(time("500ms"), Ok(Duration::from_millis(500)));
        assert!(time("-1s").is_err() && time("long").is_err() && time("1e300s").is_err());
    }
}
