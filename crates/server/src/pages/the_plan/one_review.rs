//! One review on a page of its own: what was believed and promised, what it took and gave, the verdict – and what each verdict
//! would do to the rest of the plan, which the engine looks for once the page is there.

use super::super::{picking, showing};
use super::review;
use crate::ahead::Ahead;
use crate::app::App;
use crate::auth::Asker;
use crate::error::Problem;
use crate::frame;
use crate::page::{Opened, Page};
use crate::view::View;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use plan::{Amount, MeasureId, PlanId, Review, ReviewId, Verdict};

fn shown(view: &View) -> Option<(ReviewId, &Review)> {
    let id = view.page.review()?;
    Some((id, view.plan.reviews.get(id)?))
}

/// The review itself.
pub fn page(view: &View) -> Markup {
    let Some((id, review)) = shown(view) else { return html! {} };
    let Some(measure) = view.plan.measures.get(review.measure) else { return html! {} };
    html! {
        article.review.alone id=(id) {
            nav.crumbs aria-label=(view.t("reviews")) {
                a href={ (view.url("plan")) "#reviews" } data-key="Escape" { (view.t("stage-plan")) }
                span { (view.t("review")) }
            }
            div.head.ruled {
                div {
                    h1 { (measure.number) " " (measure.title.as_str()) }
                    p.lead { span .red[review.is_due(view.today)] { (when(view, review)) } " " (review::hangs_on(view, review)) }
                    (review::came_to(view, review))
                }
            }
            (review::follows(view, review))
            @if view.edits() { (review::holding(view, id, review, measure, view.plan.portfolio.get(&review.measure))) }
        }
    }
}

fn when(view: &View, review: &Review) -> String {
    let said = review::when(view, review);
    if said.ends_with('.') { said } else { format!("{said}.") }
}

/// Where what the verdicts would do comes once it is worked out; without a script one is led to it.
pub fn ahead_place(view: &View) -> Markup {
    let Some((id, review)) = shown(view).filter(|(_, row)| view.plan.portfolio.contains_key(&row.measure)) else {
        return html! {};
    };
    let address = view.url(&format!("{}/ahead", Opened::Review(id).address()));
    html! {
        section.section {
            header { h2 { (view.t("review-ahead")) } span.quiet.small { (view.t("review-ahead-help")) } }
            div id={ "ahead-" (id) } role="status" hx-get=(address) hx-trigger="load" hx-swap="innerHTML" {
                p.quiet { (view.t("review-ahead-looking")) " " noscript { a href=(address) { (view.t("review-ahead-open")) } } }
            }
            p.small { a href=(view.url(&format!("resources/proposal?out={}", review.measure))) { (view.t("review-see-proposal")) } }
        }
    }
}

/// What each verdict would do, in a table.
fn drawn(view: &View, all: &[Ahead], of: MeasureId) -> Markup {
    html! {
        table.plain.fold {
            thead { tr {
                th scope="col" { (view.t("review-verdict")) }
                th scope="col" { (view.t("proposal-holds")) }
                th scope="col" { (view.t("review-ahead-rest")) }
            } }
            tbody {
                @for one in all {
                    tr {
                        th scope="row" { (view.t(&format!("verdict-{}", one.verdict.word()))) }
                        td.nowrap data-label=(view.t("proposal-holds")) { (view.tw("proposal-of-hundred", &[("count", of_hundred(view, one.fits).into())])) }
                        td { (said(view, one, of)) }
                    }
                }
            }
        }
    }
}

/// What would follow, in a sentence or two.
fn said(view: &View, one: &Ahead, of: MeasureId) -> String {
    let name = |id: &MeasureId| view.plan.measures.get(*id).map_or("", |row| row.title.as_str()).to_owned();
    if !one.holds {
        return view.t("review-ahead-never");
    }
    let mut parts = Vec::new();
    // What needs a measure that stops goes with it; the rest gives way for want of hours.
    let needs_it = |id: &&MeasureId| {
        one.verdict == Verdict::Fiasco && view.plan.measures.get(**id).is_some_and(|row| row.needs.contains(&of))
    };
    let (with_it, give_way): (Vec<&MeasureId>, Vec<&MeasureId>) = one.leaves.iter().partition(needs_it);
    for (key, ids) in [("review-ahead-needs", with_it), ("review-ahead-leaves", give_way)] {
        if !ids.is_empty() {
            let names: Vec<String> = ids.into_iter().map(name).collect();
            parts.push(view.tw(key, &[("names", names.join(", ").into())]));
        }
    }
    for (id, monday, hours) in &one.joins {
        let week = monday.map_or_else(String::new, |day| words::week(view.viewer.lang, day));
        let hours = picking::hours(view, Amount::from_f64(*hours).unwrap_or_default());
        parts.push(
            view.tw("review-ahead-joins", &[("name", name(id).into()), ("week", week.into()), ("hours", hours.into())]),
        );
    }
    if parts.is_empty() {
        parts.push(view.t(if one.verdict == Verdict::Fiasco {
            "review-ahead-nobody-comes"
        } else {
            "review-ahead-as-before"
        }));
    }
    parts.join(" ")
}

/// A share of futures as so many of a hundred, not rounded up.
fn of_hundred(view: &View, share: f64) -> String {
    words::number(view.viewer.lang, Amount::from_f64((share * 100.0 + 1e-6).floor()).unwrap_or_default())
}

/// Opens a review.
pub async fn open(State(app): State<App>, asker: Asker, Path((id, review)): Path<(PlanId, ReviewId)>) -> Response {
    showing::open(app, asker, id, Opened::Review(review)).await
}

/// What each verdict would do: alone for a page that is open, on a page for those without a script.
pub async fn ahead(State(app): State<App>, asker: Asker, Path((id, review)): Path<(PlanId, ReviewId)>) -> Response {
    let answered = async {
        let page = Page::Open(Opened::Review(review));
        let within = asker.on_page(&app, id, page).await?;
        let view = app.view(&app.rooms.get(id).await?, page, within).await?;
        let measure = view.plan.reviews.get(review).ok_or(Problem::NotFound)?.measure;
        if !view.plan.portfolio.contains_key(&measure) {
            return Err(Problem::NotFound);
        }
        let all = app.proposals.ahead(view.plan.clone(), view.today, measure).await?;
        let table = drawn(&view, &all, measure);
        Ok(if asker.live { table.into_response() } else { frame::plan_page_with(&view, false, table).into_response() })
    };
    answered.await.unwrap_or_else(|problem| asker.answer(problem))
}
