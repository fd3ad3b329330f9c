//! The habit matrix at its largest: what the server takes to answer with the page, what one cell's change costs it until
//! everybody who looks has it, and what working out the findings takes.

use crate::figures::Times;
use crate::taktikk::Taktikk;
use crate::{Trouble, figures, wire};
use plan::{
    Amount, At, AudienceField, AudienceId, Basis, Change, ChannelField, ChannelId, ClaimField, ClaimId, Entry,
    MemberId, Plan, Role, TextEdit, Usage, apply, findings,
};
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};
use tokio::io::AsyncReadExt;

/// How large the matrix is.
const AUDIENCES: u64 = 40;
const CHANNELS: u64 = 40;
const CLAIMS: u64 = 5_000;
/// Requests of the page, and runs of the findings; the middle one counts.
const TIMES: usize = 60;
/// Changes that are made one after the other.
const CHANGES: u64 = 400;
/// People who look at the matrix meanwhile: editors and readers, in both languages.
const LOOKING: usize = 20;
const PAGE_AIM_MS: f64 = 15.0;
const CHANGE_AIM_MS: f64 = 2.0;
const FINDINGS_AIM_MS: f64 = 1.0;
/// Changes in one submission.
const AT_A_TIME: usize = 200;
/// How long the last drawing may take to be over before the time on the cores is read.
const SETTLE: Duration = Duration::from_millis(500);

/// Where ids made here begin, so that none is one of the example's.
const FIRST: u64 = 1 << 40;

/// Prints the table.
pub async fn measure(server: &Path) -> Result<(), Trouble> {
    figures::machine();
    let folder = tempfile::tempdir()?;
    let taktikk = Taktikk::start(server, &format!("sqlite:{}", folder.path().join("taktikk.db").display())).await?;
    let owner = taktikk.people(0, 1, |_| Role::Owner).await?.remove(0);
    let looking =
        taktikk.people(1, LOOKING, |number| if number % 2 == 0 { Role::Editor } else { Role::Reader }).await?;
    let mut api = taktikk.writer(&owner).await?;
    let all = matrix();
    api.change(&[Change::Import(Box::default())]).await?;
    for some in all.chunks(AT_A_TIME) {
        api.change(some).await?;
    }

    println!("\n{:<44} {:>9} {:>6} {:>6}", format!("{AUDIENCES} × {CHANNELS}, {CLAIMS} claims"), "ms", "aim", "ratio");
    let (times, bytes) = page(&taktikk, &owner.cookie).await?;
    row(&format!("the page, middle of {TIMES} ({bytes} bytes)"), times.quantile_ms(0.5), PAGE_AIM_MS);

    let mut heard = Vec::new();
    for (number, person) in looking.iter().enumerate() {
        let mut socket = taktikk.listen(person, "habits", if number % 4 < 2 { "nb" } else { "en" }).await?;
        heard.push(tokio::spawn(async move {
            let (mut bytes, mut buffer) = (0_usize, vec![0; 64 * 1024]);
            while let Ok(read @ 1..) = socket.read(&mut buffer).await {
                bytes += read;
            }
            bytes
        }));
    }
    tokio::time::sleep(SETTLE).await;
    let before = taktikk.process.cpu_seconds()?;
    let begun = Instant::now();
    for number in 0..CHANGES {
        let id = ClaimId::from_raw(FIRST + 1_000 + number * 7 % CLAIMS);
        let share_percent = Amount::from_f64(f64::from(u32::try_from(number % 97)?));
        api.change(&[Change::SetClaim { id, field: ClaimField::SharePercent(share_percent) }]).await?;
    }
    let answered = begun.elapsed();
    tokio::time::sleep(SETTLE).await;
    let cpu_ms = (taktikk.process.cpu_seconds()? - before) * 1000.0 / f64::from(u32::try_from(CHANGES)?);
    row(&format!("a cell's change, on a core, to {LOOKING} who look"), cpu_ms, CHANGE_AIM_MS);
    println!("{:<44} {:>9.2}", "  until it was answered, on disk", answered.as_secs_f64() * 1000.0 / CHANGES as f64);
    drop(taktikk);
    let mut bytes = 0;
    for listener in heard {
        bytes += listener.await?;
    }
    println!(
        "{:<44} {:>9.1}",
        "  kB to each who looks, a change",
        bytes as f64 / 1000.0 / LOOKING as f64 / CHANGES as f64
    );

    let plan = replayed(&all)?;
    let today = "2026-11-23".parse()?;
    let took = (0..TIMES).map(|_| {
        let begun = Instant::now();
        black_box(findings(black_box(&plan), today));
        begun.elapsed()
    });
    row(&format!("findings, middle of {TIMES}"), Times::new(took.collect()).quantile_ms(0.5), FINDINGS_AIM_MS);
    figures::machine();
    Ok(())
}

