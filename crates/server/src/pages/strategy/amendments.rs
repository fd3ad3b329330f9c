//! Amendments: a new statement or a new wording, why, and who decided it. They stand where they belong in the
//! document.

use super::super::changing::change;
use super::{is_heading, label, sections_of, seen};
use crate::app::App;
use crate::auth::Asker;
use crate::error::Problem;
use crate::fields::Fields;
use crate::forms::{self, Editing};
use crate::page::Opened;
use crate::view::View;
use crate::{clock, widgets};
use axum::extract::{Form, Path, State};
use axum::response::Response;
use maud::{Markup, html};
use plan::{
    Amendment, AmendmentField, AmendmentId, AmendmentKind, Change, Plan, PlanId, Prompt, Statement, StatementField,
    StatementId, StatementKind,
};

type Input = forms::Input<Amendment, AmendmentField>;

/// How many of the inputs an amendment begins with; the decision comes when it comes.
const FIRST: usize = 2;

fn inputs() -> Vec<Input> {
    vec![
        forms::text(
            "text",
            "strategy-amendment-text",
            3,
            |amendment: &Amendment| &amendment.text,
            AmendmentField::Text,
        ),
        forms::text("why", "strategy-amendment-why", 2, |amendment| &amendment.why, AmendmentField::Why),
        forms::text(
            "decided_by",
            "strategy-decided-by",
            1,
            |amendment| &amendment.decided_by,
            AmendmentField::DecidedBy,
        ),
        forms::day("decided_on", "strategy-decided-on", |amendment| amendment.decided_on, AmendmentField::DecidedOn),
        forms::word(
            "answers",
            "field-amendment-answers",
            "prompt",
            |amendment| amendment.answers,
            AmendmentField::Answers,
        ),
    ]
}

/// An amendment where it stands: old and new side by side, why, and what has been decided.
pub fn shown(view: &View, id: AmendmentId, amendment: &Amendment, statement: &Statement) -> Markup {
    let is_open = view.has_open(Opened::Statement(amendment.statement));
    let taken_in = view.plan.is_taken_in(amendment);
    let what = match (taken_in, statement.by_amendment) {
        (true, _) => "strategy-taken-in",
        (false, true) => "strategy-added",
        (false, false) => "strategy-amended",
    };
    html! {
        div.amend id=(id) {
            header {
                strong { (view.t(what)) }
                " "
                span.quiet.small { (decision(view, amendment)) }
            }
            @if !statement.by_amendment && !taken_in {
                div.was { h3.small { (view.t("strategy-before")) } p { (statement.text.as_str()) } }
                div.is {
                    h3.small { (view.t(if amendment.decided_on.is_some() { "strategy-now" } else { "strategy-proposed" })) }
                    p { (amendment.text.as_str()) }
                }
            }
            dl.facts.small {
                @if !amendment.why.is_blank() { dt { (view.t("strategy-amendment-why")) } dd { (amendment.why.as_str()) } }
                @if let Some(prompt) = amendment.answers { dt { (view.t("strategy-answers")) } dd { (view.t(&format!("prompt-{}", prompt.word()))) } }
            }
            (looked_at_again(view, amendment.statement))
            @if is_open {
                div.all {
                    (forms::edit(view, &Editing { action: &format!("strategy/amendments/{id}"), what: ("amendment", id.to_string()), back: "strategy", remove: "strategy-withdraw" },
                        &inputs(), amendment))
                }
            } @else if view.edits() && amendment.decided_on.is_none() {
                p.all.small { a href={ (view.url(&Opened::Statement(amendment.statement).address())) "#" (amendment.statement) } { (view.t("strategy-decide")) } }
            }
        }
    }
}

fn decision(view: &View, amendment: &Amendment) -> String {
    match amendment.decided_on {
        Some(day) if amendment.decided_by.is_blank() => view.tw("strategy-decided-on-day", &[("day", day.into())]),
        Some(day) => {
            view.tw("strategy-decided", &[("by", amendment.decided_by.as_str().to_owned().into()), ("day", day.into())])
        }
        None => view.t("strategy-not-decided"),
    }
}

