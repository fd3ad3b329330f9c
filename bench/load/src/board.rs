//! Boards of a hundred and of ten thousand ideas: what the server takes to answer with the page, and what one more idea costs
//! it until everybody who looks has it. The larger is to cost no more than the smaller.

use crate::figures::Times;
use crate::taktikk::{Api, Person, Taktikk, idea};
use crate::{Trouble, figures, wire};
use plan::{Change, IdeaField, IdeaId, Role, TextEdit};
use std::path::Path;
use std::time::{Duration, Instant};
use tokio::io::AsyncReadExt;

/// How many ideas are on the boards.
const FEW: usize = 100;
const MANY: usize = 10_000;
/// Requests of a page; the middle one counts.
const TIMES: usize = 20;
/// Ideas that are written one after the other.
const MORE: usize = 300;
/// People who look meanwhile: editors and participants, in both languages.
const LOOKING: usize = 20;
const PAGE_AIM_MS: f64 = 300.0;
/// An idea more may cost this part more on the larger board before it counts as more.
const SAME_WITHIN: f64 = 1.15;
/// Changes in one submission.
const AT_A_TIME: usize = 500;
/// How long the last drawing may take to be over before the time on the cores is read.
const SETTLE: Duration = Duration::from_millis(800);
/// Where ids made here begin, so that none is one of the example's.
const FIRST: u64 = 1 << 40;

/// Prints the table.
pub async fn measure(server: &Path) -> Result<(), Trouble> {
    figures::machine();
    println!("\n{:<52} {:>9} {:>8} {:>6}", "", "ms", "aim", "ratio");
    let few = board(server, FEW).await?;
    let many = board(server, MANY).await?;
    for (page, took) in &many.pages {
        row(&format!("{MANY} ideas, {page}"), *took, PAGE_AIM_MS);
    }
    for ((page, of_few), (_, of_many)) in few.one_more.iter().zip(&many.one_more) {
        row(&format!("one more, on a core, to {LOOKING} on the {page} page"), *of_many, of_few * SAME_WITHIN);
        println!("{:<52} {of_few:>9.2}", format!("  the same where there are {FEW}"));
    }
    figures::machine();
    Ok(())
}

struct Board {
    pages: Vec<(String, f64)>,
    one_more: Vec<(&'static str, f64)>,
}

async fn board(server: &Path, ideas: usize) -> Result<Board, Trouble> {
    let folder = tempfile::tempdir()?;
    let taktikk = Taktikk::start(server, &format!("sqlite:{}", folder.path().join("taktikk.db").display())).await?;
    let [owner, facilitator]: [Person; 2] =
        taktikk.people(0, 2, |_| Role::Owner).await?.try_into().map_err(|_| "two people were asked for")?;
    let looking =
        taktikk.people(2, LOOKING, |number| if number % 2 == 0 { Role::Editor } else { Role::Participant }).await?;
    let mut api = taktikk.writer(&owner).await?;
    taktikk.open_brainstorm(&facilitator).await?;
    let all: Vec<Change> = (0..ideas).map(written).collect();
    for some in all.chunks(AT_A_TIME) {
        api.change(some).await?;
    }
    let mut pages = Vec::new();
    for page in ["brainstorm", "sort"] {
        let (times, bytes) = opened(&taktikk, &owner, page).await?;
        pages.push((format!("{page} ({} kB)", bytes / 1000), times.quantile_ms(0.5)));
    }
    let mut one_more = Vec::new();
    for (nth, page) in ["brainstorm", "sort"].into_iter().enumerate() {
        let from = ideas + nth * MORE;
        one_more.push((page, cost_of_more(&taktikk, &mut api, &looking, page, from).await?));
    }
    Ok(Board { pages, one_more })
}

/// What an idea more costs on a core while people look at a page.
async fn cost_of_more(
    taktikk: &Taktikk,
    api: &mut Api,
    looking: &[Person],
    page: &str,
    from: usize,
) -> Result<f64, Trouble> {
    let mut heard = Vec::new();
    for (number, person) in looking.iter().enumerate() {
        // Participants see the brainstorm alone.
        let page = if number % 2 == 0 { page } else { "brainstorm" };
        let mut socket = taktikk.listen(person, page, if number % 4 < 2 { "nb" } else { "en" }).await?;
        heard.push(tokio::spawn(async move {
            let mut buffer = vec![0; 64 * 1024];
            while let Ok(1..) = socket.read(&mut buffer).await {}
        }));
    }
    tokio::time::sleep(SETTLE).await;
    let before = taktikk.process.cpu_seconds()?;
    for number in from..from + MORE {
        api.change(&[written(number)]).await?;
    }
    tokio::time::sleep(SETTLE).await;
    let cost = (taktikk.process.cpu_seconds()? - before) * 1000.0 / MORE as f64;
    heard.iter().for_each(tokio::task::JoinHandle::abort);
    Ok(cost)
}

fn written(number: usize) -> Change {
    Change::AddIdea {
        id: IdeaId::from_raw(FIRST + number as u64),
        fields: vec![IdeaField::Presence(TextEdit::new(idea(number)))],
    }
}

fn row(what: &str, value_ms: f64, aim_ms: f64) {
    let over = if value_ms > aim_ms { "  over" } else { "" };
    println!("{what:<52} {value_ms:>9.2} {aim_ms:>8.2} {:>6.2}{over}", value_ms / aim_ms);
}

async fn opened(taktikk: &Taktikk, person: &Person, page: &str) -> Result<(Times, usize), Trouble> {
    let mut socket = wire::connect(taktikk.address).await?;
    let (host, plan, cookie) = (taktikk.address, taktikk.plan, &person.cookie);
    let request = format!(
        "GET /plans/{plan}/{page} HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\nAccept: text/html\r\nAccept-Encoding: identity\r\nAccept-Language: nb\r\n\r\n"
    );
    let (mut took, mut bytes) = (Vec::new(), 0);
    for _ in 0..TIMES {
        let begun = Instant::now();
        bytes = wire::exchange(&mut socket, &request, 200).await?.len();
        took.push(begun.elapsed());
    }
    Ok((Times::new(took), bytes))
}
