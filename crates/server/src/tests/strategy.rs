//! The strategy as several people work on it: two in one amendment at once, a new edition of the document, drafts.

use super::house::{Answer, Asker, House};
use crate::live::room::Submission;
use crate::pages::strategy::bring::Brought;
use axum::http::StatusCode;
use plan::{Plan, Role, StatementRole};
use std::sync::Arc;

/// Brings a text the way the page does, but for the child process that reads it.
async fn bring(house: &House, text: &str) -> Arc<Plan> {
    let read = formats::read::read("strategy.md", text.as_bytes()).unwrap();
    let open = house.app.rooms.get(house.plan).await.unwrap();
    let room = &open.room;
    let changes = vec![Brought::pasted(read).as_change(&room.plan())];
    let by = Asker::Editor.member().unwrap();
    room.submit(Submission { by, role: Role::Editor, changes, key: None }).await.unwrap();
    room.plan()
}

async fn post(house: &House, asker: Asker, address: &str, body: &str) -> Answer {
    let url = house.fill(&format!("/plans/{{plan}}/{address}"), house.plan).await;
    let body = house.fill(body, house.plan).await;
    let answer = house.ask(asker, "POST", &url, &body, &[]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{address}");
    answer
}

#[tokio::test]
async fn two_in_one_amendment_at_once_are_merged_or_both_kept() {
    let house = House::new().await;
    let amended = |plan: &Plan| plan.amendments.iter().next().map(|(_, row)| row.text.clone()).unwrap();
    let address = "strategy/amendments/{amendment}";
    let from = amended(&*house.plan().await).revision();
    post(&house, Asker::Owner, address, &format!("text=We+answer+people+online&text.from={from}")).await;
    let from = from + 1;
    post(&house, Asker::Owner, address, &format!("text=We+answer+all+people+online&text.from={from}")).await;
    post(&house, Asker::Editor, address, &format!("text=We+answer+people+on+Facebook&text.from={from}")).await;
    assert_eq!(amended(&*house.plan().await).as_str(), "We answer all people on Facebook");

    let from = from + 2;
    post(&house, Asker::Owner, address, &format!("text=Nobody+answers&text.from={from}")).await;
    post(&house, Asker::Editor, address, &format!("text=Everybody+answers&text.from={from}")).await;
    let text = amended(&*house.plan().await);
    assert_eq!((text.as_str(), text.also()), ("Nobody answers", &["Everybody answers".to_owned()][..]));
    let statement = house.plan().await.amendments.iter().next().unwrap().1.statement;
    let page = format!("/plans/{}/strategy/statements/{statement}", house.plan);
    let page = house.ask(Asker::Editor, "GET", &page, "", &[]).await;
    assert!(page.text().contains("Nobody answers") && page.text().contains("Everybody answers"), "both are shown");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_marks_of_one_statement_settled_at_the_same_moment_are_both_settled() {
    let house = House::new().await;
    let text = "# How\n\nWe advertise in the local paper, send press releases, and answer on Facebook.";
    let plan = bring(&house, text).await;
    let find = |plan: &Plan| {
        let found = plan.statements.iter().find(|(_, row)| row.text.as_str().contains("advertise"));
        found.map(|(id, row)| (id, row.marks().attention)).unwrap()
    };
    let (id, attention) = find(&plan);
    assert_eq!(attention.len(), 3, "{attention:?}");
    let address = format!("strategy/statements/{id}");
    for (said, left) in ["no", "yes"].iter().cycle().zip([1, 3].into_iter().cycle()).take(60) {
        let (paid, earned) = (format!("settle={said}+attention:paid"), format!("settle={said}+attention:earned"));
        tokio::join!(post(&house, Asker::Owner, &address, &paid), post(&house, Asker::Editor, &address, &earned));
        assert_eq!(find(&*house.plan().await).1.len(), left, "both said {said}");
    }
}

#[tokio::test]
async fn two_who_correct_the_marks_of_one_statement_at_once_are_both_heard() {
    let house = House::new().await;
    let plan = bring(&house, "We send press releases and buy advertisements every week.").await;
    let id = plan.statements.iter().find(|(_, row)| row.text.as_str().contains("press")).map(|(id, _)| id).unwrap();
    let (marks, address) = (plan.statements.get(id).unwrap().marks(), format!("strategy/statements/{id}"));
    assert_eq!(marks.attention, [plan::Attention::Paid, plan::Attention::Earned].into());

    // Presses: one says no to one mark, the other to another.
    post(&house, Asker::Owner, &address, "settle=no+attention:paid").await;
    post(&house, Asker::Editor, &address, "settle=yes+dialogue").await;
    post(&house, Asker::Editor, &address, "settle=yes+attention:owned").await;
    let said = house.plan().await.statements.get(id).unwrap().marks();
    assert_eq!((said.attention, said.dialogue), ([plan::Attention::Earned, plan::Attention::Owned].into(), true));

    // Forms that were open before all that: each says only what is changed in it.
    let drawn = "attention.was=paid+earned&dialogue.was=no&dialogue=no&role.was=&attention=";
    post(
        &house,
        Asker::Owner,
        &address,
        &format!("{drawn}&attention=earned&attention=paid&attention=shared&role=goal"),
    )
    .await;
    post(&house, Asker::Editor, &address, &format!("{drawn}&attention=paid&role=")).await;
    let said = house.plan().await.statements.get(id).unwrap().marks();
    assert_eq!(said.attention, [plan::Attention::Owned, plan::Attention::Shared].into());
    assert_eq!((said.dialogue, said.role), (true, Some(StatementRole::Goal)));
}

#[tokio::test]
async fn what_a_statement_answers_about_social_media_makes_the_verdict_and_can_be_corrected() {
    let house = House::new().await;
    let verdict = async |house: &House| {
        let page = house.ask(Asker::Editor, "GET", &format!("/plans/{}/strategy", house.plan), "", &[]).await;
        let page = page.text();
        let start = page.find("class=\"say\"").unwrap();
        page[start..].split_once("</p>").unwrap().0.split_once('>').unwrap().1.to_owned()
    };
    bring(&house, "We have a page on Facebook.\n\nWe write letters.").await;
    // An amendment that is decided there tells who does the work, whatever the document says.
    let mentions = verdict(&house).await;
    assert!(mentions.contains("nevner sosiale medier") && mentions.contains("sier hvem som gjør jobben"), "{mentions}");

    let plan = bring(&house, "We use Facebook to reach parents and young people.\n\nWe write letters.").await;
    let accounts = verdict(&house).await;
    assert!(accounts.contains("gjør rede for sosiale medier") && accounts.contains("hvem dere vil nå"), "{accounts}");
    let id = plan.statements.iter().find(|(_, row)| row.text.as_str().contains("parents")).map(|(id, _)| id).unwrap();
    post(&house, Asker::Owner, &format!("strategy/statements/{id}"), "settle=no+answer:for-whom").await;
    let corrected = verdict(&house).await;
    assert!(!corrected.contains("sier hvem dere vil nå") && corrected.contains("hvem som gjør jobben"), "{corrected}");
}

#[tokio::test]
async fn a_new_edition_keeps_corrections_amendments_and_anchors_and_says_what_changed() {
    let house = House::new().await;
    let first = "# Goals\n\nMore people shall know where to ask.\n\nWe send press releases every week.\n\nWe advertise in August, in the local paper and on posters.";
    let plan = bring(&house, first).await;
    let find = |plan: &Plan, text: &str| {
        plan.statements.iter().find(|(_, row)| row.text.as_str().contains(text)).map(|(id, _)| id).unwrap()
    };
    let (know, press, posters) = (find(&plan, "know where"), find(&plan, "press"), find(&plan, "posters"));
    post(&house, Asker::Editor, &format!("strategy/statements/{posters}"), "dialogue=yes").await;
    post(&house, Asker::Editor, "strategy/carried", &format!("statement={know}&as=objective")).await;
    let amendment = format!("statement={press}&text=We+answer+on+Facebook+every+day.&decided_on=2026-11-20");
    post(&house, Asker::Editor, "strategy/amendments", &amendment).await;

    // The amended wording is in the new edition; one statement is reworded and moved up; one is gone, one is new.
    let second = "# Goals\n\nWe advertise in August, in the local paper and on big posters.\n\nWe answer on Facebook every day.\n\nSomething nobody had thought of before.";
    let plan = bring(&house, second).await;
    assert_eq!(find(&plan, "posters"), posters);
    assert!(plan.statements.get(posters).unwrap().marks().dialogue, "what the team said of it stays");
    assert_eq!(find(&plan, "Facebook"), press, "a statement is known by its amended wording");
    assert_eq!(plan.amendments_of(press).count(), 1);
    assert!(plan.objectives.iter().any(|(_, row)| row.anchors.contains_key(&know)), "the anchor is not lost");
    let page = house.ask(Asker::Editor, "GET", &format!("/plans/{}/strategy", house.plan), "", &[]).await;
    for said in ["1 nytt punkt", "2 med ny tekst", "1 borte", "må forankres på nytt", "on big posters"] {
        assert!(page.text().contains(said), "{said}");
    }
}

#[tokio::test]
async fn an_edition_that_has_taken_the_amendments_in_repeats_nothing_and_marks_nothing() {
    let house = House::new().await;
    let plan = bring(&house, "# Mål\n\nVi sender pressemeldinger hver uke.\n\nVi er stolte av kommunen.").await;
    let press = plan.statements.iter().find(|(_, row)| row.text.as_str().contains("presse")).map(|(id, _)| id).unwrap();
    let before = plan.amendments.count();
    let changed = format!("statement={press}&text=Vi+svarer+i+sosiale+medier.&decided_on=2026-11-20");
    post(&house, Asker::Editor, "strategy/amendments", &changed).await;
    let added = format!("after={press}&text=Vi+lytter+først.&decided_on=2026-11-20");
    post(&house, Asker::Editor, "strategy/amendments", &added).await;
    let amended = house.plan().await;
    let written = formats::write::AmendedStrategy::of(&amended, words::Lang::Nb);
    assert!(written.markdown().contains("~~Vi sender pressemeldinger hver uke.~~"));

    // As somebody has it who accepts all changes in the Word document and brings it back.
    let accepted = formats::read::read("strategi.docx", &written.docx().unwrap()).unwrap();
    let open = house.app.rooms.get(house.plan).await.unwrap();
    let changes = vec![Brought::pasted(accepted).as_change(&amended)];
    let by = Asker::Editor.member().unwrap();
    open.room.submit(Submission { by, role: Role::Editor, changes, key: None }).await.unwrap();
    let plan = house.plan().await;
    for text in ["Vi svarer i sosiale medier.", "Vi lytter først.", "Vi er stolte av kommunen."] {
        let statements = plan.statements.ids().filter(|id| plan.statement_text(*id) == text);
        assert_eq!(statements.count(), 1, "{text}");
    }
    assert_eq!(plan.amendments.count(), before + 2, "who decided it and why is still known");
    let written = formats::write::AmendedStrategy::of(&plan, words::Lang::Nb).markdown();
    assert!(!written.contains("~~Vi sender") && !written.contains("**Vi lytter"), "{written}");
}

#[tokio::test]
async fn drafts_are_taken_over_several_at_once_with_their_anchors_and_for_whom() {
    let house = House::new().await;
    let plan = bring(&house, "# Kommunikasjonsstrategi for biblioteket\n\n## 1 Mål\n\n- Flere barn skal låne bøker hos oss.\n- Foreldrene skal vite når vi har åpent.\n\n## 2 Kanaler\n\nVi svarer på Mastodon.").await;
    let goals: Vec<_> =
        plan.statements.iter().filter(|(_, row)| row.marks().role == Some(StatementRole::Goal)).collect();
    assert_eq!(goals.len(), 2, "both are seen as goals");
    let (before, channels) = (plan.objectives.count(), plan.channels.count());
    let ids: Vec<String> = goals.iter().map(|(id, _)| format!("goals={id}")).collect();
    let body = format!("{}&for={{audience}}&for={{other_audience}}", ids.join("&"));
    post(&house, Asker::Editor, "strategy/drafts", &body).await;
    post(&house, Asker::Editor, "strategy/drafts", "channels=mastodon").await;
    let plan = house.plan().await;
    assert_eq!(plan.objectives.count(), before + 2);
    for (goal, _) in goals {
        let carried = plan.objectives.iter().find(|(_, row)| row.anchors.contains_key(&goal)).unwrap().1;
        assert_eq!(carried.audiences.len(), 2);
    }
    assert_eq!(plan.channels.count(), channels + 1);
    let mastodon = plan.channels.iter().find(|(_, row)| row.name.as_str() == "Mastodon").unwrap().1;
    assert_eq!(mastodon.anchors.len(), 1);
}
