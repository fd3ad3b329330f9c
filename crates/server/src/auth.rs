//! Who is asking: sessions, passwords, secrets, and protection against other sites' pages.

use crate::app::App;
use crate::clock;
use crate::error::Problem;
use crate::look::{Look, Scheme};
use crate::page::Page;
use crate::repeats::key_in;
use crate::view::{InPlan, ViewerKind};
use argon2::{Argon2, PasswordHasher, PasswordVerifier};
use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::Response;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use plan::{At, MemberId, PlanId, Role};
use sha2::{Digest, Sha256};
use store::TokenHash;
use tokio::sync::Semaphore;
use words::Lang;

/// The session's cookie.
const COOKIE: &str = "taktikk";
/// The cookie of a read-only link.
const LINK_COOKIE: &str = "taktikk_link";
/// How long a session lasts without being used.
const SESSION_MS: i64 = 30 * DAY_MS;
/// How often a session's end is moved: not at every request, that would be a write each.
const TOUCH_MS: i64 = DAY_MS;
const DAY_MS: i64 = 24 * 60 * 60 * 1000;
/// Shortest password.
pub const PASSWORD_LEAST_CHARS: usize = 10;
/// Longest password: hashing more is work for nothing.
pub const PASSWORD_MOST_CHARS: usize = 200;
/// Tries per email address, whether it has an account or not, before one has to wait.
const TRIES_MOST: u64 = 10;
/// Passwords that are hashed at the same time: each takes 19 MiB and a core, and the rest of the house needs some too.
const HASHES_AT_ONCE: usize = 2;
/// For how long tries count.
const TRIES_WINDOW_MS: i64 = 10 * 60 * 1000;

/// A new secret, in a form that fits in an address.
pub fn new_secret() -> String {
    URL_SAFE_NO_PAD.encode(clock::random::<32>())
}

/// What is kept of a secret.
pub fn hash(secret: &str) -> TokenHash {
    Sha256::digest(secret.as_bytes()).into()
}

static HASHING: Semaphore = Semaphore::const_new(HASHES_AT_ONCE);

/// A hash as text, to name a key or a link by without saying its secret.
pub fn hex(hash: &TokenHash) -> String {
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The hash that was written as this text.
pub fn unhex(text: &str) -> Option<TokenHash> {
    let bytes = text.as_bytes().chunks(2).map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok());
    bytes.collect::<Option<Vec<u8>>>()?.try_into().ok()
}

/// Hashes a password, off the threads that answer requests.
pub async fn hash_password(password: String) -> Result<String, Problem> {
    let length = password.chars().count();
    if !(PASSWORD_LEAST_CHARS..=PASSWORD_MOST_CHARS).contains(&length) {
        return Err(Problem::Bad("error-password-length"));
    }
    let _turn = HASHING.acquire().await.map_err(|error| Problem::Ours(error.to_string()))?;
    let hashed = tokio::task::spawn_blocking(move || {
        Argon2::default().hash_password(password.as_bytes()).map(|hash| hash.to_string())
    });
    hashed.await.map_err(|error| Problem::Ours(error.to_string()))?.map_err(|error| Problem::Ours(error.to_string()))
}

/// A hash that no password fits, so that an unknown address takes as long as a wrong password.
const NOBODYS_HASH: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// Whether the password is the one behind the hash.
async fn password_fits(password: String, hash: Option<String>) -> bool {
    let known = hash.is_some();
    let hash = hash.unwrap_or_else(|| NOBODYS_HASH.to_owned());
    let Ok(_turn) = HASHING.acquire().await else { return false };
    let fits = tokio::task::spawn_blocking(move || {
        argon2::PasswordHash::new(&hash)
            .is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
    });
    fits.await.unwrap_or(false) && known
}

/// Signs in with an address and a password.
pub async fn sign_in(app: &App, email: &str, password: String) -> Result<MemberId, Problem> {
    let now = clock::now();
    let bucket = hash(&format!("sign-in:{}", store::fold_email(email)));
    let window = At(now.0 - TRIES_WINDOW_MS);
    if app.store.attempts_since(&bucket, window).await? >= TRIES_MOST {
        return Err(Problem::TooMany);
    }
    // Noted before it is looked at: of many tries at the same moment no more get through than one by one.
    app.store.note_attempt(&bucket, now).await?;
    if app.store.attempts_since(&bucket, window).await? > TRIES_MOST {
        return Err(Problem::TooMany);
    }
    if password.chars().count() > PASSWORD_MOST_CHARS {
        return Err(Problem::Bad("error-sign-in-wrong"));
    }
    let member = app.store.member_by_email(email).await?;
    let fits = password_fits(password, member.as_ref().and_then(|member| member.password_hash.clone())).await;
    match member {
        Some(member) if fits => {
            app.store.forget_attempts(&bucket).await?;
            Ok(member.id)
        }
        _ => Err(Problem::Bad("error-sign-in-wrong")),
    }
}

/// Starts a session; the answer is the cookie.
pub async fn start_session(app: &App, member: MemberId) -> Result<String, Problem> {
    let secret = new_secret();
    let now = clock::now();
    app.store.create_session(&hash(&secret), member, now, At(now.0 + SESSION_MS)).await?;
    Ok(cookie(app, COOKIE, &secret, SESSION_MS / 1000))
}

/// The cookie of somebody who came by a read-only link.
pub fn link_cookie(app: &App, secret: &str) -> String {
    cookie(app, LINK_COOKIE, secret, SESSION_MS / 1000)
}

/// Ends the session of a request; the answer is the cookie that forgets it.
pub async fn end_session(app: &App, headers: &HeaderMap) -> Result<String, Problem> {
    if let Some(secret) = cookie_in(headers, COOKIE) {
        app.store.end_session(&hash(secret)).await?;
    }
    Ok(cookie(app, COOKIE, "", 0))
}

