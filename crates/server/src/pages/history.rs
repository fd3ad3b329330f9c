//! Who changed what, when, in sentences; undo; and a look at any earlier state.

use crate::app::App;
use crate::auth::Asker;
use crate::error::Problem;
use crate::frame;
use crate::live::room::Submission;
use crate::page::Page;
use crate::view::{InPlan, Region, View, ViewerKind};
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use plan::{Arg, Change, Entry, PlanId, Role, Seq, anonymous, describe, invert};
use serde::Deserialize;

/// Entries shown at a time.
const SHOWN: u64 = 100;

/// The history's own content is read from the journal, so no region of it is live.
pub const REGIONS: &[Region] = &[];

/// Where in the history one is.
#[derive(Deserialize)]
pub struct Until {
    until: Option<u64>,
}

/// The history, newest first.
pub async fn show(
    State(app): State<App>,
    asker: Asker,
    Path(id): Path<PlanId>,
    Query(query): Query<Until>,
) -> Response {
    let shown = async {
        let within = asker.in_plan(&app, id).await?;
        let open = app.rooms.get(id).await?;
        let view = app.view(&open, Page::History, within).await?;
        let until = query.until.unwrap_or(view.plan.seq.0).min(view.plan.seq.0);
        let after = Seq(until.saturating_sub(SHOWN));
        let count = usize::try_from(until - after.0).unwrap_or(0);
        let promised = anonymous::promised(&view.plan);
        let entries = app.store.entries_after(id, after, count).await?;
        let entries: Vec<_> =
            entries.iter().map(|entry| anonymous::without_author(entry, &view.plan, &promised)).collect();
        let authors: Vec<_> = entries.iter().map(|entry| entry.by).collect();
        let view = View { names: app.know_names(&view.plan, &authors).await?, ..view };
        Ok(frame::plan_page_with(&view, true, list(&view, &entries, after)).into_response())
    };
    shown.await.unwrap_or_else(|problem| asker.answer(problem))
}

fn list(view: &View, entries: &[Entry], after: Seq) -> Markup {
    let now = crate::clock::now();
    html! {
        ol.log id="history" {
            @for entry in entries.iter().rev() {
                li id={ "entry-" (entry.seq.0) } {
                    p { (sentence(view, entry)) }
                    div.quiet.small.flow {
                        span { (words::ago(view.viewer.lang, (now.0 - entry.at.0) / 1000)) }
                        a href=(view.url(&format!("at/{}/plan", entry.seq.0))) { (view.t("history-look")) }
                        @if view.edits() {
                            (crate::widgets::button(view, &format!("history/{}/undo", entry.seq.0), "history-undo", &[]))
                        }
                    }
                }
            }
        }
        @if after > Seq::START { p { a href=(view.url(&format!("history?until={}", after.0))) { (view.t("history-older")) } } }
    }
}

/// One entry as a sentence that begins with who.
pub fn sentence(view: &View, entry: &Entry) -> String {
    view.say(&describe(&view.plan, &entry.change).with("who", Arg::Member(entry.by)))
}

/// Undoes one entry: a new change, worked out from the plan as it was before it.
pub async fn undo(State(app): State<App>, asker: Asker, Path((id, seq)): Path<(PlanId, u64)>) -> Response {
    let undone = async {
        let within = asker.in_plan(&app, id).await?;
        if within.viewer.role < Role::Editor {
            return Err(Problem::Forbidden);
        }
        let before = app.store.load_at(id, Seq(seq.saturating_sub(1))).await?.plan;
        let entry = app.store.entries_after(id, before.seq, 1).await?.into_iter().next().ok_or(Problem::NotFound)?;
        let changes: Vec<Change> = invert(&before, &entry.change);
        if !changes.is_empty() {
            let open = app.rooms.get(id).await?;
            let submission = Submission { by: within.member, role: within.viewer.role, changes, key: None };
            open.room.submit(submission).await?;
        }
        Ok(())
    };
    match undone.await {
        Ok(()) => Redirect::to(&format!("/plans/{id}/history")).into_response(),
        Err(problem) => asker.answer(problem),
    }
}

/// A page of the plan as it was after an entry. Nothing can be changed in the past.
pub async fn at(State(app): State<App>, asker: Asker, Path((id, seq, slug)): Path<(PlanId, u64, String)>) -> Response {
    let shown = async {
        let page = Page::from_slug(&slug).ok_or(Problem::NotFound)?;
        let within = asker.in_plan(&app, id).await?;
        let open = app.rooms.get(id).await?;
        let then = app.store.load_at(id, Seq(seq)).await?.plan;
        let viewer = ViewerKind { role: Role::Reader, ..within.viewer };
        let view = app.view(&open, page, InPlan { viewer, ..within }).await?;
        let names = app.know_names(&then, &[]).await?;
        let then = anonymous::without_authors(&then, &anonymous::promised(&view.plan)).into_owned();
        let view = View { names, ..view }.of(then);
        let note = html! {
            p.note.red {
                (view.tw("history-then", &[("count", i64::try_from(seq).unwrap_or(i64::MAX).into())]))
                " " a href=(view.url("history")) { (view.t("history-now")) }
            }
        };
        Ok(frame::plan_page_with(&view, false, note).into_response())
    };
    shown.await.unwrap_or_else(|problem| asker.answer(problem))
}
