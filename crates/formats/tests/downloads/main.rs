//! Plans in calendar programs and spreadsheets: what is written is read back with other people's readers.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops where something is wrong")]

use calamine::{Data, Reader, Xlsx};
use formats::write::{days, tables};
use ical::parser::ical::component::IcalEvent;
use jiff::civil::{Date, date};
use plan::{At, Change, Entry, MeasureId, MemberId, PersonId, Plan, apply};
use std::io::Cursor;
use words::Lang;

const TODAY: Date = date(2027, 3, 10);

/// The plan that a list of changes makes; `"@7"` is the seventh id.
fn plan(changes: &str) -> Plan {
    let mut text = changes.to_owned();
    for number in (1..40).rev() {
        text = text.replace(&format!("@{number}"), &MeasureId::from_raw(number).to_string());
    }
    let mut plan = Plan::default();
    for change in serde_json::from_str::<Vec<Change>>(&text).unwrap() {
        let entry = Entry { seq: plan.seq.next(), at: At(0), by: MemberId::from_raw(1), change };
        apply(&mut plan, &entry).unwrap_or_else(|why| panic!("{why}: {entry:?}"));
    }
    plan
}

/// A measure with everything in the calendar, and with names that are a trial for programs: what looks like a formula, an emoji,
/// words from right to left, a comma and a line break.
const SMALL: &str = r#"[
 {"set_plan": {"title": {"text": "Plan, 2027; 🧭"}}},
 {"set_plan": {"begins_on": "2027-01-04"}},
 {"add_channel": {"id": "@1", "fields": [{"name": {"text": "@taktikk"}}]}},
 {"add_account": {"id": "@2", "fields": [{"name": {"text": "-konto"}}, {"channel": "@1"}]}},
 {"add_audience": {"id": "@3", "fields": [{"name": {"text": "مرحبا بالعالم"}}]}},
 {"add_objective": {"id": "@4", "fields": [{"sentence": {"text": "+47 færre ringer"}}, {"kinds": {"effect": true}}, {"audiences": ["@3"]}]}},
 {"add_person": {"id": "@5", "fields": [{"member": "@6"}, {"hours_per_week": 6}]}},
 {"add_measure": {"id": "@7", "fields": [{"title": {"text": "=HYPERLINK(\"http://example.no\",\"x\")"}}, {"channels": ["@1"]}, {"audiences": ["@3"]}, {"objectives": ["@4"]}, {"owner": "@5"}]}},
 {"add_level": {"id": "@8", "fields": [{"name": {"text": "Ukentlig"}}, {"measure": "@7"}, {"content": {"pieces_per_week": 2, "hours_per_piece": 1.5}}]}},
 {"choose": {"measure": "@7", "choice": {"level": "@8", "hours_per_week": {"@5": 3}}}},
 {"add_calendar_entry": {"id": "@9", "fields": [{"what": {"text": "Første, del 1; 🎬\nog mer"}}, {"measure": "@7"}, {"account": "@2"}, {"on": "2027-03-31"}, {"owner": "@5"}, {"state": "draft"}]}},
 {"add_calendar_entry": {"id": "@10", "fields": [{"what": {"text": "En gang"}}, {"measure": "@7"}, {"when": "2. kvartal"}]}},
 {"add_setup_step": {"id": "@11", "fields": [{"what": {"text": "Skjema for samtykke"}}, {"measure": "@7"}, {"due_on": "2027-02-28"}]}},
 {"add_setup_step": {"id": "@12", "fields": [{"what": {"text": "Ferdig"}}, {"measure": "@7"}, {"due_on": "2027-01-02"}, {"done_on": "2027-01-02"}]}},
 {"add_reading": {"id": "@13", "fields": [{"objective": "@4"}, {"on": "2027-02-01"}, {"value": 31.5}]}},
 {"add_review": {"id": "@14", "fields": [{"measure": "@7"}, {"due_on": "2027-04-16"}]}}
]"#;

fn name_of(_: MemberId) -> String {
    "Ola 'Nordmann".to_owned()
}

fn ics(plan: &Plan, whose: Option<PersonId>) -> String {
    days::icalendar(plan, TODAY, Lang::En, &name_of, whose)
}

fn events(text: &str) -> Vec<IcalEvent> {
    let mut calendars = ical::IcalParser::new(text.as_bytes());
    let calendar = calendars.next().unwrap().unwrap();
    assert!(calendars.next().is_none(), "one calendar in a file");
    calendar.events
}

fn property(event: &IcalEvent, name: &str) -> String {
    let found = event.properties.iter().find(|property| property.name == name);
    found.and_then(|property| property.value.clone()).unwrap_or_default()
}

