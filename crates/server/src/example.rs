//! The plan a newcomer meets with `--example`: a made-up municipality's way through all nine stages, told as the
//! changes its people made, so that history, undo and findings have something to work on. The story itself is in
//! `example/*.json`, in the journal's own format with four abbreviations; here is only what unfolds them.
//!
//! In the files, `"@slug"` is a thing's id, `"~slug"` a member's, `"w-3.tue"` the Tuesday three weeks before this
//! one, and `{"nb": …, "en": …}` a text in either language, in which `{y}` and `{y+2}` are years. Nothing here
//! knows about servers or stores.

use jiff::civil::{Date, DateTime, Weekday, datetime};
use plan::{Change, MemberId, StatementId};
use serde::Deserialize;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};
use words::Lang;

/// Everybody in the example: short name, and the name people see. The first owns the plan; the first six are those
/// whose hours it counts on, the others came along. All of them edit: participants would not be let do all they do.
pub const PEOPLE: &[(&str, &str)] = &[
    ("maja", "Maja Lund"),
    ("tor", "Tor-Arne Vik"),
    ("sunniva", "Sunniva Hauge"),
    ("ali", "Ali Rahimi"),
    ("grete", "Grete Moen"),
    ("henrik", "Henrik Bakke"),
    ("yasmin", "Yasmin Dahl"),
    ("odd", "Odd Kristiansen"),
    ("kine", "Kine Berg"),
    ("petter", "Petter Nygård"),
];

/// The story's parts, in the order they happened.
const PARTS: &[(&str, &str)] = &[
    ("1-strategy.json", include_str!("../example/1-strategy.json")),
    ("2-audiences.json", include_str!("../example/2-audiences.json")),
    ("3-objectives.json", include_str!("../example/3-objectives.json")),
    ("4-habits.json", include_str!("../example/4-habits.json")),
    ("5-brainstorm.json", include_str!("../example/5-brainstorm.json")),
    ("6-sorting.json", include_str!("../example/6-sorting.json")),
    ("7-resources.json", include_str!("../example/7-resources.json")),
    ("8-tactics.json", include_str!("../example/8-tactics.json")),
    ("9-review.json", include_str!("../example/9-review.json")),
];

/// How many times an id is asked for again where the maker gives one that is taken.
const TRIES_PER_ID: usize = 64;
/// Where minutes are counted from inside this module.
const ORIGIN: DateTime = datetime(2000, 1, 1, 0, 0, 0, 0);
/// Minutes in a day.
const MINUTES_PER_DAY: i64 = 24 * 60;
/// Days in a week.
const DAYS_PER_WEEK: i64 = 7;

/// Changes made by people who sat down together, or one of them alone.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sitting {
    /// The day, as `w-3.tue`.
    day: String,
    /// The time of day of the first change, as `09:15`.
    at: String,
    /// Minutes from one change to the next.
    every: i64,
    /// Who made those changes that don't say.
    by: String,
    rows: Vec<Row>,
}

/// One change, and who made it if it was somebody else.
#[derive(Deserialize)]
struct Row {
    by: Option<String>,
    #[serde(flatten)]
    change: Map<String, Value>,
}

/// The example's journal in one language: who, how many minutes after the first, and what. Dates lie around
/// `today`; the last change was made before this week began. `members` gives the id of each of [`PEOPLE`], `mint`
/// ids for everything else.
#[expect(clippy::expect_used, reason = "the files are part of the program, and the tests read all of them")]
pub fn changes(
    lang: Lang,
    today: Date,
    members: &dyn Fn(&str) -> MemberId,
    mint: &mut dyn FnMut() -> u64,
) -> Vec<(String, i64, Change)> {
    unfold(lang, today, members, mint).expect("the example's files read")
}

/// When the example's first change was made, by the clock on the wall; the minutes of [`changes`] count from here.
#[must_use]
pub fn first_moment(today: Date) -> Option<DateTime> {
    let sittings = sittings().ok()?;
    let minute = minute_of(sittings.first()?, today).ok()?;
    ORIGIN.checked_add(jiff::Span::new().minutes(minute)).ok()
}

fn sittings() -> Result<Vec<Sitting>, String> {
    let mut sittings = Vec::new();
    for (name, text) in PARTS {
        let part: Vec<Sitting> = serde_json::from_str(text).map_err(|error| format!("{name}: {error}"))?;
        sittings.extend(part);
    }
    Ok(sittings)
}

fn unfold(
    lang: Lang,
    today: Date,
    members: &dyn Fn(&str) -> MemberId,
    mint: &mut dyn FnMut() -> u64,
) -> Result<Vec<(String, i64, Change)>, String> {
    let sittings = sittings()?;
    let mut slugs = Slugs::default();
    for row in sittings.iter().flat_map(|sitting| &sitting.rows) {
        row.change.values().for_each(|value| slugs.collect(value));
    }
    let unfolding = Unfolding { lang, today, members, ids: slugs.with_ids(mint)? };
    let mut first = None;
    let mut changes = Vec::new();
    for sitting in sittings {
        let minute = minute_of(&sitting, today)?;
        let first = *first.get_or_insert(minute);
        for (place, row) in (0_i64..).zip(sitting.rows) {
            let by = row.by.unwrap_or_else(|| sitting.by.clone());
            let value = unfolding.unfold(Value::Object(row.change));
            let change = Change::deserialize(&value).map_err(|error| format!("{error} in {value}"))?;
            changes.push((by, minute - first + place * sitting.every, change));
        }
    }
    Ok(changes)
}

