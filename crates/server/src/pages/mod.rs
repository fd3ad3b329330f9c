//! The pages, one file each: its regions, and what its forms do.

pub mod account;
pub mod anchors;
pub mod audiences;
pub mod brainstorm;
pub mod habits;
pub mod history;
pub mod members;
pub mod objectives;
pub mod picking;
pub mod plans;
pub mod resources;
mod sent;
pub mod sign_in;
pub mod sort;
pub mod strategy;
pub mod tactics;
pub mod the_plan;
pub mod two_pages;

use crate::app::App;
use crate::auth::Asker;
use crate::error::Problem;
use crate::fields::Fields;
use crate::frame;
use crate::live::room::Submission;
use crate::view::{Opened, Page, View};
use axum::extract::{Form, Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{MethodRouter, get};
use maud::{Markup, html};
use plan::{Change, MemberId, PersonField, Plan, PlanId, Role};
use serde::Deserialize;
use std::sync::Arc;

/// The plan's address alone: on to its first stage.
pub async fn plan_root(Path(id): Path<PlanId>) -> Redirect {
    Redirect::to(&format!("/plans/{id}/strategy"))
}

/// The route of a live page.
pub fn live(page: Page) -> MethodRouter<App> {
    get(move |State(app): State<App>, asker: Asker, Path(id): Path<PlanId>| show(app, asker, id, page))
}

/// A stage's live page with one thing of it open.
pub async fn open(app: App, asker: Asker, id: PlanId, what: Opened) -> Response {
    show(app, asker, id, Page::Open(what)).await
}

/// A live page of a plan.
async fn show(app: App, asker: Asker, id: PlanId, page: Page) -> Response {
    let shown = async {
        let within = asker.in_plan(&app, id).await?;
        let open = app.rooms.get(id).await?;
        let view = app.view(&open, page, within).await?;
        if let Page::Open(what) = page
            && !what.is_in(&view.plan)
        {
            return Err(Problem::NotFound);
        }
        Ok(frame::plan_page(&view, page).into_response())
    };
    shown.await.unwrap_or_else(|problem| asker.answer(problem))
}

/// Makes the changes a form asks for. `work_out` reads the form against the plan as it stands; `back` is where a
/// page without a script goes on.
pub async fn change(
    app: &App,
    asker: &Asker,
    id: PlanId,
    back: &str,
    work_out: impl FnOnce(&Plan) -> Result<Vec<Change>, Problem>,
) -> Response {
    change_as(app, asker, id, back, |plan, _| work_out(plan)).await
}

/// The same for what one does in one's own name: `work_out` is told who asks.
pub async fn change_as(
    app: &App,
    asker: &Asker,
    id: PlanId,
    back: &str,
    work_out: impl FnOnce(&Plan, MemberId) -> Result<Vec<Change>, Problem>,
) -> Response {
    let changed = async {
        let within = asker.in_plan(app, id).await?;
        let open = app.rooms.get(id).await?;
        let plan: Arc<Plan> = open.room.plan();
        if within.viewer.role == Role::Reader {
            return Err(Problem::Forbidden);
        }
        let changes = work_out(&plan, within.member)?;
        if !changes.is_empty() {
            // Whoever is drawn next has to be called something.
            app.know_names(&plan, &members_in(&changes)).await?;
            let submission = Submission { by: within.member, role: within.viewer.role, changes, key: None };
            open.room.submit(submission).await?;
        }
        Ok(())
    };
    match changed.await {
        Ok(()) if asker.live => StatusCode::NO_CONTENT.into_response(),
        Ok(()) => Redirect::to(&format!("/plans/{id}/{back}")).into_response(),
        Err(problem) => asker.answer(problem),
    }
}

/// An answer with what is one's own on the page, drawn anew: what is sent to everybody leaves it out.
pub async fn with_own(
    app: &App,
    asker: &Asker,
    id: PlanId,
    page: Page,
    done: Response,
    own: fn(&View, MemberId) -> Markup,
) -> Response {
    if done.status() != StatusCode::NO_CONTENT {
        return done;
    }
    let drawn = async {
        let within = asker.in_plan(app, id).await?;
        let view = app.view(&app.rooms.get(id).await?, page, within).await?;
        Ok(html! { hx-partial hx-target="#own" hx-swap="innerMorph" { (own(&view, within.member)) } }.into_response())
    };
    drawn.await.unwrap_or_else(|problem: Problem| asker.answer(problem))
}

/// Where a stream stands.
#[derive(Deserialize)]
pub struct StreamQuery {
    page: String,
    #[serde(default)]
    since: Option<u64>,
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
        let within = asker.in_plan(&app, id).await?;
        let open = app.rooms.get(id).await?;
        let page = page.of_what_is_there(&open.room.plan());
        app.know_names(&open.room.plan(), &[within.member]).await?;
        let here = open.presence.enter(within.member);
        let last = headers.get("last-event-id").and_then(|value| value.to_str().ok()?.parse().ok());
        let since = last.or(query.since).map(plan::Seq);
        let (feed, listening) = app.listen(&open, page, within.viewer, since);
        let body = crate::live::stream::body(open, feed, listening, since, here);
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

/// Puts a finding aside, or takes it up again.
pub async fn set_finding_aside(
    State(app): State<App>,
    asker: Asker,
    Path(id): Path<PlanId>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let fields = Fields(form);
    change(&app, &asker, id, "strategy", |_| {
        let finding = fields.text("finding").to_owned();
        let reason = (!fields.ticked("again")).then(|| fields.text("reason").to_owned());
        Ok(vec![Change::SetFindingAside { finding, reason }])
    })
    .await
}

/// Downloads the plan in another format.
pub async fn export(
    State(app): State<App>,
    asker: Asker,
    Path((id, format)): Path<(PlanId, String)>,
    Query(asked): Query<crate::exports::InLanguage>,
) -> Response {
    let exported = async {
        asker.in_plan(&app, id).await?;
        let plan = app.rooms.get(id).await?.room.plan();
        let names = app.know_names(&plan, &[]).await?;
        crate::exports::answer(&plan, &format, &asked, asker.lang, &names)
    };
    exported.await.unwrap_or_else(|problem| asker.answer(problem))
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

/// Members that a change brings into the plan.
fn members_in(changes: &[Change]) -> Vec<MemberId> {
    let mut members = Vec::new();
    for change in changes {
        if let Change::AddPerson { fields, .. } = change {
            for field in fields {
                if let PersonField::Member(member) = field {
                    members.push(*member);
                }
            }
        }
    }
    members
}
