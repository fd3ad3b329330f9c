//! Stage 4: which channels the audiences use, how the team knows, and what is worth the time.

mod claims;

pub use claims::{add as add_claim, edit as edit_claim};

use super::change;
use crate::app::App;
use crate::auth::Asker;
use crate::error::Problem;
use crate::fields::Fields;
use crate::view::{Region, View, any_of};
use crate::{clock, widgets};
use axum::extract::{Form, Path, State};
use axum::response::Response;
use maud::{Markup, html};
use plan::{
    Account, AccountField, AccountId, Audience, AudienceId, Basis, Change, Channel, ChannelField, ChannelId,
    ChannelKey, Claim, Confidence, Kind, Pair, Plan, PlanId, TextEdit, Usage, Worth, WorthIt,
};

/// What the page is made of.
pub const REGIONS: &[Region] = &[
    Region::block("habits-matrix", shows_claims, matrix),
    Region::list("habits-audiences", "region", shows_claims, audiences),
    Region::block("not-worth", |touched| any_of(touched, &[Kind::Audience, Kind::Channel]), not_worth),
    Region::block(
        "habits-channels",
        |touched| any_of(touched, &[Kind::Channel, Kind::Account, Kind::Person]),
        channels,
    ),
];

fn shows_claims(touched: &plan::Touched) -> bool {
    any_of(touched, &[Kind::Claim, Kind::Audience, Kind::Channel])
}

/// The id of one audience's place for one channel.
fn cell_id(audience: AudienceId, channel: ChannelId) -> String {
    format!("cell-{audience}-{channel}")
}

fn in_order(plan: &Plan) -> Vec<(AudienceId, &Audience)> {
    let mut audiences: Vec<_> = plan.audiences.iter().collect();
    audiences
        .sort_by_key(|(_, audience)| (audience.priority.map_or(u8::MAX, |priority| priority as u8), audience.number));
    audiences
}

/// What the claims of one cell come to: the best founded one leads, the others say how unsure it is.
struct Combined {
    usage: Usage,
    is_known: bool,
    least: Usage,
    most: Usage,
}

fn combined<'a>(claims: impl Iterator<Item = &'a Claim>) -> Option<Combined> {
    let claims: Vec<(&Claim, Usage)> = claims.filter_map(|claim| Some((claim, claim.usage?))).collect();
    let founded = |claim: &Claim| (claim.basis == Some(Basis::Known), claim.confidence.map_or(0, sureness), claim.on);
    let (best, usage) = claims.iter().max_by_key(|(claim, _)| founded(claim))?;
    let usages = || claims.iter().map(|(_, usage)| *usage);
    Some(Combined {
        usage: *usage,
        is_known: best.basis == Some(Basis::Known),
        least: usages().min().unwrap_or(*usage),
        most: usages().max().unwrap_or(*usage),
    })
}

fn sureness(confidence: Confidence) -> u8 {
    match confidence {
        Confidence::Low => 1,
        Confidence::Medium => 2,
        Confidence::High => 3,
    }
}

/// How long the bar is, of a hundred.
fn length(usage: Usage) -> u8 {
    match usage {
        Usage::NotAtAll => 5,
        Usage::Little => 25,
        Usage::Some => 60,
        Usage::Lot => 95,
    }
}

fn matrix(view: &View) -> Markup {
    let audiences = in_order(&view.plan);
    if audiences.is_empty() {
        return html! { p.empty { (view.t("habits-no-audiences")) } };
    }
    if view.plan.channels.is_empty() {
        return html! { p.empty { (view.t("habits-no-channels")) } };
    }
    html! {
        p.legend {
            span { i.key {} (view.t("basis-known")) }
            span { i.key.assumed {} (view.t("basis-assumed")) }
            span { i.key.range {} (view.t("habits-legend-range")) }
            span { "✓ " (view.t("worth-worth")) }
            span { "– " (view.t("worth-not-worth")) }
        }
        div.scroll tabindex="0" role="region" aria-label=(view.t("habits-matrix")) {
            table.matrix {
                thead {
                    tr {
                        th scope="col" { span.sr { (view.t("term-audience")) } }
                        @for (_, channel) in view.plan.channels.iter() { th scope="col" { (channel.name.as_str()) } }
                    }
                }
                tbody {
                    @for (audience, row) in audiences {
                        tr {
                            th scope="row" {
                                a href={ "#habits-" (audience) } { (row.name.as_str()) }
                                @if let Some(size) = row.size { small { (size.from) "–" (size.to) } }
                            }
                            @for (channel, _) in view.plan.channels.iter() { (cell(view, audience, channel)) }
                        }
                    }
                }
            }
        }
    }
}

