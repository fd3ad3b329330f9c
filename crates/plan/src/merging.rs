//! Two audiences that are the same people become one. What merging comes to is worked out here as the changes that
//! people could have made one by one, so that applying and undoing need no rules of their own.

use crate::model::understand::*;
use crate::text::MAX_TEXT_CHARS;
use crate::{AudienceId, Change, CountRange, Link, Pair, Plan, Text, TextEdit};
use std::collections::BTreeSet;

/// What stands between what was written of the one and of the other.
const BETWEEN_TEXTS: &str = "\n";
/// What stands between two reasons for the same answer.
const BETWEEN_REASONS: &str = " · ";

/// The changes that let `into` take over everything that is said of `from` and hangs on it, and remove `from`.
///
/// What both say is kept: texts are put under each other, another name stands beside the name, sizes become the range
/// that holds both. Where only one can hold – a share of overlap, whether a channel is worth it – `into` has its way
/// and the other's reason is written behind. Nothing is left that refers to `from`, but for what is removed already.
pub(crate) fn merging(plan: &Plan, from: AudienceId, into: AudienceId) -> Vec<Change> {
    let (Some(gone), Some(kept)) = (plan.audiences.get(from), plan.audiences.get(into)) else { return Vec::new() };
    let fields = fields(gone, kept).into_iter();
    let mut changes: Vec<Change> = fields.map(|field| Change::SetAudience { id: into, field }).collect();
    hanging(plan, from, into, &mut changes);
    overlaps(plan, from, into, &mut changes);
    worth(plan, from, into, &mut changes);
    changes.push(Change::Remove(from.into()));
    changes
}

/// What the one that stays becomes.
fn fields(gone: &Audience, kept: &Audience) -> Vec<AudienceField> {
    let mut fields = Vec::new();
    let name = beside(&kept.name, &gone.name);
    fields.extend((!kept.name.reads_like(&name)).then(|| AudienceField::Name(edit(&kept.name, &name))));
    type Written = (fn(&Audience) -> &Text, fn(TextEdit) -> AudienceField);
    let written: [Written; 6] = [
        (|row| &row.needs, AudienceField::Needs),
        (|row| &row.interests, AudienceField::Interests),
        (|row| &row.whereabouts, AudienceField::Whereabouts),
        (|row| &row.own_words, AudienceField::OwnWords),
        (|row| &row.demographics, AudienceField::Demographics),
        (|row| &row.message, AudienceField::Message),
    ];
    for (text, field) in written {
        let both = under(text(kept), text(gone));
        fields.extend((!text(kept).reads_like(&both)).then(|| field(edit(text(kept), &both))));
    }
    let side = kept.side.or(gone.side);
    let size = match (kept.size, gone.size) {
        (Some(one), Some(other)) => Some(CountRange { from: one.from.min(other.from), to: one.to.max(other.to) }),
        (one, other) => one.or(other),
    };
    // The one that comes first is the one the team has thought of most.
    let priority = kept.priority.into_iter().chain(gone.priority).min();
    let mut anchors = kept.anchors.clone();
    for (statement, seen) in &gone.anchors {
        // What one of them saw an older wording of needs a look.
        anchors.entry(*statement).and_modify(|kept| *kept = (*kept).min(*seen)).or_insert(*seen);
    }
    fields.extend((side != kept.side).then_some(AudienceField::Side(side)));
    fields.extend((size != kept.size).then_some(AudienceField::Size(size)));
    fields.extend((priority != kept.priority).then_some(AudienceField::Priority(priority)));
    fields.extend((anchors != kept.anchors).then_some(AudienceField::Anchors(anchors)));
    fields
}

fn edit(was: &Text, is: &Text) -> TextEdit {
    TextEdit { from: was.revision(), text: is.as_str().to_owned(), also: is.also().into() }
}

