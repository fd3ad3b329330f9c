//! The database that decides, the two processes that use it, and what goes wrong between them.

use super::dice::Dice;
use crate::live::journal::Journal;
use crate::live::rooms::Rooms;
use plan::{At, Change, Entry, MemberId, Plan, PlanId, Role, Seq, apply, may};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;
use store::{Appended, Loaded, NewEntries, StoreError};
use tokio::sync::{Semaphore, broadcast, oneshot};
use tokio::time::Instant;

/// The plan everybody works in.
pub const PLAN: PlanId = PlanId::from_raw(1);
/// How many processes there are.
pub const NODES: usize = 2;
/// Wake-ups a process may be behind: few, so that it is told that it missed some.
const WAKEUPS_KEPT: usize = 3;
/// Of a thousand calls of the journal, how many the process does not survive, before or after.
const DIES_PER_THOUSAND: u64 = 8;
/// Of a thousand calls of the journal, how many fail.
const FAILS_PER_THOUSAND: u64 = 12;
/// Of a thousand wake-ups, how many get lost, and how many come twice.
const LOST_PER_THOUSAND: u64 = 250;
const TWICE_PER_THOUSAND: u64 = 250;
/// When the simulated clock begins, in milliseconds since 1970.
const BEGAN_MS: i64 = 1_900_000_000_000;

/// What is on disk.
#[derive(Default)]
pub struct Database {
    pub entries: Vec<Entry>,
    /// The plan after each entry, the empty one first: what everybody's plan is held against.
    pub states: Vec<Arc<Plan>>,
    keys: BTreeMap<String, (usize, usize)>,
}

pub struct World {
    pub seed: u64,
    began: Instant,
    dice: Mutex<Dice>,
    database: Mutex<Database>,
    nodes: Mutex<Vec<Arc<Node>>>,
    trace: Mutex<Vec<String>>,
    broken: Mutex<Option<String>>,
    calm: AtomicBool,
    /// What happened how often, for knowing that the simulation simulates something.
    counts: Mutex<BTreeMap<&'static str, u32>>,
}

/// One life of one process.
pub struct Life {
    pub which: usize,
    /// Closed when it dies.
    dead: Semaphore,
    wakeups: broadcast::Sender<PlanId>,
    /// The newest state that was told in this life.
    told: Mutex<Seq>,
    /// How often reading the journal failed.
    unread: AtomicU32,
}

impl Life {
    /// How often reading the journal has failed so far.
    pub fn unread(&self) -> u32 {
        self.unread.load(Ordering::Relaxed)
    }

    pub fn is_dead(&self) -> bool {
        self.dead.is_closed()
    }

    /// Waits for its end.
    pub async fn died(&self) {
        let _ = self.dead.acquire().await;
    }
}

pub struct Node {
    pub life: Arc<Life>,
    pub rooms: Arc<Rooms<SimJournal>>,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

impl World {
    pub fn new(seed: u64) -> Arc<Self> {
        let world = Arc::new(Self {
            seed,
            began: Instant::now(),
            dice: Mutex::new(Dice::new(seed, 0)),
            database: Mutex::new(Database { states: vec![Arc::default()], ..Database::default() }),
            nodes: Mutex::default(),
            trace: Mutex::default(),
            broken: Mutex::default(),
            calm: AtomicBool::new(false),
            counts: Mutex::default(),
        });
        let nodes = (0..NODES).map(|which| world.start(which)).collect();
        *lock(&world.nodes) = nodes;
        world
    }

    fn start(self: &Arc<Self>, which: usize) -> Arc<Node> {
        let life = Arc::new(Life {
            which,
            dead: Semaphore::new(0),
            wakeups: broadcast::channel(WAKEUPS_KEPT).0,
            told: Mutex::default(),
            unread: AtomicU32::new(0),
        });
        let rooms = Rooms::new(SimJournal { world: self.clone(), life: life.clone() });
        Arc::new(Node { life, rooms })
    }