fn cell(view: &View, audience: AudienceId, channel: ChannelId) -> Markup {
    let verdict = view.plan.worth.get(&Pair(audience, channel)).map(|worth| worth.verdict);
    let link = format!("#{}", cell_id(audience, channel));
    let worth = html! {
        @match verdict {
            Some(WorthIt::Worth) => span.worth.yes role="img" aria-label=(view.t("worth-worth")) { "✓" },
            Some(WorthIt::NotWorth) => span.worth.no role="img" aria-label=(view.t("worth-not-worth")) { "–" },
            None => {},
        }
    };
    let not = verdict == Some(WorthIt::NotWorth);
    let Some(combined) = combined(view.plan.claims_in(audience, channel).map(|(_, claim)| claim)) else {
        let link = if verdict.is_some() { link } else { format!("#new-claim-{audience}") };
        return html! { td.cell.unknown.not[not] { a href=(link) { span.l { "?" (worth) } } } };
    };
    let (least, most) = (length(combined.least), length(combined.most));
    html! {
        td.cell.known[combined.is_known].assumed[!combined.is_known].not[not] {
            a href=(link) {
                span.track {
                    i class={ "bar w-" (length(combined.usage)) } {}
                    @if most > least { i class={ "range l-" (least) " w-" (most - least) } {} }
                }
                span.l { (view.t(&format!("usage-{}", combined.usage.word()))) (worth) }
            }
        }
    }
}

fn audiences(view: &View) -> Vec<(String, Markup)> {
    let sections = in_order(&view.plan).into_iter();
    sections.map(|(id, audience)| (format!("habits-{id}"), section(view, id, audience))).collect()
}

fn section(view: &View, id: AudienceId, audience: &Audience) -> Markup {
    html! {
        section.section id={ "habits-" (id) } {
            header { h2 { (audience.name.as_str()) } }
            @for (channel, row) in view.plan.channels.iter() { (claims::of_cell(view, id, channel, row)) }
            @if view.edits() { (claims::adding(view, id)) }
        }
    }
}

