//! Benchmark plans: generated from a seed, plans like any other, so that anybody can measure against the same ones. What
//! belongs elsewhere: solving them.

use crate::random::Random;
use jiff::civil::{Date, date};
use plan::{
    Absence, AbsenceField, Amount, At, AudienceField, Change, ChannelField, ClaimField, ContentEffort, Entry,
    LevelField, MeasureField, MemberId, Outcome, PersonField, Plan, PlanField, Priority, Rejection, ResponseEffort,
    SkillField, TextEdit, Verdict,
};
use std::collections::{BTreeMap, BTreeSet};

/// First day of every benchmark plan.
pub const FIRST_DAY: Date = date(2026, 1, 5);

/// How large a benchmark plan is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// 8 measures at 2 levels, 4 people, 26 weeks.
    Small,
    /// 20 measures at 3 levels, 12 people, 52 weeks.
    Medium,
    /// 60 measures at 3 levels, 40 people, 104 weeks.
    Large,
}

/// What a size comes to.
#[derive(Debug, Clone, Copy)]
pub struct Counts {
    /// Measures.
    pub measures: usize,
    /// Levels of each.
    pub levels: usize,
    /// People.
    pub people: usize,
    /// Weeks looked ahead.
    pub weeks: u16,
    /// Futures to look at.
    pub futures: usize,
    /// Skills.
    pub skills: usize,
    /// Audiences.
    pub audiences: usize,
    /// Channels.
    pub channels: usize,
    /// Most hours a week that a person gives; the least is a sixth of it.
    pub hours_most: f64,
}

impl Size {
    /// What it comes to.
    #[must_use]
    pub fn counts(self) -> Counts {
        let of = |measures, levels, people, weeks, futures, skills, audiences, channels, hours_most| Counts {
            measures,
            levels,
            people,
            weeks,
            futures,
            skills,
            audiences,
            channels,
            hours_most,
        };
        match self {
            Self::Small => of(8, 2, 4, 26, 100, 3, 3, 4, 12.0),
            Self::Medium => of(20, 3, 12, 52, 200, 5, 5, 7, 12.0),
            Self::Large => of(60, 3, 40, 104, 500, 6, 8, 10, 5.0),
        }
    }
}

struct Writing {
    plan: Plan,
    random: Random,
    ids: u64,
}

impl Writing {
    fn change(&mut self, change: Change) -> Result<(), Rejection> {
        let entry = Entry { seq: self.plan.seq.next(), at: At(0), by: MemberId::from_raw(1), change };
        plan::apply(&mut self.plan, &entry).map(|_| ())
    }

    fn id(&mut self) -> u64 {
        self.ids += 1;
        self.ids
    }

    /// A number from `least` to `most`, rounded to a tenth.
    fn tenths(&mut self, least: f64, most: f64) -> Amount {
        Amount::thousandths((self.random.between(least, most) * 10.0).round() as i64 * 100)
    }

    fn some<T: Copy + Ord>(&mut self, of: &[T], least: usize, most: usize) -> BTreeSet<T> {
        let mut list = of.to_vec();
        self.random.shuffle(&mut list);
        let count = least + self.random.below(most - least + 1);
        list.into_iter().take(count).collect()
    }
}

/// The benchmark plan of a size and a seed: measures ask for about two and a half times the hours that are there.
///
/// # Errors
/// None in practice; what the plan says no to, where it changes its mind about what may be in it.
pub fn plan(size: Size, seed: u64) -> Result<Plan, Rejection> {
    let counts = size.counts();
    let mut to = Writing { plan: Plan::default(), random: Random::new(seed), ids: 0 };
    to.change(Change::SetPlan(PlanField::Title(TextEdit::new(format!("{size:?} {seed}")))))?;
    to.change(Change::SetPlan(PlanField::BeginsOn(Some(FIRST_DAY))))?;
    to.change(Change::SetPlan(PlanField::Weeks(Some(counts.weeks))))?;
    let text = |kind: &str, at: usize| TextEdit::new(format!("{kind} {}", at + 1));
    let mut channels = Vec::new();
    for at in 0..counts.channels {
        let id = plan::ChannelId::from_raw(to.id());
        to.change(Change::AddChannel { id, fields: vec![ChannelField::Name(text("Channel", at))] })?;
        channels.push(id);
    }
    let mut audiences = Vec::new();
    for at in 0..counts.audiences {
        let id = plan::AudienceId::from_raw(to.id());
        let priority = to.random.pick(&[Priority::First, Priority::Second, Priority::Second]).copied();
        let fields = vec![AudienceField::Name(text("Audience", at)), AudienceField::Priority(priority)];
        to.change(Change::AddAudience { id, fields })?;
        audiences.push(id);
    }
    for audience in audiences.clone() {
        for channel in channels.clone() {
            let id = plan::ClaimId::from_raw(to.id());
            let share = to.tenths(5.0, 70.0);
            let fields = vec![
                ClaimField::Audience(audience),
                ClaimField::Channel(channel),
                ClaimField::SharePercent(Some(share)),
                ClaimField::EffectiveCount(Some(400)),
            ];
            to.change(Change::AddClaim { id, fields })?;
        }
    }
    let mut skills = Vec::new();
    for at in 0..counts.skills {
        let id = plan::SkillId::from_raw(to.id());
        to.change(Change::AddSkill { id, fields: vec![SkillField::Name(text("Skill", at))] })?;
        skills.push(id);
    }
    people(&mut to, counts, &skills)?;
    measures(&mut to, counts, &skills, &channels, &audiences)?;
    Ok(to.plan)
}

