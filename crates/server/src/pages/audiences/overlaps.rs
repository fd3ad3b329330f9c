//! How many of one audience are also in another: drawn beside the audience, written where it is open.

use super::super::changing::change;
use crate::app::App;
use crate::auth::Asker;
use crate::error::Problem;
use crate::fields::Fields;
use crate::page::Opened;
use crate::view::View;
use crate::widgets;
use axum::extract::{Form, Path, State};
use axum::response::Response;
use maud::{Markup, html};
use plan::{AudienceId, Change, Pair, PlanId};

/// Lengths of bars come in steps of so many percent.
const STEP_PERCENT: u8 = 5;

fn of(view: &View, id: AudienceId) -> impl Iterator<Item = (AudienceId, &str, u8)> {
    let plan = &view.plan;
    let own = plan.overlaps.iter().filter(move |(Pair(audience, _), _)| *audience == id);
    own.filter_map(|(Pair(_, other), share)| Some((*other, plan.audiences.get(*other)?.name.as_str(), *share)))
}

/// Each overlap as a bar – the whole audience, with the part that is also in the other filled – and a sentence.
pub fn drawn(view: &View, id: AudienceId) -> Markup {
    html! { @for overlap in of(view, id) { (one(view, overlap)) } }
}

fn one(view: &View, (other, name, share): (AudienceId, &str, u8)) -> Markup {
    html! {
        div.lap {
            span.track aria-hidden="true" { i class={ "bar w-" (share.div_ceil(STEP_PERCENT) * STEP_PERCENT) } {} }
            p.small { (view.tw("audience-overlap-of", &[("percent", i64::from(share).into())])) " " a href={ "#" (other) } { (name) } }
        }
    }
}

/// The form of the open audience: one more overlap, or another share.
pub fn working_on(view: &View, id: AudienceId) -> Markup {
    let others = view.plan.audiences.iter().filter(|(other, _)| *other != id);
    let options: Vec<_> = others.map(|(other, row)| (other.to_string(), row.name.as_str().to_owned())).collect();
    let key = format!("overlap-{id}");
    let action = format!("audiences/{id}/overlaps");
    html! {
        @if !options.is_empty() {
            h3 { (view.t("audience-overlap")) }
            @for overlap in of(view, id) {
                div.let-go {
                    (one(view, overlap))
                    @if view.edits() {
                        (widgets::button_about(view, &action, "audience-overlap-remove", overlap.1, &[("also_in", &overlap.0.to_string())]))
                    }
                }
            }
            @if view.edits() {
                (widgets::form(view, &action, &key, true, html! {
                    (widgets::select(view, &format!("{key}-with"), "also_in", "audience-overlap-with", &options, ""))
                    (widgets::line(view, &format!("{key}-share"), "share_percent", "audience-overlap-share", "text", ""))
                    div.actions { button.ds-button data-variant="secondary" data-size="sm" type="submit" { (view.t("audience-overlap-add")) } }
                }))
            }
        }
    }
}

/// Notes an overlap; without a share it is forgotten.
pub async fn set(
    State(app): State<App>,
    asker: Asker,
    Path((id, audience)): Path<(PlanId, AudienceId)>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    let back = format!("{}#{audience}", Opened::Audience(audience).address());
    change(&app, &asker, id, &back, |_| {
        let share = form.count("share_percent")?.map(u8::try_from).transpose();
        let share_percent = share.map_err(|_| Problem::Bad("error-number"))?;
        Ok(vec![Change::SetOverlap { audience, also_in: form.id("also_in")?, share_percent }])
    })
    .await
}
