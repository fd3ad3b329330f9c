//! Whether a stage is done, and the light it shows on the path. A light, never a lock.

use super::{Finding, Severity, findings};
use crate::capacity::{Week, weeks};
use crate::{BrainstormState, Claim, ClaimId, Plan, Priority, SocialMedia, Sorting, Stage, WorthIt};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// What a stage shows on the path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Light {
    /// Not done yet.
    Ahead,
    /// Done.
    Done,
    /// It has been done, and something has moved since.
    LookAgain,
}

impl Light {
    /// The word for it in JSON, class names and translation keys.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Ahead => "ahead",
            Self::Done => "done",
            Self::LookAgain => "look-again",
        }
    }
}

/// Findings that say something moved under a stage that was done.
const MOVED: &[&str] = &[
    "anchor.statement-changed",
    "habits.stale",
    "core.channel-not-worth-it",
    "capacity.fragile",
    "claim.rejected-in-use",
    "review.due",
];

/// Whether a stage is done on this day.
#[must_use]
pub fn done(plan: &Plan, today: Date, stage: Stage) -> bool {
    match stage {
        Stage::Strategy => strategy_done(plan),
        Stage::Audiences => audiences_done(plan),
        Stage::Objectives => objectives_done(plan),
        Stage::Habits => habits_done(plan),
        Stage::Brainstorm => brainstorm_done(plan),
        Stage::Sort => sort_done(plan),
        Stage::Resources => resources_done(plan, &weeks(plan, today)),
        Stage::Tactics => tactics_done(plan),
        Stage::Plan => plan_done(plan, today, &weeks(plan, today)),
    }
}

/// At least one statement, and either social media are accounted for or an amendment is decided.
pub(super) fn strategy_done(plan: &Plan) -> bool {
    let accounts_for = || plan.coverage().social_media == SocialMedia::AccountedFor;
    !plan.statements.is_empty() && (an_amendment_is_decided(plan) || accounts_for())
}

pub(super) fn an_amendment_is_decided(plan: &Plan) -> bool {
    plan.amendments.iter().any(|(_, amendment)| amendment.decided_on.is_some())
}

/// One audience at least has needs or interests, and every audience has a priority.
fn audiences_done(plan: &Plan) -> bool {
    plan.audiences.iter().any(|(_, audience)| !audience.needs.is_blank() || !audience.interests.is_blank())
        && plan.audiences.iter().all(|(_, audience)| audience.priority.is_some())
}

/// Audiences this plan is about: the first and the second, not those for later.
pub(super) fn of_priority(plan: &Plan) -> impl Iterator<Item = (crate::AudienceId, &crate::Audience)> {
    plan.audiences.iter().filter(|(_, audience)| matches!(audience.priority, Some(Priority::First | Priority::Second)))
}

/// Every audience of priority has at least one objective, and there is one.
fn objectives_done(plan: &Plan) -> bool {
    let with: BTreeSet<_> = plan.objectives.iter().flat_map(|(_, objective)| &objective.audiences).collect();
    of_priority(plan).next().is_some() && of_priority(plan).all(|(id, _)| with.contains(&id))
}

/// Every audience of priority has at least one claim, and one pair is marked worth it.
fn habits_done(plan: &Plan) -> bool {
    let has_claim = |audience| placed_claims(plan).any(|(_, claim)| claim.audience == audience);
    a_pair_is_worth_it(plan) && of_priority(plan).all(|(id, _)| has_claim(id))
}

/// Claims that have a place: their audience and their channel are still there.
pub(super) fn placed_claims(plan: &Plan) -> impl Iterator<Item = (ClaimId, &Claim)> {
    // In their order already, and looked through for every claim.
    let (audiences, channels): (Vec<_>, Vec<_>) = (plan.audiences.ids().collect(), plan.channels.ids().collect());
    plan.claims.iter().filter(move |(_, claim)| {
        audiences.binary_search(&claim.audience).is_ok() && channels.binary_search(&claim.channel).is_ok()
    })
}

pub(super) fn a_pair_is_worth_it(plan: &Plan) -> bool {
    plan.worth.iter().any(|(pair, worth)| {
        worth.verdict == WorthIt::Worth && plan.audiences.get(pair.0).is_some() && plan.channels.get(pair.1).is_some()
    })
}

