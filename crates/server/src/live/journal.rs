//! What a room needs to have under it: a journal that decides, and the time. The store is that; the simulation in the
//! tests brings one that loses answers, comes late and dies.

use crate::clock;
use plan::{At, Entry, PlanId, Seq};
use store::{Appended, Loaded, NewEntries, Store, StoreError};
use tokio::sync::broadcast;

/// A journal, as [`Store`] describes each of these.
pub trait Journal: Clone + Send + Sync + 'static {
    /// The plan as it is now.
    fn load(&self, plan: PlanId) -> impl Future<Output = Result<Loaded, StoreError>> + Send;
    /// The entries behind a place.
    fn entries_after(
        &self,
        plan: PlanId,
        after: Seq,
        limit: usize,
    ) -> impl Future<Output = Result<Vec<Entry>, StoreError>> + Send;
    /// Appends what several have submitted, each made on top of the one before.
    fn append_in_line(
        &self,
        plan: PlanId,
        after: Seq,
        line: Vec<NewEntries>,
    ) -> impl Future<Output = Vec<Result<Appended, StoreError>>> + Send;
    /// What a submission with this key was written as.
    fn first_answer(
        &self,
        plan: PlanId,
        key: &str,
    ) -> impl Future<Output = Result<Option<Vec<Entry>>, StoreError>> + Send;
    /// Which plans have news.
    fn wakeups(&self) -> broadcast::Receiver<PlanId>;
    /// Now.
    fn now(&self) -> At;
}

impl Journal for Store {
    async fn load(&self, plan: PlanId) -> Result<Loaded, StoreError> {
        Self::load(self, plan).await
    }
    async fn entries_after(&self, plan: PlanId, after: Seq, limit: usize) -> Result<Vec<Entry>, StoreError> {
        Self::entries_after(self, plan, after, limit).await
    }
    async fn append_in_line(
        &self,
        plan: PlanId,
        after: Seq,
        line: Vec<NewEntries>,
    ) -> Vec<Result<Appended, StoreError>> {
        Self::append_in_line(self, plan, after, line).await
    }
    async fn first_answer(&self, plan: PlanId, key: &str) -> Result<Option<Vec<Entry>>, StoreError> {
        Self::first_answer(self, plan, key).await
    }
    fn wakeups(&self) -> broadcast::Receiver<PlanId> {
        Self::wakeups(self)
    }
    fn now(&self) -> At {
        clock::now()
    }
}
