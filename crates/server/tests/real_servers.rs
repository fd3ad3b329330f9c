//! The binary itself, over HTTP, with nothing of it inside the test: two servers on one PostgreSQL, and a document that
//! is brought in by a program.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where something is wrong")]

use plan::{At, Entry, MemberId, PlanId, Seq, replay};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::Mutex;
use store::{NewMember, Store};

const PLAN: PlanId = PlanId::from_raw(1);
const KARI: MemberId = MemberId::from_raw(2);
const SECRET: &str = "a-secret-that-only-the-test-has";
/// Programs that submit at the same time, and how often each does.
const PROGRAMS: usize = 8;
const SUBMISSIONS_EACH: usize = 25;

/// A running server, ended with the test.
struct Server {
    child: Child,
    address: String,
    // It prints more than the address; a pipe that nobody holds would end it.
    _stdout: BufReader<ChildStdout>,
}

impl Server {
    fn start(database: &str) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_taktikk"))
            .args(["serve", "--listen", "127.0.0.1:0", "--database", database])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        stdout.read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("http://").expect("the address is the first line").to_owned();
        Self { child, address, _stdout: stdout }
    }

    fn send(&self, method: &str, path: &str, headers: &str, body: &[u8]) -> TcpStream {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let head = format!(
            "{method} /api/v1{path} HTTP/1.0\r\nHost: {}\r\nAuthorization: Bearer {SECRET}\r\n{headers}Content-Length: {}\r\n\r\n",
            self.address,
            body.len(),
        );
        stream.write_all(head.as_bytes()).unwrap();
        stream.write_all(body).unwrap();
        stream
    }

    /// Asks, and reads the answer to its end.
    fn ask(&self, method: &str, path: &str, headers: &str, body: &[u8]) -> (u16, Value) {
        let mut answer = String::new();
        self.send(method, path, headers, body).read_to_string(&mut answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        let status = head.split_whitespace().nth(1).unwrap().parse().unwrap();
        (status, serde_json::from_str(body).unwrap_or_else(|why| panic!("{why}: {body}")))
    }

    fn submit(&self, key: &str, changes: &Value) -> (u16, Value) {
        let headers = format!("Content-Type: application/json\r\nIdempotency-Key: {key}\r\n");
        let body = json!({ "changes": changes }).to_string();
        self.ask("POST", &format!("/plans/{PLAN}/changes"), &headers, body.as_bytes())
    }

    fn journal(&self) -> Vec<Entry> {
        let (status, answer) = self.ask("GET", &format!("/plans/{PLAN}/changes?after=0"), "", b"");
        assert_eq!(status, 200);
        serde_json::from_value(answer["entries"].clone()).unwrap()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Kari, her plan and her program's token, in an empty database.
fn prepare(database: &str) {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let store = Store::open(database).await.unwrap();
        let kari = NewMember { id: KARI, name: "Kari", email: Some("kari@example.no"), ..NewMember::default() };
        store.create_member(&kari).await.unwrap();
        store.create_plan(PLAN, "Together", KARI, At(1)).await.unwrap();
        let token = Sha256::digest(SECRET.as_bytes()).into();
        store.create_api_token(&token, KARI, "test", At(1)).await.unwrap();
        store.close().await;
    });
}

/// A new database on the test's PostgreSQL, as the store's tests make one, if there is such a server.
fn postgres() -> Option<String> {
    let server = std::env::var("TAKTIKK_TEST_POSTGRES").ok()?;
    let name = format!("taktikk_two_{}", std::process::id());
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let mut admin = PgConnection::connect(&server).await.expect("the test server answers");
        for statement in [format!("DROP DATABASE IF EXISTS {name}"), format!("CREATE DATABASE {name}")] {
            sqlx::raw_sql(AssertSqlSafe(statement)).execute(&mut admin).await.unwrap();
        }
    });
    let (place, _) = server.rsplit_once('/').unwrap();
    Some(format!("{place}/{name}"))
}

/// Reads entries from an event stream until there are so many.
fn listen(server: &Server, headers: &str, count: usize) -> Vec<Entry> {
    let accept = format!("Accept: text/event-stream\r\n{headers}");
    let stream = server.send("GET", &format!("/plans/{PLAN}/changes"), &accept, b"");
    let lines = BufReader::new(stream).lines().map_while(Result::ok);
    let mut ids = Vec::new();
    let mut entries: Vec<Entry> = Vec::new();
    for line in lines {
        if let Some(id) = line.strip_prefix("id: ") {
            ids.push(Seq(id.parse().unwrap()));
        } else if let Some(data) = line.strip_prefix("data: ") {
            entries.push(serde_json::from_str(data).unwrap());
        }
        if entries.len() == count {
            break;
        }
    }
    assert!(entries.iter().map(|entry| entry.seq).eq(ids), "an event's id is its entry's place");
    entries
}

