//! Workbooks (.xlsx): their first sheet with figures or answers, as the text a spreadsheet would have saved. The bytes are
//! a stranger's: what they unpack to is counted before anything is read, and cells are taken one at a time, so that a
//! sheet that claims to be enormous costs nothing.

use super::{MAX_FILE_BYTES, Usage, UsageError, read};
use calamine::{DataRef, Reader, Xlsx};
use jiff::civil::{Date, date};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Most bytes of all parts of a workbook together.
pub const MAX_UNPACKED_BYTES: u64 = 128 * 1024 * 1024;
/// Most parts of a workbook.
const MAX_PARTS: usize = 2_000;
/// Most sheets that are looked at.
const MAX_SHEETS: usize = 30;
/// Most rows of a sheet.
pub const MAX_ROWS: u32 = 300_000;
/// Most columns of a sheet.
pub const MAX_COLUMNS: u32 = 2_000;
/// Most cells of a sheet, with those between that are empty.
pub const MAX_CELLS: u64 = 4_000_000;
/// What zipped files begin with.
const ZIP: &[u8] = b"PK\x03\x04";
/// What older workbooks and locked ones begin with.
const OLE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
/// The part of a locked workbook that holds the rest, as such files write names.
const LOCKED: &str = "EncryptedPackage";
/// The day a workbook counts its days from.
const DAY_ZERO: Date = date(1899, 12, 30);

/// Whether a file is a workbook, or says it is.
#[must_use]
pub fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(ZIP) || bytes.starts_with(OLE)
}

/// The first sheet that has figures or answers, as text with tabs between cells; without such a sheet, the first one.
///
/// # Errors
/// [`UsageError`] for what is locked, old, damaged or over a limit.
pub fn cells(bytes: &[u8]) -> Result<String, UsageError> {
    let (mut first, mut best) = (None, None);
    each_sheet(bytes, |_, text| {
        let has_figures = match read(text.as_bytes()) {
            Ok(Usage::Table(_) | Usage::Survey(_)) => true,
            Err(_) => false,
        };
        if has_figures {
            best = Some(text);
        } else if first.is_none() {
            first = Some(text);
        }
        !has_figures
    })?;
    best.or(first).ok_or(UsageError::NoTable)
}

/// Hands over sheet after sheet, each with its name and its text, as long as `look` wants more.
///
/// # Errors
/// As [`cells`], but for a workbook without a sheet.
pub(crate) fn each_sheet(bytes: &[u8], mut look: impl FnMut(&str, String) -> bool) -> Result<(), UsageError> {
    if bytes.len() > MAX_FILE_BYTES {
        return Err(UsageError::TooLarge);
    }
    if bytes.starts_with(OLE) {
        let name: Vec<u8> = LOCKED.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let is_locked = bytes.windows(name.len()).any(|part| part == name);
        return Err(if is_locked { UsageError::Encrypted } else { UsageError::OldWorkbook });
    }
    let unpacked = unpacked_bytes(bytes)?;
    if unpacked > MAX_UNPACKED_BYTES {
        return Err(UsageError::Bomb);
    }
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| UsageError::Damaged)?;
    for name in book.sheet_names().into_iter().take(MAX_SHEETS) {
        let Some(text) = sheet(&mut book, &name)? else { continue };
        if !look(&name, text) {
            break;
        }
    }
    Ok(())
}

/// What all parts really unpack to, up to just over the limit: what they claim is not believed.
fn unpacked_bytes(bytes: &[u8]) -> Result<u64, UsageError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| UsageError::Damaged)?;
    if archive.len() > MAX_PARTS {
        return Err(UsageError::Bomb);
    }
    let mut all = 0;
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(|_| UsageError::Damaged)?;
        let left = MAX_UNPACKED_BYTES + 1 - all;
        all += std::io::copy(&mut part.take(left), &mut std::io::sink()).map_err(|_| UsageError::Damaged)?;
        if all > MAX_UNPACKED_BYTES {
            break;
        }
    }
    Ok(all)
}

/// A sheet as text; nothing where it has no cells or is no sheet of cells.
fn sheet(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Option<String>, UsageError> {
    let Ok(mut cells) = book.worksheet_cells_reader(name) else { return Ok(None) };
    let percent: Vec<bool> = cells.styles().iter().map(is_percent).collect();
    let mut text = String::new();
    let (mut row, mut column, mut count) = (0, 0, 0_u64);
    while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(|_| UsageError::Damaged)? {
        let (at_row, at_column) = cell.get_position();
        let value = said(cell.get_value(), percent.get(style).copied().unwrap_or(false));
        // Cells come in order; one that doesn't is somebody's joke.
        if value.is_empty() || at_row < row || at_row == row && at_column < column {
            continue;
        }
        if at_row >= MAX_ROWS || at_column >= MAX_COLUMNS {
            return Err(UsageError::TooLarge);
        }
        if at_row > row {
            // An empty line says that something ends; many say no more.
            text.push_str(if at_row > row + 1 && !text.is_empty() { "\n\n" } else { "\n" });
            (row, column) = (at_row, 0);
        }
        count += u64::from(at_column - column) + 1;
        if count > MAX_CELLS {
            return Err(UsageError::TooLarge);
        }
        (column..at_column).for_each(|_| text.push('\t'));
        column = at_column;
        text.push_str(&value);
    }
    // What parts the cells is said, so that nobody has to guess.
    Ok((!text.is_empty()).then(|| format!("sep=\t\n{text}\n")))
}

fn is_percent(style: &calamine::Style) -> bool {
    style.number_format.as_ref().is_some_and(|format| format.format_code.contains('%'))
}

/// A cell as it is shown, on one line and without what parts cells.
fn said(value: &DataRef<'_>, is_percent: bool) -> String {
    match value {
        DataRef::Int(number) if is_percent => format!("{}%", number * 100),
        DataRef::Float(number) if is_percent => format!("{}%", (number * 1e6).round() / 1e4),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(true) => "1".to_owned(),
        DataRef::Bool(false) => "0".to_owned(),
        DataRef::DateTime(moment) => {
            let days = jiff::Span::new().try_days(moment.as_f64().floor() as i64);
            let day = days.and_then(|days| DAY_ZERO.checked_add(days));
            day.map_or_else(|_| String::new(), |day| day.to_string())
        }
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => on_one_line(text),
        DataRef::SharedString(text) => on_one_line(text),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

fn on_one_line(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let needs_quotes = text.starts_with('"');
    for word in text.split_whitespace() {
        if !kept.is_empty() {
            kept.push(' ');
        }
        kept.push_str(word);
    }
    if needs_quotes { format!("\"{}\"", kept.replace('"', "\"\"")) } else { kept }
}