fn people(to: &mut Writing, counts: Counts, skills: &[plan::SkillId]) -> Result<(), Rejection> {
    for at in 0..counts.people {
        let id = plan::PersonId::from_raw(to.id());
        let mut has = to.some(skills, 1, 3);
        has.extend(skills.get(at % skills.len()));
        let hours = to.tenths(counts.hours_most / 6.0, counts.hours_most);
        let fields = vec![
            PersonField::Member(MemberId::from_raw(at as u64 + 1)),
            PersonField::HoursPerWeek(Some(hours)),
            PersonField::Skills(has),
        ];
        to.change(Change::AddPerson { id, fields })?;
        for _ in 0..=counts.weeks / 40 {
            let from = to.random.below(usize::from(counts.weeks) * 7);
            let days = to.random.below(26) + 2;
            let day = |days: usize| FIRST_DAY.checked_add(jiff::Span::new().days(days as i64)).unwrap_or(FIRST_DAY);
            let absence =
                Absence { person: id, from: Some(day(from)), to: Some(day(from + days)), ..Absence::default() };
            let id = plan::AbsenceId::from_raw(to.id());
            let fields = vec![
                AbsenceField::Person(absence.person),
                AbsenceField::From(absence.from),
                AbsenceField::To(absence.to),
            ];
            to.change(Change::AddAbsence { id, fields })?;
        }
    }
    Ok(())
}

fn measures(
    to: &mut Writing,
    counts: Counts,
    skills: &[plan::SkillId],
    channels: &[plan::ChannelId],
    audiences: &[plan::AudienceId],
) -> Result<(), Rejection> {
    let mut earlier: Vec<plan::MeasureId> = Vec::new();
    for at in 0..counts.measures {
        let id = plan::MeasureId::from_raw(to.id());
        let great = 10 + to.random.below(31);
        let fiasco = 5 + to.random.below(26);
        let outcome = |percent: usize, hours: f64| Outcome {
            likelihood_percent: percent as u8,
            hours_percent: hours as u16,
            value_percent: None,
        };
        let outcomes = BTreeMap::from([
            (Verdict::GreatSuccess, outcome(great, to.random.between(100.0, 170.0))),
            (Verdict::SoSo, outcome(100 - great - fiasco, 100.0)),
            (Verdict::Fiasco, outcome(fiasco, to.random.between(50.0, 200.0))),
        ]);
        let mut fields = vec![
            MeasureField::Title(TextEdit::new(format!("Measure {}", at + 1))),
            MeasureField::Channels(to.some(channels, 1, 3)),
            MeasureField::Audiences(to.some(audiences, 1, 3)),
            MeasureField::Outcomes(outcomes),
        ];
        if to.random.below(10) == 0 {
            fields.push(MeasureField::Needs(to.some(&earlier, 1, 1)));
        } else if to.random.below(12) == 0 {
            fields.push(MeasureField::NotWith(to.some(&earlier, 1, 1)));
        }
        to.change(Change::AddMeasure { id, fields })?;
        earlier.push(id);
        let takes = to.some(skills, 1, 3);
        let (pieces, each) = (to.random.between(0.5, 1.5), to.tenths(1.5, 4.5));
        let writes = to.random.below(2) == 0;
        let (writers, minutes) = (to.random.between(200.0, 3000.0), to.tenths(4.0, 10.0));
        let (setup_hours, setup_weeks) = (to.random.between(4.0, 30.0), 1 + to.random.below(6));
        for level in 0..counts.levels {
            let grown = [1.0, 1.9, 3.4].get(level).copied().unwrap_or(1.0);
            let content = ContentEffort {
                pieces_per_week: Amount::thousandths((pieces * grown * 10.0_f64).round() as i64 * 100),
                hours_per_piece: each,
                hours_per_piece_most: None,
            };
            let response = writes.then(|| ResponseEffort {
                people: (writers * (1.0 + level as f64 * 0.4)) as u32,
                write_percent_per_week: Amount::thousandths(800),
                dissatisfied_percent: 15,
                minutes_each: minutes,
                minutes_dissatisfied: Amount::whole(25),
            });
            let id_of_level = plan::LevelId::from_raw(to.id());
            let setup = setup_hours * (1.0 + level as f64 * 0.5);
            let fields = vec![
                LevelField::Name(TextEdit::new(format!("Level {}", level + 1))),
                LevelField::Measure(id),
                LevelField::Content(Some(content)),
                LevelField::Response(response),
                LevelField::SetupHours(Some(Amount::thousandths((setup * 2.0).round() as i64 * 500))),
                LevelField::SetupWeeks((setup_weeks + level) as u16),
                LevelField::MoneyNok(Some(Amount::whole((setup * 500.0) as i32))),
                LevelField::Skills(takes.clone()),
            ];
            to.change(Change::AddLevel { id: id_of_level, fields })?;
        }
    }
    Ok(())
}
