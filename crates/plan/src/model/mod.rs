//! What a plan is made of, one file per act of the method. Plain data; how it changes is in
//! [`crate::apply`], what follows from it in [`crate::findings`].

pub mod invent;
pub mod make;
pub mod strategy;
pub mod understand;

/// Declares a thing of the plan: the struct, and the enum of its fields that changes are written in.
macro_rules! entity {
    (
        $(#[$doc:meta])*
        $name:ident [$id:ident, $field:ident, named by $main:ident] {
            $( $(#[$field_doc:meta])* $variant:ident $field_name:ident : $ty:ty ),* $(,)?
        }
    ) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Default, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        pub struct $name {
            /// The number people say aloud; counted per plan and kind, never used again.
            pub number: u32,
            /// Whether it was removed. Removed things can be brought back.
            #[serde(default, skip_serializing_if = "crate::value::is_default")]
            pub removed: bool,
            $(
                $(#[$field_doc])*
                #[serde(default, skip_serializing_if = "crate::value::is_default")]
                pub $field_name: $ty,
            )*
        }

        #[doc = concat!("One field of [`", stringify!($name), "`] with a new value.")]
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum $field {
            $( $(#[$field_doc])* $variant(<$ty as $crate::value::Value>::Edit) ),*
        }

        impl $field {
            /// The field's name, as in JSON.
            #[must_use]
            pub fn name(&self) -> &'static str {
                match self { $( Self::$variant(_) => stringify!($field_name) ),* }
            }

            pub(crate) fn check(&self) -> Result<(), $crate::Rejection> {
                match self { $( Self::$variant(edit) => <$ty as $crate::value::Value>::check(edit) ),* }
            }

            pub(crate) fn refs(&self, each: &mut dyn FnMut($crate::Ref)) {
                match self { $( Self::$variant(edit) => <$ty as $crate::value::Value>::refs(edit, each) ),* }
            }
        }

        impl $crate::table::Entity for $name {
            type Id = $crate::$id;
            type Field = $field;
            fn number(&self) -> u32 { self.number }
            fn number_mut(&mut self) -> &mut u32 { &mut self.number }
            fn removed(&self) -> bool { self.removed }
            fn set_removed(&mut self, removed: bool) { self.removed = removed; }
            fn put(&mut self, field: &$field) {
                match field { $( $field::$variant(edit) => $crate::value::Value::put(&mut self.$field_name, edit) ),* }
            }
            fn undo_of(&self, field: &$field) -> $field {
                match field { $( $field::$variant(_) => $field::$variant($crate::value::Value::undo(&self.$field_name)) ),* }
            }
            fn in_sight(&self, field: &$field) -> Option<$field> {
                match field { $( $field::$variant(edit) => $crate::value::Value::in_sight(&self.$field_name, edit).map($field::$variant) ),* }
            }
            fn reads_like(&self, other: &Self) -> bool {
                self.number == other.number && self.removed == other.removed
                    $( && $crate::value::Value::reads_like(&self.$field_name, &other.$field_name) )*
            }
            fn check_whole(&self) -> Result<(), $crate::Rejection> {
                $( $crate::value::Value::check_whole(&self.$field_name)?; )*
                Ok(())
            }
            fn refs(&self, each: &mut dyn FnMut($crate::Ref)) {
                $( <$ty as $crate::value::Value>::refs(&$crate::value::Value::undo(&self.$field_name), each); )*
            }
            fn is_named(&self) -> bool { $crate::model::Named::is_named(&self.$main) }
        }
    };
}
pub(crate) use entity;

/// What a thing can be known by: it may not be left out or blank.
pub(crate) trait Named {
    fn is_named(&self) -> bool;
}

impl Named for crate::Text {
    fn is_named(&self) -> bool {
        !self.is_blank()
    }
}

impl Named for String {
    fn is_named(&self) -> bool {
        !self.trim().is_empty()
    }
}

impl<T: Default + PartialEq + Copy> Named for Option<T> {
    fn is_named(&self) -> bool {
        self.is_some()
    }
}

macro_rules! named_by_reference {
    ($($ty:ty),*) => { $(impl Named for $ty {
        fn is_named(&self) -> bool { *self != <$ty>::default() }
    })* };
}
named_by_reference!(
    crate::StatementId,
    crate::ObjectiveId,
    crate::AudienceId,
    crate::ChannelId,
    crate::MeasureId,
    crate::MemberId,
    crate::PersonId,
    u32
);

/// Declares an enum whose values are words in JSON and that a field may hold.
macro_rules! words {
    ($( $(#[$doc:meta])* $name:ident { $( $(#[$variant_doc:meta])* $variant:ident = $word:literal ),* $(,)? } )*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        pub enum $name { $( $(#[$variant_doc])* #[serde(rename = $word)] $variant ),* }

        impl $name {
            /// Every value, in the order people meet them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The word for it in JSON, addresses and translation keys.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }

            /// The value with this word.
            #[must_use]
            pub fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.word() == word)
            }
        }

        $crate::value::plain!($name);

        impl $crate::model::Word for $name {
            const ALL: &'static [Self] = Self::ALL;
            fn word(self) -> &'static str { self.word() }
            fn from_word(word: &str) -> Option<Self> { Self::from_word(word) }
        }
    )*};
}
pub(crate) use words;

/// A closed list of values, each with its word: what all of them have in common.
pub trait Word: Copy + PartialEq + 'static {
    /// Every value, in the order people meet them.
    const ALL: &'static [Self];
    /// The word for it in JSON, addresses and translation keys.
    fn word(self) -> &'static str;
    /// The value with this word.
    fn from_word(word: &str) -> Option<Self>;
}
