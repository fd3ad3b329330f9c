//! Keeping promises: where a brainstorm hides its authors, nothing that leaves the server says who wrote or reacted in it – no
//! export, no program's answer, no line of the history; and unless it shows who gives dots, nothing says who gave them.

use crate::change::for_each_kind;
use crate::{BrainstormId, Change, Entry, Idea, IdeaField, IdeaId, Link, MemberId, Plan, Reaction, Ref};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// What was promised to those who wrote and gave dots, in brainstorms that were removed too.
#[derive(Debug, Clone, Default)]
pub struct Promised {
    hide_authors: BTreeSet<BrainstormId>,
    show_voters: BTreeSet<BrainstormId>,
}

impl Promised {
    /// Whether nobody may know who wrote an idea, or reacted to it.
    #[must_use]
    pub fn hides_author(&self, idea: &Idea) -> bool {
        idea.brainstorm.is_some_and(|id| self.hide_authors.contains(&id))
    }

    /// Whether nobody may know who gave an idea dots. Unless a brainstorm says otherwise, that is so.
    #[must_use]
    pub fn hides_voters(&self, idea: &Idea) -> bool {
        !idea.brainstorm.is_some_and(|id| self.show_voters.contains(&id))
    }
}

/// What a plan promises as it stands.
#[must_use]
pub fn promised(plan: &Plan) -> Promised {
    let mut promised = Promised::default();
    for (id, row) in plan.brainstorms.iter_even_removed() {
        if row.authors_hidden {
            promised.hide_authors.insert(id);
        }
        if row.voters_shown {
            promised.show_voters.insert(id);
        }
    }
    promised
}

/// The plan without those who were promised to stay hidden. Dots and reactions keep their numbers; whose they are is
/// replaced for each idea by itself, so that nobody can be followed from one to another.
#[must_use]
pub fn without_authors<'a>(plan: &'a Plan, promised: &Promised) -> Cow<'a, Plan> {
    let hidden: Vec<(IdeaId, bool, bool)> = plan
        .ideas
        .iter_even_removed()
        .map(|(id, idea)| (id, promised.hides_author(idea), promised.hides_voters(idea) && !idea.votes.is_empty()))
        .filter(|(_, author, voters)| *author || *voters)
        .collect();
    if hidden.is_empty() {
        return Cow::Borrowed(plan);
    }
    let mut plan = plan.clone();
    for (id, author, voters) in hidden {
        plan.ideas.alter(id, |idea| {
            if author {
                idea.author = None;
                idea.reactions = nobodys_reactions(&idea.reactions);
            }
            if voters {
                idea.votes = nobodys_dots(&idea.votes);
            }
        });
    }
    Cow::Owned(plan)
}

/// An entry of the journal in the same way. `now` is the plan as it stands: what is promised today holds for what was
/// written before, too.
#[must_use]
pub fn without_author(entry: &Entry, now: &Plan, promised: &Promised) -> Entry {
    let is_hidden = |idea: IdeaId| now.ideas.even_removed(idea).is_some_and(|idea| promised.hides_author(idea));
    // Dots that were taken back may be from before names were shown: only those that are still there have one.
    let has_named_dots = |idea: IdeaId, member: &MemberId| {
        let idea = now.ideas.even_removed(idea);
        idea.is_some_and(|idea| !promised.hides_voters(idea) && idea.votes.contains_key(member))
    };
    let hides_voters = |idea: IdeaId| now.ideas.even_removed(idea).is_none_or(|idea| promised.hides_voters(idea));
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
    let is_named = if let Change::Vote { idea, member, .. } = &entry.change {
        has_named_dots(*idea, member)
    } else {
        matches!(&entry.change, Change::React { idea, .. } if !is_hidden(*idea))
    };
    if let Change::Vote { member, .. } | Change::React { member, .. } = &mut entry.change {
        if !is_named {
            *member = nobody;
            entry.by = nobody;
        }
        return entry;
    }
    let about = idea_of(&entry.change);
    if let Change::Import(content) = &mut entry.change
        && let Cow::Owned(masked) = without_authors(content, promised)
    {
        **content = masked;
    }
    if let Some(idea) = about {
        let mask = |field: &mut IdeaField| hide(field, is_hidden(idea), hides_voters(idea));
        if let Change::AddIdea { fields, .. } = &mut entry.change {
            fields.iter_mut().for_each(mask);
        } else if let Change::SetIdea { field, .. } = &mut entry.change {
            mask(field);
        }
    }
    // Who sorts in their own name may be known; who touches what is theirs would be known by it.
    let author = about.filter(|idea| is_hidden(*idea)).and_then(|idea| now.ideas.even_removed(idea)?.author);
    if author == Some(entry.by) {
        entry.by = nobody;
    }
    entry
}

