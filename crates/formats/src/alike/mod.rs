//! Which short texts say nearly the same: ideas of a brainstorm, in bokmål, nynorsk and English. An index that is filled
//! one text at a time and asked about one text at a time. What becomes of texts that are alike is not decided here.
//!
//! Two texts are compared by the stems of their words and by runs of letters, each weighing the more the fewer of the
//! texts have it. How that was judged is in docs/near-duplicates.

mod terms;

use std::collections::BTreeMap;
use terms::{Said, Terms};

/// From how many thousandths on two texts are called alike; chosen on the labelled pairs, like the weights below.
pub const ALIKE: u32 = 280;
/// Texts that share most with the one in question, and are compared with it in full.
const CANDIDATES_MOST: usize = 64;
/// What the words count beside the runs of letters, in hundredths.
const WORDS_PERCENT: u64 = 75;
/// What it counts that the lighter of two texts says and the heavier doesn't, beside what both say, in hundredths.
const LIGHTER_ALONE_PERCENT: u64 = 70;
/// The same for what only the heavier one says. It is less: a reason, an example or a place added make no other idea.
const HEAVIER_ALONE_PERCENT: u64 = 20;
/// What is left of a likeness when one of the two texts says no and the other doesn't, in hundredths.
const TURNED_AROUND_PERCENT: u64 = 25;
/// A text that weighs less than so many words nobody else uses, in hundredths, says too little to be called alike easily.
const SAYS_SOMETHING_HUNDREDTHS: u64 = 150;
/// What is left of a likeness then, in hundredths.
const SAYS_LITTLE_PERCENT: u64 = 70;

/// Texts by key, ready to be asked which are alike.
#[derive(Debug, Clone)]
pub struct Alike<K> {
    words: Terms,
    runs: Terms,
    texts: Vec<Option<(K, Said)>>,
    place_of: BTreeMap<K, usize>,
    free: Vec<usize>,
}

impl<K: Ord + Copy> Default for Alike<K> {
    fn default() -> Self {
        Self {
            words: Terms::default(),
            runs: Terms::default(),
            texts: Vec::new(),
            place_of: BTreeMap::new(),
            free: Vec::new(),
        }
    }
}

impl<K: Ord + Copy> Alike<K> {
    /// Takes in a text, in the place of what was there under its key.
    pub fn put(&mut self, key: K, text: &str) {
        self.take(key);
        let said = Said::of(text, &mut self.words, &mut self.runs);
        let place = self.free.pop().unwrap_or(self.texts.len());
        self.words.hold(&said.words, place);
        self.runs.hold(&said.runs, place);
        if place == self.texts.len() {
            self.texts.push(Some((key, said)));
        } else if let Some(slot) = self.texts.get_mut(place) {
            *slot = Some((key, said));
        }
        self.place_of.insert(key, place);
    }

    /// Lets go of a text.
    pub fn take(&mut self, key: K) {
        let Some(place) = self.place_of.remove(&key) else { return };
        if let Some((_, said)) = self.texts.get_mut(place).and_then(Option::take) {
            self.words.drop(&said.words, place);
            self.runs.drop(&said.runs, place);
        }
        self.free.push(place);
    }

    /// How many texts there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.place_of.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.place_of.is_empty()
    }

    /// Keys of the texts that are alike to this one, the most alike first, each with its likeness in thousandths.
    #[must_use]
    pub fn like(&self, key: K, most: usize) -> Vec<(K, u32)> {
        let Some(own) = self.place_of.get(&key).copied() else { return Vec::new() };
        let Some(Some((_, said))) = self.texts.get(own) else { return Vec::new() };
        let mut shared = vec![0_u64; self.texts.len()];
        self.words.share(&said.words, self.len(), WORDS_PERCENT, &mut shared);
        self.runs.share(&said.runs, self.len(), 100 - WORDS_PERCENT, &mut shared);
        let mut best: Vec<(u64, usize)> = shared
            .into_iter()
            .enumerate()
            .filter(|(place, sum)| *sum > 0 && *place != own)
            .map(|(at, sum)| (sum, at))
            .collect();
        if best.len() > CANDIDATES_MOST {
            best.select_nth_unstable_by(CANDIDATES_MOST, |one, other| self.by_weight(one, other));
            best.truncate(CANDIDATES_MOST);
        }
        let candidates = best.into_iter().filter_map(|(_, place)| self.texts.get(place)?.as_ref());
        let mut found: Vec<(K, u32)> = candidates
            .map(|(other, theirs)| (*other, self.likeness_of(said, theirs)))
            .filter(|(_, likeness)| *likeness >= ALIKE)
            .collect();
        found.sort_by(|one, other| other.1.cmp(&one.1).then(one.0.cmp(&other.0)));
        found.truncate(most);
        found
    }

    /// The likeness of two texts in thousandths; none of what isn't there.
    #[must_use]
    pub fn likeness(&self, one: K, other: K) -> u32 {
        let said = |key| Some(&self.texts.get(*self.place_of.get(key)?)?.as_ref()?.1);
        match (said(&one), said(&other)) {
            (Some(one), Some(other)) => self.likeness_of(one, other),
            (Some(_) | None, None) | (None, Some(_)) => 0,
        }
    }

    /// The heaviest first; places differ from process to process, so that keys decide between equals.
    fn by_weight(&self, one: &(u64, usize), other: &(u64, usize)) -> std::cmp::Ordering {
        let key = |place: usize| self.texts.get(place).and_then(|text| text.as_ref().map(|(key, _)| *key));
        other.0.cmp(&one.0).then_with(|| key(one.1).cmp(&key(other.1)))
    }

    fn likeness_of(&self, one: &Said, other: &Said) -> u32 {
        let words = self.words.compare(&one.words, &other.words, self.len());
        let runs = self.runs.compare(&one.runs, &other.runs, self.len());
        let mut likeness = (words.share() * WORDS_PERCENT + runs.share() * (100 - WORDS_PERCENT)) / 100;
        if words.lighter() * 100 < terms::RAREST * SAYS_SOMETHING_HUNDREDTHS {
            likeness = likeness * SAYS_LITTLE_PERCENT / 100;
        }
        if one.says_no != other.says_no {
            likeness = likeness * TURNED_AROUND_PERCENT / 100;
        }
        u32::try_from(likeness).unwrap_or(u32::MAX)
    }
}

#[cfg(test)]
mod tests;
