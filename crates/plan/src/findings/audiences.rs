//! Stage 2: whether audiences are described as people, and kept apart.

use super::ground::Ground;
use super::{Finding, Severity};
use crate::{Audience, AudienceId, Plan, Priority, Stage, name_of};
use std::collections::{BTreeMap, BTreeSet};

/// The finding that two audiences may be the same people.
pub const SAME_AS: &str = "audience.same-as";
/// Letters a word needs to tell anything about an audience; shorter ones glue sentences together.
const TELLING_LETTERS: usize = 4;
/// Of a hundred telling words in either description, so many are shared before the two are nearly alike.
const NEARLY_ALIKE_PERCENT: usize = 60;
/// Telling words that have to be shared at least, unless the names are the same.
const SHARED_AT_LEAST: usize = 3;
/// A word that so many audiences use tells none of them apart, and would make every pair be looked at.
const COMMON_FROM: usize = 50;

pub(super) fn look(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    let plan = ground.plan;
    let new = |id, severity| Finding::new(id, Stage::Audiences, severity);
    if plan.audiences.is_empty() {
        found.push(new("audience.none", Severity::Blocks));
        return;
    }
    let one_is_known = plan.audiences.iter().any(|(_, audience)| knows_why(audience));
    let severity = if one_is_known { Severity::Advice } else { Severity::Needed };
    for (id, audience) in plan.audiences.iter() {
        if audience.priority.is_none() {
            found.push(new("audience.no-priority", Severity::Needed).at(plan, id));
        }
        // What is for later may stay a name.
        if audience.priority == Some(Priority::Later) {
            continue;
        }
        if !knows_why(audience) {
            let told = [&audience.whereabouts, &audience.own_words].iter().any(|text| !text.is_blank());
            let by_figures = !audience.demographics.is_blank() && !told;
            let name = if by_figures { "audience.demographics-only" } else { "audience.no-needs" };
            found.push(new(name, severity).at(plan, id));
        }
        if audience.message.is_blank() {
            found.push(new("audience.no-message", Severity::Advice).at(plan, id));
        }
        let moved = ground.moved(&audience.anchors);
        if let Some(statement) = moved.first() {
            found.push(
                new("anchor.statement-changed", Severity::Advice)
                    .at(plan, id)
                    .with("statement", name_of(plan, (*statement).into()))
                    .number("count", moved.len()),
            );
        }
    }
    for (earlier, later, percent) in nearly_alike(plan) {
        found.push(
            new(SAME_AS, Severity::Advice)
                .at(plan, later)
                .with("other", name_of(plan, earlier.into()))
                .number("percent", percent),
        );
    }
}

fn knows_why(audience: &Audience) -> bool {
    !audience.needs.is_blank() || !audience.interests.is_blank()
}

/// Pairs whose descriptions share most of their telling words (shared words in percent of all words in either),
/// or that have the same name. Each later audience is named with the first one it is like.
#[must_use]
pub fn nearly_alike(plan: &Plan) -> Vec<(AudienceId, AudienceId, usize)> {
    let described: Vec<_> = plan.audiences.iter().map(|(id, row)| (id, row, words_of(row))).collect();
    let mut using: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (place, (_, _, words)) in described.iter().enumerate() {
        for word in words {
            using.entry(word).or_default().push(place);
        }
    }
    let mut first_named: BTreeMap<String, AudienceId> = BTreeMap::new();
    let mut alike = Vec::new();
    for (place, (id, row, words)) in described.iter().enumerate() {
        let name = row.name.as_str().trim().to_lowercase();
        if let Some(earlier) = first_named.get(&name) {
            alike.push((*earlier, *id, 100));
            continue;
        }
        first_named.insert(name, *id);
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for users in words.iter().filter_map(|word| using.get(word.as_str())).filter(|users| users.len() < COMMON_FROM)
        {
            for earlier in users.iter().take_while(|user| **user < place) {
                *shared.entry(*earlier).or_default() += 1;
            }
        }
        let like = shared.into_iter().find_map(|(earlier, shared)| {
            let (other, _, others) = described.get(earlier)?;
            let percent = 100 * shared / (words.len() + others.len() - shared).max(1);
            (shared >= SHARED_AT_LEAST && percent >= NEARLY_ALIKE_PERCENT).then_some((*other, percent))
        });
        alike.extend(like.map(|(other, percent)| (other, *id, percent)));
    }
    alike
}

fn words_of(audience: &Audience) -> BTreeSet<String> {
    let texts = [
        &audience.name,
        &audience.needs,
        &audience.interests,
        &audience.whereabouts,
        &audience.own_words,
        &audience.demographics,
    ];
    texts
        .iter()
        .flat_map(|text| text.as_str().split(|letter: char| !letter.is_alphanumeric()))
        .filter(|word| word.chars().count() >= TELLING_LETTERS)
        .map(str::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test stops at what is wrong")]

    use crate::findings::findings;
    use crate::{At, AudienceField, AudienceId, Change, Entry, MemberId, Plan, Priority, Stage, TextEdit, apply};
    use jiff::civil::date;

    /// What stage 2 finds when these audiences are described so, all of them of first priority and with a message.
    fn found(described: &[(&str, &[AudienceField])]) -> String {
        let mut plan = Plan::default();
        for (at, (name, fields)) in (1..).zip(described) {
            let mut fields = fields.to_vec();
            fields.extend([
                AudienceField::Name(TextEdit::new(*name)),
                AudienceField::Message(TextEdit::new("we answer")),
                AudienceField::Priority(Some(Priority::First)),
            ]);
            let change = Change::AddAudience { id: AudienceId::from_raw(at), fields };
            let entry = Entry { seq: plan.seq.next(), at: At(0), by: MemberId::from_raw(1), change };
            apply(&mut plan, &entry).unwrap();
        }
        let all = findings(&plan, date(2026, 11, 23));
        let of_stage = all.iter().filter(|finding| finding.stage == Stage::Audiences);
        of_stage.map(|finding| finding.id).collect::<Vec<_>>().join(" ")
    }

    fn needs(text: &str) -> AudienceField {
        AudienceField::Needs(TextEdit::new(text))
    }

    #[test]
    fn age_and_address_alone_are_not_a_description() {
        let figures = AudienceField::Demographics(TextEdit::new("30 to 45, in town"));
        assert_eq!(found(&[("parents", std::slice::from_ref(&figures))]), "audience.demographics-only");
        let words = AudienceField::OwnWords(TextEdit::new("when does it open?"));
        assert_eq!(found(&[("parents", &[figures.clone(), words])]), "audience.no-needs");
        assert_eq!(found(&[("parents", &[figures, needs("know when it opens")])]), "");
    }

    #[test]
    fn two_that_are_described_nearly_alike_may_be_the_same() {
        let wants = "wants to know before eight whether school buses are running today";
        let alike = [("mothers", &[needs(wants)][..]), ("fathers", &[needs(wants)][..])];
        assert_eq!(found(&alike), "audience.same-as");
        let apart = [("mothers", &[needs(wants)][..]), ("fathers", &[needs("looks for football training nearby")][..])];
        assert_eq!(found(&apart), "");
        assert_eq!(found(&[("Parents", &[needs("buses")]), ("parents ", &[needs("football")])]), "audience.same-as");
    }
}
