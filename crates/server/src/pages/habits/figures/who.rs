//! Who is who in a file's figures: which group is which audience, which name is which channel, and what holds for all of
//! them. What the file says itself is told and not asked.

use super::survey::{self, Counted};
use super::{PASTED, taken};
use crate::fields::Fields;
use crate::pages::audiences::in_order;
use crate::view::View;
use crate::widgets;
use formats::usage::{Figure, Survey, Value};
use maud::{Markup, html};
use plan::{Amount, Basis};
use std::collections::BTreeSet;
use store::StoredFile;

/// Figures that are shown before they are written; more are counted.
const SHOWN_MOST: usize = 300;
/// Figures that are shown without asking for them.
const SHOWN_AT_ONCE: usize = 12;
/// Different words of the file's that are told for each thing it says.
const TOLD_MOST: usize = 4;

/// Says who is who, with all figures below. `asked` holds what was chosen before, where the form comes back.
pub fn form(
    view: &View,
    kept: &StoredFile,
    figures: &[Figure],
    counted: Option<(&Survey, &Counted)>,
    asked: &Fields,
) -> Markup {
    let found = taken::Found::of(figures);
    let comes_back = asked.has("basis");
    let audiences: Vec<(String, String)> =
        in_order(&view.plan).into_iter().map(|(id, row)| (id.to_string(), row.name.as_str().to_owned())).collect();
    let all_asked = counted
        .map_or_else(String::new, |(survey, _)| view.tw("figures-asked", &[("count", survey.respondents.into())]));
    let pasted = kept.head.content_type == PASTED;
    let basis = if pasted { Basis::Assumed } else { Basis::Known };
    let says = |part: fn(&Figure) -> &String| figures.iter().all(|figure| !part(figure).is_empty());
    let source = if pasted { "" } else { kept.head.name.as_str() };
    let chosen = |field: &str, usual: &str| if comes_back { asked.text(field) } else { usual }.to_owned();
    html! {
        section.section.brought id="figures" {
            header { h2 { (view.tw("figures-found", &[("count", figures.len().into())])) } }
            (said(view, figures))
            @if comes_back { div.note.red role="alert" { p { strong { (view.t("figures-nobody")) } } } }
            form.form method="post" action=(view.url(&format!("habits/figures/{}", kept.head.id))) {
                @if let Some((survey, counted)) = counted { (survey::hidden(survey, counted, &found.channels, asked)) }
                h3 { (view.t("figures-groups")) }
                @if audiences.is_empty() { p { (view.t("figures-no-audiences")) " " a href=(view.url("audiences")) { (view.t("stage-audiences")) } } }
                div.pairing {
                    @for (at, group) in found.groups.iter().enumerate() {
                        @let field = format!("g{at}");
                        (pick(&field, &group_name(view, group), &view.t("figures-leave-out"), &audiences, &chosen(&field, &taken::audience_of(view, group))))
                    }
                }
                @if counted.is_none() { (channels(view, &found.channels, &chosen)) }
                @if found.questions.len() > 1 && counted.is_none() {
                    (pick("question", &view.t("figures-questions"), &view.t("figures-all"), &named(&found.questions), &chosen("question", found.most_asked())))
                }
                @if found.periods.len() > 1 {
                    (pick("period", &view.t("figures-period"), &view.t("figures-all"), &named(&found.periods), &chosen("period", found.periods.last().map_or("", String::as_str))))
                }
                @if !says(|figure| &figure.source) { (widgets::line(view, "figures-source", "source", "field-claim-source", "search", &chosen("source", source))) }
                @if !says(|figure| &figure.base) { (widgets::line(view, "figures-base", "base", "field-claim-asked-base", "search", &chosen("base", &all_asked))) }
                @if !says(|figure| &figure.question) { (widgets::line(view, "figures-question", "asked", "field-claim-question", "search", &chosen("asked", ""))) }
                @if !says(|figure| &figure.period) { (widgets::line(view, "figures-when", "when", "field-claim-period", "search", &chosen("when", ""))) }
                (widgets::seg(view, "figures-basis", "basis", "field-claim-basis", &widgets::words_of(view, Basis::ALL, Basis::word, "basis"), &chosen("basis", basis.word())))
                p.hint { (view.t("figures-write-help")) }
                div.actions {
                    button.ds-button type="submit" { (view.t("figures-write")) }
                    a.ds-button data-variant="tertiary" data-key="Escape" href=(view.url("habits")) { (view.t("close")) }
                }
            }
            details.more id="figures-all" open[figures.len() <= SHOWN_AT_ONCE] {
                summary { (view.tw("figures-all-figures", &[("count", figures.len().into())])) }
                (table(view, figures))
            }
        }
    }
}

