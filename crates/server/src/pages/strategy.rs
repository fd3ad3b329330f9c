//! Stage 1: the communications strategy, statement by statement, with what is seen in it and what is amended. One
//! statement at a time is open, with its forms. Bringing the document in is in `bring.rs`.

mod amendments;
pub mod bring;
mod coverage;
mod drafts;
mod edition;
mod marks;
mod naming;
mod sections;
mod seen;

pub use amendments::{add as amend, edit as edit_amendment};
pub use bring::{UPLOAD_MOST_BYTES, bring, original};
pub use drafts::take as take_drafts;
pub use marks::correct;

use super::changing::change;
use super::picking::short;
use crate::app::App;
use crate::auth::Asker;
use crate::error::Problem;
use crate::fields::Fields;
use crate::forms;
use crate::page::Opened;
use crate::view::{Region, View, any_of};
use crate::{clock, widgets};
use axum::extract::{Form, Path, State};
use axum::response::Response;
use maud::{Markup, html};
use plan::{
    AudienceId, Change, ChannelId, ChannelKey, Kind, ObjectiveId, Plan, PlanId, Prompt, Statement, StatementId,
    StatementKind, StatementRole,
};
use sections::{Placed, own_number, without_number};
use std::collections::BTreeSet;
use words::Lang;

/// Statements of a document that is shown unfolded; a longer one begins as its headings.
const UNFOLDED_MOST: usize = 150;
/// Sections before the document gets an outline of them.
const OUTLINE_FROM: usize = 3;

/// What the page is made of.
pub const REGIONS: &[Region] = &[
    Region::block("coverage", |touched| any_of(touched, &[Kind::Statement, Kind::Amendment]), coverage::coverage),
    Region::block("edition", |touched| touched.plan || any_of(touched, &[Kind::Statement]), edition::shown),
    Region::block("outline", |touched| any_of(touched, &[Kind::Statement, Kind::Amendment]), outline),
    Region::list("statements", "region", shows_statements, statements),
    Region::block("drafts", shows_statements, drafts::offered),
    Region::block("prompts", |touched| any_of(touched, &[Kind::Statement, Kind::Amendment]), prompts),
    Region::block("bring", |touched| touched.plan, bring::form),
];

fn shows_statements(touched: &plan::Touched) -> bool {
    any_of(touched, &[Kind::Statement, Kind::Amendment, Kind::Objective, Kind::Audience, Kind::Channel])
}

/// What a statement is called: its number in the document, or its place.
pub fn label(statement: &Statement) -> String {
    if statement.label.is_empty() { statement.place.to_string() } else { statement.label.clone() }
}

fn is_heading(statement: &Statement) -> bool {
    statement.kind == Some(StatementKind::Heading)
}

/// Statements something can be anchored in, each with a short text.
pub fn anchorable(plan: &Plan) -> Vec<(String, String)> {
    let statements = plan.statements_in_order().into_iter().filter(|(_, statement)| !is_heading(statement));
    let named = |(id, statement)| {
        (StatementId::to_string(&id), format!("{} {}", label(statement), short(plan.statement_text(id))))
    };
    statements.map(named).collect()
}

/// A part of the document under one of the headings that divide it.
struct Section<'a> {
    /// Nothing for what stands before the first of them.
    heading: Option<String>,
    /// The heading's own statement, where it is one.
    head: Option<(StatementId, &'a Statement)>,
    statements: Vec<(StatementId, &'a Statement)>,
}

impl Section<'_> {
    /// The section's element: named by its first statement, which stays where it is.
    fn id(&self) -> String {
        let first = self.head.or_else(|| self.statements.first().copied());
        format!("section-{}", first.map(|(id, _)| id.to_string()).unwrap_or_default())
    }

    /// How many statements it has, headings apart.
    fn count(&self) -> usize {
        self.statements.iter().filter(|(_, statement)| !is_heading(statement)).count()
    }

    /// The heading's label, or the number it begins with where it is only known from the paths below it.
    fn label(&self) -> String {
        match self.head {
            Some((_, head)) => head.label.clone(),
            None => self
                .heading
                .as_deref()
                .and_then(|heading| own_number(heading, true))
                .map(|(number, _)| number)
                .unwrap_or_default(),
        }
    }
}

fn sections_of(view: &View) -> Vec<Section<'_>> {
    let statements = view.plan.statements_in_order();
    let placed: Vec<Placed> = statements
        .iter()
        .map(|(_, statement)| Placed {
            path: &statement.path,
            is_heading: is_heading(statement),
            text: statement.text.as_str(),
        })
        .collect();
    let depth = sections::depth(&placed);
    let mut found: Vec<Section> = Vec::new();
    let mut last = None;
    for ((id, statement), section) in statements.into_iter().zip(sections::sections(&placed)) {
        if last != Some(section) {
            let heading = statement.path.get(depth).cloned();
            found.push(Section { heading, head: None, statements: Vec::new() });
            last = Some(section);
        }
        let Some(current) = found.last_mut() else { continue };
        if is_heading(statement) && statement.path.len() == depth && current.head.is_none() && section > 0 {
            current.heading = Some(statement.text.as_str().to_owned());
            current.head = Some((id, statement));
        } else {
            current.statements.push((id, statement));
        }
    }
    found
}

