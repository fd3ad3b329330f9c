//! Stage 6: what becomes of each idea: an answer to each, dots, and stacks of those that say the same. What became
//! core measures, and what was discarded, have files of their own.

mod core;
mod discarded;
mod dots;

pub use self::core::{back_to_idea, edit_core, open_core};
pub use discarded::search;
pub use dots::{dots, edit_limits};

use super::{brainstorm, picking, sent::Sent};
use crate::error::Problem;
use crate::fields::Fields;
use crate::view::{Region, View, any_of};
use crate::widgets;
use axum::response::Response;
use maud::{Markup, html};
use plan::{Change, Idea, IdeaField, IdeaId, Kind, Plan, Sorting};

/// Why ideas are often discarded, each a button of its own.
const REASONS: [&str; 5] = [
    "sort-reason-hours",
    "sort-reason-audience",
    "sort-reason-unlawful",
    "sort-reason-others",
    "sort-reason-not-social",
];

/// What the page is made of.
pub const REGIONS: &[Region] = &[
    Region::block("sorted-so-far", shown, so_far),
    Region::list("undecided", "rows", shown, undecided),
    Region::block("core-head", shown, self::core::head),
    Region::list("core-measures", "rows", shown, self::core::rows),
    Region::block("kept", shown, kept),
    Region::block("discarded", shown, discarded::section),
];

fn shown(touched: &plan::Touched) -> bool {
    any_of(touched, &[Kind::Idea, Kind::Measure, Kind::Brainstorm, Kind::Objective, Kind::Audience, Kind::Statement])
}

/// Whether nobody has decided about an idea. What lies in a stack goes where the stack goes.
fn is_undecided(idea: &Idea) -> bool {
    idea.stacked_under.is_none() && idea.sorted == Sorting::Undecided
}

fn so_far(view: &View) -> Markup {
    let left = view.plan.ideas.iter().filter(|(_, idea)| is_undecided(idea)).count();
    html! {
        p.say {
            @if view.plan.ideas.is_empty() { (view.t("sort-no-ideas")) " " a href=(view.url("brainstorm")) { (view.t("stage-brainstorm")) } }
            @else if left == 0 { (view.t("sort-all-done")) }
            @else { (view.tw("sort-undecided-count", &[("count", left.into())])) }
        }
        (dots::section(view))
        // What people type to name another idea: its number, or some of its words.
        datalist id="idea-numbers" {
            @for (_, idea) in view.plan.ideas.iter().filter(|(_, idea)| idea.stacked_under.is_none() && brainstorm::is_shown(view, idea)) {
                option value=(idea.number) { (picking::short(idea.presence.as_str())) }
            }
        }
    }
}

fn undecided(view: &View) -> Vec<(String, Markup)> {
    let ideas = view.plan.ideas.iter().filter(|(_, idea)| is_undecided(idea) && brainstorm::is_shown(view, idea));
    ideas.map(|(id, idea)| (id.to_string(), row(view, id, idea))).collect()
}

fn row(view: &View, id: IdeaId, idea: &Idea) -> Markup {
    html! {
        article.row.wide id=(id) {
            div {
                h2.title { span.n { (idea.number) } " " (idea.presence.as_str()) }
                (brainstorm::sentences(view, idea))
                p.quiet.small { (picking::about(view, idea)) }
                (dots::of(view, id, idea))
                (stack_of(view, id))
                @if view.edits() { (answers(view, id, idea)) }
            }
        }
    }
}

