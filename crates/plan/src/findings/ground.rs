//! What several stages ask of the plan, looked up once per run so that nothing is looked for twice.

use super::light::placed_claims;
use crate::capacity::{Week, weeks};
use crate::{
    Anchors, Audience, AudienceId, Choice, Claim, ClaimId, IdeaId, Measure, MeasureId, Objective, ObjectiveId, Plan,
    StatementId,
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
    /// Ideas that have others stacked under them, or lie in somebody else's stack.
    pub stacked: BTreeSet<IdeaId>,
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
            stacked: plan
                .ideas
                .iter()
                .filter(|(_, idea)| idea.stacked_under.is_some_and(|top| plan.ideas.get(top).is_some()))
                .map(|(id, _)| id)
                .collect(),
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
