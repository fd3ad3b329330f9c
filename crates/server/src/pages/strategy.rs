//! Stage 1: the communications strategy, statement by statement, with what is seen in it and what is amended.
//! Bringing the document in is in `bring.rs`.

mod amendments;
mod bring;

pub use amendments::{add as amend, edit as edit_amendment};
pub use bring::{UPLOAD_MOST_BYTES, bring, original};

use super::change;
use super::picking::short;
use crate::app::App;
use crate::auth::Asker;
use crate::error::Problem;
use crate::fields::Fields;
use crate::view::{Region, View, any_of};
use crate::{clock, widgets};
use axum::extract::{Form, Path, State};
use axum::response::Response;
use maud::{Markup, html};
use plan::{
    Anchored, Attention, AudienceField, AudienceId, Change, ChannelKey, Kind, ObjectiveField, ObjectiveId, Plan,
    PlanId, Prompt, SettledRole, Statement, StatementField, StatementId, StatementKind, StatementRole, TextEdit,
};
use std::collections::BTreeSet;

/// What the page is made of.
pub const REGIONS: &[Region] = &[
    Region::block("coverage", |touched| any_of(touched, &[Kind::Statement, Kind::Amendment]), coverage),
    Region::list("statements", "region", shows_statements, statements),
    Region::block("prompts", |touched| any_of(touched, &[Kind::Statement, Kind::Amendment]), prompts),
    Region::block("bring", |touched| touched.plan, bring::form),
];

fn shows_statements(touched: &plan::Touched) -> bool {
    any_of(touched, &[Kind::Statement, Kind::Amendment, Kind::Objective, Kind::Audience, Kind::Channel])
}

/// What a statement is called: its number in the document, or its place.
pub fn label(statement: &Statement) -> String {
    if statement.label.is_empty() { statement.place.to_string() } else { statement.label.clone() }
}

fn is_heading(statement: &Statement) -> bool {
    statement.kind == Some(StatementKind::Heading)
}

/// Statements something can be anchored in, each with a short text.
pub fn anchorable(plan: &Plan) -> Vec<(String, String)> {
    let statements = plan.statements_in_order().into_iter().filter(|(_, statement)| !is_heading(statement));
    let named = |(id, statement)| {
        (StatementId::to_string(&id), format!("{} {}", label(statement), short(plan.statement_text(id))))
    };
    statements.map(named).collect()
}

fn coverage(view: &View) -> Markup {
    let statements: Vec<_> = view.plan.statements_in_order();
    if statements.is_empty() {
        return html! {};
    }
    let amended = view.plan.amendments.count();
    html! {
        @if let Some(document) = &view.plan.document {
            p.quiet.small {
                @if !document.title.is_empty() { (document.title) " · " }
                (view.tw("strategy-counts", &[("statements", statements.len().into()), ("amended", amended.into())]))
                @if let Some(file) = document.file {
                    " · " a href=(view.url(&format!("files/{file}"))) download { (view.t("strategy-original")) }
                }
            }
        }
        p.say { (verdict(view, &statements)) }
        (evidence(view, &statements))
    }
}

fn verdict(view: &View, statements: &[(StatementId, &Statement)]) -> String {
    let marks: Vec<_> = statements.iter().map(|(_, statement)| statement.marks()).collect();
    let attention: Vec<_> = marks.iter().filter(|marks| !marks.attention.is_empty()).collect();
    let bought = attention
        .iter()
        .filter(|marks| marks.attention.iter().all(|kind| matches!(kind, Attention::Paid | Attention::Earned)))
        .count();
    let social = marks.iter().any(|marks| marks.social_media);
    let dialogue = marks.iter().any(|marks| marks.dialogue);
    let only = (bought > 0 && bought == attention.len()).then(|| {
        view.tw("strategy-verdict-attention-only", &[("count", bought.into()), ("of", attention.len().into())])
    });
    let rest = if attention.is_empty() && !social && !dialogue {
        view.t("strategy-verdict-unmarked")
    } else if !social {
        view.t("strategy-verdict-no-social-media")
    } else if !dialogue {
        view.t("strategy-verdict-no-dialogue")
    } else {
        view.t("strategy-verdict-covered")
    };
    only.into_iter().chain([rest]).collect::<Vec<_>>().join(" ")
}

/// Which statements carry which mark.
fn evidence(view: &View, statements: &[(StatementId, &Statement)]) -> Markup {
    let kinds = Attention::ALL.iter().map(|kind| {
        let with: Vec<_> =
            statements.iter().filter(|(_, statement)| statement.marks().attention.contains(kind)).collect();
        (format!("attention-{}", kind.word()), with)
    });
    let others = [
        ("mark-dialogue".to_owned(), statements.iter().filter(|(_, statement)| statement.marks().dialogue).collect()),
        (
            "mark-social-media".to_owned(),
            statements.iter().filter(|(_, statement)| statement.marks().social_media).collect(),
        ),
    ];
    html! {
        h2.sr { (view.t("strategy-evidence")) }
        dl.facts {
            @for (key, with) in kinds.chain(others) {
                dt { (view.t(&key)) }
                dd {
                    @if with.is_empty() { span.quiet { (view.t("none")) } }
                    @for (id, statement) in with { a href={ "#" (id) } { (label(statement)) } " " }
                }
            }
        }
        p.legend {
            span { span.mark { (view.t("strategy-team-agrees")) } }
            span { span.mark.sugg { (view.t("strategy-suggested")) } }
        }
    }
}

