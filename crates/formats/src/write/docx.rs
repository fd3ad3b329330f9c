//! Markdown that we wrote, as a Word document: headings, paragraphs, lists and tables with their heads repeated.

use super::html::BREAK;
use super::look::Look;
use docx_rs::{
    Docx, LineSpacing, PageMargin, Paragraph, Pic, Run, RunFonts, Style, StyleType, Table, TableCell, TableRow,
    WidthType,
};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::io::Cursor;

/// What stands between two sheets: a rule, which is no text of anybody's.
pub(crate) const BETWEEN_SHEETS: &str = "---";
/// Width and height that a logo has room in: 60 by 12 millimetres, in English metric units (ECMA-376, 20.1.2.1).
const LOGO_MOST_EMU: (f64, f64) = (2_160_000.0, 432_000.0);
/// A4, in twentieths of a point.
const PAGE: (u32, u32) = (11_906, 16_838);
/// The whole width, in fiftieths of a percent.
const WHOLE: usize = 5_000;
/// A time is asked for, and ours would make two files of one plan differ.
const NO_TIME: &str = "1970-01-01T00:00:00Z";

/// What the document is for.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Paper {
    /// Two sheets that hold a lot.
    Sheets,
    /// As many pages as it takes.
    Reading,
}

impl Paper {
    /// Half points of running text.
    fn text_size(self) -> usize {
        match self {
            Self::Sheets => 16,
            Self::Reading => 18,
        }
    }

    /// Half points of the headings, from the first.
    fn heading_sizes(self) -> [usize; 4] {
        match self {
            Self::Sheets => [36, 20, 18, 18],
            Self::Reading => [36, 24, 20, 18],
        }
    }

    /// Twentieths of a point below a paragraph.
    fn between(self) -> u32 {
        match self {
            Self::Sheets => 30,
            Self::Reading => 80,
        }
    }

    /// Twentieths of a point around the page.
    fn margin(self) -> i32 {
        match self {
            Self::Sheets => 680,
            Self::Reading => 1_000,
        }
    }
}

/// The document.
///
/// # Errors
///
/// Never in practice: it is written to memory.
pub(crate) fn document(markdown: &str, paper: Paper, look: &Look) -> Result<Vec<u8>, std::io::Error> {
    let around = paper.margin();
    let margin = PageMargin::new().top(around).bottom(around).left(around).right(around);
    let mut docx = Docx::new()
        .created_at(NO_TIME)
        .updated_at(NO_TIME)
        .page_size(PAGE.0, PAGE.1)
        .page_margin(margin)
        .default_fonts(RunFonts::new().ascii("Calibri").hi_ansi("Calibri").cs("Calibri"))
        .default_size(paper.text_size());
    for (level, size) in paper.heading_sizes().iter().enumerate() {
        let style = Style::new(format!("Heading{}", level + 1), StyleType::Paragraph);
        let mut style = style.name(format!("heading {}", level + 1)).size(*size).bold().outline_lvl(level);
        if look.colour.is_some() {
            style = style.color(look.text().trim_start_matches('#'));
        }
        docx = docx.add_style(style);
    }
    if let Some(picture) = logo(look) {
        docx = docx.add_paragraph(Paragraph::new().add_run(Run::new().add_image(picture)));
    }
    let mut setting = Setting { between: paper.between(), ..Setting::default() };
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        docx = setting.take(docx, event);
    }
    let mut bytes = Cursor::new(Vec::new());
    docx.build().pack(&mut bytes).map_err(std::io::Error::other)?;
    Ok(bytes.into_inner())
}

/// The logo, as high as there is room for. Its name is ours: the library's would count on, and make two files of one plan differ.
fn logo(look: &Look) -> Option<Pic> {
    let (bytes, (width, height)) = look.logo.as_ref().zip(look.logo_sides())?;
    let scale = (LOGO_MOST_EMU.1 / f64::from(height)).min(LOGO_MOST_EMU.0 / f64::from(width));
    let side = |pixels: u32| (f64::from(pixels) * scale).round() as u32;
    Some(Pic::new_with_dimensions(bytes.clone(), width, height).id("rIdLogo").size(side(width), side(height)))
}

/// What is being set.
#[derive(Default)]
struct Setting {
    runs: Vec<Run>,
    strong: bool,
    small: bool,
    in_head: bool,
    is_item: bool,
    between: u32,
    /// Whether the row being set says anything.
    said: bool,
    is_for_layout: bool,
    cells: Vec<TableCell>,
    rows: Vec<TableRow>,
}

