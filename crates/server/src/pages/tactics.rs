//! Stage 8: how each chosen measure is carried out: concept, owner, lessons, set-up and calendar.

use super::{change, picking};
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
    CalendarEntryField, CalendarEntryId, Change, ContentState, Kind, LessonField, LessonId, Measure, MeasureField,
    MeasureId, Plan, PlanId, SetupStepField, SetupStepId,
};

/// What the page is made of.
pub const REGIONS: &[Region] = &[Region::list(
    "tactics",
    "rows",
    |touched| {
        let kinds = [Kind::Measure, Kind::Lesson, Kind::SetupStep, Kind::CalendarEntry, Kind::Person, Kind::Account];
        any_of(touched, &kinds)
    },
    tactics,
)];

fn tactics(view: &View) -> Vec<(String, Markup)> {
    view.plan.chosen().map(|(id, measure, _)| (id.to_string(), row(view, id, measure))).collect()
}

fn accounts(view: &View) -> Vec<(String, String)> {
    view.plan.accounts.iter().map(|(id, row)| (id.to_string(), picking::short(row.name.as_str()))).collect()
}

fn row(view: &View, id: MeasureId, measure: &Measure) -> Markup {
    let concept = [
        ("concept-idea", &measure.concept_idea),
        ("concept-for-whom", &measure.concept_for_whom),
        ("concept-message", &measure.concept_message),
        ("concept-tone", &measure.concept_tone),
        ("concept-is-not", &measure.concept_is_not),
        ("tactic-frequency", &measure.frequency),
    ];
    html! {
        article.row.wide id=(id) {
            div {
                h2.title { span.n { (measure.number) } " " (measure.title.as_str()) }
                p.quiet {
                    @match measure.owner {
                        Some(owner) => (view.tw("tactic-owner-is", &[("who", picking::person(view, owner).into())])),
                        None => (view.t("tactic-owner-missing")),
                    }
                }
                @if measure.concept_idea.is_blank() { p.empty { (view.t("concept-empty")) } }
                dl.facts { @for (key, text) in concept { @if !text.is_blank() { dt { (view.t(key)) } dd { (text.as_str()) } } } }
                @if view.edits() { (editing(view, id, measure)) }
                (lessons(view, id))
                (setup(view, id))
                (calendar(view, id))
            }
        }
    }
}

fn editing(view: &View, id: MeasureId, measure: &Measure) -> Markup {
    let text = |name: &str, label: &str, text, rows| {
        widgets::text_field(view, &format!("{id}-{name}"), name, label, text, rows)
    };
    html! {
        details.more id={ "edit-" (id) } {
            summary { (view.t("edit")) }
            (widgets::form(view, &format!("measures/{id}"), &format!("tactic-{id}"), false, html! {
                (text("concept_idea", "concept-idea", &measure.concept_idea, 4))
                (text("concept_for_whom", "concept-for-whom", &measure.concept_for_whom, 2))
                (text("concept_message", "concept-message", &measure.concept_message, 2))
                (text("concept_tone", "concept-tone", &measure.concept_tone, 1))
                (text("concept_is_not", "concept-is-not", &measure.concept_is_not, 2))
                (text("frequency", "tactic-frequency", &measure.frequency, 1))
                (widgets::select(view, &format!("{id}-owner"), "owner", "tactic-owner", &picking::people(view), &measure.owner.map_or(String::new(), |owner| owner.to_string())))
                (widgets::picks(view, &format!("{id}-accounts"), "accounts", "accounts", &accounts(view), &picking::ids(&measure.accounts)))
                div.actions { button.ds-button type="submit" { (view.t("save")) } }
            }))
        }
    }
}

