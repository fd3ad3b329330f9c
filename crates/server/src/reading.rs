//! Reading an uploaded document or workbook. The bytes are a stranger's, so a child process of the same binary reads them under
//! limits of time and memory: the worst a hostile file can do is cost one clear message.

use crate::error::Problem;
use bytes::Bytes;
use formats::read::{Document, ReadError};
use formats::readings::{Export, ReadingsError};
use formats::usage::UsageError;
use jiff::civil::Date;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Output, Stdio};
use std::time::Duration;
use tokio::process::Command;

/// What reading one document may take.
#[derive(Clone, Copy)]
struct Limits {
    /// Until people are told that it took too long.
    time: Duration,
    /// Time on a core; the child ends itself, also when the server could not stop it.
    core_seconds: u32,
    /// Address space, in kilobytes.
    memory_kb: u32,
}

/// How much slower a build without optimisation reads: a 100-page PDF takes 0.2 s in a release and 1 s in it.
const SLOWER: u32 = if cfg!(debug_assertions) { 5 } else { 1 };

/// Two seconds and 256 MB. Platforms that do not know a limit go without it.
const MOST: Limits =
    Limits { time: Duration::from_secs(2 * SLOWER as u64), core_seconds: 2 * SLOWER, memory_kb: 256 * 1024 };

/// What the file is called while it is read; a document without a title would be called that too.
const STEM: &str = "document";
/// The commands that read a file.
const READ: &str = "read";
/// As [`READ`].
const READINGS: &str = "readings";
/// How a zip begins, and so a workbook.
const ZIP: &[u8] = b"PK";
/// The forms in which a file that is read is printed.
const AS_JSON: &str = "--json";
/// As [`AS_JSON`].
const AS_CELLS: &str = "--cells";
/// The word for a document that took too long.
const TIME_OUT: &str = "time-out";
/// The signals a child ends by that ran out of memory, that used up its time, or that was stopped.
const SIGABRT: i32 = 6;
/// As [`SIGABRT`].
const SIGKILL: i32 = 9;
/// As [`SIGABRT`]; the number is that of Linux and macOS.
const SIGXCPU: i32 = 24;
/// Most letters of a name's ending: file names have an end, and no format's is longer.
const ENDING_MOST_CHARS: usize = 8;

/// The statements of a document; `name` tells the format where the bytes don't.
///
/// # Errors
/// [`Problem::Unreadable`] with the reason's word, or [`Problem::Ours`] when reading itself could not be started.
pub async fn read_document(name: &str, bytes: Bytes) -> Result<Document, Problem> {
    let output = in_child(READ, name, &bytes, AS_JSON).await?;
    if output.status.success() {
        let mut document: Document = serde_json::from_slice(&output.stdout).map_err(|error| ours(&error))?;
        if document.title == STEM {
            document.title = name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned();
        }
        return Ok(document);
    }
    let words: Vec<&str> = ReadError::ALL.iter().map(|error| error.kind()).collect();
    Err(Problem::Unreadable(why(&output, &words).to_owned()))
}

/// The cells of a workbook's first sheet with figures, as text.
///
/// # Errors
/// As for a document.
pub async fn read_cells(bytes: Bytes) -> Result<Bytes, Problem> {
    let output = in_child(READ, "cells.xlsx", &bytes, AS_CELLS).await?;
    if output.status.success() {
        return Ok(output.stdout.into());
    }
    let words: Vec<&str> = UsageError::ALL.iter().map(|error| error.kind()).collect();
    Err(Problem::Unreadable(why(&output, &words).to_owned()))
}

/// The numbers in an analytics export. A table as text is read here, since it can only be long; a workbook is not.
///
/// # Errors
/// As for a document.
pub async fn read_export(bytes: Bytes, today: Date, date_column: Option<String>) -> Result<Export, Problem> {
    if !bytes.starts_with(ZIP) {
        let read =
            tokio::task::spawn_blocking(move || formats::readings::read_with(&bytes, today, date_column.as_deref()));
        return read.await.map_err(|error| ours(&error))?.map_err(|error| Problem::Unreadable(error.word().to_owned()));
    }
    let said = date_column.map(|column| format!("--date-column={column}"));
    let output = in_child_with(READINGS, "export.xlsx", &bytes, (AS_JSON, said.as_deref())).await?;
    // A table with nothing to take in is told as such, with its reasons.
    if let Ok(export) = serde_json::from_slice(&output.stdout) {
        return Ok(export);
    }
    let words: Vec<&str> = ReadingsError::ALL.iter().map(|error| error.word()).collect();
    Err(Problem::Unreadable(why(&output, &words).to_owned()))
}

fn ours(error: &dyn std::fmt::Display) -> Problem {
    Problem::Ours(error.to_string())
}

