//! Stage 5: the brainstorm, where many write ideas at once.

use super::{change, change_as, picking};
use crate::app::App;
use crate::auth::Asker;
use crate::error::Problem;
use crate::fields::Fields;
use crate::view::{Region, View, any_of};
use crate::{clock, widgets};
use axum::extract::{Form, Path, State};
use axum::response::Response;
use maud::{Markup, html};
use plan::findings::{Light, light};
use plan::{
    Brainstorm, BrainstormField, BrainstormId, BrainstormState, Change, Idea, IdeaField, IdeaId, Kind, Plan, PlanId,
    Priority, Reaction, Role, Stage, TextEdit,
};

/// Dots each gets when nobody has said otherwise.
const VOTES_EACH: u8 = 5;
/// Stages that should be done before a brainstorm opens.
const BEFORE: [Stage; 3] = [Stage::Audiences, Stage::Objectives, Stage::Habits];

/// What the page is made of.
pub const REGIONS: &[Region] = &[
    Region::block(
        "brainstorm",
        |touched| any_of(touched, &[Kind::Brainstorm, Kind::Audience, Kind::Objective, Kind::Channel, Kind::Claim]),
        control,
    ),
    Region::block("aims", |touched| any_of(touched, &[Kind::Audience, Kind::Objective]), aims),
    Region::block(
        "new-idea",
        |touched| any_of(touched, &[Kind::Brainstorm, Kind::Audience, Kind::Objective, Kind::Channel]),
        new_idea,
    ),
    Region::list(
        "ideas",
        "rows",
        |touched| any_of(touched, &[Kind::Idea, Kind::Brainstorm, Kind::Audience, Kind::Objective, Kind::Channel]),
        ideas,
    ),
];

/// The brainstorm people are in: the newest.
pub fn current(plan: &Plan) -> Option<(BrainstormId, &Brainstorm)> {
    plan.brainstorms.iter().next_back()
}

/// Whether ideas are taken now.
fn takes_ideas(brainstorm: &Brainstorm) -> bool {
    brainstorm.state == Some(BrainstormState::Open) && !brainstorm.locked
}

fn control(view: &View) -> Markup {
    match current(&view.plan) {
        Some((id, brainstorm)) => existing(view, id, brainstorm),
        None if view.edits() => html! {
            section.section.open {
                (too_early(view))
                (widgets::form(view, "brainstorms", "new-brainstorm", false, html! {
                    (title_field(view))
                    div.actions { button.ds-button type="submit" { (view.t("brainstorm-make")) } }
                }))
            }
        },
        None => html! { p.empty { (view.t("brainstorm-not-open")) } },
    }
}

fn title_field(view: &View) -> Markup {
    html! {
        div.ds-field {
            label.ds-label for="brainstorm-title" { (view.t("brainstorm-title")) }
            input.ds-input type="text" id="brainstorm-title" name="title" value=(view.t("brainstorm-title-default"));
        }
    }
}

/// The stages before that aren't done, if any.
fn not_done(view: &View) -> Vec<Stage> {
    BEFORE.into_iter().filter(|stage| light(&view.plan, view.today, *stage) != Light::Done).collect()
}

fn too_early(view: &View) -> Markup {
    let missing = not_done(view);
    html! {
        @if missing.is_empty() { p.quiet { (view.t("brainstorm-ready")) } }
        @else {
            div.note.red {
                p { (view.t("brainstorm-too-early")) }
                p.flow { @for stage in missing { a href=(view.url(stage.word())) { (view.t(&format!("stage-{}", stage.word()))) } } }
                p.quiet.small { (view.t("brainstorm-too-early-why")) }
            }
        }
    }
}

