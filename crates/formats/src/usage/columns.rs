//! What the columns of a survey are: which asks about a channel, which parts people into groups, which answers mean yes
//! and which are none. The codebook is believed first; without one, names are.

use super::codebook::Said;
use super::survey::{CHOICES_MOST, Survey};
use super::values::{channel_key, is_channel, plain};
use std::collections::{BTreeMap, BTreeSet};

/// Where numbers such as ages are cut: each band begins here and ends before the next.
const BANDS_FROM: &[u32] = &[0, 18, 30, 45, 60];
/// The highest number that can be an age.
const AGE_MOST: u32 = 120;
/// What stands where nobody has answered, or refused to.
const NO_ANSWER: &[&str] = &["", "98", "99", "na", "-", "–"];
/// The same in questions with a few answers, where the last figures are kept for it.
const NO_ANSWER_OF_FEW: &[&str] = &["8", "9"];
/// A column with this answer goes on to eight and nine: there they are answers like the others.
const BEFORE_EIGHT: &str = "7";
/// Words with which codebooks and exports say that nobody has answered.
const NO_ANSWER_WORDS: &[&str] = &[
    "don't know",
    "don’t know",
    "dont know",
    "refused",
    "no answer",
    "not asked",
    "missing",
    "prefer not",
    "vet ikke",
    "veit ikkje",
    "ubesvart",
    "ikke svart",
    "ikkje svart",
    "ønsker ikke",
    "vil ikke svare",
    "ikke besvart",
];
/// Words that answers begin with which mean yes.
const YES: &[&str] = &[
    "yes",
    "ja",
    "true",
    "x",
    "daily",
    "weekly",
    "every day",
    "several times a day",
    "several times a week",
    "about once a day",
    "almost every day",
    "almost daily",
    "daglig",
    "dagleg",
    "ukentlig",
    "vekentleg",
    "hver dag",
    "kvar dag",
    "hver uke",
    "kvar veke",
    "flere ganger om dagen",
    "flere ganger daglig",
    "flere ganger i uka",
    "flere ganger i uken",
    "fleire gonger om dagen",
    "fleire gonger i veka",
    "nesten hver dag",
    "nesten kvar dag",
    "nesten daglig",
];
/// Answers that say nothing without their question.
const BARE: &[&str] = &["yes", "no", "ja", "nei", "true", "false"];
/// What columns are called that part people, those that are asked for most first.
const PARTING: &[&str] = &[
    "age",
    "alder",
    "aldersgruppe",
    "agegroup",
    "sex",
    "gender",
    "kjønn",
    "kjonn",
    "educ",
    "utdanning",
    "income",
    "inntekt",
    "region",
    "fylke",
    "landsdel",
    "kommune",
    "party",
    "parti",
    "par",
    "parent",
    "marital",
    "sivilstand",
    "group",
    "gruppe",
    "segment",
    "language",
    "språk",
];
/// Words of a sentence beyond which only unmistakable names of channels are looked for.
const WORDS_OF_NAME: usize = 6;
/// Names of channels that are words as well.
const WORDS_AS_WELL: &[&str] = &["x", "blog", "forum", "signal", "threads", "discord", "newsletter", "podcast"];

/// One column and the answers in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// What the file calls it.
    pub name: String,
    /// What the codebook says of it.
    pub said: Said,
    /// Its different answers with how often each was given; empty where it holds numbers.
    pub answers: BTreeMap<String, usize>,
    /// Whether others of the same question ask about channels: then so does this one, whatever it is called.
    pub(super) is_beside_channels: bool,
}

impl Column {
    /// What it is about: the codebook's words, or else its name.
    #[must_use]
    pub fn title(&self) -> &str {
        if self.said.label.is_empty() { &self.name } else { &self.said.label }
    }

    /// What an answer means, where the codebook says.
    #[must_use]
    pub fn meaning(&self, answer: &str) -> Option<&str> {
        self.said.answers.get(answer).map(String::as_str)
    }

