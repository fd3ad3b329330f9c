//! Two audiences that may be the same people: said where it is seen, and merged by one press without loss.

use super::super::changing::change;
use super::super::picking;
use crate::app::App;
use crate::auth::Asker;
use crate::fields::Fields;
use crate::view::View;
use crate::widgets;
use axum::extract::{Form, Path, State};
use axum::response::Response;
use maud::{Markup, html};
use plan::findings::{SAME_AS, nearly_alike};
use plan::{AudienceId, Change, PlanId};
use std::collections::BTreeMap;

/// Audiences that read nearly like an earlier one, each with that one, but for those the team has said are not.
pub fn alike(view: &View) -> BTreeMap<AudienceId, AudienceId> {
    let pairs = nearly_alike(&view.plan).into_iter().map(|(earlier, later, _)| (later, earlier));
    pairs.filter(|(later, _)| !view.plan.set_aside.contains_key(&key(*later))).collect()
}

fn key(later: AudienceId) -> String {
    format!("{SAME_AS}@{later}")
}

/// The question, with both answers beside it.
pub fn asked(view: &View, id: AudienceId, like: Option<&AudienceId>) -> Markup {
    let Some((other, row)) = like.and_then(|other| Some((*other, view.plan.audiences.get(*other)?))) else {
        return html! {};
    };
    let name = picking::short(row.name.as_str());
    html! {
        div.note.same {
            p { (view.tw("audience-same-as", &[("other", name.into())])) }
            @if view.edits() {
                div.flow {
                    (widgets::button(view, &format!("audiences/{id}/merged"), "audience-merge-them", &[("into", &other.to_string())]))
                    (widgets::button(view, "changes", "audience-keep-own",
                        &[("changes", &keep_apart(view, id)), ("back", "audiences")]))
                }
            }
        }
    }
}

/// The change that puts the question aside.
fn keep_apart(view: &View, id: AudienceId) -> String {
    let change = Change::SetFindingAside { finding: key(id), reason: Some(view.t("audience-keep-own")) };
    // Changes are plain data, and plain data is always JSON.
    serde_json::to_string(&[change]).unwrap_or_default()
}

/// The form of the open audience that merges it with any other.
pub fn working_on(view: &View, id: AudienceId) -> Markup {
    let others = view.plan.audiences.iter().filter(|(other, _)| *other != id);
    let options: Vec<_> = others.map(|(other, row)| (other.to_string(), picking::short(row.name.as_str()))).collect();
    let draft = format!("merge-{id}");
    html! {
        @if view.edits() && !options.is_empty() {
            details.more id=(draft) {
                summary { (view.t("audience-merge-with")) }
                (widgets::form(view, &format!("audiences/{id}/merged"), &draft, true, html! {
                    (widgets::select(view, &format!("{draft}-into"), "into", "audience-merge-which", &options, ""))
                    p.hint { (view.t("audience-merge-help")) }
                    div.actions { button.ds-button data-variant="secondary" data-size="sm" type="submit" { (view.t("audience-merge-them")) } }
                }))
            }
        }
    }
}

/// Merges the audience into another.
pub async fn merge(
    State(app): State<App>,
    asker: Asker,
    Path((id, from)): Path<(PlanId, AudienceId)>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    let back = format!("audiences#{}", form.text("into"));
    change(&app, &asker, id, &back, |_| Ok(vec![Change::MergeAudience { from, into: form.id("into")? }])).await
}