fn existing(view: &View, id: BrainstormId, brainstorm: &Brainstorm) -> Markup {
    let set = |field| Change::SetBrainstorm { id, field };
    let state = |state| set(BrainstormField::State(Some(state)));
    let toggle = |label: &str, on: bool, field| picking::changes_button(view, label, Some(on), &[set(field)]);
    let now = brainstorm.state.unwrap_or(BrainstormState::Planned);
    html! {
        section.section.open id=(id) {
            header {
                h2 { (brainstorm.title.as_str()) }
                span.quiet.small { (view.t(&format!("brainstorm-state-{}", now.word()))) }
            }
            @if brainstorm.locked && now == BrainstormState::Open { p.note { (view.t("brainstorm-locked")) } }
            @if !brainstorm.opened_early_because.is_blank() { p.quiet { "«" (brainstorm.opened_early_because.as_str()) "»" } }
            @if view.edits() {
                @match now {
                    BrainstormState::Planned => {
                        (too_early(view))
                        (widgets::form(view, &format!("brainstorms/{id}"), &format!("brainstorm-{id}"), false, html! {
                            input type="hidden" name="state" value=(BrainstormState::Open.word());
                            @if !not_done(view).is_empty() {
                                (widgets::text_field(view, &format!("{id}-because"), "opened_early_because", "brainstorm-early-because", &brainstorm.opened_early_because, 2))
                            }
                            div.actions { button.ds-button type="submit" {
                                (view.t(if not_done(view).is_empty() { "brainstorm-open" } else { "brainstorm-open-early" }))
                            } }
                        }))
                    }
                    BrainstormState::Open => div.flow {
                        (toggle(if brainstorm.hidden { "facilitator-reveal" } else { "facilitator-hide" }, brainstorm.hidden, BrainstormField::Hidden(!brainstorm.hidden)))
                        (toggle(if brainstorm.locked { "facilitator-unlock" } else { "facilitator-lock" }, brainstorm.locked, BrainstormField::Locked(!brainstorm.locked)))
                        (toggle(if brainstorm.authors_hidden { "facilitator-show-authors" } else { "facilitator-hide-authors" }, brainstorm.authors_hidden, BrainstormField::AuthorsHidden(!brainstorm.authors_hidden)))
                        (picking::changes_button(view, "brainstorm-close", None, &[state(BrainstormState::Closed)]))
                    },
                    BrainstormState::Closed => div.flow {
                        (picking::changes_button(view, "brainstorm-reopen", None, &[state(BrainstormState::Open)]))
                        a href=(view.url("sort")) { (view.t("stage-sort")) }
                    },
                }
                @if now != BrainstormState::Planned { (voting(view, id, brainstorm)) }
            }
        }
    }
}

fn voting(view: &View, id: BrainstormId, brainstorm: &Brainstorm) -> Markup {
    let set = |field| Change::SetBrainstorm { id, field };
    html! {
        @if brainstorm.voting_open {
            div.flow {
                (picking::changes_button(view, "sort-voting-close", Some(true), &[set(BrainstormField::VotingOpen(false))]))
                span.quiet { (view.t("sort-votes-each")) ": " (brainstorm.votes_each) }
            }
        } @else {
            details.more id={ "voting-" (id) } {
                summary { (view.t("sort-voting-open")) }
                (widgets::form(view, &format!("brainstorms/{id}"), &format!("voting-{id}"), false, html! {
                    input type="hidden" name="voting_open" value="yes";
                    (widgets::line(view, &format!("{id}-votes"), "votes_each", "sort-votes-each", "text",
                        &if brainstorm.votes_each == 0 { VOTES_EACH } else { brainstorm.votes_each }.to_string()))
                    label.check { input type="checkbox" name="several_on_one" value="yes" checked[brainstorm.several_on_one]; " " (view.t("sort-several-on-one")) }
                    div.actions { button.ds-button data-variant="secondary" type="submit" { (view.t("sort-voting-open")) } }
                }))
            }
        }
    }
}

fn aims(view: &View) -> Markup {
    let audiences = view.plan.audiences.iter().filter(|(_, row)| row.priority != Some(Priority::Later));
    html! {
        section.section.cols-2 {
            div {
                h2 { (view.t("wall-for-whom")) }
                ul { @for (_, audience) in audiences { li { (audience.name.as_str()) } } }
            }
            div {
                h2 { (view.t("wall-objectives")) }
                ul { @for (_, objective) in view.plan.objectives.iter() { li { (objective.sentence.as_str()) } } }
            }
        }
    }
}

fn new_idea(view: &View) -> Markup {
    let open = current(&view.plan).is_some_and(|(_, brainstorm)| takes_ideas(brainstorm));
    html! {
        @if open && view.viewer.role >= Role::Participant {
            section.section {
                (widgets::form(view, "ideas", "new-idea", true, html! {
                    div.ds-field {
                        label.ds-label for="new-idea-presence" { (view.t("idea-presence")) }
                        textarea.ds-input.big id="new-idea-presence" name="presence" rows="2" placeholder=(view.t("idea-presence-placeholder")) {}
                    }
                    p.hint { (view.t("idea-only-first")) }
                    details.more id="new-idea-more" {
                        summary { (view.t("idea-purpose")) }
                        (widgets::new_text(view, "new-idea-purpose", "purpose", "idea-purpose", 2))
                        (widgets::new_text(view, "new-idea-achieve", "achieve", "idea-achieve", 2))
                        (widgets::new_text(view, "new-idea-for-whom", "for_whom", "idea-for-whom", 1))
                        (picks(view, "new-idea", &Idea::default()))
                    }
                    div.actions { button.ds-button type="submit" { (view.t("idea-send")) } }
                }))
            }
        }
    }
}

