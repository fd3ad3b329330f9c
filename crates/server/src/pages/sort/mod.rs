//! Stage 6: what becomes of each idea: an answer to each, dots, and stacks of those that say the same. What became
//! core measures, and what was discarded, have files of their own.

mod board;
mod chain;
mod core;
mod discarded;
mod dots;
mod one;
mod panels;

pub use self::core::{back_to_idea, edit_core, open_core};
pub use board::open_column;
pub use discarded::search;
pub use dots::{dots, edit_limits};
pub use one::{open_one, sorted};

use super::{brainstorm, picking, sent::Sent};
use crate::error::Problem;
use crate::fields::Fields;
use crate::view::{Region, View, any_of};
use axum::response::Response;
use maud::{Markup, html};
use plan::{Change, Idea, IdeaField, IdeaId, Kind, Plan, Sorting};

/// Why ideas are often discarded, each a button of its own.
const REASONS: [&str; 6] = [
    "sort-reason-hours",
    "sort-reason-audience",
    "sort-reason-unlawful",
    "sort-reason-others",
    "sort-reason-fun",
    "sort-reason-not-social",
];

/// What the page is made of.
pub const REGIONS: &[Region] = &[
    Region::block("sorted-so-far", shown, so_far),
    Region::block("sort-tools", shown, tools),
    Region::block("offered", shown, offered),
    Region::block("kept", shown, board::columns),
    Region::list("undecided", "rows", shown, undecided),
    Region::block("core-head", shown, self::core::head),
    Region::list("core-measures", "rows", shown, self::core::rows),
    Region::block("discarded", shown, discarded::section),
];

/// What the page of one idea after the other is made of.
pub const ONE_BY_ONE: &[Region] = &[Region::block("one", shown, one::one)];

/// What the page of one column is made of.
pub const ONE_COLUMN: &[Region] = &[Region::block("column", shown, board::column)];

/// Undecided ideas that stand on the page with their forms; whoever has more takes them one by one.
const UNDECIDED_MOST: usize = 30;

/// Ideas that are offered by their words to whoever types an idea's number. Thousands would be most of the page.
const OFFERED_MOST: usize = 30;

fn shown(touched: &plan::Touched) -> bool {
    any_of(touched, &[Kind::Idea, Kind::Measure, Kind::Brainstorm, Kind::Objective, Kind::Audience, Kind::Statement])
}

/// Whether nobody has decided about an idea. What lies in a stack goes where the stack goes.
fn is_undecided(idea: &Idea) -> bool {
    idea.stacked_under.is_none() && idea.sorted == Sorting::Undecided
}

/// The ways to look at the sorting.
fn tabs(view: &View, current: &str) -> Markup {
    let discarded = view.known.ideas().discarded;
    let tab = |slug: &str, label: String| html! { a href=(view.url(slug)) aria-current=[(slug == current).then_some("page")] { (label) } };
    html! {
        nav.tabs aria-label=(view.t("stage-sort")) {
            (tab("sort/one", view.t("sort-one-by-one")))
            (tab("sort", view.t("sort-columns")))
            @if view.reads_all() { (tab("sort#discarded", view.tw("sort-discarded", &[("count", discarded.into())]))) }
        }
    }
}

fn so_far(view: &View) -> Markup {
    let left = one::shown_count(view, &view.known.ideas().undecided);
    html! {
        (tabs(view, "sort"))
        p.say {
            @if view.plan.ideas.is_empty() { (view.t("sort-no-ideas")) " " a href=(view.url("brainstorm")) { (view.t("stage-brainstorm")) } }
            @else if left == 0 { (view.t("sort-all-done")) }
            @else { (view.tw("sort-undecided-count", &[("count", left.into())])) " " a href=(view.url("sort/one")) { (view.t("sort-start")) } }
        }
        div id="last" role="status" hx-morph-skip {}
    }
}

/// What narrows down and bounds the sorting: it stays as it is when ideas come in.
fn tools(view: &View) -> Markup {
    html! {
        (board::filters(view))
        (dots::section(view))
        (panels::to_fill(view))
    }
}

/// What people type to name another idea: its number. The newest are offered with some of their words.
fn offered(view: &View) -> Markup {
    html! {
        @if view.edits() {
            datalist id="idea-numbers" {
                @for (_, idea) in one::tops(view).rev().take(OFFERED_MOST) {
                    option value=(idea.number) { (picking::short(idea.presence.as_str())) }
                }
            }
        }
    }
}

