//! Backups: one file of JSON lines, the same for both databases, so that a backup of one can be restored into the
//! other. It is taken while people work, and tells of one moment. Sessions, sign-in attempts and snapshots are not in
//! it: the first two should not outlive a restore, and snapshots make themselves again.

use crate::database::{Database, on_both};
use crate::{Store, StoreError};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use futures::TryStreamExt;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sqlx::{AssertSqlSafe, Row};
use std::path::{Path, PathBuf};
use tokio::fs::{File, OpenOptions};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader, BufWriter};

/// The version of the file format. A newer program reads older ones.
const FORMAT: u32 = 1;

/// What a column holds.
#[derive(Clone, Copy)]
enum Holds {
    Number,
    Words,
    YesNo,
    Bytes,
}
use Holds::{Bytes, Number, Words, YesNo};

/// A table and its columns.
struct Table {
    name: &'static str,
    columns: &'static [(&'static str, Holds)],
    /// What makes a row one of its kind, so that two backups of the same state are the same file.
    order: &'static str,
}

/// What is in a backup, in the order in which it can be put back.
const TABLES: &[Table] = &[
    Table {
        name: "member",
        columns: &[
            ("id", Number),
            ("name", Words),
            ("email", Words),
            ("password_hash", Words),
            ("language", Words),
            ("color_scheme", Words),
            ("owner", YesNo),
            ("created_at", Number),
            ("erased_at", Number),
        ],
        order: "id",
    },
    Table {
        name: "plan",
        columns: &[
            ("id", Number),
            ("title", Words),
            ("created_at", Number),
            ("archived_at", Number),
            ("head", Number),
            ("changed_at", Number),
        ],
        order: "id",
    },
    Table {
        name: "plan_member",
        columns: &[("plan", Number), ("member", Number), ("role", Words)],
        order: "plan, member",
    },
    Table {
        name: "journal",
        columns: &[("plan", Number), ("seq", Number), ("at", Number), ("by_member", Number), ("change", Words)],
        order: "plan, seq",
    },
    Table {
        name: "submission",
        columns: &[("plan", Number), ("key", Words), ("first_seq", Number), ("last_seq", Number)],
        order: "plan, first_seq",
    },
    Table {
        name: "invitation",
        columns: &[
            ("token_hash", Bytes),
            ("plan", Number),
            ("role", Words),
            ("email", Words),
            ("created_by", Number),
            ("created_at", Number),
            ("expires_at", Number),
            ("used_at", Number),
        ],
        order: "token_hash",
    },
    Table {
        name: "link",
        columns: &[
            ("token_hash", Bytes),
            ("plan", Number),
            ("role", Words),
            ("created_by", Number),
            ("created_at", Number),
            ("revoked_at", Number),
        ],
        order: "token_hash",
    },
    Table {
        name: "feed",
        columns: &[
            ("token_hash", Bytes),
            ("plan", Number),
            ("member", Number),
            ("only_mine", Number),
            ("language", Words),
            ("created_at", Number),
        ],
        order: "token_hash",
    },
    Table {
        name: "join_code",
        columns: &[
            ("plan", Number),
            ("brainstorm", Number),
            ("code", Words),
            ("secret", Words),
            ("created_at", Number),
        ],
        order: "plan, brainstorm",
    },
    Table {
        name: "api_token",
        columns: &[
            ("token_hash", Bytes),
            ("member", Number),
            ("name", Words),
            ("created_at", Number),
            ("last_used_at", Number),
            ("revoked_at", Number),
        ],
        order: "token_hash",
    },
    Table {
        name: "file",
        columns: &[
            ("id", Number),
            ("plan", Number),
            ("name", Words),
            ("content_type", Words),
            ("created_at", Number),
            ("bytes", Bytes),
        ],
        order: "id",
    },
];

impl Table {
    fn names(&self) -> String {
        self.columns.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
    }

    fn select(&self) -> AssertSqlSafe<String> {
        AssertSqlSafe(format!("SELECT {} FROM {} ORDER BY {}", self.names(), self.name, self.order))
    }

    fn insert(&self) -> AssertSqlSafe<String> {
        let places = (1..=self.columns.len()).map(|place| format!("${place}")).collect::<Vec<_>>().join(", ");
        AssertSqlSafe(format!("INSERT INTO {} ({}) VALUES ({places})", self.name, self.names()))
    }
}

/// One line of the file.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Line {
    /// The first.
    Taktikk { backup: u32 },
    /// A row, its values in the order of the table's columns.
    Row(String, Vec<Value>),
    /// The last: how many rows there were. A file without it was cut short.
    End(u64),
}

