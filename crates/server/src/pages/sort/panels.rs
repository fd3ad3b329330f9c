//! What an idea on the board can be answered with. Hundreds of forms would be most of the page: what is asked for only when
//! something is unfolded stands in the page once, as templates that the script fills in. Without a script the idea's own page
//! has all of it.

use super::REASONS;
use crate::page::Opened;
use crate::view::View;
use crate::widgets;
use maud::{Markup, html};
use plan::IdeaId;

/// Stands in the templates where an idea's id goes. No idea is minted with it.
const ANY: IdeaId = IdeaId::from_raw(0);

/// The answers at a press, and what two more ask for.
pub fn answers(view: &View, id: IdeaId) -> Markup {
    let action = view.url(&format!("ideas/{id}/sorted"));
    html! {
        form.answers method="post" action=(action) hx-post=(action) hx-target="#last" hx-swap="none" {
            @for (word, label) in [("later", "sort-later"), ("promising", "sort-promising"), ("core", "sort-core")] {
                button.ds-button data-variant="secondary" data-size="sm" name="sorted" value=(word) data-to=(word) { (view.t(label)) }
            }
        }
        div.all {
            (folded(view, "never", id, "sort-never"))
            (folded(view, "stack", id, "sort-stack-with"))
        }
    }
}

/// Something folded, filled from the template of that name when somebody unfolds it.
pub fn folded(view: &View, what: &str, id: IdeaId, label: &str) -> Markup {
    html! {
        details.more id={ (what) "-" (id) } data-from=(what) {
            summary { (view.t(label)) }
            div hx-morph-skip { a.small href=(view.url(&Opened::Sorting(id).address())) { (view.t("sort-on-its-own")) } }
        }
    }
}

/// The templates.
pub fn to_fill(view: &View) -> Markup {
    let template = |what: &str, inside: Markup| html! { template data-fills=(what) { div.all "hx-target:inherited"="#last" { (inside) } } };
    html! {
        @if view.edits() {
            (template("again", answers(view, ANY)))
            (template("never", never(view)))
            (template("stack", stack(view)))
        }
    }
}

fn never(view: &View) -> Markup {
    widgets::form(
        view,
        &format!("ideas/{ANY}/sorted"),
        &format!("never-{ANY}"),
        false,
        html! {
            input type="hidden" name="sorted" value="never";
            div.field {
                label.ds-label for={ (ANY) "-because" } { (view.t("sort-why-never")) }
                input.ds-input type="text" id={ (ANY) "-because" } name="because";
            }
            p.hint { (view.t("sort-nothing-deleted")) }
            div.actions { button.ds-button data-variant="secondary" type="submit" { (view.t("sort-discard")) } }
            // After the field and its button: Enter in the field must send what was typed.
            div.chips {
                button.chip type="submit" name="because_later" value="yes" data-to="never" { (view.t("sort-reason-later")) }
                @for reason in REASONS { button.chip type="submit" name="because" value=(view.t(reason)) { (view.t(reason)) } }
            }
        },
    )
}

fn stack(view: &View) -> Markup {
    widgets::form(
        view,
        &format!("ideas/{ANY}/stacked"),
        &format!("stack-{ANY}"),
        false,
        html! {
            div.field {
                label.ds-label for={ (ANY) "-under" } { (view.t("sort-stack-number")) }
                input.ds-input type="text" inputmode="decimal" id={ (ANY) "-under" } name="under" list="idea-numbers";
            }
            div.actions { button.ds-button data-variant="secondary" type="submit" { (view.t("sort-stack")) } }
        },
    )
}
