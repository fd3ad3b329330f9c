//! Plans, their changes, findings and exports.

use super::token::Program;
use crate::app::App;
use crate::error::Problem;
use crate::live::room::{Room, Submission};
use crate::live::rooms::Open;
use crate::pages::strategy::bring;
use crate::pages::two_pages::brand::look;
use crate::repeats::{key_in, key_of};
use crate::{clock, exports};
use axum::Json;
use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, Multipart, Path, Query, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use plan::value::MAX_PHRASE_CHARS;
use plan::{Change, Entry, Plan, PlanField, PlanId, Role, Seq, TextEdit, anonymous};
use serde::Deserialize;
use serde_json::json;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;
use words::Lang;

/// Most entries in one answer.
pub const ENTRIES_MOST: usize = 1_000;
/// How often a quiet event stream says that it is alive.
const SIGN_OF_LIFE: Duration = Duration::from_secs(20);

/// Runs a request and answers with JSON, whatever comes of it.
async fn answer(lang: Lang, work: impl Future<Output = Result<Response, Problem>>) -> Response {
    work.await.unwrap_or_else(|problem| problem.answer_json(lang))
}

fn plan_id(text: &str) -> Result<PlanId, Problem> {
    text.parse().map_err(|_| Problem::NotFound)
}

fn json_of<T: serde::de::DeserializeOwned>(headers: &HeaderMap, body: &Bytes) -> Result<T, Problem> {
    let kind = headers.get(header::CONTENT_TYPE).map_or(&b"application/json"[..], |kind| kind.as_bytes());
    let kind = kind.split(|letter| *letter == b';').next().unwrap_or_default().trim_ascii();
    if !kind.eq_ignore_ascii_case(b"application/json") {
        return Err(Problem::WrongKind);
    }
    serde_json::from_slice(body).map_err(|_| Problem::Bad("error-json"))
}

