//! Taking a measure into the portfolio: at which level, from when, and how many hours each gives it.

use super::super::{picking, sent::Sent};
use super::hours;
use crate::error::Problem;
use crate::fields::Fields;
use crate::view::View;
use crate::widgets;
use axum::response::Response;
use maud::{Markup, html};
use plan::{Amount, Change, Choice, MeasureId, Pair, PersonId, Plan};
use std::collections::BTreeMap;

/// The form that takes a measure in, or changes how, unfolded when asked for.
pub fn form(view: &View, id: MeasureId, choice: Option<&Choice>) -> Markup {
    let label = if choice.is_some() { "portfolio-change" } else { "portfolio-choose" };
    picking::folded(view, &format!("choose-{id}"), label, || {
        html! {
            @if view.plan.levels_of(id).next().is_none() { p.quiet { (view.t("portfolio-needs-level")) } }
            @else { (choice_form(view, id, choice)) }
            @if choice.is_some() {
                (picking::changes_button(view, "portfolio-leave-out", None, &[Change::Choose { measure: id, choice: None }]))
            }
        }
    })
}

fn choice_form(view: &View, id: MeasureId, choice: Option<&Choice>) -> Markup {
    let levels: Vec<_> = view
        .plan
        .levels_of(id)
        .map(|(id, level)| {
            let sum = level.hours_per_week().map(|sum| view.tw("hours-a-week", &[("hours", hours(view, sum))]));
            (id.to_string(), [level.name.as_str().to_owned()].into_iter().chain(sum).collect::<Vec<_>>().join(" · "))
        })
        .collect();
    // The first level is as good a beginning as any, and saves a click.
    let first = levels.first().map_or_else(String::new, |(level, _)| level.clone());
    let level = choice.map_or(first, |choice| choice.level.to_string());
    let starts = choice.and_then(|choice| choice.starts_on).map_or_else(String::new, |day| day.to_string());
    widgets::form(
        view,
        &format!("measures/{id}/choice"),
        &format!("choice-{id}"),
        false,
        html! {
            div.half {
                (widgets::select(view, &format!("{id}-level"), "level", "portfolio-level", &levels, &level))
                (widgets::line(view, &format!("{id}-starts"), "starts_on", "portfolio-starts-on", "date", &starts))
            }
            fieldset {
                legend { (view.t("portfolio-hours-each")) }
                @if view.plan.people.is_empty() { p.quiet { (view.t("portfolio-no-people")) } }
                ul.shares {
                    @for person in view.plan.people.ids() { (share(view, id, person, choice)) }
                }
            }
            div.actions { button.ds-button type="submit" { (view.t("save")) } }
        },
    )
}

/// One person's line: what they have left, how they feel about it, and how much they give.
fn share(view: &View, measure: MeasureId, person: PersonId, choice: Option<&Choice>) -> Markup {
    let given = choice.and_then(|choice| choice.hours_per_week.get(&person).copied());
    let have = view.plan.people.get(person).and_then(|row| row.hours_per_week).unwrap_or_default();
    let elsewhere: Amount = view
        .plan
        .chosen()
        .filter(|(id, _, _)| *id != measure)
        .filter_map(|(_, _, choice)| choice.hours_per_week.get(&person).copied())
        .sum();
    let left = (have - elsewhere).max(Amount::ZERO);
    let commitment = view.plan.commitment.get(&Pair(person, measure)).copied();
    html! {
        li {
            label for={ (measure) "-hours-" (person) } { (picking::person(view, person)) }
            input.ds-input.in-text type="text" inputmode="decimal" id={ (measure) "-hours-" (person) } name={ "hours-" (person) } value=(picking::in_field(view, given));
            span.quiet.small {
                (view.tw("person-has-left", &[("hours", hours(view, left))]))
                @if let Some(commitment) = commitment { " · " (view.t(&format!("commitment-{}", commitment.word()))) }
            }
        }
    }
}

/// Takes a measure into the portfolio, or changes how.
pub async fn choose(sent: Sent<MeasureId>) -> Response {
    sent.change("resources", chosen).await
}

fn chosen(plan: &Plan, measure: MeasureId, form: &Fields) -> Result<Vec<Change>, Problem> {
    let level = form.id("level")?;
    let mut hours_per_week = BTreeMap::new();
    for person in plan.people.ids() {
        if let Some(hours) = form.amount(&format!("hours-{person}"))?.filter(|hours| *hours != Amount::ZERO) {
            hours_per_week.insert(person, hours);
        }
    }
    let choice = Choice { level, starts_on: form.day("starts_on")?, hours_per_week };
    let same = plan.portfolio.get(&measure) == Some(&choice);
    Ok(if same { Vec::new() } else { vec![Change::Choose { measure, choice: Some(choice) }] })
}
