//! Figures of who uses what: tables by group and channel, and surveys with one row a respondent. What belongs here is
//! turning a file into [`Figure`]s; whom they are about in a plan is decided by those who read them.

mod block;
mod codebook;
mod columns;
mod survey;
mod table;
mod values;
pub mod workbook;

pub use block::{Cell, MAX_BLOCK_CELLS, block};
pub use codebook::Said;
pub use columns::Column;
pub use survey::{Counting, Survey};
pub use values::{Value, channel_key, is_channel};
pub(crate) use values::{dialect, plain};

use thiserror::Error;

/// The most bytes of a file with figures.
pub const MAX_FILE_BYTES: usize = 32 * 1024 * 1024;
/// The most figures that are taken out of one table.
pub const MAX_FIGURES: usize = 5_000;

/// Why a file gives no figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum UsageError {
    /// It is larger than [`MAX_FILE_BYTES`].
    #[error("the file is too large")]
    TooLarge,
    /// It is no text with rows and columns.
    #[error("the file is no table")]
    NoTable,
    /// It has rows and columns, but no channel and no figure was recognised.
    #[error("the table has no figures for channels")]
    NoFigures,
    /// It is a workbook that needs a password.
    #[error("the workbook is encrypted")]
    Encrypted,
    /// It is a workbook of the kind before .xlsx.
    #[error("the workbook is of an old kind")]
    OldWorkbook,
    /// It says it is a workbook and isn't one, or not a whole one.
    #[error("the workbook is damaged")]
    Damaged,
    /// It unpacks to more than [`workbook::MAX_UNPACKED_BYTES`], or has very many parts.
    #[error("the workbook unpacks to more than is allowed")]
    Bomb,
}

impl UsageError {
    /// All errors, in the order they are declared.
    pub const ALL: [Self; 7] =
        [Self::TooLarge, Self::NoTable, Self::NoFigures, Self::Encrypted, Self::OldWorkbook, Self::Damaged, Self::Bomb];

    /// One stable word for the error, for finding the words people read.
    #[must_use]
    pub const fn kind(self) -> &'static str {
        match self {
            Self::TooLarge => "too-large",
            Self::NoTable => "no-table",
            Self::NoFigures => "no-figures",
            Self::Encrypted => "encrypted",
            Self::OldWorkbook => "old-workbook",
            Self::Damaged => "damaged",
            Self::Bomb => "bomb",
        }
    }
}

/// One figure, with all that the file says about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Whom it is about, as the file calls them; empty for all who were asked.
    pub group: String,
    /// Where, as the file calls it.
    pub channel: String,
    /// How much.
    pub value: Value,
    /// What was asked or measured.
    pub question: String,
    /// Who was asked.
    pub base: String,
    /// When it was measured, as the file writes it.
    pub period: String,
    /// Who measured it.
    pub source: String,
    /// How many evenly weighted answers it is worth, by Kish: (Σw)² / Σw².
    pub effective_count: Option<u32>,
}

/// What a file turned out to be.
#[derive(Debug, Clone, PartialEq)]
pub enum Usage {
    /// A table of figures.
    Table(Vec<Figure>),
    /// Answers, one row a respondent: figures follow when it is said what to count.
    Survey(Survey),
}

/// Reads a file of figures or answers.
///
/// # Errors
/// [`UsageError`] when there is nothing to be had from it.
pub fn read(bytes: &[u8]) -> Result<Usage, UsageError> {
    if bytes.len() > MAX_FILE_BYTES {
        return Err(UsageError::TooLarge);
    }
    let text = values::decode(bytes);
    let (body, delimiter) = values::dialect(&text).ok_or(UsageError::NoTable)?;
    if let Some(survey) = Survey::weighted(body, delimiter).or_else(|| Survey::of_channels(body, delimiter)) {
        return Ok(Usage::Survey(survey));
    }
    let figures = table::read(body, delimiter);
    if !figures.is_empty() {
        return Ok(Usage::Table(figures));
    }
    Survey::of_choices(body, delimiter).map(Usage::Survey).ok_or(UsageError::NoFigures)
}

#[cfg(test)]
mod tests;
