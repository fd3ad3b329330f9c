//! How a measure may turn out, what it needs or can't run beside, and who burns for it.

use super::super::{picking, sent::Sent};
use super::hours;
use crate::error::Problem;
use crate::fields::Fields;
use crate::forms;
use crate::view::View;
use crate::widgets;
use axum::response::Response;
use maud::{Markup, html};
use plan::{
    Change, Commitment, Contribution, Level, Measure, MeasureField, MeasureId, ObjectiveId, Outcome, Pair, PersonId,
    Verdict,
};
use std::collections::{BTreeMap, BTreeSet};

/// Hours stay as planned.
const AS_PLANNED_PERCENT: u16 = 100;

/// The outcomes and what the measure hangs together with, unfolded when asked for.
pub fn outcomes(view: &View, id: MeasureId, measure: &Measure) -> Markup {
    let said = !(measure.outcomes.is_empty() && measure.needs.is_empty() && measure.not_with.is_empty());
    html! {
        @if said || view.edits() {
            details.more id={ "outlook-" (id) } {
                summary { (view.t("effort-outcomes")) }
                @if !measure.outcomes.is_empty() {
                    (outcome_table(view, id, measure))
                    @if let Some(said) = off_sum(view, measure) { p.note { (said) } }
                }
                @if !(measure.needs.is_empty() && measure.not_with.is_empty()) {
                    dl.facts {
                        @if !measure.needs.is_empty() { dt { (view.t("effort-needs")) } dd { (titles(view, &measure.needs)) } }
                        @if !measure.not_with.is_empty() { dt { (view.t("effort-not-with")) } dd { (titles(view, &measure.not_with)) } }
                    }
                }
                @if view.edits() { (form(view, id, measure)) }
            }
        }
    }
}

fn outcome_table(view: &View, id: MeasureId, measure: &Measure) -> Markup {
    let planned = view.plan.portfolio.get(&id).and_then(|choice| super::level_of(view, choice)?.hours_per_week());
    let planned = planned.or_else(|| view.plan.levels_of(id).find_map(|(_, level)| Level::hours_per_week(level)));
    html! {
        table.plain.tight {
            thead { tr { th scope="col" { (view.t("effort-outcome")) } th.num scope="col" { (view.t("effort-likely")) } th.num scope="col" { (view.t("effort-hours-then")) } th.num scope="col" { (view.t("effort-gives-then")) } } }
            tbody {
                @for (verdict, outcome) in &measure.outcomes {
                    tr {
                        th scope="row" { (view.t(&format!("verdict-{}", verdict.word()))) }
                        td.num { (view.tw("effort-likely-of", &[("count", i64::from(outcome.likelihood_percent).into())])) }
                        td.num {
                            @match planned {
                                Some(sum) => (view.tw("hours-a-week", &[("hours", hours(view, sum.percent(u32::from(outcome.hours_percent))))])),
                                None => { (outcome.hours_percent) " %" },
                            }
                        }
                        td.num { (outcome.value_percent.map_or_else(|| usual_percent(*verdict), u32::from)) " %" }
                    }
                }
            }
        }
    }
}

/// What the likelihoods come to where that isn't a hundred: said where they stand, and counted in proportion until then.
fn off_sum(view: &View, measure: &Measure) -> Option<String> {
    let sum: u32 = measure.outcomes.values().map(|outcome| u32::from(outcome.likelihood_percent)).sum();
    (sum != 100).then(|| view.tw("effort-likelihoods-sum", &[("sum", i64::from(sum).into())]))
}

fn titles(view: &View, measures: &BTreeSet<MeasureId>) -> String {
    let titles = measures.iter().filter_map(|id| Some(view.plan.measures.get(*id)?.title.as_str()));
    titles.collect::<Vec<_>>().join(", ")
}