/// Everything the team has said no to, and why.
fn not_worth(view: &View) -> Markup {
    let no: Vec<_> = view.plan.worth.iter().filter(|(_, worth)| worth.verdict == WorthIt::NotWorth).collect();
    html! {
        @if !no.is_empty() {
            section.section {
                header { h2 { (view.t("worth-no-list")) } }
                p.quiet { (view.t("worth-no-list-lead")) }
                ul.rows {
                    @for (Pair(audience, channel), worth) in no {
                        @if let (Some(who), Some(place)) = (view.plan.audiences.get(*audience), view.plan.channels.get(*channel)) {
                            li.row {
                                div { a.title href={ "#" (cell_id(*audience, *channel)) } { (who.name.as_str()) " · " (place.name.as_str()) } }
                                div.facts { (worth.reason) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn channels(view: &View) -> Markup {
    let taken: Vec<_> = view.plan.channels.iter().filter_map(|(_, channel)| channel.key).collect();
    html! {
        section.section {
            header { h2 { (view.t("field-measure-channels")) } }
            div.rows { @for (id, channel) in view.plan.channels.iter() { (one_channel(view, id, channel)) } }
            @if view.edits() {
                h3 { (view.t("channel-suggested")) }
                div.flow {
                    @for key in ChannelKey::ALL.iter().filter(|key| !taken.contains(key)) {
                        (widgets::button(view, "habits/channels", &format!("channel-{}", key.word()), &[("key", key.word())]))
                    }
                }
                (widgets::form(view, "habits/channels", "new-channel", true, html! {
                    (widgets::new_text(view, "new-channel-name", "name", "channel-name", 1))
                    div.actions { button.ds-button type="submit" { (view.t("channel-add")) } }
                }))
            }
        }
    }
}

fn one_channel(view: &View, id: ChannelId, channel: &Channel) -> Markup {
    let key = id.to_string();
    html! {
        article.row id=(id) {
            div {
                h3.title { (channel.name.as_str()) }
                @for (account_id, account) in view.plan.accounts.iter().filter(|(_, account)| account.channel == id) {
                    (one_account(view, account_id, account))
                }
                @if view.edits() {
                    details.more id={ "new-account-" (id) } {
                        summary { (view.t("account-new")) }
                        (widgets::form(view, "habits/accounts", &format!("new-account-{id}"), true, html! {
                            input type="hidden" name="channel" value=(id);
                            (widgets::new_text(view, &format!("new-account-{id}-name"), "name", "account-name", 1))
                            div.actions { button.ds-button type="submit" { (view.t("account-add")) } }
                        }))
                    }
                }
            }
            @if view.edits() {
                div.facts { (widgets::button(view, "removed", "channel-remove", &[("kind", "channel"), ("id", &key), ("back", "habits")])) }
            }
        }
    }
}

fn one_account(view: &View, id: AccountId, account: &Account) -> Markup {
    let people: Vec<_> =
        view.plan.people.iter().map(|(id, person)| (id.to_string(), view.name(person.member))).collect();
    let owner = account.owner.and_then(|owner| view.plan.people.get(owner)).map(|person| view.name(person.member));
    html! {
        div id=(id) {
            p {
                strong { (account.name.as_str()) } " "
                span.quiet.small {
                    @match owner { Some(name) => (name), None => (view.t("account-no-owner")) }
                    @if let Some(hours) = account.answer_within_hours { " · " (view.tw("account-answer-within-short", &[("hours", hours.into())])) }
                }
            }
            @if !account.tone.is_blank() { p.small { (account.tone.as_str()) } }
            @if !account.not_done.is_blank() { p.small.quiet { (view.t("account-not-done")) " " (account.not_done.as_str()) } }
            @if view.edits() {
                details.more id={ "edit-" (id) } {
                    summary { (view.t("edit")) }
                    (widgets::form(view, &format!("habits/accounts/{id}"), &format!("account-{id}"), false, html! {
                        (widgets::text_field(view, &format!("{id}-name"), "name", "account-name", &account.name, 1))
                        div.half {
                            (widgets::select(view, &format!("{id}-owner"), "owner", "account-owner", &people, &account.owner.map(|owner| owner.to_string()).unwrap_or_default()))
                            (widgets::line(view, &format!("{id}-hours"), "answer_within_hours", "account-answer-within", "text",
                                &account.answer_within_hours.map(|hours| hours.as_f64().to_string()).unwrap_or_default()))
                        }
                        (widgets::text_field(view, &format!("{id}-tone"), "tone", "account-tone", &account.tone, 2))
                        (widgets::text_field(view, &format!("{id}-not-done"), "not_done", "account-not-done", &account.not_done, 2))
                        div.actions { button.ds-button type="submit" { (view.t("save")) } }
                    }))
                    (widgets::button(view, "removed", "remove", &[("kind", "account"), ("id", &id.to_string()), ("back", "habits")]))
                }
            }
        }
    }
}

/// Says whether a channel is worth it for an audience, or takes that back.
pub async fn set_worth(
    State(app): State<App>,
    asker: Asker,
    Path(id): Path<PlanId>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    change(&app, &asker, id, "habits", |_| {
        let verdict = form.word("verdict", WorthIt::from_word)?;
        let worth = |verdict| Worth { verdict, reason: form.text("reason").to_owned(), on: Some(clock::today()) };
        let (audience, channel) = (form.id("audience")?, form.id("channel")?);
        Ok(vec![Change::SetWorth { audience, channel, worth: verdict.map(worth) }])
    })
    .await
}

/// Adds a channel: a well-known one under its usual name, or one of the team's own.
pub async fn add_channel(
    State(app): State<App>,
    asker: Asker,
    Path(id): Path<PlanId>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    let lang = asker.lang;
    change(&app, &asker, id, "habits", |_| {
        let key = form.word("key", ChannelKey::from_word)?;
        let usual = key.map(|key| TextEdit::new(words::text(lang, &format!("channel-{}", key.word()))));
        let name = form.new_text("name").or(usual).map(ChannelField::Name);
        let fields = name.into_iter().chain(key.map(|key| ChannelField::Key(Some(key)))).collect();
        Ok(vec![Change::AddChannel { id: ChannelId::from_raw(clock::mint()), fields }])
    })
    .await
}

/// Adds an account in a channel.
pub async fn add_account(
    State(app): State<App>,
    asker: Asker,
    Path(id): Path<PlanId>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    change(&app, &asker, id, "habits", |_| {
        let mut fields = vec![AccountField::Channel(form.id("channel")?)];
        fields.extend(form.new_text("name").map(AccountField::Name));
        Ok(vec![Change::AddAccount { id: AccountId::from_raw(clock::mint()), fields }])
    })
    .await
}

/// Changes what the form changed of an account.
pub async fn edit_account(
    State(app): State<App>,
    asker: Asker,
    Path((id, account)): Path<(PlanId, AccountId)>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    change(&app, &asker, id, "habits", |plan| edited_account(plan, account, &form)).await
}

fn edited_account(plan: &Plan, id: AccountId, form: &Fields) -> Result<Vec<Change>, Problem> {
    let now = plan.accounts.get(id).ok_or(Problem::NotFound)?;
    let mut fields = Vec::new();
    fields.extend(form.edit("name", &now.name).map(AccountField::Name));
    fields.extend(form.edit("tone", &now.tone).map(AccountField::Tone));
    fields.extend(form.edit("not_done", &now.not_done).map(AccountField::NotDone));
    if form.has("owner") {
        let owner = form.parsed("owner")?;
        fields.extend((owner != now.owner).then_some(AccountField::Owner(owner)));
    }
    if form.has("answer_within_hours") {
        let hours = form.amount("answer_within_hours")?;
        fields.extend((hours != now.answer_within_hours).then_some(AccountField::AnswerWithinHours(hours)));
    }
    Ok(fields.into_iter().map(|field| Change::SetAccount { id, field }).collect())
}
