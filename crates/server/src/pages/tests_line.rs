//! The three tests of a measure as they are shown: what holds it up, or what is missing, each part with a way to where it is
//! put right.

use super::{picking, strategy};
use crate::page::Opened;
use crate::view::View;
use maud::{Markup, html};
use plan::capacity::Week;
use plan::findings::three_tests::{Missing, Test, anchored, resourced_in, specified};
use plan::{Amount, MeasureId};
use std::collections::BTreeSet;

/// The keys of the tests' names, in their order.
pub const TESTS: [&str; 3] = ["tests-anchored", "tests-specified", "tests-resourced"];

/// What the three tests of a measure came to. `weeks` are those of the plan, which are worked out once for all measures.
pub fn of(view: &View, weeks: &[Week], id: MeasureId) -> [Test; 3] {
    [anchored(&view.plan, id), specified(&view.plan, id), resourced_in(&view.plan, weeks, id)]
}

/// What one test says: what holds the measure up, and what is missing.
pub fn said(view: &View, id: MeasureId, which: usize, test: &Test) -> Markup {
    let held = match which {
        0 => labels(view, test),
        1 if test.passed => view.t("tests-specified-by"),
        1 => String::new(),
        _ => carried(view, id),
    };
    html! {
        (held)
        @if !test.missing.is_empty() {
            @if !held.is_empty() { " · " }
            @for (at, missing) in test.missing.iter().enumerate() {
                @if at == 0 { (view.t("tests-missing-these")) " " } @else { ", " }
                a href=(view.url(&mended(view, id, *missing))) { (view.t(&format!("missing-{}", missing.word()))) }
            }
        } @else if held.is_empty() { (view.t("test-yes")) }
    }
}

/// The statements it hangs on: "1a, 3b".
fn labels(view: &View, test: &Test) -> String {
    let of: BTreeSet<_> = test.links.iter().map(|chain| chain.statement).collect();
    let in_order = view.plan.statements_in_order();
    let labels: Vec<_> =
        in_order.iter().filter(|(id, _)| of.contains(id)).map(|(_, row)| strategy::label(row)).collect();
    labels.join(", ")
}

/// Who carries it: "Ali Rahimi 4, Sunniva Hauge 1".
fn carried(view: &View, id: MeasureId) -> String {
    let hours = view.plan.portfolio.get(&id).map(|choice| &choice.hours_per_week);
    let each = hours
        .into_iter()
        .flatten()
        .filter(|(who, taken)| **taken > Amount::ZERO && view.plan.people.get(**who).is_some());
    each.map(|(who, taken)| format!("{} {}", picking::person(view, *who), picking::hours(view, *taken)))
        .collect::<Vec<_>>()
        .join(", ")
}

/// Where a part that is missing is put right: the field itself, wherever there is one.
fn mended(view: &View, id: MeasureId, missing: Missing) -> String {
    let own = Opened::Tactic(id).address();
    match missing {
        Missing::Objective => Opened::Core(id).address(),
        Missing::Statement => {
            let first = view.plan.measures.get(id).and_then(|row| row.objectives.first().copied());
            first.map_or_else(|| Opened::Core(id).address(), |objective| Opened::Objective(objective).address())
        }
        Missing::Concept => format!("{own}#{id}-concept_idea"),
        Missing::Owner => format!("{own}#{id}-owner"),
        Missing::Account => format!("{own}#{id}-accounts-picks"),
        Missing::Setup => format!("{own}#setup"),
        Missing::Calendar => format!("{own}#new-entry-{id}-what"),
        Missing::Start => format!("resources#{id}-starts"),
        Missing::Choice => format!("resources#{id}-level"),
        Missing::Hours => format!("resources#cost-{id}"),
        Missing::People => format!("resources#choose-{id}"),
        Missing::Weeks => "resources#weeks".to_owned(),
    }
}
