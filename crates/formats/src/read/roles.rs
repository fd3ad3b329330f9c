//! Weighing the hints at a statement's role. The weights are data, in `lexicon/roles.tsv`, made from judged statements by
//! `bench/reading-weights.mjs`; which hints there are is not known here.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::document::{Kind, Role};
use super::hints::{Found, Hint};

/// No role, and every role there is.
const CHOICES: usize = 8;

/// How much one hint counts for each choice, in hundredths: for none first, then for each of [`Role::ALL`].
type Weights = [i32; CHOICES];

/// The table that comes with the program.
fn table() -> &'static BTreeMap<Hint, Weights> {
    static TABLE: OnceLock<BTreeMap<Hint, Weights>> = OnceLock::new();
    TABLE.get_or_init(|| parse(include_str!("../../lexicon/roles.tsv")).0)
}

/// The table, and the numbers of its lines that make no sense (a test sees to it that there are none).
fn parse(text: &str) -> (BTreeMap<Hint, Weights>, Vec<usize>) {
    let hints: BTreeMap<String, Hint> = Hint::all().into_iter().map(|hint| (hint.key(), hint)).collect();
    let mut table = BTreeMap::new();
    let mut bad = Vec::new();
    for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.starts_with('#') && !line.is_empty()) {
        let mut cells = line.split('\t');
        let hint = cells.next().and_then(|name| hints.get(name));
        let weights: Option<Vec<i32>> = cells.map(|cell| cell.parse().ok()).collect();
        match (hint, weights.and_then(|weights| Weights::try_from(weights).ok())) {
            (Some(hint), Some(weights)) => {
                table.insert(*hint, weights);
            }
            (None, _) | (_, None) => bad.push(index + 1),
        }
    }
    (table, bad)
}

/// The role that the hints speak for most, with the words of the hint that counts most for it. A label says it outright,
/// so nothing is weighed against it – unless it is a question of a worksheet, or a heading, which announces.
pub(super) fn weigh(found: &[Found]) -> Option<(Role, String)> {
    let label = found.iter().find_map(|(hint, words)| Some((hint.label()?, words.clone())));
    if label.is_some() && !found.iter().any(|(hint, _)| matches!(hint, Hint::Asks | Hint::Is(Kind::Heading))) {
        return label;
    }
    // The title says what the document is, and a short heading with a role's word announces what stands under it:
    // neither plays a part itself.
    let has = |wanted: &dyn Fn(Hint) -> bool| found.iter().any(|(hint, _)| wanted(*hint));
    let announces = has(&|hint| matches!(hint, Hint::Announces(_))) && has(&|hint| hint == Hint::Short);
    if has(&|hint| hint == Hint::Title) || (announces && !has(&|hint| hint == Hint::Social)) {
        return None;
    }
    // `2.1 Coordinate campaigns across offices` is said as outright as a label.
    if has(&|hint| hint == Hint::Is(Kind::Heading))
        && has(&|hint| hint == Hint::Numbered)
        && let Some((_, words)) = found.iter().find(|(hint, _)| *hint == Hint::Doing)
    {
        return Some((Role::Activity, words.clone()));
    }
    let known = || found.iter().filter_map(|(hint, words)| Some((table().get(hint)?, words)));
    let mut sums: Weights = [0; CHOICES];
    for (weights, _) in known() {
        for (sum, weight) in sums.iter_mut().zip(weights) {
            *sum += weight;
        }
    }
    let choice = (0..CHOICES).max_by_key(|choice| (sums[*choice], std::cmp::Reverse(*choice)))?;
    let role = choice.checked_sub(1).and_then(|place| Role::ALL.get(place)).copied()?;
    let words = known()
        .filter(|(_, words)| !words.is_empty())
        .max_by_key(|(weights, _)| weights[choice])
        .map(|(_, words)| words.clone())
        .unwrap_or_default();
    Some((role, words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_understood() {
        let (table, bad) = parse(include_str!("../../lexicon/roles.tsv"));
        assert_eq!(bad, Vec::<usize>::new());
        assert!(table.contains_key(&Hint::Always));
        assert_eq!(Role::ALL.len() + 1, CHOICES);
    }
}
