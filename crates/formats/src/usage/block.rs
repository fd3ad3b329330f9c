//! A block of cells as a spreadsheet's clipboard holds it, and what somebody typed into one cell. Where it goes in a plan is
//! decided by those who read it.

use super::values::{number, plain, value};
use super::{UsageError, Value};
use words::Lang;

/// The most cells of a pasted block.
pub const MAX_BLOCK_CELLS: usize = 10_000;

/// Marks that spreadsheets and tables put where there is no figure.
const NO_FIGURE: &[&str] = &["-", "–", "—", "−", ".", "..", "…", ":", "?", "n/a", "na"];

/// What one cell says.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing, or that there is no figure.
    Blank,
    /// How much.
    Says(Value),
    /// Words that mean no amount, as they stand there.
    Words(String),
}

/// The cells of a block, row by row; rows may be of different lengths. Words may be shortened as far as they stay clear in
/// `lang`, the language of whoever typed them. Shares between 0 and 1 are of one, where nothing says percent.
///
/// # Errors
/// [`UsageError::TooLarge`] for more than [`MAX_BLOCK_CELLS`].
pub fn block(text: &str, lang: Lang) -> Result<Vec<Vec<Cell>>, UsageError> {
    let mut reader = csv::ReaderBuilder::new();
    let mut reader = reader.delimiter(b'\t').has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let mut count = 0;
    for record in reader.records() {
        let record = record.map_err(|_| UsageError::NoTable)?;
        count += record.len();
        if count > MAX_BLOCK_CELLS {
            return Err(UsageError::TooLarge);
        }
        rows.push(record.iter().map(|cell| read(cell, lang)).collect());
    }
    if !text.contains('%') {
        of_one_in_percent(&mut rows);
    }
    Ok(rows)
}

fn read(cell: &str, lang: Lang) -> Cell {
    let said = plain(cell);
    if said.is_empty() || NO_FIGURE.contains(&said.as_str()) {
        return Cell::Blank;
    }
    if let Some(value) = value(cell) {
        return Cell::Says(value);
    }
    if number(&said).is_none() {
        let others = Lang::ALL.iter().copied().filter(|other| *other != lang);
        if let Some(usage) = std::iter::once(lang).chain(others).find_map(|lang| begun(&said, lang)) {
            return Cell::Says(Value::Word(usage));
        }
    }
    Cell::Words(cell.trim().to_owned())
}

/// The one word of the scale that begins like this.
fn begun(said: &str, lang: Lang) -> Option<plan::Usage> {
    let begins = |usage: &&plan::Usage| {
        let word = words::text(lang, &format!("usage-{}", usage.word()));
        word.starts_with(said) || word.strip_prefix("a ").is_some_and(|word| word.starts_with(said))
    };
    let mut found = plan::Usage::ALL.iter().filter(begins);
    found.next().filter(|_| found.next().is_none()).copied()
}

fn of_one_in_percent(rows: &mut [Vec<Cell>]) {
    let mut shares: Vec<&mut f64> = Vec::new();
    for cell in rows.iter_mut().flatten() {
        if let Cell::Says(Value::Percent(share)) = cell {
            shares.push(share);
        }
    }
    let (all_at_most_one, some_are_parts) =
        (shares.iter().all(|share| **share <= 1.0), shares.iter().any(|share| share.fract() != 0.0));
    if shares.len() > 1 && all_at_most_one && some_are_parts {
        shares.into_iter().for_each(|share| *share *= 100.0);
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test stops at what is wrong")]

    use super::*;

    fn said(text: &str, lang: Lang) -> String {
        let cell = |cell: &Cell| match cell {
            Cell::Blank => "_".to_owned(),
            Cell::Says(Value::Percent(percent)) => format!("{percent}"),
            Cell::Says(Value::Word(usage)) => usage.word().to_owned(),
            Cell::Words(words) => format!("«{words}»"),
        };
        let rows = block(text, lang).unwrap();
        rows.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join(" ")).collect::<Vec<_>>().join(" / ")
    }

    #[test]
    fn a_block_holds_figures_words_blanks_and_whatever_else() {
        assert_eq!(said("40\t12,5 %\t\n-\tMYE\tkanskje\r\n", Lang::Nb), "40 12.5 _ / _ a-lot «kanskje»");
        assert_eq!(said("0,4\t1\n0.25\t0", Lang::Nb), "40 100 / 25 0");
        assert_eq!(said("0,5", Lang::Nb), "0.5");
        assert_eq!(said("120\t-3", Lang::Nb), "«120» «-3»");
        assert_eq!(said("\"to\nlinjer\"\t7", Lang::Nb), "«to\nlinjer» 7");
    }

    #[test]
    fn a_word_may_be_begun_as_long_as_it_is_clear() {
        assert_eq!(said("m\tl\te\tk\ten d", Lang::Nb), "a-lot a-little some not-at-all some");
        assert_eq!(said("l\tlo\tli\ta l\th\ts", Lang::En), "a-little a-lot a-little «a l» not-at-all some");
        assert_eq!(said("lo\thar", Lang::Nb), "a-lot not-at-all");
    }

    #[test]
    fn a_block_has_a_limit() {
        assert_eq!(block(&"1\t".repeat(MAX_BLOCK_CELLS + 1), Lang::Nb), Err(UsageError::TooLarge));
    }
}
