//! Copies of plans that spare replaying them from the start. Only a cache: written in the background, versioned,
//! ignored when unreadable, dropped at will. Nothing here may ever keep a plan from being opened.

use crate::database::{Database, on_both, seq_out};
use crate::{Store, StoreError};
use plan::{Plan, PlanId, Seq};
use tokio::sync::mpsc;

/// A snapshot is due each time the journal passes a multiple of this many entries.
pub const SNAPSHOT_EVERY: u64 = 500;
/// What snapshots look like. Raised whenever the plan's own shape or the meaning of a change changes; a new release is
/// a new version anyway.
const SNAPSHOT_VERSION: &str = concat!("1-", env!("CARGO_PKG_VERSION"));
/// Plans that may wait for a snapshot.
pub(crate) const DUE_MAX: usize = 64;

/// A plan and the last entry in it.
pub(crate) struct Snapshot {
    pub plan: Plan,
    pub seq: Seq,
}

/// Whether an append of `count` entries after `after` makes a snapshot due.
pub(crate) fn is_due(after: Seq, count: usize) -> bool {
    after.0 / SNAPSHOT_EVERY != (after.0 + count as u64) / SNAPSHOT_EVERY
}

/// Makes snapshots of plans as they fall due, until the store is dropped.
pub(crate) async fn run(db: Database, mut due: mpsc::Receiver<PlanId>) {
    while let Some(plan) = due.recv().await {
        if let Err(error) = take(&db, plan).await {
            tracing::warn!(%plan, %error, "no snapshot was made");
        }
    }
}

impl Store {
    /// Makes a snapshot of a plan now, so that it opens quickly next time. Answers the last entry in it.
    ///
    /// # Errors
    /// As [`Store::load`].
    pub async fn snapshot(&self, plan: PlanId) -> Result<Seq, StoreError> {
        take(self.database(), plan).await
    }

    /// Drops every snapshot of a plan. They are made again when due.
    pub async fn drop_snapshots(&self, plan: PlanId) {
        drop_all(self.database(), plan).await;
    }
}

/// The newest usable snapshot that is not after `until`. Trouble of any kind is the same as having none.
pub(crate) async fn newest(db: &Database, plan: PlanId, until: Seq) -> Option<Snapshot> {
    let read: Result<Option<(i64, Vec<u8>)>, sqlx::Error> = on_both!(db, db => {
        sqlx::query_as(
            "SELECT seq, bytes FROM snapshot WHERE plan = $1 AND seq <= $2 AND version = $3 ORDER BY seq DESC LIMIT 1",
        )
        .bind(plan.raw().cast_signed())
        .bind(seq_out(until))
        .bind(SNAPSHOT_VERSION)
        .fetch_optional(&db.pool)
        .await
    });
    let (seq, bytes) = match read {
        Ok(row) => row?,
        Err(error) => {
            tracing::warn!(%plan, %error, "snapshots cannot be read");
            return None;
        }
    };
    let seq = Seq(seq.cast_unsigned());
    let decoded = tokio::task::spawn_blocking(move || serde_json::from_slice::<Plan>(&bytes)).await.ok()?;
    match decoded {
        Ok(plan) if plan.seq == seq => Some(Snapshot { plan, seq }),
        Ok(_) => {
            tracing::warn!(%plan, seq = seq.0, "a snapshot holds another state than it says");
            None
        }
        Err(error) => {
            tracing::warn!(%plan, seq = seq.0, %error, "a snapshot is unreadable");
            None
        }
    }
}

/// Writes a snapshot of the plan as it is now and drops older ones: one is enough to open quickly.
async fn take(db: &Database, id: PlanId) -> Result<Seq, StoreError> {
    let loaded = db.load(id, None).await?;
    let seq = loaded.seq;
    let bytes = tokio::task::spawn_blocking(move || serde_json::to_vec(&loaded.plan))
        .await
        .map_err(|_| StoreError::Closed)?
        .map_err(|_| StoreError::Malformed("a plan that cannot be written as JSON"))?;
    let raw = id.raw().cast_signed();
    on_both!(db, db => {
        let mut tx = db.begin().await?;
        sqlx::query(
            "INSERT INTO snapshot (plan, seq, version, bytes) VALUES ($1, $2, $3, $4) \
             ON CONFLICT (plan, seq) DO UPDATE SET version = excluded.version, bytes = excluded.bytes",
        )
        .bind(raw)
        .bind(seq_out(seq))
        .bind(SNAPSHOT_VERSION)
        .bind(bytes)
        .execute(&mut *tx)
        .await?;
        sqlx::query("DELETE FROM snapshot WHERE plan = $1 AND seq < $2")
            .bind(raw)
            .bind(seq_out(seq))
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
    });
    Ok(seq)
}

/// Drops every snapshot of a plan; trouble is only logged.
pub(crate) async fn drop_all(db: &Database, plan: PlanId) {
    let dropped: Result<(), sqlx::Error> = on_both!(db, db => {
        sqlx::query("DELETE FROM snapshot WHERE plan = $1")
            .bind(plan.raw().cast_signed())
            .execute(&db.pool)
            .await
            .map(|_| ())
    });
    if let Err(error) = dropped {
        tracing::warn!(%plan, %error, "snapshots cannot be dropped");
    }
}
