//! The one list of everything that can be done to a plan. It is also the journal's format: a variant is never
//! edited once released, new ones are added, and old journals replay for ever.

use crate::model::{invent::*, make::*, strategy::*, understand::*};
use crate::{
    AbsenceId, AccountId, AmendmentId, AudienceId, BeliefId, BrainstormId, CalendarEntryId, ChannelId, ClaimId, IdeaId,
    LessonId, LevelId, MeasureId, MemberId, ObjectiveId, PersonId, Plan, PlanField, ReadingId, Ref, ReviewId,
    SetupStepId, SkillId, StatementId,
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A statement as it was read from a document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct StatementDraft {
    /// A new id, or that of the statement it is a newer wording of.
    pub id: StatementId,
    /// The number in the document, such as "5.3"; empty where it has none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub label: String,
    /// The headings above it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub path: Vec<String>,
    /// What it was in the document.
    pub kind: StatementKind,
    /// The wording.
    pub text: String,
    /// Marks that were read out of it.
    #[serde(default, skip_serializing_if = "crate::value::is_default")]
    pub suggested: Marks,
    /// The words behind the marks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub because: Vec<Because>,
}

/// Two things that hang together, one of a set each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Link {
    /// The objective is for the audience.
    ObjectiveAudience(ObjectiveId, AudienceId),
    /// The idea is about the channel.
    IdeaChannel(IdeaId, ChannelId),
    /// The idea helps reach the objective.
    IdeaObjective(IdeaId, ObjectiveId),
    /// The idea is for the audience.
    IdeaAudience(IdeaId, AudienceId),
    /// The measure happens in the channel.
    MeasureChannel(MeasureId, ChannelId),
    /// The measure helps reach the objective.
    MeasureObjective(MeasureId, ObjectiveId),
    /// The measure is for the audience.
    MeasureAudience(MeasureId, AudienceId),
    /// The measure rests on the claim.
    MeasureClaim(MeasureId, ClaimId),
    /// The measure uses the account.
    MeasureAccount(MeasureId, AccountId),
    /// The first measure needs the second.
    MeasureNeeds(MeasureId, MeasureId),
    /// The first measure can't run beside the second.
    MeasureNotWith(MeasureId, MeasureId),
    /// The person has the skill.
    PersonSkill(PersonId, SkillId),
    /// The level takes the skill.
    LevelSkill(LevelId, SkillId),
}

/// Something that can be anchored in the strategy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Anchored {
    /// An audience.
    Audience(AudienceId),
    /// An objective.
    Objective(ObjectiveId),
    /// A channel.
    Channel(ChannelId),
}

impl From<Anchored> for Ref {
    fn from(what: Anchored) -> Self {
        match what {
            Anchored::Audience(id) => id.into(),
            Anchored::Objective(id) => id.into(),
            Anchored::Channel(id) => id.into(),
        }
    }
}

macro_rules! change {
    ($( $kind:ident $add:ident $set:ident $id:ident $field:ident ),* $(,)? ; $($rest:tt)*) => {
        /// A change to a plan.
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum Change {
            $(
                #[doc = concat!("Adds a [`", stringify!($kind), "`].")]
                $add {
                    /// Its id, free until now.
                    id: $id,
                    /// What is known of it from the start.
                    fields: Vec<$field>,
                },
                #[doc = concat!("Sets one field of a [`", stringify!($kind), "`].")]
                $set {
                    /// Which.
                    id: $id,
                    /// The field and its new value.
                    field: $field,
                },
            )*
            $($rest)*
        }

        /// Calls a macro with the list of kinds and their two changes, so that nobody has to repeat it.
        macro_rules! for_each_kind {
            ($callback:ident) => { $callback! { $( $kind $add $set $id $field ),* } };
        }
        pub(crate) use for_each_kind;
    };
}

