//! Figures of who uses what, from a file or a spreadsheet's clipboard: kept as they came, shown with what they would
//! become, and written as claims when somebody has said who is who. Forms here; what becomes of them is in
//! `figures/taken.rs`.

mod taken;

use crate::app::App;
use crate::auth::Asker;
use crate::error::Problem;
use crate::fields::Fields;
use crate::live::room::{MAX_CHANGES, Refusal, Submission};
use crate::page::Page;
use crate::pages::audiences::in_order;
use crate::pages::strategy::bring::{Sent, sent};
use crate::view::View;
use crate::{clock, frame, widgets};
use axum::extract::{Form, Multipart, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use formats::usage::{self, Figure, Survey, Usage, UsageError, Value, channel_key};
use maud::{Markup, html};
use plan::{Amount, Basis, FileId, PlanId, Rejection, Role, Stage};
use store::{NewFile, StoredFile};

/// Most bytes of an upload: the largest file that is read, and room for the form around it.
pub const UPLOAD_MOST_BYTES: usize = usage::MAX_FILE_BYTES + 64 * 1024;
/// Figures that are shown before they are written; more are counted.
const SHOWN_MOST: usize = 300;
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
                    input type="file" id="figures-file" name="document" accept=".csv,.tsv,.txt";
                    p.hint { (view.t("figures-file-help")) }
                }
                div.field {
                    label.ds-label for="figures-pasted" { (view.t("figures-paste")) }
                    textarea.ds-input id="figures-pasted" name="pasted" rows="4" {}
                    p.hint { (view.t("figures-paste-help")) }
                }
                div.actions {
                    button.ds-button type="submit" { (view.t("figures-read")) }
                    a.ds-button data-variant="tertiary" data-key="Escape" href=(view.url("habits")) { (view.t("close")) }
                }
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
        let Sent { name, bytes, is_file } = sent(form).await?;
        let usage = read(bytes.clone()).await;
        let file = FileId::from_raw(clock::mint());
        let name = if is_file { name } else { words::text(asker.lang, "figures-pasted-name") };
        let content_type = if is_file { "application/octet-stream" } else { PASTED };
        // Kept also when it can't be read: what was sent is not lost.
        let new = NewFile { id: file, plan: id, name: &name, content_type, created_at: clock::now(), bytes };
        app.store.add_file(&new).await?;
        usage.map(|_| file)
    };
    match brought.await {
        Ok(file) => Redirect::to(&format!("/plans/{id}/habits/figures/{file}#figures")).into_response(),
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

/// Reads beside the other requests: a survey takes a part of a second.
async fn read(bytes: bytes::Bytes) -> Result<Usage, Problem> {
    let read = tokio::task::spawn_blocking(move || usage::read(&bytes)).await;
    read.map_err(|error| Problem::Ours(error.to_string()))?.map_err(|error| {
        let kind = match error {
            UsageError::TooLarge => "too-large",
            UsageError::NoTable => "no-table",
            UsageError::NoFigures => "no-figures",
        };
        Problem::Unreadable(kind.to_owned())
    })
}

async fn kept(app: &App, asker: &Asker, id: PlanId, file: FileId) -> Result<(StoredFile, Usage), Problem> {
    if asker.in_plan(app, id).await?.viewer.role < Role::Editor {
        return Err(Problem::Forbidden);
    }
    let file = app.store.file(id, file).await?.ok_or(Problem::NotFound)?;
    let usage = read(file.bytes.clone()).await?;
    Ok((file, usage))
}

/// Who is who in a file, and what would be written.
pub async fn show(
    State(app): State<App>,
    asker: Asker,
    Path((id, file)): Path<(PlanId, FileId)>,
    Query(asked): Query<Vec<(String, String)>>,
) -> Response {
    let (kept, usage) = match kept(&app, &asker, id, file).await {
        Ok(kept) => kept,
        Err(problem) => return asker.answer(problem),
    };
    let asked = Fields(asked);
    page(&app, &asker, id, |view| {
        let action = format!("habits/figures/{file}");
        Ok(match usage {
            Usage::Table(figures) => who_is_who(view, &action, &kept, &figures, &asked),
            Usage::Survey(survey) => {
                let figures = counted(&survey, &asked);
                html! {
                    (counting(view, &action, &survey, &asked))
                    @if !figures.is_empty() { (who_is_who(view, &action, &kept, &figures, &asked)) }
                }
            }
        })
    })
    .await
}

/// The figures of a survey, counted the way the form says.
fn counted(survey: &Survey, asked: &Fields) -> Vec<Figure> {
    let questions: Vec<(usize, String)> = asked
        .text("columns")
        .lines()
        .filter_map(|line| {
            let (column, channel) = line.trim().split_once([' ', '\t', '=', ':', ';', ','])?;
            let channel = channel.trim_matches([' ', '\t', '=', ':', ';', ',']);
            Some((survey.column(column).filter(|_| !channel.is_empty())?, channel.to_owned()))
        })
        .collect();
    survey.count(survey.column(asked.text("by")), survey.column(asked.text("weight")), &questions, asked.text("yes"))
}

/// What is to be counted in a survey.
fn counting(view: &View, action: &str, survey: &Survey, asked: &Fields) -> Markup {
    let names: Vec<(String, String)> =
        survey.columns.iter().map(|column| (column.name.clone(), column.name.clone())).collect();
    let weight = survey.weight.and_then(|at| survey.columns.get(at)).map_or("", |column| column.name.as_str());
    let weight = if asked.has("weight") { asked.text("weight") } else { weight };
    let yes = if asked.has("yes") { asked.text("yes") } else { "1" };
    html! {
        section.section id="survey" {
            header { h2 { (view.tw("figures-survey", &[("count", survey.respondents.into())])) } }
            form.form method="get" action=(view.url(action)) {
                (widgets::select(view, "figures-by", "by", "figures-by", &names, asked.text("by")))
                (widgets::select(view, "figures-weight", "weight", "figures-weight", &names, weight))
                (widgets::line(view, "figures-yes", "yes", "figures-yes", "search", yes))
                div.field {
                    label.ds-label for="figures-columns" { (view.t("figures-columns")) }
                    textarea.ds-input id="figures-columns" name="columns" rows="5" {
                        @if asked.has("columns") { (asked.text("columns")) } @else {
                            @for column in &survey.columns { @if channel_key(&column.name).is_some() { (column.name) " = " (column.name) "\n" } }
                        }
                    }
                    p.hint { (view.t("figures-columns-help")) }
                }
                div.actions { button.ds-button type="submit" { (view.t("figures-count")) } }
            }
        }
    }
}

/// Says who is who, with all figures below.
fn who_is_who(view: &View, action: &str, kept: &StoredFile, figures: &[Figure], asked: &Fields) -> Markup {
    let found = taken::Found::of(figures);
    let audiences: Vec<(String, String)> =
        in_order(&view.plan).into_iter().map(|(id, row)| (id.to_string(), row.name.as_str().to_owned())).collect();
    let channels: Vec<(String, String)> =
        view.plan.channels.iter().map(|(id, row)| (id.to_string(), row.name.as_str().to_owned())).collect();
    let pasted = kept.head.content_type == PASTED;
    let basis = if pasted { Basis::Assumed } else { Basis::Known };
    let says = |part: fn(&Figure) -> &String| figures.iter().any(|figure| !part(figure).is_empty());
    let source = if pasted || says(|figure| &figure.source) { "" } else { kept.head.name.as_str() };
    html! {
        section.section id="figures" {
            header { h2 { (view.tw("figures-found", &[("count", figures.len().into())])) } }
            form.form method="post" action=(view.url(action)) {
                @for name in ["by", "weight", "yes", "columns"] {
                    @if asked.has(name) { input type="hidden" name=(name) value=(asked.text(name)); }
                }
                h3 { (view.t("figures-groups")) }
                @for (at, group) in found.groups.iter().enumerate() {
                    (pick(&format!("g{at}"), &group_name(view, group), &view.t("figures-leave-out"), &audiences, &taken::audience_of(view, group)))
                }
                h3 { (view.t("figures-channels")) }
                @for (at, channel) in found.channels.iter().enumerate() {
                    @let (options, chosen) = taken::channel_options(view, channel, &channels);
                    (pick(&format!("c{at}"), channel, &view.t("figures-leave-out"), &options, &chosen))
                }
                @if found.questions.len() > 1 {
                    (pick("question", &view.t("figures-questions"), &view.t("figures-all"), &named(&found.questions), ""))
                }
                @if found.periods.len() > 1 {
                    (pick("period", &view.t("figures-period"), &view.t("figures-all"), &named(&found.periods), found.periods.last().map_or("", String::as_str)))
                }
                (widgets::line(view, "figures-source", "source", "field-claim-source", "search", source))
                (widgets::line(view, "figures-base", "base", "field-claim-asked-base", "search", ""))
                @if !says(|figure| &figure.question) { (widgets::line(view, "figures-question", "asked", "field-claim-question", "search", "")) }
                @if !says(|figure| &figure.period) { (widgets::line(view, "figures-when", "when", "field-claim-period", "search", "")) }
                (widgets::seg(view, "figures-basis", "basis", "field-claim-basis", &widgets::words_of(view, Basis::ALL, Basis::word, "basis"), basis.word()))
                p.hint { (view.t("figures-write-help")) }
                div.actions {
                    button.ds-button type="submit" { (view.t("figures-write")) }
                    a.ds-button data-variant="tertiary" data-key="Escape" href=(view.url("habits")) { (view.t("close")) }
                }
            }
            (table(view, figures))
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
    let (_, usage) = match kept(&app, &asker, id, file).await {
        Ok(kept) => kept,
        Err(problem) => return asker.answer(problem),
    };
    let form = Fields(form);
    let figures = match usage {
        Usage::Table(figures) => figures,
        Usage::Survey(survey) => counted(&survey, &form),
    };
    match write_all(&app, &asker, id, &figures, &form).await {
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
        changes.truncate(MAX_CHANGES);
        match open.room.submit(Submission { by, role, changes, key: None }).await {
            Ok(_) | Err(Refusal::Rejected { rejection: Rejection::IdTaken { .. }, .. }) => {}
            Err(refusal) => return Err(refusal.into()),
        }
    }
    Err(Problem::Refused(Refusal::Busy))
}
