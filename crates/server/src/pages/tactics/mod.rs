//! Stage 8: how each chosen measure is carried out: its concept, who answers for it and what was learnt. What has
//! to be set up and what comes out when have files of their own.

mod calendar;
mod playbooks;
mod setup;
mod versions;

pub use calendar::{add_entry, edit_entry, inputs as entry_inputs};
pub use playbooks::{open_playbook, take_steps};
pub use setup::{add_step, edit_step};
pub use versions::{add_version, edit_lesson};

use super::{picking, sent::Sent};
use crate::error::Problem;
use crate::forms;
use crate::view::{Region, View, any_of};
use axum::response::Response;
use maud::{Markup, html};
use plan::findings::three_tests::specified;
use plan::{Change, Kind, Measure, MeasureField, MeasureId};

/// What the page is made of.
pub const REGIONS: &[Region] =
    &[Region::block("chosen", shown, chosen), Region::list("tactics", "tactics", shown, tactics)];

fn shown(touched: &plan::Touched) -> bool {
    let kinds = [
        Kind::Measure,
        Kind::Level,
        Kind::Lesson,
        Kind::SetupStep,
        Kind::CalendarEntry,
        Kind::Person,
        Kind::Account,
        Kind::Audience,
    ];
    any_of(touched, &kinds)
}

/// How far the handful has come, with a way to each of them.
fn chosen(view: &View) -> Markup {
    let all: Vec<_> = view.plan.chosen().collect();
    let ready = all.iter().filter(|(id, _, _)| specified(&view.plan, *id).passed).count();
    html! {
        @if all.is_empty() {
            p.empty { (view.t("tactics-nothing-chosen")) " " a href=(view.url("resources")) { (view.t("stage-resources")) } }
        } @else {
            p.say { (view.tw("tactics-sum", &[("ready", ready.into()), ("of", all.len().into())])) }
            ol.contents {
                @for (id, measure, _) in &all {
                    @let test = specified(&view.plan, *id);
                    li {
                        span class={ "ring " (if test.passed { "out" } else { "draft" }) } aria-hidden="true" {}
                        a href={ "#" (id) } { (measure.title.as_str()) }
                        span.quiet { (lacks(view, &test)) }
                    }
                }
            }
        }
    }
}

/// What keeps a measure from being specified, in a few words.
fn lacks(view: &View, test: &plan::findings::three_tests::Test) -> String {
    if test.passed {
        return view.t("tests-specified").to_lowercase();
    }
    let what: Vec<_> = test.missing.iter().map(|missing| view.t(&format!("missing-{}", missing.word()))).collect();
    view.tw("tests-missing", &[("what", what.join(", ").into())])
}

fn tactics(view: &View) -> Vec<(String, Markup)> {
    view.plan.chosen().map(|(id, measure, choice)| (id.to_string(), tactic(view, id, measure, choice))).collect()
}

fn accounts(view: &View) -> Vec<(String, String)> {
    view.plan.accounts.iter().map(|(id, row)| (id.to_string(), picking::short(row.name.as_str()))).collect()
}

