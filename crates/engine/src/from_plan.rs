//! From a plan to a problem: what the plan says, and what is taken for granted where it says nothing. What belongs
//! elsewhere: sentences about faults, and everything that decides.

use crate::problem::{Alternative, Audience, MAX_SKILLS, Measure, Outcome, Person, Problem, Wanted};
use jiff::civil::Date;
use plan::weighing::Weighed;
use plan::{
    AudienceId, ChannelId, Contribution, Level, LevelId, MeasureId, ObjectiveId, PersonId, Plan, Priority, SkillId,
    Verdict, capacity,
};
use std::collections::{BTreeMap, BTreeSet};

/// Share of an audience met in a channel that nobody has claimed anything about.
const SHARE_UNKNOWN: f64 = 0.3;
/// Of those met in a channel, so many notice one piece and keep something of it.
pub const CONTACTS_PER_PIECE: f64 = 0.005;
/// What answering people counts as, in pieces a week.
const PIECES_FOR_RESPONSE: f64 = 0.5;
/// Contacts that an outcome makes, as a factor of those planned.
const CONTACTS_IF_GREAT: f64 = 1.6;
pub const CONTACTS_IF_FIASCO: f64 = 0.2;
/// What a contact counts for where the measure gives a little or a lot to the objective, against some.
const GIVES_A_LITTLE: f64 = 0.5;
const GIVES_A_LOT: f64 = 1.5;
/// What an audience weighs against the others, by how soon it comes.
const WEIGHT_FIRST: f64 = 4.0;
const WEIGHT_SECOND: f64 = 2.0;
const WEIGHT_LATER: f64 = 1.0;
/// Futures looked at when nobody has said otherwise.
const FUTURES: usize = 500;
/// Most futures that are looked at while searching.
pub const FUTURES_MOST: usize = 5_000;
/// In nine of ten futures it should fit.
const FITS: f64 = 0.9;

/// What the plan doesn't hold and the team may set.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// Futures looked at.
    pub futures: usize,
    /// In which share of them everything has to fit, from 0 to 1.
    pub fits: f64,
    /// What chance begins with.
    pub seed: u64,
    /// Most money, in kroner; no limit while empty.
    pub budget_nok: Option<f64>,
    /// Measures that have to be in, or out.
    pub wanted: BTreeMap<MeasureId, Wanted>,
    /// Shares of audiences met in channels, from 0 to 1, in place of what is claimed: what if it were so?
    pub met: BTreeMap<(AudienceId, ChannelId), f64>,
}

impl Default for Settings {
    fn default() -> Self {
        Self { futures: FUTURES, fits: FITS, seed: 0, budget_nok: None, wanted: BTreeMap::new(), met: BTreeMap::new() }
    }
}

/// Something in the plan that can't be counted on as it stands, and what was done instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// Nobody has hours: nothing can be carried out.
    NoPeople,
    /// The plan looks no week ahead.
    NoWeeks,
    /// A person's hours are negative and count as none.
    NegativeHours(PersonId),
    /// A person is away in every week.
    AwayAllTheTime(PersonId),
    /// A level has no hours written down and isn't offered.
    LevelWithoutHours(LevelId),
    /// A level's hours or money are negative; it isn't offered.
    LevelNegative(LevelId),
    /// Setting a level up takes as long as the plan looks ahead; it isn't offered.
    LevelTooLong(LevelId),
    /// A level takes a skill that nobody has; it never fits.
    SkillNobodyHas(LevelId, SkillId),
    /// There are more skills than are told apart; the level isn't offered.
    TooManySkills(LevelId),
    /// A measure has no level that can be offered.
    NoLevel(MeasureId),
    /// A measure's likelihoods don't sum to a hundred; they count in proportion.
    LikelihoodsDontSum(MeasureId),
    /// A measure needs itself, by way of others; it isn't offered.
    NeedsItself(MeasureId),
    /// A measure needs one that can't be offered, or that is to be out; it isn't offered.
    NeedsWhatIsOut(MeasureId),
    /// The share of futures asked for isn't between 0 and 1; nine of ten was taken.
    FitsOutOfRange,
}

