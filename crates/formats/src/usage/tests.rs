//! Text in, text out.

#![expect(clippy::unwrap_used, reason = "a test stops at what is wrong")]

use super::{Counting, Figure, Survey, Usage, UsageError, Value, read};
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

fn survey(text: &str) -> Survey {
    match read(text.as_bytes()).unwrap() {
        Usage::Survey(survey) => survey,
        Usage::Table(figures) => unreachable!("a table: {}", lines(&figures)),
    }
}

/// Counts these columns by another, yes being 1.
fn counting(survey: &Survey, by: &str, questions: &[(&str, &str)]) -> Counting {
    let questions = questions.iter().map(|(name, channel)| (survey.column(name).unwrap(), (*channel).to_owned()));
    Counting { by: survey.column(by), weight: survey.weight, questions: questions.collect(), yes: vec!["1".into()] }
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
    let survey = survey(&text);
    assert_eq!(survey.respondents, 40);
    let figures = survey.count(&counting(&survey, "age", &[("web1a", "Twitter")]));
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
    let survey = survey(&text);
    let groups = |by: &str| {
        let figures = survey.count(&counting(&survey, by, &[("web1a", "Twitter")]));
        figures.into_iter().map(|figure| figure.group).collect::<Vec<_>>().join(", ")
    };
    assert_eq!(groups("sex"), "sex 1, sex 2");
    assert!(groups("income").ends_with("income 7, income 8, income 9"), "{}", groups("income"));
}

/// A survey of forty with a day, a few questions, and columns nobody needs.
fn forty() -> String {
    let mut text = "respid,int_date,sex,age,par,web1a,web1b,q9_tiktok,books1,weight\n".to_owned();
    for id in 0..40 {
        let (day, age, yes) = (1 + id % 9, 20 + id, 1 + id % 2);
        writeln!(text, "{id},2/{day}/2021,{yes},{age},{},{yes},2,{},{},1", 1 + id / 20, 3 - yes, id % 5).unwrap();
    }
    text
}

const CODEBOOK: &str = "Codebook for our survey\n\nweb1.\tPlease tell me: do you ever use...\n\ta.\tTwitter\n\tb.\tFacebook {new}\n\n\
    \t1\tYes, do this\n\t2\tNo, do not\n\t8\t(VOL.) Don't know\n(NOTE: web1b was asked of all)\n------\n\
    sex\n\t1 male\n\t2 female\n----\npar (are you a parent?):\n\t1\tYes\n\t2\tNo\nage (numeric age):\n\n\tnumber\n\t97 - 97+\n";

/// What is offered for a survey: columns that ask about channels, and those that can part people.
fn offered(survey: &Survey) -> String {
    let column = |at: &usize| &survey.columns[*at];
    let asking = survey.questions().0;
    let names: Vec<String> =
        asking.iter().map(|at| format!("{} = {}", column(at).name, column(at).channel().unwrap())).collect();
    let by: Vec<&str> = survey.groupings().0.iter().map(|at| column(at).title()).collect();
    let yes = survey.answers_to(&asking).into_iter().map(|(answer, meaning, count)| {
        let usual = if survey.usual_yes(&asking).contains(&answer) { "*" } else { "" };
        format!("{answer}{usual} {} {count}", meaning.unwrap_or_default())
    });
    format!("{}; by {}; {}", names.join(", "), by.join(", "), yes.collect::<Vec<_>>().join(", "))
}

#[test]
fn columns_are_told_by_their_names_and_by_the_codebook() {
    let mut survey = survey(&forty());
    assert_eq!(offered(&survey), "q9_tiktok = tiktok; by age, sex, par; 1*  20, 2  20");
    survey.explain(CODEBOOK.as_bytes());
    assert_eq!(
        offered(&survey),
        "web1a = Twitter, web1b = Facebook, q9_tiktok = tiktok; by numeric age, sex, are you a parent?; 1* Yes, do this 40, 2 No, do not 80"
    );
}

#[test]
fn answers_are_counted_under_the_names_the_codebook_has_for_them() {
    let mut survey = survey(&forty());
    survey.explain(CODEBOOK.as_bytes());
    let count = |by: &str| {
        lines(&survey.count(&Counting {
            yes: survey.usual_yes(&survey.questions().0),
            ..counting(&survey, by, &[("web1a", "Twitter")])
        }))
    };
    let asked = "|Please tell me: do you ever use... Twitter: Yes, do this||2021-02-01 – 2021-02-09|";
    assert_eq!(count("sex"), format!("male|Twitter|100.0{asked}\nfemale|Twitter|0.0{asked}\n"));
    assert_eq!(
        count("par"),
        format!("are you a parent?: Yes|Twitter|50.0{asked}\nare you a parent?: No|Twitter|50.0{asked}\n")
    );
    assert!(count("age").starts_with("age 18–29|Twitter|50.0"), "{}", count("age"));
}

