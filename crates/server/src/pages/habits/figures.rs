//! Figures of who uses what, from a file or a spreadsheet's clipboard: kept as they came, shown with what they would
//! become, and written as claims when somebody has said who is who. What is counted in a survey is asked in
//! `figures/survey.rs`; what becomes of the figures is in `figures/taken.rs`.

mod survey;
mod taken;

use self::survey::Counted;
use crate::app::App;
use crate::auth::Asker;
use crate::error::Problem;
use crate::fields::Fields;
use crate::live::room::{Refusal, Submission};
use crate::page::Page;
use crate::pages::audiences::in_order;
use crate::pages::strategy::bring::Sent;
use crate::view::View;
use crate::{clock, frame, reading, widgets};
use axum::extract::{Form, Multipart, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use bytes::Bytes;
use formats::usage::{self, Figure, Survey, Usage, Value};
use maud::{Markup, html};
use plan::{Amount, Basis, Change, FileId, MAX_TOGETHER, PlanId, Rejection, Role, Stage};
use store::{NewFile, StoredFile};

/// Most bytes of an upload: the largest file that is read, and room for the form around it.
pub const UPLOAD_MOST_BYTES: usize = usage::MAX_FILE_BYTES + 64 * 1024;
/// Figures that are shown before they are written; more are counted.
const SHOWN_MOST: usize = 300;
/// Figures that are shown without asking for them.
const SHOWN_AT_ONCE: usize = 12;
/// Steps in which the claims of a file are written, with those that have to be taken again because somebody else writes
/// the same ones.
const STEPS_MOST: usize = 50;
/// The media type of what was pasted. It is taken for assumed unless somebody says else.
const PASTED: &str = "text/tab-separated-values";

/// The form for a file or a block of cells.
pub async fn ask(State(app): State<App>, asker: Asker, Path(id): Path<PlanId>) -> Response {
    page(&app, &asker, id, |view| Ok(bringing(view, None))).await
}

/// The habits with something above the matrix that is not live.
async fn page(app: &App, asker: &Asker, id: PlanId, above: impl FnOnce(&View) -> Result<Markup, Problem>) -> Response {
    let shown = async {
        let within = asker.in_plan(app, id).await?;
        if within.viewer.role < Role::Editor {
            return Err(Problem::Forbidden);
        }
        let page = Page::Stage(Stage::Habits);
        let view = app.view(&app.rooms.get(id).await?, page, within).await?;
        let above = above(&view)?;
        Ok(frame::plan_page_with(&view, true, above).into_response())
    };
    shown.await.unwrap_or_else(|problem| asker.answer(problem))
}

fn bringing(view: &View, problem: Option<&Problem>) -> Markup {
    let action = view.url("habits/figures");
    html! {
        section.section id="figures" {
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
fn bringing_codebook(view: &View, survey: FileId) -> Markup {
    html! {
        details.more id="figures-codebook-more" {
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
            let mut answer = page(&app, &asker, id, |view| Ok(bringing(view, Some(&problem)))).await;
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
    let (kept, usage) = match kept(&app, &asker, id, file, &asked).await {
        Ok(kept) => kept,
        Err(problem) => return asker.answer(problem),
    };
    page(&app, &asker, id, |view| {
        let action = format!("habits/figures/{file}");
        Ok(match usage {
            Usage::Table(figures) => who_is_who(view, &action, &kept, &figures, None),
            Usage::Survey(survey) => {
                let counted = Counted::of(&view.plan, view.viewer.lang, &survey, &asked);
                html! {
                    (survey::form(view, file, &survey, &counted, &asked))
                    @if !counted.figures.is_empty() { (who_is_who(view, &action, &kept, &counted.figures, Some((&survey, &counted, &asked)))) }
                }
            }
        })
    })
    .await
}

/// Says who is who, with all figures below.
fn who_is_who(
    view: &View,
    action: &str,
    kept: &StoredFile,
    figures: &[Figure],
    counted: Option<(&Survey, &Counted, &Fields)>,
) -> Markup {
    let found = taken::Found::of(figures);
    let audiences: Vec<(String, String)> =
        in_order(&view.plan).into_iter().map(|(id, row)| (id.to_string(), row.name.as_str().to_owned())).collect();
    let channels = taken::channels(&view.plan);
    let asked = counted
        .map_or_else(String::new, |(survey, _, _)| view.tw("figures-asked", &[("count", survey.respondents.into())]));
    let pasted = kept.head.content_type == PASTED;
    let basis = if pasted { Basis::Assumed } else { Basis::Known };
    let says = |part: fn(&Figure) -> &String| figures.iter().any(|figure| !part(figure).is_empty());
    let source = if pasted || says(|figure| &figure.source) { "" } else { kept.head.name.as_str() };
    html! {
        section.section id="figures" {
            header { h2 { (view.tw("figures-found", &[("count", figures.len().into())])) } }
            form.form method="post" action=(view.url(action)) {
                @if let Some((survey, counted, asked)) = counted { (survey::hidden(survey, counted, &found.channels, asked)) }
                h3 { (view.t("figures-groups")) }
                @for (at, group) in found.groups.iter().enumerate() {
                    (pick(&format!("g{at}"), &group_name(view, group), &view.t("figures-leave-out"), &audiences, &taken::audience_of(view, group)))
                }
                @if counted.is_none() {
                    h3 { (view.t("figures-channels")) }
                    @for (at, channel) in found.channels.iter().enumerate() {
                        @let (options, chosen) = taken::channel_options(&view.plan, view.viewer.lang, channel, &channels);
                        (pick(&format!("c{at}"), channel, &view.t("figures-leave-out"), &options, &chosen))
                    }
                }
                @if found.questions.len() > 1 && counted.is_none() {
                    (pick("question", &view.t("figures-questions"), &view.t("figures-all"), &named(&found.questions), ""))
                }
                @if found.periods.len() > 1 {
                    (pick("period", &view.t("figures-period"), &view.t("figures-all"), &named(&found.periods), found.periods.last().map_or("", String::as_str)))
                }
                (widgets::line(view, "figures-source", "source", "field-claim-source", "search", source))
                (widgets::line(view, "figures-base", "base", "field-claim-asked-base", "search", &asked))
                @if !says(|figure| &figure.question) { (widgets::line(view, "figures-question", "asked", "field-claim-question", "search", "")) }
                @if !says(|figure| &figure.period) { (widgets::line(view, "figures-when", "when", "field-claim-period", "search", "")) }
                (widgets::seg(view, "figures-basis", "basis", "field-claim-basis", &widgets::words_of(view, Basis::ALL, Basis::word, "basis"), basis.word()))
                p.hint { (view.t("figures-write-help")) }
                div.actions {
                    button.ds-button type="submit" { (view.t("figures-write")) }
                    a.ds-button data-variant="tertiary" data-key="Escape" href=(view.url("habits")) { (view.t("close")) }
                }
            }
            details.more id="figures-all" open[figures.len() <= SHOWN_AT_ONCE] {
                summary { (view.tw("figures-all-figures", &[("count", figures.len().into())])) }
                (table(view, figures))
            }
        }
    }
}

fn named(names: &[String]) -> Vec<(String, String)> {
    names.iter().map(|name| (name.clone(), name.clone())).collect()
}

fn group_name(view: &View, group: &str) -> String {
    if group.is_empty() { view.t("figures-everybody") } else { group.to_owned() }
}

/// A choice whose label is a word of the file's.
fn pick(name: &str, label: &str, none: &str, options: &[(String, String)], chosen: &str) -> Markup {
    let id = format!("figures-{name}");
    html! {
        div.field {
            label.ds-label for=(id) { (label) }
            select.ds-input id=(id) name=(name) {
                option value="" selected[chosen.is_empty()] { (none) }
                @for (value, text) in options { option value=(value) selected[value == chosen] { (text) } }
            }
        }
    }
}

fn table(view: &View, figures: &[Figure]) -> Markup {
    html! {
        div.scroll tabindex="0" role="region" aria-label=(view.t("figures-title")) {
            table.plain {
                thead { tr { @for key in ["field-claim-audience", "field-claim-channel", "field-claim-usage", "field-claim-question", "field-claim-source"] { th scope="col" { (view.t(key)) } } } }
                tbody {
                    @for figure in figures.iter().take(SHOWN_MOST) {
                        tr {
                            td { (group_name(view, &figure.group)) }
                            td { (figure.channel) }
                            td {
                                (view.t(&format!("usage-{}", taken::usage_of(figure.value).word())))
                                @if let Value::Percent(percent) = figure.value {
                                    small { (share(view, Amount::from_f64(percent), figure.effective_count)) }
                                }
                            }
                            td { (figure.question) small { (figure.period) } }
                            td { (figure.source) small { (figure.base) } }
                        }
                    }
                }
            }
        }
        @if figures.len() > SHOWN_MOST { p.quiet { (view.tw("figures-more", &[("count", (figures.len() - SHOWN_MOST).into())])) } }
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
        let (_, usage) = kept(&app, &asker, id, file, &form).await?;
        let figures = match usage {
            Usage::Table(figures) => figures,
            Usage::Survey(survey) => {
                let plan = app.rooms.get(id).await?.room.plan();
                Counted::of(&plan, asker.lang, &survey, &form).figures
            }
        };
        write_all(&app, &asker, id, &figures, &form).await
    };
    match written.await {
        Ok(()) if asker.live => StatusCode::NO_CONTENT.into_response(),
        Ok(()) => Redirect::to(&format!("/plans/{id}/habits")).into_response(),
        Err(problem) => asker.answer(problem),
    }
}

/// Writes what isn't there yet, until nothing is left. A file may bring more than is written at a time, and somebody
/// else may be bringing the same one: what the journal has is looked at again after every step.
async fn write_all(app: &App, asker: &Asker, id: PlanId, figures: &[Figure], form: &Fields) -> Result<(), Problem> {
    let within = asker.in_plan(app, id).await?;
    let open = app.rooms.get(id).await?;
    let (by, role) = (within.member, within.viewer.role);
    for _ in 0..STEPS_MOST {
        let mut changes = taken::claims(&open.room.plan(), figures, form, asker.member)?;
        if changes.is_empty() {
            return Ok(());
        }
        changes.truncate(MAX_TOGETHER);
        // A file is one step for whoever brought it, and undone as one.
        let changes = if changes.len() > 1 { vec![Change::Together(changes)] } else { changes };
        match open.room.submit(Submission { by, role, changes, key: None }).await {
            Ok(_) | Err(Refusal::Rejected { rejection: Rejection::IdTaken { .. }, .. }) => {}
            Err(refusal) => return Err(refusal.into()),
        }
    }
    Err(Problem::Refused(Refusal::Busy))
}
