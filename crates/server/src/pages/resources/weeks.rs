//! Hours needed against hours there, week by week: a table that lies down on a screen and stands up on a phone.

use super::super::changing::change;
use super::super::picking;
use crate::app::App;
use crate::auth::Asker;
use crate::error::Problem;
use crate::fields::Fields;
use crate::forms;
use crate::view::View;
use axum::extract::{Form, Path, State};
use axum::response::Response;
use maud::{Markup, html};
use plan::capacity::{MAX_WEEKS, PersonWeek, Week, weeks};
use plan::{Amount, Change, Plan, PlanField, PlanId};

/// Steps of grey in the table of weeks.
const SHADES: f64 = 4.0;

/// The table, its legend, and from when it counts.
pub fn section(view: &View) -> Markup {
    let weeks = weeks(&view.plan, view.today);
    let over = weeks.iter().filter(|week| !week.fits()).count();
    html! {
        @if !view.plan.people.is_empty() {
            section.section {
                header {
                    h2 { (view.t("weeks-title")) }
                    span.quiet.small {
                        @if over == 0 { (view.t("weeks-nobody-over")) }
                        @else { (view.tw("weeks-lack", &[("count", over.into()), ("of", weeks.len().into())])) }
                    }
                }
                (table(view, &weeks, &view.t("weeks-title")))
                (legend(view))
                (picking::folded(view, "horizon", "weeks-horizon", || {
                    picking::editing(view, "horizon", "horizon", "horizon", &inputs(), &view.plan)
                }))
            }
        }
    }
}

/// Weeks and people, as a table that lies or stands.
pub fn table(view: &View, weeks: &[Week], label: &str) -> Markup {
    html! {
        div.scroll.lying tabindex="0" role="region" aria-label=(label) { (lying(view, weeks)) }
        div.standing { (standing(view, weeks)) }
    }
}

/// What the table's shades and signs mean.
pub fn legend(view: &View) -> Markup {
    html! {
        p.legend {
            span { b.swatch.f1 {} b.swatch.f4 {} (view.t("weeks-legend-darker")) }
            span { b.swatch.over { "+2" } (view.t("weeks-legend-over")) }
            span { b.swatch.off {} (view.t("weeks-legend-away")) }
        }
    }
}

/// One line per person, one column per week.
fn lying(view: &View, weeks: &[Week]) -> Markup {
    let any_nobodys = weeks.iter().any(|week| week.nobodys > Amount::ZERO);
    html! {
        table.weeks {
            thead {
                tr.months { td {} @for (month, span) in months(weeks) { th colspan=(span) scope="colgroup" { (view.t(&format!("month-{month}"))) } } }
                tr { td {} @for week in weeks { th scope="col" { (week.monday.iso_week_date().week()) } } }
            }
            tbody {
                @for (index, (_, person)) in view.plan.people.iter().enumerate() {
                    tr {
                        th scope="row" { (view.name(person.member)) small { " " (super::short_hours(view, person.hours_per_week.unwrap_or_default())) } }
                        @for week in weeks { @if let Some(cell) = week.people.get(index) { (cell_of(view, cell)) } }
                    }
                }
                @if any_nobodys {
                    tr { th scope="row" { (view.t("weeks-nobodys")) } @for week in weeks { (nobodys_cell(view, week)) } }
                }
            }
            tfoot {
                tr { th scope="row" { (view.t("weeks-needed")) } @for week in weeks { td { (picking::hours(view, week.needed())) } } }
                tr { th scope="row" { (view.t("weeks-there")) } @for week in weeks { td { (picking::hours(view, week.there())) } } }
            }
        }
    }
}

/// One line per week, one column per person: for a narrow screen.
fn standing(view: &View, weeks: &[Week]) -> Markup {
    let any_nobodys = weeks.iter().any(|week| week.nobodys > Amount::ZERO);
    html! {
        table.weeks {
            thead { tr {
                td {}
                @for (_, person) in view.plan.people.iter() { th scope="col" { (first_name(&view.name(person.member))) } }
                @if any_nobodys { th scope="col" { (view.t("weeks-nobodys-short")) } }
            } }
            tbody {
                @for week in weeks {
                    tr {
                        th scope="row" { (week.monday.iso_week_date().week()) }
                        @for cell in &week.people { (cell_of(view, cell)) }
                        @if any_nobodys { (nobodys_cell(view, week)) }
                    }
                }
            }
        }
    }
}

fn first_name(name: &str) -> &str {
    name.split_whitespace().next().unwrap_or(name)
}

/// Months and how many of the weeks begin in each.
fn months(weeks: &[Week]) -> Vec<(i8, usize)> {
    let mut months: Vec<(i8, usize)> = Vec::new();
    for month in weeks.iter().map(|week| week.monday.month()) {
        match months.last_mut() {
            Some((last, count)) if *last == month => *count += 1,
            Some(_) | None => months.push((month, 1)),
        }
    }
    months
}

fn cell_of(view: &View, week: &PersonWeek) -> Markup {
    if !week.fits() {
        return html! { td.over { "+" (picking::hours(view, week.over())) } };
    }
    if week.there == Amount::ZERO {
        return html! { td.off { span.sr { (view.t("absence-away")) } } };
    }
    let share = week.needed.as_f64() / week.there.as_f64();
    html! { td class={ "f" ((share * SHADES).round()) } { (picking::hours(view, week.needed)) } }
}

fn nobodys_cell(view: &View, week: &Week) -> Markup {
    html! {
        @if week.nobodys > Amount::ZERO { td.over { (picking::hours(view, week.nobodys)) } } @else { td.f0 {} }
    }
}

/// From when the plan counts hours, and how far.
fn inputs() -> Vec<forms::Input<Plan, PlanField>> {
    vec![
        forms::day("begins_on", "field-plan-begins-on", |plan: &Plan| plan.begins_on, PlanField::BeginsOn),
        forms::own(draw_weeks, read_weeks),
    ]
}

fn draw_weeks(view: &View, id: &str, plan: &Plan) -> Markup {
    let weeks = plan.weeks_ahead().to_string();
    crate::widgets::line(view, &format!("{id}-weeks"), "weeks", "field-plan-weeks", "text", &weeks)
}

fn read_weeks(form: &Fields, now: &Plan) -> Result<Option<PlanField>, Problem> {
    let weeks = form.count("weeks")?;
    if weeks.is_some_and(|weeks| weeks == 0 || weeks > u32::from(MAX_WEEKS)) {
        return Err(Problem::Bad("error-weeks"));
    }
    let weeks = weeks.and_then(|weeks| u16::try_from(weeks).ok());
    let same = weeks.is_none_or(|weeks| weeks == now.weeks_ahead());
    Ok((!same).then_some(PlanField::Weeks(weeks)))
}

/// Changes from when the plan counts hours, and how far.
pub async fn edit_horizon(
    State(app): State<App>,
    asker: Asker,
    Path(id): Path<PlanId>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    change(&app, &asker, id, "resources", |plan| {
        Ok(forms::read(&inputs(), &form, plan)?.into_iter().map(Change::SetPlan).collect())
    })
    .await
}
