//! Coming into a workshop without an account: by the code on the wall, by its QR code or by its link.

use crate::app::App;
use crate::auth::{self, Asker};
use crate::clock;
use crate::document::{document, knot};
use crate::error::Problem;
use crate::fields::Fields;
use axum::extract::{Form, Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use plan::{At, BrainstormState, MemberId, PlanId, Role};
use store::{JoinCode, NewMember};

/// Longest name somebody joins with.
const NAME_MOST_CHARS: usize = 60;
/// Most participants of one plan.
const PARTICIPANTS_MOST: u64 = 20_000;
/// Wrong codes that may be typed on this server within the window before everybody has to use the link. A code has nine
/// digits: at this rate somebody who guesses has waited seven years for one chance in ten thousand.
const WRONG_CODES_MOST: u64 = 40;
/// For how long wrong codes count.
const WRONG_CODES_WINDOW_MS: i64 = 10 * 60 * 1000;
/// Digits of a code.
const CODE_DIGITS: usize = 9;

/// A new code and link for a brainstorm.
pub fn new_code(plan: PlanId, brainstorm: plan::BrainstormId) -> JoinCode {
    let number = u64::from_le_bytes(clock::random()) % 10u64.pow(9);
    JoinCode { plan, brainstorm, code: format!("{number:0CODE_DIGITS$}"), secret: auth::new_secret() }
}

/// "482917305" as it is read aloud.
pub fn spoken(code: &str) -> String {
    let digits: Vec<char> = code.chars().collect();
    digits.chunks(3).map(|three| three.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// What the form was sent with, to be given back.
#[derive(Default)]
struct Typed<'a> {
    code: &'a str,
    name: &'a str,
}

/// The form: with a field for the code, unless the link has brought it.
fn page(
    asker: &Asker,
    action: &str,
    asks_code: bool,
    about: Option<&str>,
    typed: &Typed<'_>,
    problem: Option<&Problem>,
) -> Markup {
    let t = |key: &str| words::text(asker.lang, key);
    let heading = t("join-title");
    document(
        asker.look(),
        &heading,
        html! {
            main.center id="main" {
                (knot())
                h1 { (heading) }
                @if let Some(about) = about { p.lead { (about) } }
                @if let Some(problem) = problem { p.note.red role="alert" { (problem.sentence(asker.lang)) } }
                form.form method="post" action=(action) {
                    @if asks_code {
                        div.field {
                            label.ds-label for="code" { (t("join-code")) }
                            input.ds-input.big type="text" inputmode="numeric" id="code" name="code" value=(typed.code) autocomplete="off" required;
                            p.hint { (t("join-code-help")) }
                        }
                    }
                    @if asker.member.is_none() {
                        div.field {
                            label.ds-label for="name" { (t("join-name")) }
                            input.ds-input type="text" id="name" name="name" value=(typed.name) maxlength=(NAME_MOST_CHARS) autocomplete="given-name";
                            p.hint { (t("join-name-help")) }
                        }
                    }
                    div.actions { button.ds-button type="submit" { (t("join-button")) } }
                    p.hint { (t("join-no-account")) }
                }
            }
        },
    )
}

/// The form for a code.
pub async fn ask(asker: Asker) -> Markup {
    page(&asker, "/join", true, None, &Typed::default(), None)
}

/// Joins by a typed code.
pub async fn by_code(State(app): State<App>, asker: Asker, Form(form): Form<Vec<(String, String)>>) -> Response {
    let form = Fields(form);
    let (code, name) = (form.text("code"), form.text("name"));
    let joined = async {
        let door = typed(&app, code).await?;
        join(&app, &asker, &door, name).await
    };
    match joined.await {
        Ok(answer) => answer,
        Err(problem @ (Problem::Bad(_) | Problem::TooMany)) => {
            let again = page(&asker, "/join", true, None, &Typed { code, name }, Some(&problem));
            (problem.status(), again).into_response()
        }
        Err(problem) => asker.answer(problem),
    }
}

/// The form behind the link.
pub async fn ask_by_link(State(app): State<App>, asker: Asker, Path(secret): Path<String>) -> Response {
    let asked = async {
        let door = app.store.join_link(&secret).await?.ok_or(Problem::NotFound)?;
        if let Ok(within) = asker.at_board(&app, door.plan).await
            && within.viewer.role >= Role::Participant
        {
            return Ok(to_board(door.plan).into_response());
        }
        let title = title_of(&app, &door).await?;
        Ok(page(&asker, &format!("/join/{secret}"), false, Some(&title), &Typed::default(), None).into_response())
    };
    asked.await.unwrap_or_else(|problem| asker.answer(problem))
}

/// Joins by the link.
pub async fn by_link(
    State(app): State<App>,
    asker: Asker,
    Path(secret): Path<String>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    let name = form.text("name");
    let joined = async {
        let door = app.store.join_link(&secret).await?.ok_or(Problem::NotFound)?;
        join(&app, &asker, &door, name).await
    };
    match joined.await {
        Ok(answer) => answer,
        Err(problem @ Problem::Bad(_)) => {
            let again =
                page(&asker, &format!("/join/{secret}"), false, None, &Typed { name, code: "" }, Some(&problem));
            (problem.status(), again).into_response()
        }
        Err(problem) => asker.answer(problem),
    }
}

async fn title_of(app: &App, door: &JoinCode) -> Result<String, Problem> {
    let plan = app.rooms.get(door.plan).await?.room.plan();
    let brainstorm = plan.brainstorms.get(door.brainstorm).ok_or(Problem::NotFound)?;
    Ok(format!("{} · {}", brainstorm.title.as_str(), plan.title.as_str()))
}

/// What a typed code opens. Whoever types wrong ones too often has to wait, and so has everybody: a code is short.
async fn typed(app: &App, code: &str) -> Result<JoinCode, Problem> {
    let digits: String = code.chars().filter(char::is_ascii_digit).take(CODE_DIGITS + 1).collect();
    let bucket = auth::hash("join-code");
    let now = clock::now();
    if app.store.attempts_since(&bucket, At(now.0 - WRONG_CODES_WINDOW_MS)).await? >= WRONG_CODES_MOST {
        return Err(Problem::TooMany);
    }
    if let Some(door) = app.store.join_code(&digits).await? {
        return Ok(door);
    }
    app.store.note_attempt(&bucket, now).await?;
    Err(Problem::Bad("error-join-code"))
}

/// Lets somebody in as a participant, while the brainstorm is open.
async fn join(app: &App, asker: &Asker, door: &JoinCode, name: &str) -> Result<Response, Problem> {
    let plan = app.rooms.get(door.plan).await?.room.plan();
    let state = plan.brainstorms.get(door.brainstorm).and_then(|brainstorm| brainstorm.state);
    if state != Some(BrainstormState::Open) {
        return Err(Problem::Bad("error-join-closed"));
    }
    if let Some(member) = asker.member {
        if app.store.role_in(door.plan, member).await?.is_none_or(|role| role < Role::Participant) {
            app.store.set_role(door.plan, member, Role::Participant).await?;
        }
        return Ok(to_board(door.plan).into_response());
    }
    if name.chars().count() > NAME_MOST_CHARS || name.contains('\0') {
        return Err(Problem::Bad("error-join-name"));
    }
    if app.store.participants_in(door.plan).await? >= PARTICIPANTS_MOST {
        return Err(Problem::Bad("error-join-full"));
    }
    let nameless = words::text(asker.lang, "join-nameless");
    let name = if name.is_empty() { nameless.as_str() } else { name };
    let member = MemberId::from_raw(clock::mint());
    let language = Some(asker.lang.code());
    app.store
        .create_member(&NewMember { id: member, name, language, created_at: clock::now(), ..NewMember::default() })
        .await?;
    app.store.set_role(door.plan, member, Role::Participant).await?;
    let cookie = auth::start_session(app, member).await?;
    Ok(([(header::SET_COOKIE, cookie)], to_board(door.plan)).into_response())
}

fn to_board(plan: PlanId) -> Redirect {
    Redirect::to(&format!("/plans/{plan}/brainstorm"))
}
