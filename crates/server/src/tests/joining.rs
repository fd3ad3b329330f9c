//! Coming into a workshop without an account, and how far one gets from there.

use super::house::{Answer, Asker, House};
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use plan::{BrainstormField, BrainstormState, Change, Entry, IdeaId};

/// One of every change there is, at least; that none is missing is looked after where it lies.
const EVERYTHING: &str = include_str!("../../../plan/tests/journals/everything.jsonl");
/// The changes a board is made of. Whose ideas and dots they may be about is tried with the rights.
const OF_THE_BOARD: [&str; 7] = ["add_idea", "set_idea", "link", "unlink", "vote", "react", "remove"];

/// The brainstorm's code as its facilitator reads it, and the link's address.
async fn code_and_link(house: &House) -> (String, String) {
    let url = house.fill("/plans/{plan}/brainstorms/{brainstorm}/code", house.plan).await;
    assert_eq!(house.ask(Asker::Editor, "POST", &url, "", &[]).await.status, StatusCode::SEE_OTHER);
    let page =
        house.ask(Asker::Editor, "GET", &house.fill("/plans/{plan}/brainstorm", house.plan).await, "", &[]).await;
    let between = |before: &str, after: &str| {
        let rest = page.text().split_once(before).unwrap_or_else(|| panic!("{before}: {}", page.text())).1;
        rest.split_once(after).unwrap().0.to_owned()
    };
    (between("<p class=\"code\">", "</p>"), between("href=\"http://taktikk.test/join/", "\""))
}

/// Sends a form without any way in.
async fn send(house: &House, url: &str, form: &str, cookie: &str) -> Answer {
    let request = Request::builder().method("POST").uri(url).header(header::HOST, "taktikk.test");
    let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    house.send(request.header(header::COOKIE, cookie).body(Body::from(form.to_owned())).unwrap()).await
}

async fn get(house: &House, url: &str, cookie: &str) -> Answer {
    let request = Request::builder().uri(url).header(header::HOST, "taktikk.test");
    house.send(request.header(header::COOKIE, cookie).body(Body::empty()).unwrap()).await
}

fn cookie(answer: &Answer) -> String {
    answer.header(header::SET_COOKIE).split(';').next().unwrap().to_owned()
}

/// Sets a field of the open brainstorm.
async fn set(house: &House, field: BrainstormField) -> StatusCode {
    let id = house.fill("{brainstorm}", house.plan).await.parse().unwrap();
    let changes = serde_json::to_string(&[Change::SetBrainstorm { id, field }]).unwrap();
    let url = house.fill("/plans/{plan}/changes", house.plan).await;
    house.ask(Asker::Owner, "POST", &url, &format!("changes={changes}"), &[]).await.status
}

#[tokio::test]
async fn whoever_types_the_code_writes_ideas_and_reads_nothing_else() {
    let house = House::new().await;
    let (code, _) = code_and_link(&house).await;
    let form = format!("code={}&name=Selma", code.replace(' ', "+"));
    let joined = send(&house, "/join", &form, "").await;
    let board = house.fill("/plans/{plan}/brainstorm", house.plan).await;
    assert_eq!((joined.status, joined.header(header::LOCATION)), (StatusCode::SEE_OTHER, board.as_str()));
    let cookie = cookie(&joined);

    let ideas = house.fill("/plans/{plan}/ideas", house.plan).await;
    assert_eq!(send(&house, &ideas, "presence=En+benk+på+torget", &cookie).await.status, StatusCode::SEE_OTHER);
    let page = get(&house, &board, &cookie).await;
    assert!(page.text().contains("En benk på torget") && page.text().contains("Selma"), "{}", page.text());
    assert!(!page.text().contains("/strategy"), "a participant is not led to what they may not see");
    assert_eq!(get(&house, "/", &cookie).await.status, StatusCode::SEE_OTHER);
    for closed in ["strategy", "habits", "members", "history", "export/json", "two-pages", "stream?page=habits"] {
        let url = house.fill(&format!("/plans/{{plan}}/{closed}"), house.plan).await;
        assert_eq!(get(&house, &url, &cookie).await.status, StatusCode::FORBIDDEN, "{closed}");
    }
}

