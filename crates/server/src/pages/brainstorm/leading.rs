//! What the facilitator has while a brainstorm is open: the time, what is shown and taken in, and the way in for others.

use super::super::joining::{new_code, spoken};
use super::super::picking;
use super::super::sent::Sent;
use crate::app::App;
use crate::auth::Asker;
use crate::error::Problem;
use crate::view::View;
use crate::{clock as time, widgets};
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use plan::{At, Brainstorm, BrainstormField, BrainstormId, Change, PlanId, Role};

/// Minutes a time box has when nobody has said otherwise.
const MINUTES: u32 = 20;
/// Longest time box.
const MINUTES_MOST: u32 = 24 * 60;
/// Minutes that are added at a press.
const MORE_MINUTES: u32 = 2;
const MS_PER_MINUTE: i64 = 60_000;
const MS_PER_SECOND: i64 = 1_000;

/// How much time there is left. The browser counts on from what is drawn.
pub fn clock(view: &View, ends_at: At) -> Markup {
    let seconds = ((ends_at.0 - time::now().0) / MS_PER_SECOND).max(0);
    html! {
        div.clock data-ends-at=(ends_at.0) data-up=[(seconds == 0).then_some("")] role="timer" {
            b { (format!("{}:{:02}", seconds / 60, seconds % 60)) }
            small.left { (view.t("clock-left")) }
            small.up { (view.t("wall-time-up")) }
        }
    }
}

/// One strip with everything on it.
pub fn strip(view: &View, id: BrainstormId, brainstorm: &Brainstorm) -> Markup {
    html! {
        div.leading {
            (time_box(view, id, brainstorm))
            (switches(view, id, brainstorm))
            (way_in(view, id))
        }
        @if let Some(idea) = brainstorm.spotlight.and_then(|id| view.plan.ideas.get(id)) {
            p.flow.note {
                span { (view.t("facilitator-spotlight-now")) " " (idea.number) " " (picking::short(idea.presence.as_str())) }
                (picking::changes_button(view, "facilitator-spotlight-off", None, &[Change::SetBrainstorm { id, field: BrainstormField::Spotlight(None) }]))
            }
        }
    }
}

fn time_box(view: &View, id: BrainstormId, brainstorm: &Brainstorm) -> Markup {
    let action = format!("brainstorms/{id}/time");
    html! {
        div {
            @if let Some(ends_at) = brainstorm.ends_at {
                (clock(view, ends_at))
                div.flow {
                    (widgets::button(view, &action, "facilitator-more-time", &[("more", "yes")]))
                    (widgets::button(view, &action, "facilitator-no-time", &[("stop", "yes")]))
                }
            } @else {
                (widgets::form(view, &action, &format!("time-{id}"), false, html! {
                    (widgets::line(view, &format!("{id}-minutes"), "minutes", "facilitator-minutes", "text", &MINUTES.to_string()))
                    div.actions { button.ds-button data-variant="secondary" data-size="sm" type="submit" { (view.t("facilitator-start")) } }
                }))
            }
        }
    }
}

/// What is on or off. The keys are those of the picture: V shows, L locks, N names.
fn switches(view: &View, id: BrainstormId, brainstorm: &Brainstorm) -> Markup {
    let rows = [
        ("v", "facilitator-shows", !brainstorm.hidden, BrainstormField::Hidden(!brainstorm.hidden)),
        ("l", "facilitator-takes", !brainstorm.locked, BrainstormField::Locked(!brainstorm.locked)),
        (
            "n",
            "facilitator-names",
            !brainstorm.authors_hidden,
            BrainstormField::AuthorsHidden(!brainstorm.authors_hidden),
        ),
    ];
    // A promise stands: once somebody has written under it, nobody can take it back.
    let promised = |field: &BrainstormField| {
        let change = Change::SetBrainstorm { id, field: field.clone() };
        !plan::may(Role::Owner, plan::MemberId::default(), &change, &view.plan)
    };
    html! {
        div.switches {
            @for (key, label, on, field) in rows {
                @if promised(&field) { p.quiet { (view.t("facilitator-names-promised")) } }
                @else { (switch(view, key, label, on, Change::SetBrainstorm { id, field })) }
            }
        }
    }
}

