//! What one has to do oneself in all one's plans, soonest first, and an address for it that a calendar program follows.

use super::feeds;
use crate::app::App;
use crate::auth::Asker;
use crate::clock;
use crate::document::{document, knot};
use crate::error::Problem;
use crate::fields::Fields;
use crate::page::Opened;
use axum::extract::{Form, State};
use axum::response::{IntoResponse, Redirect, Response};
use formats::write::days::{mine as calendar_of, said};
use jiff::civil::Date;
use maud::{Markup, html};
use plan::calendar::monday_of;
use plan::due::{Due, Task, due};
use plan::{MeasureId, MemberId, Plan, PlanId, Role};
use std::fmt::Display;
use std::sync::Arc;
use words::Lang;

/// Deadlines that stand beside the list of plans; the rest is a page of its own.
const BESIDE_MOST: usize = 8;
/// Days in a week.
const WEEK: i64 = 7;

/// Something one has to do.
pub struct Mine {
    id: PlanId,
    plan: Arc<Plan>,
    due: Due,
}

/// The plans a member works in or reads, as they are now; what is put away is not among them.
async fn plans(app: &App, member: MemberId) -> Result<Vec<(PlanId, Arc<Plan>)>, Problem> {
    let mut plans = Vec::new();
    for summary in app.store.plans_for(member).await? {
        if matches!(summary.role, Role::Owner | Role::Editor | Role::Reader) && summary.archived_at.is_none() {
            plans.push((summary.id, app.rooms.get(summary.id).await?.room.plan()));
        }
    }
    Ok(plans)
}

/// What a member has to do in all plans they work in or read.
pub async fn of(app: &App, member: MemberId) -> Result<Vec<Mine>, Problem> {
    let mut all = Vec::new();
    for (id, plan) in plans(app, member).await? {
        let Some((person, _)) = plan.people.iter().find(|(_, row)| row.member == member) else { continue };
        let theirs: Vec<Due> = due(&plan).into_iter().filter(|one| one.who == Some(person)).collect();
        all.extend(theirs.into_iter().map(|due| Mine { id, plan: plan.clone(), due }));
    }
    // What is in the same order already stays so.
    all.sort_by_key(|one| (one.due.on.is_none(), one.due.on));
    Ok(all)
}

/// A heading over some of them.
fn group(on: Option<Date>, today: Date) -> &'static str {
    let next_week = monday_of(today).checked_add(jiff::Span::new().days(WEEK)).unwrap_or(today);
    match on {
        Some(on) if on < today => "mine-overdue",
        Some(on) if on < next_week => "mine-this-week",
        Some(_) => "mine-later",
        None => "mine-no-day",
    }
}

/// A part of a measure's own page.
fn at_measure(measure: Option<MeasureId>, part: &dyn Display) -> String {
    measure.map_or_else(|| "tactics".to_owned(), |id| format!("{}#{part}", Opened::Tactic(id).address()))
}

/// Where it is done.
fn place(one: &Mine) -> String {
    let within = match one.due.task {
        Task::Content(id) => at_measure(one.plan.calendar_entries.get(id).map(|row| row.measure), &id),
        Task::Step(id) => at_measure(one.plan.setup_steps.get(id).map(|row| row.measure), &id),
        Task::Review(id, _) => Opened::Review(id).address(),
        Task::Claim(id) => one
            .plan
            .claims
            .get(id)
            .map_or_else(|| "habits".to_owned(), |claim| format!("habits/cells/{}/{}", claim.audience, claim.channel)),
    };
    format!("/plans/{}/{within}", one.id)
}

