//! The words that cause marks. They are data, in `lexicon/*.txt`, to be corrected by people who know communication
//! rather than programming; this file only knows how such a list is written and how its phrases are found in a text.
//! `lexicon/README.md` explains the list.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::cut::{Forms, Stemmers, Tongue, Word, Words};
use super::document::{Answer, Attention, Channel, Language, Role};

/// The most words that `…` in a phrase may stand for.
const MAX_GAP_WORDS: usize = 4;

/// A stem that is not the word itself and has no more letters than this is too short to tell words apart.
const MAX_DOUBTFUL_STEM_CHARS: usize = 3;

/// Beginnings of words are indexed by so many letters.
const INDEXED_CHARS: usize = 3;

/// The most finds of one sign that are kept per statement; more would not tell anybody more.
const MAX_FINDS_PER_SIGN: usize = 12;

/// What a phrase of the lexicon says about the text it is found in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sign {
    Attention(Attention),
    Dialogue,
    SocialMedia,
    Channel(Channel),
    /// In a heading: the part that what stands under it plays.
    RoleOfHeading(Role),
    /// In the text itself.
    RoleOfText(Role),
    /// At the beginning of a statement: a verb that says what is to be done.
    Doing,
    /// Says that something must or should be.
    Must,
    /// In a heading: what stands under it is no part of what the document says, such as its sources.
    Aside,
    /// Answers one of the three questions, where social media are spoken of.
    Answer(Answer),
}

impl Sign {
    /// The role it gives to what stands under a heading with it.
    pub(super) const fn role_of_heading(self) -> Option<Role> {
        match self {
            Self::RoleOfHeading(role) => Some(role),
            Self::Attention(_)
            | Self::Dialogue
            | Self::SocialMedia
            | Self::Channel(_)
            | Self::RoleOfText(_)
            | Self::Doing
            | Self::Must
            | Self::Aside
            | Self::Answer(_) => None,
        }
    }

    /// The role it gives to the statement it stands in.
    pub(super) const fn role_of_text(self) -> Option<Role> {
        match self {
            Self::RoleOfText(role) => Some(role),
            Self::Attention(_)
            | Self::Dialogue
            | Self::SocialMedia
            | Self::Channel(_)
            | Self::RoleOfHeading(_)
            | Self::Doing
            | Self::Must
            | Self::Aside
            | Self::Answer(_) => None,
        }
    }

    /// Whether it names social media or a social channel.
    pub(super) const fn is_social(self) -> bool {
        match self {
            Self::SocialMedia => true,
            Self::Channel(channel) => channel.is_social(),
            Self::Attention(_)
            | Self::Dialogue
            | Self::RoleOfHeading(_)
            | Self::RoleOfText(_)
            | Self::Doing
            | Self::Must
            | Self::Aside
            | Self::Answer(_) => false,
        }
    }

    /// The question it answers.
    pub(super) const fn answer(self) -> Option<Answer> {
        match self {
            Self::Answer(answer) => Some(answer),
            Self::Attention(_)
            | Self::Dialogue
            | Self::SocialMedia
            | Self::Channel(_)
            | Self::RoleOfHeading(_)
            | Self::RoleOfText(_)
            | Self::Doing
            | Self::Must
            | Self::Aside => None,
        }
    }
}

/// Where a sign was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Find {
    pub(super) sign: Sign,
    /// Place of the first word, counted in words.
    pub(super) first_word: usize,
    /// Place after the last word, counted in words.
    pub(super) end_word: usize,
    /// Which sentence of the text it stands in, from 0.
    pub(super) sentence: usize,
    /// Whether that sentence is a question.
    pub(super) is_asked: bool,
    /// The words as they stand in the text.
    pub(super) words: String,
}

#[derive(Debug, Clone)]
enum Pattern {
    /// Any form of the word: its stem, and the word itself.
    Stem(String, String),
    /// Spelt exactly so, capitals included.
    Exact(String),
    /// Spelt so, in capitals or not.
    Form(String),
    /// Anything beginning so.
    Prefix(String),
    /// Any form of a word ending so.
    Suffix(String),
    /// Anything with this in it.
    Within(String),
    /// Up to [`MAX_GAP_WORDS`] words.
    Gap,
}

