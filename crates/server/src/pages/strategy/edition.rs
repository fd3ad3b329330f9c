//! What a new edition of the document changed: told once above the statements, with what hung on those that are gone.

use super::label;
use crate::view::View;
use maud::{Markup, html};
use plan::{Edition, Reworded, StatementId};

/// Statements of one sort that are shown before the rest is a number.
const SHOWN_MOST: usize = 40;

/// What the last edition changed, folded away; nothing for a first one.
pub fn shown(view: &View) -> Markup {
    let Some(edition) = view.plan.document.as_ref().map(|document| &document.edition) else { return html! {} };
    if edition.is_empty() {
        return html! {};
    }
    html! {
        details.more.edition id="edition-changes" {
            summary { (summed_up(view, edition)) }
            (links(view, "strategy-edition-new", &edition.new))
            @if !edition.reworded.is_empty() {
                h3 { (view.t("strategy-edition-reworded")) }
                @for reworded in edition.reworded.iter().take(SHOWN_MOST) { (both(view, reworded)) }
                (rest(view, edition.reworded.len()))
            }
            (links(view, "strategy-edition-moved", &edition.moved))
            @if !edition.gone.is_empty() {
                h3 { (view.t("strategy-edition-gone")) }
                @for id in edition.gone.iter().take(SHOWN_MOST) { (gone(view, *id)) }
                (rest(view, edition.gone.len()))
            }
        }
    }
}

fn summed_up(view: &View, edition: &Edition) -> String {
    let counts = [
        ("new", edition.new.len()),
        ("reworded", edition.reworded.len()),
        ("moved", edition.moved.len()),
        ("gone", edition.gone.len()),
    ];
    let parts = counts.iter().filter(|(_, count)| *count > 0);
    let parts: Vec<String> = parts
        .map(|(what, count)| view.tw(&format!("strategy-edition-count-{what}"), &[("count", (*count).into())]))
        .collect();
    view.tw("strategy-edition", &[("what", parts.join(", ").into())])
}

fn links(view: &View, heading: &str, ids: &[StatementId]) -> Markup {
    let there: Vec<_> = ids.iter().filter_map(|id| Some((*id, view.plan.statements.get(*id)?))).collect();
    html! {
        @if !there.is_empty() {
            h3 { (view.t(heading)) }
            ul.plain-list {
                @for (id, statement) in there.iter().take(SHOWN_MOST) {
                    li { a.anchor href={ "#" (id) } { b { (label(statement)) } (super::short(statement.text.as_str())) } }
                }
            }
            (rest(view, there.len()))
        }
    }
}

/// Both wordings side by side.
fn both(view: &View, reworded: &Reworded) -> Markup {
    let id = reworded.statement;
    html! {
        @if let Some(statement) = view.plan.statements.get(id) {
            div.amend {
                header { a href={ "#" (id) } { (view.tw("strategy-statement", &[("label", label(statement).into())])) } }
                div.was { h4.small { (view.t("strategy-before")) } p { (reworded.was) } }
                div.is { h4.small { (view.t("strategy-now")) } p { (statement.text.as_str()) } }
            }
        }
    }
}

/// A statement that is not there any more, and how much hung on it.
fn gone(view: &View, id: StatementId) -> Markup {
    let plan = &view.plan;
    let hung = plan.audiences.iter().filter(|(_, row)| row.anchors.contains_key(&id)).count()
        + plan.objectives.iter().filter(|(_, row)| row.anchors.contains_key(&id)).count()
        + plan.channels.iter().filter(|(_, row)| row.anchors.contains_key(&id)).count();
    html! {
        @if let Some(statement) = plan.statements.even_removed(id) {
            p { del { (statement.text.as_str()) } }
            @if hung > 0 { p.note.red.small { (view.tw("strategy-edition-hung", &[("count", hung.into())])) } }
        }
    }
}

fn rest(view: &View, count: usize) -> Markup {
    html! { @if count > SHOWN_MOST { p.quiet.small { (view.tw("more-count", &[("count", (count - SHOWN_MOST).into())])) } } }
}
