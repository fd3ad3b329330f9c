//! The real server, started with the example in a database of its own, and people who are signed in to it. Their
//! accounts and sessions are put into the database directly – signing in thousands with passwords would measure
//! argon2 – and are used as a browser uses them.

use crate::crowd::{Writer, mark};
use crate::process::Process;
use crate::{Trouble, wire};
use plan::{At, BrainstormField, BrainstormState, Change, IdeaField, IdeaId, MemberId, PlanId, Role, TextEdit};
use sha2::{Digest, Sha256};
use std::net::SocketAddr;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use store::{NewMember, Store, TokenHash};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;
use tokio::process::{Child, Command};

/// How long a session made here lasts.
const SESSION_MS: i64 = 24 * 60 * 60 * 1000;
/// How long the server may take to start.
const START_MOST: Duration = Duration::from_secs(60);
/// Where the ids of members made here begin; real ones carry the time they were made and are far above.
const FIRST_MEMBER: u64 = 1_000;

/// A running server.
pub struct Taktikk {
    _process: Child,
    /// What the operating system knows of it.
    pub process: Process,
    /// Where it listens.
    pub address: SocketAddr,
    /// Its database, for putting people into it.
    pub store: Store,
    /// The example plan in bokmål.
    pub plan: PlanId,
}

/// Somebody with a session.
#[derive(Clone)]
pub struct Person {
    /// Who.
    pub member: MemberId,
    /// The session's cookie, as a browser sends it.
    pub cookie: String,
}

impl Person {
    /// The secret of their token for programs, once a writer was made for them.
    pub fn token(&self) -> String {
        format!("token-{}", self.member)
    }
}

impl Taktikk {
    /// Starts it on a database, which is filled with the example when it is empty.
    pub async fn start(binary: &Path, database: &str) -> Result<Self, Trouble> {
        let mut process = Command::new(binary)
            .args(["serve", "--example", "--listen", "127.0.0.1:0", "--database", database])
            .env("RUST_LOG", "warn")
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()?;
        let id = process.id().ok_or("the server ended at once")?;
        let mut lines = BufReader::new(process.stdout.take().ok_or("the server says nothing")?).lines();
        let first = tokio::time::timeout(START_MOST, lines.next_line()).await??;
        let address = first
            .as_deref()
            .and_then(|line| line.strip_prefix("http://"))
            .ok_or("the server did not start")?
            .parse()?;
        // Reads on, so that the server can go on printing.
        tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
        let store = Store::open(database).await?;
        let plan = store.all_plans().await?.into_iter().min().ok_or("there is no example")?;
        Ok(Self { _process: process, process: Process(id), address, store, plan })
    }

    /// Signs in as many people with a role in the plan, from `from` on.
    pub async fn people(
        &self,
        from: usize,
        count: usize,
        role: impl Fn(usize) -> Role,
    ) -> Result<Vec<Person>, Trouble> {
        let now = now_ms();
        let mut people = Vec::with_capacity(count);
        for number in from..from + count {
            let member = MemberId::from_raw(FIRST_MEMBER + number as u64);
            let name = format!("Deltaker {number}");
            let new = NewMember { id: member, name: &name, created_at: At(now), ..NewMember::default() };
            self.store.create_member(&new).await?;
            self.store.set_role(self.plan, member, role(number)).await?;
            let secret = format!("session-{number}");
            self.store.create_session(&hash(&secret), member, At(now), At(now + SESSION_MS)).await?;
            people.push(Person { member, cookie: format!("taktikk={secret}") });
        }
        Ok(people)
    }

    /// Opens a page's stream as a browser does that has just been given the page.
    pub async fn listen(&self, person: &Person, page: &str, language: &str) -> Result<TcpStream, Trouble> {
        let mut socket = wire::connect(self.address).await?;
        let plan = self.plan;
        let since = self.store.plan_head(plan).await?.map_or(0, |head| head.head.0);
        let (host, cookie) = (self.address, &person.cookie);
        let request = format!(
            "GET /plans/{plan}/stream?page={page}&since={since} HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\nAccept: text/event-stream\r\n\
             Accept-Encoding: gzip, deflate, br\r\nAccept-Language: {language}\r\nHX-Request: true\r\n\r\n",
        );
        socket.write_all(request.as_bytes()).await?;
        let (head, _) = wire::read_head(&mut socket, 200).await?;
        match wire::said(&head, "content-encoding") {
            None => Ok(socket),
            Some(encoding) => Err(format!("the stream is packed ({encoding}), which this reader can't read").into()),
        }
    }

