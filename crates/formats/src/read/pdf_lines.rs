//! The text layer of a PDF as lines with places and sizes. Which lines make a paragraph is not decided here.

use super::pdf_columns::{Row, in_reading_order};
use pdf_extract::{Document, MediaBox, OutputDev, OutputError, Transform};

/// A gap between two letters wider than this, in ems, is a space.
const SPACE_EMS: f64 = 0.15;

/// The same where the page draws its spaces as letters, so that a wide gap is only a letter whose width is not known.
const WIDE_SPACE_EMS: f64 = 0.5;

/// A page with more spaces than one in so many letters draws them.
const LETTERS_PER_SPACE: usize = 20;

/// A letter set so many ems higher or lower begins a new line; less is a raised or lowered letter.
const LINE_EMS: f64 = 0.5;

/// A letter set so many ems to the left of where the last one ended begins a new line.
const BACK_EMS: f64 = 2.0;

/// Room wider than this, in ems, may part columns.
const GUTTER_EMS: f64 = 1.0;

/// The width taken for a letter whose font does not tell it, in ems.
const UNKNOWN_WIDTH_EMS: f64 = 0.7;

/// One line of a page. Places are in points from the page's lower left corner.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    pub(super) text: String,
    /// Where the first letter begins.
    pub(super) left: f64,
    /// Where the last letter ends.
    pub(super) right: f64,
    /// Where the column it stands in ends, if the page was drawn across its columns.
    pub(super) column_right: Option<f64>,
    /// The line's base; it grows downwards from page to page.
    pub(super) base: f64,
    /// The size of most of its letters, in points.
    pub(super) size: f64,
}

/// The lines of one page in the order they are read.
pub(super) fn lines_of(document: &Document, page: u32) -> Result<Vec<Line>, OutputError> {
    let mut collector = Collector::default();
    pdf_extract::output_doc_page(document, &mut collector, page)?;
    Ok(in_reading_order(rows_of(&collector.glyphs)))
}

/// The rows of a page, in the order the page draws them.
fn rows_of(glyphs: &[Glyph]) -> Vec<Row> {
    let spaces = glyphs.iter().filter(|glyph| glyph.is_space()).count();
    let draws_spaces = spaces * LETTERS_PER_SPACE > glyphs.len();
    let space_ems = if draws_spaces { WIDE_SPACE_EMS } else { SPACE_EMS };
    let mut rows: Vec<Row> = Vec::new();
    let mut row: Row = Vec::new();
    let mut open: Option<Line> = None;
    // Where the last letter ends that is seen.
    let mut ink_right = 0.0;
    for glyph in glyphs {
        let is_same_row = open.as_ref().is_some_and(|line| {
            let em = line.size.max(glyph.size);
            (glyph.base - line.base).abs() <= em * LINE_EMS && glyph.left >= line.right - em * BACK_EMS
        });
        let is_far = !glyph.is_space() && glyph.left > ink_right + glyph.size * GUTTER_EMS;
        if !is_same_row || is_far {
            close(open.take(), ink_right, &mut row);
        }
        if !is_same_row && !row.is_empty() {
            rows.push(std::mem::take(&mut row));
        }
        match &mut open {
            // Spaces between columns belong to neither.
            None if glyph.is_space() => {}
            None => {
                open = Some(Line {
                    text: glyph.letters.clone(),
                    left: glyph.left,
                    right: glyph.right,
                    column_right: None,
                    base: glyph.base,
                    size: glyph.size,
                });
            }
            Some(line) => {
                if glyph.left > line.right + glyph.size * space_ems && !line.text.ends_with(' ') {
                    line.text.push(' ');
                }
                line.text.push_str(&glyph.letters);
                // A drawn space moves the end on, or the next word would seem far away.
                line.right = line.right.max(glyph.right);
                if !glyph.is_space() {
                    line.size = line.size.max(glyph.size);
                }
            }
        }
        if !glyph.is_space() {
            ink_right = if is_same_row && !is_far { glyph.right.max(ink_right) } else { glyph.right };
        }
    }
    close(open, ink_right, &mut row);
    rows.extend(Some(row).filter(|row| !row.is_empty()));
    rows
}

fn close(open: Option<Line>, ink_right: f64, row: &mut Row) {
    if let Some(mut line) = open {
        line.text = super::text::clean(&line.text);
        line.right = ink_right.max(line.left);
        if !line.text.is_empty() {
            row.push(line);
        }
    }
}

/// One letter, or the few a ligature stands for, at its place.
struct Glyph {
    letters: String,
    left: f64,
    right: f64,
    base: f64,
    size: f64,
}

impl Glyph {
    fn is_space(&self) -> bool {
        self.letters.trim().is_empty()
    }
}

#[derive(Default)]
struct Collector {
    glyphs: Vec<Glyph>,
    height: f64,
}

impl OutputDev for Collector {
    fn begin_page(
        &mut self,
        _number: u32,
        media: &MediaBox,
        _art: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        self.height = media.ury - media.lly;
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn output_character(
        &mut self,
        place: &Transform,
        width: f64,
        _spacing: f64,
        font_size: f64,
        letters: &str,
    ) -> Result<(), OutputError> {
        let across = (place.m11.powi(2) + place.m12.powi(2)).sqrt();
        let up = (place.m21.powi(2) + place.m22.powi(2)).sqrt();
        let size = font_size.abs() * (across * up).sqrt();
        let (left, base) = (place.m31, self.height - place.m32);
        if !(size.is_finite() && left.is_finite() && base.is_finite()) || size <= 0.0 {
            return Ok(());
        }
        // Some fonts do not tell how wide a letter is; without a guess, a space would follow each of them.
        let width = if width > 0.0 { width } else { UNKNOWN_WIDTH_EMS };
        let right = left + width * font_size.abs() * across;
        self.glyphs.push(Glyph { letters: letters.to_owned(), left, right, base, size });
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}
