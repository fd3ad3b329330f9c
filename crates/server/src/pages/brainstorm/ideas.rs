//! Writing ideas and reading them. An idea is short to look at; its form is drawn only while it is open.

use super::super::changing::{change, change_as, with_own};
use super::super::picking;
use super::super::showing::open;
use super::{author, current, is_shown, takes_ideas};
use crate::app::App;
use crate::auth::Asker;
use crate::clock;
use crate::error::Problem;
use crate::fields::Fields;
use crate::forms::{self, Editing};
use crate::frame;
use crate::live::room::Refusal;
use crate::page::{Opened, Page};
use crate::view::{Row, View};
use crate::widgets;
use axum::extract::{Form, Path, State};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use plan::{
    AudienceId, BrainstormField, Change, ChannelId, Idea, IdeaField, IdeaId, MemberId, Plan, PlanId, Priority,
    Reaction, Ref, Rejection, Role, Stage, WorthIt,
};
use std::collections::BTreeSet;

/// Objectives that stay in sight while people write; the rest is one press away.
const OBJECTIVES_MOST: usize = 7;

/// One's own ideas that stand open, each with a button to take it back. Who types for a room writes a hundred; those before
/// are one press away, and are taken back on their own page.
const OWN_NEWEST: usize = 8;

/// Ideas that stand in the page; older ones come when somebody looks for them.
const NEWEST: usize = 100;

fn inputs() -> Vec<forms::Input<Idea, IdeaField>> {
    vec![
        forms::text("presence", "idea-presence", 2, |idea| &idea.presence, IdeaField::Presence),
        forms::text("purpose", "idea-purpose", 2, |idea| &idea.purpose, IdeaField::Purpose),
        forms::text("achieve", "idea-achieve", 2, |idea| &idea.achieve, IdeaField::Achieve),
        forms::text("for_whom", "idea-for-whom", 1, |idea| &idea.for_whom, IdeaField::ForWhom),
        forms::some_of(
            "channels",
            "field-idea-channels",
            picking::channels,
            |idea| idea.channels.clone(),
            IdeaField::Channels,
        ),
        forms::some_of(
            "audiences",
            "field-idea-audiences",
            picking::audiences,
            |idea| idea.audiences.clone(),
            IdeaField::Audiences,
        ),
        forms::some_of(
            "objectives",
            "field-idea-objectives",
            picking::objectives,
            |idea| idea.objectives.clone(),
            IdeaField::Objectives,
        ),
    ]
}

/// The field for a new idea, one's own ideas, and beside them for whom and for what.
pub fn writing(view: &View) -> Markup {
    let open = current(&view.plan).is_some_and(|(_, brainstorm)| takes_ideas(brainstorm));
    let writes = view.viewer.role >= Role::Participant;
    html! {
        div.side[open].section[open] {
            div {
                @if open && writes { div data-outbox { (new_idea(view)) } }
                @if writes { (outbox(view)) }
                @if writes { (own_place(view, own)) }
            }
            @if open { (aims(view)) }
        }
    }
}

/// Where the page keeps what is one's own: filled when the whole page is drawn, and by answers to what one does.
/// What is sent to many leaves it as it is.
pub fn own_place(view: &View, draw: fn(&View, MemberId) -> Markup) -> Markup {
    html! { div id="own" hx-morph-skip { @if let Some(me) = view.me { (draw(view, me)) } } }
}

/// What waits on this device until the server has it. The page's script fills it in; whose it is, only a page that is drawn
/// for one person knows.
fn outbox(view: &View) -> Markup {
    let whose = view.me.map(|me| format!("{}/{me}", view.id));
    html! {
        div.outbox id="outbox" hx-morph-skip data-outbox-for=[whose] role="status" {
            p.one { strong { (view.tw("ideas-waiting", &[("count", 1.into())])) } }
            p.many { strong { span data-count {} " " (view.t("outbox-many")) } }
            p.waits.small { (view.t("ideas-waiting-help")) }
            ul {}
            template {
                li {
                    p data-said {}
                    div.flow.small {
                        span.waits.quiet { (view.t("idea-waiting")) }
                        span.refused.red data-why {}
                        button.refused.linkbutton type="button" data-again { (view.t("outbox-again")) }
                        button.refused.linkbutton type="button" data-away { (view.t("outbox-away")) }
                    }
                }
            }
        }
    }
}

