//! The amended strategy as a Word document. Amendments are tracked changes with who decided them as author, so that whoever
//! keeps the original can accept or reject them one by one; why stands in a comment (ECMA-376, part 1, 17.13).

use super::{AmendedStrategy, Decision, Part, SetAs, Wording};
use docx_rs::{
    AbstractNumbering, Comment, Delete, Docx, IndentLevel, Insert, Level, LevelJc, LevelText, LineSpacing,
    NumberFormat, Numbering, NumberingId, Paragraph, Run, RunFonts, SpecialIndentType, Start, Style, StyleType,
};
use std::io::Cursor;

/// The list that items are in; the first is the library's own, with numbers.
const BULLETS: usize = 2;
/// Half points of running text.
const TEXT_SIZE: usize = 22;
/// Half points of the headings, from the first.
const HEADING_SIZES: [usize; 6] = [32, 28, 26, 24, 22, 22];
/// Half points of the title.
const TITLE_SIZE: usize = 40;
/// Twentieths of a point that an item is indented by.
const INDENT: i32 = 360;
/// Twentieths of a point between paragraphs, and above and below a heading.
const BETWEEN: u32 = 120;
const ABOVE_HEADING: u32 = 320;
const BELOW_HEADING: u32 = 80;
/// When nobody has decided: a time is asked for, and ours would make two files of one plan differ.
const NO_TIME: &str = "1970-01-01T00:00:00Z";

pub(super) fn write(strategy: &AmendedStrategy) -> Result<Vec<u8>, std::io::Error> {
    let mut docx = Docx::new()
        .created_at(NO_TIME)
        .updated_at(NO_TIME)
        .default_fonts(RunFonts::new().ascii("Calibri").hi_ansi("Calibri").cs("Calibri"))
        .default_size(TEXT_SIZE)
        .add_style(
            Style::new("Normal", StyleType::Paragraph).name("Normal").line_spacing(LineSpacing::new().after(BETWEEN)),
        )
        .add_style(Style::new("Title", StyleType::Paragraph).name("Title").size(TITLE_SIZE).bold())
        .add_abstract_numbering(bullets())
        .add_numbering(Numbering::new(BULLETS, BULLETS));
    for (level, size) in HEADING_SIZES.iter().enumerate() {
        let name = format!("heading {}", level + 1);
        let style = Style::new(format!("Heading{}", level + 1), StyleType::Paragraph);
        let spacing = LineSpacing::new().before(ABOVE_HEADING).after(BELOW_HEADING);
        docx = docx.add_style(style.name(name).size(*size).bold().outline_lvl(level).line_spacing(spacing));
    }
    if !strategy.says_its_title() {
        docx = docx.add_paragraph(Paragraph::new().style("Title").add_run(Run::new().add_text(&strategy.title)));
    }
    for (number, part) in strategy.parts.iter().enumerate() {
        docx = docx.add_paragraph(paragraph(strategy, number, part));
    }
    let mut bytes = Cursor::new(Vec::new());
    let mut package = docx.build();
    package.document = counted_from_one(&String::from_utf8_lossy(&package.document)).into_bytes();
    package.pack(&mut bytes).map_err(std::io::Error::other)?;
    Ok(bytes.into_inner())
}

/// The tracked changes with numbers of their own: the library goes on counting where the file before ended, and two files of
/// one plan would differ. No text can look like a change, since a `<` in it is written otherwise.
fn counted_from_one(document: &str) -> String {
    const CHANGES: [&str; 2] = ["<w:ins w:id=\"", "<w:del w:id=\""];
    let mut counted = String::with_capacity(document.len());
    let mut left = document;
    for number in 1.. {
        let next = CHANGES.iter().filter_map(|change| left.find(change).map(|at| at + change.len())).min();
        let Some((before, after)) = next.and_then(|at| left.split_at_checked(at)) else { break };
        counted.push_str(before);
        counted.push_str(&number.to_string());
        left = after.trim_start_matches(|letter: char| letter.is_ascii_digit());
    }
    counted.push_str(left);
    counted
}

fn bullets() -> AbstractNumbering {
    let level = Level::new(0, Start::new(1), NumberFormat::new("bullet"), LevelText::new("•"), LevelJc::new("left"));
    AbstractNumbering::new(BULLETS).add_level(level.indent(
        Some(INDENT),
        Some(SpecialIndentType::Hanging(INDENT)),
        None,
        None,
    ))
}

fn paragraph(strategy: &AmendedStrategy, number: usize, part: &Part) -> Paragraph {
    let set = match part.set_as {
        SetAs::Heading(level) => Paragraph::new().style(&format!("Heading{level}")),
        SetAs::Item => Paragraph::new().style("Normal").numbering(NumberingId::new(BULLETS), IndentLevel::new(0)),
        SetAs::Paragraph => Paragraph::new().style("Normal"),
    };
    let run = |text: &str| Run::new().add_text(text);
    match &part.wording {
        Wording::Unchanged(text) => set.add_run(run(text)),
        Wording::New(text, decision) => {
            let commented = begin(set, strategy, number, decision);
            commented.add_insert(inserted(run(text), strategy, decision)).add_comment_end(number)
        }
        Wording::Changed { old, new, decision } => {
            let gone = Delete::new().add_run(Run::new().add_delete_text(old));
            let gone = gone.author(author(strategy, decision)).date(time(decision));
            let commented = begin(set, strategy, number, decision).add_delete(gone);
            commented.add_insert(inserted(run(new), strategy, decision)).add_comment_end(number)
        }
    }
}

fn begin(set: Paragraph, strategy: &AmendedStrategy, number: usize, decision: &Decision) -> Paragraph {
    let said = Paragraph::new().add_run(Run::new().add_text(decision.said(strategy.lang)));
    let comment = Comment::new(number).author(author(strategy, decision)).date(time(decision)).add_paragraph(said);
    set.add_comment_start(comment)
}

fn inserted(run: Run, strategy: &AmendedStrategy, decision: &Decision) -> Insert {
    Insert::new(run).author(author(strategy, decision)).date(time(decision))
}

fn author(strategy: &AmendedStrategy, decision: &Decision) -> String {
    if !decision.by.is_empty() {
        return decision.by.clone();
    }
    let key = if decision.on.is_some() { "strategy-file-somebody" } else { "strategy-file-proposed" };
    words::text(strategy.lang, key)
}

fn time(decision: &Decision) -> String {
    decision.on.map_or(NO_TIME.to_owned(), |on| format!("{on}T00:00:00Z"))
}
