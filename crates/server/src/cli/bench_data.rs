//! `taktikk bench-data`: generated plans to measure with, plans like any other.

use super::plan_file::lang_of;
use super::print_json;
use crate::example;
use crate::exports::{self, PlanFile};
use clap::{Args, Subcommand, ValueEnum};
use plan::{At, Change, Entry, MeasureId, MemberId, Plan};
use serde_json::json;
use std::error::Error;
use std::process::ExitCode;

/// Writes plans to measure with.
#[derive(Args)]
pub struct BenchData {
    #[command(subcommand)]
    of: Of,
}

#[derive(Subcommand)]
enum Of {
    /// A plan whose measures ask for more hours than are there.
    Portfolio {
        /// How large.
        #[arg(long, value_enum)]
        size: Size,
        /// What chance begins with.
        #[arg(long, default_value_t = 0)]
        seed: u64,
    },
    /// The example plan, as somebody who begins finds it.
    Example {
        /// Language: nb or en.
        #[arg(long, visible_alias = "lang", env = "TAKTIKK_LANGUAGE", default_value = "nb")]
        language: String,
    },
    /// A plan with many chosen measures, each specified, with content in the calendar.
    Measures {
        /// How many.
        #[arg(long, default_value_t = 500)]
        count: u64,
        /// Pieces of content in the calendar, in all.
        #[arg(long, default_value_t = 2_000)]
        content: u64,
    },
}

#[derive(Clone, Copy, ValueEnum)]
enum Size {
    /// 8 measures at 2 levels, 4 people, 26 weeks.
    Small,
    /// 20 at 3, 12 people, 52 weeks.
    Medium,
    /// 60 at 3, 40 people, 104 weeks.
    Large,
}

/// Prints it.
pub fn bench_data(asked: &BenchData) -> Result<ExitCode, Box<dyn Error>> {
    print_json(&match &asked.of {
        Of::Portfolio { size, seed } => plan_file(*size, *seed)?,
        Of::Example { language } => example(lang_of(language))?,
        Of::Measures { count, content } => measures(*count, *content)?,
    })?;
    Ok(ExitCode::SUCCESS)
}

/// The plan that changes make, each made by somebody.
fn made(changes: impl Iterator<Item = (MemberId, Change)>) -> Result<Plan, plan::Rejection> {
    let mut plan = Plan::default();
    for (by, change) in changes {
        let entry = Entry { seq: plan.seq.next(), at: At(0), by, change };
        plan::apply(&mut plan, &entry)?;
    }
    Ok(plan)
}

fn example(lang: words::Lang) -> Result<PlanFile, plan::Rejection> {
    let member = |slug: &str| {
        let place = example::PEOPLE.iter().position(|(name, _)| *name == slug).unwrap_or_default();
        MemberId::from_raw(place as u64 + 1)
    };
    // Ids after each other, so that the plan is the same every time.
    let mut last = 1_000;
    let mut mint = || {
        last += 1;
        last
    };
    let changes = example::changes(lang, crate::clock::today(), &member, &mut mint);
    let plan = made(changes.into_iter().map(|(by, _, change)| (member(&by), change)))?;
    let names = example::PEOPLE.iter().map(|(slug, name)| (member(slug), (*name).to_owned())).collect();
    Ok(PlanFile { taktikk: exports::PLAN_FILE_VERSION, names, plan })
}

