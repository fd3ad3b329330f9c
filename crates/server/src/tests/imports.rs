//! Whatever a plan file says: either it is refused and nothing has changed, or every page, finding and export of the
//! plan can be drawn from it, and it can be worked on.

use super::house::{Asker, House};
use crate::exports::{self, Format};
use crate::live::room::Submission;
use crate::page::Page;
use plan::{Change, Plan, PlanField, Role, Stage, TextEdit};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Where something stands in a plan file, with the ids taken out: things of a kind are tried once, not each.
fn kind_of(path: &[String]) -> String {
    let is_id = |part: &str| part.len() == 12 || part.parse::<usize>().is_ok();
    path.iter().map(|part| if is_id(part) { "*" } else { part }).collect::<Vec<_>>().join(".")
}

fn leaves(value: &Value, path: &mut Vec<String>, found: &mut BTreeMap<String, Vec<String>>) {
    let mut inside = |name: String, value: &Value| {
        path.push(name);
        leaves(value, path, found);
        path.pop();
    };
    match value {
        Value::Object(fields) => fields.iter().for_each(|(name, value)| inside(name.clone(), value)),
        Value::Array(items) => items.iter().enumerate().for_each(|(place, item)| inside(place.to_string(), item)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            found.entry(kind_of(path)).or_insert_with(|| path.clone());
        }
    }
}

/// Values that nobody would write and a file may hold.
fn extremes(value: &Value) -> Vec<Value> {
    match value {
        Value::Number(_) => vec![json!(-1), json!(255), json!(u32::MAX), json!(999_999_999_999_i64)],
        Value::String(text) if text.parse::<jiff::civil::Date>().is_ok() => {
            vec![json!("-9999-01-01"), json!("9999-12-31")]
        }
        Value::String(_) => vec![
            json!(""),
            json!("zzzzzzzzzzzz"),
            json!("\u{0}\r\n</hx-partial><script>"),
            json!("å".repeat(20_001)),
            json!({ "text": "x", "revision": u32::MAX }),
            json!({ "text": "x", "revision": 3, "also": vec!["y"; 100] }),
        ],
        Value::Bool(now) => vec![json!(!now)],
        Value::Null | Value::Array(_) | Value::Object(_) => Vec::new(),
    }
}

fn at<'a>(value: &'a mut Value, path: &[String]) -> &'a mut Value {
    path.iter().fold(value, |value, part| match value {
        Value::Array(items) => &mut items[part.parse::<usize>().unwrap()],
        Value::Object(_) | Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => &mut value[part],
    })
}

/// A plan file with one of everything and little more: rows that nothing refers to are left out, but for two of a kind.
fn small(mut file: Value) -> Value {
    for _ in 0..3 {
        let text = file.to_string();
        let tables =
            file.as_object_mut().unwrap().values_mut().filter_map(|table| table.get_mut("rows")?.as_object_mut());
        for rows in tables {
            let ids: Vec<String> = rows.keys().cloned().collect();
            let unused = ids.iter().filter(|id| text.matches(id.as_str()).count() == 1).skip(2);
            unused.for_each(|id| drop(rows.remove(id)));
        }
    }
    file
}

async fn import(house: &House, plan: Plan) -> bool {
    let open = house.app.rooms.get(house.plan).await.unwrap();
    let before = open.room.plan();
    let changes = vec![Change::Import(Box::new(plan))];
    let submission = Submission { by: Asker::Owner.member().unwrap(), role: Role::Owner, changes, key: None };
    let accepted = open.room.submit(submission).await.is_ok();
    assert!(open.room.is_kept(), "applying it broke the room");
    assert!(accepted || *open.room.plan() == *before, "it was refused, and something changed");
    accepted
}

