//! The group on SQLite: one connection that the writer's thread has to itself, prepared statements, one row at a time.
//! Nothing here waits for anything but the file, so the thread is not shared with those who do.

use super::{Append, Job, Outcomes, appends, decide, heads_after, known_of, plans_of, seq_out};
use crate::StoreError;
use crate::database::{BUSY_TIMEOUT, SqliteDatabase};
use crate::journal::jobs::Coming;
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior};

/// Opens the writer's connection to a file whose tables are there. An entry is answered when it is on the disk, so every
/// commit waits for it (`synchronous=FULL`).
pub(crate) fn open(db: &SqliteDatabase) -> rusqlite::Result<Connection> {
    let connection = Connection::open(&db.path)?;
    connection.busy_timeout(BUSY_TIMEOUT)?;
    connection.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;")?;
    Ok(connection)
}

/// One transaction. Rows are written while others are still coming; all of them are there when it is committed, or none.
pub(in crate::journal) fn write(
    connection: &mut Connection,
    coming: &mut Coming<'_>,
) -> (Vec<Job>, Result<Outcomes, StoreError>) {
    let mut jobs = Vec::new();
    let outcomes = transact(connection, coming, &mut jobs).map_err(StoreError::from);
    // Whoever was in line when it failed is answered too.
    while outcomes.is_err()
        && let Some(more) = coming.more()
    {
        jobs.extend(more);
    }
    (jobs, outcomes)
}

fn transact(connection: &mut Connection, coming: &mut Coming<'_>, jobs: &mut Vec<Job>) -> rusqlite::Result<Outcomes> {
    // The lock of the whole file is taken at once, so what is read here holds until the commit.
    let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let mut outcomes = Vec::new();
    while let Some(more) = coming.more() {
        let before = jobs.len();
        jobs.extend(more);
        let Some(fresh) = jobs.get(before..).filter(|fresh| !fresh.is_empty()) else { continue };
        let known = known_of(fresh, heads(&tx, plans_of(fresh))?, submissions(&tx, fresh)?);
        let decided = decide(fresh, known);
        insert(&tx, &decided.written)?;
        outcomes.extend(decided.outcomes);
    }
    tx.commit()?;
    Ok(outcomes)
}

fn heads(tx: &Transaction, plans: Vec<i64>) -> rusqlite::Result<Vec<(i64, i64)>> {
    let mut head = tx.prepare_cached("SELECT head FROM plan WHERE id = ?1")?;
    let mut found = Vec::with_capacity(plans.len());
    for plan in plans {
        if let Some(seq) = head.query_row([plan], |row| row.get(0)).optional()? {
            found.push((plan, seq));
        }
    }
    Ok(found)
}

fn submissions(tx: &Transaction, jobs: &[Job]) -> rusqlite::Result<Vec<(i64, String, i64, i64)>> {
    let mut earlier = tx.prepare_cached("SELECT first_seq, last_seq FROM submission WHERE plan = ?1 AND key = ?2")?;
    let mut found = Vec::new();
    for append in appends(jobs) {
        let Some(key) = append.key.as_deref() else { continue };
        let plan = append.plan.raw().cast_signed();
        let places = earlier.query_row((plan, key), |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
        if let Some((first, last)) = places {
            found.push((plan, key.to_owned(), first, last));
        }
    }
    Ok(found)
}

fn insert(tx: &Transaction, written: &[&Append]) -> rusqlite::Result<()> {
    let mut journal =
        tx.prepare_cached("INSERT INTO journal (plan, seq, at, by_member, change) VALUES (?1, ?2, ?3, ?4, ?5)")?;
    let mut submission =
        tx.prepare_cached("INSERT INTO submission (plan, key, first_seq, last_seq) VALUES (?1, ?2, ?3, ?4)")?;
    for append in written {
        let plan = append.plan.raw().cast_signed();
        for row in &append.rows {
            journal.execute((plan, seq_out(row.seq), row.at.0, row.by.raw().cast_signed(), &row.change))?;
        }
        if let (Some(key), Some(last)) = (append.key.as_deref(), append.rows.last()) {
            submission.execute((plan, key, seq_out(append.after.next()), seq_out(last.seq)))?;
        }
    }
    let mut plan = tx.prepare_cached("UPDATE plan SET head = ?2, changed_at = ?3 WHERE id = ?1")?;
    for (id, (head, at)) in heads_after(written) {
        plan.execute((id, head, at))?;
    }
    Ok(())
}
