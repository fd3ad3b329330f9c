//! What several stages ask of the plan, looked up once per run so that nothing is looked for twice.

use super::light::placed_claims;
use crate::capacity::{Week, weeks};
use crate::{
    Anchors, Audience, AudienceId, Brainstorm, BrainstormState, Choice, Claim, ClaimId, Idea, IdeaId, Measure,
    MeasureId, Objective, ObjectiveId, Plan, Sorting, StatementId,
};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// The plan with its indexes.
pub(super) struct Ground<'a> {
    pub plan: &'a Plan,
    pub today: Date,
    /// Audiences this plan is about: of first and second priority.
    pub of_priority: Vec<(AudienceId, &'a Audience)>,
    /// Objectives by audience.
    pub objectives_of: BTreeMap<AudienceId, Vec<(ObjectiveId, &'a Objective)>>,
    /// Claims about audiences and channels that are there.
    pub placed_claims: Vec<(ClaimId, &'a Claim)>,
    /// Claims by audience that nobody has rejected, about channels that are there.
    pub claims_of: BTreeMap<AudienceId, Vec<(ClaimId, &'a Claim)>>,
    /// Chosen measures that are still there.
    pub chosen: Vec<(MeasureId, &'a Measure, &'a Choice)>,
    /// The plan's weeks with their hours.
    pub weeks: Vec<Week>,
    /// How often the wording of each statement that is there has changed.
    pub revisions: BTreeMap<StatementId, u32>,
    /// What the ideas come to.
    pub ideas: IdeasNow<'a>,
}

/// Ideas that are named one by one in a finding; a longer list is read by nobody. How many there are is said beside them.
pub(super) const NAMED_MOST: usize = 50;

/// What the ideas come to that don't lie in another's stack, looked at once: there may be ten thousand of them.
#[derive(Default)]
pub(super) struct IdeasNow<'a> {
    /// How many nobody has answered, but for those of brainstorms that are open.
    pub undecided: usize,
    /// Those that were discarded.
    pub discarded: Vec<(IdeaId, &'a Idea)>,
    /// Of those that may yet become something, outside open brainstorms, those without a channel, an audience, an objective.
    pub without: [Counted; 3],
}

/// How many there are, and the first of them.
#[derive(Default)]
pub(super) struct Counted {
    pub count: usize,
    pub first: Vec<IdeaId>,
}

impl<'a> IdeasNow<'a> {
    fn of(plan: &'a Plan) -> Self {
        let is_open = |row: &Brainstorm| row.state == Some(BrainstormState::Open);
        let open: Vec<_> = plan.brainstorms.iter().filter(|(_, row)| is_open(row)).map(|(id, _)| id).collect();
        let mut now = Self::default();
        for (id, idea) in plan.ideas.iter() {
            if idea.stacked_under.is_some_and(|top| plan.ideas.get(top).is_some()) {
                continue;
            }
            let is_written = idea.brainstorm.is_none_or(|id| !open.contains(&id));
            match idea.sorted {
                Sorting::Never { .. } => now.discarded.push((id, idea)),
                Sorting::Undecided | Sorting::Promising if is_written => {
                    now.undecided += usize::from(idea.sorted == Sorting::Undecided);
                    let lacks = [idea.channels.is_empty(), idea.audiences.is_empty(), idea.objectives.is_empty()];
                    for (without, _) in now.without.iter_mut().zip(lacks).filter(|(_, lacks)| *lacks) {
                        without.count += 1;
                        if without.count <= NAMED_MOST {
                            without.first.push(id);
                        }
                    }
                }
                Sorting::Undecided | Sorting::Promising | Sorting::Later | Sorting::Core { .. } => {}
            }
        }
        now
    }
}

impl<'a> Ground<'a> {
    pub(super) fn of(plan: &'a Plan, today: Date) -> Self {
        let mut objectives_of: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for (id, objective) in plan.objectives.iter() {
            for audience in &objective.audiences {
                objectives_of.entry(*audience).or_default().push((id, objective));
            }
        }
        let mut claims_of: BTreeMap<_, Vec<_>> = BTreeMap::new();
        let placed_claims: Vec<_> = placed_claims(plan).collect();
        for (id, claim) in placed_claims.iter().copied() {
            if claim.checked != Some(crate::Checked::Rejected) {
                claims_of.entry(claim.audience).or_default().push((id, claim));
            }
        }
        let chosen: Vec<_> = plan.chosen().collect();
        Self {
            plan,
            today,
            of_priority: super::light::of_priority(plan).collect(),
            objectives_of,
            placed_claims,
            claims_of,
            // Without anything chosen every week is empty, and there is nothing to say about them.
            weeks: if chosen.is_empty() { Vec::new() } else { weeks(plan, today) },
            chosen,
            revisions: revisions(plan),
            ideas: IdeasNow::of(plan),
        }
    }

    /// Anchors whose statement has another wording than the one that was seen, or is gone.
    pub(super) fn moved(&self, anchors: &Anchors) -> Vec<StatementId> {
        let has_moved = |id: &StatementId, seen: u32| self.revisions.get(id).is_none_or(|now| *now > seen);
        anchors.iter().filter(|(id, seen)| has_moved(id, **seen)).map(|(id, _)| *id).collect()
    }

    /// Whether an anchor holds: one statement at least is still there.
    pub(super) fn holds(&self, anchors: &Anchors) -> bool {
        anchors.keys().any(|statement| self.revisions.contains_key(statement))
    }

    /// Audiences a measure is for: those picked for it, and those of its objectives.
    pub(super) fn audiences_of(&self, measure: &Measure) -> BTreeSet<AudienceId> {
        let of_objectives = measure.objectives.iter().filter_map(|id| self.plan.objectives.get(*id));
        let through = of_objectives.flat_map(|objective| &objective.audiences);
        measure.audiences.iter().chain(through).copied().filter(|id| self.plan.audiences.get(*id).is_some()).collect()
    }
}

/// [`Plan::statement_revision`] of every statement, looking at each amendment once.
fn revisions(plan: &Plan) -> BTreeMap<StatementId, u32> {
    let mut revisions: BTreeMap<_, _> = plan.statements.iter().map(|(id, row)| (id, row.text.revision())).collect();
    for (_, amendment) in plan.amendments.iter() {
        if let (Some(revision), true) = (revisions.get_mut(&amendment.statement), amendment.decided_on.is_some()) {
            *revision += amendment.text.revision() + 1;
        }
    }
    revisions
}
