//! The channels and the team's accounts in them. One channel at a time is open, with its forms.

use super::super::anchors;
use super::super::changing::change;
use crate::app::App;
use crate::auth::Asker;
use crate::error::Problem;
use crate::fields::Fields;
use crate::forms::{self, Editing};
use crate::page::Opened;
use crate::view::View;
use crate::{clock, widgets};
use axum::extract::{Form, Path, State};
use axum::response::Response;
use formats::usage::channel_key;
use maud::{Markup, html};
use plan::{
    Account, AccountField, AccountId, Anchored, Change, Channel, ChannelField, ChannelId, ChannelKey, PersonId, Plan,
    PlanId, TextEdit,
};

fn inputs() -> Vec<forms::Input<Channel, ChannelField>> {
    vec![forms::text("name", "field-channel-name", 1, |channel: &Channel| &channel.name, ChannelField::Name)]
}

/// The first is what a new account needs; the others can wait.
fn account_inputs() -> Vec<forms::Input<Account, AccountField>> {
    vec![
        forms::text("name", "field-account-name", 1, |account: &Account| &account.name, AccountField::Name),
        forms::phrase("address", "field-account-address", |account| account.address.clone(), AccountField::Address),
        forms::one_of("owner", "field-account-owner", people, |account| account.owner, AccountField::Owner),
        forms::amount(
            "answer_within_hours",
            "field-account-answer-within-hours",
            |account| account.answer_within_hours,
            AccountField::AnswerWithinHours,
        ),
        forms::text("tone", "field-account-tone", 2, |account| &account.tone, AccountField::Tone),
        forms::text("not_done", "field-account-not-done", 2, |account| &account.not_done, AccountField::NotDone),
    ]
}

fn people(view: &View) -> Vec<(String, String)> {
    view.plan.people.iter().map(|(id, person)| (id.to_string(), view.name(person.member))).collect()
}

/// The channels with what the team has in them, and the ones that could be added.
pub fn all(view: &View) -> Markup {
    // A channel that somebody has written by hand is known by its name.
    let known = |channel: &plan::Channel| channel.key.or_else(|| channel_key(channel.name.as_str()));
    let taken: Vec<_> = view.plan.channels.iter().filter_map(|(_, channel)| known(channel)).collect();
    html! {
        section.section.no-print[view.plan.accounts.is_empty()] {
            header { h2 { (view.t("field-measure-channels")) } p.quiet.small { (view.t("channels-lead")) } }
            div.rows { @for (id, channel) in view.plan.channels.iter() { (one(view, id, channel)) } }
            @if view.edits() {
                div.stack.no-print {
                    h3 { (view.t("channel-new")) }
                    div.chips {
                        @for key in ChannelKey::ALL.iter().filter(|key| !taken.contains(key)) {
                            (chip(view, *key))
                        }
                    }
                    (widgets::form(view, "habits/channels", "new-channel", true, html! {
                        (widgets::new_text(view, "new-channel-name", "name", "channel-name-own", 1))
                        div.actions { button.ds-button data-variant="secondary" type="submit" { (view.t("channel-add")) } }
                    }))
                }
            }
        }
    }
}

/// A well-known channel that one press adds.
fn chip(view: &View, key: ChannelKey) -> Markup {
    let action = view.url("habits/channels");
    html! {
        form method="post" action=(action) hx-post=(action) hx-swap="none" {
            input type="hidden" name="key" value=(key.word());
            button.chip type="submit" { "+ " (view.t(&format!("channel-{}", key.word()))) }
        }
    }
}

fn one(view: &View, id: ChannelId, channel: &Channel) -> Markup {
    let accounts: Vec<_> = view.plan.accounts.iter().filter(|(_, account)| account.channel == id).collect();
    let what = Opened::Channel(id);
    let is_open = view.has_open(what) && view.edits();
    html! {
        article.row.no-print[accounts.is_empty()] id=(id) {
            div.stack.tight {
                h3.title { (channel.name.as_str()) }
                @if !is_open { div { (anchors::shown(view, Anchored::Channel(id), &channel.anchors)) } }
                @for (account_id, account) in accounts { (one_account(view, account_id, account, is_open)) }
                @if is_open { (working_on(view, id, channel)) }
            }
            div.facts.no-print {
                @if view.edits() && !is_open {
                    a.linkbutton href={ (view.url(&what.address())) "#" (id) } { (view.t("channel-edit")) }
                }
            }
        }
    }
}

