//! A server with a plan that has one of everything, and people of every kind around it.

use crate::app::App;
use crate::live::room::Submission;
use crate::{auth, clock, example, routes};
use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use plan::{
    At, BrainstormField, BrainstormId, BrainstormState, Change, FileId, IdeaField, IdeaId, MemberId, Plan, PlanId,
    Role, Seq, TextEdit,
};
use std::collections::BTreeMap;
use std::sync::Arc;
use store::{NewFile, NewInvitation, NewMember, Store};
use tower::ServiceExt;
use words::Lang;

/// Most bytes of an answer that is looked at.
const ANSWER_MOST_BYTES: usize = 16 * 1024 * 1024;

/// Somebody who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Asker {
    /// Without anything.
    Nobody,
    /// In another plan.
    Stranger,
    /// With a read-only link.
    Link,
    /// In the plan as a reader.
    Reader,
    /// As a participant, without an account.
    Guest,
    /// As a participant.
    Participant,
    /// As an editor.
    Editor,
    /// As an owner.
    Owner,
    /// The owner, with a program's token at a page, or a browser's cookie at the API: neither opens the other.
    OwnerAtTheWrongDoor,
}

impl Asker {
    pub const ALL: [Self; 9] = [
        Self::Nobody,
        Self::Stranger,
        Self::Link,
        Self::Reader,
        Self::Guest,
        Self::Participant,
        Self::Editor,
        Self::Owner,
        Self::OwnerAtTheWrongDoor,
    ];

    const fn role(self) -> Option<Role> {
        match self {
            Self::Nobody | Self::Stranger | Self::Link => None,
            Self::Reader => Some(Role::Reader),
            Self::Guest | Self::Participant => Some(Role::Participant),
            Self::Editor => Some(Role::Editor),
            Self::Owner | Self::OwnerAtTheWrongDoor => Some(Role::Owner),
        }
    }

    pub const fn member(self) -> Option<MemberId> {
        match self {
            Self::Nobody | Self::Link => None,
            Self::Stranger => Some(MemberId::from_raw(901)),
            Self::Reader => Some(MemberId::from_raw(902)),
            Self::Participant => Some(MemberId::from_raw(903)),
            Self::Editor => Some(MemberId::from_raw(904)),
            Self::Owner | Self::OwnerAtTheWrongDoor => Some(MemberId::from_raw(905)),
            Self::Guest => Some(MemberId::from_raw(906)),
        }
    }
}

/// An answer, read to its end unless it is a stream.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Answer {
    pub fn header(&self, name: impl header::AsHeaderName) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|why| panic!("{why}: {:?}", self.body))
    }
}

/// The server.
pub struct House {
    pub app: App,
    pub router: Router,
    /// The plan with one of everything.
    pub plan: PlanId,
    /// A plan that only the stranger is in.
    elsewhere: PlanId,
    /// What stands in the place of `{audience}` and so on.
    names: BTreeMap<&'static str, String>,
    _folder: tempfile::TempDir,
}

impl House {
    pub async fn new() -> Self {
        Self::at("http://taktikk.test").await
    }

