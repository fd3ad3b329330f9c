//! A feed draws one page's regions for everybody who sees them alike – same page, language and rights – once,
//! and sends what changed. It keeps what it sent last, so that nothing is sent twice and a page that is behind
//! can be given everything in one go.

use super::room::State;
use crate::view::{Page, Region, View, ViewerKind};
use bytes::Bytes;
use plan::{MemberId, Seq};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::{broadcast, watch};

/// Frames a slow page may be behind before it is cut loose; it then gets its regions again.
const BEHIND_MOST: usize = 64;
/// How long to wait between two rounds of drawing when this many listen: sending to thousands takes its time,
/// and what happens meanwhile goes into one frame.
const PAUSES: &[(usize, Duration)] = &[(4_000, Duration::from_millis(40)), (1_500, Duration::from_millis(20))];
/// How long "who is here" may lag behind, so that a crowd coming in is drawn once and not a thousand times.
const PRESENCE_PAUSE: Duration = Duration::from_millis(400);

/// What a feed is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct FeedKey {
    /// Which page.
    pub page: Page,
    /// In which language, with which rights.
    pub viewer: ViewerKind,
}

/// A region as it was last sent.
struct Sent {
    region: &'static Region,
    /// Keys and markup of its parts; a block has one part.
    parts: Vec<(String, String)>,
}

struct Drawn {
    seq: Seq,
    /// Nobody draws any more: a page that wants to listen needs another feed.
    ended: bool,
    regions: Vec<Sent>,
    /// Everything as one frame, made when first asked for.
    whole: Option<Bytes>,
}

/// One page's feed.
pub struct Feed {
    drawn: Mutex<Drawn>,
    frames: broadcast::Sender<Bytes>,
}

/// What a page gets when it starts listening.
pub struct Listening {
    /// Everything, if the page is behind the feed; otherwise who is here, unless the page is ahead.
    pub first: Option<Bytes>,
    /// The page has seen more than the feed, as when another process drew it: what comes does not fit it until the
    /// feed is there too.
    pub is_ahead: bool,
    /// What comes.
    pub frames: broadcast::Receiver<Bytes>,
}

impl Feed {
    /// Starts drawing. `view` makes a view of a state; it is asked anew for each round.
    pub fn start(
        key: FeedKey,
        mut state: watch::Receiver<State>,
        mut presence: watch::Receiver<Vec<MemberId>>,
        view: impl Fn(&State, &[MemberId]) -> View + Send + Sync + 'static,
    ) -> Arc<Self> {
        let now = state.borrow_and_update().clone();
        let here = presence.borrow_and_update().clone();
        let drawn = draw_all(key.page, &view(&now, &here));
        let feed = Arc::new(Self { drawn: Mutex::new(drawn), frames: broadcast::channel(BEHIND_MOST).0 });
        let this = Drawing(feed.clone());
        tokio::spawn(async move {
            let this = &this.0;
            loop {
                // In this order always, so that the simulation can repeat itself.
                let presence_only = tokio::select! {
                    biased;
                    changed = state.changed() => { if changed.is_err() { break } false }
                    changed = presence.changed() => { if changed.is_err() { break } true }
                };
                if this.ends_unheard() {
                    break;
                }
                let listeners = this.frames.receiver_count();
                if presence_only {
                    // A change of the plan does not wait for people to come in.
                    let changed = tokio::time::timeout(PRESENCE_PAUSE, state.changed()).await;
                    if matches!(changed, Ok(Err(_))) {
                        break;
                    }
                }
                let now = state.borrow_and_update().clone();
                let here = presence.borrow_and_update().clone();
                this.draw(&now, &view(&now, &here));
                if let Some((_, pause)) = PAUSES.iter().find(|(from, _)| listeners >= *from) {
                    tokio::time::sleep(*pause).await;
                }
            }
        });
        feed
    }

    fn drawn(&self) -> MutexGuard<'_, Drawn> {
        self.drawn.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Ends when nobody listens. Decided in one step, so that nobody begins to listen to a feed that has ended.
    fn ends_unheard(&self) -> bool {
        let mut drawn = self.drawn();
        drawn.ended |= self.frames.receiver_count() == 0;
        drawn.ended
    }

    /// Whether it still draws.
    pub fn is_running(&self) -> bool {
        !self.drawn().ended
    }

