//! Stages 7 to 9: measures, people and hours, the chosen portfolio, set-up, calendar, readings and reviews.

use super::{entity, words};
use crate::value::{MAX_PERCENT, Plain};
use crate::{
    AccountId, Amount, AudienceId, ChannelId, ClaimId, IdeaId, LevelId, MeasureId, MemberId, ObjectiveId, PersonId,
    Rejection, SkillId, Text,
};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

words! {
    /// How much a person burns for a measure.
    Commitment {
        /// Burns for it.
        Burns = "burns",
        /// Is willing.
        Willing = "willing",
        /// Would rather not.
        Unwilling = "unwilling",
    }

    /// What a measure came to. Also the three outcomes weighed beforehand.
    Verdict {
        /// Great success.
        GreatSuccess = "great-success",
        /// So-so.
        SoSo = "so-so",
        /// Fiasco.
        Fiasco = "fiasco",
    }

    /// What a review does to a measure's hours.
    HoursThen {
        /// More.
        More = "more",
        /// The same.
        Same = "same",
        /// The same, with another concept.
        ChangeConcept = "change-concept",
        /// None: it stops.
        Stop = "stop",
    }

    /// How much a measure gives to an objective.
    Contribution {
        /// A little.
        ALittle = "a-little",
        /// Some: what is taken for granted where nobody has said.
        Some = "some",
        /// A lot.
        ALot = "a-lot",
    }

    /// What kind of set-up step something is, in the order they are usually taken.
    SetupPart {
        /// What everything else stands on.
        Basis = "basis",
        /// What the law, or decency, asks for.
        Duties = "duties",
        /// What somebody has to learn first.
        Learning = "learning",
        /// What has to be made beforehand.
        Content = "content",
        /// How one will know.
        Measuring = "measuring",
    }

    /// How far a piece of content has come.
    ContentState {
        /// A draft.
        Draft = "draft",
        /// Ready.
        Ready = "ready",
        /// Out.
        Out = "out",
    }
}

/// Content-driven work: it grows with what is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct ContentEffort {
    /// Pieces a week.
    pub pieces_per_week: Amount,
    /// Hours each takes at the quality chosen; the least, where it is a range.
    pub hours_per_piece: Amount,
    /// The most hours each takes, where it is a range.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours_per_piece_most: Option<Amount>,
}

/// Response-driven work: it grows with how many write to us, and how many of them are unhappy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct ResponseEffort {
    /// People who could write to us.
    pub people: u32,
    /// How many of a hundred do, in a week.
    pub write_percent_per_week: Amount,
    /// How many of a hundred who write are dissatisfied.
    pub dissatisfied_percent: u8,
    /// Minutes an ordinary answer takes.
    pub minutes_each: Amount,
    /// Minutes an answer to somebody dissatisfied takes.
    pub minutes_dissatisfied: Amount,
}

fn share(percent: u8) -> Result<(), Rejection> {
    if percent <= MAX_PERCENT { Ok(()) } else { Err(Rejection::OverHundredPercent) }
}

fn not_negative(amount: Amount) -> Result<(), Rejection> {
    if amount >= Amount::ZERO { Ok(()) } else { Err(Rejection::Negative) }
}

impl Plain for ContentEffort {
    fn check(&self) -> Result<(), Rejection> {
        not_negative(self.pieces_per_week)?;
        not_negative(self.hours_per_piece)?;
        let is_backwards = self.hours_per_piece_most.is_some_and(|most| most < self.hours_per_piece);
        if is_backwards { Err(Rejection::RangeBackwards) } else { Ok(()) }
    }
}

impl ContentEffort {
    /// Hours a piece takes: the middle, where it is a range.
    #[must_use]
    pub fn hours_each(&self) -> Amount {
        let middle = |most: Amount| Amount::from_f64((self.hours_per_piece.as_f64() + most.as_f64()) / 2.0);
        self.hours_per_piece_most.and_then(middle).unwrap_or(self.hours_per_piece)
    }

    /// Pieces × hours each.
    #[must_use]
    pub fn hours_per_week(&self) -> Amount {
        self.pieces_per_week.times(self.hours_each())
    }

    /// How far the hours a week may be from the middle, up or down.
    #[must_use]
    pub fn either_way(&self) -> Amount {
        let most = self.hours_per_piece_most.unwrap_or(self.hours_per_piece);
        self.pieces_per_week.times(most - self.hours_each())
    }
}

impl Plain for ResponseEffort {
    fn check(&self) -> Result<(), Rejection> {
        share(self.dissatisfied_percent)?;
        not_negative(self.write_percent_per_week)?;
        not_negative(self.minutes_each)?;
        not_negative(self.minutes_dissatisfied)
    }
}