fn statements(view: &View) -> Vec<(String, Markup)> {
    let mut parts = Vec::new();
    let mut above: &[String] = &[];
    for (id, statement) in view.plan.statements_in_order() {
        // Headings that are statements of their own are drawn as such; others are known by the paths below them.
        if let Some(heading) = statement.path.last().filter(|_| statement.path != above && !is_heading(statement)) {
            let drawn =
                view.plan.statements.iter().any(|(_, other)| is_heading(other) && other.text.as_str() == heading);
            let key = format!("above-{id}");
            if !drawn {
                parts.push((key.clone(), html! { h2.stmt-head id=(key) { span { (heading) } } }));
            }
        }
        above = if is_heading(statement) { above } else { &statement.path };
        parts.push((id.to_string(), one(view, id, statement)));
    }
    parts
}

fn one(view: &View, id: StatementId, statement: &Statement) -> Markup {
    if is_heading(statement) {
        return html! { h2.stmt-head id=(id) { span.n { (label(statement)) } span { (view.plan.statement_text(id)) } } };
    }
    html! {
        article.stmt id=(id) {
            span.n { (label(statement)) }
            div.text {
                p { (view.plan.statement_text(id)) }
                @for (amendment_id, amendment) in view.plan.amendments_of(id) {
                    (amendments::shown(view, amendment_id, amendment, statement))
                }
                @if view.edits() { (correcting(view, id, statement)) }
            }
            div.marks { (marks(view, statement)) (hanging(view, id)) }
        }
    }
}

fn marks(view: &View, statement: &Statement) -> Markup {
    let marks = statement.marks();
    let mark = |agreed: bool, text: String| html! { span.mark.sugg[!agreed] { (text) } };
    html! {
        @if let Some(role) = marks.role { (mark(statement.role.is_some(), view.t(&format!("role-{}", role.word())))) }
        @for kind in &marks.attention {
            (mark(statement.attention.is_some(), view.t(&format!("attention-{}", kind.word()))))
        }
        @if marks.dialogue { (mark(statement.dialogue.is_some(), view.t("mark-dialogue"))) }
        @if marks.social_media { (mark(statement.social_media.is_some(), view.t("mark-social-media"))) }
        @for channel in &marks.channels {
            (mark(statement.channels.is_some(), view.t(&format!("channel-{}", channel.word()))))
        }
    }
}

/// What is anchored in a statement, and what could be made of it.
fn hanging(view: &View, id: StatementId) -> Markup {
    let audiences = view.plan.audiences.iter().filter(|(_, audience)| audience.anchors.contains_key(&id));
    let objectives = view.plan.objectives.iter().filter(|(_, objective)| objective.anchors.contains_key(&id));
    let id = id.to_string();
    html! {
        @for (audience, row) in audiences {
            span.hang { a href={ (view.url("audiences")) "#" (audience) } { (row.name.as_str()) } }
        }
        @for (objective, row) in objectives {
            span.hang { a href={ (view.url("objectives")) "#" (objective) } { (row.sentence.as_str()) } }
        }
        @if view.edits() {
            details.more id={ "carry-" (id) } {
                summary { (view.t("strategy-carry-over")) }
                (widgets::button(view, "strategy/carried", "term-audience", &[("statement", &id), ("as", "audience")]))
                (widgets::button(view, "strategy/carried", "term-objective", &[("statement", &id), ("as", "objective")]))
            }
        }
    }
}

fn correcting(view: &View, id: StatementId, statement: &Statement) -> Markup {
    let marks = statement.marks();
    let yes_no = |name: &str, label: &str, value: bool| {
        let options = [("yes".to_owned(), view.t("yes")), ("no".to_owned(), view.t("no"))];
        widgets::select(view, &format!("{id}-{name}"), name, label, &options, if value { "yes" } else { "no" })
    };
    let words = |set: Vec<&'static str>| set.into_iter().map(str::to_owned).collect::<Vec<_>>();
    html! {
        details.more id={ "edit-" (id) } {
            summary { (view.t("strategy-marks")) }
            @if !statement.because.is_empty() {
                ul.small.quiet { @for because in &statement.because { li { "«" (because.words) "»" } } }
            }
            (widgets::form(view, &format!("strategy/statements/{id}"), &format!("statement-{id}"), false, html! {
                (widgets::select(view, &format!("{id}-role"), "role", "strategy-role",
                    &widgets::words_of(view, StatementRole::ALL, StatementRole::word, "role"),
                    marks.role.map_or("", StatementRole::word)))
                (widgets::picks(view, &format!("{id}-attention"), "attention", "strategy-attention",
                    &widgets::words_of(view, Attention::ALL, Attention::word, "attention"),
                    &words(marks.attention.iter().map(|kind| kind.word()).collect())))
                div.half {
                    (yes_no("dialogue", "strategy-dialogue", marks.dialogue))
                    (yes_no("social_media", "strategy-social-media", marks.social_media))
                }
                (widgets::picks(view, &format!("{id}-channels"), "channels", "strategy-channels",
                    &widgets::words_of(view, ChannelKey::ALL, ChannelKey::word, "channel"),
                    &words(marks.channels.iter().map(|key| key.word()).collect())))
                div.actions { button.ds-button type="submit" { (view.t("agree")) } }
            }))
        }
        details.more id={ "amend-" (id) } {
            summary { (view.t("strategy-amend-statement")) }
            (amendments::changing(view, id))
        }
    }
}