#[test]
fn a_calendar_program_gets_every_day_once_and_whole() {
    let text = ics(&plan(SMALL), None);
    let seen: Vec<_> = events(&text)
        .iter()
        .map(|event| (property(event, "DTSTART"), property(event, "DTEND"), property(event, "SUMMARY")))
        .collect();
    let expected = [
        ("20270228", "20270301", "Due: Skjema for samtykke"),
        ("20270331", "20270401", "Første\\, del 1\\; 🎬\\nog mer"),
        ("20270416", "20270417", "Review: =HYPERLINK(\"http://example.no\"\\,\"x\")"),
    ];
    assert_eq!(seen, expected.map(|(from, to, what)| (from.to_owned(), to.to_owned(), what.to_owned())));
}

#[test]
fn a_calendar_file_keeps_the_rules_of_the_format() {
    let text = ics(&plan(SMALL), None);
    assert!(
        text.ends_with("END:VCALENDAR\r\n") && !text.replace("\r\n", "").contains(['\r', '\n']),
        "lines end in CR LF"
    );
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "lines are folded at 75 octets");
    for event in events(&text) {
        assert_eq!(property(&event, "DTSTAMP"), "20270310T000000Z");
        assert!(property(&event, "UID").ends_with("@taktikk"));
    }
    assert_eq!(text.matches("\r\nDTSTART;VALUE=DATE:").count(), 3, "whole days");
    assert_eq!(text.matches("UID:").count(), 3);
}

#[test]
fn one_persons_days_are_their_own() {
    let mine = events(&ics(&plan(SMALL), Some(PersonId::from_raw(5))));
    let seen: Vec<_> = mine.iter().map(|event| property(event, "DTSTART")).collect();
    assert_eq!(seen, ["20270331", "20270416"], "nobody has taken the step");
}

fn workbook(bytes: Vec<u8>) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(bytes)).unwrap()
}

#[test]
fn a_spreadsheet_shows_what_was_written_and_works_nothing_out() {
    let mut book = workbook(tables::xlsx(&plan(SMALL), TODAY, Lang::Nb, &name_of).unwrap());
    let names = ["Tiltak", "Innhold", "Oppsett", "Folk og timer", "Målinger", "Gjennomganger", "Vet og antar"];
    assert_eq!(book.sheet_names(), names);
    for name in names {
        assert!(book.worksheet_formula(name).unwrap().is_empty(), "{name} has a formula");
    }
    let measures = book.worksheet_range("Tiltak").unwrap();
    let rows: Vec<Vec<String>> = measures.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect();
    assert_eq!(rows[0], ["Kanal", "Aktivitet", "Målgrupper", "Formål", "Periode", "Ansvar", "Timer i uka"]);
    let activity = "=HYPERLINK(\"http://example.no\",\"x\")";
    assert_eq!(
        rows[1],
        ["@taktikk", activity, "مرحبا بالعالم", "+47 færre ringer", "4. januar 2027", "Ola 'Nordmann", "3"]
    );
    let readings = book.worksheet_range("Målinger").unwrap();
    assert_eq!(readings.get((1, 2)), Some(&Data::Float(31.5)), "a number is a number");
    let content = book.worksheet_range("Innhold").unwrap();
    // Excel counts days from 1900: the 31st of March 2027 is the 46 477th.
    let day = content.get((1, 0)).map(|cell| matches!(cell, Data::DateTime(day) if day.as_f64() == 46_477.0));
    assert_eq!(day, Some(true), "a day is a day");
}

#[test]
fn a_table_as_text_has_no_formulas_either() {
    let text = String::from_utf8(tables::csv(&plan(SMALL), Lang::En, &name_of).unwrap()).unwrap();
    let expected = "Channel,Activity,Audiences,Purpose,Period,Responsible,Hours a week\r\n\
        '@taktikk,\"'=HYPERLINK(\"\"http://example.no\"\",\"\"x\"\")\",مرحبا بالعالم,'+47 færre ringer,4 January 2027,Ola 'Nordmann,3\r\n";
    assert_eq!(text, expected);
}

#[test]
fn equal_plans_give_equal_bytes_and_an_empty_one_gives_whole_files() {
    for plan in [Plan::default(), plan(SMALL)] {
        let xlsx = || tables::xlsx(&plan, TODAY, Lang::En, &name_of).unwrap();
        assert_eq!(xlsx(), xlsx());
        assert_eq!(ics(&plan, None), ics(&plan, None));
    }
    assert!(ics(&Plan::default(), None).contains("END:VCALENDAR"));
    assert_eq!(workbook(tables::xlsx(&Plan::default(), TODAY, Lang::En, &name_of).unwrap()).sheet_names().len(), 7);
}
