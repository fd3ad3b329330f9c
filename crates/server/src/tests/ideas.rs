//! Ideas from files and from people who mean no good: brought once, bounded, and harmless.

use super::house::{Answer, Asker, House};
use axum::http::{StatusCode, header};
use plan::{Change, DiscardCause, IdeaField, IdeaId, Sorting, TextEdit};

async fn bring(house: &House, text: &str) -> Answer {
    let body = format!(
        "--x\r\ncontent-disposition: form-data; name=\"document\"; filename=\"i.csv\"\r\n\r\n{text}\r\n--x--\r\n"
    );
    let kind = [("content-type", "multipart/form-data; boundary=x")];
    house.ask(Asker::Editor, "POST", &format!("/plans/{}/brainstorm/import", house.plan), &body, &kind).await
}

async fn ideas(house: &House) -> Vec<String> {
    house.plan().await.ideas.iter().map(|(_, idea)| idea.presence.as_str().to_owned()).collect()
}

async fn write(house: &House, presence: &str) -> StatusCode {
    let letters: String = presence.bytes().map(|byte| format!("%{byte:02X}")).collect();
    house
        .ask(Asker::Participant, "POST", &format!("/plans/{}/ideas", house.plan), &format!("presence={letters}"), &[])
        .await
        .status
}

