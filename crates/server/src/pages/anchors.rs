//! What something is anchored in: the statements' labels wherever an anchor is shown, the way to add and let go of
//! one, and the press that says "looked at again" when a statement has changed.

use super::changing::change;
use crate::app::App;
use crate::auth::Asker;
use crate::error::Problem;
use crate::fields::Fields;
use crate::pages::picking::short;
use crate::pages::strategy::{anchorable, label};
use crate::view::View;
use crate::widgets;
use axum::extract::{Form, Path, State};
use axum::response::Response;
use maud::{Markup, html};
use plan::{Anchored, Anchors, Change, Plan, PlanId, Statement, StatementId};

/// The kind and id of what is anchored, as in the plan file.
fn named(what: Anchored) -> (&'static str, String) {
    match what {
        Anchored::Audience(id) => ("audience", id.to_string()),
        Anchored::Objective(id) => ("objective", id.to_string()),
        Anchored::Channel(id) => ("channel", id.to_string()),
    }
}

/// The statements something is anchored in, each with its label and its first words. One that reads otherwise than
/// when it was anchored says so, and one press says that it still holds.
pub fn shown(view: &View, what: Anchored, anchors: &Anchors) -> Markup {
    let there = anchors.iter().filter_map(|(id, seen)| Some((*id, *seen, view.plan.statements.get(*id)?)));
    html! {
        @for (id, seen, statement) in there {
            a.anchor href={ (view.url("strategy")) "#" (id) } { b { (label(statement)) } (short(view.plan.statement_text(id))) }
            @if seen != view.plan.statement_revision(id) { (changed_since(view, what, id, statement)) }
        }
    }
}

/// The same where there is no room for words: the labels alone.
pub fn labels(view: &View, what: Anchored, anchors: &Anchors) -> Markup {
    let there = anchors.iter().filter_map(|(id, seen)| Some((*id, *seen, view.plan.statements.get(*id)?)));
    html! {
        @for (id, seen, statement) in there {
            " " a.anchor href={ (view.url("strategy")) "#" (id) } { b { (label(statement)) } }
            @if seen != view.plan.statement_revision(id) { (changed_since(view, what, id, statement)) }
        }
    }
}

fn changed_since(view: &View, what: Anchored, id: StatementId, statement: &Statement) -> Markup {
    let (kind, thing) = named(what);
    let revision = view.plan.statement_revision(id).to_string();
    html! {
        div.note.red.small {
            (view.tw("objective-look-again", &[("label", label(statement).into())])) " "
            @if view.edits() {
                (widgets::button(view, "anchors", "strategy-still-holds",
                    &[("kind", kind), ("id", &thing), ("statement", &id.to_string()), ("seen", &revision), ("back", &view.page.slug())]))
            }
        }
    }
}

/// The same for the thing that is open: each can be let go of, and another one chosen.
pub fn working_on(view: &View, what: Anchored, anchors: &Anchors) -> Markup {
    let (kind, thing) = named(what);
    let back = format!("{}#{thing}", view.page.slug());
    let key = format!("anchor-{thing}");
    html! {
        h3 { (view.t("objective-anchors")) }
        (one_by_one(view, what, anchors, &back))
        @if view.edits() {
            (widgets::form(view, "anchors", &key, true, html! {
                @for (name, value) in [("kind", kind), ("id", &thing), ("back", &back)] { input type="hidden" name=(name) value=(value); }
                (widgets::select(view, &key, "statement", "objective-anchor-add", &anchorable(&view.plan), ""))
                div.actions { button.ds-button data-variant="secondary" data-size="sm" type="submit" { (view.t("anchor-add")) } }
            }))
        }
    }
}

fn one_by_one(view: &View, what: Anchored, anchors: &Anchors, back: &str) -> Markup {
    let (kind, thing) = named(what);
    html! {
        @for (id, seen) in anchors {
            @if let Some(statement) = view.plan.statements.get(*id) {
                div.let-go {
                    div { (shown(view, what, &Anchors::from([(*id, *seen)]))) }
                    @if view.edits() {
                        (widgets::button_about(view, "anchors", "anchor-let-go", &label(statement),
                            &[("kind", kind), ("id", &thing), ("statement", &id.to_string()), ("let_go", "yes"), ("back", back)]))
                    }
                }
            }
        }
    }
}

/// Anchors something in a statement as it reads now, says that it was looked at again, or lets go of it.
pub async fn set(
    State(app): State<App>,
    asker: Asker,
    Path(id): Path<PlanId>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    change(&app, &asker, id, form.text("back").trim_start_matches('/'), |plan| {
        let what = serde_json::from_value(serde_json::json!({ form.text("kind"): form.text("id") }));
        let what: Anchored = what.map_err(|_| Problem::Bad("error-field"))?;
        let statement: StatementId = form.id("statement")?;
        let now = plan.statement_revision(statement);
        let seen = form.parsed("seen")?.unwrap_or(now);
        let seen_revision = (!form.ticked("let_go")).then_some(seen);
        // Letting go of what is removed meanwhile, or not held, is done already.
        let holds = holds(plan, what, statement);
        Ok(if seen_revision.is_none() && !holds {
            Vec::new()
        } else {
            vec![Change::Anchor { what, statement, seen_revision }]
        })
    })
    .await
}

fn holds(plan: &Plan, what: Anchored, statement: StatementId) -> bool {
    let anchors = match what {
        Anchored::Audience(id) => plan.audiences.get(id).map(|row| &row.anchors),
        Anchored::Objective(id) => plan.objectives.get(id).map(|row| &row.anchors),
        Anchored::Channel(id) => plan.channels.get(id).map(|row| &row.anchors),
    };
    anchors.is_some_and(|anchors| anchors.contains_key(&statement))
}