/// One's own ideas, newest first, to be corrected or taken back.
fn own(view: &View, me: MemberId) -> Markup {
    let mut mine: Vec<_> = view.plan.ideas.iter().filter(|(_, idea)| idea.author == Some(me)).collect();
    mine.reverse();
    let (newest, earlier) = mine.split_at(mine.len().min(OWN_NEWEST));
    html! {
        @if !mine.is_empty() {
            details.more id="own-ideas" open {
                summary { (view.tw("idea-mine", &[("count", mine.len().into())])) }
                ul.idea-list {
                    @for &(id, idea) in newest {
                        (own_idea(view, id, idea, &widgets::button(view, &format!("ideas/{id}/taken-back"), "idea-take-back", &[])))
                    }
                }
                @if !earlier.is_empty() {
                    details.more id="own-earlier" {
                        summary { (view.tw("more-count", &[("count", earlier.len().into())])) }
                        ul.idea-list { @for &(id, idea) in earlier { (own_idea(view, id, idea, &html! {})) } }
                    }
                }
            }
        }
    }
}

fn own_idea(view: &View, id: IdeaId, idea: &Idea, take_back: &Markup) -> Markup {
    html! {
        li id={ "own-" (id) } {
            span.n { (idea.number) }
            p { (idea.presence.as_str()) @let about = picking::about(view, idea); @if !about.is_empty() { br; span.quiet.small { (about) } } }
            div.flow { (edit_link(view, id)) (take_back) }
        }
    }
}

fn edit_link(view: &View, id: IdeaId) -> Markup {
    let address = view.url(&Opened::Idea(id).address());
    html! { a.small href={ (address) "#" (id) } { (view.t("idea-edit")) } }
}

fn aims(view: &View) -> Markup {
    let audiences = view.plan.audiences.iter().filter(|(_, row)| row.priority != Some(Priority::Later));
    let objectives: Vec<_> = view.plan.objectives.iter().map(|(_, objective)| objective.sentence.as_str()).collect();
    let (first, more) = objectives.split_at(objectives.len().min(OBJECTIVES_MOST));
    html! {
        div.stack {
            div {
                h3 { (view.t("wall-for-whom")) }
                ul.small.aims { @for (id, audience) in audiences { li { (audience.name.as_str()) (worth_it(view, id)) } } }
            }
            div {
                h3 { (view.t("wall-objectives")) }
                ul.small.aims { @for sentence in first { li { (sentence) } } }
                @if !more.is_empty() {
                    details.more id="more-aims" {
                        summary { (view.tw("more-count", &[("count", more.len().into())])) }
                        ul.small.aims { @for sentence in more { li { (sentence) } } }
                    }
                }
            }
        }
    }
}

/// Where an audience is worth the time, and where it isn't: its row of the matrix in stage 4.
fn worth_it(view: &View, audience: AudienceId) -> Markup {
    let said = |verdict: WorthIt| {
        let pairs = view.plan.worth.iter().filter(|(pair, worth)| pair.0 == audience && worth.verdict == verdict);
        let names = pairs.filter_map(|(pair, _)| Some(view.plan.channels.get(pair.1)?.name.as_str()));
        (verdict, names.collect::<Vec<_>>().join(" · "))
    };
    html! {
        @for (verdict, channels) in [said(WorthIt::Worth), said(WorthIt::NotWorth)] {
            @if !channels.is_empty() {
                p.quiet.small { span.strong[verdict == WorthIt::Worth] { (view.t(&format!("worth-{}", verdict.word()))) } ": " (channels) }
            }
        }
    }
}

