//! Whose token a request carries.

use crate::app::App;
use crate::error::Problem;
use crate::{auth, clock};
use axum::extract::FromRequestParts;
use axum::http::header;
use axum::http::request::Parts;
use axum::response::Response;
use plan::{MemberId, PlanId, Role};
use words::Lang;

/// How often it is noted that a token was used.
const TOUCH_MS: i64 = 60 * 60 * 1000;

/// A program, in the name of a member.
pub struct Program {
    /// In whose name.
    pub member: MemberId,
    /// The language of messages.
    pub lang: Lang,
}

impl Program {
    /// What the member is in a plan, all of which they may read.
    pub async fn reads(&self, app: &App, plan: PlanId) -> Result<Role, Problem> {
        let role = self.role_in(app, plan).await?;
        if role == Role::Participant { Err(Problem::Forbidden) } else { Ok(role) }
    }

    /// What the member is in a plan.
    pub async fn role_in(&self, app: &App, plan: PlanId) -> Result<Role, Problem> {
        app.store.role_in(plan, self.member).await?.ok_or(Problem::NotFound)
    }
}

impl FromRequestParts<App> for Program {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let said = |name| parts.headers.get(name).and_then(|value: &axum::http::HeaderValue| value.to_str().ok());
        let lang = said(header::ACCEPT_LANGUAGE).map_or(Lang::En, Lang::from_accept_language);
        let secret = said(header::AUTHORIZATION).and_then(|value| value.strip_prefix("Bearer "));
        let found = async {
            let hash = auth::hash(secret.ok_or(Problem::SignIn)?);
            let token = app.store.api_token(&hash).await?.ok_or(Problem::SignIn)?;
            let now = clock::now();
            if token.last_used_at.is_none_or(|last| last.0 + TOUCH_MS < now.0) {
                app.store.touch_api_token(&hash, now).await?;
            }
            Ok(Self { member: token.member, lang })
        };
        found.await.map_err(|problem: Problem| problem.answer_json(lang))
    }
}
