//! Stage 6: what becomes of each idea.

use super::{brainstorm, change, change_as, picking};
use crate::app::App;
use crate::auth::Asker;
use crate::error::Problem;
use crate::fields::Fields;
use crate::view::{Region, View, any_of};
use crate::{clock, widgets};
use axum::extract::{Form, Path, State};
use axum::response::Response;
use maud::{Markup, html};
use plan::{
    Change, Idea, IdeaField, IdeaId, Kind, Measure, MeasureField, MeasureId, Plan, PlanId, Role, Sorting, TextEdit,
};

/// What the page is made of.
pub const REGIONS: &[Region] = &[
    Region::block("sorted-so-far", shown, so_far),
    Region::list("undecided", "rows", shown, undecided),
    Region::list("looked-at", "rows", shown, looked_at),
    Region::list("core-measures", "rows", shown, core_measures),
    Region::list("discarded", "rows", shown, discarded),
];

fn shown(touched: &plan::Touched) -> bool {
    any_of(touched, &[Kind::Idea, Kind::Measure, Kind::Brainstorm, Kind::Objective, Kind::Audience, Kind::Statement])
}

fn is_undecided(idea: &Idea) -> bool {
    match idea.sorted {
        Sorting::Undecided => idea.stacked_under.is_none(),
        Sorting::Never { .. } | Sorting::Later | Sorting::Promising | Sorting::Core { .. } => false,
    }
}

fn so_far(view: &View) -> Markup {
    let left = view.plan.ideas.iter().filter(|(_, idea)| is_undecided(idea)).count();
    let cores = view.plan.measures.iter().count();
    let most = view.plan.core_measures_most();
    html! {
        p.say {
            @if left == 0 { (view.t("sort-all-done")) } @else { (view.tw("sort-undecided-count", &[("count", left.into())])) }
            " " (view.tw("sort-core-of-most", &[("count", cores.into()), ("most", most.into())])) "."
        }
    }
}

fn undecided(view: &View) -> Vec<(String, Markup)> {
    let ideas = view.plan.ideas.iter().filter(|(_, idea)| is_undecided(idea));
    ideas.map(|(id, idea)| (id.to_string(), idea_row(view, &id.to_string(), id, idea))).collect()
}

fn looked_at(view: &View) -> Vec<(String, Markup)> {
    let kept = |idea: &Idea| match idea.sorted {
        Sorting::Later | Sorting::Promising => true,
        Sorting::Undecided | Sorting::Never { .. } | Sorting::Core { .. } => false,
    };
    let ideas = view.plan.ideas.iter().filter(|(_, idea)| kept(idea));
    ideas
        .map(|(id, idea)| {
            let key = format!("kept-{id}");
            let row = idea_row(view, &key, id, idea);
            (key, row)
        })
        .collect()
}

/// `key` is the element's id: an idea that moves between lists must not stand in two under the same.
fn idea_row(view: &View, key: &str, id: IdeaId, idea: &Idea) -> Markup {
    let set = |label: &str, to: Sorting| {
        let pressed = idea.sorted == to;
        picking::changes_button(view, label, Some(pressed), &[Change::SetIdea { id, field: IdeaField::Sorted(to) }])
    };
    let stacked = view.plan.ideas.iter().filter(|(_, other)| other.stacked_under == Some(id)).count();
    let others = view.plan.ideas.iter().filter(|(other, row)| *other != id && is_undecided(row));
    let others: Vec<_> = others.map(|(id, row)| (id.to_string(), picking::short(row.presence.as_str()))).collect();
    html! {
        article.row id=(key) {
            div {
                h2.title { span.n { (idea.number) } " " (idea.presence.as_str()) }
                (brainstorm::sentences(view, idea))
                p.quiet.small { (brainstorm::about(view, idea)) }
                @if stacked > 0 { p.quiet.small { (view.tw("sort-stack-holds", &[("count", stacked.into())])) } }
                @if view.edits() {
                    div.flow {
                        (set("sort-later", Sorting::Later))
                        (set("sort-promising", Sorting::Promising))
                        (widgets::button(view, &format!("ideas/{id}/core"), "sort-make-core", &[]))
                    }
                    details.more id={ "never-" (id) } {
                        summary { (view.t("sort-never")) }
                        (widgets::form(view, &format!("ideas/{id}/never"), &format!("never-{id}"), false, html! {
                            (widgets::new_text(view, &format!("{id}-because"), "because", "sort-why-never", 1))
                            p.hint { (view.t("sort-nothing-deleted")) }
                            div.actions { button.ds-button data-variant="secondary" type="submit" { (view.t("sort-discard")) } }
                        }))
                    }
                    details.more id={ "stack-" (id) } {
                        summary { (view.t("sort-stack-with")) }
                        (widgets::form(view, &format!("ideas/{id}/stacked"), &format!("stack-{id}"), false, html! {
                            (widgets::select(view, &format!("{id}-under"), "under", "sort-stack-with", &others, ""))
                            div.actions { button.ds-button data-variant="secondary" type="submit" { (view.t("sort-stack")) } }
                        }))
                    }
                }
            }
            div.facts {
                @if idea.dots() > 0 { p.num { (view.tw("count-votes", &[("count", idea.dots().into())])) } }
                @if view.viewer.role >= Role::Participant {
                    (widgets::button(view, &format!("ideas/{id}/dots"), "sort-give-dot", &[("by", "1")]))
                    (widgets::button(view, &format!("ideas/{id}/dots"), "sort-take-dot", &[]))
                }
            }
        }
    }
}

