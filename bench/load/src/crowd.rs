//! A crowd that listens while changes are made at a steady pace, and notes when each change came to each of them. It
//! knows of no server: event streams and websockets differ only in how messages are told apart.
//!
//! Every change carries words of its own (`merke-000017`). A change has come when a whole message with its words has
//! been read, so what is counted is what a page would show, not merely that something was sent.

use crate::Trouble;
use crate::figures::Times;
use memchr::memmem::Finder;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::io::{AsyncRead, AsyncReadExt};
use tokio::sync::{Mutex, watch};
use tokio::task::JoinHandle;

/// What the words of a change begin with.
const MARK: &str = "merke-";
/// Digits of the number behind it.
const MARK_DIGITS: usize = 6;
/// Bytes read at a time.
const READ_BYTES: usize = 16 * 1024;
/// How long to wait for the last change to reach everybody.
const PATIENCE: Duration = Duration::from_secs(20);

/// The words that change number `number` carries.
pub fn mark(number: usize) -> String {
    format!("{MARK}{number:06}")
}

/// How messages are told apart.
#[derive(Clone, Copy)]
pub enum Framing {
    /// Event stream: an empty line ends a message.
    Events,
    /// Websocket frames, as servers send them: not masked.
    WebSocket,
}

impl Framing {
    /// The length of the first whole message in what was read; `from` is how much of it was looked through before.
    pub fn message(self, read: &[u8], from: usize) -> Option<usize> {
        match self {
            Self::Events => {
                let from = from.saturating_sub(1);
                memchr::memmem::find(&read[from..], b"\n\n").map(|end| from + end + 2)
            }
            Self::WebSocket => {
                let short = usize::from(*read.get(1)? & 0x7f);
                let (head, length) = match short {
                    126 => (4, usize::from(u16::from_be_bytes(read.get(2..4)?.try_into().ok()?))),
                    127 => (10, usize::try_from(u64::from_be_bytes(read.get(2..10)?.try_into().ok()?)).ok()?),
                    _ => (2, short),
                };
                (read.len() >= head + length).then_some(head + length)
            }
        }
    }
}

/// What one listener heard.
struct Heard {
    /// For each change, when it first came.
    when: Vec<Option<Instant>>,
    /// Changes that have come.
    count: usize,
    /// The last place in the journal that an event said.
    place: u64,
    /// Events whose place was before the one before.
    backwards: usize,
    /// Whether the stream ended before it was told to.
    ended_early: bool,
}

/// Sends changes to a server, one at a time.
pub trait Writer: Send + 'static {
    /// Makes the change with this number; answers when the server has said that it is made.
    fn submit(&mut self, number: usize) -> impl Future<Output = Result<(), Trouble>> + Send;
}

/// The crowd.
pub struct Crowd {
    changes: usize,
    framing: Framing,
    listeners: Vec<JoinHandle<Heard>>,
    reached: Arc<std::sync::atomic::AtomicUsize>,
    enough: watch::Sender<bool>,
}

/// What came of it.
pub struct Outcome {
    /// From just before a change was sent until it had come to a listener, for each change and listener.
    pub deliveries: Times,
    /// From just before a change was sent until the server's answer.
    pub answers: Times,
    /// Deliveries that should have been.
    pub expected: usize,
    /// Changes a second, from the first until the last was sent.
    pub rate: f64,
    /// The last place each listener was told; they should be one and the same.
    pub places: std::collections::BTreeSet<u64>,
    /// Events that went back in the journal.
    pub backwards: usize,
    /// Streams that ended too early.
    pub ended_early: usize,
}

impl Crowd {
    /// Nobody yet; as many changes will be made.
    pub fn new(changes: usize, framing: Framing) -> Self {
        Self { changes, framing, listeners: Vec::new(), reached: Arc::default(), enough: watch::channel(false).0 }
    }

    /// Somebody begins to listen.
    pub fn join(&mut self, socket: impl AsyncRead + Unpin + Send + 'static) {
        let (changes, framing) = (self.changes, self.framing);
        let (reached, enough) = (self.reached.clone(), self.enough.subscribe());
        self.listeners.push(tokio::spawn(listen(socket, framing, changes, reached, enough)));
    }

