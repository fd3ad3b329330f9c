//! As much HTTP as the measurements need, over bare connections: the clients share the machine with the server, so they
//! do no more work than reading and comparing.

use crate::Trouble;
use std::net::SocketAddr;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// Longest head of an answer.
const HEAD_MOST_BYTES: usize = 16 * 1024;

/// Connects without waiting to fill packets.
pub async fn connect(address: SocketAddr) -> Result<TcpStream, Trouble> {
    let socket = TcpStream::connect(address).await?;
    socket.set_nodelay(true)?;
    Ok(socket)
}

/// Reads the head of an answer and checks its status. What came behind the head is lost, so nothing may come that counts.
pub async fn read_head(socket: &mut TcpStream, status: u16) -> Result<(String, Vec<u8>), Trouble> {
    let mut read = Vec::new();
    loop {
        if let Some(end) = memchr::memmem::find(&read, b"\r\n\r\n") {
            let rest = read.split_off(end + 4);
            let head = String::from_utf8(read)?;
            if head.split(' ').nth(1) != Some(&status.to_string()) {
                return Err(format!("the answer is not {status}: {head}{}", String::from_utf8_lossy(&rest)).into());
            }
            return Ok((head, rest));
        }
        if socket.read_buf(&mut read).await? == 0 || read.len() > HEAD_MOST_BYTES {
            return Err("the answer has no head".into());
        }
    }
}

/// The value of a line of a head.
pub fn said<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    head.lines()
        .filter_map(|line| line.split_once(": "))
        .find(|(key, _)| key.eq_ignore_ascii_case(name))
        .map(|(_, value)| value)
}

/// Sends a request on a connection that is kept, and reads the whole answer.
pub async fn exchange(socket: &mut TcpStream, request: &str, status: u16) -> Result<Vec<u8>, Trouble> {
    socket.write_all(request.as_bytes()).await?;
    let (head, mut body) = read_head(socket, status).await?;
    if let Some(length) = said(&head, "content-length") {
        let length: usize = length.parse()?;
        while body.len() < length {
            if socket.read_buf(&mut body).await? == 0 {
                return Err("the answer ended early".into());
            }
        }
    } else if said(&head, "transfer-encoding").is_some() {
        while !body.ends_with(b"0\r\n\r\n") {
            if socket.read_buf(&mut body).await? == 0 {
                return Err("the answer ended early".into());
            }
        }
    }
    Ok(body)
}
