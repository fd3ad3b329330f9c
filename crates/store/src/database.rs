//! The two back-ends: which one an address means, how it is opened and how its tables come to be. Everything that
//! differs between them lives here and in [`crate::journal`]; the rest of the crate writes its SQL once.

use crate::StoreError;
use sqlx::postgres::{PgConnectOptions, PgPool};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqliteSynchronous};
use sqlx::{Postgres, Sqlite, Transaction};
use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

/// How long a statement waits for another process that is writing to the same SQLite file.
pub(crate) const BUSY_TIMEOUT: Duration = Duration::from_secs(10);
/// How long a call waits for a free connection.
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(10);
/// Connections to an SQLite file. Readers do not wait for the writer there, and two cores seldom need more.
const SQLITE_CONNECTIONS: u32 = 6;
/// Connections that one process holds to PostgreSQL, beside the writer's and the listener's.
const POSTGRES_CONNECTIONS: u32 = 10;
/// Keeps two processes that start together from making the tables twice: "taktikk" as a number.
const MIGRATION_LOCK: i64 = 0x0074_616b_7469_6b6b;

/// The steps that make the tables, oldest first. A released step is never edited; a new one is added.
const SQLITE_STEPS: &[&str] = &[
    include_str!("../migrations/sqlite-0001.sql"),
    include_str!("../migrations/sqlite-0002.sql"),
    include_str!("../migrations/sqlite-0003.sql"),
    include_str!("../migrations/sqlite-0004.sql"),
];
const POSTGRES_STEPS: &[&str] = &[
    include_str!("../migrations/postgres-0001.sql"),
    include_str!("../migrations/postgres-0002.sql"),
    include_str!("../migrations/postgres-0003.sql"),
    include_str!("../migrations/postgres-0004.sql"),
];

/// The address of a database, whose password is never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct DatabaseUrl(String);

impl FromStr for DatabaseUrl {
    type Err = StoreError;
    fn from_str(text: &str) -> Result<Self, StoreError> {
        if text.starts_with("sqlite:") || text.starts_with("postgres://") || text.starts_with("postgresql://") {
            Ok(Self(text.to_owned()))
        } else {
            Err(StoreError::BadUrl)
        }
    }
}

impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Everything after the path may hold a password too (`?password=…`), so it goes.
        let shown = self.0.split('?').next().unwrap_or_default();
        match (shown.split_once("://"), shown.rsplit_once('@')) {
            (Some((scheme, _)), Some((who, place))) => {
                let user = who.split_once("://").map_or("", |(_, user)| user.split(':').next().unwrap_or_default());
                write!(f, "{scheme}://{user}:…@{place}")
            }
            (Some(_) | None, None) | (None, Some(_)) => f.write_str(shown),
        }
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// An open database.
#[derive(Clone)]
pub(crate) enum Database {
    Sqlite(SqliteDatabase),
    Postgres(PostgresDatabase),
}

/// An SQLite file. The journal's writer opens a connection of its own, so that it never waits for readers.
#[derive(Clone)]
pub(crate) struct SqliteDatabase {
    pub pool: SqlitePool,
    pub path: PathBuf,
}

/// A PostgreSQL database.
#[derive(Clone)]
pub(crate) struct PostgresDatabase {
    pub pool: PgPool,
    pub writer: PgPool,
    /// What this process calls itself when it tells others what it wrote.
    pub node: String,
}

impl SqliteDatabase {
    /// Begins a transaction that writes. It takes the lock at once: one that reads first and then writes
    /// would be refused when somebody else wrote in between.
    pub async fn begin(&self) -> Result<Transaction<'static, Sqlite>, sqlx::Error> {
        self.pool.begin_with("BEGIN IMMEDIATE").await
    }

    /// Begins a transaction that sees one moment, whatever others write meanwhile.
    pub async fn begin_reading(&self) -> Result<Transaction<'static, Sqlite>, sqlx::Error> {
        self.pool.begin().await
    }
}

impl PostgresDatabase {
    /// Begins a transaction that writes.
    pub async fn begin(&self) -> Result<Transaction<'static, Postgres>, sqlx::Error> {
        self.pool.begin().await
    }

    /// Begins a transaction that sees one moment, whatever others write meanwhile.
    pub async fn begin_reading(&self) -> Result<Transaction<'static, Postgres>, sqlx::Error> {
        self.pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await
    }
}

/// Writes a call once and compiles it for both back-ends: the text of the SQL is the same, the types are not.
macro_rules! on_both {
    ($database:expr, $db:ident => $body:expr) => {
        match $database {
            $crate::database::Database::Sqlite($db) => $body,
            $crate::database::Database::Postgres($db) => $body,
        }
    };
}
pub(crate) use on_both;