/// What the file says itself of where its figures are from.
fn said(view: &View, figures: &[Figure]) -> Markup {
    type Part = fn(&Figure) -> &String;
    let parts: [(&str, Part); 4] = [
        ("field-claim-source", |figure| &figure.source),
        ("field-claim-asked-base", |figure| &figure.base),
        ("field-claim-question", |figure| &figure.question),
        ("field-claim-period", |figure| &figure.period),
    ];
    let told = |part: Part| {
        let mut seen = BTreeSet::new();
        let each: Vec<&String> =
            figures.iter().map(part).filter(|text| !text.is_empty() && seen.insert(text.as_str())).collect();
        each
    };
    let told: Vec<_> =
        parts.into_iter().map(|(label, part)| (label, told(part))).filter(|(_, each)| !each.is_empty()).collect();
    html! {
        @if !told.is_empty() {
            dl.facts.said {
                @for (label, each) in told {
                    dt { (view.t(label)) }
                    dd {
                        @for text in each.iter().take(TOLD_MOST) { div { (text) } }
                        @if each.len() > TOLD_MOST { div.quiet { (view.tw("more-count", &[("count", (each.len() - TOLD_MOST).into())])) } }
                    }
                }
            }
        }
    }
}

/// Which name is which channel: told where it is clear, and asked when somebody wants it otherwise.
fn channels(view: &View, found: &[String], chosen: &dyn Fn(&str, &str) -> String) -> Markup {
    let known = taken::channels(&view.plan);
    let meant: Vec<_> = found
        .iter()
        .enumerate()
        .map(|(at, name)| {
            let field = format!("c{at}");
            let (options, usual) = taken::channel_options(&view.plan, view.viewer.lang, name, &known);
            let choice = chosen(&field, &usual);
            (field, name, options, choice)
        })
        .collect();
    let names = |of: &dyn Fn(&str) -> bool| {
        let names: Vec<&str> =
            meant.iter().filter(|(.., choice)| of(choice)).map(|(_, name, ..)| name.as_str()).collect();
        names.join(", ")
    };
    let lines = [
        ("figures-known-channels", names(&|choice| !choice.is_empty() && !taken::is_new(choice))),
        ("figures-new-channels", names(&|choice| taken::is_new(choice))),
        ("figures-left-out", names(&str::is_empty)),
    ];
    let none = meant.iter().all(|(.., choice)| choice.is_empty());
    html! {
        h3 { (view.t("figures-channels")) }
        p { @for (key, names) in lines { @if !names.is_empty() { (view.tw(key, &[("names", names.into())])) " " } } }
        details.more id="figures-channels" open[none] {
            summary { (view.t("figures-change-channels")) }
            div.pairing {
                @for (field, name, options, choice) in &meant { (pick(field, name, &view.t("figures-leave-out"), options, choice)) }
            }
        }
    }
}

fn named(names: &[String]) -> Vec<(String, String)> {
    names.iter().map(|name| (name.clone(), name.clone())).collect()
}

fn group_name(view: &View, group: &str) -> String {
    if group.is_empty() { view.t("figures-everybody") } else { group.to_owned() }
}

/// A choice whose label is a word of the file's.
pub fn pick(name: &str, label: &str, none: &str, options: &[(String, String)], chosen: &str) -> Markup {
    let id = format!("figures-{name}");
    html! {
        div.field {
            label.ds-label for=(id) { (label) }
            select.ds-input id=(id) name=(name) {
                option value="" selected[chosen.is_empty()] { (none) }
                @for (value, text) in options { option value=(value) selected[value == chosen] { (text) } }
            }
        }
    }
}

fn table(view: &View, figures: &[Figure]) -> Markup {
    html! {
        div.scroll tabindex="0" role="region" aria-label=(view.t("figures-title")) {
            table.plain {
                thead { tr { @for key in ["field-claim-audience", "field-claim-channel", "field-claim-usage", "field-claim-question", "field-claim-source"] { th scope="col" { (view.t(key)) } } } }
                tbody {
                    @for figure in figures.iter().take(SHOWN_MOST) {
                        tr {
                            td { (group_name(view, &figure.group)) }
                            td { (figure.channel) }
                            td {
                                (view.t(&format!("usage-{}", taken::usage_of(figure.value).word())))
                                @if let Value::Percent(percent) = figure.value {
                                    small { (super::share(view, Amount::from_f64(percent), figure.effective_count)) }
                                }
                            }
                            td { (figure.question) small { (figure.period) } }
                            td { (figure.source) small { (figure.base) } }
                        }
                    }
                }
            }
        }
        @if figures.len() > SHOWN_MOST { p.quiet { (view.tw("figures-more", &[("count", (figures.len() - SHOWN_MOST).into())])) } }
    }
}
