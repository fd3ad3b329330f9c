//! Stage 7: hours, people, and whether what is chosen fits.

use super::ground::Ground;
use super::{Finding, Severity};
use crate::capacity::{ROUNDING, unfit_futures_percent, weeks};
use crate::{Amount, Arg, Commitment, Level, MeasureId, PersonId, Plan, SkillId, Stage, name_of};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// What likelihoods come to together.
const ALL_PERCENT: u32 = 100;
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
    impossible(ground, found);
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

/// What can't be counted on as it is written: said where it stands, since whoever wrote it can put it right.
fn impossible(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    let plan = ground.plan;
    let new = |id, severity| Finding::new(id, Stage::Resources, severity);
    for (id, measure) in plan.measures.iter() {
        if needs_itself(plan, id) {
            found.push(new("effort.needs-itself", Severity::Needed).at(plan, id));
        }
        let sum: u32 = measure.outcomes.values().map(|outcome| u32::from(outcome.likelihood_percent)).sum();
        if !measure.outcomes.is_empty() && sum != ALL_PERCENT {
            found.push(
                new("effort.likelihoods", Severity::Advice).at(plan, id).with("percent", Arg::Number(i64::from(sum))),
            );
        }
        let is_negative = |amount: Option<Amount>| amount.is_some_and(|amount| amount < Amount::ZERO);
        if plan.levels_of(id).any(|(_, level)| is_negative(level.setup_hours) || is_negative(level.money_nok)) {
            found.push(new("effort.negative", Severity::Needed).at(plan, id));
        }
        let taken: BTreeSet<SkillId> = plan.levels_of(id).flat_map(|(_, level)| level.skills.iter().copied()).collect();
        let somebodys = |skill: &SkillId| plan.people.iter().any(|(_, person)| person.skills.contains(skill));
        // While nobody is there at all, that is what is said.
        if let Some(skill) = taken.into_iter().find(|skill| plan.skills.get(*skill).is_some() && !somebodys(skill))
            && plan.people.count() > 0
        {
            let skill = name_of(plan, skill.into());
            found.push(new("effort.skill-nobody-has", Severity::Needed).at(plan, id).with("skill", skill));
        }
    }
    // While nothing is chosen nobody has looked at the weeks; they tell only where somebody is away.
    let looked = (ground.weeks.is_empty() && !plan.absences.is_empty()).then(|| weeks(plan, ground.today));
    let all = looked.as_deref().unwrap_or(&ground.weeks);
    for (id, person) in plan.people.iter() {
        let mut weeks = all.iter().filter_map(|week| week.people.iter().find(|one| one.person == id)).peekable();
        let hours = person.hours_per_week.unwrap_or_default();
        if hours < Amount::ZERO {
            found.push(new("person.negative-hours", Severity::Needed).at(plan, id));
        }
        let has_hours = hours > Amount::ZERO;
        if has_hours && weeks.peek().is_some() && weeks.all(|week| week.there == Amount::ZERO) {
            found.push(new("person.always-away", Severity::Needed).at(plan, id));
        }
    }
}

/// Whether a measure needs itself, by way of others.
fn needs_itself(plan: &Plan, id: MeasureId) -> bool {
    let needs = |id: MeasureId| plan.measures.get(id).into_iter().flat_map(|row| row.needs.iter().copied());
    let (mut seen, mut next): (BTreeSet<MeasureId>, Vec<MeasureId>) = (BTreeSet::new(), needs(id).collect());
    while let Some(one) = next.pop() {
        if one == id {
            return true;
        }
        if seen.insert(one) {
            next.extend(needs(one));
        }
    }
    false
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

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test stops where something is wrong")]

    use crate::{At, Change, Entry, MeasureId, MemberId, Plan, apply, findings};
    use jiff::civil::date;

    #[test]
    fn what_cant_be_counted_on_is_said_of_the_thing_it_stands_at() {
        let id = |number| MeasureId::from_raw(number).to_string();
        let measure = |number: u64, fields: &[serde_json::Value]| {
            let title = serde_json::json!({"title": {"text": format!("M{number}")}});
            let fields: Vec<_> = std::iter::once(title).chain(fields.iter().cloned()).collect();
            serde_json::json!({"add_measure": {"id": id(number), "fields": fields}})
        };
        let outcomes = serde_json::json!({"outcomes": {"fiasco": {"likelihood_percent": 30, "hours_percent": 100}}});
        let changes = serde_json::json!([
            {"add_person": {"id": id(1), "fields": [{"member": id(91)}, {"hours_per_week": 4}]}},
            {"add_person": {"id": id(2), "fields": [{"member": id(92)}, {"hours_per_week": -3}]}},
            {"add_absence": {"id": id(3), "fields": [{"person": id(1)}, {"from": "2026-01-01"}, {"to": "2036-01-01"}]}},
            {"add_skill": {"id": id(4), "fields": [{"name": {"text": "Film"}}]}},
            measure(10, &[]), measure(11, &[]), measure(12, &[outcomes]),
            {"set_measure": {"id": id(10), "field": {"needs": [id(11)]}}},
            {"set_measure": {"id": id(11), "field": {"needs": [id(10)]}}},
            {"add_level": {"id": id(20), "fields": [{"name": {"text": "L"}}, {"measure": id(12)}, {"skills": [id(4)]}, {"setup_hours": -1}]}},
        ]);
        let mut plan = Plan::default();
        for change in serde_json::from_value::<Vec<Change>>(changes).unwrap() {
            let entry = Entry { seq: plan.seq.next(), at: At(0), by: MemberId::from_raw(9), change };
            apply(&mut plan, &entry).unwrap();
        }
        let said: Vec<String> = findings(&plan, date(2026, 3, 2))
            .into_iter()
            .filter(|one| {
                ["effort.", "person."].iter().any(|begins| one.id.starts_with(begins)) && one.id != "effort.missing"
            })
            .map(|one| format!("{} {}", one.id, plan.number_of(one.at.unwrap()).unwrap()))
            .collect();
        assert_eq!(
            said,
            [
                "effort.needs-itself 1",
                "effort.needs-itself 2",
                "effort.skill-nobody-has 3",
                "effort.negative 3",
                "person.always-away 1",
                "person.negative-hours 2",
                "effort.likelihoods 3",
            ]
        );
    }
}