fn measures(count: u64, content: u64) -> Result<PlanFile, Box<dyn Error>> {
    let id = |kind: u64, number: u64| MeasureId::from_raw(kind * 1_000_000 + number).to_string();
    let text = |text: String| json!({ "text": text });
    let owner = MemberId::from_raw(1);
    let mut changes = vec![
        json!({"set_plan": {"title": text(format!("{count} measures"))}}),
        json!({"set_plan": {"begins_on": "2027-01-04"}}),
        json!({"bring_strategy": {"document": {"title": "Strategy"}, "statements": [{"id": id(1, 0), "label": "1", "kind": "paragraph", "text": "People get an answer where they ask."}]}}),
        json!({"add_audience": {"id": id(2, 0), "fields": [{"name": text("Parents".into())}, {"needs": text("Answers in the evening, on the phone.".into())}]}}),
        json!({"add_objective": {"id": id(3, 0), "fields": [{"sentence": text("Fewer call".into())}, {"audiences": [id(2, 0)]}, {"anchors": {id(1, 0): 1}}]}}),
        json!({"add_channel": {"id": id(4, 0), "fields": [{"name": text("Facebook".into())}]}}),
        json!({"add_claim": {"id": id(5, 0), "fields": [{"audience": id(2, 0)}, {"channel": id(4, 0)}, {"usage": "a-lot"}, {"basis": "assumed"}, {"confidence": "low"}]}}),
        json!({"add_person": {"id": id(6, 0), "fields": [{"member": owner}, {"hours_per_week": 20}]}}),
    ];
    for number in 0..count {
        let (measure, level) = (id(7, number), id(8, number));
        let about = "Short answers to what people ask most, with a picture of the place it is about";
        changes.extend([
            json!({"add_measure": {"id": measure, "fields": [{"title": text(format!("Answers {number}"))}, {"purpose": text("answer where they ask".into())}, {"audiences": [id(2, 0)]}, {"objectives": [id(3, 0)]}, {"channels": [id(4, 0)]}, {"claims": [id(5, 0)]}, {"owner": id(6, 0)}, {"concept_idea": text(about.into())}, {"concept_tone": text("Plain, and never late".into())}, {"concept_message": text("We answer before you have to call".into())}]}}),
            json!({"add_level": {"id": level, "fields": [{"name": text("Weekly".into())}, {"measure": measure}, {"content": {"pieces_per_week": 1, "hours_per_piece": 2}}]}}),
            json!({"choose": {"measure": measure, "choice": {"level": level, "hours_per_week": {id(6, 0): 0.04}}}}),
            json!({"add_setup_step": {"id": id(9, number), "fields": [{"measure": measure}, {"what": text("Make the account, and let two people in".into())}, {"owner": id(6, 0)}, {"due_on": "2027-01-15"}]}}),
            json!({"add_review": {"id": id(10, number), "fields": [{"measure": measure}, {"due_on": "2027-04-16"}]}}),
        ]);
    }
    for number in 0..content {
        let day = jiff::civil::date(2027, 1, 4).checked_add(jiff::Span::new().days(i64::try_from(number % 360)?))?;
        changes.push(json!({"add_calendar_entry": {"id": id(11, number), "fields": [{"measure": id(7, number % count.max(1))}, {"what": text(format!("Piece {number} about what people ask"))}, {"on": day}, {"state": "draft"}, {"owner": id(6, 0)}]}}));
    }
    let changes: Vec<Change> = changes.into_iter().map(serde_json::from_value).collect::<Result<_, _>>()?;
    let plan = made(changes.into_iter().map(|change| (owner, change)))?;
    Ok(PlanFile { taktikk: exports::PLAN_FILE_VERSION, names: [(owner, "Person 1".to_owned())].into(), plan })
}

fn plan_file(size: Size, seed: u64) -> Result<PlanFile, plan::Rejection> {
    let size = match size {
        Size::Small => engine::bench::Size::Small,
        Size::Medium => engine::bench::Size::Medium,
        Size::Large => engine::bench::Size::Large,
    };
    let plan = engine::bench::plan(size, seed)?;
    let names = plan.people.iter().enumerate().map(|(at, (_, person))| (person.member, format!("Person {}", at + 1)));
    Ok(PlanFile { taktikk: exports::PLAN_FILE_VERSION, names: names.collect(), plan })
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test stops at what is wrong")]

    use super::*;

    #[test]
    fn a_generated_plan_is_a_plan_file_and_the_same_for_the_same_seed() {
        let text = |seed| serde_json::to_string(&plan_file(Size::Small, seed).unwrap()).unwrap();
        assert_eq!(text(3), text(3));
        assert_ne!(text(3), text(4));
        let read: PlanFile = serde_json::from_str(&text(3)).unwrap();
        assert_eq!(
            (read.plan.measures.iter().count(), read.plan.levels.iter().count(), read.plan.people.iter().count()),
            (8, 16, 4)
        );
        assert_eq!(read.names.len(), 4);
    }

    #[test]
    fn the_example_and_a_plan_with_many_measures_are_plan_files() {
        let example = example(words::Lang::En).unwrap();
        assert!(example.plan.chosen().count() > 2 && example.names.len() > 3);
        let many = measures(30, 90).unwrap();
        assert_eq!((many.plan.chosen().count(), many.plan.calendar_entries.count()), (30, 90));
    }
}
