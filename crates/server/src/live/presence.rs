//! Who is here. Lives in memory: it is about now, and nobody's business afterwards.

use plan::MemberId;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::watch;

/// People who are shown one by one; the rest are a number. Also what everybody is told when one of thousands comes.
pub const FACES_MOST: usize = 4;

/// Who is here, as it is shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Present {
    /// How many, everybody counted once.
    pub count: usize,
    /// The first few of them.
    pub faces: Vec<MemberId>,
}

/// Who is in a room.
pub struct Presence(Arc<Doorkeeper>);

struct Doorkeeper {
    /// With how many pages open each.
    here: Mutex<BTreeMap<MemberId, usize>>,
    told: watch::Sender<Present>,
}

/// Somebody's page, open as long as this lives.
pub struct Here {
    member: MemberId,
    door: Arc<Doorkeeper>,
}

impl Default for Presence {
    fn default() -> Self {
        Self(Arc::new(Doorkeeper { here: Mutex::default(), told: watch::channel(Present::default()).0 }))
    }
}

impl Presence {
    /// Comes in.
    pub fn enter(&self, member: MemberId) -> Here {
        self.0.count(member, 1);
        Here { member, door: self.0.clone() }
    }

    /// Who is here now.
    pub fn now(&self) -> Present {
        self.0.told.borrow().clone()
    }

    /// Who is here, and everybody who comes and goes.
    pub fn watch(&self) -> watch::Receiver<Present> {
        self.0.told.subscribe()
    }

    /// Whether nobody is.
    pub fn is_empty(&self) -> bool {
        self.0.told.borrow().count == 0
    }
}

impl Doorkeeper {
    fn count(&self, member: MemberId, change: isize) {
        let mut here = self.here.lock().unwrap_or_else(PoisonError::into_inner);
        let pages = here.entry(member).or_default();
        *pages = pages.saturating_add_signed(change);
        if *pages == 0 {
            here.remove(&member);
        }
        let now = Present { count: here.len(), faces: here.keys().take(FACES_MOST).copied().collect() };
        self.told.send_if_modified(|told| {
            let changed = *told != now;
            *told = now;
            changed
        });
    }
}

impl Drop for Here {
    fn drop(&mut self) {
        self.door.count(self.member, -1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn member(number: u64) -> MemberId {
        MemberId::from_raw(number)
    }

    #[test]
    fn who_has_many_pages_open_is_one_person_until_the_last_is_closed() {
        let presence = Presence::default();
        let mut pages: Vec<Here> = (0..5).map(|_| presence.enter(member(1))).collect();
        let other = presence.enter(member(2));
        assert_eq!(presence.now(), Present { count: 2, faces: vec![member(1), member(2)] });
        pages.truncate(1);
        drop(other);
        assert_eq!(presence.now(), Present { count: 1, faces: vec![member(1)] });
        pages.clear();
        assert!(presence.is_empty());
    }

    #[test]
    fn of_thousands_a_few_are_named_and_all_are_counted() {
        let presence = Presence::default();
        let crowd: Vec<Here> = (0..3_000).map(|number| presence.enter(member(number))).collect();
        let now = presence.now();
        assert_eq!((now.count, now.faces.len()), (3_000, FACES_MOST));
        drop(crowd);
        assert_eq!(presence.now(), Present::default());
    }

    #[test]
    fn another_page_of_somebody_who_is_here_is_no_news() {
        let presence = Presence::default();
        let _first = presence.enter(member(1));
        let mut news = presence.watch();
        news.mark_unchanged();
        let second = presence.enter(member(1));
        drop(second);
        assert!(news.has_changed().is_ok_and(|changed| !changed));
        let _other = presence.enter(member(2));
        assert!(news.has_changed().is_ok_and(|changed| changed));
    }
}
