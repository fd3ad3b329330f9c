//! Databases to try the store on: SQLite always, PostgreSQL when `TAKTIKK_TEST_POSTGRES` names a server (the address of
//! any database there, as a role that may make more).

#![allow(dead_code, reason = "each test file uses its own part")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot be set up shall fail")]

use plan::{At, Change, Entry, MemberId, PlanField, PlanId, Seq, TextEdit};
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use std::sync::atomic::{AtomicU32, Ordering};
use store::{NewMember, Store};

pub const PLAN: PlanId = PlanId::from_raw(7);
pub const KARI: MemberId = MemberId::from_raw(1);
pub const OLA: MemberId = MemberId::from_raw(2);

/// A database that nothing else uses.
pub struct Scratch {
    pub url: String,
    dir: tempfile::TempDir,
}

impl Scratch {
    pub fn sqlite() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", dir.path().join("taktikk.db").display());
        Self { url, dir }
    }

    /// A new database on the test server, if there is one.
    pub async fn postgres() -> Option<Self> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let server = std::env::var("TAKTIKK_TEST_POSTGRES").ok()?;
        let name = format!("taktikk_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let mut admin = PgConnection::connect(&server).await.expect("the test server answers");
        for statement in [format!("DROP DATABASE IF EXISTS {name}"), format!("CREATE DATABASE {name}")] {
            sqlx::raw_sql(AssertSqlSafe(statement)).execute(&mut admin).await.unwrap();
        }
        let (place, _) = server.rsplit_once('/').unwrap();
        Some(Self { url: format!("{place}/{name}"), dir: tempfile::tempdir().unwrap() })
    }

    /// One of each kind that is there.
    pub async fn every() -> Vec<Self> {
        let mut all = vec![Self::sqlite()];
        all.extend(Self::postgres().await);
        all
    }

    /// A place for files beside it.
    pub fn path(&self, name: &str) -> std::path::PathBuf {
        self.dir.path().join(name)
    }

    /// The store on it, with Kari and her empty plan.
    pub async fn with_plan(&self) -> Store {
        let store = Store::open(&self.url).await.unwrap();
        let kari = NewMember { id: KARI, name: "Kari", email: Some("Kari@Example.no"), ..NewMember::default() };
        store.create_member(&kari).await.unwrap();
        store.create_plan(PLAN, "Hytteåret", KARI, At(10)).await.unwrap();
        store
    }
}

/// An entry that makes the plan's lead say `text`, whatever it said before.
pub fn says(seq: u64, text: &str) -> Entry {
    let lead = TextEdit::since(u32::MAX, text);
    Entry { seq: Seq(seq), at: At(1000 + seq.cast_signed()), by: KARI, change: Change::SetPlan(PlanField::Lead(lead)) }
}

/// What an entry made by [`says`] says.
pub fn said(entry: &Entry) -> &str {
    let Change::SetPlan(PlanField::Lead(lead)) = &entry.change else { panic!("another change than the test wrote") };
    &lead.text
}
