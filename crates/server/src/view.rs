//! What a page is drawn from – the plan as it stands, what follows from it, for whom – and what it is made of: named
//! regions, each drawn from that view. Page and region are the same function, so what is sent when something changes is
//! what stood there from the start.

use crate::known::Known;
use crate::live::presence::Present;
use crate::look::Scheme;
use crate::page::{Opened, Page};
use jiff::civil::Date;
use maud::{Markup, PreEscaped, html};
use plan::findings::Light;
use plan::{BrainstormId, BrainstormState, Finding, Kind, MemberId, Plan, PlanId, Ref, Role, Stage, Touched};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};
use store::JoinCode;
use words::{Lang, Value};

/// The brainstorm that is open, if one is.
pub fn open_brainstorm(plan: &Plan) -> Option<BrainstormId> {
    let open = |state: Option<BrainstormState>| state == Some(BrainstormState::Open);
    plan.brainstorms.iter().rev().find(|(_, brainstorm)| open(brainstorm.state)).map(|(id, _)| id)
}

/// Names of members, as the accounts know them.
pub type Names = BTreeMap<MemberId, String>;

/// Those who see a page alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ViewerKind {
    /// Their language.
    pub lang: Lang,
    /// What they are in the plan.
    pub role: Role,
}

/// Somebody in a plan.
#[derive(Debug, Clone, Copy)]
pub struct InPlan {
    /// Who; nobody in particular for a read-only link.
    pub member: MemberId,
    /// How they see it.
    pub viewer: ViewerKind,
    /// Light or dark.
    pub scheme: Scheme,
}

/// Everything a page is drawn from.
#[derive(Clone)]
pub struct View {
    /// Which plan.
    pub id: PlanId,
    /// Which page.
    pub page: Page,
    /// What the page itself is made of, in order.
    pub own: &'static [Region],
    /// The plan as it stands.
    pub plan: Arc<Plan>,
    /// What follows from it.
    pub known: Arc<Known>,
    /// For whom.
    pub viewer: ViewerKind,
    /// Who looks, when the whole page is drawn. Regions are drawn once for many: to them it is nobody.
    pub me: Option<MemberId>,
    /// Light or dark. Only the whole page knows; regions look the same in either.
    pub scheme: Scheme,
    /// The day.
    pub today: Date,
    /// Who is called what.
    pub names: Arc<Names>,
    /// Who is here.
    pub here: Present,
    /// The way into the open brainstorm, for those who may show it to others.
    pub door: Option<Arc<Door>>,
}

/// The way into a brainstorm, as it is shown.
#[derive(Debug, PartialEq, Eq)]
pub struct Door {
    /// The code and the link's secret.
    pub code: JoinCode,
    /// Where the server is.
    pub public_url: Arc<str>,
}

impl Door {
    /// The link.
    pub fn link(&self) -> String {
        format!("{}/join/{}", self.public_url, self.code.secret)
    }

    /// Where the code is typed, as short as it can be said.
    pub fn place(&self) -> String {
        format!("{}/join", self.public_url.split_once("://").map_or(&*self.public_url, |(_, rest)| rest))
    }
}

/// The way into a room's open brainstorm, as far as this process knows it; kept by the room.
#[derive(Default)]
pub struct DoorNow(Mutex<Option<Arc<Door>>>);

impl DoorNow {
    /// The way into this brainstorm, if it is known.
    pub fn of(&self, brainstorm: BrainstormId) -> Option<Arc<Door>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.as_ref().filter(|door| door.code.brainstorm == brainstorm).cloned()
    }

    /// Remembers it.
    pub fn keep(&self, door: Arc<Door>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(door);
    }
}

impl View {
    /// A text in the viewer's language.
    pub fn t(&self, key: &str) -> String {
        words::text(self.viewer.lang, key)
    }

    /// A text with something in it.
    pub fn tw(&self, key: &str, args: &[(&str, Value)]) -> String {
        words::with(self.viewer.lang, key, args)
    }

    /// A sentence of the core.
    pub fn say(&self, sentence: &plan::Sentence) -> String {
        words::sentence(self.viewer.lang, sentence, &|member| self.name(member))
    }

    /// A member's name; somebody who has left has none.
    pub fn name(&self, member: MemberId) -> String {
        let nobody = if member == MemberId::default() { "somebody" } else { "someone-who-left" };
        self.names.get(&member).cloned().unwrap_or_else(|| self.t(nobody))
    }

    /// The same view of another state of the plan.
    pub fn of(self, plan: Plan) -> Self {
        let plan = Arc::new(plan);
        Self { known: Known::of(plan.clone(), self.today), plan, ..self }
    }

    /// What follows from the plan, most useful first.
    pub fn findings(&self) -> &[Finding] {
        self.known.findings()
    }

