#![allow(clippy::unwrap_used, reason = "a feed that ends shall fail the test")]

use super::*;
use crate::known::Known;
use crate::live::presence::Presence;
use crate::look::Scheme;
use crate::pages::regions;
use jiff::civil::date;
use plan::{
    At, Change, Entry, IdeaField, IdeaId, MemberId, Plan, PlanId, Reaction, Role, Seq, Stage, TextEdit, Touched,
};
use tokio::time::Instant;
use words::Lang;

const KEY: FeedKey =
    FeedKey { page: Page::Stage(Stage::Brainstorm), viewer: ViewerKind { lang: Lang::Nb, role: Role::Editor } };

fn view(plan: Arc<Plan>, here: &Present) -> View {
    let today = date(2026, 1, 5);
    let known = Known::of(plan.clone(), today);
    let (id, names, here, scheme) = (PlanId::from_raw(1), Arc::default(), here.clone(), Scheme::default());
    View {
        id,
        page: KEY.page,
        own: regions::own(KEY.page),
        plan,
        known,
        viewer: KEY.viewer,
        me: None,
        scheme,
        today,
        names,
        here,
        door: None,
    }
}

fn idea(number: u64, words: &str) -> Change {
    let fields = vec![IdeaField::Presence(TextEdit::new(words))];
    Change::AddIdea { id: IdeaId::from_raw(number), fields }
}

fn after(plan: &Plan, change: Change) -> (Plan, Touched) {
    let mut plan = plan.clone();
    let entry = Entry { seq: plan.seq.next(), at: At(0), by: MemberId::from_raw(1), change };
    let touched = plan::apply(&mut plan, &entry).unwrap();
    (plan, touched)
}

fn two_ideas() -> Plan {
    let (plan, _) = after(&Plan::default(), idea(1, "svare hyttefolk"));
    after(&plan, idea(2, "vise fram brøytebilen")).0
}

struct Fed {
    plan: Plan,
    tell: watch::Sender<State>,
    presence: Presence,
    frames: broadcast::Receiver<Bytes>,
    _feed: Arc<Feed>,
}

async fn fed() -> Fed {
    let (plan, presence) = (two_ideas(), Presence::default());
    let (tell, state) = watch::channel(State::after(plan.clone(), Vec::new()));
    let feed = Feed::start(state, presence.watch(), |state, here| view(state.plan.clone(), here));
    let Listening { first, frames, .. } = feed.listen(Some(plan.seq)).unwrap();
    let first = String::from_utf8(first.unwrap().to_vec()).unwrap();
    assert!(first.contains("who-is-here") && !first.contains("hyttefolk"), "what is there is not sent twice: {first}");
    settle().await;
    Fed { plan, tell, presence, frames, _feed: feed }
}

/// Lets the feed's task do what it can do without time going on.
async fn settle() {
    for _ in 0..10 {
        tokio::task::yield_now().await;
    }
}

impl Fed {
    fn change(&mut self, change: Change) {
        let before = self.plan.seq;
        let (plan, touched) = after(&self.plan, change);
        self.plan = plan.clone();
        self.tell.send_replace(State::after(plan, vec![(before, touched)]));
    }

    async fn next(&mut self) -> String {
        String::from_utf8(self.frames.recv().await.unwrap().to_vec()).unwrap()
    }
}

