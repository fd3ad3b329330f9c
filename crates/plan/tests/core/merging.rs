//! Two audiences become one: nothing that hung on either is lost, nothing is left hanging, and one undo brings both back.

use crate::dice::draw;
use crate::journals::{everything, replayed};
use plan::{At, Audience, AudienceField, AudienceId, Change, Entry, MemberId, Pair, Plan, TextEdit, apply, invert};
use proptest::prelude::*;
use std::collections::BTreeSet;

const FROM: AudienceId = AudienceId::from_raw(1);
const INTO: AudienceId = AudienceId::from_raw(2);

fn make(plan: &mut Plan, change: Change) -> bool {
    let entry = Entry { seq: plan.seq.next(), at: At(0), by: MemberId::from_raw(1), change };
    apply(plan, &entry).is_ok()
}

/// Everything that hangs on an audience, and what it is.
fn hanging(plan: &Plan, audience: AudienceId) -> BTreeSet<String> {
    let mut hanging = BTreeSet::new();
    hanging.extend(
        plan.objectives
            .iter()
            .filter(|(_, row)| row.audiences.contains(&audience))
            .map(|(id, _)| format!("objective {id}")),
    );
    hanging.extend(
        plan.ideas.iter().filter(|(_, row)| row.audiences.contains(&audience)).map(|(id, _)| format!("idea {id}")),
    );
    hanging.extend(
        plan.measures
            .iter()
            .filter(|(_, row)| row.audiences.contains(&audience))
            .map(|(id, _)| format!("measure {id}")),
    );
    hanging.extend(plan.claims.iter().filter(|(_, row)| row.audience == audience).map(|(id, _)| format!("claim {id}")));
    let anchors = plan.audiences.even_removed(audience).map(|row| row.anchors.clone()).unwrap_or_default();
    hanging.extend(anchors.keys().map(|id| format!("anchor {id}")));
    let there = |id: &AudienceId| *id != FROM && *id != INTO && plan.audiences.get(*id).is_some();
    for Pair(one, other) in plan.overlaps.keys() {
        hanging.extend((*one == audience && there(other)).then(|| format!("also in {other}")));
        hanging.extend((*other == audience && there(one)).then(|| format!("overlapped by {one}")));
    }
    let channels =
        plan.worth.keys().filter(|Pair(whom, channel)| *whom == audience && plan.channels.get(*channel).is_some());
    hanging.extend(channels.map(|Pair(_, channel)| format!("worth {channel}")));
    hanging
}

/// Everything that is written of an audience.
fn written(row: &Audience) -> Vec<String> {
    let texts =
        [&row.name, &row.needs, &row.interests, &row.whereabouts, &row.own_words, &row.demographics, &row.message];
    let all = texts.into_iter().flat_map(|text| std::iter::once(text.as_str().to_owned()).chain(text.also().to_vec()));
    all.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn merging_loses_nothing_and_leaves_nothing_hanging(
        changes in proptest::collection::vec(proptest::collection::vec(any::<u8>(), 40), 1..60),
        written_more in "[a-zæøå ]{0,30}",
    ) {
        let mut plan = replayed(&everything());
        for change in changes.iter().filter_map(|bytes| draw::<Change>(bytes)) {
            make(&mut plan, change);
        }
        for id in [FROM, INTO] {
            make(&mut plan, Change::Restore(id.into()));
        }
        let field = AudienceField::Interests(TextEdit::since(9, written_more));
        make(&mut plan, Change::SetAudience { id: FROM, field });
        let before = plan.clone();
        let merge = Change::MergeAudience { from: FROM, into: INTO };
        let undo = invert(&before, &merge);
        // What would be more than a plan may hold is refused as a whole.
        if !make(&mut plan, merge) {
            prop_assert!(plan == before);
            return Ok(());
        }
        let has: BTreeSet<String> = hanging(&plan, INTO);
        let had: BTreeSet<String> = hanging(&before, INTO).union(&hanging(&before, FROM)).cloned().collect();
        prop_assert_eq!(has, had);
        let left: Vec<String> = hanging(&plan, FROM).into_iter().filter(|what| !what.starts_with("anchor")).collect();
        prop_assert!(left.is_empty(), "{left:?}");
        prop_assert!(plan.audiences.get(FROM).is_none());
        let now = written(plan.audiences.get(INTO).unwrap()).join("\n").to_lowercase();
        for id in [FROM, INTO] {
            for text in written(before.audiences.get(id).unwrap()) {
                prop_assert!(now.contains(&text.to_lowercase()), "{text:?} is lost in {now:?}");
            }
        }
        for step in undo {
            prop_assert!(make(&mut plan, step));
        }
        prop_assert!(plan.reads_like(&before));
    }
}

#[test]
fn what_both_say_stands_together() {
    let mut plan = Plan::default();
    let fields = |name: &str, needs: &str, size| {
        vec![
            AudienceField::Name(TextEdit::new(name)),
            AudienceField::Needs(TextEdit::new(needs)),
            AudienceField::Size(Some(size)),
        ]
    };
    let range = |from, to| plan::CountRange { from, to };
    make(
        &mut plan,
        Change::AddAudience { id: FROM, fields: fields("Foreldre i barnehagen", "Svar på kvelden.", range(300, 500)) },
    );
    make(
        &mut plan,
        Change::AddAudience {
            id: INTO, fields: fields("Småbarnsforeldre", "Vite når det er plass.", range(400, 600))
        },
    );
    assert!(make(&mut plan, Change::MergeAudience { from: FROM, into: INTO }));
    let row = plan.audiences.get(INTO).unwrap();
    assert_eq!((row.name.as_str(), row.name.also()), ("Småbarnsforeldre", &["Foreldre i barnehagen".to_owned()][..]));
    assert_eq!(row.needs.as_str(), "Vite når det er plass.\nSvar på kvelden.");
    assert_eq!(row.size, Some(range(300, 600)));
}
