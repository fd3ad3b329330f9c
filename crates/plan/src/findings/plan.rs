//! Stage 9: the three tests, reviews, and claims that did not hold.

use super::ground::Ground;
use super::three_tests::{anchored, resourced_in, specified};
use super::{Finding, Severity};
use crate::{Arg, Checked, ClaimId, MeasureId, Stage, name_of};
use std::collections::BTreeMap;

pub(super) fn look(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    let plan = ground.plan;
    let new = |id| Finding::new(id, Stage::Plan, Severity::Needed);
    for (id, review) in plan.reviews.iter().filter(|(_, review)| review.is_due(ground.today)) {
        if let (Some(day), true) = (review.due_on, plan.measures.get(review.measure).is_some()) {
            found.push(new("review.due").at(plan, id).with("day", Arg::Day(day)));
        }
    }
    let mut resting_on: BTreeMap<ClaimId, Vec<MeasureId>> = BTreeMap::new();
    for (id, measure, _) in &ground.chosen {
        for claim in &measure.claims {
            resting_on.entry(*claim).or_default().push(*id);
        }
    }
    for (claim, measures) in resting_on {
        let rejected = plan.claims.get(claim).is_some_and(|row| row.checked == Some(Checked::Rejected));
        if let (true, Some(first)) = (rejected, measures.first()) {
            found.push(
                new("claim.rejected-in-use")
                    .at(plan, claim)
                    .with("measure", name_of(plan, (*first).into()))
                    .number("count", measures.len()),
            );
        }
    }
    for (id, _, _) in &ground.chosen {
        let tests = [
            ("measure.unanchored", anchored(plan, *id)),
            ("measure.unresourced", resourced_in(plan, &ground.weeks, *id)),
            ("measure.unspecified", specified(plan, *id)),
        ];
        for (name, test) in tests {
            if !test.passed {
                found.push(new(name).at(plan, *id).number("count", test.missing.len()));
            }
        }
    }
}
