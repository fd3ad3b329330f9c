//! What comes out, where and when: a measure's content calendar, week by week.

use super::super::{picking, sent::Sent};
use super::concept::accounts;
use super::weeks;
use crate::clock;
use crate::error::Problem;
use crate::forms::{self, Editing};
use crate::view::View;
use axum::response::Response;
use jiff::civil::Date;
use maud::{Markup, html};
use plan::calendar::monday_of;
use plan::{CalendarEntry, CalendarEntryField, CalendarEntryId, Change, ContentState, MeasureId};
use std::collections::BTreeMap;

pub type Input = forms::Input<CalendarEntry, CalendarEntryField>;

pub fn inputs() -> Vec<Input> {
    vec![
        forms::text("what", "calendar-what", 1, |entry| &entry.what, CalendarEntryField::What),
        forms::day("on", "calendar-on", |entry| entry.on, CalendarEntryField::On),
        forms::phrase("when", "calendar-when", |entry| entry.when.clone(), CalendarEntryField::When),
        forms::phrase(
            "content_kind",
            "calendar-kind",
            |entry| entry.content_kind.clone(),
            CalendarEntryField::ContentKind,
        ),
        forms::one_of("account", "calendar-where", accounts, |entry| entry.account, CalendarEntryField::Account),
        forms::one_of("owner", "calendar-who", picking::people, |entry| entry.owner, CalendarEntryField::Owner),
        forms::amount("hours", "calendar-hours", |entry| entry.hours, CalendarEntryField::Hours),
        forms::word("state", "calendar-state", "content-state", |entry| entry.state, CalendarEntryField::State),
    ]
}

type Week<'a> = Vec<(CalendarEntryId, &'a CalendarEntry)>;

/// A measure's calendar: this week and what comes, what has no day yet, and what is behind, folded away.
pub fn section(view: &View, measure: MeasureId) -> Markup {
    let entries = || view.plan.calendar_entries.iter().filter(|(_, entry)| entry.measure == measure);
    let this_monday = monday_of(view.today);
    let mut weeks: BTreeMap<Date, Week> = BTreeMap::new();
    let mut without_day: Week = Vec::new();
    for (id, entry) in entries() {
        match entry.on {
            Some(day) => weeks.entry(monday_of(day)).or_default().push((id, entry)),
            None => without_day.push((id, entry)),
        }
    }
    for week in weeks.values_mut() {
        week.sort_by_key(|(_, entry)| entry.on);
    }
    let ahead = weeks.split_off(&this_monday);
    let out = entries().filter(|(_, entry)| entry.state == Some(ContentState::Out)).count();
    html! {
        section.section id="content" {
            header {
                h2 { (view.t("calendar-pieces")) }
                @if entries().next().is_some() {
                    span.quiet.small { (view.tw("calendar-sum", &[("count", entries().count().into()), ("out", out.into())])) }
                }
            }
            p.small.flow { a href=(view.url("calendar")) { (view.t("calendar-whole")) } a href=(view.url("feeds")) { (view.t("calendar-subscribe")) } }
            @if entries().next().is_none() { p.quiet.small { (view.t("calendar-empty")) } }
            @for (monday, week) in &ahead { (week_of(view, measure, *monday, week)) }
            @if !without_day.is_empty() {
                div.week {
                    h3 { (view.t("calendar-without-date")) }
                    ul.things { @for (id, entry) in &without_day { (item(view, *id, entry)) } }
                }
            }
            @if !weeks.is_empty() {
                details.more id={ "earlier-" (measure) } {
                    summary { (view.t("calendar-earlier")) }
                    @for (monday, week) in weeks.iter().rev() { (week_of(view, measure, *monday, week)) }
                }
            }
            (picking::folded(view, &format!("entry-{measure}"), "calendar-add", || {
                forms::add(view, &format!("measures/{measure}/entries"), &format!("new-entry-{measure}"), &inputs(), "add")
            }))
        }
    }
}

fn week_of(view: &View, measure: MeasureId, monday: Date, week: &Week) -> Markup {
    html! {
        div.week {
            h3 { (words::week(view.viewer.lang, monday)) " " span.quiet { (words::day_short(view.viewer.lang, monday)) } small { (weeks::in_a_line(view, measure, monday)) } }
            ul.things { @for (id, entry) in week { (item(view, *id, entry)) } }
        }
    }
}

/// The next step of a piece of content, and what the button that takes it says.
fn next(state: Option<ContentState>) -> Option<(ContentState, &'static str)> {
    match state {
        None => Some((ContentState::Draft, "calendar-to-draft")),
        Some(ContentState::Draft) => Some((ContentState::Ready, "calendar-to-ready")),
        Some(ContentState::Ready) => Some((ContentState::Out, "calendar-to-out")),
        Some(ContentState::Out) => None,
    }
}

fn item(view: &View, id: CalendarEntryId, entry: &CalendarEntry) -> Markup {
    let state = entry.state.map_or("none", ContentState::word);
    let account =
        entry.account.and_then(|id| view.plan.accounts.get(id)).map(|account| account.name.as_str().to_owned());
    let facts = [
        entry
            .on
            .map(|day| words::day_short(view.viewer.lang, day))
            .or_else(|| (!entry.when.is_empty()).then(|| entry.when.clone())),
        (!entry.content_kind.is_empty()).then(|| entry.content_kind.clone()),
        account,
        entry.owner.map(|owner| picking::person(view, owner)),
        entry.state.map(|state| view.t(&format!("content-state-{}", state.word()))),
    ];
    html! {
        li id=(id) {
            div {
                p.what { span class={ "ring " (state) } aria-hidden="true" {} " " (entry.what.as_str()) }
                p.quiet.small { (facts.into_iter().flatten().collect::<Vec<_>>().join(" · ")) }
            }
            @if view.edits() {
                div.flow {
                    @if let Some((state, label)) = next(entry.state) {
                        (picking::changes_button(view, label, None, &[Change::SetCalendarEntry { id, field: CalendarEntryField::State(Some(state)) }]))
                    }
                }
                div.all {
                    (forms::edit(view, &Editing { action: &format!("entries/{id}"), what: ("calendar_entry", id.to_string()), back: &view.page.slug(), remove: "remove" }, &inputs(), entry))
                }
            }
        }
    }
}

/// Adds something to the calendar.
pub async fn add_entry(sent: Sent<MeasureId>) -> Response {
    sent.change_tactic(
        |_, id| Some(*id),
        |_, measure, form| {
            let mut fields = vec![CalendarEntryField::Measure(measure)];
            fields.extend(forms::read(&inputs(), form, &CalendarEntry::default())?);
            Ok(vec![Change::AddCalendarEntry { id: CalendarEntryId::from_raw(clock::mint()), fields }])
        },
    )
    .await
}

/// Changes what stands in the calendar, or moves it.
pub async fn edit_entry(sent: Sent<CalendarEntryId>) -> Response {
    sent.change_tactic(
        |plan, id| Some(plan.calendar_entries.get(*id)?.measure),
        |plan, entry, form| {
            let now = plan.calendar_entries.get(entry).ok_or(Problem::NotFound)?;
            let fields = forms::read(&inputs(), form, now)?;
            Ok(fields.into_iter().map(|field| Change::SetCalendarEntry { id: entry, field }).collect())
        },
    )
    .await
}