fn lessons(view: &View, id: MeasureId) -> Markup {
    let lessons = view.plan.lessons.iter().filter(|(_, lesson)| lesson.measure == id);
    html! {
        h3 { (view.t("lessons")) }
        ol.log {
            @for (lesson_id, lesson) in lessons {
                li id=(lesson_id) {
                    p { (lesson.learnt.as_str()) }
                    @if !lesson.changed.is_blank() { p.quiet { (view.t("lesson-changed")) ": " (lesson.changed.as_str()) } }
                }
            }
        }
        @if view.edits() {
            details.more id={ "lesson-" (id) } {
                summary { (view.t("lesson-new")) }
                (widgets::form(view, &format!("measures/{id}/lessons"), &format!("lesson-{id}"), true, html! {
                    (widgets::new_text(view, &format!("{id}-learnt"), "learnt", "lesson-learnt", 2))
                    (widgets::new_text(view, &format!("{id}-changed"), "changed", "lesson-changed", 2))
                    div.actions { button.ds-button type="submit" { (view.t("add")) } }
                }))
            }
        }
    }
}

fn setup(view: &View, id: MeasureId) -> Markup {
    let steps = view.plan.setup_steps.iter().filter(|(_, step)| step.measure == id);
    html! {
        h3 { (view.t("setup")) }
        ol.steps {
            @for (step_id, step) in steps {
                li.skipped[!step.skipped_because.is_empty()] id=(step_id) {
                    span { (step.what.as_str()) }
                    @if let Some(owner) = step.owner { span.quiet { " " (picking::person(view, owner)) } }
                    @if let Some(due) = step.due_on { span.quiet { " " (words::day_short(view.viewer.lang, due)) } }
                    @if let Some(done) = step.done_on {
                        span.quiet { " " (view.tw("setup-done-on", &[("day", words::day_short(view.viewer.lang, done).into())])) }
                    }
                    @if !step.skipped_because.is_empty() {
                        span.quiet { " " (view.tw("setup-skipped", &[("reason", step.skipped_because.as_str().into())])) }
                    }
                    @if view.edits() && step.is_open() {
                        (picking::changes_button(view, "setup-done", None, &[Change::SetSetupStep { id: step_id, field: SetupStepField::DoneOn(Some(view.today)) }]))
                    }
                }
            }
        }
        @if view.edits() {
            details.more id={ "step-" (id) } {
                summary { (view.t("setup-add")) }
                (widgets::form(view, &format!("measures/{id}/steps"), &format!("step-{id}"), true, html! {
                    (widgets::new_text(view, &format!("{id}-what"), "what", "setup-what", 1))
                    (widgets::select(view, &format!("{id}-step-owner"), "owner", "setup-owner", &picking::people(view), ""))
                    (widgets::line(view, &format!("{id}-due"), "due_on", "setup-due-on", "date", ""))
                    div.actions { button.ds-button type="submit" { (view.t("add")) } }
                }))
            }
        }
    }
}

fn calendar(view: &View, id: MeasureId) -> Markup {
    let entries = view.plan.calendar_entries.iter().filter(|(_, entry)| entry.measure == id);
    html! {
        h3 { (view.t("calendar")) }
        ul.steps {
            @for (entry_id, entry) in entries {
                li id=(entry_id) {
                    span { (entry.what.as_str()) }
                    span.quiet {
                        " " (entry.on.map_or_else(|| entry.when.clone(), |day| words::day_short(view.viewer.lang, day)))
                        @if let Some(owner) = entry.owner { " · " (picking::person(view, owner)) }
                        @if let Some(state) = entry.state { " · " (view.t(&format!("content-state-{}", state.word()))) }
                    }
                }
            }
        }
        @if view.edits() {
            details.more id={ "entry-" (id) } {
                summary { (view.t("calendar-add")) }
                (widgets::form(view, &format!("measures/{id}/entries"), &format!("entry-{id}"), true, html! {
                    (widgets::new_text(view, &format!("{id}-entry"), "what", "calendar-what", 1))
                    (widgets::line(view, &format!("{id}-on"), "on", "calendar-on", "date", ""))
                    (widgets::select(view, &format!("{id}-account"), "account", "calendar-where", &accounts(view), ""))
                    (widgets::select(view, &format!("{id}-entry-owner"), "owner", "calendar-who", &picking::people(view), ""))
                    (widgets::select(view, &format!("{id}-state"), "state", "calendar-state", &widgets::words_of(view, ContentState::ALL, ContentState::word, "content-state"), ""))
                    div.actions { button.ds-button type="submit" { (view.t("add")) } }
                }))
            }
        }
    }
}

