//! What one transaction of the writer does: lock the plans it touches, decide for each append, write the rows that
//! are to be written. The decision is the same for both databases and knows no SQL; the statements are not.

pub(super) mod postgres;
pub(super) mod sqlite;

use super::jobs::{Append, Job, Outcome};
use crate::database::seq_out;
use plan::{PlanId, Seq};
use std::collections::{BTreeMap, BTreeSet};

/// What the database knows about the plans and keys of a group, read under lock.
struct Known<'a> {
    heads: BTreeMap<PlanId, Seq>,
    submissions: BTreeMap<(PlanId, &'a str), (Seq, Seq)>,
}

/// For each job what became of its appends; nothing when there is no such plan.
pub(super) type Outcomes = Vec<Option<Vec<Outcome>>>;

/// What a group comes to.
struct Decided<'a> {
    outcomes: Outcomes,
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
