//! Which assumption to check first, about habits and about how measures go: how easily another handful would be best, in words, and the decimals one click away.

use super::{reasons, tenths};
use crate::page::Opened;
use crate::proposals::{Found, Proposed};
use crate::view::View;
use engine::check_first::{ASKED, Checkable, CheckableShare, Worth};
use maud::{Markup, html};

/// So many are listed.
const LISTED_MOST: usize = 6;
/// Another choice is best this often, or more often than not worth a word.
const OFTEN: f64 = 0.25;
const AT_TIMES: f64 = 0.05;
const HARDLY: f64 = 0.005;

/// One assumption.
struct Row {
    /// What it is called on the page.
    id: String,
    /// Where it is written.
    url: String,
    sentence: String,
    worth: Worth,
}

pub fn section(view: &View, found: &Found, proposed: &Proposed) -> Markup {
    let shares = proposed.shares.iter().filter_map(|one| share(view, one));
    let likelihoods = proposed.checks.iter().filter_map(|one| likelihood(view, found, one));
    let mut rows: Vec<Row> = shares.chain(likelihoods).collect();
    let is_said = !rows.is_empty();
    rows.retain(|row| row.worth.flips >= HARDLY);
    rows.sort_by(|a, b| b.worth.knowing.total_cmp(&a.worth.knowing));
    html! {
        section.section id="check-first" {
            header { h2 { (view.t("claim-check-first")) } span.quiet.small { (view.t("claim-check-first-lead")) } }
            @if !is_said { p.empty { (view.t("check-first-none-said")) } }
            @else if rows.is_empty() { p { (view.t("check-first-nothing")) } }
            ol.contents { @for one in rows.iter().take(LISTED_MOST) { (line(view, one)) } }
        }
    }
}

/// An assumed cell of the habit matrix.
fn share(view: &View, one: &CheckableShare) -> Option<Row> {
    let (audience, channel) = (view.plan.audiences.get(one.audience)?, view.plan.channels.get(one.channel)?);
    let sentence = view.tw(
        "check-first-share",
        &[
            ("audience", audience.name.as_str().into()),
            ("channel", channel.name.as_str().into()),
            ("percent", tenths(view, (one.share * 100.0).round()).into()),
        ],
    );
    let url = format!("{}#open", view.url(&Opened::Cell(one.audience, one.channel).address()));
    Some(Row { id: format!("check-{}-{}", one.audience, one.channel), url, sentence, worth: one.worth.clone() })
}

/// How likely an outcome of a measure is.
fn likelihood(view: &View, found: &Found, one: &Checkable) -> Option<Row> {
    let id = found.problem.measures.get(one.measure)?.id;
    // An outcome that can't come isn't counted among the problem's.
    let outcomes = &view.plan.measures.get(id)?.outcomes;
    let (verdict, outcome) = outcomes.iter().filter(|(_, outcome)| outcome.likelihood_percent > 0).nth(one.outcome)?;
    let sentence = view.tw(
        "check-first-assumes",
        &[
            ("measure", reasons(view).measure(id).into()),
            ("outcome", view.t(&format!("verdict-{}", verdict.word())).into()),
            ("percent", i64::from(outcome.likelihood_percent).into()),
        ],
    );
    let url = format!("{}#{id}", view.url("resources"));
    Some(Row { id: format!("check-{id}-{}", verdict.word()), url, sentence, worth: one.worth.clone() })
}

fn line(view: &View, row: &Row) -> Markup {
    let often = match row.worth.flips {
        flips if flips >= OFTEN => "check-first-often",
        flips if flips >= AT_TIMES => "check-first-at-times",
        _ => "check-first-seldom",
    };
    html! {
        li {
            a href=(row.url) { (row.sentence) } " " (view.t(often))
            details.more id=(row.id) {
                summary { (view.t("check-first-numbers")) }
                dl.facts {
                    dt { (view.t("check-first-flips")) } dd { (tenths(view, row.worth.flips * 100.0)) " %" }
                    @for (asked, worth) in ASKED.iter().zip(row.worth.asking) {
                        dt { (view.tw("check-first-asking", &[("count", i64::from(*asked).into())])) }
                        dd { (view.tw("check-first-worth", &[("value", hundredths(view, worth).into())])) }
                    }
                    dt { (view.t("check-first-knowing")) }
                    dd { (view.tw("check-first-worth", &[("value", hundredths(view, row.worth.knowing).into())])) }
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
