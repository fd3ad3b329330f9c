//! Keeping a promise: where a brainstorm hides its authors, nothing that leaves the server says who wrote, reacted or
//! voted in it – no export, no program's answer, no line of the history.

use crate::change::for_each_kind;
use crate::{BrainstormId, Change, Entry, IdeaField, IdeaId, Link, MemberId, Plan, Reaction, Ref};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// The brainstorms that hide their authors, removed ones too.
#[must_use]
pub fn promised(plan: &Plan) -> BTreeSet<BrainstormId> {
    plan.brainstorms.iter_even_removed().filter(|(_, row)| row.authors_hidden).map(|(id, _)| id).collect()
}

/// The plan without those who were promised to stay hidden. Dots and reactions keep their numbers; whose they are is
/// replaced for each idea by itself, so that nobody can be followed from one to another.
#[must_use]
pub fn without_authors<'a>(plan: &'a Plan, promised: &BTreeSet<BrainstormId>) -> Cow<'a, Plan> {
    let hidden: Vec<IdeaId> = plan
        .ideas
        .iter_even_removed()
        .filter(|(_, idea)| idea.brainstorm.is_some_and(|id| promised.contains(&id)))
        .map(|(id, _)| id)
        .collect();
    if hidden.is_empty() {
        return Cow::Borrowed(plan);
    }
    let mut plan = plan.clone();
    for id in hidden {
        plan.ideas.alter(id, |idea| {
            idea.author = None;
            idea.votes = nobodys_dots(&idea.votes);
            idea.reactions = nobodys_reactions(&idea.reactions);
        });
    }
    Cow::Owned(plan)
}

/// An entry of the journal in the same way. `now` is the plan as it stands: what is promised today holds for what was
/// written before, too.
#[must_use]
pub fn without_author(entry: &Entry, now: &Plan, promised: &BTreeSet<BrainstormId>) -> Entry {
    if promised.is_empty() {
        return entry.clone();
    }
    let is_hidden = |idea: IdeaId| {
        let brainstorm = now.ideas.even_removed(idea).and_then(|idea| idea.brainstorm);
        brainstorm.is_some_and(|id| promised.contains(&id))
    };
    let nobody = MemberId::default();
    let mut entry = entry.clone();
    if let Change::Together(steps) = &mut entry.change {
        let (seq, at, by) = (entry.seq, entry.at, entry.by);
        for step in steps {
            let alone = without_author(&Entry { seq, at, by, change: step.clone() }, now, promised);
            if alone.by == nobody {
                entry.by = nobody;
            }
            *step = alone.change;
        }
        return entry;
    }
    if let Change::Vote { idea, member, .. } | Change::React { idea, member, .. } = &mut entry.change
        && is_hidden(*idea)
    {
        *member = nobody;
        entry.by = nobody;
        return entry;
    }
    let about = idea_of(&entry.change).filter(|idea| is_hidden(*idea));
    if let Change::Import(content) = &mut entry.change
        && let Cow::Owned(masked) = without_authors(content, promised)
    {
        **content = masked;
    }
    if about.is_some() {
        if let Change::AddIdea { fields, .. } = &mut entry.change {
            fields.iter_mut().for_each(hide);
        } else if let Change::SetIdea { field, .. } = &mut entry.change {
            hide(field);
        }
    }
    // Who sorts in their own name may be known; who touches what is theirs would be known by it.
    let author = about.and_then(|idea| now.ideas.even_removed(idea)?.author);
    if author == Some(entry.by) {
        entry.by = nobody;
    }
    entry
}

/// The dots of an idea without those who gave them.
fn nobodys_dots(votes: &BTreeMap<MemberId, u8>) -> BTreeMap<MemberId, u8> {
    let mut dots: Vec<u8> = votes.values().copied().collect();
    dots.sort_unstable();
    (1..).map(MemberId::from_raw).zip(dots).collect()
}

/// Reactions to an idea without those who gave them.
fn nobodys_reactions(given: &BTreeMap<Reaction, BTreeSet<MemberId>>) -> BTreeMap<Reaction, BTreeSet<MemberId>> {
    let counted = |from: &BTreeSet<MemberId>| (1..).map(MemberId::from_raw).take(from.len()).collect();
    given.iter().map(|(reaction, from)| (*reaction, counted(from))).collect()
}

fn hide(field: &mut IdeaField) {
    match field {
        IdeaField::Author(author) => *author = None,
        IdeaField::Votes(votes) => *votes = nobodys_dots(votes),
        IdeaField::Reactions(given) => *given = nobodys_reactions(given),
        IdeaField::Brainstorm(_)
        | IdeaField::Presence(_)
        | IdeaField::Purpose(_)
        | IdeaField::Achieve(_)
        | IdeaField::ForWhom(_)
        | IdeaField::Channels(_)
        | IdeaField::Objectives(_)
        | IdeaField::Audiences(_)
        | IdeaField::Sorted(_)
        | IdeaField::StackedUnder(_) => {}
    }
}