/// The problem of a plan, and what in the plan can't be counted on. `today` is the first day where the plan has none.
///
/// What the plan doesn't hold is taken for granted: a level's hours are split evenly over its skills; an outcome
/// changes contacts to 160, 100 or 20 of a hundred; in a channel nobody has claimed anything about three of ten are
/// met; each piece stays with five of a thousand of those met, and answering counts as half a piece a week.
#[must_use]
pub fn from_plan(plan: &Plan, settings: &Settings, today: Date) -> (Problem, Vec<Fault>) {
    let mut faults = Vec::new();
    let weeks = people_weeks(plan, today, &mut faults);
    let mut making = Making { plan, faults, problem: Problem::default(), skill_places: BTreeMap::new() };
    making.problem.weeks = usize::from(plan.weeks_ahead());
    if making.problem.weeks == 0 {
        making.faults.push(Fault::NoWeeks);
    }
    making.problem.fits = if (0.0..=1.0).contains(&settings.fits) {
        settings.fits
    } else {
        making.faults.push(Fault::FitsOutOfRange);
        FITS
    };
    making.problem.futures = settings.futures.clamp(1, FUTURES_MOST);
    making.problem.seed = settings.seed;
    making.problem.budget_nok = settings.budget_nok;
    making.audiences();
    making.skills_and_people(weeks);
    making.measures(settings, today);
    making.problem.already = vec![0.0; making.problem.audiences.len()];
    let mut faults = making.faults;
    faults.sort_unstable();
    faults.dedup();
    (making.problem, faults)
}

/// Hours there, by person and week.
fn people_weeks(plan: &Plan, today: Date, faults: &mut Vec<Fault>) -> Vec<(PersonId, Vec<f64>)> {
    let all = capacity::weeks(plan, today);
    let mut people: Vec<(PersonId, Vec<f64>)> = plan.people.ids().map(|id| (id, Vec::new())).collect();
    for week in &all {
        for (mine, of) in people.iter_mut().zip(&week.people) {
            mine.1.push(of.there.as_f64().max(0.0));
        }
    }
    for (id, hours) in &people {
        let said = plan.people.get(*id).and_then(|person| person.hours_per_week).unwrap_or_default();
        if said < plan::Amount::ZERO {
            faults.push(Fault::NegativeHours(*id));
        } else if said > plan::Amount::ZERO && !hours.is_empty() && hours.iter().all(|there| *there == 0.0) {
            faults.push(Fault::AwayAllTheTime(*id));
        }
    }
    if people.iter().flat_map(|(_, hours)| hours).all(|hours| *hours == 0.0) {
        faults.push(Fault::NoPeople);
    }
    people
}

/// What a verdict comes to for a measure, once it is known: running hours as they were expected then, or as planned where nobody
/// said; contacts as [`from_plan`] takes them.
#[must_use]
pub fn outcome_of(row: &plan::Measure, verdict: Verdict) -> Outcome {
    let hours = row.outcomes.get(&verdict).map_or(1.0, |outcome| f64::from(outcome.hours_percent) / 100.0);
    let usual = match verdict {
        Verdict::GreatSuccess => CONTACTS_IF_GREAT,
        Verdict::SoSo => 1.0,
        Verdict::Fiasco => CONTACTS_IF_FIASCO,
    };
    let said = row.outcomes.get(&verdict).and_then(|outcome| outcome.value_percent);
    Outcome { likelihood: 1.0, hours, contacts: said.map_or(usual, |percent| f64::from(percent) / 100.0) }
}

/// How far a measure's hours may be from the middle of their ranges, as a share of it. Its levels share their luck, so that of the
/// widest range counts for all.
fn spread<'a>(levels: impl Iterator<Item = &'a Level>) -> f64 {
    let of = |level: &Level| {
        let hours = level.hours_per_week().unwrap_or_default().as_f64();
        let either_way = level.content.map_or(0.0, |content| content.either_way().as_f64());
        if hours > 0.0 { (either_way / hours).clamp(0.0, 1.0) } else { 0.0 }
    };
    levels.map(of).fold(0.0, f64::max)
}

/// What a contact counts for by how much the measure gives to an objective.
fn weight_of(contribution: Contribution) -> f64 {
    match contribution {
        Contribution::ALittle => GIVES_A_LITTLE,
        Contribution::Some => 1.0,
        Contribution::ALot => GIVES_A_LOT,
    }
}

