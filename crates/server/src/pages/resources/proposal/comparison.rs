//! The proposal against what is chosen today: one row for each measure that is in either.

use super::super::{carriers, level_of};
use super::{Wish, reasons, tenths};
use crate::proposals::{Found, Proposed};
use crate::view::View;
use engine::{Placement, assign};
use jiff::civil::Date;
use maud::{Markup, html};
use plan::{Amount, Choice, MeasureId, PersonId, capacity};
use std::collections::BTreeMap;

/// Whoever would have fewer hours a week than this is left out; the others take it on.
const WORTH_NAMING_HOURS: f64 = 0.1;
/// Hours that differ by less than this are the same.
const ALIKE_HOURS: f64 = 0.05;

/// What a row of the proposal does to what is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Takes the measure in.
    In,
    /// Takes it out.
    Out,
    /// Another level, or another start.
    Changed,
    /// The same, done by others.
    Hands,
    /// Nothing.
    Same,
}

/// One row.
pub struct Row {
    pub measure: MeasureId,
    pub title: String,
    pub kind: Kind,
    /// How it is chosen today, in words.
    today: String,
    /// How it would be, in words.
    then: String,
    /// Hours a week, as planned.
    hours: f64,
    /// What the portfolio would be worth less without it, of a hundred.
    gives: Option<f64>,
    /// Who would do it.
    who: String,
    choice: Option<Choice>,
}

/// The rows: what is in first, in the plan's order.
pub fn rows(view: &View, found: &Found, proposed: &Proposed) -> Vec<Row> {
    let problem = &found.problem;
    let portfolio = &proposed.proposal.portfolio;
    let mut rows: Vec<Row> = Vec::new();
    for (at, measure) in problem.measures.iter().enumerate() {
        let in_it = |one: &&Placement| problem.alternatives.get(one.alternative).is_some_and(|one| one.measure == at);
        let placed = portfolio.iter().find(in_it);
        let now = view.plan.portfolio.get(&measure.id);
        if placed.is_none() && now.is_none() {
            continue;
        }
        let choice = placed.and_then(|placed| choice_of(view, found, *placed, (&proposed.hours, now)));
        let gives = placed.map(|placed| {
            let others: Vec<Placement> = portfolio.iter().copied().filter(|one| one != placed).collect();
            (proposed.proposal.value - engine::check::value(problem, &others)) * 100.0
        });
        let hours =
            placed.and_then(|one| problem.alternatives.get(one.alternative)).map_or(0.0, |one| one.hours_per_week);
        let who = choice.as_ref().map_or_else(String::new, |choice| {
            let named = carriers(view, choice).map(|(person, share)| {
                format!("{} {}", super::super::picking::person(view, person), super::super::short_hours(view, share))
            });
            named.collect::<Vec<_>>().join(" · ")
        });
        rows.push(Row {
            measure: measure.id,
            title: reasons(view).measure(measure.id),
            kind: kind_of(now, choice.as_ref()),
            today: chosen_said(view, now),
            then: chosen_said(view, choice.as_ref()),
            hours,
            gives,
            who,
            choice,
        });
    }
    rows.sort_by_key(|row| row.kind == Kind::Out);
    rows
}

/// A placement as a choice of the plan: whoever does it gets the hours a week they do on average while it runs.
fn choice_of(
    view: &View,
    found: &Found,
    placed: Placement,
    (hours, now): (&[assign::Hours], Option<&Choice>),
) -> Option<Choice> {
    let problem = &found.problem;
    let one = problem.alternatives.get(placed.alternative)?;
    let runs = placed.start + one.setup_weeks;
    let mut sums: BTreeMap<PersonId, f64> = BTreeMap::new();
    for share in hours.iter().filter(|share| share.measure == one.measure && share.week >= runs) {
        *sums.entry(problem.people.get(share.person)?.id).or_default() += share.hours;
    }
    let weeks = problem.weeks.saturating_sub(runs).max(1) as f64;
    sums.retain(|_, sum| *sum / weeks >= WORTH_NAMING_HOURS);
    let all: f64 = sums.values().sum();
    let each = |sum: f64| Amount::from_f64(sum / all.max(f64::MIN_POSITIVE) * one.hours_per_week);
    let hours_per_week = sums.into_iter().filter_map(|(person, sum)| Some((person, each(sum)?))).collect();
    let mondays = capacity::weeks(&view.plan, view.today).split_off(found.weeks_gone);
    let begun = |day: Date| mondays.iter().rposition(|week| week.monday <= day).unwrap_or(0);
    let starts_on = match now {
        // A day in the same week is as good as its Monday.
        Some(Choice { starts_on: Some(day), .. }) if begun(*day) == placed.start => Some(*day),
        // From the plan's first week is what nothing said means.
        Some(Choice { starts_on: None, .. }) if placed.start == 0 => None,
        Some(_) | None => {
            let said = placed.start > 0 || found.weeks_gone > 0;
            mondays.get(placed.start).filter(|_| said).map(|week| week.monday)
        }
    };
    Some(Choice { level: one.level, starts_on, hours_per_week })
}

