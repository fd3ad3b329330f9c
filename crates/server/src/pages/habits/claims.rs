//! What is claimed about one audience in one channel, and whether the channel is worth it for them.

use super::super::change;
use super::cell_id;
use crate::app::App;
use crate::auth::Asker;
use crate::error::Problem;
use crate::fields::Fields;
use crate::view::View;
use crate::{clock, widgets};
use axum::extract::{Form, Path, State};
use axum::response::Response;
use maud::{Markup, html};
use plan::{
    AudienceId, Basis, Change, Channel, ChannelId, Claim, ClaimField, ClaimId, Confidence, Pair, Plan, PlanId, Usage,
    WorthIt,
};

/// One channel in an audience's section.
pub fn of_cell(view: &View, audience: AudienceId, channel: ChannelId, row: &Channel) -> Markup {
    let cell = cell_id(audience, channel);
    let claims: Vec<_> = view.plan.claims_in(audience, channel).collect();
    let worth = view.plan.worth.get(&Pair(audience, channel));
    if claims.is_empty() && worth.is_none() {
        return html! {};
    }
    html! {
        div.label-col id=(cell) {
            header {
                h3 { (row.name.as_str()) }
                p.small.quiet {
                    @match worth {
                        Some(worth) => {
                            (view.t(&format!("worth-{}", worth.verdict.word())))
                            @if !worth.reason.is_empty() { ": " (worth.reason) }
                        }
                        None => (view.t("worth-undecided")),
                    }
                }
            }
            div.stack.tight {
                @for (id, claim) in &claims { (one(view, *id, claim)) }
            }
        }
    }
}

/// The forms of an audience's section: one for a claim, one for whether a channel is worth it.
pub fn adding(view: &View, audience: AudienceId) -> Markup {
    let channels: Vec<_> =
        view.plan.channels.iter().map(|(id, channel)| (id.to_string(), channel.name.as_str().to_owned())).collect();
    let key = format!("claim-{audience}");
    html! {
        details.more id={ "new-claim-" (audience) } {
            summary { (view.t("claim-new")) }
            (widgets::form(view, "habits/claims", &format!("new-{key}"), true, html! {
                input type="hidden" name="audience" value=(audience);
                (widgets::select(view, &format!("new-{key}-channel"), "channel", "field-claim-channel", &channels, ""))
                (widgets::new_text(view, &format!("new-{key}-what-for"), "what_for", "claim-what-for", 2))
                (picks(view, &format!("new-{key}"), &Claim::default()))
                (widgets::new_text(view, &format!("new-{key}-source"), "source", "claim-source", 1))
                (widgets::new_text(view, &format!("new-{key}-asked"), "asked_base", "claim-asked-base", 1))
                div.actions { button.ds-button type="submit" { (view.t("claim-add")) } }
            }))
        }
        details.more id={ "worth-" (audience) } {
            summary { (view.t("worth-question")) }
            (widgets::form(view, "habits/worth", &format!("worth-{audience}"), true, html! {
                input type="hidden" name="audience" value=(audience);
                (widgets::select(view, &format!("worth-{audience}-channel"), "channel", "field-claim-channel", &channels, ""))
                (widgets::select(view, &format!("worth-{audience}-verdict"), "verdict", "worth-question",
                    &widgets::words_of(view, WorthIt::ALL, WorthIt::word, "worth"), ""))
                (widgets::new_text(view, &format!("worth-{audience}-reason"), "reason", "worth-reason", 1))
                div.actions { button.ds-button type="submit" { (view.t("save")) } }
            }))
        }
    }
}

