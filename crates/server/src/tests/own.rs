//! What is one's own on a page that is drawn once for many: ideas to correct and take back, and dots that are left.

use super::house::{Asker, House};
use axum::http::StatusCode;

/// A page with a script asks for pieces.
const LIVE: &[(&str, &str)] = &[("hx-request", "true")];
const OWN_IDEA: &str = "A stand at the market";

async fn page(house: &House, asker: Asker, path: &str) -> String {
    let url = house.fill(path, house.plan).await;
    house.ask(asker, "GET", &url, "", &[]).await.text().to_owned()
}

/// The part of a page that is one's own.
fn own(page: &str) -> String {
    let start = page.find("id=\"own\"").map_or("", |at| &page[at..]);
    start.split("</details>").next().unwrap().to_owned()
}

#[tokio::test]
async fn one_sees_ones_own_ideas_and_nobody_elses_among_them() {
    let house = House::new().await;
    let theirs = own(&page(&house, Asker::Participant, "/plans/{plan}/brainstorm").await);
    assert!(theirs.contains(OWN_IDEA), "{theirs}");
    let others = own(&page(&house, Asker::Editor, "/plans/{plan}/brainstorm").await);
    assert!(!others.contains(OWN_IDEA), "{others}");
}

#[tokio::test]
async fn a_participant_opens_their_own_idea_only() {
    let house = House::new().await;
    let open = page(&house, Asker::Participant, "/plans/{plan}/brainstorm/ideas/{idea}").await;
    assert!(open.contains("name=\"presence\""));
    let plan = house.plan().await;
    let somebody_elses = plan.ideas.ids().next().unwrap();
    let url = format!("/plans/{}/brainstorm/ideas/{somebody_elses}", house.plan);
    assert_eq!(house.ask(Asker::Participant, "GET", &url, "", &[]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(house.ask(Asker::Editor, "GET", &url, "", &[]).await.status, StatusCode::OK);
}

#[tokio::test]
async fn taking_an_idea_back_answers_with_the_ideas_that_are_left() {
    let house = House::new().await;
    let url = house.fill("/plans/{plan}/ideas/{idea}/taken-back", house.plan).await;
    let answer = house.ask(Asker::Participant, "POST", &url, "", LIVE).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.text().contains("hx-target=\"#own\""), "{}", answer.text());
    assert!(!answer.text().contains(OWN_IDEA));
    let url = house.fill("/plans/{plan}/brainstorm/ideas/{idea}", house.plan).await;
    assert_eq!(house.ask(Asker::Editor, "GET", &url, "", &[]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_dot_given_answers_with_how_many_are_left_of_ones_own() {
    let house = House::new().await;
    let url = house.fill("/plans/{plan}/ideas/{idea}/dots", house.plan).await;
    for left in ["199", "198"] {
        let answer = house.ask(Asker::Participant, "POST", &url, "by=1", LIVE).await;
        assert!(answer.text().contains(left), "{}", answer.text());
    }
    let answer = house.ask(Asker::Editor, "POST", &url, "by=1", LIVE).await;
    assert!(answer.text().contains("199"), "{}", answer.text());
    let answer = house.ask(Asker::Participant, "POST", &url, "by=", LIVE).await;
    assert!(answer.text().contains("200"), "{}", answer.text());
}

#[tokio::test]
async fn whoever_has_given_more_dots_than_there_are_now_is_told_how_many_to_take_back() {
    let house = House::new().await;
    let url = house.fill("/plans/{plan}/ideas/{idea}/dots", house.plan).await;
    for _ in 0..4 {
        house.ask(Asker::Participant, "POST", &url, "by=1", LIVE).await;
    }
    let limit = house.fill("/plans/{plan}/brainstorms/{brainstorm}/voting", house.plan).await;
    house.ask(Asker::Editor, "POST", &limit, "votes_each=2&several_on_one=yes", LIVE).await;
    let told = page(&house, Asker::Participant, "/plans/{plan}/sort").await;
    assert!(told.contains("Ta tilbake 2."), "{told}");
    let refused = house.ask(Asker::Participant, "POST", &url, "by=1", LIVE).await;
    assert!(refused.status.is_client_error(), "{}", refused.status);
    let answer = house.ask(Asker::Participant, "POST", &url, "by=", LIVE).await;
    assert!(answer.text().contains("Du har 2 prikker igjen."), "{}", answer.text());
}

#[tokio::test]
async fn an_idea_is_stacked_under_the_one_whose_number_is_said() {
    let house = House::new().await;
    let url = house.fill("/plans/{plan}/ideas/{idea}/stacked", house.plan).await;
    let wrong = house.ask(Asker::Editor, "POST", &url, "under=9999", LIVE).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let plan = house.plan().await;
    let (top, idea) = plan.ideas.iter().find(|(_, idea)| idea.stacked_under.is_none()).unwrap();
    house.ask(Asker::Editor, "POST", &url, &format!("under={}", idea.number), LIVE).await;
    let under = |plan: &plan::Plan| plan.ideas.iter().filter(|(_, idea)| idea.stacked_under == Some(top)).count();
    assert_eq!(under(&*house.plan().await), under(&plan) + 1);
}

#[tokio::test]
async fn a_form_whose_answer_got_lost_is_sent_again_and_done_once() {
    let house = House::new().await;
    let headers = [LIVE[0], ("idempotency-key", "0123456789abcdef")];
    let url = house.fill("/plans/{plan}/ideas", house.plan).await;
    for _ in 0..3 {
        let answer = house.ask(Asker::Participant, "POST", &url, "presence=En+benk", &headers).await;
        assert_eq!(answer.status, StatusCode::OK);
    }
    // Another's key is another key.
    house.ask(Asker::Guest, "POST", &url, "presence=En+benk", &headers).await;
    let plan = house.plan().await;
    assert_eq!(plan.ideas.iter().filter(|(_, idea)| idea.presence.as_str() == "En benk").count(), 2);
    // What was done is told again even when it could not be done any more.
    let close = house
        .fill("changes=[{\"set_brainstorm\":{\"id\":\"{brainstorm}\",\"field\":{\"state\":\"closed\"}}}]", house.plan)
        .await;
    house.ask(Asker::Owner, "POST", &house.fill("/plans/{plan}/changes", house.plan).await, &close, &[]).await;
    assert_eq!(house.ask(Asker::Participant, "POST", &url, "presence=En+benk", &headers).await.status, StatusCode::OK);
    let late = [LIVE[0], ("idempotency-key", "another")];
    let refused = house.ask(Asker::Participant, "POST", &url, "presence=En+til", &late).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn an_editor_who_leads_takes_participants_out_and_nobody_else() {
    let house = House::new().await;
    let url = house.fill("/plans/{plan}/members/removed", house.plan).await;
    let member = |asker: Asker| format!("member={}", asker.member().unwrap());
    for other in [Asker::Reader, Asker::Owner, Asker::Editor] {
        let refused = house.ask(Asker::Editor, "POST", &url, &member(other), &[]).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{other:?}");
    }
    let by_another = house.ask(Asker::Participant, "POST", &url, &member(Asker::Guest), &[]).await;
    assert_eq!(by_another.status, StatusCode::FORBIDDEN);
    let done = house.ask(Asker::Editor, "POST", &url, &member(Asker::Guest), &[]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    let board = house.fill("/plans/{plan}/brainstorm", house.plan).await;
    assert_eq!(house.ask(Asker::Guest, "GET", &board, "", &[]).await.status, StatusCode::NOT_FOUND);
}
