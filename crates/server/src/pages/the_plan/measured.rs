//! What is measured: the readings of an objective's indicator over time, drawn and as a table.

use super::super::picking;
use crate::view::View;
use crate::widgets;
use jiff::civil::Date;
use maud::{Markup, html};
use plan::{Amount, Direction, Indicator, Objective, ObjectiveId, Reading, ReadingId};
use std::collections::BTreeSet;

/// Width of a drawing.
const WIDTH: f64 = 240.0;
/// Height of a drawing, without the days below.
const HEIGHT: f64 = 64.0;
/// Room for what stands at the sides.
const MARGIN: f64 = 8.0;
/// Where the days are written.
const DAYS_AT: f64 = HEIGHT + 14.0;

/// How an indicator is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Doing {
    NotMeasured,
    Reached,
    OnTheWay,
    StandingStill,
    WrongWay,
}

impl Doing {
    fn key(self) -> &'static str {
        match self {
            Self::NotMeasured => "reading-not-measured",
            Self::Reached => "reading-reached",
            Self::OnTheWay => "reading-on-the-way",
            Self::StandingStill => "reading-standing-still",
            Self::WrongWay => "reading-wrong-way",
        }
    }
}

/// An indicator with its readings, oldest first.
pub struct Series<'a> {
    objective: ObjectiveId,
    indicator: &'a Indicator,
    readings: Vec<(ReadingId, &'a Reading)>,
}

impl<'a> Series<'a> {
    /// Of an objective, if it has an indicator.
    pub fn of(view: &'a View, objective: ObjectiveId) -> Option<Self> {
        let indicator = view.plan.objectives.get(objective)?.indicator.as_ref()?;
        let mut readings: Vec<_> = view.plan.readings.iter().filter(|(_, row)| row.objective == objective).collect();
        readings.sort_by_key(|(id, row)| (row.on, *id));
        Some(Self { objective, indicator, readings })
    }

    /// Which way is better: as said, or as the target says.
    fn better(&self) -> Direction {
        let falls = self.indicator.target.zip(self.start()).is_some_and(|(target, start)| target < start);
        self.indicator.better.unwrap_or(if falls { Direction::Lower } else { Direction::Higher })
    }

    fn start(&self) -> Option<Amount> {
        self.indicator.baseline.or_else(|| self.readings.first().map(|(_, row)| row.value))
    }

    fn last(&self) -> Option<&Reading> {
        self.readings.last().map(|(_, row)| *row)
    }

    fn doing(&self) -> Doing {
        let (Some(last), Some(start)) = (self.last(), self.start()) else { return Doing::NotMeasured };
        let (is_better, reached): (fn(Amount, Amount) -> bool, _) = match self.better() {
            Direction::Higher => {
                (|one, other| one > other, self.indicator.target.is_some_and(|target| last.value >= target))
            }
            Direction::Lower => {
                (|one, other| one < other, self.indicator.target.is_some_and(|target| last.value <= target))
            }
        };
        if reached {
            Doing::Reached
        } else if is_better(last.value, start) {
            Doing::OnTheWay
        } else if last.value == start {
            Doing::StandingStill
        } else {
            Doing::WrongWay
        }
    }
}

/// Every indicator of the plan: what is measured first, then what chosen measures are to move, then the rest.
pub fn all(view: &View) -> Vec<(String, Markup)> {
    let served: BTreeSet<ObjectiveId> =
        view.plan.chosen().flat_map(|(_, row, _)| row.objectives.iter().copied()).collect();
    let with = view.plan.objectives.iter().filter_map(|(id, row)| Some((row, Series::of(view, id)?)));
    let mut with: Vec<_> = with.collect();
    with.sort_by_key(|(_, series)| (series.readings.is_empty(), !served.contains(&series.objective), series.objective));
    let head = html! {
        header.sub-head id="measured-head" {
            h2 { (view.t("measured")) }
            p.quiet.small { (view.t(if with.is_empty() { "measured-empty" } else { "measured-lead" })) }
            @if view.edits() && !with.is_empty() { a.small href=(view.url("readings/import")) { (view.t("readings-import")) } }
        }
    };
    let rows =
        with.into_iter().map(|(objective, series)| (series.objective.to_string(), row(view, objective, &series)));
    std::iter::once(("measured-head".to_owned(), head)).chain(rows).collect()
}

