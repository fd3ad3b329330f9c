//! What a measure costs at each level: work that grows with what is made, work that grows with who writes, setting
//! up, money and skills. The formulas are sentences, to be read and to be filled in.

use super::super::{picking, sent::Sent};
use super::hours;
use crate::clock;
use crate::error::Problem;
use crate::fields::Fields;
use crate::forms::{self, Editing};
use crate::view::View;
use axum::response::Response;
use maud::{Markup, html};
use plan::{Amount, Change, ContentEffort, Level, LevelField, LevelId, MeasureId, ResponseEffort, SkillId};

type Input = forms::Input<Level, LevelField>;

fn inputs() -> Vec<Input> {
    vec![
        forms::text("name", "effort-level", 1, |level| &level.name, LevelField::Name),
        forms::own(draw_content, read_content),
        forms::own(draw_response, read_response),
        forms::amount("setup_hours", "effort-setup-hours", |level| level.setup_hours, LevelField::SetupHours),
        forms::own(draw_setup_weeks, read_setup_weeks),
        forms::amount("money_nok", "effort-money", |level| level.money_nok, LevelField::MoneyNok),
        forms::some_of("skills", "effort-skills", skills, |level| level.skills.clone(), LevelField::Skills),
    ]
}

/// Skills to pick from.
pub fn skills(view: &View) -> Vec<(String, String)> {
    view.plan.skills.iter().map(|(id, row)| (id.to_string(), picking::short(row.name.as_str()))).collect()
}

/// Names of skills, as a list in a sentence.
pub fn skill_names<'a>(view: &View, skills: impl IntoIterator<Item = &'a SkillId>) -> String {
    let names = skills.into_iter().filter_map(|id| Some(view.plan.skills.get(*id)?.name.as_str()));
    names.collect::<Vec<_>>().join(", ")
}

/// A number inside a sentence: what stands before, the field, then the words after it.
fn number(view: &View, id: &str, (before, name, label): (&str, &str, &str), value: &str) -> Markup {
    let field = format!("{id}-{name}");
    html! {
        span.nowrap { (before) input.ds-input.in-text type="text" inputmode="decimal" id=(field) name=(name) value=(value); " " label for=(field) { (view.t(label)) } } " "
    }
}

/// Hours on each piece as they are written: "3½", or "3–5".
fn each(view: &View, content: Option<ContentEffort>) -> String {
    let number = |amount| picking::in_field(view, Some(amount));
    match content.map(|content| (content.hours_per_piece, content.hours_per_piece_most)) {
        None => String::new(),
        Some((hours, None)) => number(hours),
        Some((least, Some(most))) => format!("{}–{}", number(least), number(most)),
    }
}

fn draw_content(view: &View, id: &str, level: &Level) -> Markup {
    let value = |get: fn(ContentEffort) -> Amount| picking::in_field(view, level.content.map(get));
    html! {
        fieldset {
            legend { (view.t("effort-make")) " " span.quiet { (view.t("effort-make-help")) } }
            p.say-form {
                (number(view, id, ("", "pieces", "effort-pieces-per-week"), &value(|content| content.pieces_per_week)))
                (number(view, id, ("× ", "each", "effort-hours-per-piece"), &each(view, level.content)))
            }
        }
    }
}

fn read_content(form: &Fields, now: &Level) -> Result<Option<LevelField>, Problem> {
    if !form.has("pieces") {
        return Ok(None);
    }
    let (pieces, each) = (form.amount("pieces")?, form.range("each")?);
    let content = pieces.or(each.map(|(least, _)| least)).map(|_| ContentEffort {
        pieces_per_week: pieces.unwrap_or_default(),
        hours_per_piece: each.map(|(least, _)| least).unwrap_or_default(),
        hours_per_piece_most: each.and_then(|(_, most)| most),
    });
    Ok((content != now.content).then_some(LevelField::Content(content)))
}

fn draw_response(view: &View, id: &str, level: &Level) -> Markup {
    let value = |get: fn(ResponseEffort) -> Amount| picking::in_field(view, level.response.map(get));
    let people = level.response.map_or_else(String::new, |response| response.people.to_string());
    let unhappy = |response: ResponseEffort| Amount::whole(i32::from(response.dissatisfied_percent));
    html! {
        fieldset {
            legend { (view.t("effort-answer")) " " span.quiet { (view.t("effort-answer-help")) } }
            p.say-form {
                (number(view, id, ("", "people", "effort-people"), &people))
                (number(view, id, ("× ", "write", "effort-write-percent"), &value(|response| response.write_percent_per_week)))
                (number(view, id, ("× ", "minutes", "effort-minutes-each"), &value(|response| response.minutes_each)))
                (number(view, id, ("", "dissatisfied", "effort-dissatisfied-percent"), &value(unhappy)))
                (number(view, id, ("× ", "minutes_dissatisfied", "effort-minutes-dissatisfied"), &value(|response| response.minutes_dissatisfied)))
            }
        }
    }
}

fn read_response(form: &Fields, now: &Level) -> Result<Option<LevelField>, Problem> {
    if !form.has("people") {
        return Ok(None);
    }
    let response = match form.count("people")? {
        None => None,
        Some(people) => Some(ResponseEffort {
            people,
            write_percent_per_week: form.amount("write")?.unwrap_or_default(),
            dissatisfied_percent: u8::try_from(form.count("dissatisfied")?.unwrap_or_default())
                .map_err(|_| Problem::Bad("error-number"))?,
            minutes_each: form.amount("minutes")?.unwrap_or_default(),
            minutes_dissatisfied: form.amount("minutes_dissatisfied")?.unwrap_or_default(),
        }),
    };
    Ok((response != now.response).then_some(LevelField::Response(response)))
}

