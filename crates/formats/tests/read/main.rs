//! Reading strategy documents: bytes in, what a caller sees out. All documents are made here.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod hostile;
mod marks;
mod package;
mod pdf;
mod source;
mod text;
mod verdict;

use std::fmt::Write as _;
use std::io::Write as _;

use formats::read::{Document, read};

/// The statements, one a line: number, kind, path and text.
pub fn show(name: &str, bytes: &[u8]) -> String {
    let document = match read(name, bytes) {
        Ok(document) => document,
        Err(error) => return format!("error: {}", error.kind()),
    };
    let mut out = format!("{} · {} · {}\n", document.title, document.language.key(), document.format.key());
    for statement in &document.statements {
        let path = statement.path.join(" > ");
        let _ = writeln!(out, "{} {} [{path}] {}", statement.number, statement.kind.key(), statement.text);
    }
    out
}

/// The marks with the words that caused them, one statement a line.
pub fn because(document: &Document) -> String {
    let mut out = String::new();
    for statement in &document.statements {
        let causes: Vec<String> =
            statement.because.iter().map(|because| format!("{} «{}»", because.mark, because.words)).collect();
        let _ = writeln!(out, "{}: {}", statement.number, causes.join(", "));
    }
    out
}

/// A zipped document of these parts.
pub fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}
