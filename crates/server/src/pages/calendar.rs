//! The content calendar of a plan – a month, a week or all of it – with the hours in it beside those that were promised.
//! A piece is moved by dragging it to another day, by Alt and an arrow, or by writing another day in its form.

use super::showing;
use super::tactics::entry_inputs;
use super::{changing, picking};
use crate::app::App;
use crate::auth::Asker;
use crate::clock;
use crate::error::Problem;
use crate::fields::Fields;
use crate::page::{Opened, Page, Spread};
use crate::view::{Region, View, any_of};
use crate::{forms, widgets};
use axum::extract::{Form, Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::{ToSpan, civil::Date};
use maud::{Markup, html};
use plan::calendar::{monday_of, week};
use plan::{
    CalendarEntry, CalendarEntryField, CalendarEntryId, Change, ContentState, Kind, MeasureId, Plan, PlanId, Touched,
};
use std::collections::BTreeMap;

/// Most times something is put into the calendar at once: every week of a year.
const REPEATS_MOST: u32 = 53;
/// Days of a week.
const WEEK_DAYS: i64 = 7;
/// Months of a quarter.
const QUARTER_MONTHS: i8 = 3;

/// What the page is made of.
pub const REGIONS: &[Region] =
    &[Region::block("calendar", shown, calendar), Region::block("calendar-add", shown, adding)];

fn shown(touched: &Touched) -> bool {
    let kinds = [Kind::CalendarEntry, Kind::Measure, Kind::Level, Kind::Account, Kind::Channel, Kind::Person];
    any_of(touched, &kinds)
}

type Piece<'a> = (CalendarEntryId, &'a CalendarEntry);

/// Pieces by day; those of measures that are gone are gone with them.
fn by_day(plan: &Plan) -> BTreeMap<Date, Vec<Piece<'_>>> {
    let mut days: BTreeMap<Date, Vec<Piece>> = BTreeMap::new();
    for (id, entry) in plan.calendar_entries.iter().filter(|(_, entry)| plan.measures.get(entry.measure).is_some()) {
        if let Some(day) = entry.on {
            days.entry(day).or_default().push((id, entry));
        }
    }
    days
}

fn calendar(view: &View) -> Markup {
    let Page::Calendar(spread) = view.page else { return html! {} };
    html! {
        (turning(view, spread))
        @match spread {
            Spread::Month(first) => {
                (grid(view, monday_of(first), last_of_month(first), Some(first.month())))
                (undated(view, Some(first)))
            }
            Spread::Week(monday) => (grid(view, monday, plus_days(monday, WEEK_DAYS - 1), None)),
            Spread::List => { (list(view)) (undated(view, None)) }
        }
    }
}

fn plus_days(day: Date, days: i64) -> Date {
    day.checked_add(days.days()).unwrap_or(day)
}

fn last_of_month(first: Date) -> Date {
    first.last_of_month()
}

/// Month, week or list, and one page back and forth.
fn turning(view: &View, spread: Spread) -> Markup {
    let day = match spread {
        Spread::Month(first) => first,
        Spread::Week(monday) => monday,
        Spread::List => view.today,
    };
    // The week a month leads to is this one, where the month has it.
    let in_month = matches!(spread, Spread::Month(first) if (first.year(), first.month()) == (view.today.year(), view.today.month()));
    let week_of = if in_month { view.today } else { day };
    let spreads = [
        ("calendar-spread-month", Spread::Month(day.first_of_month()), matches!(spread, Spread::Month(_))),
        ("calendar-spread-week", Spread::Week(monday_of(week_of)), matches!(spread, Spread::Week(_))),
        ("calendar-spread-list", Spread::List, spread == Spread::List),
    ];
    let turned = |to: fn(Date, bool) -> Date, on: bool| match spread {
        Spread::Month(first) => Some(Spread::Month(to(first, on))),
        Spread::Week(monday) => Some(Spread::Week(plus_days(monday, if on { WEEK_DAYS } else { -WEEK_DAYS }))),
        Spread::List => None,
    };
    let month = |first: Date, on: bool| {
        let months = if on { 1 } else { -1 };
        first.checked_add(months.months()).unwrap_or(first)
    };
    let address = |spread: Spread| view.url(&Page::Calendar(spread).slug());
    html! {
        nav.tabs aria-label=(view.t("calendar-title")) {
            @for (key, to, here) in spreads { a href=(address(to)) aria-current=[here.then_some("page")] { (view.t(key)) } }
            a.push href=(view.url("export/ics")) download { (view.t("calendar-download")) }
            a.apart href=(view.url("feeds")) { (view.t("calendar-subscribe")) }
        }
        @if let (Some(back), Some(on)) = (turned(month, false), turned(month, true)) {
            header.sub-head.turning {
                h2 { (name_of(view, spread)) }
                a href=(address(back)) rel="prev" { "← " (view.t("calendar-before")) }
                a href=(address(on)) rel="next" { (view.t("calendar-next")) " →" }
            }
        }
    }
}

