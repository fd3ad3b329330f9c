//! Core measures: what they hang on, and where the thread is loose.

use super::super::changing::change;
use super::super::showing::open;
use super::super::{anchors, picking, sent::Sent};
use super::{chain, stack_of};
use crate::app::App;
use crate::auth::Asker;
use crate::clock;
use crate::error::Problem;
use crate::forms::{self, Editing};
use crate::page::Opened;
use crate::view::View;
use axum::extract::{Path, State};
use axum::response::Response;
use maud::{Markup, html};
use plan::{
    Anchored, Change, IdeaField, IdeaId, Measure, MeasureField, MeasureId, Plan, PlanId, Ref, Sorting, Stage, TextEdit,
};

/// How many there are, of how many there may be.
pub fn head(view: &View) -> Markup {
    let count = view.plan.measures.count();
    let most = view.plan.core_measures_most();
    html! {
        section.section {
            header {
                h2 { (view.t("sort-cores")) }
                span.quiet.small { (view.tw("sort-core-of-most", &[("count", count.into()), ("most", i64::from(most).into())])) }
            }
            @if count == 0 { p.quiet { (view.t("sort-cores-empty")) } }
        }
    }
}

/// Each of them.
pub fn rows(view: &View) -> Vec<(String, Markup)> {
    view.plan.measures.iter().map(|(id, measure)| (id.to_string(), row(view, id, measure))).collect()
}

fn row(view: &View, id: MeasureId, measure: &Measure) -> Markup {
    let what = Opened::Core(id);
    let is_open = view.has_open(what) && view.edits();
    html! {
        article.row.wide.first[is_open] id=(id) {
            div {
                h3.title { span.n { (measure.number) } " " (measure.title.as_str()) }
                details.more id={ "thread-" (id) } open[lack(view, measure).is_some()] {
                    summary { (view.t("the-red-thread")) }
                    (chain::of_measure(view, measure))
                    @for (id, objective) in measure.objectives.iter().filter_map(|id| Some((*id, view.plan.objectives.get(*id)?))) {
                        p.small.quiet { (objective.sentence.as_str()) (anchors::labels(view, Anchored::Objective(id), &objective.anchors)) }
                    }
                }
                @if let Some(lack) = lack(view, measure) { p.small.red { (view.tw("sort-thread-loose", &[("what", lack.into())])) } }
                @if let Some(idea) = measure.idea { (stack_of(view, idea)) }
                @if is_open {
                    (forms::work_on(view, &Editing { action: &format!("sort/measures/{id}"), what: ("measure", id.to_string()), back: "sort", remove: "remove" }, &inputs(), measure, Stage::Sort.word()))
                } @else if view.edits() {
                    div.flow {
                        a.small href={ (view.url(&what.address())) "#" (id) } { (view.t("edit")) }
                        @if measure.idea.is_some() { (crate::widgets::button(view, &format!("sort/measures/{id}/idea"), "sort-core-undo", &[])) }
                    }
                }
            }
        }
    }
}

/// What the thread lacks, in a word or two.
fn lack(view: &View, measure: &Measure) -> Option<String> {
    let objectives: Vec<_> = measure.objectives.iter().filter_map(|id| view.plan.objectives.get(*id)).collect();
    let anchored = objectives.iter().flat_map(|objective| objective.anchors.keys());
    let is_anchored = anchored.into_iter().any(|statement| view.plan.statements.get(*statement).is_some());
    let lacks = [
        ("missing-objective", objectives.is_empty()),
        ("missing-statement", !objectives.is_empty() && !is_anchored),
        ("missing-audience", measure.audiences.is_empty()),
    ];
    let lacks: Vec<_> = lacks.into_iter().filter(|(_, lacks)| *lacks).map(|(key, _)| view.t(key)).collect();
    (!lacks.is_empty()).then(|| lacks.join(", "))
}

fn inputs() -> Vec<forms::Input<Measure, MeasureField>> {
    vec![
        forms::text("title", "sort-core-title", 1, |now| &now.title, MeasureField::Title),
        forms::text("presence", "idea-presence", 1, |now| &now.presence, MeasureField::Presence),
        forms::text("purpose", "idea-purpose", 1, |now| &now.purpose, MeasureField::Purpose),
        forms::some_of(
            "channels",
            "field-idea-channels",
            picking::channels,
            |now| now.channels.clone(),
            MeasureField::Channels,
        ),
        forms::some_of(
            "objectives",
            "field-idea-objectives",
            picking::objectives,
            |now| now.objectives.clone(),
            MeasureField::Objectives,
        ),
        forms::some_of(
            "audiences",
            "field-idea-audiences",
            picking::audiences,
            |now| now.audiences.clone(),
            MeasureField::Audiences,
        ),
        forms::some_of(
            "claims",
            "field-measure-claims",
            picking::claims,
            |now| now.claims.clone(),
            MeasureField::Claims,
        ),
    ]
}

/// The changes that make a core measure of an idea.
pub fn promoted(plan: &Plan, id: IdeaId) -> Result<Vec<Change>, Problem> {
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

/// The page with one core measure open.
pub async fn open_core(
    State(app): State<App>,
    asker: Asker,
    Path((id, measure)): Path<(PlanId, MeasureId)>,
) -> Response {
    open(app, asker, id, Opened::Core(measure)).await
}

/// Changes what the form changed of a core measure.
pub async fn edit_core(sent: Sent<MeasureId>) -> Response {
    sent.change("sort", |plan, measure, form| {
        let now = plan.measures.get(measure).ok_or(Problem::NotFound)?;
        let fields = forms::read(&inputs(), form, now)?;
        Ok(fields.into_iter().map(|field| Change::SetMeasure { id: measure, field }).collect())
    })
    .await
}

/// Makes an idea of a core measure again: the measure goes, the idea is there to be decided about.
pub async fn back_to_idea(
    State(app): State<App>,
    asker: Asker,
    Path((id, measure)): Path<(PlanId, MeasureId)>,
) -> Response {
    change(&app, &asker, id, "sort", |plan| {
        let idea = plan.measures.get(measure).and_then(|measure| measure.idea);
        let idea = idea.filter(|idea| plan.ideas.get(*idea).is_some());
        let undecided = idea.map(|id| Change::SetIdea { id, field: IdeaField::Sorted(Sorting::Undecided) });
        Ok(undecided.into_iter().chain([Change::Remove(Ref::Measure(measure))]).collect())
    })
    .await
}
