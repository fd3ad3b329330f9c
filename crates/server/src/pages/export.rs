//! Downloads of a plan.

use super::two_pages::brand::look;
use crate::app::App;
use crate::auth::Asker;
use crate::exports::{self, InLanguage, answer, strategy};
use axum::extract::{Path, Query, State};
use axum::response::Response;
use plan::PlanId;

/// Downloads the plan in another format.
pub async fn export(
    State(app): State<App>,
    asker: Asker,
    Path((id, format)): Path<(PlanId, String)>,
    Query(asked): Query<InLanguage>,
) -> Response {
    let exported = async {
        asker.in_plan(&app, id).await?;
        let plan = app.rooms.get(id).await?.room.plan();
        let names = app.know_names(&plan, &[]).await?;
        let look = look(&app, id, &plan).await?;
        answer(plan, &format, asked, asker.lang, names.as_ref().clone(), look).await
    };
    exported.await.unwrap_or_else(|problem| asker.answer(problem))
}

/// Downloads all ideas.
pub async fn brainstorm(
    State(app): State<App>,
    asker: Asker,
    Path((id, format)): Path<(PlanId, String)>,
    Query(asked): Query<InLanguage>,
) -> Response {
    let exported = async {
        asker.in_plan(&app, id).await?;
        let plan = app.rooms.get(id).await?.room.plan();
        let names = app.know_names(&plan, &[]).await?;
        exports::brainstorm(&plan, &format, &asked, asker.lang, &names)
    };
    exported.await.unwrap_or_else(|problem| asker.answer(problem))
}

/// Downloads the strategy with its amendments marked.
pub async fn amended_strategy(
    State(app): State<App>,
    asker: Asker,
    Path((id, format)): Path<(PlanId, String)>,
    Query(asked): Query<InLanguage>,
) -> Response {
    let exported = async {
        asker.in_plan(&app, id).await?;
        strategy(&app.rooms.get(id).await?.room.plan(), &format, &asked, asker.lang)
    };
    exported.await.unwrap_or_else(|problem| asker.answer(problem))
}
