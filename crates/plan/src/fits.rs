//! What has to hold for a thing as a whole, beyond its single fields.

use crate::table::Entity;
use crate::*;

/// Most ideas in a plan, removed ones too: twice as many as the largest board that is measured.
pub const MAX_IDEAS: usize = 20_000;

/// What has to hold for one kind of thing beyond its single fields.
pub(crate) trait Fits: Entity {
    /// Brings what can be written in two ways into the one that is kept.
    fn tidy(&mut self) {}
    /// Looks at the thing as it would be.
    fn fits(&self, _id: Self::Id, _plan: &Plan) -> Result<(), Rejection> {
        Ok(())
    }
    /// Looks at a new thing, once.
    fn may_join(&self, _plan: &Plan) -> Result<(), Rejection> {
        Ok(())
    }
}

macro_rules! fits_always {
    ($($kind:ident),*) => { $(impl Fits for $kind {})* };
}
fits_always!(
    Statement,
    Amendment,
    Audience,
    Objective,
    Channel,
    Account,
    Claim,
    Brainstorm,
    Level,
    Skill,
    Person,
    Lesson,
    SetupStep,
    CalendarEntry,
    Reading,
    Review
);

impl Fits for Belief {
    fn fits(&self, _id: BeliefId, _plan: &Plan) -> Result<(), Rejection> {
        if self.from == self.to { Err(Rejection::OnItself) } else { Ok(()) }
    }
}

impl Fits for Absence {
    fn fits(&self, _id: AbsenceId, _plan: &Plan) -> Result<(), Rejection> {
        match (self.from, self.to) {
            (Some(from), Some(to)) if from > to => Err(Rejection::RangeBackwards),
            _ => Ok(()),
        }
    }
}

impl Fits for Measure {
    fn fits(&self, id: MeasureId, _plan: &Plan) -> Result<(), Rejection> {
        if self.needs.contains(&id) || self.not_with.contains(&id) { Err(Rejection::OnItself) } else { Ok(()) }
    }
}

impl Fits for Idea {
    fn tidy(&mut self) {
        // A reaction that nobody gives is no reaction.
        self.reactions.retain(|_, from| !from.is_empty());
    }
    fn fits(&self, id: IdeaId, plan: &Plan) -> Result<(), Rejection> {
        let Some(top) = self.stacked_under else { return Ok(()) };
        // Stacks are one deep: whatever hangs under an idea has nothing under itself.
        // Removed ideas count: they may come back.
        let top_is_stacked = plan.ideas.even_removed(top).is_some_and(|top| top.stacked_under.is_some());
        let has_others_under = plan.ideas.iter_even_removed().any(|(_, other)| other.stacked_under == Some(id));
        if top == id || top_is_stacked || has_others_under { Err(Rejection::OnItself) } else { Ok(()) }
    }
    fn may_join(&self, plan: &Plan) -> Result<(), Rejection> {
        if plan.ideas.count_even_removed() >= MAX_IDEAS {
            return Err(Rejection::TooManyIdeas { most: MAX_IDEAS });
        }
        let Some(brainstorm) = self.brainstorm.and_then(|id| plan.brainstorms.get(id)) else { return Ok(()) };
        if brainstorm.state == Some(BrainstormState::Open) && !brainstorm.locked {
            Ok(())
        } else {
            Err(Rejection::BrainstormClosed)
        }
    }
}

/// Whether a thing that came whole could have become like that by changes.
pub(crate) fn fits_whole<T: Fits>(plan: &Plan, id: T::Id, row: &T) -> Result<(), Rejection> {
    if row.is_named() { row.fits(id, plan) } else { Err(Rejection::Unnamed) }
}