/// How many things were anchored in the statement as it read before.
fn looked_at_again(view: &View, id: StatementId) -> Markup {
    let now = view.plan.statement_revision(id);
    let moved = |anchors: &plan::Anchors| anchors.get(&id).is_some_and(|seen| *seen != now);
    let audiences = view.plan.audiences.iter().filter(|(_, row)| moved(&row.anchors)).count();
    let objectives = view.plan.objectives.iter().filter(|(_, row)| moved(&row.anchors)).count();
    let channels = view.plan.channels.iter().filter(|(_, row)| moved(&row.anchors)).count();
    let count = audiences + objectives + channels;
    html! {
        @if count > 0 {
            p.all.note.red.small {
                (view.tw("strategy-look-again", &[("count", count.into())]))
                @if audiences > 0 { " " a href=(view.url("audiences")) { (view.t("stage-audiences")) } }
                @if objectives > 0 { " " a href=(view.url("objectives")) { (view.t("stage-objectives")) } }
            }
        }
    }
}

/// The forms of the open statement: another wording for it, and a new statement right after it.
pub fn on_open(view: &View, id: StatementId, statement: &Statement) -> Markup {
    let key = format!("amend-{id}");
    let after = format!("after-{id}");
    let with = Amendment::default();
    let (inputs, none) = (inputs(), Amendment::default());
    html! {
        @if !statement.by_amendment {
            h3 { (view.t("strategy-amend-statement")) }
            (widgets::form(view, "strategy/amendments", &key, true, html! {
                input type="hidden" name="statement" value=(id);
                div.field {
                    label.ds-label for={ (key) "-text" } { (view.t("strategy-amendment-text")) }
                    textarea.ds-input id={ (key) "-text" } name="text" rows="3" required { (view.plan.statement_text(id)) }
                }
                (forms::draw(inputs.get(1..FIRST).unwrap_or_default(), view, &key, &with))
                (deciding(view, &key, &inputs, &none))
                div.actions { button.ds-button type="submit" { (view.t("strategy-amend-statement")) } }
            }))
        }
        details.more id=(after) {
            summary { (view.t("strategy-amend-after")) }
            (widgets::form(view, "strategy/amendments", &after, true, html! {
                input type="hidden" name="after" value=(id);
                (forms::draw(inputs.get(..FIRST).unwrap_or_default(), view, &after, &none))
                (deciding(view, &after, &inputs, &none))
                div.actions { button.ds-button type="submit" { (view.t("strategy-amend")) } }
            }))
        }
    }
}

/// Who decided it and when, for those who know that already.
fn deciding(view: &View, key: &str, inputs: &[Input], none: &Amendment) -> Markup {
    html! {
        details.more id={ (key) "-deciding" } {
            summary { (view.t("strategy-decide")) }
            div.half { (forms::draw(inputs.get(FIRST..).unwrap_or_default(), view, key, none)) }
        }
    }
}

/// The form for a statement of one's own, perhaps in answer to a starter question. Where it goes is chosen: at the
/// end of a section, or of everything.
pub fn adding(view: &View, answers: Option<Prompt>) -> Markup {
    let key = format!("new-amendment-{}", answers.map_or("free", Prompt::word));
    html! {
        details.more id=(key) {
            summary { (view.t(if answers.is_some() { "strategy-amend-answer" } else { "strategy-amend" })) }
            (widgets::form(view, "strategy/amendments", &key, true, html! {
                @if let Some(prompt) = answers { input type="hidden" name="answers" value=(prompt.word()); }
                (forms::draw(inputs().get(..FIRST).unwrap_or_default(), view, &key, &Amendment::default()))
                (place(view, &key))
                div.actions { button.ds-button type="submit" { (view.t("strategy-amend")) } }
            }))
        }
    }
}

