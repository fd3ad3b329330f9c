//! The peer: `@hocuspocus/server` on Node, and clients that speak its protocol – a document's name, a message type, and
//! Yjs' own sync messages – over bare websocket connections. What a writer sends is a real Yjs update, a piece of text
//! put behind the one before, as an editor makes it at every keystroke.

use crate::crowd::Writer;
use crate::process::Process;
use crate::taktikk::idea;
use crate::{Trouble, wire};
use std::net::SocketAddr;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;
use tokio::process::{Child, Command};
use tokio::sync::mpsc;

/// The document everybody is in.
const DOCUMENT: &str = "plan";
/// The text in it.
const TEXT: &str = "ideas";
/// How long the server may take to start.
const START_MOST: Duration = Duration::from_secs(60);

/// Hocuspocus' message types.
const SYNC: u64 = 0;
const AUTH: u64 = 2;
const SYNC_STATUS: u64 = 8;
/// Within AUTH: here is my token.
const TOKEN: u64 = 0;
/// Within SYNC: this is what I have, this is new.
const STEP_1: u64 = 0;
const UPDATE: u64 = 2;

/// A running server.
pub struct Hocuspocus {
    _process: Child,
    /// What the operating system knows of it.
    pub process: Process,
    address: SocketAddr,
}

impl Hocuspocus {
    /// Starts `server.mjs` of a folder with the Node that is locked there.
    pub async fn start(folder: &Path) -> Result<Self, Trouble> {
        let node = folder.join("node_modules/node/bin/node");
        let mut process =
            Command::new(node).arg(folder.join("server.mjs")).stdout(Stdio::piped()).kill_on_drop(true).spawn()?;
        let id = process.id().ok_or("hocuspocus ended at once")?;
        let mut lines = BufReader::new(process.stdout.take().ok_or("hocuspocus says nothing")?).lines();
        let first = tokio::time::timeout(START_MOST, lines.next_line()).await??.ok_or("hocuspocus did not start")?;
        println!("{first}");
        let port: u16 = first.rsplit(' ').next().unwrap_or_default().parse()?;
        tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
        Ok(Self { _process: process, process: Process(id), address: ([127, 0, 0, 1], port).into() })
    }

    /// Opens a connection, signs in to the document and asks for what is in it.
    pub async fn listen(&self) -> Result<TcpStream, Trouble> {
        let mut socket = wire::connect(self.address).await?;
        let host = self.address;
        let request = format!(
            "GET / HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
             Sec-WebSocket-Key: dGFrdGlray1iZW5jaC1rZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n",
        );
        socket.write_all(request.as_bytes()).await?;
        wire::read_head(&mut socket, 101).await?;
        let mut token = message(AUTH);
        uint(TOKEN, &mut token);
        text("token", &mut token);
        socket.write_all(&frame(&token)).await?;
        let mut ask = message(SYNC);
        uint(STEP_1, &mut ask);
        // An empty state vector: one byte, that says that there is nothing.
        bytes(&[0], &mut ask);
        socket.write_all(&frame(&ask)).await?;
        Ok(socket)
    }

    /// Somebody who writes; `client` tells their pieces from everybody else's.
    pub async fn writer(&self, client: u64) -> Result<Editor, Trouble> {
        let (mut read, write) = self.listen().await?.into_split();
        let (answer, answers) = mpsc::channel(64);
        tokio::spawn(async move {
            let mut pending = Vec::new();
            while matches!(read.read_buf(&mut pending).await, Ok(1..)) {
                while let Some(length) = crate::crowd::Framing::WebSocket.message(&pending, 0) {
                    let is_answer =
                        payload(&pending[..length]).is_some_and(|payload| payload.starts_with(&message(SYNC_STATUS)));
                    pending.drain(..length);
                    if is_answer && answer.send(()).await.is_err() {
                        return;
                    }
                }
            }
        });
        Ok(Editor { socket: write, answers, client, clock: 0 })
    }
}

/// Somebody who writes.
pub struct Editor {
    socket: tokio::net::tcp::OwnedWriteHalf,
    answers: mpsc::Receiver<()>,
    client: u64,
    clock: u64,
}

impl Writer for Editor {
    async fn submit(&mut self, number: usize) -> Result<(), Trouble> {
        let piece = format!("{}\n", idea(number));
        let mut change = message(SYNC);
        uint(UPDATE, &mut change);
        bytes(&update(self.client, self.clock, &piece), &mut change);
        self.clock += piece.encode_utf16().count() as u64;
        self.socket.write_all(&frame(&change)).await?;
        self.answers.recv().await.ok_or("hocuspocus closed a writer's connection".into())
    }
}

/// A Yjs update (version 1) with one struct: a piece of text behind the writer's own last one, and nothing deleted.
fn update(client: u64, clock: u64, piece: &str) -> Vec<u8> {
    const CONTENT_STRING: u8 = 4;
    const HAS_ORIGIN: u8 = 0x80;
    let mut update = Vec::new();
    uint(1, &mut update);
    uint(1, &mut update);
    uint(client, &mut update);
    uint(clock, &mut update);
    match clock.checked_sub(1) {
        Some(last) => {
            update.push(CONTENT_STRING | HAS_ORIGIN);
            uint(client, &mut update);
            uint(last, &mut update);
        }
        None => {
            update.push(CONTENT_STRING);
            uint(1, &mut update);
            text(TEXT, &mut update);
        }
    }
    text(piece, &mut update);
    uint(0, &mut update);
    update
}

/// The beginning of a message to the document.
fn message(kind: u64) -> Vec<u8> {
    let mut message = Vec::new();
    text(DOCUMENT, &mut message);
    uint(kind, &mut message);
    message
}

/// Seven bits a byte, the lowest first.
fn uint(mut value: u64, out: &mut Vec<u8>) {
    while value > 0x7f {
        out.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

fn bytes(value: &[u8], out: &mut Vec<u8>) {
    uint(value.len() as u64, out);
    out.extend_from_slice(value);
}

fn text(value: &str, out: &mut Vec<u8>) {
    bytes(value.as_bytes(), out);
}

/// A binary websocket frame as clients send it: masked, with a mask that changes nothing.
fn frame(payload: &[u8]) -> Vec<u8> {
    let mut frame = vec![0x82];
    match u16::try_from(payload.len()) {
        Ok(length @ 0..126) => frame.push(0x80 | length as u8),
        Ok(length) => {
            frame.push(0x80 | 126);
            frame.extend_from_slice(&length.to_be_bytes());
        }
        Err(_) => {
            frame.push(0x80 | 127);
            frame.extend_from_slice(&(payload.len() as u64).to_be_bytes());
        }
    }
    frame.extend_from_slice(&[0; 4]);
    frame.extend_from_slice(payload);
    frame
}

/// What a frame from the server carries.
fn payload(frame: &[u8]) -> Option<&[u8]> {
    match frame.get(1)? & 0x7f {
        126 => frame.get(4..),
        127 => frame.get(10..),
        _ => frame.get(2..),
    }
}
