//! Who is here. Lives in memory: it is about now, and nobody's business afterwards.

use plan::MemberId;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::watch;

/// Who is in a room, with how many pages open each.
pub struct Presence {
    here: Arc<Mutex<BTreeMap<MemberId, usize>>>,
    told: watch::Sender<Vec<MemberId>>,
}

impl Default for Presence {
    fn default() -> Self {
        Self { here: Arc::default(), told: watch::channel(Vec::new()).0 }
    }
}

/// Somebody's page, open as long as this lives.
pub struct Here {
    member: MemberId,
    here: Arc<Mutex<BTreeMap<MemberId, usize>>>,
    told: watch::Sender<Vec<MemberId>>,
}

impl Presence {
    /// Comes in.
    pub fn enter(&self, member: MemberId) -> Here {
        let here = Here { member, here: self.here.clone(), told: self.told.clone() };
        here.count(1);
        here
    }

    /// Who is here, and everybody who comes and goes.
    pub fn watch(&self) -> watch::Receiver<Vec<MemberId>> {
        self.told.subscribe()
    }

    /// Whether nobody is.
    pub fn is_empty(&self) -> bool {
        self.told.borrow().is_empty()
    }
}

impl Here {
    fn count(&self, change: isize) {
        let mut here = self.here.lock().unwrap_or_else(PoisonError::into_inner);
        let count = here.entry(self.member).or_default();
        *count = count.saturating_add_signed(change);
        if *count == 0 {
            here.remove(&self.member);
        }
        let now: Vec<MemberId> = here.keys().copied().collect();
        self.told.send_if_modified(|told| {
            let changed = *told != now;
            *told = now;
            changed
        });
    }
}

impl Drop for Here {
    fn drop(&mut self) {
        self.count(-1);
    }
}
