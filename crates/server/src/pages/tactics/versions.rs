//! A concept changes while it is being made real: what was learnt, and what it read like before and after.

use super::super::{picking, sent::Sent};
use super::concept::concept_inputs;
use crate::clock;
use crate::error::Problem;
use crate::forms::{self, Editing};
use crate::view::View;
use axum::response::Response;
use maud::{Markup, html};
use plan::{Change, Concept, Lesson, LessonField, LessonId, Measure, MeasureId};

fn lesson_inputs() -> Vec<forms::Input<Lesson, LessonField>> {
    vec![
        forms::text("learnt", "lesson-learnt", 2, |now| &now.learnt, LessonField::Learnt),
        forms::text("changed", "lesson-changed", 2, |now| &now.changed, LessonField::Changed),
        forms::day("on", "lesson-on", |now| now.on, LessonField::On),
    ]
}

/// Inputs of a new lesson: it was learnt today.
const NEW_LESSON: usize = 2;

/// A measure's lessons, oldest first: those that made a new version have the concept as it was before.
fn in_order(view: &View, measure: MeasureId) -> Vec<(LessonId, &Lesson)> {
    let mut lessons: Vec<_> = view.plan.lessons.iter().filter(|(_, lesson)| lesson.measure == measure).collect();
    lessons.sort_by_key(|(_, lesson)| (lesson.on, lesson.number));
    lessons
}

/// Which version of its concept a measure is at, from 1.
pub fn version(view: &View, measure: MeasureId) -> usize {
    1 + in_order(view, measure).iter().filter(|(_, lesson)| lesson.before.is_some()).count()
}

/// What was learnt, the last first, with each version beside the one before it.
pub fn section(view: &View, id: MeasureId, measure: &Measure) -> Markup {
    let lessons = in_order(view, id);
    // What a version reads like is what the next one found.
    let mut after = Concept::of(measure);
    let mut version = version(view, id);
    let mut items = Vec::new();
    for (lesson_id, lesson) in lessons.iter().rev() {
        items.push(one(view, *lesson_id, lesson, version, &after));
        if let Some(before) = &lesson.before {
            after = before.clone();
            version -= 1;
        }
    }
    html! {
        div {
            h2 { (view.t("lessons")) }
            @if items.is_empty() { p.quiet.small { (view.t("lessons-empty")) } }
            ol.log { @for item in items { (item) } }
            (picking::folded(view, &format!("lesson-{id}"), "lesson-new", || new_version(view, id, measure)))
        }
    }
}

fn one(view: &View, id: LessonId, lesson: &Lesson, version: usize, after: &Concept) -> Markup {
    html! {
        li id=(id) {
            p.quiet.small {
                @if lesson.before.is_some() { (view.tw("concept-version", &[("version", version.into())])) @if lesson.on.is_some() { " · " } }
                @if let Some(day) = lesson.on { (words::day_short(view.viewer.lang, day)) }
            }
            p { b { (view.t("lesson-learnt")) ": " } (lesson.learnt.as_str()) }
            @if !lesson.changed.is_blank() { p { b { (view.t("lesson-changed")) ": " } (lesson.changed.as_str()) } }
            @if let Some(before) = &lesson.before {
                details.more id={ "compare-" (id) } {
                    summary { (view.tw("concept-compare", &[("before", (version - 1).into()), ("after", version.into())])) }
                    (beside(view, before, after))
                }
            }
            (forms::edit(view, &Editing { action: &format!("lessons/{id}"), what: ("lesson", id.to_string()), back: &view.page.slug(), remove: "remove" }, &lesson_inputs(), lesson))
        }
    }
}

/// Two versions side by side, as far as they differ.
fn beside(view: &View, before: &Concept, after: &Concept) -> Markup {
    let parts = [
        ("concept-idea", &before.idea, &after.idea),
        ("concept-for-whom", &before.for_whom, &after.for_whom),
        ("concept-message", &before.message, &after.message),
        ("concept-tone", &before.tone, &after.tone),
        ("concept-is-not", &before.is_not, &after.is_not),
    ];
    html! {
        @for (key, was, is) in parts {
            @if was != is {
                div.versions {
                    h3 { (view.t(key)) }
                    div.was { span.sr { (view.t("concept-before")) " " } p { (words_of(view, was)) } }
                    div.is { span.sr { (view.t("concept-after")) " " } p { (words_of(view, is)) } }
                }
            }
        }
    }
}

fn words_of(view: &View, text: &str) -> String {
    if text.trim().is_empty() { view.t("concept-nothing") } else { text.to_owned() }
}

/// What was learnt, and the concept to change because of it.
fn new_version(view: &View, id: MeasureId, measure: &Measure) -> Markup {
    let form = format!("version-{id}");
    crate::widgets::form(
        view,
        &format!("measures/{id}/versions"),
        &form,
        true,
        html! {
            (forms::draw(&lesson_inputs()[..NEW_LESSON], view, &format!("new-lesson-{id}"), &Lesson::default()))
            p.quiet.small { (view.t("concept-version-help")) }
            (forms::draw(&concept_inputs(), view, &form, measure))
            div.actions { button.ds-button type="submit" { (view.t("lesson-save")) } }
        },
    )
}

/// Writes down what was learnt; where the concept changes with it, that is a new version of it.
pub async fn add_version(sent: Sent<MeasureId>) -> Response {
    sent.change_tactic(
        |_, id| Some(*id),
        |plan, measure, form| {
            let now = plan.measures.get(measure).ok_or(Problem::NotFound)?;
            let mut fields = vec![LessonField::Measure(measure), LessonField::On(Some(clock::today()))];
            fields.extend(forms::read(&lesson_inputs(), form, &Lesson::default())?);
            let changed = forms::read(&concept_inputs(), form, now)?;
            if !changed.is_empty() {
                fields.push(LessonField::Before(Some(Concept::of(now))));
            }
            let lesson = Change::AddLesson { id: LessonId::from_raw(clock::mint()), fields };
            let concept = changed.into_iter().map(|field| Change::SetMeasure { id: measure, field });
            Ok(std::iter::once(lesson).chain(concept).collect())
        },
    )
    .await
}

/// Changes what was written down of a lesson.
pub async fn edit_lesson(sent: Sent<LessonId>) -> Response {
    sent.change_tactic(
        |plan, id| Some(plan.lessons.get(*id)?.measure),
        |plan, lesson, form| {
            let now = plan.lessons.get(lesson).ok_or(Problem::NotFound)?;
            let fields = forms::read(&lesson_inputs(), form, now)?;
            Ok(fields.into_iter().map(|field| Change::SetLesson { id: lesson, field }).collect())
        },
    )
    .await
}
