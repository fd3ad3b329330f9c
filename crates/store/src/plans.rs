//! Plans as things that exist and have a title for lists, and who is what in them. What is in a plan is in its journal.

use crate::database::on_both;
use crate::error::taken;
use crate::{Store, StoreError};
use plan::{At, MemberId, PlanId, Role, Seq};

/// A plan in somebody's list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanSummary {
    /// Which.
    pub id: PlanId,
    /// What it was last called, for lists.
    pub title: String,
    /// What this member is in it.
    pub role: Role,
    /// The last entry in its journal.
    pub head: Seq,
    /// When it was made.
    pub created_at: At,
    /// When it last changed; when it was made if it has not.
    pub changed_at: At,
    /// When it was put away, if it was.
    pub archived_at: Option<At>,
}

/// A plan by itself, whoever asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanHead {
    /// Which.
    pub id: PlanId,
    /// What it was last called, for lists.
    pub title: String,
    /// The last entry in its journal.
    pub head: Seq,
    /// When it was made.
    pub created_at: At,
    /// When it last changed; when it was made if it has not.
    pub changed_at: At,
    /// When it was put away, if it was.
    pub archived_at: Option<At>,
}

/// A role as the database holds it. The tables allow no other word; should one turn up, it gives the least.
pub(crate) fn role_of(word: &str) -> Role {
    Role::from_word(word).unwrap_or(Role::Reader)
}

impl Store {
    /// Makes a plan with an empty journal, owned by `owner`.
    ///
    /// # Errors
    /// [`crate::Kind::Taken`] when the id is used; [`crate::Kind::Missing`] when there is no such member;
    /// [`crate::Kind::Unavailable`].
    pub async fn create_plan(&self, id: PlanId, title: &str, owner: MemberId, at: At) -> Result<(), StoreError> {
        on_both!(self.database(), db => {
            let mut tx = db.begin().await?;
            sqlx::query("INSERT INTO plan (id, title, created_at, changed_at) VALUES ($1, $2, $3, $3)")
                .bind(id.raw().cast_signed())
                .bind(title)
                .bind(at.0)
                .execute(&mut *tx)
                .await
                .map_err(taken("plan"))?;
            sqlx::query("INSERT INTO plan_member (plan, member, role) VALUES ($1, $2, $3)")
                .bind(id.raw().cast_signed())
                .bind(owner.raw().cast_signed())
                .bind(Role::Owner.word())
                .execute(&mut *tx)
                .await
                .map_err(taken("plan"))?;
            tx.commit().await?;
        });
        Ok(())
    }

    /// The plan's title and head, whoever asks.
    ///
    /// # Errors
    /// [`crate::Kind::Unavailable`].
    pub async fn plan_head(&self, id: PlanId) -> Result<Option<PlanHead>, StoreError> {
        let row: Option<(String, i64, i64, i64, Option<i64>)> = on_both!(self.database(), db => {
            sqlx::query_as("SELECT title, head, created_at, changed_at, archived_at FROM plan WHERE id = $1")
                .bind(id.raw().cast_signed())
                .fetch_optional(&db.pool)
                .await?
        });
        Ok(row.map(|(title, head, created_at, changed_at, archived_at)| PlanHead {
            id,
            title,
            head: Seq(head.cast_unsigned()),
            created_at: At(created_at),
            changed_at: At(changed_at),
            archived_at: archived_at.map(At),
        }))
    }

    /// The plans a member is in, the last changed first, put-away ones included.
    ///
    /// # Errors
    /// [`crate::Kind::Unavailable`].
    pub async fn plans_for(&self, member: MemberId) -> Result<Vec<PlanSummary>, StoreError> {
        type Row = (i64, String, String, i64, i64, i64, Option<i64>);
        let rows: Vec<Row> = on_both!(self.database(), db => {
            sqlx::query_as(
                "SELECT p.id, p.title, m.role, p.head, p.created_at, p.changed_at, p.archived_at \
                 FROM plan_member AS m JOIN plan AS p ON p.id = m.plan WHERE m.member = $1 \
                 ORDER BY p.changed_at DESC, p.id",
            )
            .bind(member.raw().cast_signed())
            .fetch_all(&db.pool)
            .await?
        });
        let summary = |(id, title, role, head, created_at, changed_at, archived_at): Row| PlanSummary {
            id: PlanId::from_raw(id.cast_unsigned()),
            title,
            role: role_of(&role),
            head: Seq(head.cast_unsigned()),
            created_at: At(created_at),
            changed_at: At(changed_at),
            archived_at: archived_at.map(At),
        };
        Ok(rows.into_iter().map(summary).collect())
    }

