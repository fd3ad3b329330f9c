//! One page's stream: what it missed, then what comes, and a sign of life in between.

use super::feed::Feed;
use super::presence::Here;
use super::rooms::Open;
use axum::body::Body;
use bytes::Bytes;
use plan::Seq;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::broadcast::error::RecvError;

/// How often a quiet stream says that it is alive, so that nothing on the way closes it.
const SIGN_OF_LIFE: Duration = Duration::from_secs(20);

/// A message that changes nothing: a page that misses it knows that its stream is dead.
const BEAT: &[u8] = b"event: beat\ndata: .\n\n";

struct Reader {
    feed: Arc<Feed>,
    frames: tokio::sync::broadcast::Receiver<Bytes>,
    first: Option<Bytes>,
    // Held for as long as the stream is open: the room stays, and the person is shown as here.
    _open: Arc<Open>,
    _here: Here,
}

/// The body of an event stream.
pub fn body(open: Arc<Open>, feed: Arc<Feed>, since: Option<Seq>, here: Here) -> Body {
    let listening = feed.listen(since);
    // An answer without a byte keeps browsers waiting for its head.
    let first = listening.first.unwrap_or_else(|| Bytes::from_static(b": here\n\n"));
    let reader = Reader { feed, frames: listening.frames, first: Some(first), _open: open, _here: here };
    Body::from_stream(futures::stream::unfold(reader, |mut reader| async {
        let frame = reader.next().await?;
        Some((Ok::<_, Infallible>(frame), reader))
    }))
}

impl Reader {
    async fn next(&mut self) -> Option<Bytes> {
        if let Some(first) = self.first.take() {
            return Some(first);
        }
        match tokio::time::timeout(SIGN_OF_LIFE, self.frames.recv()).await {
            Err(_) => Some(Bytes::from_static(BEAT)),
            Ok(Ok(frame)) => Some(frame),
            Ok(Err(RecvError::Lagged(_))) => {
                // Too slow for single changes: everything as it is now, and on from there.
                let listening = self.feed.listen(None);
                self.frames = listening.frames;
                listening.first
            }
            Ok(Err(RecvError::Closed)) => None,
        }
    }
}
