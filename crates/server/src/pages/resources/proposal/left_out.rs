//! What is out: why, what would let it in, and what forcing it in would cost.

use super::{Wish, reasons};
use crate::proposals::{Found, Proposed};
use crate::reasons::Reasons;
use crate::view::View;
use engine::why_not::{Because, LeftOut};
use maud::{Markup, html};
use plan::{Amount, MeasureId};

/// Everything that is out, and what it would take.
pub fn section(view: &View, wish: &Wish, found: &Found, proposed: &Proposed) -> Markup {
    html! {
        @if !proposed.out.is_empty() {
            section.section id="left-out" {
                header { h2 { (view.t("proposal-left-out")) } }
                div.rows { @for one in &proposed.out { (row(view, wish, found, proposed, one)) } }
            }
        }
    }
}

fn row(view: &View, wish: &Wish, found: &Found, proposed: &Proposed, out: &LeftOut) -> Markup {
    let Some(measure) = found.problem.measures.get(out.measure).map(|one| one.id) else { return html! {} };
    let title = reasons(view).measure(measure);
    let has_levels = view.plan.levels_of(measure).any(|(_, level)| level.hours_per_week().is_some());
    html! {
        article.row id={ "out-" (measure) } {
            div {
                h3.title { (title) }
                @if has_levels {
                    p { (Reasons { weeks_gone: found.weeks_gone, ..reasons(view) }.because(&found.problem, out)) }
                    @if let Some(sentence) = would_let_in(view, out) { p { (sentence) } }
                    @if let Some(sentence) = leaves(view, found, proposed, out.measure) { p.quiet { (sentence) } }
                } @else {
                    p { (view.t("proposal-no-effort")) }
                }
            }
            div.facts { (way_in(view, wish, measure, &title, has_levels)) }
        }
    }
}

fn would_let_in(view: &View, out: &LeftOut) -> Option<String> {
    let Because::Hours(short) = &out.because else { return None };
    // Rounded up: what is said has to be enough.
    let hours = (out.extra_hours_per_week * 10.0 - 0.001).ceil() / 10.0;
    let hours = words::hours(view.viewer.lang, Amount::from_f64(hours).unwrap_or_default());
    let people: Vec<String> = short.people.iter().map(|id| reasons(view).person(*id)).collect();
    let key = if people.is_empty() { "proposal-lets-in-somebody" } else { "proposal-lets-in" };
    Some(view.tw(key, &[("hours", hours.into()), ("people", people.join(", ").into())]))
}

fn leaves(view: &View, found: &Found, proposed: &Proposed, measure: usize) -> Option<String> {
    let leaves = proposed.leaves.get(&measure)?;
    let names = leaves.iter().filter_map(|at| Some(reasons(view).measure(found.problem.measures.get(*at)?.id)));
    let names: Vec<String> = names.collect();
    Some(if names.is_empty() {
        view.t("proposal-forcing-moves")
    } else {
        view.tw("proposal-forcing-costs", &[("measures", names.join(", ").into())])
    })
}

fn way_in(view: &View, wish: &Wish, measure: MeasureId, title: &str, has_levels: bool) -> Markup {
    html! {
        @if !has_levels {
            a href={ (view.url("resources")) "#" (measure) } { (view.t("effort-set")) span.sr { " " (title) } }
        } @else if wish.outs.contains(&measure) {
            a href=(wish.without(measure).url(view)) { (view.t("proposal-unforce")) span.sr { " " (title) } }
        } @else {
            a.ds-button data-variant="secondary" data-size="sm" href=(wish.with(measure, true).url(view)) { (view.t("proposal-force-in")) span.sr { " " (title) } }
        }
    }
}
