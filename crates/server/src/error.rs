//! What can go wrong with a request, in the reader's language: what happened, and what to do. Text that was
//! typed is never lost: a live page keeps it where it stands, a plain form gets it back.

use crate::frame;
use crate::live::room::Refusal;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::html;
use store::StoreError;
use words::Lang;

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
    /// Too many tries; wait.
    TooMany,
    /// The change was refused.
    Refused(Refusal),
    /// The document could not be read; the word says why.
    Unreadable(String),
    /// Our fault.
    Ours(String),
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        match error.kind() {
            store::Kind::Missing => Self::NotFound,
            store::Kind::Taken => Self::Bad("error-taken"),
            store::Kind::Refused => Self::Bad("error-too-large"),
            store::Kind::Unavailable | store::Kind::Operator => Self::Ours(error.to_string()),
        }
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl Problem {
    /// The status it is answered with.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::SignIn => StatusCode::UNAUTHORIZED,
            Self::Forbidden | Self::CrossSite | Self::Refused(Refusal::Forbidden) => StatusCode::FORBIDDEN,
            Self::Bad(_) | Self::Unreadable(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Refused(Refusal::Rejected { .. } | Refusal::TooMany) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Self::Refused(Refusal::Busy | Refusal::Store(_)) => StatusCode::SERVICE_UNAVAILABLE,
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
            Self::TooMany => "too-many-tries".into(),
            Self::Refused(Refusal::Rejected { rejection, .. }) => rejection.kind().into(),
            Self::Refused(Refusal::TooMany) => "too-many-changes".into(),
            Self::Refused(Refusal::Busy | Refusal::Store(_)) => "busy".into(),
            Self::Unreadable(kind) => format!("read-{kind}"),
            Self::Ours(_) => "ours".into(),
        }
    }

    /// What happened and what to do.
    pub fn sentence(&self, lang: Lang) -> String {
        let (key, limit) = if let Self::Refused(Refusal::Rejected { rejection, .. }) = self {
            (format!("rejection-{}", rejection.kind()), limit_in(rejection))
        } else {
            (format!("error-{}", self.kind()), 0)
        };
        words::with(lang, &key, &[("limit", limit.into()), ("most", limit.into()), ("each", limit.into())])
    }

    /// Logs what is ours to mend, once, where it is handled.
    fn log(&self) {
        if let Self::Ours(why) = self {
            tracing::error!(why, "request failed");
        } else if let Self::Refused(Refusal::Store(error)) = self {
            tracing::error!(%error, "could not write");
        }
    }

    /// As an answer to a page: a message for a live one, a page of its own for a plain one.
    pub fn answer(self, lang: Lang, live: bool) -> Response {
        self.log();
        if matches!(self, Self::SignIn) && !live {
            return axum::response::Redirect::to("/sign-in").into_response();
        }
        let status = self.status();
        let sentence = self.sentence(lang);
        if live {
            let message = html! {
                hx-partial hx-target="#messages" hx-swap="innerHTML" { p.note.red { (sentence) } }
            };
            return (status, message).into_response();
        }
        let body = html! {
            main.center id="main" {
                (frame::knot())
                h1 { (sentence) }
                p { a href="/" { (words::text(lang, "error-back")) } }
            }
        };
        (status, frame::document(lang, &words::text(lang, "taktikk"), body)).into_response()
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

/// The limit that a rejection speaks of.
fn limit_in(rejection: &plan::Rejection) -> i64 {
    use plan::Rejection as R;
    match rejection {
        R::TooLong { most_chars } => i64::try_from(*most_chars).unwrap_or(i64::MAX),
        R::TooMany { most } => i64::try_from(*most).unwrap_or(i64::MAX),
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
