//! Figures of who uses what, from a file or a spreadsheet's clipboard: kept as they came, shown with what they would
//! become, and written as claims when somebody has said who is who. What is counted in a survey is asked in
//! `figures/survey.rs`, who is who in `figures/who.rs`; what becomes of the figures is in `figures/taken.rs`.

mod survey;
mod taken;
mod who;

use self::survey::Counted;
use crate::app::App;
use crate::auth::Asker;
use crate::error::Problem;
use crate::fields::Fields;
use crate::live::room::{Refusal, Submission};
use crate::page::Page;
use crate::pages::strategy::bring::Sent;
use crate::view::View;
use crate::{clock, frame, reading};
use axum::extract::{Form, Multipart, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use bytes::Bytes;
use formats::usage::{self, Figure, Usage};
use maud::{Markup, html};
use plan::{Amount, Change, FileId, MAX_TOGETHER, PlanId, Rejection, Role, Stage};
use store::{NewFile, StoredFile};

/// Most bytes of an upload: the largest file that is read, and room for the form around it.
pub const UPLOAD_MOST_BYTES: usize = usage::MAX_FILE_BYTES + 64 * 1024;
/// Steps in which the claims of a file are written, with those that have to be taken again because somebody else writes
/// the same ones.
const STEPS_MOST: usize = 50;
/// The media type of what was pasted. It is taken for assumed unless somebody says else.
const PASTED: &str = "text/tab-separated-values";

/// The form for a file or a block of cells; the matrix with what became of one, where the address says that.
pub async fn ask(
    State(app): State<App>,
    asker: Asker,
    Path(id): Path<PlanId>,
    Query(asked): Query<Vec<(String, String)>>,
) -> Response {
    let asked = Fields(asked);
    if !asked.has("written") {
        return page(&app, &asker, id, Page::Figures, |view| Ok(bringing(view, None))).await;
    }
    page(&app, &asker, id, Page::Stage(Stage::Habits), |view| {
        let count = |field| asked.parsed::<u32>(field).map(Option::unwrap_or_default);
        let counts = [("count", count("written")?.into()), ("there", count("there")?.into())];
        Ok(html! { div.note role="status" { p { (view.tw("figures-written", &counts)) } } })
    })
    .await
}

/// A page with something on it that is not live.
async fn page(
    app: &App,
    asker: &Asker,
    id: PlanId,
    page: Page,
    extra: impl FnOnce(&View) -> Result<Markup, Problem>,
) -> Response {
    let shown = async {
        let within = asker.in_plan(app, id).await?;
        if within.viewer.role < Role::Editor {
            return Err(Problem::Forbidden);
        }
        let view = app.view(&app.rooms.get(id).await?, page, within).await?;
        let extra = extra(&view)?;
        Ok(frame::plan_page_with(&view, true, extra).into_response())
    };
    shown.await.unwrap_or_else(|problem| asker.answer(problem))
}

fn bringing(view: &View, problem: Option<&Problem>) -> Markup {
    let action = view.url("habits/figures");
    html! {
        section.section.brought id="figures" {
            header { h2 { (view.t("figures-title")) } }
            @if let Some(problem) = problem { div.note.red role="alert" { p { strong { (problem.sentence(view.viewer.lang)) } } } }
            p.quiet { (view.t("figures-lead")) }
            form.form method="post" action=(action) enctype="multipart/form-data" {
                div.field.file {
                    label.ds-label for="figures-file" { (view.t("figures-file")) }
                    input type="file" id="figures-file" name="document" accept=".xlsx,.csv,.tsv,.txt";
                    p.hint { (view.t("figures-file-help")) }
                }
                div.field {
                    label.ds-label for="figures-pasted" { (view.t("figures-paste")) }
                    textarea.ds-input id="figures-pasted" name="pasted" rows="4" {}
                    p.hint { (view.t("figures-paste-help")) }
                }
                details.more id="figures-codebook-more" {
                    summary { (view.t("figures-codebook")) }
                    div.form { (codebook_fields(view)) }
                }
                div.actions {
                    button.ds-button type="submit" { (view.t("figures-read")) }
                    a.ds-button data-variant="tertiary" data-key="Escape" href=(view.url("habits")) { (view.t("close")) }
                }
            }
        }
    }
}

/// Asks for a codebook.
fn codebook_fields(view: &View) -> Markup {
    html! {
        p.quiet { (view.t("figures-codebook-lead")) }
        div.field.file {
            label.ds-label for="figures-codebook" { (view.t("figures-codebook-file")) }
            input type="file" id="figures-codebook" name="codebook" accept=".txt,.csv,.tsv,.md";
        }
        div.field {
            label.ds-label for="figures-codebook-pasted" { (view.t("figures-codebook-paste")) }
            textarea.ds-input id="figures-codebook-pasted" name="codebook" rows="3" {}
        }
    }
}

/// The form for the codebook of a survey that was brought without one.
fn bringing_codebook(view: &View, survey: FileId, is_needed: bool) -> Markup {
    html! {
        details.more id="figures-codebook-more" open[is_needed] {
            summary { (view.t("figures-codebook")) }
            form.form method="post" action=(view.url("habits/figures")) enctype="multipart/form-data" {
                input type="hidden" name="survey" value=(survey);
                (codebook_fields(view))
                div.actions { button.ds-button data-variant="secondary" type="submit" { (view.t("figures-codebook-read")) } }
            }
        }
    }
}

/// Keeps what was sent, and goes on to who is who in it.
pub async fn bring(State(app): State<App>, asker: Asker, Path(id): Path<PlanId>, form: Multipart) -> Response {
    let brought = async {
        let within = asker.in_plan(&app, id).await?;
        if within.viewer.role < Role::Editor {
            return Err(Problem::Forbidden);
        }
        let Brought { brought, codebook } = brought_in(form).await?;
        let (file, usage) = match brought {
            What::Survey(file) => (file, Ok(())),
            What::Sent(Sent { name, bytes, is_file }) => {
                let usage = read(bytes.clone()).await;
                let name = if is_file { name } else { words::text(asker.lang, "figures-pasted-name") };
                let content_type = if is_file { "application/octet-stream" } else { PASTED };
                // Kept also when it can't be read: what was sent is not lost.
                (keep(&app, id, &name, content_type, bytes).await?, usage.map(|_| ()))
            }
        };
        let codebook = match codebook {
            Some(text) => {
                let name = words::text(asker.lang, "figures-codebook-name");
                Some(keep(&app, id, &name, "text/plain", text).await?)
            }
            None => None,
        };
        usage.map(|()| (file, codebook))
    };
    match brought.await {
        Ok((file, codebook)) => {
            let codebook = codebook.map_or_else(String::new, |codebook| format!("?codebook={codebook}"));
            Redirect::to(&format!("/plans/{id}/habits/figures/{file}{codebook}#figures")).into_response()
        }
        Err(problem @ Problem::Unreadable(_)) => {
            let mut answer = page(&app, &asker, id, Page::Figures, |view| Ok(bringing(view, Some(&problem)))).await;
            if answer.status().is_success() {
                *answer.status_mut() = problem.status();
            }
            answer
        }
        Err(problem) => asker.answer(problem),
    }
}

/// What a form brings: figures, and a codebook where a survey has one.
struct Brought {
    brought: What,
    codebook: Option<Bytes>,
}

/// Figures that are brought.
enum What {
    /// A file or a block of cells.
    Sent(Sent),
    /// A survey that was brought before.
    Survey(FileId),
}

async fn brought_in(mut form: Multipart) -> Result<Brought, Problem> {
    let (mut file, mut pasted, mut survey, mut codebook) = (None, None, None, None);
    while let Some(field) = form.next_field().await.map_err(|_| Problem::TooLarge)? {
        let part = field.name().unwrap_or_default().to_owned();
        let name = field.file_name().unwrap_or_default().to_owned();
        let bytes = field.bytes().await.map_err(|_| Problem::TooLarge)?;
        if bytes.trim_ascii().is_empty() {
            continue;
        }
        match part.as_str() {
            "document" => file = Some(Sent { name, bytes, is_file: true }),
            "pasted" => pasted = Some(Sent { name: String::new(), bytes, is_file: false }),
            "survey" => survey = std::str::from_utf8(&bytes).ok().and_then(|id| id.parse().ok()),
            "codebook" => codebook = codebook.or(Some(bytes)),
            _ => {}
        }
    }
    let brought = file.or(pasted).map(What::Sent).or(survey.map(What::Survey));
    Ok(Brought { brought: brought.ok_or_else(|| Problem::Unreadable("empty".into()))?, codebook })
}

async fn keep(app: &App, plan: PlanId, name: &str, content_type: &str, bytes: Bytes) -> Result<FileId, Problem> {
    let id = FileId::from_raw(clock::mint());
    let new = NewFile { id, plan, name, content_type, created_at: clock::now(), bytes };
    app.store.add_file(&new).await?;
    Ok(id)
}

/// Reads beside the other requests: a survey takes a part of a second. Workbooks are taken apart where that can be stopped.
async fn read(bytes: Bytes) -> Result<Usage, Problem> {
    let bytes = if usage::workbook::is_workbook(&bytes) { reading::read_cells(bytes).await? } else { bytes };
    let read = tokio::task::spawn_blocking(move || usage::read(&bytes)).await;
    read.map_err(|error| Problem::Ours(error.to_string()))?
        .map_err(|error| Problem::Unreadable(error.kind().to_owned()))
}

/// A file that was brought, read; a survey with its codebook, where the address or the form says which that is.
async fn kept(
    app: &App,
    asker: &Asker,
    id: PlanId,
    file: FileId,
    asked: &Fields,
) -> Result<(StoredFile, Usage), Problem> {
    if asker.in_plan(app, id).await?.viewer.role < Role::Editor {
        return Err(Problem::Forbidden);
    }
    let file = app.store.file(id, file).await?.ok_or(Problem::NotFound)?;
    let mut usage = read(file.bytes.clone()).await?;
    if let (Usage::Survey(survey), Some(codebook)) = (&mut usage, asked.parsed("codebook")?) {
        let codebook = app.store.file(id, codebook).await?.ok_or(Problem::NotFound)?;
        survey.explain(&codebook.bytes);
    }
    Ok((file, usage))
}

/// Who is who in a file, and what would be written.
pub async fn show(
    State(app): State<App>,
    asker: Asker,
    Path((id, file)): Path<(PlanId, FileId)>,
    Query(asked): Query<Vec<(String, String)>>,
) -> Response {
    let asked = Fields(asked);
    match kept(&app, &asker, id, file, &asked).await {
        Ok((head, usage)) => page(&app, &asker, id, Page::Figures, |view| Ok(shown(view, &head, &usage, &asked))).await,
        Err(problem) => asker.answer(problem),
    }
}

/// What is asked about a file. With nobody picked, that is asked for.
fn shown(view: &View, kept: &StoredFile, usage: &Usage, asked: &Fields) -> Markup {
    match usage {
        Usage::Table(figures) => who::form(view, kept, figures, None, asked),
        Usage::Survey(survey) => {
            let counted = Counted::of(&view.plan, view.viewer.lang, survey, asked);
            html! {
                (survey::form(view, kept.head.id, survey, &counted, asked))
                @if !counted.figures.is_empty() { (who::form(view, kept, &counted.figures, Some((survey, &counted)), asked)) }
            }
        }
    }
}

/// A share in words, with what it is worth.
pub fn share(view: &View, share_percent: Option<Amount>, effective_count: Option<u32>) -> String {
    let percent = share_percent.map(|share| Amount::from_f64(share.as_f64().round()).unwrap_or(share));
    match (percent, effective_count) {
        (Some(percent), Some(count)) => {
            view.tw("figures-percent-of", &[("percent", percent.into()), ("count", count.into())])
        }
        (Some(percent), None) => view.tw("figures-percent", &[("percent", percent.into())]),
        (None, _) => String::new(),
    }
}

/// Writes the claims.
pub async fn write(
    State(app): State<App>,
    asker: Asker,
    Path((id, file)): Path<(PlanId, FileId)>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    let written = async {
        let (file, usage) = kept(&app, &asker, id, file, &form).await?;
        let plan = app.rooms.get(id).await?.room.plan();
        let counted = match &usage {
            Usage::Table(_) => Vec::new(),
            Usage::Survey(survey) => Counted::of(&plan, asker.lang, survey, &form).figures,
        };
        let figures = if let Usage::Table(figures) = &usage { figures } else { &counted };
        let picked = taken::picked(figures, &form);
        if picked == 0 {
            return Ok(Err((file, usage)));
        }
        Ok(Ok((write_all(&app, &asker, id, figures, &form).await?, picked)))
    };
    match written.await {
        Ok(Ok(_)) if asker.live => StatusCode::NO_CONTENT.into_response(),
        Ok(Ok((written, picked))) => {
            let there = picked.saturating_sub(written);
            Redirect::to(&format!("/plans/{id}/habits/figures?written={written}&there={there}")).into_response()
        }
        Ok(Err((file, usage))) => {
            let mut answer = page(&app, &asker, id, Page::Figures, |view| Ok(shown(view, &file, &usage, &form))).await;
            if answer.status().is_success() {
                *answer.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
            }
            answer
        }
        Err(problem) => asker.answer(problem),
    }
}

/// Writes what isn't there yet, until nothing is left. A file may bring more than is written at a time, and somebody
/// else may be bringing the same one: what the journal has is looked at again after every step. Tells how many were written.
async fn write_all(app: &App, asker: &Asker, id: PlanId, figures: &[Figure], form: &Fields) -> Result<usize, Problem> {
    let within = asker.in_plan(app, id).await?;
    let open = app.rooms.get(id).await?;
    let (by, role) = (within.member, within.viewer.role);
    let mut written = 0;
    for _ in 0..STEPS_MOST {
        let mut changes = taken::claims(&open.room.plan(), figures, form, asker.member)?;
        if changes.is_empty() {
            return Ok(written);
        }
        changes.truncate(MAX_TOGETHER);
        let claims = changes.iter().filter(|change| taken::is_of_claim(change)).count();
        // A file is one step for whoever brought it, and undone as one.
        let changes = if changes.len() > 1 { vec![Change::Together(changes)] } else { changes };
        match open.room.submit(Submission { by, role, changes, key: None }).await {
            Ok(_) => written += claims,
            Err(Refusal::Rejected { rejection: Rejection::IdTaken { .. }, .. }) => {}
            Err(refusal) => return Err(refusal.into()),
        }
    }
    Err(Problem::Refused(Refusal::Busy))
}