    pub fn node(&self, which: usize) -> Arc<Node> {
        lock(&self.nodes)[which].clone()
    }

    /// Ends a process at once, and starts it again later.
    pub fn kill(self: &Arc<Self>, life: &Arc<Life>) {
        if self.is_calm() || life.is_dead() {
            return;
        }
        life.dead.close();
        self.count("deaths");
        self.note(|| format!("node {} dies", life.which));
        let (world, which) = (self.clone(), life.which);
        let downtime = self.with_dice(|dice| dice.up_to_ms(1_500));
        tokio::spawn(async move {
            tokio::time::sleep(downtime).await;
            let node = world.start(which);
            lock(&world.nodes)[which] = node;
            world.note(|| format!("node {which} is back"));
        });
    }

    /// From here on nothing goes wrong any more.
    pub fn calm_down(&self) {
        self.calm.store(true, Ordering::Relaxed);
        self.note(|| "calm".into());
    }

    pub fn is_calm(&self) -> bool {
        self.calm.load(Ordering::Relaxed)
    }

    pub fn with_dice<T>(&self, roll: impl FnOnce(&mut Dice) -> T) -> T {
        roll(&mut lock(&self.dice))
    }

    pub fn database(&self) -> MutexGuard<'_, Database> {
        lock(&self.database)
    }

    pub fn note(&self, what: impl FnOnce() -> String) {
        let line = format!("{:>6} ms  {}", self.began.elapsed().as_millis(), what());
        lock(&self.trace).push(line);
    }

    pub fn trace(&self) -> Vec<String> {
        lock(&self.trace).clone()
    }

    pub fn count(&self, what: &'static str) {
        *lock(&self.counts).entry(what).or_default() += 1;
    }

    pub fn counts(&self) -> BTreeMap<&'static str, u32> {
        lock(&self.counts).clone()
    }

    /// Something is as it must never be.
    pub fn broken(&self, why: impl FnOnce() -> String) {
        let mut broken = lock(&self.broken);
        if broken.is_none() {
            let why = why();
            self.note(|| format!("BROKEN: {why}"));
            *broken = Some(why);
        }
    }

    pub fn is_broken(&self) -> Option<String> {
        lock(&self.broken).clone()
    }

    pub fn now(&self) -> At {
        At(BEGAN_MS + i64::try_from(self.began.elapsed().as_millis()).unwrap())
    }

    /// A process told everybody this plan: it has to be what the journal says, and newer than what it told before.
    pub fn told(&self, life: &Life, plan: &Plan) {
        let mut before = lock(&life.told);
        if plan.seq < *before {
            self.broken(|| format!("node {} went back from {} to {}", life.which, before.0, plan.seq.0));
        }
        *before = plan.seq;
        let database = self.database();
        let place = usize::try_from(plan.seq.0).unwrap();
        match database.states.get(place) {
            None => self.broken(|| format!("node {} told {}, which is not on disk", life.which, plan.seq.0)),
            Some(state) if **state != *plan => {
                self.broken(|| format!("node {} told another plan than the journal's at {}", life.which, plan.seq.0));
            }
            Some(_) => {}
        }
    }

    /// Whether there is a state of the plan since then in which these changes can't be made: only then they may be refused.
    pub fn is_refused_since(&self, since: Seq, role: Role, by: MemberId, changes: &[Change]) -> bool {
        let from = usize::try_from(since.0).unwrap();
        let states = self.database().states[from..].to_vec();
        let fits = |state: &Arc<Plan>| {
            let mut plan = Plan::clone(state);
            changes.iter().all(|change| {
                let entry = Entry { seq: plan.seq.next(), at: At(0), by, change: change.clone() };
                may(role, by, change, &plan) && apply(&mut plan, &entry).is_ok()
            })
        };
        states.iter().any(|state| !fits(state))
    }

    fn wake(self: &Arc<Self>, writer: &Arc<Life>) {
        // Its own process is told at once; what the other hears goes through a wire.
        let _ = writer.wakeups.send(PLAN);
        for which in 0..NODES {
            if which == writer.which {
                continue;
            }
            let times = self.with_dice(|dice| {
                if dice.happens(LOST_PER_THOUSAND) { 0 } else { 1 + u64::from(dice.happens(TWICE_PER_THOUSAND)) }
            });
            for _ in 0..times {
                let (world, late) = (self.clone(), self.with_dice(Dice::delay));
                tokio::spawn(async move {
                    tokio::time::sleep(late).await;
                    let _ = world.node(which).life.wakeups.send(PLAN);
                });
            }
        }
    }
}

