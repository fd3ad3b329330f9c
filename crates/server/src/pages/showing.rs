//! How a live page of a plan is answered with.

use crate::app::App;
use crate::auth::Asker;
use crate::error::Problem;
use crate::frame;
use crate::page::{Opened, Page};
use axum::response::{IntoResponse, Response};
use plan::PlanId;

/// A stage's live page with one thing of it open.
pub async fn open(app: App, asker: Asker, id: PlanId, what: Opened) -> Response {
    show(app, asker, id, Page::Open(what)).await
}

/// A live page of a plan.
pub async fn show(app: App, asker: Asker, id: PlanId, page: Page) -> Response {
    let shown = async {
        let within = asker.on_page(&app, id, page).await?;
        let open = app.rooms.get(id).await?;
        let view = app.view(&open, page, within).await?;
        let is_gone = matches!(page, Page::Open(what) if !what.is_in(&view.plan))
            || matches!(page, Page::Thread(Some(point)) if !point.is_in(&view.plan));
        if is_gone {
            return Err(Problem::NotFound);
        }
        Ok(frame::plan_page(&view).into_response())
    };
    shown.await.unwrap_or_else(|problem| asker.answer(problem))
}