fn picks(view: &View, id: &str, idea: &Idea) -> Markup {
    html! {
        (widgets::picks(view, &format!("{id}-channels"), "channels", "field-idea-channels", &picking::channels(view), &picking::ids(&idea.channels)))
        (widgets::picks(view, &format!("{id}-audiences"), "audiences", "field-idea-audiences", &picking::audiences(view), &picking::ids(&idea.audiences)))
        (widgets::picks(view, &format!("{id}-objectives"), "objectives", "field-idea-objectives", &picking::objectives(view), &picking::ids(&idea.objectives)))
    }
}

fn ideas(view: &View) -> Vec<(String, Markup)> {
    let hidden = current(&view.plan).filter(|(_, brainstorm)| brainstorm.hidden && !view.edits()).map(|(id, _)| id);
    let shown: Vec<_> =
        view.plan.ideas.iter().filter(|(_, idea)| hidden.is_none() || idea.brainstorm != hidden).collect();
    if shown.is_empty() {
        let key = if hidden.is_some() { "wall-hidden" } else { "wall-empty" };
        return vec![("ideas-empty".into(), html! { p.empty id="ideas-empty" { (view.t(key)) } })];
    }
    shown.into_iter().map(|(id, idea)| (id.to_string(), row(view, id, idea))).collect()
}

/// An idea's half-sentences, one paragraph each.
pub fn sentences(view: &View, idea: &Idea) -> Markup {
    let more = [("idea-purpose", &idea.purpose), ("idea-achieve", &idea.achieve), ("idea-for-whom", &idea.for_whom)];
    html! {
        @for (key, text) in more {
            @if !text.is_blank() { p { span.quiet { (view.t(key)) } " " (text.as_str()) } }
        }
    }
}

/// What an idea is about, as a line of names.
pub fn about(view: &View, idea: &Idea) -> String {
    let channels = idea.channels.iter().filter_map(|id| Some(view.plan.channels.get(*id)?.name.as_str()));
    let audiences = idea.audiences.iter().filter_map(|id| Some(view.plan.audiences.get(*id)?.name.as_str()));
    channels.chain(audiences).collect::<Vec<_>>().join(" · ")
}

fn row(view: &View, id: IdeaId, idea: &Idea) -> Markup {
    let brainstorm = idea.brainstorm.and_then(|id| view.plan.brainstorms.get(id));
    let authors_hidden = brainstorm.is_some_and(|brainstorm| brainstorm.authors_hidden);
    html! {
        article.row id=(id) {
            div {
                h3.title { span.n { (idea.number) } " " (idea.presence.as_str()) }
                (sentences(view, idea))
                @let about = about(view, idea);
                @if !about.is_empty() { p.quiet.small { (about) } }
                @if let Some(author) = idea.author { @if !authors_hidden { p.quiet.small { (view.name(author)) } } }
                @if view.edits() {
                    details.more id={ "edit-" (id) } {
                        summary { (view.t("edit")) }
                        (widgets::form(view, &format!("ideas/{id}"), &format!("idea-{id}"), false, html! {
                            (widgets::text_field(view, &format!("{id}-presence"), "presence", "idea-presence", &idea.presence, 2))
                            (widgets::text_field(view, &format!("{id}-purpose"), "purpose", "idea-purpose", &idea.purpose, 2))
                            (widgets::text_field(view, &format!("{id}-achieve"), "achieve", "idea-achieve", &idea.achieve, 2))
                            (widgets::text_field(view, &format!("{id}-for_whom"), "for_whom", "idea-for-whom", &idea.for_whom, 1))
                            (picks(view, &id.to_string(), idea))
                            div.actions { button.ds-button type="submit" { (view.t("save")) } }
                        }))
                        (widgets::button(view, "removed", "remove", &[("kind", "idea"), ("id", &id.to_string()), ("back", "brainstorm")]))
                    }
                }
            }
            div.facts {
                @if view.viewer.role >= Role::Participant {
                    @for reaction in Reaction::ALL {
                        @let count = idea.reactions.get(reaction).map_or(0, std::collections::BTreeSet::len);
                        (reaction_button(view, id, *reaction, count))
                    }
                }
                @if idea.dots() > 0 { p.num { (view.tw("count-votes", &[("count", idea.dots().into())])) } }
            }
        }
    }
}

fn reaction_button(view: &View, id: IdeaId, reaction: Reaction, count: usize) -> Markup {
    let action = view.url(&format!("ideas/{id}/reaction"));
    html! {
        form method="post" action=(action) hx-post=(action) hx-swap="none" {
            input type="hidden" name="reaction" value=(reaction.word());
            button.linkbutton.small type="submit" {
                (view.t(&format!("reaction-{}", reaction.word())))
                @if count > 0 { " " b { (count) } }
            }
        }
    }
}

