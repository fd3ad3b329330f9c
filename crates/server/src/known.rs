//! What follows from a plan as it stands, worked out once for all regions, pages and feeds: what many of them ask of everything
//! there is, such as ten thousand ideas, is looked up in one go.

use crate::alike::AlikeNow;
use crate::live::room::State;
use jiff::civil::Date;
use plan::findings::{Light, findings, lights_with};
use plan::{AudienceId, BrainstormId, Claim, ClaimId, Finding, Idea, IdeaId, MemberId, Plan, Ref, Sorting, Stage};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// What follows from a plan on a day: worked out when first asked for, once for all regions, pages and feeds.
pub struct Known {
    plan: Arc<Plan>,
    today: Date,
    findings: OnceLock<Vec<Finding>>,
    lights: OnceLock<Vec<(Stage, Light)>>,
    claims_of: OnceLock<BTreeMap<AudienceId, Vec<ClaimId>>>,
    ideas: OnceLock<Arc<Ideas>>,
    alike: Arc<AlikeNow>,
}

impl Known {
    /// Of this plan, on this day.
    pub fn of(plan: Arc<Plan>, today: Date) -> Arc<Self> {
        Self::with(plan, today, Arc::default())
    }

    fn with(plan: Arc<Plan>, today: Date, alike: Arc<AlikeNow>) -> Arc<Self> {
        let (findings, lights, claims_of, ideas) = Default::default();
        Arc::new(Self { plan, today, findings, lights, claims_of, ideas, alike })
    }

    /// Ideas that say nearly the same as this one, the most alike first.
    pub fn like(&self, idea: IdeaId, most: usize) -> Vec<IdeaId> {
        self.alike.like(&self.plan, idea, most)
    }

    /// The findings, most useful first.
    pub fn findings(&self) -> &[Finding] {
        self.findings.get_or_init(|| findings(&self.plan, self.today))
    }

    /// The claims about an audience.
    pub fn claims_of(&self, audience: AudienceId) -> impl Iterator<Item = (ClaimId, &Claim)> {
        let of_all = self.claims_of.get_or_init(|| {
            let mut of_all: BTreeMap<_, Vec<_>> = BTreeMap::new();
            for (id, claim) in self.plan.claims.iter() {
                of_all.entry(claim.audience).or_default().push(id);
            }
            of_all
        });
        of_all.get(&audience).into_iter().flatten().filter_map(|id| Some((*id, self.plan.claims.get(*id)?)))
    }

    /// What is asked of all ideas.
    pub fn ideas(&self) -> &Ideas {
        self.ideas.get_or_init(|| Arc::new(Ideas::of(&self.plan)))
    }

    /// The ideas in a stack under this one.
    pub fn stacked_under(&self, top: IdeaId) -> impl Iterator<Item = (IdeaId, &Idea)> {
        let under = self.ideas().stacked_under.get(&top);
        under.into_iter().flatten().filter_map(|id| Some((*id, self.plan.ideas.get(*id)?)))
    }

    /// What each stage shows on the path.
    pub fn lights(&self) -> &[(Stage, Light)] {
        self.lights.get_or_init(|| lights_with(&self.plan, self.today, self.findings()))
    }
}

/// What is known of a room's plan as it stands; kept by the room.
#[derive(Default)]
pub struct KnownNow {
    known: Mutex<Option<Arc<Known>>>,
    alike: Arc<AlikeNow>,
}

impl KnownNow {
    /// What is known of a room's plan on this day, the same for everybody who asks for the same state.
    pub fn of(&self, state: &State, today: Date) -> Arc<Known> {
        let plan = &state.plan;
        let mut kept = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        match &*kept {
            Some(known) if Arc::ptr_eq(&known.plan, plan) && known.today == today => known.clone(),
            before => {
                let known = Known::with(plan.clone(), today, self.alike.clone());
                if let Some(ideas) = before.as_ref().and_then(|before| goes_on(before, state)) {
                    debug_assert_eq!(*ideas, Ideas::of(plan), "what goes on from before is what there is");
                    let _ = known.ideas.set(ideas);
                }
                kept.insert(known).clone()
            }
        }
    }
}

/// What is asked of all ideas, from what it was before: of ten thousand, one more is only that one looked at.
fn goes_on(before: &Known, state: &State) -> Option<Arc<Ideas>> {
    let known = before.ideas.get()?;
    let touched = state.since(before.plan.seq).filter(|touched| !touched.plan)?;
    let ideas = touched.things.iter().filter_map(|thing| if let Ref::Idea(id) = thing { Some(*id) } else { None });
    let mut known = known.clone();
    for id in ideas {
        // One that was there already counted for something else before; one in between others has to find its place.
        if known.last >= Some(id) || before.plan.ideas.even_removed(id).is_some() {
            return None;
        }
        if let Some(idea) = state.plan.ideas.get(id) {
            Arc::make_mut(&mut known).add(id, idea);
        }
    }
    Some(known)
}

/// An idea that is no part of another's stack, and where it was written: that alone says who may see it.
pub type Top = (IdeaId, Option<BrainstormId>);

/// What is asked of all ideas.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Ideas {
    /// What lies under each.
    pub stacked_under: BTreeMap<IdeaId, Vec<IdeaId>>,
    /// How many were written in each brainstorm.
    pub written_in: BTreeMap<BrainstormId, usize>,
    /// Those that nobody has answered yet.
    pub undecided: Vec<Top>,
    /// Those that somebody has.
    pub decided: Vec<Top>,
    /// How many were discarded, with what lies in stacks.
    pub discarded: usize,
    /// Dots of each that has some, with those of what lies under it.
    pub dots: BTreeMap<IdeaId, u32>,
    /// Who has written, where, and one of their ideas there.
    pub wrote: BTreeMap<(MemberId, Option<BrainstormId>), IdeaId>,
    /// The last of them.
    last: Option<IdeaId>,
}

impl Ideas {
    fn of(plan: &Plan) -> Self {
        let mut ideas = Self::default();
        for (id, idea) in plan.ideas.iter() {
            ideas.add(id, idea);
        }
        ideas
    }

    /// One more, after all others.
    fn add(&mut self, id: IdeaId, idea: &Idea) {
        self.last = Some(id);
        if let Some(brainstorm) = idea.brainstorm {
            *self.written_in.entry(brainstorm).or_default() += 1;
        }
        if let Some(author) = idea.author {
            self.wrote.entry((author, idea.brainstorm)).or_insert(id);
        }
        if !idea.votes.is_empty() {
            *self.dots.entry(idea.stacked_under.unwrap_or(id)).or_default() += idea.dots();
        }
        self.discarded += usize::from(matches!(idea.sorted, Sorting::Never { .. }));
        match idea.stacked_under {
            Some(top) => self.stacked_under.entry(top).or_default().push(id),
            None if idea.sorted == Sorting::Undecided => self.undecided.push((id, idea.brainstorm)),
            None => self.decided.push((id, idea.brainstorm)),
        }
    }
}
