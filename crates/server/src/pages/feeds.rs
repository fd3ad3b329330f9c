//! A plan's days in people's own calendar programs: one makes an address with a secret, gives it to the program, and takes it
//! away again. Whoever holds it sees the days and nothing else; it ends when its owner is no longer in the plan.

use super::mine;
use crate::app::App;
use crate::auth::{self, Asker};
use crate::clock;
use crate::document::{document, knot};
use crate::error::Problem;
use crate::fields::Fields;
use crate::view::InPlan;
use axum::extract::{Form, Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use formats::write::days;
use maud::{Markup, html};
use plan::{MemberId, PersonId, PlanId, Role};
use store::Feed;
use words::Lang;

/// How long a calendar program may keep what it got before it asks again, in seconds.
const FRESH_SECONDS: u32 = 900;
/// Most feeds one member has in one plan.
const FEEDS_MOST: usize = 20;

/// Somebody who reads the plan under a name of their own: a link for reading is nobody's.
async fn reader(app: &App, asker: &Asker, id: PlanId) -> Result<InPlan, Problem> {
    let within = asker.in_plan(app, id).await?;
    if within.member == MemberId::default() { Err(Problem::Forbidden) } else { Ok(within) }
}

/// One's own feeds.
pub async fn show(State(app): State<App>, asker: Asker, Path(id): Path<PlanId>) -> Response {
    match page(&app, &asker, id, None).await {
        Ok(page) => page.into_response(),
        Err(problem) => asker.answer(problem),
    }
}

async fn page(app: &App, asker: &Asker, id: PlanId, made: Option<String>) -> Result<Markup, Problem> {
    let lang = asker.lang;
    let t = |key: &str| words::text(lang, key);
    let within = reader(app, asker, id).await?;
    let feeds = app.store.feeds_of(Some(id), within.member).await?;
    let url = |rest: &str| format!("/plans/{id}/{rest}");
    let making = |only_mine: &str, key: &str| {
        html! {
            form method="post" action=(url("feeds")) {
                input type="hidden" name="only_mine" value=(only_mine);
                button.ds-button data-variant="secondary" type="submit" { (t(key)) }
            }
        }
    };
    Ok(document(
        asker.look(),
        &t("feeds-title"),
        html! {
            a.skip href="#main" { (t("skip-to-content")) }
            header.topbar { a.home href="/" aria-label=(t("plans")) { (knot()) } a.plan href=(url("calendar")) { (t("calendar-title")) } }
            div.frame.no-path.no-now {
                main.main id="main" {
                    div.head { div { h1 { (t("feeds-title")) } p.lead { (t("feeds-lead")) } } }
                    @if let Some(address) = made {
                        div.note.red role="status" { p { (t("feeds-made")) } p { code { (address) } } }
                    }
                    section.section {
                        div.flow { (making("", "feeds-make-all")) (making("yes", "feeds-make-mine")) }
                        p.quiet.small { (t("feeds-secret")) }
                    }
                    section.section {
                        header { h2 { (t("feeds-here")) } }
                        (own(&feeds, &url("feeds/removed"), lang))
                    }
                }
            }
        },
    ))
}

/// One's own addresses, each with a way to take it away.
pub fn own(feeds: &[Feed], remove: &str, lang: Lang) -> Markup {
    let t = |key: &str| words::text(lang, key);
    html! {
        @if feeds.is_empty() { p.quiet { (t("feeds-none")) } }
        @for feed in feeds {
            form.flow method="post" action=(remove) {
                span { (t(if feed.only_mine { "feeds-mine" } else { "feeds-all" })) ", " (words::ago(lang, (clock::now().0 - feed.created_at.0) / 1000)) }
                input type="hidden" name="feed" value=(auth::hex(&feed.token_hash));
                button.linkbutton type="submit" { (t("feeds-remove")) }
            }
        }
    }
}

/// Makes a feed and gives its address, which is known only now.
pub async fn make_one(
    app: &App,
    asker: &Asker,
    plan: Option<PlanId>,
    member: MemberId,
    only_mine: bool,
) -> Result<String, Problem> {
    if app.store.feeds_of(plan, member).await?.len() >= FEEDS_MOST {
        return Err(Problem::Bad("feeds-too-many"));
    }
    let secret = auth::new_secret();
    let language = asker.lang.code().to_owned();
    let token_hash = auth::hash(&secret);
    let feed = Feed { token_hash, plan, member, only_mine, language, created_at: clock::now() };
    app.store.create_feed(&feed).await?;
    Ok(format!("{}/feeds/{secret}/taktikk.ics", app.public_url))
}

/// Takes one of a member's own away. What is gone already is as good as taken away.
pub async fn remove_one(app: &App, plan: Option<PlanId>, member: MemberId, wanted: &str) -> Result<(), Problem> {
    let own = app.store.feeds_of(plan, member).await?;
    if let Some(feed) = own.into_iter().find(|feed| auth::hex(&feed.token_hash) == wanted) {
        app.store.remove_feed(member, &feed.token_hash).await?;
    }
    Ok(())
}

/// Makes a feed and shows its address, once.
pub async fn make(
    State(app): State<App>,
    asker: Asker,
    Path(id): Path<PlanId>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    let made = async {
        let within = reader(&app, &asker, id).await?;
        let address = make_one(&app, &asker, Some(id), within.member, form.ticked("only_mine")).await?;
        page(&app, &asker, id, Some(address)).await
    };
    match made.await {
        Ok(page) => page.into_response(),
        Err(problem) => asker.answer(problem),
    }
}

/// Takes one of one's own away.
pub async fn remove(
    State(app): State<App>,
    asker: Asker,
    Path(id): Path<PlanId>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    let removed = async {
        let within = reader(&app, &asker, id).await?;
        remove_one(&app, Some(id), within.member, form.text("feed")).await?;
        Ok(Redirect::to(&format!("/plans/{id}/feeds")).into_response())
    };
    removed.await.unwrap_or_else(|problem| asker.answer(problem))
}

/// What a calendar program gets. A secret that leads nowhere, or whose owner has left, is not there.
pub async fn fetch(State(app): State<App>, asker: Asker, Path(secret): Path<String>, headers: HeaderMap) -> Response {
    let fetched = async {
        let feed = app.store.feed(&auth::hash(&secret)).await?.ok_or(Problem::NotFound)?;
        let text = match feed.plan {
            Some(plan) => text_of(&app, &feed, plan).await?,
            None => mine::calendar(&app, feed.member, Lang::from_code(&feed.language).unwrap_or_default()).await?,
        };
        let tag = format!("\"{}\"", auth::hex(&auth::hash(&text)));
        let kept = [
            (header::ETAG, tag.clone()),
            (header::CACHE_CONTROL, format!("private, max-age={FRESH_SECONDS}")),
            (header::CONTENT_TYPE, "text/calendar; charset=utf-8".to_owned()),
        ];
        let same = headers.get(header::IF_NONE_MATCH).is_some_and(|seen| seen.as_bytes() == tag.as_bytes());
        Ok(if same { (StatusCode::NOT_MODIFIED, kept).into_response() } else { (kept, text).into_response() })
    };
    fetched.await.unwrap_or_else(|problem| asker.answer(problem))
}

async fn text_of(app: &App, feed: &Feed, plan: PlanId) -> Result<String, Problem> {
    match app.store.role_in(plan, feed.member).await? {
        Some(Role::Owner | Role::Editor | Role::Reader) => {}
        Some(Role::Participant) | None => return Err(Problem::NotFound),
    }
    let lang = Lang::from_code(&feed.language).unwrap_or_default();
    let plan = app.rooms.get(plan).await?.room.plan();
    let names = app.know_names(&plan, &[]).await?;
    let name = |member: MemberId| names.get(&member).cloned().unwrap_or_else(|| words::text(lang, "someone-who-left"));
    // Who isn't among the people of the plan has nothing to do in it.
    let person =
        || plan.people.iter().find(|(_, row)| row.member == feed.member).map_or(PersonId::default(), |(id, _)| id);
    Ok(days::icalendar(&plan, clock::today(), lang, &name, feed.only_mine.then(person)))
}