fn one(view: &View, id: ClaimId, claim: &Claim) -> Markup {
    let key = match claim.basis {
        Some(Basis::Known) => "claim-known-by",
        Some(Basis::Assumed) | None => "claim-assumed-by",
    };
    html! {
        div id=(id) {
            blockquote.claim {
                @if claim.what_for.is_blank() { (claim.usage.map(|usage| view.t(&format!("usage-{}", usage.word()))).unwrap_or_default()) }
                @else { (claim.what_for.as_str()) }
            }
            p.quiet.small {
                (widgets::basis(view, claim.basis))
                @if let Some(usage) = claim.usage { " · " (view.t(&format!("usage-{}", usage.word()))) }
                @if let (Some(who), Some(day)) = (claim.claimed_by, claim.on) {
                    " · " (view.tw(key, &[("who", view.name(who).into()), ("day", day.into())]))
                }
                @if let Some(confidence) = claim.confidence { " · " (view.t(&format!("confidence-{}", confidence.word()))) }
                @if !claim.source.is_blank() { " · " (claim.source.as_str()) }
                @if !claim.asked_base.is_blank() { " · " (claim.asked_base.as_str()) }
                @if let Some(day) = claim.recheck_on {
                    " · " (view.tw(if day < view.today { "claim-past-recheck" } else { "claim-recheck" }, &[("day", day.into())]))
                }
            }
            @if view.edits() {
                details.more id={ "edit-" (id) } {
                    summary { (view.t("claim-edit")) }
                    (widgets::form(view, &format!("habits/claims/{id}"), &format!("claim-{id}"), false, html! {
                        (widgets::text_field(view, &format!("{id}-what-for"), "what_for", "claim-what-for", &claim.what_for, 2))
                        (picks(view, &id.to_string(), claim))
                        (widgets::text_field(view, &format!("{id}-source"), "source", "claim-source", &claim.source, 1))
                        (widgets::text_field(view, &format!("{id}-asked"), "asked_base", "claim-asked-base", &claim.asked_base, 1))
                        div.actions { button.ds-button type="submit" { (view.t("save")) } }
                    }))
                    (widgets::button(view, "removed", "claim-remove", &[("kind", "claim"), ("id", &id.to_string()), ("back", "habits")]))
                }
            }
        }
    }
}

/// The fields with few possible values, and the dates.
fn picks(view: &View, id: &str, claim: &Claim) -> Markup {
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
    html! {
        div.half {
            (widgets::select(view, &format!("{id}-usage"), "usage", "claim-usage",
                &widgets::words_of(view, Usage::ALL, Usage::word, "usage"), claim.usage.map_or("", Usage::word)))
            (widgets::select(view, &format!("{id}-basis"), "basis", "claim-basis",
                &widgets::words_of(view, Basis::ALL, Basis::word, "basis"), claim.basis.map_or("", Basis::word)))
            (widgets::select(view, &format!("{id}-confidence"), "confidence", "claim-confidence",
                &widgets::words_of(view, Confidence::ALL, Confidence::word, "confidence"), claim.confidence.map_or("", Confidence::word)))
            (widgets::line(view, &format!("{id}-on"), "on", "claim-on", "date", &day(claim.on)))
            (widgets::line(view, &format!("{id}-recheck"), "recheck_on", "claim-recheck-on", "date", &day(claim.recheck_on)))
        }
    }
}

/// What the form says otherwise than the claim does.
fn changed(form: &Fields, now: &Claim) -> Result<Vec<ClaimField>, Problem> {
    let mut fields = Vec::new();
    fields.extend(form.edit("what_for", &now.what_for).map(ClaimField::WhatFor));
    fields.extend(form.edit("source", &now.source).map(ClaimField::Source));
    fields.extend(form.edit("asked_base", &now.asked_base).map(ClaimField::AskedBase));
    let usage = form.word("usage", Usage::from_word)?;
    fields.extend((usage != now.usage).then_some(ClaimField::Usage(usage)));
    let basis = form.word("basis", Basis::from_word)?;
    fields.extend((basis != now.basis).then_some(ClaimField::Basis(basis)));
    let confidence = form.word("confidence", Confidence::from_word)?;
    fields.extend((confidence != now.confidence).then_some(ClaimField::Confidence(confidence)));
    let on = form.day("on")?;
    fields.extend((on != now.on).then_some(ClaimField::On(on)));
    let recheck_on = form.day("recheck_on")?;
    fields.extend((recheck_on != now.recheck_on).then_some(ClaimField::RecheckOn(recheck_on)));
    Ok(fields)
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
    change(&app, &asker, id, "habits", |_| {
        let mut fields = vec![ClaimField::Audience(form.id("audience")?), ClaimField::Channel(form.id("channel")?)];
        fields.push(ClaimField::ClaimedBy(member));
        if form.text("on").is_empty() {
            fields.push(ClaimField::On(Some(clock::today())));
        }
        fields.extend(changed(&form, &Claim::default())?);
        Ok(vec![Change::AddClaim { id: ClaimId::from_raw(clock::mint()), fields }])
    })
    .await
}

/// Changes what the form changed of a claim.
pub async fn edit(
    State(app): State<App>,
    asker: Asker,
    Path((id, claim)): Path<(PlanId, ClaimId)>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    change(&app, &asker, id, "habits", |plan: &Plan| {
        let now = plan.claims.get(claim).ok_or(Problem::NotFound)?;
        Ok(changed(&form, now)?.into_iter().map(|field| Change::SetClaim { id: claim, field }).collect())
    })
    .await
}
