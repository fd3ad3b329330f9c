//! Stage 5: whether it is time for ideas, and what ideas hang on.

use super::ground::Ground;
use super::light::done;
use super::{Finding, Severity};
use crate::{BrainstormState, Idea, IdeaId, Sorting, Stage};

/// Ideas that are named one by one in a finding; a longer list is read by nobody. `count` says how many there are.
const NAMED_MOST: usize = 50;

/// Whether an idea lacks something.
type Lacks = fn(&Idea) -> bool;

pub(super) fn look(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    let plan = ground.plan;
    let new = |id, severity| Finding::new(id, Stage::Brainstorm, severity);
    let any_in = |state| plan.brainstorms.iter().any(|(_, brainstorm)| brainstorm.state == Some(state));
    let held_or_on = any_in(BrainstormState::Closed) || any_in(BrainstormState::Open);
    // An audience is the least there has to be before anybody should be told to think of measures.
    if !held_or_on && !plan.audiences.is_empty() {
        found.push(new("brainstorm.not-held", Severity::Needed));
    }
    let before = [Stage::Audiences, Stage::Objectives, Stage::Habits];
    let not_done = before.iter().filter(|stage| !done(plan, ground.today, **stage)).count();
    for (id, brainstorm) in plan.brainstorms.iter() {
        let open = brainstorm.state == Some(BrainstormState::Open);
        if open && not_done > 0 && brainstorm.opened_early_because.is_blank() {
            found.push(new("brainstorm.too-early", Severity::Advice).at(plan, id).number("count", not_done));
        }
    }
    // While people write, only the first half-sentence is asked for.
    let open = |idea: &Idea| {
        let brainstorm = idea.brainstorm.and_then(|id| plan.brainstorms.get(id));
        brainstorm.is_some_and(|brainstorm| brainstorm.state == Some(BrainstormState::Open))
    };
    let ideas: Vec<(IdeaId, &Idea)> = plan
        .ideas
        .iter()
        .filter(|(id, idea)| {
            let alive = matches!(idea.sorted, Sorting::Undecided | Sorting::Promising);
            alive && !ground.stacked.contains(id) && !open(idea)
        })
        .collect();
    let lacks: [(&'static str, Lacks); 3] = [
        ("idea.no-channel", |idea| idea.channels.is_empty()),
        ("idea.no-audience", |idea| idea.audiences.is_empty()),
        ("idea.no-objective", |idea| idea.objectives.is_empty()),
    ];
    for (name, lacks) in lacks {
        let without: Vec<IdeaId> = ideas.iter().filter(|(_, idea)| lacks(idea)).map(|(id, _)| *id).collect();
        for id in without.iter().take(NAMED_MOST) {
            found.push(new(name, Severity::Advice).at(plan, *id).number("count", without.len()));
        }
    }
}
