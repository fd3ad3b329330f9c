//! The group on PostgreSQL: lists travel as arrays.

use super::{Append, Decided, Job, Outcomes, appends, decide, heads_after, known_of, plans_of, seq_out};
use crate::database::PostgresDatabase;
use sqlx::{Postgres, Transaction};

pub async fn write(db: &PostgresDatabase, jobs: &[Job]) -> Result<Outcomes, sqlx::Error> {
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

async fn insert(tx: &mut Transaction<'static, Postgres>, written: &[&Append], node: &str) -> Result<(), sqlx::Error> {
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
