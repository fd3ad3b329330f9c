//! Texts that several people write at once. An edit says which revision it started from; what doesn't
//! overlap is merged three-way, what does is kept beside the text until somebody has seen both.

use crate::Rejection;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use similar::{Algorithm, DiffOp, TextDiff, capture_diff_slices};

/// Most characters in one text.
pub const MAX_TEXT_CHARS: usize = 20_000;
/// How many earlier revisions a text remembers, so that late edits can be merged.
const EARLIER_KEPT: usize = 8;
/// The highest revision a plan file may bring: there has to be room for counting on.
const MAX_REVISION: u32 = 1 << 24;
/// Most versions kept beside a text that could not be merged.
const ALSO_KEPT: usize = 8;

/// A text with the little memory it needs for merging. In JSON a text nobody has edited is a plain string.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(from = "TextForm", into = "TextForm")]
#[schemars(with = "TextForm")]
pub struct Text {
    value: String,
    revision: u32,
    also: Vec<String>,
    earlier: Vec<Earlier>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
struct Earlier {
    revision: u32,
    text: String,
}

/// How a text is written down.
#[derive(Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
enum TextForm {
    Plain(String),
    Edited {
        text: String,
        revision: u32,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        also: Vec<String>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        earlier: Vec<Earlier>,
    },
}

impl From<TextForm> for Text {
    fn from(form: TextForm) -> Self {
        match form {
            TextForm::Plain(value) => Self::from(value.as_str()),
            TextForm::Edited { text, revision, also, earlier } => Self { value: text, revision, also, earlier },
        }
    }
}

impl From<Text> for TextForm {
    fn from(text: Text) -> Self {
        if text.revision == u32::from(!text.value.is_empty()) && text.also.is_empty() {
            Self::Plain(text.value)
        } else {
            Self::Edited { text: text.value, revision: text.revision, also: text.also, earlier: text.earlier }
        }
    }
}

/// A new wording of a text.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
pub struct TextEdit {
    /// The revision the writer had in front of them. A new text starts from 0.
    #[serde(default, skip_serializing_if = "crate::value::is_default")]
    pub from: u32,
    /// The whole text as the writer wants it.
    pub text: String,
    /// Versions that shall go on standing beside the text; empty when the writer has settled on one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
}

impl TextEdit {
    /// A first wording.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self { from: 0, text: text.into(), also: Vec::new() }
    }

    /// A wording that started from `from`.
    #[must_use]
    pub fn since(from: u32, text: impl Into<String>) -> Self {
        Self { from, text: text.into(), also: Vec::new() }
    }
}

impl Text {
    /// The text as it stands.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.value
    }

    /// Counts how often the text has changed; what an edit starts from.
    #[must_use]
    pub fn revision(&self) -> u32 {
        self.revision
    }

    /// Versions that could not be merged and wait for somebody to choose.
    #[must_use]
    pub fn also(&self) -> &[String] {
        &self.also
    }

    /// Whether there is nothing but blanks.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.value.trim().is_empty()
    }

    /// Whether a reader sees the same: the wording and what stands beside it.
    #[must_use]
    pub fn reads_like(&self, other: &Self) -> bool {
        self.value == other.value && self.also == other.also
    }

    /// The edit that brings back what stands here, if it follows directly on any one edit.
    pub(crate) fn undo(&self) -> TextEdit {
        TextEdit { from: self.revision.saturating_add(1), text: self.value.clone(), also: self.also.clone() }
    }

    /// Says no to a text that no edits could have led to, as a plan file may hold one.
    pub(crate) fn check_whole(&self) -> Result<(), Rejection> {
        let texts = self.also.iter().chain(self.earlier.iter().map(|earlier| &earlier.text)).chain([&self.value]);
        if texts.map(|text| text.chars().count()).max() > Some(MAX_TEXT_CHARS) {
            return Err(Rejection::TooLong { most_chars: MAX_TEXT_CHARS });
        }
        if self.also.len() > ALSO_KEPT {
            return Err(Rejection::TooMany { most: ALSO_KEPT });
        }
        if self.earlier.len() > EARLIER_KEPT {
            return Err(Rejection::TooMany { most: EARLIER_KEPT });
        }
        if self.revision > MAX_REVISION {
            return Err(Rejection::TooMany { most: MAX_REVISION as usize });
        }
        Ok(())
    }

    pub(crate) fn put(&mut self, edit: &TextEdit) {
        if edit.from >= self.revision {
            self.become_text(edit.text.clone(), edit.also.clone());
            return;
        }
        if edit.text == self.value {
            return;
        }
        let base = match edit.from {
            0 => Some(""),
            from => self.earlier.iter().find(|earlier| earlier.revision == from).map(|earlier| earlier.text.as_str()),
        };
        match base.and_then(|base| merge(base, &self.value, &edit.text)) {
            Some(merged) => self.become_text(merged, self.also.clone()),
            None => {
                let mut also = self.also.clone();
                if !also.contains(&edit.text) {
                    also.push(edit.text.clone());
                }
                // The oldest give way: eight people who never look at each other's text are past helping.
                let surplus = also.len().saturating_sub(ALSO_KEPT);
                also.drain(..surplus);
                self.become_text(self.value.clone(), also);
            }
        }
    }

    fn become_text(&mut self, value: String, also: Vec<String>) {
        if value == self.value && also == self.also {
            return;
        }
        let was = std::mem::replace(&mut self.value, value);
        self.also = also;
        // Revision 0 is always the empty text, so it need not be remembered.
        if self.revision > 0 {
            self.earlier.push(Earlier { revision: self.revision, text: was });
            let surplus = self.earlier.len().saturating_sub(EARLIER_KEPT);
            self.earlier.drain(..surplus);
        }
        self.revision = self.revision.saturating_add(1);
    }
}

