//! Live pages by their names: their routes and their streams.

use super::showing;
use crate::app::App;
use crate::auth::Asker;
use crate::error::Problem;
use crate::live::rooms::Open;
use crate::page::Page;
use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{MethodRouter, get};
use plan::{MemberId, PlanId, Role, Stage};
use serde::Deserialize;
use std::sync::Arc;
use std::time::Duration;

/// The plan's address alone: on to its first stage, or to the workshop for those who see nothing else.
pub async fn plan_root(State(app): State<App>, asker: Asker, Path(id): Path<PlanId>) -> Redirect {
    let role = asker.at_board(&app, id).await.map(|within| within.viewer.role);
    let stage = if matches!(role, Ok(Role::Participant)) { Stage::Brainstorm } else { Stage::Strategy };
    Redirect::to(&format!("/plans/{id}/{}", stage.word()))
}

/// The route of a live page.
pub fn shown(page: Page) -> MethodRouter<App> {
    get(move |State(app): State<App>, asker: Asker, Path(id): Path<PlanId>| showing::show(app, asker, id, page))
}

/// Where a stream stands.
#[derive(Deserialize)]
pub struct StreamQuery {
    page: String,
    #[serde(default)]
    since: Option<u64>,
}

/// How often a stream asks whether its reader is still in the plan: another process may have taken them out.
const STILL_IN_LOOK: Duration = Duration::from_secs(300);

/// Waits until somebody is no longer in the plan. Whoever reads by a link is nobody in particular, and is never taken out.
async fn until_gone(app: App, open: Arc<Open>, member: MemberId) {
    if member == MemberId::default() {
        return std::future::pending().await;
    }
    let mut gone = open.gone.subscribe();
    loop {
        match tokio::time::timeout(STILL_IN_LOOK, gone.recv()).await {
            Ok(Ok(who)) if who == member => return,
            Ok(Ok(_)) => {}
            Ok(Err(_)) | Err(_) => {
                if let Ok(None) = app.store.role_in(open.room.id, member).await {
                    return;
                }
            }
        }
    }
}

/// The stream of a live page.
pub async fn stream(
    State(app): State<App>,
    asker: Asker,
    Path(id): Path<PlanId>,
    Query(query): Query<StreamQuery>,
    headers: axum::http::HeaderMap,
) -> Response {
    let started = async {
        let page = Page::from_slug(&query.page).ok_or(Problem::NotFound)?;
        let within = asker.on_page(&app, id, page).await?;
        let open = app.rooms.get(id).await?;
        let page = page.of_what_is_there(&open.room.plan());
        app.know_names(&open.room.plan(), &[within.member]).await?;
        let here = open.presence.enter(within.member);
        let last = headers.get("last-event-id").and_then(|value| value.to_str().ok()?.parse().ok());
        let since = last.or(query.since).map(plan::Seq);
        let (feed, listening) = app.listen(&open, page, within.viewer, since);
        let gone = until_gone(app.clone(), open.clone(), within.member);
        let body = crate::live::stream::body(open, feed, listening, since, here, gone);
        let headers = [
            (header::CONTENT_TYPE, "text/event-stream"),
            (header::CACHE_CONTROL, "no-cache"),
            // Proxies in front must not collect what is meant to arrive at once.
            (header::HeaderName::from_static("x-accel-buffering"), "no"),
        ];
        Ok((headers, body).into_response())
    };
    started.await.unwrap_or_else(|problem| asker.answer(problem))
}