    /// The channel it asks about, by the name the file or its codebook has for it.
    #[must_use]
    pub fn channel(&self) -> Option<String> {
        // Where all say the same, only a codebook can tell that they could have said something else.
        let could_say = self.answers.len().max(self.said.answers.len());
        if could_say < 2 || self.answers.keys().all(|answer| self.is_missing(answer, false)) {
            return None;
        }
        let named = [&self.said.label, &self.name].into_iter().find_map(|text| channel_in(text));
        named.or_else(|| self.is_beside_channels.then(|| self.said.label.clone()))
    }

    /// Whether it holds ages.
    #[must_use]
    pub fn is_age(&self) -> bool {
        self.answers.is_empty() && words(self).any(|word| matches!(word.as_str(), "age" | "alder"))
    }

    /// Whether an answer is none: missing, not known, refused. Codes such as 8 and 9 can be groups of a column that goes so far.
    pub(super) fn is_missing(&self, answer: &str, is_group: bool) -> bool {
        if let Some(meaning) = self.meaning(answer) {
            let meaning = plain(meaning);
            return NO_ANSWER_WORDS.iter().any(|word| meaning.contains(word));
        }
        let of_few = !(self.answers.is_empty() || is_group && self.answers.contains_key(BEFORE_EIGHT));
        let written = plain(answer);
        NO_ANSWER.contains(&written.as_str())
            || of_few && NO_ANSWER_OF_FEW.contains(&written.as_str())
            || NO_ANSWER_WORDS.iter().any(|word| written.starts_with(word))
    }

    /// What those are called who gave an answer.
    pub(super) fn group_name(&self, answer: &str) -> String {
        let said = self.meaning(answer).unwrap_or(answer);
        let is_code = self.meaning(answer).is_none() && answer.bytes().all(|byte| byte.is_ascii_digit());
        if is_code {
            format!("{} {answer}", self.title())
        } else if BARE.contains(&plain(said).as_str()) {
            format!("{}: {said}", self.title())
        } else {
            said.to_owned()
        }
    }

    /// What was asked, with the answers that are counted.
    pub(super) fn question(&self, yes: &[String]) -> String {
        let asked = match (self.said.question.as_str(), self.said.label.as_str()) {
            ("", _) if self.name.contains(' ') => self.name.clone(),
            ("", _) => return String::new(),
            (question, label) if question == label || label.is_empty() => question.to_owned(),
            (question, label) => format!("{question} {label}"),
        };
        let counted: Vec<&str> = yes.iter().filter_map(|answer| self.meaning(answer)).collect();
        if counted.is_empty() { asked } else { format!("{asked}: {}", counted.join(" / ")) }
    }

    /// How early it comes among the columns people are parted by.
    fn parting(&self) -> Option<usize> {
        let own = plain(&self.name);
        let own = own.trim_end_matches(|letter: char| letter.is_ascii_digit());
        let found = PARTING.iter().position(|word| own == *word);
        found.or_else(|| words(self).find_map(|word| PARTING.iter().position(|parting| *parting == word)))
    }
}

impl Survey {
    /// Columns that can part people: those that are asked for often, or that the codebook knows, before the others. The
    /// second list holds the rest.
    #[must_use]
    pub fn groupings(&self) -> (Vec<usize>, Vec<usize>) {
        let can = |column: &Column| {
            column.is_age() || (2..=CHOICES_MOST).contains(&column.answers.len()) && column.channel().is_none()
        };
        let candidates = self.columns.iter().enumerate().filter(|(at, column)| can(column) && Some(*at) != self.weight);
        let (mut often, mut rest): (Vec<(usize, usize)>, Vec<usize>) = (Vec::new(), Vec::new());
        for (at, column) in candidates {
            let place = column.parting().or((!column.said.answers.is_empty()).then_some(PARTING.len()));
            match place {
                Some(place) => often.push((place, at)),
                None => rest.push(at),
            }
        }
        often.sort_unstable();
        (often.into_iter().map(|(_, at)| at).collect(), rest)
    }

