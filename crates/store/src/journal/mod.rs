//! The journal: appending, reading and replaying. How appends are grouped is in `writer`, what a group does in SQL
//! in `group`; copies of a plan that spare replaying it from the start are in [`crate::snapshots`].

mod answers;
mod group;
pub(crate) mod jobs;
pub(crate) mod writer;

use crate::database::{Database, on_both, seq_out};
use crate::snapshots::{self, Snapshot};
use crate::{Store, StoreError};
use jobs::{Append, Job, Outcome, Row};
use plan::{At, Change, Entry, MemberId, Plan, PlanId, Seq};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use tokio::sync::oneshot;

pub(crate) use group::sqlite::open as sqlite_connection;

/// The most entries one append may hold.
pub const ENTRIES_PER_APPEND_MAX: usize = 20_000;
/// The largest change, as JSON, in bytes.
pub const CHANGE_BYTES_MAX: usize = 2 * 1024 * 1024;
/// The largest append, as JSON, in bytes.
pub const APPEND_BYTES_MAX: usize = 16 * 1024 * 1024;
/// The longest idempotency key, in bytes.
pub const KEY_BYTES_MAX: usize = 128;
/// The most entries one reading answers; who wants more asks again from the last one.
pub const ENTRIES_PER_READ_MAX: usize = 20_000;

/// How long an append that waits alone looks for its answer before it goes to sleep. On a quick disk, being woken takes
/// half as long again as writing.
const STAY_AWAKE: Duration = Duration::from_micros(300);

/// One who waits for the writer, counted for as long as it waits, also when it gives up.
struct InLine<'a> {
    count: &'a AtomicUsize,
    alone: bool,
}

impl<'a> InLine<'a> {
    fn behind(count: &'a AtomicUsize) -> Self {
        Self { count, alone: count.fetch_add(1, Ordering::Relaxed) == 0 }
    }
}

impl Drop for InLine<'_> {
    fn drop(&mut self) {
        self.count.fetch_sub(1, Ordering::Relaxed);
    }
}

/// What became of an append.
#[derive(Debug, Clone, PartialEq)]
pub enum Appended {
    /// Written, and on disk.
    Written,
    /// A submission under this key was written before, as these entries. Nothing was written now.
    Repeated(Vec<Entry>),
    /// Somebody else was first, with these entries (the oldest [`ENTRIES_PER_READ_MAX`] of them). Nothing was
    /// written: apply them, build the entries anew and try again.
    Behind(Vec<Entry>),
}

/// Entries to be appended, all or none.
#[derive(Debug, Clone, PartialEq)]
pub struct NewEntries {
    /// One after the other.
    pub entries: Vec<Entry>,
    /// Makes a repeated submission get its first answer.
    pub key: Option<String>,
}

/// A plan as its journal tells it.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The plan.
    pub plan: Plan,
    /// The last entry that is in it.
    pub seq: Seq,
}

impl Store {
    /// Appends entries to a plan's journal, all or none. `after` is the last entry the caller knows; the entries'
    /// places must follow it one by one. A submission whose `key` was written before gets its first answer.
    ///
    /// When this answers [`Appended::Written`], the entries are on disk. On [`crate::Kind::Unavailable`] they may or may
    /// not be; trying again under the same key tells. A call that is given up while it waits may still be written.
    ///
    /// # Errors
    /// [`crate::Kind::Missing`] when there is no such plan; [`crate::Kind::Refused`] when the entries do not follow `after` or a
    /// limit is passed; [`crate::Kind::Unavailable`] when the queue is full or the database failed.
    pub async fn append(
        &self,
        plan: PlanId,
        after: Seq,
        entries: Vec<Entry>,
        key: Option<&str>,
    ) -> Result<Appended, StoreError> {
        let new = NewEntries { entries, key: key.map(str::to_owned) };
        // One goes in, one comes out.
        self.append_in_line(plan, after, vec![new]).await.pop().unwrap_or(Err(StoreError::Closed))
    }

    /// Appends what several have submitted, each made on top of the one before, in one go. Each is all or none; where one is
    /// not written, those behind it are [`Appended::Behind`], since what they were made on is not in the journal. The answers
    /// are as many as the submissions and in their order; otherwise this is [`Store::append`].
    pub async fn append_in_line(
        &self,
        plan: PlanId,
        after: Seq,
        line: Vec<NewEntries>,
    ) -> Vec<Result<Appended, StoreError>> {
        let mut appends = Vec::with_capacity(line.len());
        let mut place = after;
        let mut refused = None;
        let count = line.len();
        for new in line {
            match append_of(plan, place, new) {
                Ok(append) => {
                    place = Seq(place.0 + append.rows.len() as u64);
                    appends.push(append);
                }
                Err(error) => {
                    refused = Some(error);
                    break;
                }
            }
        }
        let mut answers = Vec::with_capacity(count);
        if !appends.is_empty() {
            let firsts: Vec<Seq> = appends.iter().map(|append| append.after).collect();
            match self.written(appends).await {
                Ok(outcomes) => {
                    let mut behind = false;
                    for (outcome, after) in outcomes.into_iter().zip(firsts) {
                        // What was missed is told once.
                        let again = behind && outcome == Outcome::Behind;
                        behind |= outcome == Outcome::Behind;
                        let answer = if again {
                            Ok(Appended::Behind(Vec::new()))
                        } else {
                            self.appended(plan, after, outcome).await
                        };
                        answers.push(answer);
                    }
                }
                Err(error) => {
                    let why = error.to_string();
                    answers.push(Err(error));
                    answers.extend(firsts.iter().skip(1).map(|_| Err(StoreError::Unavailable(why.clone()))));
                }
            }
        }
        answers.extend(refused.map(Err));
        answers.resize_with(count, || Ok(Appended::Behind(Vec::new())));
        answers
    }

