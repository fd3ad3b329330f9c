//! Stage 4: what the team knows, assumes and doesn't know about habits.

use super::ground::Ground;
use super::light::a_pair_is_worth_it;
use super::{Finding, Severity};
use crate::weighing::weight_of;
use crate::{Arg, Basis, ChannelId, Claim, ClaimId, Stage, Usage, name_of};
use jiff::civil::Date;

/// Steps on the scale from not at all to a lot before two claims about one cell disagree.
const DISAGREE_FROM: usize = 2;
/// A claim that has aged to this part of its weight contradicts nobody any more.
const OLD_FROM_LEFT: f64 = 0.5;

pub(super) fn look(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    let plan = ground.plan;
    let new = |id, severity| Finding::new(id, Stage::Habits, severity);
    for (id, _) in &ground.of_priority {
        let claims = ground.claims_of.get(id).map(Vec::as_slice).unwrap_or_default();
        let has_any = !claims.is_empty() || ground.placed_claims.iter().any(|(_, claim)| claim.audience == *id);
        if !has_any {
            found.push(new("habits.unknown", Severity::Needed).at(plan, *id));
            continue;
        }
        if !claims.is_empty() && claims.iter().all(|(_, claim)| claim.basis != Some(Basis::Known)) {
            found.push(new("habits.all-assumed", Severity::Advice).at(plan, *id).number("count", claims.len()));
        }
        let wants_effect =
            ground.objectives_of.get(id).is_some_and(|all| all.iter().any(|(_, each)| each.kinds.effect));
        let reached = claims.iter().any(|(_, claim)| matches!(claim.usage, Some(Usage::Some | Usage::Lot)));
        if wants_effect && !reached {
            found.push(new("habits.blind-spot", Severity::Advice).at(plan, *id).number("count", claims.len()));
        }
    }
    if !ground.placed_claims.is_empty() && !a_pair_is_worth_it(plan) {
        found.push(new("habits.nothing-worth-it", Severity::Needed));
    }
    for (id, claim) in ground.placed_claims.iter().copied() {
        if let Some(day) = claim.recheck_on.filter(|day| *day < ground.today) {
            found.push(new("habits.stale", Severity::Advice).at(plan, id).with("day", Arg::Day(day)));
        }
    }
    for (claim, count) in disagreements(ground) {
        found.push(new("habits.disagreement", Severity::Advice).at(plan, claim).number("count", count));
    }
    for (id, channel) in plan.channels.iter() {
        let moved = ground.moved(&channel.anchors);
        if let Some(statement) = moved.first() {
            found.push(
                new("anchor.statement-changed", Severity::Advice)
                    .at(plan, id)
                    .with("statement", name_of(plan, (*statement).into()))
                    .number("count", moved.len()),
            );
        }
    }
}

/// The newest claim of every cell whose claims lie far apart, and how many claims the cell has.
fn disagreements(ground: &Ground<'_>) -> Vec<(ClaimId, usize)> {
    let mut apart = Vec::new();
    for claims in ground.claims_of.values() {
        let mut said: Vec<_> =
            claims.iter().filter_map(|(id, claim)| Some((claim.channel, claim.usage?, *id, *claim))).collect();
        said.sort_unstable_by_key(|(channel, _, id, _)| (*channel, *id));
        for cell in said.chunk_by(|(one, ..), (other, ..)| one == other).filter(|cell| are_apart(cell)) {
            // How old they are takes longer to tell, and few lie apart.
            let current: Vec<_> = cell.iter().filter(|(.., claim)| !is_old(claim, ground.today)).copied().collect();
            if let Some((_, _, newest, _)) = current.last().filter(|_| are_apart(&current)) {
                apart.push((*newest, current.len()));
            }
        }
    }
    apart.sort_unstable();
    apart
}

fn are_apart(cell: &[(ChannelId, Usage, ClaimId, &Claim)]) -> bool {
    let steps = || cell.iter().map(|(_, usage, ..)| *usage as usize);
    steps().max().unwrap_or_default() - steps().min().unwrap_or_default() >= DISAGREE_FROM
}