/// Changes the concept, who answers for it and where it happens.
pub async fn edit(
    State(app): State<App>,
    asker: Asker,
    Path((id, measure)): Path<(PlanId, MeasureId)>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    change(&app, &asker, id, "tactics", |plan| edited(plan, measure, &form)).await
}

fn edited(plan: &Plan, id: MeasureId, form: &Fields) -> Result<Vec<Change>, Problem> {
    let now = plan.measures.get(id).ok_or(Problem::NotFound)?;
    let mut fields = Vec::new();
    fields.extend(form.edit("concept_idea", &now.concept_idea).map(MeasureField::ConceptIdea));
    fields.extend(form.edit("concept_for_whom", &now.concept_for_whom).map(MeasureField::ConceptForWhom));
    fields.extend(form.edit("concept_message", &now.concept_message).map(MeasureField::ConceptMessage));
    fields.extend(form.edit("concept_tone", &now.concept_tone).map(MeasureField::ConceptTone));
    fields.extend(form.edit("concept_is_not", &now.concept_is_not).map(MeasureField::ConceptIsNot));
    fields.extend(form.edit("frequency", &now.frequency).map(MeasureField::Frequency));
    if form.has("owner") {
        let owner = form.parsed("owner")?;
        fields.extend((owner != now.owner).then_some(MeasureField::Owner(owner)));
    }
    if form.has("accounts") {
        let accounts = form.all("accounts")?;
        fields.extend((accounts != now.accounts).then_some(MeasureField::Accounts(accounts)));
    }
    Ok(fields.into_iter().map(|field| Change::SetMeasure { id, field }).collect())
}

/// Writes down what was learnt.
pub async fn add_lesson(
    State(app): State<App>,
    asker: Asker,
    Path((id, measure)): Path<(PlanId, MeasureId)>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    change(&app, &asker, id, "tactics", |_| {
        let mut fields = vec![LessonField::Measure(measure), LessonField::On(Some(clock::today()))];
        fields.extend(form.new_text("learnt").map(LessonField::Learnt));
        fields.extend(form.new_text("changed").map(LessonField::Changed));
        Ok(vec![Change::AddLesson { id: LessonId::from_raw(clock::mint()), fields }])
    })
    .await
}

/// Adds a set-up step.
pub async fn add_step(
    State(app): State<App>,
    asker: Asker,
    Path((id, measure)): Path<(PlanId, MeasureId)>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    change(&app, &asker, id, "tactics", |_| {
        let mut fields = vec![SetupStepField::Measure(measure)];
        fields.extend(form.new_text("what").map(SetupStepField::What));
        fields.push(SetupStepField::Owner(form.parsed("owner")?));
        fields.push(SetupStepField::DueOn(form.day("due_on")?));
        Ok(vec![Change::AddSetupStep { id: SetupStepId::from_raw(clock::mint()), fields }])
    })
    .await
}

/// Adds something to the calendar.
pub async fn add_entry(
    State(app): State<App>,
    asker: Asker,
    Path((id, measure)): Path<(PlanId, MeasureId)>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    change(&app, &asker, id, "tactics", |_| {
        let mut fields = vec![CalendarEntryField::Measure(measure)];
        fields.extend(form.new_text("what").map(CalendarEntryField::What));
        fields.push(CalendarEntryField::On(form.day("on")?));
        fields.push(CalendarEntryField::Account(form.parsed("account")?));
        fields.push(CalendarEntryField::Owner(form.parsed("owner")?));
        fields.push(CalendarEntryField::State(form.word("state", ContentState::from_word)?));
        Ok(vec![Change::AddCalendarEntry { id: CalendarEntryId::from_raw(clock::mint()), fields }])
    })
    .await
}
