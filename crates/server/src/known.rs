//! What follows from a plan as it stands, worked out once for all regions, pages and feeds: what many of them ask of everything
//! there is, such as ten thousand ideas, is looked up in one go.

use crate::alike::AlikeNow;
use jiff::civil::Date;
use plan::findings::{Light, findings, lights_with};
use plan::{AudienceId, BrainstormId, Claim, ClaimId, Finding, Idea, IdeaId, MemberId, Plan, Sorting, Stage};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// What follows from a plan on a day: worked out when first asked for, once for all regions, pages and feeds.
pub struct Known {
    plan: Arc<Plan>,
    today: Date,
    findings: OnceLock<Vec<Finding>>,
    lights: OnceLock<Vec<(Stage, Light)>>,
    claims_of: OnceLock<BTreeMap<AudienceId, Vec<ClaimId>>>,
    ideas: OnceLock<Ideas>,
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
        self.ideas.get_or_init(|| Ideas::of(&self.plan))
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
    /// What is known of this plan on this day, the same for everybody who asks for the same plan.
    pub fn of(&self, plan: &Arc<Plan>, today: Date) -> Arc<Known> {
        let mut kept = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        match &*kept {
            Some(known) if Arc::ptr_eq(&known.plan, plan) && known.today == today => known.clone(),
            Some(_) | None => kept.insert(Known::with(plan.clone(), today, self.alike.clone())).clone(),
        }
    }
}

/// An idea that is no part of another's stack, and where it was written: that alone says who may see it.
pub type Top = (IdeaId, Option<BrainstormId>);

/// What is asked of all ideas.
#[derive(Default)]
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
}

impl Ideas {
    fn of(plan: &Plan) -> Self {
        let mut ideas = Self::default();
        for (id, idea) in plan.ideas.iter() {
            if let Some(brainstorm) = idea.brainstorm {
                *ideas.written_in.entry(brainstorm).or_default() += 1;
            }
            if let Some(author) = idea.author {
                ideas.wrote.entry((author, idea.brainstorm)).or_insert(id);
            }
            if !idea.votes.is_empty() {
                *ideas.dots.entry(idea.stacked_under.unwrap_or(id)).or_default() += idea.dots();
            }
            ideas.discarded += usize::from(matches!(idea.sorted, Sorting::Never { .. }));
            match idea.stacked_under {
                Some(top) => ideas.stacked_under.entry(top).or_default().push(id),
                None if idea.sorted == Sorting::Undecided => ideas.undecided.push((id, idea.brainstorm)),
                None => ideas.decided.push((id, idea.brainstorm)),
            }
        }
        ideas
    }
}