/// The sections as links, for a document that has several.
fn outline(view: &View) -> Markup {
    let sections = sections_of(view);
    html! {
        @if sections.len() >= OUTLINE_FROM {
            nav.outline aria-label=(view.t("strategy-outline")) {
                ol {
                    @for section in &sections {
                        @if let Some(heading) = &section.heading {
                            li {
                                a href={ "#" (section.id()) } { (heading) }
                                " " span.quiet.num { (section.count()) }
                            }
                        }
                    }
                }
            }
            p.key-hint { (view.t("strategy-keys")) }
        }
    }
}

fn statements(view: &View) -> Vec<(String, Markup)> {
    let unfolded = view.plan.statements.count() <= UNFOLDED_MOST;
    let sections = sections_of(view).into_iter();
    sections.map(|section| (section.id(), one_section(view, &section, unfolded))).collect()
}

fn one_section(view: &View, section: &Section, unfolded: bool) -> Markup {
    let has_open = section.statements.iter().any(|(id, _)| view.has_open(Opened::Statement(*id)));
    let mut above: &[String] = section.statements.first().map_or(&[], |(_, statement)| &statement.path);
    html! {
        @if let Some(heading) = &section.heading {
            details.doc-section id=(section.id()) open[unfolded || has_open] {
                summary id=[section.head.map(|(id, _)| id)] {
                    h2.stmt-head { span.n { (section.label()) } span { (without_number(heading)) " " span.quiet.small.num { (section.count()) } } }
                }
                @for (id, statement) in &section.statements { (below(view, *id, statement, &mut above)) }
            }
        } @else {
            div.doc-section id=(section.id()) {
                @for (id, statement) in &section.statements { (below(view, *id, statement, &mut above)) }
            }
        }
    }
}

/// A statement, or a heading within a section; a heading that is only known from the paths below it is written too.
fn below<'a>(view: &View, id: StatementId, statement: &'a Statement, above: &mut &'a [String]) -> Markup {
    let deeper = !is_heading(statement) && statement.path != *above && statement.path.len() > 1;
    let heading = statement.path.last().filter(|heading| {
        deeper && !view.plan.statements.iter().any(|(_, other)| is_heading(other) && other.text.as_str() == *heading)
    });
    *above = &statement.path;
    html! {
        @if let Some(heading) = heading { h3.stmt-head { (heading) } }
        @if is_heading(statement) {
            h3.stmt-head id=(id) { span.n { (statement.label) } span { (without_number(view.plan.statement_text(id))) } }
        } @else { (one(view, id, statement)) }
    }
}

fn one(view: &View, id: StatementId, statement: &Statement) -> Markup {
    let what = Opened::Statement(id);
    let is_open = view.has_open(what) && view.edits();
    let amended = view.plan.amendments_of(id).any(|(_, amendment)| !view.plan.is_taken_in(amendment));
    let reworded = !statement.by_amendment && amended;
    html! {
        article.stmt id=(id) .on[is_open] .reworded[reworded] {
            @if view.edits() { a.n href={ (view.url(&what.address())) "#" (id) } data-step aria-label=(view.tw("strategy-statement", &[("label", label(statement).into())])) { (label(statement)) } }
            @else { span.n { (label(statement)) } }
            // Where an amendment shows both wordings, neither is said a third time.
            @if !reworded {
                div.text { p .item[statement.kind == Some(StatementKind::ListItem)] { (marks::text(statement, view.plan.statement_text(id))) } }
            }
            div.marks { (marks::beside(view, id, statement)) (hanging(view, id, statement)) }
            div.amends {
                @for (amendment_id, amendment) in view.plan.amendments_of(id) {
                    (amendments::shown(view, amendment_id, amendment, statement))
                }
            }
            @if is_open { (working_on(view, id, statement)) }
        }
    }
}

