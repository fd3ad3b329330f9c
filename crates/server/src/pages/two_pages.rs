//! The plan on two pages: what is printed, signed and hung up. What it says comes from [`formats::write::TwoPages`],
//! as in the downloads; here is only how it is set on two sheets.

pub mod brand;

use super::changing::change;
use super::picking::{hours, short_to};
use crate::app::App;
use crate::auth::Asker;
use crate::exports::{self, Format};
use crate::fields::Fields;
use crate::view::{Region, View};
use crate::{forms, widgets};
use axum::extract::{Form, Path, State};
use axum::response::Response;
use formats::write::TwoPages;
use formats::write::two_pages::room::{self, Room, Second};
use formats::write::two_pages::{Aim, Believed, MeasureRow, POINT_MOST_CHARS, PersonRow, TestCell, first_sentence};
use maud::{Markup, html};
use plan::{Amount, Change, Plan, PlanField, PlanId};

/// How wide a bar's steps are, in percent: widths are classes.
const STEP_PERCENT: f64 = 5.0;

/// What the page is made of.
pub const REGIONS: &[Region] =
    &[Region::block("about-plan", |touched| touched.plan, about), Region::block("two-pages", |_| true, sheets)];

/// What stands at the top of the first page.
fn inputs() -> Vec<forms::Input<Plan, PlanField>> {
    vec![
        forms::text("lead", "field-plan-lead", 3, |plan| &plan.lead, PlanField::Lead),
        forms::text("title", "field-plan-title", 1, |plan| &plan.title, PlanField::Title),
        forms::text("organisation", "field-plan-organisation", 1, |plan| &plan.organisation, PlanField::Organisation),
    ]
}

/// The ways out, and the form for what stands at the top. It is open while nobody has written the lead.
fn about(view: &View) -> Markup {
    html! {
        div.no-print {
            p.flow { span.quiet { (view.t("two-pages-print-help")) } a href=(view.url("thread")) { (view.t("thread-title")) } (downloads(view)) }
            @if view.edits() {
                details.more id="edit-about" open[view.plan.lead.is_blank()] {
                    summary { (view.t("two-pages-edit-top")) }
                    (widgets::form(view, "two-pages", "about-plan", false, html! {
                        (forms::draw(&inputs(), view, "about", &view.plan))
                        div.actions { button.ds-button type="submit" { (view.t("save")) } }
                    }))
                }
                (brand::form(view))
            }
        }
    }
}

/// Changes what stands at the top.
pub async fn edit(
    State(app): State<App>,
    asker: Asker,
    Path(id): Path<PlanId>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    change(&app, &asker, id, "two-pages", |plan| {
        Ok(forms::read(&inputs(), &form, plan)?.into_iter().map(Change::SetPlan).collect())
    })
    .await
}

/// Links to the downloads.
pub fn downloads(view: &View) -> Markup {
    html! {
        @for format in [Format::Pdf, Format::Docx, Format::Md, Format::Html, Format::Xlsx, Format::Csv, Format::Ics, Format::Json] {
            a href=(view.url(&format!("export/{}", format.word()))) download { (view.t(&format!("export-{}", format.word()))) }
        }
        @for format in [Format::Pdf, Format::Docx] {
            a href=(view.url(&format!("export/{}?form=report", format.word()))) download { (view.t(&format!("export-report-{}", format.word()))) }
        }
    }
}

fn sheets(view: &View) -> Markup {
    let pages = exports::two_pages(&view.plan, view.viewer.lang, view.today, &view.names, None);
    let (room, below) = (room::first(&pages), room::second(&pages));
    html! {
        (brand::on_page(view))
        div.sheets {
            section.sheet .tight[room.tight] { (first(view, &pages, room)) (foot(&pages, 1)) }
            section.sheet .tight[below.tight] { (second(view, &pages, below)) (foot(&pages, 2)) }
        }
    }
}

fn foot(pages: &TwoPages, number: u8) -> Markup {
    html! {
        div.sheet-foot {
            span { (pages.printed()) }
            span { (pages.tw("two-pages-page", &[("number", number.into()), ("of", 2.into())])) }
        }
    }
}

/// A row of a sheet: its heading, a small remark, and what it says.
fn row(heading: &str, remark: &str, content: &Markup) -> Markup {
    html! {
        div.sheet-row {
            header { h2 { (heading) } @if !remark.is_empty() { p.xs { (remark) } } }
            (content)
        }
    }
}

