//! Survey answers, one row a respondent: weighted shares by a grouping, and how many even answers they are worth. What a
//! column or an answer means is the codebook's to say, or else guessed from names; see `columns.rs`.

use super::Figure;
use super::codebook::{self, Said};
use super::columns::{Column, bands, code_order};
use super::values::{Value, decode, is_channel, number, plain};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Rows from which on a table can be a survey.
const ROWS_LEAST: usize = 30;
/// Different answers in a column that is still a choice and no number.
pub(super) const CHOICES_MOST: usize = 12;
/// Columns of a survey that are looked at.
const COLUMNS_MOST: usize = 2_000;

/// A survey that has been read and not counted yet.
#[derive(Debug, Clone, PartialEq)]
pub struct Survey {
    /// All columns, in the file's order.
    pub columns: Vec<Column>,
    /// The column that looks like the weights.
    pub weight: Option<usize>,
    /// How many answered.
    pub respondents: usize,
    /// The first and the last day of the answers, where a column says.
    pub days: Option<(Date, Date)>,
    body: String,
    delimiter: u8,
}

/// What is to be counted in a survey.
#[derive(Debug, Clone, Default)]
pub struct Counting {
    /// The column that parts those who answered; all together without one.
    pub by: Option<usize>,
    /// The column with the weights; everybody counts alike without one.
    pub weight: Option<usize>,
    /// The columns that ask, and the channel each asks about.
    pub questions: Vec<(usize, String)>,
    /// The answers that mean yes.
    pub yes: Vec<String>,
}

impl Survey {
    /// A survey has rows enough, and weights.
    pub(super) fn weighted(body: &str, delimiter: u8) -> Option<Self> {
        Self::read(body, delimiter).filter(|survey| survey.weight.is_some())
    }

    /// Without weights it has columns that are called like channels and hold answers, not figures.
    pub(super) fn of_channels(body: &str, delimiter: u8) -> Option<Self> {
        let few = |column: &&Column| !column.answers.is_empty();
        Self::read(body, delimiter).filter(|survey| {
            let mut asking = survey.columns.iter().filter(|column| is_channel(&column.name)).peekable();
            asking.peek().is_some() && asking.all(|column| few(&column))
        })
    }

    /// Anything with rows enough and a column of choices.
    pub(super) fn of_choices(body: &str, delimiter: u8) -> Option<Self> {
        let is_choice = |column: &Column| column.answers.len() > 1;
        Self::read(body, delimiter).filter(|survey| survey.columns.iter().any(is_choice))
    }

    fn read(body: &str, delimiter: u8) -> Option<Self> {
        let mut reader = reader(body, delimiter);
        let names: Vec<String> = reader.byte_headers().ok()?.iter().take(COLUMNS_MOST).map(text).collect();
        let weight = names.iter().position(|name| matches!(plain(name).as_str(), "weight" | "vekt" | "wt" | "weights"));
        let dated = names.iter().position(|name| {
            let name = plain(name);
            let mut words = name.split(|letter: char| !letter.is_alphanumeric());
            words.any(|word| matches!(word, "date" | "dato" | "submitdate" | "startdate"))
        });
        let mut answers: Vec<Seen> = vec![Seen::default(); names.len()];
        let (mut days, mut last_day): (Option<(Date, Date)>, Vec<u8>) = (None, Vec::new());
        let mut row = csv::ByteRecord::new();
        let mut respondents = 0;
        while reader.read_byte_record(&mut row).ok()? {
            respondents += 1;
            for (cell, seen) in row.iter().zip(&mut answers) {
                seen.add(cell);
            }
            let day = dated.and_then(|at| row.get(at)).unwrap_or_default();
            if day != last_day.as_slice() {
                last_day = day.to_owned();
                let day = std::str::from_utf8(day).ok().and_then(plan::weighing::last_day_in);
                days = day.map(|day| days.map_or((day, day), |(from, to)| (from.min(day), to.max(day)))).or(days);
            }
        }
        let columns = names.into_iter().zip(answers).map(|(name, seen)| Column {
            name,
            said: Said::default(),
            answers: seen.counted(),
            is_beside_channels: false,
        });
        let columns = columns.collect();
        (respondents >= ROWS_LEAST).then(|| Self {
            columns,
            weight,
            respondents,
            days,
            body: body.to_owned(),
            delimiter,
        })
    }

    /// Takes in what a codebook says of the columns and their answers.
    pub fn explain(&mut self, codebook: &[u8]) {
        let names: Vec<&str> = self.columns.iter().map(|column| column.name.as_str()).collect();
        for (at, said) in codebook::read(&decode(codebook), &names) {
            if let Some(column) = self.columns.get_mut(at) {
                column.said = said;
            }
        }
        let asking = self.columns.iter().filter(|column| column.channel().is_some());
        let questions: BTreeSet<String> = asking.map(|column| column.said.question.clone()).collect();
        for Column { said, is_beside_channels, .. } in &mut self.columns {
            let of_several = !said.label.is_empty() && said.label != said.question;
            *is_beside_channels = of_several && questions.contains(&said.question);
        }
    }