    /// Every plan there is, for the operator's own commands.
    ///
    /// # Errors
    /// [`crate::Kind::Unavailable`].
    pub async fn all_plans(&self) -> Result<Vec<PlanId>, StoreError> {
        self.database().all_plans().await
    }

    /// Sets what a plan is called in lists. The title in the plan itself is changed through the journal.
    ///
    /// # Errors
    /// [`crate::Kind::Missing`]; [`crate::Kind::Unavailable`].
    pub async fn set_plan_title(&self, id: PlanId, title: &str) -> Result<(), StoreError> {
        let changed = on_both!(self.database(), db => {
            sqlx::query("UPDATE plan SET title = $2 WHERE id = $1")
                .bind(id.raw().cast_signed())
                .bind(title)
                .execute(&db.pool)
                .await?
                .rows_affected()
        });
        found(changed, "plan")
    }

    /// Puts a plan away, or takes it out again with `None`. It can still be read and appended to.
    ///
    /// # Errors
    /// [`crate::Kind::Missing`]; [`crate::Kind::Unavailable`].
    pub async fn archive_plan(&self, id: PlanId, at: Option<At>) -> Result<(), StoreError> {
        let changed = on_both!(self.database(), db => {
            sqlx::query("UPDATE plan SET archived_at = $2 WHERE id = $1")
                .bind(id.raw().cast_signed())
                .bind(at.map(|at| at.0))
                .execute(&db.pool)
                .await?
                .rows_affected()
        });
        found(changed, "plan")
    }

    /// What a member is in a plan, if anything.
    ///
    /// # Errors
    /// [`crate::Kind::Unavailable`].
    pub async fn role_in(&self, plan: PlanId, member: MemberId) -> Result<Option<Role>, StoreError> {
        let role: Option<String> = on_both!(self.database(), db => {
            sqlx::query_scalar("SELECT role FROM plan_member WHERE plan = $1 AND member = $2")
                .bind(plan.raw().cast_signed())
                .bind(member.raw().cast_signed())
                .fetch_optional(&db.pool)
                .await?
        });
        Ok(role.map(|role| role_of(&role)))
    }

    /// Makes a member this in a plan, whatever they were before.
    ///
    /// # Errors
    /// [`crate::Kind::Missing`] when there is no such plan or member; [`crate::Kind::Unavailable`].
    pub async fn set_role(&self, plan: PlanId, member: MemberId, role: Role) -> Result<(), StoreError> {
        on_both!(self.database(), db => {
            sqlx::query(
                "INSERT INTO plan_member (plan, member, role) VALUES ($1, $2, $3) \
                 ON CONFLICT (plan, member) DO UPDATE SET role = excluded.role",
            )
            .bind(plan.raw().cast_signed())
            .bind(member.raw().cast_signed())
            .bind(role.word())
            .execute(&db.pool)
            .await
            .map_err(taken("role"))?;
        });
        Ok(())
    }

    /// Takes a member out of a plan. Nothing happens if they are not in it.
    ///
    /// # Errors
    /// [`crate::Kind::Unavailable`].
    pub async fn remove_role(&self, plan: PlanId, member: MemberId) -> Result<(), StoreError> {
        on_both!(self.database(), db => {
            sqlx::query("DELETE FROM plan_member WHERE plan = $1 AND member = $2")
                .bind(plan.raw().cast_signed())
                .bind(member.raw().cast_signed())
                .execute(&db.pool)
                .await?;
        });
        Ok(())
    }

    /// Who is what in a plan, in the order of their ids.
    ///
    /// # Errors
    /// [`crate::Kind::Unavailable`].
    pub async fn roles_in(&self, plan: PlanId) -> Result<Vec<(MemberId, Role)>, StoreError> {
        let rows: Vec<(i64, String)> = on_both!(self.database(), db => {
            sqlx::query_as("SELECT member, role FROM plan_member WHERE plan = $1 ORDER BY member")
                .bind(plan.raw().cast_signed())
                .fetch_all(&db.pool)
                .await?
        });
        Ok(rows.into_iter().map(|(id, role)| (MemberId::from_raw(id.cast_unsigned()), role_of(&role))).collect())
    }
}

impl crate::database::Database {
    pub(crate) async fn all_plans(&self) -> Result<Vec<PlanId>, StoreError> {
        let ids: Vec<i64> = on_both!(self, db => {
            sqlx::query_scalar("SELECT id FROM plan ORDER BY id").fetch_all(&db.pool).await?
        });
        Ok(ids.into_iter().map(|id| PlanId::from_raw(id.cast_unsigned())).collect())
    }
}

/// An update that met no row says that the thing is not there.
pub(crate) fn found(rows: u64, what: &'static str) -> Result<(), StoreError> {
    if rows == 0 { Err(StoreError::Missing(what)) } else { Ok(()) }
}
