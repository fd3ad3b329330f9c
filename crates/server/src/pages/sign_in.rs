//! Coming in: the first owner's one-time link, signing in and out, invitations, read-only links.

use crate::app::App;
use crate::auth::{self, Asker};
use crate::clock;
use crate::document::{document, knot};
use crate::error::Problem;
use crate::fields::Fields;
use crate::look::{Look, Scheme};
use axum::extract::{Form, Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use plan::MemberId;
use std::sync::PoisonError;
use store::NewMember;
use words::Lang;

fn t(lang: Lang, key: &str) -> String {
    words::text(lang, key)
}

fn page(lang: Lang, heading: &str, inside: Markup) -> Markup {
    let heading = t(lang, heading);
    document(
        Look { lang, scheme: Scheme::default() },
        &heading,
        html! { main.center id="main" { (knot()) h1 { (heading) } (inside) } },
    )
}

fn field(lang: Lang, name: &str, label: &str, kind: &str, value: &str, autocomplete: &str) -> Markup {
    html! {
        div.field {
            label.ds-label for=(name) { (t(lang, label)) }
            input.ds-input type=(kind) id=(name) name=(name) value=(value) autocomplete=(autocomplete) required;
        }
    }
}

fn sign_in_page(lang: Lang, email: &str, message: Option<String>) -> Markup {
    page(
        lang,
        "sign-in",
        html! {
            @if let Some(message) = message { p.note.red role="alert" { (message) } }
            form.form method="post" action="/sign-in" {
                (field(lang, "email", "email", "email", email, "username"))
                (field(lang, "password", "password", "password", "", "current-password"))
                div.actions { button.ds-button type="submit" { (t(lang, "sign-in")) } }
            }
        },
    )
}

/// The form to sign in with.
pub async fn show(asker: Asker) -> Markup {
    sign_in_page(asker.lang, "", None)
}

/// Signs in.
pub async fn sign_in(State(app): State<App>, asker: Asker, Form(form): Form<Vec<(String, String)>>) -> Response {
    let form = Fields(form);
    let email = form.text("email").to_owned();
    let password = form.as_sent("password").to_owned();
    match auth::sign_in(&app, &email, password).await {
        Ok(member) => into_session(&app, &asker, member, "/").await,
        Err(problem @ (Problem::Bad(_) | Problem::TooMany)) => {
            let message = problem.sentence(asker.lang);
            (problem.status(), sign_in_page(asker.lang, &email, Some(message))).into_response()
        }
        Err(problem) => asker.answer(problem),
    }
}

/// Signs out.
pub async fn sign_out(State(app): State<App>, asker: Asker, headers: axum::http::HeaderMap) -> Response {
    match auth::end_session(&app, &headers).await {
        Ok(cookie) => ([(header::SET_COOKIE, cookie)], Redirect::to("/sign-in")).into_response(),
        Err(problem) => asker.answer(problem),
    }
}

async fn into_session(app: &App, asker: &Asker, member: MemberId, to: &str) -> Response {
    match auth::start_session(app, member).await {
        Ok(cookie) => ([(header::SET_COOKIE, cookie)], Redirect::to(to)).into_response(),
        Err(problem) => asker.answer(problem),
    }
}

fn joining_page(lang: Lang, heading: &str, action: &str, name: &str, email: &str, message: Option<String>) -> Markup {
    page(
        lang,
        heading,
        html! {
            @if let Some(message) = message { p.note.red role="alert" { (message) } }
            form.form method="post" action=(action) {
                (field(lang, "name", "your-name", "text", name, "name"))
                (field(lang, "email", "email", "email", email, "username"))
                (field(lang, "password", "new-password", "password", "", "new-password"))
                p.hint { (words::with(lang, "password-hint", &[("count", auth::PASSWORD_LEAST_CHARS.into())])) }
                div.actions { button.ds-button type="submit" { (t(lang, "go-on")) } }
            }
        },
    )
}

fn is_first_owner(app: &App, secret: &str) -> bool {
    let waiting = app.first_owner.lock().unwrap_or_else(PoisonError::into_inner);
    *waiting == Some(auth::hash(secret))
}

/// The one-time link that makes the owner.
pub async fn welcome(State(app): State<App>, asker: Asker, Path(secret): Path<String>) -> Response {
    if !is_first_owner(&app, &secret) {
        return asker.answer(Problem::NotFound);
    }
    joining_page(asker.lang, "welcome", &format!("/welcome/{secret}"), "", "", None).into_response()
}

/// Makes the owner.
pub async fn make_owner(
    State(app): State<App>,
    asker: Asker,
    Path(secret): Path<String>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    if !is_first_owner(&app, &secret) {
        return asker.answer(Problem::NotFound);
    }
    let form = Fields(form);
    match new_member(&app, &form, true).await {
        Ok(member) => {
            *app.first_owner.lock().unwrap_or_else(PoisonError::into_inner) = None;
            // What the example brought belongs to whoever came first.
            if let Err(problem) = take_over_plans(&app, member).await {
                return asker.answer(problem);
            }
            into_session(&app, &asker, member, "/").await
        }
        Err(problem) => {
            let message = problem.sentence(asker.lang);
            let action = format!("/welcome/{secret}");
            let again =
                joining_page(asker.lang, "welcome", &action, form.text("name"), form.text("email"), Some(message));
            (problem.status(), again).into_response()
        }
    }
}

async fn take_over_plans(app: &App, member: MemberId) -> Result<(), Problem> {
    for plan in app.store.all_plans().await? {
        app.store.set_role(plan, member, plan::Role::Owner).await?;
    }
    Ok(())
}

async fn new_member(app: &App, form: &Fields, owner: bool) -> Result<MemberId, Problem> {
    let (name, email) = (form.text("name"), form.text("email"));
    if name.is_empty() || !email.contains('@') {
        return Err(Problem::Bad("error-name-and-email"));
    }
    let password = form.0.iter().find(|(key, _)| key == "password").map_or(String::new(), |(_, value)| value.clone());
    let hashed = auth::hash_password(password).await?;
    let id = MemberId::from_raw(clock::mint());
    let new = NewMember {
        id,
        name,
        email: Some(email),
        password_hash: Some(&hashed),
        language: None,
        owner,
        created_at: clock::now(),
    };
    app.store.create_member(&new).await?;
    Ok(id)
}

/// An invitation.
pub async fn invitation(State(app): State<App>, asker: Asker, Path(secret): Path<String>) -> Response {
    let shown = async {
        let found = app.store.invitation(&auth::hash(&secret)).await?.ok_or(Problem::NotFound)?;
        if found.used_at.is_some() || found.expires_at < clock::now() {
            return Err(Problem::NotFound);
        }
        Ok(found.email.unwrap_or_default())
    };
    match shown.await {
        Ok(email) => {
            joining_page(asker.lang, "invited", &format!("/invitations/{secret}"), "", &email, None).into_response()
        }
        Err(problem) => asker.answer(problem),
    }
}

/// Accepts an invitation: as who is signed in, or as somebody new.
pub async fn accept(
    State(app): State<App>,
    asker: Asker,
    Path(secret): Path<String>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    let accepted = async {
        let token = auth::hash(&secret);
        let found = app.store.invitation(&token).await?.ok_or(Problem::NotFound)?;
        if found.used_at.is_some() || found.expires_at < clock::now() {
            return Err(Problem::NotFound);
        }
        let member = match asker.member {
            Some(member) => member,
            None => new_member(&app, &form, false).await?,
        };
        let used = app.store.use_invitation(&token, clock::now()).await?.ok_or(Problem::NotFound)?;
        if let Some(plan) = used.plan {
            app.store.set_role(plan, member, used.role).await?;
        }
        Ok((member, used.plan))
    };
    match accepted.await {
        Ok((member, plan)) => {
            let to = plan.map_or("/".to_owned(), |plan| format!("/plans/{plan}/strategy"));
            into_session(&app, &asker, member, &to).await
        }
        Err(problem @ Problem::Bad(_)) => {
            let message = problem.sentence(asker.lang);
            let action = format!("/invitations/{secret}");
            let again =
                joining_page(asker.lang, "invited", &action, form.text("name"), form.text("email"), Some(message));
            (problem.status(), again).into_response()
        }
        Err(problem) => asker.answer(problem),
    }
}

/// A read-only link: remembers it and goes to the plan.
pub async fn read_only(State(app): State<App>, asker: Asker, Path(secret): Path<String>) -> Response {
    match app.store.link(&auth::hash(&secret)).await {
        Ok(Some(link)) => {
            let cookie = auth::link_cookie(&app, &secret);
            let to = Redirect::to(&format!("/plans/{}/two-pages", link.plan));
            ([(header::SET_COOKIE, cookie)], to).into_response()
        }
        Ok(None) => asker.answer(Problem::NotFound),
        Err(error) => asker.answer(error.into()),
    }
}
