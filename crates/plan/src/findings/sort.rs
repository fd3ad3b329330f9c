//! Stage 6: what the sorting left open, and whether the core measures hang together with what came before.

use super::ground::Ground;
use super::{Finding, Severity, three_tests};
use crate::{AudienceId, BrainstormState, ChannelId, Measure, Pair, Sorting, Stage, WorthIt, name_of};
use std::collections::BTreeSet;

/// Discarded ideas that are named one by one; `count` says how many there are.
const NAMED_MOST: usize = 50;

pub(super) fn look(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    let plan = ground.plan;
    let new = |id, severity| Finding::new(id, Stage::Sort, severity);
    let still_open: BTreeSet<_> = plan
        .brainstorms
        .iter()
        .filter(|(_, brainstorm)| brainstorm.state == Some(BrainstormState::Open))
        .map(|(id, _)| id)
        .collect();
    let tops = || plan.ideas.iter().filter(|(id, _)| !ground.stacked.contains(id));
    let undecided = tops()
        .filter(|(_, idea)| idea.sorted == Sorting::Undecided)
        .filter(|(_, idea)| idea.brainstorm.is_none_or(|id| !still_open.contains(&id)))
        .count();
    if undecided > 0 {
        found.push(new("sort.undecided", Severity::Needed).number("count", undecided));
    }
    let without_reason: Vec<_> = tops()
        .filter(|(_, idea)| matches!(&idea.sorted, Sorting::Never { because } if because.trim().is_empty()))
        .map(|(id, _)| id)
        .collect();
    for id in without_reason.iter().take(NAMED_MOST) {
        found.push(
            new("sort.discarded-without-reason", Severity::Advice).at(plan, *id).number("count", without_reason.len()),
        );
    }
    if plan.measures.is_empty() {
        // While ideas wait for an answer, giving it is the way to the first core measure.
        if undecided == 0 && still_open.is_empty() && !plan.ideas.is_empty() {
            found.push(new("core.none", Severity::Needed).number("count", plan.ideas.count()));
        }
        return;
    }
    let count = plan.measures.count();
    let most = usize::from(plan.core_measures_most());
    if count > most {
        found.push(new("core.too-many", Severity::Advice).number("count", count).number("most", most));
    }
    let mut served = BTreeSet::new();
    for (id, measure) in plan.measures.iter() {
        let audiences = ground.audiences_of(measure);
        // Stage 9 says the same of chosen measures, more sternly.
        if !plan.portfolio.contains_key(&id) && !three_tests::anchored(plan, id).passed {
            found.push(new("core.unanchored", Severity::Advice).at(plan, id));
        }
        if let Some((channel, audience)) = not_worth_it(ground, measure, &audiences) {
            found.push(
                new("core.channel-not-worth-it", Severity::Advice)
                    .at(plan, id)
                    .with("channel", name_of(plan, channel.into()))
                    .with("audience", name_of(plan, audience.into())),
            );
        }
        served.extend(audiences);
    }
    for (id, _) in ground.of_priority.iter().filter(|(id, _)| !served.contains(id)) {
        found.push(new("core.audience-unserved", Severity::Advice).at(plan, *id));
    }
}

/// A channel of the measure that was said not to be worth it for one of its audiences, and for none of them to be.
fn not_worth_it(
    ground: &Ground<'_>,
    measure: &Measure,
    audiences: &BTreeSet<AudienceId>,
) -> Option<(ChannelId, AudienceId)> {
    let plan = ground.plan;
    let said = |audience, channel| plan.worth.get(&Pair(audience, channel)).map(|worth| worth.verdict);
    measure.channels.iter().filter(|channel| plan.channels.get(**channel).is_some()).find_map(|channel| {
        let worth = audiences.iter().any(|audience| said(*audience, *channel) == Some(WorthIt::Worth));
        let not = audiences.iter().find(|audience| said(**audience, *channel) == Some(WorthIt::NotWorth));
        if worth { None } else { not.map(|audience| (*channel, *audience)) }
    })
}
