//! Codebooks: plain text that says what a survey's columns and answers mean. They are written for people and each in its
//! own way, so only what a survey's own columns vouch for is taken: a line that begins with a column's name, or with what
//! several columns' names begin with, speaks of them until the next such line.

use std::collections::BTreeMap;

/// Letters of a codebook that are looked at.
const LOOKED_AT_BYTES: usize = 2 * 1024 * 1024;
/// Letters of a label that are kept.
const LABEL_MOST_CHARS: usize = 300;
/// Digits of the code of an answer.
const CODE_MOST_DIGITS: usize = 4;

/// What a codebook says of one column.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    /// What it is about, in a few words.
    pub label: String,
    /// What was asked.
    pub question: String,
    /// What the answers mean.
    pub answers: BTreeMap<String, String>,
}

/// What a codebook says of these columns, by their places.
pub(super) fn read(text: &str, columns: &[&str]) -> BTreeMap<usize, Said> {
    let mut book = Book { columns, entry: None, said: BTreeMap::new() };
    let end = (0..=text.len().min(LOOKED_AT_BYTES)).rfind(|end| text.is_char_boundary(*end)).unwrap_or(0);
    for line in text[..end].lines().map(str::trim).filter(|line| !line.is_empty()) {
        book.line(line);
    }
    book.close();
    book.said
}

/// What the lines at present speak of.
#[derive(Default)]
struct Entry {
    /// The beginning of several columns' names, or all of one's.
    stem: String,
    /// The columns, each with its own words.
    items: Vec<(usize, String)>,
    question: String,
    answers: BTreeMap<String, String>,
}

struct Book<'a> {
    columns: &'a [&'a str],
    entry: Option<Entry>,
    said: BTreeMap<usize, Said>,
}

impl Book<'_> {
    fn line(&mut self, line: &str) {
        if line.len() >= 3 && line.chars().all(|letter| matches!(letter, '-' | '_' | '=' | '*' | '–' | '—')) {
            self.close();
            return;
        }
        let end = line.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(line.len());
        let (word, rest) = line.split_at(end);
        if word.is_empty() {
            return;
        }
        if let Some(at) = self.columns.iter().position(|name| name.eq_ignore_ascii_case(word)) {
            self.column(at, word, rest);
        } else if word.bytes().all(|byte| byte.is_ascii_digit()) && word.len() <= CODE_MOST_DIGITS {
            let label = cleaned(rest);
            if let Some(entry) = self.entry.as_mut().filter(|_| !label.is_empty()) {
                entry.answers.insert(word.to_owned(), label);
            }
        } else if word.len() > 1 && self.begun_by(word) > 1 {
            self.close();
            self.entry = Some(Entry { stem: word.to_owned(), question: cleaned(rest), ..Entry::default() });
        } else if word.chars().count() == 1 {
            let name = self.entry.as_ref().map(|entry| format!("{}{word}", entry.stem));
            let at = name.and_then(|name| self.columns.iter().position(|column| column.eq_ignore_ascii_case(&name)));
            if let (Some(at), Some(entry)) = (at, self.entry.as_mut()) {
                entry.items.push((at, cleaned(rest)));
            }
        } else if let Some(entry) = &mut self.entry
            && entry.items.is_empty()
            && entry.answers.is_empty()
            && !entry.question.is_empty()
        {
            // A question may go on.
            entry.question = format!("{} {}", entry.question, cleaned(line));
        }
    }

    /// A line that begins with a column's name.
    fn column(&mut self, at: usize, word: &str, rest: &str) {
        let (label, answers) = answers_within(rest);
        if let Some(entry) = &mut self.entry {
            if entry.stem.eq_ignore_ascii_case(word) {
                entry.answers.extend(answers);
                return;
            }
            let is_of_stem = entry.stem.len() < word.len()
                && word.get(..entry.stem.len()).is_some_and(|begins| begins.eq_ignore_ascii_case(&entry.stem));
            if is_of_stem
                && answers.is_empty()
                && entry.items.iter().all(|(item, _)| *item != at)
                && self.begun_by_entry() > 1
            {
                if let Some(entry) = &mut self.entry {
                    entry.items.push((at, label));
                }
                return;
            }
        }
        self.close();
        self.entry = Some(Entry { stem: word.to_owned(), items: vec![(at, label)], question: String::new(), answers });
    }

    fn begun_by_entry(&self) -> usize {
        self.entry.as_ref().map_or(0, |entry| self.begun_by(&entry.stem))
    }

    /// How many columns are called this and one more letter.
    fn begun_by(&self, stem: &str) -> usize {
        let is_one = |name: &&&str| {
            name.len() == stem.len() + 1
                && name.get(..stem.len()).is_some_and(|begins| begins.eq_ignore_ascii_case(stem))
        };
        self.columns.iter().filter(is_one).count()
    }

    fn close(&mut self) {
        let Some(entry) = self.entry.take() else { return };
        for (at, label) in entry.items {
            let question = if entry.question.is_empty() { label.clone() } else { entry.question.clone() };
            let said = Said { label, question, answers: entry.answers.clone() };
            // Who writes of a column twice says most of it where its answers are.
            if self.said.get(&at).is_none_or(|before| before.answers.len() <= said.answers.len()) {
                self.said.insert(at, said);
            }
        }
    }
}

/// A label, and the answers that stand behind it in the same line: `Facebook (1 = yes, 2 = no)`, or `1;Yes` of a table.
fn answers_within(rest: &str) -> (String, BTreeMap<String, String>) {
    let pairs = |text: &str| {
        let pair = |part: &str| {
            let part = part.trim();
            let end = part.find(|letter: char| !letter.is_ascii_digit())?;
            let (code, label) = part.split_at(end);
            let said = label.trim_start().starts_with(['=', ':', ';', ',', '\t', '-', '–']);
            let label = cleaned(label);
            (said && !code.is_empty() && code.len() <= CODE_MOST_DIGITS && !label.is_empty())
                .then(|| (code.to_owned(), label))
        };
        text.split([',', '|']).map(pair).collect::<Option<BTreeMap<_, _>>>()
    };
    let table = rest.trim_start_matches([';', '\t', ',']);
    if table.len() < rest.len()
        && let Some(answers) = pairs(&table.replacen(',', "=", 1))
    {
        return (String::new(), answers);
    }
    let inner = rest.split_once('(').and_then(|(label, inner)| Some((label, inner.rsplit_once(')')?.0)));
    if let Some((label, inner)) = inner
        && let Some(answers) = pairs(inner)
    {
        return (cleaned(label), answers);
    }
    let after = rest.split_once(':').map(|(label, after)| (cleaned(label), after));
    if let Some((label, after)) = after
        && let Some(answers) = pairs(after)
    {
        return (label, answers);
    }
    (cleaned(rest), BTreeMap::new())
}

/// Words without the marks around them.
fn cleaned(text: &str) -> String {
    let text = text.split('{').next().unwrap_or_default();
    let text = text.trim_start_matches(|letter: char| letter.is_whitespace() || ".:;=,-–)".contains(letter));
    let text = text.trim_start_matches("(VOL.)").trim();
    let text = text.trim_end_matches([':', ';', ',']).trim();
    let whole = text.strip_prefix('(').and_then(|text| text.strip_suffix(')'));
    let text: String = whole.unwrap_or(text).chars().take(LABEL_MOST_CHARS).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
