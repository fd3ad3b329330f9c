//! What the writer is asked to write: appends, the jobs they come in, and the jobs of one transaction.

use crate::StoreError;
use plan::{At, MemberId, PlanId, Seq};
use std::time::{Duration, Instant};
use tokio::sync::{mpsc, oneshot};

/// How many appends one transaction takes before it is full.
const GROUP_APPENDS_MAX: usize = 512;
/// How many bytes of JSON one transaction takes before it is full, so that a few large imports do not make everybody wait.
const GROUP_BYTES_MAX: usize = 16 * 1024 * 1024;
/// How long the writer waits for as many as it has just answered. Those who post again at once are then in this
/// transaction, not behind it; who posts alone waits for nobody.
pub(crate) const LINGER: Duration = Duration::from_micros(100);

/// Appends in line, each made on top of the one before.
pub(crate) struct Job {
    pub appends: Vec<Append>,
    pub answer: oneshot::Sender<Result<Vec<Outcome>, StoreError>>,
}

/// Entries that are written all or none.
pub(crate) struct Append {
    pub plan: PlanId,
    pub after: Seq,
    pub rows: Vec<Row>,
    pub key: Option<String>,
}

/// An entry as it is written.
pub(crate) struct Row {
    pub seq: Seq,
    pub at: At,
    pub by: MemberId,
    pub change: String,
}

/// What the writer decided. What the caller missed is read afterwards and by the caller, not in the writer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    Written,
    Repeated { first: Seq, last: Seq },
    Behind,
}

/// The jobs of one transaction, as they come.
pub(crate) struct Coming<'a> {
    first: Option<Job>,
    queue: &'a mut mpsc::Receiver<Job>,
    /// How many it waits for.
    expected: usize,
    since: Instant,
    jobs: usize,
    appends: usize,
    bytes: usize,
}

impl<'a> Coming<'a> {
    pub fn behind(first: Job, expected: usize, queue: &'a mut mpsc::Receiver<Job>) -> Self {
        Self { first: Some(first), queue, expected, since: Instant::now(), jobs: 0, appends: 0, bytes: 0 }
    }

    /// Those that wait now, which may be none yet; nothing when the transaction is full or nobody more is waited for.
    pub fn more(&mut self) -> Option<Vec<Job>> {
        let mut more = Vec::new();
        while self.appends < GROUP_APPENDS_MAX && self.bytes < GROUP_BYTES_MAX {
            let Some(job) = self.first.take().or_else(|| self.queue.try_recv().ok()) else { break };
            self.jobs += 1;
            self.appends += job.appends.len();
            self.bytes += job.appends.iter().flat_map(|append| &append.rows).map(|row| row.change.len()).sum::<usize>();
            more.push(job);
        }
        if more.is_empty() {
            let full = self.appends >= GROUP_APPENDS_MAX || self.bytes >= GROUP_BYTES_MAX;
            if full || self.jobs >= self.expected || self.since.elapsed() >= LINGER {
                return None;
            }
            std::thread::yield_now();
        }
        Some(more)
    }
}
