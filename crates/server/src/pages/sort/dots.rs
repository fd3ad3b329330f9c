//! Dots: who may give how many, what each idea has, and what is left of one's own.

use super::super::brainstorm::current;
use super::super::changing::{change_as, with_own};
use super::super::{picking, sent::Sent};
use crate::app::App;
use crate::auth::Asker;
use crate::error::Problem;
use crate::fields::Fields;
use crate::page::Page;
use crate::view::View;
use crate::widgets;
use axum::extract::{Form, Path, State};
use axum::response::Response;
use maud::{Markup, html};
use plan::{Brainstorm, BrainstormField, BrainstormId, Change, IdeaId, MemberId, PlanField, PlanId, Role, Stage};
use plan::{anonymous, may};
use std::collections::BTreeSet;

/// Dots each gets when nobody has said otherwise.
const VOTES_EACH: u8 = 5;
/// Dots that are drawn one by one before the rest is a number.
const DRAWN_MOST: u32 = 20;
/// Names of those who gave an idea dots, before the rest is a number.
const NAMED_MOST: usize = 12;

/// Whether dots can be given, how many are left, and what the facilitator may change.
pub fn section(view: &View) -> Markup {
    let Some((id, brainstorm)) = current(&view.plan) else { return html! {} };
    html! {
        div.flow {
            @if brainstorm.voting_open {
                span { (view.tw("sort-dots-each", &[("count", i64::from(brainstorm.votes_each).into())])) }
                // Whoever gives a dot knows beforehand whether their name stands beside it.
                span.quiet { (view.t(if brainstorm.voters_shown { "sort-voters-shown" } else { "sort-voters-hidden" })) }
            }
            // The place goes with the dots: what it says of one's own is not swapped by what others do.
            @if brainstorm.voting_open && view.viewer.role >= Role::Participant { (super::super::brainstorm::own_place(view, own)) }
            @if view.edits() && brainstorm.voting_open {
                (picking::changes_button(view, "sort-voting-close", None, &[Change::SetBrainstorm { id, field: BrainstormField::VotingOpen(false) }]))
            }
        }
        @if view.edits() { (limits(view, id, brainstorm)) }
    }
}

fn limits(view: &View, id: BrainstormId, brainstorm: &Brainstorm) -> Markup {
    let each = if brainstorm.votes_each == 0 { VOTES_EACH } else { brainstorm.votes_each };
    picking::folded(view, "limits", if brainstorm.voting_open { "sort-limits" } else { "sort-voting-open" }, || {
        widgets::form(
            view,
            &format!("brainstorms/{id}/voting"),
            &format!("voting-{id}"),
            false,
            html! {
                div.half {
                    (widgets::line(view, &format!("{id}-votes"), "votes_each", "sort-votes-each", "text", &each.to_string()))
                    (widgets::line(view, "core-most", "core_measures_most", "field-plan-core-measures-most", "text", &view.plan.core_measures_most().to_string()))
                }
                (widgets::tick(view, &format!("{id}-several"), "several_on_one", "sort-several-on-one", brainstorm.several_on_one))
                @if names_may_change(view, id, brainstorm) {
                    (widgets::tick(view, &format!("{id}-voters"), "voters_shown", "field-brainstorm-voters-shown", brainstorm.voters_shown))
                } @else { p.quiet { (view.t("sort-voters-promised")) } }
                div.actions { button.ds-button type="submit" { (view.t(if brainstorm.voting_open { "save" } else { "sort-voting-open" })) } }
            },
        )
    })
}

/// Whether names may still be shown beside dots, or are. Dots that were given without one never get one.
fn names_may_change(view: &View, id: BrainstormId, brainstorm: &Brainstorm) -> bool {
    let show = Change::SetBrainstorm { id, field: BrainstormField::VotersShown(true) };
    brainstorm.voters_shown || may(Role::Owner, MemberId::default(), &show, &view.plan)
}

/// Those who gave dots to an idea or to what is stacked under it, where all are to see that.
fn voters(view: &View, id: IdeaId) -> Option<String> {
    let top = view.plan.ideas.get(id).into_iter();
    let all = top.chain(view.known.stacked_under(id).map(|(_, idea)| idea));
    let members: BTreeSet<MemberId> = all.flat_map(|idea| anonymous::voters(&view.plan, idea)).collect();
    let mut names: Vec<String> = members.iter().take(NAMED_MOST).map(|member| view.name(*member)).collect();
    names.sort();
    let more = members.len().saturating_sub(NAMED_MOST);
    names.extend((more > 0).then(|| view.tw("more-count", &[("count", more.into())])));
    (!names.is_empty()).then(|| names.join(", "))
}

