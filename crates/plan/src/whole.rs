//! A plan that comes whole, as an import brings it: whether changes could have led to it. What this lets through, no
//! later change, drawing or replaying has to be afraid of.

use crate::fits::MAX_IDEAS;
use crate::table::MAX_ROWS;
use crate::value::{MAX_PERCENT, Plain};
use crate::{Plan, Ref, Rejection, capacity};

/// Says no to the first thing that could not have come about by changes.
pub(crate) fn check(plan: &Plan) -> Result<(), Rejection> {
    for text in [&plan.title, &plan.organisation, &plan.lead] {
        text.check_whole()?;
    }
    if plan.weeks > Some(capacity::MAX_WEEKS) {
        return Err(Rejection::TooMany { most: usize::from(capacity::MAX_WEEKS) });
    }
    if let Some(document) = &plan.document {
        document.check()?;
    }
    plan.check_rows()?;
    if plan.ideas.count_even_removed() > MAX_IDEAS {
        return Err(Rejection::TooManyIdeas { most: MAX_IDEAS });
    }
    check_maps(plan)
}

fn check_maps(plan: &Plan) -> Result<(), Rejection> {
    let sizes =
        [plan.overlaps.len(), plan.worth.len(), plan.commitment.len(), plan.portfolio.len(), plan.set_aside.len()];
    if sizes.iter().any(|size| *size > MAX_ROWS) {
        return Err(Rejection::TooMany { most: MAX_ROWS });
    }
    for (pair, percent) in &plan.overlaps {
        known(plan, pair.0)?;
        known(plan, pair.1)?;
        if pair.0 == pair.1 {
            return Err(Rejection::OnItself);
        }
        if *percent > MAX_PERCENT {
            return Err(Rejection::OverHundredPercent);
        }
    }
    for (pair, worth) in &plan.worth {
        known(plan, pair.0)?;
        known(plan, pair.1)?;
        Plain::check(worth)?;
    }
    for pair in plan.commitment.keys() {
        known(plan, pair.0)?;
        known(plan, pair.1)?;
    }
    for (measure, choice) in &plan.portfolio {
        known(plan, *measure)?;
        Plain::check(choice)?;
        crate::refs::all_known(plan, |each| Plain::refs(choice, each))?;
    }
    for (finding, aside) in &plan.set_aside {
        Plain::check(finding)?;
        Plain::check(&aside.reason)?;
    }
    Ok(())
}

fn known(plan: &Plan, what: impl Into<Ref>) -> Result<(), Rejection> {
    let what = what.into();
    if plan.has_ever_held(what) { Ok(()) } else { Err(Rejection::NotThere { what }) }
}