    /// What a stage shows on the path.
    pub fn light(&self, stage: Stage) -> Light {
        self.known.lights().iter().find(|(other, _)| *other == stage).map_or(Light::Ahead, |(_, light)| *light)
    }

    /// Whether the viewer may change the plan.
    pub fn edits(&self) -> bool {
        self.viewer.role >= Role::Editor
    }

    /// Whether the viewer reads all of the plan; participants see the workshop alone.
    pub fn reads_all(&self) -> bool {
        self.viewer.role != Role::Participant
    }

    /// Whether this is the thing that is open on the page, with its forms drawn.
    pub fn has_open(&self, what: Opened) -> bool {
        self.page == Page::Open(what)
    }

    /// The address of something in this plan.
    pub fn url(&self, rest: &str) -> String {
        format!("/plans/{}/{rest}", self.id)
    }
}

/// How a region is drawn.
pub enum Draw {
    /// In one piece.
    Block(fn(&View) -> Markup),
    /// As a list: each part is one element whose id is its key.
    List(fn(&View) -> Vec<(String, Markup)>),
    /// As a list of rows that know what they are about, so that each is drawn anew only for its own thing's sake.
    Rows(Concerns, fn(&View) -> Vec<Row<'_>>),
}

/// Tells the things whose rows show something of what was touched; nothing when any row may.
pub type Concerns = fn(&View, &Touched) -> Option<BTreeSet<Ref>>;

/// What stands around a list within its region, as a table around its body.
pub struct Around {
    /// The id of the element the parts are the children of.
    pub parts_in: &'static str,
    /// Draws it around these parts.
    pub draw: fn(&View, Markup) -> Markup,
}

/// The things touched, where all are of one kind: each is shown by its own row only.
pub fn only(touched: &Touched, kind: Kind) -> Option<BTreeSet<Ref>> {
    touched.things.iter().all(|thing| thing.kind() == kind).then(|| touched.things.clone())
}

/// A row of a list, drawn when it is needed.
pub struct Row<'a> {
    key: String,
    /// The thing it shows; a row about none is always drawn.
    what: Option<Ref>,
    draw: Box<dyn FnOnce() -> Markup + 'a>,
}

impl<'a> Row<'a> {
    /// A thing's row. Its element's id is the thing's.
    pub fn of(what: impl Into<Ref>, draw: impl FnOnce() -> Markup + 'a) -> Self {
        let what = what.into();
        Self { key: what.id(), what: Some(what), draw: Box::new(draw) }
    }

    /// A row about no thing in particular, such as that there is none.
    pub fn about_none(key: &str, draw: impl FnOnce() -> Markup + 'a) -> Self {
        Self { key: key.to_owned(), what: None, draw: Box::new(draw) }
    }
}

/// A part of a region: its key, and its markup, which is shared by everybody who is sent it.
pub type Part = (String, Arc<str>);

fn part(key: String, markup: Markup) -> Part {
    (key, markup.into_string().into())
}

/// A named part of a page that is drawn anew when what it shows is touched.
pub struct Region {
    /// Its id in the page.
    pub id: &'static str,
    /// Classes of its element.
    pub class: &'static str,
    /// Whether it shows something of what was touched.
    pub shows: fn(&Touched) -> bool,
    /// Whether it shows who is here. That is not in the journal, so no place in it tells whether a page shows it rightly.
    pub shows_presence: bool,
    /// How it is drawn.
    pub draw: Draw,
    /// What stands around its parts, if more than its element.
    pub around: Option<Around>,
    /// What comes before its parts in a long list of which it holds the newest.
    pub older: Option<Older>,
}

/// The rest of a long list of which a region holds the newest. It comes into a page when somebody looks for it; what a page has
/// of it stays there, and is kept up to date, but costs nothing where it isn't.
pub struct Older {
    /// Leads on to it from behind the parts; nothing when there is nothing older.
    pub lead_on: fn(&View) -> Markup,
    /// One of its parts by its key, if it is in the list at all.
    pub one: fn(&View, &str) -> Option<Markup>,
}

/// A region's markup before and after its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shell(String, String);

/// Where the parts go while a shell is drawn. No text that people wrote can read like it: theirs is escaped.
const PARTS_GO_HERE: &str = "<!-- parts -->";

impl Region {
    /// A region in one piece.
    pub const fn block(id: &'static str, shows: fn(&Touched) -> bool, draw: fn(&View) -> Markup) -> Self {
        Self { id, class: "region", shows, shows_presence: false, draw: Draw::Block(draw), around: None, older: None }
    }

    /// A region in one piece that shows who is here.
    pub const fn presence(id: &'static str, class: &'static str, draw: fn(&View) -> Markup) -> Self {
        Self { id, class, shows: always, shows_presence: true, draw: Draw::Block(draw), around: None, older: None }
    }

