//! What is found at points of a plan's life: changes in, findings out.

use crate::journals::{everything, replayed};
use jiff::civil::date;
use plan::findings::{Light, done, lights};
use plan::{Change, Entry, Plan, findings};

/// The plan after the journal's first entries up to and with the first that `is_last`.
fn until(is_last: impl Fn(&Change) -> bool) -> Plan {
    let journal = everything();
    let end = journal.iter().position(|entry| is_last(&entry.change)).expect("the journal has it");
    replayed(&journal[..=end])
}

fn check(plan: &Plan) -> String {
    let today = date(2026, 3, 2);
    let found: Vec<&str> = findings(plan, today).iter().map(|finding| finding.id).collect();
    let lit: String = lights(plan, today).iter().map(|(_, light)| format!("{} ", light.word())).collect();
    for (stage, light) in lights(plan, today) {
        assert_eq!(light, plan::findings::light(plan, today, stage));
        match light {
            Light::Done => assert!(done(plan, today, stage), "{stage:?} shows done"),
            Light::Ahead => assert!(!done(plan, today, stage), "{stage:?} shows ahead"),
            Light::LookAgain => {}
        }
    }
    format!("{}\n{}", lit.trim(), found.join("\n"))
}

#[test]
fn an_empty_plan_asks_for_strategy_and_audiences() {
    insta::assert_snapshot!(check(&Plan::default()), @r"
    ahead ahead ahead ahead ahead ahead ahead ahead ahead
    strategy.missing
    audience.none
    ");
}

#[test]
fn a_strategy_without_social_media_is_told() {
    insta::assert_snapshot!(check(&until(|change| matches!(change, Change::BringStrategy { .. }))), @r"
    ahead ahead ahead ahead ahead ahead ahead ahead ahead
    audience.none
    strategy.no-social-media
    strategy.attention-only
    strategy.no-dialogue
    ");
}

#[test]
fn an_audience_that_is_only_a_name_needs_more() {
    insta::assert_snapshot!(check(&until(|change| matches!(change, Change::AddAudience { .. }))), @r"
    done ahead ahead ahead ahead ahead ahead ahead ahead
    audience.no-priority
    audience.no-needs
    brainstorm.not-held
    strategy.attention-only
    strategy.no-dialogue
    audience.no-message
    ");
}

#[test]
fn a_chosen_measure_is_put_to_its_tests() {
    insta::assert_snapshot!(check(&until(|change| matches!(change, Change::Choose { .. }))), @r"
    done done done look-again done look-again look-again ahead ahead
    habits.unknown
    tactic.no-concept
    tactic.no-owner
    tactic.no-account
    tactic.calendar-empty
    measure.unspecified
    strategy.attention-only
    strategy.no-dialogue
    audience.no-message
    audience.no-message
    objective.unanchored
    objective.one-kind-only
    objective.one-kind-only
    objective.no-indicator
    habits.stale
    habits.disagreement
    core.unanchored
    core.channel-not-worth-it
    sort.discarded-without-reason
    effort.missing
    capacity.fragile
    measure.one-person
    measure.nobody-burns
    ");
}

#[test]
fn a_changed_statement_asks_for_another_look() {
    let mut journal = everything();
    let plan = replayed(&journal);
    let statement = plan.objectives.iter().find_map(|(_, row)| row.anchors.keys().next().copied()).expect("anchored");
    let text = plan.statements.get(statement).expect("there").text.clone();
    let field = plan::StatementField::Text(plan::TextEdit::since(text.revision(), "Vi skal svare alle samme dag"));
    let change = Change::SetStatement { id: statement, field };
    let last = journal.last().expect("not empty").clone();
    journal.push(Entry { seq: last.seq.next(), change, ..last });
    let moved = |plan: &Plan| {
        let found = findings(plan, date(2026, 3, 2));
        found.iter().filter(|finding| finding.id == "anchor.statement-changed").count()
    };
    assert_eq!((moved(&plan), moved(&replayed(&journal))), (0, 1));
}

#[test]
fn what_is_put_aside_is_not_told() {
    let mut journal = everything();
    let plan = replayed(&journal);
    let key = findings(&plan, date(2026, 3, 2)).first().expect("something is found").key();
    let last = journal.last().expect("not empty").clone();
    let change = Change::SetFindingAside { finding: key.clone(), reason: Some("Det vet vi".to_owned()) };
    journal.push(Entry { seq: last.seq.next(), change, ..last });
    let after = findings(&replayed(&journal), date(2026, 3, 2));
    assert!(!after.iter().any(|finding| finding.key() == key));
}

#[test]
fn a_test_says_what_holds_a_measure_up_and_what_it_lacks() {
    use plan::findings::three_tests::{Missing, anchored, resourced, specified};
    let plan = replayed(&everything());
    let (measure, _, _) = plan.chosen().next().expect("one is chosen");
    let anchored = anchored(&plan, measure);
    assert!(anchored.passed);
    assert_eq!(anchored.links.len(), 1);
    assert_eq!(specified(&plan, measure).missing, [Missing::Setup, Missing::Calendar]);
    // Away for two weeks in April, with hours taken on.
    assert_eq!(resourced(&plan, date(2026, 3, 2), measure).missing, [Missing::Weeks]);
}

#[test]
fn a_great_success_may_be_more_than_one_person_can_carry() {
    let plan = until(|change| matches!(change, Change::Choose { .. }));
    // 3.75 hours a week fit in 7.5; three times as many, in a fifth of the futures, don't.
    assert_eq!(plan::capacity::unfit_futures_percent(&plan, date(2026, 3, 2)), Some(20));
}