/// Makes a brainstorm.
pub async fn add(
    State(app): State<App>,
    asker: Asker,
    Path(id): Path<PlanId>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    change(&app, &asker, id, "brainstorm", |_| {
        let title = form.new_text("title").map(BrainstormField::Title);
        let state = BrainstormField::State(Some(BrainstormState::Planned));
        let fields = title.into_iter().chain([state]).collect();
        Ok(vec![Change::AddBrainstorm { id: BrainstormId::from_raw(clock::mint()), fields }])
    })
    .await
}

/// Opens a brainstorm, for ideas or for dots.
pub async fn edit(
    State(app): State<App>,
    asker: Asker,
    Path((id, brainstorm)): Path<(PlanId, BrainstormId)>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    change(&app, &asker, id, "brainstorm", |plan| {
        let now = plan.brainstorms.get(brainstorm).ok_or(Problem::NotFound)?;
        let mut fields = Vec::new();
        if form.has("opened_early_because") && form.text("opened_early_because").is_empty() {
            return Err(Problem::Bad("error-brainstorm-reason"));
        }
        fields.extend(
            form.edit("opened_early_because", &now.opened_early_because).map(BrainstormField::OpenedEarlyBecause),
        );
        if let Some(state) = form.word("state", BrainstormState::from_word)? {
            fields.push(BrainstormField::State(Some(state)));
        }
        if form.ticked("voting_open") {
            let each = form.count("votes_each")?.map_or(Ok(VOTES_EACH), u8::try_from);
            fields.push(BrainstormField::VotesEach(each.map_err(|_| Problem::Bad("error-number"))?));
            fields.push(BrainstormField::SeveralOnOne(form.ticked("several_on_one")));
            fields.push(BrainstormField::VotingOpen(true));
        }
        Ok(fields.into_iter().map(|field| Change::SetBrainstorm { id: brainstorm, field }).collect())
    })
    .await
}

/// Writes an idea, in one's own name.
pub async fn add_idea(
    State(app): State<App>,
    asker: Asker,
    Path(id): Path<PlanId>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    change_as(&app, &asker, id, "brainstorm", |plan, member| {
        let (brainstorm, rules) = current(plan).ok_or(Problem::Bad("error-brainstorm-closed"))?;
        if !takes_ideas(rules) {
            return Err(Problem::Bad("error-brainstorm-closed"));
        }
        let text = |name: &str, field: fn(TextEdit) -> IdeaField| form.new_text(name).map(field);
        let texts = [
            text("presence", IdeaField::Presence),
            text("purpose", IdeaField::Purpose),
            text("achieve", IdeaField::Achieve),
            text("for_whom", IdeaField::ForWhom),
        ];
        let mut fields = vec![IdeaField::Brainstorm(Some(brainstorm)), IdeaField::Author(Some(member))];
        fields.extend(texts.into_iter().flatten());
        fields.push(IdeaField::Channels(form.all("channels")?));
        fields.push(IdeaField::Audiences(form.all("audiences")?));
        fields.push(IdeaField::Objectives(form.all("objectives")?));
        Ok(vec![Change::AddIdea { id: IdeaId::from_raw(clock::mint()), fields }])
    })
    .await
}

/// Changes what the form changed of an idea.
pub async fn edit_idea(
    State(app): State<App>,
    asker: Asker,
    Path((id, idea)): Path<(PlanId, IdeaId)>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    change(&app, &asker, id, "brainstorm", |plan| {
        let now = plan.ideas.get(idea).ok_or(Problem::NotFound)?;
        let mut fields = Vec::new();
        fields.extend(form.edit("presence", &now.presence).map(IdeaField::Presence));
        fields.extend(form.edit("purpose", &now.purpose).map(IdeaField::Purpose));
        fields.extend(form.edit("achieve", &now.achieve).map(IdeaField::Achieve));
        fields.extend(form.edit("for_whom", &now.for_whom).map(IdeaField::ForWhom));
        if form.has("channels") {
            let picked = form.all("channels")?;
            fields.extend((picked != now.channels).then_some(IdeaField::Channels(picked)));
        }
        if form.has("audiences") {
            let picked = form.all("audiences")?;
            fields.extend((picked != now.audiences).then_some(IdeaField::Audiences(picked)));
        }
        if form.has("objectives") {
            let picked = form.all("objectives")?;
            fields.extend((picked != now.objectives).then_some(IdeaField::Objectives(picked)));
        }
        Ok(fields.into_iter().map(|field| Change::SetIdea { id: idea, field }).collect())
    })
    .await
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
