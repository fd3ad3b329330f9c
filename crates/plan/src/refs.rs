//! References between things, and the one list of all kinds of things there are.

use crate::model::{invent::*, make::*, strategy::*, understand::*};
use crate::table::{Entity, Table};
use crate::value::Plain;
use crate::{Plan, Rejection};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

macro_rules! kinds {
    ($( $kind:ident $id:ident $table:ident ),* $(,)?) => {
        /// A kind of thing in a plan.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum Kind { $( #[doc = concat!("[`", stringify!($kind), "`]")] $kind ),* }

        /// One thing in a plan.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum Ref { $( #[doc = concat!("A [`", stringify!($kind), "`].")] $kind(crate::$id) ),* }

        impl Kind {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$kind),*];
        }

        impl Ref {
            /// What kind of thing it is.
            #[must_use]
            pub fn kind(self) -> Kind {
                match self { $( Self::$kind(_) => Kind::$kind ),* }
            }

            /// Whether it is the reference of a field that nobody has set yet.
            pub(crate) fn is_unset(self) -> bool {
                match self { $( Self::$kind(id) => id == crate::$id::default() ),* }
            }

            /// The id alone, as text.
            #[must_use]
            pub fn id(self) -> String {
                match self { $( Self::$kind(id) => id.to_string() ),* }
            }
        }

        $(
            impl From<crate::$id> for Ref {
                fn from(id: crate::$id) -> Self { Self::$kind(id) }
            }
            impl Plain for crate::$id {
                fn refs(&self, each: &mut dyn FnMut(Ref)) { each(Ref::$kind(*self)); }
            }
        )*

        impl Plan {
            /// Whether the thing has ever been in the plan, removed or not.
            #[must_use]
            pub fn has_ever_held(&self, what: Ref) -> bool {
                match what { $( Ref::$kind(id) => self.$table.holds(id) ),* }
            }

            /// Whether the thing is in the plan and not removed.
            #[must_use]
            pub fn holds(&self, what: Ref) -> bool {
                match what { $( Ref::$kind(id) => self.$table.get(id).is_some() ),* }
            }

            /// The number people say aloud, removed or not.
            #[must_use]
            pub fn number_of(&self, what: Ref) -> Option<u32> {
                match what { $( Ref::$kind(id) => self.$table.even_removed(id).map(|row| row.number) ),* }
            }

            pub(crate) fn set_removed(&mut self, what: Ref, removed: bool) {
                match what { $( Ref::$kind(id) => self.$table.alter(id, |row| row.set_removed(removed)) ),* }
            }

            pub(crate) fn everything(&self) -> std::collections::BTreeSet<Ref> {
                let mut things = std::collections::BTreeSet::new();
                $( things.extend(self.$table.ids().map(Ref::from)); )*
                things
            }

            /// Says no to things that no changes could have led to.
            pub(crate) fn check_rows(&self) -> Result<(), Rejection> {
                $(
                    self.$table.check_whole()?;
                    for (id, row) in self.$table.iter_even_removed() {
                        row.check_whole()?;
                        all_known(self, |each| row.refs(each))?;
                        crate::fits::fits_whole::<$kind>(self, id, row)?;
                    }
                )*
                Ok(())
            }

            pub(crate) fn rows_read_like(&self, other: &Self) -> bool {
                true $( && self.$table.reads_like(&other.$table) )*
            }
        }

        $( impl Rows<$kind> for Plan {
            fn rows(&self) -> &Table<crate::$id, $kind> { &self.$table }
            fn rows_mut(&mut self) -> &mut Table<crate::$id, $kind> { &mut self.$table }
        } )*
    };
}

/// The plan as the owner of one table.
pub(crate) trait Rows<T: Entity> {
    fn rows(&self) -> &Table<T::Id, T>;
    fn rows_mut(&mut self) -> &mut Table<T::Id, T>;
}

kinds! {
    Statement StatementId statements,
    Amendment AmendmentId amendments,
    Audience AudienceId audiences,
    Objective ObjectiveId objectives,
    Belief BeliefId beliefs,
    Channel ChannelId channels,
    Account AccountId accounts,
    Claim ClaimId claims,
    Brainstorm BrainstormId brainstorms,
    Idea IdeaId ideas,
    Measure MeasureId measures,
    Level LevelId levels,
    Skill SkillId skills,
    Person PersonId people,
    Absence AbsenceId absences,
    Lesson LessonId lessons,
    SetupStep SetupStepId setup_steps,
    CalendarEntry CalendarEntryId calendar_entries,
    Reading ReadingId readings,
    Review ReviewId reviews,
}

/// Fails with the first reference that is not in the plan.
pub(crate) fn all_there(plan: &Plan, visit: impl FnOnce(&mut dyn FnMut(Ref))) -> Result<(), Rejection> {
    all(visit, |what| plan.holds(what))
}

/// Fails with the first reference to something that was never in the plan. What was removed will do, and so will
/// nothing: undo could otherwise not bring back how a field stood.
pub(crate) fn all_known(plan: &Plan, visit: impl FnOnce(&mut dyn FnMut(Ref))) -> Result<(), Rejection> {
    all(visit, |what| what.is_unset() || plan.has_ever_held(what))
}

fn all(visit: impl FnOnce(&mut dyn FnMut(Ref)), will_do: impl Fn(Ref) -> bool) -> Result<(), Rejection> {
    let mut missing = None;
    visit(&mut |what| {
        if missing.is_none() && !will_do(what) {
            missing = Some(what);
        }
    });
    missing.map_or(Ok(()), |what| Err(Rejection::NotThere { what }))
}
