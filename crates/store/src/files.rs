//! Uploaded documents, kept as they came. A plan names them by id; what was read out of them is in its journal.

use crate::database::on_both;
use crate::error::taken;
use crate::{Store, StoreError};
use bytes::Bytes;
use plan::{At, FileId, PlanId};

/// The largest file, in bytes.
pub const FILE_BYTES_MAX: usize = 25 * 1024 * 1024;

/// A file to be kept.
#[derive(Debug, Clone)]
pub struct NewFile<'a> {
    /// Made by the caller.
    pub id: FileId,
    /// Whose it is.
    pub plan: PlanId,
    /// What it was called.
    pub name: &'a str,
    /// Its media type.
    pub content_type: &'a str,
    /// Now.
    pub created_at: At,
    /// What is in it.
    pub bytes: Bytes,
}

/// A file without its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileHead {
    /// Which.
    pub id: FileId,
    /// What it was called.
    pub name: String,
    /// Its media type.
    pub content_type: String,
    /// When it was uploaded.
    pub created_at: At,
    /// How large it is.
    pub size_bytes: u64,
}

/// A file and its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredFile {
    /// What it is.
    pub head: FileHead,
    /// What is in it.
    pub bytes: Bytes,
}

impl Store {
    /// Keeps a file.
    ///
    /// # Errors
    /// [`crate::Kind::Refused`] beyond [`FILE_BYTES_MAX`]; [`crate::Kind::Missing`] when there is no such plan;
    /// [`crate::Kind::Taken`]; [`crate::Kind::Unavailable`].
    pub async fn add_file(&self, new: &NewFile<'_>) -> Result<(), StoreError> {
        if new.bytes.len() > FILE_BYTES_MAX {
            return Err(StoreError::TooLarge { what: "bytes in a file", limit: FILE_BYTES_MAX });
        }
        on_both!(self.database(), db => {
            sqlx::query(
                "INSERT INTO file (id, plan, name, content_type, created_at, bytes) VALUES ($1, $2, $3, $4, $5, $6)",
            )
            .bind(new.id.raw().cast_signed())
            .bind(new.plan.raw().cast_signed())
            .bind(new.name)
            .bind(new.content_type)
            .bind(new.created_at.0)
            .bind(&new.bytes[..])
            .execute(&db.pool)
            .await
            .map_err(taken("file"))?;
        });
        Ok(())
    }

    /// A file of a plan, with its content.
    ///
    /// # Errors
    /// [`crate::Kind::Unavailable`].
    pub async fn file(&self, plan: PlanId, id: FileId) -> Result<Option<StoredFile>, StoreError> {
        let row: Option<(String, String, i64, Vec<u8>)> = on_both!(self.database(), db => {
            sqlx::query_as("SELECT name, content_type, created_at, bytes FROM file WHERE id = $1 AND plan = $2")
                .bind(id.raw().cast_signed())
                .bind(plan.raw().cast_signed())
                .fetch_optional(&db.pool)
                .await?
        });
        Ok(row.map(|(name, content_type, created_at, bytes)| StoredFile {
            head: FileHead { id, name, content_type, created_at: At(created_at), size_bytes: bytes.len() as u64 },
            bytes: bytes.into(),
        }))
    }

    /// The files of a plan, newest first, without their content.
    ///
    /// # Errors
    /// [`crate::Kind::Unavailable`].
    pub async fn files_of(&self, plan: PlanId) -> Result<Vec<FileHead>, StoreError> {
        let rows: Vec<(i64, String, String, i64, i64)> = on_both!(self.database(), db => {
            sqlx::query_as(
                "SELECT id, name, content_type, created_at, CAST(length(bytes) AS BIGINT) FROM file \
                 WHERE plan = $1 ORDER BY created_at DESC, id DESC",
            )
            .bind(plan.raw().cast_signed())
            .fetch_all(&db.pool)
            .await?
        });
        let head = |(id, name, content_type, created_at, size): (i64, String, String, i64, i64)| FileHead {
            id: FileId::from_raw(id.cast_unsigned()),
            name,
            content_type,
            created_at: At(created_at),
            size_bytes: size.cast_unsigned(),
        };
        Ok(rows.into_iter().map(head).collect())
    }

    /// Removes a file of a plan. Nothing happens if there is none.
    ///
    /// # Errors
    /// [`crate::Kind::Unavailable`].
    pub async fn remove_file(&self, plan: PlanId, id: FileId) -> Result<(), StoreError> {
        on_both!(self.database(), db => {
            sqlx::query("DELETE FROM file WHERE id = $1 AND plan = $2")
                .bind(id.raw().cast_signed())
                .bind(plan.raw().cast_signed())
                .execute(&db.pool)
                .await?;
        });
        Ok(())
    }
}