impl ResponseEffort {
    /// People × share who write × minutes, weighed by how many are dissatisfied, in hours.
    #[must_use]
    pub fn hours_per_week(&self) -> Amount {
        let writers = f64::from(self.people) * self.write_percent_per_week.as_f64() / 100.0;
        let unhappy = f64::from(self.dissatisfied_percent) / 100.0;
        let minutes = (1.0 - unhappy) * self.minutes_each.as_f64() + unhappy * self.minutes_dissatisfied.as_f64();
        Amount::from_f64(writers * minutes / 60.0).unwrap_or_default()
    }
}

/// How likely an outcome is held to be, and what it would do to the hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Outcome {
    /// In so many of a hundred futures.
    pub likelihood_percent: u8,
    /// Running hours then, in percent of those planned.
    pub hours_percent: u16,
    /// What it gives then, in percent of what is planned; what is usual for such an outcome where nobody has said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value_percent: Option<u16>,
}

impl Plain for Outcome {
    fn check(&self) -> Result<(), Rejection> {
        share(self.likelihood_percent)
    }
}

entity! {
    /// A measure: what the team considers doing, or does. A core measure until it is chosen.
    Measure [MeasureId, MeasureField, named by title] {
        /// What it is called.
        Title title: Text,
        /// The idea it grew from.
        Idea idea: Option<IdeaId>,
        /// "We shall be present in …"
        Presence presence: Text,
        /// "… in order to …"
        Purpose purpose: Text,
        /// Where.
        Channels channels: BTreeSet<ChannelId>,
        /// With which objectives.
        Objectives objectives: BTreeSet<ObjectiveId>,
        /// How much it gives to each of them, where somebody has said.
        Contributions contributions: BTreeMap<ObjectiveId, Contribution>,
        /// For whom.
        Audiences audiences: BTreeSet<AudienceId>,
        /// Claims it rests on.
        Claims claims: BTreeSet<ClaimId>,
        /// Measures that have to run for this one to make sense.
        Needs needs: BTreeSet<MeasureId>,
        /// Measures that can't run beside it.
        NotWith not_with: BTreeSet<MeasureId>,
        /// The three outcomes.
        Outcomes outcomes: BTreeMap<Verdict, Outcome>,
        /// Who answers for it.
        Owner owner: Option<PersonId>,
        /// The accounts it uses.
        Accounts accounts: BTreeSet<AccountId>,
        /// The concept: the idea in a paragraph.
        ConceptIdea concept_idea: Text,
        /// The concept: for whom, as one would say it.
        ConceptForWhom concept_for_whom: Text,
        /// The concept: the message.
        ConceptMessage concept_message: Text,
        /// The concept: the tone.
        ConceptTone concept_tone: Text,
        /// The concept: what it is not.
        ConceptIsNot concept_is_not: Text,
        /// How often something comes out, in the team's words.
        Frequency frequency: Text,
        /// What is in the way, or has to be remembered.
        Note note: Text,
    }
}

entity! {
    /// A level at which a measure can be carried out, with its hours.
    Level [LevelId, LevelField, named by name] {
        /// "Weekly", "twice a week".
        Name name: Text,
        /// The measure.
        Measure measure: MeasureId,
        /// Content-driven work.
        Content content: Option<ContentEffort>,
        /// Response-driven work.
        Response response: Option<ResponseEffort>,
        /// Hours to set it up, in all.
        SetupHours setup_hours: Option<Amount>,
        /// Weeks the setting-up is spread over.
        SetupWeeks setup_weeks: u16,
        /// Money, in kroner.
        MoneyNok money_nok: Option<Amount>,
        /// Skills it takes.
        Skills skills: BTreeSet<SkillId>,
    }
}

impl Level {
    /// Running hours a week, of both kinds; nothing while neither is written down.
    #[must_use]
    pub fn hours_per_week(&self) -> Option<Amount> {
        let content = self.content.map(|content| content.hours_per_week());
        let response = self.response.map(|response| response.hours_per_week());
        (content.is_some() || response.is_some()).then(|| content.unwrap_or_default() + response.unwrap_or_default())
    }
}

entity! {
    /// Something that some can do and others can't.
    Skill [SkillId, SkillField, named by name] {
        /// What it is called.
        Name name: Text,
    }
}

entity! {
    /// Somebody whose hours the plan counts on. The name is kept with the member.
    Person [PersonId, PersonField, named by member] {
        /// Who it is.
        Member member: MemberId,
        /// Hours a week they can give to this plan.
        HoursPerWeek hours_per_week: Option<Amount>,
        /// What they can do.
        Skills skills: BTreeSet<SkillId>,
        /// What in their present tasks must give way.
        GivesWay gives_way: Text,
    }
}

entity! {
    /// A time when somebody is away.
    Absence [AbsenceId, AbsenceField, named by person] {
        /// Who.
        Person person: PersonId,
        /// First day away.
        From from: Option<Date>,
        /// Last day away.
        To to: Option<Date>,
    }
}

/// How a measure is taken into the portfolio.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Choice {
    /// At which level.
    pub level: LevelId,
    /// When it begins; from the plan's first week while empty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starts_on: Option<Date>,
    /// Who does it: hours a week each.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub hours_per_week: BTreeMap<PersonId, Amount>,
}