fn minute_of(sitting: &Sitting, today: Date) -> Result<i64, String> {
    let parse = || {
        let day = day(&sitting.day, today)?;
        let (hour, minute) = sitting.at.split_once(':')?;
        let days = i64::from(day.since(ORIGIN.date()).ok()?.get_days());
        Some(days * MINUTES_PER_DAY + hour.parse::<i64>().ok()? * 60 + minute.parse::<i64>().ok()?)
    };
    parse().ok_or_else(|| format!("no such moment: {} {}", sitting.day, sitting.at))
}

/// The day that `w-3.tue` is, seen from `today`.
fn day(text: &str, today: Date) -> Option<Date> {
    let (weeks, weekday) = text.strip_prefix('w')?.split_once('.')?;
    let weeks: i64 = weeks.parse().ok()?;
    let into_week = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].iter().position(|name| *name == weekday)?;
    let since_monday = i64::from(today.weekday().since(Weekday::Monday));
    let days = weeks * DAYS_PER_WEEK + i64::try_from(into_week).ok()? - since_monday;
    today.checked_add(jiff::Span::new().days(days)).ok()
}

/// Short names of things, in the order they first come up.
#[derive(Default)]
struct Slugs {
    seen: BTreeSet<String>,
    in_order: Vec<String>,
}

impl Slugs {
    fn collect(&mut self, value: &Value) {
        match value {
            Value::String(text) => self.note(text),
            Value::Array(items) => items.iter().for_each(|item| self.collect(item)),
            Value::Object(fields) => {
                fields.keys().for_each(|key| self.note(key));
                if words_of(fields).is_none() {
                    fields.values().for_each(|field| self.collect(field));
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    fn note(&mut self, text: &str) {
        if let Some(slug) = text.strip_prefix('@')
            && self.seen.insert(slug.to_owned())
        {
            self.in_order.push(slug.to_owned());
        }
    }

    /// An id for each. The smaller ids go to what comes first, because lists stand in the order of their ids and
    /// a maker that is asked many times within a millisecond doesn't keep them in order.
    fn with_ids(self, mint: &mut dyn FnMut() -> u64) -> Result<BTreeMap<String, String>, String> {
        let wanted = self.in_order.len();
        let mut ids = BTreeSet::new();
        for _ in 0..wanted * TRIES_PER_ID {
            if ids.len() == wanted {
                break;
            }
            ids.insert(StatementId::from_raw(mint()));
        }
        if ids.len() < wanted {
            return Err("the same ids were made again and again".to_owned());
        }
        // The text of an id is the same whatever it is the id of.
        Ok(self.in_order.into_iter().zip(ids.iter().map(ToString::to_string)).collect())
    }
}

/// The two languages of a text, where this is one.
fn words_of(fields: &Map<String, Value>) -> Option<(&str, &str)> {
    let [nb, en] = [fields.get("nb")?, fields.get("en")?];
    if fields.len() == 2 { nb.as_str().zip(en.as_str()) } else { None }
}

struct Unfolding<'a> {
    lang: Lang,
    today: Date,
    members: &'a dyn Fn(&str) -> MemberId,
    ids: BTreeMap<String, String>,
}

impl Unfolding<'_> {
    fn unfold(&self, value: Value) -> Value {
        match value {
            Value::String(text) => Value::String(self.name(text)),
            Value::Array(items) => items.into_iter().map(|item| self.unfold(item)).collect(),
            Value::Object(fields) => match words_of(&fields) {
                Some((nb, en)) => Value::String(self.years(match self.lang {
                    Lang::Nb => nb,
                    Lang::En => en,
                })),
                None => fields.into_iter().map(|(key, field)| (self.name(key), self.unfold(field))).collect(),
            },
            Value::Null | Value::Bool(_) | Value::Number(_) => value,
        }
    }

    fn name(&self, text: String) -> String {
        if let Some(slug) = text.strip_prefix('@') {
            return self.ids.get(slug).cloned().unwrap_or(text);
        }
        // A finding about a thing is named `finding@slug`.
        if let Some((finding, slug)) = text.rsplit_once('@')
            && let Some(id) = self.ids.get(slug)
        {
            return format!("{finding}@{id}");
        }
        if let Some(slug) = text.strip_prefix('~') {
            return (self.members)(slug).to_string();
        }
        day(&text, self.today).map_or(text, |day| day.to_string())
    }

    /// Puts in the years: `{y}` is this one, `{y-1}` the last.
    fn years(&self, text: &str) -> String {
        let mut out = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("{y") {
            let Some((offset, after)) = after.split_once('}') else { break };
            out.push_str(before);
            let offset: i16 = offset.parse().unwrap_or(0);
            out.push_str(&self.today.year().saturating_add(offset).to_string());
            rest = after;
        }
        out + rest
    }
}

#[cfg(test)]
mod tests;