#[test]
fn codebooks_come_in_many_forms() {
    let columns = ["q1", "kjonn", "q2a", "q2b", "age"];
    let say = |text: &str| {
        let said = super::codebook::read(text, &columns);
        let answers = |said: &super::Said| {
            said.answers.iter().map(|(code, label)| format!("{code}={label}")).collect::<Vec<_>>().join("/")
        };
        let one = |(at, said): (&usize, &super::Said)| format!("{}: {} {}", columns[*at], said.label, answers(said));
        said.iter().map(one).collect::<Vec<_>>().join("; ")
    };
    assert_eq!(
        say("q1 = Facebook (1 = ja, 2 = nei)\nKjonn: 1=mann, 2=kvinne"),
        "q1: Facebook 1=ja/2=nei; kjonn:  1=mann/2=kvinne"
    );
    assert_eq!(say("q1;1;Ja\nq1;2;Nei\nkjonn;1;Mann"), "q1:  1=Ja/2=Nei; kjonn:  1=Mann");
    assert_eq!(say("q1,1,Yes\nq1,2,No"), "q1:  1=Yes/2=No");
    assert_eq!(
        say("q2: Hvor ofte bruker du\nq2a Instagram\nq2b Snapchat\n1: Daglig\n2: Aldri"),
        "q2a: Instagram 1=Daglig/2=Aldri; q2b: Snapchat 1=Daglig/2=Aldri"
    );
    assert_eq!(say("Age is not asked.\n1. Introduction\n"), "age: is not asked. 1=Introduction");
    assert_eq!(say("Nothing of ours. 1 yes"), "");
}

#[test]
fn a_survey_may_come_without_weights_and_with_its_answers_in_words() {
    let mut text = "Alder;Kjønn;Facebook;Hvor ofte bruker du Instagram?;Bosted\n".to_owned();
    for id in 0..40 {
        let often = ["Daglig", "Sjelden", "Vet ikke", "Aldri"][id % 4];
        writeln!(text, "{};{};{};{often};By {}", 20 + id, ["Kvinne", "Mann"][id % 2], ["Ja", "Nei"][id / 20], id % 3)
            .unwrap();
    }
    let survey = survey(&text);
    let questions = survey.questions().0;
    assert_eq!(
        offered(&survey),
        "Facebook = Facebook, Hvor ofte bruker du Instagram? = Instagram; by Alder, Kjønn; \
         Aldri  10, Daglig*  10, Ja*  20, Nei  20, Sjelden  10"
    );
    let counting = Counting {
        by: survey.column("Kjønn"),
        questions: questions.iter().map(|at| (*at, survey.columns[*at].channel().unwrap())).collect(),
        yes: survey.usual_yes(&questions),
        ..Counting::default()
    };
    assert_eq!(
        lines(&survey.count(&counting)),
        "Kvinne|Facebook|50.0||||\nKvinne|Instagram|100.0|Hvor ofte bruker du Instagram?|||\n\
         Mann|Facebook|50.0||||\nMann|Instagram|0.0|Hvor ofte bruker du Instagram?|||\n"
    );
}

#[test]
fn what_is_no_table_is_said_to_be_none() {
    assert_eq!(read(b"Dear all! Here are the figures."), Err(UsageError::NoTable));
    assert_eq!(read(b"PK\x03\x04\0\0\0\0"), Err(UsageError::NoTable));
    assert_eq!(read(b"name,age\nKari,12\nOla,13\n"), Err(UsageError::NoFigures));
    assert_eq!(read(b""), Err(UsageError::NoTable));
}

