//! What is usually done before a channel is opened, offered to a measure: the team takes what concerns it.

use super::super::{picking, sent::Sent, showing};
use crate::app::App;
use crate::auth::Asker;
use crate::clock;
use crate::error::Problem;
use crate::page::Opened;
use crate::view::View;
use crate::{forms, widgets};
use axum::extract::{Path, State};
use axum::response::Response;
use jiff::{ToSpan, civil::Date};
use maud::{Markup, html};
use plan::{
    Change, ChannelKey, Measure, MeasureId, Plan, PlanId, SetupPart, SetupStep, SetupStepField, SetupStepId, TextEdit,
};
use std::collections::BTreeSet;
use words::playbooks::{PLAYBOOKS, Playbook, PlaybookStep, playbook};

/// The steps of playbooks that a measure has already, also those it left out.
fn taken(plan: &Plan, measure: MeasureId) -> BTreeSet<&str> {
    let own = plan.setup_steps.iter().filter(|(_, step)| step.measure == measure);
    own.map(|(_, step)| step.taken_from.as_str()).filter(|from| !from.is_empty()).collect()
}

/// What the measure's channels have playbooks for.
fn fitting(plan: &Plan, measure: &Measure) -> BTreeSet<ChannelKey> {
    measure
        .channels
        .iter()
        .filter_map(|id| plan.channels.get(*id)?.key)
        .filter(|key| playbook(*key).is_some())
        .collect()
}

/// The ways to a measure's playbooks, those of its own channels in sight; or the one that is open.
pub fn section(view: &View, id: MeasureId, measure: &Measure) -> Markup {
    let open = PLAYBOOKS.iter().find(|playbook| view.has_open(Opened::Playbook(id, playbook.channel)));
    let fitting = fitting(&view.plan, measure);
    let link = |playbook: &Playbook| {
        let address = view.url(&Opened::Playbook(id, playbook.channel).address());
        html! { a.chip href={ (address) "#playbook" } { (playbook.name.in_lang(view.viewer.lang)) } }
    };
    html! {
        @if view.edits() {
            @if let Some(playbook) = open { (offered(view, id, playbook)) } @else {
                div.playbooks {
                    p.quiet.small { (view.t("playbooks-lead")) }
                    @if !fitting.is_empty() {
                        div.chips { @for playbook in PLAYBOOKS.iter().filter(|it| fitting.contains(&it.channel)) { (link(playbook)) } }
                    }
                    details.more id={ "playbooks-" (id) } {
                        summary { (view.t(if fitting.is_empty() { "playbooks-choose" } else { "playbooks-others" })) }
                        div.chips { @for playbook in PLAYBOOKS.iter().filter(|it| !fitting.contains(&it.channel)) { (link(playbook)) } }
                    }
                }
            }
        }
    }
}

/// A playbook's steps, each ticked until somebody strikes it out.
fn offered(view: &View, id: MeasureId, playbook: &Playbook) -> Markup {
    let lang = view.viewer.lang;
    let taken = taken(&view.plan, id);
    let left: Vec<_> = playbook.steps.iter().filter(|step| !taken.contains(step.key.as_str())).collect();
    let starts = starts_on(&view.plan, id);
    let form = format!("playbook-{id}");
    html! {
        div.playbook id="playbook" {
            header.sub-head {
                h3 { (playbook.name.in_lang(lang)) }
                @if left.len() < playbook.steps.len() {
                    span.quiet.small { (view.tw("playbook-have", &[("count", (playbook.steps.len() - left.len()).into())])) }
                }
                span.push { (forms::closing(view, &Opened::Tactic(id).address())) }
            }
            @if left.is_empty() { p.quiet { (view.t("playbook-all-taken")) } } @else {
                (widgets::form(view, &format!("measures/{id}/playbook"), &form, false, html! {
                    p.quiet.small { (view.t("playbook-help")) }
                    input type="hidden" name="channel" value=(playbook.channel.word());
                    @for part in SetupPart::ALL {
                        @let steps: Vec<_> = left.iter().filter(|step| step.part == *part).collect();
                        @if !steps.is_empty() {
                            fieldset.steps-of {
                                legend { (view.t(&format!("setup-part-{}", part.word()))) }
                                @for step in steps {
                                    @let field = format!("{form}-{}", step.key.replace('/', "-"));
                                    label.check for=(field) {
                                        input type="checkbox" id=(field) name="step" value=(step.key) checked;
                                        span {
                                            (step.what.in_lang(lang))
                                            @if let Some(day) = due(starts, step, view.today) { " " span.quiet.small.nowrap { (words::day_short(lang, day)) } }
                                        }
                                    }
                                }
                            }
                        }
                    }
                    (widgets::select(view, &format!("{form}-owner"), "owner", "playbook-owner", &picking::people(view), ""))
                    div.actions { button.ds-button type="submit" { (view.t("playbook-take")) } }
                }))
            }
        }
    }
}

