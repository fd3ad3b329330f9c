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
    if breaks_promise(change, plan) || speaks_for_others(change) || votes_without_rules(change, plan) {
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

/// Whether a change would show who wrote what was written while authors were hidden, or who gave dots while nobody was to
/// know. Once given, such a promise holds, whoever asks.
fn breaks_promise(change: &Change, plan: &Plan) -> bool {
    let hides = |id| plan.brainstorms.even_removed(id).is_some_and(|brainstorm| brainstorm.authors_hidden);
    let shows_voters = |id| plan.brainstorms.even_removed(id).is_some_and(|brainstorm| brainstorm.voters_shown);
    // An idea that is taken out of such a brainstorm would be one that promised nothing.
    if let Change::SetIdea { id, field: IdeaField::Brainstorm(to) } = change {
        let Some(idea) = plan.ideas.even_removed(*id).filter(|idea| idea.brainstorm != *to) else { return false };
        let names_dots = to.is_some_and(shows_voters) && !idea.brainstorm.is_some_and(shows_voters);
        return idea.brainstorm.is_some_and(hides) || (names_dots && !idea.votes.is_empty());
    }
    let Change::SetBrainstorm { id, field } = change else { return false };
    let has_one = |is: fn(&Idea) -> bool| {
        plan.ideas.iter_even_removed().any(|(_, idea)| idea.brainstorm == Some(*id) && is(idea))
    };
    match field {
        BrainstormField::AuthorsHidden(false) => hides(*id) && has_one(|_| true),
        BrainstormField::VotersShown(true) => !shows_voters(*id) && has_one(|idea| !idea.votes.is_empty()),
        BrainstormField::AuthorsHidden(true)
        | BrainstormField::VotersShown(false)
        | BrainstormField::Title(_)
        | BrainstormField::State(_)
        | BrainstormField::OpenedEarlyBecause(_)
        | BrainstormField::Hidden(_)
        | BrainstormField::Locked(_)
        | BrainstormField::EndsAt(_)
        | BrainstormField::Spotlight(_)
        | BrainstormField::VotingOpen(_)
        | BrainstormField::VotesEach(_)
        | BrainstormField::SeveralOnOne(_) => false,
    }
}

/// Whether a change would write down dots or reactions as if others had given them: whoever gives some does it by voting and
/// reacting, in their own name and within the brainstorm's rules.
fn speaks_for_others(change: &Change) -> bool {
    let given = |field: &IdeaField| matches!(field, IdeaField::Votes(_) | IdeaField::Reactions(_));
    if let Change::AddIdea { fields, .. } = change {
        return fields.iter().any(given);
    }
    if let Change::SetIdea { field, .. } = change { given(field) } else { false }
}

/// Whether dots would go to an idea of no brainstorm: there is no limit to them there. Taking one's own back is always possible.
fn votes_without_rules(change: &Change, plan: &Plan) -> bool {
    let Change::Vote { idea, dots, .. } = change else { return false };
    let brainstorm = plan.ideas.get(*idea).and_then(|idea| idea.brainstorm);
    *dots > 0 && brainstorm.is_none_or(|id| plan.brainstorms.get(id).is_none())
}

#[allow(unreachable_patterns, reason = "of all kinds, ideas are answered for first")]
fn participants_may(member: MemberId, change: &Change, plan: &Plan) -> bool {
    macro_rules! dispatch {
        ($( $kind:ident $add:ident $set:ident $id:ident $field:ident ),*) => {
            match change {
                // Without a brainstorm nothing says whether ideas are taken just now.
                Change::AddIdea { fields, .. } => {
                    let in_one = fields.iter().any(|field| matches!(field, IdeaField::Brainstorm(Some(_))));
                    let out_of_it = fields.iter().any(|field| matches!(field, IdeaField::Brainstorm(None)));
                    in_one && !out_of_it && fields.iter().all(|field| may_write(member, field))
                }
                Change::SetIdea { field: IdeaField::Brainstorm(_), .. } => false,
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a plan that is refused shall fail the test")]

    use super::*;
    use std::collections::BTreeMap;

    const ME: MemberId = MemberId::from_raw(7);
    const OTHER: MemberId = MemberId::from_raw(8);
    const OPEN: BrainstormId = BrainstormId::from_raw(1);
    const MINE: IdeaId = IdeaId::from_raw(2);
    const LOOSE: IdeaId = IdeaId::from_raw(3);

    fn apply_all(plan: &mut Plan, changes: impl IntoIterator<Item = Change>) {
        for change in changes {
            let entry = Entry { seq: plan.seq.next(), at: At(0), by: ME, change };
            apply(plan, &entry).unwrap();
        }
    }

    fn idea(id: IdeaId, brainstorm: Option<BrainstormId>) -> Change {
        let presence = IdeaField::Presence(TextEdit::new("benk"));
        Change::AddIdea { id, fields: vec![IdeaField::Brainstorm(brainstorm), presence, IdeaField::Author(Some(ME))] }
    }

    fn workshop() -> Plan {
        let mut plan = Plan::default();
        let fields = vec![
            BrainstormField::Title(TextEdit::new("Ideer")),
            BrainstormField::State(Some(BrainstormState::Open)),
            BrainstormField::AuthorsHidden(true),
            BrainstormField::VotingOpen(true),
            BrainstormField::VotesEach(3),
        ];
        apply_all(&mut plan, [Change::AddBrainstorm { id: OPEN, fields }, idea(MINE, Some(OPEN)), idea(LOOSE, None)]);
        plan
    }

    #[test]
    fn nobody_gives_dots_or_reactions_but_by_voting_and_reacting_themselves() {
        let plan = workshop();
        for role in [Role::Participant, Role::Editor, Role::Owner] {
            let votes = IdeaField::Votes(BTreeMap::from([(OTHER, 3)]));
            assert!(!may(role, ME, &Change::SetIdea { id: MINE, field: votes.clone() }, &plan));
            assert!(!may(
                role,
                ME,
                &Change::AddIdea { id: IdeaId::from_raw(9), fields: vec![IdeaField::Brainstorm(Some(OPEN)), votes] },
                &plan
            ));
            assert!(!may(role, ME, &Change::Vote { idea: MINE, member: OTHER, dots: 1 }, &plan));
            assert!(may(role, ME, &Change::Vote { idea: MINE, member: ME, dots: 1 }, &plan));
            assert!(
                !may(role, ME, &Change::Vote { idea: LOOSE, member: ME, dots: 1 }, &plan),
                "there is no limit there"
            );
        }
    }

    #[test]
    fn dots_are_bounded_whatever_comes_in() {
        let mut plan = workshop();
        apply_all(&mut plan, [idea(IdeaId::from_raw(4), Some(OPEN))]);
        let vote = |idea, dots| Change::Vote { idea, member: ME, dots };
        let refused = |plan: &Plan, change| {
            let mut plan = plan.clone();
            let entry = Entry { seq: plan.seq.next(), at: At(0), by: ME, change };
            apply(&mut plan, &entry).unwrap_err()
        };
        assert_eq!(refused(&plan, vote(MINE, 2)), Rejection::VotesSpent { each: 3 }, "one dot on one idea");
        let set = |field| Change::SetBrainstorm { id: OPEN, field };
        apply_all(&mut plan, [set(BrainstormField::SeveralOnOne(true)), vote(MINE, 2)]);
        assert_eq!(refused(&plan, vote(IdeaId::from_raw(4), 2)), Rejection::VotesSpent { each: 3 });
        assert_eq!(refused(&plan, vote(MINE, 255)), Rejection::VotesSpent { each: 3 });
        apply_all(&mut plan, [vote(IdeaId::from_raw(4), 1), vote(MINE, 0), set(BrainstormField::VotingOpen(false))]);
        assert_eq!(refused(&plan, vote(MINE, 1)), Rejection::VotingClosed);
    }

    #[test]
    fn an_idea_that_comes_back_brings_no_more_dots_than_its_voters_have_left() {
        let mut plan = workshop();
        let other = IdeaId::from_raw(4);
        let vote = |idea, dots| Change::Vote { idea, member: ME, dots };
        let theirs = Change::Vote { idea: MINE, member: OTHER, dots: 1 };
        let several = BrainstormField::SeveralOnOne(true);
        apply_all(
            &mut plan,
            [
                idea(other, Some(OPEN)),
                Change::SetBrainstorm { id: OPEN, field: several },
                vote(MINE, 2),
                theirs,
                Change::Remove(MINE.into()),
                vote(other, 2),
                Change::Restore(MINE.into()),
            ],
        );
        let votes = |plan: &Plan| plan.ideas.get(MINE).unwrap().votes.clone();
        assert_eq!(votes(&plan), BTreeMap::from([(ME, 1), (OTHER, 1)]), "three each, two of mine are given elsewhere");
        apply_all(&mut plan, [vote(other, 0), Change::Remove(MINE.into()), Change::Restore(MINE.into())]);
        assert_eq!(votes(&plan), BTreeMap::from([(ME, 1), (OTHER, 1)]), "what there is room for stays");
        // With fewer for each, what was given can still be taken back.
        let fewer = Change::SetBrainstorm { id: OPEN, field: BrainstormField::VotesEach(1) };
        apply_all(&mut plan, [vote(other, 2), fewer, vote(other, 1), vote(MINE, 0)]);
        assert_eq!(votes(&plan), BTreeMap::from([(OTHER, 1)]));
    }

    #[test]
    fn dots_given_without_a_name_never_get_one() {
        let mut plan = workshop();
        let shown = |on| Change::SetBrainstorm { id: OPEN, field: BrainstormField::VotersShown(on) };
        for on in [true, false, true, false] {
            assert!(may(Role::Editor, ME, &shown(on), &plan), "as long as nobody has given any");
            apply_all(&mut plan, [shown(on)]);
        }
        let (other, vote) = (BrainstormId::from_raw(5), |dots| Change::Vote { idea: MINE, member: OTHER, dots });
        let fields = vec![BrainstormField::Title(TextEdit::new("Til")), BrainstormField::VotersShown(true)];
        apply_all(&mut plan, [vote(1), Change::AddBrainstorm { id: other, fields }]);
        let moved = |to| Change::SetIdea { id: MINE, field: IdeaField::Brainstorm(to) };
        for removed in [false, true] {
            for role in [Role::Participant, Role::Editor, Role::Owner] {
                assert!(!may(role, ME, &shown(true), &plan), "{role:?}, {removed}");
                assert!(!may(role, ME, &Change::Together(vec![moved(None), moved(Some(other))]), &plan));
            }
            assert!(may(Role::Editor, ME, &shown(false), &plan));
            apply_all(&mut plan, (!removed).then(|| Change::Remove(MINE.into())));
        }
    }

    #[test]
    fn no_idea_leaves_its_brainstorm_and_the_promise_with_it() {
        let plan = workshop();
        for role in [Role::Participant, Role::Editor, Role::Owner] {
            assert!(!may(role, ME, &Change::SetIdea { id: MINE, field: IdeaField::Brainstorm(None) }, &plan));
        }
        assert!(
            !may(Role::Participant, ME, &idea(IdeaId::from_raw(9), None), &plan),
            "nothing says whether ideas are taken"
        );
        assert!(may(Role::Participant, ME, &idea(IdeaId::from_raw(9), Some(OPEN)), &plan));
        assert!(may(Role::Editor, ME, &idea(IdeaId::from_raw(9), None), &plan));
    }
}
