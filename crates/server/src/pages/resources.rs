//! Stage 7: what measures cost, who has the hours, and which of them the team chooses.

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
use plan::capacity::{PersonWeek, weeks};
use plan::{
    Amount, Change, Choice, ContentEffort, Kind, Level, LevelField, LevelId, Measure, MeasureId, MemberId, Person,
    PersonField, PersonId, Plan, PlanId, ResponseEffort, Role,
};
use store::NewMember;

/// Steps of grey in the table of weeks.
const SHADES: f64 = 4.0;

/// What the page is made of.
pub const REGIONS: &[Region] = &[
    Region::block("hours", shown, sum),
    Region::list("measures", "rows", shown, measures),
    Region::list("people", "rows", shown, people),
    Region::block("new-person", |_| false, new_person),
    Region::block("weeks", shown, week_by_week),
];

fn shown(touched: &plan::Touched) -> bool {
    any_of(touched, &[Kind::Measure, Kind::Level, Kind::Person, Kind::Absence, Kind::Skill])
}

fn sum(view: &View) -> Markup {
    let have: Amount = view.plan.people.iter().filter_map(|(_, person)| person.hours_per_week).sum();
    let used: Amount = view.plan.chosen().flat_map(|(_, _, choice)| choice.hours_per_week.values().copied()).sum();
    let short = weeks(&view.plan, view.today).iter().filter(|week| !week.fits()).count();
    html! {
        p.say {
            (view.tw("resources-sum", &[("used", picking::hours(view, used).into()), ("have", picking::hours(view, have).into())]))
            " "
            @if view.plan.chosen().next().is_none() { (view.t("resources-nothing-chosen")) }
            @else if short == 0 { (view.t("resources-fits")) }
            @else { (view.tw("resources-does-not-fit", &[("weeks", short.into())])) }
        }
    }
}

fn measures(view: &View) -> Vec<(String, Markup)> {
    view.plan.measures.iter().map(|(id, measure)| (id.to_string(), measure_row(view, id, measure))).collect()
}

fn measure_row(view: &View, id: MeasureId, measure: &Measure) -> Markup {
    let choice = view.plan.portfolio.get(&id);
    html! {
        article.row.first[choice.is_some()] id=(id) {
            div {
                h2.title { span.n { (measure.number) } " " (measure.title.as_str()) }
                @if view.plan.levels_of(id).next().is_none() { p.quiet { (view.t("effort-missing")) } }
                @for (level_id, level) in view.plan.levels_of(id) { (level_said(view, level_id, level)) }
                @if view.edits() {
                    details.more id={ "level-new-" (id) } {
                        summary { (view.t("effort-level-new")) }
                        (widgets::form(view, &format!("measures/{id}/levels"), &format!("level-new-{id}"), true, html! {
                            (effort_fields(view, &format!("new-{id}"), &Level::default(), true))
                            div.actions { button.ds-button type="submit" { (view.t("add")) } }
                        }))
                    }
                    @if view.plan.levels_of(id).next().is_some() { (choosing(view, id, choice)) }
                }
            }
            div.facts {
                @if let Some(choice) = choice {
                    p { (view.t("portfolio-chosen")) }
                    @for (person, hours) in &choice.hours_per_week { p.quiet { (picking::person(view, *person)) " " (picking::hours(view, *hours)) } }
                } @else { p.quiet { (view.t("portfolio-left-out")) } }
            }
        }
    }
}

fn level_said(view: &View, id: LevelId, level: &Level) -> Markup {
    let number = |amount: Amount| words::Value::from(words::number(view.viewer.lang, amount));
    let hours = |amount: Amount| words::Value::from(picking::hours(view, amount));
    html! {
        div id=(id) {
            h3 { (level.name.as_str()) }
            @if let Some(content) = level.content {
                p { (view.tw("effort-make-sentence", &[("pieces", number(content.pieces_per_week)), ("hours", number(content.hours_per_piece)), ("sum", hours(content.hours_per_week()))])) }
            }
            @if let Some(response) = level.response {
                p { (view.tw("effort-answer-sentence", &[("people", response.people.into()), ("percent", number(response.write_percent_per_week)), ("minutes", number(response.minutes_each)), ("sum", hours(response.hours_per_week()))])) }
            }
            @if let Some(sum) = level.hours_per_week() { p.strong { (view.tw("effort-total", &[("hours", hours(sum))])) } }
            @if view.edits() {
                details.more id={ "edit-" (id) } {
                    summary { (view.t("edit")) }
                    (widgets::form(view, &format!("levels/{id}"), &format!("level-{id}"), false, html! {
                        (effort_fields(view, &id.to_string(), level, false))
                        div.actions { button.ds-button type="submit" { (view.t("save")) } }
                    }))
                    (widgets::button(view, "removed", "remove", &[("kind", "level"), ("id", &id.to_string()), ("back", "resources")]))
                }
            }
        }
    }
}

