//! Two server processes on one PostgreSQL: how long until a change through one of them is in a stream of the other, and
//! whether they still tell the same story after both were written to at once.

use crate::crowd::{Crowd, Framing, Outcome};
use crate::taktikk::{Person, Taktikk};
use crate::{Trouble, figures, wire};
use plan::{Entry, Role};
use serde::Deserialize;
use std::path::Path;
use std::time::Duration;

/// Changes that are timed.
const TIMES: usize = 200;
/// Changes a second.
const RATE: u32 = 20;
/// The most that half of the changes should take, in ms.
const AIM_MS: f64 = 15.0;
/// Changes through each process while both are written to.
const AT_ONCE: usize = 200;
/// Changes a second through each, then.
const AT_ONCE_RATE: u32 = 100;
/// How long streams sit still before anything happens.
const SETTLE: Duration = Duration::from_secs(1);

/// Prints the table.
pub async fn measure(server: &Path, database: &str) -> Result<(), Trouble> {
    figures::machine();
    let first = Taktikk::start(server, database).await?;
    let second = Taktikk::start(server, database).await?;
    let people = first.people(0, 3, |_| Role::Editor).await?;
    let there = timed(&first, &second, &people, TIMES, RATE).await?;
    figures::head(&format!("{TIMES} changes through one process, until each is in a stream of the other"));
    figures::beside("half of them within", there.deliveries.quantile_ms(0.5), AIM_MS, "ms");
    figures::alone("95 % of them within", there.deliveries.quantile_ms(0.95), "ms");
    figures::alone("slowest", there.deliveries.quantile_ms(1.0), "ms");
    figures::alone("answered (on disk), half of them within", there.answers.quantile_ms(0.5), "ms");
    figures::beside("deliveries missing", (there.expected - there.deliveries.count()) as f64, 0.0, "");

    let before = entries(&first, &people[0]).await?.len();
    let one = async {
        let crowd = Crowd::new(AT_ONCE, Framing::Events);
        crowd.run(vec![first.writer(&people[1]).await?], AT_ONCE_RATE).await
    };
    let other = async {
        let crowd = Crowd::new(AT_ONCE, Framing::Events);
        crowd.run(vec![second.writer(&people[2]).await?], AT_ONCE_RATE).await
    };
    let (one, other) = futures::future::try_join(one, other).await?;
    tokio::time::sleep(SETTLE).await;
    let (ours, theirs) = (entries(&first, &people[0]).await?, entries(&second, &people[0]).await?);
    let gaps = ours.iter().zip(1..).filter(|(entry, seq)| entry.seq.0 != *seq).count();
    let plans_agree = plan_of(&first, &people[0]).await? == plan_of(&second, &people[0]).await?;
    figures::head(&format!("{AT_ONCE} changes through each at {AT_ONCE_RATE}/s, both at once"));
    figures::alone(
        "answered, half of them within",
        one.answers.quantile_ms(0.5).max(other.answers.quantile_ms(0.5)),
        "ms",
    );
    figures::alone(
        "answered, 99 % of them within",
        one.answers.quantile_ms(0.99).max(other.answers.quantile_ms(0.99)),
        "ms",
    );
    figures::beside(
        "acknowledged changes not in the journal, or twice",
        ((before + 2 * AT_ONCE) as f64 - ours.len() as f64).abs(),
        0.0,
        "",
    );
    figures::beside("places missing or taken twice", gaps as f64, 0.0, "");
    println!("both processes tell the same journal: {}, and have the same plan: {plans_agree}", ours == theirs);
    figures::machine();
    Ok(())
}

async fn timed(
    through: &Taktikk,
    seen: &Taktikk,
    people: &[Person],
    changes: usize,
    rate: u32,
) -> Result<Outcome, Trouble> {
    let mut crowd = Crowd::new(changes, Framing::Events);
    crowd.join(seen.listen(&people[0], "brainstorm", "nb").await?);
    let writer = through.writer(&people[0]).await?;
    tokio::time::sleep(SETTLE).await;
    crowd.run(vec![writer], rate).await
}

#[derive(Deserialize)]
struct Answer {
    entries: Vec<Entry>,
}

/// The whole journal, as a process tells it.
async fn entries(taktikk: &Taktikk, person: &Person) -> Result<Vec<Entry>, Trouble> {
    let mut all: Vec<Entry> = Vec::new();
    loop {
        let after = all.last().map_or(0, |entry| entry.seq.0);
        let body = get(taktikk, person, &format!("/changes?after={after}")).await?;
        let answer: Answer = serde_json::from_slice(&body)?;
        if answer.entries.is_empty() {
            return Ok(all);
        }
        all.extend(answer.entries);
    }
}

async fn plan_of(taktikk: &Taktikk, person: &Person) -> Result<serde_json::Value, Trouble> {
    Ok(serde_json::from_slice(&get(taktikk, person, "").await?)?)
}

async fn get(taktikk: &Taktikk, person: &Person, rest: &str) -> Result<Vec<u8>, Trouble> {
    let mut socket = wire::connect(taktikk.address).await?;
    let (host, plan, secret) = (taktikk.address, taktikk.plan, person.token());
    let request =
        format!("GET /api/v1/plans/{plan}{rest} HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {secret}\r\n\r\n");
    wire::exchange(&mut socket, &request, 200).await
}
