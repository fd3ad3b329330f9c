//! The room, the rooms and the feed as they are, over a journal that is simulated: many people and pages at two
//! processes on one database, wake-ups that get lost, come late or twice, calls that fail, answers that get lost, and
//! processes that die between any two steps. Time is simulated too, and everything that happens follows from the seed.
//!
//! What makes a run repeat itself: one thread, a clock that only moves when nobody has anything to do, dice for each
//! who rolls them, and `biased` wherever the code waits for several things. Where tokio picks at random whom to wake
//! first – among those who wait for one `watch` – there is only one who waits: all pages of a run share a feed.

mod device;
mod dice;
mod pages;
mod people;
mod world;

use pages::{Looked, PAGES};
use people::{Answered, Answers, ROLES};
use plan::{Change, Entry, Plan, anonymous, replay};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use world::{NODES, PLAN, World};

/// How many seeds are tried.
const SEEDS: u64 = 1_000;
/// How many of them twice, to see that they repeat themselves.
const TWICE: u64 = 40;
/// How long everybody may take for everything, in simulated time.
const TAKES_MOST: Duration = Duration::from_secs(3_600);
/// How long after the last trouble everything has to be well again: a few rounds of looking without being told.
const HEALS_IN: Duration = Duration::from_secs(15);
/// How many lines of a failed run are shown.
const LINES_SHOWN: usize = 60;

struct Run {
    trace: Vec<String>,
    broken: Option<String>,
    counts: BTreeMap<&'static str, u32>,
}

thread_local! {
    /// The first panic on this thread, wherever it was caught.
    static PANIC: RefCell<Option<String>> = const { RefCell::new(None) };
}

fn run(seed: u64) -> Run {
    PANIC.take();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap();
    let world = runtime.block_on(live(seed));
    drop(runtime);
    let broken = PANIC.take().or_else(|| world.is_broken());
    Run { trace: world.trace(), broken, counts: world.counts() }
}

async fn live(seed: u64) -> Arc<World> {
    let world = World::new(seed);
    let answers = Answers::default();
    let looked: Vec<Arc<Mutex<Looked>>> = (0..PAGES).map(|_| Arc::default()).collect();
    tokio::spawn(world::bad_luck(world.clone()));
    for (number, looked) in (0..).zip(&looked) {
        tokio::spawn(pages::open(world.clone(), number, looked.clone()));
    }
    let everybody: Vec<_> = (0..ROLES.len() as u64)
        .map(|number| tokio::spawn(people::person(world.clone(), number, answers.clone())))
        .collect();
    let devices: Vec<_> = (0..ROLES.len() as u64)
        .filter(|number| ROLES[usize::try_from(*number).unwrap()] == plan::Role::Participant)
        .map(|number| tokio::spawn(device::device(world.clone(), number, answers.clone())))
        .collect();
    let all = futures::future::join(futures::future::join_all(everybody), futures::future::join_all(devices));
    if tokio::time::timeout(TAKES_MOST, all).await.is_err() {
        world.broken(|| "people wait for ever".into());
        return world;
    }
    world.calm_down();
    tokio::time::sleep(HEALS_IN).await;
    at_the_end(&world, &answers, &looked).await;
    world
}