fn effort_fields(view: &View, id: &str, level: &Level, new: bool) -> Markup {
    let line = |name: &str, label: &str, value: Option<Amount>| {
        widgets::line(view, &format!("{id}-{name}"), name, label, "text", &picking::in_field(view, value))
    };
    let content = level.content;
    let response = level.response;
    let percent = |value: u8| Amount::whole(i32::from(value));
    html! {
        @if new { (widgets::new_text(view, &format!("{id}-name"), "name", "field-level-name", 1)) }
        @else { (widgets::text_field(view, &format!("{id}-name"), "name", "field-level-name", &level.name, 1)) }
        fieldset {
            legend { (view.t("effort-make")) }
            (line("pieces", "effort-pieces-per-week", content.map(|content| content.pieces_per_week)))
            (line("each", "effort-hours-per-piece", content.map(|content| content.hours_per_piece)))
        }
        fieldset {
            legend { (view.t("effort-answer")) }
            (widgets::line(view, &format!("{id}-people"), "people", "effort-people", "text", &response.map_or(String::new(), |response| response.people.to_string())))
            (line("write", "effort-write-percent", response.map(|response| response.write_percent_per_week)))
            (line("minutes", "effort-minutes-each", response.map(|response| response.minutes_each)))
            (line("dissatisfied", "effort-dissatisfied-percent", response.map(|response| percent(response.dissatisfied_percent))))
            (line("minutes_dissatisfied", "effort-minutes-dissatisfied", response.map(|response| response.minutes_dissatisfied)))
        }
        (line("setup_hours", "effort-setup-hours", level.setup_hours))
        (line("setup_weeks", "effort-setup-weeks", (level.setup_weeks > 0).then(|| Amount::whole(i32::from(level.setup_weeks)))))
    }
}

fn choosing(view: &View, id: MeasureId, choice: Option<&Choice>) -> Markup {
    let levels: Vec<_> =
        view.plan.levels_of(id).map(|(id, level)| (id.to_string(), level.name.as_str().to_owned())).collect();
    let chosen = choice.map_or_else(String::new, |choice| choice.level.to_string());
    html! {
        details.more id={ "choose-" (id) } {
            summary { (view.t(if choice.is_some() { "change" } else { "portfolio-choose" })) }
            (widgets::form(view, &format!("measures/{id}/choice"), &format!("choice-{id}"), false, html! {
                (widgets::select(view, &format!("{id}-level"), "level", "portfolio-level", &levels, &chosen))
                (widgets::line(view, &format!("{id}-starts"), "starts_on", "portfolio-starts-on", "date",
                    &choice.and_then(|choice| choice.starts_on).map_or(String::new(), |day| day.to_string())))
                fieldset {
                    legend { (view.t("portfolio-hours-each")) }
                    @for (person, row) in view.plan.people.iter() {
                        @let hours = choice.and_then(|choice| choice.hours_per_week.get(&person).copied());
                        div.ds-field {
                            label.ds-label for={ (id) "-hours-" (person) } { (view.name(row.member)) }
                            input.ds-input type="text" inputmode="decimal" id={ (id) "-hours-" (person) } name={ "hours-" (person) } value=(picking::in_field(view, hours));
                        }
                    }
                }
                div.actions { button.ds-button type="submit" { (view.t("save")) } }
            }))
            @if choice.is_some() {
                (picking::changes_button(view, "portfolio-leave-out", None, &[Change::Choose { measure: id, choice: None }]))
            }
        }
    }
}

