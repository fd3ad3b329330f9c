//! The document itself.

use crate::model::{invent::*, make::*, strategy::*, understand::*};
use crate::table::Table;
use crate::value::{Pair, is_default};
use crate::{
    AccountId, AmendmentId, At, AudienceId, BeliefId, BrainstormId, CalendarEntryId, ChannelId, ClaimId, IdeaId,
    LessonId, LevelId, MeasureId, MemberId, ObjectiveId, PersonId, ReadingId, ReviewId, Seq, SetupStepId, SkillId,
    StatementId, Text, TextEdit,
};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Weeks a plan looks ahead when nobody has said otherwise: half a year.
pub const WEEKS_AHEAD: u16 = 26;
/// Core measures a team can look at properly, when nobody has said otherwise.
pub const CORE_MEASURES_MOST: u16 = 12;

/// A finding that the team has put aside.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SetAside {
    /// Why.
    pub reason: String,
    /// Who did.
    pub by: MemberId,
    /// When.
    pub at: At,
}

/// A plan. Changed by [`crate::apply`] and in no other way.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Plan {
    /// The last entry that was applied.
    pub seq: Seq,
    /// What the plan is called.
    #[serde(skip_serializing_if = "is_default")]
    pub title: Text,
    /// Whose it is.
    #[serde(skip_serializing_if = "is_default")]
    pub organisation: Text,
    /// What the plan says in one breath, at the top of the two pages.
    #[serde(skip_serializing_if = "is_default")]
    pub lead: Text,
    /// First day the plan counts hours from.
    #[serde(skip_serializing_if = "is_default")]
    pub begins_on: Option<Date>,
    /// Weeks it looks ahead; [`WEEKS_AHEAD`] while empty.
    #[serde(skip_serializing_if = "is_default")]
    pub weeks: Option<u16>,
    /// Core measures before there are too many; [`CORE_MEASURES_MOST`] while empty.
    #[serde(skip_serializing_if = "is_default")]
    pub core_measures_most: Option<u16>,
    /// Whose its documents look like.
    #[serde(skip_serializing_if = "is_default")]
    pub brand: crate::Brand,
    /// The strategy's document, if there is one.
    #[serde(skip_serializing_if = "is_default")]
    pub document: Option<Document>,
    /// Statements of the strategy.
    #[serde(skip_serializing_if = "is_default")]
    pub statements: Table<StatementId, Statement>,
    /// Amendments to it.
    #[serde(skip_serializing_if = "is_default")]
    pub amendments: Table<AmendmentId, Amendment>,
    /// Audiences.
    #[serde(skip_serializing_if = "is_default")]
    pub audiences: Table<AudienceId, Audience>,
    /// How many of a hundred in the first audience are also in the second, roughly.
    #[serde(skip_serializing_if = "is_default")]
    pub overlaps: BTreeMap<Pair<AudienceId, AudienceId>, u8>,
    /// Objectives.
    #[serde(skip_serializing_if = "is_default")]
    pub objectives: Table<ObjectiveId, Objective>,
    /// Beliefs between objectives.
    #[serde(skip_serializing_if = "is_default")]
    pub beliefs: Table<BeliefId, Belief>,
    /// Channels.
    #[serde(skip_serializing_if = "is_default")]
    pub channels: Table<ChannelId, Channel>,
    /// Accounts in them.
    #[serde(skip_serializing_if = "is_default")]
    pub accounts: Table<AccountId, Account>,
    /// Claims about habits.
    #[serde(skip_serializing_if = "is_default")]
    pub claims: Table<ClaimId, Claim>,
    /// What is worth it, and what is not.
    #[serde(skip_serializing_if = "is_default")]
    pub worth: BTreeMap<Pair<AudienceId, ChannelId>, Worth>,
    /// Brainstorms.
    #[serde(skip_serializing_if = "is_default")]
    pub brainstorms: Table<BrainstormId, Brainstorm>,
    /// Ideas.
    #[serde(skip_serializing_if = "is_default")]
    pub ideas: Table<IdeaId, Idea>,
    /// Measures.
    #[serde(skip_serializing_if = "is_default")]
    pub measures: Table<MeasureId, Measure>,
    /// Levels of measures.
    #[serde(skip_serializing_if = "is_default")]
    pub levels: Table<LevelId, Level>,
    /// Skills.
    #[serde(skip_serializing_if = "is_default")]
    pub skills: Table<SkillId, Skill>,
    /// People.
    #[serde(skip_serializing_if = "is_default")]
    pub people: Table<PersonId, Person>,
    /// When they are away.
    #[serde(skip_serializing_if = "is_default")]
    pub absences: Table<crate::AbsenceId, Absence>,
    /// Which measures they burn for.
    #[serde(skip_serializing_if = "is_default")]
    pub commitment: BTreeMap<Pair<PersonId, MeasureId>, Commitment>,
    /// The portfolio: the chosen handful.
    #[serde(skip_serializing_if = "is_default")]
    pub portfolio: BTreeMap<MeasureId, Choice>,
    /// What was learnt about concepts.
    #[serde(skip_serializing_if = "is_default")]
    pub lessons: Table<LessonId, Lesson>,
    /// Set-up steps.
    #[serde(skip_serializing_if = "is_default")]
    pub setup_steps: Table<SetupStepId, SetupStep>,
    /// The content calendar.
    #[serde(skip_serializing_if = "is_default")]
    pub calendar_entries: Table<CalendarEntryId, CalendarEntry>,
    /// Readings of indicators.
    #[serde(skip_serializing_if = "is_default")]
    pub readings: Table<ReadingId, Reading>,
    /// Reviews.
    #[serde(skip_serializing_if = "is_default")]
    pub reviews: Table<ReviewId, Review>,
    /// Findings put aside, by their key.
    #[serde(skip_serializing_if = "is_default")]
    pub set_aside: BTreeMap<String, SetAside>,
}

