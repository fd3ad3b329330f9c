//! Stages 2 to 4: audiences, objectives and habits.

use super::strategy::ChannelKey;
use super::{entity, words};
use crate::value::Plain;
use crate::{Amount, AudienceId, ChannelId, MemberId, ObjectiveId, PersonId, Rejection, ReviewId, StatementId, Text};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Statements something is anchored in, each with the revision of its wording that was seen then.
pub type Anchors = BTreeMap<StatementId, u32>;

words! {
    /// Whether an audience is part of the organisation.
    Side {
        /// Outside.
        External = "external",
        /// Inside.
        Internal = "internal",
    }

    /// How soon an audience comes.
    Priority {
        /// Before the others.
        First = "first",
        /// After the first.
        Second = "second",
        /// Not in this plan's time.
        Later = "later",
    }

    /// Which way an indicator should go.
    Direction {
        /// More is better.
        Higher = "higher",
        /// Less is better.
        Lower = "lower",
    }

    /// How much a channel is used.
    Usage {
        /// Not at all.
        NotAtAll = "not-at-all",
        /// A little.
        Little = "a-little",
        /// Some.
        Some = "some",
        /// A lot.
        Lot = "a-lot",
    }

    /// What a claim rests on.
    Basis {
        /// The team knows.
        Known = "known",
        /// The team assumes.
        Assumed = "assumed",
    }

    /// How sure the team is.
    Confidence {
        /// Low.
        Low = "low",
        /// Medium.
        Medium = "medium",
        /// High.
        High = "high",
    }

    /// Whether a channel is worth spending time on for an audience.
    WorthIt {
        /// Yes.
        Worth = "worth",
        /// No.
        NotWorth = "not-worth",
    }

    /// Whether those who were asked are the ones a claim is about.
    AskedOf {
        /// The audience itself, or a part of it.
        Them = "them",
        /// Others, such as everybody in the country.
        Others = "others",
    }

    /// What became of a claim when it was checked.
    Checked {
        /// It held.
        Confirmed = "confirmed",
        /// It didn't.
        Rejected = "rejected",
    }
}

/// A rough count: somewhere from `from` to `to`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct CountRange {
    /// At least.
    pub from: u32,
    /// At most.
    pub to: u32,
}

impl Plain for CountRange {
    fn check(&self) -> Result<(), Rejection> {
        if self.from <= self.to { Ok(()) } else { Err(Rejection::RangeBackwards) }
    }
}

entity! {
    /// Who the team wants to reach, described as people.
    Audience [AudienceId, AudienceField, named by name] {
        /// What the team calls them.
        Name name: Text,
        /// What they need and want from us.
        Needs needs: Text,
        /// What interests them.
        Interests interests: Text,
        /// Where they already are, and what they do there.
        Whereabouts whereabouts: Text,
        /// How they would say it themselves.
        OwnWords own_words: Text,
        /// Age, place and the like: allowed, but not enough.
        Demographics demographics: Text,
        /// The core message for them.
        Message message: Text,
        /// Internal or external.
        Side side: Option<Side>,
        /// Roughly how many people they are.
        Size size: Option<CountRange>,
        /// How soon they come.
        Priority priority: Option<Priority>,
        /// Place among those of the same priority, from 1; 0 while nobody has put them in order.
        Place place: u32,
        /// Statements they come from.
        Anchors anchors: Anchors,
    }
}

/// Communication objective, effect objective, or both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct ObjectiveKinds {
    /// They know, understand, feel, talk about us.
    #[serde(default)]
    pub communication: bool,
    /// They buy, join, show up, save us a phone call.
    #[serde(default)]
    pub effect: bool,
}

impl Plain for ObjectiveKinds {}

/// What is counted to see whether an objective is being reached.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Indicator {
    /// What is counted.
    pub what: String,
    /// In which unit.
    #[serde(default)]
    pub unit: String,
    /// Which way is better.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub better: Option<Direction>,
    /// Where it stood at the start; nobody knows yet while empty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub baseline: Option<Amount>,
    /// Where it shall be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<Amount>,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by_when: Option<Date>,
}

