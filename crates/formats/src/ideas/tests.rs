#![allow(clippy::unwrap_used, reason = "a file that isn't read shall fail the test")]

use super::{IdeasError, MAX_FILE_BYTES, MAX_IDEAS, csv, markdown, read};
use plan::{
    At, BrainstormField, BrainstormId, BrainstormState, Change, Entry, IdeaField, IdeaId, MemberId, Plan, TextEdit,
    apply,
};
use words::Lang;

fn texts(file: &str) -> Vec<String> {
    let table = read(file.as_bytes()).unwrap();
    table.take(table.guess).ideas.into_iter().map(|(text, _)| text).collect()
}

#[test]
fn boards_surveys_and_plain_lists_are_read_by_the_column_that_holds_the_ideas() {
    for (file, expected) in [
        // A board's export: the head says which column it is.
        (
            "\u{feff}Color,Author,Text,Votes\r\nyellow,Selma,\"Benken, ved elva\",3\r\ngreen,Even,Podkast,1\r\n",
            vec!["Benken, ved elva", "Podkast"],
        ),
        // A survey: the column with most words.
        (
            "Nr;Alder;Hva bør vi gjøre?\n1;14;Film det som skjer om natta\n2;15;Spør oss\n",
            vec!["Film det som skjer om natta", "Spør oss"],
        ),
        // One idea a line.
        ("Benken ved elva\n\n  Podkast  \n", vec!["Benken ved elva", "Podkast"]),
        // Lines within a cell, and the same idea again.
        ("idea\tcolor\n\"A map\nof playgrounds\"\tred\nA MAP of playgrounds\tblue\n", vec!["A map of playgrounds"]),
    ] {
        assert_eq!(texts(file), expected, "{file}");
    }
}

#[test]
fn hostile_files_are_bounded_and_refused_clearly() {
    assert_eq!(read(&vec![b'a'; MAX_FILE_BYTES + 1]), Err(IdeasError::TooLarge));
    for empty in [&b""[..], b"\n\n", b"\0\0\0", b",,,\n,,,\n"] {
        assert_eq!(read(empty), Err(IdeasError::NoTable), "{empty:?}");
    }
    let many: String = (0..MAX_IDEAS + 5).map(|n| format!("idea {n}\n")).collect();
    let table = read(many.as_bytes()).unwrap();
    let taken = table.take(table.guess);
    assert_eq!((taken.ideas.len(), taken.left_out), (MAX_IDEAS, 5));
    let long = format!("text,n\n{},1\nbenk,2\n", "x".repeat(1 << 20));
    let table = read(long.as_bytes()).unwrap();
    let taken = table.take(table.guess);
    assert_eq!((taken.ideas.len(), taken.left_out), (1, 1), "a book is no idea");
    assert!(read(b"a,b\n1,2\n").unwrap().take(99).ideas.is_empty());
}

const AUTHOR: MemberId = MemberId::from_raw(5);

fn brainstorm(hidden: bool, ideas: &[&str]) -> Plan {
    let mut plan = Plan::default();
    let id = BrainstormId::from_raw(1);
    let fields = vec![
        BrainstormField::Title(TextEdit::new("Ideer")),
        BrainstormField::State(Some(BrainstormState::Open)),
        BrainstormField::AuthorsHidden(hidden),
    ];
    let add = |(at, text): (usize, &&str)| Change::AddIdea {
        id: IdeaId::from_raw(10 + at as u64),
        fields: vec![
            IdeaField::Brainstorm(Some(id)),
            IdeaField::Presence(TextEdit::new(*text)),
            IdeaField::Author(Some(AUTHOR)),
        ],
    };
    for change in [Change::AddBrainstorm { id, fields }].into_iter().chain(ideas.iter().enumerate().map(add)) {
        let entry = Entry { seq: plan.seq.next(), at: At(0), by: AUTHOR, change };
        apply(&mut plan, &entry).unwrap();
    }
    plan
}

#[test]
fn no_cell_is_a_formula_and_what_is_exported_comes_in_again_as_it_was() {
    let ideas = [
        "=HYPERLINK(\"http://x\")",
        "+47 22 00 00 00",
        "-1",
        "@ordføreren",
        " =1+1",
        "«Benken», sa hun\nog \"lo\"",
        "<script>alert(1)</script>",
    ];
    let file = csv(&brainstorm(false, &ideas), Lang::Nb, &|_| "Selma".to_owned());
    for row in csv_crate_rows(&file) {
        for cell in row {
            assert!(!cell.trim_start().starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell}");
        }
    }
    let table = read(file.as_bytes()).unwrap();
    let column = table.heads.iter().position(|head| head.starts_with("Vi skal")).unwrap();
    let back: Vec<String> = table.take(column).ideas.into_iter().map(|(text, _)| text).collect();
    let expected: Vec<String> = ideas.iter().map(|text| super::tidy(text)).collect();
    assert_eq!(back, expected);
}

fn csv_crate_rows(file: &str) -> Vec<Vec<String>> {
    let mut reader =
        ::csv::ReaderBuilder::new().has_headers(false).from_reader(file.trim_start_matches('\u{feff}').as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn who_was_promised_to_stay_hidden_stays_hidden_in_both() {
    for hidden in [true, false] {
        let plan = brainstorm(hidden, &["Benken ved elva"]);
        let name = |_: MemberId| "Selma".to_owned();
        let both = csv(&plan, Lang::En, &name) + &markdown(&plan, Lang::En, &name);
        assert_eq!(both.matches("Selma").count(), if hidden { 0 } else { 2 }, "{both}");
        assert_eq!(both.matches("Benken ved elva").count(), 2);
    }
}

#[test]
fn who_gave_dots_is_in_both_where_everybody_was_to_see_it() {
    let voter = MemberId::from_raw(6);
    for shown in [true, false] {
        let mut plan = brainstorm(true, &["Benken ved elva"]);
        let set = |field| Change::SetBrainstorm { id: BrainstormId::from_raw(1), field };
        let vote = Change::Vote { idea: IdeaId::from_raw(10), member: voter, dots: 1 };
        let open =
            [BrainstormField::VotesEach(3), BrainstormField::VotingOpen(true), BrainstormField::VotersShown(shown)];
        for change in open.map(set).into_iter().chain([vote]) {
            let entry = Entry { seq: plan.seq.next(), at: At(0), by: voter, change };
            apply(&mut plan, &entry).unwrap();
        }
        let name = |member: MemberId| if member == voter { "Even".to_owned() } else { "Selma".to_owned() };
        let both = csv(&plan, Lang::En, &name) + &markdown(&plan, Lang::En, &name);
        assert_eq!(both.matches("Even").count(), if shown { 2 } else { 0 }, "{both}");
        assert!(both.contains("Dots: 1") && !both.contains("Selma"), "who wrote is hidden all the same: {both}");
    }
}