/// Those who gave an idea dots, where that may be known.
pub fn voters<'a>(plan: &Plan, idea: &'a Idea) -> impl Iterator<Item = MemberId> + use<'a> {
    let shown = idea.brainstorm.and_then(|id| plan.brainstorms.even_removed(id)).is_some_and(|row| row.voters_shown);
    idea.votes.keys().copied().filter(move |_| shown)
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

fn hide(field: &mut IdeaField, author_hidden: bool, voters_hidden: bool) {
    match field {
        IdeaField::Author(author) if author_hidden => *author = None,
        IdeaField::Votes(votes) if voters_hidden => *votes = nobodys_dots(votes),
        IdeaField::Reactions(given) if author_hidden => *given = nobodys_reactions(given),
        IdeaField::Author(_)
        | IdeaField::Votes(_)
        | IdeaField::Reactions(_)
        | IdeaField::Brainstorm(_)
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
        with(BrainstormField::AuthorsHidden(true))
    }

    fn with(setting: BrainstormField) -> Vec<Entry> {
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
            (FACILITATOR, Change::SetBrainstorm { id: brainstorm, field: setting }),
            (VOTER, Change::Vote { idea, member: VOTER, dots: 1 }),
            (VOTER, Change::React { idea, member: VOTER, reaction: Reaction::Wild, given: true }),
            (AUTHOR, Change::Remove(Ref::Idea(idea))),
        ];
        let entry = |(place, (by, change))| Entry { seq: Seq(place), at: At(0), by, change };
        (1..).zip(changes).map(entry).collect()
    }

    /// Everything that leaves the server, as text.
    fn told(entries: &[Entry]) -> String {
        let now = replay(entries).unwrap();
        let promised = promised(&now);
        let mut text = serde_json::to_string(&*without_authors(&now, &promised)).unwrap();
        for entry in entries {
            text.push_str(&serde_json::to_string(&without_author(entry, &now, &promised)).unwrap());
        }
        let whole = Entry { seq: Seq(9), at: At(0), by: FACILITATOR, change: Change::Import(Box::new(now.clone())) };
        text.push_str(&serde_json::to_string(&without_author(&whole, &now, &promised)).unwrap());
        text
    }

    #[test]
    fn nothing_that_leaves_says_who_wrote_reacted_or_voted() {
        let text = told(&journal());
        for hidden in [AUTHOR, VOTER] {
            assert!(!text.contains(&hidden.to_string()), "{text}");
        }
        assert!(text.contains(&FACILITATOR.to_string()) && text.contains("benk"), "the rest is there: {text}");
    }

    #[test]
    fn who_gave_dots_is_told_where_that_was_said_beforehand_and_nowhere_else() {
        let without_reaction = |setting| {
            let entries = with(setting).into_iter().filter(|entry| !matches!(entry.change, Change::React { .. }));
            (1..).zip(entries).map(|(place, entry)| Entry { seq: Seq(place), ..entry }).collect::<Vec<_>>()
        };
        let anonymous = told(&without_reaction(BrainstormField::VotersShown(false)));
        assert!(!anonymous.contains(&VOTER.to_string()) && anonymous.contains(&AUTHOR.to_string()), "{anonymous}");
        let mut open = without_reaction(BrainstormField::VotersShown(true));
        // In the plan, in its history, and in the plan within an import.
        assert_eq!(told(&open).matches(&VOTER.to_string()).count(), 4, "{}", told(&open));
        // What was taken back may have been given before names were shown.
        let back = Change::Vote { idea: IdeaId::from_raw(2), member: VOTER, dots: 0 };
        let at = open.len() - 1;
        open.insert(at, Entry { seq: Seq(0), at: At(0), by: VOTER, change: back });
        for (place, entry) in (1..).zip(&mut open) {
            entry.seq = Seq(place);
        }
        assert!(!told(&open).contains(&VOTER.to_string()));
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