fn row(view: &View, objective: &Objective, series: &Series) -> Markup {
    let id = series.objective;
    html! {
        article.measured id=(id) {
            div {
                h3.title { (objective.sentence.as_str()) }
                (what(view, series))
            }
            (shown(view, series))
            div.forms {
                @if !series.readings.is_empty() {
                    details.more id={ "table-" (id) } { summary { (view.t("as-table")) } (table(view, series)) }
                }
                @if view.edits() {
                    details.more id={ "reading-" (id) } {
                        summary { (view.t("reading-new")) }
                        (widgets::form(view, &format!("objectives/{id}/readings"), &format!("reading-{id}"), true, html! {
                            div.half {
                                (widgets::line(view, &format!("{id}-value"), "value", "reading-value", "text", ""))
                                (widgets::line(view, &format!("{id}-on"), "on", "reading-on", "date", &view.today.to_string()))
                            }
                            (widgets::new_text(view, &format!("{id}-source"), "source", "reading-source", 1))
                            div.actions { button.ds-button type="submit" { (view.t("reading-add")) } }
                        }))
                    }
                }
            }
        }
    }
}

/// What is counted, and from where to where it shall go.
fn what(view: &View, series: &Series) -> Markup {
    let indicator = series.indicator;
    let from =
        indicator.baseline.map_or_else(|| view.t("two-pages-not-known"), |from| picking::in_field(view, Some(from)));
    html! {
        p.quiet.small {
            (indicator.what)
            @if let Some(to) = indicator.target {
                " · " (view.tw("reading-from-to", &[("from", from.into()), ("to", picking::in_field(view, Some(to)).into())])) " " (indicator.unit)
            } @else if !indicator.unit.is_empty() { " · " (indicator.unit) }
            @if let Some(day) = indicator.by_when { " · " (view.t("indicator-by-when")) " " (words::day(view.viewer.lang, day)) }
            " · " (view.t(&format!("direction-{}", series.better().word())))
        }
    }
}

/// The drawing, the last figure, and how it is doing.
pub fn shown(view: &View, series: &Series) -> Markup {
    let doing = series.doing();
    html! {
        @if let Some(last) = series.last() {
            div.trend-col { (drawing(view, series)) }
            p.last {
                b { (picking::in_field(view, Some(last.value))) } " " (series.indicator.unit)
                @if let Some(on) = last.on { small { (words::day_short(view.viewer.lang, on)) } }
                span.doing.good[doing == Doing::Reached || doing == Doing::OnTheWay] { (view.t(doing.key())) }
            }
        } @else {
            p.quiet.small.not-yet { (view.t(doing.key())) }
        }
    }
}

/// A review's line on an objective: what was counted, drawn.
pub fn in_review(view: &View, objective: ObjectiveId) -> Option<Markup> {
    let series = Series::of(view, objective)?;
    let row = view.plan.objectives.get(objective)?;
    Some(html! {
        div.measured.small {
            div { p.strong { (row.sentence.as_str()) } (what(view, &series)) }
            (shown(view, &series))
        }
    })
}

fn table(view: &View, series: &Series) -> Markup {
    html! {
        table.plain.tight {
            thead { tr {
                th scope="col" { (view.t("reading-on")) }
                th.num scope="col" { (view.t("reading-value")) }
                th scope="col" { (view.t("field-reading-source")) }
                @if view.edits() { td {} }
            } }
            tbody {
                @for (id, reading) in &series.readings {
                    tr id=(id) {
                        th scope="row" { (reading.on.map_or_else(|| "–".to_owned(), |on| words::day(view.viewer.lang, on))) }
                        td.num { (picking::in_field(view, Some(reading.value))) }
                        td { (reading.source) }
                        @if view.edits() {
                            td { (widgets::button(view, "removed", "remove", &[("kind", "reading"), ("id", &id.to_string()), ("back", "plan")])) }
                        }
                    }
                }
            }
        }
    }
}

/// Where a day and a value lie in the drawing.
struct Scale {
    first: Date,
    days: f64,
    least: f64,
    span: f64,
}

impl Scale {
    fn of(series: &Series, today: Date) -> Self {
        let days: Vec<Date> = series.readings.iter().map(|(_, row)| row.on.unwrap_or(today)).collect();
        let (first, last) = (days.iter().min().copied().unwrap_or(today), days.iter().max().copied().unwrap_or(today));
        let said = [series.indicator.baseline, series.indicator.target].into_iter().flatten();
        let values: Vec<f64> =
            series.readings.iter().map(|(_, row)| row.value).chain(said).map(Amount::as_f64).collect();
        let least = values.iter().copied().fold(f64::INFINITY, f64::min);
        let most = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let days = last.since(first).map_or(0, |span| span.get_days());
        Self { first, days: f64::from(days), least, span: (most - least).max(f64::EPSILON) }
    }

    fn x(&self, day: Date) -> f64 {
        let days = day.since(self.first).map_or(0, |span| span.get_days());
        // A single day stands at the end: what was before it is not known.
        let share = if self.days > 0.0 { f64::from(days) / self.days } else { 1.0 };
        2.0 * MARGIN + share * (WIDTH - 3.0 * MARGIN)
    }