impl Setting {
    fn take(&mut self, docx: Docx, event: Event<'_>) -> Docx {
        if let Event::Text(text) = &event {
            self.say(text);
        } else if let Event::Html(text) | Event::InlineHtml(text) = &event {
            // Only the break is ours; whatever else looks like HTML is text that somebody wrote.
            if &**text == BREAK {
                self.runs.push(Run::new().add_break(docx_rs::BreakType::TextWrapping))
            } else {
                self.say(text)
            }
        } else if event == Event::HardBreak {
            self.runs.push(Run::new().add_break(docx_rs::BreakType::TextWrapping));
        } else if event == Event::SoftBreak {
            self.say(" ");
        } else if event == Event::Start(Tag::Strong) || event == Event::End(TagEnd::Strong) {
            self.strong = event == Event::Start(Tag::Strong);
        } else if event == Event::Start(Tag::Emphasis) || event == Event::End(TagEnd::Emphasis) {
            self.small = event == Event::Start(Tag::Emphasis);
        } else if event == Event::Start(Tag::Item) {
            self.is_item = true;
            self.say("• ");
        } else if event == Event::Rule {
            return docx
                .add_paragraph(Paragraph::new().page_break_before(true).line_spacing(LineSpacing::new().after(0)));
        } else if event == Event::Start(Tag::TableHead) {
            (self.in_head, self.said) = (true, false);
        } else if event == Event::End(TagEnd::TableCell) {
            let cell = self.paragraph();
            self.cells.push(TableCell::new().add_paragraph(cell));
        } else if event == Event::End(TagEnd::TableHead) || event == Event::End(TagEnd::TableRow) {
            let is_headless = self.in_head && !self.said;
            (self.in_head, self.said) = (false, false);
            let cells = std::mem::take(&mut self.cells);
            self.is_for_layout |= is_headless;
            if !is_headless {
                self.rows.push(TableRow::new(cells));
            }
        } else if event == Event::End(TagEnd::Table) {
            let mut table = Table::new(std::mem::take(&mut self.rows)).width(WHOLE, WidthType::Pct);
            // What stands beside each other without heads over it is no table to a reader.
            if std::mem::take(&mut self.is_for_layout) {
                table = table.clear_all_border();
            }
            return docx.add_table(table).add_paragraph(Paragraph::new().line_spacing(LineSpacing::new().after(0)));
        } else if let Event::End(TagEnd::Heading(level)) = event {
            return docx.add_paragraph(self.paragraph().style(&format!("Heading{}", level as usize)));
        } else if event == Event::End(TagEnd::Paragraph) || (event == Event::End(TagEnd::Item) && !self.runs.is_empty())
        {
            return docx.add_paragraph(self.paragraph());
        }
        docx
    }

    fn say(&mut self, text: &str) {
        self.said = true;
        let mut run = Run::new().add_text(text.replace(char::is_control, ""));
        if self.strong || self.in_head {
            run = run.bold();
        }
        self.runs.push(if self.small { run.italic() } else { run });
    }

    fn paragraph(&mut self) -> Paragraph {
        let set = Paragraph::new().line_spacing(LineSpacing::new().after(self.between));
        std::mem::take(&mut self.runs).into_iter().fold(set, Paragraph::add_run)
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test stops where something is wrong")]

    use super::*;

    const PLAN: &str = "# Plan \\<alle\\> 🎉 שלום\n\nEksempel kommune\n\n- **2.1** Folk skal få svar\n\n| Kanal | Timer |\n| --- | ---: |\n| **Facebook**<br>620 | 3½ |\n";

    #[test]
    fn a_word_document_says_what_the_markdown_says() {
        let bytes = document(PLAN, Paper::Reading, &Look::default()).unwrap();
        let read = crate::read::read("plan.docx", &bytes).unwrap();
        let texts: Vec<_> = read.statements.into_iter().map(|statement| statement.text).collect();
        let all = texts.join("\n");
        for said in ["Plan <alle> 🎉 שלום", "Eksempel kommune", "2.1 Folk skal få svar", "Kanal", "Facebook", "3½"]
        {
            assert!(all.contains(said), "{said} in {all}");
        }
    }

    #[test]
    fn a_teams_own_colour_and_logo_are_in_it_and_make_no_two_files_of_one() {
        let colour = Some("#004488".parse().unwrap());
        let logo =
            [&b"\x89PNG\r\n\x1a\n"[..], &13_u32.to_be_bytes(), b"IHDR", &40_u32.to_be_bytes(), &20_u32.to_be_bytes()];
        let look = Look { colour, second: None, logo: Some(logo.concat()) };
        let bytes = document(PLAN, Paper::Sheets, &look).unwrap();
        assert!(bytes == document(PLAN, Paper::Sheets, &look).unwrap());
        let mut files = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let names: Vec<String> =
            (0..files.len()).map(|at| files.by_index(at).unwrap().name().unwrap().into_owned()).collect();
        assert!(names.iter().any(|name| name.starts_with("word/media/") && name.ends_with(".png")), "{names:?}");
        let mut styles = String::new();
        std::io::Read::read_to_string(&mut files.by_name("word/styles.xml").unwrap(), &mut styles).unwrap();
        assert!(styles.contains("004488"));
    }

    #[test]
    fn equal_texts_give_equal_files_whenever_they_are_written() {
        let bytes = document(PLAN, Paper::Reading, &Look::default()).unwrap();
        assert!(bytes == document(PLAN, Paper::Reading, &Look::default()).unwrap());
        // The packed files' time: 1 January 1980, midnight, and not now.
        assert_eq!(bytes.get(10..14), Some(&[0, 0, 0x21, 0][..]));
    }
}
