#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops where the example is wrong")]

use super::*;
use jiff::civil::date;
use plan::{At, Entry, Plan, Seq, apply};

/// A Wednesday, so that a week has days on both sides.
const TODAY: Date = date(2031, 3, 12);

fn member(slug: &str) -> MemberId {
    let place = PEOPLE.iter().position(|(name, _)| *name == slug);
    MemberId::from_raw(place.map_or(9_999, |place| place as u64 + 1))
}

fn journal(lang: Lang) -> Vec<(String, i64, Change)> {
    let mut last = 1_000;
    unfold(lang, TODAY, &member, &mut || {
        last += 7;
        last
    })
    .unwrap()
}

/// The plan after all changes; the message names the first one that is rejected.
fn plan(lang: Lang) -> Plan {
    let mut plan = Plan::default();
    for (seq, (by, minute, change)) in (1..).zip(journal(lang)) {
        let entry = Entry { seq: Seq(seq), at: At(minute * 60_000), by: member(&by), change };
        if let Err(why) = apply(&mut plan, &entry) {
            panic!("{why}: {entry:?}");
        }
    }
    plan
}

#[test]
fn every_change_is_accepted_in_both_languages() {
    for lang in [Lang::Nb, Lang::En] {
        assert!(plan(lang).seq > Seq::START);
    }
}

#[test]
fn nothing_happens_before_what_happened_before_it() {
    let minutes: Vec<i64> = journal(Lang::Nb).iter().map(|(_, minute, _)| *minute).collect();
    assert!(minutes.is_sorted(), "{minutes:?}");
}

#[test]
fn only_known_people_take_part() {
    for (by, _, _) in journal(Lang::Nb) {
        assert!(PEOPLE.iter().any(|(slug, _)| *slug == by), "{by}");
    }
}

#[test]
fn it_goes_through_all_nine_stages() {
    let plan = plan(Lang::Nb);
    let at_least = |what: &str, there: usize, least: usize| assert!(there >= least, "{there} {what}, not {least}");
    at_least("statements", plan.statements.count(), 25);
    at_least("amendments", plan.amendments.count(), 3);
    assert_eq!(plan.amendments.iter().filter(|(_, amendment)| amendment.decided_on.is_some()).count(), 2);
    at_least("audiences", plan.audiences.count(), 8);
    at_least("overlaps", plan.overlaps.len(), 5);
    at_least("objectives", plan.objectives.count(), 15);
    at_least("beliefs", plan.beliefs.count(), 5);
    at_least("channels", plan.channels.count(), 10);
    at_least("accounts", plan.accounts.count(), 8);
    at_least("claims", plan.claims.count(), 60);
    at_least("said to be worth it or not", plan.worth.len(), 20);
    let refused = plan.worth.values().filter(|worth| worth.verdict == plan::WorthIt::NotWorth);
    at_least("not worth it, with a reason", refused.filter(|worth| !worth.reason.is_empty()).count(), 6);
    at_least("ideas", plan.ideas.count(), 80);
    at_least("stacked ideas", plan.ideas.iter().filter(|(_, idea)| idea.stacked_under.is_some()).count(), 8);
    at_least("ideas with dots", plan.ideas.iter().filter(|(_, idea)| idea.dots() > 0).count(), 15);
    at_least("ideas with reactions", plan.ideas.iter().filter(|(_, idea)| !idea.reactions.is_empty()).count(), 30);
    assert_eq!(plan.measures.count(), 10);
    at_least("levels", plan.levels.count(), 14);
    assert_eq!(plan.people.count(), 6);
    assert_eq!(plan.chosen().count(), 5);
    let specified =
        |row: &plan::Measure| !row.concept_is_not.is_blank() && row.owner.is_some() && !row.accounts.is_empty();
    assert_eq!(plan.measures.iter().filter(|(_, row)| specified(row)).count(), 2);
    at_least("set-up steps", plan.setup_steps.count(), 12);
    at_least("calendar entries", plan.calendar_entries.count(), 15);
    at_least("readings", plan.readings.count(), 10);
    assert_eq!(plan.reviews.iter().filter(|(_, review)| review.verdict.is_some()).count(), 1);
}

#[test]
fn the_handful_fits_but_for_one_tight_week() {
    let plan = plan(Lang::Nb);
    let weeks = plan::capacity::weeks(&plan, TODAY);
    let tight: Vec<_> = weeks.iter().filter(|week| !week.fits()).collect();
    assert_eq!(tight.len(), 1, "{tight:?}");
    assert!(tight[0].monday > TODAY);
}

/// A change without the words people read, so that two languages can be held against each other.
fn shape(value: &Value) -> Value {
    match value {
        Value::String(_) => Value::Null,
        Value::Array(items) => items.iter().map(shape).collect(),
        Value::Object(fields) => fields.iter().map(|(key, field)| (key.clone(), shape(field))).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) => value.clone(),
    }
}

#[test]
fn both_languages_have_the_same_shape_and_other_words() {
    let [nb, en] = [Lang::Nb, Lang::En].map(journal);
    assert_eq!(nb.len(), en.len());
    let mut same = 0;
    for ((by, minute, change), (also_by, also_minute, twin)) in nb.iter().zip(&en) {
        assert_eq!((by, minute), (also_by, also_minute));
        let [one, other] = [change, twin].map(|change| serde_json::to_value(change).unwrap());
        assert_eq!(shape(&one), shape(&other));
        same += usize::from(matches!(change, Change::AddIdea { .. }) && one == other);
    }
    assert_eq!(same, 0, "ideas that read the same in both languages");
}