fn name_of(view: &View, spread: Spread) -> String {
    let lang = view.viewer.lang;
    match spread {
        Spread::Month(first) => {
            let month = view.t(&format!("month-{}", first.month()));
            view.tw("calendar-month", &[("month", month.into()), ("year", first.year().to_string().into())])
        }
        Spread::Week(monday) => format!("{}, {}", words::week(lang, monday), words::day(lang, monday)),
        Spread::List => String::new(),
    }
}

/// Weeks as rows and days as columns, with each week's hours at its end.
fn grid(view: &View, from: Date, to: Date, month: Option<i8>) -> Markup {
    let days = by_day(&view.plan);
    let mondays: Vec<Date> = std::iter::successors(Some(from), |monday| Some(plus_days(*monday, WEEK_DAYS)))
        .take_while(|monday| *monday <= to)
        .collect();
    html! {
        @if view.edits() { p.quiet.small.with-keys { (view.t("calendar-move-help")) } }
        div.scroll {
            table.month {
                thead { tr {
                    th.sr scope="col" { (view.t("calendar-spread-week")) }
                    @for nth in 1..=WEEK_DAYS { th scope="col" { (view.t(&format!("weekday-{nth}"))) } }
                    th scope="col" { (view.t("calendar-hours-column")) }
                } }
                tbody {
                    @for monday in &mondays {
                        tr {
                            th.quiet scope="row" { (words::week(view.viewer.lang, *monday)) }
                            @for nth in 0..WEEK_DAYS {
                                @let day = plus_days(*monday, nth);
                                (one_day(view, day, month.is_none_or(|month| month == day.month()), days.get(&day).map_or(&[], Vec::as_slice)))
                            }
                            td.hours { (hours(view, *monday)) }
                        }
                    }
                }
            }
        }
    }
}

fn one_day(view: &View, day: Date, within: bool, pieces: &[Piece]) -> Markup {
    let weekday = view.t(&format!("weekday-{}", day.weekday().to_monday_one_offset()));
    let name = format!("{weekday} {}", words::day_short(view.viewer.lang, day));
    html! {
        td id={ "day-" (day) } .without[!within] .now[day == view.today] .empty-day[pieces.is_empty()] data-day=(day) data-day-name=(name) {
            span.date { (day.day()) span.long { (name) } }
            @if !pieces.is_empty() { ul { @for (id, entry) in pieces { (piece(view, *id, entry)) } } }
        }
    }
}