fn new_idea(view: &View) -> Markup {
    widgets::form(
        view,
        "ideas",
        "new-idea",
        true,
        html! {
            // What waited on a device is meant for the brainstorm it was written in.
            @if let Some((brainstorm, _)) = current(&view.plan) { input type="hidden" name="brainstorm" value=(brainstorm); }
            div.field {
                label.ds-label for="new-idea-presence" { (view.t("idea-presence")) }
                textarea.ds-input.big id="new-idea-presence" name="presence" rows="2" placeholder=(view.t("idea-presence-placeholder")) {}
            }
            p.hint { (view.t("idea-only-first")) }
            details.more id="new-idea-more" {
                summary { (view.t("idea-more")) }
                (forms::draw(&inputs()[1..], view, "new-idea", &Idea::default()))
            }
            div.actions { button.ds-button type="submit" { (view.t("idea-send")) } }
        },
    )
}

/// The ideas that may be seen, newest first.
fn shown(view: &View) -> impl Iterator<Item = (IdeaId, &Idea)> {
    view.plan.ideas.iter().rev().filter(|(_, idea)| is_shown(view, idea))
}

/// The newest of them, and the one that is open.
pub fn newest(view: &View) -> Vec<Row<'_>> {
    let mut ideas: Vec<_> = shown(view).take(NEWEST).collect();
    if let Page::Open(Opened::Idea(id)) = view.page
        && ideas.iter().all(|(other, _)| *other != id)
    {
        ideas.extend(view.plan.ideas.get(id).filter(|idea| is_shown(view, idea)).map(|idea| (id, idea)));
    }
    if ideas.is_empty() {
        let key = if view.plan.ideas.is_empty() { "wall-empty" } else { "wall-hidden" };
        return vec![Row::about_none("ideas-empty", move || html! { p.empty id="ideas-empty" { (view.t(key)) } })];
    }
    ideas.into_iter().map(|(id, idea)| Row::of(id, move || item(view, id, idea))).collect()
}

/// One of them, by the id of its element.
pub fn one(view: &View, key: &str) -> Option<Markup> {
    let id: IdeaId = key.parse().ok()?;
    let idea = view.plan.ideas.get(id).filter(|idea| is_shown(view, idea))?;
    Some(item(view, id, idea))
}

/// Leads on from the newest.
pub fn lead_on(view: &View) -> Markup {
    let mut older = shown(view).skip(NEWEST.saturating_sub(1));
    let last = older.next();
    html! { @if let (Some((last, _)), Some(_)) = (last, older.next()) { (leading_on(view, last)) } }
}

/// Fetches older ideas before somebody who scrolls comes to where they will stand; without a script it is a link.
fn leading_on(view: &View, last: IdeaId) -> Markup {
    let action = view.url(&format!("brainstorm/older/{last}"));
    html! {
        div.older id="ideas-older" hx-get=(action) hx-trigger="intersect rootMargin:2000px once" hx-swap="outerHTML" {
            a href=(action) { (view.t("ideas-older")) }
        }
    }
}

/// The ideas before one, a page of them or the piece that a page asks for.
pub async fn older(State(app): State<App>, asker: Asker, Path((id, last)): Path<(PlanId, IdeaId)>) -> Response {
    let found = async {
        let page = Page::Stage(Stage::Brainstorm);
        let within = asker.on_page(&app, id, page).await?;
        let view = app.view(&app.rooms.get(id).await?, page, within).await?;
        // By id, which the ideas are in the order of: the last one may have been taken back meanwhile.
        let mut before = shown(&view).skip_while(|(id, _)| *id >= last);
        let ideas: Vec<_> = before.by_ref().take(NEWEST).collect();
        let more = ideas.last().filter(|_| before.next().is_some());
        let cards = html! {
            @for (id, idea) in &ideas { (item(&view, *id, idea)) }
            @if let Some((last, _)) = more { (leading_on(&view, *last)) }
        };
        if asker.live {
            return Ok(cards.into_response());
        }
        let around = html! { div.ideas-grid { (cards) } p { a href=(view.url("brainstorm")) { (view.t("back")) } } };
        Ok(frame::plan_page_with(&View { own: &[], ..view.clone() }, false, around).into_response())
    };
    found.await.unwrap_or_else(|problem: Problem| asker.answer(problem))
}

