//! Journals that replay for ever. A line that was written once is never edited; what is new gets new lines or a new
//! journal.

use crate::dice::variants;
use jiff::civil::date;
use plan::{Arg, Change, Entry, Kind, Plan, Ref, findings, name_of, replay};
use std::collections::BTreeSet;
use std::fmt::Write as _;

const EVERYTHING: &str = include_str!("../journals/everything.jsonl");
/// A plan that came in from a file, and went on from there.
const IMPORT: &str = include_str!("../journals/import.jsonl");

fn read(journal: &str) -> Vec<Entry> {
    journal.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|why| panic!("{why}: {line}"))).collect()
}

/// A journal with something of every kind and every change there is.
pub fn everything() -> Vec<Entry> {
    read(EVERYTHING)
}

pub fn replayed(journal: &[Entry]) -> Plan {
    replay(journal).unwrap_or_else(|(seq, why)| panic!("entry {}: {why}", seq.0))
}

/// The plan as one would tell it: how many of each kind with their names, what is chosen, and what is found.
fn tell(plan: &Plan) -> String {
    let mut out = format!("{} after {} changes\n", plan.title.as_str(), plan.seq.0);
    macro_rules! kind {
        ($($table:ident),*) => {$(
            let names: Vec<String> = plan.$table.ids().map(|id| {
                let what = Ref::from(id);
                let number = plan.number_of(what).unwrap_or_default();
                match name_of(plan, what) {
                    Arg::Text(name) => format!("{number} {name}"),
                    Arg::Member(_) | Arg::Number(_) | Arg::Day(_) | Arg::Word(_) => format!("{number}"),
                }
            }).collect();
            writeln!(out, "{}: {}", stringify!($table), names.join(" | ")).unwrap();
        )*};
    }
    kind!(
        statements,
        amendments,
        audiences,
        objectives,
        beliefs,
        channels,
        accounts,
        claims,
        brainstorms,
        ideas,
        measures,
        levels,
        skills,
        people,
        absences,
        lessons,
        setup_steps,
        calendar_entries,
        readings,
        reviews
    );
    writeln!(out, "chosen: {}", plan.chosen().count()).unwrap();
    for finding in findings(plan, date(2026, 3, 2)) {
        writeln!(out, "{} {}", finding.severity.word(), finding.key()).unwrap();
    }
    out
}

#[test]
fn everything_replays() {
    insta::assert_snapshot!(tell(&replayed(&everything())), @r"
    Fjordvik på nett after 81 changes
    statements: 1 Innbyggerne skal få svar når de spør. | 2 Vi skal være synlige i lokalavisa. | 3 Vi skal være der innbyggerne er, også i sosiale medier.
    amendments: 1 Vi skal være der innbyggerne er, også i sosiale medier.
    audiences: 1 Småbarnsforeldre | 2 Hytteeiere
    objectives: 1 Foreldre slipper å ringe for å få vite om barnehagen er åpen | 2 Folk vet hvor de kan spørre
    beliefs: 1 Vet de hvor de kan spørre, ringer færre.
    channels: 1 Facebook | 2 Bygdeforumet
    accounts: 1 Fjordvik kommune
    claims: 1 Småbarnsforeldre · Facebook | 2 Småbarnsforeldre · Facebook | 3 Småbarnsforeldre · Facebook
    brainstorms: 1 Idémyldring i januar
    ideas: 1 en gruppe for foreldre på Facebook | 2 foreldregruppe | 3 en måke med kamera
    measures: 1 Svar før åtte | 2 Film fra brøytebilen
    levels: 1 Hver morgen
    skills: 1 Filming og klipp
    people: 1 | 2
    absences: 1
    lessons: 1 Foreldre spør kvelden før.
    setup_steps: 1 Avtal hvem som svarer utenom arbeidstid
    calendar_entries: 2 Første film
    readings: 1 Foreldre slipper å ringe for å få vite om barnehagen er åpen
    reviews: 1 Svar før åtte
    chosen: 1
    needed habits.unknown@000000000002
    needed capacity.exceeded@000000000001
    needed tactic.setup-open@000000000001
    needed tactic.calendar-empty@000000000001
    needed review.due@000000000001
    needed measure.unresourced@000000000001
    needed measure.unspecified@000000000001
    advice strategy.attention-only
    advice audience.no-message@000000000001
    advice audience.no-message@000000000002
    advice objective.unanchored@000000000002
    advice objective.one-kind-only@000000000001
    advice objective.one-kind-only@000000000002
    advice objective.no-indicator@000000000002
    advice habits.stale@000000000001
    advice habits.disagreement@000000000009
    advice core.unanchored@000000000002
    advice core.channel-not-worth-it@000000000002
    advice sort.discarded-without-reason@000000000003
    advice effort.missing@000000000002
    advice measure.one-person@000000000001
    ");
}

#[test]
fn every_change_is_in_a_journal() {
    let used: BTreeSet<String> = [EVERYTHING, IMPORT]
        .iter()
        .flat_map(|journal| journal.lines())
        .filter_map(|line| {
            serde_json::from_str::<serde_json::Value>(line).ok()?.get("change")?.as_object()?.keys().next().cloned()
        })
        .collect();
    let missing: Vec<_> = variants::<Change>().into_iter().filter(|name| !used.contains(*name)).collect();
    assert_eq!(missing, Vec::<&str>::new(), "add a line that uses them");
    assert!(used.len() > Kind::ALL.len() * 2);
}

#[test]
fn an_imported_plan_replays() {
    let plan = replayed(&read(IMPORT));
    let (_, audience) = plan.audiences.iter().next().unwrap();
    assert_eq!((audience.name.as_str(), audience.priority.map(|one| one.word())), ("Hytteeiere", Some("first")));
}