/// A piece of content, with the form that moves it.
fn piece(view: &View, id: CalendarEntryId, entry: &CalendarEntry) -> Markup {
    let state = entry.state.map_or("none", ContentState::word);
    let number = view.plan.measures.get(entry.measure).map_or(0, |row| row.number);
    let account = entry.account.and_then(|id| view.plan.accounts.get(id)).map(|row| row.name.as_str().to_owned());
    let kind = (!entry.content_kind.is_empty()).then(|| entry.content_kind.clone());
    let facts: Vec<String> =
        [kind, account, entry.owner.map(|owner| picking::person(view, owner))].into_iter().flatten().collect();
    let action = view.url(&format!("entries/{id}"));
    html! {
        li.content-piece id={ "piece-" (id) } data-piece draggable=[view.edits().then_some("true")] {
            a href={ (view.url(&Opened::Tactic(entry.measure).address())) "#" (id) } draggable="false" {
                span class={ "ring " (state) } aria-hidden="true" {}
                span.sr { (entry.state.map_or_else(String::new, |state| view.t(&format!("content-state-{}", state.word())))) " " }
                span { (entry.what.as_str()) }
            }
            small.quiet { (view.tw("calendar-piece", &[("number", i64::from(number).into())])) @if !facts.is_empty() { " · " (facts.join(" · ")) } }
            @if view.edits() {
                form method="post" action=(action) hx-post=(action) hx-swap="none" data-move-to hidden {
                    input type="hidden" name="on" value=[entry.on.map(|day| day.to_string())];
                }
            }
        }
    }
}

/// Hours in the calendar against hours promised, with a word where they don't agree.
fn hours(view: &View, monday: Date) -> Markup {
    let (planned, promised) = week(&view.plan, monday);
    let zero = plan::Amount::ZERO;
    html! {
        @if planned > zero || promised > zero {
            span { (view.tw("calendar-hours-of", &[("planned", words::number(view.viewer.lang, planned).into()), ("promised", words::number(view.viewer.lang, promised).into())])) }
            @if planned > promised { small.red { (view.tw("calendar-hours-over", &[("hours", words::number(view.viewer.lang, planned - promised).into())])) } }
            @else if planned == promised { small.quiet { (view.t("calendar-hours-match")) } }
            @else { small.quiet { (view.tw("calendar-hours-free", &[("hours", words::number(view.viewer.lang, promised - planned).into())])) } }
        }
    }
}

/// Everything that has a day, week by week.
fn list(view: &View) -> Markup {
    let mut weeks: BTreeMap<Date, Vec<(Date, Vec<Piece>)>> = BTreeMap::new();
    for (day, pieces) in by_day(&view.plan) {
        weeks.entry(monday_of(day)).or_default().push((day, pieces));
    }
    html! {
        @if weeks.is_empty() { p.empty { (view.t("calendar-nothing-here")) } }
        @for (monday, days) in &weeks {
            section.week id={ "week-" (monday) } {
                h4 { (words::week(view.viewer.lang, *monday)) " " span.quiet { (monday.year()) } div.small { (hours(view, *monday)) } }
                ul.things {
                    @for (day, pieces) in days {
                        li { div { p.quiet.small { (view.t(&format!("weekday-{}", day.weekday().to_monday_one_offset()))) " " (words::day_short(view.viewer.lang, *day)) }
                            ul.pieces { @for (id, entry) in pieces { (piece(view, *id, entry)) } } } }
                    }
                }
            }
        }
    }
}

/// What has no day yet: of a month's quarter, where the words say one, and everything else.
fn undated(view: &View, month: Option<Date>) -> Markup {
    let none = view
        .plan
        .calendar_entries
        .iter()
        .filter(|(_, entry)| entry.on.is_none() && view.plan.measures.get(entry.measure).is_some());
    let mut groups: BTreeMap<Option<(i16, i8)>, Vec<Piece>> = BTreeMap::new();
    for (id, entry) in none {
        let quarter = words::quarter(&entry.when)
            .map(|(year, quarter)| (year.unwrap_or_else(|| view.plan.begins_on.unwrap_or(view.today).year()), quarter));
        groups.entry(quarter).or_default().push((id, entry));
    }
    if let Some(first) = month {
        let here = (first.year(), (first.month() - 1) / QUARTER_MONTHS + 1);
        groups.retain(|quarter, _| quarter.is_none_or(|quarter| quarter == here));
    }
    html! {
        @for (quarter, pieces) in &groups {
            section.undated {
                h3 {
                    @match quarter {
                        Some((year, quarter)) => (view.tw("calendar-this-quarter", &[("quarter", i64::from(*quarter).into()), ("year", year.to_string().into())])),
                        None => (view.t("calendar-without-date")),
                    }
                }
                ul.pieces { @for (id, entry) in pieces { (piece(view, *id, entry)) } }
            }
        }
    }
}

