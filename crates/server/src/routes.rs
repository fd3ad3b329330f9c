//! Every address there is. They are collected in [`Routes`], which knows its own list: a test walks all of them and
//! has to be told who may do what at each.

use crate::addresses::Routes;
use crate::app::App;
use crate::fields::FORM_MOST_BYTES;
use crate::page::Page;
use crate::pages::{
    account, anchors, audiences, brainstorm, calendar, export, feeds, findings, habits, history, joining, live,
    members, mine, objectives, picking, plans, resources, sign_in, sort, strategy, tactics, the_plan, thread,
    two_pages,
};
use crate::{api, assets, auth, error, typed};
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::{HeaderValue, header};
use axum::middleware;
use axum::routing::{get, post};
use plan::Stage;
use tower_http::compression::CompressionLayer;
use tower_http::set_header::SetResponseHeaderLayer;

/// What a page may do: its own scripts, styles, pictures and connections, and nothing else.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
     connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The whole server.
pub fn router(app: App) -> Router {
    all()
        .into_router()
        .layer(middleware::from_fn(typed::give_back))
        .layer(middleware::from_fn_with_state(app.clone(), auth::same_site_only))
        .layer(middleware::from_fn(error::in_words))
        .layer(CompressionLayer::new())
        .layer(header_always(header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY))
        .layer(header_always(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(header_always(header::REFERRER_POLICY, "same-origin"))
        .with_state(app)
}

/// Every address.
pub fn all() -> Routes {
    pages()
        .merge(inventing())
        .around(|pages| pages.layer(DefaultBodyLimit::max(FORM_MOST_BYTES)))
        .nest("/api/v1", api::routes())
        .route("/assets/{hash}/{name}", get(assets::serve))
}

/// Pages and their forms.
fn pages() -> Routes {
    Routes::new()
        .route("/", get(plans::list))
        .route("/plans", post(plans::make))
        .route("/welcome/{secret}", get(sign_in::welcome).post(sign_in::make_owner))
        .route("/sign-in", get(sign_in::show).post(sign_in::sign_in))
        .route("/sign-out", post(sign_in::sign_out))
        .route("/invitations/{secret}", get(sign_in::invitation).post(sign_in::accept))
        .route("/links/{secret}", get(sign_in::read_only))
        .route("/join", get(joining::ask).post(joining::by_code))
        .route("/join/{secret}", get(joining::ask_by_link).post(joining::by_link))
        .route("/account/password", post(account::change_password))
        .route("/account/tokens", post(account::make_token))
        .route("/account/tokens/revoked", post(account::revoke_token))
        .route("/account", get(account::show).post(account::edit))
        .route("/mine", get(mine::show))
        .route("/mine/feeds", post(mine::make))
        .route("/mine/feeds/removed", post(mine::remove))
        .route("/plans/{plan}/", get(live::plan_root))
        .route("/plans/{plan}/stream", get(live::stream))
        .route("/plans/{plan}/findings", live::shown(Page::Findings))
        .route("/plans/{plan}/findings/aside", post(findings::set_aside))
        .route("/plans/{plan}/removed", post(picking::remove))
        .route(
            "/plans/{plan}/strategy",
            live::shown(Page::Stage(Stage::Strategy))
                .post(strategy::bring)
                .layer(DefaultBodyLimit::max(strategy::UPLOAD_MOST_BYTES)),
        )
        .route("/plans/{plan}/strategy/statements/{statement}", get(strategy::open).post(strategy::correct))
        .route("/plans/{plan}/strategy/amendments", post(strategy::amend))
        .route("/plans/{plan}/strategy/amendments/{amendment}", post(strategy::edit_amendment))
        .route("/plans/{plan}/strategy/carried", post(strategy::carry))
        .route("/plans/{plan}/strategy/drafts", post(strategy::take_drafts))
        .route("/plans/{plan}/strategy/export/{format}", get(export::amended_strategy))
        .route("/plans/{plan}/brainstorm/export/{format}", get(export::brainstorm))
        .route(
            "/plans/{plan}/brainstorm/import",
            get(brainstorm::importing::ask)
                .post(brainstorm::importing::bring)
                .layer(DefaultBodyLimit::max(brainstorm::importing::UPLOAD_MOST_BYTES)),
        )
        .route(
            "/plans/{plan}/brainstorm/import/{file}",
            get(brainstorm::importing::show).post(brainstorm::importing::write),
        )
        .route("/plans/{plan}/files/{file}", get(strategy::original))
        .route("/plans/{plan}/audiences", live::shown(Page::Stage(Stage::Audiences)).post(audiences::add))
        .route("/plans/{plan}/audiences/{audience}", get(audiences::open).post(audiences::edit))
        .route("/plans/{plan}/audiences/{audience}/overlaps", post(audiences::set_overlap))
        .route("/plans/{plan}/audiences/{audience}/moved", post(audiences::set_place))
        .route("/plans/{plan}/audiences/{audience}/merged", post(audiences::merge))
        .route("/plans/{plan}/anchors", post(anchors::set))
        .route("/plans/{plan}/objectives", live::shown(Page::Stage(Stage::Objectives)).post(objectives::add))
        .route("/plans/{plan}/objectives/{objective}", get(objectives::open).post(objectives::edit))
        .route("/plans/{plan}/objectives/attached", post(objectives::attach))
        .route("/plans/{plan}/objectives/beliefs", post(objectives::add_belief))
        .route("/plans/{plan}/objectives/beliefs/{belief}", post(objectives::edit_belief))
        .route("/plans/{plan}/habits", live::shown(Page::Stage(Stage::Habits)))
        .route("/plans/{plan}/habits/claims", live::shown(Page::Claims).post(habits::add_claim))
        .route("/plans/{plan}/habits/cells", post(habits::fill))
        .route("/plans/{plan}/habits/cells/{audience}/{channel}", get(habits::open_cell))
        .route("/plans/{plan}/habits/claims/{claim}", post(habits::edit_claim))
        .route("/plans/{plan}/habits/not-worth", live::shown(Page::NotWorth))
        .route(
            "/plans/{plan}/habits/figures",
            get(habits::figures::ask)
                .post(habits::figures::bring)
                .layer(DefaultBodyLimit::max(habits::figures::UPLOAD_MOST_BYTES)),
        )
        .route("/plans/{plan}/habits/figures/{file}", get(habits::figures::show).post(habits::figures::write))
        .route("/plans/{plan}/habits/worth", post(habits::set_worth))
        .route("/plans/{plan}/habits/channels", post(habits::add_channel))
        .route("/plans/{plan}/habits/channels/{channel}", get(habits::open_channel).post(habits::edit_channel))
        .route("/plans/{plan}/habits/accounts", post(habits::add_account))
        .route("/plans/{plan}/habits/accounts/{account}", post(habits::edit_account))
        .route("/plans/{plan}/brainstorm", live::shown(Page::Stage(Stage::Brainstorm)))
        .route("/plans/{plan}/brainstorm/older/{idea}", get(brainstorm::older))
        .route("/plans/{plan}/sort", live::shown(Page::Stage(Stage::Sort)))
        .route("/plans/{plan}/resources", live::shown(Page::Stage(Stage::Resources)))
        .route("/plans/{plan}/resources/what-if", get(resources::what_if))
        .route("/plans/{plan}/resources/proposal", get(resources::propose).post(resources::adopt))
        .route("/plans/{plan}/tactics", live::shown(Page::Stage(Stage::Tactics)))
        .route("/plans/{plan}/plan", live::shown(Page::Stage(Stage::Plan)))
        .route("/plans/{plan}/history", get(history::show))
        .route("/plans/{plan}/history/{seq}/undo", post(history::undo))
        .route("/plans/{plan}/at/{seq}/{page}", get(history::at))
        .route("/plans/{plan}/export/{format}", get(export::export))
        .route("/plans/{plan}/members", get(members::show))
        .route("/plans/{plan}/members/removed", post(members::remove))
        .route("/plans/{plan}/invitations", post(members::invite))
        .route("/plans/{plan}/links", post(members::make_link))
        .route("/plans/{plan}/links/revoked", post(members::revoke_link))
        .route(
            "/plans/{plan}/two-pages/brand",
            post(two_pages::brand::set).layer(DefaultBodyLimit::max(two_pages::brand::UPLOAD_MOST_BYTES)),
        )
        .route("/plans/{plan}/thread", live::shown(Page::Thread(None)))
        .route("/plans/{plan}/thread/{kind}/{id}", get(thread::follow))
        .route("/plans/{plan}/two-pages/brand.css", get(two_pages::brand::style))
        .route("/plans/{plan}/two-pages/logo.png", get(two_pages::brand::logo))
        .route("/plans/{plan}/two-pages", live::shown(Page::TwoPages).post(two_pages::edit))
}

/// What the forms of stages 5 to 9 do.
fn inventing() -> Routes {
    Routes::new()
        .route("/plans/{plan}/changes", post(picking::change_one))
        .route("/plans/{plan}/brainstorms", post(brainstorm::add))
        .route("/plans/{plan}/brainstorms/{brainstorm}", post(brainstorm::edit))
        .route("/plans/{plan}/brainstorms/{brainstorm}/code", post(brainstorm::make_code))
        .route("/plans/{plan}/brainstorms/{brainstorm}/time", post(brainstorm::set_time))
        .route("/plans/{plan}/wall", live::shown(Page::Wall))
        .route("/plans/{plan}/ideas", post(brainstorm::add_idea))
        .route("/plans/{plan}/brainstorm/ideas/{idea}", get(brainstorm::open_idea))
        .route("/plans/{plan}/ideas/{idea}", post(brainstorm::edit_idea))
        .route("/plans/{plan}/ideas/{idea}/taken-back", post(brainstorm::take_back))
        .route("/plans/{plan}/ideas/{idea}/reaction", post(brainstorm::react))
        .route("/plans/{plan}/measures/{measure}/levels", post(resources::add_level))
        .route("/plans/{plan}/measures/{measure}/choice", post(resources::choose))
        .route("/plans/{plan}/levels/{level}", post(resources::edit_level))
        .route("/plans/{plan}/people", post(resources::add_person))
        .route("/plans/{plan}/people/{person}", post(resources::edit_person))
        .route("/plans/{plan}/people/{person}/absences", post(resources::add_absence))
        .route("/plans/{plan}/absences/{absence}", post(resources::edit_absence))
        .route("/plans/{plan}/skills", post(resources::add_skill))
        .route("/plans/{plan}/skills/{skill}", post(resources::edit_skill))
        .route("/plans/{plan}/horizon", post(resources::edit_horizon))
        .route("/plans/{plan}/measures/{measure}/outlook", post(resources::edit_outlook))
        .route("/plans/{plan}/measures/{measure}/commitment", post(resources::commit))
        .route("/plans/{plan}/ideas/{idea}/sorted", post(sort::sorted))
        .route("/plans/{plan}/sort/one", live::shown(Page::OneByOne))
        .route("/plans/{plan}/sort/ideas/{idea}", get(sort::open_one))
        .route("/plans/{plan}/sort/columns/{column}/{nth}", get(sort::open_column))
        .route("/plans/{plan}/sort/discarded", get(sort::search))
        .route("/plans/{plan}/sort/measures/{measure}", get(sort::open_core).post(sort::edit_core))
        .route("/plans/{plan}/sort/measures/{measure}/idea", post(sort::back_to_idea))
        .route("/plans/{plan}/brainstorms/{brainstorm}/voting", post(sort::edit_limits))
        .route("/plans/{plan}/ideas/{idea}/stacked", post(sort::stack))
        .route("/plans/{plan}/ideas/{idea}/dots", post(sort::dots))
        .route("/plans/{plan}/objectives/{objective}/readings", post(the_plan::add_reading))
        .route("/plans/{plan}/plan/reviews/{review}", get(the_plan::one_review::open))
        .route("/plans/{plan}/plan/reviews/{review}/ahead", get(the_plan::one_review::ahead))
        .route("/plans/{plan}/reviews", post(the_plan::add_review))
        .route(
            "/plans/{plan}/readings/import",
            get(the_plan::importing::ask)
                .post(the_plan::importing::bring)
                .layer(DefaultBodyLimit::max(the_plan::importing::UPLOAD_MOST_BYTES)),
        )
        .route("/plans/{plan}/readings/import/{file}", get(the_plan::importing::show).post(the_plan::importing::write))
        .route("/plans/{plan}/measures/{measure}", post(tactics::edit))
        .route("/plans/{plan}/measures/{measure}/steps", post(tactics::add_step))
        .route("/plans/{plan}/measures/{measure}/versions", post(tactics::add_version))
        .route("/plans/{plan}/measures/{measure}/playbook", post(tactics::take_steps))
        .route("/plans/{plan}/tactics/measures/{measure}", get(tactics::open))
        .route("/plans/{plan}/tactics/measures/{measure}/playbooks/{channel_key}", get(tactics::open_playbook))
        .route("/plans/{plan}/feeds", get(feeds::show).post(feeds::make))
        .route("/plans/{plan}/feeds/removed", post(feeds::remove))
        .route("/feeds/{secret}/taktikk.ics", get(feeds::fetch))
        .route("/plans/{plan}/calendar", get(calendar::now).post(calendar::add))
        .route("/plans/{plan}/calendar/{spread}", get(calendar::open))
        .route("/plans/{plan}/measures/{measure}/entries", post(tactics::add_entry))
        .route("/plans/{plan}/lessons/{lesson}", post(tactics::edit_lesson))
        .route("/plans/{plan}/steps/{setup_step}", post(tactics::edit_step))
        .route("/plans/{plan}/entries/{calendar_entry}", post(tactics::edit_entry))
        .route("/plans/{plan}/reviews/{review}", post(the_plan::edit_review))
}

fn header_always(name: header::HeaderName, value: &'static str) -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::overriding(name, HeaderValue::from_static(value))
}
