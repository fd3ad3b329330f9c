//! Stage 4: which channels the audiences use, how the team knows, and what is worth the time. Only one cell, or one
//! channel, is open at a time: the page is light however much is known.

mod cell;
mod channels;
mod claims;
mod combined;
pub mod figures;

pub use cell::set_worth;
pub use channels::{add as add_channel, add_account, edit as edit_channel, edit_account};
pub use claims::{add as add_claim, edit as edit_claim};

use super::audiences::in_order;
use crate::app::App;
use crate::auth::Asker;
use crate::page::{Opened, Page};
use crate::view::{Region, View, any_of};
use axum::extract::{Path, State};
use axum::response::Response;
use cell::cell_id;
use combined::{Cells, Combined};
use maud::{Markup, html};
use plan::{AudienceId, ChannelId, Kind, Pair, PlanId, WorthIt};

/// Channels that fit beside each other with their names written as usual; with more the names stand on end.
const NAMES_LYING_MOST: usize = 9;

/// What the page is made of.
pub const REGIONS: &[Region] = &[
    Region::block("habits-tabs", shows_claims, tabs),
    Region::block("habits-matrix", shows_claims, matrix),
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
    let matrix = (view.page != Page::Claims && view.page != Page::NotWorth).then_some("page");
    html! {
        nav.tabs aria-label=(view.t("habits-matrix")) {
            a href=(view.url("habits")) aria-current=[matrix] { (view.t("habits-matrix")) }
            a href=(view.url("habits/claims")) aria-current=[at(Page::Claims)] { (view.t("as-table")) }
            a href=(view.url("habits/not-worth")) aria-current=[at(Page::NotWorth)] { (view.tw("habits-filter-not-worth", &[("count", no.into())])) }
            @if view.edits() { a href={ (view.url("habits/figures")) "#figures" } { (view.t("habits-import")) } }
        }
    }
}

fn matrix(view: &View) -> Markup {
    let audiences = in_order(&view.plan);
    if audiences.is_empty() {
        return html! { p.empty { (view.t("habits-no-audiences")) " " a href=(view.url("audiences")) { (view.t("stage-audiences")) } } };
    }
    if view.plan.channels.is_empty() {
        return html! { p.empty { (view.t("habits-no-channels")) } };
    }
    let cells = combined::cells(&view.plan);
    let many = view.plan.channels.iter().count() > NAMES_LYING_MOST;
    let words = Words::of(view);
    html! {
        p.legend {
            span { i.key {} (view.t("basis-known")) }
            span { i.key.assumed {} (view.t("basis-assumed")) }
            span { i.key.range {} (view.t("habits-legend-range")) }
            span { span.worth.yes { "✓" } (view.t("worth-worth")) }
            span { span.worth.no { "–" } (view.t("worth-not-worth")) }
            span { span { "?" } (view.t("worth-undecided")) }
        }
        div.scroll data-grid tabindex="-1" role="region" aria-label=(view.t("habits-matrix")) {
            table.matrix.many[many] {
                thead {
                    tr {
                        th scope="col" { span.sr { (view.t("term-audience")) } }
                        @for (_, channel) in view.plan.channels.iter() { th scope="col" { span { (channel.name.as_str()) } } }
                    }
                }
                tbody {
                    @for (audience, row) in audiences {
                        tr id=(audience) {
                            th scope="row" {
                                (row.name.as_str())
                                @if let Some(size) = row.size { small { (super::audiences::size(view, size)) } }
                            }
                            @for (channel, _) in view.plan.channels.iter() { (one(view, &words, &cells, audience, channel)) }
                        }
                    }
                }
            }
        }
        p.key-hint { (view.t("habits-keys")) }
    }
}

/// Words that stand in many cells, looked up once.
struct Words {
    usages: [String; 4],
    known: String,
    assumed: String,
    worth: String,
    not_worth: String,
    unknown: String,
    unsaid: String,
}

impl Words {
    fn of(view: &View) -> Self {
        Self {
            usages: ["not-at-all", "a-little", "some", "a-lot"].map(|usage| view.t(&format!("usage-{usage}"))),
            known: view.t("basis-known"),
            assumed: view.t("basis-assumed"),
            worth: view.t("worth-worth"),
            not_worth: view.t("worth-not-worth"),
            unknown: view.t("usage-unknown"),
            unsaid: view.t("habits-cell-unsaid"),
        }
    }

    fn usage(&self, usage: plan::Usage) -> &str {
        let [none, little, some, lot] = &self.usages;
        match usage {
            plan::Usage::NotAtAll => none,
            plan::Usage::Little => little,
            plan::Usage::Some => some,
            plan::Usage::Lot => lot,
        }
    }
}

/// One cell: a bar, a word, and whether it is worth it. All of it is one link to the open cell.
fn one(view: &View, words: &Words, cells: &Cells, audience: AudienceId, channel: ChannelId) -> Markup {
    let what = Opened::Cell(audience, channel);
    let claims = cells.get(&(audience, channel)).map(Vec::as_slice).unwrap_or_default();
    let verdict = view.plan.worth.get(&Pair(audience, channel)).map(|worth| worth.verdict);
    let combined = Combined::of(claims.iter().map(|(_, claim)| *claim));
    let known = combined.as_ref().is_some_and(|combined| combined.is_known);
    let worth = html! {
        @match verdict {
            Some(WorthIt::Worth) => span.worth.yes { "✓" span.sr { (words.worth) } },
            Some(WorthIt::NotWorth) => span.worth.no { "–" span.sr { (words.not_worth) } },
            None => {},
        }
    };
    html! {
        td.cell.known[known].assumed[combined.is_some() && !known].unknown[combined.is_none()].not[verdict == Some(WorthIt::NotWorth)].on[view.has_open(what)] {
            a id=(cell_id(audience, channel)) href={ (view.url(&what.address())) "#open" } {
                @if let Some(combined) = combined {
                    @let (least, most) = (combined.least, combined.most);
                    span.track {
                        i class={ "bar w-" (combined.bar) } {}
                        @if most > least { i class={ "range l-" (least) " w-" (most - least) } {} }
                    }
                    span.l { (words.usage(combined.usage)) span.sr { ", " (if known { &words.known } else { &words.assumed }) } (worth) }
                } @else {
                    span.l { @if claims.is_empty() { span aria-hidden="true" { "?" } span.sr { (words.unknown) } } @else { (words.unsaid) } (worth) }
                }
            }
        }
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
