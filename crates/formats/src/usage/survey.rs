//! Survey answers, one row a respondent: weighted shares by a grouping, and how many even answers they are worth.

use super::Figure;
use super::values::{Value, number, plain};
use std::collections::BTreeMap;

/// Rows from which on a table can be a survey.
const ROWS_LEAST: usize = 30;
/// Different answers in a column that is still a choice and no number.
const CHOICES_MOST: usize = 12;
/// Where numbers such as ages are cut: each band begins here and ends before the next.
const BANDS_FROM: &[u32] = &[0, 18, 30, 45, 60];
/// What stands where nobody has answered, or refused to.
const NO_ANSWER: &[&str] = &["", "98", "99", "na", "-", "–"];
/// The same in questions with a few answers, where the last figures are kept for it.
const NO_ANSWER_OF_FEW: &[&str] = &["8", "9"];
/// A column with this answer goes on to eight and nine: there they are answers like the others.
const BEFORE_EIGHT: &str = "7";

/// One column and the answers in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// What the file calls it.
    pub name: String,
    /// Its different answers with how often each was given; empty where it holds numbers.
    pub answers: BTreeMap<String, usize>,
}

/// A survey that has been read and not counted yet.
#[derive(Debug, Clone, PartialEq)]
pub struct Survey {
    /// All columns, in the file's order.
    pub columns: Vec<Column>,
    /// The column that looks like the weights.
    pub weight: Option<usize>,
    /// How many answered.
    pub respondents: usize,
    body: String,
    delimiter: u8,
}

impl Survey {
    /// A survey has a column of weights and rows enough.
    pub(super) fn read(body: &str, delimiter: u8) -> Option<Self> {
        let mut reader = reader(body, delimiter);
        let names: Vec<String> = reader.byte_headers().ok()?.iter().map(text).collect();
        let weight =
            names.iter().position(|name| matches!(plain(name).as_str(), "weight" | "vekt" | "wt" | "weights"))?;
        let mut answers: Vec<Vec<(Vec<u8>, usize)>> = vec![Vec::new(); names.len()];
        let mut row = csv::ByteRecord::new();
        let mut respondents = 0;
        while reader.read_byte_record(&mut row).ok()? {
            respondents += 1;
            for (cell, seen) in row.iter().zip(&mut answers) {
                if seen.len() > CHOICES_MOST {
                    continue;
                }
                let cell = cell.trim_ascii();
                match seen.iter_mut().find(|(answer, _)| answer == cell) {
                    Some((_, count)) => *count += 1,
                    None => seen.push((cell.to_owned(), 1)),
                }
            }
        }
        if respondents < ROWS_LEAST {
            return None;
        }
        let column = |(name, seen): (String, Vec<(Vec<u8>, usize)>)| {
            let few = seen.len() <= CHOICES_MOST;
            let answers = if few {
                seen.into_iter().map(|(answer, count)| (text(&answer), count)).collect()
            } else {
                BTreeMap::new()
            };
            Column { name, answers }
        };
        let columns = names.into_iter().zip(answers).map(column).collect();
        Some(Self { columns, weight: Some(weight), respondents, body: body.to_owned(), delimiter })
    }

    /// The column with this name.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name == name)
    }

    /// Weighted shares of those who gave `yes`, for each group of column `by` (all together without one) and each of
    /// the `questions`. Missing and refused answers are not in the base; a group without a valid answer has no figure.
    #[must_use]
    pub fn count(
        &self,
        by: Option<usize>,
        weight: Option<usize>,
        questions: &[(usize, String)],
        yes: &str,
    ) -> Vec<Figure> {
        let mut groups: BTreeMap<(u32, String), Vec<Sums>> = BTreeMap::new();
        let column = by.and_then(|by| self.columns.get(by));
        let banded = column.is_some_and(|column| column.answers.is_empty());
        let of_few = column.is_some_and(|column| !column.answers.contains_key(BEFORE_EIGHT));
        let mut reader = reader(&self.body, self.delimiter);
        let mut row = csv::ByteRecord::new();
        while reader.read_byte_record(&mut row).unwrap_or(false) {
            let cell = |at: usize| row.get(at).unwrap_or_default().trim_ascii();
            let weight = weight.map_or(Some(1.0), |weight| std::str::from_utf8(cell(weight)).ok().and_then(number));
            let Some(weight) = weight.filter(|weight| *weight > 0.0) else { continue };
            let Some(group) = by.map_or(Some((0, String::new())), |by| group(cell(by), banded, of_few)) else {
                continue;
            };
            let sums = groups.entry(group).or_insert_with(|| vec![Sums::default(); questions.len()]);
            for ((question, _), sums) in questions.iter().zip(sums) {
                let answer = cell(*question);
                if !NO_ANSWER.iter().chain(NO_ANSWER_OF_FEW).any(|none| none.as_bytes() == answer) {
                    sums.add(weight, answer == yes.as_bytes());
                }
            }
        }
        let name = by.and_then(|by| self.columns.get(by)).map_or("", |column| column.name.as_str());
        let figures = groups.into_iter().flat_map(|((_, group), sums)| {
            let group = if by.is_some() { format!("{name} {group}") } else { group };
            questions
                .iter()
                .zip(sums)
                .filter_map(move |((_, channel), sums)| sums.figure(&group, channel))
                .collect::<Vec<_>>()
        });
        figures.collect()
    }
}

fn reader(body: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(body.as_bytes())
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).trim().trim_start_matches('\u{feff}').to_owned()
}

/// The group of an answer, with a number to sort it by.
fn group(answer: &[u8], banded: bool, of_few: bool) -> Option<(u32, String)> {
    let answer = std::str::from_utf8(answer).ok()?;
    if !banded {
        let known = !(NO_ANSWER.contains(&answer) || of_few && NO_ANSWER_OF_FEW.contains(&answer));
        return known.then(|| (answer.parse().unwrap_or(u32::MAX), answer.to_owned()));
    }
    let years: u32 = answer.parse().ok().filter(|_| !matches!(answer, "98" | "99"))?;
    let from = *BANDS_FROM.iter().rfind(|from| **from <= years)?;
    let next = BANDS_FROM.iter().find(|next| **next > from);
    Some((from, next.map_or_else(|| format!("{from}+"), |next| format!("{from}–{}", next - 1))))
}

/// What is added up for one question in one group.
#[derive(Debug, Clone, Copy, Default)]
struct Sums {
    weight: f64,
    squared: f64,
    yes: f64,
}

impl Sums {
    fn add(&mut self, weight: f64, is_yes: bool) {
        self.weight += weight;
        self.squared += weight * weight;
        if is_yes {
            self.yes += weight;
        }
    }

    fn figure(self, group: &str, channel: &str) -> Option<Figure> {
        let effective = self.weight * self.weight / self.squared;
        effective.is_finite().then(|| Figure {
            group: group.to_owned(),
            channel: channel.to_owned(),
            value: Value::Percent(self.yes / self.weight * 100.0),
            question: String::new(),
            base: String::new(),
            period: String::new(),
            source: String::new(),
            effective_count: Some(effective.round() as u32),
        })
    }
}
