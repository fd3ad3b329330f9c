//! Identities. An id is made by whoever makes the change and travels inside it, so that replay is exact;
//! this module only says what an id looks like. Numbers that people say aloud are another matter: see
//! [`crate::model`], where they are counted per plan.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// Letters of an id in text: Crockford's base 32, lower case (no i, l, o, u, so that ids survive being read aloud).
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// Characters in an id's text: 12 × 5 bits.
const TEXT_LEN: usize = 12;
/// The largest id that fits in [`TEXT_LEN`] characters.
const MAX: u64 = (1 << 60) - 1;
/// Bits of an id that come from the clock; the rest are random.
const CLOCK_BITS: u32 = 41;
/// 1 January 2024, UTC, in milliseconds since 1970: ids count from here.
const EPOCH_MS: i64 = 1_704_067_200_000;

/// Text that is not an id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("an id is {TEXT_LEN} characters of 0–9 and a–z without i, l, o, u")]
pub struct NotAnId;

fn to_text(raw: u64) -> String {
    let mut text = String::with_capacity(TEXT_LEN);
    for place in (0..TEXT_LEN).rev() {
        let digit = (raw >> (place * 5)) & 31;
        text.push(char::from(ALPHABET[digit as usize]));
    }
    text
}

fn from_text(text: &str) -> Result<u64, NotAnId> {
    if text.len() != TEXT_LEN {
        return Err(NotAnId);
    }
    text.bytes().try_fold(0, |raw, byte| {
        let digit = ALPHABET.iter().position(|letter| *letter == byte).ok_or(NotAnId)?;
        Ok((raw << 5) | digit as u64)
    })
}

/// Packs a moment and some random bits into a raw id, so that ids sort by when they were made.
/// The caller brings both: this crate reads no clock and rolls no dice.
#[must_use]
pub fn mint(at: crate::At, random: u64) -> u64 {
    let since = at.0.saturating_sub(EPOCH_MS).clamp(0, (1 << CLOCK_BITS) - 1) as u64;
    let random_bits = 60 - CLOCK_BITS;
    (since << random_bits) | (random & ((1 << random_bits) - 1))
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        pub struct $name(u64);

        impl $name {
            /// The id with this raw value; bits beyond sixty are dropped.
            #[must_use]
            pub const fn from_raw(raw: u64) -> Self { Self(raw & MAX) }
            /// The sixty bits behind the text, for storing as a number.
            #[must_use]
            pub const fn raw(self) -> u64 { self.0 }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(&to_text(self.0)) }
        }
        impl FromStr for $name {
            type Err = NotAnId;
            fn from_str(text: &str) -> Result<Self, NotAnId> { from_text(text).map(Self) }
        }
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> { to.serialize_str(&to_text(self.0)) }
        }
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                struct Visitor;
                impl serde::de::Visitor<'_> for Visitor {
                    type Value = $name;
                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { write!(f, "{NotAnId}") }
                    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<$name, E> {
                        from_text(text).map($name).map_err(E::custom)
                    }
                }
                from.deserialize_str(Visitor)
            }
        }
        impl JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> { stringify!($name).into() }
            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!({ "type": "string", "pattern": "^[0-9a-hjkmnp-tv-z]{12}$" })
            }
        }
    )*};
}

ids! {
    /// A plan.
    PlanId,
    /// Somebody who can do something in a plan, or is counted on in it. Names and addresses are kept
    /// elsewhere, under this id, so that they can be erased without touching the journal.
    MemberId,
    /// The bytes of an uploaded document, kept outside the plan.
    FileId,
    /// A statement of the communications strategy.
    StatementId,
    /// An amendment to the strategy.
    AmendmentId,
    /// An audience.
    AudienceId,
    /// An objective.
    ObjectiveId,
    /// A belief that links a communication objective to an effect objective.
    BeliefId,
    /// A channel.
    ChannelId,
    /// An account in a channel.
    AccountId,
    /// A claim about a habit.
    ClaimId,
    /// A brainstorm.
    BrainstormId,
    /// An idea.
    IdeaId,
    /// A measure.
    MeasureId,
    /// A level at which a measure can be carried out.
    LevelId,
    /// A skill.
    SkillId,
    /// A person whose hours the plan counts on.
    PersonId,
    /// A time when a person is away.
    AbsenceId,
    /// An entry in a concept's log of what was learnt.
    LessonId,
    /// A set-up step.
    SetupStepId,
    /// An entry in the content calendar.
    CalendarEntryId,
    /// A reading of an indicator.
    ReadingId,
    /// A review of a measure.
    ReviewId,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_survives_being_written_and_read() {
        for raw in [0, 1, 31, 32, 123_456_789_012, MAX] {
            let id = IdeaId::from_raw(raw);
            assert_eq!(id.to_string().parse(), Ok(id));
        }
    }

    #[test]
    fn later_ids_sort_after_earlier_ones() {
        let early = mint(crate::At(EPOCH_MS + 1), u64::MAX);
        let late = mint(crate::At(EPOCH_MS + 2), 0);
        assert!(early < late);
    }

    #[test]
    fn other_text_is_refused() {
        for text in ["", "short", "0123456789ai", "0123456789abc", "æøåæøåæøåæøå"] {
            assert_eq!(text.parse::<IdeaId>(), Err(NotAnId));
        }
    }
}