/// What answering people at a level counts as, in pieces a week.
pub fn pieces_for_response(plan: &Plan, level: LevelId) -> f64 {
    let answers = plan.levels.get(level).is_some_and(|level| level.response.is_some());
    if answers { PIECES_FOR_RESPONSE } else { 0.0 }
}

struct Making<'a> {
    plan: &'a Plan,
    faults: Vec<Fault>,
    problem: Problem,
    skill_places: BTreeMap<Option<SkillId>, usize>,
}

impl Making<'_> {
    fn audiences(&mut self) {
        let weigh = |priority: Option<Priority>| match priority {
            Some(Priority::First) => WEIGHT_FIRST,
            Some(Priority::Second) | None => WEIGHT_SECOND,
            Some(Priority::Later) => WEIGHT_LATER,
        };
        let audiences: Vec<_> = self.plan.audiences.iter().map(|(id, row)| (Some(id), weigh(row.priority))).collect();
        let audiences = if audiences.is_empty() { vec![(None, 1.0)] } else { audiences };
        let all: f64 = audiences.iter().map(|(_, weight)| weight).sum();
        self.problem.audiences =
            audiences.into_iter().map(|(id, weight)| Audience { id, weight: weight / all }).collect();
    }

    fn skills_and_people(&mut self, people: Vec<(PersonId, Vec<f64>)>) {
        let taken: BTreeSet<SkillId> = self.plan.levels.iter().flat_map(|(_, level)| level.skills.clone()).collect();
        let taken = taken.into_iter().filter(|id| self.plan.skills.get(*id).is_some()).map(Some);
        // The skill that everybody has comes first: it is what a level without skills takes.
        for (place, skill) in std::iter::once(None).chain(taken).take(MAX_SKILLS).enumerate() {
            self.skill_places.insert(skill, place);
            self.problem.skills.push(skill);
        }
        for (id, hours) in people {
            let Some(row) = self.plan.people.get(id) else { continue };
            let has = |skill: &Option<SkillId>| skill.is_none_or(|skill| row.skills.contains(&skill));
            let bits = self.skill_places.iter().filter(|(skill, _)| has(skill));
            let skills = bits.fold(0, |bits, (_, place)| bits | (1_u64 << place));
            self.problem.people.push(Person { id, skills, hours });
        }
    }

    fn measures(&mut self, settings: &Settings, today: Date) {
        let plan = self.plan;
        let places: BTreeMap<MeasureId, usize> = plan.measures.ids().enumerate().map(|(at, id)| (id, at)).collect();
        let mut levels: BTreeMap<MeasureId, Vec<(LevelId, &Level)>> = BTreeMap::new();
        for (id, level) in plan.levels.iter() {
            levels.entry(level.measure).or_default().push((id, level));
        }
        let met = self.met(today, &settings.met);
        for (id, row) in plan.measures.iter() {
            let at = self.problem.measures.len();
            let per_piece = self.contacts_per_piece(row, &met);
            let mut alternatives = Vec::new();
            for (level_id, level) in levels.get(&id).into_iter().flatten() {
                if let Some(alternative) = self.alternative(at, *level_id, level, &per_piece) {
                    alternatives.push(self.problem.alternatives.len());
                    self.problem.alternatives.push(alternative);
                }
            }
            if alternatives.is_empty() {
                self.faults.push(Fault::NoLevel(id));
            }
            let outcomes = self.outcomes(id, row);
            self.problem.measures.push(Measure {
                id,
                outcomes,
                hours_spread: spread(levels.get(&id).into_iter().flatten().map(|(_, level)| *level)),
                needs: row.needs.iter().filter_map(|other| places.get(other).copied()).collect(),
                not_with: row.not_with.iter().filter_map(|other| places.get(other).copied()).collect(),
                wanted: settings.wanted.get(&id).copied().unwrap_or_default(),
                alternatives,
            });
        }
        // "Not with" holds both ways, whoever said it.
        for at in 0..self.problem.measures.len() {
            let others = self.problem.measures.get(at).map(|one| one.not_with.clone()).unwrap_or_default();
            for other in others {
                if let Some(other) = self.problem.measures.get_mut(other)
                    && !other.not_with.contains(&at)
                {
                    other.not_with.push(at);
                }
            }
        }
        self.close_needs();
    }

    /// Takes out what can never be in because of what it needs.
    fn close_needs(&mut self) {
        let measures = &self.problem.measures;
        // A measure is offered once all it needs is offered; what a cycle holds never is.
        let mut offered = vec![false; measures.len()];
        let mut waiting: Vec<usize> = measures.iter().map(|one| one.needs.len()).collect();
        let mut needed_by: Vec<Vec<usize>> = vec![Vec::new(); measures.len()];
        for (at, one) in measures.iter().enumerate() {
            for needed in &one.needs {
                if let Some(by) = needed_by.get_mut(*needed) {
                    by.push(at);
                }
            }
        }
        let mut next: Vec<usize> = (0..measures.len()).filter(|at| waiting.get(*at) == Some(&0)).collect();
        let mut in_no_cycle = vec![false; measures.len()];
        while let Some(at) = next.pop() {
            if let Some(clear) = in_no_cycle.get_mut(at) {
                *clear = true;
            }
            let one = measures.get(at);
            let able = one.is_some_and(|one| {
                one.wanted != Wanted::Out
                    && !one.alternatives.is_empty()
                    && one.needs.iter().all(|needed| offered.get(*needed).copied().unwrap_or(false))
            });
            if let Some(offered) = offered.get_mut(at) {
                *offered = able;
            }
            for by in needed_by.get(at).into_iter().flatten() {
                if let Some(left) = waiting.get_mut(*by) {
                    *left -= 1;
                    if *left == 0 {
                        next.push(*by);
                    }
                }
            }
        }
        for (at, one) in self.problem.measures.iter_mut().enumerate() {
            let holds = |list: &[bool]| list.get(at).copied().unwrap_or(false);
            if holds(&offered) {
                continue;
            }
            if !holds(&in_no_cycle) {
                self.faults.push(Fault::NeedsItself(one.id));
            } else if one.wanted != Wanted::Out && !one.alternatives.is_empty() {
                self.faults.push(Fault::NeedsWhatIsOut(one.id));
            }
            one.wanted = Wanted::Out;
        }
    }

    fn outcomes(&mut self, id: MeasureId, row: &plan::Measure) -> Vec<Outcome> {
        let sum: u32 = row.outcomes.values().map(|outcome| u32::from(outcome.likelihood_percent)).sum();
        if !row.outcomes.is_empty() && sum != 100 {
            self.faults.push(Fault::LikelihoodsDontSum(id));
        }
        if sum == 0 {
            return vec![Outcome { likelihood: 1.0, hours: 1.0, contacts: 1.0 }];
        }
        let of = |(verdict, outcome): (&Verdict, &plan::Outcome)| Outcome {
            likelihood: f64::from(outcome.likelihood_percent) / f64::from(sum),
            ..outcome_of(row, *verdict)
        };
        row.outcomes.iter().map(of).filter(|outcome| outcome.likelihood > 0.0).collect()
    }

    /// The share of each audience that is met in each channel, as claimed; older claims count for less today.
    fn met(
        &self,
        today: Date,
        otherwise: &BTreeMap<(AudienceId, ChannelId), f64>,
    ) -> BTreeMap<(AudienceId, ChannelId), f64> {
        let mut claims: BTreeMap<(AudienceId, ChannelId), Vec<&plan::Claim>> = BTreeMap::new();
        for (_, claim) in self.plan.claims.iter() {
            claims.entry((claim.audience, claim.channel)).or_default().push(claim);
        }
        let share = |claims: Vec<&plan::Claim>| Weighed::of(claims.into_iter(), today).map(|weighed| weighed.share);
        let claimed = claims.into_iter().filter_map(|(cell, claims)| Some((cell, share(claims)?)));
        claimed.chain(otherwise.iter().map(|(cell, share)| (*cell, *share))).collect()
    }

    /// Contacts that one piece of a measure makes with each member of each audience.
    fn contacts_per_piece(&self, row: &plan::Measure, met: &BTreeMap<(AudienceId, ChannelId), f64>) -> Vec<f64> {
        let plan = self.plan;
        let of_objectives =
            || row.objectives.iter().filter_map(|id| plan.objectives.get(*id)).flat_map(|one| one.audiences.clone());
        let mut meant: BTreeSet<AudienceId> = row.audiences.clone();
        if meant.is_empty() {
            meant = of_objectives().collect();
        }
        let reach = |audience: AudienceId| {
            let share = |channel| met.get(&(audience, channel)).copied().unwrap_or(SHARE_UNKNOWN);
            let channels = row.channels.iter().filter(|channel| plan.channels.get(**channel).is_some());
            let missed = channels.clone().map(|channel| 1.0 - share(*channel)).product::<f64>();
            if channels.count() == 0 { SHARE_UNKNOWN } else { 1.0 - missed }
        };
        let share_of = |audience: &Audience| {
            let Some(id) = audience.id else { return SHARE_UNKNOWN };
            if meant.is_empty() || meant.contains(&id) {
                return reach(id);
            }
            // Who is also in an audience that is meant is met there.
            let also = meant.iter().filter_map(|other| {
                let share = plan.overlaps.get(&plan::Pair(id, *other))?;
                Some(f64::from(*share) / 100.0 * reach(*other))
            });
            also.fold(0.0, f64::max)
        };
        // The objective it gives most to says what a contact counts for: of those with the audience, or of all.
        let gives = |audience: &Audience| {
            let said = |with_audience: bool| {
                let is_with = |id: &ObjectiveId| {
                    let objective = plan.objectives.get(*id);
                    objective
                        .is_some_and(|row| !with_audience || audience.id.is_some_and(|id| row.audiences.contains(&id)))
                };
                let of = |id: &ObjectiveId| row.contributions.get(id).copied().map_or(1.0, weight_of);
                row.objectives.iter().filter(|id| is_with(id)).map(of).max_by(f64::total_cmp)
            };
            said(true).or_else(|| said(false)).unwrap_or(1.0)
        };
        let contacts = |audience: &Audience| share_of(audience) * gives(audience) * CONTACTS_PER_PIECE;
        self.problem.audiences.iter().map(contacts).collect()
    }

    fn alternative(&mut self, measure: usize, id: LevelId, level: &Level, per_piece: &[f64]) -> Option<Alternative> {
        let Some(hours) = level.hours_per_week() else {
            self.faults.push(Fault::LevelWithoutHours(id));
            return None;
        };
        let (hours, setup) = (hours.as_f64(), level.setup_hours.unwrap_or_default().as_f64());
        let money_nok = level.money_nok.unwrap_or_default().as_f64();
        let pieces = level.content.map_or(0.0, |content| content.pieces_per_week.as_f64());
        if hours < 0.0 || setup < 0.0 || money_nok < 0.0 || pieces < 0.0 {
            self.faults.push(Fault::LevelNegative(id));
            return None;
        }
        // Hours without weeks still have to be worked: in one week.
        let setup_weeks = usize::from(level.setup_weeks).max(usize::from(setup > 0.0));
        let Some(last) = self.problem.weeks.checked_sub(setup_weeks + 1) else {
            self.faults.push(Fault::LevelTooLong(id));
            return None;
        };
        let mut skills: Vec<usize> = Vec::new();
        for skill in level.skills.iter().filter(|skill| self.plan.skills.get(**skill).is_some()) {
            let Some(place) = self.skill_places.get(&Some(*skill)) else {
                self.faults.push(Fault::TooManySkills(id));
                return None;
            };
            if !self.problem.people.iter().any(|person| person.skills & (1 << place) != 0) {
                self.faults.push(Fault::SkillNobodyHas(id, *skill));
            }
            skills.push(*place);
        }
        if skills.is_empty() {
            skills.push(0);
        }
        let share = 1.0 / skills.len() as f64;
        let pieces = pieces + pieces_for_response(self.plan, id);
        Some(Alternative {
            measure,
            level: id,
            setup_weeks,
            setup_hours_per_week: if setup > 0.0 { setup / setup_weeks as f64 } else { 0.0 },
            hours_per_week: hours,
            skills: skills.into_iter().map(|skill| (skill, share)).collect(),
            money_nok,
            contacts: per_piece.iter().map(|contacts| contacts * pieces).collect(),
            starts: (0, last),
            ran_weeks: 0,
        })
    }
}
