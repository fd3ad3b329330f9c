//! Pages that are open in browsers: each applies the frames of a real feed to what it shows, falls asleep, loses its
//! stream and comes back to another process.

use super::dice::Dice;
use super::world::{Life, NODES, Node, PLAN, World, member};
use crate::frame;
use crate::known::Known;
use crate::live::feed::{Feed, FeedKey};
use crate::live::presence::Present;
use crate::live::room::State;
use crate::live::rooms::Open;
use crate::live::stream;
use crate::look::Scheme;
use crate::page::Page;
use crate::pages::regions;
use crate::view::{View, ViewerKind};
use futures::StreamExt;
use jiff::civil::date;
use plan::{Role, Seq, Stage};
use std::collections::BTreeMap;
use std::pin::pin;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use words::Lang;

/// How many pages are open.
pub const PAGES: u64 = 3;
/// As long as a stream waits for a process that is behind the page.
const AHEAD_MOST: Duration = Duration::from_secs(5);

/// What a page shows: its regions by id, as markup.
pub type Shown = BTreeMap<String, String>;

/// A page, as it can be looked at from outside.
#[derive(Default)]
pub struct Looked {
    pub shown: Shown,
    pub seq: Seq,
    pub node: Option<Arc<Node>>,
}

/// The page that all have open in one run, so that they share a feed.
pub fn kind(seed: u64) -> Page {
    let all = [Stage::Audiences, Stage::Objectives, Stage::Habits, Stage::Brainstorm, Stage::Sort];
    Page::Stage(all[usize::try_from(seed % 5).unwrap()])
}

const VIEWER: ViewerKind = ViewerKind { lang: Lang::Nb, role: Role::Editor };

fn view(page: Page, state_plan: Arc<plan::Plan>, here: Present) -> View {
    let today = date(2030, 3, 13);
    let known = Known::of(state_plan.clone(), today);
    let names = (0..10).map(|person| (member(person), format!("Person {person}"))).collect();
    View {
        id: PLAN,
        page,
        own: regions::own(page),
        plan: state_plan,
        known,
        viewer: VIEWER,
        me: None,
        scheme: Scheme::default(),
        today,
        names: Arc::new(names),
        here,
        door: None,
    }
}

/// The page as a process would draw it now.
pub fn fresh(open: &Open, page: Page) -> (Shown, Seq) {
    let plan = open.room.plan();
    let seq = plan.seq;
    let view = view(page, plan, open.presence.now());
    let shown = frame::regions(&view).map(|region| (region.id.to_owned(), as_sent(&region.whole(&view).into_string())));
    (shown.collect(), seq)
}

/// A stream can't carry this letter but as an entity; a browser shows the same.
fn as_sent(markup: &str) -> String {
    markup.replace('\r', "&#13;")
}

pub async fn open(world: Arc<World>, number: u64, looked: Arc<Mutex<Looked>>) {
    let page = kind(world.seed);
    let key = FeedKey { page, viewer: VIEWER };
    let mut dice = Dice::new(world.seed, 50 + number);
    let mut drawn = false;
    loop {
        let node = world.node(usize::try_from(dice.below(NODES as u64)).unwrap());
        let opened = tokio::select! {
            biased;
            () = node.life.died() => None,
            opened = node.rooms.get(PLAN) => opened.ok(),
        };
        let Some(open) = opened else {
            tokio::time::sleep(Duration::from_millis(20) + dice.up_to_ms(300)).await;
            continue;
        };
        if !drawn || dice.happens(100) {
            let (shown, seq) = fresh(&open, page);
            *looked.lock().unwrap() = Looked { shown, seq, node: None };
            drawn = true;
            // The stream is asked for a little later, with what the page was drawn from.
            tokio::time::sleep(dice.delay()).await;
        }
        let since = looked.lock().unwrap().seq;
        world.note(|| format!("page {number} comes to node {} from {}", node.life.which, since.0));
        let here = open.presence.enter(member(number));
        let (feed, listening) = open.listen(key, Some(since), || start(&world, &node.life, &open, key));
        if listening.is_ahead {
            world.count("pages ahead");
        }
        looked.lock().unwrap().node = Some(node.clone());
        let until = Duration::from_millis(*dice.pick(&[50, 800, 8_000]));
        let mut frames = pin!(stream::frames(open, feed, listening, Some(since), here));
        let came = tokio::time::Instant::now();
        let mut ends = pin!(tokio::time::sleep(until));
        loop {
            let frame = tokio::select! {
                biased;
                () = node.life.died() => break,
                frame = frames.next() => frame,
                () = &mut ends, if !world.is_calm() => break,
            };
            let Some(frame) = frame else { break };
            let frame = std::str::from_utf8(&frame).unwrap();
            take_in(&world, number, &mut looked.lock().unwrap(), frame, came.elapsed());
            if dice.happens(60) && !world.is_calm() {
                // A laptop that sleeps while frames pile up.
                tokio::time::sleep(dice.up_to_ms(3_000)).await;
            }
        }
        looked.lock().unwrap().node = None;
        world.note(|| format!("page {number} loses its stream"));
        tokio::time::sleep(dice.delay()).await;
    }
}

