//! Figures from a file, from the upload to the claims.

use super::house::{Answer, Asker, House};
use axum::http::{StatusCode, header};

const TABLE: &str = "kilde;periode;utvalg;gruppe;plattform;maal;verdi_prosent\n\
    Byens panel;2025-Q2;15+;unge;Twitter;daglig bruk;12,5\n\
    Avisa;2025-Q2;15+;unge;Twitter;daglig bruk;49\n\
    Byens panel;2025-Q2;15+;eldre;Kakeklubben;daglig bruk;3\n";

/// Sends a file and gives back the address of what is asked about it.
async fn sent(house: &House, text: &str) -> Answer {
    let body = format!(
        "--x\r\ncontent-disposition: form-data; name=\"document\"; filename=\"tall.csv\"\r\n\r\n{text}\r\n--x--\r\n"
    );
    let kind = [("content-type", "multipart/form-data; boundary=x")];
    house.ask(Asker::Editor, "POST", &format!("/plans/{}/habits/figures", house.plan), &body, &kind).await
}

fn address(answer: &Answer) -> String {
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    answer.header(header::LOCATION).split('#').next().unwrap().to_owned()
}

/// What the plan's claims with a share say, one a line.
async fn shares(house: &House) -> Vec<String> {
    let plan = house.plan().await;
    let with_share = plan.claims.iter().filter(|(_, claim)| claim.share_percent.is_some());
    let line = |(_, claim): (plan::ClaimId, &plan::Claim)| {
        format!(
            "{} {} {} {} {} {} {:?} {:?}",
            plan.channels.get(claim.channel).unwrap().name.as_str(),
            claim.share_percent.unwrap().as_f64(),
            claim.usage.unwrap().word(),
            claim.source.as_str(),
            claim.asked_base.as_str(),
            claim.question.as_str(),
            claim.period,
            claim.effective_count,
        )
    };
    with_share.map(line).collect()
}

#[tokio::test]
async fn a_table_becomes_claims_once_and_sources_stay_beside_each_other() {
    let house = House::new().await;
    let before = shares(&house).await.len();
    let form = house.fill("g0={audience}&c0={channel}&basis=known", house.plan).await;
    for _ in 0..2 {
        let url = address(&sent(&house, TABLE).await);
        let page = house.ask(Asker::Editor, "GET", &url, "", &[]).await;
        assert!(page.text().contains("Kakeklubben"), "what isn't recognised is shown, too");
        assert_eq!(house.ask(Asker::Editor, "POST", &url, &form, &[]).await.status, StatusCode::SEE_OTHER);
    }
    let written = shares(&house).await;
    let channel = house.plan().await.channels.iter().next().unwrap().1.name.as_str().to_owned();
    assert_eq!(
        written[before..],
        [
            format!("{channel} 12.5 a-little Byens panel unge, 15+ daglig bruk \"2025-Q2\" None"),
            format!("{channel} 49 some Avisa unge, 15+ daglig bruk \"2025-Q2\" None"),
        ]
    );
}

#[tokio::test]
async fn a_file_brought_by_two_at_the_same_moment_becomes_claims_once() {
    let house = House::new().await;
    let before = shares(&house).await.len();
    let channels = house.plan().await.channels.iter().count();
    let rows: String = (0..300).map(|at| format!("Panel {at};unge;Mastodon;{}\n", at % 90)).collect();
    let text = format!("kilde;gruppe;kanal;verdi\n{rows}");
    let (one, other) = (address(&sent(&house, &text).await), address(&sent(&house, &text).await));
    let form = house.fill("g0={audience}&c0=new&basis=known", house.plan).await;
    let write = |url| house.ask(Asker::Editor, "POST", url, &form, &[]);
    let answers = tokio::join!(write(&one), write(&other), write(&one), write(&other));
    for answer in [answers.0, answers.1, answers.2, answers.3] {
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    }
    let written = shares(&house).await;
    assert_eq!(written.len() - before, 300);
    let of_last = written.iter().filter(|line| line.contains("Panel 299 ")).count();
    assert_eq!(of_last, 1);
    assert_eq!(house.plan().await.channels.iter().count(), channels + 1);
}

