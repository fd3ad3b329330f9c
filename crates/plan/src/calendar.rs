//! Hours in the content calendar beside the hours that were promised. What people are asked for in all, response and set-up
//! included, is in [`crate::capacity`].

use crate::{Amount, CalendarEntry, MeasureId, Plan};
use jiff::civil::Date;

/// The Monday of a day's week (ISO 8601).
#[must_use]
pub fn monday_of(day: Date) -> Date {
    day.iso_week_date().first_of_week().map_or(day, Date::from)
}

/// Hours a piece of content takes: what was written down for it, or else what a piece takes at the level the measure is
/// carried out at; nothing while neither is known.
#[must_use]
pub fn hours_of(plan: &Plan, entry: &CalendarEntry) -> Option<Amount> {
    entry.hours.or_else(|| Some(plan.levels.get(plan.portfolio.get(&entry.measure)?.level)?.content?.hours_each()))
}

/// Hours of making that a measure was promised for a week: none before it begins.
#[must_use]
pub fn promised(plan: &Plan, measure: MeasureId, monday: Date) -> Option<Amount> {
    let choice = plan.portfolio.get(&measure)?;
    let begins = choice.starts_on.or(plan.begins_on);
    let begun = begins.is_none_or(|day| monday_of(day) <= monday);
    let content = plan.levels.get(choice.level)?.content?;
    Some(if begun { content.hours_per_week() } else { Amount::ZERO })
}

/// Hours in the calendar and hours promised, for one week and one measure; no promise where it isn't chosen or its level says none.
#[must_use]
pub fn measure_week(plan: &Plan, measure: MeasureId, monday: Date) -> (Amount, Option<Amount>) {
    let entries = plan.calendar_entries.iter().map(|(_, entry)| entry).filter(|entry| entry.measure == measure);
    let in_week = entries.filter(|entry| entry.on.is_some_and(|day| monday_of(day) == monday));
    (in_week.filter_map(|entry| hours_of(plan, entry)).sum(), promised(plan, measure, monday))
}

/// Hours in the calendar and hours promised, for one week and all chosen measures.
#[must_use]
pub fn week(plan: &Plan, monday: Date) -> (Amount, Amount) {
    let entries = plan.calendar_entries.iter().map(|(_, entry)| entry);
    let in_week = entries.filter(|entry| entry.on.is_some_and(|day| monday_of(day) == monday));
    let planned = in_week.filter_map(|entry| hours_of(plan, entry)).sum();
    (planned, plan.portfolio.keys().filter_map(|measure| promised(plan, *measure, monday)).sum())
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test stops where something is wrong")]

    use super::*;
    use crate::{At, Change, Entry, MemberId, apply};
    use jiff::civil::date;

    /// One measure from 8 February, two pieces a week of one and a half hours each; a piece in week 6, two in week 7.
    fn plan() -> Plan {
        let id = |number| MeasureId::from_raw(number).to_string();
        let changes = serde_json::json!([
            {"add_measure": {"id": id(2), "fields": [{"title": {"text": "Blog"}}]}},
            {"add_level": {"id": id(3), "fields": [{"name": {"text": "Weekly"}}, {"measure": id(2)}, {"content": {"pieces_per_week": 2, "hours_per_piece": 1.5}}]}},
            {"choose": {"measure": id(2), "choice": {"level": id(3), "starts_on": "2027-02-15"}}},
            {"add_calendar_entry": {"id": id(4), "fields": [{"what": {"text": "Early"}}, {"measure": id(2)}, {"on": "2027-02-09"}]}},
            {"add_calendar_entry": {"id": id(5), "fields": [{"what": {"text": "Usual"}}, {"measure": id(2)}, {"on": "2027-02-15"}]}},
            {"add_calendar_entry": {"id": id(6), "fields": [{"what": {"text": "Long"}}, {"measure": id(2)}, {"on": "2027-02-21"}, {"hours": 4}]}},
        ]);
        let mut plan = Plan::default();
        for change in serde_json::from_value::<Vec<Change>>(changes).unwrap() {
            let entry = Entry { seq: plan.seq.next(), at: At(0), by: MemberId::from_raw(9), change };
            apply(&mut plan, &entry).unwrap();
        }
        plan
    }

    #[test]
    fn a_weeks_pieces_take_what_is_written_for_them_or_what_a_piece_usually_takes() {
        let hours = |tenths: i64| Amount::thousandths(tenths * 100);
        assert_eq!(week(&plan(), date(2027, 2, 8)), (hours(15), hours(0)), "nothing was promised before it begins");
        assert_eq!(week(&plan(), date(2027, 2, 15)), (hours(55), hours(30)));
        assert_eq!(week(&plan(), date(2027, 2, 22)), (hours(0), hours(30)));
        let blog = MeasureId::from_raw(2);
        assert_eq!(measure_week(&plan(), blog, date(2027, 2, 15)), (hours(55), Some(hours(30))));
        assert_eq!(measure_week(&plan(), MeasureId::from_raw(3), date(2027, 2, 15)), (hours(0), None));
    }
}
