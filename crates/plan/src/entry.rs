//! One line of the journal.

use crate::{Change, MemberId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A moment, in milliseconds since 1 January 1970 UTC. Made by the caller; this crate never asks what time it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, Default)]
#[serde(transparent)]
pub struct At(pub i64);

/// A change's place in its plan's journal; the first is 1, and 0 means "before everything".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, Default)]
#[serde(transparent)]
pub struct Seq(pub u64);

impl Seq {
    /// Before the first entry.
    pub const START: Self = Self(0);

    /// The next place.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

/// A change that was accepted: what, who, when and as which in line. Never edited, never removed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Entry {
    /// Place in the journal.
    pub seq: Seq,
    /// When the change was made.
    pub at: At,
    /// Who made it.
    pub by: MemberId,
    /// What was changed.
    pub change: Change,
}