/// Applies a frame to what the page shows.
fn take_in(world: &World, number: u64, looked: &mut Looked, frame: &str, after: Duration) {
    let Some((seq, content)) = message(frame) else { return };
    world.count("frames");
    world.note(|| format!("page {number} gets {} of {} bytes", seq.0, content.len()));
    if seq < looked.seq && after < AHEAD_MOST {
        world.broken(|| format!("page {number} was taken back from {} to {}", looked.seq.0, seq.0));
    }
    looked.seq = seq;
    if let Err(why) = swap(&mut looked.shown, &content) {
        world.broken(|| format!("page {number}: {why} in {frame}"));
    }
}

fn start(world: &Arc<World>, life: &Arc<Life>, open: &Arc<Open>, key: FeedKey) -> Arc<Feed> {
    world.count("feeds");
    let (world, life) = (world.clone(), life.clone());
    let draw = move |state: &State, here: &Present| {
        world.told(&life, &state.plan);
        view(key.page, state.plan.clone(), here.clone())
    };
    Feed::start(open.room.watch(), open.presence.watch(), draw)
}

/// A message of the stream as a browser reads it: its id and its lines of data. Beats and comments are none.
fn message(frame: &str) -> Option<(Seq, String)> {
    let mut id = None;
    let mut data = Vec::new();
    for line in frame.split(['\n', '\r']) {
        if let Some(text) = line.strip_prefix("id: ") {
            id = text.parse().ok().map(Seq);
        } else if let Some(text) = line.strip_prefix("data:") {
            data.push(text.strip_prefix(' ').unwrap_or(text));
        }
    }
    Some((id?, data.join("\n")))
}

/// Does to the page what the script in the browser does with a message.
fn swap(shown: &mut Shown, content: &str) -> Result<(), String> {
    let mut rest = content;
    while let Some(after) = rest.strip_prefix("<hx-partial hx-target=\"") {
        let (target, after) = after.split_once("\" hx-swap=\"").ok_or("no swap")?;
        let (how, after) = after.split_once("\">").ok_or("no end of a tag")?;
        let (markup, after) = after.split_once("</hx-partial>").ok_or("no end")?;
        rest = after;
        if let Some(id) = target.strip_prefix('#') {
            let region = shown.get_mut(id).ok_or_else(|| format!("no region {id}"))?;
            match how {
                "outerMorph" => *region = markup.to_owned(),
                "beforeend" => {
                    let end = region.rfind("</div>").ok_or("a region that is no div")?;
                    region.insert_str(end, markup);
                }
                "afterbegin" => {
                    let begin = region.find('>').ok_or("a region without a tag")? + 1;
                    region.insert_str(begin, markup);
                }
                other => return Err(format!("an unknown swap: {other}")),
            }
        } else {
            let (key, within) =
                target.strip_prefix("[id='").and_then(|id| id.split_once("']")).ok_or("an unknown target")?;
            let found = shown.values_mut().find_map(|region| element(region, key).map(|place| (region, place)));
            let (region, mut place) = found.ok_or_else(|| format!("nothing with id {key}"))?;
            if let Some(nth) = within.strip_prefix(" > :nth-child(").and_then(|nth| nth.strip_suffix(')')) {
                let nth = nth.parse().map_err(|_| "no number of a child")?;
                place = child(region, &place, nth).ok_or_else(|| format!("no child {nth} in {key}"))?;
            } else if !within.is_empty() {
                return Err(format!("an unknown target: {target}"));
            }
            match how {
                "outerMorph" => region.replace_range(place, markup),
                "delete" => region.replace_range(place, ""),
                "afterend" => region.insert_str(place.end, markup),
                other => return Err(format!("an unknown swap: {other}")),
            }
        }
    }
    if rest.is_empty() { Ok(()) } else { Err(format!("something else: {rest}")) }
}

/// Elements that have no end.
const VOID: [&str; 6] = ["input", "br", "hr", "img", "link", "meta"];

/// From where to where the element with this id goes.
fn element(markup: &str, id: &str) -> Option<std::ops::Range<usize>> {
    let named = markup.find(&format!(" id=\"{id}\""))?;
    whole(markup, markup[..named].rfind('<')?)
}

/// From where to where an element's nth child goes, the first being 1. Rows have no text between their cells.
fn child(markup: &str, of: &std::ops::Range<usize>, nth: usize) -> Option<std::ops::Range<usize>> {
    let mut at = of.start + markup[of.clone()].find('>')? + 1;
    for _ in 1..nth {
        at = whole(markup, at)?.end;
    }
    whole(markup, at).filter(|child| child.end < of.end)
}

/// From where to where the element that begins here goes.
fn whole(markup: &str, from: usize) -> Option<std::ops::Range<usize>> {
    let mut depth = 0_usize;
    let mut at = from;
    loop {
        let tag = at + markup[at..].find('<')?;
        let end = tag + markup[tag..].find('>')? + 1;
        let inside = &markup[tag + 1..end - 1];
        if inside.starts_with('/') {
            depth = depth.checked_sub(1)?;
        } else if !VOID.contains(&inside.split_whitespace().next().unwrap_or_default()) {
            depth += 1;
        }
        if depth == 0 {
            return Some(from..end);
        }
        at = end;
    }
}

/// What stands about an idea on the brainstorm's page.
pub fn idea_card(plan: &plan::Plan, idea: plan::IdeaId) -> (Page, String) {
    let page = Page::Stage(Stage::Brainstorm);
    let view = view(page, Arc::new(plan.clone()), Present::default());
    let parts = regions::own(page).iter().flat_map(|region| region.parts(&view));
    let card = parts.filter(|(key, _)| *key == idea.to_string()).map(|(_, markup)| markup.to_string()).collect();
    (page, card)
}
