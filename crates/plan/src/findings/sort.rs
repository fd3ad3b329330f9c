//! Stage 6: what the sorting left open, and whether the core measures hang together with what came before.

use super::ground::{Ground, NAMED_MOST};
use super::{Finding, Severity, three_tests};
use crate::{
    Arg, AudienceId, BrainstormState, ChannelId, DiscardCause, Idea, Measure, Pair, Sorting, Stage, WorthIt, name_of,
};
use std::collections::BTreeSet;

pub(super) fn look(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    let plan = ground.plan;
    let new = |id, severity| Finding::new(id, Stage::Sort, severity);
    let undecided = ground.ideas.undecided;
    let discarded: Vec<_> = ground
        .ideas
        .discarded
        .iter()
        .filter_map(|(id, idea)| match &idea.sorted {
            Sorting::Never { because, cause } => Some((*id, *idea, because, cause)),
            Sorting::Undecided | Sorting::Later | Sorting::Promising | Sorting::Core { .. } => None,
        })
        .collect();
    if undecided > 0 {
        found.push(new("sort.undecided", Severity::Needed).number("count", undecided));
    }
    let without_reason = || discarded.iter().filter(|(_, _, because, _)| because.trim().is_empty());
    let count = without_reason().count();
    for (id, ..) in without_reason().take(NAMED_MOST) {
        found.push(new("sort.discarded-without-reason", Severity::Advice).at(plan, *id).number("count", count));
    }
    let has_lapsed =
        |cause: &Option<DiscardCause>, idea: &Idea| cause.as_ref().is_some_and(|cause| cause.has_lapsed(plan, idea));
    let lapsed: Vec<_> = discarded.iter().filter(|(_, idea, _, cause)| has_lapsed(cause, idea)).collect();
    for (id, _, because, _) in lapsed.iter().take(NAMED_MOST) {
        found.push(
            new("sort.reason-lapsed", Severity::Advice)
                .at(plan, *id)
                .number("count", lapsed.len())
                .with("reason", Arg::Text((*because).clone())),
        );
    }
    let is_open = |state| state == Some(BrainstormState::Open);
    let a_brainstorm_is_open = plan.brainstorms.iter().any(|(_, brainstorm)| is_open(brainstorm.state));
    if plan.measures.is_empty() {
        // While ideas wait for an answer, giving it is the way to the first core measure.
        if undecided == 0 && !a_brainstorm_is_open && !plan.ideas.is_empty() {
            found.push(new("core.none", Severity::Needed).number("count", plan.ideas.count()));
        }
        return;
    }
    let count = plan.measures.count();
    let most = usize::from(plan.core_measures_most());
    if count > most {
        found.push(new("core.too-many", Severity::Advice).number("count", count).number("most", most));
    }
    let mut served = BTreeSet::new();
    for (id, measure) in plan.measures.iter() {
        let audiences = ground.audiences_of(measure);
        // Stage 9 says the same of chosen measures, more sternly.
        if !plan.portfolio.contains_key(&id) && !three_tests::anchored(plan, id).passed {
            found.push(new("core.unanchored", Severity::Advice).at(plan, id));
        }
        if let Some((channel, audience)) = not_worth_it(ground, measure, &audiences) {
            found.push(
                new("core.channel-not-worth-it", Severity::Advice)
                    .at(plan, id)
                    .with("channel", name_of(plan, channel.into()))
                    .with("audience", name_of(plan, audience.into())),
            );
        }
        served.extend(audiences);
    }
    for (id, _) in ground.of_priority.iter().filter(|(id, _)| !served.contains(id)) {
        found.push(new("core.audience-unserved", Severity::Advice).at(plan, *id));
    }
}

/// A channel of the measure that was said not to be worth it for one of its audiences, and for none of them to be.
fn not_worth_it(
    ground: &Ground<'_>,
    measure: &Measure,
    audiences: &BTreeSet<AudienceId>,
) -> Option<(ChannelId, AudienceId)> {
    let plan = ground.plan;
    let said = |audience, channel| plan.worth.get(&Pair(audience, channel)).map(|worth| worth.verdict);
    measure.channels.iter().filter(|channel| plan.channels.get(**channel).is_some()).find_map(|channel| {
        let worth = audiences.iter().any(|audience| said(*audience, *channel) == Some(WorthIt::Worth));
        let not = audiences.iter().find(|audience| said(**audience, *channel) == Some(WorthIt::NotWorth));
        if worth { None } else { not.map(|audience| (*channel, *audience)) }
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a plan that is refused shall fail the test")]

    use crate::*;
    use jiff::civil::date;

    fn apply_all(plan: &mut Plan, changes: impl IntoIterator<Item = Change>) {
        for change in changes {
            let entry = Entry { seq: plan.seq.next(), at: At(0), by: MemberId::from_raw(1), change };
            apply(plan, &entry).unwrap();
        }
    }

    fn lapsed(plan: &Plan) -> Vec<String> {
        let found = findings(plan, date(2027, 1, 4));
        found.iter().filter(|finding| finding.id == "sort.reason-lapsed").map(Finding::key).collect()
    }

    #[test]
    fn a_discarded_idea_is_offered_again_when_its_reason_has_lapsed() {
        let (idea, person, audience, channel) =
            (IdeaId::from_raw(1), PersonId::from_raw(2), AudienceId::from_raw(3), ChannelId::from_raw(4));
        let mut plan = Plan::default();
        let presence = IdeaField::Presence(TextEdit::new("podkast"));
        apply_all(
            &mut plan,
            [
                Change::AddPerson {
                    id: person,
                    fields: vec![
                        PersonField::Member(MemberId::from_raw(9)),
                        PersonField::HoursPerWeek(Some(Amount::whole(4))),
                    ],
                },
                Change::AddAudience { id: audience, fields: vec![AudienceField::Name(TextEdit::new("unge"))] },
                Change::AddChannel { id: channel, fields: vec![ChannelField::Name(TextEdit::new("Snapchat"))] },
                Change::AddIdea { id: idea, fields: vec![presence, IdeaField::Channels([channel].into())] },
            ],
        );
        let discard = |plan: &Plan, cause: fn(&Plan, &Idea) -> DiscardCause| {
            let cause = Some(cause(plan, plan.ideas.get(idea).unwrap()));
            Change::SetIdea { id: idea, field: IdeaField::Sorted(Sorting::Never { because: "nei".into(), cause }) }
        };
        let change = discard(&plan, |plan, _| DiscardCause::hours(plan));
        apply_all(&mut plan, [change]);
        assert_eq!(lapsed(&plan), Vec::<String>::new());
        let hours =
            |hours| Change::SetPerson { id: person, field: PersonField::HoursPerWeek(Some(Amount::whole(hours))) };
        apply_all(&mut plan, [hours(3)]);
        assert_eq!(lapsed(&plan), Vec::<String>::new(), "fewer hours are no reason");
        apply_all(&mut plan, [hours(6)]);
        assert_eq!(lapsed(&plan), [format!("sort.reason-lapsed@{idea}")]);

        let change = discard(&plan, DiscardCause::worth_it);
        apply_all(&mut plan, [change]);
        let worth = |verdict| Change::SetWorth {
            audience,
            channel,
            worth: Some(Worth { verdict, reason: String::new(), on: None }),
        };
        apply_all(&mut plan, [worth(WorthIt::NotWorth)]);
        assert_eq!(lapsed(&plan), Vec::<String>::new());
        apply_all(&mut plan, [worth(WorthIt::Worth)]);
        assert_eq!(lapsed(&plan), [format!("sort.reason-lapsed@{idea}")]);
    }
}
