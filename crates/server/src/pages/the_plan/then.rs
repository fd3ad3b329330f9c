//! What a verdict would do to a measure's hours, and to whether the portfolio still adds up. Nothing here changes
//! the plan; it is what is shown before somebody decides.

use jiff::civil::Date;
use plan::capacity::weeks;
use plan::{Amount, Change, HoursThen, Level, MeasureId, Plan, Verdict};

/// Days back from a Monday within which its week is not over.
const REST_OF_WEEK: i64 = 6;

/// A measure's hours before and after.
#[derive(Debug, Clone, PartialEq)]
pub struct Then {
    /// Hours a week that were promised.
    pub from: Amount,
    /// Hours a week afterwards.
    pub to: Amount,
    /// Hours a week that all other chosen measures take.
    pub others: Amount,
    /// Hours a week there are.
    pub there: Amount,
    /// Whether everybody has the hours now.
    pub fits_now: bool,
    /// Whether everybody has them afterwards.
    pub fits_then: bool,
    /// The measure that is next in line for hours that come free.
    pub next: Option<MeasureId>,
}

/// What a verdict is taken to mean for the hours until somebody says otherwise.
pub fn proposed(verdict: Verdict) -> HoursThen {
    match verdict {
        Verdict::GreatSuccess => HoursThen::More,
        Verdict::SoSo => HoursThen::ChangeConcept,
        Verdict::Fiasco => HoursThen::Stop,
    }
}

/// Hours a week a measure was promised: its level's, or what people have taken where the level says none.
pub fn promised(plan: &Plan, measure: MeasureId) -> Option<Amount> {
    let choice = plan.portfolio.get(&measure)?;
    let taken = || choice.hours_per_week.values().copied().sum();
    Some(plan.levels.get(choice.level).and_then(Level::hours_per_week).unwrap_or_else(taken))
}

/// What would follow; nothing for a measure that is not chosen.
pub fn then(plan: &Plan, today: Date, measure: MeasureId, hours_then: HoursThen) -> Option<Then> {
    let from = promised(plan, measure)?;
    let to = match hours_then {
        HoursThen::More => more(plan, measure, from),
        HoursThen::Same | HoursThen::ChangeConcept => from,
        HoursThen::Stop => Amount::ZERO,
    };
    let all: Amount = plan.chosen().filter_map(|(id, _, _)| promised(plan, id)).sum();
    let there: Amount = plan.people.iter().filter_map(|(_, person)| person.hours_per_week).sum();
    let others = all - from;
    let mut after = plan.clone();
    if let Some(choice) = after.portfolio.get_mut(&measure) {
        if to == Amount::ZERO {
            after.portfolio.remove(&measure);
        } else {
            choice.hours_per_week.values_mut().for_each(|hours| *hours = scaled(*hours, from, to));
        }
    }
    let free = there - others - to;
    let next = (to < from).then(|| next_in_line(plan, free)).flatten();
    Some(Then { from, to, others, there, fits_now: fits(plan, today), fits_then: fits(&after, today), next })
}

/// The change that makes the hours so; nothing where they are already.
pub fn change(plan: &Plan, measure: MeasureId, hours_then: HoursThen) -> Option<Change> {
    let choice = plan.portfolio.get(&measure)?;
    match hours_then {
        HoursThen::Same | HoursThen::ChangeConcept => None,
        HoursThen::Stop => Some(Change::Choose { measure, choice: None }),
        HoursThen::More => {
            let from = promised(plan, measure)?;
            let taken: Amount = choice.hours_per_week.values().copied().sum();
            let to = more(plan, measure, from);
            if taken >= to || taken == Amount::ZERO {
                return None;
            }
            let mut choice = choice.clone();
            choice.hours_per_week.values_mut().for_each(|hours| *hours = scaled(*hours, taken, to));
            Some(Change::Choose { measure, choice: Some(choice) })
        }
    }
}

/// What a great success was expected to take; or else the next level's hours; or else the same.
fn more(plan: &Plan, measure: MeasureId, from: Amount) -> Amount {
    let outcome = plan.measures.get(measure).and_then(|row| row.outcomes.get(&Verdict::GreatSuccess));
    let expected = outcome.map(|outcome| from.percent(u32::from(outcome.hours_percent))).filter(|to| *to > from);
    let next_level =
        || plan.levels_of(measure).filter_map(|(_, level)| level.hours_per_week()).filter(|hours| *hours > from).min();
    expected.or_else(next_level).unwrap_or(from)
}

