//! What a change touched, so that whoever shows the plan knows what to draw again.

use crate::{Kind, Plan, Ref};
use std::collections::BTreeSet;

/// What one or more changes touched.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Touched {
    /// The things themselves.
    pub things: BTreeSet<Ref>,
    /// Whether something that belongs to the plan as a whole was touched: its title, its document, its portfolio.
    pub plan: bool,
}

impl Touched {
    /// One thing.
    #[must_use]
    pub fn thing(what: Ref) -> Self {
        Self { things: BTreeSet::from([what]), plan: false }
    }

    /// The plan as a whole.
    #[must_use]
    pub fn whole() -> Self {
        Self { things: BTreeSet::new(), plan: true }
    }

    /// All of a plan.
    pub(crate) fn everything(plan: &Plan) -> Self {
        Self { things: plan.everything(), plan: true }
    }

    /// Whether a thing of this kind was touched.
    #[must_use]
    pub fn kind(&self, kind: Kind) -> bool {
        self.things.iter().any(|thing| thing.kind() == kind)
    }

    /// Adds what another change touched.
    pub fn merge(&mut self, other: Self) {
        self.things.extend(other.things);
        self.plan |= other.plan;
    }

    pub(crate) fn and(mut self, what: Ref) -> Self {
        self.things.insert(what);
        self
    }
}