#[tokio::test]
async fn a_file_brought_twice_gives_its_ideas_once_and_only_the_column_that_was_picked() {
    let house = House::new().await;
    let before = ideas(&house).await.len();
    for turn in 0..2 {
        let answer =
            bring(&house, "text,why,by\r\n\"Benken, ved elva\",hvile,Selma\r\n=2+2,,Even\r\nbenken,  ,\r\n").await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
        let url = answer.header(header::LOCATION).to_owned();
        let page = house.ask(Asker::Editor, "GET", &format!("{url}?text=0&purpose=1"), "", &[]).await;
        assert!(page.text().contains("Benken, ved elva"), "{turn}");
        assert_eq!(ideas(&house).await.len(), before + turn * 3, "looking writes nothing");
        assert_eq!(house.ask(Asker::Editor, "POST", &url, "text=0&purpose=1", &[]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(ideas(&house).await[before..], ["Benken, ved elva", "=2+2", "benken"]);
        let beyond = house.ask(Asker::Editor, "POST", &url, "text=99", &[]).await;
        assert_eq!(beyond.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let plan = house.plan().await;
    let (_, first) = plan.ideas.iter().nth(before).unwrap();
    assert_eq!((first.purpose.as_str(), first.author), ("hvile", None));
    let csv = house.ask(Asker::Editor, "GET", &format!("/plans/{}/brainstorm/export/csv", house.plan), "", &[]).await;
    assert!(csv.text().contains("\"'=2+2\"") && csv.header(header::CONTENT_DISPOSITION).contains("attachment"));
}

#[tokio::test]
async fn hostile_ideas_are_bounded_said_clearly_and_harmless() {
    let house = House::new().await;
    let before = ideas(&house).await.len();
    for text in ["<script>alert(1)</script>", "\u{202e}snu meg\u{200b}", "👩‍👩‍👧‍👦🎉", "\"><img src=x onerror=alert(1)>"]
    {
        assert!(write(&house, text).await.is_redirection(), "{text}");
    }
    for page in ["brainstorm", "sort", "sort/one", "wall"] {
        let drawn = house.ask(Asker::Editor, "GET", &format!("/plans/{}/{page}", house.plan), "", &[]).await;
        assert!(
            drawn.status.is_success()
                && !drawn.text().contains("<script>alert")
                && !drawn.text().contains("<img src=x"),
            "{page}"
        );
    }
    assert_eq!(ideas(&house).await.len(), before + 4);
    // More than one text may hold, and more than a form may.
    assert_eq!(write(&house, &"x".repeat(20_001)).await, StatusCode::UNPROCESSABLE_ENTITY);
    let ten_megabytes = "x".repeat(10 << 20);
    let url = format!("/plans/{}/ideas", house.plan);
    let refused = house.ask(Asker::Participant, "POST", &url, &format!("presence={ten_megabytes}"), &[]).await;
    assert_eq!(refused.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(!bring(&house, &ten_megabytes).await.status.is_success(), "a file larger than is read");
    assert!(!bring(&house, "\0\0\0").await.status.is_success(), "no text at all");
    assert_eq!(ideas(&house).await.len(), before + 4, "nothing of what was refused is there");
}

#[tokio::test]
async fn an_idea_of_signs_that_nobody_sees_is_refused_as_an_empty_one_is() {
    let house = House::new().await;
    let before = ideas(&house).await.len();
    for text in ["", "  ", "\u{200b}\u{200d}\u{feff}", "\u{202e}\u{2066}", "\u{ad}\u{2060}\n", "\u{3164}"] {
        assert_eq!(write(&house, text).await, StatusCode::UNPROCESSABLE_ENTITY, "{text:?}");
    }
    // A family is joined by signs that are not seen by themselves, and Arabic reads from the right: both say something.
    for text in ["👩\u{200d}👩\u{200d}👧", "مقعد عند النهر", "\u{202e}x"] {
        assert!(write(&house, text).await.is_redirection(), "{text}");
        assert_eq!(ideas(&house).await.last().map(String::as_str), Some(text), "kept as it was written");
    }
    assert_eq!(ideas(&house).await.len(), before + 3);
}

/// Both languages, each with a word of its own.
const LANGUAGES: [(&str, [&str; 3]); 2] =
    [("nb", ["Det kan være", "plass til", "for stort"]), ("en", ["There may be", "has room for", "too large"])];

fn flood(from: u64, count: u64) -> Vec<Change> {
    let idea = |n: u64| Change::AddIdea {
        id: IdeaId::from_raw(5_000_000 + n),
        fields: vec![IdeaField::Presence(TextEdit::new("flood"))],
    };
    (from..from + count).map(idea).collect()
}

#[tokio::test]
async fn a_flood_of_ideas_is_bounded_and_whoever_sends_it_is_told_by_what() {
    let house = House::new().await;
    let url = format!("/api/v1/plans/{}/changes", house.plan);
    let send = async |changes: &[Change], lang: &str| {
        let body = serde_json::json!({ "changes": changes }).to_string();
        house.ask(Asker::Editor, "POST", &url, &body, &[("accept-language", lang)]).await
    };
    let at_once = crate::live::room::MAX_CHANGES as u64;
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let message = |answer: &Answer| answer.json()["error"]["message"].as_str().unwrap_or_default().to_owned();
    let before = ideas(&house).await.len();
    // In one request.
    for (lang, [too_many, _, too_large]) in LANGUAGES {
        let refused = send(&flood(0, at_once + 1), lang).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        let said = message(&refused);
        assert!(said.contains(too_many) && digits(&said) == at_once.to_string(), "{}", refused.text());
        let ten_megabytes = format!("{{\"changes\":[\"{}\"]}}", "x".repeat(10 << 20));
        let refused = house.ask(Asker::Editor, "POST", &url, &ten_megabytes, &[("accept-language", lang)]).await;
        assert_eq!(refused.status, StatusCode::PAYLOAD_TOO_LARGE);
        assert!(message(&refused).contains(too_large), "{}", refused.text());
    }
    assert_eq!(ideas(&house).await.len(), before, "all or nothing");
    // In many.
    let (mut sent, mut full) = (0, None);
    while full.is_none() && sent < plan::MAX_IDEAS as u64 * 2 {
        let answer = send(&flood(sent, at_once), "nb").await;
        full = (answer.status != StatusCode::OK).then_some(answer);
        sent += at_once;
    }
    assert_eq!(full.unwrap().status, StatusCode::UNPROCESSABLE_ENTITY);
    let room = plan::MAX_IDEAS - house.plan().await.ideas.count();
    assert!(room < usize::try_from(at_once).unwrap());
    send(&flood(9_000_000, room as u64), "nb").await;
    for (lang, [_, has_room, _]) in LANGUAGES {
        let refused = send(&flood(9_900_000, 1), lang).await;
        let said = message(&refused);
        assert!(said.contains(has_room) && digits(&said) == plan::MAX_IDEAS.to_string(), "{}", refused.text());
        let form = house.fill("brainstorm={brainstorm}&presence=En+til", house.plan).await;
        let url = format!("/plans/{}/ideas", house.plan);
        let headers = [("accept-language", lang), ("hx-request", "true")];
        let refused = house.ask(Asker::Guest, "POST", &url, &form, &headers).await;
        assert!(refused.status.is_client_error() && refused.text().contains(has_room), "{}", refused.text());
    }
    for page in ["brainstorm", "sort", "sort/one", "sort/columns/later/1", "wall"] {
        let drawn = house.ask(Asker::Editor, "GET", &format!("/plans/{}/{page}", house.plan), "", &[]).await;
        assert_eq!(drawn.status, StatusCode::OK, "{page}");
        assert!(drawn.body.len() < 400_000, "{page}: {} bytes", drawn.body.len());
    }
}

/// Sends an answer, and gives back what became of the idea.
async fn sorted(house: &House, body: &str) -> Sorting {
    let url = house.fill("/plans/{plan}/ideas/{idea}/sorted", house.plan).await;
    assert!(house.ask(Asker::Editor, "POST", &url, body, &[]).await.status.is_redirection(), "{body}");
    let id: IdeaId = house.fill("{idea}", house.plan).await.parse().unwrap();
    house.plan().await.ideas.get(id).unwrap().sorted.clone()
}

#[tokio::test]
async fn what_a_reason_hung_on_is_remembered_and_an_answer_is_taken_back_whole() {
    let house = House::new().await;
    let because = "sorted=never&because=Vi+har+ikke+timene";
    let Sorting::Never { because, cause } = sorted(&house, because).await else { panic!("it was discarded") };
    let plan = house.plan().await;
    assert_eq!((because.as_str(), cause), ("Vi har ikke timene", Some(DiscardCause::hours(&plan))));
    // With more hours it is offered again, where everybody who sorts sees it.
    let offered = async || {
        let sort = house.fill("/plans/{plan}/sort", house.plan).await;
        let page = house.ask(Asker::Editor, "GET", &sort, "", &[]).await.text().to_owned();
        let again = page.split_once("id=\"offered-again\"").map_or("", |(_, again)| again);
        again.split("</div>").next().unwrap().contains("A stand at the market")
            || again.contains("A stand at the market")
    };
    assert!(!offered().await);
    let person = house.fill("/plans/{plan}/people/{person}", house.plan).await;
    let more = house.ask(Asker::Editor, "POST", &person, "hours=39", &[]).await;
    assert!(more.status.is_redirection(), "{}", more.text());
    assert!(offered().await);
    let measures = house.plan().await.measures.count();
    assert!(matches!(sorted(&house, "sorted=core").await, Sorting::Core { .. }));
    assert_eq!(house.plan().await.measures.count(), measures + 1);
    assert_eq!(sorted(&house, "sorted=promising").await, Sorting::Promising);
    assert_eq!(house.plan().await.measures.count(), measures, "its measure went with it");
}
