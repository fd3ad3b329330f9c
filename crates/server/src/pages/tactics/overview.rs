//! The chosen measures beside each other: how far each has come, and a way to its own page.

use super::super::picking;
use crate::page::Opened;
use crate::view::View;
use maud::{Markup, html};
use plan::due::{Task, due};
use plan::findings::three_tests::{Test, specified};
use plan::{Measure, MeasureId};

/// How far the handful has come.
pub fn sum(view: &View) -> Markup {
    let all: Vec<_> = view.plan.chosen().collect();
    let ready = all.iter().filter(|(id, _, _)| specified(&view.plan, *id).passed).count();
    html! {
        @if all.is_empty() {
            p.empty { (view.t("tactics-nothing-chosen")) " " a href=(view.url("resources")) { (view.t("stage-resources")) } }
        } @else {
            p.say { (view.tw("tactics-sum", &[("ready", ready.into()), ("of", all.len().into())])) }
            p.flow { a href=(view.url("calendar")) { (view.t("calendar-whole")) } }
        }
    }
}

/// A row for each of them.
pub fn rows(view: &View) -> Vec<(String, Markup)> {
    let due = due(&view.plan);
    let next = |id: MeasureId| {
        due.iter().find_map(|one| {
            let (Task::Content(entry), Some(on)) = (one.task, one.on?.into()) else { return None };
            let row = view.plan.calendar_entries.get(entry).filter(|row| row.measure == id && on >= view.today)?;
            Some((on, row.what.as_str()))
        })
    };
    view.plan.chosen().map(|(id, measure, _)| (id.to_string(), row(view, id, measure, next(id)))).collect()
}

fn row(view: &View, id: MeasureId, measure: &Measure, next: Option<(jiff::civil::Date, &str)>) -> Markup {
    let test = specified(&view.plan, id);
    let left = view.plan.setup_steps.iter().filter(|(_, step)| step.measure == id && step.is_open()).count();
    html! {
        article.row id=(id) {
            div {
                h2.title {
                    span.n { (measure.number) } " "
                    a href=(view.url(&Opened::Tactic(id).address())) { (measure.title.as_str()) }
                }
                @if measure.concept_idea.is_blank() { p.quiet { (view.t("concept-missing")) } }
                @else { p { (picking::short_to(measure.concept_idea.as_str(), CONCEPT_MOST_CHARS)) } }
                p.quiet.small {
                    span class={ "ring " (if test.passed { "out" } else { "draft" }) } aria-hidden="true" {} " "
                    (lacks(view, &test))
                }
            }
            div.facts {
                @match measure.owner {
                    Some(owner) => p { (view.tw("tactic-owner-is", &[("who", picking::person(view, owner).into())])) },
                    None => p.red { (view.t("tactic-owner-missing")) },
                }
                @if let Some((day, what)) = next {
                    p.quiet.small { (view.tw("tactic-next", &[("what", picking::short(what).into()), ("day", words::day_short(view.viewer.lang, day).into())])) }
                }
                @if left > 0 { p.quiet.small { (view.tw("tactic-steps-left", &[("count", left.into())])) } }
            }
        }
    }
}

/// Letters of a concept that say what it is about.
const CONCEPT_MOST_CHARS: usize = 180;

/// What keeps a measure from being specified, in a few words.
fn lacks(view: &View, test: &Test) -> String {
    if test.passed {
        return view.t("tests-specified").to_lowercase();
    }
    let what: Vec<_> = test.missing.iter().map(|missing| view.t(&format!("missing-{}", missing.word()))).collect();
    view.tw("tests-missing", &[("what", what.join(", ").into())])
}
