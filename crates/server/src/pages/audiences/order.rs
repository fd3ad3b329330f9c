//! The order of audiences: which come first. Moved by a press, by Alt and an arrow, or by dragging; all three send the
//! same form.

use super::super::changing::change;
use super::{GROUPS, in_order};
use crate::app::App;
use crate::auth::Asker;
use crate::error::Problem;
use crate::fields::Fields;
use crate::view::View;
use axum::extract::{Form, Path, State};
use axum::response::Response;
use maud::{Markup, html};
use plan::{AudienceField, AudienceId, Change, Plan, PlanId, Priority};

/// The presses that move an audience one place, and what it is dragged by.
pub fn moving(view: &View, id: AudienceId, name: &str) -> Markup {
    let action = view.url(&format!("audiences/{id}/moved"));
    html! {
        @if view.edits() && view.plan.audiences.count() > 1 {
            form.moving method="post" action=(action) hx-post=(action) hx-swap="none" data-place {
                span.grip draggable="true" aria-hidden="true" title=(view.t("audience-drag")) { "⠿" }
                // Filled in where it is dropped.
                input type="hidden" name="beside" value="";
                input type="hidden" name="side" value="";
                @for (step, sign) in [("up", "↑"), ("down", "↓")] {
                    button.linkbutton type="submit" name="step" value=(step) data-move=(step) {
                        span aria-hidden="true" { (sign) }
                        span.sr { (view.t(&format!("audience-move-{step}"))) " " (name) }
                    }
                }
            }
        }
    }
}

/// Moves an audience: a step up or down, or right before or after another.
pub async fn set(
    State(app): State<App>,
    asker: Asker,
    Path((id, audience)): Path<(PlanId, AudienceId)>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    change(&app, &asker, id, &format!("audiences#{audience}"), |plan| {
        plan.audiences.get(audience).ok_or(Problem::NotFound)?;
        match form.text("step") {
            "up" => Ok(a_step(plan, audience, true)),
            "down" => Ok(a_step(plan, audience, false)),
            "" => Ok(beside_another(plan, audience, form.id("beside")?, form.text("side") == "after")),
            _ => Err(Problem::Bad("error-field")),
        }
    })
    .await
}

/// The others of a priority, in order.
fn others(plan: &Plan, id: AudienceId, group: Option<Priority>) -> Vec<AudienceId> {
    let within = in_order(plan).into_iter().filter(|(other, row)| *other != id && row.priority == group);
    within.map(|(other, _)| other).collect()
}

/// One place up or down; from the end of one priority into the next. Nobody is moved to have no priority.
fn a_step(plan: &Plan, id: AudienceId, up: bool) -> Vec<Change> {
    let Some(row) = plan.audiences.get(id) else { return Vec::new() };
    let place = in_order(plan).iter().filter(|(_, other)| other.priority == row.priority).position(|(at, _)| *at == id);
    let (place, count) = (place.unwrap_or(0), others(plan, id, row.priority).len());
    let group = GROUPS.iter().position(|group| *group == row.priority).unwrap_or(0);
    let (to, place) = match up {
        true if place > 0 => (row.priority, place - 1),
        false if place < count => (row.priority, place + 1),
        true if group > 0 => {
            let above = GROUPS.get(group - 1).copied().flatten();
            (above, others(plan, id, above).len())
        }
        false => match GROUPS.get(group + 1).copied().flatten() {
            Some(below) => (Some(below), 0),
            None => return Vec::new(),
        },
        true => return Vec::new(),
    };
    placed(plan, id, to, place)
}

fn beside_another(plan: &Plan, id: AudienceId, beside: AudienceId, after: bool) -> Vec<Change> {
    let Some(other) = plan.audiences.get(beside).filter(|_| beside != id) else { return Vec::new() };
    let place = others(plan, id, other.priority).iter().position(|at| *at == beside).unwrap_or(0);
    placed(plan, id, other.priority, place + usize::from(after))
}

/// What has to be set for an audience to stand at a place of a priority: its own, and that of those it makes way for.
fn placed(plan: &Plan, id: AudienceId, group: Option<Priority>, place: usize) -> Vec<Change> {
    let mut order = others(plan, id, group);
    order.insert(place.min(order.len()), id);
    let mut changes = Vec::new();
    if plan.audiences.get(id).is_some_and(|row| row.priority != group) {
        changes.push(Change::SetAudience { id, field: AudienceField::Priority(group) });
    }
    for (place, id) in (1_u32..).zip(order) {
        if plan.audiences.get(id).is_some_and(|row| row.place != place) {
            changes.push(Change::SetAudience { id, field: AudienceField::Place(place) });
        }
    }
    changes
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test that can't go on should stop")]

    use super::*;
    use plan::{At, Entry, MemberId, TextEdit, apply};

    fn make(plan: &mut Plan, changes: Vec<Change>) {
        for change in changes {
            apply(plan, &Entry { seq: plan.seq.next(), at: At(0), by: MemberId::from_raw(1), change }).unwrap();
        }
    }

    /// Three audiences, the first two first; `steps` such as "c up", "a after b".
    fn check(steps: &str) -> String {
        let mut plan = Plan::default();
        let id = |name: &str| AudienceId::from_raw(u64::from(name.as_bytes()[0]));
        for (name, priority) in [("a", Priority::First), ("b", Priority::First), ("c", Priority::Second)] {
            let fields = vec![AudienceField::Name(TextEdit::new(name)), AudienceField::Priority(Some(priority))];
            make(&mut plan, vec![Change::AddAudience { id: id(name), fields }]);
        }
        for step in steps.split(", ") {
            let words: Vec<&str> = step.split(' ').collect();
            let changes = match words[..] {
                [who, way] => a_step(&plan, id(who), way == "up"),
                [who, side, whom] => beside_another(&plan, id(who), id(whom), side == "after"),
                _ => Vec::new(),
            };
            make(&mut plan, changes);
        }
        let told = |(_, row): &(AudienceId, &plan::Audience)| {
            format!("{}:{}", row.priority.map_or("none", Priority::word), row.name.as_str())
        };
        in_order(&plan).iter().map(told).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn an_audience_moves_within_its_priority_and_on_into_the_next() {
        assert_eq!(check("b up"), "first:b first:a second:c");
        assert_eq!(check("b up, a down"), "first:b second:a second:c");
        assert_eq!(check("c up"), "first:a first:b first:c");
        assert_eq!(check("c down, c down"), "first:a first:b later:c");
        assert_eq!(check("a up"), "first:a first:b second:c");
    }

    #[test]
    fn an_audience_is_dropped_beside_another() {
        assert_eq!(check("c before a"), "first:c first:a first:b");
        assert_eq!(check("a after c"), "first:b second:c second:a");
        assert_eq!(check("a after b, c after b"), "first:b first:c first:a");
    }
}
