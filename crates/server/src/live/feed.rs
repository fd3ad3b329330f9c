//! A feed draws one page's regions for everybody who sees them alike – same page, language and rights – once,
//! and sends what changed. It keeps what it sent last, so that nothing is sent twice and a page that is behind
//! can be given everything in one go.

mod cells;

use super::presence::Present;
use super::room::State;
use crate::frame;
use crate::page::Page;
use crate::view::{Older, Part, Region, Shell, View, ViewerKind};
use bytes::Bytes;
use plan::{Ref, Seq};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::{broadcast, watch};

/// Frames a slow page may be behind before it is cut loose; it then gets its regions again.
const BEHIND_MOST: usize = 64;
/// How long to wait between two rounds of drawing, for each who is here: sending to thousands takes its time, and what
/// happens meanwhile goes into one frame. About what sending a frame costs, here and where it is read.
const PAUSE_FOR_EACH: Duration = Duration::from_micros(25);
/// The longest such wait, however many are here.
const PAUSE_MOST: Duration = Duration::from_millis(60);
/// How much longer it waits for those who have not taken the last frame yet: a frame more would only make them later. Nobody
/// waits longer for somebody whose network stands still.
const TAKEN_WITHIN: Duration = Duration::from_millis(60);
/// How often it looks whether all have taken it.
const TAKEN_LOOK: Duration = Duration::from_millis(5);
/// With so few here, nobody waits for the others.
const PAUSE_FROM: usize = 400;
/// How often a quiet feed says that it is alive, so that nothing on the way closes its streams and a page knows when its
/// own is dead. The feed does it for all its streams: thousands of timers would be work for nothing.
const SIGN_OF_LIFE: Duration = Duration::from_secs(20);
/// A message that changes nothing.
const BEAT: &[u8] = b"event: beat\ndata: .\n\n";
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
    /// What stands around its parts.
    shell: Shell,
    /// Keys and markup of its parts; a block has one part.
    parts: Vec<Part>,
    /// What leads on to older ones, for whoever is given the whole region.
    lead: String,
}

struct Drawn {
    seq: Seq,
    /// Where frames go. Gone when nobody draws any more: then every stream ends, and a page that wants to listen needs
    /// another feed.
    frames: Option<broadcast::Sender<Bytes>>,
    regions: Vec<Sent>,
    /// Everything as one frame, made when first asked for.
    whole: Option<Bytes>,
}

