//! The red thread as a drawing that one walks with links or arrows, the same as a table, and its loose ends.

use super::picking::{hours, person, short_to};
use super::showing;
use super::strategy::label;
use crate::app::App;
use crate::auth::Asker;
use crate::page::{Page, Point};
use crate::view::{Region, View};
use axum::extract::{Path, State};
use axum::response::Response;
use maud::{Markup, html};
use plan::thread::{COLUMNS, Followed, Knot, Piece, Thread};
use plan::{Basis, Plan, PlanId};
use std::collections::BTreeMap;

/// What the page is made of. Everything in a plan is on the thread.
pub const REGIONS: &[Region] = &[Region::block("thread", |_| true, all)];

/// Heads of the columns.
const HEADS: [&str; COLUMNS] = ["statement", "audience", "objective", "claim", "measure", "people", "result"];
/// Where each column begins and how wide its lines are, in units of the drawing, and the letters that fit on one.
const PLACES: [(f64, f64, usize); COLUMNS] = [
    (0.0, 180.0, 25),
    (212.0, 132.0, 18),
    (376.0, 164.0, 23),
    (572.0, 164.0, 20),
    (768.0, 136.0, 19),
    (936.0, 112.0, 15),
    (1080.0, 132.0, 18),
];
/// Width of the drawing.
const WIDTH: f64 = 1220.0;
/// Height of a line in the fullest column, and above the first one.
const LINE: f64 = 24.0;
/// Room for the heads.
const HEAD: f64 = 40.0;
/// How far a letter's foot stands above its line.
const ABOVE: f64 = 5.0;
/// Half the side of the mark of a claim.
const MARK: f64 = 4.5;

/// Most names of one kind in the sentence, and most letters of each.
const SAID_MOST: usize = 3;
const SAID_MOST_CHARS: usize = 50;

/// Where the knots are.
type Heights = BTreeMap<Knot, f64>;

/// The page with one knot followed.
pub async fn follow(
    State(app): State<App>,
    asker: Asker,
    Path((id, kind, what)): Path<(PlanId, String, String)>,
) -> Response {
    match Point::from_words(&kind, &what) {
        Some(point) => showing::show(app, asker, id, Page::Thread(Some(point))).await,
        None => asker.answer(crate::error::Problem::NotFound),
    }
}

fn all(view: &View) -> Markup {
    let thread = Thread::of(&view.plan);
    let knot = if let Page::Thread(point) = view.page { point.map(Point::knot) } else { None };
    let followed = knot.map(|knot| thread.through(knot));
    html! {
        p.flow {
            a href=(view.url("plan")) { (view.t("stage-plan")) }
            a href=(view.url("two-pages")) { (view.t("two-pages")) }
            @if knot.is_some() { a href=(view.url("thread")) data-thread-out { (view.t("thread-whole")) } }
        }
        @if thread.pieces.is_empty() { p.empty { (view.t("thread-empty")) } } @else {
            p.say role="status" { (sentence(view, knot, followed.as_ref())) }
            (legend(view))
            (drawing(view, &thread, knot, followed.as_ref()))
            (table(view, &thread, followed.as_ref()))
        }
        (loose_ends(view, &thread))
    }
}

/// The thread that is followed, in words.
fn sentence(view: &View, knot: Option<Knot>, followed: Option<&Followed>) -> String {
    let (Some(knot), Some(followed)) = (knot, followed) else { return view.t("thread-lead") };
    let count = |column: usize| followed.knots.iter().filter(|one| one.column() == column && **one != knot).count();
    let assumed = followed.knots.iter().filter(|one| is_assumed(&view.plan, **one)).count();
    let named = |column: usize| {
        let names = followed.knots.iter().filter(|one| one.column() == column).map(|one| name(view, *one));
        let mut short: Vec<String> = names.map(|name| short_to(name.trim_end_matches('.'), SAID_MOST_CHARS)).collect();
        if short.len() > SAID_MOST {
            let more = short.split_off(SAID_MOST).len();
            short.push(view.tw("more-count", &[("count", more.into())]));
        }
        short.join(", ")
    };
    let this = name(view, knot);
    if let Knot::Measure(_) | Knot::Hours(_) = knot {
        let key = if count(0) == 0 { "thread-sentence-unanchored" } else { "thread-sentence-measure" };
        return view.tw(
            key,
            &[
                ("name", this.into()),
                ("audiences", named(1).into()),
                ("objectives", named(2).into()),
                ("statements", named(0).into()),
                ("claims", count(3).into()),
                ("assumed", assumed.into()),
            ],
        );
    }
    // What there is none of isn't counted up.
    let counts = [("statements", 0), ("audiences", 1), ("objectives", 2), ("claims", 3), ("measures", 4)];
    let there = counts.iter().filter(|(_, column)| count(*column) > 0);
    let said: Vec<String> = there
        .map(|(what, column)| view.tw(&format!("thread-count-{what}"), &[("count", count(*column).into())]))
        .collect();
    if said.is_empty() {
        return view.tw("thread-sentence-alone", &[("name", this.into())]);
    }
    view.tw("thread-sentence", &[("name", this.into()), ("what", said.join(", ").into())])
}

