//! The thread an idea or a core measure hangs on, from the strategy downwards, with its gaps named: a link that is missing is a
//! ring with what is missing, one that is only assumed is hatched.

use super::super::strategy::label;
use crate::pages::picking::short;
use crate::view::View;
use maud::{Markup, html};
use plan::{AudienceId, Basis, ChannelId, Idea, IdeaId, Measure, ObjectiveId, Pair, Sorting, WorthIt};
use std::collections::BTreeSet;

/// Statements, audiences, objectives and habits of each kind that are drawn; the rest is a number.
const DRAWN_MOST: usize = 3;

/// One link of the thread.
struct Knot {
    kind: String,
    text: String,
    class: &'static str,
}

/// The thread of an idea: what it would hang on as a core measure.
pub fn of_idea(view: &View, id: IdeaId, idea: &Idea) -> Markup {
    let measure = if let Sorting::Core { measure } = idea.sorted { view.plan.measures.get(measure) } else { None };
    if let Some(measure) = measure.filter(|measure| measure.idea == Some(id)) {
        return of_measure(view, measure);
    }
    let end = Knot { kind: view.t("sort-core"), text: short(idea.presence.as_str()), class: "end" };
    drawn(view, &idea.channels, &idea.objectives, &idea.audiences, end)
}

/// The thread of a core measure.
pub fn of_measure(view: &View, measure: &Measure) -> Markup {
    let kind = view.tw("sort-core-number", &[("number", i64::from(measure.number).into())]);
    let end = Knot { kind, text: measure.title.as_str().to_owned(), class: "end" };
    drawn(view, &measure.channels, &measure.objectives, &measure.audiences, end)
}

fn drawn(
    view: &View,
    channels: &BTreeSet<ChannelId>,
    objectives: &BTreeSet<ObjectiveId>,
    audiences: &BTreeSet<AudienceId>,
    end: Knot,
) -> Markup {
    let plan = &view.plan;
    let objectives: Vec<_> = objectives.iter().filter_map(|id| plan.objectives.get(*id)).collect();
    let statements: BTreeSet<_> = objectives
        .iter()
        .flat_map(|objective| objective.anchors.keys().copied())
        .filter(|id| plan.statements.get(*id).is_some())
        .collect();
    // Those the objectives are for count too, as they do in the findings.
    let through = objectives.iter().flat_map(|objective| objective.audiences.iter().copied());
    let audiences: BTreeSet<_> =
        audiences.iter().copied().chain(through).filter(|id| plan.audiences.get(*id).is_some()).collect();
    let channels: Vec<_> = channels.iter().copied().filter(|id| plan.channels.get(*id).is_some()).collect();
    let mut knots = Vec::new();
    let said = statements
        .iter()
        .filter_map(|id| Some(format!("{} «{}»", label(plan.statements.get(*id)?), short(plan.statement_text(*id)))));
    let no_statement = if objectives.is_empty() { "sort-gap-statement-no-objective" } else { "sort-gap-statement" };
    step(view, &mut knots, "sort-chain-statement", said.collect(), no_statement);
    let names = audiences.iter().filter_map(|id| Some(plan.audiences.get(*id)?.name.as_str().to_owned()));
    step(view, &mut knots, "sort-chain-audience", names.collect(), "sort-gap-audience");
    let sentences = objectives.iter().map(|objective| objective.sentence.as_str().to_owned());
    step(view, &mut knots, "sort-chain-objective", sentences.collect(), "sort-gap-objective");
    if channels.is_empty() {
        knots.push(gap(view, "sort-chain-habit", "sort-gap-channel"));
    }
    for channel in channels.iter().take(DRAWN_MOST) {
        knots.push(habit(view, *channel, &audiences));
    }
    knots.push(end);
    html! {
        ol.chain {
            @for knot in knots { li class=(knot.class) { small.quiet { (knot.kind) } p { (knot.text) } } }
        }
    }
}

fn gap(view: &View, kind: &str, what: &str) -> Knot {
    Knot { kind: view.t(kind), text: view.t(what), class: "gap" }
}

fn step(view: &View, knots: &mut Vec<Knot>, kind: &str, mut texts: Vec<String>, missing: &str) {
    if texts.is_empty() {
        knots.push(gap(view, kind, missing));
        return;
    }
    let more = texts.len().saturating_sub(DRAWN_MOST);
    texts.truncate(DRAWN_MOST);
    if more > 0 {
        texts.push(view.tw("more-count", &[("count", more.into())]));
    }
    knots.push(Knot { kind: view.t(kind), text: texts.join(" · "), class: "" });
}

/// Whether the audiences are in the channel: what is said of it, and whether somebody has said that it isn't worth it.
fn habit(view: &View, channel: ChannelId, audiences: &BTreeSet<AudienceId>) -> Knot {
    let plan = &view.plan;
    let name = plan.channels.get(channel).map_or("", |row| row.name.as_str());
    let knot = |kind: &str, text: String, class| Knot { kind: view.t(kind), text: format!("{name}: {text}"), class };
    let verdicts: Vec<_> = audiences
        .iter()
        .filter_map(|audience| plan.worth.get(&Pair(*audience, channel)))
        .map(|worth| worth.verdict)
        .collect();
    if verdicts.contains(&WorthIt::NotWorth) && !verdicts.contains(&WorthIt::Worth) {
        return knot("sort-chain-habit", view.t("worth-not-worth"), "gap");
    }
    let claims: Vec<_> =
        audiences.iter().flat_map(|audience| plan.claims_in(*audience, channel)).map(|(_, claim)| claim).collect();
    let usage = claims.iter().filter_map(|claim| claim.usage).max();
    let known = claims.iter().any(|claim| claim.basis == Some(Basis::Known));
    match usage {
        Some(usage) => {
            let kind = if known { "sort-chain-habit-known" } else { "sort-chain-habit-assumed" };
            knot(kind, view.t(&format!("usage-{}", usage.word())), if known { "" } else { "assumed" })
        }
        None if claims.is_empty() => knot("sort-chain-habit", view.t("sort-gap-habit"), "gap"),
        None => knot("sort-chain-habit", view.t("usage-unknown"), "assumed"),
    }
}
