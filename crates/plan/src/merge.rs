//! Making one audience of two that turn out to be the same, without losing anything that hangs on either.

use crate::{
    Anchored, Audience, AudienceField, AudienceId, Change, ClaimField, CountRange, Link, Pair, Plan, Ref, Text,
    TextEdit, Worth,
};

/// The changes that move everything from one audience to another and take the first away. What only one of them says
/// is kept; where both say something, both stand, the other's after one's own. Nothing when either is not there, or
/// both are the same.
#[must_use]
pub fn merged(plan: &Plan, from: AudienceId, into: AudienceId) -> Vec<Change> {
    let (Some(gone), Some(kept)) = (plan.audiences.get(from), plan.audiences.get(into)) else { return Vec::new() };
    if from == into {
        return Vec::new();
    }
    let mut changes: Vec<Change> =
        described(gone, kept).into_iter().map(|field| Change::SetAudience { id: into, field }).collect();
    let anchors = gone.anchors.iter().filter(|(statement, _)| !kept.anchors.contains_key(statement));
    changes.extend(anchors.map(|(statement, seen)| Change::Anchor {
        what: Anchored::Audience(into),
        statement: *statement,
        seen_revision: Some(*seen),
    }));
    linked(plan, from, into, &mut changes);
    let claims = plan.claims.iter().filter(|(_, claim)| claim.audience == from);
    changes.extend(claims.map(|(id, _)| Change::SetClaim { id, field: ClaimField::Audience(into) }));
    pairs(plan, from, into, &mut changes);
    changes.push(Change::Remove(Ref::Audience(from)));
    changes
}

/// What the description gains.
fn described(gone: &Audience, kept: &Audience) -> Vec<AudienceField> {
    let mut fields = Vec::new();
    fields.extend(both(&gone.needs, &kept.needs).map(AudienceField::Needs));
    fields.extend(both(&gone.interests, &kept.interests).map(AudienceField::Interests));
    fields.extend(both(&gone.whereabouts, &kept.whereabouts).map(AudienceField::Whereabouts));
    fields.extend(both(&gone.own_words, &kept.own_words).map(AudienceField::OwnWords));
    fields.extend(both(&gone.demographics, &kept.demographics).map(AudienceField::Demographics));
    fields.extend(both(&gone.message, &kept.message).map(AudienceField::Message));
    if kept.side.is_none() && gone.side.is_some() {
        fields.push(AudienceField::Side(gone.side));
    }
    if kept.priority.is_none() && gone.priority.is_some() {
        fields.push(AudienceField::Priority(gone.priority));
    }
    let size = match (kept.size, gone.size) {
        (Some(own), Some(theirs)) => Some(CountRange { from: own.from.min(theirs.from), to: own.to.max(theirs.to) }),
        (own, theirs) => own.or(theirs),
    };
    if size != kept.size {
        fields.push(AudienceField::Size(size));
    }
    fields
}

/// One's own text with the other's below it, unless that adds nothing.
fn both(theirs: &Text, own: &Text) -> Option<TextEdit> {
    if theirs.is_blank() || own.as_str().contains(theirs.as_str().trim()) {
        return None;
    }
    let text =
        if own.is_blank() { theirs.as_str().to_owned() } else { format!("{}\n{}", own.as_str(), theirs.as_str()) };
    Some(TextEdit::since(own.revision(), text))
}

/// Objectives, ideas and measures that name the audience.
fn linked(plan: &Plan, from: AudienceId, into: AudienceId, changes: &mut Vec<Change>) {
    let mut relink = |to: Link, away: Link| changes.extend([Change::Link(to), Change::Unlink(away)]);
    for (id, _) in plan.objectives.iter().filter(|(_, row)| row.audiences.contains(&from)) {
        relink(Link::ObjectiveAudience(id, into), Link::ObjectiveAudience(id, from));
    }
    for (id, _) in plan.ideas.iter().filter(|(_, row)| row.audiences.contains(&from)) {
        relink(Link::IdeaAudience(id, into), Link::IdeaAudience(id, from));
    }
    for (id, _) in plan.measures.iter().filter(|(_, row)| row.audiences.contains(&from)) {
        relink(Link::MeasureAudience(id, into), Link::MeasureAudience(id, from));
    }
}

/// What is said of the audience together with another one, or with a channel.
fn pairs(plan: &Plan, from: AudienceId, into: AudienceId, changes: &mut Vec<Change>) {
    let is_there = |id: AudienceId| plan.audiences.get(id).is_some();
    let mut moved = plan.overlaps.clone();
    for (pair, share) in plan.overlaps.iter().filter(|(pair, _)| pair.0 == from || pair.1 == from) {
        let other = if pair.0 == from { pair.1 } else { pair.0 };
        // With a removed audience an overlap can't be said anew; it comes back with them both.
        if !is_there(other) {
            continue;
        }
        changes.push(Change::SetOverlap { audience: pair.0, also_in: pair.1, share_percent: None });
        let (audience, also_in) = if pair.0 == from { (into, other) } else { (other, into) };
        let key = Pair(audience, also_in);
        if audience != also_in && !moved.contains_key(&key) {
            moved.insert(key, *share);
            changes.push(Change::SetOverlap { audience, also_in, share_percent: Some(*share) });
        }
    }
    for (pair, worth) in plan.worth.iter().filter(|(pair, _)| pair.0 == from) {
        let channel = pair.1;
        if plan.channels.get(channel).is_none() {
            continue;
        }
        changes.push(Change::SetWorth { audience: from, channel, worth: None });
        let said = match plan.worth.get(&Pair(into, channel)) {
            None => Some(worth.clone()),
            Some(own) if own.reason.contains(&worth.reason) => None,
            Some(own) => Some(Worth { reason: format!("{} · {}", own.reason, worth.reason), ..own.clone() }),
        };
        changes.extend(said.map(|said| Change::SetWorth { audience: into, channel, worth: Some(said) }));
    }
}
