//! Hours needed against hours there, week by week and person by person.

use crate::{Amount, Choice, PersonId, Plan};
use jiff::civil::{Date, Weekday};
use std::collections::{BTreeMap, BTreeSet};

/// Most weeks a plan looks ahead: two years.
pub const MAX_WEEKS: u16 = 104;
/// Working days in a week, for sharing out a week's hours.
const WORKING_DAYS: i64 = 5;
/// Most chosen measures whose futures are gone through one by one: 3⁶ = 729 of them.
const MEASURES_MOST_FOR_FUTURES: usize = 6;
/// Shares are rounded to the thousandth of an hour; a few of those are nobody's business.
pub const ROUNDING: Amount = Amount::thousandths(10);

/// One week.
#[derive(Debug, Clone, PartialEq)]
pub struct Week {
    /// Its Monday.
    pub monday: Date,
    /// Every person, in the plan's order.
    pub people: Vec<PersonWeek>,
    /// Hours that chosen measures need and nobody has taken.
    pub nobodys: Amount,
}

/// One person's week.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PersonWeek {
    /// Who.
    pub person: PersonId,
    /// Hours they can give that week, absences taken off.
    pub there: Amount,
    /// Hours they have taken on.
    pub needed: Amount,
}

impl PersonWeek {
    /// Hours more than are there.
    #[must_use]
    pub fn over(&self) -> Amount {
        (self.needed - self.there).max(Amount::ZERO)
    }

    /// Whether the hours taken on are there.
    #[must_use]
    pub fn fits(&self) -> bool {
        self.over() <= ROUNDING
    }
}

impl Week {
    /// All hours there.
    #[must_use]
    pub fn there(&self) -> Amount {
        self.people.iter().map(|week| week.there).sum()
    }

    /// All hours needed, nobody's included.
    #[must_use]
    pub fn needed(&self) -> Amount {
        self.people.iter().map(|week| week.needed).sum::<Amount>() + self.nobodys
    }

    /// Whether everybody has the hours they have taken on, and nothing is left over.
    #[must_use]
    pub fn fits(&self) -> bool {
        self.nobodys == Amount::ZERO && self.people.iter().all(PersonWeek::fits)
    }
}

fn monday_of(day: Date) -> Date {
    let back = i64::from(day.weekday().since(Weekday::Monday));
    day.checked_sub(jiff::Span::new().days(back)).unwrap_or(day)
}

fn days_after(day: Date, days: i64) -> Date {
    day.checked_add(jiff::Span::new().days(days)).unwrap_or(day)
}

/// The plan's weeks from its first day, or from `today` where it has none.
#[must_use]
pub fn weeks(plan: &Plan, today: Date) -> Vec<Week> {
    let first = monday_of(plan.begins_on.unwrap_or(today));
    (0..i64::from(plan.weeks_ahead())).map(|n| week(plan, first, days_after(first, 7 * n))).collect()
}

/// What one chosen measure takes in one week.
struct Load {
    /// Hours it needs.
    hours: Amount,
    /// Hours people have taken on for it.
    taken: Vec<(PersonId, Amount)>,
    /// Whether it is still being set up.
    setting_up: bool,
}

/// What a measure takes in a week, where it has begun.
fn load(plan: &Plan, choice: &Choice, first: Date, monday: Date) -> Option<Load> {
    let starts = monday_of(choice.starts_on.unwrap_or(first));
    let level = plan.levels.get(choice.level).filter(|_| monday >= starts)?;
    let setting_up = monday < days_after(starts, 7 * i64::from(level.setup_weeks));
    let hours = if setting_up {
        let each = level.setup_hours.unwrap_or_default().as_f64() / f64::from(level.setup_weeks);
        Amount::from_f64(each).unwrap_or_default()
    } else {
        level.hours_per_week().unwrap_or_default()
    };
    let running: Amount = choice.hours_per_week.values().copied().sum();
    // Setting up is shared the way the running hours are.
    let theirs = |share: Amount| {
        if setting_up && running > Amount::ZERO {
            Amount::from_f64(hours.as_f64() * share.as_f64() / running.as_f64()).unwrap_or_default()
        } else {
            share
        }
    };
    let there = choice.hours_per_week.iter().filter(|(person, _)| plan.people.get(**person).is_some());
    Some(Load { hours, taken: there.map(|(person, share)| (*person, theirs(*share))).collect(), setting_up })
}