fn working_on(view: &View, id: ChannelId, channel: &Channel) -> Markup {
    let key = format!("new-account-{id}");
    html! {
        div.stack.tight { (anchors::working_on(view, Anchored::Channel(id), &channel.anchors)) }
        details.more id=(key) {
            summary { (view.t("account-new")) }
            (widgets::form(view, "habits/accounts", &key, true, html! {
                input type="hidden" name="channel" value=(id);
                (forms::draw(&account_inputs(), view, &key, &Account::default()))
                div.actions { button.ds-button type="submit" { (view.t("account-add")) } }
            }))
        }
        (forms::work_on(view, &Editing { action: &format!("habits/channels/{id}"), what: ("channel", id.to_string()), back: "habits", remove: "channel-remove" },
            &inputs(), channel, &format!("habits#{id}")))
    }
}

fn one_account(view: &View, id: AccountId, account: &Account, with_form: bool) -> Markup {
    let person = |owner: PersonId| view.plan.people.get(owner).map(|person| view.name(person.member));
    let owner = account.owner.and_then(person);
    let back = Opened::Channel(account.channel).address();
    html! {
        div id=(id) {
            p {
                strong { (account.name.as_str()) } " "
                span.quiet.small {
                    @match owner { Some(name) => (name), None => (view.t("account-no-owner")) }
                    @if let Some(hours) = account.answer_within_hours { " · " (view.tw("account-answer-within-short", &[("hours", hours.into())])) }
                    @if !account.address.is_empty() { " · " (account.address) }
                }
            }
            @if !account.tone.is_blank() { p.small { (account.tone.as_str()) } }
            @if !account.not_done.is_blank() { p.small.quiet { (view.t("account-not-done")) ": " (account.not_done.as_str()) } }
            @if with_form {
                (forms::edit(view, &Editing { action: &format!("habits/accounts/{id}"), what: ("account", id.to_string()), back: &back, remove: "remove" },
                    &account_inputs(), account))
            }
        }
    }
}

/// Adds a channel: a well-known one under its usual name, or one of the team's own.
pub async fn add(
    State(app): State<App>,
    asker: Asker,
    Path(id): Path<PlanId>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    let lang = asker.lang;
    change(&app, &asker, id, "habits", |_| {
        let key = form.word("key", ChannelKey::from_word)?;
        let usual = key.map(|key| TextEdit::new(words::text(lang, &format!("channel-{}", key.word()))));
        let name = form.new_text("name").or(usual).map(ChannelField::Name);
        let fields = name.into_iter().chain(key.map(|key| ChannelField::Key(Some(key)))).collect();
        Ok(vec![Change::AddChannel { id: ChannelId::from_raw(clock::mint()), fields }])
    })
    .await
}

/// Changes what the form changed of a channel.
pub async fn edit(
    State(app): State<App>,
    asker: Asker,
    Path((id, channel)): Path<(PlanId, ChannelId)>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    change(&app, &asker, id, &format!("habits#{channel}"), |plan| {
        let now = plan.channels.get(channel).ok_or(Problem::NotFound)?;
        let fields = forms::read(&inputs(), &form, now)?;
        Ok(fields.into_iter().map(|field| Change::SetChannel { id: channel, field }).collect())
    })
    .await
}

/// Adds an account in a channel.
pub async fn add_account(
    State(app): State<App>,
    asker: Asker,
    Path(id): Path<PlanId>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    change(&app, &asker, id, "habits", |_| {
        let mut fields = vec![AccountField::Channel(form.id("channel")?)];
        fields.extend(forms::read(&account_inputs(), &form, &Account::default())?);
        Ok(vec![Change::AddAccount { id: AccountId::from_raw(clock::mint()), fields }])
    })
    .await
}

/// Changes what the form changed of an account.
pub async fn edit_account(
    State(app): State<App>,
    asker: Asker,
    Path((id, account)): Path<(PlanId, AccountId)>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    change(&app, &asker, id, "habits", |plan| edited_account(plan, account, &form)).await
}

fn edited_account(plan: &Plan, id: AccountId, form: &Fields) -> Result<Vec<Change>, Problem> {
    let now = plan.accounts.get(id).ok_or(Problem::NotFound)?;
    let fields = forms::read(&account_inputs(), form, now)?;
    Ok(fields.into_iter().map(|field| Change::SetAccount { id, field }).collect())
}
