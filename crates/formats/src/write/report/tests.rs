use super::*;
use crate::write::two_pages::tests::{SMALL, TODAY, plan};
use insta::assert_snapshot;

#[test]
fn a_report_in_markdown() {
    let report = Report::of(&plan(SMALL), TODAY, Lang::En, &|_| "Ali | Rahimi".to_owned(), None);
    assert_snapshot!(report.markdown());
}

#[test]
fn a_plan_with_nothing_in_it_assumes_nothing() {
    let report = Report::of(&Plan::default(), TODAY, Lang::Nb, &|_| String::new(), None);
    assert!(report.markdown().contains("Planen hviler ikke på noe vi bare antar."));
}

#[test]
fn what_changed_is_told_from_the_day_that_was_asked_for() {
    let since = |day| Report::of(&plan(SMALL), TODAY, Lang::En, &|_| String::new(), Some(day)).markdown();
    assert!(since(jiff::civil::date(2027, 1, 1)).contains("Reviewed"));
    assert!(!since(jiff::civil::date(2027, 3, 9)).contains("Reviewed"));
}
