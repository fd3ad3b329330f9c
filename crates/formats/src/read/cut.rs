//! Cutting texts into words, each with the forms it is compared by. Which words mean something is not known here: that
//! is the lexicon's.

use std::cell::OnceCell;
use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use rust_stemmers::{Algorithm, Stemmer};

use super::language::Tally;

/// The most different words whose stems are remembered.
const MAX_KNOWN_WORDS: usize = 50_000;

/// A text cut into words, each with its stems.
pub(super) struct Words<'t> {
    text: &'t str,
    pub(super) words: Vec<Word<'t>>,
    /// The sentences that are questions.
    pub(super) questions: BTreeSet<usize>,
}

/// One word of a text.
pub(super) struct Word<'t> {
    start: usize,
    /// Which sentence of the text it stands in, from 0.
    pub(super) sentence: usize,
    /// The word as it stands there.
    pub(super) raw: &'t str,
    pub(super) forms: Rc<Forms>,
}

/// What a word is compared by.
pub(super) struct Forms {
    pub(super) lower: String,
    norwegian: String,
    english: String,
    tally: Tally,
    /// Places in the lexicon of the phrases that may begin with the word; the lexicon fills them in when it meets the
    /// word for the first time.
    pub(super) begins: OnceCell<Vec<usize>>,
}

/// Cuts texts into words, and remembers the stems of words it has met: a document uses the same ones over and over.
pub(super) struct Cutter {
    stemmers: Stemmers,
    known: HashMap<String, Rc<Forms>>,
}

impl Forms {
    pub(super) fn stem(&self, tongue: Tongue) -> &str {
        match tongue {
            Tongue::Norwegian => &self.norwegian,
            Tongue::English => &self.english,
        }
    }
}

impl Cutter {
    pub(super) fn new() -> Self {
        Self { stemmers: Stemmers::new(), known: HashMap::new() }
    }

    /// Cuts a text into words at everything that is neither letter nor digit. The address of a page is no words: that a
    /// text links to `www.facebook.com` does not mean that it speaks of Facebook.
    pub(super) fn cut<'t>(&mut self, text: &'t str) -> Words<'t> {
        let mut words = Vec::new();
        let mut start = None;
        let mut sentence = 0;
        let mut has_ended = false;
        let mut questions = BTreeSet::new();
        let ends = text.char_indices().chain(std::iter::once((text.len(), ' ')));
        let mut address_end = 0;
        for (place, character) in ends {
            if start.is_none() && place >= address_end && character.is_alphanumeric() {
                address_end = place + address_bytes(&text[place..]);
            }
            if place < address_end {
                continue;
            }
            if character == '?' {
                questions.insert(sentence);
            }
            match (character.is_alphanumeric(), start) {
                (true, None) => {
                    // A small letter after a stop goes on: `f.eks. slik`.
                    sentence += usize::from(has_ended && !character.is_lowercase());
                    has_ended = false;
                    start = Some(place);
                }
                (false, Some(from)) => {
                    let raw = &text[from..place];
                    words.push(Word { start: from, sentence, raw, forms: self.forms(raw) });
                    has_ended = matches!(character, '.' | '!' | '?');
                    start = None;
                }
                (false, None) => has_ended |= matches!(character, '.' | '!' | '?'),
                (true, Some(_)) => {}
            }
        }
        Words { text, words, questions }
    }

    fn forms(&mut self, raw: &str) -> Rc<Forms> {
        if let Some(forms) = self.known.get(raw) {
            return Rc::clone(forms);
        }
        let lower = raw.to_lowercase();
        let forms = Rc::new(Forms {
            norwegian: self.stemmers.stem(&lower, Tongue::Norwegian),
            english: self.stemmers.stem(&lower, Tongue::English),
            tally: Tally::of_word(&lower),
            begins: OnceCell::new(),
            lower,
        });
        if self.known.len() < MAX_KNOWN_WORDS {
            self.known.insert(raw.to_owned(), Rc::clone(&forms));
        }
        forms
    }
}

