//! Sessions, passwords and tries.

use super::house::{Asker, House};
use crate::auth;
use axum::http::{StatusCode, header};
use store::NewMember;

const PASSWORD: &str = "riktig hest batteri";

async fn house_with_kari(public_url: &str) -> House {
    let house = House::at(public_url).await;
    let hashed = auth::hash_password(PASSWORD.into()).await.unwrap();
    let kari = NewMember {
        id: plan::MemberId::from_raw(1),
        name: "Kari",
        email: Some("kari@example.no"),
        password_hash: Some(&hashed),
        ..NewMember::default()
    };
    house.app.store.create_member(&kari).await.unwrap();
    house
}

async fn sign_in(house: &House, email: &str, password: &str) -> super::house::Answer {
    let form = format!("email={email}&password={}", password.replace(' ', "+"));
    house.ask(Asker::Nobody, "POST", "/sign-in", &form, &[]).await
}

#[tokio::test]
async fn a_session_is_a_cookie_that_scripts_and_other_sites_do_not_get() {
    for (public_url, secure) in [("http://taktikk.test", false), ("https://taktikk.test", true)] {
        let house = house_with_kari(public_url).await;
        let answer = sign_in(&house, "Kari@Example.no", PASSWORD).await;
        assert_eq!((answer.status, answer.header(header::LOCATION)), (StatusCode::SEE_OTHER, "/"));
        let cookie = answer.header(header::SET_COOKIE).to_owned();
        let mut parts = cookie.split("; ");
        let (_, secret) = parts.next().unwrap().split_once('=').unwrap();
        assert!(secret.len() >= 43, "{secret} can be guessed");
        let rules: Vec<&str> = parts.collect();
        for rule in ["HttpOnly", "SameSite=Lax", "Path=/"] {
            assert!(rules.contains(&rule), "{cookie}");
        }
        assert_eq!(rules.contains(&"Secure"), secure, "{cookie}");

        let session = format!("taktikk={secret}");
        let home = house.ask(Asker::Nobody, "GET", "/", "", &[("cookie", &session)]).await;
        assert_eq!(home.status, StatusCode::OK);
        let out = house.ask(Asker::Nobody, "POST", "/sign-out", "", &[("cookie", &session)]).await;
        assert!(out.header(header::SET_COOKIE).contains("Max-Age=0"));
        // The server forgot it, whatever the browser still has.
        let home = house.ask(Asker::Nobody, "GET", "/", "", &[("cookie", &session)]).await;
        assert_eq!(home.header(header::LOCATION), "/sign-in");
    }
}

#[tokio::test]
async fn whoever_guesses_cannot_tell_who_has_an_account() {
    let house = house_with_kari("http://taktikk.test").await;
    let known = sign_in(&house, "kari@example.no", "feil passord her").await;
    let unknown = sign_in(&house, "inge@example.no", "feil passord her").await;
    let without_password = sign_in(&house, "reader@example.no", "feil passord her").await;
    assert_eq!(known.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(known.text().replace("kari@", "inge@"), unknown.text());
    assert_eq!(without_password.text().replace("reader@", "inge@"), unknown.text());
    assert_eq!((known.status, &known.headers), (unknown.status, &unknown.headers));
    // A password longer than any can be is refused in the same words.
    let long = "x".repeat(auth::PASSWORD_MOST_CHARS + 1);
    assert_eq!(sign_in(&house, "inge@example.no", &long).await.text(), unknown.text());
}

#[tokio::test]
async fn whoever_guesses_has_to_wait_after_ten_tries_at_once_or_one_by_one() {
    let house = house_with_kari("http://taktikk.test").await;
    let tries =
        futures::future::join_all((0..15).map(|_| sign_in(&house, "kari@example.no", "feil passord her"))).await;
    let refused = tries.iter().filter(|answer| answer.status == StatusCode::TOO_MANY_REQUESTS).count();
    assert!(refused >= 5, "{refused} of 15 were told to wait");
    // Now even the right password has to wait, and an address without an account is treated the same.
    assert_eq!(sign_in(&house, "kari@example.no", PASSWORD).await.status, StatusCode::TOO_MANY_REQUESTS);
    for _ in 0..10 {
        sign_in(&house, "inge@example.no", "feil passord her").await;
    }
    let unknown = sign_in(&house, "inge@example.no", "feil passord her").await;
    assert_eq!(unknown.status, StatusCode::TOO_MANY_REQUESTS);
    // Others are not held up by it.
    assert_eq!(sign_in(&house, "ole@example.no", PASSWORD).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn signing_in_forgets_earlier_tries() {
    let house = house_with_kari("http://taktikk.test").await;
    for _ in 0..9 {
        sign_in(&house, "kari@example.no", "feil passord her").await;
    }
    assert_eq!(sign_in(&house, "kari@example.no", PASSWORD).await.status, StatusCode::SEE_OTHER);
    for _ in 0..9 {
        assert_eq!(sign_in(&house, "kari@example.no", "feil").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
}

#[tokio::test]
async fn a_live_page_is_told_to_sign_in_where_a_plain_one_is_led_there() {
    let house = House::new().await;
    let url = house.fill("/plans/{plan}/audiences", house.plan).await;
    let live = house.ask(Asker::Nobody, "POST", &url, "name=x", &[("hx-request", "true")]).await;
    assert_eq!(live.status, StatusCode::UNAUTHORIZED);
    let plain = house.ask(Asker::Nobody, "POST", &url, "name=x", &[]).await;
    assert_eq!((plain.status, plain.header(header::LOCATION)), (StatusCode::SEE_OTHER, "/sign-in"));
}

#[tokio::test]
async fn somebody_who_was_taken_out_is_out_at_once() {
    let house = House::new().await;
    let url = house.fill("/plans/{plan}/strategy", house.plan).await;
    assert_eq!(house.ask(Asker::Reader, "GET", &url, "", &[]).await.status, StatusCode::OK);
    let form = format!("member={}", plan::MemberId::from_raw(902));
    let removed = house.fill("/plans/{plan}/members/removed", house.plan).await;
    house.ask(Asker::Owner, "POST", &removed, &form, &[]).await;
    assert_eq!(house.ask(Asker::Reader, "GET", &url, "", &[]).await.status, StatusCode::NOT_FOUND);
    let api = house.fill("/api/v1/plans/{plan}", house.plan).await;
    assert_eq!(house.ask(Asker::Reader, "GET", &api, "", &[]).await.status, StatusCode::NOT_FOUND);
}
