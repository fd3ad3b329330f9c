//! What stands around every page of a plan: the bar, the path, "what now?".

use crate::document::{document, knot};
use crate::look::Look;
use crate::page::{Opened, Page};
use crate::view::{Region, View, always};
use maud::{Markup, html};
use plan::findings::Light;
use plan::{Ref, Stage, stage::Act};

/// Findings that "what now?" shows at once.
const NOW_MOST: usize = 4;

const NAME: Region = Region::block("plan-name", |touched| touched.plan, plan_name);
const HERE: Region = Region::presence("who-is-here", "", who_is_here);

/// The regions around a page's own: they are on every page of a plan.
const AROUND: &[Region] = &[
    NAME,
    HERE,
    Region { class: "", ..Region::block("path", always, path) },
    Region { class: "", ..Region::block("what-now", always, what_now) },
];
/// Those around the workshop's pages, for those who see nothing else.
const AROUND_THE_BOARD: &[Region] = &[NAME, HERE];

/// Everything live on a view's page.
pub fn regions(view: &View) -> impl Iterator<Item = &'static Region> + use<> {
    let around = if view.page == Page::Wall {
        &[]
    } else if view.reads_all() {
        AROUND
    } else {
        AROUND_THE_BOARD
    };
    around.iter().chain(view.own)
}

/// A page of a plan, with its stream.
pub fn plan_page(view: &View) -> Markup {
    if view.page == Page::Wall { wall(view) } else { plan_page_with(view, true, html! {}) }
}

/// The same with something on it that is not live, or all of it standing still.
pub fn plan_page_with(view: &View, live: bool, extra: Markup) -> Markup {
    let (lang, page) = (view.viewer.lang, view.page);
    // A measure's and a review's own page draw their head themselves: it changes with the plan.
    let of_review = page.review().and_then(|id| Some(view.plan.reviews.get(id)?.measure));
    let about = page.tactic().or(of_review).and_then(|id| view.plan.measures.get(id));
    let heading = match page {
        Page::Open(_) if about.is_some() => about.map_or_else(String::new, |row| row.title.as_str().to_owned()),
        Page::Stage(stage) => view.t(&format!("stage-{}", stage.word())),
        Page::Open(what) => view.t(&format!("stage-{}", what.stage().word())),
        Page::Claims | Page::NotWorth | Page::Figures => view.t("stage-habits"),
        Page::History => view.t("history"),
        Page::TwoPages => view.t("two-pages"),
        Page::Findings => view.t("what-now"),
        Page::Proposal => view.t("proposal"),
        Page::Wall => view.t("wall"),
        Page::OneByOne => view.t("stage-sort"),
        Page::Calendar(_) => view.t("calendar-title"),
        Page::Thread(_) => view.t("thread-title"),
    };
    let title = format!("{heading} · {}", view.plan.title.as_str());
    // What is asked about a file stands where the matrix would: below what leads to it.
    let (above, below) = if page == Page::Figures { view.own.split_at(view.own.len()) } else { view.own.split_at(0) };
    let region = |id: &str| AROUND.iter().find(|region| region.id == id).map(|region| region.whole(view));
    document(
        Look { lang, scheme: view.scheme },
        &title,
        html! {
            a.skip href="#main" { (view.t("skip-to-content")) }
            @if live { (stream(view)) }
            header.topbar {
                a.home href="/" aria-label=(view.t("plans")) { (knot()) }
                @if let Some(name) = region("plan-name") { (name) }
                div.end {
                    @if let Some(who) = region("who-is-here") { (who) }
                    span.livestate.small role="status" {
                        span.on.hide { (view.t("live-saved")) }
                        span.saved { (view.t("live-kept")) }
                        span.off { (view.t("live-off")) }
                    }
                    @if view.reads_all() {
                        a.hide href=(view.url("history")) aria-current=[(page == Page::History).then_some("page")] { (view.t("history")) }
                        a.hide href=(view.url("members")) { (view.t("share")) }
                    }
                }
            }
            div.frame.no-path[!view.reads_all()].no-now[!view.reads_all()].wide[matches!(page, Page::Thread(_))] {
                @if view.reads_all() { nav.path aria-label=(view.t("path-label")) {
                    @if let Some(path) = region("path") { (path) }
                }
                aside.now aria-label=(view.t("what-now")) {
                    @if let Some(now) = region("what-now") { (now) }
                } }
                main.main id="main" {
                    @if about.is_none() { div.head {
                        div {
                            h1 { (heading) }
                            @if let Some(stage) = page.stage() {
                                p.lead { (view.t(&format!("stage-{}-lead", stage.word()))) }
                            }
                            @if page == Page::History { p.lead { (view.t("history-lead")) } }
                        }
                    } }
                    div id="messages" role="alert" {}
                    @for region in above { (region.whole(view)) }
                    (extra)
                    @for region in below { (region.whole(view)) }
                    (foot(view))
                }
            }
        },
    )
}

/// The big screen: nothing around what is shown on it.
fn wall(view: &View) -> Markup {
    let title = format!("{} · {}", view.t("wall"), view.plan.title.as_str());
    let (head, body) = view.own.split_at(view.own.len().min(1));
    document(
        Look { lang: view.viewer.lang, scheme: view.scheme },
        &title,
        html! {
            (stream(view))
            main.wall id="main" {
                @for region in head { (region.whole(view)) }
                hr.rule;
                div.wall-body { @for region in body { (region.whole(view)) } }
            }
        },
    )
}

/// What makes a page live.
fn stream(view: &View) -> Markup {
    let stream = format!("/plans/{}/stream?page={}&since={}", view.id, view.page.slug(), view.plan.seq.0);
    html! { div "hx-sse:connect"=(stream) hx-swap="none" {} }
}