fn cookie(app: &App, name: &str, value: &str, max_age_seconds: i64) -> String {
    let secure = if app.is_https() { "; Secure" } else { "" };
    format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={max_age_seconds}{secure}")
}

fn cookie_in<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value)
}

/// Somebody who is signed in, or came by a link, or nobody in particular; and how to answer them.
#[derive(Debug, Clone)]
pub struct Asker {
    /// Who is signed in.
    pub member: Option<MemberId>,
    /// Whether they came into a workshop without an account.
    pub is_guest: bool,
    /// Whether they look after the installation.
    pub is_installation_owner: bool,
    /// The plan a read-only link opens for them.
    link: Option<PlanId>,
    /// The language of answers.
    pub lang: Lang,
    /// Light or dark.
    pub scheme: Scheme,
    /// Whether the page is live, and wants a piece rather than a page.
    pub live: bool,
    /// The key of what is asked, if it may be asked again.
    pub key: Option<String>,
}

impl Asker {
    /// Who is signed in with an account of their own, or a request to sign in.
    pub fn signed_in(&self) -> Result<MemberId, Problem> {
        let member = self.member.ok_or(Problem::SignIn)?;
        if self.is_guest { Err(Problem::Forbidden) } else { Ok(member) }
    }

    /// How they want pages.
    pub fn look(&self) -> Look {
        Look { lang: self.lang, scheme: self.scheme }
    }

    /// Makes an answer of a problem, the way the asker's page wants it.
    pub fn answer(&self, problem: Problem) -> Response {
        problem.answer(self.look(), self.live)
    }

    /// What the asker is in a plan, if they may read all of it. A plan one has nothing to do with can't be told from one
    /// that isn't.
    pub async fn in_plan(&self, app: &App, plan: PlanId) -> Result<InPlan, Problem> {
        let within = self.at_board(app, plan).await?;
        if within.viewer.role == Role::Participant { Err(Problem::Forbidden) } else { Ok(within) }
    }

    /// The same for one page: participants see those of the workshop.
    pub async fn on_page(&self, app: &App, plan: PlanId, page: Page) -> Result<InPlan, Problem> {
        if page.is_board() { self.at_board(app, plan).await } else { self.in_plan(app, plan).await }
    }

    /// The same for what participants may see too: the ideas and their sorting.
    pub async fn at_board(&self, app: &App, plan: PlanId) -> Result<InPlan, Problem> {
        let (lang, scheme) = (self.lang, self.scheme);
        if let Some(member) = self.member
            && let Some(role) = app.store.role_in(plan, member).await?
        {
            return Ok(InPlan { member, viewer: ViewerKind { lang, role }, scheme });
        }
        if self.link == Some(plan) {
            let viewer = ViewerKind { lang, role: Role::Reader };
            return Ok(InPlan { member: MemberId::default(), viewer, scheme });
        }
        Err(if self.member.is_some() { Problem::NotFound } else { Problem::SignIn })
    }
}

impl FromRequestParts<App> for Asker {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let headers = &parts.headers;
        let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        let lang = accepted.map_or(Lang::default(), Lang::from_accept_language);
        let live = headers.contains_key("hx-request");
        let key = key_in(headers).map_err(|problem| problem.answer(Look { lang, scheme: Scheme::default() }, live))?;
        let key = key.map(str::to_owned);
        let mut asker = Self {
            member: None,
            is_guest: false,
            is_installation_owner: false,
            link: None,
            lang,
            scheme: Scheme::default(),
            live,
            key,
        };
        match ask(app, headers, &mut asker).await {
            Ok(()) => Ok(asker),
            Err(problem) => Err(problem.answer(asker.look(), live)),
        }
    }
}

async fn ask(app: &App, headers: &HeaderMap, asker: &mut Asker) -> Result<(), Problem> {
    let now = clock::now();
    if let Some(secret) = cookie_in(headers, COOKIE) {
        let token = hash(secret);
        if let Some(session) = app.store.session(&token, now).await? {
            let member = session.member;
            if session.last_seen.0 + TOUCH_MS < now.0 {
                app.store.touch_session(&token, now, At(now.0 + SESSION_MS)).await?;
            }
            asker.member = Some(member.id);
            asker.is_guest = member.email.is_none();
            asker.is_installation_owner = member.owner;
            asker.lang = member.language.as_deref().and_then(Lang::from_code).unwrap_or(asker.lang);
            asker.scheme = member.color_scheme.as_deref().and_then(Scheme::from_word).unwrap_or_default();
        }
    }
    if let Some(secret) = cookie_in(headers, LINK_COOKIE) {
        asker.link = app.store.link(&hash(secret)).await?.map(|link| link.plan);
    }
    Ok(())
}

/// Turns away changes that another site's page asks for. Browsers say where a request comes from; programs
/// that say nothing carry no cookie worth stealing.
pub async fn same_site_only(State(app): State<App>, request: Request, next: Next) -> Response {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if !safe && comes_from_elsewhere(&app, request.headers()) {
        if request.uri().path().starts_with("/api/") {
            return Problem::CrossSite.answer_json(Lang::En);
        }
        return Problem::CrossSite.answer(Look::default(), request.headers().contains_key("hx-request"));
    }
    next.run(request).await
}

fn comes_from_elsewhere(app: &App, headers: &HeaderMap) -> bool {
    let said = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    match said("sec-fetch-site") {
        Some("same-origin" | "none") => return false,
        Some(_) => return true,
        None => {}
    }
    let Some(origin) = said("origin") else { return false };
    let host = origin.split_once("://").map_or(origin, |(_, host)| host);
    origin != &*app.public_url && Some(host) != said("host")
}
