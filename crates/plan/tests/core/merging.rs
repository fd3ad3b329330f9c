//! Two audiences made one: nothing that hung on either is lost, and nothing is left hanging on what is gone.

use crate::dice::draw;
use crate::journals::{everything, replayed};
use plan::{At, AudienceId, Change, Entry, MemberId, Plan, Rejection, apply, invert, merge::merged};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn make(plan: &mut Plan, change: Change) -> Result<(), Rejection> {
    let entry = Entry { seq: plan.seq.next(), at: At(0), by: MemberId::from_raw(1), change };
    apply(plan, &entry).map(|_| ())
}

/// What names an audience, each by a line.
fn named_by(plan: &Plan, audience: AudienceId) -> BTreeSet<String> {
    let objectives = plan.objectives.iter().filter(|(_, row)| row.audiences.contains(&audience));
    let ideas = plan.ideas.iter().filter(|(_, row)| row.audiences.contains(&audience));
    let measures = plan.measures.iter().filter(|(_, row)| row.audiences.contains(&audience));
    let claims = plan.claims.iter().filter(|(_, row)| row.audience == audience);
    let statements = plan.audiences.get(audience).into_iter().flat_map(|row| row.anchors.keys());
    let lines = objectives.map(|(id, _)| format!("objective {id}")).chain(ideas.map(|(id, _)| format!("idea {id}")));
    let lines = lines.chain(measures.map(|(id, _)| format!("measure {id}")));
    let lines = lines.chain(claims.map(|(id, _)| format!("claim {id}")));
    lines.chain(statements.map(|id| format!("statement {id}"))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn everything_moves_and_can_be_undone(
        drawn in proptest::collection::vec(proptest::collection::vec(any::<u8>(), 40), 0..60),
        one in any::<prop::sample::Index>(),
        other in any::<prop::sample::Index>(),
    ) {
        let mut plan = replayed(&everything());
        for change in drawn.iter().filter_map(|bytes| draw::<Change>(bytes)) {
            let _ = make(&mut plan, change);
        }
        let ids: Vec<AudienceId> = plan.audiences.ids().collect();
        prop_assume!(ids.len() > 1);
        let (from, into) = (*one.get(&ids), *other.get(&ids));
        let before = plan.clone();
        let mut undo = Vec::new();
        for change in merged(&plan, from, into) {
            undo.push(invert(&plan, &change));
            if let Err(why) = make(&mut plan, change.clone()) {
                prop_assert!(false, "{change:?}: {why}");
            }
        }
        if from == into {
            prop_assert_eq!(&plan, &before, "an audience is not merged with itself");
            return Ok(());
        }
        prop_assert!(plan.audiences.get(from).is_none());
        let both: BTreeSet<String> = named_by(&before, from).union(&named_by(&before, into)).cloned().collect();
        prop_assert_eq!(named_by(&plan, into), both);
        prop_assert!(named_by(&plan, from).is_empty());
        for change in undo.into_iter().rev().flatten() {
            if let Err(why) = make(&mut plan, change.clone()) {
                prop_assert!(false, "{change:?} can't be undone: {why}");
            }
        }
        prop_assert!(plan.reads_like(&before));
    }
}

#[test]
fn what_both_say_stands_and_what_one_says_is_kept() {
    let mut plan = Plan::default();
    let (one, other) = (AudienceId::from_raw(1), AudienceId::from_raw(2));
    let add = |id: AudienceId, json: &str| -> Change {
        serde_json::from_str(&format!(r#"{{"add_audience":{{"id":"{id}","fields":[{json}]}}}}"#)).unwrap()
    };
    let text = |field: &str, text: &str| format!(r#"{{"{field}":{{"from":0,"text":"{text}"}}}}"#);
    let fields = [text("name", "Unge"), text("needs", "Jobb"), text("interests", "Musikk")].join(",");
    make(&mut plan, add(one, &fields)).unwrap();
    let fields = [text("name", "Ungdom"), text("needs", "Bolig"), text("message", "Kom hjem")].join(",");
    make(&mut plan, add(other, &fields)).unwrap();
    for change in merged(&plan, other, one) {
        make(&mut plan, change).unwrap();
    }
    let left = plan.audiences.get(one).unwrap();
    let told = [&left.name, &left.needs, &left.interests, &left.message].map(|text| text.as_str().to_owned());
    assert_eq!(told, ["Unge", "Jobb\nBolig", "Musikk", "Kom hjem"]);
}
