//! What has to be set up, or learnt, before a measure can begin.

use super::super::{picking, sent::Sent};
use super::playbooks;
use crate::clock;
use crate::error::Problem;
use crate::forms::{self, Editing};
use crate::view::View;
use axum::response::Response;
use maud::{Markup, html};
use plan::{Change, Measure, MeasureId, SetupPart, SetupStep, SetupStepField, SetupStepId};

type Input = forms::Input<SetupStep, SetupStepField>;

fn inputs() -> Vec<Input> {
    vec![
        forms::text("what", "setup-what", 1, |step| &step.what, SetupStepField::What),
        forms::one_of("owner", "setup-owner", picking::people, |step| step.owner, SetupStepField::Owner),
        forms::day("due_on", "setup-due-on", |step| step.due_on, SetupStepField::DueOn),
        forms::word("part", "field-setup-step-part", "setup-part", |step| step.part, SetupStepField::Part),
        forms::tick("is_learning", "setup-is-learning", |step| step.is_learning, SetupStepField::IsLearning),
    ]
}

/// The one input of the small form that leaves a step out.
fn skipping() -> Vec<Input> {
    let because = |step: &SetupStep| step.skipped_because.clone();
    vec![forms::phrase("skipped_because", "setup-skip-why", because, SetupStepField::SkippedBecause)]
}

/// A measure's steps: those that are left first, with what is behind folded away.
pub fn section(view: &View, measure: MeasureId, row: &Measure) -> Markup {
    let steps = || view.plan.setup_steps.iter().filter(|(_, step)| step.measure == measure);
    let mut open: Vec<_> = steps().filter(|(_, step)| step.is_open()).collect();
    // The nearest date first; what has none can wait.
    open.sort_by_key(|(_, step)| (step.due_on.is_none(), step.due_on));
    let behind: Vec<_> = steps().filter(|(_, step)| !step.is_open()).collect();
    let done = behind.iter().filter(|(_, step)| step.done_on.is_some()).count();
    let sum = [("done", done.into()), ("open", open.len().into()), ("skipped", (behind.len() - done).into())];
    html! {
        section.section id="setup" {
            header {
                h2 { (view.t("setup")) }
                @if !(open.is_empty() && behind.is_empty()) { span.quiet.small { (view.tw("setup-sum", &sum)) } }
            }
            @if open.is_empty() && behind.is_empty() { p.quiet.small { (view.t("setup-none")) } }
            @for (part, steps) in playbooks::by_part(&open) {
                @if let Some(part) = part { h3.part { (view.t(&format!("setup-part-{}", part.word()))) " " span.quiet { (part_sum(view, measure, part)) } } }
                ol.things { @for (id, step) in steps { (item(view, id, step)) } }
            }
            @if !behind.is_empty() {
                details.more id={ "behind-" (measure) } {
                    summary { (view.t("setup-behind")) }
                    ol.things { @for (id, step) in behind { (item(view, id, step)) } }
                }
            }
            (playbooks::section(view, measure, row))
            (picking::folded(view, &format!("step-{measure}"), "setup-add", || {
                forms::add(view, &format!("measures/{measure}/steps"), &format!("new-step-{measure}"), &inputs(), "add")
            }))
        }
    }
}

/// How far a part has come: "2 of 5". What is left out doesn't count.
fn part_sum(view: &View, measure: MeasureId, part: SetupPart) -> String {
    let of_part = view.plan.setup_steps.iter().filter(|(_, step)| step.measure == measure && step.part == Some(part));
    let counted: Vec<_> = of_part.filter(|(_, step)| step.skipped_because.trim().is_empty()).collect();
    let done = counted.iter().filter(|(_, step)| step.done_on.is_some()).count();
    view.tw("setup-part-sum", &[("done", done.into()), ("of", counted.len().into())])
}

fn item(view: &View, id: SetupStepId, step: &SetupStep) -> Markup {
    let lang = view.viewer.lang;
    let late = step.due_on.filter(|due| step.is_open() && *due < view.today);
    let set = |label: &str, field| picking::changes_button(view, label, None, &[Change::SetSetupStep { id, field }]);
    let owner = step.owner.map(|owner| picking::person(view, owner));
    html! {
        li.gone[!step.skipped_because.is_empty()] id=(id) {
            div {
                p.what { (step.what.as_str()) @if step.is_learning { " " span.quiet.small { (view.t("setup-learning")) } } }
                p.quiet.small {
                    @if step.is_open() { (owner.unwrap_or_else(|| view.t("setup-nobody"))) } @else if let Some(owner) = owner { (owner) }
                    @if let Some(day) = step.done_on { " · " (view.tw("setup-done-on", &[("day", words::day_short(lang, day).into())])) }
                    @else if let Some(day) = step.due_on { " · " (view.t("setup-due-on").to_lowercase()) " " (words::day_short(lang, day)) }
                    @if let Some(due) = late {
                        " · " span.red { (view.tw("setup-overdue", &[("days", i64::from(view.today.since(due).map_or(0, |gone| gone.get_days())).into())])) }
                    }
                    @if !step.skipped_because.is_empty() { " · " (view.tw("setup-skipped", &[("reason", step.skipped_because.as_str().into())])) }
                }
            }
            @if view.edits() {
                div.flow {
                    @if step.is_open() { (set("setup-done", SetupStepField::DoneOn(Some(view.today)))) }
                    @else if step.done_on.is_some() { (set("setup-not-done", SetupStepField::DoneOn(None))) }
                    @else { (set("setup-needed-after-all", SetupStepField::SkippedBecause(String::new()))) }
                }
                div.all {
                    @if step.is_open() {
                        (picking::folded(view, &format!("skip-{id}"), "setup-skip", || {
                            picking::editing(view, &format!("steps/{id}"), &format!("skip-{id}"), &format!("skip-{id}"), &skipping(), step)
                        }))
                    }
                    (forms::edit(view, &Editing { action: &format!("steps/{id}"), what: ("setup_step", id.to_string()), back: &view.page.slug(), remove: "remove" }, &inputs(), step))
                }
            }
        }
    }
}

/// Adds a set-up step.
pub async fn add_step(sent: Sent<MeasureId>) -> Response {
    sent.change_tactic(
        |_, id| Some(*id),
        |_, measure, form| {
            let mut fields = vec![SetupStepField::Measure(measure)];
            fields.extend(forms::read(&inputs(), form, &SetupStep::default())?);
            Ok(vec![Change::AddSetupStep { id: SetupStepId::from_raw(clock::mint()), fields }])
        },
    )
    .await
}

/// Changes a step, or leaves it out with a reason.
pub async fn edit_step(sent: Sent<SetupStepId>) -> Response {
    sent.change_tactic(
        |plan, id| Some(plan.setup_steps.get(*id)?.measure),
        |plan, step, form| {
            let now = plan.setup_steps.get(step).ok_or(Problem::NotFound)?;
            let mut fields = forms::read(&inputs(), form, now)?;
            fields.extend(forms::read(&skipping(), form, now)?);
            Ok(fields.into_iter().map(|field| Change::SetSetupStep { id: step, field }).collect())
        },
    )
    .await
}