    /// The column with this name.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name == name)
    }

    /// Weighted shares of those who gave an answer that means yes, for each group and each question. Missing and refused
    /// answers are not in the base; a group without a valid answer has no figure.
    #[must_use]
    pub fn count(&self, counting: &Counting) -> Vec<Figure> {
        let asked: Vec<Asked> = counting
            .questions
            .iter()
            .filter_map(|(at, channel)| Some(Asked::of(*at, self.columns.get(*at)?, channel, &counting.yes)))
            .collect();
        let by = counting.by.and_then(|by| Some((by, self.columns.get(by)?)));
        // Each way of answering is looked at once, and found again by its bytes.
        let mut group_of: HashMap<Vec<u8>, Option<usize>> = HashMap::new();
        let mut groups: Vec<Group> = Vec::new();
        let mut reader = reader(&self.body, self.delimiter);
        let mut row = csv::ByteRecord::new();
        while reader.read_byte_record(&mut row).unwrap_or(false) {
            let cell = |at: usize| row.get(at).unwrap_or_default().trim_ascii();
            let weight =
                counting.weight.map_or(Some(1.0), |weight| std::str::from_utf8(cell(weight)).ok().and_then(number));
            let Some(weight) = weight.filter(|weight| *weight > 0.0) else { continue };
            let answer = by.map_or(&[][..], |(by, _)| cell(by));
            let group = match group_of.get(answer) {
                Some(group) => *group,
                None => {
                    let group = Group::named(by.map(|(_, column)| column), answer, asked.len()).map(|group| {
                        groups.iter().position(|known| known.name == group.name).unwrap_or_else(|| {
                            groups.push(group);
                            groups.len() - 1
                        })
                    });
                    group_of.insert(answer.to_owned(), group);
                    group
                }
            };
            let Some(group) = group.and_then(|at| groups.get_mut(at)) else { continue };
            for (asked, sums) in asked.iter().zip(&mut group.sums) {
                if let Some(is_yes) = asked.is_yes(cell(asked.column)) {
                    sums.add(weight, is_yes);
                }
            }
        }
        groups.sort_by(|one, other| (one.place, &one.name).cmp(&(other.place, &other.name)));
        let period = self.period();
        let figure = |group: &Group| {
            let figures = asked.iter().zip(&group.sums).filter_map(|(asked, sums)| {
                let (value, effective_count) = sums.share()?;
                Some(Figure {
                    group: group.name.clone(),
                    channel: asked.channel.clone(),
                    value,
                    question: asked.question.clone(),
                    base: String::new(),
                    period: period.clone(),
                    source: String::new(),
                    effective_count: Some(effective_count),
                })
            });
            figures.collect::<Vec<_>>()
        };
        groups.iter().flat_map(figure).collect()
    }

    /// When the answers were given.
    fn period(&self) -> String {
        match self.days {
            Some((from, to)) if from == to => from.to_string(),
            Some((from, to)) => format!("{from} – {to}"),
            None => String::new(),
        }
    }
}

fn reader(body: &str, delimiter: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(body.as_bytes())
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).trim().trim_start_matches('\u{feff}').to_owned()
}

/// The different answers of a column, until they are too many.
#[derive(Clone, Default)]
struct Seen {
    answers: Vec<(Vec<u8>, usize)>,
    is_number: bool,
}

impl Seen {
    fn add(&mut self, cell: &[u8]) {
        if self.is_number {
            return;
        }
        let cell = cell.trim_ascii();
        match self.answers.iter_mut().find(|(answer, _)| answer == cell) {
            Some((_, count)) => *count += 1,
            None => self.answers.push((cell.to_owned(), 1)),
        }
        self.is_number = self.answers.len() > CHOICES_MOST;
    }

    fn counted(self) -> BTreeMap<String, usize> {
        if self.is_number {
            return BTreeMap::new();
        }
        self.answers.into_iter().map(|(answer, count)| (text(&answer), count)).collect()
    }
}

/// Those who answered the same, with what is added up for each question.
struct Group {
    place: u32,
    name: String,
    sums: Vec<Sums>,
}

impl Group {
    /// The group an answer belongs to; nobody's where it is missing.
    fn named(column: Option<&Column>, answer: &[u8], questions: usize) -> Option<Self> {
        let sums = vec![Sums::default(); questions];
        let Some(column) = column else { return Some(Self { place: 0, name: String::new(), sums }) };
        let answer = std::str::from_utf8(answer).ok()?;
        if column.is_missing(answer, true) {
            return None;
        }
        if column.answers.is_empty() {
            let (place, band) = bands(answer)?;
            return Some(Self { place, name: format!("{} {band}", column.name), sums });
        }
        Some(Self { place: code_order(answer), name: column.group_name(answer), sums })
    }
}

/// A question, and what its answers mean.
struct Asked {
    column: usize,
    channel: String,
    question: String,
    /// The answers that occur, and whether each is a yes; none where it is missing.
    answers: Vec<(Vec<u8>, Option<bool>)>,
}

impl Asked {
    fn of(at: usize, column: &Column, channel: &str, yes: &[String]) -> Self {
        let meaning = |answer: &String| {
            let is_yes = yes.contains(answer);
            (answer.as_bytes().to_owned(), (is_yes || !column.is_missing(answer, false)).then_some(is_yes))
        };
        let answers = column.answers.keys().map(meaning).collect();
        Self { column: at, channel: channel.to_owned(), question: column.question(yes), answers }
    }

    fn is_yes(&self, cell: &[u8]) -> Option<bool> {
        self.answers.iter().find(|(answer, _)| answer == cell).and_then(|(_, is_yes)| *is_yes)
    }
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

    /// The share of yes, and the answers it is worth.
    fn share(self) -> Option<(Value, u32)> {
        let effective = self.weight * self.weight / self.squared;
        effective.is_finite().then(|| (Value::Percent(self.yes / self.weight * 100.0), effective.round() as u32))
    }
}
