//! One page's stream: what it missed, then what comes. Signs of life come from the feed, like everything else.

use super::feed::{Feed, Listening};
use super::presence::Here;
use super::rooms::Open;
use axum::body::Body;
use bytes::Bytes;
use futures::{Stream, StreamExt};
use plan::Seq;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::broadcast::error::RecvError;

/// How long a page that has seen more than this process waits for it; then it gets what there is. A database that was put
/// back to an earlier state is the one case where that is less.
const AHEAD_MOST: Duration = Duration::from_secs(5);

struct Reader {
    feed: Arc<Feed>,
    frames: tokio::sync::broadcast::Receiver<Bytes>,
    first: Option<Bytes>,
    /// What the page has seen, while that is more than the feed has.
    ahead: Option<Seq>,
    // Held for as long as the stream is open: the room stays, and the person is shown as here.
    _open: Arc<Open>,
    _here: Here,
}

/// The body of an event stream, which ends when `gone` does.
pub fn body(
    open: Arc<Open>,
    feed: Arc<Feed>,
    listening: Listening,
    since: Option<Seq>,
    here: Here,
    gone: impl Future<Output = ()> + Send + 'static,
) -> Body {
    let frames = frames(open, feed, listening, since, here).take_until(Box::pin(gone));
    Body::from_stream(frames.map(Ok::<_, Infallible>))
}

/// The same, frame by frame.
pub fn frames(
    open: Arc<Open>,
    feed: Arc<Feed>,
    listening: Listening,
    since: Option<Seq>,
    here: Here,
) -> impl Stream<Item = Bytes> + Send {
    let ahead = since.filter(|_| listening.is_ahead);
    // An answer without a byte keeps browsers waiting for its head.
    let first = listening.first.unwrap_or_else(|| Bytes::from_static(b": here\n\n"));
    let reader = Reader { feed, frames: listening.frames, first: Some(first), ahead, _open: open, _here: here };
    futures::stream::unfold(reader, |mut reader| async {
        let frame = reader.next().await?;
        Some((frame, reader))
    })
}

impl Reader {
    async fn next(&mut self) -> Option<Bytes> {
        if let Some(first) = self.first.take() {
            return Some(first);
        }
        while let Some(since) = self.ahead {
            let came = tokio::time::timeout(AHEAD_MOST, self.frames.recv()).await;
            if matches!(came, Ok(Err(RecvError::Closed))) {
                return None;
            }
            let waited_enough = came.is_err();
            let listening = self.feed.listen((!waited_enough).then_some(since))?;
            self.frames = listening.frames;
            if !listening.is_ahead {
                self.ahead = None;
            }
            if listening.first.is_some() {
                return listening.first;
            }
        }
        match self.frames.recv().await {
            Ok(frame) => Some(frame),
            Err(RecvError::Lagged(_)) => {
                // Too slow for single changes: everything as it is now, and on from there.
                let listening = self.feed.listen(None)?;
                self.frames = listening.frames;
                listening.first
            }
            Err(RecvError::Closed) => None,
        }
    }
}