impl Pattern {
    /// Whether a word fits the pattern; a gap is no word.
    fn fits(&self, raw: &str, forms: &Forms, tongue: Tongue) -> bool {
        let stem = forms.stem(tongue);
        match self {
            Self::Stem(wanted, entry) => {
                stem == wanted && (tongue == Tongue::Norwegian || is_bent(entry, &forms.lower))
            }
            Self::Exact(wanted) => raw == wanted,
            Self::Form(wanted) => forms.lower == *wanted,
            Self::Prefix(wanted) => forms.lower.starts_with(wanted.as_str()),
            Self::Suffix(wanted) => stem.ends_with(wanted.as_str()),
            Self::Within(wanted) => forms.lower.contains(wanted.as_str()),
            Self::Gap => false,
        }
    }
}

#[derive(Debug, Clone)]
struct Phrase {
    tongue: Tongue,
    /// Which lists it comes from, by language; `None` for names that are the same in all.
    language: Option<Language>,
    sign: Sign,
    /// A look-alike: takes away finds of the sign that it covers.
    denies: bool,
    patterns: Vec<Pattern>,
}

/// All phrases, findable by the stem of their first word.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    phrases: Vec<Phrase>,
    by_norwegian: BTreeMap<String, Vec<usize>>,
    by_english: BTreeMap<String, Vec<usize>>,
    /// Phrases that begin with the beginning of a word, by its first letters.
    by_beginning: BTreeMap<String, Vec<usize>>,
    /// Phrases that begin with a word spelt exactly so.
    by_spelling: BTreeMap<String, Vec<usize>>,
    /// Phrases that begin with something else.
    others: Vec<usize>,
}

/// A line of a list that could not be understood.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct BadLine {
    pub(super) file: &'static str,
    pub(super) line: usize,
}

const LISTS: [(&str, Option<Language>, &str); 4] = [
    ("names.txt", None, include_str!("../../lexicon/names.txt")),
    ("nb.txt", Some(Language::Bokmal), include_str!("../../lexicon/nb.txt")),
    ("nn.txt", Some(Language::Nynorsk), include_str!("../../lexicon/nn.txt")),
    ("en.txt", Some(Language::English), include_str!("../../lexicon/en.txt")),
];

/// The lexicon that comes with the program.
pub(super) fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| Lexicon::load().0)
}

