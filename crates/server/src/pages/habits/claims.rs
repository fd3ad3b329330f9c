//! What is claimed about one audience in one channel: the claims beside each other, their form, and the plain list
//! of all of them.

use super::super::changing::change;
use super::combined::length;
use crate::app::App;
use crate::auth::Asker;
use crate::error::Problem;
use crate::fields::Fields;
use crate::forms::{self, Editing};
use crate::page::Opened;
use crate::pages::audiences::in_order;
use crate::view::View;
use crate::{clock, widgets};
use axum::extract::{Form, Path, State};
use axum::response::Response;
use maud::{Markup, html};
use plan::weighing::{Counted, Weight};
use plan::{AudienceId, Basis, Change, ChannelId, Checked, Claim, ClaimField, ClaimId, PlanId};
use std::collections::BTreeMap;
use words::Value;

type Input = forms::Input<Claim, ClaimField>;

/// How many of the inputs a new claim begins with; the others can wait.
const FIRST: usize = 3;

/// The text first; how sure it is and where it comes from after.
fn inputs() -> Vec<Input> {
    vec![
        forms::text("what_for", "field-claim-what-for", 2, |claim: &Claim| &claim.what_for, ClaimField::WhatFor),
        forms::seg("usage", "field-claim-usage", "usage", |claim| claim.usage, ClaimField::Usage),
        forms::seg("basis", "field-claim-basis", "basis", |claim| claim.basis, ClaimField::Basis),
        forms::seg(
            "confidence",
            "field-claim-confidence",
            "confidence",
            |claim| claim.confidence,
            ClaimField::Confidence,
        ),
        forms::text("source", "field-claim-source", 1, |claim| &claim.source, ClaimField::Source),
        forms::text("asked_base", "field-claim-asked-base", 1, |claim| &claim.asked_base, ClaimField::AskedBase),
        forms::seg("asked_of", "field-claim-asked-of", "asked-of", |claim| claim.asked_of, ClaimField::AskedOf),
        forms::amount(
            "share_percent",
            "field-claim-share-percent",
            |claim| claim.share_percent,
            ClaimField::SharePercent,
        ),
        forms::text("question", "field-claim-question", 1, |claim: &Claim| &claim.question, ClaimField::Question),
        forms::phrase("period", "field-claim-period", |claim| claim.period.clone(), ClaimField::Period),
        forms::day("on", "field-claim-on", |claim| claim.on, ClaimField::On),
        forms::day("recheck_on", "field-claim-recheck-on", |claim| claim.recheck_on, ClaimField::RecheckOn),
        forms::seg("checked", "field-claim-checked", "checked", |claim| claim.checked, ClaimField::Checked),
    ]
}

/// The form for one more claim in a cell.
pub fn adding(view: &View, audience: AudienceId, channel: ChannelId) -> Markup {
    let id = format!("new-claim-{audience}-{channel}");
    let (inputs, none) = (inputs(), Claim::default());
    let (first, rest) = inputs.split_at(FIRST);
    widgets::form(
        view,
        "habits/claims",
        &id,
        true,
        html! {
            input type="hidden" name="audience" value=(audience);
            input type="hidden" name="channel" value=(channel);
            (forms::draw(first, view, &id, &none))
            details.more id={ (id) "-more" } {
                summary { (view.t("claim-more")) }
                div.form { (forms::draw(rest, view, &id, &none)) }
            }
            div.actions { button.ds-button type="submit" { (view.t("claim-add")) } }
        },
    )
}

/// What a claim says, in its own words or else as how much.
fn said(view: &View, claim: &Claim) -> Markup {
    let usage = claim.usage.map(|usage| view.t(&format!("usage-{}", usage.word())));
    html! {
        @if claim.what_for.is_blank() { (usage.unwrap_or_else(|| view.t("claim-says-nothing"))) }
        @else { "«" (claim.what_for.as_str()) "»" }
    }
}