impl Store {
    /// Writes a backup while people work. The file appears under its name only when it is whole and on disk, readable
    /// by its owner alone. Answers how many rows are in it.
    ///
    /// # Errors
    /// [`crate::Kind::Operator`] when the file cannot be written; [`crate::Kind::Unavailable`].
    pub async fn backup(&self, path: &Path) -> Result<u64, StoreError> {
        let mut partial = path.as_os_str().to_owned();
        partial.push(".partial");
        let partial = PathBuf::from(partial);
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        options.mode(0o600);
        let mut file = BufWriter::new(options.open(&partial).await?);
        let rows = write_rows(self.database(), &mut file).await?;
        file.flush().await?;
        file.get_ref().sync_all().await?;
        tokio::fs::rename(&partial, path).await?;
        Ok(rows)
    }

    /// Puts a backup into an empty database, all or nothing. Answers how many rows were in it.
    ///
    /// # Errors
    /// [`StoreError::NotEmpty`]; [`StoreError::BadBackup`]; [`StoreError::Io`]; [`crate::Kind::Unavailable`].
    pub async fn restore(&self, path: &Path) -> Result<u64, StoreError> {
        let mut lines = BufReader::new(File::open(path).await?).lines();
        on_both!(self.database(), db => {
            let mut tx = db.begin().await?;
            let there: i64 =
                sqlx::query_scalar("SELECT (SELECT count(*) FROM member) + (SELECT count(*) FROM plan)")
                    .fetch_one(&mut *tx)
                    .await?;
            if there != 0 {
                return Err(StoreError::NotEmpty);
            }
            let mut restored = 0;
            let mut whole = false;
            let mut place = 0_u64;
            while let Some(line) = lines.next_line().await? {
                place += 1;
                let bad = |why: &str| StoreError::BadBackup(format!("line {place}: {why}"));
                let line = serde_json::from_str(&line).map_err(|error| bad(&error.to_string()))?;
                match (place, line) {
                    (1, Line::Taktikk { backup }) if backup <= FORMAT => {}
                    (1, _) => return Err(bad("made by a newer program, or not a backup")),
                    (_, Line::Row(name, values)) if !whole => {
                        let table = TABLES.iter().find(|table| table.name == name).ok_or_else(|| bad("table"))?;
                        if values.len() != table.columns.len() {
                            return Err(bad("columns"));
                        }
                        let mut query = sqlx::query(table.insert());
                        for ((_, holds), value) in table.columns.iter().zip(values) {
                            // A text stands for bytes only in a column of bytes, so each kind is checked on its own.
                            query = match holds {
                                Number => query.bind(number_of(&value).map_err(bad)?),
                                Words => query.bind(words_of(value).map_err(bad)?),
                                YesNo => query.bind(value.as_bool().ok_or_else(|| bad("yes or no"))?),
                                Bytes => query.bind(bytes_of(&value).map_err(bad)?),
                            };
                        }
                        query.execute(&mut *tx).await?;
                        restored += 1;
                    }
                    (_, Line::End(rows)) if !whole && rows == restored => whole = true,
                    (_, Line::Taktikk { .. } | Line::Row(..) | Line::End(_)) => return Err(bad("out of place")),
                }
            }
            if !whole {
                return Err(StoreError::BadBackup("it was cut short".into()));
            }
            tx.commit().await?;
            Ok(restored)
        })
    }
}

fn number_of(value: &Value) -> Result<Option<i64>, &'static str> {
    if value.is_null() { Ok(None) } else { value.as_i64().map(Some).ok_or("a number") }
}

fn words_of(value: Value) -> Result<Option<String>, &'static str> {
    match value {
        Value::Null => Ok(None),
        Value::String(text) => Ok(Some(text)),
        Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => Err("a text"),
    }
}

fn bytes_of(value: &Value) -> Result<Vec<u8>, &'static str> {
    value.as_str().and_then(|text| STANDARD.decode(text).ok()).ok_or("bytes")
}

async fn put(file: &mut BufWriter<File>, line: &Line) -> Result<(), StoreError> {
    let mut bytes = serde_json::to_vec(line).map_err(std::io::Error::from)?;
    bytes.push(b'\n');
    file.write_all(&bytes).await?;
    Ok(())
}

async fn write_rows(db: &Database, file: &mut BufWriter<File>) -> Result<u64, StoreError> {
    put(file, &Line::Taktikk { backup: FORMAT }).await?;
    let mut count = 0;
    on_both!(db, db => {
        let mut tx = db.begin_reading().await?;
        for table in TABLES {
            let mut rows = sqlx::query(table.select()).fetch(&mut *tx);
            while let Some(row) = rows.try_next().await? {
                let mut values = Vec::with_capacity(table.columns.len());
                for (place, (_, holds)) in table.columns.iter().enumerate() {
                    values.push(match holds {
                        Number => json!(row.try_get::<Option<i64>, _>(place)?),
                        Words => json!(row.try_get::<Option<String>, _>(place)?),
                        YesNo => json!(row.try_get::<bool, _>(place)?),
                        Bytes => json!(STANDARD.encode(row.try_get::<Vec<u8>, _>(place)?)),
                    });
                }
                put(file, &Line::Row(table.name.to_owned(), values)).await?;
                count += 1;
            }
        }
        tx.rollback().await?;
    });
    put(file, &Line::End(count)).await?;
    Ok(count)
}