change! {
    Statement AddStatement SetStatement StatementId StatementField,
    Amendment AddAmendment SetAmendment AmendmentId AmendmentField,
    Audience AddAudience SetAudience AudienceId AudienceField,
    Objective AddObjective SetObjective ObjectiveId ObjectiveField,
    Belief AddBelief SetBelief BeliefId BeliefField,
    Channel AddChannel SetChannel ChannelId ChannelField,
    Account AddAccount SetAccount AccountId AccountField,
    Claim AddClaim SetClaim ClaimId ClaimField,
    Brainstorm AddBrainstorm SetBrainstorm BrainstormId BrainstormField,
    Idea AddIdea SetIdea IdeaId IdeaField,
    Measure AddMeasure SetMeasure MeasureId MeasureField,
    Level AddLevel SetLevel LevelId LevelField,
    Skill AddSkill SetSkill SkillId SkillField,
    Person AddPerson SetPerson PersonId PersonField,
    Absence AddAbsence SetAbsence AbsenceId AbsenceField,
    Lesson AddLesson SetLesson LessonId LessonField,
    SetupStep AddSetupStep SetSetupStep SetupStepId SetupStepField,
    CalendarEntry AddCalendarEntry SetCalendarEntry CalendarEntryId CalendarEntryField,
    Reading AddReading SetReading ReadingId ReadingField,
    Review AddReview SetReview ReviewId ReviewField;

    /// Sets something of the plan as a whole.
    SetPlan(PlanField),
    /// Brings in the strategy's document. Statements with a known id get the new wording; those of the
    /// former document that are not in the list are removed; what amendments brought stays, and is the document's
    /// from now on where it is in the list.
    BringStrategy {
        /// The document; nothing for taking it away again.
        document: Option<Document>,
        /// Its statements, in order.
        statements: Vec<StatementDraft>,
    },
    /// Anchors something in a statement.
    Anchor {
        /// What.
        what: Anchored,
        /// In which statement.
        statement: StatementId,
        /// The revision of its wording that was seen; nothing to let go of it.
        seen_revision: Option<u32>,
    },
    /// Lets two things hang together.
    Link(Link),
    /// Takes them apart.
    Unlink(Link),
    /// Notes how many of a hundred in one audience are also in another.
    SetOverlap {
        /// The one.
        audience: AudienceId,
        /// The other.
        also_in: AudienceId,
        /// Of a hundred; nothing to forget it.
        share_percent: Option<u8>,
    },
    /// Says whether a channel is worth it for an audience.
    SetWorth {
        /// For whom.
        audience: AudienceId,
        /// Where.
        channel: ChannelId,
        /// What is said; nothing to take it back.
        worth: Option<Worth>,
    },
    /// Says how much a person burns for a measure.
    SetCommitment {
        /// Who.
        person: PersonId,
        /// For what.
        measure: MeasureId,
        /// How much; nothing to take it back.
        commitment: Option<Commitment>,
    },
    /// Takes a measure into the portfolio, changes how, or leaves it out.
    Choose {
        /// Which.
        measure: MeasureId,
        /// How; nothing to leave it out.
        choice: Option<Choice>,
    },
    /// Gives an idea dots.
    Vote {
        /// Which.
        idea: IdeaId,
        /// Whose dots.
        member: MemberId,
        /// How many it has from them now.
        dots: u8,
    },
    /// Reacts to an idea, or takes it back.
    React {
        /// Which.
        idea: IdeaId,
        /// Who reacts.
        member: MemberId,
        /// How.
        reaction: Reaction,
        /// Whether it is given or taken back.
        given: bool,
    },
    /// Puts a finding aside, or takes it up again.
    SetFindingAside {
        /// The finding's key.
        finding: String,
        /// Why; nothing to take it up again.
        reason: Option<String>,
    },
    /// Makes one audience of two that are the same people: the second takes over everything that is said of the first
    /// and hangs on it, and the first is removed.
    MergeAudience {
        /// The one that goes.
        from: AudienceId,
        /// The one that stays.
        into: AudienceId,
    },
    /// Several changes made in one go, such as a block of cells that is pasted: all of them or none, told and undone as one.
    /// None of them may itself be several.
    Together(Vec<Change>),
    /// Removes a thing. It can be restored, with everything that hung on it.
    Remove(Ref),
    /// Brings a removed thing back.
    Restore(Ref),
    /// Makes the whole plan what a plan file says it is. Who had which number, and what was removed, comes along.
    Import(Box<Plan>),
}
