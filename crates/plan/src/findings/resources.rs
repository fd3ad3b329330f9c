//! Stage 7: hours, people, and whether what is chosen fits.

use super::ground::Ground;
use super::{Finding, Severity};
use crate::capacity::{ROUNDING, unfit_futures_percent};
use crate::{Amount, Arg, Commitment, Level, MeasureId, PersonId, Stage, name_of};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// Of a hundred futures, so many may fail to fit before a portfolio is fragile.
const UNFIT_PERCENT_MOST: u32 = 10;

pub(super) fn look(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    let plan = ground.plan;
    if plan.measures.is_empty() {
        return;
    }
    let new = |id, severity| Finding::new(id, Stage::Resources, severity);
    let has_hours = plan.people.iter().any(|(_, person)| person.hours_per_week.unwrap_or_default() > Amount::ZERO);
    if !has_hours {
        found.push(new("resources.no-people", Severity::Needed).number("count", plan.people.count()));
    }
    let with_hours: BTreeSet<MeasureId> = plan
        .levels
        .iter()
        .filter(|(_, level)| level.hours_per_week().is_some())
        .map(|(_, level)| level.measure)
        .collect();
    for (id, choice) in plan.measures.ids().map(|id| (id, plan.portfolio.get(&id))) {
        let level = choice.and_then(|choice| plan.levels.get(choice.level));
        let chosen_without = choice.is_some() && level.and_then(Level::hours_per_week).is_none();
        if chosen_without {
            found.push(new("effort.missing", Severity::Needed).at(plan, id));
        } else if !with_hours.contains(&id) {
            found.push(new("effort.missing", Severity::Advice).at(plan, id));
        }
    }
    if ground.chosen.is_empty() {
        // Choosing takes something to weigh against something: hours on both sides.
        if has_hours && !with_hours.is_empty() {
            found.push(new("portfolio.none", Severity::Needed).number("count", with_hours.len()));
        }
        return;
    }
    let fits = exceeded(ground, found);
    if fits
        && let Some(percent) = unfit_futures_percent(plan, ground.today)
        && percent > UNFIT_PERCENT_MOST
    {
        let percent = Arg::Number(i64::from(percent));
        found.push(new("capacity.fragile", Severity::Advice).with("percent", percent));
    }
    let burning: BTreeSet<MeasureId> = plan
        .commitment
        .iter()
        .filter(|(pair, commitment)| **commitment == Commitment::Burns && plan.people.get(pair.0).is_some())
        .map(|(pair, _)| pair.1)
        .collect();
    for (id, _, choice) in &ground.chosen {
        let mut carriers = choice.hours_per_week.keys().filter(|person| plan.people.get(**person).is_some());
        if let (Some(only), None) = (carriers.next(), carriers.next()) {
            let person = name_of(plan, (*only).into());
            found.push(new("measure.one-person", Severity::Advice).at(plan, *id).with("person", person));
        }
        if !burning.contains(id) {
            found.push(new("measure.nobody-burns", Severity::Advice).at(plan, *id));
        }
    }
}

/// Says who has too much in which weeks, and what nobody has taken; whether there was nothing to say.
fn exceeded(ground: &Ground<'_>, found: &mut Vec<Finding>) -> bool {
    let plan = ground.plan;
    let mut over: BTreeMap<PersonId, (Date, usize, Amount)> = BTreeMap::new();
    for week in &ground.weeks {
        for person in week.people.iter().filter(|person| !person.fits()) {
            let seen = over.entry(person.person).or_insert((week.monday, 0, Amount::ZERO));
            seen.1 += 1;
            seen.2 = seen.2.max(person.over());
        }
    }
    for (person, (first, weeks, hours)) in &over {
        found.push(
            Finding::new("capacity.exceeded", Stage::Resources, Severity::Needed)
                .at(plan, *person)
                .with("week", Arg::Day(*first))
                .number("weeks", *weeks)
                .hours("hours", *hours),
        );
    }
    let mut fits = over.is_empty() && ground.weeks.iter().all(|week| week.nobodys == Amount::ZERO);
    for (id, _, choice) in &ground.chosen {
        let Some(needed) = plan.levels.get(choice.level).and_then(Level::hours_per_week) else {
            fits = false;
            continue;
        };
        let taken: Amount = choice
            .hours_per_week
            .iter()
            .filter(|(person, _)| plan.people.get(**person).is_some())
            .map(|(_, hours)| *hours)
            .sum();
        let left = needed - taken;
        if left > ROUNDING {
            found.push(
                Finding::new("capacity.unassigned", Stage::Resources, Severity::Needed)
                    .at(plan, *id)
                    .hours("hours", left),
            );
        }
    }
    fits
}
