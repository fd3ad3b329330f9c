//! Reading strategy documents: bytes of a `.docx`, `.odt`, `.pdf`, `.md`, `.txt`, `.html`, `.rst` or `.tex` file become numbered
//! statements with marks, and one verdict on how the document deals with social media.
//!
//! What belongs here: formats, the splitting into statements, and the matching of words. What does not: which words
//! count (those are data, in `lexicon/`), and what people are told about an error.

mod block;
mod coverage;
mod cut;
mod detect;
mod document;
mod docx;
mod encoding;
mod error;
mod hints;
mod html;
mod language;
mod leads;
mod lexicon;
mod lines;
mod markdown;
mod marks;
mod odt;
mod outline;
mod package;
mod pdf;
mod pdf_columns;
mod pdf_lines;
mod plain;
mod roles;
mod rst;
mod tex;
mod text;
mod xml;

pub use coverage::{coverage_sentence, coverage_verdict};
pub use document::{
    Answer, Attention, Because, Channel, Coverage, Document, Format, Kind, Language, Marks, Role, SocialMedia,
    Statement,
};
pub(crate) use encoding::decode;
pub use error::ReadError;
pub use leads::{Lead, after};

/// The largest file that is read, in bytes (20 MiB).
pub const MAX_FILE_BYTES: usize = 20 * 1024 * 1024;

/// The most that the parts of one zipped document may unpack to together, in bytes (100 MiB).
pub const MAX_UNZIPPED_BYTES: u64 = 100 * 1024 * 1024;

/// The most entries a zipped document may list.
pub const MAX_ZIP_ENTRIES: usize = 10_000;

/// The most statements one document may hold.
pub const MAX_STATEMENTS: usize = 20_000;

/// How deep elements may be nested in the XML of a `.docx` or `.odt` file.
pub const MAX_XML_DEPTH: usize = 512;

/// How deep elements may be nested in a web page, or quotes and lists in Markdown; the time to read a page grows with
/// the square of it.
pub const MAX_HTML_DEPTH: usize = 1_000;

/// How deep tables may be nested in tables; rows further in are read as if they belonged to the innermost one allowed.
pub const MAX_TABLE_DEPTH: usize = 16;

/// The most bytes a heading may have; anything longer is read as a paragraph, since every statement under a heading
/// repeats it in its path.
pub const MAX_HEADING_BYTES: usize = 240;

/// The most pages of a PDF document that are read.
pub const MAX_PDF_PAGES: usize = 1_000;

/// Reads a strategy document.
///
/// `name` is the file's name; only its ending is used, and only where the bytes themselves do not tell the format.
/// A text without any ending is read as Markdown when it has Markdown headings, else as plain text.
///
/// # Errors
/// One of the closed set of [`ReadError`]s; hostile or damaged bytes never cause a panic.
pub fn read(name: &str, bytes: &[u8]) -> Result<Document, ReadError> {
    let (outlined, format) = outlined(name, bytes)?;
    Ok(marks::mark(outlined, format))
}

/// The hints at each statement's role by their names in `lexicon/roles.tsv`, which is made from them and from judged
/// statements.
///
/// # Errors
/// As [`read`].
pub fn role_hints(name: &str, bytes: &[u8]) -> Result<Vec<Vec<String>>, ReadError> {
    Ok(marks::role_hints(&outlined(name, bytes)?.0))
}

fn outlined(name: &str, bytes: &[u8]) -> Result<(outline::Outlined, Format), ReadError> {
    if bytes.is_empty() {
        return Err(ReadError::Empty);
    }
    if bytes.len() > MAX_FILE_BYTES {
        return Err(ReadError::TooLarge);
    }
    let source = detect::detect(name, bytes)?;
    let format = source.format();
    let draft = match source {
        detect::Source::Docx(package) => docx::read(package)?,
        detect::Source::Odt(package) => odt::read(package)?,
        detect::Source::Pdf => pdf::read(bytes)?,
        detect::Source::Markdown(text) => markdown::read(&text)?,
        detect::Source::Plain(text) => plain::read(&text)?,
        detect::Source::Html(text) => html::read(&text)?,
        detect::Source::Rst(text) => rst::read(&text)?,
        detect::Source::Tex(text) => tex::read(&text)?,
    };
    Ok((outline::outline(draft, name)?, format))
}

/// The document as JSON, the way `taktikk read FILE --json` prints it.
#[must_use]
pub fn read_json(document: &Document) -> String {
    // Plain structs of strings, numbers and lists always serialise; an empty object keeps the signature honest.
    serde_json::to_string_pretty(document).unwrap_or_else(|_| "{}".to_owned())
}