impl<'t> Words<'t> {
    /// What each word tells about the language.
    pub(super) fn tallies(&self) -> impl Iterator<Item = Tally> {
        self.words.iter().map(|word| word.forms.tally)
    }

    /// How many words there are.
    pub(super) fn count(&self) -> usize {
        self.words.len()
    }

    /// Where the first word stands that is no number.
    pub(super) fn begins_at(&self) -> usize {
        self.words.iter().take_while(|word| word.raw.chars().all(|letter| letter.is_ascii_digit())).count()
    }

    /// Whether the word at `place` says how something is done; English ones show it.
    pub(super) fn is_adverb(&self, place: usize) -> bool {
        self.words.get(place).is_some_and(|word| word.forms.lower.ends_with("ly"))
    }

    /// Whether the word at `place` says what is being done; English ones show it.
    pub(super) fn is_gerund(&self, place: usize) -> bool {
        /// `ring`, `king` and `thing` are no such words, and are shorter.
        const LEAST_LETTERS: usize = 5;
        self.words
            .get(place)
            .is_some_and(|word| word.forms.lower.ends_with("ing") && word.forms.lower.chars().count() >= LEAST_LETTERS)
    }

    /// Whether the words before `end_word` are a label: a colon or a dash follows them, or nothing.
    pub(super) fn is_label(&self, end_word: usize) -> bool {
        let rest = self.after(end_word).trim_start_matches(['*', ' ', '\u{a0}']);
        rest.is_empty() || rest.starts_with([':', '–', '—', '/']) || rest.starts_with("- ")
    }

    /// What stands after the word before `end_word`.
    pub(super) fn after(&self, end_word: usize) -> &'t str {
        match end_word.checked_sub(1).and_then(|last| self.words.get(last)) {
            Some(word) => &self.text[word.start + word.raw.len()..],
            None => self.text,
        }
    }

    /// The text from one word up to another.
    pub(super) fn slice(&self, start: usize, end: usize) -> &'t str {
        match (self.words.get(start), self.words.get(end.saturating_sub(1))) {
            (Some(first), Some(last)) => &self.text[first.start..last.start + last.raw.len()],
            _ => "",
        }
    }
}

/// How long the address of a page is that the text begins with; 0 if it begins with none.
fn address_bytes(text: &str) -> usize {
    const BEGINNINGS: &[&str] = &["http://", "https://", "www."];
    const BEFORE_PATHS: &[&str] = &[".com/", ".no/", ".org/", ".net/"];
    /// The most bytes that are looked at for the end of a host's name.
    const MOST_HOST_BYTES: usize = 64;
    let starts =
        |beginning: &&str| text.get(..beginning.len()).is_some_and(|start| start.eq_ignore_ascii_case(beginning));
    let host_end = text
        .bytes()
        .take(MOST_HOST_BYTES)
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'/'));
    let host = text.get(..host_end.count()).unwrap_or_default();
    if !BEGINNINGS.iter().any(starts) && !BEFORE_PATHS.iter().any(|mark| host.contains(mark)) {
        return 0;
    }
    text.find(|c: char| c.is_whitespace() || matches!(c, ')' | ']' | '>' | '"' | '|')).unwrap_or(text.len())
}

/// Whose endings are taken off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tongue {
    Norwegian,
    English,
}

/// Takes endings off words.
pub(super) struct Stemmers {
    norwegian: Stemmer,
    english: Stemmer,
}

impl Stemmers {
    pub(super) fn new() -> Self {
        Self { norwegian: Stemmer::create(Algorithm::Norwegian), english: Stemmer::create(Algorithm::English) }
    }

    pub(super) fn stem(&self, lower: &str, tongue: Tongue) -> String {
        match tongue {
            Tongue::Norwegian => self.norwegian.stem(lower),
            Tongue::English => self.english.stem(lower),
        }
        .into_owned()
    }
}
