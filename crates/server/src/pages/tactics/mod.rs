//! Stage 8: how each chosen measure is carried out: its concept, who answers for it and what was learnt. What has
//! to be set up and what comes out when have files of their own.

mod calendar;
mod setup;

pub use calendar::{add_entry, edit_entry};
pub use setup::{add_step, edit_step};

use super::{picking, sent::Sent};
use crate::clock;
use crate::error::Problem;
use crate::forms::{self, Editing};
use crate::view::{Region, View, any_of};
use axum::response::Response;
use maud::{Markup, html};
use plan::findings::three_tests::specified;
use plan::{Change, Kind, Lesson, LessonField, LessonId, Measure, MeasureField, MeasureId};

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
                (lessons(view, id))
            }
            (calendar::section(view, id))
            (setup::section(view, id))
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
        forms::text("frequency", "tactic-frequency", 1, |now| &now.frequency, MeasureField::Frequency),
        forms::text("note", "tactic-note", 2, |now| &now.note, MeasureField::Note),
        forms::one_of("owner", "tactic-owner", picking::people, |now| now.owner, MeasureField::Owner),
        forms::some_of("accounts", "accounts", accounts, |now| now.accounts.clone(), MeasureField::Accounts),
    ]
}

fn concept_form(view: &View, id: MeasureId, measure: &Measure) -> Markup {
    let label = if measure.concept_idea.is_blank() { "concept-write" } else { "concept-edit" };
    picking::folded(view, &format!("edit-{id}"), label, || {
        picking::editing(
            view,
            &format!("measures/{id}"),
            &format!("tactic-{id}"),
            &id.to_string(),
            &concept_inputs(),
            measure,
        )
    })
}

fn lesson_inputs() -> Vec<forms::Input<Lesson, LessonField>> {
    vec![
        forms::text("learnt", "lesson-learnt", 2, |now| &now.learnt, LessonField::Learnt),
        forms::text("changed", "lesson-changed", 2, |now| &now.changed, LessonField::Changed),
        forms::day("on", "lesson-on", |now| now.on, LessonField::On),
    ]
}

/// Inputs of a new lesson: it was learnt today.
const NEW_LESSON: usize = 2;

fn lessons(view: &View, id: MeasureId) -> Markup {
    let mut lessons: Vec<(LessonId, &Lesson)> =
        view.plan.lessons.iter().filter(|(_, lesson)| lesson.measure == id).collect();
    // What was learnt last comes first.
    lessons.sort_by_key(|(_, lesson)| std::cmp::Reverse(lesson.on));
    html! {
        div {
            h3 { (view.t("lessons")) }
            @if lessons.is_empty() { p.quiet.small { (view.t("lessons-empty")) } }
            ol.log {
                @for (lesson_id, lesson) in lessons {
                    li id=(lesson_id) {
                        @if let Some(day) = lesson.on { p.quiet.small { (words::day_short(view.viewer.lang, day)) } }
                        p { b { (view.t("lesson-learnt")) ": " } (lesson.learnt.as_str()) }
                        @if !lesson.changed.is_blank() { p { b { (view.t("lesson-changed")) ": " } (lesson.changed.as_str()) } }
                        (forms::edit(view, &Editing { action: &format!("lessons/{lesson_id}"), what: ("lesson", lesson_id.to_string()), back: "tactics", remove: "remove" }, &lesson_inputs(), lesson))
                    }
                }
            }
            (picking::folded(view, &format!("lesson-{id}"), "lesson-new", || {
                forms::add(view, &format!("measures/{id}/lessons"), &format!("new-lesson-{id}"), &lesson_inputs()[..NEW_LESSON], "add")
            }))
        }
    }
}

/// Changes the concept, who answers for it and where it happens.
pub async fn edit(sent: Sent<MeasureId>) -> Response {
    sent.change("tactics", |plan, measure, form| {
        let now = plan.measures.get(measure).ok_or(Problem::NotFound)?;
        let fields = forms::read(&concept_inputs(), form, now)?;
        Ok(fields.into_iter().map(|field| Change::SetMeasure { id: measure, field }).collect())
    })
    .await
}

/// Writes down what was learnt.
pub async fn add_lesson(sent: Sent<MeasureId>) -> Response {
    sent.change("tactics", |_, measure, form| {
        let mut fields = vec![LessonField::Measure(measure), LessonField::On(Some(clock::today()))];
        fields.extend(forms::read(&lesson_inputs(), form, &Lesson::default())?);
        Ok(vec![Change::AddLesson { id: LessonId::from_raw(clock::mint()), fields }])
    })
    .await
}

/// Changes what was written down of a lesson.
pub async fn edit_lesson(sent: Sent<LessonId>) -> Response {
    sent.change("tactics", |plan, lesson, form| {
        let now = plan.lessons.get(lesson).ok_or(Problem::NotFound)?;
        let fields = forms::read(&lesson_inputs(), form, now)?;
        Ok(fields.into_iter().map(|field| Change::SetLesson { id: lesson, field }).collect())
    })
    .await
}
