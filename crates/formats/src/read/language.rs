//! Telling bokmål, nynorsk and English apart by their small words.

use super::document::Language;

/// Words that are in one written language and not in the others, and words the two Norwegian ones share.
const BOKMAL: &[&str] = &[
    "ikke", "hva", "hvem", "hvor", "hvordan", "hvilke", "hvilken", "hvorfor", "noe", "noen", "fra", "være", "vært",
    "gjennom", "mer", "jeg", "en", "et", "også", "både", "måte", "sier", "gjør", "gi", "blir", "bruker", "dere",
    "deres", "hun", "mye", "ble", "kommer",
];
const NYNORSK: &[&str] = &[
    "ikkje", "kva", "kven", "kvar", "korleis", "kvifor", "kvifor", "noko", "nokon", "frå", "vere", "vera", "vore",
    "gjennom", "meir", "eg", "ein", "ei", "eit", "òg", "måten", "seier", "gjer", "gje", "blir", "brukar", "dykk",
    "dykkar", "ho", "mykje", "vart", "kjem", "dei", "desse", "skape", "saman", "berre", "mellom", "medan", "anna",
];
const NORWEGIAN: &[&str] = &[
    "og", "å", "som", "på", "av", "det", "er", "skal", "vi", "til", "med", "den", "har", "kan", "vår", "våre", "oss",
    "seg", "eller", "ved", "om", "ut", "etter", "når", "slik", "dette", "alle", "må", "bør", "blant",
];
const ENGLISH: &[&str] = &[
    "the", "of", "and", "to", "is", "are", "with", "our", "we", "that", "this", "it", "be", "by", "as", "from",
    "their", "they", "not", "which", "will", "should", "or", "have", "has", "who", "what", "how", "when", "an",
    "these", "you", "your", "us", "on", "in", "a",
];

/// How often the words of each kind stand in a text.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tally {
    bokmal: usize,
    nynorsk: usize,
    norwegian: usize,
    english: usize,
}

impl Tally {
    /// What one word counts for, in small letters.
    pub(super) fn of_word(word: &str) -> Self {
        Self {
            bokmal: usize::from(BOKMAL.contains(&word)),
            nynorsk: usize::from(NYNORSK.contains(&word)),
            norwegian: usize::from(NORWEGIAN.contains(&word)),
            english: usize::from(ENGLISH.contains(&word)),
        }
    }

    pub(super) fn add(&mut self, tallies: impl Iterator<Item = Self>) {
        for tally in tallies {
            self.bokmal += tally.bokmal;
            self.nynorsk += tally.nynorsk;
            self.norwegian += tally.norwegian;
            self.english += tally.english;
        }
    }

    /// The language with most small words; undetermined when there are none, or as many of both.
    pub(super) fn language(self) -> Language {
        let norwegian = self.norwegian + self.bokmal + self.nynorsk;
        match norwegian.cmp(&self.english) {
            std::cmp::Ordering::Less => Language::English,
            std::cmp::Ordering::Equal => Language::Undetermined,
            std::cmp::Ordering::Greater if self.nynorsk > self.bokmal => Language::Nynorsk,
            std::cmp::Ordering::Greater => Language::Bokmal,
        }
    }

    /// The language of one statement in a document: its own when that is plain to see, else the document's.
    pub(super) fn language_within(self, document: Language) -> Language {
        /// So many more small words make a language plain to see.
        const PLAIN_LEAD: usize = 4;
        let norwegian = self.norwegian + self.bokmal + self.nynorsk;
        if norwegian.abs_diff(self.english) >= PLAIN_LEAD { self.language() } else { document }
    }
}

/// The language a sentence about a document is written in.
pub(super) fn sentence_language(document: Language) -> Language {
    match document {
        Language::English => Language::English,
        Language::Bokmal | Language::Nynorsk | Language::Undetermined => Language::Bokmal,
    }
}
