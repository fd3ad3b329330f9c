//! A calendar program's address: what it gets, and when it ends.

use super::house::{Asker, House};
use axum::http::{StatusCode, header};

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