fn people(view: &View) -> Vec<(String, Markup)> {
    view.plan.people.iter().map(|(id, person)| (id.to_string(), person_row(view, id, person))).collect()
}

fn person_row(view: &View, id: PersonId, person: &Person) -> Markup {
    let used: Amount = view.plan.chosen().filter_map(|(_, _, choice)| choice.hours_per_week.get(&id).copied()).sum();
    let have = person.hours_per_week.unwrap_or_default();
    html! {
        article.row id=(id) {
            div {
                h3.title { (view.name(person.member)) }
                @if !person.gives_way.is_blank() { p { span.quiet { (view.t("gives-way")) } " " (person.gives_way.as_str()) } }
                @if view.edits() {
                    details.more id={ "edit-" (id) } {
                        summary { (view.t("edit")) }
                        (widgets::form(view, &format!("people/{id}"), &format!("person-{id}"), false, html! {
                            (widgets::line(view, &format!("{id}-hours"), "hours", "person-hours", "text", &picking::in_field(view, person.hours_per_week)))
                            (widgets::text_field(view, &format!("{id}-gives-way"), "gives_way", "person-gives-way", &person.gives_way, 1))
                            div.actions { button.ds-button type="submit" { (view.t("save")) } }
                        }))
                        (widgets::button(view, "removed", "person-remove", &[("kind", "person"), ("id", &id.to_string()), ("back", "resources")]))
                    }
                }
            }
            div.facts { p { (view.tw("person-uses", &[("used", picking::hours(view, used).into()), ("have", picking::hours(view, have).into())])) } }
        }
    }
}

fn new_person(view: &View) -> Markup {
    html! {
        @if view.edits() {
            section.section {
                header { h2 { (view.t("person-new")) } }
                (widgets::form(view, "people", "new-person", true, html! {
                    (widgets::new_text(view, "new-person-name", "name", "person-who", 1))
                    (widgets::line(view, "new-person-hours", "hours", "person-hours", "text", ""))
                    div.actions { button.ds-button type="submit" { (view.t("person-add")) } }
                }))
            }
        }
    }
}

fn week_by_week(view: &View) -> Markup {
    let weeks = weeks(&view.plan, view.today);
    html! {
        section.section {
            header { h2 { (view.t("weeks-title")) } }
            div.scroll tabindex="0" role="region" aria-label=(view.t("weeks-title")) {
                table.weeks {
                    thead { tr { td {} @for week in &weeks { th scope="col" { (week.monday.iso_week_date().week()) } } } }
                    tbody {
                        @for (index, (_, person)) in view.plan.people.iter().enumerate() {
                            tr {
                                th scope="row" { (view.name(person.member)) small { (picking::hours(view, person.hours_per_week.unwrap_or_default())) } }
                                @for week in &weeks { @if let Some(cell) = week.people.get(index) { (cell_of(view, cell)) } }
                            }
                        }
                    }
                    tfoot { tr {
                        th scope="row" { (view.t("in-all")) }
                        @for week in &weeks { td { (picking::hours(view, week.needed())) } }
                    } }
                }
            }
        }
    }
}

fn cell_of(view: &View, week: &PersonWeek) -> Markup {
    if !week.fits() {
        return html! { td.over { "+" (picking::hours(view, week.over())) } };
    }
    let share = if week.there > Amount::ZERO { week.needed.as_f64() / week.there.as_f64() } else { 0.0 };
    let shade = (share * SHADES).round();
    html! { td class={ "f" (shade) } { (picking::hours(view, week.needed)) } }
}

fn level_fields(form: &Fields, now: &Level, new: bool) -> Result<Vec<LevelField>, Problem> {
    let mut fields = Vec::new();
    if new {
        fields.extend(form.new_text("name").map(LevelField::Name));
    } else {
        fields.extend(form.edit("name", &now.name).map(LevelField::Name));
    }
    let (pieces, each) = (form.amount("pieces")?, form.amount("each")?);
    let content = pieces.or(each).map(|_| ContentEffort {
        pieces_per_week: pieces.unwrap_or_default(),
        hours_per_piece: each.unwrap_or_default(),
    });
    fields.extend((content != now.content).then_some(LevelField::Content(content)));
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
    fields.extend((response != now.response).then_some(LevelField::Response(response)));
    let setup = form.amount("setup_hours")?;
    fields.extend((setup != now.setup_hours).then_some(LevelField::SetupHours(setup)));
    let setup_weeks = u16::try_from(form.count("setup_weeks")?.unwrap_or_default());
    let setup_weeks = setup_weeks.map_err(|_| Problem::Bad("error-number"))?;
    fields.extend((setup_weeks != now.setup_weeks).then_some(LevelField::SetupWeeks(setup_weeks)));
    Ok(fields)
}

