//! Text that was typed is never lost by an error. A live page keeps it where it stands; a page without a script
//! gets it back here, under the sentence that says what happened, ready to be mended and sent again.

use crate::error::{self, Said};
use crate::fields::FORM_MOST_BYTES;
use axum::body::{Body, to_bytes};
use axum::extract::{Form, FromRequest, Request};
use axum::http::{Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use words::Lang;

/// Letters from which on a value gets a field of several lines.
const LONG_CHARS: usize = 60;
/// Lines of such a field.
const LONG_ROWS: u8 = 5;
/// Fields that are never shown again.
const SECRET: &[&str] = &["password", "new_password"];
/// Fields that pages put into forms themselves.
const OURS: &[&str] = &["changes", "back", "kind", "id", "again", "finding"];

/// Puts what a plain form sent onto the page that says why it was not done.
pub async fn give_back(request: Request, next: Next) -> Response {
    let is_form = request
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"application/x-www-form-urlencoded"));
    if request.method() != Method::POST || request.headers().contains_key("hx-request") || !is_form {
        return next.run(request).await;
    }
    let action = request.uri().path().to_owned();
    let (head, body) = request.into_parts();
    let Ok(bytes) = to_bytes(body, FORM_MOST_BYTES).await else {
        return axum::http::StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    let copy = Request::from_parts(head.clone(), Body::from(bytes.clone()));
    let answer = next.run(Request::from_parts(head, Body::from(bytes))).await;
    let Some(said) = answer.extensions().get::<Said>().cloned() else { return answer };
    let Ok(Form(fields)) = Form::<Vec<(String, String)>>::from_request(copy, &()).await else { return answer };
    if fields.iter().any(|(name, _)| SECRET.contains(&name.as_str())) || !fields.iter().any(is_typed) {
        return answer;
    }
    let page = error::page(said.look, &said.sentence, again(said.look.lang, &action, &fields));
    (answer.status(), page).into_response()
}

/// Whether somebody wrote this, rather than the page.
fn is_typed((name, value): &(String, String)) -> bool {
    !value.trim().is_empty()
        && !OURS.contains(&name.as_str())
        && !name.ends_with(".from")
        && value.parse::<plan::StatementId>().is_err()
}

fn again(lang: Lang, action: &str, fields: &[(String, String)]) -> Markup {
    html! {
        h2 { (words::text(lang, "typed-before")) }
        form.form method="post" action=(action) {
            @for (place, field) in fields.iter().enumerate() {
                @let (name, value) = field;
                @let label = words::with(lang, "typed-field", &[("number", (place + 1).into())]);
                @if !is_typed(field) { input type="hidden" name=(name) value=(value); }
                @else if value.chars().count() > LONG_CHARS { textarea.ds-input name=(name) rows=(LONG_ROWS) aria-label=(label) { (value) } }
                @else { input.ds-input type="text" name=(name) value=(value) aria-label=(label); }
            }
            div.actions { button.ds-button type="submit" { (words::text(lang, "typed-again")) } }
        }
    }
}
