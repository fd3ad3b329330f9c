//! One idea after the other, by keyboard and by thumb: what it says, who gave it dots, what says nearly the same, the thread it
//! would hang on, and four answers. Everybody who sorts sees the same idea next; whoever browses stays where they are.

use super::super::brainstorm;
use super::super::changing::change;
use super::super::showing::open;
use super::{REASONS, chain, dots, is_undecided, stack_of, tabs};
use crate::app::App;
use crate::auth::Asker;
use crate::error::Problem;
use crate::fields::Fields;
use crate::known::Top;
use crate::page::{Opened, Page};
use crate::pages::picking;
use crate::view::View;
use crate::widgets;
use axum::extract::{Form, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use plan::{Change, DiscardCause, Idea, IdeaField, IdeaId, Plan, PlanId, Ref, Sorting};

/// Ideas that say nearly the same, shown beside one.
const ALIKE_MOST: usize = 3;
/// Ideas that are asked about, so that some are left when those that are hidden or in the same stack are taken out.
const ALIKE_ASKED: usize = 12;
/// Steps in which the bar grows, in percent: the style sheet has no others.
const BAR_STEP_PERCENT: usize = 5;

/// The idea in question, with those before and after it.
pub fn one(view: &View) -> Markup {
    let all: Vec<(IdeaId, &Idea)> = tops(view).collect();
    let left: Vec<IdeaId> = all.iter().filter(|(_, idea)| is_undecided(idea)).map(|(id, _)| *id).collect();
    let asked =
        if let Page::Open(Opened::Sorting(id)) = view.page { all.iter().find(|(other, _)| *other == id) } else { None };
    let next = || left.first().and_then(|first| all.iter().find(|(id, _)| id == first)).copied();
    html! {
        (tabs(view, "sort/one"))
        @if !all.is_empty() {
            p.flow.small { span { (view.tw("sort-left", &[("count", left.len().into()), ("of", all.len().into())])) } }
            (bar(all.len() - left.len(), all.len()))
        }
        @match asked.copied().or_else(next) {
            Some((id, idea)) => (question(view, &all, id, idea)),
            None => p.say {
                @if all.is_empty() { (view.t("sort-no-ideas")) " " a href=(view.url("brainstorm")) { (view.t("stage-brainstorm")) } }
                @else { (view.t("sort-all-done")) " " a href=(view.url("sort")) { (view.t("sort-columns")) } }
            },
        }
        div id="last" role="status" hx-morph-skip {}
    }
}

/// Those of the ideas on top that may be seen.
pub fn shown<'a>(view: &View, tops: &'a [Top]) -> impl DoubleEndedIterator<Item = IdeaId> + use<'a> {
    let hidden = brainstorm::hidden(view);
    tops.iter().filter(move |(_, at)| at.is_none_or(|at| !hidden.contains(&at))).map(|(id, _)| *id)
}

/// How many of them.
pub fn shown_count(view: &View, tops: &[Top]) -> usize {
    if brainstorm::hidden(view).is_empty() { tops.len() } else { shown(view, tops).count() }
}

/// Ideas that are no part of another's stack and may be seen.
pub fn tops(view: &View) -> impl DoubleEndedIterator<Item = (IdeaId, &Idea)> {
    view.plan.ideas.iter().filter(|(_, idea)| idea.stacked_under.is_none() && brainstorm::is_shown(view, idea))
}

fn bar(done: usize, of: usize) -> Markup {
    let percent = done * 100 / of.max(1) / BAR_STEP_PERCENT * BAR_STEP_PERCENT;
    html! { div.so-far aria-hidden="true" { i class={ "w-" (percent) } {} } }
}