#[tokio::test(start_paused = true)]
async fn a_new_idea_is_sent_without_the_others() {
    let mut fed = fed().await;
    fed.change(idea(3, "filme fjellet"));
    let frame = fed.next().await;
    assert!(frame.starts_with("id: 3\n"), "{frame}");
    assert!(frame.contains("filme fjellet"), "{frame}");
    let others = [1, 2].map(|other| format!(r#"id="{}""#, IdeaId::from_raw(other)));
    assert!(others.iter().all(|other| !frame.contains(other)), "{frame}");
}

#[tokio::test(start_paused = true)]
async fn an_idea_whose_place_is_behind_others_is_put_there() {
    let mut fed = fed().await;
    fed.change(idea(5, "filme fjellet"));
    fed.next().await;
    fed.change(idea(3, "være i kommentarfeltet"));
    let frame = fed.next().await;
    let behind = format!(r#"<hx-partial hx-target="[id='{}']" hx-swap="afterend"><"#, IdeaId::from_raw(5));
    assert!(frame.contains(&behind), "{frame}");
    assert!(!frame.contains(r##"hx-target="#ideas""##), "{frame}");
}

#[test]
fn rows_that_were_kept_read_as_if_they_had_been_drawn() {
    let mut plan = two_ideas();
    let region = regions::own(KEY.page).iter().find(|region| region.id == "ideas").unwrap();
    let reworded = IdeaField::Presence(TextEdit::since(0, "svare fastboende"));
    let member = MemberId::from_raw(1);
    for change in [
        idea(3, "filme fjellet"),
        Change::SetIdea { id: IdeaId::from_raw(1), field: reworded },
        Change::React { idea: IdeaId::from_raw(2), member, reaction: *Reaction::ALL.first().unwrap(), given: true },
        Change::Vote { idea: IdeaId::from_raw(3), member, dots: 2 },
        Change::Remove(IdeaId::from_raw(2).into()),
    ] {
        let before = region.parts(&view(Arc::new(plan.clone()), &Present::default()));
        let (next, touched) = after(&plan, change);
        let now = view(Arc::new(next.clone()), &Present::default());
        let drawn = region.parts(&now);
        assert_eq!(region.parts_after(&now, Some(&touched), &before), drawn);
        plan = next;
    }
}

#[tokio::test(start_paused = true)]
async fn people_who_come_in_do_not_hold_up_a_change() {
    let mut fed = fed().await;
    let _here = fed.presence.enter(MemberId::from_raw(7));
    settle().await;
    fed.change(idea(3, "filme fjellet"));
    let begun = Instant::now();
    assert!(fed.next().await.contains("filme fjellet"));
    assert!(begun.elapsed() < PRESENCE_PAUSE / 2, "{:?}", begun.elapsed());
}

#[tokio::test(start_paused = true)]
async fn a_crowd_that_comes_in_is_told_once() {
    let mut fed = fed().await;
    let crowd: Vec<_> = (0..1_000).map(|number| fed.presence.enter(MemberId::from_raw(number))).collect();
    let frame = fed.next().await;
    assert!(frame.contains("who-is-here") && frame.contains("996"), "{frame}");
    let more = tokio::time::timeout(PRESENCE_PAUSE * 4, fed.frames.recv()).await;
    assert!(more.is_err(), "{more:?}");
    drop(crowd);
}

#[tokio::test(start_paused = true)]
async fn a_quiet_feed_says_that_it_is_alive() {
    let mut fed = fed().await;
    let begun = Instant::now();
    assert_eq!(fed.next().await.as_bytes(), BEAT);
    assert!(begun.elapsed() >= SIGN_OF_LIFE / 2 && begun.elapsed() <= SIGN_OF_LIFE * 2, "{:?}", begun.elapsed());
}

/// A board with so many ideas that only the newest stand in the page.
async fn full_board() -> Fed {
    let plan = (1..=150).fold(Plan::default(), |plan, number| after(&plan, idea(number, "svare hyttefolk")).0);
    let presence = Presence::default();
    let (tell, state) = watch::channel(State::after(plan.clone(), Vec::new()));
    let feed = Feed::start(state, presence.watch(), |state, here| view(state.plan.clone(), here));
    let Listening { first, frames, .. } = feed.listen(Some(Seq(1))).unwrap();
    let first = String::from_utf8(first.unwrap().to_vec()).unwrap();
    let stands = |number| first.contains(&format!(r#"id="{}""#, IdeaId::from_raw(number)));
    assert!(stands(150) && stands(51) && !stands(50), "the newest hundred");
    assert!(first.contains("brainstorm/older/"), "what leads on to the others");
    settle().await;
    Fed { plan, tell, presence, frames, _feed: feed }
}

#[tokio::test(start_paused = true)]
async fn on_a_full_board_a_new_idea_is_all_that_is_sent_and_what_is_older_stays_and_is_kept_up_to_date() {
    let mut fed = full_board().await;
    let touches = |frame: &str, number| {
        let id = IdeaId::from_raw(number);
        frame.contains(&format!(r#"id="{id}""#)) || frame.contains(&format!("[id='{id}']"))
    };
    fed.change(idea(151, "filme fjellet"));
    let frame = fed.next().await;
    assert!(frame.contains("filme fjellet"), "{frame}");
    assert!((1..=150).all(|other| !touches(&frame, other)), "the 51st from below is not taken away: {frame}");
    let reworded = IdeaField::Presence(TextEdit::since(1, "svare fastboende"));
    fed.change(Change::SetIdea { id: IdeaId::from_raw(7), field: reworded });
    let frame = fed.next().await;
    let in_its_place =
        format!(r#"<hx-partial hx-target="[id='{}']" hx-swap="outerMorph"><article"#, IdeaId::from_raw(7));
    assert!(frame.contains(&in_its_place) && frame.contains("svare fastboende"), "{frame}");
    fed.change(Change::Remove(IdeaId::from_raw(7).into()));
    let frame = fed.next().await;
    let away = format!(r#"<hx-partial hx-target="[id='{}']" hx-swap="delete">"#, IdeaId::from_raw(7));
    assert!(frame.contains(&away), "{frame}");
}
