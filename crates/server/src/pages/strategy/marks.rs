//! What is seen in a statement: the words that caused it, the marks beside it with one press to agree or disagree,
//! and the form for all of them.

use super::super::changing::change_in_turn;
use crate::app::App;
use crate::auth::Asker;
use crate::error::Problem;
use crate::fields::Fields;
use crate::view::View;
use crate::widgets;
use axum::extract::{Form, Path, State};
use axum::response::Response;
use maud::{Markup, html};
use plan::{
    Answer, Attention, Change, ChannelKey, Marks, Plan, PlanId, SettledRole, Statement, StatementField, StatementId,
    StatementRole,
};
use std::collections::BTreeSet;

/// One thing that is seen in a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// What it is there for.
    Role(StatementRole),
    /// A kind of attention.
    Attention(Attention),
    /// That it speaks of dialogue.
    Dialogue,
    /// That it speaks of social media.
    SocialMedia,
    /// A channel it names.
    Channel(ChannelKey),
    /// What it answers about social media.
    Answer(Answer),
}

impl Mark {
    /// All marks of a statement, each with whether the team has agreed.
    pub fn all(statement: &Statement) -> Vec<(Self, bool)> {
        let marks = statement.marks();
        let attention = marks.attention.iter().map(|kind| (Self::Attention(*kind), statement.attention.is_some()));
        let channels = marks.channels.iter().map(|key| (Self::Channel(*key), statement.channels.is_some()));
        let role = marks.role.map(|role| (Self::Role(role), statement.role.is_some()));
        let dialogue = marks.dialogue.then_some((Self::Dialogue, statement.dialogue.is_some()));
        let social = marks.social_media.then_some((Self::SocialMedia, statement.social_media.is_some()));
        let answers = marks.answers.iter().map(|answer| (Self::Answer(*answer), statement.answers.is_some()));
        role.into_iter().chain(attention).chain(dialogue).chain(social).chain(channels).chain(answers).collect()
    }

    /// The mark as a word in forms and in what the reading gives as its reasons.
    fn key(self) -> String {
        match self {
            Self::Role(role) => format!("role:{}", role.word()),
            Self::Attention(kind) => format!("attention:{}", kind.word()),
            Self::Dialogue => "dialogue".to_owned(),
            Self::SocialMedia => "social_media".to_owned(),
            Self::Channel(key) => format!("channel:{}", key.word()),
            Self::Answer(answer) => format!("answer:{}", answer.word()),
        }
    }

    /// The role that says as much.
    const fn implied_by(self) -> Option<StatementRole> {
        match self {
            Self::Answer(Answer::WhatFor) => Some(StatementRole::Goal),
            Self::Answer(Answer::ForWhom) => Some(StatementRole::Audience),
            Self::Answer(Answer::ByWhom) => Some(StatementRole::Responsibility),
            Self::Role(_) | Self::Attention(_) | Self::Dialogue | Self::SocialMedia | Self::Channel(_) => None,
        }
    }

    fn from_key(key: &str) -> Option<Self> {
        match key.split_once(':') {
            Some(("role", word)) => StatementRole::from_word(word).map(Self::Role),
            Some(("attention", word)) => Attention::from_word(word).map(Self::Attention),
            Some(("channel", word)) => ChannelKey::from_word(word).map(Self::Channel),
            Some(("answer", word)) => Answer::from_word(word).map(Self::Answer),
            Some(_) => None,
            None if key == "dialogue" => Some(Self::Dialogue),
            None if key == "social_media" => Some(Self::SocialMedia),
            None => None,
        }
    }

    /// The mark in words.
    pub fn said(self, view: &View) -> String {
        match self {
            Self::Role(role) => view.t(&format!("role-{}", role.word())),
            Self::Attention(kind) => view.t(&format!("attention-{}", kind.word())),
            Self::Dialogue => view.t("mark-dialogue"),
            Self::SocialMedia => view.t("mark-social-media"),
            Self::Channel(key) => view.t(&format!("channel-{}", key.word())),
            Self::Answer(answer) => view.t(&format!("answer-{}", answer.word())),
        }
    }

    /// The team's word on this one mark. What else is seen of the same kind stays, and is agreed to with it.
    fn settled(self, seen: &Marks, is_so: bool) -> StatementField {
        fn with<T: Ord + Copy>(set: &BTreeSet<T>, one: T, is_so: bool) -> BTreeSet<T> {
            let mut set = set.clone();
            let _ = if is_so { set.insert(one) } else { set.remove(&one) };
            set
        }
        match self {
            Self::Role(role) if is_so => StatementField::Role(Some(SettledRole::Role(role))),
            Self::Role(_) => StatementField::Role(Some(SettledRole::None)),
            Self::Attention(kind) => StatementField::Attention(Some(with(&seen.attention, kind, is_so))),
            Self::Dialogue => StatementField::Dialogue(Some(is_so)),
            Self::SocialMedia => StatementField::SocialMedia(Some(is_so)),
            Self::Channel(key) => StatementField::Channels(Some(with(&seen.channels, key, is_so))),
            Self::Answer(answer) => StatementField::Answers(Some(with(&seen.answers, answer, is_so))),
        }
    }
}

