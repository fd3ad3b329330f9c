//! A calendar program's address: what it gets, and when it ends.

#![expect(clippy::unwrap_used, reason = "a test stops where something is wrong")]

use super::house::{Asker, House};
use crate::live::room::Submission;
use axum::http::{StatusCode, header};
use plan::Role;

#[tokio::test]
async fn a_feed_gives_the_plans_days_until_it_is_taken_away() {
    let house = House::new().await;
    let url = house.fill("/plans/{plan}/feeds", house.plan).await;
    let page = house.ask(Asker::Reader, "POST", &url, "only_mine=", &[]).await;
    assert_eq!(page.status, StatusCode::OK);
    let address = page.text().split("/feeds/").find(|part| part.contains("/taktikk.ics<")).unwrap_or_default();
    let secret = address.split('/').next().unwrap_or_default();
    assert!(secret.len() > 20, "an address with a secret: {address}");

    let feed = format!("/feeds/{secret}/taktikk.ics");
    let got = house.ask(Asker::Nobody, "GET", &feed, "", &[]).await;
    assert_eq!((got.status, got.header(header::CONTENT_TYPE)), (StatusCode::OK, "text/calendar; charset=utf-8"));
    assert!(got.text().contains("BEGIN:VEVENT") && got.text().ends_with("END:VCALENDAR\r\n"), "{}", got.text());
    // Asked again, it says that nothing has changed.
    let tag = got.header(header::ETAG).to_owned();
    let again = house.ask(Asker::Nobody, "GET", &feed, "", &[("if-none-match", &tag)]).await;
    assert_eq!(again.status, StatusCode::NOT_MODIFIED);

    let list = house.ask(Asker::Reader, "GET", &url, "", &[]).await;
    let hash =
        list.text().split("name=\"feed\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
    // Nobody takes another's away.
    house.ask(Asker::Owner, "POST", &format!("{url}/removed"), &format!("feed={hash}"), &[]).await;
    assert_eq!(house.ask(Asker::Nobody, "GET", &feed, "", &[]).await.status, StatusCode::OK);
    house.ask(Asker::Reader, "POST", &format!("{url}/removed"), &format!("feed={hash}"), &[]).await;
    assert_eq!(house.ask(Asker::Nobody, "GET", &feed, "", &[]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_is_mine_is_there_over_all_plans_until_one_leaves() {
    let house = House::new().await;
    let empty = house.ask(Asker::Reader, "GET", "/mine", "", &[]).await;
    assert!(!empty.text().contains("Order the posters"), "nobody has asked them yet");
    // The reader is among the plan's people and gets a step with a day.
    let reader = Asker::Reader.member().unwrap();
    let person = plan::PersonId::from_raw(7_001);
    let measure = house.plan().await.chosen().next().unwrap().0;
    let changes = serde_json::json!([
        {"add_person": {"id": person, "fields": [{"member": reader}]}},
        {"add_setup_step": {"id": "s00000000001", "fields": [{"measure": measure}, {"what": {"text": "Order the posters"}}, {"owner": person}, {"due_on": "2020-01-02"}]}},
    ]);
    let changes = serde_json::from_value(changes).unwrap();
    let submission = Submission { by: Asker::Owner.member().unwrap(), role: Role::Owner, changes, key: None };
    house.app.rooms.get(house.plan).await.unwrap().room.submit(submission).await.unwrap();

    let page = house.ask(Asker::Reader, "GET", "/mine", "", &[]).await;
    let overdue = page.text().split("mine-overdue").nth(1).unwrap_or_default();
    assert!(overdue.contains("Order the posters"), "{}", page.text());
    assert!(house.ask(Asker::Reader, "GET", "/", "", &[]).await.text().contains("Order the posters"));
    assert!(!house.ask(Asker::Owner, "GET", "/mine", "", &[]).await.text().contains("Order the posters"));

    let made = house.ask(Asker::Reader, "POST", "/mine/feeds", "", &[]).await;
    let address = made.text().split("/feeds/").find(|part| part.contains("/taktikk.ics<")).unwrap_or_default();
    let feed = format!("/feeds/{}/taktikk.ics", address.split('/').next().unwrap_or_default());
    let got = house.ask(Asker::Nobody, "GET", &feed, "", &[]).await;
    assert_eq!(got.text().matches("BEGIN:VEVENT").count(), 1, "{}", got.text());
    assert!(got.text().contains("Order the posters"));
    house
        .ask(
            Asker::Owner,
            "POST",
            &house.fill("/plans/{plan}/members/removed", house.plan).await,
            &format!("member={reader}"),
            &[],
        )
        .await;
    assert!(!house.ask(Asker::Nobody, "GET", &feed, "", &[]).await.text().contains("BEGIN:VEVENT"));
}