fn kind_of(now: Option<&Choice>, then: Option<&Choice>) -> Kind {
    let (now, then) = match (now, then) {
        (None, None) => return Kind::Same,
        (None, Some(_)) => return Kind::In,
        (Some(_), None) => return Kind::Out,
        (Some(now), Some(then)) => (now, then),
    };
    if now.level != then.level || now.starts_on != then.starts_on {
        return Kind::Changed;
    }
    let hours =
        |choice: &Choice, person: &PersonId| choice.hours_per_week.get(person).map_or(0.0, |hours| hours.as_f64());
    let people = now.hours_per_week.keys().chain(then.hours_per_week.keys());
    let alike = |person: &PersonId| (hours(now, person) - hours(then, person)).abs() < ALIKE_HOURS;
    if people.into_iter().all(alike) { Kind::Same } else { Kind::Hands }
}

fn chosen_said(view: &View, choice: Option<&Choice>) -> String {
    let Some(choice) = choice else { return view.t("proposal-not-in") };
    let level = level_of(view, choice).map_or_else(String::new, |level| level.name.as_str().to_owned());
    let from =
        choice.starts_on.map(|day| view.tw("proposal-from", &[("week", words::week(view.viewer.lang, day).into())]));
    [Some(level).filter(|level| !level.is_empty()), from].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The table, and the form that takes what is ticked.
pub fn section(view: &View, wish: &Wish, found: &Found, proposed: &Proposed) -> Markup {
    let rows = rows(view, found, proposed);
    let changes = rows.iter().filter(|row| row.kind != Kind::Same).count();
    html! {
        section.section id="comparison" {
            header { h2 { (view.t("proposal-comparison")) } }
            form method="post" action=(view.url("resources/proposal")) {
                table.plain.fold {
                    thead { tr {
                        @if view.edits() { th scope="col" { span.sr { (view.t("proposal-take")) } } }
                        @for key in ["proposal-measure", "proposal-change", "proposal-today", "proposal-suggested"] { th scope="col" { (view.t(key)) } }
                        th.num scope="col" { (view.t("proposal-hours")) }
                        th.num scope="col" { (view.t("proposal-gives")) }
                    } }
                    tbody { @for row in &rows { (line(view, wish, row)) } }
                }
                @if view.edits() && changes > 0 {
                    p.quiet.small { (view.t("proposal-untick")) }
                    div.actions {
                        button.ds-button type="submit" { (view.tw("proposal-adopt-count", &[("count", changes.into())])) }
                        a.ds-button data-variant="secondary" href=(view.url("resources")) { (view.t("proposal-keep")) }
                    }
                }
            }
        }
    }
}

fn line(view: &View, wish: &Wish, row: &Row) -> Markup {
    let (class, key) = match row.kind {
        Kind::In => (None, "proposal-take-in"),
        Kind::Out => (Some("out"), "proposal-take-out"),
        Kind::Changed => (None, "proposal-otherwise"),
        Kind::Hands => (Some("same"), "proposal-other-hands"),
        Kind::Same => (Some("same"), "proposal-as-now"),
    };
    let id = format!("take-{}", row.measure);
    // Choices are plain data, and plain data is always JSON.
    let json = serde_json::to_string(&row.choice).unwrap_or_default();
    html! {
        tr class=[class] {
            @if view.edits() {
                td {
                    @if row.kind != Kind::Same {
                        input type="hidden" name={ "choice-" (row.measure) } value=(json);
                        input type="checkbox" id=(id) name="take" value=(row.measure) checked aria-label={ (view.t(key)) ": " (row.title) };
                    }
                }
            }
            th scope="row" { (row.title) @if !row.who.is_empty() { small { (row.who) } } }
            td { @if matches!(row.kind, Kind::In | Kind::Out | Kind::Changed) { span.change { (view.t(key)) } } @else { (view.t(key)) } }
            td data-label=(view.t("proposal-today")) { (row.today) }
            td data-label=(view.t("proposal-suggested")) {
                (row.then)
                @if row.choice.is_some() {
                    small { a href=(wish.with(row.measure, false).url(view)) { (view.t("proposal-force-out")) span.sr { " " (row.title) } } }
                }
            }
            td.num data-label=(view.t("proposal-hours")) { (tenths(view, row.hours)) }
            td.num data-label=(view.t("proposal-gives")) { @if let Some(gives) = row.gives { (tenths(view, gives)) } }
        }
    }
}
