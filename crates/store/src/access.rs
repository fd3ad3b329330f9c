//! Ways in: sessions of browsers, invitations, read-only links and tokens for programs. All are found by the hash of a
//! secret that only the holder has; the secret itself is never here.

use crate::database::on_both;
use crate::error::taken;
use crate::members::{Member, fold_email, member_of};
use crate::plans::{found, role_of};
use crate::{Store, StoreError};
use plan::{At, MemberId, PlanId, Role};

/// The SHA-256 of a secret, made by the caller.
pub type TokenHash = [u8; 32];

/// A signed-in browser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Whose.
    pub member: Member,
    /// When they signed in.
    pub created_at: At,
    /// When it ends.
    pub expires_at: At,
    /// When it was last used, as [`Store::touch_session`] was told.
    pub last_seen: At,
}

/// When it began, ends and was last used; and the member as [`member_of`] takes them.
type SessionRow = (
    i64,
    i64,
    i64,
    i64,
    String,
    Option<String>,
    Option<String>,
    Option<String>,
    Option<String>,
    bool,
    i64,
    Option<i64>,
);

/// An invitation to be.
#[derive(Debug, Clone, Copy)]
pub struct NewInvitation<'a> {
    /// Into which plan; none for an account alone.
    pub plan: Option<PlanId>,
    /// As what.
    pub role: Role,
    /// For which address; none when whoever holds it may use it.
    pub email: Option<&'a str>,
    /// Who invites.
    pub created_by: MemberId,
    /// Now.
    pub created_at: At,
    /// When it ends.
    pub expires_at: At,
}

/// An invitation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// Into which plan; none for an account alone.
    pub plan: Option<PlanId>,
    /// As what.
    pub role: Role,
    /// For which address; none when whoever holds it may use it.
    pub email: Option<String>,
    /// Who invites.
    pub created_by: MemberId,
    /// When it ends.
    pub expires_at: At,
    /// When it was used, if it was.
    pub used_at: Option<At>,
}

/// A link that lets whoever holds it into a plan without an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// The secret's hash, to revoke it by.
    pub token_hash: TokenHash,
    /// Into which plan.
    pub plan: PlanId,
    /// As what.
    pub role: Role,
    /// Who made it.
    pub created_by: MemberId,
    /// When.
    pub created_at: At,
}

/// A program's way in, in its member's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiToken {
    /// The secret's hash, to revoke it by.
    pub token_hash: TokenHash,
    /// Whose.
    pub member: MemberId,
    /// What the member calls it.
    pub name: String,
    /// When it was made.
    pub created_at: At,
    /// When it was last used, as [`Store::touch_api_token`] was told.
    pub last_used_at: Option<At>,
}

type InvitationRow = (Option<i64>, String, Option<String>, i64, i64, Option<i64>);

fn invitation_of((plan, role, email, created_by, expires_at, used_at): InvitationRow) -> Invitation {
    Invitation {
        plan: plan.map(|plan| PlanId::from_raw(plan.cast_unsigned())),
        role: role_of(&role),
        email,
        created_by: MemberId::from_raw(created_by.cast_unsigned()),
        expires_at: At(expires_at),
        used_at: used_at.map(At),
    }
}

type LinkRow = (Vec<u8>, i64, String, i64, i64);

fn link_of((hash, plan, role, created_by, created_at): LinkRow) -> Option<Link> {
    Some(Link {
        token_hash: hash.try_into().ok()?,
        plan: PlanId::from_raw(plan.cast_unsigned()),
        role: role_of(&role),
        created_by: MemberId::from_raw(created_by.cast_unsigned()),
        created_at: At(created_at),
    })
}

type ApiTokenRow = (Vec<u8>, i64, String, i64, Option<i64>);

fn api_token_of((hash, member, name, created_at, last_used_at): ApiTokenRow) -> Option<ApiToken> {
    Some(ApiToken {
        token_hash: hash.try_into().ok()?,
        member: MemberId::from_raw(member.cast_unsigned()),
        name,
        created_at: At(created_at),
        last_used_at: last_used_at.map(At),
    })
}

