//! What every form of a plan does when it is sent: rights, the change, and the answer.

use crate::app::App;
use crate::auth::Asker;
use crate::error::Problem;
use crate::live::room::Submission;
use crate::page::Page;
use crate::repeats::key_of;
use crate::view::{InPlan, View};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use plan::{Change, Entry, MemberId, PersonField, Plan, PlanId, Role};
use std::sync::Arc;

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

/// The same for what replaces all that stands in one place by a part more or less: one after the other, so that what two do
/// at the same moment is both done.
pub async fn change_in_turn(
    app: &App,
    asker: &Asker,
    id: PlanId,
    back: &str,
    work_out: impl FnOnce(&Plan) -> Result<Vec<Change>, Problem>,
) -> Response {
    let turn = async {
        asker.at_board(app, id).await?;
        Ok::<_, Problem>(app.rooms.get(id).await?)
    };
    match turn.await {
        Ok(open) => {
            let _turn = open.turn.lock().await;
            change(app, asker, id, back, work_out).await
        }
        Err(problem) => asker.answer(problem),
    }
}

/// The same for what one does in one's own name: `work_out` is told who asks.
pub async fn change_as(
    app: &App,
    asker: &Asker,
    id: PlanId,
    back: &str,
    work_out: impl FnOnce(&Plan, MemberId) -> Result<Vec<Change>, Problem>,
) -> Response {
    match done(app, asker, id, work_out).await {
        Ok(_) if asker.live => StatusCode::NO_CONTENT.into_response(),
        Ok(_) => Redirect::to(&format!("/plans/{id}/{back}")).into_response(),
        Err(problem) => asker.answer(problem),
    }
}

/// Makes the changes a form asks for, and tells the entries they became, for those who answer with more than that it
/// is done.
pub async fn done(
    app: &App,
    asker: &Asker,
    id: PlanId,
    work_out: impl FnOnce(&Plan, MemberId) -> Result<Vec<Change>, Problem>,
) -> Result<Vec<Entry>, Problem> {
    let within = asker.at_board(app, id).await?;
    if within.viewer.role == Role::Reader {
        return Err(Problem::Forbidden);
    }
    let key = asker.key.as_deref().map(|key| key_of(within.member, key));
    let made = make(app, id, within, key.clone(), work_out).await;
    match (made, key) {
        // What can't be done any more may have been done before, by a request whose answer got lost.
        (Err(problem), Some(key)) => app.store.first_answer(id, &key).await?.ok_or(problem),
        (made, _) => made,
    }
}

/// Works out the changes and has them made.
async fn make(
    app: &App,
    id: PlanId,
    within: InPlan,
    key: Option<String>,
    work_out: impl FnOnce(&Plan, MemberId) -> Result<Vec<Change>, Problem>,
) -> Result<Vec<Entry>, Problem> {
    let open = app.rooms.get(id).await?;
    let plan: Arc<Plan> = open.room.plan();
    let changes = work_out(&plan, within.member)?;
    if changes.is_empty() {
        return Ok(Vec::new());
    }
    // Whoever is drawn next has to be called something.
    app.know_names(&plan, &members_in(&changes)).await?;
    Ok(open.room.submit(Submission { by: within.member, role: within.viewer.role, changes, key }).await?)
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
        let within = asker.at_board(app, id).await?;
        let view = app.view(&app.rooms.get(id).await?, page, within).await?;
        Ok(html! { hx-partial hx-target="#own" hx-swap="innerMorph" { (own(&view, within.member)) } }.into_response())
    };
    drawn.await.unwrap_or_else(|problem: Problem| asker.answer(problem))
}

/// Members that a change brings into the plan.
fn members_in(changes: &[Change]) -> Vec<MemberId> {
    let mut members = Vec::new();
    for change in changes {
        if let Change::Vote { member, .. } = change {
            members.push(*member);
        }
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