fn form(view: &View, id: MeasureId, measure: &Measure) -> Markup {
    let others = view.plan.measures.iter().filter(|(other, _)| *other != id);
    let others: Vec<_> = others.map(|(id, row)| (id.to_string(), picking::short(row.title.as_str()))).collect();
    widgets::form(
        view,
        &format!("measures/{id}/outlook"),
        &format!("outlook-{id}"),
        false,
        html! {
            fieldset {
                legend { (view.t("effort-outcomes")) " " span.quiet { (view.t("effort-outcomes-help")) } }
                @for verdict in Verdict::ALL {
                    @let outcome = measure.outcomes.get(verdict);
                    @let (likely, then) = (format!("likely-{}", verdict.word()), format!("then-{}", verdict.word()));
                    p.say-form {
                        b { (view.t(&format!("verdict-{}", verdict.word()))) ": " }
                        (percent(view, id, &likely, "effort-likelihood", outcome.map(|outcome| u32::from(outcome.likelihood_percent))))
                        (percent(view, id, &then, "effort-hours-percent", outcome.map(|outcome| u32::from(outcome.hours_percent))))
                        (gives(view, id, *verdict, outcome.and_then(|outcome| outcome.value_percent)))
                    }
                }
            }
            @if !measure.objectives.is_empty() {
                fieldset {
                    legend { (view.t("field-measure-contributions")) " " span.quiet { (view.t("contribution-help")) } }
                    div.stack { @for (objective, row) in measure.objectives.iter().filter_map(|id| Some((*id, view.plan.objectives.get(*id)?))) {
                        (contribution(view, id, objective, row.sentence.as_str(), measure.contributions.get(&objective).copied()))
                    } }
                }
            }
            (widgets::picks(view, &format!("{id}-needs"), "needs", "effort-needs", &others, &picking::ids(&measure.needs)))
            (widgets::picks(view, &format!("{id}-not-with"), "not_with", "effort-not-with", &others, &picking::ids(&measure.not_with)))
            div.actions { button.ds-button type="submit" { (view.t("save")) } }
        },
    )
}

/// What is usual for an outcome, in percent of what is planned.
fn usual_percent(verdict: Verdict) -> u32 {
    (engine::outcome_of(&Measure::default(), verdict).contacts * 100.0).round() as u32
}

/// What it gives then; what is usual stands there faintly until somebody says otherwise.
fn gives(view: &View, id: MeasureId, verdict: Verdict, said: Option<u16>) -> Markup {
    let name = format!("gives-{}", verdict.word());
    let field = format!("{id}-{name}");
    let value = said.map_or_else(String::new, |said| said.to_string());
    html! {
        span.nowrap { (view.t("effort-and-gives")) " " input.ds-input.in-text type="text" inputmode="numeric" id=(field) name=(name) value=(value) placeholder=(usual_percent(verdict)); " " label for=(field) { (view.t("effort-value-percent")) } } " "
    }
}

/// How much it gives to one objective, in words.
fn contribution(
    view: &View,
    id: MeasureId,
    objective: ObjectiveId,
    sentence: &str,
    said: Option<Contribution>,
) -> Markup {
    let field = format!("{id}-gives-{objective}");
    let said = said.unwrap_or(Contribution::Some);
    html! {
        div.field {
            label.ds-label for=(field) { (picking::short(sentence)) }
            select.ds-input id=(field) name={ "gives-to-" (objective) } {
                @for one in Contribution::ALL { option value=(one.word()) selected[*one == said] { (view.t(&format!("contribution-{}", one.word()))) } }
            }
        }
    }
}

/// What the form says of the objectives; what isn't in it stays as it was.
fn read_contributions(form: &Fields, now: &Measure) -> Result<BTreeMap<ObjectiveId, Contribution>, Problem> {
    let mut all = now.contributions.clone();
    for objective in &now.objectives {
        let name = format!("gives-to-{objective}");
        match form.word(&name, Contribution::from_word)?.filter(|_| form.has(&name)) {
            // "Some" is what nothing said means.
            Some(Contribution::Some) => all.remove(objective),
            Some(said) => all.insert(*objective, said),
            None => None,
        };
    }
    Ok(all)
}

fn percent(view: &View, id: MeasureId, name: &str, label: &str, value: Option<u32>) -> Markup {
    let field = format!("{id}-{name}");
    let value = value.map_or_else(String::new, |value| value.to_string());
    html! {
        span.nowrap { input.ds-input.in-text type="text" inputmode="numeric" id=(field) name=(name) value=(value); " " label for=(field) { (view.t(label)) } } " "
    }
}

