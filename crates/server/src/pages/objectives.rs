//! Stage 3: what the team wants with each audience, what it believes leads to what, and how it would notice. One
//! objective at a time is open, with its forms.

mod attaching;
mod beliefs;
mod indicator;

pub use attaching::set as attach;
pub use beliefs::{add as add_belief, edit as edit_belief};

use super::audiences::{in_order, size};
use super::changing::change;
use super::{anchors, picking};
use crate::app::App;
use crate::auth::Asker;
use crate::error::Problem;
use crate::fields::Fields;
use crate::forms::{self, Editing};
use crate::page::Opened;
use crate::view::{Region, View, any_of};
use crate::{clock, widgets};
use axum::extract::{Form, Path, State};
use axum::response::Response;
use maud::{Markup, html};
use plan::findings::findings;
use plan::{
    Anchored, Audience, AudienceId, Change, Kind, Objective, ObjectiveField, ObjectiveId, ObjectiveKinds, Plan, PlanId,
    Ref,
};
use std::collections::BTreeSet;

/// The wishes many teams begin with.
const STARTERS: &[&str] = &["objective-starter-sell", "objective-starter-experience", "objective-starter-spoken-of"];
/// The finding that says, gently, that a sentence reads like a measure.
const READS_LIKE_A_MEASURE: &str = "objective.activity-not-objective";

/// What the page is made of.
pub const REGIONS: &[Region] = &[
    Region::list("objectives", "region", shows, groups),
    Region::block("attach-region", |touched| any_of(touched, &[Kind::Objective, Kind::Audience]), attaching::form),
    Region::block("new-objective-region", |touched| any_of(touched, &[Kind::Audience]), new_objective),
];

fn shows(touched: &plan::Touched) -> bool {
    any_of(touched, &[Kind::Objective, Kind::Audience, Kind::Belief, Kind::Statement, Kind::Amendment, Kind::Reading])
}

/// What drawing the objectives one after the other remembers.
struct Drawing {
    /// Those that are written out already; from now on they are only referred to.
    written_out: BTreeSet<ObjectiveId>,
    like_measures: BTreeSet<ObjectiveId>,
}

impl Drawing {
    fn of(view: &View) -> Self {
        let like = |finding: plan::Finding| match finding.at {
            Some(Ref::Objective(id)) if finding.id == READS_LIKE_A_MEASURE => Some(id),
            Some(_) | None => None,
        };
        let like_measures = findings(&view.plan, view.today).into_iter().filter_map(like).collect();
        Self { written_out: BTreeSet::new(), like_measures }
    }
}

/// The whole organisation's objectives first, then each audience's, those that come first before the others.
fn groups(view: &View) -> Vec<(String, Markup)> {
    let mut drawing = Drawing::of(view);
    let mut groups = Vec::new();
    if !view.plan.objectives.is_empty() {
        groups.push(("objective-columns".to_owned(), columns(view)));
    }
    let whole: Vec<_> = view.plan.objectives.iter().filter(|(_, objective)| objective.audiences.is_empty()).collect();
    if !whole.is_empty() {
        let inside = group(view, &whole, &mut drawing);
        let heading = html! { h2 { (view.t("objective-whole-organisation")) } span.quiet.small { (view.t("objective-whole-organisation-help")) } };
        groups.push(("objectives-of-all".to_owned(), section("objectives-of-all", heading, inside)));
    }
    for (id, audience) in in_order(&view.plan) {
        let of = |(_, objective): &(ObjectiveId, &Objective)| objective.audiences.contains(&id);
        let objectives: Vec<_> = view.plan.objectives.iter().filter(of).collect();
        let key = format!("objectives-of-{id}");
        let inside = group(view, &objectives, &mut drawing);
        groups.push((key.clone(), section(&key, heading_of(view, id, audience), inside)));
    }
    groups
}

/// What stands in which column, said once.
fn columns(view: &View) -> Markup {
    html! {
        div.pair.heads id="objective-columns" aria-hidden="true" {
            p.left { strong { (view.t("objective-column-communication")) } span.quiet.small { (view.t("objective-column-communication-help")) } }
            p.quiet.small { (view.t("objective-column-belief")) }
            p.right { strong { (view.t("objective-column-effect")) } span.quiet.small { (view.t("objective-column-effect-help")) } }
        }
    }
}

fn heading_of(view: &View, id: AudienceId, audience: &Audience) -> Markup {
    let soon = audience.priority.map(|priority| view.t(&format!("priority-{}", priority.word())));
    let many = audience.size.map(|range| size(view, range));
    let facts: Vec<String> = soon.into_iter().chain(many).collect();
    html! {
        h2 id=(id) { a href={ (view.url("audiences")) "#" (id) } { (audience.name.as_str()) } }
        span.quiet.small { (facts.join(" · ")) }
    }
}