/// The text, with the other one waiting beside it for somebody to choose.
fn beside(kept: &Text, gone: &Text) -> Text {
    let others = std::iter::once(gone.as_str()).chain(gone.also().iter().map(String::as_str));
    let mut also: Vec<String> = kept.also().into();
    for other in others.filter(|other| !other.trim().is_empty()) {
        let same = |text: &str| text.trim().to_lowercase() == other.trim().to_lowercase();
        if !same(kept.as_str()) && !also.iter().any(|text| same(text)) {
            also.push(other.to_owned());
        }
    }
    let mut text = kept.clone();
    text.put(&TextEdit { from: kept.revision(), text: kept.as_str().to_owned(), also });
    text
}

/// Both texts under each other; beside each other where that would be too long.
fn under(kept: &Text, gone: &Text) -> Text {
    let (mut text, other) = (kept.clone(), gone.as_str().trim());
    let both = if kept.is_blank() {
        other.to_owned()
    } else if kept.as_str().contains(other) {
        kept.as_str().to_owned()
    } else {
        [kept.as_str(), other].join(BETWEEN_TEXTS)
    };
    if both.chars().count() > MAX_TEXT_CHARS {
        return beside(kept, gone);
    }
    let mut also: Vec<String> = kept.also().into();
    also.extend(gone.also().iter().filter(|other| !kept.also().contains(other)).cloned());
    text.put(&TextEdit { from: kept.revision(), text: both, also });
    text
}

/// Objectives, claims, ideas and measures.
fn hanging(plan: &Plan, from: AudienceId, into: AudienceId, changes: &mut Vec<Change>) {
    let mut move_over = |audiences: &BTreeSet<AudienceId>, link: &dyn Fn(AudienceId) -> Link| {
        if audiences.contains(&from) {
            // Linking what hangs together already makes no difference, and undoing it none either.
            changes.extend([Change::Link(link(into)), Change::Unlink(link(from))]);
        }
    };
    for (id, row) in plan.objectives.iter() {
        move_over(&row.audiences, &|audience| Link::ObjectiveAudience(id, audience));
    }
    for (id, row) in plan.ideas.iter() {
        move_over(&row.audiences, &|audience| Link::IdeaAudience(id, audience));
    }
    for (id, row) in plan.measures.iter() {
        move_over(&row.audiences, &|audience| Link::MeasureAudience(id, audience));
    }
    let claims = plan.claims.iter().filter(|(_, claim)| claim.audience == from);
    changes.extend(claims.map(|(id, _)| Change::SetClaim { id, field: ClaimField::Audience(into) }));
}

/// Overlaps with third audiences; the one between the two is no overlap any more.
fn overlaps(plan: &Plan, from: AudienceId, into: AudienceId, changes: &mut Vec<Change>) {
    let of_from = plan.overlaps.iter().filter(|(Pair(one, other), _)| *one == from || *other == from);
    for (Pair(one, other), share) in of_from {
        if plan.audiences.get(*one).is_none() || plan.audiences.get(*other).is_none() {
            continue;
        }
        let instead = |id: AudienceId| if id == from { into } else { id };
        let (audience, also_in) = (instead(*one), instead(*other));
        if audience != also_in && !plan.overlaps.contains_key(&Pair(audience, also_in)) {
            changes.push(Change::SetOverlap { audience, also_in, share_percent: Some(*share) });
        }
        changes.push(Change::SetOverlap { audience: *one, also_in: *other, share_percent: None });
    }
}

/// Whether channels are worth it.
fn worth(plan: &Plan, from: AudienceId, into: AudienceId, changes: &mut Vec<Change>) {
    for (Pair(_, channel), said) in plan.worth.iter().filter(|(Pair(audience, _), _)| *audience == from) {
        if plan.channels.get(*channel).is_none() {
            continue;
        }
        let now = match plan.worth.get(&Pair(into, *channel)) {
            None => said.clone(),
            Some(kept) if said.reason.is_empty() || kept.reason.contains(&said.reason) => kept.clone(),
            Some(kept) if kept.reason.is_empty() => Worth { reason: said.reason.clone(), ..kept.clone() },
            Some(kept) => Worth { reason: [&*kept.reason, &*said.reason].join(BETWEEN_REASONS), ..kept.clone() },
        };
        changes.push(Change::SetWorth { audience: into, channel: *channel, worth: Some(now) });
        changes.push(Change::SetWorth { audience: from, channel: *channel, worth: None });
    }
}
