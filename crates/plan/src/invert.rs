//! Undo. What undoes a change is another change, worked out from the plan as it was before.

use crate::apply::bring_strategy;
use crate::change::for_each_kind;
use crate::merging::merging;
use crate::refs::Rows;
use crate::table::Entity;
use crate::value::Value;
use crate::*;
use std::mem::discriminant;

/// The changes that undo `change`, given the plan `before` it. Empty where it made no difference.
#[must_use]
pub fn invert(before: &Plan, change: &Change) -> Vec<Change> {
    macro_rules! dispatch {
        ($( $kind:ident $add:ident $set:ident $id:ident $field:ident ),*) => {
            match change {
                $(
                    Change::$add { id, .. } => vec![Change::Remove((*id).into())],
                    Change::$set { id, field } => {
                        let table: &Table<$id, $kind> = before.rows();
                        let row = table.even_removed(*id);
                        row.map(|row| Change::$set { id: *id, field: row.undo_of(field) }).into_iter().collect()
                    }
                )*
                Change::SetPlan(field) => vec![Change::SetPlan(undo_of_plan(before, field))],
                Change::BringStrategy { document, statements } => {
                    former_strategy(before, document.as_ref(), statements)
                }
                Change::Anchor { what, statement, .. } => {
                    let seen_revision = anchors(before, *what).and_then(|anchors| anchors.get(statement)).copied();
                    vec![Change::Anchor { what: *what, statement: *statement, seen_revision }]
                }
                Change::Link(link) if link.holds_in(before) => Vec::new(),
                Change::Link(link) => vec![Change::Unlink(*link)],
                Change::Unlink(link) if link.holds_in(before) => vec![Change::Link(*link)],
                Change::Unlink(_) => Vec::new(),
                Change::SetOverlap { audience, also_in, .. } => vec![Change::SetOverlap {
                    audience: *audience,
                    also_in: *also_in,
                    share_percent: before.overlaps.get(&Pair(*audience, *also_in)).copied(),
                }],
                Change::SetWorth { audience, channel, .. } => vec![Change::SetWorth {
                    audience: *audience,
                    channel: *channel,
                    worth: before.worth.get(&Pair(*audience, *channel)).cloned(),
                }],
                Change::SetCommitment { person, measure, .. } => vec![Change::SetCommitment {
                    person: *person,
                    measure: *measure,
                    commitment: before.commitment.get(&Pair(*person, *measure)).copied(),
                }],
                Change::Choose { measure, .. } => {
                    vec![Change::Choose { measure: *measure, choice: before.portfolio.get(measure).cloned() }]
                }
                Change::Vote { idea, member, .. } => {
                    let dots = before.ideas.even_removed(*idea).and_then(|idea| idea.votes.get(member)).copied();
                    vec![Change::Vote { idea: *idea, member: *member, dots: dots.unwrap_or(0) }]
                }
                Change::React { idea, member, reaction, .. } => {
                    let given = before
                        .ideas
                        .even_removed(*idea)
                        .and_then(|idea| idea.reactions.get(reaction))
                        .is_some_and(|from| from.contains(member));
                    vec![Change::React { idea: *idea, member: *member, reaction: *reaction, given }]
                }
                Change::SetFindingAside { finding, .. } => vec![Change::SetFindingAside {
                    finding: finding.clone(),
                    reason: before.set_aside.get(finding).map(|aside| aside.reason.clone()),
                }],
                Change::MergeAudience { from, into } => step_by_step(before, merging(before, *from, *into)),
                Change::Together(steps) => match step_by_step(before, steps.clone()) {
                    undo if (2..=MAX_TOGETHER).contains(&undo.len()) => vec![Change::Together(undo)],
                    undo => undo,
                },
                Change::Import(_) => vec![Change::Import(Box::new(before.clone()))],
                Change::Remove(what) => vec![Change::Restore(*what)],
                Change::Restore(what) if before.holds(*what) => Vec::new(),
                Change::Restore(what) => vec![Change::Remove(*what)],
            }
        };
    }
    for_each_kind!(dispatch)
}

/// What undoes several changes made one after the other: the last first.
fn step_by_step(before: &Plan, steps: Vec<Change>) -> Vec<Change> {
    let mut then = before.clone();
    let mut undo = Vec::new();
    for step in steps {
        undo.push(invert(&then, &step));
        let entry = Entry { seq: then.seq.next(), at: At(0), by: MemberId::default(), change: step };
        // Where a step is refused, so is the whole, and there is nothing to undo.
        if apply(&mut then, &entry).is_err() {
            return Vec::new();
        }
    }
    let undo: Vec<Change> = undo.into_iter().rev().flatten().collect();
    // Of a text that was written more than once, only what stood first comes back: what stood between would be merged.
    let mut changes = Vec::new();
    for (at, change) in undo.iter().enumerate() {
        let same = |others: &[Change]| others.iter().any(|other| is_of_the_same(change, other));
        let [is_last, is_only] = [!same(&undo[at + 1..]), !same(&undo[..at])];
        match in_sight(&then, change) {
            Some(_) if !is_last => {}
            Some(seen) if !is_only => changes.push(seen),
            _ => changes.push(change.clone()),
        }
    }
    changes
}