fn foot(view: &View) -> Markup {
    html! {
        footer.foot {
            @if view.reads_all() {
                a href=(view.url("two-pages")) { (view.t("two-pages")) }
                a href=(view.url("history")) { (view.t("history")) }
                a href=(view.url("members")) { (view.t("share")) }
                a.push href="/account" { (view.t("account")) }
            } @else {
                @for stage in [Stage::Brainstorm, Stage::Sort] {
                    a href=(view.url(stage.word())) aria-current=[(view.page.stage() == Some(stage)).then_some("page")] {
                        (view.t(&format!("stage-{}", stage.word())))
                    }
                }
                form.push method="post" action="/sign-out" { button.linkbutton type="submit" { (view.t("leave-workshop")) } }
            }
        }
    }
}

/// The plan's name in the bar.
fn plan_name(view: &View) -> Markup {
    html! {
        a.plan href=(view.url("")) { (view.plan.title.as_str()) }
        " "
        span.org.hide { (view.plan.organisation.as_str()) }
    }
}

/// Initials of everybody who is here.
fn who_is_here(view: &View) -> Markup {
    let count = view.here.count;
    html! {
        div.who role="img" aria-label=(view.tw("here-now", &[("count", count.into())])) {
            @for member in &view.here.faces {
                @let name = view.name(*member);
                span title=(name) { (initials(&name)) }
            }
            @let more = count - view.here.faces.len();
            @if more > 0 { span.more { "+" (more) } }
        }
    }
}

/// "Anne Berg" → "AB".
pub fn initials(name: &str) -> String {
    let mut letters = name.split_whitespace().filter_map(|word| word.chars().next());
    let first = letters.next();
    let last = letters.next_back();
    first.into_iter().chain(last).flat_map(char::to_uppercase).collect()
}

/// The path through the nine stages.
fn path(view: &View) -> Markup {
    html! {
        @for act in Act::ALL {
            h2 { (view.t(&format!("act-{}", act.word()))) }
            ol {
                @for stage in Stage::ALL.iter().filter(|stage| stage.act() == *act) {
                    @let (class, state) = match view.light(*stage) {
                        Light::Done => ("done", Some("stage-done")),
                        Light::LookAgain => ("again", Some("stage-look-again")),
                        Light::Ahead => ("", None),
                    };
                    @let here = view.page.stage() == Some(*stage);
                    li class={ (class) @if here { " here" } } data-n=(stage.number()) {
                        a href=(view.url(stage.word())) aria-current=[here.then_some("page")] {
                            (view.t(&format!("stage-{}", stage.word())))
                            @if let Some(state) = state { span.sr.state { " (" (view.t(state)) ")" } }
                        }
                    }
                }
            }
        }
    }
}

/// The findings that matter next.
fn what_now(view: &View) -> Markup {
    let findings = view.findings();
    let next = plan::findings::next(findings, NOW_MOST);
    html! {
        h2 { (view.t("what-now")) }
        @if findings.is_empty() { p.quiet { (view.t("what-now-empty")) } }
        ol {
            @for (index, finding) in next.iter().enumerate() {
                li .first[index == 0] {
                    a href=(finding_url(view, finding)) { (view.say(&finding.sentence())) }
                    p.quiet.small { (words::why(view.viewer.lang, &finding.sentence(), &|member| view.name(member))) }
                    @if view.edits() {
                        form method="post" action=(view.url("findings/aside")) hx-post=(view.url("findings/aside")) hx-swap="none" {
                            input type="hidden" name="finding" value=(finding.key());
                            button.dismiss type="submit" { (view.t("set-aside")) }
                        }
                    }
                }
            }
        }
        @if findings.len() > NOW_MOST {
            p.more { a href=(view.url("findings")) { (view.tw("what-now-more", &[("count", (findings.len() - NOW_MOST).into())])) } }
        }
    }
}

/// Where a finding can be mended.
pub fn finding_url(view: &View, finding: &plan::Finding) -> String {
    let place = finding.at.map(|what| format!("#{}", what.id())).unwrap_or_default();
    // What has its forms only while it is open is opened right away, for those who can do something about it.
    let opened = match finding.at {
        Some(Ref::Claim(id)) => view.plan.claims.get(id).map(|claim| Opened::Cell(claim.audience, claim.channel)),
        Some(Ref::Channel(id)) if finding.stage == Stage::Habits => Some(Opened::Channel(id)),
        Some(Ref::Audience(id)) if finding.stage == Stage::Audiences => Some(Opened::Audience(id)),
        Some(Ref::Objective(id)) if finding.stage == Stage::Objectives => Some(Opened::Objective(id)),
        Some(Ref::Amendment(id)) => view.plan.amendments.get(id).map(|row| Opened::Statement(row.statement)),
        Some(Ref::Measure(id)) if finding.stage == Stage::Sort => Some(Opened::Core(id)),
        Some(Ref::Idea(id)) if finding.stage == Stage::Brainstorm => Some(Opened::Idea(id)),
        Some(Ref::Measure(id)) if finding.stage == Stage::Tactics => Some(Opened::Tactic(id)),
        Some(Ref::Review(id)) => Some(Opened::Review(id)),
        Some(Ref::SetupStep(id)) => view.plan.setup_steps.get(id).map(|row| Opened::Tactic(row.measure)),
        Some(Ref::CalendarEntry(id)) => view.plan.calendar_entries.get(id).map(|row| Opened::Tactic(row.measure)),
        Some(Ref::Lesson(id)) => view.plan.lessons.get(id).map(|row| Opened::Tactic(row.measure)),
        Some(_) | None => None,
    };
    match opened {
        Some(what) => view.url(&format!("{}{place}", what.address())),
        None => view.url(&format!("{}{place}", finding.stage.word())),
    }
}