/// Adds a level to a measure.
pub async fn add_level(
    State(app): State<App>,
    asker: Asker,
    Path((id, measure)): Path<(PlanId, MeasureId)>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    change(&app, &asker, id, "resources", |_| {
        let mut fields = vec![LevelField::Measure(measure)];
        fields.extend(level_fields(&form, &Level::default(), true)?);
        Ok(vec![Change::AddLevel { id: LevelId::from_raw(clock::mint()), fields }])
    })
    .await
}

/// Changes what a level costs.
pub async fn edit_level(
    State(app): State<App>,
    asker: Asker,
    Path((id, level)): Path<(PlanId, LevelId)>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    change(&app, &asker, id, "resources", |plan| {
        let now = plan.levels.get(level).ok_or(Problem::NotFound)?;
        let fields = level_fields(&form, now, false)?;
        Ok(fields.into_iter().map(|field| Change::SetLevel { id: level, field }).collect())
    })
    .await
}

/// Takes a measure into the portfolio, or changes how.
pub async fn choose(
    State(app): State<App>,
    asker: Asker,
    Path((id, measure)): Path<(PlanId, MeasureId)>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    change(&app, &asker, id, "resources", |plan| chosen(plan, measure, &form)).await
}

fn chosen(plan: &Plan, measure: MeasureId, form: &Fields) -> Result<Vec<Change>, Problem> {
    let level = form.id("level")?;
    let mut hours_per_week = std::collections::BTreeMap::new();
    for person in plan.people.ids() {
        if let Some(hours) = form.amount(&format!("hours-{person}"))?.filter(|hours| *hours != Amount::ZERO) {
            hours_per_week.insert(person, hours);
        }
    }
    let choice = Choice { level, starts_on: form.day("starts_on")?, hours_per_week };
    Ok(if plan.portfolio.get(&measure) == Some(&choice) {
        Vec::new()
    } else {
        vec![Change::Choose { measure, choice: Some(choice) }]
    })
}

/// Adds a colleague. Their name is kept with the members, where it can be erased.
pub async fn add_person(
    State(app): State<App>,
    asker: Asker,
    Path(id): Path<PlanId>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    let made = async {
        let within = asker.in_plan(&app, id).await?;
        if within.viewer.role < Role::Editor {
            return Err(Problem::Forbidden);
        }
        let (name, hours) = (form.text("name"), form.amount("hours")?);
        if name.is_empty() {
            return Err(Problem::Bad("required-missing"));
        }
        let member = MemberId::from_raw(clock::mint());
        let new = NewMember { id: member, name, created_at: clock::now(), ..NewMember::default() };
        app.store.create_member(&new).await?;
        Ok((member, hours))
    };
    match made.await {
        Ok((member, hours)) => {
            change(&app, &asker, id, "resources", |_| {
                let fields = vec![PersonField::Member(member), PersonField::HoursPerWeek(hours)];
                Ok(vec![Change::AddPerson { id: PersonId::from_raw(clock::mint()), fields }])
            })
            .await
        }
        Err(problem) => asker.answer(problem),
    }
}

/// Changes a colleague's hours and what gives way.
pub async fn edit_person(
    State(app): State<App>,
    asker: Asker,
    Path((id, person)): Path<(PlanId, PersonId)>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    change(&app, &asker, id, "resources", |plan| {
        let now = plan.people.get(person).ok_or(Problem::NotFound)?;
        let mut fields = Vec::new();
        fields.extend(form.edit("gives_way", &now.gives_way).map(PersonField::GivesWay));
        let hours = form.amount("hours")?;
        fields.extend((hours != now.hours_per_week).then_some(PersonField::HoursPerWeek(hours)));
        Ok(fields.into_iter().map(|field| Change::SetPerson { id: person, field }).collect())
    })
    .await
}