/// A statement's text with the words that caused its marks underlined.
pub fn text(statement: &Statement, text: &str) -> Markup {
    let found = statement.because.iter().filter(|because| !because.mark.starts_with("role:"));
    let mut spans: Vec<(usize, usize)> = found
        .filter(|because| !because.words.is_empty())
        .filter_map(|because| text.find(&because.words).map(|start| (start, start + because.words.len())))
        .collect();
    spans.sort_unstable();
    let mut parts = Vec::new();
    let mut at = 0;
    for (start, end) in spans {
        // Reasons may overlap; what is underlined once is underlined.
        if start < at {
            continue;
        }
        parts.push((text.get(at..start).unwrap_or_default(), text.get(start..end).unwrap_or_default()));
        at = end;
    }
    html! { @for (before, words) in parts { (before) mark.seen { (words) } } (text.get(at..).unwrap_or_default()) }
}

/// The marks beside a statement. One press on a suggestion agrees, one on the cross says no.
pub fn beside(view: &View, id: StatementId, statement: &Statement) -> Markup {
    let role = statement.marks().role;
    let mut marks = Mark::all(statement);
    // That a goal says what for and an audience for whom goes without saying.
    marks.retain(|(mark, agreed)| *agreed || mark.implied_by() != role || role.is_none());
    if !view.edits() {
        return html! { @for (mark, agreed) in marks { span.mark.sugg[!agreed] { (mark.said(view)) } } };
    }
    let action = view.url(&format!("strategy/statements/{id}"));
    html! {
        @if !marks.is_empty() {
            form.marks-form method="post" action=(action) hx-post=(action) hx-swap="none" {
                @for (mark, agreed) in marks {
                    span.one {
                        @if agreed { span.mark { (mark.said(view)) } }
                        @else { button.mark.sugg type="submit" name="settle" value={ "yes " (mark.key()) } title=(view.t("agree")) { (mark.said(view)) } }
                        button.not-so type="submit" name="settle" value={ "no " (mark.key()) } aria-label={ (view.t("disagree")) ": " (mark.said(view)) } { "×" }
                    }
                }
            }
        }
    }
}

/// Why Taktikk suggests what it suggests.
pub fn reasons(view: &View, statement: &Statement) -> Markup {
    html! {
        @if !statement.because.is_empty() {
            ul.small.quiet {
                @for because in &statement.because {
                    @if let Some(mark) = Mark::from_key(&because.mark) {
                        li { (view.tw("strategy-suggestion-because", &[("mark", mark.said(view).into()), ("words", format!("«{}»", because.words).into())])) }
                    }
                }
            }
        }
    }
}

/// The form of all marks; saving it is agreeing to them.
pub fn form(view: &View, id: StatementId, statement: &Statement) -> Markup {
    let marks = statement.marks();
    let yes_no = |name: &str, label: &str, value: bool| {
        let options = [("yes".to_owned(), view.t("yes")), ("no".to_owned(), view.t("no"))];
        let shown = if value { "yes" } else { "no" };
        html! {
            (was(id, name, shown))
            (widgets::select(view, &format!("{id}-{name}"), name, label, &options, shown))
        }
    };
    let several = |name: &str, label: &str, options: &[(String, String)], ticked: Vec<&'static str>| {
        let ticked: Vec<String> = ticked.into_iter().map(str::to_owned).collect();
        html! {
            (was(id, name, &ticked.join(" ")))
            (widgets::picks(view, &format!("{id}-{name}"), name, label, options, &ticked))
        }
    };
    let role = marks.role.map_or("", StatementRole::word);
    widgets::form(
        view,
        &format!("strategy/statements/{id}"),
        &format!("statement-{id}"),
        false,
        html! {
            (was(id, "role", role))
            (widgets::select(view, &format!("{id}-role"), "role", "strategy-role",
                &widgets::words_of(view, StatementRole::ALL, StatementRole::word, "role"), role))
            (several("attention", "strategy-attention",
                &widgets::words_of(view, Attention::ALL, Attention::word, "attention"),
                marks.attention.iter().map(|kind| kind.word()).collect()))
            div.half {
                (yes_no("dialogue", "strategy-dialogue", marks.dialogue))
                (yes_no("social_media", "strategy-social-media", marks.social_media))
            }
            (several("channels", "strategy-channels",
                &widgets::words_of(view, ChannelKey::ALL, ChannelKey::word, "channel"),
                marks.channels.iter().map(|key| key.word()).collect()))
            (several("answers", "strategy-tells",
                &widgets::words_of(view, Answer::ALL, Answer::word, "answer"),
                marks.answers.iter().map(|answer| answer.word()).collect()))
            div.actions { button.ds-button data-variant="secondary" type="submit" { (view.t("agree")) } }
        },
    )
}

/// What the form showed: only what somebody has changed in it is their word, so that two at one statement keep both.
fn was(id: StatementId, name: &str, shown: &str) -> Markup {
    html! { input type="hidden" id={ (id) "-" (name) "-was" } name={ (name) ".was" } value=(shown); }
}

