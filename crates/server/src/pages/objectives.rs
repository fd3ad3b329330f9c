//! Stage 3: what the team wants with each audience, what it believes leads to what, and how it would notice.

use super::{change, strategy};
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
    Anchored, Anchors, AudienceId, Basis, Belief, BeliefField, BeliefId, Change, Confidence, Direction, Indicator,
    Kind, Objective, ObjectiveField, ObjectiveId, ObjectiveKinds, Plan, PlanId, StatementId,
};
use std::collections::BTreeSet;

/// The wishes many teams begin with.
const STARTERS: &[&str] = &["objective-starter-sell", "objective-starter-experience", "objective-starter-spoken-of"];

/// What the page is made of.
pub const REGIONS: &[Region] = &[
    Region::list("objectives", "region", shows, groups),
    Region::block("new-objective", |touched| any_of(touched, &[Kind::Audience]), new_objective),
];

fn shows(touched: &plan::Touched) -> bool {
    any_of(touched, &[Kind::Objective, Kind::Audience, Kind::Belief, Kind::Statement, Kind::Amendment, Kind::Reading])
}

/// The whole organisation's objectives first, then each audience's, those that come first before the others.
fn groups(view: &View) -> Vec<(String, Markup)> {
    let mut audiences: Vec<_> = view.plan.audiences.iter().collect();
    audiences
        .sort_by_key(|(_, audience)| (audience.priority.map_or(u8::MAX, |priority| priority as u8), audience.number));
    let mut written_out = BTreeSet::new();
    let mut groups = Vec::new();
    let whole: Vec<_> = view.plan.objectives.iter().filter(|(_, objective)| objective.audiences.is_empty()).collect();
    if !whole.is_empty() {
        let inside = group(view, &whole, &mut written_out);
        groups.push((
            "objectives-of-all".to_owned(),
            section("objectives-of-all", &view.t("objective-whole-organisation"), inside),
        ));
    }
    for (id, audience) in audiences {
        let of = |(_, objective): &(ObjectiveId, &Objective)| objective.audiences.contains(&id);
        let objectives: Vec<_> = view.plan.objectives.iter().filter(of).collect();
        let key = format!("objectives-of-{id}");
        let inside = group(view, &objectives, &mut written_out);
        groups.push((key.clone(), section(&key, audience.name.as_str(), inside)));
    }
    groups
}

fn section(id: &str, heading: &str, inside: Markup) -> Markup {
    html! {
        section.section id=(id) {
            header { h2 { (heading) } }
            (inside)
        }
    }
}

fn group(view: &View, objectives: &[(ObjectiveId, &Objective)], written_out: &mut BTreeSet<ObjectiveId>) -> Markup {
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
                (pair(view, *id, objective, written_out))
            } @else if !led_to.contains(id) {
                div.pair { div.left {} div {} div.right { (one(view, *id, objective, written_out)) } }
            }
        }
        @if !told(|kinds| kinds.communication) { p.quiet { (view.t("objective-none-communication")) } }
        @if !told(|kinds| kinds.effect) { p.quiet { (view.t("objective-none-effect")) } }
    }
}

fn pair(view: &View, id: ObjectiveId, objective: &Objective, written_out: &mut BTreeSet<ObjectiveId>) -> Markup {
    let beliefs: Vec<_> = view.plan.beliefs.iter().filter(|(_, belief)| belief.from == id).collect();
    let first_time = !written_out.contains(&id);
    html! {
        div.pair {
            div.left { (one(view, id, objective, written_out)) }
            @if beliefs.is_empty() || !first_time {
                div.belief.none { @if first_time && view.edits() { (new_belief(view, id)) } }
                div.right {}
            }
            @if first_time {
                @for (index, (belief_id, belief)) in beliefs.iter().enumerate() {
                    @if index > 0 { div.left {} }
                    (shown_belief(view, *belief_id, belief))
                    div.right {
                        @if let Some(to) = view.plan.objectives.get(belief.to) { (one(view, belief.to, to, written_out)) }
                    }
                }
            }
        }
        @if first_time && !beliefs.is_empty() && view.edits() { (new_belief(view, id)) }
    }
}

