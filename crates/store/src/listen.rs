//! Hearing of what other processes wrote. On PostgreSQL a connection of its own listens; it says only which plan to look
//! at, and what was written is then read from the journal. An SQLite file has no such thing: there, one process serves.

use crate::database::{Database, PostgresDatabase};
use plan::PlanId;
use sqlx::postgres::PgListener;
use std::time::Duration;
use tokio::sync::{broadcast, watch};

/// The channel that appends are told on.
const CHANNEL: &str = "taktikk";
/// How long to wait before connecting again, at first; it doubles.
const BACKOFF_FIRST: Duration = Duration::from_millis(200);
/// How long to wait at most.
const BACKOFF_MOST: Duration = Duration::from_secs(15);

/// Listens until the store is closed or dropped, connecting again as often as it takes.
pub(crate) async fn run(db: PostgresDatabase, wakeups: broadcast::Sender<PlanId>, mut closing: watch::Receiver<bool>) {
    let listening = async {
        let mut pause = BACKOFF_FIRST;
        let mut first = true;
        loop {
            match connect(&db).await {
                Ok(mut listener) => {
                    pause = BACKOFF_FIRST;
                    if !first {
                        // What was told while nobody listened is lost, so everybody looks once.
                        wake_all(&db, &wakeups).await;
                    }
                    first = false;
                    pass_on(&mut listener, &db.node, &wakeups).await;
                    tracing::warn!("the connection that listens to PostgreSQL was lost");
                }
                Err(error) => tracing::warn!(%error, "PostgreSQL cannot be listened to"),
            }
            tokio::time::sleep(pause).await;
            pause = BACKOFF_MOST.min(pause * 2);
        }
    };
    tokio::select! {
        () = listening => {}
        _ = closing.wait_for(|closing| *closing) => {}
    }
}

async fn connect(db: &PostgresDatabase) -> Result<PgListener, sqlx::Error> {
    let mut listener = PgListener::connect_with(&db.pool).await?;
    // A lost connection is made again by the loop above, with a pause.
    listener.eager_reconnect(false);
    listener.listen(CHANNEL).await?;
    Ok(listener)
}

/// Passes on what is told until the connection is lost.
async fn pass_on(listener: &mut PgListener, own_node: &str, wakeups: &broadcast::Sender<PlanId>) {
    while let Ok(Some(told)) = listener.try_recv().await {
        // "PLAN NODE"; what this process wrote it has told its own listeners already.
        let Some((plan, node)) = told.payload().split_once(' ') else { continue };
        if let Ok(plan) = plan.parse::<u64>()
            && node != own_node
        {
            // Nobody listening is no fault.
            let _ = wakeups.send(PlanId::from_raw(plan));
        }
    }
}

async fn wake_all(db: &PostgresDatabase, wakeups: &broadcast::Sender<PlanId>) {
    match Database::Postgres(db.clone()).all_plans().await {
        Ok(plans) => {
            for plan in plans {
                let _ = wakeups.send(plan);
            }
        }
        Err(error) => tracing::warn!(%error, "the plans to look at cannot be listed"),
    }
}