fn section(id: &str, heading: Markup, inside: Markup) -> Markup {
    html! {
        section.section id=(id) {
            header { (heading) }
            (inside)
        }
    }
}

fn group(view: &View, objectives: &[(ObjectiveId, &Objective)], drawing: &mut Drawing) -> Markup {
    let told = |test: fn(&ObjectiveKinds) -> bool| objectives.iter().any(|(_, objective)| test(&objective.kinds));
    // What a belief leads to stands beside it, if it is in the same group.
    let led_to: BTreeSet<ObjectiveId> = objectives
        .iter()
        .flat_map(|(id, _)| view.plan.beliefs.iter().filter(move |(_, belief)| belief.from == *id))
        .map(|(_, belief)| belief.to)
        .collect();
    html! {
        @for (id, objective) in objectives {
            @if !objective.kinds.effect || objective.kinds.communication {
                (pair(view, *id, objective, drawing))
            } @else if !led_to.contains(id) {
                div.pair { div.left {} div {} div.right { (one(view, *id, objective, drawing)) } }
            }
        }
        @if view.edits() {
            @if !told(|kinds| kinds.communication) { p { a.quiet href="#new-objective" { (view.t("objective-none-communication")) } } }
            @if !told(|kinds| kinds.effect) { p { a.quiet href="#new-objective" { (view.t("objective-none-effect")) } } }
        }
    }
}

fn pair(view: &View, id: ObjectiveId, objective: &Objective, drawing: &mut Drawing) -> Markup {
    let beliefs: Vec<_> = view.plan.beliefs.iter().filter(|(_, belief)| belief.from == id).collect();
    let first_time = !drawing.written_out.contains(&id);
    let is_both = objective.kinds.effect && objective.kinds.communication && beliefs.is_empty();
    html! {
        div.pair {
            div .left[!is_both] .both[is_both] { (one(view, id, objective, drawing)) }
            @if (beliefs.is_empty() || !first_time) && !is_both {
                div.belief.none {
                    @if first_time && view.edits() {
                        a.quiet href={ (view.url(&Opened::Objective(id).address())) "#" (id) } { (view.t("belief-question")) }
                    }
                }
                div.right {}
            }
            @if first_time {
                @for (index, (belief_id, belief)) in beliefs.iter().enumerate() {
                    @if index > 0 { div.left {} }
                    (beliefs::shown(view, *belief_id, belief))
                    div.right {
                        @if let Some(to) = view.plan.objectives.get(belief.to) { (one(view, belief.to, to, drawing)) }
                    }
                }
            }
        }
    }
}

/// An objective, written out the first time it comes up and referred to after that.
fn one(view: &View, id: ObjectiveId, objective: &Objective, drawing: &mut Drawing) -> Markup {
    if !drawing.written_out.insert(id) {
        return html! { p.quiet { a href={ "#" (id) } { (objective.sentence.as_str()) } } };
    }
    let what = Opened::Objective(id);
    if view.has_open(what) && view.edits() {
        return working_on(view, id, objective);
    }
    html! {
        article.stack.tight id=(id) {
            h3 { (objective.sentence.as_str()) }
            (belonging(view, objective))
            @if drawing.like_measures.contains(&id) { p.note.small { (view.t("objective-like-measure")) } }
            @if objective.anchors.is_empty() { p.small.hang.loose { (view.t("objective-unanchored")) } }
            @else { div { (anchors::shown(view, Anchored::Objective(id), &objective.anchors)) } }
            @if objective.indicator.is_none() && view.edits() {
                p.small { a.quiet href={ (view.url(&what.address())) "#" (id) } { (view.t("indicator-none")) } }
            } @else { (indicator::shown(view, objective.indicator.as_ref())) }
            @if view.edits() { p { a.linkbutton.small href={ (view.url(&what.address())) "#" (id) } data-step { (view.t("edit")) } } }
        }
    }
}

/// Which kinds it is when its column doesn't say so, and who shares it.
fn belonging(view: &View, objective: &Objective) -> Markup {
    let both = objective.kinds.communication && objective.kinds.effect;
    let neither = !objective.kinds.communication && !objective.kinds.effect;
    let shared: Vec<_> =
        objective.audiences.iter().filter_map(|id| Some((*id, view.plan.audiences.get(*id)?))).collect();
    html! {
        @if both { p.small.quiet { (view.t("objective-both")) } }
        @if neither { p.small.quiet { (view.t("objective-no-kind")) } }
        @if shared.len() > 1 {
            p.small {
                span.quiet { (view.t("objective-shared-by")) " " }
                @for (index, (id, row)) in shared.iter().enumerate() {
                    @if index > 0 { ", " }
                    a href={ "#objectives-of-" (id) } { (row.name.as_str()) }
                }
            }
        }
    }
}