/// The list under its headings, at most so many.
fn list(mine: &[Mine], lang: Lang, most: usize) -> Markup {
    let today = clock::today();
    let t = |key: &str| words::text(lang, key);
    html! {
        @for key in ["mine-overdue", "mine-this-week", "mine-later", "mine-no-day"] {
            @let some: Vec<&Mine> = mine.iter().take(most).filter(|one| group(one.due.on, today) == key).collect();
            @if !some.is_empty() {
                section class=(key) {
                    h3 { (t(key)) }
                    ol {
                        @for one in some {
                            li .first[key == "mine-overdue"] {
                                a href=(place(one)) { (said(&one.plan, one.due.task, lang)) }
                                p { @if let Some(on) = one.due.on { (words::day(lang, on)) " · " } (one.plan.title.as_str()) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What stands beside the list of plans.
pub fn beside(mine: &[Mine], lang: Lang) -> Markup {
    let t = |key: &str| words::text(lang, key);
    html! {
        aside.now.mine aria-labelledby="mine" {
            h2 id="mine" { (t("mine-title")) }
            @if mine.is_empty() { p.quiet.small { (t("mine-none-here")) } }
            (list(mine, lang, BESIDE_MOST))
            p.more { a href="/mine" { (t("mine-all")) @if mine.len() > BESIDE_MOST { " (" (mine.len()) ")" } } }
        }
    }
}

/// The page.
pub async fn show(State(app): State<App>, asker: Asker) -> Response {
    page(&app, &asker, None).await.map_or_else(|problem| asker.answer(problem), IntoResponse::into_response)
}

async fn page(app: &App, asker: &Asker, made: Option<String>) -> Result<Markup, Problem> {
    let member = asker.signed_in()?;
    let lang = asker.lang;
    let t = |key: &str| words::text(lang, key);
    let mine = of(app, member).await?;
    let feeds = app.store.feeds_of(None, member).await?;
    Ok(document(
        asker.look(),
        &t("mine-title"),
        html! {
            a.skip href="#main" { (t("skip-to-content")) }
            header.topbar { a.home href="/" aria-label=(t("plans")) { (knot()) } a.plan href="/" { (t("plans")) } }
            div.frame.no-path.no-now {
                main.main id="main" {
                    div.head { div { h1 { (t("mine-title")) } p.lead { (t("mine-lead")) } } }
                    @if mine.is_empty() { p.empty { (t("mine-empty")) } }
                    div.mine { (list(&mine, lang, usize::MAX)) }
                    section.section id="calendar" {
                        header { h2 { (t("mine-calendar")) } p.quiet.small { (t("mine-feeds-help")) } }
                        div.stack {
                            @if let Some(address) = made {
                                div.note.red role="status" { p { (t("feeds-made")) } p { code { (address) } } }
                            }
                            form method="post" action="/mine/feeds" {
                                button.ds-button data-variant="secondary" type="submit" { (t("mine-feed-make")) }
                            }
                            p.quiet.small { (t("feeds-secret")) }
                            (feeds::own(&feeds, "/mine/feeds/removed", lang))
                        }
                    }
                }
            }
        },
    ))
}

/// Makes an address for all that is one's own, and shows it once.
pub async fn make(State(app): State<App>, asker: Asker) -> Response {
    let made = async {
        let member = asker.signed_in()?;
        let address = feeds::make_one(&app, &asker, None, member, true).await?;
        page(&app, &asker, Some(address)).await
    };
    made.await.map_or_else(|problem| asker.answer(problem), IntoResponse::into_response)
}

/// Takes one of them away.
pub async fn remove(State(app): State<App>, asker: Asker, Form(form): Form<Vec<(String, String)>>) -> Response {
    let form = Fields(form);
    let removed = async {
        let member = asker.signed_in()?;
        feeds::remove_one(&app, None, member, form.text("feed")).await?;
        Ok(Redirect::to("/mine#calendar").into_response())
    };
    removed.await.unwrap_or_else(|problem| asker.answer(problem))
}

/// The same as days for a calendar program, in the language of an address.
pub async fn calendar(app: &App, member: MemberId, lang: Lang) -> Result<String, Problem> {
    let plans: Vec<Arc<Plan>> = plans(app, member).await?.into_iter().map(|(_, plan)| plan).collect();
    let mut names = Arc::default();
    for plan in &plans {
        names = app.know_names(plan, &[]).await?;
    }
    let name = |member: MemberId| names.get(&member).cloned().unwrap_or_else(|| words::text(lang, "someone-who-left"));
    let title = words::text(lang, "mine-title");
    Ok(calendar_of(&title, &plans, clock::today(), lang, &name, member))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_week_ends_on_its_sunday() {
        let wednesday = date(2027, 3, 10);
        let check = |on: Option<Date>| group(on, wednesday);
        assert_eq!(check(Some(date(2027, 3, 9))), "mine-overdue");
        assert_eq!(check(Some(wednesday)), "mine-this-week");
        assert_eq!(check(Some(date(2027, 3, 14))), "mine-this-week");
        assert_eq!(check(Some(date(2027, 3, 15))), "mine-later");
        assert_eq!(check(None), "mine-no-day");
    }
}