/// An objective, written out the first time it comes up and referred to after that.
fn one(view: &View, id: ObjectiveId, objective: &Objective, written_out: &mut BTreeSet<ObjectiveId>) -> Markup {
    if !written_out.insert(id) {
        return html! { p { a href={ "#" (id) } { (objective.sentence.as_str()) } } };
    }
    let kind = match (objective.kinds.communication, objective.kinds.effect) {
        (true, true) => Some("objective-kind-both"),
        (true, false) => Some("objective-kind-communication"),
        (false, true) => Some("objective-kind-effect"),
        (false, false) => None,
    };
    html! {
        article id=(id) {
            h3 { (objective.sentence.as_str()) }
            @if let Some(kind) = kind { p.small.quiet { (view.t(kind)) } }
            p { (anchors(view, &objective.anchors)) }
            (indicator(view, objective.indicator.as_ref()))
            @if view.edits() { (editing(view, id, objective)) }
        }
    }
}

fn anchors(view: &View, anchors: &Anchors) -> Markup {
    html! {
        @if anchors.is_empty() { span.small.quiet { (view.t("objective-unanchored")) } }
        @for (id, seen) in anchors {
            @if let Some(statement) = view.plan.statements.get(*id) {
                @let label = strategy::label(statement);
                a.anchor href={ (view.url("strategy")) "#" (id) } { b { (label) } (strategy::quoted(view.plan.statement_text(*id))) }
                @if *seen != view.plan.statement_revision(*id) {
                    span.small.red { (view.tw("objective-look-again", &[("label", label.into())])) " " }
                }
            }
        }
    }
}

fn indicator(view: &View, indicator: Option<&Indicator>) -> Markup {
    let lang = view.viewer.lang;
    html! {
        @match indicator {
            None => p.small.quiet { (view.t("indicator-none")) },
            Some(indicator) => {
                p.small {
                    (indicator.what)
                    @if let Some(better) = indicator.better { ", " (view.t(&format!("direction-{}", better.word()))) }
                }
                span.goalbar.unknown[indicator.baseline.is_none()] aria-hidden="true" {
                    @if indicator.baseline.is_some() { i class={ "from " (place(indicator, true)) } {} }
                    @if indicator.target.is_some() { i class={ "to " (place(indicator, false)) } {} }
                }
                p.small {
                    (view.t("indicator-now")) " "
                    strong { (indicator.baseline.map_or_else(|| view.t("indicator-baseline-unknown"), |amount| words::number(lang, amount))) }
                    @if let Some(target) = indicator.target {
                        " · " (view.t("indicator-goal")) " " strong { (words::number(lang, target)) }
                    }
                    @if !indicator.unit.is_empty() { " " (indicator.unit) }
                    @if let Some(day) = indicator.by_when { " · " (words::day(lang, day)) }
                }
            }
        }
    }
}

/// Where a mark stands on the bar: the larger of the two numbers to the right.
fn place(indicator: &Indicator, baseline: bool) -> &'static str {
    let falls = indicator.baseline > indicator.target;
    if baseline == falls { "l-80" } else { "l-30" }
}

fn editing(view: &View, id: ObjectiveId, objective: &Objective) -> Markup {
    let key = id.to_string();
    html! {
        details.more id={ "edit-" (id) } {
            summary { (view.t("edit")) }
            (widgets::form(view, &format!("objectives/{id}"), &format!("objective-{id}"), false, html! {
                (widgets::text_field(view, &format!("{id}-sentence"), "sentence", "objective-sentence", &objective.sentence, 2))
                (kinds_picks(view, &key, objective.kinds))
                (audience_picks(view, &key, &objective.audiences))
                details.more id={ (id) "-anchoring" } {
                    summary { (view.t("objective-anchor-add")) }
                    (widgets::picks(view, &format!("{id}-anchors"), "anchors", "objective-anchors", &strategy::anchorable(&view.plan),
                        &objective.anchors.keys().map(ToString::to_string).collect::<Vec<_>>()))
                }
                (indicator_fields(view, &key, objective.indicator.as_ref()))
                div.actions { button.ds-button type="submit" { (view.t("save")) } }
            }))
            (widgets::button(view, "removed", "objective-remove", &[("kind", "objective"), ("id", &key), ("back", "objectives")]))
        }
    }
}

fn kinds_picks(view: &View, id: &str, kinds: ObjectiveKinds) -> Markup {
    let options = ["communication", "effect"].map(|kind| (kind.to_owned(), view.t(&format!("objective-kind-{kind}"))));
    let picked = [(kinds.communication, "communication"), (kinds.effect, "effect")];
    let picked: Vec<String> = picked.iter().filter(|(is, _)| *is).map(|(_, kind)| (*kind).to_owned()).collect();
    widgets::picks(view, &format!("{id}-kinds"), "kinds", "objective-kinds", &options, &picked)
}

