//! What a form sends, read with limits and without trust.

use crate::error::Problem;
use jiff::civil::Date;
use plan::{Amount, Text, TextEdit};
use std::collections::BTreeSet;
use std::str::FromStr;

/// Most bytes of a form without files.
pub const FORM_MOST_BYTES: usize = 512 * 1024;

/// The fields of a form, in the order they came.
#[derive(Debug, Clone, Default)]
pub struct Fields(pub Vec<(String, String)>);

impl Fields {
    /// A field's value, as it was written but for blanks around it; empty when it isn't there.
    pub fn text(&self, name: &str) -> &str {
        self.0.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.trim())
    }

    /// A field's value just as it was sent: a password may begin with a blank.
    pub fn as_sent(&self, name: &str) -> &str {
        self.0.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.as_str())
    }

    /// Whether the form has the field at all: a form sends only what it shows.
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(key, _)| key == name)
    }

    /// Whether a checkbox is ticked.
    pub fn ticked(&self, name: &str) -> bool {
        self.0.iter().any(|(key, value)| key == name && !value.is_empty())
    }

    /// A first wording, if something was written.
    pub fn new_text(&self, name: &str) -> Option<TextEdit> {
        let text = self.text(name);
        (!text.is_empty()).then(|| TextEdit::new(unix_lines(text)))
    }

    /// A new wording of `current`, if the form changed it: the field `name.from` says from which revision.
    pub fn edit(&self, name: &str, current: &Text) -> Option<TextEdit> {
        if !self.has(name) {
            return None;
        }
        let text = unix_lines(self.text(name));
        let from = self.text(&format!("{name}.from")).parse().unwrap_or_else(|_| current.revision());
        let settles = !current.also().is_empty() && from == current.revision();
        (text != current.as_str() || settles).then(|| TextEdit::since(from, text))
    }

    /// A value that has to make sense, if it is there.
    pub fn parsed<T: FromStr>(&self, name: &str) -> Result<Option<T>, Problem> {
        match self.text(name) {
            "" => Ok(None),
            text => text.parse().map(Some).map_err(|_| Problem::Bad("error-field")),
        }
    }

    /// An id that has to be there.
    pub fn id<T: FromStr>(&self, name: &str) -> Result<T, Problem> {
        self.parsed(name)?.ok_or(Problem::Bad("error-field"))
    }

    /// All values of a field that may be there several times, such as ticked boxes.
    pub fn all<T: FromStr + Ord>(&self, name: &str) -> Result<BTreeSet<T>, Problem> {
        let values = self.0.iter().filter(|(key, value)| key == name && !value.is_empty());
        values.map(|(_, value)| value.parse().map_err(|_| Problem::Bad("error-field"))).collect()
    }

    /// A number, with a comma or a point, with or without blanks in it.
    pub fn amount(&self, name: &str) -> Result<Option<Amount>, Problem> {
        let text: String = self.text(name).chars().filter(|letter| !letter.is_whitespace()).collect();
        if text.is_empty() {
            return Ok(None);
        }
        let number = text.replace(',', ".").parse().ok().and_then(Amount::from_f64);
        number.map(Some).ok_or(Problem::Bad("error-number"))
    }

    /// A number, or a range such as "3–5" or "3-5".
    pub fn range(&self, name: &str) -> Result<Option<(Amount, Option<Amount>)>, Problem> {
        let text: String = self.text(name).chars().filter(|letter| !letter.is_whitespace()).collect();
        let number = |text: &str| {
            text.replace(',', ".").parse().ok().and_then(Amount::from_f64).ok_or(Problem::Bad("error-number"))
        };
        // A sign in front is no range.
        let between = text.char_indices().skip(1).find(|(_, letter)| matches!(letter, '–' | '-' | '—'));
        match between {
            None if text.is_empty() => Ok(None),
            None => Ok(Some((number(&text)?, None))),
            Some((at, dash)) => {
                let most = text.get(at + dash.len_utf8()..).unwrap_or_default();
                Ok(Some((number(text.get(..at).unwrap_or_default())?, Some(number(most)?))))
            }
        }
    }

    /// A whole number.
    pub fn count(&self, name: &str) -> Result<Option<u32>, Problem> {
        let text: String = self.text(name).chars().filter(|letter| !letter.is_whitespace()).collect();
        if text.is_empty() { Ok(None) } else { text.parse().map(Some).map_err(|_| Problem::Bad("error-number")) }
    }

    /// A day, as `2026-11-23`.
    pub fn day(&self, name: &str) -> Result<Option<Date>, Problem> {
        match self.text(name) {
            "" => Ok(None),
            text => text.parse().map(Some).map_err(|_| Problem::Bad("error-day")),
        }
    }

    /// A word of a closed list; empty is nothing.
    pub fn word<T>(&self, name: &str, from_word: fn(&str) -> Option<T>) -> Result<Option<T>, Problem> {
        match self.text(name) {
            "" => Ok(None),
            text => from_word(text).map(Some).ok_or(Problem::Bad("error-field")),
        }
    }
}

/// Browsers send line ends the old way.
fn unix_lines(text: &str) -> String {
    text.replace("\r\n", "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_as_people_write_them_ranges_too() {
        let read = |text: &str| {
            let form = Fields(vec![("each".to_owned(), text.to_owned())]);
            form.range("each").map(|range| range.map(|(least, most)| (least.as_f64(), most.map(Amount::as_f64)))).ok()
        };
        assert_eq!(read("3,5"), Some(Some((3.5, None))));
        for text in ["3–5", "3-5", "3 — 5"] {
            assert_eq!(read(text), Some(Some((3.0, Some(5.0)))), "{text}");
        }
        assert_eq!(read(" "), Some(None));
        assert_eq!(read("-3"), Some(Some((-3.0, None))));
        for text in ["tre", "3-", "3–fem"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
