//! Why a change can't be made. Two people collide every day: a rejection is a normal answer, and leaves the
//! plan as it was.

use crate::{Ref, Seq};
use serde::{Deserialize, Serialize};

/// Why a change was not accepted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Rejection {
    /// The entry is not the next in line.
    #[error("entry {} came where {} was next", got.0, expected.0)]
    OutOfOrder {
        /// The place that is next.
        expected: Seq,
        /// The entry's place.
        got: Seq,
    },
    /// A new thing has an id that is taken.
    #[error("the id of {what:?} is taken")]
    IdTaken {
        /// The thing that has it.
        what: Ref,
    },
    /// The change is about, or refers to, something that is not in the plan.
    #[error("{what:?} is not in the plan")]
    NotThere {
        /// What is missing.
        what: Ref,
    },
    /// A text is too long.
    #[error("a text may have {most_chars} characters")]
    TooLong {
        /// Most characters.
        most_chars: usize,
    },
    /// There would be too many.
    #[error("there may be {most}")]
    TooMany {
        /// Most.
        most: usize,
    },
    /// There are as many ideas as a plan holds.
    #[error("a plan holds {most} ideas")]
    TooManyIdeas {
        /// Most ideas.
        most: usize,
    },
    /// The one text a thing can't do without is blank.
    #[error("it needs a name")]
    Unnamed,
    /// A range ends before it begins.
    #[error("a range goes from the smaller to the larger")]
    RangeBackwards,
    /// More than a hundred percent.
    #[error("a share is at most 100 percent")]
    OverHundredPercent,
    /// Less than nothing.
    #[error("it can't be less than 0")]
    Negative,
    /// Something would hang on itself.
    #[error("a thing can't hang on itself")]
    OnItself,
    /// The brainstorm is closed or locked.
    #[error("the brainstorm takes no ideas now")]
    BrainstormClosed,
    /// Votes are not being taken.
    #[error("votes are not open")]
    VotingClosed,
    /// All dots are given.
    #[error("there are {each} dots each")]
    VotesSpent {
        /// Dots each.
        each: u8,
    },
}

impl Rejection {
    /// A stable word for the kind, for translation keys and the API.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::OutOfOrder { .. } => "out-of-order",
            Self::IdTaken { .. } => "id-taken",
            Self::NotThere { .. } => "not-there",
            Self::TooLong { .. } => "too-long",
            Self::TooMany { .. } => "too-many",
            Self::TooManyIdeas { .. } => "too-many-ideas",
            Self::Unnamed => "unnamed",
            Self::RangeBackwards => "range-backwards",
            Self::OverHundredPercent => "over-hundred-percent",
            Self::Negative => "negative",
            Self::OnItself => "on-itself",
            Self::BrainstormClosed => "brainstorm-closed",
            Self::VotingClosed => "voting-closed",
            Self::VotesSpent { .. } => "votes-spent",
        }
    }
}
