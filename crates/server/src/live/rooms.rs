//! The rooms that are open in this process.

use super::feed::{Feed, FeedKey};
use super::presence::Presence;
use super::room::Room;
use plan::PlanId;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use store::{Store, StoreError};

/// How often rooms look without having been told: a notification may get lost.
const LOOK_EVERY: Duration = Duration::from_secs(2);
/// How long a room nobody asks for stays open.
const KEEP_OPEN: Duration = Duration::from_secs(600);

/// A room with everything that hangs on it while it is open.
pub struct Open {
    /// The room.
    pub room: Room,
    /// Who is here.
    pub presence: Presence,
    feeds: Mutex<HashMap<FeedKey, Arc<Feed>>>,
}

impl Open {
    /// The feed of one page for everybody who sees it alike.
    pub fn feed(self: &Arc<Self>, key: FeedKey, start: impl FnOnce() -> Arc<Feed>) -> Arc<Feed> {
        let mut feeds = lock(&self.feeds);
        feeds.retain(|_, feed| feed.is_running());
        feeds.entry(key).or_insert_with(start).clone()
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// All of them.
pub struct Rooms {
    store: Store,
    open: Mutex<HashMap<PlanId, Arc<tokio::sync::OnceCell<Arc<Open>>>>>,
}

impl Rooms {
    /// No room yet; starts looking after those that will be.
    pub fn new(store: Store) -> Arc<Self> {
        let rooms = Arc::new(Self { store: store.clone(), open: Mutex::default() });
        tokio::spawn(look_after(Arc::downgrade(&rooms), store));
        rooms
    }

    /// The plan's room, opened if it isn't.
    pub async fn get(&self, id: PlanId) -> Result<Arc<Open>, StoreError> {
        let cell = lock(&self.open).entry(id).or_default().clone();
        let opened = cell
            .get_or_try_init(|| async {
                let room = Room::open(self.store.clone(), id).await?;
                Ok(Arc::new(Open { room, presence: Presence::default(), feeds: Mutex::default() }))
            })
            .await;
        match opened {
            Ok(open) => {
                *lock(&open.room.used) = Instant::now();
                Ok(open.clone())
            }
            Err(error) => {
                lock(&self.open).remove(&id);
                Err(error)
            }
        }
    }

    fn each(&self, visit: impl Fn(&Arc<Open>)) {
        let open: Vec<_> = lock(&self.open).values().filter_map(|cell| cell.get().cloned()).collect();
        open.iter().for_each(visit);
    }

    fn close_unused(&self) {
        let mut rooms = lock(&self.open);
        rooms.retain(|_, cell| {
            let Some(open) = cell.get() else { return true };
            let in_use = Arc::strong_count(open) > 1 || !open.presence.is_empty();
            in_use || lock(&open.room.used).elapsed() < KEEP_OPEN
        });
    }
}

async fn look_after(rooms: std::sync::Weak<Rooms>, store: Store) {
    let mut wakeups = store.wakeups();
    let mut timer = tokio::time::interval(LOOK_EVERY);
    loop {
        let woken = tokio::select! {
            woken = wakeups.recv() => woken.ok(),
            _ = timer.tick() => None,
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