/// The open statement: amending it on the left, its marks and what could be made of it on the right.
fn working_on(view: &View, id: StatementId, statement: &Statement) -> Markup {
    let key = id.to_string();
    html! {
        div.side.working {
            div.stack {
                (amendments::on_open(view, id, statement))
                div.actions {
                    (forms::closing(view, &format!("strategy#{id}")))
                    @if statement.by_amendment { (widgets::button(view, "removed", "strategy-withdraw", &[("kind", "statement"), ("id", &key), ("back", "strategy")])) }
                }
            }
            div.stack {
                h3 { (view.t("strategy-marks")) }
                (marks::reasons(view, statement))
                (marks::form(view, id, statement))
                h3 { (view.t("strategy-carry-over")) }
                div.flow {
                    (widgets::button(view, "strategy/carried", "term-audience", &[("statement", &key), ("as", "audience")]))
                    (widgets::button(view, "strategy/carried", "term-objective", &[("statement", &key), ("as", "objective")]))
                    @for channel in &statement.marks().channels {
                        (widgets::button(view, "strategy/carried", &format!("channel-{}", channel.word()), &[("statement", &key), ("as", channel.word())]))
                    }
                }
            }
        }
    }
}

/// What is anchored in a statement; for one that reads like an audience or a goal and carries nothing, the press
/// that makes a draft of it.
fn hanging(view: &View, id: StatementId, statement: &Statement) -> Markup {
    let audiences: Vec<_> = view.plan.audiences.iter().filter(|(_, row)| row.anchors.contains_key(&id)).collect();
    let objectives: Vec<_> = view.plan.objectives.iter().filter(|(_, row)| row.anchors.contains_key(&id)).collect();
    let role = statement.marks().role;
    let key = id.to_string();
    html! {
        @for (audience, row) in &audiences {
            span.hang { a href={ (view.url("audiences")) "#" (audience) } { (short(row.name.as_str())) } }
        }
        @if let Some((first, row)) = objectives.first() {
            span.hang {
                a href={ (view.url("objectives")) "#" (first) } {
                    @if objectives.len() == 1 { (short(row.sentence.as_str())) }
                    @else { (view.tw("strategy-anchored-here", &[("count", objectives.len().into())])) }
                }
            }
        }
        @if view.edits() {
            @if role == Some(StatementRole::Audience) && audiences.is_empty() {
                span.hang.loose { (widgets::button(view, "strategy/carried", "strategy-carry-audience", &[("statement", &key), ("as", "audience")])) }
            }
            @if role == Some(StatementRole::Goal) && objectives.is_empty() {
                span.hang.loose { (widgets::button(view, "strategy/carried", "strategy-carry-objective", &[("statement", &key), ("as", "objective")])) }
            }
        }
    }
}

/// The questions a strategy on social media has to answer, and what answers them.
fn prompts(view: &View) -> Markup {
    if view.plan.statements.is_empty() {
        return html! {};
    }
    html! {
        section.section {
            header { h2 { (view.t("strategy-prompts")) } p.quiet.small { (view.t("strategy-prompts-lead")) } }
            ul.rows {
                @for prompt in Prompt::ALL {
                    @let answers: Vec<_> = view.plan.amendments.iter().filter(|(_, amendment)| amendment.answers == Some(*prompt)).collect();
                    li.row id={ "prompt-" (prompt.word()) } {
                        div {
                            h3.title { (view.t(&format!("prompt-{}", prompt.word()))) }
                            @if view.edits() && answers.is_empty() { (amendments::adding(view, Some(*prompt))) }
                        }
                        div.facts {
                            @if answers.is_empty() { span.quiet { (view.t("strategy-prompt-open")) } }
                            @for (_, amendment) in answers {
                                @if let Some(statement) = view.plan.statements.get(amendment.statement) {
                                    a href={ "#" (amendment.statement) } { (view.tw("strategy-prompt-answered", &[("label", label(statement).into())])) }
                                }
                            }
                        }
                    }
                }
            }
            @if view.edits() { (amendments::adding(view, None)) }
        }
    }
}

/// The page with one statement open.
pub async fn open(
    State(app): State<App>,
    asker: Asker,
    Path((id, statement)): Path<(PlanId, StatementId)>,
) -> Response {
    super::showing::open(app, asker, id, Opened::Statement(statement)).await
}

/// Takes a statement over as the draft of an audience, an objective or a channel it names, anchored in it.
pub async fn carry(
    State(app): State<App>,
    asker: Asker,
    Path(id): Path<PlanId>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    let lang = asker.lang;
    change(&app, &asker, id, "strategy", |plan| carried(plan, lang, &form)).await
}

fn carried(plan: &Plan, lang: Lang, form: &Fields) -> Result<Vec<Change>, Problem> {
    let statement: StatementId = form.id("statement")?;
    plan.statements.get(statement).ok_or(Problem::NotFound)?;
    let fresh = clock::mint();
    Ok(match form.text("as") {
        "audience" => drafts::audience(plan, AudienceId::from_raw(fresh), statement).into(),
        "objective" => drafts::objective(plan, ObjectiveId::from_raw(fresh), statement, &BTreeSet::new()).into(),
        channel => {
            let key = ChannelKey::from_word(channel).ok_or(Problem::Bad("error-field"))?;
            drafts::channel(plan, lang, ChannelId::from_raw(fresh), key, &[statement])
        }
    })
}
