//! What stands around every page: the bar, the path, "what now?", and the document's head.

use crate::assets;
use crate::view::{Opened, Page, View};
use maud::{DOCTYPE, Markup, html};
use plan::findings::Light;
use plan::{Ref, Stage, stage::Act};
use words::Lang;

/// Findings that "what now?" shows at once.
const NOW_MOST: usize = 4;

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scheme {
    /// As the device has it.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Scheme {
    /// All of them, in the order they are offered.
    pub const ALL: &[Self] = &[Self::Auto, Self::Light, Self::Dark];

    /// The word for it in the account, the style sheet and the translations.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The scheme with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|scheme| scheme.word() == word)
    }
}

/// How somebody wants pages: in which language, light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Look {
    /// The language.
    pub lang: Lang,
    /// The colours.
    pub scheme: Scheme,
}

/// The whole document around a body.
pub fn document(look: Look, title: &str, body: Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(look.lang.code()) data-color-scheme=(look.scheme.word()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="htmx-config" content=r#"extensions:"sse,keep-typed""#;
                title { (title) }
                link rel="icon" href=(assets::url("favicon.svg")) type="image/svg+xml";
                link rel="stylesheet" href=(assets::url("taktikk.css"));
                script src=(assets::url("taktikk.js")) defer {}
            }
            body data-color="neutral" { (body) }
        }
    }
}

/// The mark: a thread with a knot.
pub fn knot() -> Markup {
    html! {
        svg.knot viewBox="0 0 24 24" aria-hidden="true" {
            path d="M2 16c5 0 5-9 10-9s5 9 0 9-5-9 0-9 5 9 10 9" {}
        }
    }
}

/// A page of a plan, with its stream.
pub fn plan_page(view: &View, page: Page) -> Markup {
    plan_page_with(view, page, true, html! {})
}

/// The same with something on it that is not live, or all of it standing still.
pub fn plan_page_with(view: &View, page: Page, live: bool, extra: Markup) -> Markup {
    let lang = view.viewer.lang;
    let heading = match page {
        Page::Stage(stage) => view.t(&format!("stage-{}", stage.word())),
        Page::Open(what) => view.t(&format!("stage-{}", what.stage().word())),
        Page::Claims | Page::NotWorth => view.t("stage-habits"),
        Page::History => view.t("history"),
        Page::TwoPages => view.t("two-pages"),
        Page::Findings => view.t("what-now"),
    };
    let title = format!("{heading} · {}", view.plan.title.as_str());
    let stream = format!("/plans/{}/stream?page={}&since={}", view.id, page.slug(), view.plan.seq.0);
    let region = |id: &str| page.regions().find(|region| region.id == id).map(|region| region.whole(view));
    document(
        Look { lang, scheme: view.scheme },
        &title,
        html! {
            a.skip href="#main" { (view.t("skip-to-content")) }
            @if live { div "hx-sse:connect"=(stream) hx-swap="none" {} }
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
                    a.hide href=(view.url("history")) aria-current=[(page == Page::History).then_some("page")] { (view.t("history")) }
                    a.hide href=(view.url("members")) { (view.t("share")) }
                }
            }
            div.frame {
                nav.path aria-label=(view.t("path-label")) {
                    @if let Some(path) = region("path") { (path) }
                }
                aside.now aria-label=(view.t("what-now")) {
                    @if let Some(now) = region("what-now") { (now) }
                }
                main.main id="main" {
                    div.head {
                        div {
                            h1 { (heading) }
                            @if let Some(stage) = page.stage() {
                                p.lead { (view.t(&format!("stage-{}-lead", stage.word()))) }
                            }
                            @if page == Page::History { p.lead { (view.t("history-lead")) } }
                        }
                    }
                    div id="messages" role="alert" {}
                    (extra)
                    @for region in page.own_regions() { (region.whole(view)) }
                    footer.foot {
                        a href=(view.url("two-pages")) { (view.t("two-pages")) }
                        a href=(view.url("history")) { (view.t("history")) }
                        a href=(view.url("members")) { (view.t("share")) }
                        a.push href="/account" { (view.t("account")) }
                    }
                }
            }
        },
    )
}

/// The plan's name in the bar.
pub fn plan_name(view: &View) -> Markup {
    html! {
        a.plan href=(view.url("")) { (view.plan.title.as_str()) }
        " "
        span.org.hide { (view.plan.organisation.as_str()) }
    }
}

/// Initials of everybody who is here.
pub fn who_is_here(view: &View) -> Markup {
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
pub fn path(view: &View) -> Markup {
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
pub fn what_now(view: &View) -> Markup {
    let findings = view.findings();
    html! {
        h2 { (view.t("what-now")) }
        @if findings.is_empty() { p.quiet { (view.t("what-now-empty")) } }
        ol {
            @for (index, finding) in findings.iter().take(NOW_MOST).enumerate() {
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

/// Everything that follows from the plan, and what was put aside.
pub fn all_findings(view: &View) -> Markup {
    let findings = view.findings();
    html! {
        div.rows {
            @for finding in findings {
                div.row {
                    div {
                        p.title { a href=(finding_url(view, finding)) { (view.say(&finding.sentence())) } }
                        p.quiet.small { (words::why(view.viewer.lang, &finding.sentence(), &|member| view.name(member))) }
                    }
                    div.facts { (view.t(&format!("stage-{}", finding.stage.word()))) }
                }
            }
        }
        @if findings.is_empty() { p.empty { (view.t("what-now-empty")) } }
        @if !view.plan.set_aside.is_empty() {
            section.section {
                header { h2 { (view.tw("set-aside-list", &[("count", view.plan.set_aside.len().into())])) } }
                @for (key, aside) in &view.plan.set_aside {
                    div.flow {
                        span { (aside.reason) }
                        @if view.edits() {
                            (crate::widgets::button(view, "findings/aside", "take-up-again", &[("finding", key), ("again", "yes")]))
                        }
                    }
                }
            }
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
        Some(_) | None => None,
    };
    match opened {
        Some(what) => view.url(&format!("{}{place}", what.address())),
        None => view.url(&format!("{}{place}", finding.stage.word())),
    }
}
