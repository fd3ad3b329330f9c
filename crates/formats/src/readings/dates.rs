//! Dates as exports write them. What a cell says is kept as written until the whole table is seen: whether the day or
//! the month comes first, and which year is meant, is often said by another row.

use jiff::ToSpan;
use jiff::civil::Date;

/// A date as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Written {
    /// All of it.
    Whole(Date),
    /// Two numbers before a year, in the order written.
    Slashed(i16, i8, i8),
    /// Month and day.
    Yearless(i8, i8),
}

/// Longest text that is looked at for a date.
const LONGEST: usize = 40;
/// Years that a date may be of.
const YEARS: std::ops::RangeInclusive<i16> = 1990..=2200;

/// The month that a word means, in the languages met.
fn month(word: &str) -> Option<i8> {
    /// Beginnings of the months' names in English, Norwegian, Spanish, German and French.
    const MONTHS: [&[&str]; 12] = [
        &["jan", "ene"],
        &["feb", "fév"],
        &["mar", "mär", "mrz"],
        &["apr", "abr", "avr"],
        &["may", "mai"],
        &["jun", "juin"],
        &["jul", "juil"],
        &["aug", "ago", "aoû"],
        &["sep"],
        &["oct", "okt"],
        &["nov"],
        &["dec", "des", "dez", "dic", "déc"],
    ];
    let at = MONTHS.iter().position(|starts| starts.iter().any(|start| word.starts_with(start)))?;
    i8::try_from(at + 1).ok()
}

fn whole(year: i16, month: i8, day: i8) -> Option<Written> {
    let date = Date::new(year, month, day).ok()?;
    YEARS.contains(&year).then_some(Written::Whole(date))
}

/// The date that a cell holds; the time of day is not looked at, since exports shift it.
pub(super) fn written(cell: &str) -> Option<Written> {
    if cell.is_empty() || cell.len() > LONGEST {
        return None;
    }
    let number = |part: &str| part.parse::<i16>().ok().filter(|_| part.bytes().all(|byte| byte.is_ascii_digit()));
    let small = |part: &str| number(part).and_then(|number| i8::try_from(number).ok());
    if cell.len() == 8 && cell.bytes().all(|byte| byte.is_ascii_digit()) {
        return whole(number(cell.get(..4)?)?, small(cell.get(4..6)?)?, small(cell.get(6..)?)?);
    }
    // The day and the time of day are parted by a T or a blank.
    let day = cell.split(['T', ' ']).next().unwrap_or_default();
    for mark in ['-', '/', '.'] {
        let parts: Vec<&str> = day.split(mark).collect();
        let [first, second, third] = parts.as_slice() else { continue };
        let Some(last) = number(third) else { continue };
        if first.len() == 4 {
            return whole(number(first)?, small(second)?, small(third)?);
        }
        if third.len() == 4 {
            let (first, second) = (small(first)?, small(second)?);
            return match mark {
                '/' => Some(Written::Slashed(last, first, second)),
                _ => whole(last, second, first),
            };
        }
    }
    by_words(cell)
}

/// A date with its month in letters: one month, one day, perhaps a year, and nothing else but a weekday.
fn by_words(cell: &str) -> Option<Written> {
    let (mut year, mut in_year, mut day) = (None, None, None);
    let lower = cell.to_lowercase();
    for word in lower.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if let Ok(number) = word.parse::<i16>() {
            let place = if word.len() == 4 { &mut year } else { &mut day };
            if place.replace(number).is_some() {
                return None;
            }
        } else if let Some(month) = month(word).filter(|_| in_year.is_none()) {
            in_year = Some(month);
        } else if word != "de" && !is_weekday(word) {
            return None;
        }
    }
    let day = i8::try_from(day?).ok()?;
    match year {
        Some(year) => whole(year, in_year?, day),
        // A leap year has every day there is.
        None => Date::new(2024, in_year?, day).ok().map(|date| Written::Yearless(date.month(), date.day())),
    }
}

fn is_weekday(word: &str) -> bool {
    const STARTS: [&str; 14] =
        ["mon", "tue", "wed", "thu", "fri", "sat", "sun", "man", "tir", "ons", "tor", "fre", "lør", "søn"];
    STARTS.iter().any(|start| word.starts_with(start))
}

/// Whether the day is written first where slashes part a date: it is where a first number can't be a month.
pub(super) fn day_first(all: impl Iterator<Item = Written>) -> bool {
    all.into_iter().any(|one| matches!(one, Written::Slashed(_, first, _) if first > 12))
}

/// Goes round the year with dates that have none: from December to January a year ends, wherever the list runs.
#[derive(Default)]
pub(super) struct Laps {
    last: Option<i8>,
    lap: i16,
}

impl Laps {
    /// Which year this is, the first row's being 0.
    pub(super) fn of(&mut self, written: Written) -> i16 {
        /// So many months between neighbours are not a gap but the turn of the year.
        const TURN: i8 = 6;
        let Written::Yearless(month, _) = written else { return 0 };
        if let Some(last) = self.last.replace(month) {
            self.lap = self.lap.saturating_add(i16::from(last - month > TURN) - i16::from(month - last > TURN));
        }
        self.lap
    }
}

/// The latest year for which none of these days is after `bound`, or doesn't exist; each day has its lap.
pub(super) fn last_year(all: impl Iterator<Item = (i8, i8, i16)> + Clone, bound: Date) -> Option<i16> {
    /// So far back a year is looked for: a 29 February is at most eight away.
    const BACK: i16 = 8;
    let last_lap = all.clone().map(|(.., lap)| lap).max()?;
    let fits = |year: &i16| {
        all.clone().all(|(month, day, lap)| {
            Date::new(year.saturating_add(lap - last_lap), month, day).is_ok_and(|date| date <= bound)
        })
    };
    (0..=BACK).map(|back| bound.year() - back).find(fits).map(|year| year - last_lap)
}

/// Tomorrow in the earliest time zone may be today here.
pub(super) fn not_after(today: Date) -> Date {
    today.checked_add(1.day()).unwrap_or(today)
}