    /// Columns that can ask about a channel: those that are recognised, and the others with a few answers.
    #[must_use]
    pub fn questions(&self) -> (Vec<usize>, Vec<usize>) {
        let can = |column: &Column| column.channel().is_some() || (2..=CHOICES_MOST).contains(&column.answers.len());
        let asking = self.columns.iter().enumerate().filter(|(at, column)| can(column) && Some(*at) != self.weight);
        let (known, rest): (Vec<_>, Vec<_>) = asking.partition(|(_, column)| column.channel().is_some());
        let places = |columns: Vec<(usize, &Column)>| columns.into_iter().map(|(at, _)| at).collect();
        (places(known), places(rest))
    }

    /// The answers to some questions that are not missing: what each means, where that is known, and how often it was given.
    #[must_use]
    pub fn answers_to(&self, questions: &[usize]) -> Vec<(String, Option<String>, usize)> {
        let mut all: BTreeMap<(u32, &str), (Option<&str>, usize)> = BTreeMap::new();
        for column in questions.iter().filter_map(|at| self.columns.get(*at)) {
            for (answer, count) in column.answers.iter().filter(|(answer, _)| !column.is_missing(answer, false)) {
                let entry = all.entry((code_order(answer), answer)).or_default();
                entry.0 = entry.0.or(column.meaning(answer));
                entry.1 += count;
            }
        }
        all.into_iter()
            .map(|((_, answer), (meaning, count))| (answer.to_owned(), meaning.map(str::to_owned), count))
            .collect()
    }

    /// The answers to some questions that mean yes, as far as one can tell.
    #[must_use]
    pub fn usual_yes(&self, questions: &[usize]) -> Vec<String> {
        let answers = self.answers_to(questions);
        let begins = |text: &str| {
            YES.iter().any(|yes| {
                plain(text).split([',', ' ']).next() == Some(yes) || plain(text).starts_with(&format!("{yes} "))
            })
        };
        let means_yes =
            |(answer, meaning, _): &&(String, Option<String>, usize)| begins(meaning.as_ref().unwrap_or(answer));
        let yes: Vec<String> = answers.iter().filter(means_yes).map(|(answer, _, _)| answer.clone()).collect();
        let one = || answers.iter().filter(|(answer, meaning, _)| answer == "1" && meaning.is_none());
        if yes.is_empty() { one().map(|(answer, _, _)| answer.clone()).collect() } else { yes }
    }
}

/// The one channel that a name or a sentence speaks of.
fn channel_in(text: &str) -> Option<String> {
    if is_channel(text) {
        return Some(text.to_owned());
    }
    let parts: Vec<&str> =
        text.split(|letter: char| !letter.is_alphanumeric()).filter(|part| !part.is_empty()).collect();
    let is_long = parts.len() > WORDS_OF_NAME;
    let named = |part: &&&str| {
        let part = part.trim_end_matches(|letter: char| letter.is_ascii_digit());
        is_channel(part) && part != "x" && part != "X" && !(is_long && WORDS_AS_WELL.contains(&plain(part).as_str()))
    };
    let found: Vec<&str> = parts.iter().filter(named).copied().collect();
    let different: BTreeSet<String> =
        found.iter().map(|name| channel_key(name).map_or_else(|| plain(name), |key| key.word().to_owned())).collect();
    found.first().filter(|_| different.len() == 1).map(|name| (*name).to_owned())
}

/// The words of a column's name and of what it is about.
fn words(column: &Column) -> impl Iterator<Item = String> {
    let text = plain(&format!("{} {}", column.name, column.said.label));
    let words: Vec<String> = text.split(|letter: char| !letter.is_alphanumeric()).map(str::to_owned).collect();
    words.into_iter()
}

/// A number to sort answers by: codes by their number, words after them.
pub(super) fn code_order(answer: &str) -> u32 {
    answer.parse().unwrap_or(u32::MAX)
}

/// The band an age belongs to, with a number to sort it by.
pub(super) fn bands(answer: &str) -> Option<(u32, String)> {
    let years: u32 = answer.parse().ok().filter(|years| *years <= AGE_MOST)?;
    let from = *BANDS_FROM.iter().rfind(|from| **from <= years)?;
    let next = BANDS_FROM.iter().find(|next| **next > from);
    Some((from, next.map_or_else(|| format!("{from}+"), |next| format!("{from}–{}", next - 1))))
}