/// What has to hold once nothing has gone wrong for a while.
async fn at_the_end(world: &Arc<World>, answers: &Answers, looked: &[Arc<Mutex<Looked>>]) {
    let (entries, newest) = world.database().whole();
    for (mark, answered) in answers.lock().unwrap().iter() {
        let times = entries.iter().filter(|entry| is_marked(entry, mark)).count();
        let fits = match answered {
            Answered::Done => times == 1,
            Answered::Refused => times == 0,
            Answered::Unknown => times <= 1,
        };
        if !fits {
            world.broken(|| format!("{mark} is {answered:?}, and {times} times in the journal"));
        }
        world.count(match answered {
            Answered::Done => "done",
            Answered::Refused => "refused",
            Answered::Unknown => "unknown",
        });
    }
    nobody_has_too_many_dots(world, &newest);
    hidden_authors_stay_hidden(world, &entries, &newest);
    // As it would be read from disk.
    let written: Vec<String> = entries.iter().map(|entry| serde_json::to_string(entry).unwrap()).collect();
    let read: Vec<Entry> = written.iter().map(|entry| serde_json::from_str(entry).unwrap()).collect();
    match replay(&read) {
        Ok(plan) if plan == *newest => {}
        Ok(_) => world.broken(|| "the journal replays to another plan".into()),
        Err((seq, why)) => world.broken(|| format!("the journal does not replay at {}: {why}", seq.0)),
    }
    for which in 0..NODES {
        let open = world.node(which).rooms.get(PLAN).await.unwrap();
        if *open.room.plan() != *newest {
            let (here, there) = (open.room.plan().seq.0, newest.seq.0);
            world.broken(|| format!("node {which} ended with another plan: {here}, not {there}"));
        }
    }
    let page = pages::kind(world.seed);
    for (number, looked) in looked.iter().enumerate() {
        let (shown, seq, node) = {
            let looked = looked.lock().unwrap();
            (looked.shown.clone(), looked.seq, looked.node.clone())
        };
        let Some(node) = node else {
            world.broken(|| format!("page {number} has no stream"));
            continue;
        };
        let open = node.rooms.get(PLAN).await.unwrap();
        let (fresh, newest) = pages::fresh(&open, page);
        if seq != newest {
            world.broken(|| format!("page {number} ended at {}, not {}", seq.0, newest.0));
        }
        for (region, markup) in &fresh {
            if shown.get(region) != Some(markup) {
                let shown = shown.get(region);
                world.broken(|| {
                    format!("page {number} shows\n{shown:?}\nin {region}, where a new one shows\n{markup:?}")
                });
            }
        }
    }
}

/// Nobody has more dots in a brainstorm than everybody has.
fn nobody_has_too_many_dots(world: &World, plan: &Plan) {
    let mut dots: BTreeMap<_, u32> = BTreeMap::new();
    for (_, idea) in plan.ideas.iter() {
        let Some(brainstorm) = idea.brainstorm else { continue };
        for (member, given) in &idea.votes {
            *dots.entry((brainstorm, *member)).or_default() += u32::from(*given);
        }
    }
    for ((brainstorm, member), given) in dots {
        world.count("voters");
        if given > u32::from(people::DOTS_EACH) {
            world.broken(|| format!("{member} has given {given} dots in {brainstorm}"));
        }
    }
}

/// Where authors are promised to be hidden, neither a page nor a program is told of them.
fn hidden_authors_stay_hidden(world: &World, entries: &[Entry], plan: &Plan) {
    let promised = anonymous::promised(plan);
    let exported = anonymous::without_authors(plan, &promised);
    let told = entries.iter().map(|entry| anonymous::without_author(entry, plan, &promised));
    let told: Vec<_> = told.map(|entry| (entry.by, serde_json::to_string(&entry.change).unwrap())).collect();
    for entry in entries {
        let Change::Vote { idea, member, .. } = &entry.change else { continue };
        if plan.ideas.even_removed(*idea).is_some_and(|idea| !promised.hides_voters(idea)) {
            continue;
        }
        world.count("hidden voters");
        let told = anonymous::without_author(entry, plan, &promised);
        if told.by == *member || serde_json::to_string(&told).unwrap().contains(&member.to_string()) {
            world.broken(|| format!("{member} is told to have given dots to {idea}"));
        }
    }
    for (id, idea) in plan.ideas.iter().filter(|(_, idea)| promised.hides_author(idea)) {
        let Some(author) = idea.author else { continue };
        world.count("hidden authors");
        let in_export = exported.ideas.get(id).is_none_or(|idea| idea.author.is_some());
        let named = format!("\"{id}\"");
        let in_history = told.iter().any(|(by, change)| *by == author && change.contains(&named));
        if in_export || in_history {
            world.broken(|| format!("{author} is told to have written {id}"));
        }
        let (page, card) = pages::idea_card(plan, id);
        if card.contains("Person ") {
            world.broken(|| format!("{page:?} names an author: {card}"));
        }
    }
}