fn tactic(view: &View, id: MeasureId, measure: &Measure, choice: &plan::Choice) -> Markup {
    let said = [
        ("concept-message", &measure.concept_message),
        ("concept-tone", &measure.concept_tone),
        ("concept-is-not", &measure.concept_is_not),
        ("tactic-frequency", &measure.frequency),
        ("tactic-note", &measure.note),
    ];
    let starts = choice.starts_on.or(view.plan.begins_on);
    html! {
        section.section id=(id) {
            header {
                h2 { span.quiet { (measure.number) " " } (measure.title.as_str()) }
                span.quiet.small {
                    @match measure.owner {
                        Some(owner) => (view.tw("tactic-owner-is", &[("who", picking::person(view, owner).into())])),
                        None => span.red { (view.t("tactic-owner-missing")) },
                    }
                    @if let Some(day) = starts { " " (view.tw("tactic-starts", &[("day", words::day_short(view.viewer.lang, day).into())])) }
                }
            }
            div.side {
                div {
                    @if versions::version(view, id) > 1 { p.quiet.small { (view.tw("concept-version", &[("version", versions::version(view, id).into())])) } }
                    @if !measure.concept_for_whom.is_blank() { p.quiet { (view.t("concept-for-whom")) ": " (measure.concept_for_whom.as_str()) } }
                    @if measure.concept_idea.is_blank() { p.empty { (view.t("concept-empty")) } }
                    @else { p.idea { (measure.concept_idea.as_str()) } }
                    dl.facts.ruled {
                        @for (key, text) in said { @if !text.is_blank() { dt { (view.t(key)) } dd { (text.as_str()) } } }
                        dt { (view.t("accounts")) }
                        dd { (used_accounts(view, measure)) }
                    }
                    (concept_form(view, id, measure))
                }
                (versions::section(view, id, measure))
            }
            (calendar::section(view, id))
            (setup::section(view, id, measure))
        }
    }
}

fn used_accounts(view: &View, measure: &Measure) -> Markup {
    let used: Vec<_> = measure.accounts.iter().filter_map(|id| view.plan.accounts.get(*id)).collect();
    html! {
        @if used.is_empty() { span.quiet { (view.t("none")) } }
        @for (place, account) in used.iter().enumerate() {
            @if place > 0 { ", " }
            (account.name.as_str())
        }
    }
}

/// The concept itself, in five fields.
fn concept_inputs() -> Vec<forms::Input<Measure, MeasureField>> {
    vec![
        forms::text("concept_idea", "concept-idea", 4, |now| &now.concept_idea, MeasureField::ConceptIdea),
        forms::text(
            "concept_for_whom",
            "concept-for-whom",
            1,
            |now| &now.concept_for_whom,
            MeasureField::ConceptForWhom,
        ),
        forms::text("concept_message", "concept-message", 1, |now| &now.concept_message, MeasureField::ConceptMessage),
        forms::text("concept_tone", "concept-tone", 1, |now| &now.concept_tone, MeasureField::ConceptTone),
        forms::text("concept_is_not", "concept-is-not", 2, |now| &now.concept_is_not, MeasureField::ConceptIsNot),
    ]
}

/// What else is said of how a measure is carried out.
fn carried_out_inputs() -> Vec<forms::Input<Measure, MeasureField>> {
    vec![
        forms::text("frequency", "tactic-frequency", 1, |now| &now.frequency, MeasureField::Frequency),
        forms::text("note", "tactic-note", 2, |now| &now.note, MeasureField::Note),
        forms::one_of("owner", "tactic-owner", picking::people, |now| now.owner, MeasureField::Owner),
        forms::some_of("accounts", "accounts", accounts, |now| now.accounts.clone(), MeasureField::Accounts),
    ]
}

fn all_inputs() -> Vec<forms::Input<Measure, MeasureField>> {
    concept_inputs().into_iter().chain(carried_out_inputs()).collect()
}

fn concept_form(view: &View, id: MeasureId, measure: &Measure) -> Markup {
    let label = if measure.concept_idea.is_blank() { "concept-write" } else { "concept-edit" };
    picking::folded(view, &format!("edit-{id}"), label, || {
        picking::editing(
            view,
            &format!("measures/{id}"),
            &format!("tactic-{id}"),
            &id.to_string(),
            &all_inputs(),
            measure,
        )
    })
}

/// Changes the concept, who answers for it and where it happens.
pub async fn edit(sent: Sent<MeasureId>) -> Response {
    sent.change("tactics", |plan, measure, form| {
        let now = plan.measures.get(measure).ok_or(Problem::NotFound)?;
        let fields = forms::read(&all_inputs(), form, now)?;
        Ok(fields.into_iter().map(|field| Change::SetMeasure { id: measure, field }).collect())
    })
    .await
}
