//! What a field of the plan can hold. Every field can be put and un-put the same way, so that `apply` and
//! `invert` are written once for all of them.

use crate::text::MAX_TEXT_CHARS;
use crate::{Ref, Rejection, Text, TextEdit};
use jiff::civil::Date;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// Most things in one list or set.
pub const MAX_LIST: usize = 5_000;
/// Most percent a share may be.
pub const MAX_PERCENT: u8 = 100;
/// Most characters in a short word or phrase, such as a reason or a unit.
pub const MAX_PHRASE_CHARS: usize = 1_000;

pub(crate) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// A kind of field.
pub trait Value {
    /// What a change carries to set it.
    type Edit: Clone;
    /// Says no to what is too long, too many or out of range.
    fn check(edit: &Self::Edit) -> Result<(), Rejection>;
    /// Sets the field to a checked edit.
    fn put(&mut self, edit: &Self::Edit);
    /// The edit that brings back what stands here, if it follows directly on another.
    fn undo(&self) -> Self::Edit;
    /// The edit as somebody makes it who has what stands here in front of them; nothing where edits are never merged.
    fn in_sight(&self, _edit: &Self::Edit) -> Option<Self::Edit> {
        None
    }
    /// Everything the edit refers to: it has to be in the plan.
    fn refs(_edit: &Self::Edit, _each: &mut dyn FnMut(Ref)) {}
    /// Whether a reader sees the same.
    fn reads_like(&self, other: &Self) -> bool;
    /// Says no to a value that came whole, in a plan file, and that no edits could have led to.
    fn check_whole(&self) -> Result<(), Rejection> {
        Self::check(&self.undo())
    }
}

impl Value for Text {
    type Edit = TextEdit;
    fn check(edit: &TextEdit) -> Result<(), Rejection> {
        let longest = edit.also.iter().chain([&edit.text]).map(|text| text.chars().count()).max();
        if longest > Some(MAX_TEXT_CHARS) {
            return Err(Rejection::TooLong { most_chars: MAX_TEXT_CHARS });
        }
        if edit.also.len() > MAX_LIST {
            return Err(Rejection::TooMany { most: MAX_LIST });
        }
        Ok(())
    }
    fn put(&mut self, edit: &TextEdit) {
        Self::put(self, edit);
    }
    fn undo(&self) -> TextEdit {
        Self::undo(self)
    }
    fn in_sight(&self, edit: &TextEdit) -> Option<TextEdit> {
        Some(TextEdit { from: self.revision(), ..edit.clone() })
    }
    fn reads_like(&self, other: &Self) -> bool {
        Self::reads_like(self, other)
    }
    fn check_whole(&self) -> Result<(), Rejection> {
        Self::check_whole(self)
    }
}

/// Something that is replaced whole when it is set.
pub(crate) trait Plain: Clone + PartialEq {
    fn check(&self) -> Result<(), Rejection> {
        Ok(())
    }
    fn refs(&self, _each: &mut dyn FnMut(Ref)) {}
}

impl<T: Plain> Value for T {
    type Edit = T;
    fn check(edit: &T) -> Result<(), Rejection> {
        Plain::check(edit)
    }
    fn put(&mut self, edit: &T) {
        self.clone_from(edit);
    }
    fn undo(&self) -> T {
        self.clone()
    }
    fn refs(edit: &T, each: &mut dyn FnMut(Ref)) {
        Plain::refs(edit, each);
    }
    fn reads_like(&self, other: &T) -> bool {
        self == other
    }
}

/// Marks types as replaced whole, with nothing to check in them.
macro_rules! plain {
    ($($ty:ty),* $(,)?) => { $(impl $crate::value::Plain for $ty {})* };
}
pub(crate) use plain;

plain!(bool, u8, u16, u32, Date, Amount, crate::At, crate::MemberId, crate::FileId);

impl Plain for String {
    fn check(&self) -> Result<(), Rejection> {
        if self.chars().count() > MAX_PHRASE_CHARS {
            return Err(Rejection::TooLong { most_chars: MAX_PHRASE_CHARS });
        }
        Ok(())
    }
}

impl<T: Plain> Plain for Option<T> {
    fn check(&self) -> Result<(), Rejection> {
        self.as_ref().map_or(Ok(()), T::check)
    }
    fn refs(&self, each: &mut dyn FnMut(Ref)) {
        if let Some(inner) = self {
            inner.refs(each);
        }
    }
}

