#![expect(clippy::unwrap_used, reason = "a test stops where something is wrong")]

use crate::write::two_pages::tests::{SMALL, TODAY, plan};
use crate::write::{Look, Report, TwoPages};
use plan::Plan;
use words::Lang;

/// What readers for people who don't see look for.
const IS_ACCESSIBLE: &str = "<pdfuaid:part>1</pdfuaid:part>";

fn two_pages(plan: &Plan, lang: Lang) -> Vec<u8> {
    TwoPages::of(plan, TODAY, lang, &|_| "Ali Rahimi".to_owned(), None).pdf(&Look::default()).unwrap()
}

/// The text of each page.
fn pages(pdf: &[u8]) -> Vec<String> {
    let pages = pdf_extract::extract_text_from_mem_by_pages(pdf).unwrap();
    pages.into_iter().map(|page| page.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

fn is_accessible(pdf: &[u8]) -> bool {
    pdf.windows(IS_ACCESSIBLE.len()).any(|bytes| bytes == IS_ACCESSIBLE.as_bytes())
}

/// The small plan called something else.
fn called(title: &str) -> Plan {
    let text = serde_json::to_string(title).unwrap();
    plan(&SMALL.replace(r#""Plan for <alle> | og *enhver*""#, &text))
}

#[test]
fn two_pages_are_two_pages_and_say_what_the_plan_says() {
    for (lang, above, below) in [(Lang::Nb, "For hvem", "Det vi gjør"), (Lang::En, "For whom", "What we do")] {
        let pdf = two_pages(&plan(SMALL), lang);
        let pages = pages(&pdf);
        assert_eq!(pages.len(), 2, "{pages:?}");
        assert!(pages[0].contains("Plan for <alle> | og *enhver*") && pages[0].contains(above), "{}", pages[0]);
        assert!(pages[1].contains(below) && pages[1].contains("Svar på veggen"), "{}", pages[1]);
        assert!(is_accessible(&pdf));
    }
}

#[test]
fn a_plan_with_nothing_in_it_has_two_pages_too() {
    let pdf = two_pages(&Plan::default(), Lang::En);
    assert_eq!(pages(&pdf).len(), 2);
    assert!(is_accessible(&pdf));
}

#[test]
fn what_has_no_room_gives_way_before_there_is_a_third_page() {
    let mut pages_of = TwoPages::of(&plan(SMALL), TODAY, Lang::Nb, &|_| "Ali".to_owned(), None);
    let claim = pages_of.known.first().cloned().unwrap();
    pages_of.known = vec![claim; 60];
    let reasons = vec![("Foreldre".to_owned(), "Ingen er der, og ingen kommer. ".repeat(4)); 3];
    pages_of.will_not = (0..40)
        .map(|number| crate::write::two_pages::Refusal { channel: format!("Kanal {number}"), reasons: reasons.clone() })
        .collect();
    let pages = pages(&pages_of.pdf(&Look::default()).unwrap());
    assert_eq!(pages.len(), 2);
    assert!(pages[0].contains("til"), "says how many more there are: {}", pages[0]);
}

#[test]
fn pictures_and_other_scripts_are_set_and_signs_without_a_shape_do_no_harm() {
    let pdf = two_pages(&called("Plan 🎉 שלום مرحبا Привет"), Lang::Nb);
    assert!(is_accessible(&pdf), "our fonts have shapes for all of it");
    for odd in ["計画 2027", "2027 \u{0} \u{7}\u{1b}[31m \u{202e}\u{feff}\u{e000}", "a\u{301}\u{301}\u{301} 2027"] {
        assert!(pages(&two_pages(&called(odd), Lang::Nb))[0].contains("2027"), "{odd:?}");
    }
    let long = "ordutenmellomrom".repeat(600);
    assert!(pages(&two_pages(&called(&long), Lang::Nb))[0].contains("ordutenmellomrom"));
}

#[test]
fn what_people_write_is_never_taken_for_instructions() {
    let title = "#read(\"/etc/passwd\") $x$ *fet* `kode` \\ //";
    let pages = pages(&two_pages(&called(title), Lang::Nb));
    assert!(pages[0].contains("#read(\"/etc/passwd\")"), "{}", pages[0]);
}

#[test]
fn equal_plans_give_equal_files() {
    assert!(two_pages(&plan(SMALL), Lang::Nb) == two_pages(&plan(SMALL), Lang::Nb));
    let report =
        |plan: &Plan| Report::of(plan, TODAY, Lang::Nb, &|_| "Ali".to_owned(), None).pdf(&Look::default()).unwrap();
    assert!(report(&plan(SMALL)) == report(&plan(SMALL)));
}

#[test]
fn a_logo_and_colours_are_taken_in() {
    let logo = br##"<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="#004"/></svg>"##;
    let look = Look { colour: Some("#004488".parse().unwrap()), second: None, logo: Some(logo.to_vec()) };
    let with = TwoPages::of(&plan(SMALL), TODAY, Lang::Nb, &|_| "Ali".to_owned(), None);
    assert!(with.pdf(&look).unwrap() != with.pdf(&Look::default()).unwrap());
    assert!(is_accessible(&with.pdf(&look).unwrap()));
}

#[test]
fn a_report_says_everything_and_ends_with_what_is_assumed() {
    let pdf =
        Report::of(&plan(SMALL), TODAY, Lang::En, &|_| "Ali Rahimi".to_owned(), None).pdf(&Look::default()).unwrap();
    let text = pages(&pdf).join(" ");
    for said in [
        "The audiences, one by one",
        "Vi svarer før klokka sju.",
        "The measures, one by one",
        "Appendix: what we assume",
        "Vet de det, ringer de ikke.",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    assert!(is_accessible(&pdf));
}