    async fn written(&self, appends: Vec<Append>) -> Result<Vec<Outcome>, StoreError> {
        let (answer, mut answered) = oneshot::channel();
        let in_line = InLine::behind(self.in_line());
        self.enqueue(Job { appends, answer }).await?;
        let begun = Instant::now();
        while in_line.alone && begun.elapsed() < STAY_AWAKE {
            match answered.try_recv() {
                Ok(outcome) => return outcome,
                Err(oneshot::error::TryRecvError::Empty) => tokio::task::yield_now().await,
                Err(oneshot::error::TryRecvError::Closed) => return Err(StoreError::Closed),
            }
        }
        answered.await.map_err(|_| StoreError::Closed)?
    }

    async fn appended(&self, plan: PlanId, after: Seq, outcome: Outcome) -> Result<Appended, StoreError> {
        match outcome {
            Outcome::Written => Ok(Appended::Written),
            Outcome::Behind => Ok(Appended::Behind(self.entries_after(plan, after, ENTRIES_PER_READ_MAX).await?)),
            Outcome::Repeated { first, last } => {
                let before = Seq(first.0.saturating_sub(1));
                let count = usize::try_from(last.0.saturating_sub(before.0)).unwrap_or(ENTRIES_PER_READ_MAX);
                Ok(Appended::Repeated(self.entries_after(plan, before, count).await?))
            }
        }
    }

    /// The entries that follow `after`, oldest first, at most `limit` and at most [`ENTRIES_PER_READ_MAX`].
    /// Empty when there are none, and when there is no such plan.
    ///
    /// # Errors
    /// [`crate::Kind::Unavailable`]; [`crate::Kind::Operator`] when an entry cannot be read.
    pub async fn entries_after(&self, plan: PlanId, after: Seq, limit: usize) -> Result<Vec<Entry>, StoreError> {
        self.database().entries_after(plan, after, limit).await
    }

    /// The last entry's place in a plan's journal.
    ///
    /// # Errors
    /// [`crate::Kind::Missing`] when there is no such plan; [`crate::Kind::Unavailable`].
    pub async fn head(&self, plan: PlanId) -> Result<Seq, StoreError> {
        self.database().head(plan).await
    }

    /// The plan as it is now: the newest usable snapshot and the entries after it.
    ///
    /// # Errors
    /// [`crate::Kind::Missing`] when there is no such plan; [`crate::Kind::Unavailable`]; [`crate::Kind::Operator`] when the journal
    /// does not replay.
    pub async fn load(&self, plan: PlanId) -> Result<Loaded, StoreError> {
        self.database().load(plan, None).await
    }

    /// The plan as it was after entry `at`.
    ///
    /// # Errors
    /// As [`Store::load`]; [`crate::Kind::Missing`] also when the journal is not that long.
    pub async fn load_at(&self, plan: PlanId, at: Seq) -> Result<Loaded, StoreError> {
        self.database().load(plan, Some(at)).await
    }
}

/// An append as it is written, if it keeps the limits.
fn append_of(plan: PlanId, after: Seq, new: NewEntries) -> Result<Append, StoreError> {
    let NewEntries { entries, key } = new;
    let rows = rows_of(after, &entries)?;
    if key.as_ref().is_some_and(|key| key.is_empty() || key.len() > KEY_BYTES_MAX || key.contains(char::is_control)) {
        return Err(StoreError::TooLarge { what: "bytes of an idempotency key", limit: KEY_BYTES_MAX });
    }
    Ok(Append { plan, after, rows, key })
}

/// The entries as they are written, if they follow `after` and keep the limits.
fn rows_of(after: Seq, entries: &[Entry]) -> Result<Vec<Row>, StoreError> {
    if entries.is_empty() {
        return Err(StoreError::Malformed("nothing to append"));
    }
    if entries.len() > ENTRIES_PER_APPEND_MAX {
        return Err(StoreError::TooLarge { what: "entries in one append", limit: ENTRIES_PER_APPEND_MAX });
    }
    if after.0.checked_add(entries.len() as u64).is_none_or(|last| i64::try_from(last).is_err()) {
        return Err(StoreError::Malformed("a place in the journal that cannot be"));
    }
    let mut place = after;
    let mut bytes = 0;
    let mut rows = Vec::with_capacity(entries.len());
    for entry in entries {
        place = place.next();
        if entry.seq != place {
            return Err(StoreError::Malformed("entries must follow one another"));
        }
        let change = serde_json::to_string(&entry.change)
            .map_err(|_| StoreError::Malformed("a change that cannot be written as JSON"))?;
        if change.len() > CHANGE_BYTES_MAX {
            return Err(StoreError::TooLarge { what: "bytes in one change", limit: CHANGE_BYTES_MAX });
        }
        bytes += change.len();
        rows.push(Row { seq: place, at: entry.at, by: entry.by, change });
    }
    if bytes > APPEND_BYTES_MAX {
        return Err(StoreError::TooLarge { what: "bytes in one append", limit: APPEND_BYTES_MAX });
    }
    Ok(rows)
}

