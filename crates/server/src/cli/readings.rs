//! `taktikk readings`: what an analytics export holds, and what was left out of it.

use super::print_json;
use crate::clock;
use clap::Args;
use formats::readings::{Export, Metric};
use std::error::Error;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;
use words::Lang;

/// Reads an export of numbers, such as those of Meta Business Suite, YouTube Studio, X, TikTok, Google Analytics and LinkedIn.
#[derive(Args)]
pub struct Readings {
    /// The export: .csv or .xlsx.
    file: PathBuf,
    /// Prints JSON.
    #[arg(long)]
    json: bool,
    /// The column that holds the dates, where the file doesn't say.
    #[arg(long)]
    date_column: Option<String>,
    /// Language of the sentences: nb or en.
    #[arg(long, env = "TAKTIKK_LANGUAGE", default_value = "nb")]
    language: String,
}

/// Exits with 1 when nothing can be taken out of the file.
pub fn readings(asked: &Readings) -> Result<ExitCode, Box<dyn Error>> {
    let lang = Lang::from_code(&asked.language).ok_or("--language nb|en")?;
    let bytes = std::fs::read(&asked.file)?;
    let export = match formats::readings::read_with(&bytes, clock::today(), asked.date_column.as_deref()) {
        Ok(export) => export,
        Err(error) if asked.json => {
            // Programs get a word they know again.
            eprintln!("{}", error.word());
            return Ok(ExitCode::from(1));
        }
        Err(error) => return Err(words::text(lang, &format!("readings-error-{}", error.word())).into()),
    };
    if asked.json {
        print_json(&export)?;
    } else {
        // Whoever reads may have seen enough: that is not an error.
        let _ = write!(std::io::stdout(), "{}", table(&export, lang));
    }
    Ok(ExitCode::from(u8::from(export.metrics.is_empty())))
}

/// The export as a table: a line for each metric, and what was left out.
fn table(export: &Export, lang: Lang) -> String {
    let mut out = String::new();
    let source = words::text(lang, &format!("readings-source-{}", export.source.word()));
    let parts: Vec<&str> = [source.as_str(), &export.account].into_iter().filter(|part| !part.is_empty()).collect();
    let _ = writeln!(out, "{}\n", parts.join(", "));
    let width = export.metrics.iter().map(|metric| metric.name.chars().count()).max().unwrap_or(0);
    for metric in &export.metrics {
        let _ = writeln!(out, "{:<width$}  {}", metric.name, days(metric, lang));
    }
    if export.metrics.is_empty() {
        let _ = writeln!(out, "{}", words::text(lang, "readings-none"));
    }
    if !export.skipped.is_empty() {
        let _ = writeln!(out, "\n{}", words::text(lang, "readings-skipped"));
    }
    for skipped in &export.skipped {
        let why = words::text(lang, &format!("readings-skipped-{}", skipped.why.word()));
        let column = if skipped.column.is_empty() { String::new() } else { format!("{}: ", skipped.column) };
        let _ = writeln!(out, "{:>7}  {column}{why}", skipped.line);
    }
    out
}

/// How many readings, from when to when, and the last of them.
fn days(metric: &Metric, lang: Lang) -> String {
    let unit = words::text(lang, &format!("readings-unit-{}", metric.unit.word()));
    let (Some(first), Some(last)) = (metric.readings.first(), metric.readings.last()) else { return String::new() };
    format!("{:>5}  {} … {}  {:>12} {unit}", metric.readings.len(), first.date, last.date, last.value)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test stops at what is wrong")]

    use super::{Lang, table};
    use formats::readings::{ReadingsError, Source, Unit, Why, read};

    #[test]
    fn everything_it_can_say_has_words_in_both_languages() {
        let keys = (Source::ALL.iter().map(|one| format!("readings-source-{}", one.word())))
            .chain(Unit::ALL.iter().map(|one| format!("readings-unit-{}", one.word())))
            .chain(Why::ALL.iter().map(|one| format!("readings-skipped-{}", one.word())))
            .chain(ReadingsError::ALL.iter().map(|one| format!("readings-error-{}", one.word())));
        for key in keys {
            assert!(Lang::ALL.iter().all(|lang| words::has(*lang, &key)), "{key} has no words");
        }
    }

    #[test]
    fn an_export_is_shown_as_a_table_with_what_was_left_out() {
        let text = "Date,Clicks\n2025-03-01,4\n2025-03-02,undefined\n2025-03-03,6\n";
        let export = read(text.as_bytes(), jiff::civil::date(2025, 4, 1)).unwrap();
        assert_eq!(
            table(&export, Lang::En),
            "A table\n\nClicks      2  2025-03-01 … 2025-03-03             6 in number\n\nLeft out, by line:\n      \
             3  Clicks: nothing was measured\n"
        );
    }
}
