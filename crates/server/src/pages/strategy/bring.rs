//! Bringing the strategy in: upload or paste, keep the original, read it, and know its statements again.

use super::super::changing::change;
use super::sections::{self, Placed};
use super::seen;
use crate::app::App;
use crate::auth::Asker;
use crate::error::Problem;
use crate::page::Page;
use crate::view::View;
use crate::{clock, frame, reading};
use axum::extract::{Multipart, Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use formats::read;
use maud::{Markup, html};
use plan::{Change, Document, Edition, FileId, Plan, PlanId, Role, Stage, StatementDraft, StatementId, StatementKind};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

/// Most bytes of an upload: the largest file that is read, and room for the form around it.
pub const UPLOAD_MOST_BYTES: usize = read::MAX_FILE_BYTES + 64 * 1024;
/// Pairs of wordings that are compared at most: beyond, only equal ones are known again.
const COMPARED_MOST: usize = 250_000;
/// Of a hundred words of both, how many have to be shared for one statement to be the other reworded.
const ALIKE_PERCENT: usize = 60;

/// The form for a first or a newer edition.
pub fn form(view: &View) -> Markup {
    let action = view.url("strategy");
    html! {
        @if view.edits() {
            section.section {
                header { h2 { (view.t(if view.plan.document.is_some() { "strategy-replace" } else { "strategy-upload" })) } }
                @if view.plan.document.is_some() { p.hint { (view.t("strategy-replace-help")) } }
                form.form method="post" action=(action) enctype="multipart/form-data" {
                    div.field.file {
                        label.ds-label for="strategy-document" { (view.t("strategy-upload")) }
                        input type="file" id="strategy-document" name="document" accept=".docx,.odt,.pdf,.md,.txt,.html,.rst,.tex";
                        p.hint { (view.t("strategy-upload-help")) }
                    }
                    div.field {
                        label.ds-label for="strategy-pasted" { (view.t("strategy-paste")) }
                        textarea.ds-input id="strategy-pasted" name="pasted" rows="4" placeholder=(view.t("strategy-paste-placeholder")) {}
                    }
                    div.actions { button.ds-button type="submit" { (view.t("strategy-paste-button")) } }
                }
            }
        }
    }
}

/// What was sent.
pub struct Sent {
    /// What the file is called; empty for pasted text.
    pub name: String,
    /// What is in it.
    pub bytes: Bytes,
    /// Whether it is a file, whose original is kept.
    pub is_file: bool,
}

/// What a form with a document or a pasted text holds.
pub async fn sent(mut form: Multipart) -> Result<Sent, Problem> {
    let mut pasted = None;
    while let Some(field) = form.next_field().await.map_err(|_| Problem::Bad("error-too-large"))? {
        let part = field.name().unwrap_or_default().to_owned();
        let name = field.file_name().unwrap_or_default().to_owned();
        let bytes = field.bytes().await.map_err(|_| Problem::Bad("error-too-large"))?;
        match part.as_str() {
            "document" if !bytes.is_empty() => return Ok(Sent { name, bytes, is_file: true }),
            "pasted" if !bytes.trim_ascii().is_empty() => {
                pasted = Some(Sent { name: String::new(), bytes, is_file: false });
            }
            _ => {}
        }
    }
    pasted.ok_or_else(|| Problem::Unreadable("empty".into()))
}

/// Takes in an upload or a pasted text.
pub async fn bring(State(app): State<App>, asker: Asker, Path(id): Path<PlanId>, form: Multipart) -> Response {
    let brought = async {
        let within = asker.in_plan(&app, id).await?;
        if within.viewer.role < Role::Editor {
            return Err(Problem::Forbidden);
        }
        take_in(&app, id, sent(form).await?).await
    };
    match brought.await {
        Ok(read) => change(&app, &asker, id, "strategy", |plan| Ok(vec![read.as_change(plan)])).await,
        Err(problem @ Problem::Unreadable(_)) => unreadable(&app, asker, id, problem).await,
        Err(problem) => asker.answer(problem),
    }
}

/// The strategy's page with what was wrong with the file, and the way on.
async fn unreadable(app: &App, asker: Asker, id: PlanId, problem: Problem) -> Response {
    let page = Page::Stage(Stage::Strategy);
    let shown = async {
        let within = asker.in_plan(app, id).await?;
        let open = app.rooms.get(id).await?;
        let view = app.view(&open, page, within).await?;
        let note = html! {
            div.note.red role="alert" {
                p { strong { (problem.sentence(view.viewer.lang)) } }
                p { a href="#strategy-pasted" { (view.t("strategy-paste-instead")) } }
            }
        };
        Ok((problem.status(), frame::plan_page_with(&view, true, note)).into_response())
    };
    shown.await.unwrap_or_else(|problem| asker.answer(problem))
}

/// A document that has been read, and where its original is.
pub struct Brought {
    name: String,
    file: Option<FileId>,
    /// What was read.
    pub read: read::Document,
}

impl Brought {
    /// A pasted text that has been read.
    #[cfg(test)]
    pub fn pasted(read: read::Document) -> Self {
        Self { name: String::new(), file: None, read }
    }

    /// What it changes in a plan.
    pub fn as_change(&self, plan: &Plan) -> Change {
        as_change(plan, self.name.clone(), self.file, &self.read)
    }
}

/// Keeps the original and reads it.
pub async fn take_in(app: &App, id: PlanId, sent: Sent) -> Result<Brought, Problem> {
    let mut file = None;
    if sent.is_file {
        // Kept before it is read: what can't be read is not lost.
        let file_id = FileId::from_raw(clock::mint());
        let new = store::NewFile {
            id: file_id,
            plan: id,
            name: &sent.name,
            content_type: "application/octet-stream",
            created_at: clock::now(),
            bytes: sent.bytes.clone(),
        };
        app.store.add_file(&new).await?;
        file = Some(file_id);
    }
    let read = reading::read_document(&sent.name, sent.bytes).await?;
    Ok(Brought { name: sent.name, file, read })
}

/// Gives the original back, never to be opened in the page.
pub async fn original(State(app): State<App>, asker: Asker, Path((id, file)): Path<(PlanId, FileId)>) -> Response {
    let found = async {
        asker.in_plan(&app, id).await?;
        app.store.file(id, file).await?.ok_or(Problem::NotFound)
    };
    match found.await {
        Ok(file) => {
            let headers = [
                (header::CONTENT_TYPE, "application/octet-stream".to_owned()),
                (header::CONTENT_DISPOSITION, format!("attachment; filename*=UTF-8''{}", percent(&file.head.name))),
            ];
            (headers, file.bytes).into_response()
        }
        Err(problem) => asker.answer(problem),
    }
}

/// A file name the way RFC 8187 wants it in a header.
fn percent(name: &str) -> String {
    let mut out = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_') {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

fn as_change(plan: &Plan, name: String, file: Option<FileId>, read: &read::Document) -> Change {
    let texts: Vec<&str> = read.statements.iter().map(|statement| statement.text.as_str()).collect();
    let ids = known_again(plan, &texts);
    let placed: Vec<Placed> = read
        .statements
        .iter()
        .map(|statement| Placed {
            path: &statement.path,
            is_heading: statement.kind == read::Kind::Heading,
            text: &statement.text,
        })
        .collect();
    let drafts = read.statements.iter().zip(sections::labels(&placed)).zip(ids);
    let statements: Vec<StatementDraft> = drafts.map(|((statement, label), id)| draft(statement, label, id)).collect();
    let document = Document {
        title: read.title.clone(),
        file_name: name,
        file,
        format: read.format.key().to_owned(),
        language: read.language.key().to_owned(),
        edition: Edition::of(plan, &statements),
    };
    Change::BringStrategy { document: Some(document), statements }
}

fn draft(read: &read::Statement, label: String, id: StatementId) -> StatementDraft {
    let (suggested, because) = seen::suggested(read);
    StatementDraft {
        id,
        label,
        path: read.path.clone(),
        kind: StatementKind::from_word(read.kind.key()).unwrap_or(StatementKind::Paragraph),
        text: read.text.clone(),
        suggested,
        because,
    }
}

/// For each new wording the id of the statement it is the same as, or nearly, else a fresh one: what hangs on a
/// statement then stays on it. A statement is known by the wording in the document, and by that of a decided amendment:
/// a new edition may have taken it in.
fn known_again(plan: &Plan, texts: &[&str]) -> Vec<StatementId> {
    let former = plan.statements_in_order().into_iter().filter(|(_, statement)| !statement.by_amendment);
    let earlier: Vec<(StatementId, &str)> = former
        .flat_map(|(id, statement)| {
            let (written, holds) = (statement.text.as_str(), plan.statement_text(id));
            [Some((id, written)), (holds != written).then_some((id, holds))].into_iter().flatten()
        })
        .collect();
    let mut by_text: BTreeMap<String, Vec<StatementId>> = BTreeMap::new();
    // What an amendment brought, and the new edition says in the same words, is asked for last.
    for (id, _) in plan.statements.iter().rev().filter(|(_, statement)| statement.by_amendment) {
        by_text.entry(plain(plan.statement_text(id))).or_default().push(id);
    }
    for (id, text) in earlier.iter().rev() {
        by_text.entry(plain(text)).or_default().push(*id);
    }
    let mut taken: BTreeSet<StatementId> = BTreeSet::new();
    let mut next_of = |text: &str| {
        let known = by_text.get_mut(&plain(text))?;
        std::iter::from_fn(|| known.pop()).find(|id| taken.insert(*id))
    };
    let mut ids: Vec<Option<StatementId>> = texts.iter().map(|text| next_of(text)).collect();
    let left: Vec<(StatementId, BTreeSet<String>)> =
        earlier.iter().filter(|(id, _)| !taken.contains(id)).map(|(id, text)| (*id, words(text))).collect();
    let unknown = ids.iter().filter(|id| id.is_none()).count();
    if unknown.saturating_mul(left.len()) <= COMPARED_MOST {
        for (id, text) in ids.iter_mut().zip(texts).filter(|(id, _)| id.is_none()) {
            let new = words(text);
            let free = left.iter().filter(|(old, _)| !taken.contains(old));
            let best = free.map(|(old, words)| (alike_percent(&new, words), *old)).max_by_key(|(alike, _)| *alike);
            if let Some((_, old)) = best.filter(|(alike, _)| *alike >= ALIKE_PERCENT) {
                taken.insert(old);
                *id = Some(old);
            }
        }
    }
    // Fresh ids have to be different from each other even within one millisecond.
    let fresh = |taken: &mut BTreeSet<StatementId>| loop {
        let id = StatementId::from_raw(clock::mint());
        if taken.insert(id) {
            return id;
        }
    };
    ids.into_iter().map(|id| id.unwrap_or_else(|| fresh(&mut taken))).collect()
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

fn words(text: &str) -> BTreeSet<String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

fn alike_percent(one: &BTreeSet<String>, other: &BTreeSet<String>) -> usize {
    let all = one.union(other).count();
    (one.intersection(other).count() * 100).checked_div(all).unwrap_or(0)
}