/// Something of the plan as a whole, with a new value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PlanField {
    /// What the plan is called.
    Title(TextEdit),
    /// Whose it is.
    Organisation(TextEdit),
    /// What it says in one breath.
    Lead(TextEdit),
    /// First day hours are counted from.
    BeginsOn(Option<Date>),
    /// Weeks it looks ahead.
    Weeks(Option<u16>),
    /// Core measures before there are too many.
    CoreMeasuresMost(Option<u16>),
    /// Whose its documents look like.
    Brand(crate::Brand),
}

impl PlanField {
    /// The field's name, as in JSON.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Title(_) => "title",
            Self::Organisation(_) => "organisation",
            Self::Lead(_) => "lead",
            Self::BeginsOn(_) => "begins_on",
            Self::Weeks(_) => "weeks",
            Self::CoreMeasuresMost(_) => "core_measures_most",
            Self::Brand(_) => "brand",
        }
    }
}

impl Plan {
    /// Statements in the document's order.
    #[must_use]
    pub fn statements_in_order(&self) -> Vec<(StatementId, &Statement)> {
        let mut statements: Vec<_> = self.statements.iter().collect();
        statements.sort_by_key(|(id, statement)| (statement.place, *id));
        statements
    }

    /// Amendments of a statement, oldest first.
    pub fn amendments_of(&self, statement: StatementId) -> impl Iterator<Item = (AmendmentId, &Amendment)> {
        self.amendments.iter().filter(move |(_, amendment)| amendment.statement == statement)
    }

    /// Whether the document has taken an amendment in: it says the same by now.
    #[must_use]
    pub fn is_taken_in(&self, amendment: &Amendment) -> bool {
        let statement = self.statements.even_removed(amendment.statement);
        statement.is_some_and(|row| !row.by_amendment && row.text.as_str().trim() == amendment.text.as_str().trim())
    }

    /// The wording that holds: the last decided amendment's, or else the document's. A statement that an
    /// undecided amendment brings reads as proposed.
    #[must_use]
    pub fn statement_text(&self, id: StatementId) -> &str {
        let Some(statement) = self.statements.even_removed(id) else { return "" };
        let holds = |amendment: &Amendment| statement.by_amendment || amendment.decided_on.is_some();
        let amendment = self.amendments_of(id).filter(|(_, amendment)| holds(amendment)).last();
        amendment.map_or(statement.text.as_str(), |(_, amendment)| amendment.text.as_str())
    }

    /// Grows whenever the wording that holds changes; anchors remember which one they saw.
    #[must_use]
    pub fn statement_revision(&self, id: StatementId) -> u32 {
        let own = self.statements.even_removed(id).map_or(0, |statement| statement.text.revision());
        let amended: u32 = self
            .amendments_of(id)
            .filter(|(_, amendment)| amendment.decided_on.is_some())
            .fold(0, |sum: u32, (_, amendment)| sum.saturating_add(amendment.text.revision()).saturating_add(1));
        own.saturating_add(amended)
    }

    /// Weeks the plan looks ahead.
    #[must_use]
    pub fn weeks_ahead(&self) -> u16 {
        self.weeks.unwrap_or(WEEKS_AHEAD)
    }

    /// Core measures before there are too many to look at properly.
    #[must_use]
    pub fn core_measures_most(&self) -> u16 {
        self.core_measures_most.unwrap_or(CORE_MEASURES_MOST)
    }

    /// Claims about one audience in one channel.
    pub fn claims_in(&self, audience: AudienceId, channel: ChannelId) -> impl Iterator<Item = (ClaimId, &Claim)> {
        self.claims.iter().filter(move |(_, claim)| claim.audience == audience && claim.channel == channel)
    }

    /// Levels of a measure.
    pub fn levels_of(&self, measure: MeasureId) -> impl Iterator<Item = (LevelId, &Level)> {
        self.levels.iter().filter(move |(_, level)| level.measure == measure)
    }

    /// Chosen measures that are still in the plan, with how they were chosen.
    pub fn chosen(&self) -> impl Iterator<Item = (MeasureId, &Measure, &Choice)> {
        self.portfolio.iter().filter_map(|(id, choice)| Some((*id, self.measures.get(*id)?, choice)))
    }

    /// The plan with every removed thing taken out and nothing else changed would read the same as the
    /// other: what undo has to bring back. Numbers count on, and removed things stay in the drawer.
    #[must_use]
    pub fn reads_like(&self, other: &Self) -> bool {
        self.title.reads_like(&other.title)
            && self.organisation.reads_like(&other.organisation)
            && self.lead.reads_like(&other.lead)
            && self.begins_on == other.begins_on
            && self.weeks == other.weeks
            && self.core_measures_most == other.core_measures_most
            && self.brand == other.brand
            && self.document == other.document
            && self.overlaps == other.overlaps
            && self.worth == other.worth
            && self.commitment == other.commitment
            && self.portfolio == other.portfolio
            && self.set_aside.keys().eq(other.set_aside.keys())
            && self.rows_read_like(other)
    }
}
