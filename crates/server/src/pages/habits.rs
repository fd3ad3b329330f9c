//! Stage 4: which channels the audiences use, how the team knows, and what is worth the time. Only one cell, or one
//! channel, is open at a time: the page is light however much is known.

mod cell;
mod channels;
mod claims;
mod combined;
pub mod figures;
mod filling;
mod matrix;

pub use cell::set_worth;
pub use channels::{add as add_channel, add_account, edit as edit_channel, edit_account};
pub use claims::{add as add_claim, edit as edit_claim};
pub use filling::fill;

use crate::app::App;
use crate::auth::Asker;
use crate::page::{Opened, Page};
use crate::view::{Region, View, any_of};
use axum::extract::{Path, State};
use axum::response::Response;
use maud::{Markup, html};
use plan::{AudienceId, ChannelId, Kind, Pair, PlanId, WorthIt};

/// What the page is made of.
pub const REGIONS: &[Region] = &[
    Region::block("habits-tabs", shows_claims, tabs),
    Region::rows("habits-matrix", "region", shows_claims, matrix::concerned, matrix::rows)
        .within("habits-rows", matrix::around),
    Region::block("cell-editor", |touched| any_of(touched, &[Kind::Audience, Kind::Channel]), matrix::editor),
    Region::block(
        "habits-open",
        |touched| any_of(touched, &[Kind::Claim, Kind::Audience, Kind::Channel, Kind::Measure, Kind::Person]),
        cell::open,
    ),
    Region::block("not-worth", |touched| any_of(touched, &[Kind::Audience, Kind::Channel]), not_worth),
    Region::block(
        "habits-channels",
        |touched| any_of(touched, &[Kind::Channel, Kind::Account, Kind::Person, Kind::Statement, Kind::Amendment]),
        channels::all,
    ),
];

/// What the list of what is not worth it is made of.
pub const NOT_WORTH: &[Region] = &[
    Region::block("habits-tabs", shows_claims, tabs),
    Region::block("not-worth", |touched| any_of(touched, &[Kind::Audience, Kind::Channel]), not_worth),
];

/// What the plain list is made of.
pub const CLAIMS: &[Region] =
    &[Region::block("habits-tabs", shows_claims, tabs), Region::block("habits-table", shows_claims, claims::table)];

/// What stands above the figures of a file.
pub const FIGURES: &[Region] = &[Region::block("habits-tabs", shows_claims, tabs)];

fn shows_claims(touched: &plan::Touched) -> bool {
    any_of(touched, &[Kind::Claim, Kind::Audience, Kind::Channel])
}

/// The page with one cell open.
pub async fn open_cell(
    State(app): State<App>,
    asker: Asker,
    Path((id, audience, channel)): Path<(PlanId, AudienceId, ChannelId)>,
) -> Response {
    super::showing::open(app, asker, id, Opened::Cell(audience, channel)).await
}

/// The page with one channel open.
pub async fn open_channel(
    State(app): State<App>,
    asker: Asker,
    Path((id, channel)): Path<(PlanId, ChannelId)>,
) -> Response {
    super::showing::open(app, asker, id, Opened::Channel(channel)).await
}

fn tabs(view: &View) -> Markup {
    let no = view.plan.worth.values().filter(|worth| worth.verdict == WorthIt::NotWorth).count();
    let at = |page: Page| (view.page == page).then_some("page");
    let matrix = (![Page::Claims, Page::NotWorth, Page::Figures].contains(&view.page)).then_some("page");
    html! {
        nav.tabs aria-label=(view.t("habits-matrix")) {
            a href=(view.url("habits")) aria-current=[matrix] { (view.t("habits-matrix")) }
            a href=(view.url("habits/claims")) aria-current=[at(Page::Claims)] { (view.t("as-table")) }
            a href=(view.url("habits/not-worth")) aria-current=[at(Page::NotWorth)] { (view.tw("habits-filter-not-worth", &[("count", no.into())])) }
            @if view.edits() { a href=(view.url("habits/figures")) aria-current=[at(Page::Figures)] { (view.t("habits-import")) } }
        }
        // There has to be something to choose between.
        @if !view.plan.levels.is_empty() { p.small { a href={ (view.url("resources/proposal")) "#check-first" } { (view.t("claim-check-first")) } } }
    }
}

/// Everything the team has said no to, and why.
fn not_worth(view: &View) -> Markup {
    let no: Vec<_> = view.plan.worth.iter().filter(|(_, worth)| worth.verdict == WorthIt::NotWorth).collect();
    html! {
        @if no.is_empty() {
            @if view.page == Page::NotWorth { p.empty { (view.t("worth-no-list-empty")) } }
        } @else {
            section.section {
                header { h2 { (view.t("worth-no-list")) } p.quiet.small { (view.t("worth-no-list-lead")) } }
                ul.rows {
                    @for (Pair(audience, channel), worth) in no {
                        @if let (Some(who), Some(place)) = (view.plan.audiences.get(*audience), view.plan.channels.get(*channel)) {
                            li.row {
                                div { a.title href={ (view.url(&Opened::Cell(*audience, *channel).address())) "#open" } { (who.name.as_str()) " · " (place.name.as_str()) } }
                                div.facts {
                                    p { @if worth.reason.is_empty() { span.quiet { (view.t("worth-no-reason")) } } @else { (worth.reason) } }
                                    @if let Some(day) = worth.on { p.quiet.small { (words::day(view.viewer.lang, day)) } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
