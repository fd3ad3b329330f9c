//! What one transaction of the writer does: lock the plans it touches, decide for each append, write the rows that
//! are to be written. The decision is the same for both databases and knows no SQL; the statements are not.

use super::seq_out;
use super::writer::{Append, Job, Outcome};
use plan::{PlanId, Seq};
use std::collections::{BTreeMap, BTreeSet};

/// What the database knows about the plans and keys of a group, read under lock.
struct Known<'a> {
    heads: BTreeMap<PlanId, Seq>,
    submissions: BTreeMap<(PlanId, &'a str), (Seq, Seq)>,
}

/// What a group comes to.
struct Decided<'a> {
    /// For each job those of its appends; nothing when there is no such plan.
    outcomes: Vec<Option<Vec<Outcome>>>,
    /// The appends whose rows are to be written.
    written: Vec<&'a Append>,
}

fn appends(jobs: &[Job]) -> impl Iterator<Item = &Append> {
    jobs.iter().flat_map(|job| &job.appends)
}

/// Goes through the jobs in the order they came, each seeing what those before it will have written.
fn decide<'a>(jobs: &'a [Job], mut known: Known<'a>) -> Decided<'a> {
    let mut written = Vec::new();
    let mut one = |append: &'a Append, in_line: bool| {
        let head = known.heads.get_mut(&append.plan)?;
        let submission = append.key.as_deref().map(|key| (append.plan, key));
        if let Some(&(first, last)) = submission.and_then(|submission| known.submissions.get(&submission)) {
            return Some(Outcome::Repeated { first, last });
        }
        if !in_line || *head != append.after {
            return Some(Outcome::Behind);
        }
        *head = Seq(append.after.0 + append.rows.len() as u64);
        if let Some(submission) = submission {
            known.submissions.insert(submission, (append.after.next(), *head));
        }
        written.push(append);
        Some(Outcome::Written)
    };
    let outcomes = jobs
        .iter()
        .map(|job| {
            // Each append of a job was made on top of those before it. When one of them is not where it was thought to
            // be, the rest rest on nothing, even where the head happens to be at the place they expect.
            let mut in_line = true;
            let outcomes = job.appends.iter().map(|append| {
                let outcome = one(append, in_line)?;
                in_line &= outcome == Outcome::Written;
                Some(outcome)
            });
            outcomes.collect()
        })
        .collect();
    Decided { outcomes, written }
}

/// The plans a group touches, each once, in order.
fn plans_of(jobs: &[Job]) -> Vec<i64> {
    let mut plans: Vec<i64> = appends(jobs).map(|append| append.plan.raw().cast_signed()).collect();
    plans.sort_unstable();
    plans.dedup();
    plans
}

fn known_of<'a>(jobs: &'a [Job], heads: Vec<(i64, i64)>, submissions: Vec<(i64, String, i64, i64)>) -> Known<'a> {
    let plan_of = |raw: i64| PlanId::from_raw(raw.cast_unsigned());
    let seq_of = |raw: i64| Seq(raw.cast_unsigned());
    let mut keys: BTreeMap<PlanId, BTreeSet<&'a str>> = BTreeMap::new();
    for append in appends(jobs) {
        if let Some(key) = &append.key {
            keys.entry(append.plan).or_default().insert(key);
        }
    }
    let submissions = submissions
        .iter()
        .filter_map(|(plan, key, first, last)| {
            let plan = plan_of(*plan);
            let key = *keys.get(&plan)?.get(key.as_str())?;
            Some(((plan, key), (seq_of(*first), seq_of(*last))))
        })
        .collect();
    Known { heads: heads.into_iter().map(|(plan, head)| (plan_of(plan), seq_of(head))).collect(), submissions }
}

/// The new head of each plan written to, and when its last change was made.
fn heads_after(written: &[&Append]) -> BTreeMap<i64, (i64, i64)> {
    let mut heads = BTreeMap::new();
    for append in written {
        if let Some(last) = append.rows.last() {
            heads.insert(append.plan.raw().cast_signed(), (seq_out(last.seq), last.at.0));
        }
    }
    heads
}