/// Where a new statement can go: after the last statement of each section.
fn place(view: &View, key: &str) -> Markup {
    let options: Vec<(String, String)> = sections_of(view)
        .into_iter()
        .filter_map(|section| {
            let (last, _) = section.statements.last()?;
            let heading = section.heading.clone().unwrap_or_else(|| view.t("strategy-before-sections"));
            Some((last.to_string(), view.tw("strategy-last-in", &[("section", heading.into())])))
        })
        .collect();
    let id = format!("{key}-after");
    html! {
        @if options.len() > 1 {
            div.field {
                label.ds-label for=(id) { (view.t("strategy-where")) }
                select.ds-input id=(id) name="after" {
                    option value="" { (view.t("strategy-at-the-end")) }
                    @for (value, text) in &options { option value=(value) { (text) } }
                }
            }
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
    if form.text("text").is_empty() {
        return Err(Problem::Bad("error-field"));
    }
    let mut changes = Vec::new();
    let seen = seen::fields(form.text("text"));
    let (statement, kind) = match form.parsed::<StatementId>("statement")? {
        Some(id) => {
            // What only is proposed changes nothing that is seen in the strategy.
            if form.day("decided_on")?.is_some() {
                changes.extend(seen.into_iter().map(|field| Change::SetStatement { id, field }));
            }
            (id, AmendmentKind::ChangedStatement)
        }
        None => {
            let id = StatementId::from_raw(clock::mint());
            let fields = new_statement(plan, form.parsed("after")?).into_iter().chain(seen).collect();
            changes.push(Change::AddStatement { id, fields });
            (id, AmendmentKind::NewStatement)
        }
    };
    let mut fields = vec![AmendmentField::Statement(statement), AmendmentField::Kind(Some(kind))];
    fields.extend(forms::read(&inputs(), form, &Amendment::default())?);
    changes.push(Change::AddAmendment { id: AmendmentId::from_raw(clock::mint()), fields });
    Ok(changes)
}

/// A statement right after another, or after all: under the same headings, with a label of its own that no number
/// of the document can be.
fn new_statement(plan: &Plan, after: Option<StatementId>) -> Vec<StatementField> {
    let before = match after.and_then(|after| plan.statements.get(after)) {
        Some(statement) => Some(statement),
        None => plan.statements_in_order().last().map(|(_, statement)| *statement),
    };
    let mut path = before.map(|statement| statement.path.clone()).unwrap_or_default();
    path.extend(before.filter(|statement| is_heading(statement)).map(|heading| heading.text.as_str().to_owned()));
    let brought = plan.statements.iter().filter(|(_, statement)| statement.by_amendment);
    let highest = brought.filter_map(|(_, statement)| label(statement).strip_prefix('+')?.parse::<u32>().ok()).max();
    vec![
        StatementField::Place(before.map_or(1, |statement| statement.place)),
        StatementField::Label(format!("+{}", highest.unwrap_or(0) + 1)),
        StatementField::Path(path),
        StatementField::Kind(Some(StatementKind::Paragraph)),
        StatementField::ByAmendment(true),
    ]
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
    let fields = forms::read(&inputs(), form, now)?;
    let mut changes = Vec::new();
    let reads_otherwise =
        fields.iter().any(|field| matches!(field, AmendmentField::Text(_) | AmendmentField::DecidedOn(_)));
    if let Some(statement) = plan.statements.get(now.statement).filter(|_| reads_otherwise) {
        let holds = statement.by_amendment || form.day("decided_on")?.is_some();
        let text = if holds { form.text("text") } else { statement.text.as_str() };
        changes.extend(seen::fields(text).into_iter().map(|field| Change::SetStatement { id: now.statement, field }));
    }
    changes.extend(fields.into_iter().map(|field| Change::SetAmendment { id, field }));
    Ok(changes)
}
