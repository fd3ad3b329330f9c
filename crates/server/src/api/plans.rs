//! Plans, their changes, findings and exports.

use super::token::Program;
use crate::app::App;
use crate::error::Problem;
use crate::live::room::{Room, Submission};
use crate::live::rooms::Open;
use crate::{clock, exports};
use axum::Json;
use axum::body::{Body, Bytes};
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use plan::{Change, PlanField, PlanId, Role, Seq, TextEdit};
use serde::Deserialize;
use serde_json::json;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;
use words::Lang;

/// Longest idempotency key.
pub const KEY_MOST_BYTES: usize = 100;
/// Most entries in one answer.
const ENTRIES_MOST: usize = 1_000;
/// How often a quiet event stream says that it is alive.
const SIGN_OF_LIFE: Duration = Duration::from_secs(20);

/// Runs a request and answers with JSON, whatever comes of it.
async fn answer(lang: Lang, work: impl Future<Output = Result<Response, Problem>>) -> Response {
    work.await.unwrap_or_else(|problem| problem.answer_json(lang))
}

fn plan_id(text: &str) -> Result<PlanId, Problem> {
    text.parse().map_err(|_| Problem::NotFound)
}

fn json_of<T: serde::de::DeserializeOwned>(body: &Bytes) -> Result<T, Problem> {
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
pub async fn make(State(app): State<App>, program: Program, body: Bytes) -> Response {
    answer(program.lang, async {
        let new: NewPlan = json_of(&body)?;
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
        program.role_in(&app, id).await?;
        let plan = match query.at {
            Some(at) => {
                let at: u64 = at.parse().map_err(|_| Problem::Bad("error-number"))?;
                Arc::new(app.store.load_at(id, Seq(at)).await?.plan)
            }
            None => app.rooms.get(id).await?.room.plan(),
        };
        Ok(Json(&*plan).into_response())
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
        let key = match headers.get("idempotency-key") {
            None => None,
            Some(key) => {
                let key = key.to_str().map_err(|_| Problem::Bad("error-key"))?;
                if key.is_empty() || key.len() > KEY_MOST_BYTES {
                    return Err(Problem::Bad("error-key"));
                }
                // One program's keys are not another's.
                Some(format!("{}:{key}", program.member))
            }
        };
        let new: NewChanges = json_of(&body)?;
        let open = app.rooms.get(id).await?;
        let submission = Submission { by: program.member, role, changes: new.changes, key };
        let entries = open.room.submit(submission).await?;
        Ok(Json(json!({ "entries": entries })).into_response())
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
        program.role_in(&app, id).await?;
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
        let entries = app.store.entries_after(id, after, ENTRIES_MOST).await?;
        Ok(Json(json!({ "entries": entries })).into_response())
    })
    .await
}

/// Entries as events: `id` is the place, `data` the entry.
fn stream(app: App, open: Arc<Open>, after: Seq) -> Response {
    let state = open.room.watch();
    let events = futures::stream::unfold((app, open, state, after), |(app, open, mut state, after)| async move {
        loop {
            let room: &Room = &open.room;
            let entries = app.store.entries_after(room.id, after, ENTRIES_MOST).await.ok()?;
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
        program.role_in(&app, id).await?;
        let plan = app.rooms.get(id).await?.room.plan();
        let names = app.know_names(&plan, &[]).await?;
        let list = exports::findings(&plan, clock::today(), program.lang, &names);
        Ok(Json(json!({ "seq": plan.seq, "findings": list })).into_response())
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
        program.role_in(&app, id).await?;
        let plan = app.rooms.get(id).await?.room.plan();
        let names = app.know_names(&plan, &[]).await?;
        exports::answer(&plan, &format, &asked, program.lang, &names)
    })
    .await
}