/// Has a command of `taktikk` read a file within limits, and print it in this form.
async fn in_child(command: &str, name: &str, bytes: &[u8], form: &str) -> Result<Output, Problem> {
    in_child_with(command, name, bytes, (form, None)).await
}

/// The same with something more that was said of the file.
async fn in_child_with(command: &str, name: &str, bytes: &[u8], form: (&str, Option<&str>)) -> Result<Output, Problem> {
    let folder = tempfile::tempdir().map_err(|error| ours(&error))?;
    // Only the ending is taken from the name: the rest is a stranger's too.
    let last = name.rsplit('.').next().unwrap_or_default();
    let ending: String = last.chars().filter(char::is_ascii_alphanumeric).take(ENDING_MOST_CHARS).collect();
    let path = folder.path().join(format!("{STEM}.{ending}"));
    tokio::fs::write(&path, bytes).await.map_err(|error| ours(&error))?;
    let binary = std::env::current_exe().map_err(|error| ours(&error))?;
    run(&binary, command, &path, form, MOST).await
}

/// Runs `BINARY COMMAND FILE FORM [MORE]` within limits.
async fn run(
    binary: &Path,
    command: &str,
    file: &Path,
    (form, more): (&str, Option<&str>),
    most: Limits,
) -> Result<Output, Problem> {
    let Limits { time, core_seconds, memory_kb } = most;
    let limits = format!("ulimit -v {memory_kb} 2>/dev/null; ulimit -t {core_seconds} 2>/dev/null; ulimit -c 0");
    let child = Command::new("/bin/sh")
        .args(["-c", &format!("{limits}; exec \"$0\" \"$@\"")])
        .arg(binary)
        .arg(command)
        .arg(file)
        .arg(form)
        .args(more)
        .env_clear()
        .stdin(Stdio::null())
        .kill_on_drop(true)
        .output();
    match tokio::time::timeout(time, child).await {
        Err(_) => Err(Problem::Unreadable(TIME_OUT.into())),
        Ok(output) => output.map_err(|error| Problem::Ours(error.to_string())),
    }
}

/// The word for why a child that failed has failed: its own, when it is one of these, or what its end tells.
fn why<'a>(output: &Output, words: &[&'a str]) -> &'a str {
    let said = String::from_utf8_lossy(&output.stderr);
    let word = said.lines().last().unwrap_or_default().trim();
    if let Some(known) = words.iter().find(|known| **known == word) {
        return known;
    }
    match output.status.signal() {
        Some(SIGXCPU | SIGKILL) => TIME_OUT,
        // A program that gets no more memory ends itself so.
        Some(SIGABRT) => ReadError::TooLarge.kind(),
        Some(_) | None => ReadError::Damaged.kind(),
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may fail")]

    use super::*;
    use std::os::unix::fs::PermissionsExt;

    /// What is told when the reader is this script.
    async fn told(script: &str, most: Limits) -> String {
        let folder = tempfile::tempdir().unwrap();
        let reader = folder.path().join("reader");
        std::fs::write(&reader, format!("#!/bin/sh\n{script}\n")).unwrap();
        std::fs::set_permissions(&reader, PermissionsExt::from_mode(0o700)).unwrap();
        match run(&reader, READ, Path::new("file"), (AS_JSON, None), most).await {
            Ok(output) if output.status.success() => "read".to_owned(),
            Ok(output) => why(&output, &["encrypted"]).to_owned(),
            Err(Problem::Unreadable(word)) => word.to_string(),
            Err(other) => format!("{other:?}"),
        }
    }

    #[tokio::test]
    async fn a_reader_that_does_not_end_is_stopped() {
        let short = Limits { time: Duration::from_millis(300), ..MOST };
        assert_eq!(told("sleep 60", short).await, "time-out");
        let busy = Limits { time: Duration::from_secs(30), core_seconds: 1, ..MOST };
        assert_eq!(told("while :; do :; done", busy).await, "time-out");
    }

    #[tokio::test]
    async fn a_reader_gets_no_more_memory_than_its_share() {
        // Both scripts hold a word so long; the limit is what tells them apart.
        let holds = "word=x; for n in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26; do word=$word$word; done";
        let time = Duration::from_secs(60);
        assert_ne!(told(holds, Limits { time, core_seconds: 60, memory_kb: 64 * 1024 }).await, "read");
        assert_eq!(told(holds, Limits { time, core_seconds: 60, memory_kb: 1024 * 1024 }).await, "read");
    }

    #[tokio::test]
    async fn the_readers_own_word_is_told() {
        assert_eq!(told("echo something >&2; echo encrypted >&2; exit 1", MOST).await, "encrypted");
        assert_eq!(told("kill -ABRT $$", MOST).await, "too-large");
        assert_eq!(told("exit 3", MOST).await, "damaged");
    }
}
