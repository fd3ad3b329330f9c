//! The sorting as columns: what was discarded, what waits, what is promising, and what became core measures. Ideas are dragged from
//! one to another, or moved with the arrows; both press the buttons that stand in the idea, so that it works without them too.

use super::super::showing::open;
use super::super::{brainstorm, picking};
use super::{dots, one, panels, stack_of, tabs};
use crate::app::App;
use crate::auth::Asker;
use crate::error::Problem;
use crate::page::{Column, Opened, Page};
use crate::view::View;
use axum::extract::{Path, State};
use axum::response::Response;
use maud::{Markup, html};
use plan::{Idea, IdeaId, PlanId, Sorting};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Ideas of each column that stand on the board; the column's own pages have them all.
const COLUMN_MOST: usize = 40;
/// Ideas on one page of a column.
const PART_MOST: usize = 100;

fn column_of(idea: &Idea) -> Option<Column> {
    match idea.sorted {
        Sorting::Undecided => None,
        Sorting::Never { .. } => Some(Column::Never),
        Sorting::Later => Some(Column::Later),
        Sorting::Promising => Some(Column::Promising),
        Sorting::Core { .. } => Some(Column::Core),
    }
}

/// All four.
pub fn columns(view: &View) -> Markup {
    let columns = by_column(view);
    html! {
        section.section {
            header { h2 { (view.t("sort-columns")) } (keys(view)) }
            div.board.columns {
                @for column in Column::ALL {
                    @let ideas = columns.get(&column).map(Vec::as_slice).unwrap_or_default();
                    (one_column(view, column, ideas.len(), ideas.iter().take(COLUMN_MOST), |more| html! {
                        @if more > 0 { p.small { a href=(view.url(&Opened::Column(column, 1).address())) { (view.tw("more-count", &[("count", more.into())])) } } }
                    }))
                }
            }
        }
    }
}

fn keys(view: &View) -> Markup {
    let keys = [("↑ ↓", "sort-key-choose"), ("← →", "sort-key-move"), ("P", "sort-key-dot"), ("B", "sort-key-stack")];
    html! {
        @if view.edits() {
            span.keys.small.quiet.push { @for (key, what) in keys { span { kbd { (key) } " " (view.t(what)) } } }
        }
    }
}

/// A column with these of its ideas, and what follows when there are more.
fn one_column<'a>(
    view: &View,
    column: Column,
    count: usize,
    ideas: impl ExactSizeIterator<Item = &'a (IdeaId, &'a Idea)>,
    then: impl FnOnce(usize) -> Markup,
) -> Markup {
    let most = i64::from(view.plan.core_measures_most());
    let more = count - ideas.len();
    html! {
        section data-column=(column.word()) aria-label=(view.t(&format!("sort-{}", column.word()))) {
            h3 {
                (view.t(&format!("sort-{}", column.word()))) " "
                span.quiet.small {
                    @if column == Column::Core { (view.tw("sort-core-of-most", &[("count", count.into()), ("most", most.into())])) }
                    @else { (count) }
                }
            }
            ol { @for (id, idea) in ideas { (card(view, *id, idea)) } }
            (then(more))
        }
    }
}

/// A part of one column by itself, with the way to the parts before and after it.
pub fn column(view: &View) -> Markup {
    let Page::Open(Opened::Column(column, nth)) = view.page else { return html! {} };
    let columns = by_column(view);
    let ideas = columns.get(&column).map(Vec::as_slice).unwrap_or_default();
    let parts = ideas.len().div_ceil(PART_MOST).max(1);
    // Ideas leave a column while one looks at its end.
    let nth = usize::from(nth).min(parts);
    let from = (nth - 1) * PART_MOST;
    let beside =
        |nth: usize| u16::try_from(nth).map_or(String::new(), |nth| view.url(&Opened::Column(column, nth).address()));
    html! {
        (tabs(view, "sort/columns"))
        div id="last" role="status" hx-morph-skip {}
        section.section {
            header { h2 { (view.t("sort-columns")) } (keys(view)) }
            div.board.columns {
                (one_column(view, column, ideas.len(), ideas.iter().skip(from).take(PART_MOST), |_| html! {}))
            }
            nav.between.small aria-label=(view.t("sort-key-browse")) {
                @if nth > 1 { a href=(beside(nth - 1)) { (view.t("sort-before")) } }
                @if parts > 1 { span.quiet { (view.tw("sort-part", &[("nth", nth.into()), ("of", parts.into())])) } }
                @if nth < parts { a href=(beside(nth + 1)) { (view.t("sort-after")) } }
                a href=(view.url("sort")) { (view.t("sort-all-columns")) }
            }
        }
        (panels::to_fill(view))
    }
}