/// One claim of an open cell, with what it rests on.
pub fn one(view: &View, id: ClaimId, claim: &Claim) -> Markup {
    let known = claim.basis == Some(Basis::Known);
    let back = format!("{}#open", Opened::Cell(claim.audience, claim.channel).address());
    html! {
        article.claimed id=(id) .assumed[!known] {
            blockquote.claim { (said(view, claim)) }
            p.small {
                @if let Some(usage) = claim.usage {
                    span.track.assumed[!known] { i class={ "bar w-" (length(usage)) } {} }
                    (view.t(&format!("usage-{}", usage.word()))) " · "
                }
                (widgets::basis(view, claim.basis))
                @if let Some(confidence) = claim.confidence { " · " (view.t(&format!("confidence-{}", confidence.word()))) }
            }
            (founded(view, claim))
            (forms::edit(view, &Editing { action: &format!("habits/claims/{id}"), what: ("claim", id.to_string()), back: &back, remove: "claim-remove" }, &inputs(), claim))
        }
    }
}

/// Where a claim comes from, whose it is, and when it is to be looked at again.
fn founded(view: &View, claim: &Claim) -> Markup {
    html! {
        @if claim.share_percent.is_some() {
            p.small { (super::figures::share(view, claim.share_percent, None)) }
        }
        @if let Some(weight) = plan::weighing::weight_of(claim, view.today) {
            p.quiet.small { (weighs(view, &weight)) }
        }
        @if !claim.question.is_blank() || !claim.period.is_empty() {
            p.quiet.small {
                (claim.question.as_str())
                @if !claim.question.is_blank() && !claim.period.is_empty() { " · " }
                (claim.period)
            }
        }
        @if !claim.source.is_blank() || !claim.asked_base.is_blank() {
            p.quiet.small {
                (claim.source.as_str())
                @if !claim.source.is_blank() && !claim.asked_base.is_blank() { " · " }
                (claim.asked_base.as_str())
            }
        }
        p.quiet.small {
            @if let (Some(who), Some(day)) = (claim.claimed_by, claim.on) {
                (view.tw("claim-by-on", &[("who", view.name(who).into()), ("day", day.into())]))
            }
            @if let Some(checked) = claim.checked { " · " (view.t(&format!("checked-{}", checked.word()))) }
            @if let Some(day) = claim.recheck_on {
                " · " span.red[day < view.today] { (view.tw(if day < view.today { "claim-past-recheck" } else { "claim-recheck" }, &[("day", day.into())])) }
            }
        }
    }
}

/// What a claim counts as, and what led there: "counts as 30 answers: 120 answers, halved because …".
fn weighs(view: &View, weight: &Weight) -> String {
    let key = match weight.counted {
        Counted::Answers(_) => "weight-answers".to_owned(),
        Counted::Sureness(sureness) => format!("weight-sureness-{}", sureness.word()),
        Counted::Basis(basis) => format!("weight-basis-{}", basis.word()),
    };
    let begun = view.tw(&key, &[("count", weight.counted.answers().into())]);
    let aged =
        weight.aged.map(|aged| lessened(view, "weight-aged", aged.left, &[("years", u32::from(aged.years).into())]));
    let others = weight.left_of_others.map(|left| lessened(view, "weight-others", left, &[]));
    let why: Vec<String> = [Some(begun), aged, others].into_iter().flatten().collect();
    let why = why.join(", ");
    view.tw("claim-counts-as", &[("count", weight.answers().round().max(1.0).into()), ("why", why.into())])
}