/// The questions a strategy on social media has to answer, and what answers them.
fn prompts(view: &View) -> Markup {
    html! {
        section.section {
            header { h2 { (view.t("strategy-prompts")) } }
            p.quiet { (view.t("strategy-prompts-lead")) }
            ul.rows {
                @for prompt in Prompt::ALL {
                    @let answers: Vec<_> = view.plan.amendments.iter().filter(|(_, amendment)| amendment.answers == Some(*prompt)).collect();
                    li.row id={ "prompt-" (prompt.word()) } {
                        div {
                            h3.title { (view.t(&format!("prompt-{}", prompt.word()))) }
                            @if view.edits() && answers.is_empty() { (amendments::adding(view, Some(*prompt))) }
                        }
                        div.facts {
                            @if answers.is_empty() { span.quiet { (view.t("strategy-prompt-open")) } }
                            @for (_, amendment) in answers {
                                a href={ "#" (amendment.statement) } { (view.t("strategy-prompt-answered-here")) }
                            }
                        }
                    }
                }
            }
            @if view.edits() { (amendments::adding(view, None)) }
        }
    }
}

/// Settles what a statement says: the form shows all marks, so saving it is agreeing to them.
pub async fn correct(
    State(app): State<App>,
    asker: Asker,
    Path((id, statement)): Path<(PlanId, StatementId)>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    change(&app, &asker, id, "strategy", |plan| settled(plan, statement, &form)).await
}

fn settled(plan: &Plan, id: StatementId, form: &Fields) -> Result<Vec<Change>, Problem> {
    let now = plan.statements.get(id).ok_or(Problem::NotFound)?;
    let mut fields = Vec::new();
    if form.has("role") {
        let role = form.word("role", StatementRole::from_word)?;
        let role = Some(role.map_or(SettledRole::None, SettledRole::Role));
        fields.extend((role != now.role).then_some(StatementField::Role(role)));
    }
    if form.has("attention") {
        let attention = Some(words(form, "attention", Attention::from_word)?);
        fields.extend((attention != now.attention).then_some(StatementField::Attention(attention)));
    }
    if form.has("channels") {
        let channels = Some(words(form, "channels", ChannelKey::from_word)?);
        fields.extend((channels != now.channels).then_some(StatementField::Channels(channels)));
    }
    if form.has("dialogue") {
        let dialogue = Some(form.text("dialogue") == "yes");
        fields.extend((dialogue != now.dialogue).then_some(StatementField::Dialogue(dialogue)));
    }
    if form.has("social_media") {
        let social_media = Some(form.text("social_media") == "yes");
        fields.extend((social_media != now.social_media).then_some(StatementField::SocialMedia(social_media)));
    }
    Ok(fields.into_iter().map(|field| Change::SetStatement { id, field }).collect())
}

fn words<T: Ord>(form: &Fields, name: &str, from_word: fn(&str) -> Option<T>) -> Result<BTreeSet<T>, Problem> {
    let words = form.all::<String>(name)?;
    words.iter().map(|word| from_word(word).ok_or(Problem::Bad("error-field"))).collect()
}

/// Takes a statement over as the draft of an audience or an objective, anchored in it.
pub async fn carry(
    State(app): State<App>,
    asker: Asker,
    Path(id): Path<PlanId>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    change(&app, &asker, id, "strategy", |plan| carried(plan, &form)).await
}

fn carried(plan: &Plan, form: &Fields) -> Result<Vec<Change>, Problem> {
    let statement: StatementId = form.id("statement")?;
    plan.statements.get(statement).ok_or(Problem::NotFound)?;
    let text = TextEdit::new(plan.statement_text(statement));
    let (add, what) = match form.text("as") {
        "audience" => {
            let id = AudienceId::from_raw(clock::mint());
            (Change::AddAudience { id, fields: vec![AudienceField::Name(text)] }, Anchored::Audience(id))
        }
        "objective" => {
            let id = ObjectiveId::from_raw(clock::mint());
            (Change::AddObjective { id, fields: vec![ObjectiveField::Sentence(text)] }, Anchored::Objective(id))
        }
        _ => return Err(Problem::Bad("error-field")),
    };
    let seen_revision = Some(plan.statement_revision(statement));
    Ok(vec![add, Change::Anchor { what, statement, seen_revision }])
}
