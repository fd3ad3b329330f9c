//! A room is one open plan in this process. It takes submissions in order, asks who may do what, applies them,
//! has them written, and only then tells everybody. The journal decides: when another process was first, the
//! room reads what it missed and applies the submission anew.

use super::journal::Journal;
use plan::{At, Change, Entry, MemberId, Plan, PlanId, Rejection, Role, Seq, Touched, apply, may};
use std::sync::{Arc, Mutex};
use store::{Appended, NewEntries, StoreError};
use tokio::sync::{mpsc, oneshot, watch};
use tokio::time::Instant;

/// Most changes in one submission.
pub const MAX_CHANGES: usize = 2_000;
/// Submissions that may wait for their turn.
const QUEUE: usize = 4_096;
/// Submissions that are written together.
const BATCH_MOST: usize = 256;
/// How often a submission is tried anew when other processes were first.
const TRIES: usize = 20;
/// Entries read at a time when catching up.
const CATCH_UP: usize = 10_000;
/// Batches of news that a feed may be behind before it draws everything again.
const NEWS_KEPT: usize = 64;

/// What somebody wants done.
pub struct Submission {
    /// Who.
    pub by: MemberId,
    /// What they are in the plan.
    pub role: Role,
    /// What is to be done, all or nothing.
    pub changes: Vec<Change>,
    /// Makes a repeated submission get its first answer.
    pub key: Option<String>,
}

/// Why a submission was not accepted.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// They may not do that.
    #[error("not allowed")]
    Forbidden,
    /// The change can't be made.
    #[error("change {index}: {rejection}")]
    Rejected {
        /// Which of the changes, from 0.
        index: usize,
        /// Why.
        rejection: Rejection,
    },
    /// Too many at once.
    #[error("at most {MAX_CHANGES} changes at a time")]
    TooMany,
    /// So many wait that this one can't.
    #[error("the room is busy")]
    Busy,
    /// The journal could not be written.
    #[error(transparent)]
    Store(Arc<StoreError>),
}

/// The plan as it stands, and what the last changes touched.
#[derive(Clone)]
pub struct State {
    /// The plan.
    pub plan: Arc<Plan>,
    /// What led here, newest last: the place after which, and what was touched.
    news: Arc<Vec<(Seq, Touched)>>,
}

impl State {
    /// What was touched since `seq`, or nothing when that is too long ago to tell.
    pub fn since(&self, seq: Seq) -> Option<Touched> {
        if seq == self.plan.seq {
            return Some(Touched::default());
        }
        let from = self.news.iter().position(|(before, _)| *before == seq)?;
        let mut touched = Touched::default();
        self.news[from..].iter().for_each(|(_, news)| touched.merge(news.clone()));
        Some(touched)
    }
}

#[cfg(test)]
impl State {
    /// A state as a room tells it, for those who listen to rooms.
    pub fn after(plan: Plan, news: Vec<(Seq, Touched)>) -> Self {
        Self { plan: Arc::new(plan), news: Arc::new(news) }
    }
}

type Answer = Result<Vec<Entry>, Refusal>;

enum Message {
    Submit(Submission, oneshot::Sender<Answer>),
    Look,
}

/// One open plan.
pub struct Room {
    /// Which plan.
    pub id: PlanId,
    inbox: mpsc::Sender<Message>,
    state: watch::Receiver<State>,
    /// When somebody last asked for it, for closing rooms nobody is in.
    pub(super) used: Mutex<Instant>,
}

impl Room {
    /// Opens the room: reads the plan and starts taking submissions.
    pub async fn open<J: Journal>(journal: J, id: PlanId) -> Result<Self, StoreError> {
        let loaded = journal.load(id).await?;
        let state = State { plan: Arc::new(loaded.plan), news: Arc::default() };
        let (told, state) = watch::channel(state);
        let (inbox, messages) = mpsc::channel(QUEUE);
        tokio::spawn(Keeper { journal, id, told }.run(messages));
        Ok(Self { id, inbox, state, used: Mutex::new(Instant::now()) })
    }

