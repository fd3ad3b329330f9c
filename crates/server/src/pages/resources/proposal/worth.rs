//! Why the value is what it is: every number of it followed to what the team has said.

use super::{reasons, tenths};
use crate::proposals::{Found, Proposed};
use crate::view::View;
use engine::{Placement, pieces_for_response};
use maud::{Markup, html};
use plan::{Contribution, MeasureId, Priority};

pub fn section(view: &View, found: &Found, proposed: &Proposed) -> Markup {
    html! {
        @if !proposed.proposal.portfolio.is_empty() {
            section.section id="worth" {
                header { h2 { (view.t("worth")) } span.quiet.small { (view.t("worth-help")) } }
                @for placed in &proposed.proposal.portfolio { (measure(view, found, *placed)) }
            }
        }
    }
}

fn measure(view: &View, found: &Found, placed: Placement) -> Markup {
    let problem = &found.problem;
    let Some(level) = problem.alternatives.get(placed.alternative) else { return html! {} };
    let Some(measure) = problem.measures.get(level.measure) else { return html! {} };
    let weeks = problem.running_weeks(placed);
    let content = view.plan.levels.get(level.level).and_then(|level| level.content);
    let pieces = content.map_or(0.0, |content| content.pieces_per_week.as_f64());
    let all = pieces + pieces_for_response(&view.plan, level.level);
    let sentence = view.tw(
        if all > pieces { "worth-pieces-answers" } else { "worth-pieces" },
        &[("pieces", tenths(view, pieces).into()), ("weeks", weeks.into())],
    );
    // A piece stays with so many of those who are met; divided away, the share met is left.
    let met = |contacts: f64| if all > 0.0 { contacts / (all * engine::CONTACTS_PER_PIECE) * 100.0 } else { 0.0 };
    html! {
        details.more id={ "worth-" (measure.id) } {
            summary { (reasons(view).measure(measure.id)) }
            p { (sentence) " " a href={ (view.url("resources")) "#" (measure.id) } { (view.t("worth-to-effort")) } }
            @if let Some(said) = outcomes(view, measure.id) { p { (said) } }
            @if let Some(said) = gives(view, measure.id) { p { (said) } }
            table.plain.tight {
                thead { tr {
                    th scope="col" { (view.t("kind-audience")) }
                    th scope="col" { a href=(view.url("audiences")) { (view.t("field-audience-priority")) } }
                    th.num scope="col" { (view.t("worth-weighs")) }
                    th.num scope="col" { a href=(view.url("habits")) { (view.t("worth-met")) } }
                    th.num scope="col" { (view.t("worth-reached")) }
                    th.num scope="col" { (view.t("worth-gives")) }
                } }
                tbody {
                    // Whom it doesn't reach it gives nothing with.
                    @for (at, audience) in problem.audiences.iter().enumerate().filter(|(at, _)| level.contacts.get(*at).is_some_and(|contacts| *contacts > 0.0)) {
                        @let reached = (1.0 - problem.left(level, at, weeks)) * 100.0;
                        @let row = audience.id.and_then(|id| view.plan.audiences.get(id));
                        @let priority = match row.and_then(|row| row.priority) { Some(Priority::First) => "first", Some(Priority::Second) => "second", Some(Priority::Later) => "later", None => "none" };
                        tr {
                            th scope="row" { (row.map_or_else(|| view.t("worth-everybody"), |row| row.name.as_str().to_owned())) }
                            td { (view.t(&format!("audience-priority-heading-{priority}"))) }
                            td.num { (tenths(view, audience.weight * 100.0)) }
                            td.num { (tenths(view, met(level.contacts.get(at).copied().unwrap_or(0.0)))) " %" }
                            td.num { (tenths(view, reached)) " %" }
                            td.num { (tenths(view, reached * audience.weight)) }
                        }
                    }
                }
            }
        }
    }
}

/// What it gives a little or a lot to; the rest it gives some to.
fn gives(view: &View, id: MeasureId) -> Option<String> {
    let row = view.plan.measures.get(id)?;
    let said = row
        .contributions
        .iter()
        .filter(|(objective, said)| row.objectives.contains(objective) && **said != Contribution::Some);
    let said: Vec<String> = said
        .filter_map(|(objective, said)| {
            let sentence = view.plan.objectives.get(*objective)?.sentence.as_str();
            Some(format!("{} ({})", sentence, view.t(&format!("contribution-{}", said.word())).to_lowercase()))
        })
        .collect();
    (!said.is_empty()).then(|| view.tw("worth-contributions", &[("objectives", said.join(", ").into())]))
}

/// How it may turn out, as the team has said.
fn outcomes(view: &View, id: MeasureId) -> Option<String> {
    let said = &view.plan.measures.get(id)?.outcomes;
    let one = |(verdict, outcome): (&plan::Verdict, &plan::Outcome)| {
        format!("{} {} %", view.t(&format!("verdict-{}", verdict.word())), outcome.likelihood_percent)
    };
    let all: Vec<String> = said.iter().map(one).collect();
    (!all.is_empty()).then(|| view.tw("worth-outcomes", &[("outcomes", all.join(", ").into())]))
}