    fn y(&self, value: Amount) -> f64 {
        HEIGHT - MARGIN - (value.as_f64() - self.least) / self.span * (HEIGHT - 2.0 * MARGIN)
    }
}

/// The readings as a line; where the team wants to be is shaded, where it stood is a ring at the edge.
fn drawing(view: &View, series: &Series) -> Markup {
    let scale = Scale::of(series, view.today);
    let points: Vec<(f64, f64)> =
        series.readings.iter().map(|(_, row)| (scale.x(row.on.unwrap_or(view.today)), scale.y(row.value))).collect();
    let start = series.indicator.baseline.map(|baseline| (MARGIN, scale.y(baseline)));
    let line: Vec<String> = start.iter().chain(&points).map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
    let (first, last) = (series.readings.first().and_then(|(_, row)| row.on), series.last().and_then(|row| row.on));
    let last_place = points.len().saturating_sub(1);
    html! {
        svg.trend viewBox={ "0 0 " (WIDTH) " " (DAYS_AT + 4.0) } role="img" aria-label=(said(view, series)) {
            @if let Some(target) = series.indicator.target {
                @let y = scale.y(target);
                @let (top, height) = match series.better() { Direction::Higher => (0.0, y), Direction::Lower => (y, HEIGHT - y) };
                rect.wanted x="0" y=(format!("{top:.1}")) width=(WIDTH) height=(format!("{height:.1}")) {}
                line.goal x1="0" x2=(WIDTH) y1=(format!("{y:.1}")) y2=(format!("{y:.1}")) {}
            }
            @if line.len() > 1 { polyline.line points=(line.join(" ")) {} }
            @if let Some((x, y)) = start { circle.pt.before cx=(format!("{x:.1}")) cy=(format!("{y:.1}")) r="4" {} }
            @for (place, (x, y)) in points.iter().enumerate() {
                circle.pt cx=(format!("{x:.1}")) cy=(format!("{y:.1}")) r=(if place == last_place { "5" } else { "3" }) {}
            }
            @if let (Some(first), Some(last)) = (first, last) {
                @if first != last { text.t x=(2.0 * MARGIN) y=(DAYS_AT) { (words::day_short(view.viewer.lang, first)) } }
                text.t x=(WIDTH) y=(DAYS_AT) text-anchor="end" { (words::day_short(view.viewer.lang, last)) }
            }
        }
    }
}

/// The drawing in words.
fn said(view: &View, series: &Series) -> String {
    let value = |amount: Option<Amount>| picking::in_field(view, amount);
    let from = series.start();
    let moved = view.tw(
        "reading-from-to",
        &[("from", value(from).into()), ("to", value(series.last().map(|row| row.value)).into())],
    );
    let target =
        series.indicator.target.map(|target| view.tw("reading-target", &[("target", value(Some(target)).into())]));
    [Some(series.indicator.what.clone()), Some(moved), target, Some(view.t(series.doing().key()))]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn doing(better: Option<Direction>, baseline: Option<i32>, target: Option<i32>, values: &[i32]) -> Doing {
        let amount = |number: Option<i32>| number.map(Amount::whole);
        let indicator = Indicator {
            what: "Telefoner".into(),
            better,
            baseline: amount(baseline),
            target: amount(target),
            ..Indicator::default()
        };
        let rows: Vec<Reading> = values
            .iter()
            .map(|value| Reading { value: Amount::whole(*value), on: Some(date(2027, 1, 1)), ..Reading::default() })
            .collect();
        let readings = rows.iter().map(|row| (ReadingId::from_raw(1), row)).collect();
        Series { objective: ObjectiveId::from_raw(1), indicator: &indicator, readings }.doing()
    }

    #[test]
    fn fewer_calls_are_better_when_lower_is() {
        let lower = Some(Direction::Lower);
        assert_eq!(doing(lower, Some(64), Some(20), &[61, 24]), Doing::OnTheWay);
        assert_eq!(doing(lower, Some(64), Some(20), &[61, 20]), Doing::Reached);
        assert_eq!(doing(lower, Some(31), Some(8), &[34]), Doing::WrongWay);
        assert_eq!(doing(lower, Some(31), Some(8), &[31]), Doing::StandingStill);
    }

    #[test]
    fn what_nobody_said_is_taken_from_the_target() {
        assert_eq!(doing(None, Some(64), Some(20), &[30]), Doing::OnTheWay);
        assert_eq!(doing(None, Some(10), Some(20), &[30]), Doing::Reached);
        assert_eq!(doing(None, None, Some(20), &[12, 15]), Doing::OnTheWay);
    }

    #[test]
    fn without_readings_nothing_is_said() {
        assert_eq!(doing(Some(Direction::Higher), Some(1), Some(2), &[]), Doing::NotMeasured);
    }
}
