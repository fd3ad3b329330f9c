//! Fields and small things that many pages share. Every field has an id of its own, so that a morph knows it
//! again, and says which revision it shows.

use crate::view::View;
use maud::{Markup, html};
use plan::{Text, model};

/// A field for a text of the plan, with what others wrote beside it where it couldn't be merged.
pub fn text_field(view: &View, id: &str, name: &str, label: &str, text: &Text, rows: u8) -> Markup {
    html! {
        div.field {
            label.ds-label for=(id) { (view.t(label)) }
            @if rows > 1 {
                textarea.ds-input id=(id) name=(name) rows=(rows) { (text.as_str()) }
            } @else {
                input.ds-input type="text" id=(id) name=(name) value=(text.as_str());
            }
            input type="hidden" id={ (id) "-from" } name={ (name) ".from" } value=(text.revision());
            p.changed-note data-changed-for=(id) { (view.t("others-changed-this")) }
            @for also in text.also() {
                div.conflict { p.theirs { span.quiet.small { (view.t("also-written")) } " " (also) } }
            }
        }
    }
}

/// A field for a new text.
pub fn new_text(view: &View, id: &str, name: &str, label: &str, rows: u8) -> Markup {
    html! {
        div.field {
            label.ds-label for=(id) { (view.t(label)) }
            @if rows > 1 { textarea.ds-input id=(id) name=(name) rows=(rows) {} }
            @else { input.ds-input type="text" id=(id) name=(name); }
        }
    }
}

/// A field for one line: a number, a date, a word.
pub fn line(view: &View, id: &str, name: &str, label: &str, kind: &str, value: &str) -> Markup {
    html! {
        div.field {
            label.ds-label for=(id) { (view.t(label)) }
            input.ds-input type=(kind) id=(id) name=(name) value=(value) inputmode=[(kind == "text").then_some("decimal")];
        }
    }
}

/// A choice of one: `(value, label)`, the label already in words.
pub fn select(view: &View, id: &str, name: &str, label: &str, options: &[(String, String)], chosen: &str) -> Markup {
    html! {
        div.field {
            label.ds-label for=(id) { (view.t(label)) }
            select.ds-input id=(id) name=(name) {
                option value="" selected[chosen.is_empty()] { "–" }
                @for (value, text) in options { option value=(value) selected[value == chosen] { (text) } }
            }
        }
    }
}

/// A choice of one as buttons in a row; pressing none of them is an answer too.
pub fn seg(view: &View, id: &str, name: &str, label: &str, options: &[(String, String)], chosen: &str) -> Markup {
    html! {
        fieldset id=(id) {
            legend { (view.t(label)) }
            div.seg {
                label { input type="radio" id={ (id) "-none" } name=(name) value="" checked[chosen.is_empty()]; span aria-label=(view.t("not-said")) { "–" } }
                @for (value, text) in options {
                    label { input type="radio" id={ (id) "-" (value) } name=(name) value=(value) checked[value == chosen]; span { (text) } }
                }
            }
        }
    }
}

/// The options of a closed list, labelled `PREFIX-WORD`.
pub fn words_of<T: Copy>(view: &View, all: &[T], word: fn(T) -> &'static str, prefix: &str) -> Vec<(String, String)> {
    all.iter().map(|value| (word(*value).to_owned(), view.t(&format!("{prefix}-{}", word(*value))))).collect()
}

/// Picks of several: boxes named `name`, one for each `(value, label)`.
pub fn picks(
    view: &View,
    id: &str,
    name: &str,
    label: &str,
    options: &[(String, String)],
    picked: &[String],
) -> Markup {
    if options.is_empty() {
        return html! {};
    }
    html! {
        fieldset.fieldset id=(id) {
            legend.ds-label { (view.t(label)) }
            // Says that the form shows these boxes, so that none ticked means none.
            input type="hidden" name=(name) value="";
            div.chips {
                @for (value, text) in options {
                    label.chip {
                        input.sr type="checkbox" id={ (id) "-" (value) } name=(name) value=(value) checked[picked.contains(value)];
                        " " (text)
                    }
                }
            }
        }
    }
}

/// A box to tick. The hidden field before it says that the form shows the box, so that unticked means no.
pub fn tick(view: &View, id: &str, name: &str, label: &str, ticked: bool) -> Markup {
    html! {
        input type="hidden" name=(name) value="";
        label.check for=(id) { input type="checkbox" id=(id) name=(name) value="yes" checked[ticked]; " " (view.t(label)) }
    }
}

/// A form that changes the plan: live where there is a script, plain where there is none. `draft` names what is
/// being written, so that it is kept until the server has it.
pub fn form(view: &View, action: &str, draft: &str, adds: bool, inside: Markup) -> Markup {
    let action = view.url(action);
    html! {
        form.form method="post" action=(action) hx-post=(action) hx-swap="none" data-draft={ (view.id) "/" (draft) } data-clear[adds] {
            (inside)
            p.status role="status" {
                span.sent { (view.t("status-sent")) }
                span.kept { (view.t("status-kept")) }
                span.failed { (view.t("status-failed")) }
            }
        }
    }
}

/// A button that does one thing: a form of its own with hidden fields.
pub fn button(view: &View, action: &str, label: &str, fields: &[(&str, &str)]) -> Markup {
    let action = view.url(action);
    html! {
        form method="post" action=(action) hx-post=(action) hx-swap="none" {
            @for (name, value) in fields { input type="hidden" name=(name) value=(value); }
            button.linkbutton type="submit" { (view.t(label)) }
        }
    }
}

/// The same for one of several things in a row: who can't see the row hears what it is about.
pub fn button_about(view: &View, action: &str, label: &str, about: &str, fields: &[(&str, &str)]) -> Markup {
    let action = view.url(action);
    html! {
        form method="post" action=(action) hx-post=(action) hx-swap="none" {
            @for (name, value) in fields { input type="hidden" name=(name) value=(value); }
            button.linkbutton.small type="submit" { (view.t(label)) span.sr { " " (about) } }
        }
    }
}

/// Whether known or assumed, as a mark and a word.
pub fn basis(view: &View, basis: Option<model::understand::Basis>) -> Markup {
    let (class, key) = match basis {
        Some(plan::Basis::Known) => ("basis known", "basis-known"),
        Some(plan::Basis::Assumed) | None => ("basis assumed", "basis-assumed"),
    };
    html! { span class=(class) { (view.t(key)) } }
}
