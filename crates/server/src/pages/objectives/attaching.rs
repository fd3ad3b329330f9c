//! Several objectives attached to several audiences in one go: a strategy sets its goals for the whole organisation.

use super::super::changing::change;
use super::super::picking;
use crate::app::App;
use crate::auth::Asker;
use crate::error::Problem;
use crate::fields::Fields;
use crate::view::View;
use crate::widgets;
use axum::extract::{Form, Path, State};
use axum::response::Response;
use maud::{Markup, html};
use plan::{AudienceId, Change, Link, ObjectiveId, PlanId};

/// The form, where there is something to attach and somebody to attach it to. Objectives of the whole organisation
/// are ticked from the start.
pub fn form(view: &View) -> Markup {
    let (objectives, audiences) = (picking::objectives(view), picking::audiences(view));
    let whole = view.plan.objectives.iter().filter(|(_, row)| row.audiences.is_empty());
    let ticked: Vec<String> = whole.map(|(id, _)| id.to_string()).collect();
    html! {
        @if view.edits() && objectives.len() > 1 && !audiences.is_empty() {
            details.more id="attach-objectives" {
                summary { (view.t("objective-attach-several")) }
                (widgets::form(view, "objectives/attached", "attach", false, html! {
                    (widgets::picks(view, "attach-objectives-picks", "objectives", "objective-attach-which", &objectives, &ticked))
                    (widgets::picks(view, "attach-audiences-picks", "audiences", "objective-attach-to", &audiences, &[]))
                    div.actions { button.ds-button data-variant="secondary" type="submit" { (view.t("objective-attach")) } }
                }))
            }
        }
    }
}

/// Attaches each picked objective to each picked audience; what hangs together already stays as it is.
pub async fn set(
    State(app): State<App>,
    asker: Asker,
    Path(id): Path<PlanId>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    change(&app, &asker, id, "objectives", |plan| {
        let objectives = form.all::<ObjectiveId>("objectives")?;
        let audiences = form.all::<AudienceId>("audiences")?;
        if objectives.is_empty() || audiences.is_empty() {
            return Err(Problem::Bad("error-nothing-picked"));
        }
        let each = |objective: &ObjectiveId| {
            let objective = *objective;
            audiences.iter().map(move |audience| Link::ObjectiveAudience(objective, *audience))
        };
        let links = objectives.iter().flat_map(each).filter(|link| !link.holds_in(plan));
        Ok(links.map(Change::Link).collect())
    })
    .await
}
