//! Acknowledged means written: a process that appends under load is killed again and again, and every entry it said was
//! written is in the journal afterwards, once. (Killing a process does not try what a power cut does to a disk; that rests on
//! the database's own synchronous commit, which `Store::doctor` checks.)

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "the child tells its parent by printing")]

mod common;

use common::{KARI, Scratch, said, says};
use plan::{At, PlanId, Seq};
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::Duration;
use store::{Appended, Store};

const KILLS: u32 = 50;
const PLANS: u64 = 3;
const WRITERS_PER_PLAN: u32 = 3;
const URL: &str = "TAKTIKK_KILLED_URL";
const ROUND: &str = "TAKTIKK_KILLED_ROUND";

#[test]
fn nothing_acknowledged_is_lost_or_doubled_on_sqlite() {
    survive(&Scratch::sqlite());
}

#[test]
fn nothing_acknowledged_is_lost_or_doubled_on_postgresql() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    if let Some(scratch) = runtime.block_on(Scratch::postgres()) {
        survive(&scratch);
    }
}

fn survive(scratch: &Scratch) {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let store = scratch.with_plan().await;
        for plan in 1..=PLANS {
            store.create_plan(PlanId::from_raw(100 + plan), "x", KARI, At(1)).await.unwrap();
        }
        // Nobody else holds the database open, so each child has to recover what the one before it left.
        store.close().await;
    });
    let mut acknowledged: BTreeMap<String, (u64, u64)> = BTreeMap::new();
    for round in 0..KILLS {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "appends_until_killed", "--ignored", "--nocapture"])
            .env(URL, &scratch.url)
            .env(ROUND, round.to_string())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        // The first lines are the test runner's own. Moments of death are spread over the work of a group.
        let mut heard = lines.by_ref().find(|line| line.starts_with("written ")).into_iter().collect::<Vec<_>>();
        assert!(!heard.is_empty(), "the child appends before it is killed");
        std::thread::sleep(Duration::from_micros(u64::from(round.wrapping_mul(7919) % 60_000)));
        child.kill().unwrap();
        child.wait().unwrap();
        heard.extend(lines);
        for line in heard {
            // A line that was cut by the kill tells nothing.
            if let ["written", plan, seq, text, "."] = line.split(' ').collect::<Vec<_>>()[..] {
                let place = (plan.parse().unwrap(), seq.parse().unwrap());
                assert_eq!(acknowledged.insert(text.to_owned(), place), None, "{text} was acknowledged twice");
            }
        }
    }
    assert!(acknowledged.len() > KILLS as usize);
    runtime.block_on(async {
        let store = Store::open(&scratch.url).await.unwrap();
        let mut written = BTreeMap::new();
        for plan in 1..=PLANS {
            let id = PlanId::from_raw(100 + plan);
            let mut after = Seq(0);
            loop {
                let entries = store.entries_after(id, after, 10_000).await.unwrap();
                for entry in &entries {
                    let place = (plan, entry.seq.0);
                    assert_eq!(written.insert(said(entry).to_owned(), place), None, "written twice");
                }
                let Some(last) = entries.last() else { break };
                after = last.seq;
            }
            assert_eq!(store.load(id).await.unwrap().seq, after);
        }
        for (text, place) in &acknowledged {
            assert_eq!(written.get(text), Some(place), "{text}");
        }
        let facts = store.doctor().await.unwrap();
        assert!(facts.iter().all(|fact| fact.ok), "{facts:?}");
    });
}

/// Not a test by itself: what the process that is killed does.
#[test]
#[ignore = "run by the tests above"]
fn appends_until_killed() {
    let (Ok(url), Ok(round)) = (std::env::var(URL), std::env::var(ROUND)) else { return };
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let store = Store::open(&url).await.unwrap();
        let writers: Vec<_> = (0..WRITERS_PER_PLAN * 3)
            .map(|writer| tokio::spawn(append_for_ever(store.clone(), format!("{round}-{writer}"), writer)))
            .collect();
        for writer in writers {
            writer.await.unwrap();
        }
    });
}

async fn append_for_ever(store: Store, name: String, writer: u32) {
    let plan = 1 + u64::from(writer) % PLANS;
    let id = PlanId::from_raw(100 + plan);
    let mut after = store.head(id).await.unwrap();
    for number in 0_u64.. {
        let text = format!("{name}-{number}");
        loop {
            match store.append(id, after, vec![says(after.0 + 1, &text)], Some(&text)).await.unwrap() {
                Appended::Written => break,
                Appended::Behind(missed) => after = missed.last().map_or(after, |entry| entry.seq),
                Appended::Repeated(_) => return,
            }
        }
        after = after.next();
        println!("written {plan} {} {text} .", after.0);
    }
}