#[test]
fn the_words_behind_a_mark_stand_in_the_statement() {
    for lang in [Lang::Nb, Lang::En] {
        for (_, statement) in plan(lang).statements.iter() {
            for because in &statement.because {
                assert!(statement.text.as_str().contains(&because.words), "{because:?}");
            }
        }
    }
}

#[test]
fn nothing_is_left_folded() {
    for lang in [Lang::Nb, Lang::En] {
        let text = serde_json::to_string(&plan(lang)).unwrap();
        for sign in ["\"@", "\"~", "{y", "\"w+", "\"w-"] {
            assert!(!text.contains(sign), "{sign} in the {lang:?} plan");
        }
    }
}

#[test]
fn everybody_does_only_what_an_editor_may() {
    let mut plan = Plan::default();
    for (seq, (by, minute, change)) in (1..).zip(journal(Lang::Nb)) {
        assert!(plan::may(plan::Role::Editor, member(&by), &change, &plan), "{by}: {change:?}");
        apply(&mut plan, &Entry { seq: Seq(seq), at: At(minute), by: member(&by), change }).unwrap();
    }
}

#[test]
fn it_ends_before_this_week_on_any_day_of_the_week() {
    for today in (10..17).map(|day| date(2031, 3, day)) {
        let journal = unfold(Lang::En, today, &member, &mut {
            let mut last = 0;
            move || {
                last += 1;
                last
            }
        })
        .unwrap();
        let last = journal.last().map(|(_, minute, _)| *minute).unwrap();
        let first = first_moment(today).unwrap();
        assert_eq!(first.time(), jiff::civil::time(9, 5, 0, 0));
        let ended = first.checked_add(jiff::Span::new().minutes(last)).unwrap();
        assert!(ended.date() < date(2031, 3, 10), "{ended}");
    }
}

/// Findings of one moment that are written out; the rest is a number.
const TOLD_MOST: usize = 12;

/// "What now?" after the story's first changes, in words.
fn what_now(lang: Lang, after: usize) -> String {
    let mut plan = Plan::default();
    for (seq, (by, minute, change)) in (1..).zip(journal(lang)).take(after) {
        apply(&mut plan, &Entry { seq: Seq(seq), at: At(minute), by: member(&by), change }).unwrap();
    }
    let name = |id: MemberId| {
        let of = |(slug, name): &(&str, &str)| (member(slug) == id).then(|| (*name).to_owned());
        PEOPLE.iter().find_map(of).unwrap_or_default()
    };
    let found = plan::findings(&plan, TODAY);
    let mut told = String::new();
    for finding in found.iter().take(TOLD_MOST) {
        let (sentence, why) =
            (words::sentence(lang, &finding.sentence(), &name), words::why(lang, &finding.sentence(), &name));
        told.push_str(&format!("{} {}: {sentence}\n    {why}\n", finding.severity.word(), finding.id));
    }
    let rest: std::collections::BTreeMap<&str, usize> =
        found.iter().skip(TOLD_MOST).fold(std::collections::BTreeMap::new(), |mut rest, finding| {
            *rest.entry(finding.id).or_default() += 1;
            rest
        });
    for (id, count) in rest {
        told.push_str(&format!("and {count} {id}\n"));
    }
    told
}

/// Where the part after so many parts begins.
fn after_parts(count: usize) -> usize {
    let rows = |(_, text): &(&str, &str)| -> usize {
        let sittings: Vec<Sitting> = serde_json::from_str(text).unwrap();
        sittings.iter().map(|sitting| sitting.rows.len()).sum()
    };
    PARTS.iter().take(count).map(rows).sum()
}

/// The place right after the first change that is one.
fn after_first(is: impl Fn(&Change) -> bool) -> usize {
    journal(Lang::Nb).iter().position(|(_, _, change)| is(change)).unwrap() + 1
}

#[test]
fn what_now_at_thirteen_points_of_the_plans_life() {
    let moments = [
        ("an empty plan", 0),
        ("the strategy is brought", after_first(|change| matches!(change, Change::BringStrategy { .. }))),
        ("the first amendment is written", after_first(|change| matches!(change, Change::AddAmendment { .. }))),
        ("the strategy is amended", after_parts(1)),
        ("the first audience is named", after_first(|change| matches!(change, Change::AddAudience { .. }))),
        ("the audiences are described", after_parts(2)),
        ("the objectives are set", after_parts(3)),
        ("the first claim is made", after_first(|change| matches!(change, Change::AddClaim { .. }))),
        ("the habits are thought through", after_parts(4)),
        ("the brainstorm is held", after_parts(5)),
        ("the ideas are sorted", after_parts(6)),
        ("the handful is chosen", after_parts(7)),
        ("the first review is done", after_parts(9)),
    ];
    for lang in [Lang::Nb, Lang::En] {
        let told = moments.iter().map(|(moment, after)| format!("## {moment}\n\n{}\n", what_now(lang, *after)));
        insta::assert_snapshot!(format!("what_now_{}", lang.code()), told.collect::<String>());
    }
}