/// Sessions.
impl Store {
    /// Begins a session.
    ///
    /// # Errors
    /// [`crate::Kind::Missing`] when there is no such member; [`crate::Kind::Unavailable`].
    pub async fn create_session(
        &self,
        token_hash: &TokenHash,
        member: MemberId,
        created_at: At,
        expires_at: At,
    ) -> Result<(), StoreError> {
        on_both!(self.database(), db => {
            sqlx::query(
                "INSERT INTO session (token_hash, member, created_at, expires_at, last_seen) \
                 VALUES ($1, $2, $3, $4, $3)",
            )
            .bind(&token_hash[..])
            .bind(member.raw().cast_signed())
            .bind(created_at.0)
            .bind(expires_at.0)
            .execute(&db.pool)
            .await
            .map_err(taken("session"))?;
        });
        Ok(())
    }

    /// The session behind a secret, unless it has ended.
    ///
    /// # Errors
    /// [`crate::Kind::Unavailable`].
    pub async fn session(&self, token_hash: &TokenHash, now: At) -> Result<Option<Session>, StoreError> {
        let row: Option<SessionRow> = on_both!(self.database(), db => {
            sqlx::query_as(
                "SELECT session.created_at, session.expires_at, session.last_seen, member.id, member.name, member.email, \
                        member.password_hash, member.language, member.color_scheme, member.owner, member.created_at, \
                        member.erased_at \
                 FROM session JOIN member ON member.id = session.member \
                 WHERE session.token_hash = $1 AND session.expires_at > $2",
            )
            .bind(&token_hash[..])
            .bind(now.0)
            .fetch_optional(&db.pool)
            .await?
        });
        Ok(row.map(
            |(created_at, expires_at, last_seen, id, name, email, password, language, scheme, owner, came, erased)| {
                Session {
                    member: member_of((id, name, email, password, language, scheme, owner, came, erased)),
                    created_at: At(created_at),
                    expires_at: At(expires_at),
                    last_seen: At(last_seen),
                }
            },
        ))
    }

    /// Notes that a session is in use and when it now ends. It writes, so call it now and then, not every time.
    ///
    /// # Errors
    /// [`crate::Kind::Unavailable`].
    pub async fn touch_session(&self, token_hash: &TokenHash, now: At, expires_at: At) -> Result<(), StoreError> {
        on_both!(self.database(), db => {
            sqlx::query("UPDATE session SET last_seen = $2, expires_at = $3 WHERE token_hash = $1")
                .bind(&token_hash[..])
                .bind(now.0)
                .bind(expires_at.0)
                .execute(&db.pool)
                .await?;
        });
        Ok(())
    }

    /// Ends a session. Nothing happens if there is none.
    ///
    /// # Errors
    /// [`crate::Kind::Unavailable`].
    pub async fn end_session(&self, token_hash: &TokenHash) -> Result<(), StoreError> {
        on_both!(self.database(), db => {
            sqlx::query("DELETE FROM session WHERE token_hash = $1").bind(&token_hash[..]).execute(&db.pool).await?;
        });
        Ok(())
    }

    /// Ends every session of a member, as after a new password.
    ///
    /// # Errors
    /// [`crate::Kind::Unavailable`].
    pub async fn end_sessions_of(&self, member: MemberId) -> Result<(), StoreError> {
        on_both!(self.database(), db => {
            sqlx::query("DELETE FROM session WHERE member = $1")
                .bind(member.raw().cast_signed())
                .execute(&db.pool)
                .await?;
        });
        Ok(())
    }

    /// Forgets the sessions that ended before `now`, and the invitations with them.
    ///
    /// # Errors
    /// [`crate::Kind::Unavailable`].
    pub async fn prune_sessions(&self, now: At) -> Result<(), StoreError> {
        on_both!(self.database(), db => {
            for delete in ["DELETE FROM session WHERE expires_at <= $1", "DELETE FROM invitation WHERE expires_at <= $1"] {
                sqlx::query(delete).bind(now.0).execute(&db.pool).await?;
            }
        });
        Ok(())
    }
}