/// How something repeats: its word, and the day it comes next.
const REPEATS: [&str; 3] = ["week", "two-weeks", "month"];

fn adding(view: &View) -> Markup {
    let measures: Vec<(String, String)> = view
        .plan
        .chosen()
        .map(|(id, row, _)| (id.to_string(), format!("{} {}", row.number, picking::short(row.title.as_str()))))
        .collect();
    let repeats: Vec<(String, String)> =
        REPEATS.iter().map(|word| ((*word).to_owned(), view.t(&format!("calendar-repeat-{word}")))).collect();
    html! {
        // What a script says here of a move stays: this region isn't drawn anew for it.
        p.sr role="status" data-moved {}
        @if measures.is_empty() { p.quiet { (view.t("calendar-none-chosen")) } }
        @else {
            (picking::folded(view, "calendar-new", "calendar-add", || widgets::form(view, "calendar", "calendar-new-form", true, html! {
                (widgets::select(view, "new-piece-measure", "measure", "calendar-measure", &measures, measures.first().map_or("", |(id, _)| id)))
                (forms::draw(&entry_inputs(), view, "new-piece", &CalendarEntry::default()))
                (widgets::select(view, "new-piece-repeat", "repeat", "calendar-repeat", &repeats, ""))
                (widgets::line(view, "new-piece-times", "times", "calendar-times", "number", ""))
                div.actions { button.ds-button type="submit" { (view.t("add")) } }
            })))
        }
    }
}

/// On to the month it is.
pub async fn now(State(app): State<App>, asker: Asker, Path(id): Path<PlanId>) -> Response {
    let page = Page::Calendar(Spread::Month(clock::today().first_of_month()));
    match asker.on_page(&app, id, page).await {
        Ok(_) => Redirect::to(&format!("/plans/{id}/{}", page.slug())).into_response(),
        Err(problem) => asker.answer(problem),
    }
}

/// A month, a week or the list.
pub async fn open(State(app): State<App>, asker: Asker, Path((id, spread)): Path<(PlanId, String)>) -> Response {
    match Page::from_slug(&format!("calendar/{spread}")) {
        Some(page) => showing::show(app, asker, id, page).await,
        None => asker.answer(Problem::NotFound),
    }
}

/// The day something comes the `nth` time, counted from none.
fn nth_day(first: Date, repeat: &str, nth: u32) -> Option<Date> {
    let nth = i64::from(nth);
    match repeat {
        "two-weeks" => first.checked_add((2 * nth).weeks()).ok(),
        "month" => first.checked_add(nth.months()).ok(),
        _ => first.checked_add(nth.weeks()).ok(),
    }
}

/// Puts something into the calendar, once or as often as it repeats.
pub async fn add(
    State(app): State<App>,
    asker: Asker,
    Path(id): Path<PlanId>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    changing::change(&app, &asker, id, "calendar", |_| {
        let measure: MeasureId = form.id("measure")?;
        let fields = forms::read(&entry_inputs(), &form, &CalendarEntry::default())?;
        let first = form.day("on")?;
        let repeat = form.text("repeat");
        if !repeat.is_empty() && !REPEATS.contains(&repeat) {
            return Err(Problem::Bad("error-field"));
        }
        let times = if repeat.is_empty() || first.is_none() { 1 } else { form.count("times")?.unwrap_or(1) };
        if !(1..=REPEATS_MOST).contains(&times) {
            return Err(Problem::Bad("error-number"));
        }
        let one = |nth: u32| {
            let mut own = vec![CalendarEntryField::Measure(measure)];
            own.extend(fields.iter().cloned());
            if let Some(day) = first.filter(|_| nth > 0).and_then(|first| nth_day(first, repeat, nth)) {
                own.push(CalendarEntryField::On(Some(day)));
            }
            Change::AddCalendarEntry { id: CalendarEntryId::from_raw(clock::mint()), fields: own }
        };
        Ok((0..times).map(one).collect())
    })
    .await
}