/// A row of the journal as the database answers it.
type RawEntry = (i64, i64, i64, String);

fn entry_of(plan: PlanId, (seq, at, by, change): &RawEntry) -> Result<Entry, StoreError> {
    let seq = Seq(seq.cast_unsigned());
    let change: Change =
        serde_json::from_str(change).map_err(|error| StoreError::Damaged { plan, seq, why: error.to_string() })?;
    Ok(Entry { seq, at: At(*at), by: MemberId::from_raw(by.cast_unsigned()), change })
}

/// Plays rows onto a plan.
fn replay(id: PlanId, mut onto: Plan, rows: &[RawEntry]) -> Result<Plan, StoreError> {
    for row in rows {
        let entry = entry_of(id, row)?;
        plan::apply(&mut onto, &entry).map_err(|why| StoreError::Damaged {
            plan: id,
            seq: entry.seq,
            why: format!("{why:?}"),
        })?;
    }
    Ok(onto)
}

/// Runs work that keeps a core busy for a while where it does not hold up other tasks.
async fn aside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, StoreError> {
    tokio::task::spawn_blocking(work).await.map_err(|_| StoreError::Closed)
}

impl Database {
    async fn raw_entries(&self, plan: PlanId, after: Seq, limit: usize) -> Result<Vec<RawEntry>, StoreError> {
        let limit = i64::try_from(limit.min(ENTRIES_PER_READ_MAX)).unwrap_or(i64::MAX);
        Ok(on_both!(self, db => {
            sqlx::query_as(
                "SELECT seq, at, by_member, change FROM journal WHERE plan = $1 AND seq > $2 ORDER BY seq LIMIT $3",
            )
            .bind(plan.raw().cast_signed())
            .bind(seq_out(after))
            .bind(limit)
            .fetch_all(&db.pool)
            .await?
        }))
    }

    pub(crate) async fn entries_after(&self, plan: PlanId, after: Seq, limit: usize) -> Result<Vec<Entry>, StoreError> {
        let rows = self.raw_entries(plan, after, limit).await?;
        rows.iter().map(|row| entry_of(plan, row)).collect()
    }

    pub(crate) async fn head(&self, plan: PlanId) -> Result<Seq, StoreError> {
        let head: Option<i64> = on_both!(self, db => {
            sqlx::query_scalar("SELECT head FROM plan WHERE id = $1")
                .bind(plan.raw().cast_signed())
                .fetch_optional(&db.pool)
                .await?
        });
        head.map(|head| Seq(head.cast_unsigned())).ok_or(StoreError::Missing("plan"))
    }

    /// The plan at its head, or as it was at `until`.
    pub(crate) async fn load(&self, id: PlanId, until: Option<Seq>) -> Result<Loaded, StoreError> {
        let head = self.head(id).await?;
        let until = until.unwrap_or(head);
        if until > head {
            return Err(StoreError::Missing("entry"));
        }
        let snapshot = snapshots::newest(self, id, until).await;
        if let Some(Snapshot { plan, seq }) = snapshot {
            match self.replay_from(id, plan, seq, until).await {
                Ok(loaded) => return Ok(loaded),
                // A snapshot is only a cache: what the journal says from its start is what counts.
                Err(StoreError::Damaged { seq, why, .. }) => {
                    tracing::warn!(plan = %id, seq = seq.0, why, "a snapshot does not go on; replaying from the start");
                    snapshots::drop_all(self, id).await;
                }
                Err(other) => return Err(other),
            }
        }
        self.replay_from(id, Plan::default(), Seq::START, until).await
    }

    /// Replays the journal from the start, whatever snapshots there are.
    pub(crate) async fn replay_from(&self, id: PlanId, from: Plan, seq: Seq, until: Seq) -> Result<Loaded, StoreError> {
        let (mut plan, mut seq) = (from, seq);
        while seq < until {
            let wanted = usize::try_from(until.0 - seq.0).unwrap_or(usize::MAX);
            let rows = self.raw_entries(id, seq, wanted).await?;
            let Some(&(last, ..)) = rows.last() else {
                return Err(StoreError::Damaged { plan: id, seq: seq.next(), why: "the entry is missing".into() });
            };
            if last.cast_unsigned() - seq.0 != rows.len() as u64 {
                return Err(StoreError::Damaged { plan: id, seq: seq.next(), why: "an entry is missing".into() });
            }
            plan = aside(move || replay(id, plan, &rows)).await??;
            seq = Seq(last.cast_unsigned());
        }
        Ok(Loaded { plan, seq })
    }
}