fn audience_picks(view: &View, id: &str, picked: &BTreeSet<AudienceId>) -> Markup {
    let options: Vec<_> =
        view.plan.audiences.iter().map(|(id, audience)| (id.to_string(), audience.name.as_str().to_owned())).collect();
    let picked: Vec<String> = picked.iter().map(ToString::to_string).collect();
    widgets::picks(view, &format!("{id}-audiences"), "audiences", "field-objective-audiences", &options, &picked)
}

fn indicator_fields(view: &View, id: &str, indicator: Option<&Indicator>) -> Markup {
    let now = indicator.cloned().unwrap_or_default();
    let amount = |amount: Option<plan::Amount>| amount.map(|amount| amount.as_f64().to_string()).unwrap_or_default();
    html! {
        (widgets::line(view, &format!("{id}-what"), "indicator_what", "indicator-what", "search", &now.what))
        div.half {
            (widgets::line(view, &format!("{id}-unit"), "indicator_unit", "indicator-unit", "search", &now.unit))
            (widgets::select(view, &format!("{id}-better"), "indicator_better", "indicator-better",
                &widgets::words_of(view, Direction::ALL, Direction::word, "direction"), now.better.map_or("", Direction::word)))
            (widgets::line(view, &format!("{id}-baseline"), "indicator_baseline", "indicator-baseline", "text", &amount(now.baseline)))
            (widgets::line(view, &format!("{id}-target"), "indicator_target", "indicator-target", "text", &amount(now.target)))
            (widgets::line(view, &format!("{id}-by"), "indicator_by_when", "indicator-by-when", "date",
                &now.by_when.map(|day| day.to_string()).unwrap_or_default()))
        }
    }
}

fn shown_belief(view: &View, id: BeliefId, belief: &Belief) -> Markup {
    html! {
        div.belief id=(id) {
            p { "«" (belief.text.as_str()) "»" }
            p.quiet {
                (widgets::basis(view, belief.basis))
                @if let Some(confidence) = belief.confidence { " · " (view.t(&format!("confidence-{}", confidence.word()))) }
            }
            @if view.edits() {
                details.more id={ "edit-" (id) } {
                    summary { (view.t("edit")) }
                    (widgets::form(view, &format!("objectives/beliefs/{id}"), &format!("belief-{id}"), false, html! {
                        (widgets::text_field(view, &format!("{id}-text"), "text", "belief-text", &belief.text, 3))
                        (belief_picks(view, &id.to_string(), belief.basis, belief.confidence))
                        div.actions { button.ds-button type="submit" { (view.t("save")) } }
                    }))
                    (widgets::button(view, "removed", "belief-remove", &[("kind", "belief"), ("id", &id.to_string()), ("back", "objectives")]))
                }
            }
        }
    }
}

fn belief_picks(view: &View, id: &str, basis: Option<Basis>, confidence: Option<Confidence>) -> Markup {
    html! {
        (widgets::select(view, &format!("{id}-basis"), "basis", "field-belief-basis",
            &widgets::words_of(view, Basis::ALL, Basis::word, "basis"), basis.map_or("", Basis::word)))
        (widgets::select(view, &format!("{id}-confidence"), "confidence", "field-belief-confidence",
            &widgets::words_of(view, Confidence::ALL, Confidence::word, "confidence"), confidence.map_or("", Confidence::word)))
    }
}

fn new_belief(view: &View, from: ObjectiveId) -> Markup {
    let effects = view.plan.objectives.iter().filter(|(id, objective)| *id != from && objective.kinds.effect);
    let options: Vec<_> =
        effects.map(|(id, objective)| (id.to_string(), objective.sentence.as_str().to_owned())).collect();
    html! {
        details.more id={ "new-belief-" (from) } {
            summary { (view.t("belief-question")) }
            (widgets::form(view, "objectives/beliefs", &format!("new-belief-{from}"), true, html! {
                input type="hidden" name="from" value=(from);
                (widgets::new_text(view, &format!("new-belief-{from}-text"), "text", "belief-text", 3))
                (widgets::select(view, &format!("new-belief-{from}-to"), "to", "field-belief-to", &options, ""))
                (belief_picks(view, &format!("new-belief-{from}"), None, None))
                div.actions { button.ds-button type="submit" { (view.t("belief-add")) } }
            }))
        }
    }
}