fn question(view: &View, all: &[(IdeaId, &Idea)], id: IdeaId, idea: &Idea) -> Markup {
    let at = all.iter().position(|(other, _)| *other == id);
    let beside = |place: Option<usize>| place.and_then(|place| all.get(place)).map(|(id, _)| *id);
    let (before, after) = (beside(at.and_then(|at| at.checked_sub(1))), beside(at.map(|at| at + 1)));
    let facts = [Some(idea.number.to_string()), brainstorm::author(view, idea)];
    html! {
        // What an answer says is for a place that stays: the idea may be gone from the page by then.
        div.side.sorting id={ "one-" (id) } "hx-target:inherited"="#last" {
            div {
                p.quiet { (facts.into_iter().flatten().collect::<Vec<_>>().join(" · ")) }
                h2.idea-text { (idea.presence.as_str()) }
                (half_sentences(view, idea))
                (dots::of(view, id, Some("p")))
                (stack_of(view, id))
                (alike(view, id, idea))
                @if view.edits() { (answers(view, id, idea)) }
            }
            div.thread-of {
                h3 { (view.t("the-red-thread")) }
                (chain::of_idea(view, id, idea))
            }
        }
        nav.between.small aria-label=(view.t("sort-key-browse")) {
            @if let Some(before) = before { a data-key="ArrowLeft" href=(view.url(&Opened::Sorting(before).address())) { (view.t("sort-before")) } }
            @if let Some(after) = after { a data-key="ArrowRight" href=(view.url(&Opened::Sorting(after).address())) { (view.t("sort-after")) } }
            @if view.page != Page::OneByOne { a href=(view.url("sort/one")) { (view.t("sort-next-undecided")) } }
            @if view.edits() {
                span.keys.push {
                    @for (key, what) in [("← →", "sort-key-browse"), ("P", "sort-key-dot"), ("B", "sort-key-stack"), ("Z", "sort-key-undo")] {
                        span { kbd { (key) } " " (view.t(what)) }
                    }
                }
            }
        }
    }
}

fn half_sentences(view: &View, idea: &Idea) -> Markup {
    let named = |names: Vec<&str>| names.join(" · ");
    let channels = idea.channels.iter().filter_map(|id| Some(view.plan.channels.get(*id)?.name.as_str())).collect();
    let objectives =
        idea.objectives.iter().filter_map(|id| Some(view.plan.objectives.get(*id)?.sentence.as_str())).collect();
    let audiences = idea.audiences.iter().filter_map(|id| Some(view.plan.audiences.get(*id)?.name.as_str())).collect();
    let rows = [
        ("idea-presence", "", named(channels)),
        ("idea-purpose", idea.purpose.as_str(), String::new()),
        ("idea-achieve", idea.achieve.as_str(), named(objectives)),
        ("idea-for-whom", idea.for_whom.as_str(), named(audiences)),
    ];
    html! {
        dl.facts.ruled.halves {
            @for (key, text, picked) in rows {
                dt { (view.t(key)) }
                dd {
                    (text) @if !text.is_empty() && !picked.is_empty() { br; } (picked)
                    @if text.is_empty() && picked.is_empty() { span.quiet { (view.t(if key == "idea-purpose" { "sort-not-said" } else { "sort-not-picked" })) } }
                }
            }
        }
    }
}

