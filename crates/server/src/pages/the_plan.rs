//! Stage 9: the three tests of every chosen measure, readings and reviews, and the plan's way out into the world.

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
use plan::capacity::weeks;
use plan::findings::three_tests::{Test, anchored, resourced_in, specified};
use plan::{
    Change, HoursThen, Kind, ObjectiveId, PlanId, ReadingField, ReadingId, Review, ReviewField, ReviewId, Verdict,
};

/// What the page is made of.
pub const REGIONS: &[Region] = &[
    Region::block("three-tests", |_| true, tests),
    Region::list("readings", "rows", |touched| any_of(touched, &[Kind::Reading, Kind::Objective]), readings),
    Region::list("reviews", "rows", |touched| any_of(touched, &[Kind::Review, Kind::Measure]), reviews),
    Region::block("new-review", |touched| any_of(touched, &[Kind::Measure]), new_review),
];

fn tests(view: &View) -> Markup {
    let weeks = weeks(&view.plan, view.today);
    html! {
        p.flow {
            a href=(view.url("two-pages")) { (view.t("two-pages")) }
            (super::two_pages::downloads(view))
        }
        section.section {
            header { h2 { (view.t("tests-title")) } }
            div.scroll tabindex="0" role="region" aria-label=(view.t("tests-title")) {
                table.plain.tests {
                    thead { tr {
                        th scope="col" { (view.t("proposal-measure")) }
                        @for key in ["tests-anchored", "tests-specified", "tests-resourced"] { th scope="col" { (view.t(key)) } }
                    } }
                    tbody {
                        @for (id, measure, _) in view.plan.chosen() {
                            tr id=(id) {
                                th scope="row" { span.n { (measure.number) } " " (measure.title.as_str()) }
                                (test_cell(view, &anchored(&view.plan, id)))
                                (test_cell(view, &specified(&view.plan, id)))
                                (test_cell(view, &resourced_in(&view.plan, &weeks, id)))
                            }
                        }
                    }
                }
            }
        }
    }
}

fn test_cell(view: &View, test: &Test) -> Markup {
    let missing: Vec<_> = test.missing.iter().map(|missing| view.t(&format!("missing-{}", missing.word()))).collect();
    html! {
        td class=(if test.passed { "ok" } else { "half" }) {
            @if test.passed { (view.t("test-yes")) } @else { (view.tw("tests-missing", &[("what", missing.join(", ").into())])) }
        }
    }
}

fn readings(view: &View) -> Vec<(String, Markup)> {
    let measured = view.plan.objectives.iter().filter_map(|(id, row)| Some((id, row, row.indicator.as_ref()?)));
    measured
        .map(|(id, objective, indicator)| {
            let readings = view.plan.readings.iter().filter(|(_, reading)| reading.objective == id);
            let row = html! {
                article.row id=(id) {
                    div {
                        h3.title { (objective.sentence.as_str()) }
                        p.quiet { (indicator.what) }
                        @for (reading_id, reading) in readings {
                            p id=(reading_id) {
                                b { (picking::in_field(view, Some(reading.value))) } " " (indicator.unit)
                                @if let Some(on) = reading.on { " · " (words::day(view.viewer.lang, on)) }
                                @if !reading.source.is_empty() { " · " (reading.source) }
                            }
                        }
                        @if view.edits() {
                            details.more id={ "reading-" (id) } {
                                summary { (view.t("reading-new")) }
                                (widgets::form(view, &format!("objectives/{id}/readings"), &format!("reading-{id}"), true, html! {
                                    (widgets::line(view, &format!("{id}-value"), "value", "reading-value", "text", ""))
                                    (widgets::line(view, &format!("{id}-on"), "on", "reading-on", "date", &view.today.to_string()))
                                    (widgets::new_text(view, &format!("{id}-source"), "source", "reading-source", 1))
                                    div.actions { button.ds-button type="submit" { (view.t("reading-add")) } }
                                }))
                            }
                        }
                    }
                }
            };
            (id.to_string(), row)
        })
        .collect()
}

fn reviews(view: &View) -> Vec<(String, Markup)> {
    view.plan.reviews.iter().map(|(id, review)| (id.to_string(), review_row(view, id, review))).collect()
}

