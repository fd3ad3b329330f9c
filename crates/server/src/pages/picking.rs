//! What the pages of stages 5 to 9 share: the options of their picks, and buttons that make one change.

use super::changing::change;
use crate::app::App;
use crate::auth::Asker;
use crate::error::Problem;
use crate::fields::Fields;
use crate::forms::{self, Input};
use crate::page::Page;
use crate::view::View;
use crate::widgets;
use axum::extract::{Form, Path, State};
use axum::response::Response;
use maud::{Markup, html};
use plan::{Amount, Change, Claim, Idea, PersonId, PlanId};
use std::collections::BTreeSet;
use std::fmt::Display;

/// Most letters of a text in a pick.
const PICK_MOST_CHARS: usize = 60;

/// A text short enough for a pick.
pub fn short(text: &str) -> String {
    short_to(text, PICK_MOST_CHARS)
}

/// A text of at most so many letters, ended at a word.
pub fn short_to(text: &str, most_chars: usize) -> String {
    if text.chars().count() <= most_chars {
        return text.to_owned();
    }
    let start: String = text.chars().take(most_chars).collect();
    // Whole words only: half a word reads as a mistake.
    let whole = start.rsplit_once(' ').map_or(start.as_str(), |(whole, _)| whole);
    format!("{} …", whole.trim_end_matches([',', ' ']))
}

/// Audiences to pick from.
pub fn audiences(view: &View) -> Vec<(String, String)> {
    view.plan.audiences.iter().map(|(id, row)| (id.to_string(), short(row.name.as_str()))).collect()
}

/// Objectives to pick from.
pub fn objectives(view: &View) -> Vec<(String, String)> {
    view.plan.objectives.iter().map(|(id, row)| (id.to_string(), short(row.sentence.as_str()))).collect()
}

/// Channels to pick from.
pub fn channels(view: &View) -> Vec<(String, String)> {
    view.plan.channels.iter().map(|(id, row)| (id.to_string(), short(row.name.as_str()))).collect()
}

/// What an idea is about, as a line of names.
pub fn about(view: &View, idea: &Idea) -> String {
    let channels = idea.channels.iter().filter_map(|id| Some(view.plan.channels.get(*id)?.name.as_str()));
    let audiences = idea.audiences.iter().filter_map(|id| Some(view.plan.audiences.get(*id)?.name.as_str()));
    channels.chain(audiences).collect::<Vec<_>>().join(" · ")
}

/// Claims to pick from: whom and where they are about, and what for.
pub fn claims(view: &View) -> Vec<(String, String)> {
    let said = |claim: &Claim| {
        let audience = view.plan.audiences.get(claim.audience)?.name.as_str();
        let channel = view.plan.channels.get(claim.channel)?.name.as_str();
        let what_for = claim.what_for.as_str();
        Some(short(
            &[channel, audience, what_for].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · "),
        ))
    };
    view.plan.claims.iter().filter_map(|(id, claim)| Some((id.to_string(), said(claim)?))).collect()
}

/// A claim as a sentence.
pub fn claim_said(view: &View, claim: &Claim) -> String {
    let audience = view.plan.audiences.get(claim.audience).map_or("", |row| row.name.as_str());
    let channel = view.plan.channels.get(claim.channel).map_or("", |row| row.name.as_str());
    let usage = claim.usage.map_or_else(|| view.t("usage-unknown"), |usage| view.t(&format!("usage-{}", usage.word())));
    let key = if claim.what_for.is_blank() { "two-pages-claim" } else { "two-pages-claim-what-for" };
    view.tw(
        key,
        &[
            ("audience", audience.into()),
            ("channel", channel.into()),
            ("usage", usage.into()),
            ("what", claim.what_for.as_str().into()),
        ],
    )
}

/// Ids as the picks have them.
pub fn ids<T: Display>(picked: &BTreeSet<T>) -> Vec<String> {
    picked.iter().map(T::to_string).collect()
}

/// A person's name.
pub fn person(view: &View, id: PersonId) -> String {
    view.plan.people.get(id).map_or_else(|| view.t("someone-who-left"), |row| view.name(row.member))
}

/// People to choose from.
pub fn people(view: &View) -> Vec<(String, String)> {
    view.plan.people.iter().map(|(id, row)| (id.to_string(), view.name(row.member))).collect()
}

/// Hours as people write them.
pub fn hours(view: &View, hours: Amount) -> String {
    words::hours(view.viewer.lang, hours)
}

/// An amount as it stands in a field; empty where there is none.
pub fn in_field(view: &View, amount: Option<Amount>) -> String {
    amount.map_or(String::new(), |amount| words::number(view.viewer.lang, amount))
}

/// Something unfolded when asked for, for those who may change the plan; the rest don't get it at all.
pub fn folded(view: &View, id: &str, label: &str, inside: impl FnOnce() -> Markup) -> Markup {
    html! { @if view.edits() { details.more id=(id) { summary { (view.t(label)) } (inside()) } } }
}

/// A form that changes a thing as it stands. `draft` and `id` tell it from others on the page.
pub fn editing<T, F>(view: &View, action: &str, draft: &str, id: &str, inputs: &[Input<T, F>], now: &T) -> Markup {
    widgets::form(
        view,
        action,
        draft,
        false,
        html! {
            (forms::draw(inputs, view, id, now))
            div.actions { button.ds-button type="submit" { (view.t("save")) } }
        },
    )
}

/// A button that makes changes that are known beforehand.
pub fn changes_button(view: &View, label: &str, pressed: Option<bool>, changes: &[Change]) -> Markup {
    let action = view.url("changes");
    // Changes are plain data, and plain data is always JSON.
    let json = serde_json::to_string(changes).unwrap_or_default();
    html! {
        form method="post" action=(action) hx-post=(action) hx-swap="none" {
            input type="hidden" name="changes" value=(json);
            input type="hidden" name="back" value=(view.page.slug());
            button.ds-button data-variant="secondary" data-size="sm" type="submit" aria-pressed=[pressed.map(|on| if on { "true" } else { "false" })] {
                (view.t(label))
            }
        }
    }
}

/// Makes the changes a button holds. Rights are asked for each, as for every change.
pub async fn change_one(
    State(app): State<App>,
    asker: Asker,
    Path(id): Path<PlanId>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    let back = Page::from_slug(form.text("back")).map_or("strategy".into(), Page::slug);
    change(&app, &asker, id, &back, |_| {
        serde_json::from_str(form.text("changes")).map_err(|_| Problem::Bad("error-field"))
    })
    .await
}

/// Removes a thing of the plan: `kind` and `id` as in the plan file.
pub async fn remove(
    State(app): State<App>,
    asker: Asker,
    Path(id): Path<PlanId>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let fields = Fields(form);
    let back = fields.text("back").trim_start_matches('/').to_owned();
    change(&app, &asker, id, &back, |_| {
        let what = serde_json::from_value(serde_json::json!({ fields.text("kind"): fields.text("id") }));
        Ok(vec![Change::Remove(what.map_err(|_| Problem::Bad("error-field"))?)])
    })
    .await
}
