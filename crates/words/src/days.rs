//! How a language writes days, weeks and how long ago something was. No clock: the caller says when now is.

use crate::{Lang, text, with};
use jiff::civil::Date;

/// Seconds in a minute.
const MINUTE: i64 = 60;
/// Seconds in an hour.
const HOUR: i64 = 60 * MINUTE;
/// Seconds in a day.
const DAY: i64 = 24 * HOUR;
/// Seconds in a week.
const WEEK: i64 = 7 * DAY;
/// Seconds in a month, roughly.
const MONTH: i64 = 30 * DAY;
/// Seconds in a year, roughly.
const YEAR: i64 = 365 * DAY;

/// "12. juni 2025", "12 June 2025".
#[must_use]
pub fn day(lang: Lang, day: Date) -> String {
    let month = text(lang, &format!("month-{}", day.month()));
    let year = day.year().to_string();
    with(lang, "day-long", &[("day", i64::from(day.day()).into()), ("month", month.into()), ("year", year.into())])
}

/// Without the year: "12. juni", "12 June".
#[must_use]
pub fn day_short(lang: Lang, day: Date) -> String {
    let month = text(lang, &format!("month-{}", day.month()));
    with(lang, "day-short", &[("day", i64::from(day.day()).into()), ("month", month.into())])
}

/// The week of a day (ISO 8601): "uke 14", "week 14".
#[must_use]
pub fn week(lang: Lang, day: Date) -> String {
    with(lang, "week-number", &[("week", i64::from(day.iso_week_date().week()).into())])
}

/// How long ago something was, in the largest unit that fits: "for 8 minutter siden".
#[must_use]
pub fn ago(lang: Lang, seconds: i64) -> String {
    let (key, unit) = match seconds {
        ..MINUTE => return text(lang, "ago-now"),
        MINUTE..HOUR => ("ago-minutes", MINUTE),
        HOUR..DAY => ("ago-hours", HOUR),
        DAY..WEEK => ("ago-days", DAY),
        WEEK..MONTH => ("ago-weeks", WEEK),
        MONTH..YEAR => ("ago-months", MONTH),
        YEAR.. => ("ago-years", YEAR),
    };
    with(lang, key, &[("count", (seconds / unit).into())])
}

/// Which of the four a spelt-out word means, in either language.
fn ordinal(word: &str) -> Option<i8> {
    let all = Lang::ALL.iter().map(|lang| text(*lang, "quarter-ordinals"));
    let place = |list: String| list.split(' ').position(|one| one == word);
    all.into_iter().find_map(place).and_then(|place| i8::try_from(place + 1).ok())
}

/// The quarter a phrase speaks of, with its year where it says one: "2. kvartal 2027", "Q2", "quarter 2".
#[must_use]
pub fn quarter(phrase: &str) -> Option<(Option<i16>, i8)> {
    let lower = phrase.to_lowercase();
    let words: Vec<&str> =
        lower.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_quarter = |word: &&str| ["q", "kv", "kvartal", "quarter"].contains(word);
    let number = |word: &str| word.parse::<i8>().ok().filter(|number| (1..=4).contains(number));
    let glued = |word: &&str| {
        word.strip_prefix(['q', 'k']).and_then(number).or_else(|| word.strip_suffix(['q', 'k']).and_then(number))
    };
    let beside = || words.iter().any(is_quarter).then(|| words.iter().find_map(|word| number(word))).flatten();
    let spelt = || words.iter().any(is_quarter).then(|| words.iter().find_map(|word| ordinal(word))).flatten();
    let which = words.iter().find_map(glued).or_else(beside).or_else(spelt)?;
    let year = words.iter().filter(|word| word.len() == 4).find_map(|word| word.parse().ok());
    Some((year, which))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_are_written_out() {
        let june = date(2025, 6, 12);
        assert_eq!(day(Lang::Nb, june), "12. juni 2025");
        assert_eq!(day(Lang::En, june), "12 June 2025");
        assert_eq!(day_short(Lang::Nb, june), "12. juni");
        assert_eq!(day_short(Lang::En, june), "12 June");
    }

    #[test]
    fn a_week_belongs_to_its_thursday() {
        assert_eq!(week(Lang::Nb, date(2027, 1, 1)), "uke 53");
        assert_eq!(week(Lang::En, date(2027, 4, 5)), "week 14");
    }

    #[test]
    fn ago_uses_the_largest_unit_that_fits() {
        let check = |seconds, nb: &str, en: &str| {
            assert_eq!((ago(Lang::Nb, seconds).as_str(), ago(Lang::En, seconds).as_str()), (nb, en));
        };
        check(-5, "nå nettopp", "just now");
        check(59, "nå nettopp", "just now");
        check(60, "for ett minutt siden", "a minute ago");
        check(8 * 60, "for 8 minutter siden", "8 minutes ago");
        check(3_600, "for en time siden", "an hour ago");
        check(26 * 3_600, "i går", "yesterday");
        check(3 * 86_400, "for 3 dager siden", "3 days ago");
        check(8 * 86_400, "for en uke siden", "a week ago");
        check(400 * 86_400, "for et år siden", "a year ago");
    }

    #[test]
    fn a_quarter_is_known_however_it_is_written() {
        let year = Some(2027);
        let read = [
            "2. kvartal 2027",
            "Q2 2027",
            "2027 Q2",
            "2Q",
            "kvartal 3",
            "fjerde kvartal",
            "i april",
            "4 innlegg",
            "kvartal",
        ]
        .map(super::quarter);
        assert_eq!(
            read,
            [
                Some((year, 2)),
                Some((year, 2)),
                Some((year, 2)),
                Some((None, 2)),
                Some((None, 3)),
                Some((None, 4)),
                None,
                None,
                None
            ]
        );
    }
}