fn is_assumed(plan: &Plan, knot: Knot) -> bool {
    matches!(knot, Knot::Claim(id) if plan.claims.get(id).is_some_and(|claim| claim.basis != Some(Basis::Known)))
}

fn is_outside(plan: &Plan, knot: Knot) -> bool {
    matches!(knot, Knot::Measure(id) if !plan.portfolio.contains_key(&id))
}

/// What a knot is called, whole.
fn name(view: &View, knot: Knot) -> String {
    let plan = &view.plan;
    match knot {
        Knot::Statement(id) => {
            let label = plan.statements.get(id).map(label).unwrap_or_default();
            format!("{label} {}", plan.statement_text(id))
        }
        Knot::Audience(id) => plan.audiences.get(id).map_or("", |row| row.name.as_str()).to_owned(),
        Knot::Objective(id) => plan.objectives.get(id).map_or("", |row| row.sentence.as_str()).to_owned(),
        Knot::Claim(id) => plan.claims.get(id).map_or_else(String::new, |claim| {
            let channel = plan.channels.get(claim.channel).map_or("", |row| row.name.as_str());
            let usage =
                claim.usage.map_or_else(|| view.t("usage-unknown"), |usage| view.t(&format!("usage-{}", usage.word())));
            format!("{channel}: {usage}")
        }),
        Knot::Measure(id) => {
            plan.measures.get(id).map_or_else(String::new, |row| format!("{} {}", row.number, row.title.as_str()))
        }
        Knot::Hours(id) => {
            let taken = plan.portfolio.get(&id).map(|choice| {
                let each = choice.hours_per_week.iter();
                each.map(|(who, taken)| format!("{} {}", person(view, *who), hours(view, *taken)))
                    .collect::<Vec<_>>()
                    .join(", ")
            });
            taken.filter(|taken| !taken.is_empty()).unwrap_or_else(|| view.t("nobody"))
        }
        Knot::Result(id) => {
            let indicator = plan.objectives.get(id).and_then(|row| row.indicator.as_ref());
            let what = indicator.map_or("", |indicator| indicator.what.as_str());
            let last =
                plan.readings.iter().filter(|(_, row)| row.objective == id).max_by_key(|(id, row)| (row.on, *id));
            let last = last
                .map_or_else(|| view.t("reading-not-measured"), |(_, row)| words::number(view.viewer.lang, row.value));
            format!("{what}: {last}")
        }
    }
}

/// The address that follows a knot.
fn address(view: &View, knot: Knot) -> String {
    view.url(&Page::Thread(Some(Point::of(knot))).slug())
}

fn legend(view: &View) -> Markup {
    html! {
        ul.thread-legend {
            li.followed { (view.t("thread-legend-followed")) }
            li.known { (view.t("basis-known")) }
            li.assumed { (view.t("basis-assumed")) }
            li.weak { (view.t("thread-legend-weak")) }
            li.outside { (view.t("thread-legend-outside")) }
            li.loose { (view.t("thread-legend-loose")) }
        }
    }
}

