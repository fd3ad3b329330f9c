//! A plan in, a document out: what somebody reads who opens it.
#![allow(clippy::unwrap_used, reason = "a document that can't be written shall fail the test")]

use super::AmendedStrategy;
use crate::read;
use jiff::civil::date;
use plan::{
    AmendmentField, AmendmentId, AmendmentKind, At, Change, Entry, MemberId, Plan, StatementDraft, StatementField,
    StatementId, StatementKind, TextEdit, replay,
};
use words::Lang;

fn draft(id: u64, path: &[&str], kind: StatementKind, text: &str) -> StatementDraft {
    let path = path.iter().map(|heading| (*heading).to_owned()).collect();
    let id = StatementId::from_raw(id);
    StatementDraft {
        id,
        label: String::new(),
        path,
        kind,
        text: text.to_owned(),
        suggested: plan::Marks::default(),
        because: Vec::new(),
    }
}

fn amended() -> Plan {
    let statements = vec![
        draft(1, &[], StatementKind::Heading, "Dialog"),
        draft(2, &["Dialog"], StatementKind::Paragraph, "Vi svarer på brev."),
        draft(3, &["Dialog", "Hvor"], StatementKind::ListItem, "Nettsiden"),
        draft(4, &["Dialog", "Hvor"], StatementKind::ListItem, "Facebook *"),
    ];
    let amend = |id: u64, statement: u64, text: &str, decided: bool| {
        let mut fields = vec![
            AmendmentField::Statement(StatementId::from_raw(statement)),
            AmendmentField::Kind(Some(AmendmentKind::ChangedStatement)),
            AmendmentField::Text(TextEdit::new(text)),
            AmendmentField::Why(TextEdit::new("folk spør der de er")),
        ];
        if decided {
            fields.push(AmendmentField::DecidedBy(TextEdit::new("Kommunestyret")));
            fields.push(AmendmentField::DecidedOn(Some(date(2026, 3, 3))));
        }
        Change::AddAmendment { id: AmendmentId::from_raw(id), fields }
    };
    let added = StatementId::from_raw(5);
    let changes = [
        Change::BringStrategy { document: None, statements },
        Change::SetPlan(plan::PlanField::Title(TextEdit::new("Strategi"))),
        amend(11, 2, "Vi svarer samme dag, også i sosiale medier.", true),
        amend(12, 4, "Facebook og Instagram", false),
        Change::AddStatement {
            id: added,
            fields: vec![
                StatementField::Place(2),
                StatementField::Path(vec!["Dialog".to_owned()]),
                StatementField::ByAmendment(true),
            ],
        },
        amend(13, 5, "Vi lytter før vi snakker.", true),
    ];
    let entry = |(seq, change)| Entry { seq: plan::Seq(seq), at: At(0), by: MemberId::from_raw(1), change };
    let journal: Vec<Entry> = (1..).zip(changes).map(entry).collect();
    replay(&journal).unwrap()
}

#[test]
fn markdown_marks_what_is_out_and_what_is_new_and_says_who_decided() {
    let written = AmendedStrategy::of(&amended(), Lang::Nb).markdown();
    assert_eq!(
        written,
        "# Strategi\n\n\
         *Endringene er merket: Det som er strøket, er ute. Det som er uthevet, er nytt.*\n\n\
         # Dialog\n\n\
         ~~Vi svarer på brev.~~ **Vi svarer samme dag, også i sosiale medier.**\n\n\
         > Vedtatt 3. mars 2026 av Kommunestyret. Fordi: folk spør der de er\n\n\
         **Vi lytter før vi snakker.**\n\n\
         > Vedtatt 3. mars 2026 av Kommunestyret. Fordi: folk spør der de er\n\n\
         ## Hvor\n\n\
         - Nettsiden\n\
         - ~~Facebook \\*~~ **Facebook og Instagram**\n  \
         *Forslag. Fordi: folk spør der de er*\n"
    );
}

#[test]
fn the_word_document_reads_as_the_strategy_that_holds_with_its_headings() {
    let bytes = AmendedStrategy::of(&amended(), Lang::Nb).docx().unwrap();
    let document = read::read("strategi.docx", &bytes).unwrap();
    let read: Vec<String> = document
        .statements
        .iter()
        .map(|statement| format!("{} [{}] {}", statement.kind.key(), statement.path.join(" > "), statement.text))
        .collect();
    assert_eq!(
        read,
        [
            "heading [] Strategi",
            "heading [Strategi] Dialog",
            "paragraph [Strategi > Dialog] Vi svarer samme dag, også i sosiale medier.",
            "paragraph [Strategi > Dialog] Vi lytter før vi snakker.",
            "heading [Strategi > Dialog] Hvor",
            "list-item [Strategi > Dialog > Hvor] Nettsiden",
            "list-item [Strategi > Dialog > Hvor] Facebook og Instagram",
        ]
    );
}

#[test]
fn the_word_document_tracks_changes_in_the_name_of_who_decided() {
    let bytes = AmendedStrategy::of(&amended(), Lang::Nb).docx().unwrap();
    let mut package = zip::ZipArchive::new(std::io::Cursor::new(&bytes)).unwrap();
    let mut part = |name: &str| std::io::read_to_string(package.by_name(name).unwrap()).unwrap();
    let document = part("word/document.xml");
    for wanted in [
        r#"w:author="Kommunestyret" w:date="2026-03-03T00:00:00Z""#,
        "<w:delText xml:space=\"preserve\">Vi svarer på brev.</w:delText>",
        r#"w:author="Forslag.""#,
    ] {
        assert!(document.contains(wanted), "{wanted} is not in {document}");
    }
    assert!(part("word/comments.xml").contains("folk spør der de er"));
}

#[test]
fn one_plan_gives_the_same_file_twice() {
    let strategy = AmendedStrategy::of(&amended(), Lang::Nb);
    assert!(strategy.docx().unwrap() == strategy.docx().unwrap());
}

#[test]
fn items_of_the_word_document_have_bullets_and_no_numbers() {
    let bytes = AmendedStrategy::of(&amended(), Lang::Nb).docx().unwrap();
    let mut package = zip::ZipArchive::new(std::io::Cursor::new(&bytes)).unwrap();
    let mut part = |name: &str| std::io::read_to_string(package.by_name(name).unwrap()).unwrap();
    let (document, lists) = (part("word/document.xml"), part("word/numbering.xml"));
    let after = |text: &str, mark: &str| -> String {
        let rest = text.split_once(mark).unwrap().1;
        rest.chars().take_while(char::is_ascii_digit).collect()
    };
    let used = after(&document, "<w:numId w:val=\"");
    let list = format!("<w:num w:numId=\"{used}\"");
    let kind = format!("<w:abstractNum w:abstractNumId=\"{}\"", after(lists.split_once(&list).unwrap().1, "w:val=\""));
    assert_eq!(lists.matches(&kind).count(), 1, "a program that reads it takes the first: {lists}");
    assert!(
        lists.split_once(&kind).unwrap().1.split("</w:abstractNum>").next().unwrap().contains("w:val=\"•\""),
        "{lists}"
    );
}
