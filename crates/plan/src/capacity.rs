//! Hours needed against hours there, week by week and person by person.

use crate::{Amount, PersonId, Plan};
use jiff::civil::{Date, Weekday};
use std::collections::BTreeMap;

/// Most weeks a plan looks ahead: two years.
pub const MAX_WEEKS: u16 = 104;
/// Working days in a week, for sharing out a week's hours.
const WORKING_DAYS: i64 = 5;
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

fn week(plan: &Plan, first: Date, monday: Date) -> Week {
    let mut needed: BTreeMap<PersonId, Amount> = BTreeMap::new();
    let mut nobodys = Amount::ZERO;
    for (_, _, choice) in plan.chosen() {
        let starts = monday_of(choice.starts_on.unwrap_or(first));
        if monday < starts {
            continue;
        }
        let Some(level) = plan.levels.get(choice.level) else { continue };
        let setup_end = days_after(starts, 7 * i64::from(level.setup_weeks));
        let setting_up = monday < setup_end;
        let hours = if setting_up {
            let weeks = Amount::whole(i32::from(level.setup_weeks));
            let each = level.setup_hours.unwrap_or_default().as_f64() / weeks.as_f64();
            Amount::from_f64(each).unwrap_or_default()
        } else {
            level.hours_per_week().unwrap_or_default()
        };
        let running: Amount = choice.hours_per_week.values().copied().sum();
        let mut taken = Amount::ZERO;
        for (person, share) in &choice.hours_per_week {
            if plan.people.get(*person).is_none() {
                continue;
            }
            // Setting up is shared the way the running hours are.
            let theirs = if setting_up && running > Amount::ZERO {
                Amount::from_f64(hours.as_f64() * share.as_f64() / running.as_f64()).unwrap_or_default()
            } else {
                *share
            };
            *needed.entry(*person).or_default() = needed.get(person).copied().unwrap_or_default() + theirs;
            taken = taken + theirs;
        }
        let left = hours - taken;
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