fn switch(view: &View, key: &str, label: &str, on: bool, change: Change) -> Markup {
    let action = view.url("changes");
    // Changes are plain data, and plain data is always JSON.
    let json = serde_json::to_string(&[change]).unwrap_or_default();
    html! {
        form method="post" action=(action) hx-post=(action) hx-swap="none" {
            input type="hidden" name="changes" value=(json);
            input type="hidden" name="back" value="brainstorm";
            button.switch type="submit" role="switch" aria-checked=(if on { "true" } else { "false" }) data-key=(key) {
                i aria-hidden="true" {}
                span { (view.t(label)) }
                kbd aria-hidden="true" { (key.to_uppercase()) }
            }
        }
    }
}

/// How others come in, and who has.
fn way_in(view: &View, id: BrainstormId) -> Markup {
    let action = format!("brainstorms/{id}/code");
    html! {
        div.way-in {
            @if let Some(door) = &view.door {
                p.quiet.small { (door.place()) }
                p.code { (spoken(&door.code.code)) }
                div.flow {
                    a.small href=(door.link()) { (view.t("join-link")) }
                    (widgets::button(view, &action, "join-code-renew", &[]))
                }
            } @else {
                (widgets::button(view, &action, "join-code-make", &[]))
            }
        }
    }
}

/// How many have come, and how far they have: what changes all the time, drawn by itself.
pub fn so_far(view: &View) -> Markup {
    let Some((id, _)) = super::current(&view.plan) else { return html! {} };
    let ideas = view.known.ideas().written_in.get(&id).copied().unwrap_or_default();
    html! {
        p.small.quiet {
            @if view.edits() {
                a href=(view.url("members")) { (view.tw("facilitator-joined", &[("count", view.here.count.into())])) } " · "
            }
            (ideas) " " (view.tw("wall-ideas", &[("count", ideas.into())]))
        }
    }
}

/// Makes a brainstorm's code, or a new one in the place of one that has come too far.
pub async fn make_code(
    State(app): State<App>,
    asker: Asker,
    Path((id, brainstorm)): Path<(PlanId, BrainstormId)>,
) -> Response {
    let made = async {
        if asker.in_plan(&app, id).await?.viewer.role < Role::Editor {
            return Err(Problem::Forbidden);
        }
        let open = app.rooms.get(id).await?;
        open.room.plan().brainstorms.get(brainstorm).ok_or(Problem::NotFound)?;
        let code = new_code(id, brainstorm);
        app.store.set_join_code(&code, time::now()).await?;
        app.keep_door(&open, code);
        Ok(())
    };
    match made.await {
        // The code is no part of the plan, so no stream brings it: the page is asked to come again.
        Ok(()) if asker.live => [("hx-refresh", "true")].into_response(),
        Ok(()) => Redirect::to(&format!("/plans/{id}/brainstorm")).into_response(),
        Err(problem) => asker.answer(problem),
    }
}

/// Starts the time, adds to it, or takes it away.
pub async fn set_time(sent: Sent<BrainstormId>) -> Response {
    sent.change("brainstorm", |plan, brainstorm, form| {
        let now = plan.brainstorms.get(brainstorm).ok_or(Problem::NotFound)?;
        let in_minutes = |from: At, minutes: u32| At(from.0 + i64::from(minutes) * MS_PER_MINUTE);
        let ends_at = if form.ticked("stop") {
            None
        } else if form.ticked("more") {
            let from = now.ends_at.map_or(time::now(), |ends_at| ends_at.max(time::now()));
            Some(in_minutes(from, MORE_MINUTES))
        } else {
            let minutes = form.count("minutes")?.unwrap_or(MINUTES);
            if minutes == 0 || minutes > MINUTES_MOST {
                return Err(Problem::Bad("error-number"));
            }
            Some(in_minutes(time::now(), minutes))
        };
        Ok(vec![Change::SetBrainstorm { id: brainstorm, field: BrainstormField::EndsAt(ends_at) }])
    })
    .await
}
