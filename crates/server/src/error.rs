//! What can go wrong with a request, in the reader's language: what happened, and what to do. Text that was
//! typed is never lost: a live page keeps it where it stands, a plain form gets it back.

use crate::document::{document, knot};
use crate::live::room::{MAX_CHANGES, Refusal};
use crate::look::Look;
use axum::extract::Request;
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use store::StoreError;
use words::Lang;

/// Most bytes of axum's own words for why it refused a request.
const REFUSAL_MOST_BYTES: usize = 4 * 1024;

/// Why a request was not done.
#[derive(Debug)]
pub enum Problem {
    /// It is not there, or not theirs to see: nobody can tell which.
    NotFound,
    /// They have to sign in first.
    SignIn,
    /// They may see it, but not do that.
    Forbidden,
    /// The request came from another site's page.
    CrossSite,
    /// What was sent does not make sense; the key says what to do.
    Bad(&'static str),
    /// The address doesn't take this method.
    WrongMethod,
    /// What was sent is larger than a limit allows.
    TooLarge,
    /// What was sent is of a kind that isn't read here.
    WrongKind,
    /// Too many tries; wait.
    TooMany,
    /// The change was refused.
    Refused(Refusal),
    /// The document could not be read; the word says why.
    Unreadable(String),
    /// The database does not answer; trying again helps.
    Unavailable(String),
    /// Our fault.
    Ours(String),
}

impl From<&StoreError> for Problem {
    fn from(error: &StoreError) -> Self {
        match error.kind() {
            store::Kind::Missing => Self::NotFound,
            store::Kind::Taken => Self::Bad("error-taken"),
            store::Kind::Refused => Self::TooLarge,
            store::Kind::Unavailable => Self::Unavailable(error.to_string()),
            store::Kind::Operator => Self::Ours(error.to_string()),
        }
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        Self::from(&error)
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        if let Refusal::Store(error) = &refusal { Self::from(error.as_ref()) } else { Self::Refused(refusal) }
    }
}

/// Puts into words what was refused before a handler saw it: an address that isn't, a method it doesn't take, a form
/// that doesn't read, a body over its limit.
pub async fn in_words(request: Request, next: Next) -> Response {
    let for_program = request.uri().path().starts_with("/api/");
    let live = request.headers().contains_key("hx-request");
    let lang = accepted(request.headers());
    let (parts, body) = next.run(request).await.into_parts();
    let kind = parts.headers.get(header::CONTENT_TYPE).map_or(&b""[..], |kind| kind.as_bytes());
    if !(parts.status.is_client_error() && (kind.is_empty() || kind.starts_with(b"text/plain"))) {
        return Response::from_parts(parts, body);
    }
    let said = axum::body::to_bytes(body, REFUSAL_MOST_BYTES).await.unwrap_or_default();
    let problem = match parts.status {
        StatusCode::NOT_FOUND => Problem::NotFound,
        StatusCode::METHOD_NOT_ALLOWED => Problem::WrongMethod,
        StatusCode::PAYLOAD_TOO_LARGE => Problem::TooLarge,
        StatusCode::UNSUPPORTED_MEDIA_TYPE => Problem::WrongKind,
        // Behind an address that doesn't read nothing can be.
        StatusCode::BAD_REQUEST if said.starts_with(b"Invalid URL") => Problem::NotFound,
        _ => Problem::Bad("error-field"),
    };
    let mut answer =
        if for_program { problem.answer_json(lang) } else { problem.answer(Look { lang, ..Look::default() }, live) };
    if let Some(methods) = parts.headers.get(header::ALLOW) {
        answer.headers_mut().insert(header::ALLOW, methods.clone());
    }
    answer
}

/// The language the request asks for.
fn accepted(headers: &HeaderMap) -> Lang {
    let said = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    said.map_or(Lang::default(), Lang::from_accept_language)
}

impl Problem {
    /// The status it is answered with.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::SignIn => StatusCode::UNAUTHORIZED,
            Self::Forbidden | Self::CrossSite | Self::Refused(Refusal::Forbidden) => StatusCode::FORBIDDEN,
            Self::WrongMethod => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::WrongKind => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Bad(_) | Self::Unreadable(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Refused(Refusal::Rejected { .. } | Refusal::TooMany) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Self::Unavailable(_) | Self::Refused(Refusal::Busy | Refusal::Store(_)) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Ours(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// A stable word for it, for programs.
    pub fn kind(&self) -> String {
        match self {
            Self::NotFound => "not-found".into(),
            Self::SignIn => "sign-in".into(),
            Self::Forbidden | Self::Refused(Refusal::Forbidden) => "forbidden".into(),
            Self::CrossSite => "cross-site".into(),
            Self::Bad(key) => key.trim_start_matches("error-").into(),
            Self::WrongMethod => "wrong-method".into(),
            Self::TooLarge => "too-large".into(),
            Self::WrongKind => "wrong-kind".into(),
            Self::TooMany => "too-many-tries".into(),
            Self::Refused(Refusal::Rejected { rejection, .. }) => rejection.kind().into(),
            Self::Refused(Refusal::TooMany) => "too-many-changes".into(),
            Self::Unavailable(_) | Self::Refused(Refusal::Busy | Refusal::Store(_)) => "busy".into(),
            Self::Unreadable(kind) => format!("read-{kind}"),
            Self::Ours(_) => "ours".into(),
        }
    }

    /// What happened and what to do.
    pub fn sentence(&self, lang: Lang) -> String {
        let (key, limit) = match self {
            Self::Refused(Refusal::Rejected { rejection, .. }) => {
                (format!("rejection-{}", rejection.kind()), limit_in(rejection))
            }
            Self::Bad(key) => ((*key).to_owned(), 0),
            Self::Refused(Refusal::TooMany) => {
                (format!("error-{}", self.kind()), i64::try_from(MAX_CHANGES).unwrap_or(i64::MAX))
            }
            Self::NotFound
            | Self::SignIn
            | Self::Forbidden
            | Self::CrossSite
            | Self::WrongMethod
            | Self::TooLarge
            | Self::WrongKind
            | Self::Unavailable(_)
            | Self::TooMany
            | Self::Refused(_)
            | Self::Unreadable(_)
            | Self::Ours(_) => (format!("error-{}", self.kind()), 0),
        };
        words::with(lang, &key, &[("limit", limit.into()), ("most", limit.into()), ("each", limit.into())])
    }

    /// Logs what is ours to mend, once, where it is handled.
    fn log(&self) {
        if let Self::Ours(why) | Self::Unavailable(why) = self {
            tracing::error!(why, "request failed");
        } else if let Self::Refused(Refusal::Store(error)) = self {
            tracing::error!(%error, "could not write");
        }
    }

    /// As an answer to a page: a message for a live one, a page of its own for a plain one.
    pub fn answer(self, look: Look, live: bool) -> Response {
        self.log();
        if matches!(self, Self::SignIn) && !live {
            return axum::response::Redirect::to("/sign-in").into_response();
        }
        let status = self.status();
        let sentence = self.sentence(look.lang);
        if live {
            let message = html! {
                hx-partial hx-target="#messages" hx-swap="innerHTML" { p.note.red { (sentence) } }
            };
            return (status, message).into_response();
        }
        let page = page(look, &sentence, html! {});
        (status, axum::Extension(Said { look, sentence }), page).into_response()
    }

    /// As an answer to a program.
    pub fn answer_json(self, lang: Lang) -> Response {
        self.log();
        let index = if let Self::Refused(Refusal::Rejected { index, .. }) = &self { Some(*index) } else { None };
        let body =
            serde_json::json!({ "error": { "kind": self.kind(), "message": self.sentence(lang), "change": index } });
        (self.status(), axum::Json(body)).into_response()
    }
}

/// What a page about a problem says, for whoever wants to say more on it.
#[derive(Debug, Clone)]
pub struct Said {
    /// How the asker wants pages.
    pub look: Look,
    /// What happened and what to do.
    pub sentence: String,
}

/// A page about a problem.
pub fn page(look: Look, sentence: &str, more: Markup) -> Markup {
    let body = html! {
        main.center id="main" {
            (knot())
            h1 { (sentence) }
            (more)
            p { a href="/" { (words::text(look.lang, "error-back")) } }
        }
    };
    document(look, &words::text(look.lang, "taktikk"), body)
}

/// The limit that a rejection speaks of.
fn limit_in(rejection: &plan::Rejection) -> i64 {
    use plan::Rejection as R;
    match rejection {
        R::TooLong { most_chars } => i64::try_from(*most_chars).unwrap_or(i64::MAX),
        R::TooMany { most } | R::TooManyIdeas { most } => i64::try_from(*most).unwrap_or(i64::MAX),
        R::VotesSpent { each } => i64::from(*each),
        R::OutOfOrder { .. }
        | R::IdTaken { .. }
        | R::NotThere { .. }
        | R::Unnamed
        | R::RangeBackwards
        | R::OverHundredPercent
        | R::Negative
        | R::OnItself
        | R::BrainstormClosed
        | R::VotingClosed => 0,
    }
}
