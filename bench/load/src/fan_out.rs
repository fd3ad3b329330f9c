//! Thousands of people stream one plan while ideas are written: how long until everybody has each of them, what a
//! stream costs in memory, and the same with hocuspocus, right after, on the same machine.

use crate::crowd::{Crowd, Framing, Outcome, Writer};
use crate::hocuspocus::Hocuspocus;
use crate::process::Process;
use crate::taktikk::Taktikk;
use crate::{Trouble, figures};
use plan::Role;
use std::path::Path;
use std::time::Duration;
use tokio::net::TcpStream;

/// What is asked of a server.
struct Load {
    /// People who listen.
    people: usize,
    /// Changes a second.
    rate: u32,
    /// How long changes are made.
    seconds: u32,
    /// The most that 99 of 100 deliveries should take, in ms.
    delivered_aim_ms: Option<f64>,
    /// The most that 99 of 100 answers should take, in ms.
    answered_aim_ms: Option<f64>,
}

/// A plan that many have open, written to by programs.
const PLANS: [Load; 2] = [
    Load { people: 2_000, rate: 20, seconds: 30, delivered_aim_ms: Some(60.0), answered_aim_ms: None },
    Load { people: 5_000, rate: 20, seconds: 30, delivered_aim_ms: Some(150.0), answered_aim_ms: None },
];
/// A brainstorm full of participants, some of whom write on their phones. The last is to show where it bends.
const WORKSHOPS: [Load; 3] = [
    Load { people: 1_000, rate: 50, seconds: 60, delivered_aim_ms: Some(80.0), answered_aim_ms: Some(30.0) },
    Load { people: 5_000, rate: 20, seconds: 30, delivered_aim_ms: Some(200.0), answered_aim_ms: None },
    Load { people: 10_000, rate: 20, seconds: 30, delivered_aim_ms: None, answered_aim_ms: None },
];
/// Programs that make changes, in turn.
const WRITERS: usize = 8;
/// Participants who write, in turn.
const WRITING: usize = 50;
/// Connections that are opened at a time.
const OPENED_AT_ONCE: usize = 32;
/// How long everybody sits still before memory is looked at.
const SETTLE: Duration = Duration::from_secs(4);
/// The most memory a stream should cost, in kB.
const STREAM_MOST_KB: f64 = 32.0;
/// The page everybody is on.
const PAGE: &str = "brainstorm";

struct Measured {
    outcome: Outcome,
    kb_before: f64,
    kb_listening: f64,
    kb_after: f64,
    cpu_seconds: f64,
}

/// Prints the tables. `people` limits which crowds are measured, 0 means all.
pub async fn measure(server: &Path, hocuspocus: &Path, people: usize) -> Result<(), Trouble> {
    for load in PLANS.iter().filter(|load| people == 0 || people == load.people) {
        figures::machine();
        let ours = taktikk(server, load, false).await?;
        let theirs = peer(hocuspocus, load, WRITERS).await?;
        print(load, &ours, &theirs);
        figures::machine();
    }
    Ok(())
}

/// The same for brainstorms full of participants.
pub async fn workshops(server: &Path, hocuspocus: &Path, people: usize) -> Result<(), Trouble> {
    for load in WORKSHOPS.iter().filter(|load| people == 0 || people == load.people) {
        figures::machine();
        let ours = taktikk(server, load, true).await?;
        let theirs = peer(hocuspocus, load, WRITING).await?;
        print(load, &ours, &theirs);
        figures::machine();
    }
    Ok(())
}

async fn taktikk(server: &Path, load: &Load, is_workshop: bool) -> Result<Measured, Trouble> {
    let folder = tempfile::tempdir()?;
    let taktikk = Taktikk::start(server, &format!("sqlite:{}", folder.path().join("taktikk.db").display())).await?;
    let people = load.people;
    // One in ten is an editor, and one in five reads English: four feeds, as a real crowd has.
    let role = |number: usize| {
        if !is_workshop && number.is_multiple_of(10) { Role::Editor } else { Role::Participant }
    };
    let crowd = taktikk.people(0, people, role).await?;
    if is_workshop {
        let facilitator = taktikk.people(people, 1, |_| Role::Owner).await?.remove(0);
        taktikk.open_brainstorm(&facilitator).await?;
    }
    // The first page opens the plan; its memory is not the streams'.
    drop(taktikk.listen(&crowd[0], PAGE, "nb").await?);
    let opened = crowd
        .iter()
        .enumerate()
        .map(|(number, person)| taktikk.listen(person, PAGE, if number.is_multiple_of(5) { "en" } else { "nb" }));
    if is_workshop {
        let mut writers = Vec::new();
        for person in crowd.iter().take(WRITING) {
            writers.push(taktikk.participant(person).await?);
        }
        run(load, taktikk.process, Framing::Events, opened, writers).await
    } else {
        let mut writers = Vec::new();
        for person in taktikk.people(people, WRITERS, |_| Role::Editor).await? {
            writers.push(taktikk.writer(&person).await?);
        }
        run(load, taktikk.process, Framing::Events, opened, writers).await
    }
}