/// A share of `from` hours as the same share of `to`, in tenths.
fn scaled(share: Amount, from: Amount, to: Amount) -> Amount {
    if from <= Amount::ZERO {
        return share;
    }
    let tenths = (share.as_f64() * to.as_f64() / from.as_f64() * 10.0).round() / 10.0;
    Amount::from_f64(tenths).unwrap_or(share)
}

fn fits(plan: &Plan, today: Date) -> bool {
    let since = today.checked_sub(jiff::Span::new().days(REST_OF_WEEK)).unwrap_or(today);
    weeks(plan, today)
        .iter()
        .filter(|week| week.monday >= since)
        .all(|week| week.people.iter().all(plan::capacity::PersonWeek::fits))
}

fn next_in_line(plan: &Plan, free: Amount) -> Option<MeasureId> {
    let waiting = plan.measures.iter().filter(|(id, _)| !plan.portfolio.contains_key(id));
    let fitting = waiting.filter(|(id, _)| {
        let least = plan.levels_of(*id).filter_map(|(_, level)| level.hours_per_week()).min();
        least.is_some_and(|hours| hours <= free)
    });
    fitting.min_by_key(|(_, row)| row.number).map(|(id, _)| id)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test stops where something is wrong")]

    use super::*;
    use jiff::civil::date;
    use plan::{At, Entry, MemberId, apply};

    const TODAY: Date = date(2027, 3, 10);

    /// One person with four hours a week; measure 1 takes two of them, measure 2 waits and needs three.
    fn plan() -> Plan {
        let id = |number| MeasureId::from_raw(number).to_string();
        let changes = serde_json::json!([
            {"add_person": {"id": id(1), "fields": [{"member": id(9)}, {"hours_per_week": 4}]}},
            {"add_measure": {"id": id(2), "fields": [{"title": {"text": "Svar"}}, {"outcomes": {"great-success": {"likelihood_percent": 30, "hours_percent": 250}}}]}},
            {"add_level": {"id": id(3), "fields": [{"name": {"text": "Daglig"}}, {"measure": id(2)}, {"content": {"pieces_per_week": 2, "hours_per_piece": 1}}]}},
            {"choose": {"measure": id(2), "choice": {"level": id(3), "hours_per_week": {id(1): 2}}}},
            {"add_measure": {"id": id(4), "fields": [{"title": {"text": "Film"}}]}},
            {"add_level": {"id": id(5), "fields": [{"name": {"text": "Ukentlig"}}, {"measure": id(4)}, {"content": {"pieces_per_week": 1, "hours_per_piece": 3}}]}},
        ]);
        let changes: Vec<Change> = serde_json::from_value(changes).unwrap();
        let mut plan = Plan::default();
        changes.into_iter().for_each(|change| make(&mut plan, change));
        plan
    }

    fn make(plan: &mut Plan, change: Change) {
        let entry = Entry { seq: plan.seq.next(), at: At(0), by: MemberId::from_raw(9), change };
        apply(plan, &entry).unwrap();
    }

    fn hours(hours: i32) -> Amount {
        Amount::whole(hours)
    }

    #[test]
    fn a_great_success_takes_what_was_expected_of_one_and_says_that_nobody_has_it() {
        let then = then(&plan(), TODAY, MeasureId::from_raw(2), HoursThen::More).unwrap();
        assert_eq!((then.from, then.to, then.there), (hours(2), hours(5), hours(4)));
        assert!(then.fits_now && !then.fits_then);
    }

    #[test]
    fn a_fiasco_frees_its_hours_for_what_is_next_in_line() {
        let then = then(&plan(), TODAY, MeasureId::from_raw(2), HoursThen::Stop).unwrap();
        assert_eq!((then.to, then.next), (hours(0), Some(MeasureId::from_raw(4))));
        assert!(then.fits_then);
    }

    #[test]
    fn the_change_it_proposes_does_what_it_says_and_is_proposed_once() {
        let mut plan = plan();
        let measure = MeasureId::from_raw(2);
        let more = change(&plan, measure, HoursThen::More).unwrap();
        make(&mut plan, more);
        let taken: Amount = plan.portfolio.get(&measure).unwrap().hours_per_week.values().copied().sum();
        assert_eq!(taken, hours(5));
        assert_eq!(change(&plan, measure, HoursThen::More), None);
        assert_eq!(change(&plan, measure, HoursThen::Same), None);
        assert_eq!(change(&plan, measure, HoursThen::Stop), Some(Change::Choose { measure, choice: None }));
    }

    #[test]
    fn a_measure_that_is_not_chosen_has_no_hours_to_change() {
        assert_eq!(then(&plan(), TODAY, MeasureId::from_raw(4), HoursThen::Stop), None);
    }
}
