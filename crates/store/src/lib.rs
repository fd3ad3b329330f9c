//! The journal, the accounts, the sessions and the files; the only crate that knows SQL.
//!
//! [`Store`] is one concrete type over two databases: an SQLite file (`sqlite:taktikk.db`) or PostgreSQL
//! (`postgres://…`). It reads no clock, rolls no dice and hashes nothing: times ([`plan::At`]), ids and the SHA-256 of
//! tokens ([`TokenHash`]) come from the caller. What belongs to a plan's content is in its journal, not in a table.
//!
//! | what | where |
//! |---|---|
//! | [`Store::append`], [`Store::append_in_line`], [`Store::entries_after`], [`Store::head`], [`Store::load`], [`Store::load_at`] | the journal |
//! | [`Store::snapshot`], [`Store::drop_snapshots`] | a cache of replayed plans |
//! | [`Store::wakeups`] | which plans have new entries |
//! | [`Store::create_plan`], [`Store::plans_for`], [`Store::set_plan_title`], [`Store::archive_plan`] | plans |
//! | [`Store::role_in`], [`Store::set_role`], [`Store::remove_role`], [`Store::roles_in`] | who is what in a plan |
//! | [`Store::create_member`], [`Store::member`], [`Store::member_by_email`], [`Store::names_of`], … | members |
//! | [`Store::create_session`], [`Store::session`], … | signed-in browsers |
//! | [`Store::create_invitation`], [`Store::use_invitation`], [`Store::create_link`], [`Store::create_api_token`], … | other ways in |
//! | [`Store::set_join_code`], [`Store::join_code`], [`Store::join_link`] | ways into a workshop without an account |
//! | [`Store::note_attempt`], [`Store::attempts_since`] | sign-in attempts, for limits |
//! | [`Store::add_file`], [`Store::file`], … | uploaded documents |
//! | [`Store::backup`], [`Store::restore`], [`Store::doctor`] | the operator's |

mod access;
mod attempts;
mod backup;
mod database;
mod doctor;
mod error;
mod feeds;
mod files;
mod join_codes;
mod journal;
mod listen;
mod members;
mod plans;
mod snapshots;

pub use access::{ApiToken, Invitation, Link, NewInvitation, Session, TokenHash};
pub use database::DatabaseUrl;
pub use doctor::{Check, Fact};
pub use error::{Kind, StoreError};
pub use feeds::Feed;
pub use files::{FILE_BYTES_MAX, FileHead, NewFile, StoredFile};
pub use join_codes::JoinCode;
pub use journal::{
    APPEND_BYTES_MAX, Appended, CHANGE_BYTES_MAX, ENTRIES_PER_APPEND_MAX, ENTRIES_PER_READ_MAX, KEY_BYTES_MAX, Loaded,
    NewEntries,
};
pub use members::{Member, NewMember, fold_email};
pub use plan::Role;
pub use plans::{PlanHead, PlanSummary};
pub use snapshots::SNAPSHOT_EVERY;

use database::Database;
use journal::jobs::Job;
use journal::writer::{QUEUE_MAX, Told};
use plan::PlanId;
use std::sync::Arc;
use std::sync::atomic::AtomicUsize;
use std::time::Duration;
use tokio::sync::{Mutex, broadcast, mpsc, oneshot, watch};

/// How long an append waits for a place in line before it is told to come back.
const QUEUE_WAIT: Duration = Duration::from_secs(5);
/// Wake-ups a subscriber may fall behind. One that falls further behind is told so
/// ([`broadcast::error::RecvError::Lagged`]) and must look at every plan it cares for.
const WAKEUPS_BEHIND_MAX: usize = 4096;

/// The store. Cloning it is cheap and gives the same one.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

struct Inner {
    database: Database,
    url: DatabaseUrl,
    queue: mpsc::Sender<Job>,
    wakeups: broadcast::Sender<PlanId>,
    closing: watch::Sender<bool>,
    /// How many wait for the writer.
    in_line: AtomicUsize,
    /// Told when the writer has ended.
    writer: Mutex<Option<oneshot::Receiver<()>>>,
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Store").field("url", &self.inner.url).finish_non_exhaustive()
    }
}

impl Store {
    /// Opens the database at an address, making its tables if they are not there. Must be called in a tokio runtime.
    ///
    /// # Errors
    /// [`StoreError::BadUrl`]; [`StoreError::Newer`] when a newer Taktikk made the tables; [`Kind::Unavailable`].
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        let url: DatabaseUrl = url.parse()?;
        let database = Database::open(&url).await?;
        let (queue, waiting) = mpsc::channel(QUEUE_MAX);
        let (due, falling_due) = mpsc::channel(snapshots::DUE_MAX);
        let (wakeups, _) = broadcast::channel(WAKEUPS_BEHIND_MAX);
        let (closing, closed) = watch::channel(false);
        if let Database::Postgres(db) = &database {
            tokio::spawn(listen::run(db.clone(), wakeups.clone(), closed.clone()));
        }
        let told = Told { wakeups: wakeups.clone(), due };
        let writer = journal::writer::start(&database, waiting, told, closed)?;
        // Ends by itself when the writer ends, which holds the other end.
        tokio::spawn(snapshots::run(database.clone(), falling_due));
        let inner = Inner {
            database,
            url,
            queue,
            wakeups,
            closing,
            in_line: AtomicUsize::new(0),
            writer: Mutex::new(Some(writer)),
        };
        Ok(Self { inner: Arc::new(inner) })
    }

    /// Writes what waits, then lets go of the database. Later calls fail with [`Kind::Unavailable`].
    pub async fn close(&self) {
        self.inner.closing.send_replace(true);
        if let Some(writer) = self.inner.writer.lock().await.take()
            && writer.await.is_err()
        {
            tracing::error!("the journal's writer ended badly");
        }
        self.inner.database.close().await;
    }

    /// Says which plans have new entries, from this process and, on PostgreSQL, from every other. A wake-up only says
    /// "look": read [`Store::entries_after`]. They may be doubled, and a few may be lost while a connection is down,
    /// after which every plan is named once; a timer that looks anyway is wise.
    #[must_use]
    pub fn wakeups(&self) -> broadcast::Receiver<PlanId> {
        self.inner.wakeups.subscribe()
    }

    /// The address of the database; its password is never shown.
    #[must_use]
    pub fn url(&self) -> &DatabaseUrl {
        &self.inner.url
    }

    pub(crate) fn database(&self) -> &Database {
        &self.inner.database
    }

    fn in_line(&self) -> &AtomicUsize {
        &self.inner.in_line
    }

    async fn enqueue(&self, job: Job) -> Result<(), StoreError> {
        match self.inner.queue.send_timeout(job, QUEUE_WAIT).await {
            Ok(()) => Ok(()),
            Err(mpsc::error::SendTimeoutError::Timeout(_)) => Err(StoreError::Busy),
            Err(mpsc::error::SendTimeoutError::Closed(_)) => Err(StoreError::Closed),
        }
    }
}
