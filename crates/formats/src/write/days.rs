//! Days of a plan for people's own calendars: content, set-up steps and reviews, as iCalendar (RFC 5545). Everything is a
//! whole day; what has no day is left out.

use crate::write::two_pages::Names;
use icalendar::{Calendar, Component, Event, Parameter, Property};
use jiff::{ToSpan, civil::Date};
use plan::due::{Task, due};
use plan::{MeasureId, MemberId, PersonId, Plan};
use std::sync::Arc;
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
    calendar(plan.title.as_str(), days(plan, lang, name_of, whose), day)
}

/// What one member has to do in several plans, as one iCalendar file. In a plan whose people they are not among, that is nothing.
#[must_use]
pub fn mine(title: &str, plans: &[Arc<Plan>], day: Date, lang: Lang, name_of: Names, member: MemberId) -> String {
    let mut all = Vec::new();
    for plan in plans {
        for (id, _) in plan.people.iter().filter(|(_, row)| row.member == member) {
            let theirs = days(plan, lang, name_of, Some(id)).into_iter();
            all.extend(theirs.map(|mut day| {
                day.about.push(plan.title.as_str().to_owned());
                day
            }));
        }
    }
    calendar(title, all, day)
}

fn calendar(title: &str, mut days: Vec<Day>, day: Date) -> String {
    days.sort_by(|a, b| (a.on, &a.uid).cmp(&(b.on, &b.uid)));
    let mut calendar = Calendar::empty();
    calendar.append_property(Property::new("VERSION", "2.0"));
    calendar.append_property(Property::new("PRODID", "-//Taktikk//Taktikk//NO"));
    calendar.append_property(Property::new("CALSCALE", "GREGORIAN"));
    calendar.name(title);
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
    for one in due(plan).into_iter().filter(|one| is_theirs(one.who)) {
        let Some(on) = one.on else { continue };
        let what = said(plan, one.task, lang);
        let who = person(one.who);
        let (uid, what, about) = match one.task {
            // Content is above: what is out stays in the calendar.
            Task::Content(_) => continue,
            Task::Step(id) => {
                let measure = plan.setup_steps.get(id).map(|row| title(row.measure)).unwrap_or_default();
                (uid(&id), words::with(lang, "days-due", &[("what", what.into())]), vec![measure, who])
            }
            Task::Review(id, _) => (uid(&id), what, vec![who]),
            Task::Claim(id) => (uid(&id), what, vec![who]),
        };
        days.push(Day { uid, on, what, about });
    }
    days
}

/// What is to be done, in words; nothing for what is gone.
#[must_use]
pub fn said(plan: &Plan, task: Task, lang: Lang) -> String {
    let with = |key: &str, what: &str| words::with(lang, key, &[("what", what.into())]);
    let words = match task {
        Task::Content(id) => plan.calendar_entries.get(id).map(|row| row.what.as_str().to_owned()),
        Task::Step(id) => plan.setup_steps.get(id).map(|row| row.what.as_str().to_owned()),
        Task::Review(_, id) => plan.measures.get(id).map(|row| with("days-review", row.title.as_str())),
        Task::Claim(id) => plan.claims.get(id).map(|claim| {
            let audience = plan.audiences.get(claim.audience).map_or("", |row| row.name.as_str());
            let channel = plan.channels.get(claim.channel).map_or("", |row| row.name.as_str());
            with("days-recheck", &format!("{audience}, {channel}"))
        }),
    };
    words.unwrap_or_default()
}

fn uid(id: &impl std::fmt::Display) -> String {
    format!("{id}@taktikk")
}