impl Plain for Choice {
    fn check(&self) -> Result<(), Rejection> {
        self.hours_per_week.values().copied().try_for_each(not_negative)
    }
    fn refs(&self, each: &mut dyn FnMut(crate::Ref)) {
        self.level.refs(each);
        self.hours_per_week.keys().for_each(|person| person.refs(each));
    }
}

/// A concept as it read at a time.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Concept {
    /// The idea in a paragraph.
    #[serde(default)]
    pub idea: String,
    /// For whom.
    #[serde(default)]
    pub for_whom: String,
    /// The message.
    #[serde(default)]
    pub message: String,
    /// The tone.
    #[serde(default)]
    pub tone: String,
    /// What it is not.
    #[serde(default)]
    pub is_not: String,
}

impl Concept {
    /// A measure's concept as it reads now.
    #[must_use]
    pub fn of(measure: &Measure) -> Self {
        let text = |text: &Text| text.as_str().to_owned();
        Self {
            idea: text(&measure.concept_idea),
            for_whom: text(&measure.concept_for_whom),
            message: text(&measure.concept_message),
            tone: text(&measure.concept_tone),
            is_not: text(&measure.concept_is_not),
        }
    }
}

impl Plain for Concept {
    fn check(&self) -> Result<(), Rejection> {
        let all = [&self.idea, &self.for_whom, &self.message, &self.tone, &self.is_not];
        let most_chars = crate::text::MAX_TEXT_CHARS;
        if all.iter().any(|text| text.chars().count() > most_chars) {
            return Err(Rejection::TooLong { most_chars });
        }
        Ok(())
    }
}

entity! {
    /// What was learnt while a concept was made real, and what it changed.
    Lesson [LessonId, LessonField, named by learnt] {
        /// The measure.
        Measure measure: MeasureId,
        /// What was learnt.
        Learnt learnt: Text,
        /// What was changed.
        Changed changed: Text,
        /// When.
        On on: Option<Date>,
        /// The concept as it read before, where this made a new version of it.
        Before before: Option<Concept>,
    }
}

entity! {
    /// One step in setting a measure up.
    SetupStep [SetupStepId, SetupStepField, named by what] {
        /// The measure.
        Measure measure: MeasureId,
        /// What is to be done.
        What what: Text,
        /// Whether it is something that has to be learnt.
        IsLearning is_learning: bool,
        /// Who does it.
        Owner owner: Option<PersonId>,
        /// By when.
        DueOn due_on: Option<Date>,
        /// When it was done.
        DoneOn done_on: Option<Date>,
        /// Why it is left out, if it is.
        SkippedBecause skipped_because: String,
        /// What kind of step it is.
        Part part: Option<SetupPart>,
        /// The step of a playbook it was taken from, such as `youtube/verify`, so that it isn't offered twice.
        TakenFrom taken_from: String,
    }
}

impl SetupStep {
    /// Whether it still has to be done: it is neither done nor left out.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.done_on.is_none() && self.skipped_because.trim().is_empty()
    }
}

entity! {
    /// A piece of content in the calendar.
    CalendarEntry [CalendarEntryId, CalendarEntryField, named by what] {
        /// The measure.
        Measure measure: MeasureId,
        /// What it is.
        What what: Text,
        /// The account it goes out in.
        Account account: Option<AccountId>,
        /// The day it goes out.
        On on: Option<Date>,
        /// When, in words, where there is no day yet ("second quarter").
        When when: String,
        /// Who makes it.
        Owner owner: Option<PersonId>,
        /// How far it has come.
        State state: Option<ContentState>,
        /// What kind of content it is, in the team's words ("film", "portrait").
        ContentKind content_kind: String,
        /// Hours it takes; where nobody has said, what a piece takes at the level chosen.
        Hours hours: Option<Amount>,
    }
}

entity! {
    /// What an objective's indicator showed on a day.
    Reading [ReadingId, ReadingField, named by objective] {
        /// The objective.
        Objective objective: ObjectiveId,
        /// The day.
        On on: Option<Date>,
        /// The figure.
        Value value: Amount,
        /// Where it is from.
        Source source: String,
    }
}

entity! {
    /// A look back at a measure.
    Review [ReviewId, ReviewField, named by measure] {
        /// The measure.
        Measure measure: MeasureId,
        /// When it is to be held.
        DueOn due_on: Option<Date>,
        /// When it was held.
        HeldOn held_on: Option<Date>,
        /// What it came to.
        Verdict verdict: Option<Verdict>,
        /// Hours a week it took.
        TookHoursPerWeek took_hours_per_week: Option<Amount>,
        /// What it gave.
        Gave gave: Text,
        /// What was learnt.
        Learnt learnt: Text,
        /// What happens to its hours.
        HoursThen hours_then: Option<HoursThen>,
    }
}

impl Review {
    /// Whether it should have been held by now.
    #[must_use]
    pub fn is_due(&self, today: Date) -> bool {
        self.held_on.is_none() && self.due_on.is_some_and(|due| due <= today)
    }
}
