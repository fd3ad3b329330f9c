//! How long the server takes to answer with each page of the example, over loopback: from when the request is sent until
//! the whole answer is there, packed as browsers ask for it, and plain.

use crate::figures::Times;
use crate::taktikk::Taktikk;
use crate::{Trouble, figures, wire};
use plan::Role;
use std::path::Path;
use std::time::Instant;

/// Requests of each page; the middle one counts.
const TIMES: usize = 100;
/// The most the fullest page should take, in ms.
const AIM_MS: f64 = 5.0;
/// Pages of a plan.
const PLAN_PAGES: [&str; 13] = [
    "strategy",
    "audiences",
    "objectives",
    "habits",
    "brainstorm",
    "sort",
    "resources",
    "tactics",
    "plan",
    "two-pages",
    "history",
    "findings",
    "members",
];

/// Prints the table.
pub async fn measure(server: &Path) -> Result<(), Trouble> {
    figures::machine();
    let folder = tempfile::tempdir()?;
    let taktikk = Taktikk::start(server, &format!("sqlite:{}", folder.path().join("taktikk.db").display())).await?;
    let owner = taktikk.people(0, 1, |_| Role::Owner).await?;
    let mut paths = vec!["/sign-in".to_owned(), "/".to_owned(), "/account".to_owned()];
    paths.extend(PLAN_PAGES.iter().map(|page| format!("/plans/{}/{page}", taktikk.plan)));
    println!(
        "\n{:<28} {:>9} {:>6} {:>6} {:>9} {:>9} {:>12}",
        "server's time, middle of 100", "ms", "aim", "ratio", "p95 ms", "plain ms", "bytes packed"
    );
    for path in paths {
        let (packed, bytes) = times(&taktikk, &owner[0].cookie, &path, "gzip, deflate, br").await?;
        let (plain, _) = times(&taktikk, &owner[0].cookie, &path, "identity").await?;
        let shown = path.replace(&taktikk.plan.to_string(), "…");
        let value = packed.quantile_ms(0.5);
        let over = if value > AIM_MS { "  over" } else { "" };
        println!(
            "{shown:<28} {value:>9.2} {AIM_MS:>6.1} {:>6.2} {:>9.2} {:>9.2} {bytes:>12}{over}",
            value / AIM_MS,
            packed.quantile_ms(0.95),
            plain.quantile_ms(0.5),
        );
    }
    figures::machine();
    Ok(())
}

async fn times(taktikk: &Taktikk, cookie: &str, path: &str, encoding: &str) -> Result<(Times, usize), Trouble> {
    let mut socket = wire::connect(taktikk.address).await?;
    let host = taktikk.address;
    let request = format!(
        "GET {path} HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\nAccept: text/html\r\nAccept-Encoding: {encoding}\r\nAccept-Language: nb\r\n\r\n"
    );
    let (mut took, mut bytes) = (Vec::new(), 0);
    for _ in 0..TIMES {
        let begun = Instant::now();
        bytes = wire::exchange(&mut socket, &request, 200).await?.len();
        took.push(begun.elapsed());
    }
    Ok((Times::new(took), bytes))
}