fn check_all<'a, T: Plain + 'a>(count: usize, items: impl Iterator<Item = &'a T>) -> Result<(), Rejection> {
    if count > MAX_LIST {
        return Err(Rejection::TooMany { most: MAX_LIST });
    }
    items.into_iter().try_for_each(T::check)
}

impl<T: Plain> Plain for Vec<T> {
    fn check(&self) -> Result<(), Rejection> {
        check_all(self.len(), self.iter())
    }
    fn refs(&self, each: &mut dyn FnMut(Ref)) {
        self.iter().for_each(|item| item.refs(each));
    }
}

impl<T: Plain + Ord> Plain for BTreeSet<T> {
    fn check(&self) -> Result<(), Rejection> {
        check_all(self.len(), self.iter())
    }
    fn refs(&self, each: &mut dyn FnMut(Ref)) {
        self.iter().for_each(|item| item.refs(each));
    }
}

impl<K: Plain + Ord, V: Plain> Plain for BTreeMap<K, V> {
    fn check(&self) -> Result<(), Rejection> {
        check_all(self.len(), self.keys())?;
        self.values().try_for_each(V::check)
    }
    fn refs(&self, each: &mut dyn FnMut(Ref)) {
        self.iter().for_each(|(key, value)| {
            key.refs(each);
            value.refs(each);
        });
    }
}

/// Two ids that a thing hangs between, such as an audience and a channel. In JSON: `"first+second"`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Pair<A, B>(pub A, pub B);

impl<A: fmt::Display, B: fmt::Display> Serialize for Pair<A, B> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(&format_args!("{}+{}", self.0, self.1))
    }
}

impl<'de, A: std::str::FromStr, B: std::str::FromStr> Deserialize<'de> for Pair<A, B> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        text.split_once('+')
            .and_then(|(a, b)| Some(Self(a.parse().ok()?, b.parse().ok()?)))
            .ok_or_else(|| serde::de::Error::custom("a pair is two ids with + between them"))
    }
}

impl<A, B> JsonSchema for Pair<A, B> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Pair".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "pattern": "^[0-9a-hjkmnp-tv-z]{12}\\+[0-9a-hjkmnp-tv-z]{12}$" })
    }
}

/// A number with at most three decimals, kept exactly: hours, counts, readings. In JSON a plain number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Amount(i64);

/// The largest amount, either way from zero.
const MAX_AMOUNT: f64 = 1e12;

impl Amount {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// A whole number.
    #[must_use]
    pub const fn whole(number: i32) -> Self {
        Self(number as i64 * 1000)
    }

    /// So many thousandths.
    #[must_use]
    pub const fn thousandths(number: i64) -> Self {
        Self(number)
    }

    /// The nearest amount, or nothing for what is no number or too large.
    #[must_use]
    pub fn from_f64(number: f64) -> Option<Self> {
        (number.abs() <= MAX_AMOUNT).then(|| Self((number * 1000.0).round() as i64))
    }

    /// As a floating-point number, for drawing and dividing.
    #[must_use]
    pub fn as_f64(self) -> f64 {
        self.0 as f64 / 1000.0
    }

    /// This many thousandths.
    #[must_use]
    pub const fn in_thousandths(self) -> i64 {
        self.0
    }

    /// The product, to the nearest thousandth.
    #[must_use]
    pub fn times(self, other: Self) -> Self {
        let product = i128::from(self.0) * i128::from(other.0);
        let rounded = (product + if product < 0 { -500 } else { 500 }) / 1000;
        Self(i64::try_from(rounded).unwrap_or(if product < 0 { i64::MIN } else { i64::MAX }))
    }

    /// So many hundredths of this.
    #[must_use]
    pub fn percent(self, percent: u32) -> Self {
        self.times(Self(i64::from(percent) * 10))
    }
}

impl std::ops::Add for Amount {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl std::ops::Sub for Amount {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl std::iter::Sum for Amount {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, |sum, amount| sum + amount)
    }
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if self.0 % 1000 == 0 { to.serialize_i64(self.0 / 1000) } else { to.serialize_f64(self.as_f64()) }
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Self::from_f64(f64::deserialize(from)?).ok_or_else(|| serde::de::Error::custom("an amount lies within ±10¹²"))
    }
}

impl JsonSchema for Amount {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Amount".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "number", "minimum": -1e12, "maximum": 1e12 })
    }
}
