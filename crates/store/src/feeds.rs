//! Addresses that calendar programs fetch a plan's days from. They hold a secret and need no signing in, since calendar programs
//! can't; kept is its hash. Each belongs to a member, and is worth nothing once they aren't in the plan any more.

use crate::access::TokenHash;
use crate::database::on_both;
use crate::error::taken;
use crate::plans::found;
use crate::{Store, StoreError};
use plan::{At, MemberId, PlanId};

/// A calendar program's way to a plan's days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feed {
    /// The hash of its secret.
    pub token_hash: TokenHash,
    /// Of which plan; of all that its owner is in, where there is none.
    pub plan: Option<PlanId>,
    /// Whose.
    pub member: MemberId,
    /// Whether it holds only what is theirs to do.
    pub only_mine: bool,
    /// In which language, as a code (BCP 47).
    pub language: String,
    /// When it was made.
    pub created_at: At,
}

type FeedRow = (Vec<u8>, Option<i64>, i64, i64, String, i64);

fn feed_of((token_hash, plan, member, only_mine, language, created_at): FeedRow) -> Option<Feed> {
    Some(Feed {
        token_hash: token_hash.try_into().ok()?,
        plan: plan.map(|plan| PlanId::from_raw(plan.cast_unsigned())),
        member: MemberId::from_raw(member.cast_unsigned()),
        only_mine: only_mine != 0,
        language,
        created_at: At(created_at),
    })
}

impl Store {
    /// Makes one.
    ///
    /// # Errors
    /// [`crate::Kind::Missing`] when there is no such plan or member; [`crate::Kind::Unavailable`].
    pub async fn create_feed(&self, new: &Feed) -> Result<(), StoreError> {
        on_both!(self.database(), db => {
            sqlx::query(
                "INSERT INTO feed (token_hash, plan, member, only_mine, language, created_at) VALUES ($1, $2, $3, $4, $5, $6)",
            )
            .bind(&new.token_hash[..])
            .bind(new.plan.map(|plan| plan.raw().cast_signed()))
            .bind(new.member.raw().cast_signed())
            .bind(i64::from(new.only_mine))
            .bind(&new.language)
            .bind(new.created_at.0)
            .execute(&db.pool)
            .await
            .map_err(taken("feed"))?;
        });
        Ok(())
    }

    /// The one with this secret's hash.
    ///
    /// # Errors
    /// [`crate::Kind::Unavailable`].
    pub async fn feed(&self, token_hash: &TokenHash) -> Result<Option<Feed>, StoreError> {
        let row: Option<FeedRow> = on_both!(self.database(), db => {
            sqlx::query_as("SELECT token_hash, plan, member, only_mine, language, created_at FROM feed WHERE token_hash = $1")
                .bind(&token_hash[..])
                .fetch_optional(&db.pool)
                .await?
        });
        Ok(row.and_then(feed_of))
    }

    /// A member's own in a plan, or without one, oldest first.
    ///
    /// # Errors
    /// [`crate::Kind::Unavailable`].
    pub async fn feeds_of(&self, plan: Option<PlanId>, member: MemberId) -> Result<Vec<Feed>, StoreError> {
        let rows: Vec<FeedRow> = on_both!(self.database(), db => {
            sqlx::query_as(
                "SELECT token_hash, plan, member, only_mine, language, created_at FROM feed \
                 WHERE (plan = $1 OR ($1 IS NULL AND plan IS NULL)) AND member = $2 ORDER BY created_at, token_hash",
            )
            .bind(plan.map(|plan| plan.raw().cast_signed()))
            .bind(member.raw().cast_signed())
            .fetch_all(&db.pool)
            .await?
        });
        Ok(rows.into_iter().filter_map(feed_of).collect())
    }

    /// Takes one away: its address leads nowhere from then on.
    ///
    /// # Errors
    /// [`crate::Kind::Missing`] when the member has no such feed; [`crate::Kind::Unavailable`].
    pub async fn remove_feed(&self, member: MemberId, token_hash: &TokenHash) -> Result<(), StoreError> {
        let changed = on_both!(self.database(), db => {
            sqlx::query("DELETE FROM feed WHERE member = $1 AND token_hash = $2")
                .bind(member.raw().cast_signed())
                .bind(&token_hash[..])
                .execute(&db.pool)
                .await?
                .rows_affected()
        });
        found(changed, "feed")
    }
}