fn drawing(view: &View, thread: &Thread, through: Option<Knot>, followed: Option<&Followed>) -> Markup {
    // One tab stop: the point that is followed, or else the first there is.
    let stop = through.or_else(|| thread.columns.iter().flatten().next().copied());
    let most = thread.columns.iter().map(Vec::len).max().unwrap_or_default();
    let height = most as f64 * LINE;
    let mut heights = Heights::new();
    for column in &thread.columns {
        let apart = height / column.len().max(1) as f64;
        heights.extend(column.iter().enumerate().map(|(at, knot)| (*knot, HEAD + (at as f64 + 0.75) * apart)));
    }
    let on = |piece: &Piece| followed.is_some_and(|followed| followed.pieces.contains(piece));
    // What is followed lies on top.
    let (above, below): (Vec<&Piece>, Vec<&Piece>) = thread.pieces.iter().partition(|piece| on(piece));
    let piece = |(from, to): &Piece, is_on: bool| {
        let weak = is_assumed(&view.plan, *from) || is_assumed(&view.plan, *to) || is_outside(&view.plan, *to);
        html! { path.th.on[is_on].weak[weak] d=(curve(&heights, *from, *to)) {} }
    };
    html! {
        div.scroll.drawn tabindex="-1" {
            svg.threads viewBox=(format!("0 0 {WIDTH} {}", height + HEAD + LINE / 2.0)) role="group" aria-label=(view.t("thread-title")) data-thread {
                defs { pattern id="hatched" width="3" height="3" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" { rect.hatch width="1.2" height="3" {} } }
                @for ((x, _, _), (head, column)) in PLACES.iter().zip(HEADS.iter().zip(&thread.columns)) {
                    text.head x=(x) y="12" { (view.t(&format!("thread-column-{head}"))) tspan.count dx="6" { (column.len()) } }
                }
                @for one in below { (piece(one, false)) }
                @for one in above { (piece(one, true)) }
                @for (at, column) in thread.columns.iter().enumerate() {
                    g data-column=(at) {
                        @for knot in column { (drawn(view, thread, (*knot, stop == Some(*knot)), &heights, followed)) }
                    }
                }
            }
        }
    }
}

/// A knot: its name on its line, with a ring where a thread ends too early.
fn drawn(
    view: &View,
    thread: &Thread,
    (knot, is_stop): (Knot, bool),
    heights: &Heights,
    followed: Option<&Followed>,
) -> Markup {
    let Some((x, width, letters)) = PLACES.get(knot.column()).copied() else { return html! {} };
    let y = heights.get(&knot).copied().unwrap_or_default();
    let whole = name(view, knot);
    let is_on = followed.is_some_and(|followed| followed.knots.contains(&knot));
    let is_claim = matches!(knot, Knot::Claim(_));
    let begins = if is_claim { x + 4.0 * MARK } else { x };
    html! {
        a.on[is_on] href=(address(view, knot)) tabindex=(if is_stop { "0" } else { "-1" }) data-knot {
            title { (whole) }
            rect.hit x=(x) y=(y - LINE + 4.0) width=(width) height=(LINE - 2.0) {}
            path.th.on[is_on].weak[is_outside(&view.plan, knot)] d=(format!("M{x} {y}h{width}")) {}
            @if is_claim {
                rect.mark.assumed[is_assumed(&view.plan, knot)] x=(x) y=(y - ABOVE - 2.0 * MARK) width=(2.0 * MARK) height=(2.0 * MARK) {}
            }
            text.t x=(begins) y=(y - ABOVE) { (clipped(&whole, letters)) }
            @if thread.loose.contains(&knot) { circle.end cx=(x + width) cy=(y) r="3.5" {} }
        }
    }
}

/// A name that fits on its line. Half a word at its end says more than none, since there is so little room.
fn clipped(name: &str, letters: usize) -> String {
    if name.chars().count() <= letters {
        return name.to_owned();
    }
    let start: String = name.chars().take(letters - 1).collect();
    format!("{}…", start.trim_end())
}

/// From the end of one line to the beginning of another.
fn curve(heights: &Heights, from: Knot, to: Knot) -> String {
    let place = |knot: Knot| PLACES.get(knot.column()).copied().unwrap_or_default();
    let ((x, width, _), (end, _, _)) = (place(from), place(to));
    let begin = x + width;
    let middle = (begin + end) / 2.0;
    let [from, to] = [from, to].map(|knot| heights.get(&knot).copied().unwrap_or_default());
    format!("M{begin} {from:.1}C{middle} {from:.1} {middle} {to:.1} {end} {to:.1}")
}

/// The same as a table: a row for each measure with what leads to it, or for what is followed alone.
fn table(view: &View, thread: &Thread, followed: Option<&Followed>) -> Markup {
    let measures = thread.columns.get(4).map(Vec::as_slice).unwrap_or_default();
    let measures = measures.iter().filter(|knot| followed.is_none_or(|followed| followed.knots.contains(knot)));
    html! {
        details.more id="thread-table" data-as-table open[followed.is_some()] {
            summary { (view.t("as-table")) }
            table.plain.fold {
                thead { tr {
                    th scope="col" { (view.t("thread-column-measure")) }
                    @for (at, head) in HEADS.iter().enumerate() { @if at != 4 { th scope="col" { (view.t(&format!("thread-column-{head}"))) } } }
                } }
                tbody {
                    @for measure in measures {
                        @let through = thread.through(*measure);
                        tr {
                            th scope="row" { a href=(address(view, *measure)) { (name(view, *measure)) } }
                            @for (at, head) in HEADS.iter().enumerate() { @if at != 4 { (cell(view, &through, at, head)) } }
                        }
                    }
                    // Where a thread ends too early there is no measure to make a row for.
                    @for objective in without(thread, followed) {
                        @let through = thread.through(objective);
                        tr {
                            th.quiet scope="row" { (view.t("thread-no-measure")) }
                            @for (at, head) in HEADS.iter().enumerate() { @if at != 4 { (cell(view, &through, at, head)) } }
                        }
                    }
                }
            }
        }
    }
}

/// Objectives that no measure is on the thread of, as far as they are followed.
fn without(thread: &Thread, followed: Option<&Followed>) -> Vec<Knot> {
    let objectives = thread.columns.get(2).map(Vec::as_slice).unwrap_or_default().iter().copied();
    let is_shown = |knot: &Knot| followed.is_none_or(|followed| followed.knots.contains(knot));
    let has_none = |knot: &Knot| !thread.through(*knot).knots.iter().any(|one| one.column() == 4);
    objectives.filter(|knot| is_shown(knot) && has_none(knot)).collect()
}

/// What of one kind is on a thread.
fn cell(view: &View, through: &Followed, at: usize, head: &str) -> Markup {
    html! {
        td data-label=(view.t(&format!("thread-column-{head}"))) {
            @for knot in through.knots.iter().filter(|knot| knot.column() == at) {
                a.knot-link href=(address(view, *knot)) { (short_to(&name(view, *knot), 60)) @if is_assumed(&view.plan, *knot) { " (" (view.t("basis-assumed")) ")" } }
            }
        }
    }
}

fn loose_ends(view: &View, thread: &Thread) -> Markup {
    // By column: objectives first, since they are what a director asks for.
    let groups = [
        ("thread-loose-objectives", 2),
        ("thread-loose-statements", 0),
        ("thread-loose-measures", 4),
        ("thread-loose-results", 6),
    ];
    html! {
        section.section id="loose-ends" {
            header { h2 { (view.tw("thread-loose-ends", &[("count", thread.loose.len().into())])) } }
            @if thread.loose.is_empty() { p.quiet { (view.t("thread-no-loose-ends")) } }
            div.loose-ends {
                @for (key, column) in groups {
                    @let some: Vec<&Knot> = thread.loose.iter().filter(|knot| knot.column() == column).collect();
                    @if !some.is_empty() {
                        div {
                            h3 { (view.tw(key, &[("count", some.len().into())])) }
                            ul { @for knot in some { li { a href=(mended(view, *knot)) { (short_to(&name(view, *knot), 90)) } } } }
                        }
                    }
                }
            }
        }
    }
}

/// Where a loose end is tied.
fn mended(view: &View, knot: Knot) -> String {
    view.url(&match knot {
        Knot::Statement(id) => format!("strategy/statements/{id}"),
        Knot::Audience(id) => format!("audiences/{id}"),
        Knot::Objective(id) => format!("objectives/{id}"),
        Knot::Claim(_) => "habits".to_owned(),
        Knot::Measure(id) | Knot::Hours(id) => format!("sort/measures/{id}"),
        Knot::Result(_) => "plan#readings".to_owned(),
    })
}
