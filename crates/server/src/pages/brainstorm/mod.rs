//! Stage 5: the brainstorm, from being made to being closed. Leading an open one is in `leading`; writing ideas and reading
//! them is in `ideas`.

mod ideas;
pub mod importing;
mod leading;

pub use ideas::{add_idea, edit_idea, older, open_idea, own_place, react, sentences, take_back};
pub use leading::{clock, make_code, set_time};

use super::changing::change;
use super::{picking, sent::Sent};
use crate::app::App;
use crate::auth::Asker;
use crate::clock::mint;
use crate::error::Problem;
use crate::fields::Fields;
use crate::view::{Region, View, any_of, only};
use crate::widgets;
use axum::extract::{Form, Path, State};
use axum::response::Response;
use maud::{Markup, html};
use plan::findings::Light;
use plan::{Brainstorm, BrainstormField, BrainstormId, BrainstormState, Change, Idea, Kind, Plan, PlanId, Stage};

/// Stages that should be done before a brainstorm opens.
const BEFORE: [Stage; 3] = [Stage::Audiences, Stage::Objectives, Stage::Habits];

/// What the page is made of.
pub const REGIONS: &[Region] = &[
    // Whether names may still be shown depends on whether anything has been written.
    Region::block("brainstorm", |touched| shown(touched) || touched.kind(Kind::Idea), control),
    Region::presence("so-far", "region", leading::so_far),
    Region::block("new-idea", shown, ideas::writing),
    Region::rows(
        "ideas",
        "ideas-grid",
        |touched| any_of(touched, &[Kind::Idea, Kind::Brainstorm, Kind::Audience, Kind::Objective, Kind::Channel]),
        |_, touched| only(touched, Kind::Idea),
        ideas::newest,
    )
    .before_which(ideas::lead_on, ideas::one),
];

fn shown(touched: &plan::Touched) -> bool {
    any_of(touched, &[Kind::Brainstorm, Kind::Audience, Kind::Objective, Kind::Channel, Kind::Claim])
}

/// The brainstorm people are in: the newest.
pub fn current(plan: &Plan) -> Option<(BrainstormId, &Brainstorm)> {
    plan.brainstorms.iter().next_back()
}

/// Whether ideas are taken now.
fn takes_ideas(brainstorm: &Brainstorm) -> bool {
    brainstorm.state == Some(BrainstormState::Open) && !brainstorm.locked
}

fn control(view: &View) -> Markup {
    match current(&view.plan) {
        Some((id, brainstorm)) => existing(view, id, brainstorm),
        None if view.edits() => html! {
            section.section.open {
                (too_early(view))
                (widgets::form(view, "brainstorms", "new-brainstorm", false, html! {
                    (title_field(view))
                    div.actions { button.ds-button type="submit" { (view.t("brainstorm-make")) } }
                }))
            }
        },
        None => html! { p.empty { (view.t("brainstorm-not-open")) } },
    }
}

fn title_field(view: &View) -> Markup {
    html! {
        div.field {
            label.ds-label for="brainstorm-title" { (view.t("brainstorm-title")) }
            input.ds-input type="text" id="brainstorm-title" name="title" value=(view.t("brainstorm-title-default"));
        }
    }
}

/// The stages before that aren't done, if any.
fn not_done(view: &View) -> Vec<Stage> {
    BEFORE.into_iter().filter(|stage| view.light(*stage) != Light::Done).collect()
}

fn too_early(view: &View) -> Markup {
    let missing = not_done(view);
    html! {
        @if missing.is_empty() { p.quiet { (view.t("brainstorm-ready")) } }
        @else {
            div.note.red {
                p { (view.t("brainstorm-too-early")) }
                p.flow { @for stage in missing { a href=(view.url(stage.word())) { (view.t(&format!("stage-{}", stage.word()))) } } }
                p.quiet.small { (view.t("brainstorm-too-early-why")) }
            }
        }
    }
}