    /// Somebody who writes ideas through the API, with a token of their own.
    pub async fn writer(&self, person: &Person) -> Result<Api, Trouble> {
        let secret = person.token();
        self.store.create_api_token(&hash(&secret), person.member, "bench", At(now_ms())).await?;
        let socket = wire::connect(self.address).await?;
        Ok(Api { socket, host: self.address, secret, plan: self.plan, member: person.member })
    }
}

impl Taktikk {
    /// Opens the example's brainstorm again, so that participants may write in it.
    pub async fn open_brainstorm(&self, facilitator: &Person) -> Result<(), Trouble> {
        let plan = self.store.load(self.plan).await?.plan;
        let id = plan.brainstorms.iter().next_back().map(|(id, _)| id).ok_or("the example has no brainstorm")?;
        let field = BrainstormField::State(Some(BrainstormState::Open));
        self.writer(facilitator).await?.change(&[Change::SetBrainstorm { id, field }]).await
    }

    /// Somebody who writes on the brainstorm's page, as its script sends what is written.
    pub async fn participant(&self, person: &Person) -> Result<Participant, Trouble> {
        let socket = wire::connect(self.address).await?;
        let (cookie, member) = (person.cookie.clone(), person.member);
        Ok(Participant { socket, host: self.address, cookie, plan: self.plan, member })
    }
}

/// A participant with a session and one connection.
pub struct Participant {
    socket: TcpStream,
    host: SocketAddr,
    cookie: String,
    plan: PlanId,
    member: MemberId,
}

impl Writer for Participant {
    async fn submit(&mut self, number: usize) -> Result<(), Trouble> {
        let body = format!("presence={}", idea(number).replace(' ', "+").replace(',', "%2C"));
        let (host, cookie, plan, member, length) = (self.host, &self.cookie, self.plan, self.member, body.len());
        let request = format!(
            "POST /plans/{plan}/ideas HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\nSec-Fetch-Site: same-origin\r\nHX-Request: true\r\n\
             Idempotency-Key: {member}-{number}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {length}\r\n\r\n{body}",
        );
        wire::exchange(&mut self.socket, &request, 200).await?;
        Ok(())
    }
}

/// A program with a token and one connection.
pub struct Api {
    socket: TcpStream,
    host: SocketAddr,
    secret: String,
    plan: PlanId,
    member: MemberId,
}

impl Writer for Api {
    async fn submit(&mut self, number: usize) -> Result<(), Trouble> {
        let fields = vec![IdeaField::Presence(TextEdit::new(idea(number))), IdeaField::Author(Some(self.member))];
        // Two who write in the same millisecond still make two ideas.
        let apart = number as u64 * 16 + self.member.raw() % 16;
        let change = Change::AddIdea { id: IdeaId::from_raw(plan::mint(At(now_ms()), apart)), fields };
        self.change(&[change]).await
    }
}

impl Api {
    /// Has changes made, all or none.
    pub async fn change(&mut self, changes: &[Change]) -> Result<(), Trouble> {
        let body = serde_json::to_string(&serde_json::json!({ "changes": changes }))?;
        let (host, secret, plan, length) = (self.host, &self.secret, self.plan, body.len());
        let request = format!(
            "POST /api/v1/plans/{plan}/changes HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {secret}\r\n\
             Content-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}",
        );
        wire::exchange(&mut self.socket, &request, 200).await?;
        Ok(())
    }
}

/// The words of an idea; every server that is measured is given the same.
pub fn idea(number: usize) -> String {
    format!("Svare i hyttegruppa samme dag, ogsaa i helgene, {}", mark(number))
}

/// What the server keeps of a secret.
fn hash(secret: &str) -> TokenHash {
    Sha256::digest(secret.as_bytes()).into()
}

fn now_ms() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}
