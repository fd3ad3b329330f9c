//! The HTTP API: the same changes as the pages, as JSON, with bearer tokens. What it promises is in `openapi`.

pub mod openapi;
mod plans;
mod token;

use crate::addresses::Routes;
use crate::pages::strategy;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};

/// Most bytes of a request.
pub const BODY_MOST_BYTES: usize = 4 * 1024 * 1024;

/// Every address of the API.
pub fn routes() -> Routes {
    Routes::new()
        .route("/openapi.json", get(openapi::serve))
        .route("/plans", get(plans::list).post(plans::make))
        .route("/plans/{plan}", get(plans::show))
        .route("/plans/{plan}/changes", get(plans::changes).post(plans::submit))
        .route(
            "/plans/{plan}/strategy",
            post(plans::bring_strategy).layer(DefaultBodyLimit::max(strategy::UPLOAD_MOST_BYTES)),
        )
        .route("/plans/{plan}/brainstorm/export/{format}", get(plans::export_brainstorm))
        .route("/plans/{plan}/strategy/export/{format}", get(plans::export_strategy))
        .route("/plans/{plan}/findings", get(plans::findings))
        .route("/plans/{plan}/export/{format}", get(plans::export))
        .around(|routes| routes.layer(DefaultBodyLimit::max(BODY_MOST_BYTES)))
}