/// The page with one column by itself.
pub async fn open_column(
    State(app): State<App>,
    asker: Asker,
    Path((id, column, nth)): Path<(PlanId, String, u16)>,
) -> Response {
    match Column::from_word(&column).filter(|_| nth > 0) {
        Some(column) => open(app, asker, id, Opened::Column(column, nth)).await,
        None => asker.answer(Problem::NotFound),
    }
}

/// The ideas of each column: what people gave most dots comes first; core measures by their number.
fn by_column(view: &View) -> BTreeMap<Column, Vec<(IdeaId, &Idea)>> {
    let known = view.known.ideas();
    let mut columns: BTreeMap<Column, Vec<_>> = BTreeMap::new();
    for (id, idea) in one::shown(view, &known.decided).filter_map(|id| Some((id, view.plan.ideas.get(id)?))) {
        if let Some(column) = column_of(idea) {
            columns.entry(column).or_default().push((id, idea));
        }
    }
    for (column, ideas) in &mut columns {
        if *column == Column::Core {
            ideas.sort_by_key(|(_, idea)| core_number(view, idea));
        } else {
            ideas.sort_by_key(|(id, idea)| (Reverse(known.dots.get(id).copied().unwrap_or_default()), idea.number));
        }
    }
    columns
}

fn core_number(view: &View, idea: &Idea) -> Option<u32> {
    let Sorting::Core { measure } = idea.sorted else { return None };
    view.plan.measures.get(measure).map(|measure| measure.number)
}

fn card(view: &View, id: IdeaId, idea: &Idea) -> Markup {
    let facts = [brainstorm::author(view, idea), Some(picking::about(view, idea)).filter(|about| !about.is_empty())];
    let facts: Vec<_> = [Some(idea.number.to_string())].into_iter().chain(facts).flatten().collect();
    html! {
        li id={ "kept-" (id) } data-idea=(id) data-about=(about_of(view, idea)) tabindex=[view.edits().then_some("0")] draggable=[view.edits().then_some("true")] {
            p.what { @if let Some(number) = core_number(view, idea) { b.red { (number) } " " } (idea.presence.as_str()) }
            p.quiet.small { (facts.join(" · ")) }
            @if let Sorting::Never { because, .. } = &idea.sorted {
                p.quiet.small { @if because.trim().is_empty() { (view.t("sort-reason-missing")) } @else { (because) } }
            }
            (dots::of(view, id, None))
            (stack_of(view, id))
            @if view.edits() { (panels::folded(view, "again", id, "sort-elsewhere")) }
        }
    }
}

/// What an idea can be filtered by: ids of what it is about, and who wrote it where that may be known.
pub fn about_of(view: &View, idea: &Idea) -> String {
    let ids = idea.audiences.iter().map(ToString::to_string);
    let ids =
        ids.chain(idea.objectives.iter().map(ToString::to_string)).chain(idea.channels.iter().map(ToString::to_string));
    let author = idea.author.filter(|_| brainstorm::author(view, idea).is_some()).map(|author| author.to_string());
    ids.chain(author).collect::<Vec<_>>().join(" ")
}

/// What the ideas on the page can be narrowed down to. It is done in the page, so that what others change goes on coming in;
/// without a script it isn't shown.
pub fn filters(view: &View) -> Markup {
    // Whether a name may be said depends on the brainstorm alone.
    let wrote =
        view.known.ideas().wrote.iter().filter_map(|((author, _), id)| Some((author, view.plan.ideas.get(*id)?)));
    let mut authors: Vec<(String, String)> =
        wrote.filter_map(|(author, idea)| Some((author.to_string(), brainstorm::author(view, idea)?))).collect();
    authors.sort_by(|one, other| (&one.1, &one.0).cmp(&(&other.1, &other.0)));
    authors.dedup();
    let kinds = [
        ("audience", "field-idea-audiences", picking::audiences(view)),
        ("objective", "field-idea-objectives", picking::objectives(view)),
        ("channel", "field-idea-channels", picking::channels(view)),
        ("author", "sort-filter-author", authors),
    ];
    html! {
        div.filters id="filters" {
            @for (kind, label, options) in kinds {
                @if options.len() > 1 {
                    label.small for={ "filter-" (kind) } { (view.t(label))
                        select.ds-input id={ "filter-" (kind) } data-filter=(kind) {
                            option value="" { (view.t("sort-filter-all")) }
                            @for (id, name) in options { option value=(id) { (name) } }
                        }
                    }
                }
            }
        }
    }
}