fn new_objective(view: &View) -> Markup {
    html! {
        @if view.edits() {
            section.section {
                header { h2 { (view.t("objective-new")) } }
                (widgets::form(view, "objectives", "new-objective", true, html! {
                    (widgets::new_text(view, "new-objective-sentence", "sentence", "objective-sentence", 2))
                    (kinds_picks(view, "new-objective", ObjectiveKinds::default()))
                    (audience_picks(view, "new-objective", &BTreeSet::new()))
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

fn kinds(form: &Fields) -> Result<ObjectiveKinds, Problem> {
    let kinds = form.all::<String>("kinds")?;
    Ok(ObjectiveKinds { communication: kinds.contains("communication"), effect: kinds.contains("effect") })
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
        let mut fields = vec![ObjectiveField::Kinds(kinds(&form)?), ObjectiveField::Audiences(form.all("audiences")?)];
        fields.extend(form.new_text("sentence").map(ObjectiveField::Sentence));
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
    change(&app, &asker, id, "objectives", |plan| edited(plan, objective, &form)).await
}

fn edited(plan: &Plan, id: ObjectiveId, form: &Fields) -> Result<Vec<Change>, Problem> {
    let now = plan.objectives.get(id).ok_or(Problem::NotFound)?;
    let mut fields = Vec::new();
    fields.extend(form.edit("sentence", &now.sentence).map(ObjectiveField::Sentence));
    if form.has("kinds") {
        let kinds = kinds(form)?;
        fields.extend((kinds != now.kinds).then_some(ObjectiveField::Kinds(kinds)));
    }
    if form.has("audiences") {
        let audiences = form.all("audiences")?;
        fields.extend((audiences != now.audiences).then_some(ObjectiveField::Audiences(audiences)));
    }
    if form.has("indicator_what") {
        let indicator = indicated(form)?;
        fields.extend((indicator != now.indicator).then_some(ObjectiveField::Indicator(indicator)));
    }
    let mut changes: Vec<Change> = fields.into_iter().map(|field| Change::SetObjective { id, field }).collect();
    if form.has("anchors") {
        let wanted = form.all::<StatementId>("anchors")?;
        let what = Anchored::Objective(id);
        let gone = now.anchors.keys().filter(|statement| !wanted.contains(statement));
        changes.extend(gone.map(|statement| Change::Anchor { what, statement: *statement, seen_revision: None }));
        // Saving is having looked: anchors that stay are seen as they read now.
        let seen = wanted.iter().map(|statement| (*statement, plan.statement_revision(*statement)));
        let seen = seen.filter(|(statement, revision)| now.anchors.get(statement) != Some(revision));
        changes.extend(seen.map(|(statement, revision)| Change::Anchor {
            what,
            statement,
            seen_revision: Some(revision),
        }));
    }
    Ok(changes)
}

fn indicated(form: &Fields) -> Result<Option<Indicator>, Problem> {
    let indicator = Indicator {
        what: form.text("indicator_what").to_owned(),
        unit: form.text("indicator_unit").to_owned(),
        better: form.word("indicator_better", Direction::from_word)?,
        baseline: form.amount("indicator_baseline")?,
        target: form.amount("indicator_target")?,
        by_when: form.day("indicator_by_when")?,
    };
    Ok((indicator != Indicator::default()).then_some(indicator))
}

/// Adds the belief that one objective leads to another.
pub async fn add_belief(
    State(app): State<App>,
    asker: Asker,
    Path(id): Path<PlanId>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    change(&app, &asker, id, "objectives", |_| {
        let mut fields = vec![
            BeliefField::From(form.id("from")?),
            BeliefField::To(form.id("to")?),
            BeliefField::Basis(form.word("basis", Basis::from_word)?),
            BeliefField::Confidence(form.word("confidence", Confidence::from_word)?),
        ];
        fields.extend(form.new_text("text").map(BeliefField::Text));
        Ok(vec![Change::AddBelief { id: BeliefId::from_raw(clock::mint()), fields }])
    })
    .await
}

/// Changes what the form changed of a belief.
pub async fn edit_belief(
    State(app): State<App>,
    asker: Asker,
    Path((id, belief)): Path<(PlanId, BeliefId)>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    change(&app, &asker, id, "objectives", |plan| {
        let now = plan.beliefs.get(belief).ok_or(Problem::NotFound)?;
        let mut fields = Vec::new();
        fields.extend(form.edit("text", &now.text).map(BeliefField::Text));
        let basis = form.word("basis", Basis::from_word)?;
        fields.extend((basis != now.basis).then_some(BeliefField::Basis(basis)));
        let confidence = form.word("confidence", Confidence::from_word)?;
        fields.extend((confidence != now.confidence).then_some(BeliefField::Confidence(confidence)));
        Ok(fields.into_iter().map(|field| Change::SetBelief { id: belief, field }).collect())
    })
    .await
}
