//! The brainstorm on a big screen: readable from the back of the room, with what people join by, and nothing to press.

use super::brainstorm::{author, current};
use super::joining::spoken;
use super::picking;
use crate::qr;
use crate::view::{Region, View, any_of};
use maud::{Markup, html};
use plan::{AudienceId, Brainstorm, Idea, IdeaId, Kind, ObjectiveId, Priority};

/// Ideas that are shown at once, the newest largest.
const NEWEST: usize = 5;
/// Audiences and objectives that there is room for on a screen nobody scrolls; of the latter some always.
const AIMS_MOST: usize = 11;
const OBJECTIVES_LEAST: usize = 3;
/// Letters of an objective: two lines.
const OBJECTIVE_MOST_CHARS: usize = 40;
/// Strokes that are drawn one by one while ideas are hidden.
const TALLY_MOST: usize = 150;

/// What the screen is made of.
pub const REGIONS: &[Region] = &[
    Region::presence("wall-head", "wall-head", head),
    Region { class: "for-whom", ..Region::block("wall-aims", aims_shown, aims) },
    Region { class: "wall-ideas", ..Region::block("wall-ideas", ideas_shown, ideas) },
    Region { class: "join", ..Region::block("wall-join", |touched| touched.kind(Kind::Brainstorm), join) },
];

fn aims_shown(touched: &plan::Touched) -> bool {
    any_of(touched, &[Kind::Idea, Kind::Audience, Kind::Objective])
}

fn ideas_shown(touched: &plan::Touched) -> bool {
    any_of(touched, &[Kind::Idea, Kind::Brainstorm, Kind::Audience, Kind::Objective, Kind::Channel])
}

/// The brainstorm and its ideas, newest first.
fn on_screen(view: &View) -> Option<(&Brainstorm, Vec<(IdeaId, &Idea)>)> {
    let (id, brainstorm) = current(&view.plan)?;
    let ideas = view.plan.ideas.iter().rev().filter(|(_, idea)| idea.brainstorm == Some(id)).collect();
    Some((brainstorm, ideas))
}

fn head(view: &View) -> Markup {
    let (title, count, ends_at) = match on_screen(view) {
        Some((brainstorm, ideas)) => (brainstorm.title.as_str().to_owned(), ideas.len(), brainstorm.ends_at),
        None => (view.t("stage-brainstorm"), 0, None),
    };
    html! {
        div.what {
            p.quiet { (title) " · " (view.plan.title.as_str()) }
            h1 { (view.t("wall-question")) }
        }
        div.counts {
            div { b { (view.here.count) } small { (view.t("wall-joined")) } }
            div { b { (count) } small { (view.tw("wall-ideas", &[("count", count.into())])) } }
            @if let Some(ends_at) = ends_at { (super::brainstorm::clock(view, ends_at)) }
        }
    }
}

fn aims(view: &View) -> Markup {
    let ideas = on_screen(view).map_or_else(Vec::new, |(_, ideas)| ideas);
    let about = |id: AudienceId| ideas.iter().filter(|(_, idea)| idea.audiences.contains(&id)).count();
    let towards = |id: ObjectiveId| ideas.iter().filter(|(_, idea)| idea.objectives.contains(&id)).count();
    let row = |what: &str, count: usize| {
        html! {
            tr {
                th scope="row" { (what) }
                td.num { @if count == 0 { (view.t("wall-none")) } @else { (count) } }
            }
        }
    };
    let head = |key: &str| html! { thead { tr { th scope="col" { (view.t(key)) } th.num scope="col" { (view.t("wall-ideas-column")) } } } };
    let audiences: Vec<_> =
        view.plan.audiences.iter().filter(|(_, row)| row.priority != Some(Priority::Later)).collect();
    let audiences = &audiences[..audiences.len().min(AIMS_MOST - OBJECTIVES_LEAST)];
    let objectives = view.plan.objectives.iter().take(AIMS_MOST - audiences.len());
    html! {
        table { (head("wall-for-whom")) tbody { @for (id, audience) in audiences { (row(audience.name.as_str(), about(*id))) } } }
        table.light {
            (head("wall-objectives"))
            tbody { @for (id, objective) in objectives { (row(&picking::short_to(objective.sentence.as_str(), OBJECTIVE_MOST_CHARS), towards(id))) } }
        }
    }
}

fn ideas(view: &View) -> Markup {
    let Some((brainstorm, ideas)) = on_screen(view) else {
        return html! { p.empty { (view.t("brainstorm-not-open")) } };
    };
    if let Some((id, idea)) = brainstorm.spotlight.and_then(|id| Some((id, view.plan.ideas.get(id)?))) {
        return spotlight(view, id, idea);
    }
    if ideas.is_empty() {
        return html! { p.idea-text { (view.t("wall-empty")) } };
    }
    if brainstorm.hidden {
        return html! {
            p.idea-text { (view.t("wall-hidden")) }
            div.tally aria-hidden="true" { @for _ in ideas.iter().take(TALLY_MOST) { i {} } }
            p.quiet { (view.t("wall-hidden-help")) }
        };
    }
    let (newest, more) = ideas.split_at(ideas.len().min(NEWEST));
    html! {
        ol.ideas {
            @for (id, idea) in newest {
                li id={ "wall-" (id) } {
                    span.n { (idea.number) }
                    p { (idea.presence.as_str()) }
                    small { (facts(view, idea)) }
                }
            }
        }
        @if !more.is_empty() { p.quiet { (view.tw("wall-more", &[("count", more.len().into())])) } }
    }
}

/// Channels and audiences of an idea, and who wrote it, where that may be seen.
fn facts(view: &View, idea: &Idea) -> String {
    let said = [Some(picking::about(view, idea)).filter(|about| !about.is_empty()), author(view, idea)];
    said.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn spotlight(view: &View, id: IdeaId, idea: &Idea) -> Markup {
    html! {
        section.spotlight id={ "wall-" (id) } {
            p.quiet { (idea.number) @if let Some(author) = author(view, idea) { " · " (author) } }
            p.idea-text { (idea.presence.as_str()) }
            (super::brainstorm::sentences(view, idea))
            p.quiet { (picking::about(view, idea)) }
        }
    }
}

fn join(view: &View) -> Markup {
    let Some(door) = &view.door else { return html! {} };
    html! {
        (qr::draw(&door.link(), &view.tw("wall-qr", &[("address", door.place().into())])))
        b { (door.place()) }
        b.code { (spoken(&door.code.code)) }
        small { (view.t("wall-join-help")) }
    }
}