/// Invitations.
impl Store {
    /// Makes an invitation.
    ///
    /// # Errors
    /// [`crate::Kind::Missing`] when there is no such plan or member; [`crate::Kind::Unavailable`].
    pub async fn create_invitation(&self, token_hash: &TokenHash, new: &NewInvitation<'_>) -> Result<(), StoreError> {
        on_both!(self.database(), db => {
            sqlx::query(
                "INSERT INTO invitation (token_hash, plan, role, email, created_by, created_at, expires_at) \
                 VALUES ($1, $2, $3, $4, $5, $6, $7)",
            )
            .bind(&token_hash[..])
            .bind(new.plan.map(|plan| plan.raw().cast_signed()))
            .bind(new.role.word())
            .bind(new.email.map(fold_email))
            .bind(new.created_by.raw().cast_signed())
            .bind(new.created_at.0)
            .bind(new.expires_at.0)
            .execute(&db.pool)
            .await
            .map_err(taken("invitation"))?;
        });
        Ok(())
    }

    /// The invitation behind a secret, used and ended ones too.
    ///
    /// # Errors
    /// [`crate::Kind::Unavailable`].
    pub async fn invitation(&self, token_hash: &TokenHash) -> Result<Option<Invitation>, StoreError> {
        let row: Option<InvitationRow> = on_both!(self.database(), db => {
            sqlx::query_as(
                "SELECT plan, role, email, created_by, expires_at, used_at FROM invitation WHERE token_hash = $1",
            )
            .bind(&token_hash[..])
            .fetch_optional(&db.pool)
            .await?
        });
        Ok(row.map(invitation_of))
    }

    /// Uses an invitation. Of many who try, exactly one gets it; the others, and those who come too late, get nothing.
    ///
    /// # Errors
    /// [`crate::Kind::Unavailable`].
    pub async fn use_invitation(&self, token_hash: &TokenHash, now: At) -> Result<Option<Invitation>, StoreError> {
        let row: Option<InvitationRow> = on_both!(self.database(), db => {
            sqlx::query_as(
                "UPDATE invitation SET used_at = $2 WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2 \
                 RETURNING plan, role, email, created_by, expires_at, used_at",
            )
            .bind(&token_hash[..])
            .bind(now.0)
            .fetch_optional(&db.pool)
            .await?
        });
        Ok(row.map(invitation_of))
    }
}

/// Links.
impl Store {
    /// Makes a link into a plan for whoever holds it, who may read.
    ///
    /// # Errors
    /// [`crate::Kind::Missing`] when there is no such plan or member; [`crate::Kind::Unavailable`].
    pub async fn create_link(
        &self,
        token_hash: &TokenHash,
        plan: PlanId,
        created_by: MemberId,
        created_at: At,
    ) -> Result<(), StoreError> {
        on_both!(self.database(), db => {
            sqlx::query(
                "INSERT INTO link (token_hash, plan, role, created_by, created_at) VALUES ($1, $2, $3, $4, $5)",
            )
            .bind(&token_hash[..])
            .bind(plan.raw().cast_signed())
            .bind(Role::Reader.word())
            .bind(created_by.raw().cast_signed())
            .bind(created_at.0)
            .execute(&db.pool)
            .await
            .map_err(taken("link"))?;
        });
        Ok(())
    }

    /// The link behind a secret, unless it was revoked.
    ///
    /// # Errors
    /// [`crate::Kind::Unavailable`].
    pub async fn link(&self, token_hash: &TokenHash) -> Result<Option<Link>, StoreError> {
        let row: Option<LinkRow> = on_both!(self.database(), db => {
            sqlx::query_as(
                "SELECT token_hash, plan, role, created_by, created_at FROM link \
                 WHERE token_hash = $1 AND revoked_at IS NULL",
            )
            .bind(&token_hash[..])
            .fetch_optional(&db.pool)
            .await?
        });
        Ok(row.and_then(link_of))
    }

    /// A plan's links that were not revoked, oldest first.
    ///
    /// # Errors
    /// [`crate::Kind::Unavailable`].
    pub async fn links_of(&self, plan: PlanId) -> Result<Vec<Link>, StoreError> {
        let rows: Vec<LinkRow> = on_both!(self.database(), db => {
            sqlx::query_as(
                "SELECT token_hash, plan, role, created_by, created_at FROM link \
                 WHERE plan = $1 AND revoked_at IS NULL ORDER BY created_at, token_hash",
            )
            .bind(plan.raw().cast_signed())
            .fetch_all(&db.pool)
            .await?
        });
        Ok(rows.into_iter().filter_map(link_of).collect())
    }