/// One page's feed.
pub struct Feed {
    drawn: Mutex<Drawn>,
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
        mut state: watch::Receiver<State>,
        mut presence: watch::Receiver<Present>,
        view: impl Fn(&State, &Present) -> View + Send + Sync + 'static,
    ) -> Arc<Self> {
        let now = state.borrow_and_update().clone();
        let here = presence.borrow_and_update().clone();
        let drawn = draw_all(&view(&now, &here));
        let feed = Arc::new(Self { drawn: Mutex::new(drawn) });
        let this = Drawing(feed.clone());
        tokio::spawn(async move {
            let this = &this.0;
            loop {
                // In this order always, so that the simulation can repeat itself.
                let news = tokio::select! {
                    biased;
                    changed = state.changed() => { if changed.is_err() { break } News::Plan }
                    changed = presence.changed() => { if changed.is_err() { break } News::People }
                    () = tokio::time::sleep(SIGN_OF_LIFE) => News::None,
                };
                if !this.goes_on() {
                    break;
                }
                if news == News::None {
                    this.drawn().send(Bytes::from_static(BEAT));
                    continue;
                }
                if news == News::People {
                    // A change of the plan does not wait for people to come in.
                    let changed = tokio::time::timeout(PRESENCE_PAUSE, state.changed()).await;
                    if matches!(changed, Ok(Err(_))) {
                        break;
                    }
                }
                let now = state.borrow_and_update().clone();
                let here = presence.borrow_and_update().clone();
                this.draw(&now, &view(&now, &here));
                if here.count >= PAUSE_FROM {
                    let crowd = u32::try_from(here.count).unwrap_or(u32::MAX);
                    tokio::time::sleep(PAUSE_FOR_EACH.saturating_mul(crowd).min(PAUSE_MOST)).await;
                    // Running out of time is what the limit is for.
                    let _ = tokio::time::timeout(TAKEN_WITHIN, this.taken()).await;
                }
            }
        });
        feed
    }

    fn drawn(&self) -> MutexGuard<'_, Drawn> {
        self.drawn.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether somebody listens. It ends when nobody does: decided in one step, so that nobody begins to listen to a feed
    /// that has ended.
    fn goes_on(&self) -> bool {
        let mut drawn = self.drawn();
        if drawn.frames.as_ref().is_none_or(|frames| frames.receiver_count() == 0) {
            drawn.frames = None;
        }
        drawn.frames.is_some()
    }

    /// Waits until everybody has taken the last frame.
    async fn taken(&self) {
        while self.drawn().frames.as_ref().is_some_and(|frames| !frames.is_empty()) {
            tokio::time::sleep(TAKEN_LOOK).await;
        }
    }

    /// Whether it still draws.
    pub fn is_running(&self) -> bool {
        self.drawn().frames.is_some()
    }

    /// Starts listening, for a page that was drawn at `since`; nothing when the feed has ended.
    pub fn listen(&self, since: Option<Seq>) -> Option<Listening> {
        let mut drawn = self.drawn();
        let frames = drawn.frames.as_ref()?.subscribe();
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
            let shell = sent.region.shell(view);
            let parts = sent.region.parts_after(view, touched.as_ref(), &sent.parts);
            let lead = sent.region.lead(view);
            let next = Sent { region: sent.region, shell, parts, lead };
            let concerned = touched.as_ref().and_then(|touched| next.region.concerned(view, touched));
            // What a page has of the older ones can be kept up to date only where it is known what was touched of them.
            let older = next.region.older.as_ref().filter(|_| !next.lead.is_empty());
            if next.shell != sent.shell || (older.is_some() && concerned.is_none()) {
                replace(&next, &mut changes);
            } else {
                if next.parts != sent.parts {
                    difference(sent, &next, view, &mut changes);
                }
                if let (Some(older), Some(concerned)) = (older, concerned) {
                    touch_older(older, &next.parts, &concerned, view, &mut changes);
                }
            }
            *sent = next;
        }
        drawn.seq = state.plan.seq;
        drawn.whole = None;
        drawn.send(message(drawn.seq, &changes));
    }
}

/// The task that draws. However it goes, its feed has ended then.
struct Drawing(Arc<Feed>);

impl Drop for Drawing {
    fn drop(&mut self) {
        self.0.drawn().frames = None;
    }
}

/// What a feed woke up for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum News {
    Plan,
    People,
    None,
}

impl Drawn {
    fn send(&self, frame: Bytes) {
        if let Some(frames) = &self.frames {
            // Nobody listening is not an error.
            let _ = frames.send(frame);
        }
    }

    fn who_is_here(&self) -> Bytes {
        let mut content = String::new();
        for sent in self.regions.iter().filter(|sent| sent.region.shows_presence) {
            replace(sent, &mut content);
        }
        message(self.seq, &content)
    }

    fn whole(&mut self) -> Bytes {
        let seq = self.seq;
        let regions = &self.regions;
        self.whole
            .get_or_insert_with(|| {
                let mut all = String::new();
                for sent in regions {
                    replace(sent, &mut all);
                }
                message(seq, &all)
            })
            .clone()
    }
}

fn draw_all(view: &View) -> Drawn {
    let regions = frame::regions(view)
        .map(|region| Sent { region, shell: region.shell(view), parts: region.parts(view), lead: region.lead(view) })
        .collect();
    Drawn { seq: view.plan.seq, frames: Some(broadcast::channel(BEHIND_MOST).0), regions, whole: None }
}

