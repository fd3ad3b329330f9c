//! Readings of indicators from the exports that platforms give: [`read`] takes a file and gives the metrics in it, day by
//! day, with every line that was left out and why. Tables of posts become sums per day of publishing, of what may be
//! summed: reach, rates and levels never are.

mod dates;
mod names;
mod tables;

use crate::usage::{UsageError, workbook};
use jiff::civil::Date;
use serde::{Deserialize, Serialize, Serializer};

/// The most bytes of an export.
pub const MAX_FILE_BYTES: usize = 64 * 1024 * 1024;
/// The most columns of a table that are looked at.
pub const MAX_COLUMNS: usize = 500;
/// The most metrics that are taken out of one file.
pub const MAX_METRICS: usize = 200;
/// The most days of one table.
pub const MAX_DAYS: usize = 20_000;
/// The most lines that are named as left out; the last one then says that there are more.
pub const MAX_SKIPPED: usize = 1_000;

/// What was read out of an export.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Export {
    /// Where it comes from, as far as the file lets on.
    pub source: Source,
    /// Whose numbers they are, as the file calls them; empty where it doesn't say.
    pub account: String,
    /// What was measured, in the file's order.
    pub metrics: Vec<Metric>,
    /// What was left out, in the file's order.
    pub skipped: Vec<Skipped>,
    /// What the columns are called of the first table in which no dates were found: one of them may hold them all the same.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<String>,
}

/// One thing that was measured.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Metric {
    /// As the file calls it.
    pub name: String,
    /// What it is counted in.
    pub unit: Unit,
    /// By date, each date once.
    pub readings: Vec<Reading>,
}

/// One value on one day.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// The day.
    pub date: Date,
    /// The value, in the metric's unit.
    #[serde(serialize_with = "short")]
    pub value: f64,
}

/// Whole numbers are written without a point.
fn short<S: Serializer>(value: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    /// Up to here every whole number is its own.
    const WHOLE_MOST: f64 = 9e15;
    if value.fract() == 0.0 && value.abs() < WHOLE_MOST {
        serializer.serialize_i64(*value as i64)
    } else {
        serializer.serialize_f64(*value)
    }
}

/// Something that was left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skipped {
    /// The line in the file, the first being 1; in a workbook the line of its sheet.
    pub line: u64,
    /// Why.
    pub why: Why,
    /// The column, where it is only one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub column: String,
}

macro_rules! words {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
        pub enum $name { $($(#[$doc])* #[serde(rename = $word)] $variant,)* }

        impl $name {
            /// All of them, in the order they are declared.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// One stable word, for finding the words people read.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }
        }
    };
}

words! {
    /// The program an export comes from.
    Source {
        /// Facebook, by Meta Business Suite or Insights.
        Facebook = "facebook",
        /// Instagram, by Meta Business Suite.
        Instagram = "instagram",
        /// Meta Business Suite, which doesn't say of which network.
        Meta = "meta",
        /// YouTube Studio.
        YouTube = "youtube",
        /// X, earlier Twitter.
        X = "x",
        /// TikTok Studio.
        TikTok = "tiktok",
        /// Google Analytics.
        GoogleAnalytics = "google-analytics",
        /// LinkedIn.
        LinkedIn = "linkedin",
        /// Some table with dates.
        Table = "table",
    }
}

words! {
    /// What a metric is counted in.
    Unit {
        /// Things or people.
        Count = "count",
        /// Of a hundred.
        Percent = "percent",
        /// Of one.
        Share = "share",
        /// Seconds.
        Seconds = "seconds",
        /// Hours.
        Hours = "hours",
    }
}

words! {
    /// Why something was left out.
    Why {
        /// The table has no column with dates, and doesn't say which period it is about.
        NoDate = "no-date",
        /// The cell that should hold a date holds something else.
        BadDate = "bad-date",
        /// The day is still to come.
        Future = "future",
        /// The row sums the others up.
        TotalRow = "total-row",
        /// The cell holds no number.
        NotANumber = "not-a-number",
        /// Nothing was measured.
        Missing = "missing",
        /// Rates and averages can't be summed.
        Rate = "rate",
        /// The same person may be in several rows, so they can't be summed.
        People = "people",
        /// A level, such as all followers, can't be summed.
        Level = "level",
        /// The day has two different values.
        TwoValues = "two-values",
        /// A limit was reached.
        TooMany = "too-many",
        /// More was left out than is listed.
        More = "more",
    }
}

words! {
    /// Why a file gives nothing at all.
    ReadingsError {
        /// It is larger than [`MAX_FILE_BYTES`].
        TooLarge = "too-large",
        /// It has no rows and columns.
        NoTable = "no-table",
        /// It is a workbook that needs a password.
        Encrypted = "encrypted",
        /// It is a workbook of the kind before .xlsx.
        OldWorkbook = "old-workbook",
        /// It says it is a workbook and isn't a whole one.
        Damaged = "damaged",
        /// It unpacks to more than is allowed.
        Bomb = "bomb",
    }
}

impl std::fmt::Display for ReadingsError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(self.word())
    }
}

impl std::error::Error for ReadingsError {}

impl From<UsageError> for ReadingsError {
    fn from(error: UsageError) -> Self {
        match error {
            UsageError::TooLarge => Self::TooLarge,
            UsageError::NoTable | UsageError::NoFigures => Self::NoTable,
            UsageError::Encrypted => Self::Encrypted,
            UsageError::OldWorkbook => Self::OldWorkbook,
            UsageError::Damaged => Self::Damaged,
            UsageError::Bomb => Self::Bomb,
        }
    }
}

/// Reads an export. Dates without a year are taken for the latest that aren't after the other dates of the file, or else
/// after `today`.
///
/// # Errors
/// [`ReadingsError`] where the file is no table. A table without anything to take in gives no metrics, and says why.
pub fn read(bytes: &[u8], today: Date) -> Result<Export, ReadingsError> {
    read_with(bytes, today, None)
}

/// The same, where somebody has said which column holds the dates.
///
/// # Errors
/// As [`read`].
pub fn read_with(bytes: &[u8], today: Date, date_column: Option<&str>) -> Result<Export, ReadingsError> {
    if bytes.len() > MAX_FILE_BYTES {
        return Err(ReadingsError::TooLarge);
    }
    let mut gathered = tables::Gathered::new(today, date_column);
    if workbook::is_workbook(bytes) {
        workbook::each_sheet(bytes, |name, text| {
            gathered.sheet(name);
            gathered.text(&text);
            true
        })?;
    } else {
        let text = if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(bytes) {
            encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default()).0
        } else {
            let (text, damaged) = encoding_rs::UTF_8.decode_without_bom_handling(bytes);
            if damaged { encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0 } else { text }
        };
        gathered.text(&text);
    }
    gathered.export().ok_or(ReadingsError::NoTable)
}

#[cfg(test)]
mod tests;
