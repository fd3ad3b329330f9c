//! The matrix as two people write into one cell of it.

use super::house::{Answer, Asker, House};
use axum::http::StatusCode;
use plan::{AudienceId, ChannelId, Claim, Plan};

async fn post(house: &House, asker: Asker, address: &str, body: &str) -> Answer {
    let url = house.fill(&format!("/plans/{{plan}}/{address}"), house.plan).await;
    let answer = house.ask(asker, "POST", &url, &house.fill(body, house.plan).await, &[]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{address}: {}", answer.text());
    answer
}

/// The cell that the house's own claim is about.
fn cell(plan: &Plan) -> (AudienceId, ChannelId) {
    let (_, claim) = plan.claims.iter().next().unwrap();
    (claim.audience, claim.channel)
}

fn claims(plan: &Plan) -> Vec<&Claim> {
    let (audience, channel) = cell(plan);
    plan.claims_in(audience, channel).map(|(_, claim)| claim).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_who_type_into_one_cell_at_once_both_have_said_it() {
    let house = House::new().await;
    let before = house.plan().await;
    let ((audience, channel), were) = (cell(&before), claims(&before).len());
    let typed = |what: &str| format!("audience={audience}&channel={channel}&block={what}");
    let (lot, little, some, more) = (typed("a+lot"), typed("12+%25"), typed("some"), typed("15+%25"));
    tokio::join!(
        post(&house, Asker::Owner, "habits/cells", &lot),
        post(&house, Asker::Editor, "habits/cells", &little)
    );
    // Typing over what one has typed changes it, and leaves the other's alone.
    tokio::join!(post(&house, Asker::Owner, "habits/cells", &some), post(&house, Asker::Editor, "habits/cells", &more));
    let plan = house.plan().await;
    let mut said: Vec<_> = claims(&plan)[were..]
        .iter()
        .map(|claim| (claim.claimed_by, claim.usage.unwrap().word(), claim.share_percent.map(|share| share.as_f64())))
        .collect();
    said.sort_by_key(|(by, ..)| *by);
    assert_eq!(said, [(Asker::Editor.member(), "a-little", Some(15.0)), (Asker::Owner.member(), "some", None)]);
}

#[tokio::test]
async fn two_who_word_one_claim_at_once_are_merged_or_both_kept() {
    let house = House::new().await;
    let what_for = |plan: &Plan| plan.claims.iter().next().map(|(_, claim)| claim.what_for.clone()).unwrap();
    let from = what_for(&*house.plan().await).revision();
    let address = "habits/claims/{claim}";
    let say = |text: &str, from| format!("what_for={text}&what_for.from={from}");
    post(&house, Asker::Owner, address, &say("They+ask+about+opening+hours", from)).await;
    let from = from + 1;
    post(&house, Asker::Owner, address, &say("They+mostly+ask+about+opening+hours", from)).await;
    post(&house, Asker::Editor, address, &say("They+ask+about+prices", from)).await;
    assert_eq!(what_for(&*house.plan().await).as_str(), "They mostly ask about prices");

    let from = from + 2;
    post(&house, Asker::Owner, address, &say("They+never+ask", from)).await;
    post(&house, Asker::Editor, address, &say("They+complain", from)).await;
    let plan = house.plan().await;
    let text = what_for(&plan);
    assert_eq!((text.as_str(), text.also()), ("They never ask", &["They complain".to_owned()][..]));
    let (audience, channel) = cell(&plan);
    let page = format!("/plans/{}/habits/cells/{audience}/{channel}", house.plan);
    let page = house.ask(Asker::Editor, "GET", &page, "", &[]).await;
    assert!(page.text().contains("They never ask") && page.text().contains("They complain"), "both are shown");
}

#[tokio::test]
async fn two_who_say_yes_and_no_to_one_cell_leave_the_last_word_with_its_reason_and_both_in_the_history() {
    let house = House::new().await;
    let (audience, channel) = cell(&*house.plan().await);
    let worth = format!("audience={audience}&channel={channel}");
    let asked = [(Asker::Owner, "worth", "They+are+there"), (Asker::Editor, "not-worth", "Nobody+can+answer")];
    for (asker, verdict, reason) in asked {
        post(&house, asker, "habits/worth", &format!("{worth}&verdict={verdict}&reason={reason}")).await;
    }
    let plan = house.plan().await;
    let said = plan.worth.get(&plan::Pair(audience, channel)).unwrap();
    assert_eq!((said.verdict, said.reason.as_str()), (plan::WorthIt::NotWorth, "Nobody can answer"));
    let history = house.ask(Asker::Editor, "GET", &format!("/plans/{}/history", house.plan), "", &[]).await;
    assert!(history.text().contains("They are there") && history.text().contains("Nobody can answer"));
}