    /// Starts listening, for a page that was drawn at `since`; nothing when the feed has ended.
    pub fn listen(&self, since: Option<Seq>) -> Option<Listening> {
        let mut drawn = self.drawn();
        if drawn.ended {
            return None;
        }
        let frames = self.frames.subscribe();
        let is_ahead = since > Some(drawn.seq);
        let first = match since.cmp(&Some(drawn.seq)) {
            Ordering::Less => Some(drawn.whole()),
            Ordering::Equal => Some(drawn.who_is_here()),
            Ordering::Greater => None,
        };
        Some(Listening { first, is_ahead, frames })
    }

    fn draw(&self, state: &State, view: &View) {
        let mut drawn = self.drawn();
        let touched = state.since(drawn.seq);
        let mut changes = String::new();
        for sent in &mut drawn.regions {
            // Presence has no place in the journal: a region that shows it is drawn every time.
            let concerned = touched.as_ref().is_none_or(|touched| (sent.region.shows)(touched));
            if !concerned {
                continue;
            }
            let parts = sent.region.parts(view);
            if parts != sent.parts {
                difference(sent.region, &sent.parts, &parts, &mut changes);
                sent.parts = parts;
            }
        }
        drawn.seq = state.plan.seq;
        drawn.whole = None;
        let frame = frame(drawn.seq, &changes);
        // Nobody listening is not an error.
        let _ = self.frames.send(frame);
    }
}

/// The task that draws. However it goes, its feed has ended then.
struct Drawing(Arc<Feed>);

impl Drop for Drawing {
    fn drop(&mut self) {
        self.0.drawn().ended = true;
    }
}

impl Drawn {
    fn who_is_here(&self) -> Bytes {
        let mut content = String::new();
        for sent in self.regions.iter().filter(|sent| sent.region.id == Page::WHO_IS_HERE) {
            replace(sent.region, &sent.parts, &mut content);
        }
        frame(self.seq, &content)
    }

    fn whole(&mut self) -> Bytes {
        let seq = self.seq;
        let regions = &self.regions;
        self.whole
            .get_or_insert_with(|| {
                let mut all = String::new();
                for sent in regions {
                    replace(sent.region, &sent.parts, &mut all);
                }
                frame(seq, &all)
            })
            .clone()
    }
}

fn draw_all(page: Page, view: &View) -> Drawn {
    let regions = page.regions().map(|region| Sent { region, parts: region.parts(view) }).collect();
    Drawn { seq: view.plan.seq, ended: false, regions, whole: None }
}

/// The smallest set of swaps that makes the old parts the new ones: changed parts alone where the order is
/// kept, new ones at the end; otherwise the region as a whole.
fn difference(region: &Region, old: &[(String, String)], new: &[(String, String)], out: &mut String) {
    let before: BTreeMap<&str, &str> = old.iter().map(|(key, part)| (key.as_str(), part.as_str())).collect();
    let after: BTreeSet<&str> = new.iter().map(|(key, _)| key.as_str()).collect();
    let kept = || old.iter().map(|(key, _)| key.as_str()).filter(|key| after.contains(key));
    let kept_count = kept().count();
    let in_order = kept().eq(new.iter().take(kept_count).map(|(key, _)| key.as_str()));
    let is_block = before.contains_key("") || after.contains("");
    if is_block || !in_order || kept_count == 0 {
        replace(region, new, out);
        return;
    }
    for key in before.keys().filter(|key| !after.contains(*key)) {
        let _ = write!(out, r##"<hx-partial hx-target="[id='{key}']" hx-swap="delete"></hx-partial>"##);
    }
    for (key, part) in &new[..kept_count] {
        if before.get(key.as_str()) != Some(&part.as_str()) {
            let _ = write!(out, r##"<hx-partial hx-target="[id='{key}']" hx-swap="outerMorph">{part}</hx-partial>"##);
        }
    }
    for (_, part) in &new[kept_count..] {
        let id = region.id;
        let _ = write!(out, r##"<hx-partial hx-target="#{id}" hx-swap="beforeend">{part}</hx-partial>"##);
    }
}

fn replace(region: &Region, parts: &[(String, String)], out: &mut String) {
    let id = region.id;
    let _ = write!(out, r##"<hx-partial hx-target="#{id}" hx-swap="outerMorph">"##);
    out.push_str(&region.wrap(parts).into_string());
    out.push_str("</hx-partial>");
}

/// One message of the stream. Its id is the place in the journal, so that any process can go on from it.
fn frame(seq: Seq, content: &str) -> Bytes {
    let mut frame = format!("id: {}\n", seq.0);
    // This letter alone would end a line of the stream, too.
    let content = content.replace('\r', "&#13;");
    for line in content.split('\n') {
        frame.push_str("data: ");
        frame.push_str(line);
        frame.push('\n');
    }
    frame.push('\n');
    Bytes::from(frame)
}
