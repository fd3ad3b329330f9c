//! Making one audience of two that turn out to be the same.

use super::super::changing::change;
use crate::app::App;
use crate::auth::Asker;
use crate::error::Problem;
use crate::fields::Fields;
use crate::view::View;
use crate::widgets;
use axum::extract::{Form, Path, State};
use axum::response::Response;
use maud::{Markup, html};
use plan::findings::nearly_alike_audiences;
use plan::{AudienceId, PlanId, merge};

/// The audience that this one is nearly the same as, if there is one.
fn same_as(view: &View, id: AudienceId) -> Option<AudienceId> {
    let pairs = nearly_alike_audiences(&view.plan);
    pairs.iter().find_map(|(earlier, later, _)| {
        if *later == id {
            Some(*earlier)
        } else if *earlier == id {
            Some(*later)
        } else {
            None
        }
    })
}

/// The form that merges this audience into another; the one it is like is chosen beforehand.
pub fn working_on(view: &View, id: AudienceId) -> Markup {
    let others = view.plan.audiences.iter().filter(|(other, _)| *other != id);
    let options: Vec<_> = others.map(|(other, row)| (other.to_string(), row.name.as_str().to_owned())).collect();
    if options.is_empty() || !view.edits() {
        return html! {};
    }
    let alike = same_as(view, id);
    let chosen = alike.map_or(String::new(), |other| other.to_string());
    let key = format!("merge-{id}");
    html! {
        details.more id=(key) open[alike.is_some()] {
            summary { (view.t("audience-merge")) }
            (widgets::form(view, &format!("audiences/{id}/merged"), &key, false, html! {
                (widgets::select(view, &format!("{key}-into"), "into", "audience-merge-into", &options, &chosen))
                p.hint { (view.t("audience-merge-help")) }
                div.actions { button.ds-button data-variant="secondary" data-size="sm" type="submit" { (view.t("audience-merge-do")) } }
            }))
        }
    }
}

/// Merges an audience into another.
pub async fn merge(
    State(app): State<App>,
    asker: Asker,
    Path((id, from)): Path<(PlanId, AudienceId)>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    let back = format!("audiences#{}", form.text("into"));
    change(&app, &asker, id, &back, |plan| {
        let into: AudienceId = form.id("into")?;
        if from == into || plan.audiences.get(from).is_none() || plan.audiences.get(into).is_none() {
            return Err(Problem::Bad("error-audience-gone"));
        }
        Ok(merge::merged(plan, from, into))
    })
    .await
}