fn is_marked(entry: &Entry, mark: &str) -> bool {
    use plan::{Change, IdeaField};
    if let Change::AddIdea { fields, .. } = &entry.change {
        return fields.iter().any(|field| matches!(field, IdeaField::Presence(text) if text.text == mark));
    }
    matches!(&entry.change, Change::SetFindingAside { finding, .. } if finding == mark)
}

/// The seed, what was wrong, the last that happened, and how to have it again.
fn report(seed: u64, run: &Run) -> Option<String> {
    let broken = run.broken.as_ref()?;
    let mut report = format!("seed {seed}: {broken}\n\n");
    for line in &run.trace[run.trace.len().saturating_sub(LINES_SHOWN)..] {
        let _ = writeln!(report, "{line}");
    }
    let _ = write!(report, "\nagain: TAKTIKK_SEED={seed} cargo test -p server simulation -- --nocapture");
    Some(report)
}

fn note_panics() {
    static ONCE: std::sync::Once = std::sync::Once::new();
    ONCE.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            PANIC.with(|first| {
                first.borrow_mut().get_or_insert_with(|| panic.to_string());
            });
            before(panic);
        }));
    });
}

fn wanted() -> Vec<u64> {
    let number = |name| std::env::var(name).ok().and_then(|text| text.parse().ok());
    match number("TAKTIKK_SEED") {
        Some(seed) => vec![seed],
        None => (1..=number("TAKTIKK_SEEDS").unwrap_or(SEEDS)).collect(),
    }
}

/// Runs seeds on as many threads as there are cores, each run on one.
fn each(seeds: &[u64], look: impl Fn(u64) -> Run + Sync) -> Vec<(u64, Run)> {
    note_panics();
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let some = |first| seeds.iter().copied().skip(first).step_by(threads).collect::<Vec<_>>();
    let mut runs: Vec<(u64, Run)> = std::thread::scope(|scope| {
        let look = &look;
        let all: Vec<_> = (0..threads)
            .map(|first| {
                scope.spawn(move || some(first).into_iter().map(|seed| (seed, look(seed))).collect::<Vec<_>>())
            })
            .collect();
        all.into_iter().flat_map(|one| one.join().unwrap()).collect()
    });
    runs.sort_by_key(|(seed, _)| *seed);
    runs
}

#[test]
fn whatever_goes_wrong_nothing_acknowledged_is_lost_and_all_see_the_same() {
    let seeds = wanted();
    let runs = each(&seeds, run);
    if let Some(report) = runs.iter().find_map(|(seed, run)| report(*seed, run)) {
        let failed = runs.iter().filter(|(_, run)| run.broken.is_some()).count();
        panic!("{failed} of {} seeds failed; the first:\n{report}", seeds.len());
    }
    let mut sum: BTreeMap<&str, u64> = BTreeMap::new();
    for (name, count) in runs.iter().flat_map(|(_, run)| &run.counts) {
        *sum.entry(name).or_default() += u64::from(*count);
    }
    println!("{} seeds: {sum:?}", seeds.len());
    if seeds.len() > 1 {
        // A simulation in which nothing goes wrong shows nothing.
        for what in [
            "deaths",
            "commits of the dead",
            "repetitions",
            "others first",
            "lost answers",
            "refused",
            "done",
            "sent again",
            "voters",
            "hidden authors",
            "frames",
            "pages ahead",
        ] {
            assert!(sum.get(what).copied().unwrap_or_default() >= seeds.len() as u64 / 20, "{what}: {sum:?}");
        }
    } else {
        runs.iter().flat_map(|(_, run)| &run.trace).for_each(|line| println!("{line}"));
    }
}

#[test]
fn a_seed_repeats_itself_to_the_last_step() {
    let seeds: Vec<u64> = (1..=TWICE).collect();
    let (first, second) = (each(&seeds, run), each(&seeds, run));
    for ((seed, one), (_, other)) in first.iter().zip(&second) {
        assert!(one.trace.len() > 50, "seed {seed} did nothing");
        let differs = one.trace.iter().zip(&other.trace).position(|(one, other)| one != other);
        assert_eq!(differs.map(|line| (&one.trace[line], &other.trace[line])), None, "seed {seed}");
        assert_eq!(one.trace.len(), other.trace.len(), "seed {seed}");
    }
}