/// Settles what a statement says: one mark by a press, or all of them by the form.
pub async fn correct(
    State(app): State<App>,
    asker: Asker,
    Path((id, statement)): Path<(PlanId, StatementId)>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    let back = format!("strategy#{statement}");
    change_in_turn(&app, &asker, id, &back, |plan| settled(plan, statement, &form)).await
}

fn settled(plan: &Plan, id: StatementId, form: &Fields) -> Result<Vec<Change>, Problem> {
    let now = plan.statements.get(id).ok_or(Problem::NotFound)?;
    let fields =
        if form.has("settle") { vec![settled_one(now, form.text("settle"))?] } else { settled_all(now, form)? };
    Ok(fields.into_iter().map(|field| Change::SetStatement { id, field }).collect())
}

fn settled_one(now: &Statement, said: &str) -> Result<StatementField, Problem> {
    let (word, key) = said.split_once(' ').ok_or(Problem::Bad("error-field"))?;
    let mark = Mark::from_key(key).ok_or(Problem::Bad("error-field"))?;
    Ok(mark.settled(&now.marks(), word == "yes"))
}

fn settled_all(now: &Statement, form: &Fields) -> Result<Vec<StatementField>, Problem> {
    let seen = now.marks();
    let mut fields = Vec::new();
    if form.has("role") {
        let role = if touched(form, "role") { form.word("role", StatementRole::from_word)? } else { seen.role };
        let role = Some(role.map_or(SettledRole::None, SettledRole::Role));
        fields.extend((role != now.role).then_some(StatementField::Role(role)));
    }
    if form.has("attention") {
        let attention = Some(merged(form, "attention", &seen.attention, Attention::from_word)?);
        fields.extend((attention != now.attention).then_some(StatementField::Attention(attention)));
    }
    if form.has("channels") {
        let channels = Some(merged(form, "channels", &seen.channels, ChannelKey::from_word)?);
        fields.extend((channels != now.channels).then_some(StatementField::Channels(channels)));
    }
    if form.has("answers") {
        let answers = Some(merged(form, "answers", &seen.answers, Answer::from_word)?);
        fields.extend((answers != now.answers).then_some(StatementField::Answers(answers)));
    }
    let yes = |name: &str, seen: bool| if touched(form, name) { form.text(name) == "yes" } else { seen };
    if form.has("dialogue") {
        let dialogue = Some(yes("dialogue", seen.dialogue));
        fields.extend((dialogue != now.dialogue).then_some(StatementField::Dialogue(dialogue)));
    }
    if form.has("social_media") {
        let social_media = Some(yes("social_media", seen.social_media));
        fields.extend((social_media != now.social_media).then_some(StatementField::SocialMedia(social_media)));
    }
    Ok(fields)
}

/// Whether somebody has chosen otherwise than the form showed.
fn touched(form: &Fields, name: &str) -> bool {
    let was = format!("{name}.was");
    !form.has(&was) || form.text(&was) != form.text(name)
}

/// What is seen by now, with what was ticked and without what was unticked since the form was drawn.
fn merged<T: Ord + Copy>(
    form: &Fields,
    name: &str,
    seen: &BTreeSet<T>,
    from_word: fn(&str) -> Option<T>,
) -> Result<BTreeSet<T>, Problem> {
    let word = |word: &str| from_word(word).ok_or(Problem::Bad("error-field"));
    let said = form.all::<String>(name)?.iter().map(|said| word(said)).collect::<Result<BTreeSet<T>, _>>()?;
    let was = format!("{name}.was");
    if !form.has(&was) {
        return Ok(said);
    }
    let was = form.text(&was).split_whitespace().map(word).collect::<Result<BTreeSet<T>, _>>()?;
    let kept = seen.iter().filter(|one| said.contains(one) || !was.contains(one));
    Ok(kept.chain(said.difference(&was)).copied().collect())
}

#[cfg(test)]
mod tests {
    use super::{Mark, text};
    use plan::{Attention, Because, Statement, StatementField};

    #[test]
    fn the_words_behind_the_marks_are_underlined_where_they_stand() {
        let because = |mark: &str, words: &str| Because { mark: mark.into(), words: words.into() };
        let statement = Statement {
            because: vec![
                because("dialogue", "svarer"),
                because("attention:earned", "avisa skriver"),
                because("role:goal", "Vi"),
                because("channel:facebook", "ikke her"),
            ],
            ..Statement::default()
        };
        let drawn = text(&statement, "Vi svarer når avisa skriver <om> oss").into_string();
        assert_eq!(
            drawn,
            "Vi <mark class=\"seen\">svarer</mark> når <mark class=\"seen\">avisa skriver</mark> &lt;om&gt; oss"
        );
    }

    #[test]
    fn saying_no_to_one_mark_keeps_the_others_of_its_kind() {
        let mut statement = Statement::default();
        statement.suggested.attention = [Attention::Paid, Attention::Earned].into();
        let field = Mark::Attention(Attention::Paid).settled(&statement.marks(), false);
        assert_eq!(field, StatementField::Attention(Some([Attention::Earned].into())));
    }
}
