//! Telling formats apart: first by the bytes, then by the file's ending.

use super::document::Format;
use super::encoding::decode;
use super::package::Package;
use super::{ReadError, markdown};

/// How far into a file the mark of a PDF may stand, in bytes.
const PDF_MARK_WITHIN_BYTES: usize = 1024;

/// The mark of a compound file: old Word documents, and encrypted new ones.
const COMPOUND_MARK: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// Marks of formats that are none of ours and would pass for text or not be told apart otherwise.
const FOREIGN_MARKS: &[&[u8]] =
    &[b"{\\rtf", b"%!PS", b"\x89PNG", b"GIF8", b"\xFF\xD8\xFF", b"\x1F\x8B", b"Rar!", b"7z\xBC\xAF"];

/// Endings of text formats that hold something else than a document.
const FOREIGN_ENDINGS: &[&str] =
    &["csv", "tsv", "json", "xml", "rtf", "ics", "xlsx", "xls", "pptx", "ppt", "doc", "png", "jpg"];

/// A document whose format is known, opened as far as that takes.
pub(super) enum Source<'a> {
    Docx(Package<'a>),
    Odt(Package<'a>),
    Pdf,
    Markdown(String),
    Plain(String),
    Html(String),
    Rst(String),
    Tex(String),
}

impl Source<'_> {
    pub(super) fn format(&self) -> Format {
        match self {
            Self::Docx(_) => Format::Docx,
            Self::Odt(_) => Format::Odt,
            Self::Pdf => Format::Pdf,
            Self::Markdown(_) => Format::Markdown,
            Self::Plain(_) => Format::Plain,
            Self::Html(_) => Format::Html,
            Self::Rst(_) => Format::Rst,
            Self::Tex(_) => Format::Tex,
        }
    }
}

/// Tells the format of the bytes.
pub(super) fn detect<'a>(name: &str, bytes: &'a [u8]) -> Result<Source<'a>, ReadError> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return detect_package(bytes);
    }
    let head = &bytes[..bytes.len().min(PDF_MARK_WITHIN_BYTES)];
    if head.windows(5).any(|window| window == b"%PDF-") {
        return Ok(Source::Pdf);
    }
    if bytes.starts_with(COMPOUND_MARK) {
        let encrypted: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let is_encrypted = bytes.windows(encrypted.len()).any(|window| window == encrypted);
        return Err(if is_encrypted { ReadError::Encrypted } else { ReadError::UnknownFormat });
    }
    if FOREIGN_MARKS.iter().any(|mark| bytes.starts_with(mark)) {
        return Err(ReadError::UnknownFormat);
    }
    let ending = ending(name);
    if matches!(ending.as_str(), "docx" | "odt" | "pdf") {
        // The name promises a format whose mark is missing: the beginning of the file is gone or it never was one.
        return Err(ReadError::Damaged);
    }
    let text = decode(bytes).ok_or(ReadError::UnknownFormat)?;
    if text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    if FOREIGN_ENDINGS.contains(&ending.as_str()) {
        return Err(ReadError::UnknownFormat);
    }
    let is_page = starts_like_page(&text);
    Ok(match ending.as_str() {
        "md" | "markdown" | "mdown" | "mkd" => Source::Markdown(text),
        "html" | "htm" | "xhtml" => Source::Html(text),
        "rst" | "rest" => Source::Rst(text),
        "tex" | "latex" => Source::Tex(text),
        _ if is_page => Source::Html(text),
        "txt" | "text" => Source::Plain(text),
        _ if markdown::looks_like_markdown(&text) => Source::Markdown(text),
        _ => Source::Plain(text),
    })
}

fn detect_package(bytes: &[u8]) -> Result<Source<'_>, ReadError> {
    let mut package = Package::open(bytes)?;
    if package.has("content.xml") && package.has("META-INF/manifest.xml") {
        let manifest = package.part("META-INF/manifest.xml")?.unwrap_or_default();
        if manifest.contains("encryption-data") {
            return Err(ReadError::Encrypted);
        }
        let kind = package.part("mimetype")?.unwrap_or_default();
        if kind.is_empty() || kind.contains("opendocument.text") {
            return Ok(Source::Odt(package));
        }
        return Err(ReadError::UnknownFormat);
    }
    if package.has("word/document.xml") {
        return Ok(Source::Docx(package));
    }
    if package.has("[Content_Types].xml") {
        let types = package.part("[Content_Types].xml")?.unwrap_or_default();
        if types.contains("wordprocessingml") {
            return Ok(Source::Docx(package));
        }
    }
    Err(ReadError::UnknownFormat)
}

/// The file's ending in small letters, without the dot; empty where there is none.
fn ending(name: &str) -> String {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    match file.rsplit_once('.') {
        Some((_, ending)) => ending.to_lowercase(),
        None => String::new(),
    }
}

fn starts_like_page(text: &str) -> bool {
    /// How far in, in bytes, a page without a document type may begin.
    const WITHIN_BYTES: usize = 512;
    let head: String = text.trim_start().chars().take(WITHIN_BYTES).collect::<String>().to_lowercase();
    head.starts_with("<!doctype html")
        || head.starts_with("<html")
        || (head.starts_with("<?xml") && head.contains("<html"))
}
