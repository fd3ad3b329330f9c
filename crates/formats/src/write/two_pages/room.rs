//! How much has room on two sheets of A4. Never a third page: claims give way first, then the refusals, then the type
//! gets smaller. Text is measured by counting letters.

use super::{Aim, Believed, POINT_MOST_CHARS, TwoPages, first_sentence};

/// What the first sheet shows of what there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// Claims of either kind.
    pub claims: usize,
    /// Channels with what was said no to.
    pub refusals: usize,
    /// Whether the type is small.
    pub tight: bool,
}

/// What is tried, from the roomiest on; the last is taken whatever comes of it.
const TRIED: &[Room] = &[
    Room { claims: 8, refusals: 12, tight: false },
    Room { claims: 6, refusals: 12, tight: false },
    Room { claims: 5, refusals: 12, tight: false },
    Room { claims: 4, refusals: 12, tight: false },
    Room { claims: 3, refusals: 12, tight: false },
    Room { claims: 3, refusals: 12, tight: true },
    Room { claims: 2, refusals: 6, tight: true },
    Room { claims: 1, refusals: 3, tight: true },
];

/// Height of a sheet without its margins and its last line, in em of its type (11 px, or 10 px when tight), and a little
/// more: the counting is on the careful side.
const SHEET_EM: f64 = 99.0;
/// How much more fits with the small type.
const TIGHT: f64 = 1.1;
/// Width of a sheet's table that stands alone, in em.
const WHOLE: f64 = 60.0;
/// Height of the second sheet's title, its tables' heads and the place for signatures.
const HEADS_AND_SIGNATURES: f64 = 23.0;
/// Width of what stands beside a heading, in em.
const WIDE: f64 = 50.5;
/// Width of one of two columns in it.
const HALF: f64 = 24.3;
/// An average letter's width, blanks at the ends of lines included.
const LETTER: f64 = 0.5;
/// A table's type, of the sheet's.
const SMALLER: f64 = 0.92;
/// Height of a line.
const LINE: f64 = 1.36;
/// What a row of a sheet takes beside its text: rule, air, the smaller heading.
const ROW: f64 = 1.6;
/// What a row of a table takes beside its text.
const TABLE_ROW: f64 = 0.55;

/// What of the first sheet has room.
#[must_use]
pub fn first(pages: &TwoPages) -> Room {
    let fits =
        |room: &&Room| height_of_first(pages, room.claims, room.refusals, width(room.tight)) <= sheet(room.tight);
    TRIED.iter().find(fits).or(TRIED.last()).copied().unwrap_or(Room { claims: 1, refusals: 1, tight: true })
}

/// What the second sheet shows of what there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Second {
    /// Things that changed lately.
    pub changed: usize,
    /// Whether the type is small.
    pub tight: bool,
}

/// What is tried on the second sheet. The measures are never cut.
const TRIED_ON_SECOND: &[Second] = &[
    Second { changed: 12, tight: false },
    Second { changed: 12, tight: true },
    Second { changed: 4, tight: true },
    Second { changed: 2, tight: true },
    Second { changed: 1, tight: true },
];

/// What of the second sheet has room.
#[must_use]
pub fn second(pages: &TwoPages) -> Second {
    let fits = |room: &&Second| {
        // With the small type people stand in two columns.
        let columns = if room.tight { 2 } else { 1 };
        height_of_second(pages, room.changed, width(room.tight), columns) <= sheet(room.tight)
    };
    TRIED_ON_SECOND.iter().find(fits).or(TRIED_ON_SECOND.last()).copied().unwrap_or(Second { changed: 1, tight: true })
}

fn sheet(tight: bool) -> f64 {
    SHEET_EM * width(tight)
}

/// How much more fits on a line with the small type.
fn width(tight: bool) -> f64 {
    if tight { TIGHT } else { 1.0 }
}

/// Height of a text set in a width.
fn text(text: &str, width: f64) -> f64 {
    let letters = text.chars().count() as f64;
    (letters * LETTER / width).ceil().max(1.0) * LINE
}

/// The same in a table, whose type is smaller.
fn cell(said: &str, width: f64) -> f64 {
    text(said, width / SMALLER) * SMALLER
}