/// The plans the token's owner is in.
pub async fn list(State(app): State<App>, program: Program) -> Response {
    answer(program.lang, async {
        let plans = app.store.plans_for(program.member).await?;
        let plans: Vec<_> = plans
            .into_iter()
            .map(|plan| json!({ "id": plan.id, "title": plan.title, "role": plan.role.word(), "seq": plan.head }))
            .collect();
        Ok(Json(json!({ "plans": plans })).into_response())
    })
    .await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NewPlan {
    title: String,
    #[serde(default)]
    organisation: String,
}

/// Makes a plan.
pub async fn make(State(app): State<App>, program: Program, headers: HeaderMap, body: Bytes) -> Response {
    answer(program.lang, async {
        let new: NewPlan = json_of(&headers, &body)?;
        if new.title.trim().is_empty() || new.title.chars().count() > plan::value::MAX_PHRASE_CHARS {
            return Err(Problem::Bad("error-title-missing"));
        }
        if new.title.contains('\0') || new.organisation.contains('\0') {
            return Err(Problem::Bad("error-json"));
        }
        if new.organisation.chars().count() > plan::text::MAX_TEXT_CHARS {
            return Err(Problem::Bad("error-too-large"));
        }
        let id = PlanId::from_raw(clock::mint());
        app.store.create_plan(id, &new.title, program.member, clock::now()).await?;
        let open = app.rooms.get(id).await?;
        let changes = vec![
            Change::SetPlan(PlanField::Title(TextEdit::new(new.title))),
            Change::SetPlan(PlanField::Organisation(TextEdit::new(new.organisation))),
        ];
        let entries =
            open.room.submit(Submission { by: program.member, role: Role::Owner, changes, key: None }).await?;
        let seq = entries.last().map_or(Seq::START, |entry| entry.seq);
        Ok((StatusCode::CREATED, Json(json!({ "id": id, "seq": seq }))).into_response())
    })
    .await
}

#[derive(Deserialize)]
pub struct AtQuery {
    at: Option<String>,
}

/// The plan, now or as it was.
pub async fn show(
    State(app): State<App>,
    program: Program,
    Path(id): Path<String>,
    Query(query): Query<AtQuery>,
) -> Response {
    answer(program.lang, async {
        let id = plan_id(&id)?;
        program.reads(&app, id).await?;
        let now = app.rooms.get(id).await?.room.plan();
        let plan = match query.at {
            Some(at) => {
                let at: u64 = at.parse().map_err(|_| Problem::Bad("error-number"))?;
                Arc::new(app.store.load_at(id, Seq(at)).await?.plan)
            }
            None => now.clone(),
        };
        Ok(Json(&*anonymous::without_authors(&plan, &anonymous::promised(&now))).into_response())
    })
    .await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NewChanges {
    changes: Vec<Change>,
}

/// Makes changes, all or none.
pub async fn submit(
    State(app): State<App>,
    program: Program,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    answer(program.lang, async {
        let id = plan_id(&id)?;
        let role = program.role_in(&app, id).await?;
        let key = key_in(&headers)?.map(|key| key_of(program.member, key));
        let new: NewChanges = json_of(&headers, &body)?;
        let open = app.rooms.get(id).await?;
        let submission = Submission { by: program.member, role, changes: new.changes, key };
        let entries = open.room.submit(submission).await?;
        Ok(Json(json!({ "entries": entries })).into_response())
    })
    .await
}

#[derive(Deserialize)]
pub struct NameQuery {
    #[serde(default)]
    name: String,
}

/// Reads the strategy's document and brings it into the plan.
pub async fn bring_strategy(
    State(app): State<App>,
    program: Program,
    Path(id): Path<String>,
    Query(query): Query<NameQuery>,
    request: Request,
) -> Response {
    answer(program.lang, async {
        let id = plan_id(&id)?;
        let role = program.reads(&app, id).await?;
        if role < Role::Editor {
            return Err(Problem::Forbidden);
        }
        let key = key_in(request.headers())?.map(|key| key_of(program.member, key));
        let kind = request.headers().get(header::CONTENT_TYPE).map_or(&b""[..], |kind| kind.as_bytes());
        let sent = if kind.starts_with(b"multipart/form-data") {
            let form = Multipart::from_request(request, &app).await.map_err(|_| Problem::Bad("error-field"))?;
            bring::sent(form).await?
        } else {
            let bytes = Bytes::from_request(request, &app).await.map_err(|_| Problem::TooLarge)?;
            bring::Sent { name: query.name, bytes, is_file: true }
        };
        if sent.name.chars().count() > MAX_PHRASE_CHARS {
            return Err(Problem::TooLarge);
        }
        let brought = bring::take_in(&app, id, sent).await?;
        let open = app.rooms.get(id).await?;
        let changes = vec![brought.as_change(&open.room.plan())];
        let entries = open.room.submit(Submission { by: program.member, role, changes, key }).await?;
        Ok(Json(json!({ "document": brought.read, "entries": entries })).into_response())
    })
    .await
}

#[derive(Deserialize)]
pub struct AfterQuery {
    after: Option<String>,
}

/// Entries after a place, or from there on as they come.
pub async fn changes(
    State(app): State<App>,
    program: Program,
    Path(id): Path<String>,
    Query(query): Query<AfterQuery>,
    headers: HeaderMap,
) -> Response {
    answer(program.lang, async {
        let id = plan_id(&id)?;
        program.reads(&app, id).await?;
        let last = headers.get("last-event-id").and_then(|value| value.to_str().ok()).map(str::to_owned);
        let after = match last.or(query.after) {
            None => Seq::START,
            Some(text) => Seq(text.parse().map_err(|_| Problem::Bad("error-number"))?),
        };
        let live = headers.get(header::ACCEPT).is_some_and(|value| value.as_bytes().starts_with(b"text/event-stream"));
        if live {
            let open = app.rooms.get(id).await?;
            return Ok(stream(app, open, after));
        }
        let now = app.rooms.get(id).await?.room.plan();
        let entries = nameless(app.store.entries_after(id, after, ENTRIES_MOST).await?, &now);
        Ok(Json(json!({ "entries": entries })).into_response())
    })
    .await
}

/// Entries without those who were promised to stay hidden.
fn nameless(entries: Vec<Entry>, now: &Plan) -> Vec<Entry> {
    let promised = anonymous::promised(now);
    entries.iter().map(|entry| anonymous::without_author(entry, now, &promised)).collect()
}

/// Entries as events: `id` is the place, `data` the entry.
fn stream(app: App, open: Arc<Open>, after: Seq) -> Response {
    let state = open.room.watch();
    let events = futures::stream::unfold((app, open, state, after), |(app, open, mut state, after)| async move {
        loop {
            let room: &Room = &open.room;
            let entries = app.store.entries_after(room.id, after, ENTRIES_MOST).await.ok()?;
            let entries = nameless(entries, &room.plan());
            if let Some(last) = entries.last().map(|entry| entry.seq) {
                let mut text = String::new();
                for entry in &entries {
                    let json = serde_json::to_string(entry).ok()?;
                    text.push_str(&format!("id: {}\ndata: {json}\n\n", entry.seq.0));
                }
                return Some((Ok::<_, Infallible>(Bytes::from(text)), (app, open, state, last)));
            }
            match tokio::time::timeout(SIGN_OF_LIFE, state.changed()).await {
                Ok(Ok(())) => {}
                Ok(Err(_)) => return None,
                Err(_) => {
                    let alive = Bytes::from_static(b": here\n\n");
                    return Some((Ok(alive), (app, open, state, after)));
                }
            }
        }
    });
    let headers = [(header::CONTENT_TYPE, "text/event-stream"), (header::CACHE_CONTROL, "no-cache")];
    (headers, Body::from_stream(events)).into_response()
}

/// What follows from the plan.
pub async fn findings(State(app): State<App>, program: Program, Path(id): Path<String>) -> Response {
    answer(program.lang, async {
        let id = plan_id(&id)?;
        program.reads(&app, id).await?;
        let plan = app.rooms.get(id).await?.room.plan();
        let names = app.know_names(&plan, &[]).await?;
        let list = exports::findings(&plan, clock::today(), program.lang, &names);
        Ok(Json(json!({ "seq": plan.seq, "findings": list })).into_response())
    })
    .await
}

/// The strategy with its amendments marked.
pub async fn export_strategy(
    State(app): State<App>,
    program: Program,
    Path((id, format)): Path<(String, String)>,
    Query(asked): Query<exports::InLanguage>,
) -> Response {
    answer(program.lang, async {
        let id = plan_id(&id)?;
        program.reads(&app, id).await?;
        let plan = app.rooms.get(id).await?.room.plan();
        exports::strategy(&plan, &format, &asked, program.lang)
    })
    .await
}

/// All ideas as a table or a text.
pub async fn export_brainstorm(
    State(app): State<App>,
    program: Program,
    Path((id, format)): Path<(String, String)>,
    Query(asked): Query<exports::InLanguage>,
) -> Response {
    answer(program.lang, async {
        let id = plan_id(&id)?;
        program.reads(&app, id).await?;
        let plan = app.rooms.get(id).await?.room.plan();
        let names = app.know_names(&plan, &[]).await?;
        exports::brainstorm(&plan, &format, &asked, program.lang, &names)
    })
    .await
}

/// The plan in another format.
pub async fn export(
    State(app): State<App>,
    program: Program,
    Path((id, format)): Path<(String, String)>,
    Query(asked): Query<exports::InLanguage>,
) -> Response {
    answer(program.lang, async {
        let id = plan_id(&id)?;
        program.reads(&app, id).await?;
        let plan = app.rooms.get(id).await?.room.plan();
        let names = app.know_names(&plan, &[]).await?;
        let look = look(&app, id, &plan).await?;
        exports::answer(plan, &format, asked, program.lang, names.as_ref().clone(), look).await
    })
    .await
}