impl Database {
    pub fn head(&self) -> Seq {
        Seq(self.entries.len() as u64)
    }

    pub fn newest(&self) -> Arc<Plan> {
        self.states.last().cloned().unwrap_or_default()
    }

    /// The journal, and the plan it comes to.
    pub fn whole(&self) -> (Vec<Entry>, Arc<Plan>) {
        (self.entries.clone(), self.newest())
    }

    fn between(&self, first: usize, last: usize) -> Vec<Entry> {
        self.entries[first..last].to_vec()
    }

    /// What one transaction does; a second telling of what the store promises.
    fn write(&mut self, line: &[NewEntries], broken: &mut Option<String>) -> Vec<Result<Appended, StoreError>> {
        let mut in_line = true;
        let one = |new: &NewEntries| {
            if let Some((first, last)) = new.key.as_ref().and_then(|key| self.keys.get(key)).copied() {
                in_line = false;
                return Ok(Appended::Repeated(self.between(first, last)));
            }
            let place = self.entries.len();
            if !in_line || new.entries.first().is_none_or(|first| first.seq != self.head().next()) {
                in_line = false;
                return Ok(Appended::Behind(Vec::new()));
            }
            for entry in &new.entries {
                let mut next = Plan::clone(&self.newest());
                if let Err(rejection) = apply(&mut next, entry) {
                    *broken = Some(format!("the journal does not replay at {}: {rejection}", entry.seq.0));
                    in_line = false;
                    return Ok(Appended::Behind(Vec::new()));
                }
                self.states.push(Arc::new(next));
                self.entries.push(entry.clone());
            }
            if let Some(key) = &new.key {
                self.keys.insert(key.clone(), (place, self.entries.len()));
            }
            Ok(Appended::Written)
        };
        line.iter().map(one).collect()
    }
}

/// The journal as one process reaches it.
#[derive(Clone)]
pub struct SimJournal {
    world: Arc<World>,
    life: Arc<Life>,
}

impl SimJournal {
    /// A moment in which anything may happen to the process; what has died does not come back from it.
    async fn moment(&self) {
        let (late, dies) = self.world.with_dice(|dice| (dice.delay(), dice.happens(DIES_PER_THOUSAND)));
        tokio::time::sleep(late).await;
        if dies {
            self.world.kill(&self.life);
        }
        if self.life.is_dead() {
            std::future::pending::<()>().await;
        }
    }

    fn fails(&self) -> bool {
        !self.world.is_calm() && self.world.with_dice(|dice| dice.happens(FAILS_PER_THOUSAND))
    }

    async fn read<T>(&self, read: impl FnOnce(&Database) -> T) -> Result<T, StoreError> {
        self.moment().await;
        if self.fails() {
            self.life.unread.fetch_add(1, Ordering::Relaxed);
            return Err(unavailable());
        }
        let read = read(&self.world.database());
        self.moment().await;
        Ok(read)
    }
}

fn unavailable() -> StoreError {
    StoreError::Unavailable("simulated".into())
}

