//! A plan's things of one kind. Removing hides: what is gone can be brought back with everything that hung
//! on it, and a number that was said aloud never comes to mean something else.

use crate::value::is_default;
use crate::{Ref, Rejection};
use immutable_chunkmap::map::MapS;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Most things of one kind in a plan.
pub const MAX_ROWS: usize = 100_000;

/// What every thing in a table has.
pub(crate) trait Entity: Clone + Default {
    /// Its id.
    type Id: Copy + Ord;
    /// One of its fields with a new value.
    type Field;
    fn number(&self) -> u32;
    fn number_mut(&mut self) -> &mut u32;
    fn removed(&self) -> bool;
    fn set_removed(&mut self, removed: bool);
    fn put(&mut self, field: &Self::Field);
    fn undo_of(&self, field: &Self::Field) -> Self::Field;
    /// The field as somebody sets it who has this thing in front of them; nothing where edits are never merged.
    fn in_sight(&self, field: &Self::Field) -> Option<Self::Field>;
    fn reads_like(&self, other: &Self) -> bool;
    /// Says no to what no changes could have led to.
    fn check_whole(&self) -> Result<(), Rejection>;
    /// Everything it refers to.
    fn refs(&self, each: &mut dyn FnMut(Ref));
    /// Whether the one text it can't do without is there.
    fn is_named(&self) -> bool;
}

/// Things of one kind by id, in the order they were made. A copy shares what it was copied from until one of them changes,
/// and then all but the part that changed: a room copies its plan for every submission.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(bound(
    serialize = "I: Clone + Serialize, T: Serialize",
    deserialize = "I: Clone + Deserialize<'de>, T: Deserialize<'de>"
))]
pub struct Table<I: Ord + Clone, T> {
    #[serde(default, skip_serializing_if = "is_default")]
    counted: u32,
    #[serde(default = "MapS::new", skip_serializing_if = "is_empty")]
    rows: MapS<I, Arc<T>>,
}

fn is_empty<I: Ord + Clone, T>(rows: &MapS<I, Arc<T>>) -> bool {
    rows.len() == 0
}

impl<I: Ord + Clone, T> Default for Table<I, T> {
    fn default() -> Self {
        Self { counted: 0, rows: MapS::new() }
    }
}

impl<I: Ord + Clone + JsonSchema, T: JsonSchema> JsonSchema for Table<I, T> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("{}Table", T::schema_name()).into()
    }
    fn json_schema(schemas: &mut SchemaGenerator) -> Schema {
        let row = schemas.subschema_for::<T>();
        schemars::json_schema!({
            "type": "object",
            "properties": {
                "counted": { "type": "integer", "minimum": 0 },
                "rows": { "type": "object", "additionalProperties": row },
            },
        })
    }
}

#[expect(private_bounds, reason = "the trait is how the core writes; outside, a table is only read")]
impl<I: Ord + Copy, T: Entity<Id = I>> Table<I, T> {
    /// The thing with this id, unless it is removed.
    #[must_use]
    pub fn get(&self, id: I) -> Option<&T> {
        self.even_removed(id).filter(|row| !row.removed())
    }

    /// The thing with this id, removed or not: for telling what a change was about.
    #[must_use]
    pub fn even_removed(&self, id: I) -> Option<&T> {
        self.rows.get(&id).map(Arc::as_ref)
    }

    /// Everything that is not removed, in the order it was made.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (I, &T)> {
        self.rows.into_iter().filter(|(_, row)| !row.removed()).map(|(id, row)| (*id, row.as_ref()))
    }

    /// Everything, removed or not, in the order it was made.
    pub(crate) fn iter_even_removed(&self) -> impl Iterator<Item = (I, &T)> {
        self.rows.into_iter().map(|(id, row)| (*id, row.as_ref()))
    }

    /// The ids of everything that is not removed.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = I> {
        self.iter().map(|(id, _)| id)
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.iter().count()
    }

    /// Whether there is nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.iter().next().is_none()
    }

    pub(crate) fn holds(&self, id: I) -> bool {
        self.rows.get(&id).is_some()
    }

    /// How many there are with those that were removed.
    pub(crate) fn count_even_removed(&self) -> usize {
        self.rows.len()
    }

    pub(crate) fn may_grow(&self) -> Result<(), Rejection> {
        if self.rows.len() >= MAX_ROWS { Err(Rejection::TooMany { most: MAX_ROWS }) } else { Ok(()) }
    }

    /// Adds a thing under a free id and numbers it.
    pub(crate) fn add(&mut self, id: I, mut row: T) {
        self.counted += 1;
        *row.number_mut() = self.counted;
        self.rows.insert_cow(id, Arc::new(row));
    }

    /// Says no to a table that came whole and that could not be counted on, or holds more than it may.
    pub(crate) fn check_whole(&self) -> Result<(), Rejection> {
        let room = u32::MAX - MAX_ROWS as u32;
        let highest = self.rows.into_iter().map(|(_, row)| row.number()).max().unwrap_or_default();
        if self.rows.len() > MAX_ROWS || self.counted > room || highest > self.counted {
            return Err(Rejection::TooMany { most: MAX_ROWS });
        }
        Ok(())
    }

    /// Changes a thing in place; does nothing when it is not there.
    pub(crate) fn alter(&mut self, id: I, change: impl FnOnce(&mut T)) {
        if let Some(row) = self.rows.get_mut_cow(&id) {
            change(Arc::make_mut(row));
        }
    }

    /// Whether a reader sees the same in both.
    pub(crate) fn reads_like(&self, other: &Self) -> bool {
        self.iter().map(|(id, _)| id).eq(other.iter().map(|(id, _)| id))
            && self.iter().zip(other.iter()).all(|((_, a), (_, b))| a.reads_like(b))
    }
}