/// Height of the first sheet's content in em, with so many claims of either kind and refusals, where `width` times as much as on a
/// page of ours fits on a line.
pub(super) fn height_of_first(pages: &TwoPages, claims: usize, refusals: usize, width: f64) -> f64 {
    let (wide, half) = (WIDE * width, HALF * width);
    let head = 3.0 + text(&pages.title, 27.0) * 2.2 + text(&pages.lead, 44.0) * 1.3;
    let why: f64 = pages
        .why
        .iter()
        .map(|point| {
            let shown = first_sentence(&point.text).chars().count().min(POINT_MOST_CHARS)
                + point.amended.as_ref().map_or(0, String::len);
            text(&"x".repeat(shown), half - 2.2) + 0.2
        })
        .sum();
    let audiences: f64 = pages
        .audiences
        .iter()
        .map(|row| {
            let aims = |aims: &[Aim]| {
                aims.iter()
                    .map(|aim| {
                        cell(&format!("{} {}", aim.sentence, aim.from_to.as_deref().unwrap_or("")), wide * 0.295)
                    })
                    .sum::<f64>()
            };
            let name = cell(&format!("{} {}", row.name, row.size.as_deref().unwrap_or("")), wide * 0.25);
            name.max(aims(&row.communication)).max(aims(&row.effect)).max(cell(&row.points.join(", "), wide * 0.11))
                + TABLE_ROW
        })
        .sum();
    let believed = |rows: &[Believed]| {
        3.0 + rows
            .iter()
            .take(claims)
            .map(|row| {
                text(&format!("{} {}", row.sentence, row.checked.as_deref().unwrap_or("")), half - 1.4)
                    + row.because.first().map_or(0.0, |because| text(because, half))
                    + 0.3
            })
            .sum::<f64>()
    };
    let refusals: f64 = pages
        .will_not
        .iter()
        .take(refusals)
        .map(|refusal| {
            let said: String =
                refusal.reasons.iter().map(|(audience, reason)| format!("{audience}: {reason} ")).collect();
            text(&format!("{} {said}", refusal.channel), half) + 0.3
        })
        .sum();
    let no_aims = pages.no_aims().map_or(0.0, |names| text(&names, wide));
    // Columns are seldom equally full.
    head + why / 2.0
        + LINE
        + audiences
        + 3.0
        + no_aims
        + believed(&pages.known).max(believed(&pages.assumed))
        + refusals / 2.0
        + LINE
        + 4.0 * ROW
}

/// The same for the second sheet, with so many changes and people in so many columns.
pub(super) fn height_of_second(pages: &TwoPages, changed: usize, width: f64, columns: usize) -> f64 {
    let (table, wide) = (WHOLE * width, WIDE * width);
    let measures: f64 = pages
        .measures
        .iter()
        .map(|row| {
            let cells = [
                (row.channels.join(", "), 0.13),
                (row.title.clone(), 0.13),
                (row.audiences.join(", "), 0.16),
                (row.purpose.clone(), 0.12),
                (row.period.clone(), 0.12),
            ];
            cells.iter().map(|(said, share)| cell(said, table * share)).fold(LINE, f64::max) + TABLE_ROW
        })
        .sum();
    let tests: f64 = pages
        .measures
        .iter()
        .map(|row| row.tests.iter().map(|test| cell(&test.text, wide * 0.3)).fold(LINE, f64::max) + TABLE_ROW)
        .sum();
    let people = pages.hours.people.len().div_ceil(columns.max(1));
    let hours = people as f64 * (LINE + 0.3) + text(&pages.hours.remarks.join(" "), wide);
    let changed: f64 = pages.changed.iter().take(changed).map(|one| text(&one.text, wide - 7.0) + 0.3).sum();
    let ends = HEADS_AND_SIGNATURES + 4.0 * ROW;
    measures + tests + hours + changed + ends
}

#[cfg(test)]
mod tests {
    use super::*;
    use plan::Plan;
    use words::Lang;

    fn pages(claims: usize, letters: usize) -> TwoPages {
        let mut pages =
            TwoPages::of(&Plan::default(), jiff::civil::date(2027, 3, 1), Lang::Nb, &|_| String::new(), None);
        let claim =
            Believed {
                sentence: "å".repeat(letters), because: vec!["kilde".into()], checked: None, didnt_hold: false
            };
        pages.known = vec![claim; claims];
        pages
    }

    #[test]
    fn a_small_plan_shows_all_its_claims_in_the_ordinary_type() {
        assert_eq!(first(&pages(5, 60)), Room { claims: 8, refusals: 12, tight: false });
    }

    #[test]
    fn claims_give_way_before_the_type_does() {
        let room = first(&pages(8, 400));
        assert!(room.claims < 8 && !room.tight, "{room:?}");
    }

    #[test]
    fn there_is_an_answer_however_much_there_is() {
        assert_eq!(first(&pages(8, 100_000)), Room { claims: 1, refusals: 3, tight: true });
    }
}
