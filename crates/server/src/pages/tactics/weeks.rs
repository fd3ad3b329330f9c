//! A measure's next weeks beside each other: what comes out in which account, and the hours it takes beside those promised.

use super::super::picking;
use crate::view::View;
use jiff::{ToSpan, civil::Date};
use maud::{Markup, html};
use plan::calendar::{measure_week, monday_of};
use plan::{AccountId, Amount, CalendarEntry, CalendarEntryId, ContentState, MeasureId};

/// Weeks beside each other.
const WEEKS: i64 = 6;
/// Height of the columns of hours, in units of the drawing.
const HEIGHT: f64 = 56.0;

type Piece<'a> = (CalendarEntryId, Date, &'a CalendarEntry);

/// The table, for a screen that has room for it; a phone has the weeks below each other in what comes after.
pub fn section(view: &View, measure: MeasureId) -> Markup {
    let mut pieces: Vec<Piece> = view
        .plan
        .calendar_entries
        .iter()
        .filter(|(_, entry)| entry.measure == measure)
        .filter_map(|(id, entry)| Some((id, entry.on?, entry)))
        .collect();
    pieces.sort_by_key(|(id, on, _)| (*on, *id));
    let mondays = mondays(view, measure, &pieces);
    let (Some(first), Some(last)) = (mondays.first().copied(), mondays.last().copied()) else { return html! {} };
    pieces.retain(|(_, on, _)| (first..=last).contains(&monday_of(*on)));
    let hours: Vec<(Amount, Option<Amount>)> =
        mondays.iter().map(|monday| measure_week(&view.plan, measure, *monday)).collect();
    let planned: Amount = hours.iter().map(|(planned, _)| *planned).sum();
    let promised: Amount = hours.iter().filter_map(|(_, promised)| *promised).sum();
    let rows = rows(view, measure, &pieces);
    html! {
        section.section.lying {
            header {
                h2 { (view.tw("tactic-weeks", &[("from", i64::from(first.iso_week_date().week()).into()), ("to", i64::from(last.iso_week_date().week()).into())])) }
                @if promised > Amount::ZERO {
                    span.quiet.small { (view.tw("calendar-promised-of", &[("used", picking::hours(view, planned).into()), ("promised", picking::hours(view, promised).into())])) }
                }
                (legend(view))
            }
            div.scroll {
                table.cal {
                    thead { tr {
                        th scope="col" { span.sr { (view.t("calendar-where")) } }
                        @for monday in &mondays {
                            th scope="col" .this[monday_of(view.today) == *monday] { (words::week(view.viewer.lang, *monday)) small { (words::day_short(view.viewer.lang, *monday)) } }
                        }
                    } }
                    tbody {
                        @for (at, account) in rows.iter().enumerate() {
                            tr {
                                th scope="row" { (name(view, *account)) }
                                @for monday in &mondays { (cell(view, measure, &pieces, *account, *monday, at == 0)) }
                            }
                        }
                    }
                    tfoot { tr {
                        th scope="row" {
                            (view.t("calendar-hours-column"))
                            @if let Some(each) = hours.iter().filter_map(|(_, promised)| *promised).max().filter(|each| *each > Amount::ZERO) {
                                small { (view.tw("calendar-hours-promised", &[("hours", picking::hours(view, each).into())])) }
                            }
                        }
                        @for (planned, promised) in &hours { td { (column(view, &hours, *planned, *promised)) } }
                    } }
                }
            }
        }
    }
}

/// The weeks that are shown: from this one on, or from the first that has something where the next ones have nothing.
fn mondays(view: &View, measure: MeasureId, pieces: &[Piece]) -> Vec<Date> {
    let this = monday_of(view.today);
    let ahead = pieces.iter().map(|(_, on, _)| monday_of(*on)).find(|monday| *monday >= this);
    let starts = view.plan.portfolio.get(&measure).and_then(|choice| choice.starts_on).or(view.plan.begins_on);
    let begins = starts.map(monday_of).filter(|monday| *monday > this);
    let near = this.checked_add((WEEKS - 1).weeks()).unwrap_or(this);
    let first = match (ahead, begins) {
        (Some(ahead), _) if ahead <= near => this,
        (Some(ahead), _) => ahead,
        (None, Some(begins)) => begins,
        (None, None) => this,
    };
    (0..WEEKS).filter_map(|week| first.checked_add(week.weeks()).ok()).collect()
}

/// The accounts the measure uses, those that its content is in besides, and none where something is nowhere yet.
fn rows(view: &View, measure: MeasureId, pieces: &[Piece]) -> Vec<Option<AccountId>> {
    let own = view.plan.measures.get(measure).into_iter().flat_map(|row| row.accounts.iter().copied());
    let mut rows: Vec<Option<AccountId>> = own.filter(|id| view.plan.accounts.get(*id).is_some()).map(Some).collect();
    for (_, _, entry) in pieces {
        let account = there(view, entry.account);
        if !rows.contains(&account) {
            rows.push(account);
        }
    }
    rows.sort_by_key(Option::is_none);
    if rows.is_empty() { vec![None] } else { rows }
}

