//! How statements lead on to what they say. The words are data, in `lexicon/leads.txt`.

use std::sync::OnceLock;

/// What beginnings of statements lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lead {
    /// The name of an audience.
    Audience,
    /// A goal, after a number or a sign.
    Goal,
    /// Something about goals.
    Aside,
}

impl Lead {
    const ALL: [Self; 3] = [Self::Audience, Self::Goal, Self::Aside];

    const fn heading(self) -> &'static str {
        match self {
            Self::Audience => "[audience is]",
            Self::Goal => "[goal]",
            Self::Aside => "[aside]",
        }
    }
}

/// What follows such a beginning, without blanks in front; nothing where a text begins otherwise, or goes on in the middle
/// of a word.
///
/// ```
/// use formats::read::{Lead, after};
/// assert_eq!(after(Lead::Audience, "Målgruppa vår er foreldre"), Some("foreldre"));
/// assert_eq!(after(Lead::Goal, "Goals for next year"), None);
/// ```
pub fn after(lead: Lead, text: &str) -> Option<&str> {
    let of_lead = lines().iter().filter(|(of, _)| *of == lead);
    of_lead.filter_map(|(_, words)| rest(words, text)).next()
}

fn rest<'a>(words: &str, text: &'a str) -> Option<&'a str> {
    let begins = text.get(..words.len())?;
    let rest = text.get(words.len()..)?;
    (begins.to_lowercase() == words && !rest.starts_with(char::is_alphabetic)).then(|| rest.trim_start())
}

fn lines() -> &'static [(Lead, &'static str)] {
    static LINES: OnceLock<Vec<(Lead, &'static str)>> = OnceLock::new();
    LINES.get_or_init(|| {
        let mut part = None;
        let mut found = Vec::new();
        let text = include_str!("../../lexicon/leads.txt");
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            match Lead::ALL.into_iter().find(|lead| lead.heading() == line) {
                Some(lead) => part = Some(lead),
                None => found.extend(part.map(|part| (part, line))),
            }
        }
        found
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_of_the_list_has_its_words() {
        for lead in Lead::ALL {
            assert!(lines().iter().filter(|(of, _)| *of == lead).count() > 2, "{lead:?}");
        }
        assert!(lines().iter().all(|(_, words)| !words.starts_with('[') && words.to_lowercase() == *words));
    }

    #[test]
    fn a_beginning_is_found_whatever_its_capitals_and_never_half_a_word() {
        assert_eq!(after(Lead::Goal, "MÅL 2: Flere unge"), Some("2: Flere unge"));
        assert_eq!(after(Lead::Goal, "Målet er flere unge"), None);
        assert_eq!(after(Lead::Goal, "må"), None);
        assert_eq!(after(Lead::Aside, "Note: none of these"), Some("none of these"));
    }
}
