//! The belief that one objective leads to another: it stands between the two.

use super::super::changing::change;
use crate::app::App;
use crate::auth::Asker;
use crate::error::Problem;
use crate::fields::Fields;
use crate::forms::{self, Editing};
use crate::view::View;
use crate::{clock, widgets};
use axum::extract::{Form, Path, State};
use axum::response::Response;
use maud::{Markup, html};
use plan::{Belief, BeliefField, BeliefId, Change, ObjectiveId, PlanId};

fn inputs() -> Vec<forms::Input<Belief, BeliefField>> {
    vec![
        forms::text("text", "belief-text", 3, |belief: &Belief| &belief.text, BeliefField::Text),
        forms::seg("basis", "field-belief-basis", "basis", |belief| belief.basis, BeliefField::Basis),
        forms::seg(
            "confidence",
            "field-belief-confidence",
            "confidence",
            |belief| belief.confidence,
            BeliefField::Confidence,
        ),
    ]
}

/// A belief between two objectives.
pub fn shown(view: &View, id: BeliefId, belief: &Belief) -> Markup {
    html! {
        div.belief id=(id) {
            p { @if belief.text.is_blank() { span.quiet { (view.t("belief-unsaid")) } } @else { "«" (belief.text.as_str()) "»" } }
            p.quiet {
                (widgets::basis(view, belief.basis))
                @if let Some(confidence) = belief.confidence { " · " (view.t(&format!("confidence-{}", confidence.word()))) }
            }
            (forms::edit(view, &Editing { action: &format!("objectives/beliefs/{id}"), what: ("belief", id.to_string()), back: "objectives", remove: "belief-remove" },
                &inputs(), belief))
        }
    }
}

/// The form of the open objective for what it is believed to lead to.
pub fn adding(view: &View, from: ObjectiveId) -> Markup {
    let effects = view.plan.objectives.iter().filter(|(id, objective)| *id != from && objective.kinds.effect);
    let options: Vec<_> =
        effects.map(|(id, objective)| (id.to_string(), objective.sentence.as_str().to_owned())).collect();
    let key = format!("new-belief-{from}");
    html! {
        h3 { (view.t("belief-question")) }
        @if options.is_empty() { p.quiet { (view.t("belief-no-effects")) } } @else {
            (widgets::form(view, "objectives/beliefs", &key, true, html! {
                input type="hidden" name="from" value=(from);
                (widgets::select(view, &format!("{key}-to"), "to", "field-belief-to", &options, ""))
                (forms::draw(&inputs(), view, &key, &Belief::default()))
                div.actions { button.ds-button data-variant="secondary" type="submit" { (view.t("belief-add")) } }
            }))
        }
    }
}

/// Adds the belief that one objective leads to another.
pub async fn add(
    State(app): State<App>,
    asker: Asker,
    Path(id): Path<PlanId>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    change(&app, &asker, id, "objectives", |_| {
        let mut fields = vec![BeliefField::From(form.id("from")?), BeliefField::To(form.id("to")?)];
        fields.extend(forms::read(&inputs(), &form, &Belief::default())?);
        Ok(vec![Change::AddBelief { id: BeliefId::from_raw(clock::mint()), fields }])
    })
    .await
}

/// Changes what the form changed of a belief.
pub async fn edit(
    State(app): State<App>,
    asker: Asker,
    Path((id, belief)): Path<(PlanId, BeliefId)>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    change(&app, &asker, id, "objectives", |plan| {
        let now = plan.beliefs.get(belief).ok_or(Problem::NotFound)?;
        let fields = forms::read(&inputs(), &form, now)?;
        Ok(fields.into_iter().map(|field| Change::SetBelief { id: belief, field }).collect())
    })
    .await
}
