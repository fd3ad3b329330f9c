//! `taktikk check`, `export`, `import` and `schema`: plans as files.

use crate::exports::{self, Form, Format, PlanFile, StrategyFormat, Wanted};
use crate::view::Names;
use crate::{cli::print_json, clock};
use clap::Args;
use formats::write::{AmendedStrategy, Look};
use plan::{At, Change, Entry, MemberId, Plan, PlanField, PlanId, Seq, TextEdit};
use std::error::Error;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;
use store::{NewMember, Store};
use words::Lang;

/// Largest plan file.
const FILE_MOST_BYTES: u64 = 256 * 1024 * 1024;

/// The language of what is printed.
pub fn lang_of(code: &str) -> Lang {
    Lang::from_code(code).unwrap_or_default()
}

/// Reads a plan file.
pub fn read(path: &Path) -> Result<PlanFile, Box<dyn Error>> {
    let size = std::fs::metadata(path)?.len();
    if size > FILE_MOST_BYTES {
        return Err(format!("{}: {size} bytes, at most {FILE_MOST_BYTES}", path.display()).into());
    }
    let file: PlanFile =
        serde_json::from_slice(&std::fs::read(path)?).map_err(|error| format!("{}: {error}", path.display()))?;
    if file.taktikk > exports::PLAN_FILE_VERSION {
        return Err(format!("{}: version {}", path.display(), file.taktikk).into());
    }
    Ok(file)
}

fn names_of(file: &PlanFile) -> Names {
    file.names.iter().map(|(member, name)| (*member, name.clone())).collect()
}

/// Prints what follows from a plan.
#[derive(Args)]
pub struct Check {
    /// The plan file.
    plan: PathBuf,
    /// Prints JSON.
    #[arg(long)]
    json: bool,
    /// Language of the sentences: nb or en.
    #[arg(long, env = "TAKTIKK_LANGUAGE", default_value = "nb")]
    language: String,
}

/// Exits with 1 when there are findings.
pub fn check(check: &Check) -> Result<ExitCode, Box<dyn Error>> {
    let file = read(&check.plan)?;
    let lang = lang_of(&check.language);
    let findings = exports::findings(&file.plan, clock::today(), lang, &names_of(&file));
    if check.json {
        print_json(&serde_json::json!({ "findings": findings }))?;
    } else {
        for finding in &findings {
            let said = |key: &str| finding[key].as_str().unwrap_or_default().to_owned();
            println!("{}  {}\n    {}", said("id"), said("sentence"), said("why"));
        }
    }
    Ok(ExitCode::from(u8::from(!findings.is_empty())))
}

/// Writes a plan in another format.
#[derive(Args)]
pub struct Export {
    /// The plan file.
    plan: PathBuf,
    /// Format.
    #[arg(long, value_enum, visible_alias = "format", required_unless_present = "strategy")]
    to: Option<Format>,
    /// The strategy alone, with its amendments marked, in this format.
    #[arg(long, value_enum, conflicts_with = "to")]
    strategy: Option<StrategyFormat>,
    /// Two pages to sign, or everything for reading.
    #[arg(long, value_enum, default_value = "two-pages")]
    form: Form,
    /// Tells what changed since a day (2027-01-31), rather than for the last quarter.
    #[arg(long)]
    since: Option<jiff::civil::Date>,
    /// Writes it so many times more, each with another title, and tells how long it took and the most memory it had.
    #[arg(long, hide = true)]
    time: Option<u32>,
    /// Where to; the standard output while empty.
    #[arg(short, long)]
    output: Option<PathBuf>,
    /// Language: nb or en.
    #[arg(long, visible_alias = "lang", env = "TAKTIKK_LANGUAGE", default_value = "nb")]
    language: String,
}