fn draw_setup_weeks(view: &View, id: &str, level: &Level) -> Markup {
    let weeks = if level.setup_weeks > 0 { level.setup_weeks.to_string() } else { String::new() };
    crate::widgets::line(view, &format!("{id}-setup_weeks"), "setup_weeks", "effort-setup-weeks", "text", &weeks)
}

fn read_setup_weeks(form: &Fields, now: &Level) -> Result<Option<LevelField>, Problem> {
    if !form.has("setup_weeks") {
        return Ok(None);
    }
    let weeks = u16::try_from(form.count("setup_weeks")?.unwrap_or_default());
    let weeks = weeks.map_err(|_| Problem::Bad("error-number"))?;
    Ok((weeks != now.setup_weeks).then_some(LevelField::SetupWeeks(weeks)))
}

/// A measure's levels, unfolded when asked for.
pub fn levels(view: &View, measure: MeasureId) -> Markup {
    let count = view.plan.levels_of(measure).count();
    html! {
        details.more id={ "cost-" (measure) } {
            summary { (view.t(if count == 0 { "effort-set" } else { "effort-what" })) }
            @for (id, level) in view.plan.levels_of(measure) { (level_said(view, id, level)) }
            @if count == 0 { (new_level(view, measure)) }
            @else { (picking::folded(view, &format!("level-new-{measure}"), "effort-level-new", || new_level(view, measure))) }
        }
    }
}

fn new_level(view: &View, measure: MeasureId) -> Markup {
    forms::add(view, &format!("measures/{measure}/levels"), &format!("new-level-{measure}"), &inputs(), "add")
}

fn level_said(view: &View, id: LevelId, level: &Level) -> Markup {
    let number = |amount: Amount| words::Value::from(words::number(view.viewer.lang, amount));
    html! {
        div.level id=(id) {
            h4 {
                (level.name.as_str())
                @if let Some(sum) = level.hours_per_week() { span.quiet { " · " (view.tw("hours-a-week", &[("hours", hours(view, sum))])) } }
            }
            dl.facts {
                @if let Some(content) = level.content {
                    dt { (view.t("effort-make")) }
                    dd { (view.tw("effort-make-sentence", &[("pieces", number(content.pieces_per_week)), ("hours", each(view, Some(content)).into()), ("sum", sum_of(view, content))])) }
                }
                @if let Some(response) = level.response {
                    dt { (view.t("effort-answer")) }
                    dd { (answering(view, &response)) }
                }
                @if let Some(setup) = level.setup_hours {
                    dt { (view.t("setup")) }
                    dd {
                        @if level.setup_weeks == 0 { (view.tw("effort-setup-sentence", &[("hours", hours(view, setup))])) }
                        @else { (view.tw("effort-setup-over", &[("hours", hours(view, setup)), ("weeks", i64::from(level.setup_weeks).into())])) }
                    }
                }
                @if let Some(money) = level.money_nok { dt { (view.t("effort-money-title")) } dd { (view.tw("effort-money-sentence", &[("kroner", number(money))])) } }
                @if !level.skills.is_empty() { dt { (view.t("effort-skills")) } dd { (skill_names(view, &level.skills)) } }
            }
            @if let (Some(content), Some(response)) = (level.content, level.response) {
                @let (make, answer) = (content.hours_per_week(), response.hours_per_week());
                @if answer > make { p.note { (view.tw("effort-answering-outgrows", &[("answer", hours(view, answer)), ("make", hours(view, make))])) } }
            }
            (forms::edit(view, &Editing { action: &format!("levels/{id}"), what: ("level", id.to_string()), back: "resources", remove: "remove" }, &inputs(), level))
        }
    }
}

/// Hours a week of making; from and to, where the hours on each are a range.
fn sum_of(view: &View, content: ContentEffort) -> words::Value {
    let (middle, either_way) = (content.hours_per_week(), content.either_way());
    if either_way == Amount::ZERO {
        return hours(view, middle);
    }
    format!("{}–{}", picking::hours(view, middle - either_way), picking::hours(view, middle + either_way)).into()
}

/// The answering as a sentence with the team's own numbers; the dissatisfied stand in it where there are any.
fn answering(view: &View, response: &ResponseEffort) -> String {
    let number = |amount: Amount| words::Value::from(words::number(view.viewer.lang, amount));
    let key = if response.dissatisfied_percent == 0 { "effort-answer-sentence" } else { "effort-answer-unhappy" };
    let args = [
        ("people", words::Value::from(response.people)),
        ("percent", number(response.write_percent_per_week)),
        ("minutes", number(response.minutes_each)),
        ("unhappy", i64::from(response.dissatisfied_percent).into()),
        ("minutes_unhappy", number(response.minutes_dissatisfied)),
        ("sum", hours(view, response.hours_per_week())),
    ];
    view.tw(key, &args)
}

/// Adds a level to a measure.
pub async fn add_level(sent: Sent<MeasureId>) -> Response {
    sent.change("resources", |_, measure, form| {
        let mut fields = vec![LevelField::Measure(measure)];
        fields.extend(forms::read(&inputs(), form, &Level::default())?);
        Ok(vec![Change::AddLevel { id: LevelId::from_raw(clock::mint()), fields }])
    })
    .await
}

/// Changes what a level costs.
pub async fn edit_level(sent: Sent<LevelId>) -> Response {
    sent.change("resources", |plan, level, form| {
        let now = plan.levels.get(level).ok_or(Problem::NotFound)?;
        let fields = forms::read(&inputs(), form, now)?;
        Ok(fields.into_iter().map(|field| Change::SetLevel { id: level, field }).collect())
    })
    .await
}