/// A change of a text as somebody makes it who has the whole plan as it is `then` in front of them; nothing for others.
fn in_sight(then: &Plan, change: &Change) -> Option<Change> {
    macro_rules! dispatch {
        ($( $kind:ident $add:ident $set:ident $id:ident $field:ident ),*) => {
            match change {
                $(
                    Change::$set { id, field } => {
                        let table: &Table<$id, $kind> = then.rows();
                        let field = table.even_removed(*id)?.in_sight(field)?;
                        Some(Change::$set { id: *id, field })
                    }
                )*
                Change::SetPlan(PlanField::Title(edit)) => Some(PlanField::Title(then.title.in_sight(edit)?)).map(Change::SetPlan),
                Change::SetPlan(PlanField::Organisation(edit)) => {
                    Some(PlanField::Organisation(then.organisation.in_sight(edit)?)).map(Change::SetPlan)
                }
                Change::SetPlan(PlanField::Lead(edit)) => Some(PlanField::Lead(then.lead.in_sight(edit)?)).map(Change::SetPlan),
                _ => None,
            }
        };
    }
    for_each_kind!(dispatch)
}

/// Whether two changes set the same field of the same thing.
fn is_of_the_same(one: &Change, other: &Change) -> bool {
    macro_rules! dispatch {
        ($( $kind:ident $add:ident $set:ident $id:ident $field:ident ),*) => {
            match (one, other) {
                $( (Change::$set { id, field }, Change::$set { id: of, field: other }) => id == of && discriminant(field) == discriminant(other), )*
                (Change::SetPlan(field), Change::SetPlan(other)) => discriminant(field) == discriminant(other),
                _ => false,
            }
        };
    }
    for_each_kind!(dispatch)
}

fn anchors(plan: &Plan, what: Anchored) -> Option<&Anchors> {
    match what {
        Anchored::Audience(id) => plan.audiences.even_removed(id).map(|row| &row.anchors),
        Anchored::Objective(id) => plan.objectives.even_removed(id).map(|row| &row.anchors),
        Anchored::Channel(id) => plan.channels.even_removed(id).map(|row| &row.anchors),
    }
}

fn undo_of_plan(before: &Plan, field: &PlanField) -> PlanField {
    match field {
        PlanField::Title(_) => PlanField::Title(before.title.undo()),
        PlanField::Organisation(_) => PlanField::Organisation(before.organisation.undo()),
        PlanField::Lead(_) => PlanField::Lead(before.lead.undo()),
        PlanField::BeginsOn(_) => PlanField::BeginsOn(before.begins_on),
        PlanField::Weeks(_) => PlanField::Weeks(before.weeks),
        PlanField::CoreMeasuresMost(_) => PlanField::CoreMeasuresMost(before.core_measures_most),
        PlanField::Brand(_) => PlanField::Brand(before.brand.clone()),
    }
}

/// The changes that bring back the document and the statements that stood before. A document can't say everything
/// about its statements (a place the team has moved one to, wordings kept side by side), so what is still different
/// after bringing the former one is set field by field.
fn former_strategy(before: &Plan, brought: Option<&Document>, drafts: &[StatementDraft]) -> Vec<Change> {
    let statements: Vec<StatementDraft> = before
        .statements_in_order()
        .into_iter()
        .filter(|(_, statement)| !statement.by_amendment)
        .map(|(id, statement)| StatementDraft {
            id,
            label: statement.label.clone(),
            path: statement.path.clone(),
            kind: statement.kind.unwrap_or(StatementKind::Paragraph),
            text: statement.text.as_str().to_owned(),
            suggested: statement.suggested.clone(),
            because: statement.because.clone(),
        })
        .collect();
    let mut then = before.clone();
    let accepted = bring_strategy(&mut then, brought, drafts)
        .and_then(|_| bring_strategy(&mut then, before.document.as_ref(), &statements))
        .is_ok();
    let mut changes = vec![Change::BringStrategy { document: before.document.clone(), statements }];
    if !accepted {
        return changes;
    }
    for (id, was) in before.statements.iter() {
        let Some(is) = then.statements.even_removed(id) else { continue };
        if is.removed {
            changes.push(Change::Restore(id.into()));
        }
        let text =
            TextEdit { from: is.text.revision(), text: was.text.as_str().to_owned(), also: was.text.also().into() };
        let fields = [
            (was.place != is.place, StatementField::Place(was.place)),
            (was.label != is.label, StatementField::Label(was.label.clone())),
            (was.path != is.path, StatementField::Path(was.path.clone())),
            (was.kind != is.kind, StatementField::Kind(was.kind)),
            (was.by_amendment != is.by_amendment, StatementField::ByAmendment(was.by_amendment)),
            (!was.text.reads_like(&is.text), StatementField::Text(text)),
            (was.suggested != is.suggested, StatementField::Suggested(was.suggested.clone())),
            (was.because != is.because, StatementField::Because(was.because.clone())),
        ];
        let differing = fields.into_iter().filter(|(differs, _)| *differs);
        changes.extend(differing.map(|(_, field)| Change::SetStatement { id, field }));
    }
    let new = then.statements.ids().filter(|id| before.statements.get(*id).is_none());
    changes.extend(new.map(|id| Change::Remove(id.into())));
    changes
}