/// The four answers: three at a press, one with a reason.
fn answers(view: &View, id: IdeaId, idea: &Idea) -> Markup {
    let action = view.url(&format!("ideas/{id}/sorted"));
    let answers = [("later", "sort-later", Sorting::Later), ("promising", "sort-promising", Sorting::Promising)];
    html! {
        form.answers method="post" action=(action) hx-post=(action) hx-swap="none" {
            @for (word, label, sorted) in answers {
                button.ds-button data-variant="secondary" data-size="sm" type="submit" name="sorted" value=(word) aria-pressed=(if idea.sorted == sorted { "true" } else { "false" }) { (view.t(label)) }
            }
            button.ds-button data-variant="secondary" data-size="sm" type="submit" name="sorted" value="core" { (view.t("sort-core")) }
        }
        div.all {
            details.more id={ "never-" (id) } {
                summary { (view.t("sort-never")) }
                (widgets::form(view, &format!("ideas/{id}/sorted"), &format!("never-{id}"), false, html! {
                    input type="hidden" name="sorted" value="never";
                    div.field {
                        label.ds-label for={ (id) "-because" } { (view.t("sort-why-never")) }
                        input.ds-input type="text" id={ (id) "-because" } name="because";
                    }
                    p.hint { (view.t("sort-nothing-deleted")) }
                    div.actions { button.ds-button data-variant="secondary" type="submit" { (view.t("sort-discard")) } }
                    // After the field and its button: Enter in the field must send what was typed.
                    div.chips {
                        @for reason in REASONS { button.chip type="submit" name="because" value=(view.t(reason)) { (view.t(reason)) } }
                    }
                }))
            }
            details.more id={ "stack-" (id) } {
                summary { (view.t("sort-stack-with")) }
                (widgets::form(view, &format!("ideas/{id}/stacked"), &format!("stack-{id}"), false, html! {
                    div.field {
                        label.ds-label for={ (id) "-under" } { (view.t("sort-stack-number")) }
                        input.ds-input type="text" inputmode="decimal" id={ (id) "-under" } name="under" list="idea-numbers";
                    }
                    div.actions { button.ds-button data-variant="secondary" type="submit" { (view.t("sort-stack")) } }
                }))
            }
        }
    }
}

/// What lies in a stack under an idea, each with a way out.
fn stack_of(view: &View, top: IdeaId) -> Markup {
    let under: Vec<_> = view.plan.ideas.iter().filter(|(_, idea)| idea.stacked_under == Some(top)).collect();
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

/// What is worth a closer look, and what has to wait.
fn kept(view: &View) -> Markup {
    html! {
        section.section.cols-2 {
            (column(view, "sort-promising", &Sorting::Promising))
            (column(view, "sort-later", &Sorting::Later))
        }
    }
}

fn column(view: &View, label: &str, sorted: &Sorting) -> Markup {
    let mut ideas: Vec<_> = view
        .plan
        .ideas
        .iter()
        .filter(|(_, idea)| idea.sorted == *sorted && idea.stacked_under.is_none() && brainstorm::is_shown(view, idea))
        .collect();
    // What people gave most dots comes first.
    ideas.sort_by_key(|(id, idea)| (std::cmp::Reverse(dots::sum(view, *id, idea)), idea.number));
    html! {
        div {
            header.sub-head { h2 { (view.t(label)) } span.quiet.small.push { (ideas.len()) } }
            ul.things {
                @for (id, idea) in ideas {
                    li id={ "kept-" (id) } {
                        div.all-of-it {
                            p.what { span.quiet { (idea.number) } " " (idea.presence.as_str()) }
                            p.quiet.small { (picking::about(view, idea)) }
                            (dots::of(view, id, idea))
                            (stack_of(view, id))
                            @if view.edits() {
                                details.more id={ "again-" (id) } { summary { (view.t("sort-elsewhere")) } (answers(view, id, idea)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Answers what becomes of an idea.
pub async fn sorted(sent: Sent<IdeaId>) -> Response {
    sent.change("sort", |plan, idea, form| {
        let to = match form.text("sorted") {
            "later" => Sorting::Later,
            "promising" => Sorting::Promising,
            "undecided" => Sorting::Undecided,
            "never" => Sorting::Never { because: reason(form)? },
            "core" => return self::core::promoted(plan, idea),
            _ => return Err(Problem::Bad("error-field")),
        };
        Ok(vec![Change::SetIdea { id: idea, field: IdeaField::Sorted(to) }])
    })
    .await
}

/// A reason that was pressed counts before one that was typed; none is none.
fn reason(form: &Fields) -> Result<String, Problem> {
    let said = form.0.iter().rev().filter(|(name, _)| name == "because").map(|(_, value)| value.trim());
    said.into_iter().find(|value| !value.is_empty()).map(str::to_owned).ok_or(Problem::Bad("error-sort-reason"))
}

/// Stacks an idea under another, which is named by its number.
pub async fn stack(sent: Sent<IdeaId>) -> Response {
    sent.change("sort", |plan, idea, form| {
        let under = match form.count("under")? {
            Some(number) => Some(numbered(plan, number).ok_or(Problem::Bad("error-idea-number"))?),
            None => None,
        };
        Ok(vec![Change::SetIdea { id: idea, field: IdeaField::StackedUnder(under) }])
    })
    .await
}

fn numbered(plan: &Plan, number: u32) -> Option<IdeaId> {
    plan.ideas.iter().find(|(_, idea)| idea.number == number).map(|(id, _)| id)
}
