//! Attempts to sign in, counted per bucket (an address, a network) so that the server can slow down whoever guesses.

use crate::database::on_both;
use crate::{Store, StoreError, TokenHash};
use plan::At;

impl Store {
    /// Notes an attempt. The bucket is the hash of whatever the server counts by.
    ///
    /// # Errors
    /// [`crate::Kind::Unavailable`].
    pub async fn note_attempt(&self, bucket: &TokenHash, at: At) -> Result<(), StoreError> {
        on_both!(self.database(), db => {
            sqlx::query("INSERT INTO login_attempt (bucket, at) VALUES ($1, $2)")
                .bind(&bucket[..])
                .bind(at.0)
                .execute(&db.pool)
                .await?;
        });
        Ok(())
    }

    /// How many attempts there were in a bucket at or after `since`.
    ///
    /// # Errors
    /// [`crate::Kind::Unavailable`].
    pub async fn attempts_since(&self, bucket: &TokenHash, since: At) -> Result<u64, StoreError> {
        let count: i64 = on_both!(self.database(), db => {
            sqlx::query_scalar("SELECT count(*) FROM login_attempt WHERE bucket = $1 AND at >= $2")
                .bind(&bucket[..])
                .bind(since.0)
                .fetch_one(&db.pool)
                .await?
        });
        Ok(count.cast_unsigned())
    }

    /// Forgets a bucket, as after a sign-in that worked.
    ///
    /// # Errors
    /// [`crate::Kind::Unavailable`].
    pub async fn forget_attempts(&self, bucket: &TokenHash) -> Result<(), StoreError> {
        on_both!(self.database(), db => {
            sqlx::query("DELETE FROM login_attempt WHERE bucket = $1").bind(&bucket[..]).execute(&db.pool).await?;
        });
        Ok(())
    }

    /// Forgets the attempts before `before`.
    ///
    /// # Errors
    /// [`crate::Kind::Unavailable`].
    pub async fn prune_attempts(&self, before: At) -> Result<(), StoreError> {
        on_both!(self.database(), db => {
            sqlx::query("DELETE FROM login_attempt WHERE at < $1").bind(before.0).execute(&db.pool).await?;
        });
        Ok(())
    }
}