impl Database {
    /// Opens the database, making it (SQLite) and its tables if they are not there.
    pub async fn open(url: &DatabaseUrl) -> Result<Self, StoreError> {
        if url.0.starts_with("sqlite:") {
            let options = SqliteConnectOptions::from_str(&url.0)
                .map_err(|_| StoreError::BadUrl)?
                .create_if_missing(true)
                .foreign_keys(true)
                .journal_mode(SqliteJournalMode::Wal)
                .synchronous(SqliteSynchronous::Full)
                .busy_timeout(BUSY_TIMEOUT);
            let path = options.get_filename().to_path_buf();
            // A connection to a file does not break while nobody uses it: asking it each time costs as much as what it is for.
            let pool = pool_of::<Sqlite>(SQLITE_CONNECTIONS).test_before_acquire(false).connect_with(options).await?;
            let opened = SqliteDatabase { pool, path };
            migrate_sqlite(&opened).await?;
            Ok(Self::Sqlite(opened))
        } else {
            let options =
                PgConnectOptions::from_str(&url.0).map_err(|_| StoreError::BadUrl)?.application_name("taktikk");
            let writer = pool_of::<Postgres>(1).connect_with(options.clone()).await?;
            let opened = PostgresDatabase {
                node: sqlx::query_scalar("SELECT gen_random_uuid()::text").fetch_one(&writer).await?,
                writer,
                pool: pool_of::<Postgres>(POSTGRES_CONNECTIONS).connect_lazy_with(options),
            };
            migrate_postgres(&opened).await?;
            Ok(Self::Postgres(opened))
        }
    }

    /// Lets go of every connection.
    pub async fn close(&self) {
        match self {
            Self::Sqlite(db) => db.pool.close().await,
            Self::Postgres(db) => {
                db.pool.close().await;
                db.writer.close().await;
            }
        }
    }
}

fn pool_of<D: sqlx::Database>(connections: u32) -> sqlx::pool::PoolOptions<D> {
    sqlx::pool::PoolOptions::new().max_connections(connections).acquire_timeout(ACQUIRE_TIMEOUT)
}

/// The steps that a database at `found` still lacks.
fn steps_after(found: i64, steps: &'static [&'static str]) -> Result<&'static [&'static str], StoreError> {
    let known = i64::try_from(steps.len()).unwrap_or(i64::MAX);
    let newer = StoreError::Newer { found, known };
    usize::try_from(found).ok().and_then(|done| steps.get(done..)).ok_or(newer)
}

async fn migrate_sqlite(db: &SqliteDatabase) -> Result<(), StoreError> {
    const VERSION: &str = "PRAGMA user_version";
    // Most of the time there is nothing to do, and then nobody who is writing is waited for.
    let found: i64 = sqlx::query_scalar(VERSION).fetch_one(&db.pool).await?;
    if steps_after(found, SQLITE_STEPS)?.is_empty() {
        return Ok(());
    }
    let mut tx = db.begin().await?;
    let found: i64 = sqlx::query_scalar(VERSION).fetch_one(&mut *tx).await?;
    for step in steps_after(found, SQLITE_STEPS)? {
        sqlx::raw_sql(*step).execute(&mut *tx).await?;
    }
    let set_version = format!("{VERSION} = {}", SQLITE_STEPS.len());
    sqlx::raw_sql(sqlx::AssertSqlSafe(set_version)).execute(&mut *tx).await?;
    tx.commit().await?;
    Ok(())
}

async fn migrate_postgres(db: &PostgresDatabase) -> Result<(), StoreError> {
    let mut tx = db.writer.begin().await?;
    sqlx::query("SELECT pg_advisory_xact_lock($1)").bind(MIGRATION_LOCK).execute(&mut *tx).await?;
    sqlx::raw_sql("CREATE TABLE IF NOT EXISTS taktikk_version (version BIGINT NOT NULL)").execute(&mut *tx).await?;
    let found: i64 =
        sqlx::query_scalar("SELECT coalesce(max(version), 0) FROM taktikk_version").fetch_one(&mut *tx).await?;
    let steps = steps_after(found, POSTGRES_STEPS)?;
    for step in steps {
        sqlx::raw_sql(*step).execute(&mut *tx).await?;
    }
    if !steps.is_empty() {
        let version = i64::try_from(POSTGRES_STEPS.len()).unwrap_or(i64::MAX);
        sqlx::query("INSERT INTO taktikk_version (version) VALUES ($1)").bind(version).execute(&mut *tx).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// A place as the database counts it.
pub(crate) fn seq_out(seq: plan::Seq) -> i64 {
    i64::try_from(seq.0).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "an address that is refused shall fail the test")]

    use super::*;

    #[test]
    fn a_password_is_never_shown() {
        for (address, shown) in [
            ("postgres://kari:hemmelig@db.example/taktikk", "postgres://kari:…@db.example/taktikk"),
            ("postgres://kari:hem@melig@db.example/taktikk?sslmode=require", "postgres://kari:…@db.example/taktikk"),
            ("postgres://db.example/taktikk?password=hemmelig", "postgres://db.example/taktikk"),
            ("sqlite:taktikk.db", "sqlite:taktikk.db"),
        ] {
            let url: DatabaseUrl = address.parse().unwrap();
            assert_eq!(format!("{url} {url:?}"), format!("{shown} {shown}"));
        }
    }

    #[test]
    fn other_addresses_are_refused_without_repeating_them() {
        let refused = "mysql://kari:hemmelig@db.example".parse::<DatabaseUrl>();
        assert!(refused.is_err_and(|error| !error.to_string().contains("hemmelig")));
    }
}
