//! Checking that the database keeps what it promised. Says what was checked and what was found as data; the sentences
//! are the caller's.

use crate::database::seq_out;
use crate::database::{Database, on_both};
use crate::{Store, StoreError};
use plan::{Plan, PlanId, Seq};

/// What was checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Check {
    /// A row can be written.
    Writes,
    /// The database puts a commit on disk before it answers.
    Durable,
    /// The database finds its own file whole. Only SQLite can be asked.
    Whole,
    /// The plan's journal has every entry from the first to its head, each once.
    NoGaps(PlanId),
    /// The plan's journal replays, and gives what a snapshot gives.
    Replays(PlanId),
}

/// One thing that was checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// What was checked.
    pub check: Check,
    /// Whether it is as it should be.
    pub ok: bool,
    /// What was found, in the database's own words or numbers.
    pub found: String,
}

impl Store {
    /// Checks everything. Takes as long as replaying every journal.
    ///
    /// # Errors
    /// [`crate::Kind::Unavailable`] when the database cannot be asked at all; what it says is in the facts.
    pub async fn doctor(&self) -> Result<Vec<Fact>, StoreError> {
        let db = self.database();
        let mut facts = vec![writes(db).await, durable(db).await?];
        facts.extend(whole(db).await?);
        for plan in db.all_plans().await? {
            facts.push(no_gaps(db, plan).await?);
            facts.push(replays(db, plan).await?);
        }
        Ok(facts)
    }
}

/// Writes a row and takes it back.
async fn writes(db: &Database) -> Fact {
    let tried: Result<(), sqlx::Error> = async {
        on_both!(db, db => {
            let mut tx = db.begin().await?;
            sqlx::query("INSERT INTO login_attempt (bucket, at) VALUES ($1, $2)")
                .bind(&[0_u8; 32][..])
                .bind(0_i64)
                .execute(&mut *tx)
                .await?;
            tx.rollback().await
        })
    }
    .await;
    let found = tried.as_ref().err().map(ToString::to_string).unwrap_or_default();
    Fact { check: Check::Writes, ok: tried.is_ok(), found }
}

async fn durable(db: &Database) -> Result<Fact, StoreError> {
    let (ok, found) = match db {
        Database::Sqlite(db) => {
            // Asked of a connection such as the journal's writer has.
            let writer = crate::journal::sqlite_connection(db)?;
            let mode: String = writer.pragma_query_value(None, "journal_mode", |row| row.get(0))?;
            let level: i64 = writer.pragma_query_value(None, "synchronous", |row| row.get(0))?;
            // 2 is FULL: the write-ahead log is on disk before a commit returns.
            (mode == "wal" && level >= 2, format!("journal_mode={mode} synchronous={level}"))
        }
        Database::Postgres(db) => {
            let fsync: String = sqlx::query_scalar("SHOW fsync").fetch_one(&db.writer).await?;
            let commit: String = sqlx::query_scalar("SHOW synchronous_commit").fetch_one(&db.writer).await?;
            (fsync == "on" && commit != "off", format!("fsync={fsync} synchronous_commit={commit}"))
        }
    };
    Ok(Fact { check: Check::Durable, ok, found })
}

async fn whole(db: &Database) -> Result<Option<Fact>, StoreError> {
    match db {
        Database::Sqlite(db) => {
            let said: Vec<String> = sqlx::query_scalar("PRAGMA quick_check").fetch_all(&db.pool).await?;
            let found = said.join("; ");
            Ok(Some(Fact { check: Check::Whole, ok: found == "ok", found }))
        }
        Database::Postgres(_) => Ok(None),
    }
}

async fn no_gaps(db: &Database, plan: PlanId) -> Result<Fact, StoreError> {
    // Head and journal are read in one statement, so that people who work meanwhile make no false alarm.
    let (head, count, last): (i64, i64, i64) = on_both!(db, db => {
        sqlx::query_as(
            "SELECT p.head, count(j.seq), coalesce(max(j.seq), 0) \
             FROM plan AS p LEFT JOIN journal AS j ON j.plan = p.id WHERE p.id = $1 GROUP BY p.id, p.head",
        )
        .bind(plan.raw().cast_signed())
        .fetch_one(&db.pool)
        .await?
    });
    let found = format!("head={head} entries={count} last={last}");
    Ok(Fact { check: Check::NoGaps(plan), ok: head == count && count == last, found })
}

async fn replays(db: &Database, plan: PlanId) -> Result<Fact, StoreError> {
    let check = Check::Replays(plan);
    let head = db.head(plan).await?;
    let replayed = match db.replay_from(plan, Plan::default(), Seq::START, head).await {
        Ok(loaded) => loaded,
        Err(damage @ StoreError::Damaged { .. }) => return Ok(Fact { check, ok: false, found: damage.to_string() }),
        Err(other) => return Err(other),
    };
    let cached = db.load(plan, Some(head)).await?;
    let same = cached.plan == replayed.plan;
    let found = format!("entries={} snapshot_agrees={same}", seq_out(replayed.seq));
    Ok(Fact { check, ok: same, found })
}
