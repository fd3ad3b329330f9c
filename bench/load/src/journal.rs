//! Durable appends a second through the store, with many writers at once, against the fastest that SQLite itself gives:
//! one thread that writes batches of as many rows as there are writers, with prepared statements (rusqlite, the same
//! build of SQLite), the same tables, the same disk, WAL and synchronous=FULL. Both take turns, so that a noisy machine
//! hurts both.

use crate::Trouble;
use plan::{At, Change, Entry, MemberId, PlanField, PlanId, Seq, TextEdit};
use std::path::Path;
use std::time::{Duration, Instant};
use store::{Appended, NewMember, Store};

/// Writers at once.
const WRITERS: [u64; 4] = [1, 16, 64, 256];
/// How long each turn takes.
const TURN: Duration = Duration::from_secs(3);
/// Turns of each; the middle one counts.
const TURNS: usize = 5;

const MEMBER: MemberId = MemberId::from_raw(1);

/// Prints the table. The databases are made in `folder`, or where temporary files go.
pub async fn measure(folder: Option<&str>) -> Result<(), Trouble> {
    let folder = match folder {
        Some(folder) => tempfile::tempdir_in(folder)?,
        None => tempfile::tempdir()?,
    };
    println!("writers  store appends/s  bare rows/s  ratio  (median of {TURNS} turns of {} s; spread)", TURN.as_secs());
    for writers in WRITERS {
        let (mut through_store, mut bare) = (Vec::new(), Vec::new());
        for turn in 0..TURNS {
            let path = folder.path().join(format!("store-{writers}-{turn}.db"));
            through_store.push(store_turn(&path, writers).await?);
            let path = folder.path().join(format!("bare-{writers}-{turn}.db"));
            bare.push(tokio::task::spawn_blocking(move || bare_turn(&path, writers)).await??);
        }
        through_store.sort_by(f64::total_cmp);
        bare.sort_by(f64::total_cmp);
        let (ours, theirs) = (through_store[TURNS / 2], bare[TURNS / 2]);
        println!(
            "{writers:>7}  {ours:>15.0}  {theirs:>11.0}  {:>4.0} %  ({:.0}–{:.0} against {:.0}–{:.0})",
            100.0 * ours / theirs,
            through_store[0],
            through_store[TURNS - 1],
            bare[0],
            bare[TURNS - 1],
        );
    }
    Ok(())
}

fn plan_id(writer: u64) -> PlanId {
    PlanId::from_raw(writer + 1)
}

fn change(number: u64) -> Change {
    let text = format!("Vi svarer alle som spør oss om hytter og vei innen fire timer, også i helgene ({number})");
    Change::SetPlan(PlanField::Lead(TextEdit::since(u32::MAX, text)))
}

/// Every writer appends one entry at a time to a plan of its own, and waits for the answer.
async fn store_turn(path: &Path, writers: u64) -> Result<f64, Trouble> {
    let store = Store::open(&format!("sqlite:{}", path.display())).await?;
    store.create_member(&NewMember { id: MEMBER, name: "x", ..NewMember::default() }).await?;
    for writer in 0..writers {
        store.create_plan(plan_id(writer), "x", MEMBER, At(0)).await?;
    }
    let begun = Instant::now();
    let tasks: Vec<_> = (0..writers)
        .map(|writer| {
            let store = store.clone();
            tokio::spawn(async move {
                let mut after = Seq::START;
                while begun.elapsed() < TURN {
                    let seq = after.next();
                    let entry = Entry { seq, at: At(0), by: MEMBER, change: change(seq.0) };
                    match store.append(plan_id(writer), after, vec![entry], None).await? {
                        Appended::Written => after = seq,
                        Appended::Behind(_) | Appended::Repeated(_) => return Err("somebody else wrote".into()),
                    }
                }
                Ok::<u64, Trouble>(after.0)
            })
        })
        .collect();
    let mut appends = 0;
    for task in tasks {
        appends += task.await??;
    }
    let rate = appends as f64 / begun.elapsed().as_secs_f64();
    store.close().await;
    Ok(rate)
}

/// One thread, batches of `batch` rows, one commit each.
fn bare_turn(path: &Path, batch: u64) -> Result<f64, Trouble> {
    let mut db = rusqlite::Connection::open(path)?;
    db.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
         CREATE TABLE plan (id INTEGER PRIMARY KEY, head INTEGER NOT NULL, changed_at INTEGER NOT NULL);
         CREATE TABLE journal (plan INTEGER NOT NULL, seq INTEGER NOT NULL, at INTEGER NOT NULL,
             by_member INTEGER NOT NULL, change TEXT NOT NULL, PRIMARY KEY (plan, seq)) WITHOUT ROWID;",
    )?;
    for writer in 0..batch {
        db.execute("INSERT INTO plan VALUES (?1, 0, 0)", [plan_id(writer).raw().cast_signed()])?;
    }
    let begun = Instant::now();
    let mut seq = 0_i64;
    while begun.elapsed() < TURN {
        seq += 1;
        let tx = db.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        {
            let mut insert = tx.prepare_cached("INSERT INTO journal VALUES (?1, ?2, ?3, ?4, ?5)")?;
            let mut update = tx.prepare_cached("UPDATE plan SET head = ?2, changed_at = ?3 WHERE id = ?1")?;
            for writer in 0..batch {
                let plan = plan_id(writer).raw().cast_signed();
                let text = serde_json::to_string(&change(seq.cast_unsigned()))?;
                insert.execute((plan, seq, 0_i64, MEMBER.raw().cast_signed(), text))?;
                update.execute((plan, seq, 0_i64))?;
            }
        }
        tx.commit()?;
    }
    Ok((seq.cast_unsigned() * batch) as f64 / begun.elapsed().as_secs_f64())
}
