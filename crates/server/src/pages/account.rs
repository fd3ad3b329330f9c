//! One's own account: name, language, password, tokens for programs, signing out.

use crate::app::App;
use crate::auth::Asker;
use crate::fields::Fields;
use crate::{auth, clock, frame};
use axum::extract::{Form, State};
use axum::response::{IntoResponse, Redirect, Response};
use maud::html;
use words::Lang;

/// The account page.
pub async fn show(State(app): State<App>, asker: Asker) -> Response {
    page(app, asker, None).await
}

/// Makes a key for programs and shows it, once.
pub async fn make_token(State(app): State<App>, asker: Asker, Form(form): Form<Vec<(String, String)>>) -> Response {
    let form = Fields(form);
    let made = async {
        let member = asker.signed_in()?;
        let secret = auth::new_secret();
        let name = form.text("name");
        app.store.create_api_token(&auth::hash(&secret), member, name, clock::now()).await?;
        Ok(secret)
    };
    match made.await {
        Ok(secret) => page(app, asker, Some(secret)).await,
        Err(problem) => asker.answer(problem),
    }
}

async fn page(app: App, asker: Asker, made: Option<String>) -> Response {
    let shown = async {
        let member = asker.signed_in()?;
        let member = app.store.member(member).await?.ok_or(crate::error::Problem::SignIn)?;
        let lang = asker.lang;
        let t = |key: &str| words::text(lang, key);
        Ok(frame::document(lang, &t("account"), html! {
            main.center id="main" {
                a href="/" { (t("plans")) }
                h1 { (t("account")) }
                p { (member.name) }
                form.form method="post" action="/account" {
                    div.ds-field {
                        label.ds-label for="language" { (t("language")) }
                        select.ds-input id="language" name="language" {
                            @for each in Lang::ALL {
                                option value=(each.code()) selected[*each == lang] { (t(&format!("language-{}", each.code()))) }
                            }
                        }
                    }
                    div.actions { button.ds-button type="submit" { (t("save")) } }
                }
                section.section {
                    header { h2 { (t("tokens-title")) } }
                    @if let Some(secret) = made { div.note.red role="status" { p { (t("tokens-made")) } p { code { (secret) } } } }
                    form.form method="post" action="/account/tokens" {
                        div.ds-field { label.ds-label for="token-name" { (t("name")) } input.ds-input type="text" id="token-name" name="name" required; }
                        div.actions { button.ds-button data-variant="secondary" type="submit" { (t("tokens-make")) } }
                    }
                }
                form method="post" action="/sign-out" { button.linkbutton type="submit" { (t("sign-out")) } }
            }
        })
        .into_response())
    };
    shown.await.unwrap_or_else(|problem| asker.answer(problem))
}

/// Changes it.
pub async fn edit(State(app): State<App>, asker: Asker, Form(form): Form<Vec<(String, String)>>) -> Response {
    let form = Fields(form);
    let edited = async {
        let member = asker.signed_in()?;
        if let Some(lang) = Lang::from_code(form.text("language")) {
            app.store.set_language(member, Some(lang.code())).await?;
        }
        Ok(Redirect::to("/account").into_response())
    };
    edited.await.unwrap_or_else(|problem| asker.answer(problem))
}
