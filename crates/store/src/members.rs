//! Members: those who sign in, and those who are only named in a plan or join a brainstorm. The journal knows them by id
//! alone, so that a name and an address can be erased here and nowhere else.

use crate::database::on_both;
use crate::error::taken;
use crate::plans::found;
use crate::{Store, StoreError};
use plan::{At, MemberId};
use std::collections::BTreeMap;

/// A member.
#[derive(Clone, PartialEq, Eq)]
pub struct Member {
    /// Who, for ever.
    pub id: MemberId,
    /// What they are called; empty once erased.
    pub name: String,
    /// Their address, folded by [`fold_email`]. Those without one cannot sign in.
    pub email: Option<String>,
    /// What the server made of their password, if they have one.
    pub password_hash: Option<String>,
    /// The language they chose, if they did.
    pub language: Option<String>,
    /// The colour scheme they chose, if they did.
    pub color_scheme: Option<String>,
    /// Whether they look after the installation.
    pub owner: bool,
    /// When they came.
    pub created_at: At,
    /// When their name and address were erased, if they were.
    pub erased_at: Option<At>,
}

impl std::fmt::Debug for Member {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Names, addresses and hashes stay out of logs.
        f.debug_struct("Member").field("id", &self.id).finish_non_exhaustive()
    }
}

/// A member to be.
#[derive(Clone, Copy, Default)]
pub struct NewMember<'a> {
    /// Made by the caller.
    pub id: MemberId,
    /// What they are called.
    pub name: &'a str,
    /// Their address, as typed.
    pub email: Option<&'a str>,
    /// What the server made of their password.
    pub password_hash: Option<&'a str>,
    /// The language they chose.
    pub language: Option<&'a str>,
    /// Whether they look after the installation.
    pub owner: bool,
    /// Now.
    pub created_at: At,
}

/// Its columns as they are selected: id, name, e-mail, password hash, language, color scheme, owner, created, erased.
pub(crate) type Row =
    (i64, String, Option<String>, Option<String>, Option<String>, Option<String>, bool, i64, Option<i64>);

/// The member that a row tells of.
pub(crate) fn member_of(row: Row) -> Member {
    let (id, name, email, password_hash, language, color_scheme, owner, created_at, erased_at) = row;
    Member {
        id: MemberId::from_raw(id.cast_unsigned()),
        name,
        email,
        password_hash,
        language,
        color_scheme,
        owner,
        created_at: At(created_at),
        erased_at: erased_at.map(At),
    }
}

/// An address as it is kept and looked up: without surrounding space, in small letters.
#[must_use]
pub fn fold_email(email: &str) -> String {
    email.trim().to_lowercase()
}

