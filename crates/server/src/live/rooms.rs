//! The rooms that are open in this process.

use super::feed::{Feed, FeedKey, Listening};
use super::journal::Journal;
use super::presence::Presence;
use super::room::Room;
use crate::known::KnownNow;
use crate::view::DoorNow;
use plan::{MemberId, PlanId, Seq};
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;
use store::{Store, StoreError};
use tokio::sync::{OnceCell, broadcast};
use tokio::time::{Instant, MissedTickBehavior};

/// How often rooms look without having been told: a notification may get lost.
const LOOK_EVERY: Duration = Duration::from_secs(2);
/// How long a room nobody asks for stays open.
const KEEP_OPEN: Duration = Duration::from_secs(600);

/// People taken out that a stream may be behind before it asks anew whether it is for one of them.
const GONE_KEPT: usize = 64;

/// A room with everything that hangs on it while it is open.
pub struct Open {
    /// The room.
    pub room: Room,
    /// Who is here.
    pub presence: Presence,
    /// What follows from the plan as it stands.
    pub known: Arc<KnownNow>,
    /// The way into the open brainstorm.
    pub door: Arc<DoorNow>,
    feeds: Mutex<HashMap<FeedKey, Arc<Feed>>>,
    /// Held by who works out a change from all that stands in one place, until it is made: of two at once, the second
    /// starts from what the first left.
    pub turn: tokio::sync::Mutex<()>,
    /// Tells who was just taken out of the plan, so that what they have open ends.
    pub gone: broadcast::Sender<MemberId>,
}

impl Open {
    /// Listens to the feed of one page for everybody who sees it alike; `start` makes it where there is none.
    pub fn listen(&self, key: FeedKey, since: Option<Seq>, start: impl Fn() -> Arc<Feed>) -> (Arc<Feed>, Listening) {
        if since.is_some_and(|since| since > self.room.plan().seq) {
            // The page comes from another process, which has seen more.
            self.room.look();
        }
        let mut feeds = lock(&self.feeds);
        loop {
            let feed = feeds.entry(key).or_insert_with(&start).clone();
            if let Some(listening) = feed.listen(since) {
                feeds.retain(|_, feed| feed.is_running());
                return (feed, listening);
            }
            feeds.remove(&key);
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// All of them.
pub struct Rooms<J = Store> {
    journal: J,
    open: Mutex<BTreeMap<PlanId, Arc<OnceCell<Arc<Open>>>>>,
}

impl<J: Journal> Rooms<J> {
    /// No room yet; starts looking after those that will be.
    pub fn new(journal: J) -> Arc<Self> {
        let rooms = Arc::new(Self { journal: journal.clone(), open: Mutex::default() });
        tokio::spawn(look_after(Arc::downgrade(&rooms), journal));
        rooms
    }

    /// The plan's room, opened if it isn't.
    pub async fn get(&self, id: PlanId) -> Result<Arc<Open>, StoreError> {
        let cell = {
            let mut rooms = lock(&self.open);
            if rooms.get(&id).and_then(|cell| cell.get()).is_some_and(|open| !open.room.is_kept()) {
                rooms.remove(&id);
            }
            rooms.entry(id).or_default().clone()
        };
        // Where this fails, the empty place stays until it is swept away: another may be about to fill it.
        let open = cell
            .get_or_try_init(|| async {
                let room = Room::open(self.journal.clone(), id).await?;
                let (presence, known, door, feeds) =
                    (Presence::default(), Arc::default(), Arc::default(), Mutex::default());
                let turn = tokio::sync::Mutex::default();
                let gone = broadcast::Sender::new(GONE_KEPT);
                Ok::<_, StoreError>(Arc::new(Open { room, presence, known, door, feeds, turn, gone }))
            })
            .await?;
        *lock(&open.room.used) = Instant::now();
        Ok(open.clone())
    }

    fn each(&self, visit: impl Fn(&Arc<Open>)) {
        let open: Vec<_> = lock(&self.open).values().filter_map(|cell| cell.get().cloned()).collect();
        open.iter().for_each(visit);
    }

    fn close_unused(&self) {
        lock(&self.open).retain(|_, cell| {
            let Some(open) = cell.get() else { return Arc::strong_count(cell) > 1 };
            let in_use = Arc::strong_count(open) > 1 || !open.presence.is_empty();
            in_use || lock(&open.room.used).elapsed() < KEEP_OPEN
        });
    }
}

async fn look_after<J: Journal>(rooms: Weak<Rooms<J>>, journal: J) {
    let mut wakeups = journal.wakeups();
    let mut timer = tokio::time::interval(LOOK_EVERY);
    timer.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        // In this order always, so that the simulation can repeat itself; the timer first, since it is seldom due.
        let woken = tokio::select! {
            biased;
            _ = timer.tick() => None,
            woken = wakeups.recv() => woken.ok(),
        };
        let Some(rooms) = rooms.upgrade() else { return };
        match woken {
            Some(id) => rooms.each(|open| {
                if open.room.id == id {
                    open.room.look();
                }
            }),
            None => {
                rooms.close_unused();
                rooms.each(|open| open.room.look());
            }
        }
    }
}
