//! Ways into a workshop for those without an account: a code that is typed, and a secret in a link that is not. Both are
//! kept as they are, since whoever leads the workshop has to be shown them again; they open nothing but an open
//! brainstorm.

use crate::database::on_both;
use crate::error::taken;
use crate::{Store, StoreError};
use plan::{At, BrainstormId, PlanId};

/// The way into one brainstorm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JoinCode {
    /// Into which plan.
    pub plan: PlanId,
    /// For which of its brainstorms.
    pub brainstorm: BrainstormId,
    /// What people type.
    pub code: String,
    /// What the link holds.
    pub secret: String,
}

type JoinCodeRow = (i64, i64, String, String);

fn join_code_of((plan, brainstorm, code, secret): JoinCodeRow) -> JoinCode {
    JoinCode {
        plan: PlanId::from_raw(plan.cast_unsigned()),
        brainstorm: BrainstormId::from_raw(brainstorm.cast_unsigned()),
        code,
        secret,
    }
}

impl Store {
    /// Makes a brainstorm's code, in the place of the one it had.
    ///
    /// # Errors
    /// [`crate::Kind::Taken`] when another brainstorm has the same; [`crate::Kind::Missing`] when there is no such plan;
    /// [`crate::Kind::Unavailable`].
    pub async fn set_join_code(&self, new: &JoinCode, created_at: At) -> Result<(), StoreError> {
        on_both!(self.database(), db => {
            sqlx::query(
                "INSERT INTO join_code (plan, brainstorm, code, secret, created_at) VALUES ($1, $2, $3, $4, $5) \
                 ON CONFLICT (plan, brainstorm) DO UPDATE \
                 SET code = excluded.code, secret = excluded.secret, created_at = excluded.created_at",
            )
            .bind(new.plan.raw().cast_signed())
            .bind(new.brainstorm.raw().cast_signed())
            .bind(&new.code)
            .bind(&new.secret)
            .bind(created_at.0)
            .execute(&db.pool)
            .await
            .map_err(taken("join code"))?;
        });
        Ok(())
    }

    /// A brainstorm's code, if it has one.
    ///
    /// # Errors
    /// [`crate::Kind::Unavailable`].
    pub async fn join_code_of(&self, plan: PlanId, brainstorm: BrainstormId) -> Result<Option<JoinCode>, StoreError> {
        let row: Option<JoinCodeRow> = on_both!(self.database(), db => {
            sqlx::query_as("SELECT plan, brainstorm, code, secret FROM join_code WHERE plan = $1 AND brainstorm = $2")
                .bind(plan.raw().cast_signed())
                .bind(brainstorm.raw().cast_signed())
                .fetch_optional(&db.pool)
                .await?
        });
        Ok(row.map(join_code_of))
    }

    /// What a typed code opens.
    ///
    /// # Errors
    /// [`crate::Kind::Unavailable`].
    pub async fn join_code(&self, code: &str) -> Result<Option<JoinCode>, StoreError> {
        self.join_code_where("SELECT plan, brainstorm, code, secret FROM join_code WHERE code = $1", code).await
    }

    /// What the secret of a link opens.
    ///
    /// # Errors
    /// [`crate::Kind::Unavailable`].
    pub async fn join_link(&self, secret: &str) -> Result<Option<JoinCode>, StoreError> {
        self.join_code_where("SELECT plan, brainstorm, code, secret FROM join_code WHERE secret = $1", secret).await
    }

    async fn join_code_where(&self, query: &'static str, what: &str) -> Result<Option<JoinCode>, StoreError> {
        let row: Option<JoinCodeRow> = on_both!(self.database(), db => {
            sqlx::query_as(query).bind(what).fetch_optional(&db.pool).await?
        });
        Ok(row.map(join_code_of))
    }

    /// How many take part in a plan as participants.
    ///
    /// # Errors
    /// [`crate::Kind::Unavailable`].
    pub async fn participants_in(&self, plan: PlanId) -> Result<u64, StoreError> {
        let count: i64 = on_both!(self.database(), db => {
            sqlx::query_scalar("SELECT count(*) FROM plan_member WHERE plan = $1 AND role = 'participant'")
                .bind(plan.raw().cast_signed())
                .fetch_one(&db.pool)
                .await?
        });
        Ok(count.cast_unsigned())
    }
}
