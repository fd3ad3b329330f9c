//! A form that somebody sent to one thing of a plan: everything a handler needs to make changes of it, in one piece.

use super::changing::change;
use crate::app::App;
use crate::auth::Asker;
use crate::error::Problem;
use crate::fields::Fields;
use crate::page::{Opened, Page};
use axum::extract::{Form, FromRequest, FromRequestParts, Path, Request};
use axum::response::{IntoResponse, Response};
use plan::{Change, MeasureId, Plan, PlanId, Stage};
use serde::de::DeserializeOwned;

/// A form sent to a thing of a plan, whose address is `/plans/{plan}/…/{thing}`.
pub struct Sent<T> {
    app: App,
    asker: Asker,
    plan: PlanId,
    thing: T,
    form: Fields,
}

impl<T: DeserializeOwned + Send> FromRequest<App> for Sent<T> {
    type Rejection = Response;

    async fn from_request(request: Request, app: &App) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        let asker = Asker::from_request_parts(&mut parts, app).await?;
        let path = Path::<(PlanId, T)>::from_request_parts(&mut parts, app).await;
        let Path((plan, thing)) = path.map_err(IntoResponse::into_response)?;
        let form = Form::<Vec<(String, String)>>::from_request(Request::from_parts(parts, body), app).await;
        let Form(form) = form.map_err(IntoResponse::into_response)?;
        Ok(Self { app: app.clone(), asker, plan, thing, form: Fields(form) })
    }
}

impl<T> Sent<T> {
    /// Makes the changes the form asks for. `work_out` reads it against the plan as it stands; `back` is where a page
    /// without a script goes on.
    pub async fn change(
        self,
        back: &str,
        work_out: impl FnOnce(&Plan, T, &Fields) -> Result<Vec<Change>, Problem>,
    ) -> Response {
        self.change_then(|_| back, work_out).await
    }

    /// The same for a part of a measure: a page without a script goes on at the measure's own.
    pub async fn change_tactic(
        self,
        measure: impl FnOnce(&Plan, &T) -> Option<MeasureId>,
        work_out: impl FnOnce(&Plan, T, &Fields) -> Result<Vec<Change>, Problem>,
    ) -> Response {
        // Whether there is such a plan, and for whom, is answered below as for every change.
        let plan = self.app.rooms.get(self.plan).await.map(|open| open.room.plan()).ok();
        let page = plan
            .and_then(|plan| measure(&plan, &self.thing))
            .map_or(Page::Stage(Stage::Tactics), |id| Page::Open(Opened::Tactic(id)));
        self.change(&page.slug(), work_out).await
    }

    /// The language of whoever sent it.
    pub fn lang(&self) -> words::Lang {
        self.asker.lang
    }

    /// The same where the form says what it goes on with.
    pub async fn change_then<'a>(
        self,
        back: impl FnOnce(&Fields) -> &'a str,
        work_out: impl FnOnce(&Plan, T, &Fields) -> Result<Vec<Change>, Problem>,
    ) -> Response {
        let Self { app, asker, plan: id, thing, form } = self;
        change(&app, &asker, id, back(&form), |plan| work_out(plan, thing, &form)).await
    }
}
