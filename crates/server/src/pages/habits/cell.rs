//! The one cell of the matrix that is open: its claims, whether it is worth the time, what rests on it.

use super::super::changing::change;
use super::claims;
use crate::app::App;
use crate::auth::Asker;
use crate::fields::Fields;
use crate::forms;
use crate::page::{Opened, Page};
use crate::view::View;
use crate::{clock, widgets};
use axum::extract::{Form, Path, State};
use axum::response::Response;
use maud::{Markup, html};
use plan::weighing::{Weighed, word_of};
use plan::{AudienceId, Change, ChannelId, Claim, ClaimId, Pair, PlanId, Usage, Worth, WorthIt};

/// The open cell below the matrix; nothing while none is open.
pub fn open(view: &View) -> Markup {
    let Page::Open(Opened::Cell(audience, channel)) = view.page else { return html! {} };
    let (Some(who), Some(place)) = (view.plan.audiences.get(audience), view.plan.channels.get(channel)) else {
        return html! { p.empty { (view.t("habits-cell-gone")) " " a href=(view.url("habits")) { (view.t("back")) } } };
    };
    let claims: Vec<_> = view.plan.claims_in(audience, channel).collect();
    html! {
        section.section.opened id="open" tabindex="-1" {
            header {
                h2 { (view.tw("habits-cell", &[("audience", who.name.as_str().into()), ("channel", place.name.as_str().into())])) }
                span.push { (forms::closing(view, &format!("habits#{}", cell_id(audience, channel)))) }
            }
            div.side {
                div.stack {
                    @if disagree(&claims) { p.note.red { (view.tw("claim-disagree", &[("count", claims.len().into())])) } }
                    (together(view, &claims))
                    @if claims.is_empty() { p.quiet { (view.t("habits-cell-no-claims")) } }
                    div.cols-2[claims.len() > 1] { @for (id, claim) in &claims { (claims::one(view, *id, claim)) } }
                    @if view.edits() {
                        h3 { (view.t("claim-new")) }
                        (claims::adding(view, audience, channel))
                    }
                }
                div.stack {
                    (worth(view, audience, channel))
                    (resting(view, audience, channel, &claims))
                }
            }
        }
    }
}

/// What the claims come to, as a range in words and numbers.
fn together(view: &View, claims: &[(ClaimId, &Claim)]) -> Markup {
    let percent = |share: f64| (share * 100.0).round();
    html! {
        @if let Some(weighed) = Weighed::of(claims.iter().map(|(_, claim)| *claim), view.today) {
            @let usage = view.t(&format!("usage-{}", word_of(weighed.share).word()));
            p { (view.tw("claims-together", &[
                ("usage", usage.into()), ("percent", percent(weighed.share).into()),
                ("least", percent(weighed.least).into()), ("most", percent(weighed.most).into()),
            ])) }
        }
    }
}

/// The id of one audience's place for one channel.
pub fn cell_id(audience: AudienceId, channel: ChannelId) -> String {
    format!("c-{audience}-{channel}")
}

fn disagree(claims: &[(ClaimId, &Claim)]) -> bool {
    let mut usages: Vec<Usage> = claims.iter().filter_map(|(_, claim)| claim.usage).collect();
    usages.dedup();
    usages.len() > 1
}

fn worth(view: &View, audience: AudienceId, channel: ChannelId) -> Markup {
    let worth = view.plan.worth.get(&Pair(audience, channel));
    let said = worth.map(|worth| worth.verdict);
    let reason = worth.map_or("", |worth| worth.reason.as_str());
    let key = format!("worth-{}", cell_id(audience, channel));
    html! {
        h3 { (view.t("worth-question")) }
        @if let Some(worth) = worth {
            p {
                strong { (view.t(&format!("worth-{}", worth.verdict.word()))) }
                @if !worth.reason.is_empty() { " – " (view.tw("worth-because", &[("reason", worth.reason.as_str().into())])) }
                @if let Some(day) = worth.on { " " span.quiet.small { (words::day(view.viewer.lang, day)) } }
            }
        } @else { p.quiet { (view.t("worth-undecided")) } }
        @if view.edits() {
            (widgets::form(view, "habits/worth", &key, false, html! {
                input type="hidden" name="audience" value=(audience);
                input type="hidden" name="channel" value=(channel);
                div.actions {
                    @for (verdict, label, sign) in [(WorthIt::Worth, "worth-yes", "✓"), (WorthIt::NotWorth, "worth-no", "–")] {
                        button.ds-button data-variant="secondary" data-size="sm" type="submit" name="verdict" value=(verdict.word()) aria-pressed=(said == Some(verdict)) {
                            span aria-hidden="true" { (sign) } (view.t(label))
                        }
                    }
                    @if said.is_some() { button.linkbutton type="submit" name="verdict" value="" { (view.t("worth-clear")) } }
                }
                (widgets::line(view, &format!("{key}-reason"), "reason", "worth-reason", "search", reason))
            }))
        }
    }
}

/// Measures that rest on these claims: what is at stake if they are wrong.
fn resting(view: &View, audience: AudienceId, channel: ChannelId, claims: &[(ClaimId, &Claim)]) -> Markup {
    let rests = view.plan.measures.iter().filter(|(_, measure)| {
        claims.iter().any(|(id, _)| measure.claims.contains(id))
            || (measure.channels.contains(&channel) && measure.audiences.contains(&audience))
    });
    let rests: Vec<_> = rests.collect();
    html! {
        @if !rests.is_empty() {
            h3 { (view.t("claim-rests-on-it")) }
            ul.stack.tight { @for (id, measure) in rests { li { a href={ (view.url("plan")) "#" (id) } { (measure.number) " " (measure.title.as_str()) } } } }
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
    change(&app, &asker, id, &claims::back_to(&form), |_| {
        let verdict = form.word("verdict", WorthIt::from_word)?;
        let worth = |verdict| Worth { verdict, reason: form.text("reason").to_owned(), on: Some(clock::today()) };
        let (audience, channel) = (form.id("audience")?, form.id("channel")?);
        Ok(vec![Change::SetWorth { audience, channel, worth: verdict.map(worth) }])
    })
    .await
}
