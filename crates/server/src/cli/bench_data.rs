//! `taktikk bench-data`: generated plans to measure with, plans like any other.

use super::print_json;
use crate::exports::{self, PlanFile};
use clap::{Args, Subcommand, ValueEnum};
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
    let Of::Portfolio { size, seed } = &asked.of;
    print_json(&plan_file(*size, *seed)?)?;
    Ok(ExitCode::SUCCESS)
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
}
