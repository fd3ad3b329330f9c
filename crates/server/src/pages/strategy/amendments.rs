//! Amendments: a new statement or a new wording, why, and who decided it.

use super::super::change;
use crate::app::App;
use crate::auth::Asker;
use crate::error::Problem;
use crate::fields::Fields;
use crate::view::View;
use crate::{clock, widgets};
use axum::extract::{Form, Path, State};
use axum::response::Response;
use maud::{Markup, html};
use plan::{
    Amendment, AmendmentField, AmendmentId, AmendmentKind, Change, Plan, PlanId, Prompt, Statement, StatementField,
    StatementId, StatementKind,
};

/// An amendment where it stands: old and new side by side, why, and what has been decided.
pub fn shown(view: &View, id: AmendmentId, amendment: &Amendment, statement: &Statement) -> Markup {
    html! {
        div.amend id=(id) {
            header {
                strong { (view.t(if statement.by_amendment { "strategy-added" } else { "strategy-amended" })) }
                " "
                span.quiet.small {
                    @match amendment.decided_on {
                        Some(day) => (view.tw("strategy-decided", &[("by", amendment.decided_by.as_str().to_owned().into()), ("day", day.into())])),
                        None => (view.t("strategy-not-decided")),
                    }
                }
            }
            @if !statement.by_amendment {
                div.was { h3 .small { (view.t("strategy-before")) } p { (statement.text.as_str()) } }
                div.is {
                    h3 .small { (view.t(if amendment.decided_on.is_some() { "strategy-now" } else { "strategy-proposed" })) }
                    p { (amendment.text.as_str()) }
                }
            }
            @if !amendment.why.is_blank() {
                p.all { span.quiet.small { (view.t("strategy-amendment-why")) } " " (amendment.why.as_str()) }
            }
            @if view.edits() {
                details.more.all id={ "edit-" (id) } {
                    summary { (view.t("strategy-decide")) }
                    (widgets::form(view, &format!("strategy/amendments/{id}"), &format!("amendment-{id}"), false, html! {
                        (widgets::text_field(view, &format!("{id}-text"), "text", "strategy-amendment-text", &amendment.text, 3))
                        (widgets::text_field(view, &format!("{id}-why"), "why", "strategy-amendment-why", &amendment.why, 2))
                        div.half {
                            (widgets::text_field(view, &format!("{id}-decided-by"), "decided_by", "strategy-decided-by", &amendment.decided_by, 1))
                            (widgets::line(view, &format!("{id}-decided-on"), "decided_on", "strategy-decided-on", "date",
                                &amendment.decided_on.map(|day| day.to_string()).unwrap_or_default()))
                        }
                        div.actions { button.ds-button type="submit" { (view.t("save")) } }
                    }))
                    (widgets::button(view, "removed", "strategy-withdraw", &[("kind", "amendment"), ("id", &id.to_string()), ("back", "strategy")]))
                }
            }
        }
    }
}

/// The form for giving a statement another wording.
pub fn changing(view: &View, id: StatementId) -> Markup {
    widgets::form(
        view,
        "strategy/amendments",
        &format!("amend-{id}"),
        true,
        html! {
            input type="hidden" name="statement" value=(id);
            div.ds-field {
                label.ds-label for={ "amend-" (id) "-text" } { (view.t("strategy-amendment-text")) }
                textarea.ds-input id={ "amend-" (id) "-text" } name="text" rows="3" required { (view.plan.statement_text(id)) }
            }
            (widgets::new_text(view, &format!("amend-{id}-why"), "why", "strategy-amendment-why", 2))
            div.actions { button.ds-button type="submit" { (view.t("strategy-amend-statement")) } }
        },
    )
}

/// The form for a statement of one's own, perhaps in answer to a starter question.
pub fn adding(view: &View, answers: Option<Prompt>) -> Markup {
    let key = answers.map_or("free", Prompt::word);
    html! {
        details.more id={ "new-amendment-" (key) } {
            summary { (view.t("strategy-amend")) }
            (widgets::form(view, "strategy/amendments", &format!("new-amendment-{key}"), true, html! {
                @if let Some(prompt) = answers { input type="hidden" name="answers" value=(prompt.word()); }
                (widgets::new_text(view, &format!("new-amendment-{key}-text"), "text", "strategy-amendment-text", 3))
                (widgets::new_text(view, &format!("new-amendment-{key}-why"), "why", "strategy-amendment-why", 2))
                div.actions { button.ds-button type="submit" { (view.t("strategy-amend")) } }
            }))
        }
    }
}

/// Writes an amendment: of a statement, or with a new one.
pub async fn add(
    State(app): State<App>,
    asker: Asker,
    Path(id): Path<PlanId>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    change(&app, &asker, id, "strategy", |plan| added(plan, &form)).await
}

fn added(plan: &Plan, form: &Fields) -> Result<Vec<Change>, Problem> {
    let text = form.new_text("text").ok_or(Problem::Bad("error-field"))?;
    let mut changes = Vec::new();
    let (statement, kind) = match form.parsed::<StatementId>("statement")? {
        Some(statement) => (statement, AmendmentKind::ChangedStatement),
        None => {
            let last =
                plan.statements_in_order().last().map(|(_, statement)| (statement.place, statement.path.clone()));
            let (place, path) = last.unwrap_or_default();
            let id = StatementId::from_raw(clock::mint());
            let fields = vec![
                StatementField::Place(place.saturating_add(1)),
                StatementField::Path(path),
                StatementField::Kind(Some(StatementKind::Paragraph)),
                StatementField::ByAmendment(true),
            ];
            changes.push(Change::AddStatement { id, fields });
            (id, AmendmentKind::NewStatement)
        }
    };
    let mut fields =
        vec![AmendmentField::Statement(statement), AmendmentField::Kind(Some(kind)), AmendmentField::Text(text)];
    fields.extend(form.new_text("why").map(AmendmentField::Why));
    fields.extend(form.word("answers", Prompt::from_word)?.map(|prompt| AmendmentField::Answers(Some(prompt))));
    changes.push(Change::AddAmendment { id: AmendmentId::from_raw(clock::mint()), fields });
    Ok(changes)
}

/// Changes what the form changed of an amendment.
pub async fn edit(
    State(app): State<App>,
    asker: Asker,
    Path((id, amendment)): Path<(PlanId, AmendmentId)>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    change(&app, &asker, id, "strategy", |plan| edited(plan, amendment, &form)).await
}

fn edited(plan: &Plan, id: AmendmentId, form: &Fields) -> Result<Vec<Change>, Problem> {
    let now = plan.amendments.get(id).ok_or(Problem::NotFound)?;
    let mut fields = Vec::new();
    fields.extend(form.edit("text", &now.text).map(AmendmentField::Text));
    fields.extend(form.edit("why", &now.why).map(AmendmentField::Why));
    fields.extend(form.edit("decided_by", &now.decided_by).map(AmendmentField::DecidedBy));
    if form.has("decided_on") {
        let day = form.day("decided_on")?;
        fields.extend((day != now.decided_on).then_some(AmendmentField::DecidedOn(day)));
    }
    Ok(fields.into_iter().map(|field| Change::SetAmendment { id, field }).collect())
}