    /// A region that is a list.
    pub const fn list(
        id: &'static str,
        class: &'static str,
        shows: fn(&Touched) -> bool,
        draw: fn(&View) -> Vec<(String, Markup)>,
    ) -> Self {
        Self { id, class, shows, shows_presence: false, draw: Draw::List(draw), around: None, older: None }
    }

    /// A region that is a list whose rows are drawn one by one.
    pub const fn rows(
        id: &'static str,
        class: &'static str,
        shows: fn(&Touched) -> bool,
        concerns: Concerns,
        draw: fn(&View) -> Vec<Row<'_>>,
    ) -> Self {
        Self { id, class, shows, shows_presence: false, draw: Draw::Rows(concerns, draw), around: None, older: None }
    }

    /// The same with something around its parts.
    pub const fn within(self, parts_in: &'static str, draw: fn(&View, Markup) -> Markup) -> Self {
        Self { around: Some(Around { parts_in, draw }), ..self }
    }

    /// The same, as the newest of a long list.
    pub const fn before_which(self, lead_on: fn(&View) -> Markup, one: fn(&View, &str) -> Option<Markup>) -> Self {
        Self { older: Some(Older { lead_on, one }), ..self }
    }

    /// What leads on to older ones.
    pub fn lead(&self, view: &View) -> String {
        self.older.as_ref().map_or_else(String::new, |older| (older.lead_on)(view).into_string())
    }

    /// The keys of the parts that alone show something of what was touched, where that is known.
    pub fn concerned(&self, view: &View, touched: &Touched) -> Option<BTreeSet<Ref>> {
        match self.draw {
            Draw::Rows(concerns, _) if !touched.plan => concerns(view, touched),
            Draw::Rows(..) | Draw::Block(_) | Draw::List(_) => None,
        }
    }

    /// The id of the element that its parts are the children of.
    pub fn parts_in(&self) -> &'static str {
        self.around.as_ref().map_or(self.id, |around| around.parts_in)
    }

    /// Its parts with their keys; a block is one part without a key.
    pub fn parts(&self, view: &View) -> Vec<Part> {
        self.parts_after(view, None, &[])
    }

    /// The same, when it is known what was touched since `before`: rows that show nothing of it are taken from there.
    pub fn parts_after(&self, view: &View, touched: Option<&Touched>, before: &[Part]) -> Vec<Part> {
        match self.draw {
            Draw::Block(draw) => vec![part(String::new(), draw(view))],
            Draw::List(draw) => draw(view).into_iter().map(|(key, markup)| part(key, markup)).collect(),
            Draw::Rows(_, draw) => {
                let concerned = touched.and_then(|touched| self.concerned(view, touched));
                let before: BTreeMap<&str, &Arc<str>> = match concerned {
                    Some(_) => before.iter().map(|(key, part)| (key.as_str(), part)).collect(),
                    None => BTreeMap::new(),
                };
                let untouched =
                    |row: &Row| row.what.is_some_and(|what| concerned.as_ref().is_some_and(|of| !of.contains(&what)));
                let drawn = |row: Row<'_>| match before.get(row.key.as_str()).filter(|_| untouched(&row)) {
                    Some(kept) => (row.key, Arc::clone(kept)),
                    None => part(row.key, (row.draw)()),
                };
                draw(view).into_iter().map(drawn).collect()
            }
        }
    }

    /// What stands around its parts.
    pub fn shell(&self, view: &View) -> Shell {
        let hole = || PreEscaped(PARTS_GO_HERE.to_owned());
        let inside = self.around.as_ref().map_or_else(hole, |around| (around.draw)(view, hole()));
        let all = html! { div id=(self.id) class=(self.class) { (inside) } }.into_string();
        let (before, after) = all.split_once(PARTS_GO_HERE).unwrap_or((&all, ""));
        Shell(before.to_owned(), after.to_owned())
    }

    /// The whole region, as the page has it.
    pub fn whole(&self, view: &View) -> Markup {
        self.shell(view).around(&self.parts(view), &self.lead(view))
    }
}

impl Shell {
    /// The region with these parts, and what leads on to older ones.
    pub fn around(&self, parts: &[Part], lead: &str) -> Markup {
        let Self(before, after) = self;
        html! { (PreEscaped(before)) @for (_, part) in parts { (PreEscaped(part)) } (PreEscaped(lead)) (PreEscaped(after)) }
    }
}

/// Touches every region.
pub fn always(_: &Touched) -> bool {
    true
}

/// Whether any of these kinds was touched, or the plan as a whole.
pub fn any_of(touched: &Touched, kinds: &[Kind]) -> bool {
    touched.plan || kinds.iter().any(|kind| touched.kind(*kind))
}