/// What is left of one's own dots.
fn own(view: &View, me: MemberId) -> Markup {
    let Some((id, brainstorm)) = current(&view.plan).filter(|(_, brainstorm)| brainstorm.voting_open) else {
        return html! {};
    };
    let given: Vec<_> = view
        .plan
        .ideas
        .iter()
        .filter(|(_, idea)| idea.brainstorm == Some(id))
        .filter_map(|(_, idea)| Some((idea.number, *idea.votes.get(&me).filter(|dots| **dots > 0)?)))
        .collect();
    let spent: u32 = given.iter().map(|(_, dots)| u32::from(*dots)).sum();
    let each = u32::from(brainstorm.votes_each);
    let (left, over) = (each.saturating_sub(spent), spent.saturating_sub(each));
    let numbers: Vec<_> = given.iter().map(|(number, _)| number.to_string()).collect();
    html! {
        span.strong role="status" {
            @if over > 0 { (view.tw("sort-dots-over", &[("count", over.into())])) }
            @else { (view.tw("sort-dots-left", &[("count", left.into())])) }
        }
        @if !numbers.is_empty() { " " span.quiet { (view.tw("sort-dots-on", &[("numbers", numbers.join(", ").into())])) } }
    }
}

/// All dots of an idea and of what is stacked under it.
pub fn sum(view: &View, id: IdeaId) -> u32 {
    view.known.ideas().dots.get(&id).copied().unwrap_or_default()
}

/// An idea's dots, with the buttons that give one and take one's own back.
/// `key` gives one, where there is only one idea on the page.
pub fn of(view: &View, id: IdeaId, key: Option<&str>) -> Markup {
    let sum = sum(view, id);
    // In its own brainstorm: dots for ideas of an earlier one would be refused.
    let within = view.plan.ideas.get(id).and_then(|idea| view.plan.brainstorms.get(idea.brainstorm?));
    let open = within.is_some_and(|brainstorm| brainstorm.voting_open);
    let action = view.url(&format!("ideas/{id}/dots"));
    let said = view.tw("count-votes", &[("count", sum.into())]);
    html! {
        @if sum > 0 || open {
            div.flow.dotted {
                @if sum > 0 { span.dots role="img" aria-label=(said) { @for _ in 0..sum.min(DRAWN_MOST) { i {} } @if sum > DRAWN_MOST { (sum) } } }
                @if sum > 0 && let Some(voters) = voters(view, id) { span.quiet.small { (voters) } }
                @if open && view.viewer.role >= Role::Participant {
                    // Every press counts, also when one is quicker than the answers.
                    form.flow id={ "dots-" (id) } method="post" action=(action) hx-post=(action) hx-swap="none" hx-sync="queue all" data-each {
                        button.linkbutton.small type="submit" name="by" value="1" data-dot data-key=[key] { (view.t("sort-give-dot")) }
                        @if sum > 0 { button.linkbutton.small type="submit" name="by" value="" { (view.t("sort-take-dot")) } }
                    }
                }
            }
        }
    }
}

/// Gives an idea a dot, or takes one's dots back.
pub async fn dots(
    State(app): State<App>,
    asker: Asker,
    Path((id, idea)): Path<(PlanId, IdeaId)>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    // One more than there are: of two devices of one person each waits for the other.
    let turn = match asker.at_board(&app, id).await {
        Ok(_) => app.rooms.get(id).await.map_err(Problem::from),
        Err(problem) => Err(problem),
    };
    let open = match turn {
        Ok(open) => open,
        Err(problem) => return asker.answer(problem),
    };
    let turn = open.turn.lock().await;
    let done = change_as(&app, &asker, id, "sort", |plan, member| {
        let now = plan.ideas.get(idea).ok_or(Problem::NotFound)?.votes.get(&member).copied().unwrap_or_default();
        let dots = if form.ticked("by") { now.saturating_add(1) } else { 0 };
        Ok(vec![Change::Vote { idea, member, dots }])
    })
    .await;
    drop(turn);
    with_own(&app, &asker, id, Page::Stage(Stage::Sort), done, own).await
}

/// Opens for dots, and says how many each has and how many core measures there may be.
pub async fn edit_limits(sent: Sent<BrainstormId>) -> Response {
    sent.change("sort", |plan, brainstorm, form| {
        let now = plan.brainstorms.get(brainstorm).ok_or(Problem::NotFound)?;
        let too_large = |_| Problem::Bad("error-number");
        let each = form.count("votes_each")?.map_or(Ok(VOTES_EACH), u8::try_from).map_err(too_large)?;
        let (several, shown) = (form.ticked("several_on_one"), form.ticked("voters_shown"));
        let mut fields = Vec::new();
        fields.extend((each != now.votes_each).then_some(BrainstormField::VotesEach(each)));
        fields.extend((several != now.several_on_one).then_some(BrainstormField::SeveralOnOne(several)));
        fields.extend((shown != now.voters_shown).then_some(BrainstormField::VotersShown(shown)));
        fields.extend((!now.voting_open).then_some(BrainstormField::VotingOpen(true)));
        let mut changes: Vec<_> =
            fields.into_iter().map(|field| Change::SetBrainstorm { id: brainstorm, field }).collect();
        if let Some(most) = form.count("core_measures_most")? {
            let most = u16::try_from(most).map_err(too_large)?;
            let same = most == plan.core_measures_most();
            changes.extend((!same).then_some(Change::SetPlan(PlanField::CoreMeasuresMost(Some(most)))));
        }
        Ok(changes)
    })
    .await
}