    /// Revokes a link of a plan.
    ///
    /// # Errors
    /// [`crate::Kind::Missing`] when there is none, or it was revoked before; [`crate::Kind::Unavailable`].
    pub async fn revoke_link(&self, plan: PlanId, token_hash: &TokenHash, at: At) -> Result<(), StoreError> {
        let changed = on_both!(self.database(), db => {
            sqlx::query("UPDATE link SET revoked_at = $3 WHERE plan = $1 AND token_hash = $2 AND revoked_at IS NULL")
                .bind(plan.raw().cast_signed())
                .bind(&token_hash[..])
                .bind(at.0)
                .execute(&db.pool)
                .await?
                .rows_affected()
        });
        found(changed, "link")
    }
}

/// Tokens for programs.
impl Store {
    /// Makes a token.
    ///
    /// # Errors
    /// [`crate::Kind::Missing`] when there is no such member; [`crate::Kind::Unavailable`].
    pub async fn create_api_token(
        &self,
        token_hash: &TokenHash,
        member: MemberId,
        name: &str,
        created_at: At,
    ) -> Result<(), StoreError> {
        on_both!(self.database(), db => {
            sqlx::query("INSERT INTO api_token (token_hash, member, name, created_at) VALUES ($1, $2, $3, $4)")
                .bind(&token_hash[..])
                .bind(member.raw().cast_signed())
                .bind(name)
                .bind(created_at.0)
                .execute(&db.pool)
                .await
                .map_err(taken("token"))?;
        });
        Ok(())
    }

    /// The token behind a secret, unless it was revoked.
    ///
    /// # Errors
    /// [`crate::Kind::Unavailable`].
    pub async fn api_token(&self, token_hash: &TokenHash) -> Result<Option<ApiToken>, StoreError> {
        let row: Option<ApiTokenRow> = on_both!(self.database(), db => {
            sqlx::query_as(
                "SELECT token_hash, member, name, created_at, last_used_at FROM api_token \
                 WHERE token_hash = $1 AND revoked_at IS NULL",
            )
            .bind(&token_hash[..])
            .fetch_optional(&db.pool)
            .await?
        });
        Ok(row.and_then(api_token_of))
    }

    /// A member's tokens that were not revoked, oldest first.
    ///
    /// # Errors
    /// [`crate::Kind::Unavailable`].
    pub async fn api_tokens_of(&self, member: MemberId) -> Result<Vec<ApiToken>, StoreError> {
        let rows: Vec<ApiTokenRow> = on_both!(self.database(), db => {
            sqlx::query_as(
                "SELECT token_hash, member, name, created_at, last_used_at FROM api_token \
                 WHERE member = $1 AND revoked_at IS NULL ORDER BY created_at, token_hash",
            )
            .bind(member.raw().cast_signed())
            .fetch_all(&db.pool)
            .await?
        });
        Ok(rows.into_iter().filter_map(api_token_of).collect())
    }

    /// Notes that a token is in use. It writes, so call it now and then, not every time.
    ///
    /// # Errors
    /// [`crate::Kind::Unavailable`].
    pub async fn touch_api_token(&self, token_hash: &TokenHash, now: At) -> Result<(), StoreError> {
        on_both!(self.database(), db => {
            sqlx::query("UPDATE api_token SET last_used_at = $2 WHERE token_hash = $1")
                .bind(&token_hash[..])
                .bind(now.0)
                .execute(&db.pool)
                .await?;
        });
        Ok(())
    }

    /// Revokes a member's token.
    ///
    /// # Errors
    /// [`crate::Kind::Missing`] when there is none, or it was revoked before; [`crate::Kind::Unavailable`].
    pub async fn revoke_api_token(&self, member: MemberId, token_hash: &TokenHash, at: At) -> Result<(), StoreError> {
        let changed = on_both!(self.database(), db => {
            sqlx::query(
                "UPDATE api_token SET revoked_at = $3 WHERE member = $1 AND token_hash = $2 AND revoked_at IS NULL",
            )
            .bind(member.raw().cast_signed())
            .bind(&token_hash[..])
            .bind(at.0)
            .execute(&db.pool)
            .await?
            .rows_affected()
        });
        found(changed, "token")
    }
}