/// What says nearly the same, each with the press that lays the two in one stack.
pub fn alike(view: &View, id: IdeaId, idea: &Idea) -> Markup {
    let is_other = |other: &Idea| {
        other.stacked_under != Some(id) && idea.stacked_under.is_none_or(|top| other.stacked_under != Some(top))
    };
    let found: Vec<(IdeaId, &Idea)> = view
        .known
        .like(id, ALIKE_ASKED)
        .into_iter()
        .filter_map(|other| Some((other, view.plan.ideas.get(other)?)))
        .filter(|(_, other)| is_other(other) && brainstorm::is_shown(view, other))
        .take(ALIKE_MOST)
        .collect();
    html! {
        @if !found.is_empty() {
            div.alike {
                h3.small.quiet { (view.t("sort-alike")) }
                ul.things {
                    @for (other, other_idea) in found {
                        li {
                            p { span.quiet { (other_idea.number) } " " (other_idea.presence.as_str()) }
                            @if view.edits() {
                                (widgets::button_about(view, &format!("ideas/{id}/stacked"), "sort-stack", &other_idea.number.to_string(),
                                    &[("onto", &other.to_string()), ("back", "sort/one")]))
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The four answers, with their keys, and what two of them ask for.
fn answers(view: &View, id: IdeaId, idea: &Idea) -> Markup {
    let action = view.url(&format!("ideas/{id}/sorted"));
    let pressed = |is: bool| if is { "true" } else { "false" };
    let acts = [
        ("2", "later", "sort-later", idea.sorted == Sorting::Later),
        ("3", "promising", "sort-promising", idea.sorted == Sorting::Promising),
        ("k", "core", "sort-core", matches!(idea.sorted, Sorting::Core { .. })),
    ];
    html! {
        details.panel id={ "never-" (id) } {
            summary { (view.t("sort-why-never")) }
            (widgets::form(view, &format!("ideas/{id}/sorted"), &format!("never-{id}"), false, html! {
                input type="hidden" name="sorted" value="never";
                input type="hidden" name="back" value="sort/one";
                div.reasons {
                    @for (place, reason) in REASONS.iter().enumerate() {
                        button type="submit" name="because" value=(view.t(reason)) data-reason=(place + 1) {
                            kbd aria-hidden="true" { (place + 1) } span { (view.t(reason)) }
                        }
                    }
                }
                div.field {
                    label.ds-label for={ (id) "-because" } { (view.t("sort-reason-other")) }
                    input.ds-input type="text" id={ (id) "-because" } name="because";
                }
                p.hint { (view.t("sort-nothing-deleted")) }
                div.actions { button.ds-button data-variant="secondary" type="submit" { (view.t("sort-discard")) } }
            }))
        }
        details.panel id={ "stack-" (id) } {
            summary { (view.t("sort-stack-with")) }
            (widgets::form(view, &format!("ideas/{id}/stacked"), &format!("stack-{id}"), false, html! {
                input type="hidden" name="back" value="sort/one";
                div.field {
                    label.ds-label for={ (id) "-under" } { (view.t("sort-stack-number")) }
                    input.ds-input type="text" inputmode="decimal" id={ (id) "-under" } name="under";
                }
                div.actions { button.ds-button data-variant="secondary" type="submit" { (view.t("sort-stack")) } }
            }))
        }
        button.linkbutton.small.by-key type="button" data-key="b" data-unfolds={ "stack-" (id) } { (view.t("sort-stack-with")) }
        form.choose.thumb id="choose" method="post" action=(action) hx-post=(action) hx-target="#last" hx-swap="none" {
            input type="hidden" name="back" value="sort/one";
            button type="button" data-key="1" data-unfolds={ "never-" (id) } aria-expanded="false" aria-controls={ "never-" (id) } {
                kbd aria-hidden="true" { "1" } (view.t("sort-never"))
            }
            @for (key, word, label, is) in acts {
                button type="submit" name="sorted" value=(word) data-key=(key) aria-pressed=(pressed(is)) {
                    kbd aria-hidden="true" { (key.to_uppercase()) } (view.t(label))
                }
            }
        }
    }
}

/// The page with one idea to be sorted.
pub async fn open_one(State(app): State<App>, asker: Asker, Path((id, idea)): Path<(PlanId, IdeaId)>) -> Response {
    open(app, asker, id, Opened::Sorting(idea)).await
}

/// Answers what becomes of an idea. Whoever did it is told what was done, with the way back.
pub async fn sorted(
    State(app): State<App>,
    asker: Asker,
    Path((id, idea)): Path<(PlanId, IdeaId)>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    let back = if form.text("back") == "sort/one" { "sort/one" } else { "sort" };
    let mut back_again = Vec::new();
    let done = change(&app, &asker, id, back, |plan| {
        let changes = answered(plan, idea, &form)?;
        back_again = undoing(plan, idea, &changes);
        Ok(changes)
    })
    .await;
    if done.status() != StatusCode::NO_CONTENT {
        return done;
    }
    let told = async {
        let within = asker.at_board(&app, id).await?;
        let view = app.view(&app.rooms.get(id).await?, Page::OneByOne, within).await?;
        Ok(html! { hx-partial hx-target="#last" hx-swap="innerMorph" { (last(&view, idea, &back_again)) } }
            .into_response())
    };
    told.await.unwrap_or_else(|problem: Problem| asker.answer(problem))
}

fn last(view: &View, idea: IdeaId, back_again: &[Change]) -> Markup {
    let Some(idea) = view.plan.ideas.get(idea) else { return html! {} };
    let to = match &idea.sorted {
        Sorting::Undecided => return html! {},
        Sorting::Never { .. } => "sort-never",
        Sorting::Later => "sort-later",
        Sorting::Promising => "sort-promising",
        Sorting::Core { .. } => "sort-core",
    };
    let name = picking::short(idea.presence.as_str());
    let action = view.url("changes");
    // Changes are plain data, and plain data is always JSON.
    let json = serde_json::to_string(back_again).unwrap_or_default();
    html! {
        form.flow.small method="post" action=(action) hx-post=(action) hx-swap="none" {
            span.quiet { (view.tw("sort-last", &[("name", name.into()), ("where", view.t(to).into())])) }
            input type="hidden" name="changes" value=(json);
            input type="hidden" name="back" value="sort/one";
            button.linkbutton type="submit" data-key="z" data-once { (view.t("sort-undo")) }
        }
    }
}

/// The changes that the answer in a form comes to.
fn answered(plan: &Plan, id: IdeaId, form: &Fields) -> Result<Vec<Change>, Problem> {
    let idea = plan.ideas.get(id).ok_or(Problem::NotFound)?;
    let to = match form.text("sorted") {
        "later" => Sorting::Later,
        "promising" => Sorting::Promising,
        "undecided" => Sorting::Undecided,
        // What is thrown into the column of what was discarded gets its reason later; a finding asks for it.
        "never" if form.ticked("because_later") => Sorting::Never { because: String::new(), cause: None },
        "never" => {
            let because = super::reason(form)?;
            let cause = cause_of(plan, idea, &because);
            Sorting::Never { because, cause }
        }
        "core" if matches!(idea.sorted, Sorting::Core { measure } if plan.measures.get(measure).is_some()) => {
            return Ok(Vec::new());
        }
        "core" => return super::core::promoted(plan, id),
        _ => return Err(Problem::Bad("error-field")),
    };
    let set = Change::SetIdea { id, field: IdeaField::Sorted(to) };
    let measure = measure_of(plan, id, idea);
    Ok([set].into_iter().chain(measure.map(|measure| Change::Remove(measure.into()))).collect())
}

/// What a reason hangs on, where it is one of those that can lapse.
fn cause_of(plan: &Plan, idea: &Idea, because: &str) -> Option<DiscardCause> {
    let says = |key: &str| words::Lang::ALL.iter().any(|lang| words::text(*lang, key) == because);
    if says("sort-reason-hours") {
        Some(DiscardCause::hours(plan))
    } else if says("sort-reason-audience") {
        Some(DiscardCause::worth_it(plan, idea))
    } else {
        None
    }
}

/// The core measure an idea has become and still is.
fn measure_of(plan: &Plan, id: IdeaId, idea: &Idea) -> Option<plan::MeasureId> {
    let Sorting::Core { measure } = idea.sorted else { return None };
    plan.measures.get(measure).filter(|row| row.idea == Some(id)).map(|_| measure)
}

/// What takes an answer back: the idea is sorted as it was, a measure that came goes, one that went comes back.
fn undoing(plan: &Plan, id: IdeaId, changes: &[Change]) -> Vec<Change> {
    let Some(idea) = plan.ideas.get(id) else { return Vec::new() };
    let came = changes.iter().filter_map(|change| {
        if let Change::AddMeasure { id, .. } = change { Some(Change::Remove(Ref::Measure(*id))) } else { None }
    });
    let went = changes
        .iter()
        .filter_map(|change| if let Change::Remove(what) = change { Some(Change::Restore(*what)) } else { None });
    let before = Change::SetIdea { id, field: IdeaField::Sorted(idea.sorted.clone()) };
    went.chain([before]).chain(came).collect()
}