impl Journal for SimJournal {
    async fn load(&self, _: PlanId) -> Result<Loaded, StoreError> {
        let from = self.world.with_dice(Dice::roll);
        self.read(|database| {
            // From a snapshot as it is written, and the entries behind it.
            let from = usize::try_from(from % database.states.len() as u64).unwrap();
            let written = serde_json::to_string(&*database.states[from]).unwrap();
            let mut plan: Plan = serde_json::from_str(&written).unwrap();
            for entry in &database.entries[from..] {
                apply(&mut plan, entry).unwrap();
            }
            Loaded { seq: plan.seq, plan }
        })
        .await
    }

    async fn entries_after(&self, _: PlanId, after: Seq, limit: usize) -> Result<Vec<Entry>, StoreError> {
        self.read(|database| {
            let from = usize::try_from(after.0).unwrap().min(database.entries.len());
            database.entries[from..].iter().take(limit).cloned().collect()
        })
        .await
    }

    async fn append_in_line(&self, _: PlanId, _: Seq, line: Vec<NewEntries>) -> Vec<Result<Appended, StoreError>> {
        let count = line.len();
        let failed = || (0..count).map(|_| Err(unavailable())).collect();
        self.moment().await;
        if self.fails() {
            return failed();
        }
        // What was sent to the database is written, or not, whatever becomes of the process that sent it.
        let (answer, answered) = oneshot::channel();
        let (world, life) = (self.world.clone(), self.life.clone());
        let (late, outlives, loses_answer) =
            world.with_dice(|dice| (dice.delay(), dice.happens(500), dice.happens(FAILS_PER_THOUSAND)));
        tokio::spawn(async move {
            tokio::time::sleep(late).await;
            let (dies_before, dies_after) =
                world.with_dice(|dice| (dice.happens(DIES_PER_THOUSAND), dice.happens(DIES_PER_THOUSAND)));
            if dies_before {
                world.kill(&life);
            }
            if life.is_dead() && !outlives {
                return;
            }
            let mut broken = None;
            let written = world.database().write(&line, &mut broken);
            if let Some(broken) = broken {
                world.broken(|| broken);
            }
            world.count("commits");
            if life.is_dead() {
                world.count("commits of the dead");
            }
            if written.iter().any(|one| matches!(one, Ok(Appended::Repeated(_)))) {
                world.count("repetitions");
            }
            if written.iter().any(|one| matches!(one, Ok(Appended::Behind(_)))) {
                world.count("others first");
            }
            world.note(|| {
                let each: Vec<&str> = written
                    .iter()
                    .map(|one| match one {
                        Ok(Appended::Written) => "written",
                        Ok(Appended::Repeated(_)) => "repeated",
                        Ok(Appended::Behind(_)) => "behind",
                        Err(_) => "failed",
                    })
                    .collect();
                format!("node {} commits up to {}: {}", life.which, world.database().head().0, each.join(" "))
            });
            world.wake(&life);
            if dies_after {
                world.kill(&life);
            }
            if !loses_answer || world.is_calm() {
                let _ = answer.send(written);
            }
        });
        let written = answered.await.unwrap_or_else(|_| failed());
        self.moment().await;
        written
    }

    async fn first_answer(&self, _: PlanId, key: &str) -> Result<Option<Vec<Entry>>, StoreError> {
        self.read(|database| database.keys.get(key).map(|(first, last)| database.between(*first, *last))).await
    }

    fn wakeups(&self) -> broadcast::Receiver<PlanId> {
        self.life.wakeups.subscribe()
    }

    fn now(&self) -> At {
        self.world.now()
    }
}

/// Kills a process now and then, whatever it is doing.
pub async fn bad_luck(world: Arc<World>) {
    let mut dice = Dice::new(world.seed, 99);
    loop {
        tokio::time::sleep(Duration::from_millis(200) + dice.up_to_ms(4_000)).await;
        if world.is_calm() {
            return;
        }
        let life = world.node(usize::try_from(dice.below(NODES as u64)).unwrap()).life.clone();
        world.kill(&life);
    }
}

/// The member behind a person's place in the simulation.
pub fn member(person: u64) -> MemberId {
    MemberId::from_raw(100 + person)
}