impl From<&str> for Text {
    fn from(value: &str) -> Self {
        Self { value: value.to_owned(), revision: u32::from(!value.is_empty()), ..Self::default() }
    }
}

/// One stretch of the base that a side has replaced.
struct Hunk {
    start: usize,
    end: usize,
    with: String,
}

/// Both sides' changes to `base` in one text, or nothing where they touch the same words.
fn merge(base: &str, ours: &str, theirs: &str) -> Option<String> {
    let words = words_of(base);
    let mut hunks = hunks(&words, ours);
    hunks.extend(self::hunks(&words, theirs));
    hunks.sort_by_key(|hunk| (hunk.start, hunk.end));
    let mut merged = String::new();
    let mut at = 0;
    let mut last: Option<&Hunk> = None;
    for hunk in &hunks {
        if let Some(last) = last {
            let same = last.start == hunk.start && last.end == hunk.end && last.with == hunk.with;
            if same {
                continue;
            }
            let touches = hunk.start < last.end || hunk.start == last.start;
            if touches {
                return None;
            }
        }
        merged.push_str(&words[at..hunk.start].concat());
        merged.push_str(&hunk.with);
        at = hunk.end;
        last = Some(hunk);
    }
    merged.push_str(&words[at..].concat());
    Some(merged)
}

fn words_of(text: &str) -> Vec<&str> {
    TextDiff::from_words(text, "").old_slices().to_vec()
}

fn hunks(base: &[&str], side: &str) -> Vec<Hunk> {
    let side = words_of(side);
    let ops = capture_diff_slices(Algorithm::Myers, base, &side);
    let mut hunks = Vec::new();
    for op in ops {
        if matches!(op, DiffOp::Equal { .. }) {
            continue;
        }
        let old = op.old_range();
        hunks.push(Hunk { start: old.start, end: old.end, with: side[op.new_range()].concat() });
    }
    hunks
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `edits` are (revision started from, text); prints the text and what stands beside it.
    fn check(first: &str, edits: &[(u32, &str)]) -> String {
        let mut text = Text::default();
        text.put(&TextEdit::new(first));
        for (from, wording) in edits {
            text.put(&TextEdit::since(*from, *wording));
        }
        let mut out = text.as_str().to_owned();
        for other in text.also() {
            out.push_str(" / ");
            out.push_str(other);
        }
        out
    }

    #[test]
    fn edits_one_after_the_other_replace() {
        assert_eq!(check("Vi svarer", &[(1, "Vi svarer fort"), (2, "Vi svarer alltid")]), "Vi svarer alltid");
    }

    #[test]
    fn edits_in_different_places_are_both_there() {
        let merged =
            check("Vi svarer folk på nett", &[(1, "Vi svarer alle folk på nett"), (1, "Vi svarer folk på Facebook")]);
        assert_eq!(merged, "Vi svarer alle folk på Facebook");
    }

    #[test]
    fn edits_of_the_same_words_are_both_kept() {
        let kept = check("Vi svarer folk", &[(1, "Vi svarer foreldre"), (1, "Vi svarer hytteeiere")]);
        assert_eq!(kept, "Vi svarer foreldre / Vi svarer hytteeiere");
    }

    #[test]
    fn two_first_wordings_are_both_kept() {
        let mut text = Text::default();
        text.put(&TextEdit::new("Foreldre"));
        text.put(&TextEdit::new("Hytteeiere"));
        assert_eq!((text.as_str(), text.also()), ("Foreldre", &["Hytteeiere".to_owned()][..]));
    }

    #[test]
    fn whoever_has_seen_both_settles_it() {
        let settled = check("folk", &[(1, "foreldre"), (1, "hytteeiere"), (3, "foreldre og hytteeiere")]);
        assert_eq!(settled, "foreldre og hytteeiere");
    }

    #[test]
    fn an_edit_from_a_forgotten_revision_is_kept_beside() {
        let mut edits: Vec<(u32, String)> = (1..20).map(|n| (n, format!("nummer {n}"))).collect();
        edits.push((1, "svært sen".to_owned()));
        let edits: Vec<(u32, &str)> = edits.iter().map(|(from, text)| (*from, text.as_str())).collect();
        assert_eq!(check("først", &edits), "nummer 19 / svært sen");
    }

    #[test]
    fn a_text_never_edited_is_a_plain_string_in_json() {
        assert_eq!(serde_json::to_string(&Text::from("hei")).ok().as_deref(), Some("\"hei\""));
    }
}
