//! Stage 1: what the communications strategy says and doesn't say.

use super::ground::Ground;
use super::light::an_amendment_is_decided;
use super::{Finding, Severity};
use crate::{Attention, SocialMedia, Stage, StatementId, StatementKind, StatementRole};
use std::collections::BTreeSet;

pub(super) fn look(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    let plan = ground.plan;
    let new = |id, severity| Finding::new(id, Stage::Strategy, severity);
    let statements = plan.statements_in_order();
    if statements.is_empty() {
        found.push(new("strategy.missing", Severity::Blocks));
        return;
    }
    let count = statements.iter().filter(|(_, statement)| statement.kind != Some(StatementKind::Heading)).count();
    if !an_amendment_is_decided(plan) {
        let coverage = plan.coverage();
        match coverage.social_media {
            SocialMedia::None => {
                found.push(new("strategy.no-social-media", Severity::Needed).number("count", count));
            }
            SocialMedia::Mentioned => found.push(
                new("strategy.social-media-mentioned", Severity::Needed)
                    .number("count", coverage.named.len())
                    .number("told", coverage.answers.len()),
            ),
            SocialMedia::AccountedFor => {}
        }
    }

    let marks: Vec<_> = statements.iter().map(|(id, statement)| (*id, statement.marks())).collect();
    let of = |kind: Attention| marks.iter().filter(|(_, marks)| marks.attention.contains(&kind)).count();
    let marked = marks.iter().filter(|(_, marks)| !marks.attention.is_empty()).count();
    if marked > 0 && of(Attention::Shared) == 0 && of(Attention::Owned) == 0 {
        found.push(
            new("strategy.attention-only", Severity::Advice)
                .number("count", marked)
                .number("paid", of(Attention::Paid))
                .number("earned", of(Attention::Earned)),
        );
    }
    if !marks.iter().any(|(_, marks)| marks.dialogue) {
        found.push(new("strategy.no-dialogue", Severity::Advice).number("count", count));
    }
    for (id, amendment) in plan.amendments.iter() {
        let concerns_somebody = plan.statements.get(amendment.statement).is_some();
        if amendment.decided_on.is_none() && concerns_somebody {
            found.push(new("strategy.undecided-amendment", Severity::Advice).at(plan, id));
        }
    }
    // Before there are objectives every goal is unserved, and stage 3 says so in a better way.
    if !plan.objectives.is_empty() {
        let served: BTreeSet<StatementId> =
            plan.objectives.iter().flat_map(|(_, objective)| objective.anchors.keys().copied()).collect();
        for (id, marks) in &marks {
            if marks.role == Some(StatementRole::Goal) && !served.contains(id) {
                found.push(new("strategy.statement-unserved", Severity::Advice).at(plan, *id));
            }
        }
    }
}