/// A small workbook of these sheets, each the XML of its rows.
fn workbook(sheets: &[&str]) -> Vec<u8> {
    use std::io::Write as _;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let mut part = |name: &str, text: &str| {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    };
    let relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let (mut named, mut related) = (String::new(), String::new());
    for (at, rows) in sheets.iter().enumerate() {
        write!(named, "<sheet name=\"S{at}\" sheetId=\"{}\" r:id=\"r{at}\"/>", at + 1).unwrap();
        write!(related, "<Relationship Id=\"r{at}\" Type=\"{office}/worksheet\" Target=\"worksheets/s{at}.xml\"/>")
            .unwrap();
        part(
            &format!("xl/worksheets/s{at}.xml"),
            &format!("<worksheet xmlns=\"{main}\"><sheetData>{rows}</sheetData></worksheet>"),
        );
    }
    write!(related, "<Relationship Id=\"st\" Type=\"{office}/styles\" Target=\"styles.xml\"/>").unwrap();
    part(
        "_rels/.rels",
        &format!(
            "<Relationships xmlns=\"{relations}\"><Relationship Id=\"r\" Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
        ),
    );
    part(
        "xl/workbook.xml",
        &format!("<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets>{named}</sheets></workbook>"),
    );
    part("xl/_rels/workbook.xml.rels", &format!("<Relationships xmlns=\"{relations}\">{related}</Relationships>"));
    let formats = "<cellXfs count=\"3\"><xf numFmtId=\"0\"/><xf numFmtId=\"9\"/><xf numFmtId=\"14\"/></cellXfs>";
    part("xl/styles.xml", &format!("<styleSheet xmlns=\"{main}\">{formats}</styleSheet>"));
    zip.finish().unwrap().into_inner()
}

/// A row of cells at `A` and so on: numbers as they are, `%` and days by their style, the rest as text.
fn row(at: u32, cells: &[&str]) -> String {
    let cell = |(place, text): (u8, &&str)| {
        let name = format!("{}{at}", char::from(b'A' + place));
        match text.split_once(' ') {
            Some(("percent", share)) => format!("<c r=\"{name}\" s=\"1\"><v>{share}</v></c>"),
            Some(("day", number)) => format!("<c r=\"{name}\" s=\"2\"><v>{number}</v></c>"),
            _ if text.is_empty() => String::new(),
            _ if text.parse::<f64>().is_ok() => format!("<c r=\"{name}\"><v>{text}</v></c>"),
            _ => format!("<c r=\"{name}\" t=\"inlineStr\"><is><t>{text}</t></is></c>"),
        }
    };
    format!("<row r=\"{at}\">{}</row>", (0..).zip(cells).map(cell).collect::<String>())
}

#[test]
fn the_first_sheet_with_figures_of_a_workbook_is_read_as_it_is_shown() {
    let notes = row(1, &["Notes", "by us"]) + &row(2, &["Kari", "12"]);
    let figures = row(1, &["Where people are"])
        + &row(3, &["Year", "Facebook", "", "X\n(Twitter)"])
        + &row(4, &["day 44352", "percent 0.54", "", "percent 0.075"])
        + &row(7, &["2022", "percent 1", "", ""]);
    let cells = super::workbook::cells(&workbook(&[&notes, &figures])).unwrap();
    assert_eq!(
        cells,
        "sep=\t\nWhere people are\n\nYear\tFacebook\t\tX (Twitter)\n2021-06-05\t54%\t\t7.5%\n\n2022\t100%\n"
    );
    assert_eq!(
        table(cells.as_bytes()),
        "|Facebook|54.0|Where people are||2021-06-05|\n|X (Twitter)|7.5|Where people are||2021-06-05|\n\
         |Facebook|100.0|Where people are||2022|\n"
    );
}

#[test]
fn workbooks_that_are_hostile_or_locked_are_refused_with_why() {
    use super::workbook::{cells, is_workbook};
    let refused = |bytes: &[u8]| cells(bytes).unwrap_err().kind();
    let text = "<c t=\"inlineStr\"><is><t>a</t></is></c>";
    let far = format!("<row r=\"1\">{text}</row><row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>");
    assert_eq!(refused(&workbook(&[&far])), "too-large");
    let wide = (1..2_500).map(|at| format!("<row r=\"{at}\"><c r=\"BXX{at}\"><v>1</v></c></row>")).collect::<String>();
    assert_eq!(refused(&workbook(&[&wide])), "too-large");
    assert_eq!(refused(&workbook(&[&" ".repeat(140 * 1024 * 1024)])), "bomb");
    assert_eq!(refused(&workbook(&[""])), "no-table");
    let whole = workbook(&[&row(1, &["Year", "Facebook", "TikTok"])]);
    assert_eq!(refused(&whole[..whole.len() / 2]), "damaged");
    assert_eq!(refused(b"PK\x03\x04\0\0"), "damaged");
    let ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
    assert_eq!(refused(ole), "old-workbook");
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let locked = [&ole[..], &[0; 512], &name].concat();
    assert_eq!((is_workbook(&locked), refused(&locked)), (true, "encrypted"));
    assert!(!is_workbook(b"name;age"));
}