fn week(plan: &Plan, first: Date, monday: Date) -> Week {
    let mut needed: BTreeMap<PersonId, Amount> = BTreeMap::new();
    let mut nobodys = Amount::ZERO;
    for load in plan.chosen().filter_map(|(_, _, choice)| load(plan, choice, first, monday)) {
        let mut left = load.hours;
        for (person, hours) in load.taken {
            let sum = needed.entry(person).or_default();
            *sum = *sum + hours;
            left = left - hours;
        }
        if left > ROUNDING {
            nobodys = nobodys + left;
        }
    }
    let people = plan
        .people
        .iter()
        .map(|(person, row)| PersonWeek {
            person,
            there: hours_there(plan, person, row.hours_per_week.unwrap_or_default(), monday),
            needed: needed.get(&person).copied().unwrap_or_default(),
        })
        .collect();
    Week { monday, people, nobodys }
}

fn hours_there(plan: &Plan, person: PersonId, full: Amount, monday: Date) -> Amount {
    let days = (0..WORKING_DAYS).map(|n| days_after(monday, n));
    let away = days.filter(|day| is_away(plan, person, *day)).count();
    let present = WORKING_DAYS - i64::try_from(away).unwrap_or(WORKING_DAYS);
    Amount::thousandths(full.in_thousandths() * present / WORKING_DAYS)
}

fn is_away(plan: &Plan, person: PersonId, day: Date) -> bool {
    plan.absences.iter().any(|(_, absence)| {
        absence.person == person
            && absence.from.is_some_and(|from| from <= day)
            && absence.to.or(absence.from).is_some_and(|to| day <= to)
    })
}

/// In how many of a hundred futures somebody would have more hours on them than they can give, rounded to the
/// nearest. A future is one outcome for each chosen measure, independent of the others; an outcome multiplies the
/// measure's running hours, not its setting-up, and is as likely as was said. A measure without outcomes has one
/// future, the planned one. Nothing where no chosen measure has outcomes – there is only one future then, and no share
/// to speak of – and where more are chosen than can be gone through exactly.
#[must_use]
pub fn unfit_futures_percent(plan: &Plan, today: Date) -> Option<u32> {
    let chosen: Vec<_> = plan.chosen().collect();
    let certain = chosen.iter().all(|(_, measure, _)| measure.outcomes.is_empty());
    if certain || chosen.len() > MEASURES_MOST_FOR_FUTURES {
        return None;
    }
    let first = monday_of(plan.begins_on.unwrap_or(today));
    // Most weeks are alike, so each kind of person-week is kept once: hours there, fixed hours, hours that vary.
    let mut kinds: BTreeSet<(Amount, Amount, Vec<Amount>)> = BTreeSet::new();
    for monday in (0..i64::from(plan.weeks_ahead())).map(|n| days_after(first, 7 * n)) {
        let mut of: BTreeMap<PersonId, (Amount, Vec<Amount>)> = BTreeMap::new();
        for (place, (_, _, choice)) in chosen.iter().enumerate() {
            let Some(load) = load(plan, choice, first, monday) else { continue };
            for (person, hours) in load.taken {
                let (fixed, varying) =
                    of.entry(person).or_insert_with(|| (Amount::ZERO, vec![Amount::ZERO; chosen.len()]));
                if load.setting_up {
                    *fixed = *fixed + hours;
                } else if let Some(place) = varying.get_mut(place) {
                    *place = *place + hours;
                }
            }
        }
        for (person, (fixed, varying)) in of {
            let full = plan.people.get(person).and_then(|row| row.hours_per_week).unwrap_or_default();
            kinds.insert((hours_there(plan, person, full, monday), fixed, varying));
        }
    }
    let mut futures: Vec<(f64, Vec<u32>)> = vec![(1.0, Vec::new())];
    for (_, measure, _) in &chosen {
        let all: f64 = measure.outcomes.values().map(|outcome| f64::from(outcome.likelihood_percent)).sum();
        let mut outcomes: Vec<(f64, u32)> = measure
            .outcomes
            .values()
            .filter(|outcome| outcome.likelihood_percent > 0)
            .map(|outcome| (f64::from(outcome.likelihood_percent) / all, u32::from(outcome.hours_percent)))
            .collect();
        if outcomes.is_empty() {
            outcomes.push((1.0, 100));
        }
        futures = futures
            .iter()
            .flat_map(|(likely, percents)| {
                outcomes.iter().map(move |(then, percent)| {
                    (likely * then, percents.iter().chain([percent]).copied().collect::<Vec<_>>())
                })
            })
            .collect();
    }
    let fits = |percents: &[u32]| {
        kinds.iter().all(|(there, fixed, varying)| {
            let needed: Amount = varying.iter().zip(percents).map(|(hours, percent)| hours.percent(*percent)).sum();
            *fixed + needed - *there <= ROUNDING
        })
    };
    let unfit: f64 = futures.iter().filter(|(_, percents)| !fits(percents)).map(|(likely, _)| likely).sum();
    Some((unfit * 100.0).round() as u32)
}