/// The smallest set of swaps that makes the old parts the new ones, where those that stay keep their order: what is gone
/// is taken away, what reads otherwise is swapped, and what is new is put behind the part before it. Otherwise the region
/// as a whole.
fn difference(sent: &Sent, next: &Sent, view: &View, out: &mut String) {
    let (old, new) = (&sent.parts, &next.parts);
    let before: BTreeMap<&str, &Arc<str>> = old.iter().map(|(key, part)| (key.as_str(), part)).collect();
    let after: BTreeSet<&str> = new.iter().map(|(key, _)| key.as_str()).collect();
    let mut stayed = old.iter().map(|(key, _)| key.as_str()).filter(|key| after.contains(key)).peekable();
    let is_block = before.contains_key("") || after.contains("");
    let all_are_new = stayed.peek().is_none();
    let in_order = stayed.eq(new.iter().map(|(key, _)| key.as_str()).filter(|key| before.contains_key(key)));
    if is_block || all_are_new || !in_order {
        replace(next, out);
        return;
    }
    let older = next.region.older.as_ref().filter(|_| !next.lead.is_empty());
    // What has only become one of the older stays where it is in the page.
    let is_gone = |key: &str| !after.contains(key) && older.is_none_or(|older| (older.one)(view, key).is_none());
    // One of the older that is among the newest again may be in the page already.
    let again =
        next.parts.iter().map(|(key, _)| key.as_str()).filter(|key| older.is_some() && !before.contains_key(key));
    for key in before.keys().copied().filter(|key| is_gone(key)).chain(again) {
        let _ = write!(out, r##"<hx-partial hx-target="[id='{key}']" hx-swap="delete"></hx-partial>"##);
    }
    let mut last_kept = None;
    for run in
        new.chunk_by(|(one, _), (other, _)| before.contains_key(one.as_str()) == before.contains_key(other.as_str()))
    {
        for (key, part) in run.iter().filter(|(key, _)| before.contains_key(key.as_str())) {
            last_kept = Some(key);
            let Some(before) = before.get(key.as_str()).filter(|before| !Arc::ptr_eq(before, part)) else { continue };
            if *before != part && !cells::difference(key, before, part, out) {
                let _ =
                    write!(out, r##"<hx-partial hx-target="[id='{key}']" hx-swap="outerMorph">{part}</hx-partial>"##);
            }
        }
        let fresh: Vec<&str> =
            run.iter().filter(|(key, _)| !before.contains_key(key.as_str())).map(|(_, part)| &**part).collect();
        if fresh.is_empty() {
            continue;
        }
        let _ = match last_kept {
            Some(key) => write!(out, r##"<hx-partial hx-target="[id='{key}']" hx-swap="afterend">"##),
            None => write!(out, r##"<hx-partial hx-target="#{}" hx-swap="afterbegin">"##, next.region.parts_in()),
        };
        fresh.iter().for_each(|part| out.push_str(part));
        out.push_str("</hx-partial>");
    }
}

/// Keeps up to date what a page may have of the older ones; a page that does not have it lets it pass.
fn touch_older(older: &Older, parts: &[Part], concerned: &BTreeSet<Ref>, view: &View, out: &mut String) {
    for key in concerned.iter().map(|thing| thing.id()).filter(|id| parts.iter().all(|(key, _)| key != id)) {
        let _ = match (older.one)(view, &key) {
            Some(markup) => write!(
                out,
                r##"<hx-partial hx-target="[id='{key}']" hx-swap="outerMorph">{}</hx-partial>"##,
                markup.into_string()
            ),
            None => write!(out, r##"<hx-partial hx-target="[id='{key}']" hx-swap="delete"></hx-partial>"##),
        };
    }
}

fn replace(sent: &Sent, out: &mut String) {
    let id = sent.region.id;
    let _ = write!(out, r##"<hx-partial hx-target="#{id}" hx-swap="outerMorph">"##);
    out.push_str(&sent.shell.around(&sent.parts, &sent.lead).into_string());
    out.push_str("</hx-partial>");
}

/// One message of the stream. Its id is the place in the journal, so that any process can go on from it.
fn message(seq: Seq, content: &str) -> Bytes {
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

#[cfg(test)]
mod tests;