/// Exports.
pub fn export(export: &Export) -> Result<ExitCode, Box<dyn Error>> {
    let mut file = read(&export.plan)?;
    let lang = lang_of(&export.language);
    let begun = Instant::now();
    let bytes = match export.strategy {
        Some(format) => format.write(&AmendedStrategy::of(&file.plan, lang)),
        None => {
            let format = export.to.unwrap_or(Format::Json);
            // The logo is a file beside the plan, and not in it.
            let brand = &file.plan.brand;
            let look = Look { colour: brand.colour, second: brand.second, logo: None };
            let wanted = Wanted { format, form: export.form, lang, since: export.since, look: &look };
            let names = names_of(&file);
            let first = exports::export(&file.plan, &wanted, clock::today(), &names);
            if let Some(times) = export.time {
                timed(begun, times, &mut file.plan, &wanted, &names)?;
            }
            first
        }
    };
    let bytes = bytes.map_err(|problem| problem.sentence(lang))?;
    match &export.output {
        Some(path) => std::fs::write(path, bytes)?,
        None => std::io::stdout().write_all(&bytes)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// Tells how long the first writing took since it was `begun`, and the median of `times` more with something changed before each.
fn timed(
    begun: Instant,
    times: u32,
    plan: &mut Plan,
    wanted: &Wanted<'_>,
    names: &Names,
) -> Result<(), Box<dyn Error>> {
    let first = begun.elapsed();
    let mut again = Vec::new();
    for time in 0..times {
        let title = PlanField::Title(TextEdit::since(u32::MAX, format!("Time {time}")));
        let entry =
            Entry { seq: plan.seq.next(), at: At(0), by: MemberId::from_raw(1), change: Change::SetPlan(title) };
        plan::apply(plan, &entry)?;
        let begun = Instant::now();
        exports::export(plan, wanted, clock::today(), names).map_err(|problem| problem.sentence(wanted.lang))?;
        again.push(begun.elapsed());
    }
    again.sort();
    let median = again.get(again.len() / 2).copied().unwrap_or_default();
    let peak = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = peak.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or("?").trim().to_owned();
    let milliseconds = |time: std::time::Duration| time.as_secs_f64() * 1_000.0;
    eprintln!(
        "{} {:?}: first {:.1} ms, then {:.1} ms (median of {times}), most memory {peak}",
        wanted.format.word(),
        wanted.form,
        milliseconds(first),
        milliseconds(median)
    );
    Ok(())
}

/// Takes a plan file into the database as a new plan.
#[derive(Args)]
pub struct Import {
    /// The plan file.
    plan: PathBuf,
    /// Address of the plan's owner, who has to have an account.
    #[arg(long)]
    owner: String,
    #[command(flatten)]
    database: super::Database,
}

/// Imports: the whole plan as the first entries of a new journal.
pub async fn import(import: Import) -> Result<ExitCode, Box<dyn Error>> {
    let file = read(&import.plan)?;
    let store = Store::open(&import.database.database).await?;
    let owner = store.member_by_email(&import.owner).await?.ok_or("no such owner")?;
    for (id, name) in &file.names {
        if store.member(*id).await?.is_none() {
            let new = NewMember { id: *id, name, created_at: clock::now(), ..NewMember::default() };
            store.create_member(&new).await?;
        }
    }
    let id = PlanId::from_raw(clock::mint());
    store.create_plan(id, file.plan.title.as_str(), owner.id, clock::now()).await?;
    let entry = plan::Entry {
        seq: Seq::START.next(),
        at: clock::now(),
        by: owner.id,
        change: Change::Import(Box::new(file.plan)),
    };
    store.append(id, Seq::START, vec![entry], None).await?;
    store.close().await;
    println!("{id}");
    Ok(ExitCode::SUCCESS)
}

/// Prints the JSON Schema of the plan file, or of a change.
#[derive(Args)]
pub struct Schema {
    /// Of what.
    #[arg(value_enum)]
    of: SchemaOf,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum SchemaOf {
    /// The plan file.
    Plan,
    /// A change.
    Change,
}

/// Prints it.
pub fn schema(schema: &Schema) -> Result<ExitCode, Box<dyn Error>> {
    let schema = match schema.of {
        SchemaOf::Plan => schemars::schema_for!(PlanFile),
        SchemaOf::Change => schemars::schema_for!(Change),
    };
    print_json(&schema)?;
    Ok(ExitCode::SUCCESS)
}

/// A member's id is made as everywhere.
pub fn new_member_id() -> MemberId {
    MemberId::from_raw(clock::mint())
}

#[cfg(test)]
mod tests;
