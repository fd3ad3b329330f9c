//! Walks every address there is as everybody there is, and knows what each may do.

use super::house::{Answer, Asker, House};
use crate::routes;
use axum::http::{StatusCode, header};
use plan::PlanId;
use std::collections::{BTreeMap, BTreeSet};

/// Every address: method, path, who is let in, and a form or JSON body that does something there. A route that is
/// not in this list fails the test, and so does a line without a route.
///
/// - `anybody`: no matter who.
/// - `signed-in`: whoever is, in whatever plan.
/// - `readers`, `participants`, `editors`, `owners`: those who are that in the plan, or more. Others in the plan are
///   told that they may not; those who have nothing to do with it, that it isn't there; nobody, to sign in.
/// - `members`: readers who are somebody; a read-only link is nobody's.
/// - `board`: readers, and participants too, who read nothing but the workshop.
/// - `authors`: participants who wrote the idea, and editors.
/// - `board-author`: the same, but of the participants only who wrote the idea.
/// - `known`: whoever is signed in, even without an account.
/// - `nobody-now`: a secret that is not known.
const TABLE: &str = "
GET  /                                                  known
POST /plans                                             signed-in    title=Ny+plan&organisation=Vi
GET  /welcome/{secret}                                  nobody-now
POST /welcome/{secret}                                  nobody-now   name=Kari&email=kari@example.no&password=langt+passord
GET  /sign-in                                           anybody
POST /sign-in                                           anybody      email=reader@example.no&password=feil+passord
POST /sign-out                                          anybody
GET  /invitations/{invitation}                          anybody
POST /invitations/{invitation}                          anybody      name=Kari&email={new}@example.no&password=langt+passord
GET  /links/{link}                                      anybody
GET  /join                                              anybody
POST /join                                              anybody      code=000000000&name=Kari
GET  /join/{secret}                                     nobody-now
POST /join/{secret}                                     nobody-now   name=Kari
GET  /account                                           signed-in
POST /account                                           signed-in    language=en
POST /account/password                                  signed-in    password=feil+passord&new_password=langt+passord
POST /account/tokens                                    signed-in    name=robot
POST /account/tokens/revoked                            signed-in    token=0000000000000000000000000000000000000000000000000000000000000000
GET  /mine                                              signed-in
POST /mine/feeds                                        signed-in
POST /mine/feeds/removed                                signed-in    feed=00
GET  /plans/{plan}/                                     anybody
GET  /plans/{plan}/stream?page=habits                   readers
GET  /plans/{plan}/findings                             readers
POST /plans/{plan}/findings/aside                       editors      finding=strategy.no-dialogue&reason=Later
POST /plans/{plan}/lessons/{lesson}                     editors      changed=All
POST /plans/{plan}/removed                              editors      kind=lesson&id={lesson}
GET  /plans/{plan}/strategy                             readers
POST /plans/{plan}/strategy                             editors      multipart
GET  /plans/{plan}/strategy/statements/{statement}      readers
POST /plans/{plan}/strategy/statements/{statement}      editors      dialogue=yes
POST /plans/{plan}/strategy/amendments                  editors      statement={statement}&text=New
POST /plans/{plan}/strategy/amendments/{amendment}      editors      why=Because
POST /plans/{plan}/strategy/carried                     editors      statement={statement}&as=audience
POST /plans/{plan}/strategy/drafts                      editors      audiences={statement}
GET  /plans/{plan}/strategy/export/{strategy_format}    readers
GET  /plans/{plan}/files/{file}                         readers
GET  /plans/{plan}/audiences                            readers
POST /plans/{plan}/audiences                            editors      name=Young+people
GET  /plans/{plan}/audiences/{audience}                 readers
POST /plans/{plan}/audiences/{audience}                 editors      name=Young+people
POST /plans/{plan}/audiences/{audience}/overlaps        editors      also_in={other_audience}&share_percent=20
POST /plans/{plan}/audiences/{audience}/moved           editors      step=down
POST /plans/{plan}/audiences/{spare}/merged             editors      into={audience}
POST /plans/{plan}/anchors                              editors      kind=audience&id={audience}&statement={statement}
GET  /plans/{plan}/objectives                           readers
POST /plans/{plan}/objectives                           editors      sentence=More+know&kinds=communication
GET  /plans/{plan}/objectives/{objective}               readers
POST /plans/{plan}/objectives/{objective}               editors      sentence=More+know
POST /plans/{plan}/objectives/attached                  editors      objectives={other_objective}&audiences={other_audience}
POST /plans/{plan}/objectives/beliefs                   editors      from={objective}&to={other_objective}&text=So
POST /plans/{plan}/objectives/beliefs/{belief}          editors      text=Because
POST /plans/{plan}/objectives/{objective}/readings      editors      value=12
GET  /plans/{plan}/brainstorm/older/{idea}              board
GET  /plans/{plan}/habits                               readers
GET  /plans/{plan}/habits/claims                        readers
GET  /plans/{plan}/habits/cells/{audience}/{channel}    readers
POST /plans/{plan}/habits/cells                         editors      audience={audience}&channel={channel}&block=40
POST /plans/{plan}/habits/claims                        editors      audience={audience}&channel={channel}
POST /plans/{plan}/habits/claims/{claim}                editors      what_for=News
GET  /plans/{plan}/habits/not-worth                     readers
GET  /plans/{plan}/habits/figures                       editors
POST /plans/{plan}/habits/figures                       editors      multipart
GET  /plans/{plan}/habits/figures/{figures}             editors
POST /plans/{plan}/habits/figures/{figures}             editors      g0={audience}&c0={channel}&basis=known
POST /plans/{plan}/habits/worth                         editors      audience={audience}&channel={channel}&verdict=worth&reason=So
POST /plans/{plan}/habits/channels                      editors      name=Kiosk
GET  /plans/{plan}/habits/channels/{channel}            readers
POST /plans/{plan}/habits/channels/{channel}            editors      name=Square
POST /plans/{plan}/habits/accounts                      editors      channel={channel}&name=Ours
POST /plans/{plan}/habits/accounts/{account}            editors      tone=Warm
GET  /plans/{plan}/brainstorm                           board
GET  /plans/{plan}/stream?page=brainstorm               board
GET  /plans/{plan}/brainstorm/ideas/{idea}              board-author
POST /plans/{plan}/brainstorms/{brainstorm}/code        editors
POST /plans/{plan}/brainstorms/{brainstorm}/time        editors      minutes=20
GET  /plans/{plan}/wall                                 board
POST /plans/{plan}/brainstorms/{brainstorm}             editors      state=open
POST /plans/{plan}/ideas                                participants brainstorm={brainstorm}&presence=A+bench
POST /plans/{plan}/ideas/{idea}                         authors      presence=A+better+stand
POST /plans/{plan}/ideas/{idea}/reaction                participants reaction=wild
POST /plans/{plan}/ideas/{idea}/dots                    participants by=1
GET  /plans/{plan}/brainstorm/import                    editors
POST /plans/{plan}/brainstorm/import                    editors      multipart
GET  /plans/{plan}/brainstorm/import/{figures}          editors
POST /plans/{plan}/brainstorm/import/{figures}          editors      text=0
POST /plans/{plan}/brainstorms                          editors      title=Another
GET  /plans/{plan}/sort                                 board
POST /plans/{plan}/ideas/{idea}/stacked                 editors      under=
POST /plans/{plan}/ideas/{idea}/sorted                  editors      sorted=never&because=Dear
GET  /plans/{plan}/brainstorm/export/{brainstorm_format} readers
GET  /plans/{plan}/sort/one                             board
GET  /plans/{plan}/sort/ideas/{idea}                    board
GET  /plans/{plan}/sort/columns/{column}/{nth}          board
GET  /plans/{plan}/sort/discarded?q=dear                readers
GET  /plans/{plan}/sort/measures/{measure}              readers
POST /plans/{plan}/sort/measures/{measure}              editors      title=Shorter
POST /plans/{plan}/brainstorms/{brainstorm}/voting      editors      votes_each=7
GET  /plans/{plan}/resources                            readers
GET  /plans/{plan}/resources/proposal                   readers
GET  /plans/{plan}/resources/what-if?more=3             readers
POST /plans/{plan}/resources/proposal                   editors      take={measure}&choice-{measure}=%7B%22level%22%3A%22{level}%22%2C%22starts_on%22%3A%222027-02-01%22%7D
POST /plans/{plan}/measures/{measure}/levels            editors      name=Small
POST /plans/{plan}/measures/{measure}/choice            editors      level={level}
POST /plans/{plan}/levels/{level}                       editors      name=Smaller
POST /plans/{plan}/people                               editors      name=Ola&hours=4
POST /plans/{plan}/people/{person}                      editors      hours=5
POST /plans/{plan}/people/{person}/absences             editors      from=2027-01-04
POST /plans/{plan}/absences/{absence}                   editors      to=2027-12-30
POST /plans/{plan}/skills                               editors      name=Juggling
POST /plans/{plan}/skills/{skill}                       editors      name=Knitting
POST /plans/{plan}/horizon                              editors      weeks=10
POST /plans/{plan}/measures/{measure}/outlook           editors      likely-fiasco=20
POST /plans/{plan}/measures/{measure}/commitment        editors      said={person}+willing
GET  /plans/{plan}/tactics                              readers
POST /plans/{plan}/measures/{measure}                   editors      concept_idea=Short
POST /plans/{plan}/measures/{measure}/steps             editors      what=Print
POST /plans/{plan}/measures/{measure}/versions          editors      learnt=Nobody+reads&concept_idea=Shorter
POST /plans/{plan}/measures/{measure}/playbook          editors      channel=blog&step=blog/address
GET  /plans/{plan}/tactics/measures/{measure}           readers
GET  /plans/{plan}/tactics/measures/{measure}/playbooks/{channel_key} readers
GET  /plans/{plan}/feeds                                members
POST /plans/{plan}/feeds                                members      only_mine=yes
POST /plans/{plan}/feeds/removed                        members      feed=00
GET  /feeds/{secret}/taktikk.ics                        nobody-now
GET  /plans/{plan}/calendar                             readers
POST /plans/{plan}/calendar                             editors      measure={measure}&what=Post&on=2027-02-02&repeat=week&times=3
GET  /plans/{plan}/calendar/{spread}                    readers
POST /plans/{plan}/measures/{measure}/entries           editors      what=Post
POST /plans/{plan}/steps/{setup_step}                   editors      what=Print+again
POST /plans/{plan}/entries/{calendar_entry}             editors      state=ready
GET  /plans/{plan}/plan                                 readers
GET  /plans/{plan}/two-pages/brand.css                  readers
GET  /plans/{plan}/two-pages/logo.png                   readers
POST /plans/{plan}/two-pages/brand                      editors      multipart
GET  /plans/{plan}/thread                               readers
GET  /plans/{plan}/thread/measure/{measure}             readers
POST /plans/{plan}/reviews                              editors      measure={measure}
GET  /plans/{plan}/plan/reviews/{review}                readers
GET  /plans/{plan}/plan/reviews/{review}/ahead          readers
GET  /plans/{plan}/readings/import                      editors
POST /plans/{plan}/readings/import                      editors      multipart
GET  /plans/{plan}/readings/import/{figures}            editors
POST /plans/{plan}/readings/import/{figures}            editors      per=week
POST /plans/{plan}/reviews/{review}                     editors      gave=Much
POST /plans/{plan}/changes                              editors      changes=[{\"set_plan\":{\"weeks\":9}}]
POST /plans/{plan}/sort/measures/{measure}/idea         editors
POST /plans/{plan}/ideas/{idea}/taken-back              authors
GET  /plans/{plan}/two-pages                            readers
POST /plans/{plan}/two-pages                            editors      lead=In+one+breath
GET  /plans/{plan}/export/{format}                      readers
GET  /plans/{plan}/history                              readers
POST /plans/{plan}/history/{seq}/undo                   editors
GET  /plans/{plan}/at/{seq}/{page}                      readers
GET  /plans/{plan}/members                              readers
POST /plans/{plan}/members/removed                      owners       member={newcomer}
POST /plans/{plan}/invitations                          owners       email=&role=editor
POST /plans/{plan}/links                                owners
POST /plans/{plan}/links/revoked                        owners       link={own_link}
GET  /assets/{hash}/{name}                              anybody
GET  /api/v1/openapi.json                               anybody
GET  /api/v1/plans                                      signed-in
POST /api/v1/plans                                      signed-in    {\"title\":\"New\"}
GET  /api/v1/plans/{plan}                               readers
GET  /api/v1/plans/{plan}/changes                       readers
POST /api/v1/plans/{plan}/changes                       editors      {\"changes\":[{\"set_plan\":{\"weeks\":8}}]}
POST /api/v1/plans/{plan}/strategy                      editors      empty
GET  /api/v1/plans/{plan}/brainstorm/export/{brainstorm_format} readers
GET  /api/v1/plans/{plan}/strategy/export/{strategy_format} readers
GET  /api/v1/plans/{plan}/findings                      readers
GET  /api/v1/plans/{plan}/export/{format}               readers
";

/// A plan that isn't.
const NO_PLAN: PlanId = PlanId::from_raw(79);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Row {
    method: &'static str,
    path: &'static str,
    query: &'static str,
    who: &'static str,
    body: &'static str,
}

impl Row {
    fn all() -> Vec<Self> {
        let row = |line: &'static str| {
            let mut words = line.split_whitespace();
            let mut word = || words.next().unwrap_or_default();
            let (method, address, who, body) = (word(), word(), word(), word());
            let (path, query) = address.split_at(address.find('?').unwrap_or(address.len()));
            Self { method, path, query, who, body }
        };
        TABLE.lines().filter(|line| !line.is_empty()).map(row).collect()
    }

    /// As it is written in `routes.rs`: the secrets have names of their own here, since each is another thing.
    fn route(self) -> String {
        self.path
            .replace("{invitation}", "{secret}")
            .replace("{link}", "{secret}")
            .replace("{figures}", "{file}")
            .replace("/thread/measure/{measure}", "/thread/{kind}/{id}")
            .replace("{spare}", "{audience}")
            .replace("{strategy_format}", "{format}")
            .replace("{brainstorm_format}", "{format}")
    }

    fn is_api(self) -> bool {
        self.path.starts_with("/api/")
    }

    async fn try_as(self, house: &House, asker: Asker, plan: PlanId, headers: &[(&str, &str)]) -> Answer {
        let url = house.fill(&format!("{}{}", self.path, self.query), plan).await;
        if self.body == "multipart" {
            // An empty upload: whoever may bring a strategy is told that it is empty.
            let kind = [("content-type", "multipart/form-data; boundary=x")];
            let headers: Vec<_> = headers.iter().copied().chain(kind).collect();
            return house.ask(asker, self.method, &url, "--x--\r\n", &headers).await;
        }
        // The same is sent whatever the plan: a page about a refusal gives back what was sent.
        let body = house.fill(self.body, house.plan).await;
        house.ask(asker, self.method, &url, &body, headers).await
    }

    /// What the table says will happen.
    fn expected(self, asker: Asker) -> Outcome {
        let in_plan = |least: Asker| match asker {
            Asker::Nobody | Asker::OwnerAtTheWrongDoor => Outcome::SignIn,
            Asker::Link if self.is_api() => Outcome::SignIn,
            Asker::Stranger => Outcome::NotThere,
            // A read-only link makes a reader.
            Asker::Link if least == Asker::Reader => Outcome::LetIn,
            Asker::Link | Asker::Reader | Asker::Guest | Asker::Participant | Asker::Editor | Asker::Owner => {
                // Of those who take part, some have an account.
                let asker = if asker == Asker::Guest { Asker::Participant } else { asker };
                if asker >= least { Outcome::LetIn } else { Outcome::Forbidden }
            }
        };
        match self.who {
            "anybody" => Outcome::LetIn,
            "nobody-now" => Outcome::NotThere,
            "signed-in" if asker == Asker::Guest => Outcome::Forbidden,
            "signed-in" | "known" => match asker {
                Asker::Nobody | Asker::Link | Asker::OwnerAtTheWrongDoor => Outcome::SignIn,
                Asker::Stranger | Asker::Guest | Asker::Reader | Asker::Participant | Asker::Editor | Asker::Owner => {
                    Outcome::LetIn
                }
            },
            "board-author" if asker == Asker::Guest => Outcome::Forbidden,
            "board" | "board-author" => in_plan(Asker::Reader),
            "readers" if matches!(asker, Asker::Participant | Asker::Guest) => Outcome::Forbidden,
            "members" if matches!(asker, Asker::Link | Asker::Participant | Asker::Guest) => Outcome::Forbidden,
            "readers" | "members" => in_plan(Asker::Reader),
            "authors" if asker == Asker::Guest => Outcome::Forbidden,
            "authors" | "participants" => in_plan(Asker::Participant),
            "editors" => in_plan(Asker::Editor),
            "owners" => in_plan(Asker::Owner),
            other => panic!("{other} is not explained above the table"),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// It is done, or was refused for what it says and not for who says it.
    LetIn,
    SignIn,
    Forbidden,
    NotThere,
}

impl Outcome {
    fn of(answer: &Answer) -> Self {
        match answer.status {
            StatusCode::UNAUTHORIZED => Self::SignIn,
            StatusCode::FORBIDDEN => Self::Forbidden,
            StatusCode::NOT_FOUND => Self::NotThere,
            StatusCode::SEE_OTHER if answer.header(header::LOCATION) == "/sign-in" && !signs_out(answer) => {
                Self::SignIn
            }
            status if status.is_success() || status.is_redirection() || status == StatusCode::UNPROCESSABLE_ENTITY => {
                Self::LetIn
            }
            status => panic!("{status}: {answer:?}"),
        }
    }
}

/// Signing out leads to signing in, too.
fn signs_out(answer: &Answer) -> bool {
    answer.header(header::SET_COOKIE).contains("Max-Age=0")
}

fn is_done(answer: &Answer) -> bool {
    answer.status.is_success() || answer.status.is_redirection()
}

#[tokio::test]
async fn the_table_holds_every_address() {
    let house = House::new().await;
    let mut there = BTreeSet::new();
    for path in routes::all().paths() {
        // No address takes this method; the refusal names those it takes.
        let url = house.fill(&path.replace("{secret}", "x"), house.plan).await;
        let refused = house.ask(Asker::Nobody, "PATCH", &url, "", &[]).await;
        assert_eq!(refused.status, StatusCode::METHOD_NOT_ALLOWED, "{path}");
        let methods = refused.header(header::ALLOW).split(',').filter(|method| *method != "HEAD");
        there.extend(methods.map(|method| format!("{method} {path}")));
    }
    let listed: BTreeSet<String> = Row::all().iter().map(|row| format!("{} {}", row.method, row.route())).collect();
    let missing: Vec<_> = there.difference(&listed).collect();
    let gone: Vec<_> = listed.difference(&there).collect();
    assert!(missing.is_empty(), "say in the table who may do what at {missing:#?}");
    assert!(gone.is_empty(), "the table speaks of what isn't there: {gone:#?}");
}

#[tokio::test]
async fn everybody_gets_as_far_as_the_table_says() {
    let house = House::new().await;
    let mut wrong = Vec::new();
    for row in Row::all() {
        let mut first = true;
        for asker in Asker::ALL {
            // Who has no account can't make a token: that address is in the table.
            if asker == Asker::Guest && row.is_api() {
                continue;
            }
            let before = house.head().await;
            let answer = row.try_as(&house, asker, house.plan, &[]).await;
            let (outcome, expected) = (Outcome::of(&answer), row.expected(asker));
            let what = format!("{asker:?} {} {}", row.method, row.path);
            if outcome != expected {
                wrong.push(format!("{what}: {outcome:?}, not {expected:?}"));
            }
            if outcome != Outcome::LetIn && house.head().await != before {
                wrong.push(format!("{what}: {outcome:?}, but something was written"));
            }
            // What is done once may not be possible twice; the first who may has to get through.
            let refused_as_it_is = ["multipart", "empty"].contains(&row.body)
                || ["/sign-in", "/account/password", "/join"].contains(&row.path);
            if expected == Outcome::LetIn && std::mem::take(&mut first) && !refused_as_it_is && !is_done(&answer) {
                wrong.push(format!("{what}: {} {}", answer.status, answer.text()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[tokio::test]
async fn a_plan_of_others_answers_like_one_that_is_not_there() {
    let house = House::new().await;
    for row in Row::all().into_iter().filter(|row| row.path.contains("{plan}")) {
        for asker in [Asker::Nobody, Asker::Stranger] {
            let others = row.try_as(&house, asker, house.plan, &[]).await;
            let none = row.try_as(&house, asker, NO_PLAN, &[]).await;
            let plain = |answer: &Answer, plan: PlanId| {
                // What follows in a form is what the asker sent, given back.
                let body = answer.text().split("<form").next().map(|body| body.replace(&plan.to_string(), "PLAN"));
                let headers: BTreeMap<_, _> = answer
                    .headers
                    .iter()
                    .map(|(name, value)| (name.to_string(), value.to_str().unwrap().replace(&plan.to_string(), "PLAN")))
                    .collect();
                (answer.status, headers, body)
            };
            assert_eq!(plain(&others, house.plan), plain(&none, NO_PLAN), "{asker:?} {} {}", row.method, row.path);
        }
    }
}

#[tokio::test]
async fn a_plan_address_that_is_none_is_not_there_either() {
    let house = House::new().await;
    for url in ["/plans/nonsense/strategy", "/plans/%F0%9F%92%A9/habits", "/plans/../strategy", "/nowhere"] {
        let answer = house.ask(Asker::Owner, "GET", url, "", &[]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{url}");
    }
    for url in ["/api/v1/plans/nonsense", "/api/v1/plans/%FF/changes", "/api/v1/nowhere"] {
        let answer = house.ask(Asker::Owner, "GET", url, "", &[]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{url}");
        assert_eq!(answer.json()["error"]["kind"], "not-found", "{url}");
    }
}

#[tokio::test]
async fn another_sites_page_can_change_nothing() {
    let house = House::new().await;
    let from_elsewhere: [&[(&str, &str)]; 5] = [
        &[("sec-fetch-site", "cross-site")],
        &[("sec-fetch-site", "same-site")],
        &[("origin", "https://evil.example")],
        &[("origin", "null")],
        // A browser's word about where it comes from counts more than the page's address.
        &[("sec-fetch-site", "cross-site"), ("origin", "http://taktikk.test")],
    ];
    let before = house.head().await;
    for row in Row::all().into_iter().filter(|row| row.method == "POST") {
        for headers in from_elsewhere {
            let answer = row.try_as(&house, Asker::Owner, house.plan, headers).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{} {headers:?}", row.path);
            assert_eq!(answer.header(header::SET_COOKIE), "", "{} {headers:?}", row.path);
        }
    }
    assert_eq!(house.head().await, before);
    for headers in [&[("sec-fetch-site", "same-origin")], &[("origin", "http://taktikk.test")]] {
        let url = house.fill("/plans/{plan}/audiences", house.plan).await;
        let answer = house.ask(Asker::Owner, "POST", &url, "name=Ours", headers).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{headers:?}");
    }
}

#[tokio::test]
async fn what_was_uploaded_is_only_ever_handed_back_as_a_download() {
    let house = House::new().await;
    for (path, kind) in [("files/{file}", "application/octet-stream"), ("export/json", "application/json")] {
        let url = house.fill(&format!("/plans/{{plan}}/{path}"), house.plan).await;
        let answer = house.ask(Asker::Reader, "GET", &url, "", &[]).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(answer.header(header::CONTENT_TYPE), kind);
        let disposition = answer.header(header::CONTENT_DISPOSITION);
        assert!(disposition.starts_with("attachment; "), "{disposition}");
        assert!(!disposition.contains('<'), "{disposition}");
    }
}