/// A brainstorm has been closed, and none is open.
fn brainstorm_done(plan: &Plan) -> bool {
    let in_state = |state| plan.brainstorms.iter().any(|(_, brainstorm)| brainstorm.state == Some(state));
    in_state(BrainstormState::Closed) && !in_state(BrainstormState::Open)
}

/// No idea is undecided and there is a core measure.
fn sort_done(plan: &Plan) -> bool {
    !plan.measures.is_empty() && plan.ideas.iter().all(|(_, idea)| !is_undecided(plan, idea))
}

/// Whether an idea waits for a decision of its own: one in a stack goes with the idea on top.
pub(super) fn is_undecided(plan: &Plan, idea: &crate::Idea) -> bool {
    idea.sorted == Sorting::Undecided && idea.stacked_under.is_none_or(|top| plan.ideas.get(top).is_none())
}

/// A portfolio is chosen and fits.
pub(super) fn resources_done(plan: &Plan, weeks: &[Week]) -> bool {
    plan.chosen().next().is_some()
        && plan.chosen().all(|(id, _, _)| super::three_tests::resourced_in(plan, weeks, id).passed)
        && weeks.iter().all(Week::fits)
}

/// Every chosen measure is specified.
fn tactics_done(plan: &Plan) -> bool {
    plan.chosen().next().is_some() && plan.chosen().all(|(id, _, _)| super::three_tests::specified(plan, id).passed)
}

/// Every chosen measure passes the three tests and no review is due. The method gives this stage no end: it is
/// done for now.
fn plan_done(plan: &Plan, today: Date, weeks: &[Week]) -> bool {
    resources_done(plan, weeks)
        && tactics_done(plan)
        && plan.chosen().all(|(id, _, _)| super::three_tests::anchored(plan, id).passed)
        && !plan.reviews.iter().any(|(_, review)| review.is_due(today))
}

/// Whether anybody has put anything into the stage.
fn begun(plan: &Plan, stage: Stage) -> bool {
    match stage {
        Stage::Strategy => !plan.statements.is_empty(),
        Stage::Audiences => !plan.audiences.is_empty(),
        Stage::Objectives => !plan.objectives.is_empty(),
        Stage::Habits => !plan.claims.is_empty(),
        Stage::Brainstorm => !plan.brainstorms.is_empty(),
        Stage::Sort => !plan.measures.is_empty(),
        Stage::Resources => plan.chosen().next().is_some(),
        Stage::Tactics => plan.chosen().any(|(_, measure, _)| !measure.concept_idea.is_blank()),
        Stage::Plan => !plan.reviews.is_empty(),
    }
}

/// The light of one stage. Ask for all with [`lights`]: it costs the same.
#[must_use]
pub fn light(plan: &Plan, today: Date, stage: Stage) -> Light {
    let found = lights(plan, today);
    found.into_iter().find(|(each, _)| *each == stage).map_or(Light::Ahead, |(_, light)| light)
}

/// The lights of all stages, in order. A stage asks for another look when it is done and a finding says that
/// something moved under it, or when it was begun, isn't done any more, and a later stage is.
#[must_use]
pub fn lights(plan: &Plan, today: Date) -> Vec<(Stage, Light)> {
    lights_with(plan, today, &findings(plan, today))
}

/// The same, for whoever has the findings already.
#[must_use]
pub fn lights_with(plan: &Plan, today: Date, found: &[Finding]) -> Vec<(Stage, Light)> {
    let moved: BTreeSet<Stage> = found
        .iter()
        .filter(|finding| MOVED.contains(&finding.id) || (finding.severity == Severity::Needed))
        .map(|finding| finding.stage)
        .collect();
    let mut lights = Vec::new();
    let mut later_is_done = false;
    for stage in Stage::ALL.iter().rev().copied() {
        let done = done(plan, today, stage);
        let light = match (done, moved.contains(&stage)) {
            (true, false) => Light::Done,
            (true, true) => Light::LookAgain,
            (false, _) if later_is_done && begun(plan, stage) => Light::LookAgain,
            (false, _) => Light::Ahead,
        };
        later_is_done |= done;
        lights.push((stage, light));
    }
    lights.reverse();
    lights
}
