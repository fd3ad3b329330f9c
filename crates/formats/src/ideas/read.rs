//! Ideas from a table: a sticky-note board's export, the free answers of a survey, or a list with one idea a line. Which column holds
//! the ideas is guessed, and said by whoever brings the file.

use crate::read::decode;
use crate::usage::dialect;
use thiserror::Error;

/// The most bytes of a file with ideas.
pub const MAX_FILE_BYTES: usize = 8 * 1024 * 1024;
/// The most ideas that are taken out of one file.
pub const MAX_IDEAS: usize = 1_000;
/// The most columns a table may have.
pub const MAX_COLUMNS: usize = 100;
/// The most letters of one idea. What is longer is no idea but a document, and is left out.
pub const MAX_IDEA_CHARS: usize = 2_000;

/// Heads of columns that hold ideas, in small letters.
const IDEA_HEADS: &[&str] = &[
    "idé",
    "ide",
    "ideer",
    "idea",
    "ideas",
    "tekst",
    "text",
    "txt",
    "innhold",
    "content",
    "note",
    "lapp",
    "lapper",
    "kommentar",
    "comment",
    "comment-body",
    "svar",
    "answer",
    "response",
    "forslag",
    "suggestion",
    "title",
    "tittel",
];

/// Why a file gives no ideas.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum IdeasError {
    /// It is larger than [`MAX_FILE_BYTES`].
    #[error("the file is too large")]
    TooLarge,
    /// It is no text, or has nothing in it.
    #[error("the file is no table")]
    NoTable,
}

/// A table of ideas as it stands in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdeasTable {
    /// What its columns are called.
    pub heads: Vec<String>,
    rows: Vec<Vec<String>>,
    /// The column that looks most like ideas.
    pub guess: usize,
}

/// What one column gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// Ideas by row, with every cell of that row; no idea twice.
    pub ideas: Vec<(String, Vec<String>)>,
    /// Rows that say the same as one before.
    pub repeated: usize,
    /// Ideas that are too long, or more than are taken.
    pub left_out: usize,
}

/// Reads a table of ideas.
///
/// # Errors
/// [`IdeasError`] when there is nothing to be had from it.
pub fn read(bytes: &[u8]) -> Result<IdeasTable, IdeasError> {
    if bytes.len() > MAX_FILE_BYTES {
        return Err(IdeasError::TooLarge);
    }
    let text = decode(bytes).ok_or(IdeasError::NoTable)?;
    let mut rows = match dialect(&text) {
        Some((body, delimiter)) => cells(body, delimiter),
        // No character parts cells: one idea a line.
        None => text.lines().map(|line| vec![line.to_owned()]).collect(),
    };
    rows.iter_mut().for_each(|row| row.truncate(MAX_COLUMNS));
    rows.retain(|row| row.iter().any(|cell| !cell.trim().is_empty()));
    let columns = rows.iter().map(Vec::len).max().filter(|columns| *columns > 0).ok_or(IdeasError::NoTable)?;
    let named = |cell: &String| IDEA_HEADS.contains(&cell.trim().to_lowercase().as_str());
    let has_heads = rows.split_first().is_some_and(|(first, rest)| {
        !rest.is_empty() && (first.iter().any(named) || stands_above_numbers(first, rest))
    });
    let heads = if has_heads { rows.remove(0) } else { Vec::new() };
    let guess = heads.iter().position(named).unwrap_or_else(|| wordiest(&rows, columns));
    let heads = (0..columns).map(|at| heads.get(at).map(|head| head.trim().to_owned()).unwrap_or_default()).collect();
    Ok(IdeasTable { heads, rows, guess })
}

fn cells(body: &str, delimiter: u8) -> Vec<Vec<String>> {
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(body.as_bytes());
    reader.records().map_while(Result::ok).map(|row| row.iter().map(str::to_owned).collect()).collect()
}

/// Whether the first row has words above a column of nothing but numbers: those are heads, whatever they say.
fn stands_above_numbers(first: &[String], rest: &[Vec<String>]) -> bool {
    let is_number = |cell: &String| cell.trim().parse::<f64>().is_ok();
    first.iter().enumerate().any(|(at, head)| {
        !head.trim().is_empty() && !is_number(head) && rest.iter().all(|row| row.get(at).is_some_and(is_number))
    })
}

/// The column with most words.
fn wordiest(rows: &[Vec<String>], columns: usize) -> usize {
    let words = |at: usize| -> usize {
        rows.iter().filter_map(|row| row.get(at)).map(|cell| cell.split_whitespace().count()).sum()
    };
    (0..columns).max_by_key(|at| (words(*at), std::cmp::Reverse(*at))).unwrap_or_default()
}

impl IdeasTable {
    /// The ideas of a column. `known` says of those that are there already.
    #[must_use]
    pub fn take(&self, column: usize) -> Taken {
        let mut taken = Taken { ideas: Vec::new(), repeated: 0, left_out: 0 };
        let mut seen = std::collections::BTreeSet::new();
        for row in &self.rows {
            let Some(text) = row.get(column).map(|cell| tidy(cell)).filter(|text| !text.is_empty()) else { continue };
            if !seen.insert(text.to_lowercase()) {
                taken.repeated += 1;
            } else if taken.ideas.len() == MAX_IDEAS || text.chars().count() > MAX_IDEA_CHARS {
                taken.left_out += 1;
            } else {
                taken.ideas.push((text, row.clone()));
            }
        }
        taken
    }
}

/// A cell's words in one line. A cell that was kept from being a formula by an apostrophe is given back as it was.
#[must_use]
pub fn tidy(cell: &str) -> String {
    let words: Vec<&str> = cell
        .split(|letter: char| letter.is_whitespace() || letter.is_control())
        .filter(|word| !word.is_empty())
        .collect();
    let text = words.join(" ");
    match text.strip_prefix('\'') {
        Some(rest) if rest.trim_start().starts_with(super::write::FORMULA_BEGINS) => rest.trim_start().to_owned(),
        Some(_) | None => text,
    }
}
