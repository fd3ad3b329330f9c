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
