//! Value against hours: what more hours would buy, and fewer would cost. Each point leads to its portfolio in the table.

use super::{reasons, tenths};
use crate::proposals::{Found, Proposed};
use crate::view::View;
use engine::frontier::Point;
use maud::{Markup, html};

const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 200.0;
const MARGIN: f64 = 8.0;
/// Shares nearer than this are the same hours.
const ALIKE: f64 = 0.001;

pub fn section(view: &View, found: &Found, proposed: &Proposed) -> Markup {
    let points = &proposed.curve;
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return html! {} };
    let most_hours = last.hours_per_week.max(f64::MIN_POSITIVE);
    let most_value = points.iter().map(|one| one.value).fold(f64::MIN_POSITIVE, f64::max);
    let x = |one: &Point| format!("{:.1}", MARGIN + one.hours_per_week / most_hours * (WIDTH - 2.0 * MARGIN));
    let y = |one: &Point| format!("{:.1}", HEIGHT - MARGIN - one.value / most_value * (HEIGHT - 2.0 * MARGIN));
    let line: Vec<String> = points.iter().map(|one| format!("{},{}", x(one), y(one))).collect();
    let is_now = |one: &Point| (one.share - 1.0).abs() < ALIKE;
    let said = |one: &Point| {
        let (hours, value) = (tenths(view, one.hours_per_week), tenths(view, one.value * 100.0));
        view.tw("curve-point", &[("hours", hours.into()), ("value", value.into())])
    };
    let about = format!("{}: {} – {}", view.t("curve"), said(first), said(last));
    html! {
        section.section id="curve" {
            header { h2 { (view.t("curve")) } span.quiet.small { (view.t("curve-help")) } }
            svg.trend viewBox={ "0 0 " (WIDTH) " " (HEIGHT) } role="group" aria-label=(about) {
                polyline.line points=(line.join(" ")) {}
                @for (place, one) in points.iter().enumerate() {
                    // The same links are in the table, for keys and screen readers.
                    a href={ "#point-" (place) } tabindex="-1" aria-hidden="true" {
                        circle.pt.before[!is_now(one)] cx=(x(one)) cy=(y(one)) r=(if is_now(one) { "6" } else { "4" }) { title { (said(one)) } }
                    }
                }
            }
            p.quiet.small { (said(first)) " → " (said(last)) ". " (view.t("curve-filled")) }
            details.more id="curve-table" {
                summary { (view.t("as-table")) }
                table.plain.tight {
                    thead { tr {
                        th.num scope="col" { (view.t("proposal-hours")) }
                        th.num scope="col" { (view.t("proposal-value")) }
                        th scope="col" { (view.t("curve-measures")) }
                    } }
                    tbody { @for (place, one) in points.iter().enumerate() {
                        tr id={ "point-" (place) } {
                            th.num scope="row" { (tenths(view, one.hours_per_week)) @if is_now(one) { small { (view.t("curve-now")) } } }
                            td.num { (tenths(view, one.value * 100.0)) }
                            td { (names(view, found, &one.portfolio)) }
                        }
                    } }
                }
            }
        }
    }
}

/// What is in a portfolio, by name.
pub fn names(view: &View, found: &Found, portfolio: &[engine::Placement]) -> String {
    let name = |one: &engine::Placement| {
        let level = found.problem.alternatives.get(one.alternative)?;
        Some(reasons(view).measure(found.problem.measures.get(level.measure)?.id))
    };
    let all: Vec<String> = portfolio.iter().filter_map(name).collect();
    if all.is_empty() { view.t("curve-nothing") } else { all.join(", ") }
}
