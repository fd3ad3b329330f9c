//! The one writer of a process. It takes everything that waits, writes it in one transaction and only then answers, so
//! that a hundred people who post at once cost few waits for the disk. For SQLite, which makes its caller wait, it is a
//! thread of its own; for PostgreSQL a task.

use super::group::{self, Outcomes};
use super::jobs::{Coming, Job, LINGER, Outcome};
use crate::StoreError;
use crate::database::{Database, PostgresDatabase};
use plan::PlanId;
use std::time::Instant;
use tokio::runtime::Handle;
use tokio::sync::{broadcast, mpsc, oneshot, watch};

/// The most jobs that wait in line; who comes then waits a little and is then told to come back.
pub(crate) const QUEUE_MAX: usize = 1024;
/// Whom the writer tells what it wrote.
pub(crate) struct Told {
    pub wakeups: broadcast::Sender<PlanId>,
    /// Plans of which a new snapshot is due.
    pub due: mpsc::Sender<PlanId>,
}

/// Where the writer writes.
enum Desk {
    Sqlite(rusqlite::Connection),
    Postgres(PostgresDatabase),
}

/// Starts the writer, which writes until the queue is closed and empty. What is given back is told when it has ended
/// well, and forgotten when it hasn't.
///
/// # Errors
/// [`crate::Kind::Unavailable`] when its connection can't be opened; [`StoreError::Io`] when there is no thread for it.
pub(crate) fn start(
    database: &Database,
    queue: mpsc::Receiver<Job>,
    told: Told,
    closing: watch::Receiver<bool>,
) -> Result<oneshot::Receiver<()>, StoreError> {
    let (ended, end) = oneshot::channel();
    match database {
        Database::Sqlite(db) => {
            let desk = Desk::Sqlite(group::sqlite::open(db)?);
            let runtime = Handle::current();
            std::thread::Builder::new().name("journal".into()).spawn(move || {
                runtime.block_on(run(desk, queue, told, closing));
                let _ = ended.send(());
            })?;
        }
        Database::Postgres(db) => {
            let desk = Desk::Postgres(db.clone());
            tokio::spawn(async move {
                run(desk, queue, told, closing).await;
                let _ = ended.send(());
            });
        }
    }
    Ok(end)
}

async fn run(mut desk: Desk, mut queue: mpsc::Receiver<Job>, told: Told, mut closing: watch::Receiver<bool>) {
    let mut expected = 1;
    loop {
        if matches!(desk, Desk::Sqlite(_)) {
            wait_awake(&queue);
        }
        let first = tokio::select! {
            job = queue.recv() => job,
            _ = closing.wait_for(|closing| *closing), if !queue.is_closed() => {
                queue.close();
                continue;
            }
        };
        let Some(first) = first else { return };
        let mut coming = Coming::behind(first, expected, &mut queue);
        let (jobs, outcomes) = match &mut desk {
            Desk::Sqlite(connection) => group::sqlite::write(connection, &mut coming),
            Desk::Postgres(db) => {
                let mut jobs = Vec::new();
                while let Some(more) = coming.more() {
                    jobs.extend(more);
                    tokio::task::yield_now().await;
                }
                let outcomes = group::postgres::write(db, &jobs).await.map_err(StoreError::from);
                (jobs, outcomes)
            }
        };
        expected = jobs.len();
        answer(jobs, outcomes, &told);
    }
}

/// Looks for the next job for a moment before the thread goes to sleep: whoever posts again at once needn't wake it.
fn wait_awake(queue: &mpsc::Receiver<Job>) {
    let begun = Instant::now();
    while queue.is_empty() && begun.elapsed() < LINGER {
        std::thread::yield_now();
    }
}

fn answer(jobs: Vec<Job>, outcomes: Result<Outcomes, StoreError>, told: &Told) {
    match outcomes {
        Ok(outcomes) => {
            for (job, outcome) in jobs.into_iter().zip(outcomes) {
                let each = outcome.iter().flatten().zip(&job.appends);
                for append in each.filter(|(outcome, _)| **outcome == Outcome::Written).map(|(_, append)| append) {
                    // Nobody listening is no fault.
                    let _ = told.wakeups.send(append.plan);
                    if crate::snapshots::is_due(append.after, append.rows.len()) {
                        // A full line only means that this snapshot is made some entries later.
                        let _ = told.due.try_send(append.plan);
                    }
                }
                // Whoever gave up waiting is not told.
                let _ = job.answer.send(outcome.ok_or(StoreError::Missing("plan")));
            }
        }
        Err(error) => {
            tracing::error!(%error, appends = jobs.len(), "a group of appends failed");
            let why = error.to_string();
            for job in jobs {
                let _ = job.answer.send(Err(StoreError::Unavailable(why.clone())));
            }
        }
    }
}
