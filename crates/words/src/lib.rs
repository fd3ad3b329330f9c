//! Every sentence a person reads, in bokmål and English. The texts are in `locales/{nb,en}/*.ftl`, one file
//! per concern; this crate finds them and puts names, numbers and days into them.
//!
//! Pure: no clock, no I/O (the texts are compiled in). Here belongs how a language writes a number, a day or
//! a span of time; markup does not.
//!
//! Keys of words that stand for values of the plan: the type's name and the value's word, such as
//! `usage-a-lot`, `priority-first`, `hours-then-stop`, `content-state-ready`. Three are shorter than their
//! types: `channel-…` for a channel key, `worth-…` for worth it or not, `role-…` for both a statement's and a
//! member's role.

mod bundle;
#[cfg(test)]
mod checks;
mod days;
mod numbers;
pub mod playbooks;
mod sentence;

pub use days::{ago, day, day_short, quarter, week};
pub use numbers::{hours, number};
pub use sentence::{sentence, why};

use jiff::civil::Date;
use plan::Amount;

/// A language of the product. The plan's own texts stay in theirs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Lang {
    /// Norwegian bokmål.
    #[default]
    Nb,
    /// English.
    En,
}

impl Lang {
    /// Every language, in the order people choose from.
    pub const ALL: &'static [Self] = &[Self::Nb, Self::En];

    /// Its code in HTML, addresses and cookies (BCP 47).
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Nb => "nb",
            Self::En => "en",
        }
    }

    /// The language with this code, as [`Lang::code`] writes it.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|lang| lang.code() == code)
    }

    /// The language a browser asks for (RFC 9110, 12.5.4): the most wanted of ours, bokmål where none is.
    /// Whoever reads nynorsk or just "Norwegian" gets bokmål.
    #[must_use]
    pub fn from_accept_language(header: &str) -> Self {
        let mut best = (0.0, Self::default());
        for range in header.split(',') {
            let mut parts = range.split(';').map(str::trim);
            let tag = parts.next().unwrap_or_default().to_ascii_lowercase();
            let quality = parts.find_map(|part| part.strip_prefix("q=")?.parse::<f32>().ok()).unwrap_or(1.0);
            let lang = match tag.split('-').next() {
                Some("nb" | "nn" | "no") => Self::Nb,
                Some("en") => Self::En,
                _ => continue,
            };
            // Only something more wanted replaces what came first.
            if quality > best.0 {
                best = (quality, lang);
            }
        }
        best.1
    }
}

/// Something to put into a text.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// As it is.
    Text(String),
    /// Written the way the language does, and chosen by in plurals. Years are no numbers: give them as text.
    Number(f64),
    /// Written out: "12. juni 2025".
    Day(Date),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Value {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<Date> for Value {
    fn from(day: Date) -> Self {
        Self::Day(day)
    }
}

impl From<Amount> for Value {
    fn from(amount: Amount) -> Self {
        Self::Number(amount.as_f64())
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

macro_rules! numbers {
    ($($ty:ty),*) => { $(impl From<$ty> for Value {
        fn from(number: $ty) -> Self {
            #[allow(clippy::cast_precision_loss, clippy::cast_lossless, reason = "texts hold no numbers that large")]
            Self::Number(number as f64)
        }
    })* };
}
numbers!(u8, u16, u32, u64, usize, i32, i64);

/// The text with this key; the key itself where there is none. `key.attribute` finds an attribute.
#[must_use]
pub fn text(lang: Lang, key: &str) -> String {
    bundle::format(lang, key, &[])
}

/// The same with values put into it, by name.
#[must_use]
pub fn with(lang: Lang, key: &str, args: &[(&str, Value)]) -> String {
    bundle::format(lang, key, args)
}

/// An attribute of a text, such as the `why` of a finding; `key.attribute` where there is none.
#[must_use]
pub fn attr(lang: Lang, key: &str, attribute: &str, args: &[(&str, Value)]) -> String {
    bundle::format(lang, &format!("{key}.{attribute}"), args)
}

/// Whether there is a text with this key (or `key.attribute`).
#[must_use]
pub fn has(lang: Lang, key: &str) -> bool {
    bundle::has(lang, key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_get_the_language_they_ask_for_and_bokmal_otherwise() {
        let check = |header, lang| assert_eq!(Lang::from_accept_language(header), lang, "{header}");
        check("", Lang::Nb);
        check("nb-NO,nb;q=0.9,no;q=0.8,nn;q=0.7,en-US;q=0.6,en;q=0.5", Lang::Nb);
        check("nn", Lang::Nb);
        check("en-GB,en;q=0.9", Lang::En);
        check("de-DE,de;q=0.9,en;q=0.8,nb;q=0.7", Lang::En);
        check("de, fr", Lang::Nb);
        check("en;q=0, nb;q=0.1", Lang::Nb);
        check("en;q=rubbish;;,,", Lang::En);
    }

    #[test]
    fn a_language_is_known_by_its_code() {
        for lang in Lang::ALL {
            assert_eq!(Lang::from_code(lang.code()), Some(*lang));
        }
        assert_eq!(Lang::from_code("de"), None);
    }

    #[test]
    fn numbers_in_texts_choose_plurals_and_are_written_as_the_language_does() {
        let ideas = |lang, count: i64| with(lang, "count-ideas", &[("count", count.into())]);
        assert_eq!(ideas(Lang::Nb, 1), "1 idé");
        assert_eq!(ideas(Lang::Nb, 2_400), "2\u{a0}400 ideer");
        assert_eq!(ideas(Lang::En, 2_400), "2,400 ideas");
        let hours = with(Lang::Nb, "count-hours", &[("count", Amount::thousandths(1_500).into())]);
        assert_eq!(hours, "1,5 timer");
    }
}
