//! What was discarded, with its reason: nothing is deleted, everything can be found and taken in again.

use super::super::picking;
use crate::app::App;
use crate::auth::Asker;
use crate::error::Problem;
use crate::frame;
use crate::page::{Column, Opened, Page};
use crate::view::View;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use plan::{Change, Idea, IdeaField, IdeaId, PlanId, Ref, Sorting, Stage};
use serde::Deserialize;

/// Most letters that are searched for.
const QUERY_MOST_CHARS: usize = 200;
/// Discarded ideas that are listed; the others are found by searching, and in their column.
const LISTED_MOST: usize = 20;

fn discarded(view: &View) -> impl Iterator<Item = (IdeaId, &Idea, &str)> {
    view.plan.ideas.iter().filter_map(|(id, idea)| match &idea.sorted {
        Sorting::Never { because, .. } => Some((id, idea, because.as_str())),
        Sorting::Undecided | Sorting::Later | Sorting::Promising | Sorting::Core { .. } => None,
    })
}

/// All of it, folded, with a field to search in it.
pub fn section(view: &View) -> Markup {
    let count = view.known.ideas().discarded;
    let action = view.url("sort/discarded");
    html! {
        section.section {
            header { h2 { (view.tw("sort-discarded", &[("count", count.into())])) } }
            (offered_again(view))
            @if count == 0 { p.quiet { (view.t("sort-discarded-empty")) } }
            @else {
                form.form.inline role="search" method="get" action=(action) hx-get=(action) hx-target="#found" hx-swap="innerHTML" {
                    div.field {
                        label.ds-label for="discarded-search" { (view.t("sort-discarded-search")) }
                        input.ds-input type="search" id="discarded-search" name="q";
                    }
                    button.ds-button data-variant="secondary" type="submit" { (view.t("search")) }
                }
                div id="found" role="status" hx-morph-skip {}
                details.more id="all-discarded" {
                    summary { (view.t("show-all")) }
                    ul.things { @for (id, idea, because) in discarded(view).take(LISTED_MOST) { (item(view, id, idea, because)) } }
                    @if count > LISTED_MOST { p.small { a href=(view.url(&Opened::Column(Column::Never, 1).address())) { (view.tw("more-count", &[("count", (count - LISTED_MOST).into())])) } } }
                }
            }
        }
    }
}

/// Those whose reason may no longer hold, in sight before anybody asks.
fn offered_again(view: &View) -> Markup {
    let lapsed = view.findings().iter().filter(|finding| finding.id == "sort.reason-lapsed");
    let ideas: Vec<_> = lapsed
        .filter_map(|finding| if let Some(Ref::Idea(id)) = finding.at { Some(id) } else { None })
        .filter_map(|id| Some((id, view.plan.ideas.get(id)?)))
        .take(LISTED_MOST)
        .collect();
    let because =
        |idea: &Idea| if let Sorting::Never { because, .. } = &idea.sorted { because.clone() } else { String::new() };
    html! {
        @if !ideas.is_empty() {
            div id="offered-again" {
                h3 { (view.t("sort-offered-again")) }
                ul.things { @for (id, idea) in ideas { (item(view, id, idea, &because(idea))) } }
            }
        }
    }
}

fn item(view: &View, id: IdeaId, idea: &Idea, because: &str) -> Markup {
    let again = Change::SetIdea { id, field: IdeaField::Sorted(Sorting::Undecided) };
    html! {
        li {
            div {
                p.what { span.quiet { (idea.number) } " " (idea.presence.as_str()) }
                p.quiet.small { @if because.is_empty() { (view.t("sort-reason-missing")) } @else { (because) } }
                @if matches!(&idea.sorted, Sorting::Never { cause: Some(cause), .. } if cause.has_lapsed(&view.plan, idea)) {
                    p.small.red { (view.tw("sort-reason-lapsed", &[("reason", because.into())])) }
                }
            }
            @if view.edits() { (picking::changes_button(view, "sort-take-in-again", None, &[again])) }
        }
    }
}

/// What the field searches for.
#[derive(Deserialize)]
pub struct Searched {
    #[serde(default)]
    q: String,
}

fn found(view: &View, query: &str) -> Markup {
    let query: String = query.trim().to_lowercase().chars().take(QUERY_MOST_CHARS).collect();
    let has = |text: &str| text.to_lowercase().contains(&query);
    let hits: Vec<_> = discarded(view)
        .filter(|(_, idea, because)| {
            let texts = [&idea.presence, &idea.purpose, &idea.achieve, &idea.for_whom];
            has(because) || texts.iter().any(|text| has(text.as_str())) || idea.number.to_string() == query
        })
        .collect();
    html! {
        p.quiet { (view.tw("sort-found", &[("count", hits.len().into())])) }
        ul.things { @for (id, idea, because) in hits { (item(view, id, idea, because)) } }
    }
}

/// Finds discarded ideas by their words and their reasons.
pub async fn search(
    State(app): State<App>,
    asker: Asker,
    Path(id): Path<PlanId>,
    Query(searched): Query<Searched>,
) -> Response {
    let shown = async {
        let within = asker.in_plan(&app, id).await?;
        let page = Page::Stage(Stage::Sort);
        let view = app.view(&app.rooms.get(id).await?, page, within).await?;
        let found = found(&view, &searched.q);
        if asker.live {
            return Ok::<_, Problem>(found.into_response());
        }
        Ok(frame::plan_page_with(&view, true, found).into_response())
    };
    shown.await.unwrap_or_else(|problem| asker.answer(problem))
}
