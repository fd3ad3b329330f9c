//! Text in, text out.

#![expect(clippy::unwrap_used, reason = "a test stops at what is wrong")]

use super::{Figure, Usage, UsageError, Value, read};
use std::fmt::Write;

fn lines(figures: &[Figure]) -> String {
    figures.iter().fold(String::new(), |mut out, figure| {
        let value = match figure.value {
            Value::Percent(percent) => format!("{percent:.1}"),
            Value::Word(usage) => usage.word().to_owned(),
        };
        let Figure { group, channel, question, base, period, source, .. } = figure;
        writeln!(out, "{group}|{channel}|{value}|{question}|{base}|{period}|{source}").unwrap();
        out
    })
}

fn table(bytes: &[u8]) -> String {
    match read(bytes).unwrap() {
        Usage::Table(figures) => lines(&figures),
        Usage::Survey(_) => "a survey".into(),
    }
}

#[test]
fn one_figure_a_row_keeps_all_that_is_said_of_it() {
    let text = "kilde_maaling;periode;utvalg;gruppe;plattform;maal;verdi_prosent;url\n\
                Byens panel;2025-Q2;15+;alle;Twitter;daglig bruk;12,5;https://panel.example\n\
                Byens panel;2025-Q2;15+;unge;Messenger;daglig bruk;-;\n\
                Avisa;2025-Q2;15+;alle;Twitter;daglig bruk;9;\n";
    assert_eq!(
        table(text.as_bytes()),
        "|Twitter|12.5|daglig bruk|15+|2025-Q2|Byens panel, https://panel.example\n\
         |Twitter|9.0|daglig bruk|15+|2025-Q2|Avisa\n"
    );
}

#[test]
fn titles_above_and_notes_below_are_told_from_the_figures() {
    let text = "Where people are\n% who say they ever use …\n\nYear,YouTube,X (formerly Twitter)\n5/1/2024,71%,\n6/2/2025,73%,20%\n\n\
                \"Note: by phone, and web\"\nSource: A survey of 900.\nTHE BUREAU";
    assert_eq!(
        table(text.as_bytes()),
        "|YouTube|71.0|% who say they ever use …||5/1/2024|A survey of 900.\n\
         |YouTube|73.0|% who say they ever use …||6/2/2025|A survey of 900.\n\
         |X (formerly Twitter)|20.0|% who say they ever use …||6/2/2025|A survey of 900.\n"
    );
}

#[test]
fn channels_may_stand_down_the_side_in_a_spreadsheets_own_encoding() {
    let text = "sep=;\nKanal;Unge;Eldre\nFacebook;33;0,7\nSnap\u{ad}chat;80;1\n";
    let utf16: Vec<u8> = std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let expected =
        "Unge|Facebook|33.0||||\nEldre|Facebook|0.7||||\nUnge|Snap\u{ad}chat|80.0||||\nEldre|Snap\u{ad}chat|1.0||||\n";
    assert_eq!(table(&utf16), expected);
    assert_eq!(
        table(&encoding_rs::WINDOWS_1252.encode("Kanal\tFør\tSå\nFacebook\t33\t0,7\nX\t80\t1\n").0),
        "Før|Facebook|33.0||||\nSå|Facebook|0.7||||\nFør|X|80.0||||\nSå|X|1.0||||\n"
    );
}

#[test]
fn a_block_from_a_spreadsheet_may_hold_words_and_shares_of_one() {
    assert_eq!(
        table("\tFacebook\tBlogg\nForeldre\tmye\tknapt\nElever\ta lot\t\n".as_bytes()),
        "Foreldre|Facebook|a-lot||||\nForeldre|Blogg|not-at-all||||\nElever|Facebook|a-lot||||\n"
    );
    assert_eq!(
        table(b"group,Facebook,TikTok\nparents,0.59,1\n"),
        "parents|Facebook|59.0||||\nparents|TikTok|100.0||||\n"
    );
}

#[test]
fn a_survey_is_counted_with_its_weights() {
    let mut text = "\u{feff}id,age,web1a,weight\r\n".to_owned();
    for id in 0..40 {
        // Half of the young say yes, and those who do weigh three times as much; two older ones don't answer.
        let (age, answer, weight) = match id {
            0..20 => (20 + id % 5, if id % 2 == 0 { "1" } else { "2" }, if id % 2 == 0 { ".75" } else { ".25" }),
            20..22 => (70, "9", "1"),
            _ => (61 + id % 20, "2", "1"),
        };
        write!(text, "{id},{age},{answer},{weight}\r\n").unwrap();
    }
    let Usage::Survey(survey) = read(text.as_bytes()).unwrap() else { unreachable!("it has weights") };
    assert_eq!(survey.respondents, 40);
    let questions = [(survey.column("web1a").unwrap(), "Twitter".to_owned())];
    let figures = survey.count(survey.column("age"), survey.weight, &questions, "1");
    let counted: Vec<_> =
        figures.iter().map(|figure| (figure.group.as_str(), figure.value, figure.effective_count)).collect();
    // (Σw)² / Σw² = 10² / 6.25 for the young.
    assert_eq!(counted, [("age 18–29", Value::Percent(75.0), Some(16)), ("age 60+", Value::Percent(0.0), Some(18))]);
}

#[test]
fn eight_and_nine_are_groups_where_a_column_goes_so_far_and_no_answer_where_it_does_not() {
    let mut text = "id,income,sex,web1a,weight\n".to_owned();
    for id in 0..36 {
        let sex = [1, 2, 9][id % 3];
        writeln!(text, "{id},{},{sex},{},1.5", 1 + id % 9, 1 + id % 2).unwrap();
    }
    let Usage::Survey(survey) = read(text.as_bytes()).unwrap() else { unreachable!("it has weights") };
    let questions = [(survey.column("web1a").unwrap(), "Twitter".to_owned())];
    let groups = |by: &str| {
        let figures = survey.count(survey.column(by), survey.weight, &questions, "1");
        figures.into_iter().map(|figure| figure.group).collect::<Vec<_>>().join(", ")
    };
    assert_eq!(groups("sex"), "sex 1, sex 2");
    assert!(groups("income").ends_with("income 7, income 8, income 9"), "{}", groups("income"));
}

#[test]
fn what_is_no_table_is_said_to_be_none() {
    assert_eq!(read(b"Dear all! Here are the figures."), Err(UsageError::NoTable));
    assert_eq!(read(b"PK\x03\x04\0\0\0\0"), Err(UsageError::NoTable));
    assert_eq!(read(b"name,age\nKari,12\nOla,13\n"), Err(UsageError::NoFigures));
    assert_eq!(read(b""), Err(UsageError::NoTable));
}