fn review_row(view: &View, id: ReviewId, review: &Review) -> Markup {
    let name = view.plan.measures.get(review.measure).map_or_else(String::new, |row| row.title.as_str().to_owned());
    let due = review.due_on.map_or_else(String::new, |day| words::day(view.viewer.lang, day));
    html! {
        article.row id=(id) {
            div {
                h3.title { (view.tw("review-title", &[("name", name.into())])) }
                p.quiet { (view.tw(if review.is_due(view.today) { "review-overdue" } else { "review-due" }, &[("day", due.into())])) }
                @if !review.gave.is_blank() { p { (review.gave.as_str()) } }
                @if !review.learnt.is_blank() { p { (review.learnt.as_str()) } }
                @if view.edits() {
                    details.more id={ "edit-" (id) } {
                        summary { (view.t("review-hold")) }
                        (widgets::form(view, &format!("reviews/{id}"), &format!("review-{id}"), false, html! {
                            (widgets::line(view, &format!("{id}-held"), "held_on", "field-review-held-on", "date", &review.held_on.map_or(String::new(), |day| day.to_string())))
                            (widgets::line(view, &format!("{id}-took"), "took", "review-took-hours", "text", &picking::in_field(view, review.took_hours_per_week)))
                            (widgets::text_field(view, &format!("{id}-gave"), "gave", "review-gave", &review.gave, 3))
                            (widgets::text_field(view, &format!("{id}-learnt"), "learnt", "review-learnt", &review.learnt, 3))
                            (widgets::select(view, &format!("{id}-verdict"), "verdict", "review-verdict", &widgets::words_of(view, Verdict::ALL, Verdict::word, "verdict"), review.verdict.map_or("", Verdict::word)))
                            (widgets::select(view, &format!("{id}-hours-then"), "hours_then", "review-hours-then", &widgets::words_of(view, HoursThen::ALL, HoursThen::word, "hours-then"), review.hours_then.map_or("", HoursThen::word)))
                            div.actions { button.ds-button type="submit" { (view.t("save")) } }
                        }))
                    }
                }
            }
            div.facts {
                @if let Some(verdict) = review.verdict { p { (view.t(&format!("verdict-{}", verdict.word()))) } }
                @if let Some(then) = review.hours_then { p.quiet { (view.t(&format!("hours-then-{}", then.word()))) } }
            }
        }
    }
}

fn new_review(view: &View) -> Markup {
    let measures: Vec<_> =
        view.plan.chosen().map(|(id, row, _)| (id.to_string(), picking::short(row.title.as_str()))).collect();
    html! {
        @if view.edits() {
            section.section {
                header { h2 { (view.t("review-new")) } }
                (widgets::form(view, "reviews", "new-review", true, html! {
                    (widgets::select(view, "new-review-measure", "measure", "field-review-measure", &measures, ""))
                    (widgets::line(view, "new-review-due", "due_on", "review-due-on", "date", ""))
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

/// Says what a review came to.
pub async fn edit_review(
    State(app): State<App>,
    asker: Asker,
    Path((id, review)): Path<(PlanId, ReviewId)>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    change(&app, &asker, id, "plan", |plan| {
        let now = plan.reviews.get(review).ok_or(Problem::NotFound)?;
        let mut fields = Vec::new();
        fields.extend(form.edit("gave", &now.gave).map(ReviewField::Gave));
        fields.extend(form.edit("learnt", &now.learnt).map(ReviewField::Learnt));
        let held = form.day("held_on")?;
        fields.extend((held != now.held_on).then_some(ReviewField::HeldOn(held)));
        let took = form.amount("took")?;
        fields.extend((took != now.took_hours_per_week).then_some(ReviewField::TookHoursPerWeek(took)));
        let verdict = form.word("verdict", Verdict::from_word)?;
        fields.extend((verdict != now.verdict).then_some(ReviewField::Verdict(verdict)));
        let then = form.word("hours_then", HoursThen::from_word)?;
        fields.extend((then != now.hours_then).then_some(ReviewField::HoursThen(then)));
        Ok(fields.into_iter().map(|field| Change::SetReview { id: review, field }).collect())
    })
    .await
}