    /// The plan as it stands.
    pub fn plan(&self) -> Arc<Plan> {
        self.state.borrow().plan.clone()
    }

    /// The plan as it stands, with what led there.
    pub fn state(&self) -> State {
        self.state.borrow().clone()
    }

    /// The plan, and every later state of it.
    pub fn watch(&self) -> watch::Receiver<State> {
        self.state.clone()
    }

    /// Whether it still takes submissions: a room whose keeper is gone has to be opened anew.
    pub fn is_kept(&self) -> bool {
        !self.inbox.is_closed()
    }

    /// Has changes made. When this answers, they are on disk.
    pub async fn submit(&self, submission: Submission) -> Answer {
        if submission.changes.len() > MAX_CHANGES {
            return Err(Refusal::TooMany);
        }
        let (answer, answered) = oneshot::channel();
        self.inbox.try_send(Message::Submit(submission, answer)).map_err(|_| Refusal::Busy)?;
        answered.await.map_err(|_| Refusal::Busy)?
    }

    /// Looks whether another process has changed the plan.
    pub fn look(&self) {
        // A full inbox means the room is about to look anyway.
        let _ = self.inbox.try_send(Message::Look);
    }
}

/// A submission that waits for its answer.
struct Waiting {
    submission: Submission,
    answer: oneshot::Sender<Answer>,
}

struct Keeper<J> {
    journal: J,
    id: PlanId,
    told: watch::Sender<State>,
}

/// What a submission would make of the plan.
struct Attempt {
    next: Plan,
    entries: Vec<Entry>,
    touched: Touched,
}

impl<J: Journal> Keeper<J> {
    async fn run(self, mut messages: mpsc::Receiver<Message>) {
        let mut batch = Vec::new();
        while messages.recv_many(&mut batch, BATCH_MOST).await > 0 {
            let mut look = false;
            let mut waiting = Vec::new();
            for message in batch.drain(..) {
                match message {
                    Message::Submit(submission, answer) => waiting.push(Waiting { submission, answer }),
                    Message::Look => look = true,
                }
            }
            if look && let Err(error) = self.catch_up().await {
                tracing::warn!(plan = %self.id, %error, "could not look for news");
            }
            let mut tries = 0;
            while !waiting.is_empty() {
                tries += 1;
                if tries > TRIES {
                    waiting.drain(..).for_each(|waiting| drop(waiting.answer.send(Err(Refusal::Busy))));
                    break;
                }
                waiting = self.write(waiting).await;
            }
        }
    }

