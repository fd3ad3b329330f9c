//! The text layer of a PDF as lines with places and sizes. Which lines make a paragraph is not decided here.

use pdf_extract::{Document, MediaBox, OutputDev, OutputError, Transform};

/// A gap between two letters wider than this, in ems, is a space.
const SPACE_EMS: f64 = 0.15;

/// A letter set so many ems higher or lower begins a new line; less is a raised or lowered letter.
const LINE_EMS: f64 = 0.5;

/// A letter set so many ems to the left of where the last one ended begins a new line.
const BACK_EMS: f64 = 2.0;

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
    /// The line's base; it grows downwards from page to page.
    pub(super) base: f64,
    /// The size of most of its letters, in points.
    pub(super) size: f64,
}

/// The lines of one page, in the order the page draws them.
pub(super) fn lines_of(document: &Document, page: u32) -> Result<Vec<Line>, OutputError> {
    let mut collector = Collector::default();
    pdf_extract::output_doc_page(document, &mut collector, page)?;
    collector.close_line();
    Ok(collector.lines)
}

#[derive(Default)]
struct Collector {
    lines: Vec<Line>,
    open: Option<Line>,
    height: f64,
}

impl Collector {
    fn close_line(&mut self) {
        if let Some(mut line) = self.open.take() {
            line.text = super::text::clean(&line.text);
            if !line.text.is_empty() {
                self.lines.push(line);
            }
        }
    }
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
        self.close_line();
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
        let is_same_line = self.open.as_ref().is_some_and(|line| {
            let em = line.size.max(size);
            (base - line.base).abs() <= em * LINE_EMS && left >= line.right - em * BACK_EMS
        });
        if !is_same_line {
            self.close_line();
        }
        match &mut self.open {
            None => {
                if !letters.trim().is_empty() {
                    self.open = Some(Line { text: letters.to_owned(), left, right, base, size });
                }
            }
            Some(line) => {
                if left > line.right + size * SPACE_EMS && !line.text.ends_with(' ') {
                    line.text.push(' ');
                }
                line.text.push_str(letters);
                if !letters.trim().is_empty() {
                    line.right = line.right.max(right);
                    line.size = line.size.max(size);
                }
            }
        }
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
