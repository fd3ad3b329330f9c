//! `taktikk read`: a document into statements. The server runs it as a child for every upload.

use super::print_json;
use clap::Args;
use std::error::Error;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// Reads a strategy document.
#[derive(Args)]
pub struct Read {
    /// The document.
    file: PathBuf,
    /// Prints JSON.
    #[arg(long)]
    json: bool,
    /// Prints the cells of a workbook's first sheet with figures.
    #[arg(long, conflicts_with = "json")]
    cells: bool,
}

/// Exits with 1 when the workbook can't be read; the error stream then has one word that says why.
fn cells(bytes: &[u8]) -> Result<ExitCode, Box<dyn Error>> {
    match formats::usage::workbook::cells(bytes) {
        Ok(text) => std::io::stdout().write_all(text.as_bytes())?,
        Err(error) => {
            eprintln!("{}", error.kind());
            return Ok(ExitCode::from(1));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Exits with 1 when the document can't be read; with --json the error stream then has one word that says why.
pub fn read(read: &Read) -> Result<ExitCode, Box<dyn Error>> {
    let name = read.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let bytes = std::fs::read(&read.file)?;
    if read.cells {
        return cells(&bytes);
    }
    match formats::read::read(&name, &bytes) {
        Ok(document) if read.json => print_json(&document)?,
        Ok(document) => {
            println!("{}\n", document.title);
            for statement in &document.statements {
                println!("{:>6}  {}", statement.number, statement.text);
            }
            println!("\n{}", document.coverage.sentence);
        }
        Err(error) if read.json => {
            eprintln!("{}", error.kind());
            return Ok(ExitCode::from(1));
        }
        Err(error) => return Err(error.into()),
    }
    Ok(ExitCode::SUCCESS)
}