/// Writes an update of one column of one member.
macro_rules! set_column {
    ($(#[$doc:meta])* $name:ident, $column:literal, $type:ty) => {
        $(#[$doc])*
        ///
        /// # Errors
        /// [`crate::Kind::Missing`] when there is no such member, or they were erased; [`crate::Kind::Unavailable`].
        pub async fn $name(&self, id: MemberId, value: $type) -> Result<(), StoreError> {
            let changed = on_both!(self.database(), db => {
                sqlx::query(concat!("UPDATE member SET ", $column, " = $2 WHERE id = $1 AND erased_at IS NULL"))
                    .bind(id.raw().cast_signed())
                    .bind(value)
                    .execute(&db.pool)
                    .await?
                    .rows_affected()
            });
            found(changed, "member")
        }
    };
}

impl Store {
    /// Makes a member.
    ///
    /// # Errors
    /// [`crate::Kind::Taken`] when the address or the id is used; [`crate::Kind::Unavailable`].
    pub async fn create_member(&self, new: &NewMember<'_>) -> Result<(), StoreError> {
        on_both!(self.database(), db => {
            sqlx::query(
                "INSERT INTO member (id, name, email, password_hash, language, owner, created_at) \
                 VALUES ($1, $2, $3, $4, $5, $6, $7)",
            )
            .bind(new.id.raw().cast_signed())
            .bind(new.name)
            .bind(new.email.map(fold_email))
            .bind(new.password_hash)
            .bind(new.language)
            .bind(new.owner)
            .bind(new.created_at.0)
            .execute(&db.pool)
            .await
            .map_err(taken("address"))?;
        });
        Ok(())
    }

    /// The member with this id.
    ///
    /// # Errors
    /// [`crate::Kind::Unavailable`].
    pub async fn member(&self, id: MemberId) -> Result<Option<Member>, StoreError> {
        let row: Option<Row> = on_both!(self.database(), db => {
            sqlx::query_as(
                "SELECT id, name, email, password_hash, language, color_scheme, owner, created_at, erased_at \
                 FROM member WHERE id = $1",
            )
            .bind(id.raw().cast_signed())
            .fetch_optional(&db.pool)
            .await?
        });
        Ok(row.map(member_of))
    }

    /// The member with this address, however it is spelt in capitals.
    ///
    /// # Errors
    /// [`crate::Kind::Unavailable`].
    pub async fn member_by_email(&self, email: &str) -> Result<Option<Member>, StoreError> {
        let row: Option<Row> = on_both!(self.database(), db => {
            sqlx::query_as(
                "SELECT id, name, email, password_hash, language, color_scheme, owner, created_at, erased_at \
                 FROM member WHERE email = $1",
            )
            .bind(fold_email(email))
            .fetch_optional(&db.pool)
            .await?
        });
        Ok(row.map(member_of))
    }

    /// How many members can sign in: an installation without any has not been set up.
    ///
    /// # Errors
    /// [`crate::Kind::Unavailable`].
    pub async fn members_who_sign_in(&self) -> Result<u64, StoreError> {
        let count: i64 = on_both!(self.database(), db => {
            sqlx::query_scalar("SELECT count(*) FROM member WHERE email IS NOT NULL AND password_hash IS NOT NULL")
                .fetch_one(&db.pool)
                .await?
        });
        Ok(count.cast_unsigned())
    }

    /// What these members are called. Those who are erased or unknown are not in the answer.
    ///
    /// # Errors
    /// [`crate::Kind::Unavailable`].
    pub async fn names_of(&self, ids: &[MemberId]) -> Result<BTreeMap<MemberId, String>, StoreError> {
        let ids: Vec<i64> = ids.iter().map(|id| id.raw().cast_signed()).collect();
        let rows: Vec<(i64, String)> = match self.database() {
            crate::database::Database::Sqlite(db) => {
                let ids = serde_json::to_string(&ids).unwrap_or_default();
                sqlx::query_as(
                    "SELECT id, name FROM member \
                     WHERE id IN (SELECT value FROM json_each($1)) AND erased_at IS NULL",
                )
                .bind(ids)
                .fetch_all(&db.pool)
                .await?
            }
            crate::database::Database::Postgres(db) => {
                sqlx::query_as("SELECT id, name FROM member WHERE id = ANY($1) AND erased_at IS NULL")
                    .bind(ids)
                    .fetch_all(&db.pool)
                    .await?
            }
        };
        Ok(rows.into_iter().map(|(id, name)| (MemberId::from_raw(id.cast_unsigned()), name)).collect())
    }

    set_column!(
        /// Sets what a member is called.
        set_name, "name", &str
    );
    set_column!(
        /// Sets what the server made of a member's password; with `None` they cannot sign in with one.
        set_password, "password_hash", Option<&str>
    );
    set_column!(
        /// Sets the language a member reads.
        set_language, "language", Option<&str>
    );
    set_column!(
        /// Sets the colour scheme a member sees.
        set_color_scheme, "color_scheme", Option<&str>
    );
    set_column!(
        /// Sets whether a member looks after the installation.
        set_owner, "owner", bool
    );

    /// Sets a member's address.
    ///
    /// # Errors
    /// [`crate::Kind::Taken`] when somebody has it; [`crate::Kind::Missing`]; [`crate::Kind::Unavailable`].
    pub async fn set_email(&self, id: MemberId, email: &str) -> Result<(), StoreError> {
        let changed = on_both!(self.database(), db => {
            sqlx::query("UPDATE member SET email = $2 WHERE id = $1 AND erased_at IS NULL")
                .bind(id.raw().cast_signed())
                .bind(fold_email(email))
                .execute(&db.pool)
                .await
                .map_err(taken("address"))?
                .rows_affected()
        });
        found(changed, "member")
    }

    /// Erases who a member is: name, address, password, choices, sessions, tokens, invitations sent to the address and
    /// every place in a plan. The id stays, since journals name it.
    ///
    /// # Errors
    /// [`crate::Kind::Missing`] when there is no such member, or they were erased before; [`crate::Kind::Unavailable`].
    pub async fn erase_member(&self, id: MemberId, at: At) -> Result<(), StoreError> {
        let raw = id.raw().cast_signed();
        on_both!(self.database(), db => {
            let mut tx = db.begin().await?;
            sqlx::query("DELETE FROM invitation WHERE email = (SELECT email FROM member WHERE id = $1)")
                .bind(raw)
                .execute(&mut *tx)
                .await?;
            let changed = sqlx::query(
                "UPDATE member SET name = '', email = NULL, password_hash = NULL, language = NULL, \
                 color_scheme = NULL, owner = FALSE, erased_at = $2 WHERE id = $1 AND erased_at IS NULL",
            )
            .bind(raw)
            .bind(at.0)
            .execute(&mut *tx)
            .await?
            .rows_affected();
            found(changed, "member")?;
            for delete in [
                "DELETE FROM session WHERE member = $1",
                "DELETE FROM api_token WHERE member = $1",
                "DELETE FROM plan_member WHERE member = $1",
            ] {
                sqlx::query(delete).bind(raw).execute(&mut *tx).await?;
            }
            tx.commit().await?;
        });
        Ok(())
    }
}
