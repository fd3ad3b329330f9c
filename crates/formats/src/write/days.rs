//! Days of a plan for people's own calendars: content, set-up steps and reviews, as iCalendar (RFC 5545). Everything is a
//! whole day; what has no day is left out.

use crate::write::two_pages::Names;
use icalendar::{Calendar, Component, Event, Parameter, Property};
use jiff::{ToSpan, civil::Date};
use plan::{MeasureId, PersonId, Plan};
use words::Lang;

/// One day of a plan.
struct Day {
    /// Never changes for the same thing, so that a calendar moves it rather than having it twice.
    uid: String,
    on: Date,
    what: String,
    about: Vec<String>,
}

/// The days of a plan, or of one person in it, as an iCalendar file. `day` is when it was written out: it is the stamp of
/// every event, so that the same plan on the same day gives the same bytes.
#[must_use]
pub fn icalendar(plan: &Plan, day: Date, lang: Lang, name_of: Names, whose: Option<PersonId>) -> String {
    let mut days = days(plan, lang, name_of, whose);
    days.sort_by(|a, b| (a.on, &a.uid).cmp(&(b.on, &b.uid)));
    let mut calendar = Calendar::empty();
    calendar.append_property(Property::new("VERSION", "2.0"));
    calendar.append_property(Property::new("PRODID", "-//Taktikk//Taktikk//NO"));
    calendar.append_property(Property::new("CALSCALE", "GREGORIAN"));
    calendar.name(plan.title.as_str());
    for one in days {
        let mut event = Event::new();
        event.uid(&one.uid).summary(&one.what);
        event.append_property(Property::new("DTSTAMP", format!("{}T000000Z", digits(day))));
        event.append_property(whole_day("DTSTART", one.on));
        event.append_property(whole_day("DTEND", one.on.checked_add(1.day()).unwrap_or(one.on)));
        // A day with something to do is not a day when somebody is busy.
        event.append_property(Property::new("TRANSP", "TRANSPARENT"));
        let about: Vec<String> = one.about.into_iter().filter(|line| !line.trim().is_empty()).collect();
        if !about.is_empty() {
            event.description(&about.join("\n"));
        }
        calendar.push(event.done());
    }
    calendar.to_string()
}

fn digits(day: Date) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

fn whole_day(name: &str, day: Date) -> Property {
    Property::new(name, digits(day)).append_parameter(Parameter::new("VALUE", "DATE")).done()
}

fn days(plan: &Plan, lang: Lang, name_of: Names, whose: Option<PersonId>) -> Vec<Day> {
    let is_theirs = |owner: Option<PersonId>| whose.is_none() || owner == whose;
    let person =
        |id: Option<PersonId>| id.and_then(|id| plan.people.get(id)).map(|row| name_of(row.member)).unwrap_or_default();
    let title = |id: MeasureId| plan.measures.get(id).map_or_else(String::new, |row| row.title.as_str().to_owned());
    let there = |id: MeasureId| plan.measures.get(id).is_some();
    let mut days = Vec::new();
    for (id, entry) in plan.calendar_entries.iter().filter(|(_, entry)| is_theirs(entry.owner) && there(entry.measure))
    {
        let Some(on) = entry.on else { continue };
        let account = entry.account.and_then(|id| plan.accounts.get(id)).map(|row| row.name.as_str().to_owned());
        let state = entry.state.map(|state| words::text(lang, &format!("content-state-{}", state.word())));
        let about =
            vec![title(entry.measure), account.unwrap_or_default(), person(entry.owner), state.unwrap_or_default()];
        days.push(Day { uid: uid(&id), on, what: entry.what.as_str().to_owned(), about });
    }
    for (id, step) in
        plan.setup_steps.iter().filter(|(_, step)| is_theirs(step.owner) && there(step.measure) && step.is_open())
    {
        let Some(on) = step.due_on else { continue };
        let what = words::with(lang, "days-due", &[("what", step.what.as_str().into())]);
        days.push(Day { uid: uid(&id), on, what, about: vec![title(step.measure), person(step.owner)] });
    }
    for (id, review) in plan.reviews.iter().filter(|(_, review)| there(review.measure) && review.held_on.is_none()) {
        let owner = plan.measures.get(review.measure).and_then(|row| row.owner);
        let Some(on) = review.due_on.filter(|_| is_theirs(owner)) else { continue };
        let what = words::with(lang, "days-review", &[("what", title(review.measure).into())]);
        days.push(Day { uid: uid(&id), on, what, about: vec![person(owner)] });
    }
    days
}

fn uid(id: &impl std::fmt::Display) -> String {
    format!("{id}@taktikk")
}