    pub async fn at(public_url: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&format!("sqlite:{}", folder.path().join("taktikk.db").display())).await.unwrap();
        let app = App::new(store.clone(), public_url, crate::pages::regions::own);
        for asker in Asker::ALL {
            let (Some(id), name) = (asker.member(), format!("{asker:?}")) else { continue };
            let email = format!("{}@example.no", name.to_lowercase());
            let email = Some(email.as_str()).filter(|_| asker != Asker::Guest);
            let new = NewMember { id, name: &name, email, created_at: clock::now(), ..NewMember::default() };
            if asker != Asker::OwnerAtTheWrongDoor {
                store.create_member(&new).await.unwrap();
            }
        }
        let (plan, elsewhere) = (PlanId::from_raw(77), PlanId::from_raw(78));
        let member = |asker: Asker| asker.member().unwrap();
        store.create_plan(plan, "Everything", member(Asker::Owner), At(1)).await.unwrap();
        store.create_plan(elsewhere, "Elsewhere", member(Asker::Stranger), At(1)).await.unwrap();
        for asker in [Asker::Reader, Asker::Guest, Asker::Participant, Asker::Editor] {
            store.set_role(plan, member(asker), asker.role().unwrap()).await.unwrap();
        }
        let file = FileId::from_raw(55);
        let new = NewFile {
            id: file,
            plan,
            name: "strategi <b>.html",
            content_type: "text/html",
            created_at: At(1),
            bytes: Bytes::from_static(b"<script>alert(1)</script>"),
        };
        store.add_file(&new).await.unwrap();
        let figures = Bytes::from_static(b"group;channel;value\nyoung;Facebook;40\n");
        let new = NewFile { id: FileId::from_raw(56), name: "figures.csv", bytes: figures, ..new };
        store.add_file(&new).await.unwrap();
        let router = routes::router(app.clone());
        let mut house = Self { app, router, plan, elsewhere, names: BTreeMap::new(), _folder: folder };
        house.names = house.one_of_everything().await;
        house
    }

    /// The example, and a brainstorm that is open for ideas and votes, with an idea of the participant's own.
    async fn one_of_everything(&self) -> BTreeMap<&'static str, String> {
        let owner = Asker::Owner.member().unwrap();
        let (brainstorm, idea) = (BrainstormId::from_raw(900_011), IdeaId::from_raw(900_012));
        let mut next = 1_000;
        let mut changes: Vec<Change> = example::changes(Lang::En, clock::today(), &|_| owner, &mut || {
            next += 1;
            next
        })
        .into_iter()
        // Nobody votes or reacts in another's name, and here all of it would be the owner's.
        .filter(|(.., change)| !matches!(change, Change::Vote { .. } | Change::React { .. }))
        .map(|(.., change)| change)
        .collect();
        changes.push(Change::AddBrainstorm {
            id: brainstorm,
            fields: vec![
                BrainstormField::Title(TextEdit::new("Open")),
                BrainstormField::State(Some(BrainstormState::Open)),
                BrainstormField::VotingOpen(true),
                BrainstormField::VotesEach(200),
                BrainstormField::SeveralOnOne(true),
            ],
        });
        let own = vec![
            IdeaField::Brainstorm(Some(brainstorm)),
            IdeaField::Presence(TextEdit::new("A stand at the market")),
            IdeaField::Author(Asker::Participant.member()),
        ];
        changes.push(Change::AddIdea { id: idea, fields: own });
        let room = self.app.rooms.get(self.plan).await.unwrap();
        for some in changes.chunks(crate::live::room::MAX_CHANGES) {
            let submission = Submission { by: owner, role: Role::Owner, changes: some.to_vec(), key: None };
            room.room.submit(submission).await.unwrap();
        }
        let plan = self.plan().await;
        let level = plan.levels.iter().next().unwrap();
        BTreeMap::from([
            ("statement", first(plan.statements.ids())),
            ("amendment", first(plan.amendments.ids())),
            ("file", FileId::from_raw(55).to_string()),
            ("figures", FileId::from_raw(56).to_string()),
            ("audience", first(plan.audiences.ids())),
            ("other_audience", plan.audiences.ids().next_back().unwrap().to_string()),
            ("spare", plan.audiences.ids().nth(1).unwrap().to_string()),
            ("objective", first(plan.objectives.ids())),
            ("other_objective", plan.objectives.ids().next_back().unwrap().to_string()),
            ("belief", first(plan.beliefs.ids())),
            ("claim", first(plan.claims.ids())),
            ("channel", first(plan.channels.ids())),
            ("account", first(plan.accounts.ids())),
            ("brainstorm", brainstorm.to_string()),
            ("idea", idea.to_string()),
            ("measure", level.1.measure.to_string()),
            ("level", level.0.to_string()),
            ("person", first(plan.people.ids())),
            ("review", first(plan.reviews.ids())),
            ("lesson", first(plan.lessons.ids())),
            ("absence", first(plan.absences.ids())),
            ("skill", first(plan.skills.ids())),
            ("setup_step", first(plan.setup_steps.ids())),
            ("calendar_entry", first(plan.calendar_entries.ids())),
            ("column", "never".into()),
            ("channel_key", "blog".into()),
            ("nth", "1".into()),
            ("spread", "2027-02".into()),
            ("seq", "4".into()),
            ("page", "plan".into()),
            ("format", "json".into()),
            ("strategy_format", "docx".into()),
            ("brainstorm_format", "csv".into()),
            ("hash", "0".into()),
            ("name", "taktikk.css".into()),
        ])
    }

    /// The plan as it stands.
    pub async fn plan(&self) -> Arc<Plan> {
        self.app.rooms.get(self.plan).await.unwrap().room.plan()
    }

    /// How long the journal is.
    pub async fn head(&self) -> Seq {
        self.app.store.head(self.plan).await.unwrap()
    }

    /// Fills `{placeholders}`. Those for things that can be used only once are made anew every time.
    pub async fn fill(&self, text: &str, plan: PlanId) -> String {
        let mut filled = text.replace("{plan}", &plan.to_string());
        for (name, value) in &self.names {
            filled = filled.replace(&format!("{{{name}}}"), value);
        }
        let owner = Asker::Stranger.member().unwrap();
        let secret = auth::new_secret();
        if filled.contains("{invitation}") {
            let new = NewInvitation {
                plan: Some(self.elsewhere),
                role: Role::Reader,
                email: None,
                created_by: owner,
                created_at: clock::now(),
                expires_at: At(clock::now().0 + 60_000),
            };
            self.app.store.create_invitation(&auth::hash(&secret), &new).await.unwrap();
            filled = filled.replace("{invitation}", &secret);
        }
        if filled.contains("{link}") {
            self.app.store.create_link(&auth::hash(&secret), self.elsewhere, owner, At(1)).await.unwrap();
            filled = filled.replace("{link}", &secret);
        }
        if filled.contains("{own_link}") {
            self.app.store.create_link(&auth::hash(&secret), self.plan, owner, At(1)).await.unwrap();
            let hash: String = auth::hash(&secret).iter().map(|byte| format!("{byte:02x}")).collect();
            filled = filled.replace("{own_link}", &hash);
        }
        if filled.contains("{newcomer}") {
            let id = MemberId::from_raw(clock::mint());
            self.app.store.create_member(&NewMember { id, name: "New", ..NewMember::default() }).await.unwrap();
            self.app.store.set_role(self.plan, id, Role::Reader).await.unwrap();
            filled = filled.replace("{newcomer}", &id.to_string());
        }
        filled.replace("{new}", &secret.to_lowercase().replace(['-', '_'], "x"))
    }

    /// Sends a request as somebody, with fresh ways in.
    pub async fn ask(&self, asker: Asker, method: &str, url: &str, body: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request = Request::builder().method(method).uri(url).header(header::HOST, "taktikk.test");
        let secret = auth::new_secret();
        let token = auth::hash(&secret);
        if let Some(member) = asker.member() {
            let program = url.starts_with("/api/") != (asker == Asker::OwnerAtTheWrongDoor);
            if program {
                self.app.store.create_api_token(&token, member, "test", clock::now()).await.unwrap();
                request = request.header(header::AUTHORIZATION, format!("Bearer {secret}"));
            } else {
                let now = clock::now();
                self.app.store.create_session(&token, member, now, At(now.0 + 60_000)).await.unwrap();
                request = request.header(header::COOKIE, format!("taktikk={secret}"));
            }
        } else if asker == Asker::Link {
            let owner = Asker::Owner.member().unwrap();
            self.app.store.create_link(&token, self.plan, owner, At(1)).await.unwrap();
            request = request.header(header::COOKIE, format!("taktikk_link={secret}"));
        }
        if !headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("content-type")) && !body.is_empty() {
            let json = url.starts_with("/api/");
            let kind = if json { "application/json" } else { "application/x-www-form-urlencoded" };
            request = request.header(header::CONTENT_TYPE, kind);
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.send(request.body(Body::from(body.to_owned())).unwrap()).await
    }

    /// Sends a request. Whatever the answer, the headers that keep pages safe are on it.
    pub async fn send(&self, request: Request<Body>) -> Answer {
        let what = format!("{} {}", request.method(), request.uri());
        let answer = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = answer.into_parts();
        let streams = parts.headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind == "text/event-stream");
        let body = if streams { Bytes::new() } else { axum::body::to_bytes(body, ANSWER_MOST_BYTES).await.unwrap() };
        let answer = Answer { status: parts.status, headers: parts.headers, body };
        let policy = answer.header(header::CONTENT_SECURITY_POLICY);
        assert!(policy.starts_with("default-src 'none'; "), "{what}: {policy}");
        assert!(!policy.contains("unsafe") && policy.contains("frame-ancestors 'none'"), "{what}: {policy}");
        assert_eq!(answer.header(header::X_CONTENT_TYPE_OPTIONS), "nosniff", "{what}");
        assert_eq!(answer.header(header::REFERRER_POLICY), "same-origin", "{what}");
        answer
    }
}

fn first<T: ToString>(mut ids: impl Iterator<Item = T>) -> String {
    ids.next().map(|id| id.to_string()).unwrap()
}