/// Draws everything there is, and works on the plan.
async fn use_it(house: &House, last: &str) {
    let pages =
        Stage::ALL.iter().map(|stage| Page::Stage(*stage)).chain([Page::History, Page::TwoPages, Page::Findings]);
    for page in pages {
        let url = format!("/plans/{}/{}", house.plan, page.slug());
        let answer = house.ask(Asker::Editor, "GET", &url, "", &[]).await;
        assert!(answer.status.is_success(), "{url} after {last}: {}", answer.status);
    }
    // A PDF is set from what Markdown and the two pages are written from, and takes an unoptimised program a second: it has
    // extremes of its own to stand among its tests.
    for format in Format::ALL.iter().filter(|format| **format != Format::Pdf) {
        let plan = house.plan().await;
        for form in [exports::Form::TwoPages, exports::Form::Report] {
            let look = formats::write::Look::default();
            let wanted = exports::Wanted { format: *format, form, lang: words::Lang::Nb, since: None, look: &look };
            exports::export(&plan, &wanted, crate::clock::today(), &BTreeMap::new()).unwrap();
        }
    }
    let open = house.app.rooms.get(house.plan).await.unwrap();
    let lead = PlanField::Lead(TextEdit::since(u32::MAX, last));
    let mut changes = vec![Change::SetPlan(lead)];
    changes.extend(plan::invert(&open.room.plan(), &changes[0]));
    let submission = Submission { by: Asker::Owner.member().unwrap(), role: Role::Owner, changes, key: None };
    open.room.submit(submission).await.unwrap_or_else(|why| panic!("after {last}: {why}"));
}

#[tokio::test]
async fn an_import_is_refused_or_can_be_used() {
    let house = House::new().await;
    let mut file = small(serde_json::to_value(&*house.plan().await).unwrap());
    let mut found = BTreeMap::new();
    leaves(&file, &mut Vec::new(), &mut found);
    assert!(found.len() > 150, "only {} kinds of values were found", found.len());
    let (mut accepted, mut refused) = (0, 0);
    let mut since_used = 0;
    for (kind, path) in &found {
        let now = at(&mut file, path).clone();
        for extreme in extremes(&now) {
            *at(&mut file, path) = extreme.clone();
            let read = serde_json::from_value::<Plan>(file.clone());
            let fits = if let Ok(plan) = read { import(&house, plan).await } else { false };
            if fits {
                accepted += 1;
                since_used += 1;
            } else {
                refused += 1;
                *at(&mut file, path) = now.clone();
            }
            // Extremes pile up: what is accepted stays for all that come after it.
            if since_used == 12 {
                since_used = 0;
                use_it(&house, kind).await;
            }
        }
    }
    use_it(&house, "all").await;
    assert!(accepted > 100 && refused > 100, "{accepted} accepted, {refused} refused");
    // What was accepted is in the journal, and that replays.
    let again = house.app.store.load(house.plan).await.unwrap();
    assert_eq!(again.plan, *house.plan().await);
}

#[tokio::test]
async fn a_file_in_which_something_hangs_on_nothing_is_refused() {
    let house = House::new().await;
    let whole = serde_json::to_value(&*house.plan().await).unwrap();
    let check = |change: &dyn Fn(&mut Value)| {
        let mut file = whole.clone();
        change(&mut file);
        serde_json::from_value::<Plan>(file).unwrap()
    };
    let first = |table: &str| whole[table]["rows"].as_object().unwrap().keys().next().unwrap().clone();
    let (claim, audience, measure) = (first("claims"), first("audiences"), first("measures"));
    let broken: [(&str, Plan); 6] = [
        (
            "a claim about no audience",
            check(&|file| file["claims"]["rows"][&claim]["audience"] = json!("zzzzzzzzzzzz")),
        ),
        ("an audience without a name", check(&|file| file["audiences"]["rows"][&audience]["name"] = json!("  "))),
        ("a measure that needs itself", check(&|file| file["measures"]["rows"][&measure]["needs"] = json!([measure]))),
        (
            "a number that was not counted",
            check(&|file| file["audiences"]["rows"][&audience]["number"] = json!(4_000_000)),
        ),
        ("a count without end", check(&|file| file["audiences"]["counted"] = json!(u32::MAX))),
        ("too many weeks", check(&|file| file["weeks"] = json!(60_000))),
    ];
    for (what, plan) in broken {
        assert!(!import(&house, plan).await, "{what} was accepted");
    }
    assert!(import(&house, check(&|_| {})).await, "the plan itself was refused");
}