/// What people did years ago doesn't contradict what they do now.
fn is_old(claim: &Claim, today: Date) -> bool {
    weight_of(claim, today).and_then(|weight| weight.aged).is_some_and(|aged| aged.left <= OLD_FROM_LEFT)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test stops at what is wrong")]

    use crate::findings::findings;
    use crate::{
        At, AudienceField, AudienceId, Basis, Change, ChannelField, ChannelId, Checked, ClaimField, ClaimId, Entry,
        MemberId, ObjectiveField, ObjectiveId, ObjectiveKinds, Plan, Priority, Stage, TextEdit, Usage, Worth, WorthIt,
        apply,
    };
    use jiff::civil::date;

    const PUPILS: AudienceId = AudienceId::from_raw(1);
    const FORUM: ChannelId = ChannelId::from_raw(2);

    /// What stage 4 finds when one audience of priority, with an effect objective, has these claims.
    fn found(claims: &[Vec<ClaimField>], is_worth_it: bool) -> String {
        found_after(claims, is_worth_it, &[])
    }

    /// The same after further changes.
    fn found_after(claims: &[Vec<ClaimField>], is_worth_it: bool, further: &[Change]) -> String {
        let mut plan = Plan::default();
        let name = |name: &str| TextEdit::new(name.to_owned());
        let kinds = ObjectiveKinds { effect: true, communication: false };
        let mut changes = vec![
            Change::AddAudience {
                id: PUPILS,
                fields: vec![AudienceField::Name(name("pupils")), AudienceField::Priority(Some(Priority::First))],
            },
            Change::AddChannel { id: FORUM, fields: vec![ChannelField::Name(name("the forum"))] },
            Change::AddObjective {
                id: ObjectiveId::from_raw(3),
                fields: vec![
                    ObjectiveField::Sentence(name("they join")),
                    ObjectiveField::Kinds(kinds),
                    ObjectiveField::Audiences([PUPILS].into()),
                ],
            },
        ];
        for (at, fields) in (10..).zip(claims) {
            let mut fields = fields.clone();
            fields.extend([ClaimField::Audience(PUPILS), ClaimField::Channel(FORUM)]);
            changes.push(Change::AddClaim { id: ClaimId::from_raw(at), fields });
        }
        if is_worth_it {
            let worth = Worth { verdict: WorthIt::Worth, reason: String::new(), on: None };
            changes.push(Change::SetWorth { audience: PUPILS, channel: FORUM, worth: Some(worth) });
        }
        for change in changes.into_iter().chain(further.iter().cloned()) {
            let entry = Entry { seq: plan.seq.next(), at: At(0), by: MemberId::from_raw(1), change };
            apply(&mut plan, &entry).unwrap();
        }
        let all = findings(&plan, date(2026, 11, 23));
        all.iter()
            .filter(|finding| finding.stage == Stage::Habits)
            .map(|finding| finding.id)
            .collect::<Vec<_>>()
            .join(" ")
    }

    fn claim(usage: Usage, basis: Basis) -> Vec<ClaimField> {
        vec![ClaimField::Usage(Some(usage)), ClaimField::Basis(Some(basis))]
    }

    #[test]
    fn an_audience_nobody_has_written_of_is_unknown() {
        assert_eq!(found(&[], false), "habits.unknown");
    }

    #[test]
    fn what_is_only_assumed_and_reaches_nobody_is_told() {
        let assumed = claim(Usage::Little, Basis::Assumed);
        assert_eq!(found(&[assumed], false), "habits.nothing-worth-it habits.all-assumed habits.blind-spot");
    }

    #[test]
    fn claims_about_what_is_no_longer_there_are_nobodys() {
        let stale = [claim(Usage::Lot, Basis::Known), vec![ClaimField::RecheckOn(Some(date(2025, 1, 1)))]].concat();
        let claims = [stale, claim(Usage::NotAtAll, Basis::Known)];
        assert_eq!(found(&claims, true), "habits.stale habits.disagreement");
        assert_eq!(found_after(&claims, true, &[Change::Remove(PUPILS.into())]), "");
        assert_eq!(found_after(&claims, true, &[Change::Remove(FORUM.into())]), "habits.unknown");
    }

    #[test]
    fn a_claim_is_stale_past_its_day() {
        let on = |day| [claim(Usage::Lot, Basis::Known), vec![ClaimField::RecheckOn(Some(day))]].concat();
        assert_eq!(found(&[on(date(2026, 11, 22))], true), "habits.stale");
        assert_eq!(found(&[on(date(2026, 11, 23))], true), "");
    }

    #[test]
    fn claims_that_lie_far_apart_disagree_unless_one_is_old_or_was_found_wrong() {
        let known = claim(Usage::Lot, Basis::Known);
        let other = |field| [claim(Usage::Little, Basis::Known), vec![field]].concat();
        assert_eq!(found(&[known.clone(), other(ClaimField::Period("2026".into()))], true), "habits.disagreement");
        assert_eq!(found(&[known.clone(), other(ClaimField::Period("2012".into()))], true), "");
        assert_eq!(found(&[known.clone(), other(ClaimField::Checked(Some(Checked::Rejected)))], true), "");
        assert_eq!(found(&[known, claim(Usage::Some, Basis::Known)], true), "");
    }
}
