//! What every request needs: the store, the open rooms, and a few settings.

use crate::clock;
use crate::live::feed::{Feed, FeedKey, Listening};
use crate::live::presence::Present;
use crate::live::room::State;
use crate::live::rooms::{Open, Rooms};
use crate::look::Scheme;
use crate::page::Page;
use crate::proposals::Proposals;
use crate::view::{Door, InPlan, Names, Region, View, ViewerKind, open_brainstorm};
use plan::{MemberId, Plan, PlanId, Role, Seq, anonymous};
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};
use store::{JoinCode, Store, StoreError};

/// The server's state, shared by all requests.
#[derive(Clone)]
pub struct App {
    /// Accounts, journals and files.
    pub store: Store,
    /// Open plans.
    pub rooms: Arc<Rooms>,
    /// The address people reach the server at, without a slash at the end.
    pub public_url: Arc<str>,
    /// Hash of the one-time secret that makes the first owner, as long as there is none.
    pub first_owner: Arc<Mutex<Option<store::TokenHash>>>,
    /// Proposals that were found lately.
    pub proposals: Arc<Proposals>,
    names: Arc<Mutex<Arc<Names>>>,
    own_regions: fn(Page) -> &'static [Region],
}

impl App {
    /// Starts with a store. `own_regions` says what each page is made of, so that only the pages need to know that.
    pub fn new(store: Store, public_url: &str, own_regions: fn(Page) -> &'static [Region]) -> Self {
        Self {
            rooms: Rooms::new(store.clone()),
            store,
            public_url: public_url.trim_end_matches('/').into(),
            first_owner: Arc::default(),
            proposals: Arc::default(),
            names: Arc::default(),
            own_regions,
        }
    }

    /// Whether people reach the server encrypted.
    pub fn is_https(&self) -> bool {
        self.public_url.starts_with("https://")
    }

    /// Makes sure that everybody in the plan has a name to be called by.
    pub async fn know_names(&self, plan: &Plan, others: &[MemberId]) -> Result<Arc<Names>, StoreError> {
        let missing: BTreeSet<MemberId> = {
            let known = self.names.lock().unwrap_or_else(PoisonError::into_inner);
            let wanted = plan.people.iter().map(|(_, person)| person.member);
            let wanted = wanted.chain(plan.claims.iter().filter_map(|(_, claim)| claim.claimed_by));
            let wanted = wanted.chain(plan.ideas.iter().filter_map(|(_, idea)| idea.author));
            // Voters are looked for only where some are shown: there may be ten thousand ideas.
            let names_dots = plan.brainstorms.iter().any(|(_, brainstorm)| brainstorm.voters_shown);
            let voted = plan.ideas.iter().filter(|_| names_dots);
            let wanted = wanted.chain(voted.flat_map(|(_, idea)| anonymous::voters(plan, idea)));
            wanted.chain(others.iter().copied()).filter(|member| !known.contains_key(member)).collect()
        };
        if missing.is_empty() {
            return Ok(self.names_now());
        }
        let missing: Vec<MemberId> = missing.into_iter().collect();
        let found = self.store.names_of(&missing).await?;
        let mut names = self.names.lock().unwrap_or_else(PoisonError::into_inner);
        // Only whoever is drawing just now keeps the old ones: a crowd that comes in is not copied for each of them.
        Arc::make_mut(&mut names).extend(found.into_iter().filter(|(_, name)| !name.is_empty()));
        Ok(names.clone())
    }

    /// Has a member's name asked for anew: they have changed it.
    pub fn forget_name(&self, member: MemberId) {
        let mut names = self.names.lock().unwrap_or_else(PoisonError::into_inner);
        let mut all = Names::clone(&names);
        all.remove(&member);
        *names = Arc::new(all);
    }

    fn names_now(&self) -> Arc<Names> {
        self.names.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// A view of a room's plan for one page.
    pub async fn view(&self, open: &Arc<Open>, page: Page, within: InPlan) -> Result<View, StoreError> {
        let state = open.room.state();
        let plan = state.plan.clone();
        let here = open.presence.now();
        let names = self.know_names(&plan, &here.faces).await?;
        let today = clock::today();
        let known = open.known.of(&state, today);
        let InPlan { viewer, scheme, member } = within;
        let own = (self.own_regions)(page);
        let door = if viewer.role >= Role::Editor { self.door(open, &plan).await? } else { None };
        Ok(View {
            id: open.room.id,
            page,
            own,
            plan,
            known,
            viewer,
            me: Some(member),
            scheme,
            today,
            names,
            here,
            door,
        })
    }

    /// The way into the brainstorm that is open.
    async fn door(&self, open: &Open, plan: &Plan) -> Result<Option<Arc<Door>>, StoreError> {
        let Some(brainstorm) = open_brainstorm(plan) else { return Ok(None) };
        if let Some(door) = open.door.of(brainstorm) {
            return Ok(Some(door));
        }
        let Some(code) = self.store.join_code_of(open.room.id, brainstorm).await? else { return Ok(None) };
        Ok(Some(self.keep_door(open, code)))
    }

    /// Remembers the way into a brainstorm, for everybody who is shown it.
    pub fn keep_door(&self, open: &Open, code: JoinCode) -> Arc<Door> {
        let door = Arc::new(Door { code, public_url: self.public_url.clone() });
        open.door.keep(door.clone());
        door
    }

    /// Listens to a page's feed, for a page that was drawn at `since`.
    pub fn listen(
        &self,
        open: &Arc<Open>,
        page: Page,
        viewer: ViewerKind,
        since: Option<Seq>,
    ) -> (Arc<Feed>, Listening) {
        let key = FeedKey { page, viewer };
        let (id, own): (PlanId, _) = (open.room.id, (self.own_regions)(page));
        open.listen(key, since, || {
            let app = self.clone();
            let (known, door) = (open.known.clone(), open.door.clone());
            let view = move |state: &State, here: &Present| {
                let (plan, today) = (state.plan.clone(), clock::today());
                let known = known.of(state, today);
                let (me, scheme, names, here) = (None, Scheme::default(), app.names_now(), here.clone());
                let door = open_brainstorm(&plan).filter(|_| viewer.role >= Role::Editor).and_then(|id| door.of(id));
                View { id, page, own, plan, known, viewer, me, scheme, today, names, here, door }
            };
            Feed::start(open.room.watch(), open.presence.watch(), view)
        })
    }
}