/// The group on SQLite: lists travel as one JSON text, which one statement takes apart.
pub(super) mod sqlite {
    use super::{Append, Decided, Job, Outcome, appends, decide, heads_after, known_of, plans_of, seq_out};
    use crate::database::SqliteDatabase;
    use sqlx::{Sqlite, Transaction};

    pub async fn write(db: &SqliteDatabase, jobs: &[Job]) -> Result<Vec<Option<Vec<Outcome>>>, sqlx::Error> {
        // The lock of the whole file is taken at once, so what is read here holds until the commit.
        let mut tx = db.writer.begin_with("BEGIN IMMEDIATE").await?;
        let heads = sqlx::query_as("SELECT id, head FROM plan WHERE id IN (SELECT value FROM json_each($1))")
            .bind(json(&plans_of(jobs)))
            .fetch_all(&mut *tx)
            .await?;
        let keys: Vec<_> = appends(jobs)
            .filter_map(|append| Some((append.plan.raw().cast_signed(), append.key.as_deref()?)))
            .collect();
        let submissions = if keys.is_empty() {
            Vec::new()
        } else {
            sqlx::query_as(
                "SELECT s.plan, s.key, s.first_seq, s.last_seq FROM json_each($1) AS asked \
                 JOIN submission AS s ON s.plan = asked.value ->> 0 AND s.key = asked.value ->> 1",
            )
            .bind(json(&keys))
            .fetch_all(&mut *tx)
            .await?
        };
        let Decided { outcomes, written } = decide(jobs, known_of(jobs, heads, submissions));
        if written.is_empty() {
            tx.rollback().await?;
            return Ok(outcomes);
        }
        insert(&mut tx, &written).await?;
        tx.commit().await?;
        Ok(outcomes)
    }

    async fn insert(tx: &mut Transaction<'static, Sqlite>, written: &[&Append]) -> Result<(), sqlx::Error> {
        let rows: Vec<_> = written
            .iter()
            .flat_map(|append| {
                let plan = append.plan.raw().cast_signed();
                append
                    .rows
                    .iter()
                    .map(move |row| (plan, seq_out(row.seq), row.at.0, row.by.raw().cast_signed(), row.change.as_str()))
            })
            .collect();
        sqlx::query(
            "INSERT INTO journal (plan, seq, at, by_member, change) \
             SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 FROM json_each($1)",
        )
        .bind(json(&rows))
        .execute(&mut **tx)
        .await?;
        let keys: Vec<_> = written
            .iter()
            .filter_map(|append| {
                let last = append.rows.last()?.seq;
                Some((
                    append.plan.raw().cast_signed(),
                    append.key.as_deref()?,
                    seq_out(append.after.next()),
                    seq_out(last),
                ))
            })
            .collect();
        if !keys.is_empty() {
            sqlx::query(
                "INSERT INTO submission (plan, key, first_seq, last_seq) \
                 SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3 FROM json_each($1)",
            )
            .bind(json(&keys))
            .execute(&mut **tx)
            .await?;
        }
        let heads: Vec<_> = heads_after(written).into_iter().map(|(plan, (head, at))| (plan, head, at)).collect();
        sqlx::query(
            "UPDATE plan SET head = fresh.value ->> 1, changed_at = fresh.value ->> 2 \
             FROM json_each($1) AS fresh WHERE plan.id = fresh.value ->> 0",
        )
        .bind(json(&heads))
        .execute(&mut **tx)
        .await?;
        Ok(())
    }

    /// Numbers and text as JSON. That cannot fail; an empty list would write nothing, which the heads then show.
    fn json<T: serde::Serialize>(list: &T) -> String {
        serde_json::to_string(list).unwrap_or_else(|_| "[]".into())
    }
}