/// An idea's half-sentences after the first, one paragraph each.
pub fn sentences(view: &View, idea: &Idea) -> Markup {
    let more = [("idea-purpose", &idea.purpose), ("idea-achieve", &idea.achieve), ("idea-for-whom", &idea.for_whom)];
    html! {
        @for (key, text) in more {
            @if !text.is_blank() { p.small { span.quiet { (view.t(key)) } " " (text.as_str()) } }
        }
    }
}

fn item(view: &View, id: IdeaId, idea: &Idea) -> Markup {
    let is_open = view.has_open(Opened::Idea(id)) && view.viewer.role >= Role::Participant;
    let facts = [author(view, idea), Some(picking::about(view, idea)).filter(|about| !about.is_empty())];
    html! {
        article.idea-card.on[is_open] id=(id) {
            h3.title { span.n { (idea.number) } " " (idea.presence.as_str()) }
            (sentences(view, idea))
            p.quiet.small { (facts.into_iter().flatten().collect::<Vec<_>>().join(" · ")) }
            @if is_open {
                @if view.edits() && let Some(brainstorm) = idea.brainstorm {
                    div.flow.lit { (picking::changes_button(view, "facilitator-spotlight", None, &[Change::SetBrainstorm { id: brainstorm, field: BrainstormField::Spotlight(Some(id)) }])) }
                }
                (forms::work_on(view, &Editing { action: &format!("ideas/{id}"), what: ("idea", id.to_string()), back: "brainstorm", remove: "idea-take-back" }, &inputs(), idea, Stage::Brainstorm.word()))
            } @else if view.viewer.role >= Role::Participant {
                div.flow {
                    (reactions(view, id, idea))
                    @if view.edits() { (edit_link(view, id)) }
                }
            }
        }
    }
}

/// What people have said of it, each word a button.
fn reactions(view: &View, id: IdeaId, idea: &Idea) -> Markup {
    let action = view.url(&format!("ideas/{id}/reaction"));
    html! {
        form.flow method="post" action=(action) hx-post=(action) hx-swap="none" {
            @for reaction in Reaction::ALL {
                @let count = idea.reactions.get(reaction).map_or(0, std::collections::BTreeSet::len);
                button.linkbutton.small type="submit" name="reaction" value=(reaction.word()) {
                    (view.t(&format!("reaction-{}", reaction.word())))
                    @if count > 0 { " " b { (count) } }
                }
            }
        }
    }
}

/// Channels whose names stand in a text, as whole words.
fn channels_named(plan: &Plan, text: &str) -> BTreeSet<ChannelId> {
    let words_of = |text: &str| -> Vec<String> {
        let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect()
    };
    let said = words_of(text);
    let is_named = |name: &str| {
        let name = words_of(name);
        !name.is_empty() && said.windows(name.len()).any(|run| run == name)
    };
    plan.channels.iter().filter(|(_, channel)| is_named(channel.name.as_str())).map(|(id, _)| id).collect()
}

/// Whether a text has a letter, a sign or a picture that can be seen: not only blanks, and signs that join, direct or hide.
fn says_something(text: &str) -> bool {
    let is_unseen = |letter: char| {
        letter.is_whitespace()
            || letter.is_control()
            || matches!(letter,
                '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
                | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}'
                | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{e0000}'..='\u{e0fff}')
    };
    !text.chars().all(is_unseen)
}

