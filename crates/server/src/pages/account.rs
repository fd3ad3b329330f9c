//! One's own account: name, language, colours, password, keys for programs, signing out.

use crate::app::App;
use crate::auth::Asker;
use crate::document::{document, knot};
use crate::error::Problem;
use crate::fields::Fields;
use crate::look::Scheme;
use crate::{auth, clock};
use axum::extract::{Form, State};
use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use store::{ApiToken, Member};
use words::Lang;

/// Most letters in a person's name or the name of a key.
const NAME_MOST_CHARS: usize = 200;

/// Something the page says at its top, once.
enum Note {
    /// A key, which is shown only now.
    Key(String),
    /// The key of a sentence.
    Said(&'static str),
}

/// The account page.
pub async fn show(State(app): State<App>, asker: Asker) -> Response {
    page(app, asker, None).await
}

async fn page(app: App, asker: Asker, note: Option<Note>) -> Response {
    let shown = async {
        let member = asker.signed_in()?;
        let tokens = app.store.api_tokens_of(member).await?;
        let member = app.store.member(member).await?.ok_or(Problem::SignIn)?;
        let title = words::text(asker.lang, "account");
        Ok(document(
            asker.look(),
            &title,
            html! {
                a.skip href="#main" { (words::text(asker.lang, "skip-to-content")) }
                header.topbar {
                    a.home href="/" aria-label=(words::text(asker.lang, "plans")) { (knot()) }
                    span.plan { (title) }
                }
                div.frame.no-path.no-now {
                    main.main id="main" {
                        div.head.ruled { div { h1 { (title) } p.lead { (member.email.as_deref().unwrap_or_default()) } } }
                        @if let Some(note) = note { (noted(asker.lang, &note)) }
                        (how_it_looks(&asker, &member))
                        (password(asker.lang))
                        (keys(asker.lang, &tokens))
                        form method="post" action="/sign-out" { button.linkbutton type="submit" { (words::text(asker.lang, "sign-out")) } }
                    }
                }
            },
        )
        .into_response())
    };
    shown.await.unwrap_or_else(|problem| asker.answer(problem))
}

fn noted(lang: Lang, note: &Note) -> Markup {
    html! {
        div.note role="status" {
            @match note {
                Note::Key(secret) => { p { (words::text(lang, "tokens-made")) } p { code { (secret) } } },
                Note::Said(key) => p { (words::text(lang, key)) },
            }
        }
    }
}

fn how_it_looks(asker: &Asker, member: &Member) -> Markup {
    let t = |key: &str| words::text(asker.lang, key);
    html! {
        form.form method="post" action="/account" {
            div.field {
                label.ds-label for="name" { (t("your-name")) }
                input.ds-input type="text" id="name" name="name" value=(member.name) autocomplete="name" required;
            }
            div.field {
                label.ds-label for="language" { (t("language")) }
                select.ds-input id="language" name="language" {
                    @for each in Lang::ALL {
                        option value=(each.code()) selected[*each == asker.lang] { (t(&format!("language-{}", each.code()))) }
                    }
                }
            }
            div.field {
                label.ds-label for="scheme" { (t("scheme")) }
                select.ds-input id="scheme" name="scheme" {
                    @for each in Scheme::ALL {
                        option value=(each.word()) selected[*each == asker.scheme] { (t(&format!("scheme-{}", each.word()))) }
                    }
                }
            }
            div.actions { button.ds-button type="submit" { (t("save")) } }
        }
    }
}

fn password(lang: Lang) -> Markup {
    let t = |key: &str| words::text(lang, key);
    let field = |name: &str, label: &str, autocomplete: &str| {
        html! {
            div.field {
                label.ds-label for=(name) { (t(label)) }
                input.ds-input type="password" id=(name) name=(name) autocomplete=(autocomplete) required;
            }
        }
    };
    html! {
        section.section {
            header { h2 { (t("password-change")) } }
            form.form method="post" action="/account/password" {
                (field("password", "password-now", "current-password"))
                (field("new_password", "new-password", "new-password"))
                p.quiet.small { (words::with(lang, "password-hint", &[("count", auth::PASSWORD_LEAST_CHARS.into())])) }
                div.actions { button.ds-button data-variant="secondary" type="submit" { (t("password-change")) } }
            }
        }
    }
}

fn keys(lang: Lang, tokens: &[ApiToken]) -> Markup {
    let t = |key: &str| words::text(lang, key);
    let ago = |at: plan::At| words::ago(lang, (clock::now().0 - at.0) / 1000);
    html! {
        section.section {
            header { h2 { (t("tokens-title")) } }
            p { (t("tokens-lead")) " " a href="/api/v1/openapi.json" { "OpenAPI" } }
            @for token in tokens {
                form.flow method="post" action="/account/tokens/revoked" {
                    span { strong { (token.name) } " " span.quiet.small {
                        @if let Some(used) = token.last_used_at { (words::with(lang, "tokens-used", &[("ago", ago(used).into())])) }
                        @else { (t("tokens-never-used")) }
                    } }
                    input type="hidden" name="token" value=(auth::hex(&token.token_hash));
                    button.linkbutton type="submit" aria-label={ (t("tokens-revoke")) " " (token.name) } { (t("tokens-revoke")) }
                }
            }
            form.form method="post" action="/account/tokens" {
                div.field { label.ds-label for="token-name" { (t("tokens-name")) } input.ds-input type="text" id="token-name" name="name" required; }
                div.actions { button.ds-button data-variant="secondary" type="submit" { (t("tokens-make")) } }
            }
        }
    }
}

/// Changes name, language and colours.
pub async fn edit(State(app): State<App>, asker: Asker, Form(form): Form<Vec<(String, String)>>) -> Response {
    let form = Fields(form);
    let edited = async {
        let member = asker.signed_in()?;
        if form.has("name") {
            let name = form.text("name");
            if name.is_empty() || name.chars().count() > NAME_MOST_CHARS {
                return Err(Problem::Bad("error-name"));
            }
            app.store.set_name(member, name).await?;
            app.forget_name(member);
        }
        if let Some(lang) = Lang::from_code(form.text("language")) {
            app.store.set_language(member, Some(lang.code())).await?;
        }
        if let Some(scheme) = Scheme::from_word(form.text("scheme")) {
            app.store.set_color_scheme(member, Some(scheme.word())).await?;
        }
        Ok(Redirect::to("/account").into_response())
    };
    edited.await.unwrap_or_else(|problem| asker.answer(problem))
}

/// Changes the password, for whoever knows the one there is. Every other session ends.
pub async fn change_password(
    State(app): State<App>,
    asker: Asker,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    let changed =
        async {
            let member = app.store.member(asker.signed_in()?).await?.ok_or(Problem::SignIn)?;
            let email = member.email.as_deref().unwrap_or_default();
            let fits = auth::sign_in(&app, email, form.as_sent("password").to_owned()).await;
            fits.map_err(|problem| {
                if matches!(problem, Problem::Bad(_)) { Problem::Bad("error-password-wrong") } else { problem }
            })?;
            let hash = auth::hash_password(form.as_sent("new_password").to_owned()).await?;
            app.store.set_password(member.id, Some(&hash)).await?;
            app.store.end_sessions_of(member.id).await?;
            auth::start_session(&app, member.id).await
        };
    match changed.await {
        Ok(cookie) => {
            let page = page(app, asker, Some(Note::Said("password-changed"))).await;
            ([(header::SET_COOKIE, cookie)], page).into_response()
        }
        Err(problem) => asker.answer(problem),
    }
}

/// Makes a key for programs and shows it, once.
pub async fn make_token(State(app): State<App>, asker: Asker, Form(form): Form<Vec<(String, String)>>) -> Response {
    let form = Fields(form);
    let made = async {
        let member = asker.signed_in()?;
        let secret = auth::new_secret();
        let name = form.text("name");
        if name.is_empty() || name.chars().count() > NAME_MOST_CHARS {
            return Err(Problem::Bad("error-name"));
        }
        app.store.create_api_token(&auth::hash(&secret), member, name, clock::now()).await?;
        Ok(secret)
    };
    match made.await {
        Ok(secret) => page(app, asker, Some(Note::Key(secret))).await,
        Err(problem) => asker.answer(problem),
    }
}

/// Takes a key back: the program that has it is out at once.
pub async fn revoke_token(State(app): State<App>, asker: Asker, Form(form): Form<Vec<(String, String)>>) -> Response {
    let form = Fields(form);
    let revoked = async {
        let member = asker.signed_in()?;
        let token = auth::unhex(form.text("token")).ok_or(Problem::NotFound)?;
        match app.store.revoke_api_token(member, &token, clock::now()).await {
            // Closed already, perhaps by a second press: it is as they want it.
            Err(error) if error.kind() == store::Kind::Missing => {}
            revoked => revoked?,
        }
        Ok(Redirect::to("/account").into_response())
    };
    revoked.await.unwrap_or_else(|problem| asker.answer(problem))
}
