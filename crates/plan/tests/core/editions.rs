//! A new edition of the strategy: what changed is told, and whatever hung on a statement hangs there still.

use jiff::civil::date;
use plan::{
    Anchored, At, AudienceField, AudienceId, Change, Document, Edition, Entry, MemberId, Plan, StatementDraft,
    StatementId, StatementKind, TextEdit, apply, findings, invert,
};
use proptest::prelude::*;

fn make(plan: &mut Plan, change: Change) {
    let entry = Entry { seq: plan.seq.next(), at: At(0), by: MemberId::from_raw(1), change };
    apply(plan, &entry).unwrap();
}

fn drafts(statements: &[(u64, &str)]) -> Vec<StatementDraft> {
    let draft = |(id, text): &(u64, &str)| StatementDraft {
        id: StatementId::from_raw(*id),
        label: String::new(),
        path: Vec::new(),
        kind: StatementKind::Paragraph,
        text: (*text).to_owned(),
        suggested: plan::Marks::default(),
        because: Vec::new(),
    };
    statements.iter().map(draft).collect()
}

fn bring(plan: &mut Plan, statements: &[(u64, &str)]) -> Edition {
    let statements = drafts(statements);
    let edition = Edition::of(plan, &statements);
    let document = Some(Document { edition: edition.clone(), ..Document::default() });
    make(plan, Change::BringStrategy { document, statements });
    edition
}

/// A document of three statements, brought twice.
fn told(second: &[(u64, &str)]) -> String {
    let mut plan = Plan::default();
    assert!(bring(&mut plan, &[(1, "Vi svarer"), (2, "Vi lytter"), (3, "Vi viser")]).is_empty());
    let edition = bring(&mut plan, second);
    let ids = |ids: &[StatementId]| {
        ids.iter().map(|id| id.to_string().trim_start_matches('0').to_owned()).collect::<Vec<_>>().join(" ")
    };
    let reworded: Vec<StatementId> = edition.reworded.iter().map(|reworded| reworded.statement).collect();
    format!(
        "new {}; reworded {}; moved {}; gone {}",
        ids(&edition.new),
        ids(&reworded),
        ids(&edition.moved),
        ids(&edition.gone)
    )
}

#[test]
fn an_edition_says_what_is_new_reworded_moved_and_gone() {
    assert_eq!(told(&[(1, "Vi svarer"), (2, "Vi lytter"), (3, "Vi viser")]), "new ; reworded ; moved ; gone ");
    assert_eq!(told(&[(4, "Vi er"), (1, "Vi svarer"), (2, "Vi lytter alltid")]), "new 4; reworded 2; moved ; gone 3");
    assert_eq!(told(&[(3, "Vi viser"), (1, "Vi svarer"), (2, "Vi lytter")]), "new ; reworded ; moved 3; gone ");
}

#[test]
fn what_hangs_on_a_reworded_statement_is_flagged_and_on_the_others_is_not() {
    let mut plan = Plan::default();
    bring(&mut plan, &[(1, "Vi svarer"), (2, "Vi lytter")]);
    for id in [1, 2] {
        let audience = AudienceId::from_raw(id);
        make(
            &mut plan,
            Change::AddAudience { id: audience, fields: vec![AudienceField::Name(TextEdit::new("Foreldre"))] },
        );
        let statement = StatementId::from_raw(id);
        let seen_revision = Some(plan.statement_revision(statement));
        make(&mut plan, Change::Anchor { what: Anchored::Audience(audience), statement, seen_revision });
    }
    bring(&mut plan, &[(2, "Vi lytter"), (1, "Vi svarer samme dag")]);
    let flagged: Vec<String> = findings(&plan, date(2026, 3, 2))
        .iter()
        .filter(|finding| finding.id == "anchor.statement-changed")
        .map(plan::Finding::key)
        .collect();
    assert_eq!(flagged, ["anchor.statement-changed@000000000001"]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever the next edition looks like – in any order, with some reworded, some gone, some new – no anchor is lost,
    /// those of statements that are there hold, and one undo brings the former edition back.
    #[test]
    fn no_anchor_is_lost(
        anchored in proptest::collection::vec(1_u64..9, 1..6),
        second in proptest::sample::subsequence((1_u64..13).collect::<Vec<_>>(), 0..12).prop_shuffle(),
        reworded in any::<u16>(),
    ) {
        let mut plan = Plan::default();
        let first: Vec<(u64, String)> = (1..9).map(|id| (id, format!("Punkt {id}"))).collect();
        bring(&mut plan, &first.iter().map(|(id, text)| (*id, text.as_str())).collect::<Vec<_>>());
        let audience = AudienceId::from_raw(1);
        make(&mut plan, Change::AddAudience { id: audience, fields: vec![AudienceField::Name(TextEdit::new("Foreldre"))] });
        for id in anchored {
            let statement = StatementId::from_raw(id);
            make(&mut plan, Change::Anchor { what: Anchored::Audience(audience), statement, seen_revision: Some(1) });
        }
        let before = plan.clone();
        let wording = |id: u64| if reworded >> id & 1 == 1 { format!("Punkt {id}, omskrevet") } else { format!("Punkt {id}") };
        let second: Vec<(u64, String)> = second.into_iter().map(|id| (id, wording(id))).collect();
        let texts: Vec<(u64, &str)> = second.iter().map(|(id, text)| (*id, text.as_str())).collect();
        let edition = bring(&mut plan, &texts);
        prop_assert_eq!(&plan.audiences.get(audience).unwrap().anchors, &before.audiences.get(audience).unwrap().anchors);
        for statement in plan.audiences.get(audience).unwrap().anchors.keys() {
            let there = plan.statements.get(*statement).is_some();
            prop_assert_eq!(there, !edition.gone.contains(statement));
            let moved_on = plan.statement_revision(*statement) > 1;
            prop_assert_eq!(moved_on, edition.reworded.iter().any(|reworded| reworded.statement == *statement));
        }
        let order: Vec<u64> = second.iter().map(|(id, _)| *id).filter(|id| *id < 9).collect();
        let kept: Vec<u64> = order.iter().copied().filter(|id| !edition.moved.contains(&StatementId::from_raw(*id))).collect();
        prop_assert!(kept.is_sorted(), "{kept:?} stand as they stood");
        let change = Change::BringStrategy { document: plan.document.clone(), statements: drafts(&texts) };
        for step in invert(&before, &change) {
            make(&mut plan, step);
        }
        prop_assert!(plan.reads_like(&before));
    }
}