async fn peer(folder: &Path, load: &Load, writing: usize) -> Result<Measured, Trouble> {
    let hocuspocus = Hocuspocus::start(folder).await?;
    let mut writers = Vec::new();
    for client in 1..=writing {
        writers.push(hocuspocus.writer(client as u64).await?);
    }
    let hocuspocus = &hocuspocus;
    run(load, hocuspocus.process, Framing::WebSocket, (0..load.people).map(|_| hocuspocus.listen()), writers).await
}

async fn run<W: Writer, O: Future<Output = Result<TcpStream, Trouble>>>(
    load: &Load,
    process: Process,
    framing: Framing,
    opened: impl Iterator<Item = O>,
    writers: Vec<W>,
) -> Result<Measured, Trouble> {
    tokio::time::sleep(SETTLE).await;
    let kb_before = process.resident_kb()?;
    let mut crowd = Crowd::new((load.rate * load.seconds) as usize, framing);
    let mut opened = futures::stream::StreamExt::buffer_unordered(futures::stream::iter(opened), OPENED_AT_ONCE);
    while let Some(socket) = futures::StreamExt::next(&mut opened).await {
        crowd.join(socket?);
    }
    drop(opened);
    tokio::time::sleep(SETTLE).await;
    let kb_listening = process.resident_kb()?;
    let cpu_before = process.cpu_seconds()?;
    let outcome = crowd.run(writers, load.rate).await?;
    let (kb_after, cpu_seconds) = (process.resident_kb()?, process.cpu_seconds()? - cpu_before);
    Ok(Measured { outcome, kb_before, kb_listening, kb_after, cpu_seconds })
}

fn print(load: &Load, ours: &Measured, theirs: &Measured) {
    let Load { people, rate, seconds, .. } = *load;
    let each = |kb: f64| kb / people as f64;
    figures::head(&format!("{people} people, {rate} changes/s for {seconds} s, until each has each change"));
    if let Some(aim_ms) = load.delivered_aim_ms {
        figures::beside("taktikk, 99 % of deliveries within", ours.outcome.deliveries.quantile_ms(0.99), aim_ms, "ms");
    }
    if let Some(aim_ms) = load.answered_aim_ms {
        figures::beside("taktikk, 99 % answered within", ours.outcome.answers.quantile_ms(0.99), aim_ms, "ms");
    }
    figures::beside(
        "taktikk, memory a stream, listening",
        each(ours.kb_listening - ours.kb_before),
        STREAM_MOST_KB,
        "kB",
    );
    figures::beside(
        "taktikk, memory a stream, after the run",
        each(ours.kb_after - ours.kb_before),
        STREAM_MOST_KB,
        "kB",
    );
    figures::beside("taktikk, deliveries missing", missing(&ours.outcome), 0.0, "");
    println!("\n{:<28} {:>12} {:>12} {:>7}", "side by side", "taktikk", "hocuspocus", "ratio");
    let row = |what: &str, of: fn(&Measured) -> f64, unit: &str| {
        let (ours, theirs) = (of(ours), of(theirs));
        println!("{what:<28} {ours:>12.1} {theirs:>12.1} {:>7.2}  {unit}", ours / theirs);
    };
    row("delivered, p50", |side| side.outcome.deliveries.quantile_ms(0.5), "ms");
    row("delivered, p95", |side| side.outcome.deliveries.quantile_ms(0.95), "ms");
    row("delivered, p99", |side| side.outcome.deliveries.quantile_ms(0.99), "ms");
    row("delivered, slowest", |side| side.outcome.deliveries.quantile_ms(1.0), "ms");
    row("answered, p50", |side| side.outcome.answers.quantile_ms(0.5), "ms");
    row("answered, p99", |side| side.outcome.answers.quantile_ms(0.99), "ms");
    row("changes sent", |side| side.outcome.rate, "a second");
    row("server's time on a core", |side| side.cpu_seconds, "s");
    println!(
        "{:<28} {:>12.1} {:>12.1} {:>7.2}  kB",
        "memory a connection",
        each(ours.kb_after - ours.kb_before),
        each(theirs.kb_after - theirs.kb_before),
        (ours.kb_after - ours.kb_before) / (theirs.kb_after - theirs.kb_before)
    );
    row("deliveries expected", |side| side.outcome.expected as f64, "");
    row("deliveries counted", |side| side.outcome.deliveries.count() as f64, "");
    let ours = &ours.outcome;
    println!(
        "taktikk's streams: last places {:?}, {} events went back, {} ended early",
        ours.places, ours.backwards, ours.ended_early
    );
}

fn missing(outcome: &Outcome) -> f64 {
    (outcome.expected - outcome.deliveries.count()) as f64
}
