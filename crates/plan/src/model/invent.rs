//! Stages 5 and 6: brainstorm, ideas and core measures.

use super::{entity, words};
use crate::value::Plain;
use crate::{Amount, At, BrainstormId, IdeaId, MeasureId, MemberId, Pair, Plan, Rejection, Text, WorthIt};
use crate::{AudienceId, ChannelId, ObjectiveId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

words! {
    /// Whether people can write in a brainstorm.
    BrainstormState {
        /// Being prepared.
        Planned = "planned",
        /// Open for ideas.
        Open = "open",
        /// Closed.
        Closed = "closed",
    }

    /// What people may say of an idea while the room is still writing: nothing that judges.
    Reaction {
        /// Wild.
        Wild = "wild",
        /// Simple.
        Simple = "simple",
        /// Brilliant.
        Brilliant = "brilliant",
    }
}

entity! {
    /// A session in which many write ideas.
    Brainstorm [BrainstormId, BrainstormField, named by title] {
        /// What it is called.
        Title title: Text,
        /// Planned, open or closed.
        State state: Option<BrainstormState>,
        /// Why it was opened before stages 2 to 4 were done.
        OpenedEarlyBecause opened_early_because: Text,
        /// Whether what others write is hidden until it is revealed.
        Hidden hidden: bool,
        /// Whether authors are hidden.
        AuthorsHidden authors_hidden: bool,
        /// Whether writing is locked for a while.
        Locked locked: bool,
        /// When the time box ends.
        EndsAt ends_at: Option<At>,
        /// The idea that all screens show.
        Spotlight spotlight: Option<IdeaId>,
        /// Whether votes can be given.
        VotingOpen voting_open: bool,
        /// Dots each has to give.
        VotesEach votes_each: u8,
        /// Whether one may give an idea several dots.
        SeveralOnOne several_on_one: bool,
        /// Whether everybody sees who gave dots. Where they don't, that is a promise to those who have given some.
        VotersShown voters_shown: bool,
    }
}

/// What the reason for discarding an idea hung on, as it stood then: when it has changed, the idea is offered again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DiscardCause {
    /// The hours a week that people could give to the plan.
    Hours(Amount),
    /// How many of the pairs of its audiences and channels were worth the time.
    WorthIt(u32),
}

impl DiscardCause {
    /// The hours as they stand.
    #[must_use]
    pub fn hours(plan: &Plan) -> Self {
        Self::Hours(plan.people.iter().filter_map(|(_, person)| person.hours_per_week).sum())
    }

    /// What is worth the time for an idea as it stands. An idea without audiences, or without channels, counts for all.
    #[must_use]
    pub fn worth_it(plan: &Plan, idea: &Idea) -> Self {
        let is_about = |pair: &Pair<AudienceId, ChannelId>| {
            (idea.audiences.is_empty() || idea.audiences.contains(&pair.0))
                && (idea.channels.is_empty() || idea.channels.contains(&pair.1))
        };
        let worth = plan.worth.iter().filter(|(pair, worth)| worth.verdict == WorthIt::Worth && is_about(pair));
        Self::WorthIt(u32::try_from(worth.count()).unwrap_or(u32::MAX))
    }

    /// Whether there is more now than there was.
    #[must_use]
    pub fn has_lapsed(&self, plan: &Plan, idea: &Idea) -> bool {
        match (self, Self::hours(plan), Self::worth_it(plan, idea)) {
            (Self::Hours(then), Self::Hours(now), _) => now > *then,
            (Self::WorthIt(then), _, Self::WorthIt(now)) => now > *then,
            (Self::Hours(_), Self::WorthIt(_), _) | (Self::WorthIt(_), _, Self::Hours(_)) => false,
        }
    }
}

/// What the sorting made of an idea.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Sorting {
    /// Nobody has decided.
    #[default]
    Undecided,
    /// Discarded, with the reason.
    Never {
        /// Why.
        #[serde(default)]
        because: String,
        /// What that hung on, as it stood then.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        cause: Option<DiscardCause>,
    },
    /// Not now.
    Later,
    /// Worth a closer look.
    Promising,
    /// It has become this core measure.
    Core {
        /// The measure.
        measure: MeasureId,
    },
}

impl Plain for Sorting {
    fn check(&self) -> Result<(), Rejection> {
        match self {
            Self::Never { because, .. } => Plain::check(because),
            Self::Undecided | Self::Later | Self::Promising | Self::Core { .. } => Ok(()),
        }
    }
    fn refs(&self, each: &mut dyn FnMut(crate::Ref)) {
        match self {
            Self::Core { measure } => measure.refs(each),
            Self::Undecided | Self::Later | Self::Promising | Self::Never { .. } => {}
        }
    }
}

entity! {
    /// An idea from a brainstorm: four half-sentences, of which only the first is needed.
    Idea [IdeaId, IdeaField, named by presence] {
        /// The brainstorm it was written in.
        Brainstorm brainstorm: Option<BrainstormId>,
        /// "We shall be present in …"
        Presence presence: Text,
        /// "… in order to …"
        Purpose purpose: Text,
        /// "with this we will achieve …"
        Achieve achieve: Text,
        /// "for these audiences …"
        ForWhom for_whom: Text,
        /// Channels picked.
        Channels channels: BTreeSet<ChannelId>,
        /// Objectives picked.
        Objectives objectives: BTreeSet<ObjectiveId>,
        /// Audiences picked.
        Audiences audiences: BTreeSet<AudienceId>,
        /// Who wrote it.
        Author author: Option<MemberId>,
        /// What the sorting made of it.
        Sorted sorted: Sorting,
        /// The idea it is stacked under, as one of the same kind.
        StackedUnder stacked_under: Option<IdeaId>,
        /// Dots by voter.
        Votes votes: BTreeMap<MemberId, u8>,
        /// Reactions, each with who gave it.
        Reactions reactions: BTreeMap<Reaction, BTreeSet<MemberId>>,
    }
}

impl Idea {
    /// All dots together.
    #[must_use]
    pub fn dots(&self) -> u32 {
        self.votes.values().map(|dots| u32::from(*dots)).sum()
    }
}