fn row(what: &str, value_ms: f64, aim_ms: f64) {
    let over = if value_ms > aim_ms { "  over" } else { "" };
    println!("{what:<44} {value_ms:>9.2} {aim_ms:>6.1} {:>6.2}{over}", value_ms / aim_ms);
}

async fn page(taktikk: &Taktikk, cookie: &str) -> Result<(Times, usize), Trouble> {
    let mut socket = wire::connect(taktikk.address).await?;
    let (host, plan) = (taktikk.address, taktikk.plan);
    let request = format!(
        "GET /plans/{plan}/habits HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\nAccept: text/html\r\nAccept-Encoding: identity\r\nAccept-Language: nb\r\n\r\n"
    );
    let (mut took, mut bytes) = (Vec::new(), 0);
    for _ in 0..TIMES {
        let begun = Instant::now();
        bytes = wire::exchange(&mut socket, &request, 200).await?.len();
        took.push(begun.elapsed());
    }
    Ok((Times::new(took), bytes))
}

/// What makes the matrix: three claims in most cells, one in three of them measured.
fn matrix() -> Vec<Change> {
    let name = |what: &str, number: u64| TextEdit::new(format!("{what} nummer {number}"));
    let audience = |number| AudienceId::from_raw(FIRST + number);
    let channel = |number| ChannelId::from_raw(FIRST + 100 + number);
    let audiences = (0..AUDIENCES).map(|number| Change::AddAudience {
        id: audience(number),
        fields: vec![AudienceField::Name(name("Målgruppe", number))],
    });
    let channels = (0..CHANNELS).map(|number| Change::AddChannel {
        id: channel(number),
        fields: vec![ChannelField::Name(name("Kanal", number))],
    });
    let claims = (0..CLAIMS).map(|number| {
        let is_known = number % 3 == 0;
        let mut fields = vec![
            ClaimField::Audience(audience(number * 31 % AUDIENCES)),
            ClaimField::Channel(channel(number / AUDIENCES % CHANNELS)),
            ClaimField::Usage(Usage::ALL.get(number as usize % Usage::ALL.len()).copied()),
            ClaimField::Basis(Some(if is_known { Basis::Known } else { Basis::Assumed })),
            ClaimField::WhatFor(TextEdit::new("Leser det naboene skriver, og spør om åpningstider")),
        ];
        if is_known {
            fields.push(ClaimField::SharePercent(Some(Amount::whole(number as i32 % 90))));
            fields.push(ClaimField::EffectiveCount(Some(200)));
            fields.push(ClaimField::Source(TextEdit::new("Innbyggerundersøkelsen")));
        }
        Change::AddClaim { id: ClaimId::from_raw(FIRST + 1_000 + number), fields }
    });
    audiences.chain(channels).chain(claims).collect()
}

fn replayed(changes: &[Change]) -> Result<Plan, Trouble> {
    let mut plan = Plan::default();
    for change in changes {
        let entry = Entry { seq: plan.seq.next(), at: At(0), by: MemberId::from_raw(1), change: change.clone() };
        apply(&mut plan, &entry)?;
    }
    Ok(plan)
}
