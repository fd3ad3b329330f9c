//! What texts are compared by: terms – stems of words, or runs of letters – each with the texts that have it. Everything is
//! counted in whole numbers, so that every process comes to the same answer.

use super::{HEAVIER_ALONE_PERCENT, LIGHTER_ALONE_PERCENT};
use rust_stemmers::{Algorithm, Stemmer};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::OnceLock;

/// Words of one text that are looked at; an idea has far fewer.
const WORDS_MOST: usize = 120;
/// Letters of one word that are looked at.
const WORD_MOST_CHARS: usize = 40;
/// Letters in a run.
const RUN_CHARS: usize = 4;
/// Texts that are thought of as there from the start, so that a word isn't common because the first two ideas have it.
const THOUGHT_OF: usize = 60;
/// The weight of a term that only one text of many has.
pub(super) const RAREST: u64 = 4_000;

/// What is known of single words, as data: `lexicon/common.txt`.
struct Common {
    common: BTreeSet<&'static str>,
    not: BTreeSet<&'static str>,
    /// By stems.
    same: BTreeMap<String, String>,
}

/// The stem of a word: one language's after the other's. Which language a short text is in is often anybody's guess, and
/// endings of the one are seldom in the way of the other.
fn stem(word: &str) -> String {
    let (norwegian, english) = (Stemmer::create(Algorithm::Norwegian), Stemmer::create(Algorithm::English));
    english.stem(&norwegian.stem(word)).into_owned()
}

fn common() -> &'static Common {
    static COMMON: OnceLock<Common> = OnceLock::new();
    COMMON.get_or_init(|| {
        let mut read = Common { common: BTreeSet::new(), not: BTreeSet::new(), same: BTreeMap::new() };
        let mut part = "";
        for line in include_str!("../../lexicon/common.txt").lines().map(str::trim) {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            match (line.strip_prefix('['), part) {
                (Some(name), _) => part = name.trim_end_matches(']'),
                (None, "common") => read.common.extend(line.split_whitespace()),
                (None, "not") => read.not.extend(line.split_whitespace()),
                (None, _) => {
                    read.same.extend(line.split_once('=').map(|(one, other)| (stem(one.trim()), stem(other.trim()))))
                }
            }
        }
        read
    })
}

/// Terms and who has them. Terms are only looked up by name, never gone through, so that the order of the map is nobody's
/// business.
#[derive(Debug, Clone, Default)]
pub(super) struct Terms {
    ids: HashMap<Box<str>, u32>,
    places: Vec<Vec<u32>>,
}

impl Terms {
    fn id(&mut self, name: &str) -> u32 {
        if let Some(id) = self.ids.get(name) {
            return *id;
        }
        let id = u32::try_from(self.places.len()).unwrap_or(u32::MAX);
        self.ids.insert(name.into(), id);
        self.places.push(Vec::new());
        id
    }

    fn places(&self, term: u32) -> &[u32] {
        self.places.get(term as usize).map_or(&[], Vec::as_slice)
    }

    /// Notes that the text at a place has these terms.
    pub(super) fn hold(&mut self, terms: &[u32], place: usize) {
        let place = u32::try_from(place).unwrap_or(u32::MAX);
        for term in terms {
            if let Some(places) = self.places.get_mut(*term as usize) {
                places.push(place);
            }
        }
    }

    /// Forgets it.
    pub(super) fn drop(&mut self, terms: &[u32], place: usize) {
        for term in terms {
            if let Some(places) = self.places.get_mut(*term as usize)
                && let Some(at) = places.iter().position(|other| *other as usize == place)
            {
                places.swap_remove(at);
            }
        }
    }

    /// What a term weighs among so many texts: the more, the fewer have it.
    fn weight(&self, term: u32, texts: usize) -> u64 {
        let (all, have) = ((texts + THOUGHT_OF) as f64, self.places(term).len().max(1) as f64);
        // Rounded to whole numbers at once: sums are the same in whatever order they are made.
        ((all / have).ln() / all.ln() * RAREST as f64).round().max(0.0) as u64
    }

