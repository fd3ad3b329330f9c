//! What the strategy says of audiences, goals and channels, taken over as drafts: one by one or several at once, each
//! anchored in the statement it comes from.

use super::super::changing::change;
use super::super::picking;
use super::{label, naming};
use crate::app::App;
use crate::auth::Asker;
use crate::error::Problem;
use crate::fields::Fields;
use crate::view::View;
use crate::{clock, widgets};
use axum::extract::{Form, Path, State};
use axum::response::Response;
use maud::{Markup, html};
use plan::{
    Anchored, AudienceField, AudienceId, Change, ChannelField, ChannelId, ChannelKey, ObjectiveField, ObjectiveId,
    Plan, PlanId, Statement, StatementId, StatementKind, StatementRole, TextEdit,
};
use std::collections::{BTreeMap, BTreeSet};
use words::Lang;

/// Drafts of one sort that are offered at once; the rest come when these are taken.
const OFFERED_MOST: usize = 60;

/// Statements of a role that nothing is carried over from yet, in the document's order.
fn waiting(plan: &Plan, role: StatementRole) -> Vec<StatementId> {
    let held: BTreeSet<StatementId> = match role {
        StatementRole::Audience => plan.audiences.iter().flat_map(|(_, row)| row.anchors.keys().copied()).collect(),
        StatementRole::Goal => plan.objectives.iter().flat_map(|(_, row)| row.anchors.keys().copied()).collect(),
        StatementRole::Principle
        | StatementRole::Background
        | StatementRole::Channel
        | StatementRole::Activity
        | StatementRole::Responsibility => BTreeSet::new(),
    };
    let statements = plan.statements_in_order().into_iter();
    let of_role = statements.filter(|(id, row)| row.marks().role == Some(role) && !held.contains(id));
    of_role.map(|(id, _)| id).take(OFFERED_MOST).collect()
}

/// Channels that statements name and the plan has not, each with those statements.
fn named(plan: &Plan) -> BTreeMap<ChannelKey, Vec<StatementId>> {
    let taken: BTreeSet<ChannelKey> = plan.channels.iter().filter_map(|(_, channel)| channel.key).collect();
    let mut named: BTreeMap<ChannelKey, Vec<StatementId>> = BTreeMap::new();
    for (id, statement) in plan.statements_in_order() {
        for key in statement.marks().channels.into_iter().filter(|key| !taken.contains(key)) {
            named.entry(key).or_default().push(id);
        }
    }
    named
}

/// Those of the statements that are likely to be one themselves.
fn likely(plan: &Plan, what: StatementRole, ids: &[StatementId]) -> Vec<String> {
    let kind_of = |row: &Statement| row.kind.unwrap_or(StatementKind::Paragraph);
    let rows: Vec<_> = ids.iter().filter_map(|id| Some((*id, plan.statements.get(*id)?))).collect();
    let lists = rows.iter().filter(|(_, row)| kind_of(row) == StatementKind::ListItem);
    let with_a_list: BTreeSet<&[String]> = lists.map(|(_, row)| row.path.as_slice()).collect();
    // Where headings say the goals themselves, the paragraphs under them explain.
    let is_stated = rows.iter().any(|(id, row)| {
        kind_of(row) == StatementKind::Heading
            && naming::is_likely_one(what, plan.statement_text(*id), kind_of(row), false)
    });
    let is_likely = |id: StatementId, row: &Statement| {
        let text = plan.statement_text(id);
        let is_beside = with_a_list.contains(row.path.as_slice()) || (is_stated && !naming::is_numbered(text));
        naming::is_likely_one(what, text, kind_of(row), is_beside)
    };
    // What is said of each audience over again is one goal.
    let mut said = BTreeSet::new();
    let likely = rows.iter().filter(|(id, row)| is_likely(*id, row));
    likely
        .filter(|(id, _)| said.insert(plan.statement_text(*id).to_lowercase()))
        .map(|(id, _)| id.to_string())
        .collect()
}

/// What can be taken over, sort by sort; what is likely to be one is ticked, so that one press takes them and a tick less
/// leaves one out.
pub fn offered(view: &View) -> Markup {
    if !view.edits() {
        return html! {};
    }
    let plan = &view.plan;
    let statement = |id: &StatementId| {
        let label = plan.statements.get(*id).map(label).unwrap_or_default();
        let text = picking::short(plan.statement_text(*id));
        // Where the document numbers its statements, the number is said once.
        let is_said = text.strip_prefix(&label).is_some_and(|rest| rest.starts_with([' ', '.']));
        (id.to_string(), if is_said { text } else { format!("{label} {text}") })
    };
    let audiences = waiting(plan, StatementRole::Audience);
    let goals = waiting(plan, StatementRole::Goal);
    let likely_audiences = likely(plan, StatementRole::Audience, &audiences);
    let likely_goals = likely(plan, StatementRole::Goal, &goals);
    let (audiences, goals): (Vec<_>, Vec<_>) =
        (audiences.iter().map(statement).collect(), goals.iter().map(statement).collect());
    let channel = |(key, ids): (ChannelKey, Vec<StatementId>)| {
        let labels: Vec<String> = ids.iter().filter_map(|id| plan.statements.get(*id)).map(label).collect();
        (key.word().to_owned(), format!("{} ({})", view.t(&format!("channel-{}", key.word())), labels.join(", ")))
    };
    let channels: Vec<_> = named(plan).into_iter().map(channel).collect();
    let all_channels: Vec<String> = channels.iter().map(|(key, _)| key.clone()).collect();
    if audiences.is_empty() && goals.is_empty() && channels.is_empty() {
        return html! {};
    }
    html! {
        section.section {
            header { h2 { (view.t("strategy-drafts")) } p.quiet.small { (view.t("strategy-drafts-lead")) } }
            div.stack {
                (sort(view, "audiences", &audiences, &likely_audiences, &html! {}))
                (sort(view, "goals", &goals, &likely_goals, &html! {
                    (widgets::picks(view, "drafts-goals-for", "for", "strategy-drafts-goals-for", &picking::audiences(view), &[]))
                }))
                (sort(view, "channels", &channels, &all_channels, &html! {}))
            }
        }
    }
}

