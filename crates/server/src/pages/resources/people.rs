//! Whose hours the plan counts on: how many they have, what they can, what gives way, and when they are away.

use super::super::changing::change;
use super::super::{picking, sent::Sent};
use super::{bar, effort, hours, people_over};
use crate::app::App;
use crate::auth::Asker;
use crate::clock;
use crate::error::Problem;
use crate::fields::Fields;
use crate::forms::{self, Editing};
use crate::view::View;
use crate::widgets;
use axum::extract::{Form, Path, State};
use axum::response::Response;
use maud::{Markup, html};
use plan::{Absence, AbsenceField, AbsenceId, Amount, Change, MemberId, Person, PersonField, PersonId, PlanId, Role};
use store::NewMember;

fn inputs() -> Vec<forms::Input<Person, PersonField>> {
    vec![
        forms::amount("hours", "person-hours", |person| person.hours_per_week, PersonField::HoursPerWeek),
        forms::some_of("skills", "person-skills", effort::skills, |person| person.skills.clone(), PersonField::Skills),
        forms::text("gives_way", "person-gives-way", 1, |person| &person.gives_way, PersonField::GivesWay),
    ]
}

fn absence_inputs() -> Vec<forms::Input<Absence, AbsenceField>> {
    vec![
        forms::day("from", "absence-from", |absence| absence.from, AbsenceField::From),
        forms::day("to", "absence-to", |absence| absence.to, AbsenceField::To),
    ]
}

/// Everybody, with what they carry.
pub fn rows(view: &View) -> Vec<(String, Markup)> {
    if view.plan.people.is_empty() {
        return vec![("people-empty".into(), html! { p.empty id="people-empty" { (view.t("people-empty")) } })];
    }
    let over = people_over(view);
    let too_much =
        |id: PersonId| over.iter().find(|(person, _, _)| *person == id).map(|(_, weeks, most)| (*weeks, *most));
    view.plan.people.iter().map(|(id, person)| (id.to_string(), row(view, id, person, too_much(id)))).collect()
}

fn row(view: &View, id: PersonId, person: &Person, too_much: Option<(usize, Amount)>) -> Markup {
    let carries: Vec<_> = view
        .plan
        .chosen()
        .filter_map(|(_, measure, choice)| Some((measure.title.as_str(), *choice.hours_per_week.get(&id)?)))
        .collect();
    let used: Amount = carries.iter().map(|(_, hours)| *hours).sum();
    let have = person.hours_per_week.unwrap_or_default();
    let share = if have > Amount::ZERO { used.as_f64() / have.as_f64() } else { 0.0 };
    html! {
        article.row id=(id) {
            div {
                h3.title { (view.name(person.member)) }
                @if !carries.is_empty() {
                    p { @for (place, (title, hours)) in carries.iter().enumerate() { @if place > 0 { " · " } (title) " " b { (picking::hours(view, *hours)) } } }
                }
                @if !person.skills.is_empty() { p.quiet { (effort::skill_names(view, &person.skills)) } }
                (super::impossible(view, id))
                @if !person.gives_way.is_blank() { p.quiet { (view.t("gives-way")) ": " (person.gives_way.as_str()) } }
            }
            div.facts {
                p.num { (view.tw("person-uses", &[("used", hours(view, used)), ("have", hours(view, have))])) }
                (bar(share))
                @if let Some((weeks, most)) = too_much {
                    p.red.small { (view.tw("person-over", &[("weeks", weeks.into()), ("hours", hours(view, most))])) }
                }
            }
            div.all {
                (forms::edit(view, &Editing { action: &format!("people/{id}"), what: ("person", id.to_string()), back: "resources", remove: "person-remove" }, &inputs(), person))
                (absences(view, id))
            }
        }
    }
}

/// When somebody is away; why is nobody's business.
fn absences(view: &View, person: PersonId) -> Markup {
    let mut away: Vec<(AbsenceId, &Absence)> =
        view.plan.absences.iter().filter(|(_, absence)| absence.person == person).collect();
    away.sort_by_key(|(_, absence)| absence.from);
    let coming = away.iter().find(|(_, absence)| absence.to.or(absence.from).is_some_and(|last| last >= view.today));
    html! {
        @if view.edits() || !away.is_empty() {
            details.more id={ "away-" (person) } {
                summary { @match coming { Some((_, absence)) => (view.tw("absence-next", &[("days", days(view, absence).into())])), None => (view.t("absence-none")) } }
                ul.things {
                    @for (id, absence) in away {
                        li id=(id) {
                            p.what { (days(view, absence)) }
                            div.all { (forms::edit(view, &Editing { action: &format!("absences/{id}"), what: ("absence", id.to_string()), back: "resources", remove: "remove" }, &absence_inputs(), absence)) }
                        }
                    }
                }
                (forms::add(view, &format!("people/{person}/absences"), &format!("new-absence-{person}"), &absence_inputs(), "absence-new"))
            }
        }
    }
}

fn days(view: &View, absence: &Absence) -> String {
    let day = |day| words::day_short(view.viewer.lang, day);
    match (absence.from, absence.to) {
        (Some(from), Some(to)) if from != to => format!("{}–{}", day(from), day(to)),
        (Some(one), _) | (None, Some(one)) => day(one),
        (None, None) => view.t("unknown"),
    }
}

/// The form for one more.
pub fn new_person(view: &View) -> Markup {
    html! {
        @if view.edits() {
            details.more id="one-more" {
                summary { (view.t("person-new")) }
                (widgets::form(view, "people", "new-person", true, html! {
                    div.half {
                        (widgets::new_text(view, "new-person-name", "name", "person-who", 1))
                        (widgets::line(view, "new-person-hours", "hours", "person-hours", "text", ""))
                    }
                    p.hint { (view.t("person-hours-help")) }
                    div.actions { button.ds-button type="submit" { (view.t("person-add")) } }
                }))
            }
        }
    }
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

/// Changes a colleague's hours, skills and what gives way.
pub async fn edit_person(sent: Sent<PersonId>) -> Response {
    sent.change("resources", |plan, person, form| {
        let now = plan.people.get(person).ok_or(Problem::NotFound)?;
        let fields = forms::read(&inputs(), form, now)?;
        Ok(fields.into_iter().map(|field| Change::SetPerson { id: person, field }).collect())
    })
    .await
}

/// Notes when somebody is away.
pub async fn add_absence(sent: Sent<PersonId>) -> Response {
    sent.change("resources", |_, person, form| {
        let fields = forms::read(&absence_inputs(), form, &Absence::default())?;
        if fields.is_empty() {
            return Err(Problem::Bad("required-missing"));
        }
        let fields = [AbsenceField::Person(person)].into_iter().chain(fields).collect();
        Ok(vec![Change::AddAbsence { id: AbsenceId::from_raw(clock::mint()), fields }])
    })
    .await
}

/// Changes the days somebody is away.
pub async fn edit_absence(sent: Sent<AbsenceId>) -> Response {
    sent.change("resources", |plan, absence, form| {
        let now = plan.absences.get(absence).ok_or(Problem::NotFound)?;
        let fields = forms::read(&absence_inputs(), form, now)?;
        Ok(fields.into_iter().map(|field| Change::SetAbsence { id: absence, field }).collect())
    })
    .await
}
