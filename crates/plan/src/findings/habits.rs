//! Stage 4: what the team knows, assumes and doesn't know about habits.

use super::ground::Ground;
use super::light::a_pair_is_worth_it;
use super::{Finding, Severity};
use crate::{Arg, AudienceId, Basis, ChannelId, ClaimId, Stage, Usage, name_of};
use std::collections::BTreeMap;

/// Steps on the scale from not at all to a lot before two claims about one cell disagree.
const DISAGREE_FROM: usize = 2;

pub(super) fn look(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    let plan = ground.plan;
    let new = |id, severity| Finding::new(id, Stage::Habits, severity);
    for (id, _) in &ground.of_priority {
        let claims = ground.claims_of.get(id).map(Vec::as_slice).unwrap_or_default();
        let has_any = !claims.is_empty() || plan.claims.iter().any(|(_, claim)| claim.audience == *id);
        if !has_any {
            found.push(new("habits.unknown", Severity::Needed).at(plan, *id));
            continue;
        }
        if !claims.is_empty() && claims.iter().all(|(_, claim)| claim.basis != Some(Basis::Known)) {
            found.push(new("habits.all-assumed", Severity::Advice).at(plan, *id).number("count", claims.len()));
        }
        let wants_effect =
            ground.objectives_of.get(id).is_some_and(|all| all.iter().any(|(_, each)| each.kinds.effect));
        let reached = claims.iter().any(|(_, claim)| matches!(claim.usage, Some(Usage::Some | Usage::Lot)));
        if wants_effect && !reached {
            found.push(new("habits.blind-spot", Severity::Advice).at(plan, *id).number("count", claims.len()));
        }
    }
    if !plan.claims.is_empty() && !a_pair_is_worth_it(plan) {
        found.push(new("habits.nothing-worth-it", Severity::Needed));
    }
    for (id, claim) in plan.claims.iter() {
        if let Some(day) = claim.recheck_on.filter(|day| *day < ground.today) {
            found.push(new("habits.stale", Severity::Advice).at(plan, id).with("day", Arg::Day(day)));
        }
    }
    for (claim, count) in disagreements(ground) {
        found.push(new("habits.disagreement", Severity::Advice).at(plan, claim).number("count", count));
    }
    for (id, channel) in plan.channels.iter() {
        let moved = ground.moved(&channel.anchors);
        if let Some(statement) = moved.first() {
            found.push(
                new("anchor.statement-changed", Severity::Advice)
                    .at(plan, id)
                    .with("statement", name_of(plan, (*statement).into()))
                    .number("count", moved.len()),
            );
        }
    }
}

/// The newest claim of every cell whose claims lie far apart, and how many claims the cell has.
fn disagreements(ground: &Ground<'_>) -> Vec<(ClaimId, usize)> {
    let mut cells: BTreeMap<(AudienceId, ChannelId), Vec<(ClaimId, usize)>> = BTreeMap::new();
    for (id, claim) in ground.claims_of.values().flatten() {
        if let Some(usage) = claim.usage {
            cells.entry((claim.audience, claim.channel)).or_default().push((*id, usage as usize));
        }
    }
    let mut apart = Vec::new();
    for claims in cells.values() {
        let lowest = claims.iter().map(|(_, usage)| *usage).min().unwrap_or_default();
        let highest = claims.iter().map(|(_, usage)| *usage).max().unwrap_or_default();
        let newest = claims.iter().map(|(id, _)| *id).max();
        if highest - lowest >= DISAGREE_FROM {
            apart.extend(newest.map(|newest| (newest, claims.len())));
        }
    }
    apart.sort_unstable();
    apart
}
