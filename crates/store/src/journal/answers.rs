//! What earlier submissions were answered.

use crate::database::on_both;
use crate::{Store, StoreError};
use plan::{Entry, PlanId, Seq};

impl Store {
    /// The entries a submission under this key was written as, if one was.
    ///
    /// # Errors
    /// [`crate::Kind::Unavailable`]; [`crate::Kind::Operator`] when an entry cannot be read.
    pub async fn first_answer(&self, plan: PlanId, key: &str) -> Result<Option<Vec<Entry>>, StoreError> {
        let row: Option<(i64, i64)> = on_both!(self.database(), db => {
            sqlx::query_as("SELECT first_seq, last_seq FROM submission WHERE plan = $1 AND key = $2")
                .bind(plan.raw().cast_signed())
                .bind(key)
                .fetch_optional(&db.pool)
                .await?
        });
        let Some((first, last)) = row else { return Ok(None) };
        let before = Seq(first.cast_unsigned().saturating_sub(1));
        let count = usize::try_from(last - first + 1).unwrap_or(0);
        Ok(Some(self.entries_after(plan, before, count).await?))
    }
}