/// What was taken, with why: a half has a word of its own.
fn lessened(view: &View, key: &str, left: f64, words: &[(&'static str, Value)]) -> String {
    let percent = ((1.0 - left) * 100.0).round();
    let key = if percent == 50.0 { format!("{key}-halved") } else { key.to_owned() };
    view.tw(&key, &[words, &[("percent", percent.into())]].concat())
}

/// All claims as a plain table by audience, with links to their cells.
pub fn table(view: &View) -> Markup {
    let mut by_audience: BTreeMap<AudienceId, Vec<(ClaimId, &Claim)>> = BTreeMap::new();
    for (id, claim) in view.plan.claims.iter() {
        by_audience.entry(claim.audience).or_default().push((id, claim));
    }
    html! {
        @if by_audience.is_empty() { p.empty { (view.t("claims-empty")) } } @else {
            table.plain.fold {
                thead {
                    tr {
                        @for key in ["field-claim-channel", "claim-said", "claim-source-short", "claim-checked-short"] {
                            th scope="col" { (view.t(key)) }
                        }
                    }
                }
                @for (audience, row) in in_order(&view.plan) {
                    @if let Some(claims) = by_audience.get_mut(&audience) {
                        tbody {
                            tr { th.group scope="rowgroup" colspan="4" { (row.name.as_str()) } }
                            (rows(view, claims))
                        }
                    }
                }
            }
        }
    }
}

/// The claims about one audience, those about one channel below each other.
fn rows(view: &View, claims: &mut [(ClaimId, &Claim)]) -> Markup {
    claims.sort_by_key(|(id, claim)| (claim.channel, *id));
    html! {
        @for (id, claim) in claims {
            @if let Some(channel) = view.plan.channels.get(claim.channel) { (table_row(view, channel.name.as_str(), *id, claim)) }
        }
    }
}

fn table_row(view: &View, channel: &str, id: ClaimId, claim: &Claim) -> Markup {
    let cell = Opened::Cell(claim.audience, claim.channel).address();
    html! {
        tr id=(id) {
            td {
                a href={ (view.url(&cell)) "#" (id) } { (channel) }
                @if let Some(usage) = claim.usage { small { (view.t(&format!("usage-{}", usage.word()))) } }
            }
            td {
                (claim.what_for.as_str())
                small {
                    (widgets::basis(view, claim.basis))
                    @if let Some(confidence) = claim.confidence { " · " (view.t(&format!("confidence-{}", confidence.word()))) }
                }
            }
            td data-label=[(!claim.source.is_blank()).then(|| view.t("claim-source-short"))] {
                (claim.source.as_str())
                @if !claim.asked_base.is_blank() { small { (claim.asked_base.as_str()) } }
                @if let Some(day) = claim.on { small { (words::day(view.viewer.lang, day)) } }
            }
            td data-label=(view.t("claim-checked-short")) {
                @match claim.checked {
                    Some(Checked::Confirmed) => (view.t("checked-confirmed")),
                    Some(Checked::Rejected) => span.red { (view.t("checked-rejected")) },
                    None => span.quiet { (view.t("checked-not-yet")) },
                }
                @if let Some(day) = claim.recheck_on {
                    small.red[day < view.today] { (view.tw(if day < view.today { "claim-past-recheck" } else { "claim-recheck" }, &[("day", day.into())])) }
                }
            }
        }
    }
}

/// Adds a claim; it is the asker's.
pub async fn add(
    State(app): State<App>,
    asker: Asker,
    Path(id): Path<PlanId>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    let member = asker.member;
    change(&app, &asker, id, &back_to(&form), |_| {
        let mut fields = vec![ClaimField::Audience(form.id("audience")?), ClaimField::Channel(form.id("channel")?)];
        fields.push(ClaimField::ClaimedBy(member));
        if form.text("on").is_empty() {
            fields.push(ClaimField::On(Some(clock::today())));
        }
        fields.extend(forms::read(&inputs(), &form, &Claim::default())?);
        Ok(vec![Change::AddClaim { id: ClaimId::from_raw(clock::mint()), fields }])
    })
    .await
}

/// The cell a form is about.
pub fn back_to(form: &Fields) -> String {
    match (form.parsed("audience"), form.parsed("channel")) {
        (Ok(Some(audience)), Ok(Some(channel))) => format!("{}#open", Opened::Cell(audience, channel).address()),
        _ => "habits".to_owned(),
    }
}

/// Changes what the form changed of a claim.
pub async fn edit(
    State(app): State<App>,
    asker: Asker,
    Path((id, claim)): Path<(PlanId, ClaimId)>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    change(&app, &asker, id, "habits", |plan| {
        let now = plan.claims.get(claim).ok_or(Problem::NotFound)?;
        let fields = forms::read(&inputs(), &form, now)?;
        Ok(fields.into_iter().map(|field| Change::SetClaim { id: claim, field }).collect())
    })
    .await
}