impl Lexicon {
    /// The lexicon, and the lines of it that make no sense (a test sees to it that there are none).
    pub(super) fn load() -> (Self, Vec<BadLine>) {
        let stemmers = Stemmers::new();
        let mut lexicon = Self::default();
        let mut bad = Vec::new();
        for (file, language, list) in LISTS {
            let mut section = None;
            for (index, line) in list.lines().enumerate() {
                let line = line.split('#').next().unwrap_or("").trim();
                if line.is_empty() {
                    continue;
                }
                if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                    section = parse_section(name);
                    if section.is_none() {
                        bad.push(BadLine { file, line: index + 1 });
                    }
                    continue;
                }
                let Some((denies, sign)) = section else {
                    bad.push(BadLine { file, line: index + 1 });
                    continue;
                };
                for tongue in tongues(language) {
                    let patterns = parse_phrase(line, *tongue, &stemmers);
                    if patterns.first().is_none_or(|first| matches!(first, Pattern::Gap)) {
                        bad.push(BadLine { file, line: index + 1 });
                        continue;
                    }
                    lexicon.add(Phrase { tongue: *tongue, language, sign, denies, patterns });
                }
            }
        }
        (lexicon, bad)
    }

    fn add(&mut self, phrase: Phrase) {
        let place = self.phrases.len();
        match phrase.patterns.first() {
            Some(Pattern::Stem(stem, _)) => {
                let index = match phrase.tongue {
                    Tongue::Norwegian => &mut self.by_norwegian,
                    Tongue::English => &mut self.by_english,
                };
                index.entry(stem.clone()).or_default().push(place);
            }
            Some(Pattern::Prefix(prefix)) if prefix.chars().count() >= INDEXED_CHARS => {
                self.by_beginning.entry(beginning(prefix)).or_default().push(place);
            }
            Some(Pattern::Exact(spelling)) => self.by_spelling.entry(spelling.clone()).or_default().push(place),
            Some(Pattern::Form(_) | Pattern::Prefix(_) | Pattern::Suffix(_) | Pattern::Within(_) | Pattern::Gap)
            | None => self.others.push(place),
        }
        self.phrases.push(phrase);
    }

    /// The phrases whose first word this may be.
    fn begins(&self, word: &Word<'_>) -> Vec<usize> {
        let listed = [
            self.by_norwegian.get(word.forms.stem(Tongue::Norwegian)),
            self.by_english.get(word.forms.stem(Tongue::English)),
            self.by_beginning.get(&beginning(&word.forms.lower)),
            self.by_spelling.get(word.raw),
            Some(&self.others),
        ];
        let fits = |place: &usize| {
            self.phrases.get(*place).is_some_and(|phrase| {
                phrase.patterns.first().is_some_and(|first| first.fits(word.raw, &word.forms, phrase.tongue))
            })
        };
        listed.into_iter().flatten().flatten().copied().filter(fits).collect()
    }

    /// Everything the lexicon knows about the text, in reading order. Per sign, of finds that overlap only the longest
    /// is kept, and none that a look-alike covers.
    pub(super) fn find(&self, words: &Words<'_>, language: Language) -> Vec<Find> {
        let mut finds: Vec<(Sign, bool, usize, usize)> = Vec::new();
        for (place, word) in words.words.iter().enumerate() {
            let candidates = word.forms.begins.get_or_init(|| self.begins(word));
            for index in candidates {
                let phrase = &self.phrases[*index];
                if !speaks(phrase.language, language) || !bends(phrase.tongue, language) {
                    continue;
                }
                if let Some(end) = match_at(words, place, &phrase.patterns, phrase.tongue) {
                    finds.push((phrase.sign, phrase.denies, place, end));
                }
            }
        }
        let denials: Vec<_> = finds.iter().filter(|find| find.1).copied().collect();
        finds.retain(|&(sign, denies, start, end)| {
            !denies
                && !denials.iter().any(|denial| {
                    denial.0 == sign && denial.2 < end && start < denial.3 && denial.3 - denial.2 >= end - start
                })
        });
        // Longest first per sign, so that what it covers can be dropped.
        finds.sort_by_key(|&(sign, _, start, end)| (sign, std::cmp::Reverse(end - start), start));
        let mut kept: Vec<Find> = Vec::new();
        for (sign, _, start, end) in finds {
            if kept.iter().filter(|find| find.sign == sign).count() >= MAX_FINDS_PER_SIGN {
                continue;
            }
            let overlaps = kept.iter().any(|find| find.sign == sign && find.first_word < end && start < find.end_word);
            if !overlaps {
                let sentence = words.words.get(start).map_or(0, |word| word.sentence);
                kept.push(Find {
                    sign,
                    first_word: start,
                    end_word: end,
                    sentence,
                    is_asked: words.questions.contains(&sentence),
                    words: words.slice(start, end).to_owned(),
                });
            }
        }
        kept.sort_by_key(|find| (find.sign, find.first_word));
        kept
    }
}

/// Where the phrase ends, if it begins at `place`.
fn match_at(words: &Words<'_>, place: usize, patterns: &[Pattern], tongue: Tongue) -> Option<usize> {
    let Some((pattern, rest)) = patterns.split_first() else {
        return Some(place);
    };
    if let Pattern::Gap = pattern {
        return (0..=MAX_GAP_WORDS).find_map(|skipped| match_at(words, place + skipped, rest, tongue));
    }
    let word = words.words.get(place)?;
    if pattern.fits(word.raw, &word.forms, tongue) { match_at(words, place + 1, rest, tongue) } else { None }
}

/// The first letters of a word, as beginnings are indexed.
fn beginning(word: &str) -> String {
    word.chars().take(INDEXED_CHARS).collect()
}

/// Whether a list in `list` is used on a text in `text`. The two written forms of Norwegian borrow from each other.
fn speaks(list: Option<Language>, text: Language) -> bool {
    match (list, text) {
        (None, _) | (_, Language::Undetermined) => true,
        (Some(Language::English), Language::English) => true,
        (Some(Language::Bokmal | Language::Nynorsk), Language::Bokmal | Language::Nynorsk) => true,
        (Some(Language::English), Language::Bokmal | Language::Nynorsk)
        | (Some(Language::Bokmal | Language::Nynorsk), Language::English)
        | (Some(Language::Undetermined), _) => false,
    }
}

/// Whether words of a text are bent the way the phrase's tongue does. Names are listed for both.
fn bends(tongue: Tongue, text: Language) -> bool {
    match text {
        Language::Bokmal | Language::Nynorsk => tongue == Tongue::Norwegian,
        Language::English => tongue == Tongue::English,
        Language::Undetermined => true,
    }
}

