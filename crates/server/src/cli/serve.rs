//! `taktikk serve`.

use crate::app::App;
use crate::pages::regions;
use crate::{auth, clock, example, routes};
use axum::serve::ListenerExt;
use clap::Args;
use plan::{At, Entry, MemberId, Plan, PlanId, Role, Seq};
use std::collections::BTreeMap;
use std::error::Error;
use std::process::ExitCode;
use std::sync::{Arc, PoisonError};
use std::time::Duration;
use store::{NewMember, Store};
use tokio::sync::Notify;
use words::Lang;

/// Changes of the example that are written at a time.
const EXAMPLE_BATCH: usize = 500;
/// How long requests under way may take after the server is told to stop.
const LAST_WORDS: Duration = Duration::from_secs(1);
/// Milliseconds in a minute.
const MS_PER_MINUTE: i64 = 60_000;

/// Serves the pages and the API.
#[derive(Args)]
pub struct Serve {
    /// Address to listen on.
    #[arg(long, env = "TAKTIKK_LISTEN", default_value = "127.0.0.1:8080")]
    listen: std::net::SocketAddr,
    /// Database: sqlite:FILE or postgres://…
    #[arg(long, env = "TAKTIKK_DATABASE", default_value = "sqlite:taktikk.db")]
    database: String,
    /// Address people reach the server at, if another than it listens on.
    #[arg(long, env = "TAKTIKK_PUBLIC_URL")]
    public_url: Option<String>,
    /// Puts an example plan into an empty database.
    #[arg(long, env = "TAKTIKK_EXAMPLE")]
    example: bool,
}

/// Serves until told to stop.
pub async fn run(serve: Serve) -> Result<ExitCode, Box<dyn Error>> {
    tracing_subscriber::fmt()
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| "info,sqlx=warn".into()),
        )
        .with_writer(std::io::stderr)
        .init();
    let store = Store::open(&serve.database).await?;
    let listener = tokio::net::TcpListener::bind(serve.listen).await?;
    let address = listener.local_addr()?;
    let public_url = serve.public_url.unwrap_or_else(|| format!("http://{address}"));
    let app = App::new(store.clone(), &public_url, regions::own);
    if serve.example && store.all_plans().await?.is_empty() {
        let people = bring_people(&app).await?;
        for lang in [Lang::Nb, Lang::En] {
            bring_example(&app, lang, &people).await?;
        }
    }
    println!("{public_url}");
    if store.members_who_sign_in().await? == 0 {
        let secret = auth::new_secret();
        *app.first_owner.lock().unwrap_or_else(PoisonError::into_inner) = Some(auth::hash(&secret));
        println!("{public_url}/welcome/{secret}");
    }
    // A change is one small packet and must not wait for the answer to the one before.
    let listener = listener.tap_io(|connection| {
        if let Err(error) = connection.set_nodelay(true) {
            tracing::debug!(%error, "a connection waits to fill its packets");
        }
    });
    let told = Arc::new(Notify::new());
    let teller = told.clone();
    // Served as it is, a router has its whole table copied for every connection: two hundred kB for each page that is open.
    let service = routes::router(app).into_make_service();
    let serving = axum::serve(listener, service).with_graceful_shutdown(async move {
        told_to_stop().await;
        teller.notify_one();
    });
    tokio::select! {
        served = serving => served?,
        // Live pages never end by themselves, and come back on their own; whoever is saving may finish.
        () = async { told.notified().await; tokio::time::sleep(LAST_WORDS).await } => {}
    }
    store.close().await;
    Ok(ExitCode::SUCCESS)
}

/// Waits for Ctrl-C or for a polite end.
async fn told_to_stop() {
    let mut terminated = match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        Ok(signal) => signal,
        Err(error) => {
            tracing::warn!(%error, "can't be stopped politely");
            return std::future::pending().await;
        }
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminated.recv() => {}
    }
}

/// The people of the example, by their short names.
pub(super) type People = BTreeMap<&'static str, MemberId>;

/// Makes the people of the example: the same in both languages.
pub(super) async fn bring_people(app: &App) -> Result<People, Box<dyn Error>> {
    let mut people = People::new();
    for (slug, name) in example::PEOPLE {
        let id = MemberId::from_raw(clock::mint());
        let new = NewMember { id, name, created_at: clock::now(), ..NewMember::default() };
        app.store.create_member(&new).await?;
        people.insert(*slug, id);
    }
    Ok(people)
}

/// Makes the example plan in one language, by the hands of the people in it.
pub(super) async fn bring_example(app: &App, lang: Lang, people: &People) -> Result<(), Box<dyn Error>> {
    let member = |slug: &str| people.get(slug).copied().unwrap_or_default();
    let today = clock::today();
    let begun = example::first_moment(today).ok_or("the example begins on no day")?;
    let begun_ms = begun.to_zoned(jiff::tz::TimeZone::system())?.timestamp().as_millisecond();
    let mut whole = Plan::default();
    let mut entries = Vec::new();
    // The entries carry the days they tell of, so that history reads like one; a room would date them all today.
    for (slug, minutes, change) in example::changes(lang, today, &member, &mut clock::mint) {
        let at = At(begun_ms + minutes * MS_PER_MINUTE);
        let entry = Entry { seq: whole.seq.next(), at, by: member(&slug), change };
        plan::apply(&mut whole, &entry)?;
        entries.push(entry);
    }
    let id = PlanId::from_raw(clock::mint());
    let owner = example::PEOPLE.first().map(|(slug, _)| member(slug)).unwrap_or_default();
    app.store.create_plan(id, whole.title.as_str(), owner, At(begun_ms)).await?;
    for other in people.values().filter(|other| **other != owner) {
        app.store.set_role(id, *other, Role::Editor).await?;
    }
    let mut written = Seq::START;
    for batch in entries.chunks(EXAMPLE_BATCH) {
        app.store.append(id, written, batch.to_vec(), None).await?;
        written = batch.last().map_or(written, |entry| entry.seq);
    }
    Ok(())
}
