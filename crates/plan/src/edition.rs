//! What a new edition of the strategy changed in the former one, statement by statement.

use crate::{Plan, Rejection, StatementDraft, StatementId, text::MAX_TEXT_CHARS};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::{BTreeMap, BTreeSet};

/// A statement that reads otherwise than in the edition before.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Reworded {
    /// Which.
    pub statement: StatementId,
    /// How it read.
    pub was: String,
}

/// What an edition changed. What is in none of the lists is as it was; a statement can be both reworded and moved.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Edition {
    /// Statements that were not there before, in the new document's order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub new: Vec<StatementId>,
    /// Statements with another wording, in the new document's order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reworded: Vec<Reworded>,
    /// Statements that stand elsewhere among the others, in the new document's order: as few as will do to say it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub moved: Vec<StatementId>,
    /// Statements that are not there any more, in the former document's order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub gone: Vec<StatementId>,
}

impl Edition {
    /// What bringing these statements changes in the plan's document. A first document changes nothing.
    #[must_use]
    pub fn of(plan: &Plan, drafts: &[StatementDraft]) -> Self {
        if plan.document.is_none() {
            return Self::default();
        }
        let former: Vec<_> =
            plan.statements_in_order().into_iter().filter(|(_, statement)| !statement.by_amendment).collect();
        let texts: BTreeMap<StatementId, &str> = former.iter().map(|(id, row)| (*id, row.text.as_str())).collect();
        let drawn: BTreeSet<StatementId> = drafts.iter().map(|draft| draft.id).collect();
        // What an amendment brought is not new when the document says it too.
        let new = drafts.iter().map(|draft| draft.id).filter(|id| plan.statements.get(*id).is_none()).collect();
        let gone = former.iter().map(|(id, _)| *id).filter(|id| !drawn.contains(id)).collect();
        let reworded = drafts.iter().filter_map(|draft| {
            let was = texts.get(&draft.id).filter(|was| **was != draft.text)?;
            Some(Reworded { statement: draft.id, was: (*was).to_owned() })
        });
        let before: Vec<StatementId> = former.iter().map(|(id, _)| *id).filter(|id| drawn.contains(id)).collect();
        let after: Vec<StatementId> = drafts.iter().map(|draft| draft.id).filter(|id| texts.contains_key(id)).collect();
        Self { new, reworded: reworded.collect(), moved: moved(&before, &after), gone }
    }

    /// Whether it changed anything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Says no to what is too long.
    pub(crate) fn check(&self) -> Result<(), Rejection> {
        if self.reworded.iter().any(|reworded| reworded.was.chars().count() > MAX_TEXT_CHARS) {
            return Err(Rejection::TooLong { most_chars: MAX_TEXT_CHARS });
        }
        Ok(())
    }
}

/// Those of the same statements that have to be taken out and put in elsewhere to come from one order to the other.
fn moved(before: &[StatementId], after: &[StatementId]) -> Vec<StatementId> {
    let mut moved = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, before, after) {
        if !matches!(op, DiffOp::Equal { .. }) {
            moved.extend_from_slice(after.get(op.new_range()).unwrap_or_default());
        }
    }
    moved
}