fn existing(view: &View, id: BrainstormId, brainstorm: &Brainstorm) -> Markup {
    let now = brainstorm.state.unwrap_or(BrainstormState::Planned);
    let state = |state| Change::SetBrainstorm { id, field: BrainstormField::State(Some(state)) };
    html! {
        section.section.open id=(id) {
            header {
                h2 { (brainstorm.title.as_str()) }
                span.quiet.small {
                    (view.t(&format!("brainstorm-state-{}", now.word())))
                }
                @if view.edits() && now == BrainstormState::Open {
                    span.push.flow {
                        a.ds-button data-variant="secondary" data-size="sm" href=(view.url("wall")) { (view.t("wall")) }
                        (picking::changes_button(view, "brainstorm-close", None, &[state(BrainstormState::Closed)]))
                    }
                }
            }
            @if brainstorm.locked && now == BrainstormState::Open { p.note { (view.t("brainstorm-locked")) } }
            @if !brainstorm.opened_early_because.is_blank() { p.quiet { "«" (brainstorm.opened_early_because.as_str()) "»" } }
            @if let Some(ends_at) = brainstorm.ends_at.filter(|_| !view.edits() && now == BrainstormState::Open) { (clock(view, ends_at)) }
            @if !view.edits() { (in_the_light(view, brainstorm)) }
            @if view.edits() {
                @match now {
                    BrainstormState::Planned => {
                        (too_early(view))
                        (widgets::form(view, &format!("brainstorms/{id}"), &format!("brainstorm-{id}"), false, html! {
                            input type="hidden" name="state" value=(BrainstormState::Open.word());
                            @if !not_done(view).is_empty() {
                                (widgets::text_field(view, &format!("{id}-because"), "opened_early_because", "brainstorm-early-because", &brainstorm.opened_early_because, 2))
                            }
                            div.actions { button.ds-button type="submit" {
                                (view.t(if not_done(view).is_empty() { "brainstorm-open" } else { "brainstorm-open-early" }))
                            } }
                        }))
                    }
                    BrainstormState::Open => {
                        (leading::strip(view, id, brainstorm))
                        p.flow.small {
                            a href=(view.url("history")) { (view.t("facilitator-undo")) }
                            (files(view))
                        }
                    },
                    BrainstormState::Closed => div.flow {
                        (picking::changes_button(view, "brainstorm-reopen", None, &[state(BrainstormState::Open)]))
                        a href=(view.url("sort")) { (view.t("stage-sort")) }
                        (files(view))
                    },
                }
            }
        }
    }
}

/// Ideas from a file, and all ideas as one.
fn files(view: &View) -> Markup {
    html! {
        a href=(view.url("brainstorm/import")) { (view.t("import-title")) }
        a href=(view.url("brainstorm/export/csv")) download { (view.t("ideas-as-csv")) }
        a href=(view.url("brainstorm/export/md")) download { (view.t("ideas-as-md")) }
    }
}

/// The idea that all screens show, on everybody's own.
fn in_the_light(view: &View, brainstorm: &Brainstorm) -> Markup {
    let lit = brainstorm.spotlight.and_then(|id| view.plan.ideas.get(id));
    html! { @if let Some(idea) = lit { p.note { (view.t("facilitator-spotlight-now")) " " (idea.number) " " (idea.presence.as_str()) } } }
}

/// Whether an idea may be seen: not by those who write before all are revealed.
pub fn is_shown(view: &View, idea: &Idea) -> bool {
    let brainstorm = idea.brainstorm.and_then(|id| view.plan.brainstorms.get(id));
    view.edits() || !brainstorm.is_some_and(|brainstorm| brainstorm.hidden)
}

/// The brainstorms whose ideas this viewer may not see yet; of many ideas they tell sooner than each by itself.
pub fn hidden(view: &View) -> Vec<BrainstormId> {
    let hidden = view.plan.brainstorms.iter().filter(|(_, brainstorm)| brainstorm.hidden && !view.edits());
    hidden.map(|(id, _)| id).collect()
}

/// Who wrote an idea, where that may be seen.
pub fn author(view: &View, idea: &Idea) -> Option<String> {
    // A promise holds when the brainstorm is gone, too.
    let brainstorm = idea.brainstorm.and_then(|id| view.plan.brainstorms.even_removed(id));
    let author = idea.author.filter(|_| !brainstorm.is_some_and(|brainstorm| brainstorm.authors_hidden))?;
    Some(view.name(author))
}

/// Makes a brainstorm.
pub async fn add(
    State(app): State<App>,
    asker: Asker,
    Path(id): Path<PlanId>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    change(&app, &asker, id, "brainstorm", |_| {
        let title = form.new_text("title").map(BrainstormField::Title);
        let state = BrainstormField::State(Some(BrainstormState::Planned));
        let fields = title.into_iter().chain([state]).collect();
        Ok(vec![Change::AddBrainstorm { id: BrainstormId::from_raw(mint()), fields }])
    })
    .await
}

/// Opens a brainstorm, or calls it something else.
pub async fn edit(sent: Sent<BrainstormId>) -> Response {
    sent.change("brainstorm", |plan, brainstorm, form| {
        let now = plan.brainstorms.get(brainstorm).ok_or(Problem::NotFound)?;
        let mut fields = Vec::new();
        if form.has("opened_early_because") && form.text("opened_early_because").is_empty() {
            return Err(Problem::Bad("error-brainstorm-reason"));
        }
        fields.extend(
            form.edit("opened_early_because", &now.opened_early_because).map(BrainstormField::OpenedEarlyBecause),
        );
        if let Some(state) = form.word("state", BrainstormState::from_word)? {
            fields.push(BrainstormField::State(Some(state)));
        }
        Ok(fields.into_iter().map(|field| Change::SetBrainstorm { id: brainstorm, field }).collect())
    })
    .await
}