    /// Adds to each text's sum what it shares with these terms. What more than half of many texts have tells nobody apart.
    pub(super) fn share(&self, terms: &[u32], texts: usize, percent: u64, sums: &mut [u64]) {
        for term in terms {
            let places = self.places(*term);
            if places.len() * 2 > texts + THOUGHT_OF {
                continue;
            }
            let weight = self.weight(*term, texts) * percent;
            for place in places {
                if let Some(sum) = sums.get_mut(*place as usize) {
                    *sum += weight;
                }
            }
        }
    }

    /// What two texts share of these terms.
    pub(super) fn compare(&self, one: &[u32], other: &[u32], texts: usize) -> Shared {
        let weigh = |terms: &[u32]| terms.iter().map(|term| self.weight(*term, texts)).sum();
        let both = one.iter().filter(|term| other.binary_search(term).is_ok());
        Shared { both: both.map(|term| self.weight(*term, texts)).sum(), one: weigh(one), other: weigh(other) }
    }
}

/// What two texts weigh, and what they have in common.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shared {
    both: u64,
    one: u64,
    other: u64,
}

impl Shared {
    /// What both say, of that and a part of what only one says, in thousandths.
    pub(super) fn share(self) -> u64 {
        let (lighter, heavier) = (self.lighter() - self.both, self.one.max(self.other) - self.both);
        let alone = (lighter * LIGHTER_ALONE_PERCENT + heavier * HEAVIER_ALONE_PERCENT) / 100;
        (1_000 * self.both).checked_div(self.both + alone).unwrap_or_default()
    }

    /// The weight of the lighter of the two.
    pub(super) fn lighter(self) -> u64 {
        self.one.min(self.other)
    }
}

/// What a text says, as far as it is compared.
#[derive(Debug, Clone)]
pub(super) struct Said {
    pub(super) words: Vec<u32>,
    pub(super) runs: Vec<u32>,
    pub(super) says_no: bool,
}

impl Said {
    pub(super) fn of(text: &str, words: &mut Terms, runs: &mut Terms) -> Self {
        let known = common();
        let mut said = Self { words: Vec::new(), runs: Vec::new(), says_no: false };
        let mut before: Option<String> = None;
        for word in words_of(text) {
            said.says_no |= known.not.contains(word.as_str());
            if known.common.contains(word.as_str()) || known.not.contains(word.as_str()) {
                continue;
            }
            let stem = stem(&word);
            let stem = known.same.get(&stem).unwrap_or(&stem);
            said.words.push(words.id(stem));
            // Two words that follow each other again say more than the two of them anywhere.
            if let Some(before) = before.replace(stem.clone()) {
                said.words.push(words.id(&format!("{before} {stem}")));
            }
            let letters: Vec<char> = std::iter::once(' ').chain(stem.chars()).chain([' ']).collect();
            let windows = letters.windows(RUN_CHARS.min(letters.len()));
            said.runs.extend(windows.map(|run| runs.id(&run.iter().collect::<String>())));
        }
        for terms in [&mut said.words, &mut said.runs] {
            terms.sort_unstable();
            terms.dedup();
        }
        said
    }
}

/// The words of a text in small letters. What can't be seen is not there: a zero-width character parts no word.
fn words_of(text: &str) -> impl Iterator<Item = String> {
    let mut words = Vec::new();
    let mut word = String::new();
    for letter in text.chars().flat_map(char::to_lowercase).chain([' ']) {
        if letter.is_alphanumeric() {
            if word.len() < WORD_MOST_CHARS * 4 {
                word.push(letter);
            }
        } else if !is_within_words(letter) && !word.is_empty() {
            words.push(std::mem::take(&mut word));
            if words.len() == WORDS_MOST {
                break;
            }
        }
    }
    words.into_iter()
}

/// Apostrophes, marks that join words and marks that can't be seen.
fn is_within_words(letter: char) -> bool {
    matches!(letter, '\'' | '’' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{300}'..='\u{36f}')
}