type Input = forms::Input<Objective, ObjectiveField>;

/// How many of the inputs a new objective begins with.
const FIRST: usize = 3;

fn inputs() -> Vec<Input> {
    vec![
        forms::text(
            "sentence",
            "objective-sentence",
            2,
            |objective: &Objective| &objective.sentence,
            ObjectiveField::Sentence,
        ),
        forms::own(kinds_picks, read_kinds),
        forms::some_of(
            "audiences",
            "field-objective-audiences",
            picking::audiences,
            |objective| objective.audiences.clone(),
            ObjectiveField::Audiences,
        ),
        forms::own(indicator::fields, indicator::read),
    ]
}

fn kinds_picks(view: &View, id: &str, objective: &Objective) -> Markup {
    let kinds = objective.kinds;
    let options = ["communication", "effect"].map(|kind| (kind.to_owned(), view.t(&format!("objective-kind-{kind}"))));
    let picked = [(kinds.communication, "communication"), (kinds.effect, "effect")];
    let picked: Vec<String> = picked.iter().filter(|(is, _)| *is).map(|(_, kind)| (*kind).to_owned()).collect();
    widgets::picks(view, &format!("{id}-kinds"), "kinds", "objective-kinds", &options, &picked)
}

fn read_kinds(form: &Fields, now: &Objective) -> Result<Option<ObjectiveField>, Problem> {
    if !form.has("kinds") {
        return Ok(None);
    }
    let kinds = form.all::<String>("kinds")?;
    let kinds = ObjectiveKinds { communication: kinds.contains("communication"), effect: kinds.contains("effect") };
    Ok((kinds != now.kinds).then_some(ObjectiveField::Kinds(kinds)))
}

/// The open objective: its form, and beside it what it is anchored in and leads to.
fn working_on(view: &View, id: ObjectiveId, objective: &Objective) -> Markup {
    html! {
        article.opened.here.side id=(id) {
            div {
                (forms::work_on(view, &Editing { action: &format!("objectives/{id}"), what: ("objective", id.to_string()), back: "objectives", remove: "objective-remove" },
                    &inputs(), objective, &format!("objectives#{id}")))
            }
            div.stack {
                div.stack.tight { (anchors::working_on(view, Anchored::Objective(id), &objective.anchors)) }
                @if objective.kinds.communication { div.stack.tight { (beliefs::adding(view, id)) } }
            }
        }
    }
}

fn new_objective(view: &View) -> Markup {
    html! {
        @if view.edits() {
            section.section {
                header { h2 { (view.t("objective-new")) } }
                (widgets::form(view, "objectives", "new-objective", true, html! {
                    div.form id="new-objective" { (forms::draw(inputs().get(..FIRST).unwrap_or_default(), view, "new-objective", &Objective::default())) }
                    div.actions { button.ds-button type="submit" { (view.t("objective-add")) } }
                }))
                p.quiet { (view.t("objective-starters")) }
                div.flow {
                    @for starter in STARTERS {
                        (widgets::button(view, "objectives", starter, &[("sentence", &view.t(starter))]))
                    }
                }
            }
        }
    }
}

/// The page with one objective open.
pub async fn open(
    State(app): State<App>,
    asker: Asker,
    Path((id, objective)): Path<(PlanId, ObjectiveId)>,
) -> Response {
    super::showing::open(app, asker, id, Opened::Objective(objective)).await
}

/// Adds an objective.
pub async fn add(
    State(app): State<App>,
    asker: Asker,
    Path(id): Path<PlanId>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    change(&app, &asker, id, "objectives", |_| {
        let fields = forms::read(&inputs(), &form, &Objective::default())?;
        Ok(vec![Change::AddObjective { id: ObjectiveId::from_raw(clock::mint()), fields }])
    })
    .await
}

/// Changes what the form changed of an objective.
pub async fn edit(
    State(app): State<App>,
    asker: Asker,
    Path((id, objective)): Path<(PlanId, ObjectiveId)>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    change(&app, &asker, id, &format!("objectives#{objective}"), |plan| edited(plan, objective, &form)).await
}

fn edited(plan: &Plan, id: ObjectiveId, form: &Fields) -> Result<Vec<Change>, Problem> {
    let now = plan.objectives.get(id).ok_or(Problem::NotFound)?;
    let fields = forms::read(&inputs(), form, now)?;
    Ok(fields.into_iter().map(|field| Change::SetObjective { id, field }).collect())
}
