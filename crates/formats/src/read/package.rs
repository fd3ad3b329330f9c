//! Zipped documents: finding parts by name and unpacking them within a budget.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::{MAX_UNZIPPED_BYTES, MAX_ZIP_ENTRIES, ReadError, encoding};

/// A zipped document and what may still be unpacked from it.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    budget_bytes: u64,
}

impl<'a> Package<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, ReadError> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| refusal(&error))?;
        if archive.len() > MAX_ZIP_ENTRIES {
            return Err(ReadError::Bomb);
        }
        Ok(Self { archive, budget_bytes: MAX_UNZIPPED_BYTES })
    }

    pub(super) fn has(&self, part: &str) -> bool {
        self.archive.index_for_name(part).is_some()
    }

    /// The text of a part, or `None` if there is no such part.
    pub(super) fn part(&mut self, part: &str) -> Result<Option<String>, ReadError> {
        let Some(index) = self.archive.index_for_name(part) else {
            return Ok(None);
        };
        let file = self.archive.by_index(index).map_err(|error| refusal(&error))?;
        let mut bytes = Vec::new();
        // What the entry claims about its size is not believed: one byte over the budget is asked for, and found.
        file.take(self.budget_bytes + 1).read_to_end(&mut bytes).map_err(|_| ReadError::Damaged)?;
        let taken = bytes.len() as u64;
        if taken > self.budget_bytes {
            return Err(ReadError::Bomb);
        }
        self.budget_bytes -= taken;
        encoding::decode(&bytes).map(Some).ok_or(ReadError::Damaged)
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "whatever else the zip library cannot read is damage to us")]
fn refusal(error: &ZipError) -> ReadError {
    match error {
        ZipError::UnsupportedArchive(reason) if *reason == ZipError::PASSWORD_REQUIRED => ReadError::Encrypted,
        ZipError::InvalidPassword => ReadError::Encrypted,
        _ => ReadError::Damaged,
    }
}