    /// Applies and writes submissions; gives back those that have to be tried anew because somebody was first.
    async fn write(&self, waiting: Vec<Waiting>) -> Vec<Waiting> {
        let before = self.told.borrow().plan.clone();
        let mut plan = Plan::clone(&before);
        let at = self.journal.now();
        let (mut answers, mut refused, mut line, mut entries_of) = (vec![], vec![], vec![], vec![]);
        for waiting in waiting {
            let after = plan.seq;
            match attempt(&plan, &waiting.submission, at) {
                Ok(attempt) if attempt.entries.is_empty() => answers.push((waiting.answer, Ok(Vec::new()))),
                Ok(Attempt { next, entries, touched }) => {
                    plan = next;
                    entries_of.push(NewEntries { entries: entries.clone(), key: waiting.submission.key.clone() });
                    line.push((waiting, after, entries, touched));
                }
                Err(refusal) => refused.push((waiting, refusal)),
            }
        }
        let nothing_to_write = line.is_empty();
        let written = if nothing_to_write {
            Vec::new()
        } else {
            self.journal.append_in_line(self.id, before.seq, entries_of).await
        };
        let (mut again, mut fresh, mut stale) = (vec![], vec![], false);
        for ((waiting, after, entries, touched), result) in line.into_iter().zip(written) {
            match result {
                Ok(Appended::Written) => {
                    fresh.push((after, touched));
                    answers.push((waiting.answer, Ok(entries)));
                }
                Ok(Appended::Repeated(first)) => {
                    stale = true;
                    answers.push((waiting.answer, Ok(first)));
                }
                Ok(Appended::Behind(_)) => {
                    stale = true;
                    again.push(waiting);
                }
                Err(error) => {
                    stale = true;
                    answers.push((waiting.answer, Err(Refusal::Store(Arc::new(error)))));
                }
            }
        }
        if stale || nothing_to_write {
            match self.catch_up().await {
                Ok(missed) => stale |= missed,
                Err(error) => {
                    tracing::warn!(plan = %self.id, %error, "could not catch up");
                    stale = true;
                }
            }
        } else {
            self.tell(plan, fresh);
        }
        // A refusal counts only where what it was decided on is what the journal says.
        if stale {
            again.extend(refused.into_iter().map(|(waiting, _)| waiting));
        } else {
            for (waiting, refusal) in refused {
                // It may be a repetition of something that has been done: then its first answer is the answer.
                let first = self.first_answer(&waiting.submission).await;
                // Another process may have done it only just now: who gets that answer here sees it here, too.
                let shown = self.told.borrow().plan.seq;
                if matches!(&first, Some(Ok(done)) if done.last().is_some_and(|last| last.seq > shown))
                    && let Err(error) = self.catch_up().await
                {
                    tracing::warn!(plan = %self.id, %error, "could not catch up");
                }
                answers.push((waiting.answer, first.unwrap_or(Err(refusal))));
            }
        }
        // Answered after telling: whoever has an answer and looks again sees what they did. One who gave up waiting is not
        // told.
        answers.into_iter().for_each(|(waits, answer)| drop(waits.send(answer)));
        again
    }

    /// The answer a submission with this key got before, if it did.
    async fn first_answer(&self, submission: &Submission) -> Option<Answer> {
        let key = submission.key.as_deref()?;
        match self.journal.first_answer(self.id, key).await {
            Ok(entries) => entries.map(Ok),
            Err(error) => Some(Err(Refusal::Store(Arc::new(error)))),
        }
    }

    /// Reads and applies what the journal has beyond what was told; whether there was something.
    async fn catch_up(&self) -> Result<bool, StoreError> {
        let mut missed_some = false;
        loop {
            let before = self.told.borrow().plan.clone();
            let missed = self.journal.entries_after(self.id, before.seq, CATCH_UP).await?;
            if missed.is_empty() {
                return Ok(missed_some);
            }
            missed_some = true;
            let mut plan = Plan::clone(&before);
            let mut news = Vec::new();
            for entry in &missed {
                let after = plan.seq;
                match apply(&mut plan, entry) {
                    Ok(touched) => news.push((after, touched)),
                    Err(rejection) => {
                        tracing::error!(plan = %self.id, seq = entry.seq.0, %rejection, "the journal doesn't replay");
                        return Err(StoreError::Damaged { plan: self.id, seq: entry.seq, why: rejection.to_string() });
                    }
                }
            }
            self.tell(plan, news);
        }
    }

    fn tell(&self, plan: Plan, fresh: Vec<(Seq, Touched)>) {
        self.told.send_modify(|state| {
            let mut news = Vec::clone(&state.news);
            news.extend(fresh);
            let surplus = news.len().saturating_sub(NEWS_KEPT);
            news.drain(..surplus);
            *state = State { plan: Arc::new(plan), news: Arc::new(news) };
        });
    }
}

fn attempt(plan: &Plan, submission: &Submission, at: At) -> Result<Attempt, Refusal> {
    let mut next = Plan::clone(plan);
    let mut touched = Touched::default();
    let mut entries = Vec::with_capacity(submission.changes.len());
    for (index, change) in submission.changes.iter().enumerate() {
        if !may(submission.role, submission.by, change, &next) {
            return Err(Refusal::Forbidden);
        }
        let entry = Entry { seq: next.seq.next(), at, by: submission.by, change: change.clone() };
        touched.merge(apply(&mut next, &entry).map_err(|rejection| Refusal::Rejected { index, rejection })?);
        entries.push(entry);
    }
    Ok(Attempt { next, entries, touched })
}
