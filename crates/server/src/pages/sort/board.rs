//! The sorting as columns: what was discarded, what waits, what is promising, and what became core measures. Ideas are dragged from
//! one to another, or moved with the arrows; both press the buttons that stand in the idea, so that it works without them too.

use super::super::{brainstorm, picking};
use super::{answers, dots, one, stack_of};
use crate::view::View;
use maud::{Markup, html};
use plan::{Idea, IdeaId, Sorting};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Ideas of one column that are drawn; whoever has more searches or filters.
const COLUMN_MOST: usize = 150;

/// Where an idea can be, in the order of the columns.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Column {
    Never,
    Later,
    Promising,
    Core,
}

impl Column {
    const ALL: [Self; 4] = [Self::Never, Self::Later, Self::Promising, Self::Core];

    fn word(self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::Later => "later",
            Self::Promising => "promising",
            Self::Core => "core",
        }
    }

    fn of(idea: &Idea) -> Option<Self> {
        match idea.sorted {
            Sorting::Undecided => None,
            Sorting::Never { .. } => Some(Self::Never),
            Sorting::Later => Some(Self::Later),
            Sorting::Promising => Some(Self::Promising),
            Sorting::Core { .. } => Some(Self::Core),
        }
    }
}

/// All four.
pub fn columns(view: &View) -> Markup {
    let most = i64::from(view.plan.core_measures_most());
    let columns = by_column(view);
    html! {
        section.section {
            header { h2 { (view.t("sort-columns")) } @if view.edits() { span.keys.small.quiet.push {
                @for (key, what) in [("↑ ↓", "sort-key-choose"), ("← →", "sort-key-move"), ("P", "sort-key-dot"), ("B", "sort-key-stack")] {
                    span { kbd { (key) } " " (view.t(what)) }
                }
            } } }
            div.board.columns {
                @for column in Column::ALL {
                    @let ideas = columns.get(&column).map(Vec::as_slice).unwrap_or_default();
                    section data-column=(column.word()) aria-label=(view.t(&format!("sort-{}", column.word()))) {
                        h3 {
                            (view.t(&format!("sort-{}", column.word()))) " "
                            span.quiet.small {
                                @if column == Column::Core { (view.tw("sort-core-of-most", &[("count", ideas.len().into()), ("most", most.into())])) }
                                @else { (ideas.len()) }
                            }
                        }
                        ol { @for (id, idea) in ideas.iter().take(COLUMN_MOST) { (card(view, *id, idea)) } }
                        @if ideas.len() > COLUMN_MOST { p.quiet.small { (view.tw("more-count", &[("count", (ideas.len() - COLUMN_MOST).into())])) } }
                    }
                }
            }
        }
    }
}

/// The ideas of each column: what people gave most dots comes first; core measures by their number.
fn by_column(view: &View) -> BTreeMap<Column, Vec<(IdeaId, &Idea)>> {
    let known = view.known.ideas();
    let mut columns: BTreeMap<Column, Vec<_>> = BTreeMap::new();
    for (id, idea) in one::shown(view, &known.decided).filter_map(|id| Some((id, view.plan.ideas.get(id)?))) {
        if let Some(column) = Column::of(idea) {
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
            @if view.edits() {
                details.more id={ "again-" (id) } { summary { (view.t("sort-elsewhere")) } (answers(view, id, idea)) }
            }
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