#[test]
fn two_servers_on_one_postgresql_write_one_journal() {
    let Some(database) = postgres() else { return };
    prepare(&database);
    let servers = [Server::start(&database), Server::start(&database)];
    let total = PROGRAMS * SUBMISSIONS_EACH;
    let acknowledged = Mutex::new(Vec::new());
    let heard = std::thread::scope(|scope| {
        let listening = servers.each_ref().map(|server| scope.spawn(|| listen(server, "", 2 * total)));
        for program in 0..PROGRAMS {
            let (servers, acknowledged) = (&servers, &acknowledged);
            scope.spawn(move || {
                for turn in 0..SUBMISSIONS_EACH {
                    let mark = format!("p{program}-{turn}");
                    let id = PlanId::from_raw((1000 + program * 100 + turn) as u64);
                    // Two changes that have to stay together; the second is something all of them fight over.
                    let changes = json!([
                        { "add_audience": { "id": id, "fields": [{ "name": { "text": mark } }] } },
                        { "set_plan": { "lead": { "from": u32::MAX, "text": mark } } },
                    ]);
                    let (one, other) = (&servers[turn % 2], &servers[(turn + 1) % 2]);
                    let (status, answer) = one.submit(&mark, &changes);
                    assert_eq!(status, 200, "{answer}");
                    // The same at the other server is the same, not done again.
                    assert_eq!(other.submit(&mark, &changes), (200, answer.clone()));
                    let entries: Vec<Entry> = serde_json::from_value(answer["entries"].clone()).unwrap();
                    assert_eq!(entries[0].seq.next(), entries[1].seq);
                    acknowledged.lock().unwrap().extend(entries);
                }
            });
        }
        listening.map(|one| one.join().unwrap())
    });
    let journal = servers[0].journal();
    assert_eq!(servers[1].journal(), journal);
    assert_eq!(journal.iter().map(|entry| entry.seq.0).collect::<Vec<_>>(), (1..=2 * total as u64).collect::<Vec<_>>());
    let mut acknowledged = acknowledged.into_inner().unwrap();
    acknowledged.sort_by_key(|entry| entry.seq);
    assert_eq!(acknowledged, journal);
    assert_eq!(heard, [journal.clone(), journal.clone()]);

    let plan = serde_json::to_value(replay(&journal).unwrap()).unwrap();
    for server in &servers {
        // The first question makes sure that the server has heard of the other's last entry.
        let (status, refused) = server.submit("last", &json!([{ "remove": { "audience": "zzzzzzzzzzzz" } }]));
        assert_eq!((status, &refused["error"]["kind"]), (422, &json!("not-there")), "{refused}");
        assert_eq!(server.ask("GET", &format!("/plans/{PLAN}"), "", b""), (200, plan.clone()));
    }
    // Whoever comes back goes on where they were.
    let again = listen(&servers[1], "Last-Event-ID: 7\r\n", 5);
    assert_eq!(again, journal[7..12]);
}

#[test]
fn a_program_brings_a_strategy_in() {
    let folder = tempfile::tempdir().unwrap();
    let database = format!("sqlite:{}", folder.path().join("taktikk.db").display());
    prepare(&database);
    let server = Server::start(&database);
    let path = format!("/plans/{PLAN}/strategy");
    let text = "# Strategi\n\nVi skal svare på spørsmål på Facebook samme dag.\n\n- Unge skal kjenne oss igjen\n";

    let raw = format!("{path}?name=strategi.md");
    let headers = "Content-Type: application/octet-stream\r\nIdempotency-Key: once\r\n";
    let (status, answer) = server.ask("POST", &raw, headers, text.as_bytes());
    assert_eq!(status, 200, "{answer}");
    let read: Vec<&str> =
        answer["document"]["statements"].as_array().unwrap().iter().map(|one| one["text"].as_str().unwrap()).collect();
    assert_eq!(read, ["Strategi", "Vi skal svare på spørsmål på Facebook samme dag.", "Unge skal kjenne oss igjen"]);
    let brought = &answer["entries"][0]["change"]["bring_strategy"];
    assert_eq!(brought["document"]["file_name"], "strategi.md");
    let kept: BTreeSet<&str> =
        brought["statements"].as_array().unwrap().iter().map(|one| one["text"].as_str().unwrap()).collect();
    assert_eq!(kept, read.iter().copied().collect());
    // The same again is not brought again.
    let (_, again) = server.ask("POST", &raw, headers, text.as_bytes());
    assert_eq!(again["entries"], answer["entries"]);

    // As a form, and its statements are known again.
    let form = format!(
        "--x\r\nContent-Disposition: form-data; name=\"document\"; filename=\"ny.md\"\r\n\r\n{text}\n- Og én til\n\r\n--x--\r\n",
    );
    let headers = "Content-Type: multipart/form-data; boundary=x\r\n";
    let (status, newer) = server.ask("POST", &path, headers, form.as_bytes());
    assert_eq!(status, 200, "{newer}");
    let ids = |answer: &Value| -> Vec<Value> {
        answer["entries"][0]["change"]["bring_strategy"]["statements"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["id"].clone())
            .collect()
    };
    assert_eq!(ids(&newer)[..3], ids(&answer));

    let refused = |path: &str, headers: &str, body: &[u8]| {
        let (status, answer) = server.ask("POST", path, headers, body);
        (status, answer["error"]["kind"].as_str().unwrap_or_default().to_owned())
    };
    assert_eq!(refused(&path, "", b"%PDF-1.7 cut short"), (422, "read-damaged".into()));
    assert_eq!(refused(&path, "", b""), (422, "read-empty".into()));
    assert_eq!(refused(&format!("{path}?name={}", "x".repeat(1_001)), "", b"text"), (413, "too-large".into()));
    // A name without an end is a name like any other.
    let long = format!("{path}?name=a.{}", "x".repeat(900));
    assert_eq!(server.ask("POST", &long, "", text.as_bytes()).0, 200);
    assert_eq!(refused("/plans/zzzzzzzzzzzz/strategy", "", b"text"), (404, "not-found".into()));
}
