//! Which likelihood to check first: how easily another handful would be best, in words, and the decimals one click away.

use super::{reasons, tenths};
use crate::proposals::{Found, Proposed};
use crate::view::View;
use engine::check_first::{ASKED, Checkable};
use maud::{Markup, html};

/// So many are listed.
const LISTED_MOST: usize = 6;
/// Another choice is best this often, or more often than not worth a word.
const OFTEN: f64 = 0.25;
const AT_TIMES: f64 = 0.05;
const HARDLY: f64 = 0.005;

pub fn section(view: &View, found: &Found, proposed: &Proposed) -> Markup {
    let turns = proposed.checks.iter().filter(|one| one.worth.flips >= HARDLY).take(LISTED_MOST);
    let turns: Vec<&Checkable> = turns.collect();
    html! {
        section.section id="check-first" {
            header { h2 { (view.t("claim-check-first")) } span.quiet.small { (view.t("claim-check-first-lead")) } }
            @if proposed.checks.is_empty() { p.empty { (view.t("check-first-none-said")) } }
            @else if turns.is_empty() { p { (view.t("check-first-nothing")) } }
            ol.contents { @for one in turns { (row(view, found, one)) } }
        }
    }
}

fn row(view: &View, found: &Found, one: &Checkable) -> Markup {
    let Some(id) = found.problem.measures.get(one.measure).map(|measure| measure.id) else { return html! {} };
    let said = view.plan.measures.get(id).and_then(|measure| {
        // An outcome that can't come isn't counted among the problem's.
        measure.outcomes.iter().filter(|(_, outcome)| outcome.likelihood_percent > 0).nth(one.outcome)
    });
    let Some((verdict, outcome)) = said else { return html! {} };
    let often = match one.worth.flips {
        flips if flips >= OFTEN => "check-first-often",
        flips if flips >= AT_TIMES => "check-first-at-times",
        _ => "check-first-seldom",
    };
    let sentence = view.tw(
        "check-first-assumes",
        &[
            ("measure", reasons(view).measure(id).into()),
            ("outcome", view.t(&format!("verdict-{}", verdict.word())).into()),
            ("percent", i64::from(outcome.likelihood_percent).into()),
        ],
    );
    html! {
        li {
            a href={ (view.url("resources")) "#" (id) } { (sentence) } " " (view.t(often))
            details.more id={ "check-" (id) "-" (verdict.word()) } {
                summary { (view.t("check-first-numbers")) }
                dl.facts {
                    dt { (view.t("check-first-flips")) } dd { (tenths(view, one.worth.flips * 100.0)) " %" }
                    @for (asked, worth) in ASKED.iter().zip(one.worth.asking) {
                        dt { (view.tw("check-first-asking", &[("count", i64::from(*asked).into())])) }
                        dd { (view.tw("check-first-worth", &[("value", hundredths(view, worth).into())])) }
                    }
                    dt { (view.t("check-first-knowing")) }
                    dd { (view.tw("check-first-worth", &[("value", hundredths(view, one.worth.knowing).into())])) }
                }
            }
        }
    }
}

/// A value from 0 to 1 as points of a hundred, to the hundredth.
fn hundredths(view: &View, value: f64) -> String {
    let amount = plan::Amount::from_f64((value * 10_000.0).round() / 100.0).unwrap_or_default();
    words::number(view.viewer.lang, amount)
}
