//! How quickly a journal becomes a plan: a long one in memory and from its JSON text, and a plan of ten thousand entries
//! opened cold from an SQLite file, with and without a snapshot. The journal is a brainstorm and its sorting: ideas
//! are written, reworded, voted on, reacted to and sorted.

use crate::Trouble;
use plan::model::invent::IdeaField;
use plan::{At, Change, Entry, IdeaId, MemberId, Plan, PlanId, Seq, Sorting, TextEdit};
use std::hint::black_box;
use std::time::{Duration, Instant};
use store::{ENTRIES_PER_APPEND_MAX, NewMember, Store};

/// Entries of the long journal.
const LONG: u64 = 1_000_000;
/// Entries of the plan that is opened.
const USUAL: u64 = 10_000;
/// Times each is measured; the middle one counts.
const TIMES: usize = 7;
/// Ideas in the brainstorm.
const IDEAS: u64 = 400;
const MEMBER: MemberId = MemberId::from_raw(1);
const PLAN: PlanId = PlanId::from_raw(1);

/// Prints the table.
pub async fn measure() -> Result<(), Trouble> {
    let long = journal(LONG);
    let text = long.iter().map(serde_json::to_string).collect::<Result<Vec<_>, _>>()?;
    let in_memory = middle(|| {
        black_box(replay(&long)?);
        Ok(())
    })?;
    let from_json = middle(|| {
        let mut plan = Plan::default();
        for line in &text {
            let entry: Entry = serde_json::from_str(line)?;
            plan::apply(&mut plan, &entry).map_err(|why| format!("{why:?}"))?;
        }
        black_box(plan);
        Ok(())
    })?;
    let rate = |took: Duration| LONG as f64 / took.as_secs_f64();
    println!("replay of {LONG} entries in memory   {:>10.0} entries/s", rate(in_memory));
    println!("replay of {LONG} entries from JSON   {:>10.0} entries/s", rate(from_json));
    let with_snapshot = cold_open(true).await?;
    let without = cold_open(false).await?;
    println!("cold open of {USUAL} entries, snapshot   {:>7.1} ms", with_snapshot.as_secs_f64() * 1000.0);
    println!("cold open of {USUAL} entries, none       {:>7.1} ms", without.as_secs_f64() * 1000.0);
    Ok(())
}

/// Opens the database, loads the plan and lets go again, with nothing kept between two times but the file system's
/// cache.
async fn cold_open(snapshot: bool) -> Result<Duration, Trouble> {
    let folder = tempfile::tempdir()?;
    let url = format!("sqlite:{}", folder.path().join("cold.db").display());
    let store = Store::open(&url).await?;
    store.create_member(&NewMember { id: MEMBER, name: "x", ..NewMember::default() }).await?;
    store.create_plan(PLAN, "x", MEMBER, At(0)).await?;
    let entries = journal(USUAL);
    for part in entries.chunks(ENTRIES_PER_APPEND_MAX) {
        store.append(PLAN, Seq(part[0].seq.0 - 1), part.to_vec(), None).await?;
    }
    store.close().await;
    // Snapshots are also made in the background; only a store that has just been opened has none under way.
    let store = Store::open(&url).await?;
    if snapshot {
        store.snapshot(PLAN).await?;
    } else {
        store.drop_snapshots(PLAN).await;
    }
    store.close().await;
    let mut took = Vec::new();
    for _ in 0..TIMES {
        let begun = Instant::now();
        let store = Store::open(&url).await?;
        let loaded = store.load(PLAN).await?;
        took.push(begun.elapsed());
        if loaded.seq != Seq(USUAL) {
            return Err("the plan was not loaded whole".into());
        }
        store.close().await;
    }
    took.sort();
    Ok(took[TIMES / 2])
}

fn replay(entries: &[Entry]) -> Result<Plan, Trouble> {
    plan::replay(entries).map_err(|(seq, why)| format!("{seq:?}: {why:?}").into())
}

fn middle(work: impl Fn() -> Result<(), Trouble>) -> Result<Duration, Trouble> {
    let mut took = Vec::new();
    for _ in 0..TIMES {
        let begun = Instant::now();
        work()?;
        took.push(begun.elapsed());
    }
    took.sort();
    Ok(took[TIMES / 2])
}

/// A journal that replays: first the ideas, then what people do with them, in turn.
fn journal(length: u64) -> Vec<Entry> {
    let idea = |number: u64| IdeaId::from_raw(1 + number % IDEAS);
    let voter = |number: u64| MemberId::from_raw(1 + number % 40);
    let wording =
        |number: u64| TextEdit::since(u32::MAX, format!("Vise fram hyttene slik de er om høsten, del {number}"));
    (0..length)
        .map(|number| {
            let change = match (number < IDEAS, number % 5) {
                (true, _) => Change::AddIdea {
                    id: idea(number),
                    fields: vec![
                        IdeaField::Presence(TextEdit::new(format!("Svare i hyttegruppa, måte {number}"))),
                        IdeaField::Purpose(TextEdit::new("være der folk allerede spør")),
                        IdeaField::Author(Some(voter(number))),
                    ],
                },
                (false, 0) => Change::SetIdea { id: idea(number / 5), field: IdeaField::Presence(wording(number)) },
                (false, 1) => Change::Vote { idea: idea(number / 3), member: voter(number), dots: (number % 3) as u8 },
                (false, 2) => {
                    let sorted = if number % 2 == 0 { Sorting::Promising } else { Sorting::Later };
                    Change::SetIdea { id: idea(number / 7), field: IdeaField::Sorted(sorted) }
                }
                (false, 3) => Change::SetIdea { id: idea(number / 2), field: IdeaField::ForWhom(wording(number)) },
                (false, _) => Change::Vote { idea: idea(number / 11), member: voter(number / 5), dots: 1 },
            };
            Entry { seq: Seq(number + 1), at: At(number.cast_signed()), by: MEMBER, change }
        })
        .collect()
}