/// The idea a change is about, if it is about one.
#[allow(unreachable_patterns, reason = "of all kinds, ideas are answered for first")]
fn idea_of(change: &Change) -> Option<IdeaId> {
    macro_rules! dispatch {
        ($( $kind:ident $add:ident $set:ident $id:ident $field:ident ),*) => {
            match change {
                Change::AddIdea { id, .. } | Change::SetIdea { id, .. } => Some(*id),
                Change::Vote { idea, .. } | Change::React { idea, .. } => Some(*idea),
                Change::Link(link) | Change::Unlink(link) => match link {
                    Link::IdeaChannel(idea, _) | Link::IdeaObjective(idea, _) | Link::IdeaAudience(idea, _) => Some(*idea),
                    Link::ObjectiveAudience(..)
                    | Link::MeasureChannel(..)
                    | Link::MeasureObjective(..)
                    | Link::MeasureAudience(..)
                    | Link::MeasureClaim(..)
                    | Link::MeasureAccount(..)
                    | Link::MeasureNeeds(..)
                    | Link::MeasureNotWith(..)
                    | Link::PersonSkill(..)
                    | Link::LevelSkill(..) => None,
                },
                Change::Remove(what) | Change::Restore(what) => {
                    if let Ref::Idea(idea) = what { Some(*idea) } else { None }
                }
                $( Change::$add { .. } | Change::$set { .. } => None, )*
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
                | Change::Import(_) => None,
            }
        };
    }
    for_each_kind!(dispatch)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a plan that is refused shall fail the test")]

    use super::*;
    use crate::{At, BrainstormField, Reaction, Seq, TextEdit, apply, replay};

    const AUTHOR: MemberId = MemberId::from_raw(7_777_771);
    const VOTER: MemberId = MemberId::from_raw(7_777_772);
    const FACILITATOR: MemberId = MemberId::from_raw(7_777_773);

    fn journal() -> Vec<Entry> {
        let (brainstorm, idea) = (BrainstormId::from_raw(1), IdeaId::from_raw(2));
        let own = |field| (AUTHOR, Change::SetIdea { id: idea, field });
        let changes = [
            (
                FACILITATOR,
                Change::AddBrainstorm {
                    id: brainstorm,
                    fields: vec![
                        BrainstormField::Title(TextEdit::new("Ideer")),
                        BrainstormField::State(Some(crate::BrainstormState::Open)),
                        BrainstormField::VotingOpen(true),
                        BrainstormField::VotesEach(3),
                    ],
                },
            ),
            (
                AUTHOR,
                Change::AddIdea {
                    id: idea,
                    fields: vec![
                        IdeaField::Brainstorm(Some(brainstorm)),
                        IdeaField::Presence(TextEdit::new("benk")),
                        IdeaField::Author(Some(AUTHOR)),
                    ],
                },
            ),
            own(IdeaField::Purpose(TextEdit::new("hvile"))),
            (VOTER, Change::Vote { idea, member: VOTER, dots: 1 }),
            (VOTER, Change::React { idea, member: VOTER, reaction: Reaction::Wild, given: true }),
            (FACILITATOR, Change::SetBrainstorm { id: brainstorm, field: BrainstormField::AuthorsHidden(true) }),
            (AUTHOR, Change::Remove(Ref::Idea(idea))),
        ];
        let entry = |(place, (by, change))| Entry { seq: Seq(place), at: At(0), by, change };
        (1..).zip(changes).map(entry).collect()
    }

    #[test]
    fn nothing_that_leaves_says_who_wrote_reacted_or_voted() {
        let entries = journal();
        let now = replay(&entries).unwrap();
        let promised = promised(&now);
        let mut text = serde_json::to_string(&*without_authors(&now, &promised)).unwrap();
        for entry in &entries {
            text.push_str(&serde_json::to_string(&without_author(entry, &now, &promised)).unwrap());
        }
        let whole = Entry { seq: Seq(9), at: At(0), by: FACILITATOR, change: Change::Import(Box::new(now.clone())) };
        text.push_str(&serde_json::to_string(&without_author(&whole, &now, &promised)).unwrap());
        for hidden in [AUTHOR, VOTER] {
            assert!(!text.contains(&hidden.to_string()), "{text}");
        }
        assert!(text.contains(&FACILITATOR.to_string()) && text.contains("benk"), "the rest is there: {text}");
    }

    #[test]
    fn dots_and_reactions_keep_their_numbers_and_the_entries_still_replay() {
        let entries = journal();
        let now = replay(&entries).unwrap();
        let promised = promised(&now);
        let idea = |plan: &Plan| {
            let idea = plan.ideas.even_removed(IdeaId::from_raw(2)).unwrap().clone();
            (idea.dots(), idea.reactions.values().map(BTreeSet::len).sum::<usize>())
        };
        assert_eq!(idea(&without_authors(&now, &promised)), idea(&now));
        let mut again = Plan::default();
        for entry in &entries {
            apply(&mut again, &without_author(entry, &now, &promised)).unwrap();
        }
        assert_eq!(idea(&again), (1, 1));
    }
}