    /// Has the changes made at a steady pace, whether or not earlier ones are answered, and tells what came of it.
    pub async fn run<W: Writer>(self, writers: Vec<W>, per_second: u32) -> Result<Outcome, Trouble> {
        let writers: Vec<_> = writers.into_iter().map(|writer| Arc::new(Mutex::new(writer))).collect();
        let begun = Instant::now();
        let mut submissions = Vec::new();
        for number in 0..self.changes {
            let due = begun + Duration::from_secs_f64(number as f64 / f64::from(per_second));
            tokio::time::sleep_until(due.into()).await;
            let writer = writers[number % writers.len()].clone();
            // From here on it is the server's time, also when the writer still waits for an earlier answer.
            let sent = Instant::now();
            submissions.push((
                sent,
                tokio::spawn(async move {
                    writer.lock().await.submit(number).await?;
                    Ok::<_, Trouble>(sent.elapsed())
                }),
            ));
        }
        let rate = self.changes as f64 / begun.elapsed().as_secs_f64();
        let mut sent = Vec::new();
        let mut answers = Vec::new();
        for (at, submission) in submissions {
            sent.push(at);
            answers.push(submission.await??);
        }
        let expected = self.changes * self.listeners.len();
        let given_up = Instant::now() + PATIENCE;
        while self.reached.load(std::sync::atomic::Ordering::Relaxed) < expected && Instant::now() < given_up {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        self.enough.send_replace(true);
        let mut deliveries = Vec::with_capacity(expected);
        let (mut places, mut backwards, mut ended_early) = (std::collections::BTreeSet::new(), 0, 0);
        for listener in self.listeners {
            let heard = listener.await?;
            let came = heard.when.iter().zip(&sent);
            deliveries.extend(came.filter_map(|(when, sent)| Some(when.as_ref()?.duration_since(*sent))));
            places.insert(heard.place);
            backwards += heard.backwards;
            ended_early += usize::from(heard.ended_early);
        }
        let (deliveries, answers) = (Times::new(deliveries), Times::new(answers));
        Ok(Outcome { deliveries, answers, expected, rate, places, backwards, ended_early })
    }
}

async fn listen(
    mut socket: impl AsyncRead + Unpin,
    framing: Framing,
    changes: usize,
    reached: Arc<std::sync::atomic::AtomicUsize>,
    mut enough: watch::Receiver<bool>,
) -> Heard {
    let mut heard = Heard { when: vec![None; changes], count: 0, place: 0, backwards: 0, ended_early: false };
    let (marks, ids) = (Finder::new(MARK), Finder::new("id: "));
    let mut read = Vec::with_capacity(READ_BYTES);
    let mut looked = 0;
    loop {
        let got = tokio::select! {
            got = socket.read_buf(&mut read) => got,
            _ = enough.changed() => return heard,
        };
        let now = Instant::now();
        if !matches!(got, Ok(1..)) {
            heard.ended_early = true;
            return heard;
        }
        let before = heard.count;
        let mut done = 0;
        while let Some(length) = framing.message(&read[done..], looked) {
            heard.message(&read[done..done + length], now, &marks, &ids, framing);
            done += length;
            looked = 0;
        }
        read.drain(..done);
        looked = read.len();
        reached.fetch_add(heard.count - before, std::sync::atomic::Ordering::Relaxed);
    }
}

impl Heard {
    fn message(&mut self, message: &[u8], now: Instant, marks: &Finder, ids: &Finder, framing: Framing) {
        for place in marks.find_iter(message) {
            let digits = message.get(place + MARK.len()..place + MARK.len() + MARK_DIGITS);
            if let Some(when) =
                digits.and_then(number).and_then(|number| self.when.get_mut(usize::try_from(number).ok()?))
                && when.is_none()
            {
                *when = Some(now);
                self.count += 1;
            }
        }
        if matches!(framing, Framing::Events)
            && let Some(start) = ids.find(message).map(|start| start + 4)
            && let Some(id) = message[start..].split(|byte| *byte == b'\n').next().and_then(number)
        {
            self.backwards += usize::from(id < self.place);
            self.place = id;
        }
    }
}

fn number(digits: &[u8]) -> Option<u64> {
    std::str::from_utf8(digits).ok()?.parse().ok()
}