/// When the measure begins, as far as it is decided.
fn starts_on(plan: &Plan, measure: MeasureId) -> Option<Date> {
    plan.portfolio.get(&measure).and_then(|choice| choice.starts_on).or(plan.begins_on)
}

/// When a step should be done: so many weeks before the measure begins. What would be too late already has no day until
/// somebody gives it one.
fn due(starts: Option<Date>, step: &PlaybookStep, today: Date) -> Option<Date> {
    starts?.checked_sub(i64::from(step.weeks_before).weeks()).ok().filter(|day| *day >= today)
}

/// Opens a playbook.
pub async fn open_playbook(
    State(app): State<App>,
    asker: Asker,
    Path((id, measure, channel)): Path<(PlanId, MeasureId, String)>,
) -> Response {
    match ChannelKey::from_word(&channel).filter(|channel| playbook(*channel).is_some()) {
        Some(channel) => showing::open(app, asker, id, Opened::Playbook(measure, channel)).await,
        None => asker.answer(Problem::NotFound),
    }
}

/// Takes the steps that are ticked, in the language of whoever takes them; what is there already isn't taken twice.
pub async fn take_steps(sent: Sent<MeasureId>) -> Response {
    let lang = sent.lang();
    sent.change_tactic(
        |_, id| Some(*id),
        |plan, measure, form| {
            let channel = form.word("channel", ChannelKey::from_word)?.ok_or(Problem::Bad("error-field"))?;
            let playbook = playbook(channel).ok_or(Problem::NotFound)?;
            let owner = form.parsed("owner")?;
            let wanted: BTreeSet<String> = form.all("step")?;
            let have = taken(plan, measure);
            let starts = starts_on(plan, measure);
            let new =
                playbook.steps.iter().filter(|step| wanted.contains(&step.key) && !have.contains(step.key.as_str()));
            let change = |step: &PlaybookStep| {
                let mut fields = vec![
                    SetupStepField::Measure(measure),
                    SetupStepField::What(TextEdit::new(step.what.in_lang(lang).to_owned())),
                    SetupStepField::Part(Some(step.part)),
                    SetupStepField::TakenFrom(step.key.clone()),
                ];
                if step.part == SetupPart::Learning {
                    fields.push(SetupStepField::IsLearning(true));
                }
                if let Some(day) = due(starts, step, clock::today()) {
                    fields.push(SetupStepField::DueOn(Some(day)));
                }
                if owner.is_some() {
                    fields.push(SetupStepField::Owner(owner));
                }
                Change::AddSetupStep { id: SetupStepId::from_raw(clock::mint()), fields }
            };
            Ok(new.map(change).collect())
        },
    )
    .await
}

/// Steps of one part.
type OfPart<'a> = (Option<SetupPart>, Vec<(SetupStepId, &'a SetupStep)>);

/// The parts a measure's open steps fall into, in the order they are usually taken; those of no part come last.
pub fn by_part<'a>(steps: &[(SetupStepId, &'a SetupStep)]) -> Vec<OfPart<'a>> {
    let parts = SetupPart::ALL.iter().copied().map(Some).chain([None]);
    let of = |part| steps.iter().copied().filter(|(_, step)| step.part == part).collect::<Vec<_>>();
    parts.map(|part| (part, of(part))).filter(|(_, steps)| !steps.is_empty()).collect()
}
