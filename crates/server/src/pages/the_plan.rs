//! Stage 9: the three tests of every chosen measure, readings and reviews, and the plan's way out into the world.

pub mod importing;
mod measured;
pub mod one_review;
mod review;
mod then;

use super::changing::change;
use super::{picking, tests_line};
use crate::app::App;
use crate::auth::Asker;
use crate::error::Problem;
use crate::fields::Fields;
use crate::page::Opened;
use crate::view::{Region, View, any_of};
use crate::{clock, widgets};
use axum::extract::{Form, Path, State};
use axum::response::Response;
use maud::{Markup, html};
use plan::{Change, Kind, ObjectiveId, PlanId, ReadingField, ReadingId, ReviewField, ReviewId};

/// What the page is made of.
pub const REGIONS: &[Region] = &[
    Region::block("three-tests", |_| true, tests),
    Region::list("reviews", "reviews", reviewed, review::all),
    Region::block("new-review", |touched| any_of(touched, &[Kind::Measure]), new_review),
    Region::list(
        "readings",
        "readings",
        |touched| any_of(touched, &[Kind::Reading, Kind::Objective, Kind::Measure]),
        measured::all,
    ),
];

/// What a review's own page is made of. What its verdicts would do is worked out when somebody looks, and stays as it was.
pub const ONE_REVIEW: &[Region] = &[
    Region::block("review", reviewed, one_review::page),
    Region::block("review-ahead", |_| false, one_review::ahead_place),
];

/// A review shows nearly everything that a measure hangs on, rests on and costs.
fn reviewed(touched: &plan::Touched) -> bool {
    let kinds = [
        Kind::Review,
        Kind::Measure,
        Kind::Level,
        Kind::Person,
        Kind::Absence,
        Kind::Claim,
        Kind::Belief,
        Kind::Objective,
        Kind::Reading,
        Kind::Audience,
        Kind::Channel,
        Kind::Statement,
    ];
    any_of(touched, &kinds)
}

/// The three tests, each with what holds it up or is missing, and a way to where that is mended.
fn tests(view: &View) -> Markup {
    let weeks = plan::capacity::weeks(&view.plan, view.today);
    let rows: Vec<_> =
        view.plan.chosen().map(|(id, measure, _)| (id, measure, tests_line::of(view, &weeks, id))).collect();
    let passed =
        |which: usize| rows.iter().filter(|(_, _, tests)| tests.get(which).is_some_and(|test| test.passed)).count();
    let sum = [("count", rows.len()), ("anchored", passed(0)), ("specified", passed(1)), ("resourced", passed(2))];
    html! {
        @if rows.is_empty() {
            p.empty { (view.t("resources-nothing-chosen")) " " a href=(view.url("resources")) { (view.t("stage-resources")) } }
        } @else {
            p.say { (view.tw("tests-sum", &sum.map(|(name, count)| (name, count.into())))) }
        }
        p.flow {
            a.ds-button data-variant="secondary" data-size="sm" href=(view.url("two-pages")) { (view.t("two-pages")) }
            a.ds-button data-variant="secondary" data-size="sm" href=(view.url("thread")) { (view.t("thread-title")) }
            (super::two_pages::downloads(view))
        }
        @if !rows.is_empty() {
            section.section {
                header { h2 { (view.t("tests-title")) } p.quiet.small { (view.t("tests-help")) } }
                table.plain.tests.fold {
                    thead { tr {
                        th scope="col" { (view.t("proposal-measure")) }
                        @for key in tests_line::TESTS { th scope="col" { (view.t(key)) } }
                    } }
                    tbody {
                        @for (id, measure, tests) in &rows {
                            tr id=(id) {
                                th scope="row" { span.n { (measure.number) } " " a href=(view.url(&Opened::Tactic(*id).address())) { (measure.title.as_str()) } }
                                @for (which, (key, test)) in tests_line::TESTS.iter().zip(tests).enumerate() {
                                    td class=(if test.passed { "ok" } else { "half" }) data-label=(view.t(key)) { (tests_line::said(view, *id, which, test)) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn new_review(view: &View) -> Markup {
    let measures: Vec<_> =
        view.plan.chosen().map(|(id, row, _)| (id.to_string(), picking::short(row.title.as_str()))).collect();
    let none_yet = view.plan.reviews.is_empty();
    html! {
        @if view.edits() && !measures.is_empty() {
            details.more id="new-review-form" open[none_yet] {
                summary { (view.t("review-new")) }
                (widgets::form(view, "reviews", "new-review", true, html! {
                    div.half {
                        (widgets::select(view, "new-review-measure", "measure", "field-review-measure", &measures, ""))
                        (widgets::line(view, "new-review-due", "due_on", "review-due-on", "date", ""))
                    }
                    div.actions { button.ds-button type="submit" { (view.t("add")) } }
                }))
            }
        }
    }
}

/// Notes what an indicator shows.
pub async fn add_reading(
    State(app): State<App>,
    asker: Asker,
    Path((id, objective)): Path<(PlanId, ObjectiveId)>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    change(&app, &asker, id, "plan", |_| {
        let value = form.amount("value")?.ok_or(Problem::Bad("error-number"))?;
        let fields = vec![
            ReadingField::Objective(objective),
            ReadingField::Value(value),
            ReadingField::On(form.day("on")?),
            ReadingField::Source(form.text("source").to_owned()),
        ];
        Ok(vec![Change::AddReading { id: ReadingId::from_raw(clock::mint()), fields }])
    })
    .await
}

/// Sets up a review.
pub async fn add_review(
    State(app): State<App>,
    asker: Asker,
    Path(id): Path<PlanId>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    change(&app, &asker, id, "plan", |_| {
        let fields = vec![ReviewField::Measure(form.id("measure")?), ReviewField::DueOn(form.day("due_on")?)];
        Ok(vec![Change::AddReview { id: ReviewId::from_raw(clock::mint()), fields }])
    })
    .await
}

/// Says what a review came to, what became of the claims, and when the next one is.
pub async fn edit_review(
    State(app): State<App>,
    asker: Asker,
    Path((id, review)): Path<(PlanId, ReviewId)>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    change(&app, &asker, id, &Opened::Review(review).address(), |plan| {
        let mut changes = review::changes(&form, plan, review, clock::today())?;
        let measure = plan.reviews.get(review).ok_or(Problem::NotFound)?.measure;
        let next = form.day("next_on")?;
        // Sent twice, it is still one review.
        let there = |day| plan.reviews.iter().any(|(_, row)| row.measure == measure && row.due_on == Some(day));
        if let Some(day) = next.filter(|day| !there(*day)) {
            let fields = vec![ReviewField::Measure(measure), ReviewField::DueOn(Some(day))];
            changes.push(Change::AddReview { id: ReviewId::from_raw(clock::mint()), fields });
        }
        Ok(changes)
    })
    .await
}
