//! Stage 8: how each chosen measure is carried out. The stage's page shows the handful beside each other; each measure has a
//! page of its own with its concept and what was learnt, its content and hours week by week, its set-up and its accounts.

mod calendar;
mod concept;
mod overview;
mod playbooks;
mod setup;
mod versions;
mod weeks;

pub use calendar::{add_entry, edit_entry, inputs as entry_inputs};
pub use concept::edit;
pub use playbooks::{open_playbook, take_steps};
pub use setup::{add_step, edit_step};
pub use versions::{add_version, edit_lesson};

use super::{picking, showing, tests_line};
use crate::app::App;
use crate::auth::Asker;
use crate::page::Opened;
use crate::view::{Region, View, any_of};
use axum::extract::{Path, State};
use axum::response::Response;
use maud::{Markup, html};
use plan::{Kind, Measure, MeasureId, PlanId};

/// What the stage's page is made of.
pub const REGIONS: &[Region] =
    &[Region::block("chosen", shown, overview::sum), Region::list("tactics", "rows", shown, overview::rows)];

/// What a measure's own page is made of.
pub const ONE: &[Region] = &[
    Region::block("tactic-head", head_shown, |view| with(view, head)),
    Region::block("tactic-concept", shown, |view| with(view, concept_and_lessons)),
    Region::block("tactic-weeks", shown, |view| with(view, |view, id, _| weeks::section(view, id))),
    Region::block("tactic-content", shown, |view| with(view, |view, id, _| calendar::section(view, id))),
    Region::block("tactic-setup", shown, |view| with(view, setup_and_accounts)),
];

const KINDS: [Kind; 9] = [
    Kind::Measure,
    Kind::Level,
    Kind::Lesson,
    Kind::SetupStep,
    Kind::CalendarEntry,
    Kind::Person,
    Kind::Account,
    Kind::Audience,
    Kind::Claim,
];

fn shown(touched: &plan::Touched) -> bool {
    any_of(touched, &KINDS)
}

/// The tests hang on what the others do as well.
fn head_shown(touched: &plan::Touched) -> bool {
    shown(touched) || any_of(touched, &[Kind::Objective, Kind::Statement, Kind::Absence])
}

/// A part of the page of the measure it is about; nothing once that is gone.
fn with(view: &View, draw: fn(&View, MeasureId, &Measure) -> Markup) -> Markup {
    let id = view.page.tactic();
    let found = id.and_then(|id| Some((id, view.plan.measures.get(id)?)));
    found.map_or_else(|| html! {}, |(id, measure)| draw(view, id, measure))
}

/// Which measure it is, the way to those before and after it, and what the three tests say.
fn head(view: &View, id: MeasureId, measure: &Measure) -> Markup {
    let all: Vec<_> = view.plan.chosen().collect();
    let at = all.iter().position(|(other, _, _)| *other == id);
    let beside = |at: Option<usize>| at.and_then(|at| all.get(at));
    let (before, after) = (beside(at.and_then(|at| at.checked_sub(1))), beside(at.map(|at| at + 1)));
    let address = |id: MeasureId| view.url(&Opened::Tactic(id).address());
    let place = [("number", i64::from(measure.number).into()), ("of", all.len().into())];
    let starts = view.plan.portfolio.get(&id).and_then(|choice| choice.starts_on).or(view.plan.begins_on);
    let audiences: Vec<_> =
        measure.audiences.iter().filter_map(|id| Some(view.plan.audiences.get(*id)?.name.as_str())).collect();
    let weeks = plan::capacity::weeks(&view.plan, view.today);
    html! {
        div id=(id) {
            nav.crumbs aria-label=(view.t("tactic-list-title")) {
                a href=(view.url("tactics")) { (view.t("stage-tactics")) }
                span { (view.tw(if at.is_some() { "tactic-measure-of" } else { "tactic-measure-not-chosen" }, &place)) }
                span.push {}
                @if let Some((id, row, _)) = before { a href=(address(*id)) rel="prev" { "← " (row.number) " " (picking::short_to(row.title.as_str(), BESIDE_MOST_CHARS)) } }
                @if let Some((id, row, _)) = after { a href=(address(*id)) rel="next" { (row.number) " " (picking::short_to(row.title.as_str(), BESIDE_MOST_CHARS)) " →" } }
            }
            div.head.ruled {
                div {
                    h1 { (measure.title.as_str()) }
                    p.lead {
                        @if !audiences.is_empty() { (view.tw("tactic-for-whom", &[("audiences", audiences.join(", ").into())])) " " }
                        @match measure.owner {
                            Some(owner) => (view.tw("tactic-owner-is", &[("who", picking::person(view, owner).into())])),
                            None => span.red { (view.t("tactic-owner-missing")) },
                        }
                        @if let Some(day) = starts { " " (view.tw("tactic-starts", &[("day", words::day_short(view.viewer.lang, day).into())])) }
                    }
                }
            }
            dl.tests.in-line {
                @for (which, (key, test)) in tests_line::TESTS.iter().zip(tests_line::of(view, &weeks, id)).enumerate() {
                    div class=(if test.passed { "ok" } else { "half" }) { dt { (view.t(key)) } " " dd { (tests_line::said(view, id, which, &test)) } }
                }
            }
        }
    }
}

/// Letters of the names of the measures before and after.
const BESIDE_MOST_CHARS: usize = 28;

fn concept_and_lessons(view: &View, id: MeasureId, measure: &Measure) -> Markup {
    html! { div.side.tactic { (concept::section(view, id, measure)) (versions::section(view, id, measure)) } }
}

fn setup_and_accounts(view: &View, id: MeasureId, measure: &Measure) -> Markup {
    html! { div.side.tactic { (setup::section(view, id, measure)) (concept::used_accounts(view, id, measure)) } }
}

/// Opens a measure's own page.
pub async fn open(State(app): State<App>, asker: Asker, Path((id, measure)): Path<(PlanId, MeasureId)>) -> Response {
    showing::open(app, asker, id, Opened::Tactic(measure)).await
}