fn sort(view: &View, what: &str, options: &[(String, String)], ticked: &[String], more: &Markup) -> Markup {
    let id = format!("drafts-{what}");
    html! {
        @if !options.is_empty() {
            details.more id=(id) {
                summary { (view.tw(&format!("strategy-drafts-{what}"), &[("count", options.len().into())])) }
                (widgets::form(view, "strategy/drafts", &id, false, html! {
                    (widgets::picks(view, &format!("{id}-picks"), what, "strategy-drafts-which", options, ticked))
                    (more)
                    div.actions { button.ds-button data-variant="secondary" type="submit" { (view.t("strategy-drafts-take")) } }
                }))
            }
        }
    }
}

/// So many ids, different from each other even within one millisecond, in their order: what is taken over stands in
/// the document's.
fn fresh(count: usize) -> impl Iterator<Item = u64> {
    let mut ids = BTreeSet::new();
    while ids.len() < count {
        ids.insert(clock::mint());
    }
    ids.into_iter()
}

/// Takes over what is ticked.
pub async fn take(
    State(app): State<App>,
    asker: Asker,
    Path(id): Path<PlanId>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    let lang = asker.lang;
    change(&app, &asker, id, "strategy", |plan| taken(plan, lang, &form)).await
}

fn taken(plan: &Plan, lang: Lang, form: &Fields) -> Result<Vec<Change>, Problem> {
    let in_order = |wanted: BTreeSet<StatementId>| -> Vec<StatementId> {
        plan.statements_in_order().into_iter().map(|(id, _)| id).filter(|id| wanted.contains(id)).collect()
    };
    let audiences = in_order(form.all("audiences")?);
    let goals = in_order(form.all("goals")?);
    let keys: BTreeSet<String> = form.all("channels")?;
    let channels: Vec<_> = named(plan).into_iter().filter(|(key, _)| keys.contains(key.word())).collect();
    let attached: BTreeSet<AudienceId> = form.all("for")?;
    let mut changes = Vec::new();
    for (statement, id) in audiences.iter().zip(fresh(audiences.len())) {
        changes.extend(audience(plan, AudienceId::from_raw(id), *statement));
    }
    for (statement, id) in goals.iter().zip(fresh(goals.len())) {
        changes.extend(objective(plan, ObjectiveId::from_raw(id), *statement, &attached));
    }
    for ((key, statements), id) in channels.iter().zip(fresh(channels.len())) {
        changes.extend(channel(plan, lang, ChannelId::from_raw(id), *key, statements));
    }
    Ok(changes)
}

fn anchored(plan: &Plan, what: Anchored, statement: StatementId) -> Change {
    Change::Anchor { what, statement, seen_revision: Some(plan.statement_revision(statement)) }
}

/// A draft of an audience out of a statement.
pub fn audience(plan: &Plan, id: AudienceId, statement: StatementId) -> [Change; 2] {
    let named = naming::audience(plan.statement_text(statement));
    let mut fields = vec![AudienceField::Name(TextEdit::new(naming::as_name(named.name)))];
    fields.extend((!named.needs.is_empty()).then(|| AudienceField::Needs(TextEdit::new(named.needs))));
    let add = Change::AddAudience { id, fields };
    [add, anchored(plan, Anchored::Audience(id), statement)]
}

/// A draft of an objective out of a statement, for these audiences.
pub fn objective(
    plan: &Plan,
    id: ObjectiveId,
    statement: StatementId,
    audiences: &BTreeSet<AudienceId>,
) -> [Change; 2] {
    let mut fields =
        vec![ObjectiveField::Sentence(TextEdit::new(naming::as_name(naming::goal(plan.statement_text(statement)))))];
    fields.extend((!audiences.is_empty()).then(|| ObjectiveField::Audiences(audiences.clone())));
    [Change::AddObjective { id, fields }, anchored(plan, Anchored::Objective(id), statement)]
}

/// A channel that statements name, anchored in them. One the plan has already is only anchored.
pub fn channel(plan: &Plan, lang: Lang, id: ChannelId, key: ChannelKey, statements: &[StatementId]) -> Vec<Change> {
    let known = plan.channels.iter().find(|(_, row)| row.key == Some(key)).map(|(id, _)| id);
    let name = ChannelField::Name(TextEdit::new(words::text(lang, &format!("channel-{}", key.word()))));
    let add = Change::AddChannel { id, fields: vec![name, ChannelField::Key(Some(key))] };
    let anchors = statements.iter().map(|statement| anchored(plan, Anchored::Channel(known.unwrap_or(id)), *statement));
    known.is_none().then_some(add).into_iter().chain(anchors).collect()
}