/// Writes an idea, in one's own name.
pub async fn add_idea(
    State(app): State<App>,
    asker: Asker,
    Path(id): Path<PlanId>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    let done = change_as(&app, &asker, id, "brainstorm", |plan, member| {
        let (brainstorm, rules) = current(plan).ok_or(Problem::Bad("error-brainstorm-closed"))?;
        let meant = form.parsed("brainstorm")?.unwrap_or(brainstorm);
        if meant != brainstorm || !takes_ideas(rules) {
            return Err(Problem::Bad("error-brainstorm-closed"));
        }
        if !says_something(form.text("presence")) {
            return Err(Problem::Refused(Refusal::Rejected { index: 0, rejection: Rejection::Unnamed }));
        }
        let mut fields = vec![IdeaField::Brainstorm(Some(brainstorm)), IdeaField::Author(Some(member))];
        fields.extend(forms::read(&inputs(), &form, &Idea::default())?);
        // Nobody has to pick what they have just written. What was picked by hand stays as it was picked.
        if !fields.iter().any(|field| matches!(field, IdeaField::Channels(_))) {
            let named = channels_named(plan, form.text("presence"));
            fields.extend((!named.is_empty()).then_some(IdeaField::Channels(named)));
        }
        Ok(vec![Change::AddIdea { id: IdeaId::from_raw(clock::mint()), fields }])
    })
    .await;
    with_own(&app, &asker, id, Page::Stage(Stage::Brainstorm), done, own).await
}

/// The page with one idea open. Participants open their own.
pub async fn open_idea(State(app): State<App>, asker: Asker, Path((id, idea)): Path<(PlanId, IdeaId)>) -> Response {
    let theirs = async {
        let within = asker.at_board(&app, id).await?;
        let plan: std::sync::Arc<Plan> = app.rooms.get(id).await?.room.plan();
        let author = plan.ideas.get(idea).ok_or(Problem::NotFound)?.author;
        let others = within.viewer.role == Role::Participant && author != Some(within.member);
        if others { Err(Problem::Forbidden) } else { Ok(()) }
    };
    match theirs.await {
        Ok(()) => open(app, asker, id, Opened::Idea(idea)).await,
        Err(problem) => asker.answer(problem),
    }
}

/// Changes what the form changed of an idea.
pub async fn edit_idea(
    State(app): State<App>,
    asker: Asker,
    Path((id, idea)): Path<(PlanId, IdeaId)>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    let done = change(&app, &asker, id, "brainstorm", |plan| {
        let now = plan.ideas.get(idea).ok_or(Problem::NotFound)?;
        let fields = forms::read(&inputs(), &form, now)?;
        Ok(fields.into_iter().map(|field| Change::SetIdea { id: idea, field }).collect())
    })
    .await;
    with_own(&app, &asker, id, Page::Stage(Stage::Brainstorm), done, own).await
}

/// Takes one's own idea back.
pub async fn take_back(State(app): State<App>, asker: Asker, Path((id, idea)): Path<(PlanId, IdeaId)>) -> Response {
    let done = change(&app, &asker, id, "brainstorm", |_| Ok(vec![Change::Remove(Ref::Idea(idea))])).await;
    with_own(&app, &asker, id, Page::Stage(Stage::Brainstorm), done, own).await
}

/// Reacts to an idea, or takes it back.
pub async fn react(
    State(app): State<App>,
    asker: Asker,
    Path((id, idea)): Path<(PlanId, IdeaId)>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    change_as(&app, &asker, id, "brainstorm", |plan, member| {
        let reaction = form.word("reaction", Reaction::from_word)?.ok_or(Problem::Bad("error-field"))?;
        let now = plan.ideas.get(idea).ok_or(Problem::NotFound)?;
        let given = !now.reactions.get(&reaction).is_some_and(|from| from.contains(&member));
        Ok(vec![Change::React { idea, member, reaction, given }])
    })
    .await
}