fn there(view: &View, account: Option<AccountId>) -> Option<AccountId> {
    account.filter(|id| view.plan.accounts.get(*id).is_some())
}

fn name(view: &View, account: Option<AccountId>) -> String {
    let row = account.and_then(|id| view.plan.accounts.get(id));
    row.map_or_else(|| view.t("tactic-no-account"), |row| row.name.as_str().to_owned())
}

fn cell(
    view: &View,
    measure: MeasureId,
    all: &[Piece],
    account: Option<AccountId>,
    monday: Date,
    first: bool,
) -> Markup {
    let in_week: Vec<&Piece> = all.iter().filter(|(_, on, _)| monday_of(*on) == monday).collect();
    let here: Vec<&&Piece> = in_week.iter().filter(|(_, _, entry)| there(view, entry.account) == account).collect();
    html! {
        td {
            @for (id, on, entry) in here {
                a.piece href={ "#" (id) } {
                    span class={ "ring " (entry.state.map_or("none", ContentState::word)) } aria-hidden="true" {}
                    span {
                        @if let Some(state) = entry.state { span.sr { (view.t(&format!("content-state-{}", state.word()))) ": " } }
                        (picking::short(entry.what.as_str()))
                    }
                    small { (words::day_short(view.viewer.lang, *on)) @if let Some(owner) = entry.owner { " · " (picking::person(view, owner)) } }
                }
            }
            @if first && in_week.is_empty() && view.edits() { a.small href={ "#new-entry-" (measure) "-what" } { (view.t("calendar-add-short")) } }
        }
    }
}

/// A week's hours as a column with a line where the promise is, and a word where they don't agree.
fn column(view: &View, all: &[(Amount, Option<Amount>)], planned: Amount, promised: Option<Amount>) -> Markup {
    let most =
        all.iter().map(|(planned, promised)| planned.max(&promised.unwrap_or_default()).as_f64()).fold(1.0, f64::max);
    let high = |hours: Amount| hours.as_f64().max(0.0) / most * (HEIGHT - 4.0);
    let line = promised.map(|hours| HEIGHT - high(hours));
    let top = HEIGHT - high(planned);
    let within = line.map_or(top, |line| top.max(line));
    let said = promised.map(|promised| said(view, planned, promised));
    html! {
        svg.column viewBox=(format!("0 0 100 {HEIGHT}")) preserveAspectRatio="none" aria-hidden="true" {
            rect.in x="0" y=(format!("{within:.1}")) width="100" height=(format!("{:.1}", HEIGHT - within)) {}
            rect.above x="0" y=(format!("{top:.1}")) width="100" height=(format!("{:.1}", within - top)) {}
            @if let Some(line) = line.filter(|line| *line < HEIGHT) { path.promised d=(format!("M0 {line:.1}H100")) {} }
        }
        b.num { (view.tw("hours-short", &[("hours", picking::hours(view, planned).into())])) }
        @if let Some(said) = said { small { (said) } }
    }
}

/// How a week's content stands to what was promised for it; nothing where nothing was.
fn said(view: &View, planned: Amount, promised: Amount) -> String {
    let hours = |hours: Amount| [("hours", picking::hours(view, hours).into())];
    if planned == promised {
        if planned == Amount::ZERO { String::new() } else { view.t("calendar-hours-match") }
    } else if planned > promised {
        view.tw("calendar-hours-over", &hours(planned - promised))
    } else {
        view.tw("calendar-hours-free", &hours(promised - planned))
    }
}

/// What the hours of a week say, in a line, for the weeks below each other.
pub fn in_a_line(view: &View, measure: MeasureId, monday: Date) -> String {
    let (planned, promised) = measure_week(&view.plan, measure, monday);
    let Some(promised) = promised.filter(|promised| *promised > Amount::ZERO) else {
        return if planned > Amount::ZERO {
            view.tw("hours-short", &[("hours", picking::hours(view, planned).into())])
        } else {
            String::new()
        };
    };
    let of = [("planned", picking::hours(view, planned).into()), ("promised", picking::hours(view, promised).into())];
    format!("{} · {}", view.tw("calendar-hours-of", &of), said(view, planned, promised))
}

fn legend(view: &View) -> Markup {
    html! {
        span.push.small.quiet.signs {
            @for state in ContentState::ALL { span { span class={ "ring " (state.word()) } aria-hidden="true" {} " " (view.t(&format!("content-state-{}", state.word()))) } }
            span { i.promise-line aria-hidden="true" {} " " (view.t("tactic-promised-line")) }
        }
    }
}