fn undecided(view: &View) -> Vec<(String, Markup)> {
    let all = &view.known.ideas().undecided;
    let first = one::shown(view, all).take(UNDECIDED_MOST).filter_map(|id| Some((id, view.plan.ideas.get(id)?)));
    let mut rows: Vec<_> = first.map(|(id, idea)| (id.to_string(), row(view, id, idea))).collect();
    let more = one::shown_count(view, all).saturating_sub(UNDECIDED_MOST);
    if more > 0 {
        let said = view.tw("more-count", &[("count", more.into())]);
        let more = html! { p.empty id="more-undecided" { (said) " " a href=(view.url("sort/one")) { (view.t("sort-start")) } } };
        rows.push(("more-undecided".to_owned(), more));
    }
    rows
}

fn row(view: &View, id: IdeaId, idea: &Idea) -> Markup {
    html! {
        article.row.wide id=(id) data-idea=(id) data-about=(board::about_of(view, idea)) draggable=[view.edits().then_some("true")] {
            div {
                h2.title { span.n { (idea.number) } " " (idea.presence.as_str()) }
                (brainstorm::sentences(view, idea))
                p.quiet.small { (picking::about(view, idea)) }
                (dots::of(view, id, None))
                (stack_of(view, id))
                @if view.edits() { (panels::answers(view, id)) }
            }
        }
    }
}

/// What lies in a stack under an idea, each with a way out.
fn stack_of(view: &View, top: IdeaId) -> Markup {
    let under: Vec<_> = view.known.stacked_under(top).collect();
    html! {
        @if !under.is_empty() {
            details.more id={ "in-" (top) } {
                summary { (view.tw("sort-stack-holds", &[("count", under.len().into())])) }
                ul.things {
                    @for (id, idea) in under {
                        li id=(id) {
                            div { p { span.quiet { (idea.number) } " " (idea.presence.as_str()) } (brainstorm::sentences(view, idea)) }
                            @if view.edits() {
                                (picking::changes_button(view, "sort-unstack", None, &[Change::SetIdea { id, field: IdeaField::StackedUnder(None) }]))
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A reason that was pressed counts before one that was typed; none is none.
fn reason(form: &Fields) -> Result<String, Problem> {
    let said = form.0.iter().rev().filter(|(name, _)| name == "because").map(|(_, value)| value.trim());
    said.into_iter().find(|value| !value.is_empty()).map(str::to_owned).ok_or(Problem::Bad("error-sort-reason"))
}

/// Stacks an idea with another, which is named by its number or its id.
pub async fn stack(sent: Sent<IdeaId>) -> Response {
    sent.change_then(
        |form| if form.text("back") == "sort/one" { "sort/one" } else { "sort" },
        |plan, idea, form| {
            let onto = form.text("onto");
            let under = if !onto.is_empty() {
                Some(onto.parse().map_err(|_| Problem::Bad("error-field"))?)
            } else if let Some(number) = form.count("under")? {
                Some(numbered(plan, number).ok_or(Problem::Bad("error-idea-number"))?)
            } else {
                None
            };
            stacked(plan, idea, under)
        },
    )
    .await
}

/// The changes that lay an idea under another, or take it out. Stacks are one deep: what lies under the idea comes along, and
/// what lies in a stack itself stands for that stack.
fn stacked(plan: &Plan, id: IdeaId, under: Option<IdeaId>) -> Result<Vec<Change>, Problem> {
    let set = |id, under| Change::SetIdea { id, field: IdeaField::StackedUnder(under) };
    let Some(under) = under else { return Ok(vec![set(id, None)]) };
    let other = plan.ideas.get(under).ok_or(Problem::Bad("error-idea-number"))?;
    let top = other.stacked_under.filter(|top| plan.ideas.get(*top).is_some()).unwrap_or(under);
    if top == id {
        return Err(Problem::Bad("error-idea-number"));
    }
    let along = plan.ideas.iter().filter(|(_, idea)| idea.stacked_under == Some(id)).map(|(each, _)| each);
    Ok(along.chain([id]).map(|each| set(each, Some(top))).collect())
}

fn numbered(plan: &Plan, number: u32) -> Option<IdeaId> {
    plan.ideas.iter().find(|(_, idea)| idea.number == number).map(|(id, _)| id)
}
