//! The plan on two pages: what is printed, signed and hung up.

use super::picking;
use crate::view::{Region, View};
use maud::{Markup, html};
use plan::capacity::weeks;
use plan::findings::three_tests::{anchored, resourced_in, specified};
use plan::{Amount, Basis, Claim, Priority, StatementId, WorthIt};
use std::collections::BTreeSet;

/// What the page is made of.
pub const REGIONS: &[Region] = &[Region::block("two-pages", |_| true, sheets)];

fn sheets(view: &View) -> Markup {
    html! {
        div.sheets {
            section.sheet { (first(view)) }
            section.sheet { (second(view)) }
        }
    }
}

/// The statements that objectives are anchored in.
fn carrying(view: &View) -> Vec<StatementId> {
    let anchors: BTreeSet<StatementId> =
        view.plan.objectives.iter().flat_map(|(_, row)| row.anchors.keys().copied()).collect();
    view.plan.statements_in_order().into_iter().map(|(id, _)| id).filter(|id| anchors.contains(id)).collect()
}

fn first(view: &View) -> Markup {
    let carrying = carrying(view);
    let of = view.plan.statements.iter().count();
    let audiences = view.plan.audiences.iter().filter(|(_, row)| row.priority != Some(Priority::Later));
    html! {
        p.kick { span { (view.plan.organisation.as_str()) } span { (words::day(view.viewer.lang, view.today)) } }
        h1 { (view.plan.title.as_str()) }
        p.lead-in { (view.plan.lead.as_str()) }
        div.sheet-row {
            header {
                h2 { (view.t("two-pages-why")) }
                p.xs { (view.tw("two-pages-why-count", &[("count", carrying.len().into()), ("of", of.into())])) }
            }
            ol.points {
                @for id in carrying {
                    @let label = view.plan.statements.get(id).map_or("", |row| row.label.as_str());
                    li { b { (label) } span { (picking::short(view.plan.statement_text(id))) } }
                }
            }
        }
        div.sheet-row {
            header { h2 { (view.t("two-pages-for-whom")) } }
            table.plain { tbody {
                @for (id, audience) in audiences {
                    tr {
                        th scope="row" { (audience.name.as_str()) }
                        td {
                            @for (_, objective) in view.plan.objectives.iter().filter(|(_, row)| row.audiences.contains(&id)) {
                                p { (objective.sentence.as_str()) }
                            }
                        }
                    }
                }
            } }
        }
        div.sheet-row {
            header { h2 { (view.t("two-pages-know-and-assume")) } }
            div.cols-2 {
                div { h3 { (view.t("two-pages-we-know")) } (claims(view, Basis::Known)) }
                div { h3 { (view.t("two-pages-we-assume")) } (claims(view, Basis::Assumed)) }
            }
        }
        div.sheet-row {
            header { h2 { (view.t("two-pages-will-not")) } }
            div.cols-2 {
                @for (pair, worth) in view.plan.worth.iter().filter(|(_, worth)| worth.verdict == WorthIt::NotWorth) {
                    @if let (Some(audience), Some(channel)) = (view.plan.audiences.get(pair.0), view.plan.channels.get(pair.1)) {
                        p { b { (channel.name.as_str()) ", " (audience.name.as_str()) } br; (worth.reason) }
                    }
                }
            }
        }
    }
}

fn claims(view: &View, basis: Basis) -> Markup {
    // Only what a chosen measure rests on has a place on two pages.
    let used: BTreeSet<_> = view.plan.chosen().flat_map(|(_, measure, _)| measure.claims.iter().copied()).collect();
    let claims = view.plan.claims.iter().filter(|(id, claim)| claim.basis == Some(basis) && used.contains(id));
    html! {
        ul.claims { @for (_, claim) in claims { li class=(basis.word()) { (said(view, claim)) } } }
    }
}

fn said(view: &View, claim: &Claim) -> Markup {
    let audience = view.plan.audiences.get(claim.audience).map_or("", |row| row.name.as_str());
    let channel = view.plan.channels.get(claim.channel).map_or("", |row| row.name.as_str());
    html! {
        (audience) ", " (channel)
        @if let Some(usage) = claim.usage { ": " (view.t(&format!("usage-{}", usage.word()))) }
        @if !claim.what_for.is_blank() { br; (claim.what_for.as_str()) }
        @if !claim.source.is_blank() { p.xs { (claim.source.as_str()) } }
    }
}

fn second(view: &View) -> Markup {
    let weeks = weeks(&view.plan, view.today);
    let have: Amount = view.plan.people.iter().filter_map(|(_, person)| person.hours_per_week).sum();
    let used: Amount = view.plan.chosen().flat_map(|(_, _, choice)| choice.hours_per_week.values().copied()).sum();
    let people = view.plan.people.iter().count();
    html! {
        h1 { (view.tw("two-pages-what-we-do", &[("count", view.plan.chosen().count().into())])) }
        table.plain {
            thead { tr {
                @for key in ["two-pages-activity", "two-pages-channel", "two-pages-audiences", "two-pages-owner", "two-pages-hours"] { th scope="col" { (view.t(key)) } }
            } }
            tbody {
                @for (_, measure, choice) in view.plan.chosen() {
                    @let channels: Vec<_> = measure.channels.iter().filter_map(|id| Some(view.plan.channels.get(*id)?.name.as_str())).collect();
                    @let audiences: Vec<_> = measure.audiences.iter().filter_map(|id| Some(view.plan.audiences.get(*id)?.name.as_str())).collect();
                    tr {
                        th scope="row" { (measure.number) " " (measure.title.as_str()) }
                        td { (channels.join(", ")) }
                        td { (audiences.join(", ")) }
                        td { @if let Some(owner) = measure.owner { (picking::person(view, owner)) } }
                        td.num { (picking::hours(view, choice.hours_per_week.values().copied().sum())) }
                    }
                }
            }
        }
        p.strong { (view.tw("two-pages-hours-in-all", &[("used", picking::hours(view, used).into()), ("have", picking::hours(view, have).into()), ("people", people.into())])) }
        div.sheet-row {
            header { h2 { (view.t("tests-title")) } }
            table.plain {
                thead { tr { td {} @for key in ["tests-anchored", "tests-specified", "tests-resourced"] { th scope="col" { (view.t(key)) } } } }
                tbody {
                    @for (id, measure, _) in view.plan.chosen() {
                        tr {
                            th scope="row" { (measure.number) }
                            @for test in [anchored(&view.plan, id), specified(&view.plan, id), resourced_in(&view.plan, &weeks, id)] {
                                @let missing: Vec<_> = test.missing.iter().map(|missing| view.t(&format!("missing-{}", missing.word()))).collect();
                                td { @if test.passed { (view.t("test-yes")) } @else { (view.tw("tests-missing", &[("what", missing.join(", ").into())])) } }
                            }
                        }
                    }
                }
            }
        }
        div.sheet-row {
            header { h2 { (view.t("two-pages-decided")) } }
            div.sign { div { (view.t("two-pages-signature")) } div {} div {} }
        }
    }
}