fn first(view: &View, pages: &TwoPages, room: Room) -> Markup {
    html! {
        (brand::logo_on_page(view))
        div.kick { span { (pages.organisation) } span { (words::day(pages.lang, pages.day)) } }
        h1 { (pages.title) }
        p.lead-in { @if pages.lead.is_empty() { (pages.t("two-pages-lead-missing")) } @else { (pages.lead) } }
        (row(&pages.t("two-pages-why"), &if pages.statements_in_all == 0 { pages.t("two-pages-no-strategy") } else { pages.why_count() }, &why(pages)))
        (row(&pages.t("two-pages-for-whom"), &pages.audiences_count(), &audiences(pages)))
        (row(&pages.t("two-pages-know-and-assume"), &pages.t("two-pages-key"), &html! {
            div.cols-2 {
                div { h3 { (pages.t("two-pages-we-know")) } (believed(view, pages, (&pages.known, room.claims), "known", "two-pages-know-nothing")) }
                div { h3 { (pages.t("two-pages-we-assume")) } (believed(view, pages, (&pages.assumed, room.claims), "assumed", "two-pages-assume-nothing")) }
            }
        }))
        @if !pages.will_not.is_empty() { (row(&pages.t("two-pages-will-not"), "", &will_not(view, pages, room.refusals))) }
    }
}

fn why(pages: &TwoPages) -> Markup {
    html! {
        ol.points {
            @for point in &pages.why {
                li {
                    b { (point.label) }
                    span { (short_to(first_sentence(&point.text), POINT_MOST_CHARS)) @if let Some(amended) = &point.amended { " " span.xs { (amended) } } }
                }
            }
        }
    }
}

fn audiences(pages: &TwoPages) -> Markup {
    html! {
        div { @if pages.audiences.is_empty() { p.xs { (pages.t("none")) } } @else { table.plain.for-whom {
            thead { tr {
                @for key in ["two-pages-audience", "two-pages-communication", "two-pages-effect", "two-pages-points"] { th scope="col" { (pages.t(key)) } }
            } }
            tbody {
                @for audience in &pages.audiences {
                    tr {
                        th scope="row" { (audience.name) @if let Some(size) = &audience.size { " " small { (size) } } }
                        td data-label=(pages.t("two-pages-communication")) { (aims(&audience.communication)) }
                        td data-label=(pages.t("two-pages-effect")) { (aims(&audience.effect)) }
                        td data-label=(pages.t("two-pages-points")) { (audience.points.join(", ")) }
                    }
                }
            }
        } }
        @if let Some(no_aims) = pages.no_aims() { p.xs.after { (no_aims) } } }
    }
}

fn aims(aims: &[Aim]) -> Markup {
    html! {
        @for aim in aims { p { (aim.sentence) @if let Some(from_to) = &aim.from_to { " " small.nowrap { (from_to) } } } }
    }
}

fn believed(view: &View, pages: &TwoPages, (rows, most): (&[Believed], usize), class: &str, none: &str) -> Markup {
    html! {
        @if rows.is_empty() { p.xs { (pages.t(none)) } }
        ul.claims {
            @for claim in most_telling(rows, most) {
                li class=(class) {
                    (claim.sentence)
                    @if let Some(checked) = &claim.checked { " " b.red { (checked) } }
                    @if let Some(because) = claim.because.first() { p.xs { (because) } }
                }
            }
        }
        (more(view, rows.len(), most, "habits"))
    }
}

/// The claims there is room for: those that didn't hold first.
fn most_telling(rows: &[Believed], most: usize) -> impl Iterator<Item = &Believed> {
    let mut rows: Vec<_> = rows.iter().collect();
    rows.sort_by_key(|row| !row.didnt_hold);
    rows.into_iter().take(most)
}

/// How many more there are than had room, and where.
fn more(view: &View, there: usize, most: usize, page: &str) -> Markup {
    html! {
        @if there > most { p.xs { a href=(view.url(page)) { (view.tw("more-count", &[("count", (there - most).into())])) } } }
    }
}

fn will_not(view: &View, pages: &TwoPages, most: usize) -> Markup {
    html! {
        div.refusals {
            @for refusal in pages.will_not.iter().take(most) {
                p {
                    b { (pages.tw("two-pages-not", &[("channel", refusal.channel.as_str().into())])) }
                    @for (audience, reason) in &refusal.reasons {
                        " " (audience) @if !reason.is_empty() { ": " (reason) }
                    }
                }
            }
            (more(view, pages.will_not.len(), most, "habits"))
        }
    }
}

fn second(view: &View, pages: &TwoPages, room: Second) -> Markup {
    html! {
        div.sheet-top { h2.sheet-title { (pages.what_we_do()) } p.xs { (pages.title) } }
        @if pages.measures.is_empty() { p { (pages.t("resources-nothing-chosen")) } } @else { (measures(view, pages)) (tests(pages)) }
        @if !pages.hours.people.is_empty() { (row(&pages.t("two-pages-hours-title"), &pages.t("two-pages-hours-key"), &the_hours(view, pages))) }
        (row(&pages.t("two-pages-changed"), &pages.since(), &changed(view, pages, room.changed)))
        (row(&pages.t("two-pages-decided"), "", &html! {
            div.sign { @for key in ["two-pages-presented-by", "two-pages-decided-by", "two-pages-date"] { div { (pages.t(key)) } } }
        }))
    }
}