/// Changes how a measure may turn out and what it hangs together with.
pub async fn edit_outlook(sent: Sent<MeasureId>) -> Response {
    sent.change("resources", |plan, measure, form| {
        let now = plan.measures.get(measure).ok_or(Problem::NotFound)?;
        let together: [forms::Input<Measure, MeasureField>; 2] = [
            forms::some_of("needs", "effort-needs", |_| Vec::new(), |now| now.needs.clone(), MeasureField::Needs),
            forms::some_of(
                "not_with",
                "effort-not-with",
                |_| Vec::new(),
                |now| now.not_with.clone(),
                MeasureField::NotWith,
            ),
        ];
        let mut fields = forms::read(&together, form, now)?;
        let contributions = read_contributions(form, now)?;
        fields.extend((contributions != now.contributions).then_some(MeasureField::Contributions(contributions)));
        let outcomes = read_outcomes(form, now)?;
        fields.extend((outcomes != now.outcomes).then_some(MeasureField::Outcomes(outcomes)));
        Ok(fields.into_iter().map(|field| Change::SetMeasure { id: measure, field }).collect())
    })
    .await
}

/// What is said of an outcome takes a likelihood; one without is not weighed.
fn read_outcomes(form: &Fields, now: &Measure) -> Result<BTreeMap<Verdict, Outcome>, Problem> {
    let mut outcomes = BTreeMap::new();
    for verdict in Verdict::ALL {
        let name = format!("likely-{}", verdict.word());
        if !form.has(&name) {
            outcomes.extend(now.outcomes.get(verdict).map(|outcome| (*verdict, *outcome)));
        } else if let Some(likely) = form.count(&name)? {
            let then = form.count(&format!("then-{}", verdict.word()))?.unwrap_or(u32::from(AS_PLANNED_PERCENT));
            let gives = form.count(&format!("gives-{}", verdict.word()))?;
            let too_large = |_| Problem::Bad("error-number");
            let likelihood_percent = u8::try_from(likely).map_err(too_large)?;
            outcomes.insert(
                *verdict,
                Outcome {
                    likelihood_percent,
                    hours_percent: u16::try_from(then).map_err(too_large)?,
                    value_percent: gives.map(u16::try_from).transpose().map_err(too_large)?,
                },
            );
        }
    }
    Ok(outcomes)
}

/// Who burns for a measure, who is willing and who would rather not: one click each.
pub fn commitment(view: &View, measure: MeasureId) -> Markup {
    let said = |person: PersonId| view.plan.commitment.get(&Pair(person, measure)).copied();
    let burning = view.plan.people.ids().filter(|person| said(*person) == Some(Commitment::Burns)).count();
    let action = view.url(&format!("measures/{measure}/commitment"));
    html! {
        @if !view.plan.people.is_empty() {
            details.more id={ "burns-" (measure) } {
                summary { (view.tw("commitment-count", &[("count", burning.into())])) }
                form method="post" action=(action) hx-post=(action) hx-swap="none" {
                    div.shares {
                        @for person in view.plan.people.ids() {
                            div role="group" aria-label=(picking::person(view, person)) {
                                span { (picking::person(view, person)) }
                                @for commitment in Commitment::ALL {
                                    @let on = said(person) == Some(*commitment);
                                    @let label = view.t(&format!("commitment-{}", commitment.word()));
                                    @if view.edits() {
                                        button.chip type="submit" name="said" value={ (person) " " (commitment.word()) } id={ "burns-" (measure) "-" (person) "-" (commitment.word()) } aria-pressed=(if on { "true" } else { "false" }) { (label) }
                                    } @else if on { span.quiet { (label) } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Says how much somebody burns for a measure; what was said already is taken back.
pub async fn commit(sent: Sent<MeasureId>) -> Response {
    sent.change("resources", |plan, measure, form| {
        let (person, said) = form.text("said").split_once(' ').ok_or(Problem::Bad("error-field"))?;
        let person: PersonId = person.parse().map_err(|_| Problem::Bad("error-field"))?;
        let said = Commitment::from_word(said).ok_or(Problem::Bad("error-field"))?;
        let again = plan.commitment.get(&Pair(person, measure)) == Some(&said);
        Ok(vec![Change::SetCommitment { person, measure, commitment: (!again).then_some(said) }])
    })
    .await
}