#[tokio::test]
async fn the_link_asks_for_a_name_only_and_a_name_is_not_needed() {
    let house = House::new().await;
    let (_, secret) = code_and_link(&house).await;
    let url = format!("/join/{secret}");
    let asked = get(&house, &url, "").await;
    assert!(!asked.text().contains("name=\"code\"") && asked.text().contains("name=\"name\""), "{}", asked.text());
    let joined = send(&house, &url, "name=", "").await;
    assert_eq!(joined.status, StatusCode::SEE_OTHER);
    // Who is in already is not asked again.
    assert_eq!(get(&house, &url, &cookie(&joined)).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn whoever_guesses_codes_soon_has_to_use_the_link() {
    let house = House::new().await;
    let (code, secret) = code_and_link(&house).await;
    let mut refused = 0;
    while send(&house, "/join", "code=1&name=x", "").await.status == StatusCode::UNPROCESSABLE_ENTITY {
        refused += 1;
        assert!(refused < 1_000, "nobody is stopped");
    }
    let right = send(&house, "/join", &format!("code={}&name=x", code.replace(' ', "")), "").await;
    assert_eq!(right.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(send(&house, &format!("/join/{secret}"), "name=x", "").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_closed_brainstorm_admits_nobody_and_a_new_code_makes_the_old_one_nothing() {
    let house = House::new().await;
    let (old, old_secret) = code_and_link(&house).await;
    let (new, secret) = code_and_link(&house).await;
    assert_ne!(old, new);
    assert_eq!(get(&house, &format!("/join/{old_secret}"), "").await.status, StatusCode::NOT_FOUND);
    assert!(set(&house, BrainstormField::State(Some(BrainstormState::Closed))).await.is_redirection());
    let late = send(&house, &format!("/join/{secret}"), "name=x", "").await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(late.header(header::SET_COOKIE), "");
}

#[tokio::test]
async fn what_is_hidden_until_it_is_revealed_is_on_no_page_of_a_participant() {
    let house = House::new().await;
    assert!(set(&house, BrainstormField::Hidden(true)).await.is_redirection());
    for page in ["brainstorm", "sort", "wall"] {
        let url = house.fill(&format!("/plans/{{plan}}/{page}"), house.plan).await;
        let shown = house.ask(Asker::Guest, "GET", &url, "", &[]).await;
        assert_eq!(shown.status, StatusCode::OK);
        assert!(!shown.text().contains("A stand at the market"), "{page}");
    }
}

#[tokio::test]
async fn authors_who_were_promised_to_be_hidden_stay_hidden() {
    let house = House::new().await;
    assert!(set(&house, BrainstormField::AuthorsHidden(true)).await.is_redirection());
    assert_eq!(set(&house, BrainstormField::AuthorsHidden(false)).await, StatusCode::FORBIDDEN);
    let plan = house.plan().await;
    let idea: IdeaId = house.fill("{idea}", house.plan).await.parse().unwrap();
    assert_eq!(plan.ideas.get(idea).unwrap().author, Asker::Participant.member());
    for url in ["/plans/{plan}/wall", "/plans/{plan}/brainstorm", "/plans/{plan}/history", "/plans/{plan}/sort"] {
        let shown = house.ask(Asker::Owner, "GET", &house.fill(url, house.plan).await, "", &[]).await;
        assert!(!shown.text().contains("Participant"), "{url}: {}", shown.text());
    }
    let secret = Asker::Participant.member().unwrap().to_string();
    for url in ["/plans/{plan}/export/json", "/api/v1/plans/{plan}", "/api/v1/plans/{plan}/changes?after=0"] {
        let answer = house.ask(Asker::Owner, "GET", &house.fill(url, house.plan).await, "", &[]).await;
        assert!(!answer.text().contains(&secret), "{url} says who wrote");
    }
}

/// Everything that tells of dots: pages, both languages, what programs are told, and files.
const TELLS_OF_DOTS: [&str; 10] = [
    "/plans/{plan}/sort",
    "/plans/{plan}/sort/one",
    "/plans/{plan}/sort/ideas/{idea}",
    "/plans/{plan}/history",
    "/plans/{plan}/export/json",
    "/plans/{plan}/brainstorm/export/csv",
    "/plans/{plan}/brainstorm/export/md",
    "/api/v1/plans/{plan}",
    "/api/v1/plans/{plan}/changes?after=0",
    "/api/v1/plans/{plan}/export/json",
];

/// Those of them that say who gave the dots.
async fn tell_who_voted(house: &House) -> Vec<&'static str> {
    let mut tell = Vec::new();
    let id = Asker::Guest.member().unwrap().to_string();
    for url in TELLS_OF_DOTS {
        for lang in ["nb", "en"] {
            let asked = house.fill(url, house.plan).await;
            let answer = house.ask(Asker::Owner, "GET", &asked, "", &[("accept-language", lang)]).await;
            assert_eq!(answer.status, StatusCode::OK, "{url}");
            if (answer.text().contains(&id) || answer.text().contains("Guest")) && tell.last() != Some(&url) {
                tell.push(url);
            }
        }
    }
    tell
}

#[tokio::test]
async fn nothing_says_who_gave_dots_unless_that_was_said_beforehand() {
    for shown in [false, true] {
        let house = House::new().await;
        let limits = house.fill("/plans/{plan}/brainstorms/{brainstorm}/voting", house.plan).await;
        let body = |shown| if shown { "votes_each=5&voters_shown=yes" } else { "votes_each=5" };
        let set = house.ask(Asker::Editor, "POST", &limits, body(shown), &[]).await;
        assert_eq!(set.status, StatusCode::SEE_OTHER);
        let board = house.fill("/plans/{plan}/sort", house.plan).await;
        let said = house.ask(Asker::Guest, "GET", &board, "", &[("accept-language", "en")]).await;
        let words = if shown { "Everybody sees who gives" } else { "Nobody sees who gives" };
        assert!(said.text().contains(words), "whoever votes is told beforehand");
        let dots = house.fill("/plans/{plan}/ideas/{idea}/dots", house.plan).await;
        assert_eq!(house.ask(Asker::Guest, "POST", &dots, "by=1", &[]).await.status, StatusCode::SEE_OTHER);
        let tell = tell_who_voted(&house).await;
        if shown {
            assert_eq!(tell, TELLS_OF_DOTS.into_iter().filter(|url| !url.ends_with("sort/one")).collect::<Vec<_>>());
            assert_eq!(house.ask(Asker::Editor, "POST", &limits, body(false), &[]).await.status, StatusCode::SEE_OTHER);
            assert!(tell_who_voted(&house).await.is_empty(), "they can be hidden afterwards");
        } else {
            assert!(tell.is_empty(), "{tell:?}");
        }
        for asker in [Asker::Editor, Asker::Owner] {
            let late = house.ask(asker, "POST", &limits, body(true), &[]).await;
            assert_eq!(late.status, StatusCode::FORBIDDEN, "what was given without a name stays without one");
        }
        let offered = house.ask(Asker::Owner, "GET", &board, "", &[]).await;
        assert!(!offered.text().contains("voters_shown"), "what can't be done isn't offered");
    }
}

#[tokio::test]
async fn of_all_changes_there_are_a_participant_makes_those_of_the_board_alone() {
    let house = House::new().await;
    let before = house.plan().await;
    let url = house.fill("/plans/{plan}/changes", house.plan).await;
    for line in EVERYTHING.lines() {
        let entry: Entry = serde_json::from_str(line).unwrap();
        let changes = serde_json::to_value([entry.change]).unwrap();
        let name = changes[0].as_object().unwrap().keys().next().unwrap().clone();
        let answer = house.ask(Asker::Participant, "POST", &url, &format!("changes={changes}"), &[]).await;
        assert!(answer.status == StatusCode::FORBIDDEN || OF_THE_BOARD.contains(&&*name), "{name}: {}", answer.status);
    }
    let mut after = plan::Plan::clone(&*house.plan().await);
    (after.ideas, after.seq) = (before.ideas.clone(), before.seq);
    assert_eq!(after, *before, "nothing but ideas has changed");
}
