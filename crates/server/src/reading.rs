//! Reading an uploaded document. The bytes are a stranger's, so a child process of the same binary reads them under
//! limits of time and memory: the worst a hostile file can do is cost one clear message.

use crate::error::Problem;
use bytes::Bytes;
use formats::read::{Document, ReadError};
use std::process::Stdio;
use std::time::Duration;
use tokio::process::Command;

/// How long a document may take to read.
const READING_MOST: Duration = Duration::from_secs(10);
/// What the file is called while it is read; a document without a title would be called that too.
const STEM: &str = "document";
/// Most letters of a name's ending: file names have an end, and no format's is longer.
const ENDING_MOST_CHARS: usize = 8;
/// Address space the child may take, in kilobytes.
const MEMORY_MOST_KB: u32 = 1024 * 1024;

/// The statements of a document; `name` tells the format where the bytes don't.
///
/// # Errors
/// [`Problem::Unreadable`] with the reason's word, or [`Problem::Ours`] when reading itself could not be started.
pub async fn read_document(name: &str, bytes: Bytes) -> Result<Document, Problem> {
    let ours = |error: &dyn std::fmt::Display| Problem::Ours(error.to_string());
    let folder = tempfile::tempdir().map_err(|error| ours(&error))?;
    // Only the ending is taken from the name: the rest is a stranger's too.
    let last = name.rsplit('.').next().unwrap_or_default();
    let ending: String = last.chars().filter(char::is_ascii_alphanumeric).take(ENDING_MOST_CHARS).collect();
    let path = folder.path().join(format!("{STEM}.{ending}"));
    tokio::fs::write(&path, &bytes).await.map_err(|error| ours(&error))?;
    let binary = std::env::current_exe().map_err(|error| ours(&error))?;
    let child = Command::new("/bin/sh")
        .args(["-c", &format!("ulimit -v {MEMORY_MOST_KB}; exec \"$0\" read \"$1\" --json")])
        .arg(binary)
        .arg(&path)
        .env_clear()
        .stdin(Stdio::null())
        .kill_on_drop(true)
        .output();
    let output = match tokio::time::timeout(READING_MOST, child).await {
        Err(_) => return Err(Problem::Unreadable("time-out".into())),
        Ok(output) => output.map_err(|error| ours(&error))?,
    };
    if output.status.success() {
        let mut document: Document = serde_json::from_slice(&output.stdout).map_err(|error| ours(&error))?;
        if document.title == STEM {
            document.title = name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned();
        }
        return Ok(document);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let word = said.lines().last().unwrap_or_default().trim();
    let reason = ReadError::ALL.iter().find(|error| error.kind() == word);
    // A child that ended without a word ran into its limits.
    Err(Problem::Unreadable(reason.unwrap_or(&ReadError::Damaged).kind().to_owned()))
}