fn tongues(language: Option<Language>) -> &'static [Tongue] {
    match language {
        Some(Language::Bokmal | Language::Nynorsk) => &[Tongue::Norwegian],
        Some(Language::English) => &[Tongue::English],
        // Names are bent the way the text around them is.
        Some(Language::Undetermined) | None => &[Tongue::Norwegian, Tongue::English],
    }
}

/// `paid`, `dialogue`, `social media`, `begins activity`, `channel facebook`, `heading goal`, `text goal`, `what for`; with
/// `not` before
/// it, the look-alikes of the same.
fn parse_section(name: &str) -> Option<(bool, Sign)> {
    let (denies, name) = match name.strip_prefix("not ") {
        Some(rest) => (true, rest.trim()),
        None => (false, name.trim()),
    };
    let sign = if let Some(channel) = name.strip_prefix("channel ") {
        Sign::Channel(Channel::from_key(channel.trim())?)
    } else if let Some(role) = name.strip_prefix("heading ").filter(|role| *role != "aside") {
        Sign::RoleOfHeading(Role::from_key(role.trim())?)
    } else if let Some(role) = name.strip_prefix("text ") {
        Sign::RoleOfText(Role::from_key(role.trim())?)
    } else if let Some(attention) = Attention::from_key(name) {
        Sign::Attention(attention)
    } else if let Some(answer) = Answer::from_key(name) {
        Sign::Answer(answer)
    } else {
        match name {
            "dialogue" => Sign::Dialogue,
            "begins activity" => Sign::Doing,
            "must" => Sign::Must,
            "heading aside" => Sign::Aside,
            "social media" => Sign::SocialMedia,
            _ => return None,
        }
    };
    Some((denies, sign))
}

fn parse_phrase(line: &str, tongue: Tongue, stemmers: &Stemmers) -> Vec<Pattern> {
    let mut patterns = Vec::new();
    for part in line.split_whitespace() {
        if part == "…" || part == "..." {
            patterns.push(Pattern::Gap);
            continue;
        }
        if let Some(exact) = part.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
            patterns.push(Pattern::Exact(exact.to_owned()));
            continue;
        }
        // What parts words in texts – a hyphen, an apostrophe, a colon – parts them here.
        let parts = |letter: char| !letter.is_alphanumeric() && letter != '*';
        for piece in part.split(parts).filter(|piece| !piece.is_empty()) {
            let lower = piece.to_lowercase();
            let from_start = lower.strip_prefix('*');
            let pattern = match (from_start, lower.strip_suffix('*')) {
                (Some(rest), Some(_)) => Pattern::Within(rest.trim_end_matches('*').to_owned()),
                (Some(rest), None) => Pattern::Suffix(stemmers.stem(rest, tongue)),
                (None, Some(rest)) => Pattern::Prefix(rest.to_owned()),
                (None, None) => {
                    let stem = stemmers.stem(&lower, tongue);
                    // `liker` and `some` shrink to `lik` and `som`, which are other words.
                    if stem != lower && stem.chars().count() <= MAX_DOUBTFUL_STEM_CHARS {
                        Pattern::Form(lower)
                    } else {
                        Pattern::Stem(stem, lower)
                    }
                }
            };
            patterns.push(pattern);
        }
    }
    patterns
}

/// Whether two English words with one stem are forms of one word. English stems go far: `public` and `publicity`,
/// `follower` and `following` share one.
fn is_bent(entry: &str, word: &str) -> bool {
    const ENDINGS: &[&str] = &["", "s", "es", "e", "ed", "d", "ing", "y", "ies", "ied"];
    let shared: usize = entry
        .chars()
        .zip(word.chars())
        .take_while(|(left, right)| left == right)
        .map(|(left, _)| left.len_utf8())
        .sum();
    ENDINGS.contains(&&entry[shared..]) && ENDINGS.contains(&&word[shared..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_lists_is_understood() {
        let (lexicon, bad) = Lexicon::load();
        assert_eq!(bad, []);
        for channel in Channel::ALL {
            assert!(lexicon.phrases.iter().any(|phrase| phrase.sign == Sign::Channel(*channel)), "{channel:?}");
        }
        for attention in Attention::ALL {
            assert!(lexicon.phrases.iter().any(|phrase| phrase.sign == Sign::Attention(*attention)), "{attention:?}");
        }
    }
}
