//! How a language writes numbers. Words beside them ("hours") belong in the texts.

use crate::Lang;
use plan::Amount;

/// Thousandths in one.
const ONE: u64 = 1_000;
/// A no-break space: groups digits in bokmål.
const NBSP: char = '\u{a0}';

/// A number as one writes it: "2 400", "1,4" and "2,400", "1.4".
#[must_use]
pub fn number(lang: Lang, amount: Amount) -> String {
    let thousandths = amount.in_thousandths();
    let whole = grouped(lang, thousandths.unsigned_abs() / ONE);
    let rest = thousandths.unsigned_abs() % ONE;
    let mut written = if thousandths < 0 { format!("−{whole}") } else { whole };
    if rest > 0 {
        written.push(decimal_mark(lang));
        written.push_str(format!("{rest:03}").trim_end_matches('0'));
    }
    written
}

/// Hours, to the nearest tenth, with halves as people write them: "3½", "½", "15,4".
#[must_use]
pub fn hours(lang: Lang, hours: Amount) -> String {
    let tenth = i64::from(hours.in_thousandths() < 0) * -2 + 1;
    let rounded = hours.in_thousandths().saturating_add(50 * tenth) / 100 * 100;
    if rounded.unsigned_abs() % ONE != ONE / 2 {
        return number(lang, Amount::thousandths(rounded));
    }
    let sign = if rounded < 0 { "−" } else { "" };
    match rounded.unsigned_abs() / ONE {
        0 => format!("{sign}½"),
        whole => format!("{sign}{}½", grouped(lang, whole)),
    }
}

/// A number inside a text.
pub(crate) fn from_f64(lang: Lang, value: f64) -> String {
    Amount::from_f64(value).map_or_else(|| value.to_string(), |amount| number(lang, amount))
}

fn decimal_mark(lang: Lang) -> char {
    match lang {
        Lang::Nb => ',',
        Lang::En => '.',
    }
}

fn grouped(lang: Lang, whole: u64) -> String {
    let mark = match lang {
        Lang::Nb => NBSP,
        Lang::En => ',',
    };
    let digits = whole.to_string();
    let mut written = String::with_capacity(digits.len() * 2);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            written.push(mark);
        }
        written.push(digit);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_the_language_does() {
        let check = |thousandths: i64, nb: &str, en: &str| {
            let amount = Amount::thousandths(thousandths);
            assert_eq!((number(Lang::Nb, amount).as_str(), number(Lang::En, amount).as_str()), (nb, en));
        };
        check(0, "0", "0");
        check(1_400, "1,4", "1.4");
        check(-50, "−0,05", "−0.05");
        check(2_400_000, "2\u{a0}400", "2,400");
        check(1_234_567_125, "1\u{a0}234\u{a0}567,125", "1,234,567.125");
    }

    #[test]
    fn hours_are_rounded_to_tenths_and_halves_are_signs() {
        let check = |thousandths: i64, nb: &str, en: &str| {
            let amount = Amount::thousandths(thousandths);
            assert_eq!((hours(Lang::Nb, amount).as_str(), hours(Lang::En, amount).as_str()), (nb, en));
        };
        check(500, "½", "½");
        check(3_500, "3½", "3½");
        check(15_433, "15,4", "15.4");
        check(6_980, "7", "7");
        check(-1_500, "−1½", "−1½");
        check(-1_460, "−1½", "−1½");
    }
}