fn measures(view: &View, pages: &TwoPages) -> Markup {
    let keys = ["channel", "activity", "audiences", "purpose", "period", "owner"].map(|key| format!("two-pages-{key}"));
    html! {
        table.plain.what-we-do {
            thead { tr {
                @for key in &keys { th scope="col" { (pages.t(key)) } }
                th.num scope="col" { (pages.t("two-pages-hours")) }
                th.num scope="col" { (pages.t("two-pages-review")) }
            } }
            tbody { @for row in &pages.measures { (measure(view, pages, row)) } }
            tfoot { tr {
                th scope="row" colspan="6" { (pages.hours_in_all()) }
                td.num { (hours(view, pages.hours.taken)) }
                td {}
            } }
        }
    }
}

fn measure(view: &View, pages: &TwoPages, row: &MeasureRow) -> Markup {
    html! {
        tr {
            td data-label=(pages.t("two-pages-channel")) { (row.channels.join(", ")) }
            th scope="row" { (row.number) " " (row.title) }
            td data-label=(pages.t("two-pages-audiences")) { (row.audiences.join(", ")) }
            td data-label=(pages.t("two-pages-purpose")) { (row.purpose) }
            td data-label=(pages.t("two-pages-period")) { (row.period) }
            td data-label=(pages.t("two-pages-owner")) { @match &row.owner { Some(owner) => (owner), None => span.xs { (pages.t("nobody")) } } }
            td.num data-label=(pages.t("two-pages-hours")) { (hours(view, row.hours_per_week)) }
            td.num data-label=(pages.t("two-pages-review")) { @match row.review_on { Some(day) => (words::day_short(pages.lang, day)), None => span.xs { (pages.t("two-pages-no-review")) } } }
        }
    }
}

fn tests(pages: &TwoPages) -> Markup {
    let keys = ["two-pages-anchored", "tests-specified", "two-pages-resourced"];
    let table = html! {
        table.plain.tests {
            thead { tr {
                th scope="col" { span.sr { (pages.t("two-pages-activity")) } }
                @for key in keys { th scope="col" { (pages.t(key)) } }
            } }
            tbody {
                @for row in &pages.measures {
                    tr { th scope="row" { (row.number) } @for (key, test) in keys.iter().zip(&row.tests) { (test_cell(pages, key, test)) } }
                }
            }
        }
    };
    row(&pages.t("tests-title"), &pages.t("two-pages-half-ring"), &table)
}

fn test_cell(pages: &TwoPages, key: &str, test: &TestCell) -> Markup {
    html! {
        td class=(if test.passed { "ok" } else { "half" }) data-label=(pages.t(key)) {
            @if !test.passed { span.sr { (pages.t("test-partly")) ": " } }
            @if test.text.is_empty() { (pages.t("test-yes")) } @else { (test.text) }
        }
    }
}

fn the_hours(view: &View, pages: &TwoPages) -> Markup {
    let most = pages.hours.people.iter().map(|row| row.there.max(row.taken)).max().unwrap_or_default();
    html! {
        div {
            ul.loads { @for row in &pages.hours.people { (load(view, row, most)) } }
            p { @for remark in &pages.hours.remarks { (remark) " " } }
        }
    }
}

/// A person's bar: as long as the hours they have, filled with those they have taken.
fn load(view: &View, row: &PersonRow, most: Amount) -> Markup {
    let there = step(row.there, most);
    let taken = step(row.taken, row.there.max(row.taken));
    let said =
        view.tw("person-uses", &[("used", hours(view, row.taken).into()), ("have", hours(view, row.there).into())]);
    html! {
        li {
            span { (row.name) }
            span.loaded { i.there.{ "w-" (there) } { i.taken.{ "w-" (taken) } {} } }
            span.quiet { (said) @if row.taken >= row.there && row.there > Amount::ZERO { ", " (view.t("person-full")) } }
        }
    }
}

/// How many hundredths of `all` this is, in the steps there are classes for.
fn step(part: Amount, all: Amount) -> u32 {
    if all <= Amount::ZERO {
        return 0;
    }
    let steps = (part.as_f64() / all.as_f64() * 100.0 / STEP_PERCENT).round().clamp(0.0, 100.0 / STEP_PERCENT);
    (steps * STEP_PERCENT) as u32
}

fn changed(view: &View, pages: &TwoPages, most: usize) -> Markup {
    html! {
        @if pages.changed.is_empty() { p { (pages.t("two-pages-nothing-changed")) } }
        @else { div { dl.changed { @for one in pages.changed.iter().take(most) { dt { (one.word) } dd { (one.text) } } } (more(view, pages.changed.len(), most, "history")) } }
    }
}