#[tokio::test]
async fn a_file_with_more_than_is_written_at_a_time_comes_whole() {
    let house = House::new().await;
    let before = shares(&house).await.len();
    let rows: String = (0..4_500).map(|at| format!("Panel {at};unge;Mastodon;{}\n", at % 90)).collect();
    let url = address(&sent(&house, &format!("kilde;gruppe;kanal;verdi\n{rows}")).await);
    let form = house.fill("g0={audience}&c0=new&basis=known", house.plan).await;
    assert_eq!(house.ask(Asker::Editor, "POST", &url, &form, &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(shares(&house).await.len() - before, 4_500);
}

#[tokio::test]
async fn what_was_corrected_stays_so_and_what_was_deleted_comes_back() {
    let house = House::new().await;
    let url = address(&sent(&house, TABLE).await);
    let form = house.fill("g0={audience}&c0={channel}&basis=known", house.plan).await;
    let before: Vec<_> = house.plan().await.claims.ids().collect();
    house.ask(Asker::Editor, "POST", &url, &form, &[]).await;
    let plan = house.plan().await;
    let mut new = plan.claims.ids().filter(|id| !before.contains(id));
    let (first, second) = (new.next().unwrap(), new.next().unwrap());
    let at = |what: &str| format!("/plans/{}/{what}", house.plan);
    let corrected = house.ask(Asker::Editor, "POST", &at(&format!("habits/claims/{first}")), "period=2024", &[]).await;
    assert_eq!(corrected.status, StatusCode::SEE_OTHER, "{}", corrected.text());
    house.ask(Asker::Editor, "POST", &at("removed"), &format!("kind=claim&id={second}"), &[]).await;
    assert!(house.plan().await.claims.get(second).is_none(), "it is deleted");
    house.ask(Asker::Editor, "POST", &url, &form, &[]).await;
    let plan = house.plan().await;
    assert_eq!(plan.claims.count(), before.len() + 2);
    assert_eq!(plan.claims.get(first).unwrap().period, "2024");
    assert!(plan.claims.get(second).is_some(), "it is back");
}

#[tokio::test]
async fn a_channel_that_is_new_comes_with_its_claims_and_only_once() {
    let house = House::new().await;
    let url = address(&sent(&house, "gruppe;kanal;verdi\nunge;Mastodon;4\nunge;Kakeklubben;50\n").await);
    let channels = house.plan().await.channels.iter().count();
    let form = house.fill("g0={audience}&c1=new", house.plan).await;
    for _ in 0..2 {
        house.ask(Asker::Editor, "POST", &url, &form, &[]).await;
    }
    assert_eq!(house.plan().await.channels.iter().count(), channels + 1);
}

#[tokio::test]
async fn a_survey_is_counted_before_it_is_written() {
    let house = House::new().await;
    let rows: String = (0..40).map(|id| format!("{id},{},{},1\n", 20 + id, 1 + id % 2)).collect();
    let url = address(&sent(&house, &format!("id,age,q7,weight\n{rows}")).await);
    let query = "?by=age&weight=weight&yes=1&q2=new:Instagram";
    let page = house.ask(Asker::Editor, "GET", &format!("{url}{query}"), "", &[]).await;
    assert!(page.text().contains("age 30–44"), "{}", page.text());
    let before = shares(&house).await.len();
    let form =
        house.fill("by=age&weight=weight&yes=1&q2={channel}&g0={audience}&c0={channel}&source=Ours", house.plan).await;
    house.ask(Asker::Editor, "POST", &url, &form, &[]).await;
    let written = shares(&house).await;
    assert_eq!(written.len(), before + 1);
    assert!(written[before].contains(" 50 some Ours age 18–29 "), "{written:?}");
    assert!(written[before].ends_with("Some(10)"), "{written:?}");
}

/// What the form on a page would send: its hidden fields and what is chosen in it.
fn filled(page: &str, form: usize) -> Vec<(String, String)> {
    let inside = page.split("<form").nth(form).unwrap().split("</form>").next().unwrap();
    let attribute = |tag: &str, name: &str| {
        let value = tag.split_once(&format!(" {name}=\"")).and_then(|(_, rest)| rest.split_once('"'));
        value.map(|(value, _)| value.to_owned())
    };
    let mut fields = Vec::new();
    let mut select = None;
    for tag in inside.split('<').skip(1) {
        if tag.starts_with("select") {
            select = attribute(tag, "name");
        } else if tag.starts_with("option") && tag.split('>').next().unwrap().ends_with(" selected") {
            fields.push((select.clone().unwrap(), attribute(tag, "value").unwrap()));
        } else if tag.starts_with("input")
            && (tag.contains("hidden")
                || tag.contains("search")
                || tag.split('>').next().unwrap().ends_with(" checked"))
        {
            fields.extend(attribute(tag, "name").zip(attribute(tag, "value")));
        }
    }
    fields
}

#[tokio::test]
async fn a_survey_with_its_codebook_is_counted_as_it_comes_and_keeps_what_was_asked() {
    let house = House::new().await;
    let rows: String =
        (0..60).map(|id| format!("{id},1/{}/2021,{},{},1\n", 1 + id % 9, 1 + id % 2, 1 + id % 3)).collect();
    let codebook = "web1. Do you ever use...\n\ta. Mastodon\n\tb. Kakeklubben\n\t1 Yes\n\t2 No\n\t3 Refused\n---\nsex\n1 male\n2 female\n";
    let part = |name: &str, text: &str| {
        format!("--x\r\ncontent-disposition: form-data; name=\"{name}\"; filename=\"{name}.csv\"\r\n\r\n{text}\r\n")
    };
    let survey = format!("id,date,sex,web1a,web1b,weight\n{}", rows.replace(",1\n", ",2,1\n"));
    let body = format!("{}{}--x--\r\n", part("document", &survey), part("codebook", codebook));
    let kind = [("content-type", "multipart/form-data; boundary=x")];
    let figures = format!("/plans/{}/habits/figures", house.plan);
    let url = address(&house.ask(Asker::Editor, "POST", &figures, &body, &kind).await);
    // One who hadn't the codebook at hand brings it afterwards.
    let alone =
        house.ask(Asker::Editor, "POST", &figures, &format!("{}--x--\r\n", part("document", &survey)), &kind).await;
    let alone = address(&alone);
    let id = alone.rsplit('/').next().unwrap();
    let after = format!(
        "--x\r\ncontent-disposition: form-data; name=\"survey\"\r\n\r\n{id}\r\n{}--x--\r\n",
        part("codebook", codebook)
    );
    let after = address(&house.ask(Asker::Editor, "POST", &figures, &after, &kind).await);
    assert!(after.starts_with(&format!("{alone}?codebook=")), "{after}");
    let page = house.ask(Asker::Editor, "GET", &url, "", &[]).await.text().to_owned();
    for said in ["Mastodon (web1a)", "1 = Yes", "male", "female"] {
        assert!(page.contains(said), "{said} is on the page:\n{page}");
    }
    let form = page.split("<form").position(|form| form.contains("name=\"g0\"")).unwrap();
    let audience = house.fill("{audience}", house.plan).await;
    let mut fields = filled(&page, form);
    fields.iter_mut().find(|(name, _)| name == "g1").unwrap().1 = audience;
    let body: Vec<String> = fields.iter().map(|(name, value)| format!("{name}={}", value.replace(' ', "+"))).collect();
    let before = shares(&house).await.len();
    let (path, _) = url.split_once('?').unwrap();
    let written = house.ask(Asker::Editor, "POST", path, &body.join("&"), &[]).await;
    assert_eq!(written.status, StatusCode::SEE_OTHER, "{}", written.text());
    let written = shares(&house).await;
    assert_eq!(
        written[..2],
        [
            "Mastodon 50 some document.csv female, 60 spurte Do you ever use... Mastodon: Yes \"2021-01-01 – 2021-01-09\" Some(20)",
            "Kakeklubben 0 not-at-all document.csv female, 60 spurte Do you ever use... Kakeklubben: Yes \"2021-01-01 – 2021-01-09\" Some(30)",
        ],
        "of {} more",
        written.len() - before
    );
}

#[tokio::test]
async fn who_picks_nobody_is_asked_to_and_keeps_what_was_chosen() {
    let house = House::new().await;
    let url = address(&sent(&house, TABLE).await);
    let form = house.fill("g0=&c0={channel}&source=Vår+egen&basis=assumed", house.plan).await;
    let answer = house.ask(Asker::Editor, "POST", &url, &form, &[]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text().contains("Velg minst én målgruppe"), "{}", answer.text());
    let fields = filled(answer.text(), answer.text().split("<form").count() - 1);
    let channel = house.fill("{channel}", house.plan).await;
    for (name, value) in [("c0", channel.as_str()), ("basis", "assumed")] {
        assert!(fields.contains(&(name.to_owned(), value.to_owned())), "{name} in {fields:?}");
    }
}

#[tokio::test]
async fn it_is_told_how_many_claims_were_written_and_how_many_were_there() {
    let house = House::new().await;
    let url = address(&sent(&house, TABLE).await);
    let form = house.fill("g0={audience}&c0={channel}&basis=known", house.plan).await;
    for told in ["2 påstander er skrevet.", "Ingen nye påstander. 2 hadde dere fra før."] {
        let to = address(&house.ask(Asker::Editor, "POST", &url, &form, &[]).await);
        let page = house.ask(Asker::Editor, "GET", &to, "", &[]).await.text().to_owned();
        assert!(page.contains(told), "{told}: {page}");
    }
}

#[tokio::test]
async fn what_is_no_table_is_refused_with_what_to_do() {
    let house = House::new().await;
    let answer = sent(&house, "%PDF\0\0").await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text().contains("CSV"), "{}", answer.text());
    let empty = sent(&house, "navn,alder\nKari,12\n").await;
    assert!(empty.text().contains("role=\"alert\""));
}
