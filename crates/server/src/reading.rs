//! Reading an uploaded document away from the requests: it takes processor time, and the bytes are a stranger's.

use crate::error::Problem;
use bytes::Bytes;
use formats::read::{self, Document};
use std::time::Duration;

/// How long a document may take to read.
const READING_MOST: Duration = Duration::from_secs(10);

/// The statements of a document; `name` tells the format where the bytes don't.
///
/// # Errors
/// [`Problem::Unreadable`] with the reason's word, or [`Problem::Ours`] when reading itself broke.
pub async fn read_document(name: String, bytes: Bytes) -> Result<Document, Problem> {
    let reading = tokio::task::spawn_blocking(move || read::read(&name, &bytes));
    match tokio::time::timeout(READING_MOST, reading).await {
        Err(_) => Err(Problem::Unreadable("time-out".into())),
        Ok(Err(broken)) => Err(Problem::Ours(broken.to_string())),
        Ok(Ok(Err(error))) => Err(Problem::Unreadable(error.kind().into())),
        Ok(Ok(Ok(document))) => Ok(document),
    }
}
