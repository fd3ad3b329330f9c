//! Ideas from a file: kept as it came, shown with what it would become, and written when somebody has said which column is what.
//! What the plan has already is left out, so that the same file can be brought twice.

use super::super::changing::change;
use super::{current, takes_ideas};
use crate::app::App;
use crate::auth::Asker;
use crate::error::Problem;
use crate::fields::Fields;
use crate::page::Page;
use crate::pages::picking::short;
use crate::pages::strategy::bring::{Sent, sent};
use crate::view::View;
use crate::{clock, frame, widgets};
use axum::extract::{Form, Multipart, Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use formats::ideas::{self, IdeasError, IdeasTable};
use maud::{Markup, html};
use plan::{Change, FileId, IdeaField, IdeaId, Plan, PlanId, Role, Stage, TextEdit};
use std::collections::BTreeSet;
use store::NewFile;

/// Most bytes of an upload: the largest file that is read, and room for the form around it.
pub const UPLOAD_MOST_BYTES: usize = ideas::MAX_FILE_BYTES + 64 * 1024;
/// Ideas that are shown before they are written.
const SHOWN_MOST: usize = 30;

/// The three half-sentences that a column can be picked for, beside the one that is needed.
const MORE: [(&str, &str); 3] =
    [("purpose", "field-idea-purpose"), ("achieve", "field-idea-achieve"), ("for_whom", "field-idea-for-whom")];

/// The form for a file or a pasted list.
pub async fn ask(State(app): State<App>, asker: Asker, Path(id): Path<PlanId>) -> Response {
    page(&app, &asker, id, |view| bringing(view, None)).await
}

/// The brainstorm with something above it that is not live.
async fn page(app: &App, asker: &Asker, id: PlanId, above: impl FnOnce(&View) -> Markup) -> Response {
    let shown = async {
        let within = edits(app, asker, id).await?;
        let view = app.view(&app.rooms.get(id).await?, Page::Stage(Stage::Brainstorm), within).await?;
        let above = above(&view);
        Ok(frame::plan_page_with(&view, true, above).into_response())
    };
    shown.await.unwrap_or_else(|problem| asker.answer(problem))
}

async fn edits(app: &App, asker: &Asker, id: PlanId) -> Result<crate::view::InPlan, Problem> {
    let within = asker.in_plan(app, id).await?;
    if within.viewer.role < Role::Editor { Err(Problem::Forbidden) } else { Ok(within) }
}

fn bringing(view: &View, problem: Option<&Problem>) -> Markup {
    let action = view.url("brainstorm/import");
    html! {
        section.section.stack id="ideas-import" {
            header { h2 { (view.t("import-title")) } }
            @if let Some(problem) = problem { div.note.red role="alert" { p { strong { (problem.sentence(view.viewer.lang)) } } } }
            p.quiet { (view.t("import-lead")) }
            form.form method="post" action=(action) enctype="multipart/form-data" {
                div.field.file {
                    label.ds-label for="import-file" { (view.t("import-file")) }
                    input type="file" id="import-file" name="document" accept=".csv,.tsv,.txt";
                    p.hint { (view.t("import-file-help")) }
                }
                div.field {
                    label.ds-label for="import-pasted" { (view.t("import-paste")) }
                    textarea.ds-input id="import-pasted" name="pasted" rows="4" {}
                }
                div.actions {
                    button.ds-button type="submit" { (view.t("import-read")) }
                    a.ds-button data-variant="tertiary" data-key="Escape" href=(view.url("brainstorm")) { (view.t("close")) }
                }
            }
        }
    }
}

/// Keeps what was sent, and goes on to what is what in it.
pub async fn bring(State(app): State<App>, asker: Asker, Path(id): Path<PlanId>, form: Multipart) -> Response {
    let brought = async {
        edits(&app, &asker, id).await?;
        let Sent { name, bytes, is_file } = sent(form).await?;
        read(&bytes)?;
        let file = FileId::from_raw(clock::mint());
        let name = if is_file { name } else { words::text(asker.lang, "import-pasted-name") };
        let content_type = "application/octet-stream";
        app.store
            .add_file(&NewFile { id: file, plan: id, name: &name, content_type, created_at: clock::now(), bytes })
            .await?;
        Ok(file)
    };
    match brought.await {
        Ok(file) => Redirect::to(&format!("/plans/{id}/brainstorm/import/{file}")).into_response(),
        Err(problem @ Problem::Unreadable(_)) => {
            let mut answer = page(&app, &asker, id, |view| bringing(view, Some(&problem))).await;
            if answer.status().is_success() {
                *answer.status_mut() = problem.status();
            }
            answer
        }
        Err(problem) => asker.answer(problem),
    }
}

fn read(bytes: &[u8]) -> Result<IdeasTable, Problem> {
    ideas::read(bytes).map_err(|error| {
        let kind = match error {
            IdeasError::TooLarge => "too-large",
            IdeasError::NoTable => "no-table",
        };
        Problem::Unreadable(kind.to_owned())
    })
}

async fn kept(app: &App, asker: &Asker, id: PlanId, file: FileId) -> Result<(String, IdeasTable), Problem> {
    edits(app, asker, id).await?;
    let file = app.store.file(id, file).await?.ok_or(Problem::NotFound)?;
    Ok((file.head.name.clone(), read(&file.bytes)?))
}

/// Which column is what.
struct Columns {
    text: usize,
    more: [Option<usize>; 3],
}

impl Columns {
    fn asked(form: &Fields, table: &IdeasTable) -> Result<Self, Problem> {
        let column = |name: &str| match form.text(name) {
            "" => Ok(None),
            text => text
                .parse::<usize>()
                .ok()
                .filter(|at| *at < table.heads.len())
                .map(Some)
                .ok_or(Problem::Bad("error-field")),
        };
        Ok(Self {
            text: column("text")?.unwrap_or(table.guess),
            more: [column(MORE[0].0)?, column(MORE[1].0)?, column(MORE[2].0)?],
        })
    }
}

/// What a file brings that the plan doesn't have.
struct New {
    /// Each with its further half-sentences.
    ideas: Vec<(String, [String; 3])>,
    known: usize,
    left_out: usize,
}

fn what_is_new(plan: &Plan, table: &IdeasTable, columns: &Columns) -> New {
    let there: BTreeSet<String> =
        plan.ideas.iter().map(|(_, idea)| ideas::tidy(idea.presence.as_str()).to_lowercase()).collect();
    let taken = table.take(columns.text);
    let all = taken.ideas.len() + taken.repeated;
    let cell = |row: &[String], at: Option<usize>| {
        at.and_then(|at| row.get(at)).map(|cell| ideas::tidy(cell)).unwrap_or_default()
    };
    let fresh = taken.ideas.into_iter().filter(|(text, _)| !there.contains(&text.to_lowercase()));
    let ideas: Vec<_> = fresh
        .map(|(text, row)| {
            let more = columns.more.map(|at| cell(&row, at));
            (text, more)
        })
        .collect();
    New { known: all - ideas.len(), ideas, left_out: taken.left_out }
}

/// What would be written.
pub async fn show(
    State(app): State<App>,
    asker: Asker,
    Path((id, file)): Path<(PlanId, FileId)>,
    Query(asked): Query<Vec<(String, String)>>,
) -> Response {
    let read = async {
        let (name, table) = kept(&app, &asker, id, file).await?;
        let columns = Columns::asked(&Fields(asked), &table)?;
        Ok((name, table, columns))
    };
    match read.await {
        Ok((name, table, columns)) => page(&app, &asker, id, |view| preview(view, file, &name, &table, &columns)).await,
        Err(problem) => asker.answer(problem),
    }
}

fn preview(view: &View, file: FileId, name: &str, table: &IdeasTable, columns: &Columns) -> Markup {
    let new = what_is_new(&view.plan, table, columns);
    let action = format!("brainstorm/import/{file}");
    let named = |at: usize| {
        let head = table.heads.get(at).map_or("", String::as_str);
        if head.is_empty() { view.tw("import-column", &[("number", (at + 1).into())]) } else { short(head) }
    };
    let options: Vec<(String, String)> = (0..table.heads.len()).map(|at| (at.to_string(), named(at))).collect();
    let chosen = |at: Option<usize>| at.map_or(String::new(), |at| at.to_string());
    let open = current(&view.plan).is_some_and(|(_, brainstorm)| takes_ideas(brainstorm));
    html! {
        section.section.stack id="ideas-import" {
            header { h2 { (view.t("import-title")) } span.quiet.small { (name) } }
            form.form method="get" action=(view.url(&action)) {
                (widgets::select(view, "import-text", "text", "import-text", &options, &columns.text.to_string()))
                @if options.len() > 1 {
                    details.more id="import-more" open[columns.more.iter().any(Option::is_some)] {
                        summary { (view.t("import-more")) }
                        @for ((field, label), at) in MORE.into_iter().zip(columns.more) {
                            (widgets::select(view, &format!("import-{field}"), field, label, &options, &chosen(at)))
                        }
                    }
                }
                div.actions { button.ds-button data-variant="secondary" type="submit" { (view.t("import-look")) } }
            }
            p.say { (view.tw("import-new", &[("count", new.ideas.len().into())])) }
            @if new.known > 0 { p.quiet { (view.tw("import-known", &[("count", new.known.into())])) } }
            @if new.left_out > 0 { p.quiet { (view.tw("import-left-out", &[("count", new.left_out.into())])) } }
            ul.things {
                @for (text, more) in new.ideas.iter().take(SHOWN_MOST) {
                    li { div { p { (text) } @for more in more.iter().filter(|more| !more.is_empty()) { p.small.quiet { (more) } } } }
                }
            }
            @if new.ideas.len() > SHOWN_MOST { p.quiet { (view.tw("more-count", &[("count", (new.ideas.len() - SHOWN_MOST).into())])) } }
            @if !open { p.note.red { (view.t("import-closed")) } }
            form.actions method="post" action=(view.url(&action)) {
                input type="hidden" name="text" value=(columns.text);
                @for ((field, _), at) in MORE.into_iter().zip(columns.more) { input type="hidden" name=(field) value=(chosen(at)); }
                @if open && !new.ideas.is_empty() { button.ds-button type="submit" { (view.tw("import-write", &[("count", new.ideas.len().into())])) } }
                a.ds-button data-variant="tertiary" data-key="Escape" href=(view.url("brainstorm")) { (view.t("close")) }
            }
        }
    }
}

/// Writes what the plan doesn't have yet.
pub async fn write(
    State(app): State<App>,
    asker: Asker,
    Path((id, file)): Path<(PlanId, FileId)>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let read = async {
        let (_, table) = kept(&app, &asker, id, file).await?;
        let columns = Columns::asked(&Fields(form), &table)?;
        Ok((table, columns))
    };
    let (table, columns) = match read.await {
        Ok(read) => read,
        Err(problem) => return asker.answer(problem),
    };
    change(&app, &asker, id, "brainstorm", |plan| {
        let (brainstorm, rules) = current(plan).ok_or(Problem::Bad("error-brainstorm-closed"))?;
        if !takes_ideas(rules) {
            return Err(Problem::Bad("error-brainstorm-closed"));
        }
        let new = what_is_new(plan, &table, &columns).ideas;
        // Ids of one moment are in no order of their own; the ideas shall stand as they stood in the file.
        let ids: BTreeSet<u64> = std::iter::repeat_with(clock::mint).take(new.len()).collect();
        let changes = ids.into_iter().zip(new).map(|(id, (text, [purpose, achieve, for_whom]))| {
            let more = [
                (purpose, IdeaField::Purpose as fn(TextEdit) -> IdeaField),
                (achieve, IdeaField::Achieve),
                (for_whom, IdeaField::ForWhom),
            ];
            let more =
                more.into_iter().filter(|(text, _)| !text.is_empty()).map(|(text, field)| field(TextEdit::new(text)));
            let first = [IdeaField::Brainstorm(Some(brainstorm)), IdeaField::Presence(TextEdit::new(text))];
            Change::AddIdea { id: IdeaId::from_raw(id), fields: first.into_iter().chain(more).collect() }
        });
        Ok(changes.collect())
    })
    .await
}