impl Plain for Indicator {
    fn check(&self) -> Result<(), Rejection> {
        Plain::check(&self.what)?;
        Plain::check(&self.unit)
    }
}

entity! {
    /// What the team wants with one or more audiences.
    Objective [ObjectiveId, ObjectiveField, named by sentence] {
        /// The objective in a sentence.
        Sentence sentence: Text,
        /// Which kinds it is.
        Kinds kinds: ObjectiveKinds,
        /// Whom it is for; nobody yet means the whole organisation's.
        Audiences audiences: BTreeSet<AudienceId>,
        /// Statements it is anchored in.
        Anchors anchors: Anchors,
        /// How one sees that it is being reached.
        Indicator indicator: Option<Indicator>,
    }
}

entity! {
    /// The belief that links a communication objective to an effect objective.
    Belief [BeliefId, BeliefField, named by text] {
        /// "If they talk well of us, more will apply."
        Text text: Text,
        /// The communication objective.
        From from: ObjectiveId,
        /// The effect objective.
        To to: ObjectiveId,
        /// Known or assumed.
        Basis basis: Option<Basis>,
        /// How sure the team is.
        Confidence confidence: Option<Confidence>,
    }
}

entity! {
    /// A place in social media where audiences can be met.
    Channel [ChannelId, ChannelField, named by name] {
        /// What the team calls it.
        Name name: Text,
        /// Which well-known channel it is, if it is one.
        Key key: Option<ChannelKey>,
        /// Statements it comes from.
        Anchors anchors: Anchors,
    }
}

entity! {
    /// One account in a channel.
    Account [AccountId, AccountField, named by name] {
        /// Its name or handle.
        Name name: Text,
        /// The channel it is in.
        Channel channel: ChannelId,
        /// Its address.
        Address address: String,
        /// Who answers for it.
        Owner owner: Option<PersonId>,
        /// Service level: an answer within so many hours.
        AnswerWithinHours answer_within_hours: Option<Amount>,
        /// How we sound there.
        Tone tone: Text,
        /// What is not done there.
        NotDone not_done: Text,
    }
}

entity! {
    /// What the team knows or assumes about one audience's habits in one channel.
    Claim [ClaimId, ClaimField, named by audience] {
        /// Whom it is about.
        Audience audience: AudienceId,
        /// Where.
        Channel channel: ChannelId,
        /// How much they use it.
        Usage usage: Option<Usage>,
        /// What they use it for.
        WhatFor what_for: Text,
        /// Known or assumed.
        Basis basis: Option<Basis>,
        /// How sure the team is.
        Confidence confidence: Option<Confidence>,
        /// Where it is known from.
        Source source: Text,
        /// Who was asked: the base of the figure.
        AskedBase asked_base: Text,
        /// Whether that was the audience itself.
        AskedOf asked_of: Option<AskedOf>,
        /// The share of the base that was measured, in percent.
        SharePercent share_percent: Option<Amount>,
        /// How many evenly weighted answers the share is worth; nothing when the source doesn't say.
        EffectiveCount effective_count: Option<u32>,
        /// The question that was asked, or what was measured.
        Question question: Text,
        /// The time it was measured in, as the source writes it.
        Period period: String,
        /// The date of the source, or of the assumption.
        On on: Option<Date>,
        /// When it should be checked again.
        RecheckOn recheck_on: Option<Date>,
        /// Whose claim it is.
        ClaimedBy claimed_by: Option<MemberId>,
        /// What became of it when it was checked.
        Checked checked: Option<Checked>,
        /// The review in which it was checked.
        CheckedIn checked_in: Option<ReviewId>,
    }
}

/// Whether a channel is worth it for an audience, and why.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Worth {
    /// Yes or no.
    pub verdict: WorthIt,
    /// Why.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// When that was said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
}

impl Plain for Worth {
    fn check(&self) -> Result<(), Rejection> {
        Plain::check(&self.reason)
    }
}
