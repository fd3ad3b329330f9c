//! What can go wrong in the store, as one closed list. No sentence here is for the people who use Taktikk: the server
//! says it in their language, from the [`Kind`]. These texts are for logs.

use plan::{PlanId, Seq};

/// Why the store could not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no such thing.
    #[error("no such {0}")]
    Missing(&'static str),
    /// Something that must be unique is already there (an address, an id).
    #[error("{0} is already taken")]
    Taken(&'static str),
    /// More than a named limit allows.
    #[error("{what}: the limit is {limit}")]
    TooLarge {
        /// What is too large.
        what: &'static str,
        /// The limit, in the unit that `what` names.
        limit: usize,
    },
    /// The caller broke the contract of the call.
    #[error("malformed call: {0}")]
    Malformed(&'static str),
    /// Too much is waiting to be written. Nothing was written; try again in a moment.
    #[error("too many appends are waiting")]
    Busy,
    /// The database did not answer, or refused. If this was an append, it may have been written all the same:
    /// a repeated submission under the same key tells.
    #[error("the database failed: {0}")]
    Unavailable(String),
    /// The journal does not replay. It takes a person to look.
    #[error("the journal of plan {plan} does not replay at {}: {why}", seq.0)]
    Damaged {
        /// Whose journal.
        plan: PlanId,
        /// The entry that cannot be read or applied.
        seq: Seq,
        /// What was wrong with it.
        why: String,
    },
    /// The database was made by a newer Taktikk.
    #[error("the database is at version {found}; this program knows up to {known}")]
    Newer {
        /// The version of the database.
        found: i64,
        /// The newest version this program knows.
        known: i64,
    },
    /// Not the address of a database. The address is not repeated, since it may hold a password.
    #[error("a database address starts with sqlite: or postgres://")]
    BadUrl,
    /// A backup is only restored into an empty database.
    #[error("the database is not empty")]
    NotEmpty,
    /// The file is not a backup, or it was cut short.
    #[error("not a complete backup: {0}")]
    BadBackup(String),
    /// A file on disk could not be read or written.
    #[error("file: {0}")]
    Io(#[from] std::io::Error),
    /// The store is closing down.
    #[error("the store is closed")]
    Closed,
}

/// What the caller can do about an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// It is not there: show that.
    Missing,
    /// It is there already: ask for another.
    Taken,
    /// The input is too large or wrong: say so.
    Refused,
    /// Try again later.
    Unavailable,
    /// The operator must look.
    Operator,
}

impl StoreError {
    /// What the caller can do about it.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Missing(_) => Kind::Missing,
            Self::Taken(_) => Kind::Taken,
            Self::TooLarge { .. } | Self::Malformed(_) => Kind::Refused,
            Self::Busy | Self::Unavailable(_) | Self::Closed => Kind::Unavailable,
            Self::Damaged { .. }
            | Self::Newer { .. }
            | Self::BadUrl
            | Self::NotEmpty
            | Self::BadBackup(_)
            | Self::Io(_) => Kind::Operator,
        }
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        // sqlx names hosts and users in some messages, but never the password: it does not keep the address as text.
        Self::Unavailable(error.to_string())
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Unavailable(error.to_string())
    }
}

/// Says what was taken when a unique key refused a row.
pub(crate) fn taken(what: &'static str) -> impl Fn(sqlx::Error) -> StoreError {
    move |error| match error.as_database_error() {
        Some(refusal) if refusal.is_unique_violation() => StoreError::Taken(what),
        Some(refusal) if refusal.is_foreign_key_violation() => StoreError::Missing("plan or member"),
        Some(_) | None => StoreError::from(error),
    }
}
