//! Who may do what to a plan. The server asks here for every change, whatever page or program it came from.

use crate::change::for_each_kind;
use crate::model::invent::IdeaField;
use crate::*;

model::words! {
    /// What somebody is in a plan, least first.
    Role {
        /// Reads.
        Reader = "reader",
        /// Reads, writes ideas, reacts and votes.
        Participant = "participant",
        /// Changes everything in the plan.
        Editor = "editor",
        /// An editor who also decides who is in.
        Owner = "owner",
    }
}

/// Whether `member`, who is `role` in the plan, may make this change to it as it stands.
#[must_use]
pub fn may(role: Role, member: MemberId, change: &Change, plan: &Plan) -> bool {
    if let Change::Together(steps) = change {
        // Participants write one thing at a time; what is theirs is asked of the plan as it stands.
        return role >= Role::Editor && steps.iter().all(|step| may(role, member, step, plan));
    }
    let votes_for_self = if let Change::Vote { member: voter, .. } | Change::React { member: voter, .. } = change {
        *voter == member
    } else {
        true
    };
    if breaks_promise(change, plan) {
        return false;
    }
    match role {
        Role::Reader => false,
        Role::Participant => votes_for_self && participants_may(member, change, plan),
        Role::Editor => votes_for_self && !matches!(change, Change::Import(_)),
        // Nobody votes in somebody else's name, not even the owner.
        Role::Owner => votes_for_self,
    }
}

/// Whether a change would show who wrote what was written while authors were hidden. Once given, that promise holds,
/// whoever asks.
fn breaks_promise(change: &Change, plan: &Plan) -> bool {
    let Change::SetBrainstorm { id, field: BrainstormField::AuthorsHidden(false) } = change else { return false };
    let hidden = plan.brainstorms.even_removed(*id).is_some_and(|brainstorm| brainstorm.authors_hidden);
    hidden && plan.ideas.iter_even_removed().any(|(_, idea)| idea.brainstorm == Some(*id))
}

#[allow(unreachable_patterns, reason = "of all kinds, ideas are answered for first")]
fn participants_may(member: MemberId, change: &Change, plan: &Plan) -> bool {
    macro_rules! dispatch {
        ($( $kind:ident $add:ident $set:ident $id:ident $field:ident ),*) => {
            match change {
                Change::AddIdea { fields, .. } => fields.iter().all(|field| may_write(member, field)),
                Change::SetIdea { id, field } => {
                    let own = plan.ideas.get(*id).is_some_and(|idea| idea.author == Some(member));
                    own && may_write(member, field)
                }
                Change::Link(link) | Change::Unlink(link) => match link {
                    Link::IdeaChannel(idea, _) | Link::IdeaObjective(idea, _) | Link::IdeaAudience(idea, _) => {
                        plan.ideas.get(*idea).is_some_and(|idea| idea.author == Some(member))
                    }
                    Link::ObjectiveAudience(..)
                    | Link::MeasureChannel(..)
                    | Link::MeasureObjective(..)
                    | Link::MeasureAudience(..)
                    | Link::MeasureClaim(..)
                    | Link::MeasureAccount(..)
                    | Link::MeasureNeeds(..)
                    | Link::MeasureNotWith(..)
                    | Link::PersonSkill(..)
                    | Link::LevelSkill(..) => false,
                },
                Change::Vote { .. } | Change::React { .. } => true,
                Change::Remove(Ref::Idea(id)) => {
                    plan.ideas.get(*id).is_some_and(|idea| idea.author == Some(member))
                }
                $( Change::$add { .. } | Change::$set { .. } => false, )*
                Change::SetPlan(_)
                | Change::BringStrategy { .. }
                | Change::Anchor { .. }
                | Change::SetOverlap { .. }
                | Change::SetWorth { .. }
                | Change::SetCommitment { .. }
                | Change::Choose { .. }
                | Change::SetFindingAside { .. }
                | Change::MergeAudience { .. }
                | Change::Together(_)
                | Change::Import(_)
                | Change::Remove(_)
                | Change::Restore(_) => false,
            }
        };
    }
    for_each_kind!(dispatch)
}

/// Fields a participant writes in an idea of their own; what the sorting makes of it is not theirs to say.
fn may_write(member: MemberId, field: &IdeaField) -> bool {
    match field {
        IdeaField::Author(author) => *author == Some(member),
        IdeaField::Brainstorm(_)
        | IdeaField::Presence(_)
        | IdeaField::Purpose(_)
        | IdeaField::Achieve(_)
        | IdeaField::ForWhom(_)
        | IdeaField::Channels(_)
        | IdeaField::Objectives(_)
        | IdeaField::Audiences(_) => true,
        IdeaField::Sorted(_) | IdeaField::StackedUnder(_) | IdeaField::Votes(_) | IdeaField::Reactions(_) => false,
    }
}