/// The group on PostgreSQL: lists travel as arrays.
pub(super) mod postgres {
    use super::{Append, Decided, Job, Outcome, appends, decide, heads_after, known_of, plans_of, seq_out};
    use crate::database::PostgresDatabase;
    use sqlx::{Postgres, Transaction};

    pub async fn write(db: &PostgresDatabase, jobs: &[Job]) -> Result<Vec<Option<Vec<Outcome>>>, sqlx::Error> {
        let mut tx = db.writer.begin().await?;
        // Always in the same order, so that two processes never wait for one another.
        let heads = sqlx::query_as("SELECT id, head FROM plan WHERE id = ANY($1) ORDER BY id FOR UPDATE")
            .bind(plans_of(jobs))
            .fetch_all(&mut *tx)
            .await?;
        let (plans, keys): (Vec<i64>, Vec<&str>) =
            appends(jobs).filter_map(|append| Some((append.plan.raw().cast_signed(), append.key.as_deref()?))).unzip();
        let submissions = if keys.is_empty() {
            Vec::new()
        } else {
            sqlx::query_as(
                "SELECT s.plan, s.key, s.first_seq, s.last_seq FROM unnest($1::bigint[], $2::text[]) AS asked (plan, key) \
                 JOIN submission AS s USING (plan, key)",
            )
            .bind(plans)
            .bind(keys)
            .fetch_all(&mut *tx)
            .await?
        };
        let Decided { outcomes, written } = decide(jobs, known_of(jobs, heads, submissions));
        if written.is_empty() {
            tx.rollback().await?;
            return Ok(outcomes);
        }
        insert(&mut tx, &written, &db.node).await?;
        tx.commit().await?;
        Ok(outcomes)
    }

    async fn insert(
        tx: &mut Transaction<'static, Postgres>,
        written: &[&Append],
        node: &str,
    ) -> Result<(), sqlx::Error> {
        let (mut plans, mut seqs, mut ats, mut bys, mut changes) = (vec![], vec![], vec![], vec![], vec![]);
        let (mut key_plans, mut keys, mut firsts, mut lasts) = (vec![], vec![], vec![], vec![]);
        for append in written {
            let plan = append.plan.raw().cast_signed();
            for row in &append.rows {
                plans.push(plan);
                seqs.push(seq_out(row.seq));
                ats.push(row.at.0);
                bys.push(row.by.raw().cast_signed());
                changes.push(row.change.as_str());
            }
            if let (Some(key), Some(last)) = (append.key.as_deref(), append.rows.last()) {
                key_plans.push(plan);
                keys.push(key);
                firsts.push(seq_out(append.after.next()));
                lasts.push(seq_out(last.seq));
            }
        }
        sqlx::query(
            "INSERT INTO journal (plan, seq, at, by_member, change) \
             SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::text[])",
        )
        .bind(plans)
        .bind(seqs)
        .bind(ats)
        .bind(bys)
        .bind(changes)
        .execute(&mut **tx)
        .await?;
        if !keys.is_empty() {
            sqlx::query(
                "INSERT INTO submission (plan, key, first_seq, last_seq) \
                 SELECT * FROM unnest($1::bigint[], $2::text[], $3::bigint[], $4::bigint[])",
            )
            .bind(key_plans)
            .bind(keys)
            .bind(firsts)
            .bind(lasts)
            .execute(&mut **tx)
            .await?;
        }
        let (mut ids, mut heads, mut changed) = (vec![], vec![], vec![]);
        for (plan, (head, at)) in heads_after(written) {
            ids.push(plan);
            heads.push(head);
            changed.push(at);
        }
        sqlx::query(
            "WITH fresh AS (SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bigint[]) AS t (id, head, at)), \
             moved AS (UPDATE plan SET head = fresh.head, changed_at = fresh.at FROM fresh WHERE plan.id = fresh.id) \
             SELECT pg_notify('taktikk', fresh.id || ' ' || $4::text) FROM fresh",
        )
        .bind(ids)
        .bind(heads)
        .bind(changed)
        .bind(node)
        .execute(&mut **tx)
        .await?;
        Ok(())
    }
}