fn core_measures(view: &View) -> Vec<(String, Markup)> {
    view.plan.measures.iter().map(|(id, measure)| (id.to_string(), core_row(view, id, measure))).collect()
}

fn core_row(view: &View, id: MeasureId, measure: &Measure) -> Markup {
    let audiences = measure.audiences.iter().filter_map(|id| Some(view.plan.audiences.get(*id)?.name.as_str()));
    html! {
        article.row id=(id) {
            div {
                h3.title { span.n { (measure.number) } " " (measure.title.as_str()) }
                p.quiet.small { (view.tw("sort-core-number", &[("number", measure.number.into())])) }
                @for (_, objective) in measure.objectives.iter().filter_map(|id| Some((id, view.plan.objectives.get(*id)?))) {
                    p {
                        (objective.sentence.as_str())
                        @for statement in objective.anchors.keys().filter_map(|id| view.plan.statements.get(*id)) {
                            " " span.anchor { b { (statement.label) } }
                        }
                    }
                }
                p.quiet { (audiences.collect::<Vec<_>>().join(" · ")) }
            }
        }
    }
}

fn discarded(view: &View) -> Vec<(String, Markup)> {
    let why = |idea: &Idea| match &idea.sorted {
        Sorting::Never { because } => Some(because.clone()),
        Sorting::Undecided | Sorting::Later | Sorting::Promising | Sorting::Core { .. } => None,
    };
    let ideas = view.plan.ideas.iter().filter_map(|(id, idea)| Some((id, idea, why(idea)?)));
    ideas
        .map(|(id, idea, because)| {
            let again = Change::SetIdea { id, field: IdeaField::Sorted(Sorting::Undecided) };
            let row = html! {
                article.row.gone id={ "gone-" (id) } {
                    div { h3.title { span.n { (idea.number) } " " (idea.presence.as_str()) } p { (because) } }
                    div.facts { @if view.edits() { (picking::changes_button(view, "sort-take-in-again", None, &[again])) } }
                }
            };
            (format!("gone-{id}"), row)
        })
        .collect()
}

/// Discards an idea, with the reason.
pub async fn never(
    State(app): State<App>,
    asker: Asker,
    Path((id, idea)): Path<(PlanId, IdeaId)>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    change(&app, &asker, id, "sort", |_| {
        let because = form.text("because").to_owned();
        if because.is_empty() {
            return Err(Problem::Bad("sort-reason-missing"));
        }
        Ok(vec![Change::SetIdea { id: idea, field: IdeaField::Sorted(Sorting::Never { because }) }])
    })
    .await
}

/// Stacks an idea under another.
pub async fn stack(
    State(app): State<App>,
    asker: Asker,
    Path((id, idea)): Path<(PlanId, IdeaId)>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    change(&app, &asker, id, "sort", |_| {
        Ok(vec![Change::SetIdea { id: idea, field: IdeaField::StackedUnder(form.parsed("under")?) }])
    })
    .await
}

/// Gives an idea a dot, or takes one's dots back.
pub async fn dots(
    State(app): State<App>,
    asker: Asker,
    Path((id, idea)): Path<(PlanId, IdeaId)>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    change_as(&app, &asker, id, "sort", |plan, member| {
        let now = plan.ideas.get(idea).ok_or(Problem::NotFound)?.votes.get(&member).copied().unwrap_or_default();
        let dots = if form.ticked("by") { now.saturating_add(1) } else { 0 };
        Ok(vec![Change::Vote { idea, member, dots }])
    })
    .await
}

/// Makes a core measure of an idea.
pub async fn promote(State(app): State<App>, asker: Asker, Path((id, idea)): Path<(PlanId, IdeaId)>) -> Response {
    change(&app, &asker, id, "sort", |plan| promoted(plan, idea)).await
}

fn promoted(plan: &Plan, id: IdeaId) -> Result<Vec<Change>, Problem> {
    let idea = plan.ideas.get(id).ok_or(Problem::NotFound)?;
    let measure = MeasureId::from_raw(clock::mint());
    let mut fields = vec![
        MeasureField::Title(TextEdit::new(idea.presence.as_str())),
        MeasureField::Idea(Some(id)),
        MeasureField::Presence(TextEdit::new(idea.presence.as_str())),
        MeasureField::Channels(idea.channels.clone()),
        MeasureField::Objectives(idea.objectives.clone()),
        MeasureField::Audiences(idea.audiences.clone()),
    ];
    if !idea.purpose.is_blank() {
        fields.push(MeasureField::Purpose(TextEdit::new(idea.purpose.as_str())));
    }
    Ok(vec![
        Change::AddMeasure { id: measure, fields },
        Change::SetIdea { id, field: IdeaField::Sorted(Sorting::Core { measure }) },
    ])
}
