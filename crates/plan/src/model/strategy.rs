//! Stage 1: the communications strategy, its statements and its amendments.

use super::{entity, words};
use crate::value::Plain;
use crate::{Edition, FileId, Rejection, StatementId, Text};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

words! {
    /// How attention is come by (paid, earned, shared, owned: PESO).
    Attention {
        /// Bought: advertisements, sponsored posts.
        Paid = "paid",
        /// Given by others: the press, reviews.
        Earned = "earned",
        /// Passed on between people: social media.
        Shared = "shared",
        /// One's own surfaces: website, newsletter.
        Owned = "owned",
    }

    /// What a statement is there for.
    StatementRole {
        /// A principle that everything keeps to.
        Principle = "principle",
        /// Background, law, situation.
        Background = "background",
        /// A goal of the organisation.
        Goal = "goal",
        /// Who it is about.
        Audience = "audience",
        /// Where it happens.
        Channel = "channel",
        /// Something that is done.
        Activity = "activity",
        /// Who answers for it.
        Responsibility = "responsibility",
    }

    /// What a statement was in its document.
    StatementKind {
        /// A heading.
        Heading = "heading",
        /// A paragraph.
        Paragraph = "paragraph",
        /// An item of a list.
        ListItem = "list-item",
        /// A row of a table.
        TableRow = "table-row",
    }

    /// What an amendment does.
    AmendmentKind {
        /// Adds a statement.
        NewStatement = "new-statement",
        /// Gives a statement another wording.
        ChangedStatement = "changed-statement",
    }

    /// What a paragraph on social media has to answer.
    Prompt {
        /// Why we are there.
        Why = "why",
        /// Who we are there for.
        ForWhom = "for-whom",
        /// How we behave in a dialogue.
        Dialogue = "dialogue",
        /// Who answers, and how fast.
        WhoAnswers = "who-answers",
        /// What we do not do.
        NotDone = "not-done",
    }

    /// A question that a strategy has to answer about social media before it accounts for them.
    Answer {
        /// What we are there for.
        WhatFor = "what-for",
        /// Whom we want to reach.
        ForWhom = "for-whom",
        /// Who does the work.
        ByWhom = "by-whom",
    }

    /// A channel that texts name.
    ChannelKey {
        /// Facebook.
        Facebook = "facebook",
        /// Instagram.
        Instagram = "instagram",
        /// X, once Twitter.
        X = "x",
        /// YouTube.
        Youtube = "youtube",
        /// A blog.
        Blog = "blog",
        /// LinkedIn.
        Linkedin = "linkedin",
        /// TikTok.
        Tiktok = "tiktok",
        /// Snapchat.
        Snapchat = "snapchat",
        /// Mastodon.
        Mastodon = "mastodon",
        /// Bluesky.
        Bluesky = "bluesky",
        /// Reddit.
        Reddit = "reddit",
        /// Podcasts.
        Podcast = "podcast",
        /// Newsletters.
        Newsletter = "newsletter",
        /// Forums.
        Forum = "forum",
    }
}

/// The strategy as a document: where its statements came from.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Document {
    /// Title found in the document.
    pub title: String,
    /// Name of the uploaded file; empty for pasted text.
    #[serde(default)]
    pub file_name: String,
    /// Where the original's bytes are kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<FileId>,
    /// Format it was read as: docx, odt, pdf, md, txt, html.
    #[serde(default)]
    pub format: String,
    /// Language of the document: nb, nn, en, und.
    #[serde(default)]
    pub language: String,
    /// What this edition changed in the one before it.
    #[serde(default, skip_serializing_if = "crate::value::is_default")]
    pub edition: Edition,
}

impl Document {
    /// Says no to what is too long.
    pub(crate) fn check(&self) -> Result<(), Rejection> {
        [&self.title, &self.file_name, &self.format, &self.language].into_iter().try_for_each(Plain::check)?;
        self.edition.check()
    }
}

/// What is seen in a statement.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Marks {
    /// Kinds of attention it speaks of.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub attention: BTreeSet<Attention>,
    /// Whether it speaks of dialogue rather than one-way sending.
    #[serde(default)]
    pub dialogue: bool,
    /// Whether it speaks of social media.
    #[serde(default)]
    pub social_media: bool,
    /// Channels it names.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub channels: BTreeSet<ChannelKey>,
    /// What it is there for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<StatementRole>,
    /// What it answers about social media.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub answers: BTreeSet<Answer>,
}

/// The words that caused a mark.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Because {
    /// Which mark, such as `attention:earned`.
    pub mark: String,
    /// The words, as they stand in the statement.
    pub words: String,
}

/// A statement's role as the team has settled it: one of them, or none at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SettledRole {
    /// It has no role that matters here.
    None,
    /// It has this one.
    Role(StatementRole),
}

impl ChannelKey {
    /// Whether naming the channel is naming social media. Podcasts and newsletters only send.
    #[must_use]
    pub const fn is_social(self) -> bool {
        match self {
            Self::Podcast | Self::Newsletter => false,
            Self::Facebook
            | Self::Instagram
            | Self::X
            | Self::Youtube
            | Self::Blog
            | Self::Linkedin
            | Self::Tiktok
            | Self::Snapchat
            | Self::Mastodon
            | Self::Bluesky
            | Self::Reddit
            | Self::Forum => true,
        }
    }
}

impl Prompt {
    /// The question about social media that whoever answers this one has answered too.
    #[must_use]
    pub const fn answer(self) -> Option<Answer> {
        match self {
            Self::Why => Some(Answer::WhatFor),
            Self::ForWhom => Some(Answer::ForWhom),
            Self::WhoAnswers => Some(Answer::ByWhom),
            Self::Dialogue | Self::NotDone => None,
        }
    }
}

impl Plain for Marks {}
impl Plain for SettledRole {}
impl Plain for Because {
    fn check(&self) -> Result<(), crate::Rejection> {
        Plain::check(&self.mark)?;
        Plain::check(&self.words)
    }
}

entity! {
    /// One statement of the communications strategy: what anchors hold on to.
    Statement [StatementId, StatementField, named by place] {
        /// Place in the document, from 1; several may share one, then the older comes first.
        Place place: u32,
        /// The number in the document, such as "5.3".
        Label label: String,
        /// The headings above it.
        Path path: Vec<String>,
        /// What it was in its document.
        Kind kind: Option<StatementKind>,
        /// The wording in the document; see [`crate::Plan::statement_text`] for the wording that holds.
        Text text: Text,
        /// Whether it was added by an amendment.
        ByAmendment by_amendment: bool,
        /// Marks that were read out of the text.
        Suggested suggested: Marks,
        /// The words behind the suggested marks.
        Because because: Vec<Because>,
        /// The team's word on attention, where it has said any.
        Attention attention: Option<BTreeSet<Attention>>,
        /// The team's word on dialogue.
        Dialogue dialogue: Option<bool>,
        /// The team's word on social media.
        SocialMedia social_media: Option<bool>,
        /// The team's word on channels.
        Channels channels: Option<BTreeSet<ChannelKey>>,
        /// The team's word on the role.
        Role role: Option<SettledRole>,
        /// The team's word on what it answers about social media.
        Answers answers: Option<BTreeSet<Answer>>,
    }
}

impl Statement {
    /// What the statement is taken to say: the team's word where there is one, the reading's otherwise.
    #[must_use]
    pub fn marks(&self) -> Marks {
        let suggested = &self.suggested;
        Marks {
            attention: self.attention.as_ref().unwrap_or(&suggested.attention).clone(),
            dialogue: self.dialogue.unwrap_or(suggested.dialogue),
            social_media: self.social_media.unwrap_or(suggested.social_media),
            channels: self.channels.as_ref().unwrap_or(&suggested.channels).clone(),
            role: match self.role {
                Some(SettledRole::Role(role)) => Some(role),
                Some(SettledRole::None) => None,
                None => suggested.role,
            },
            answers: self.answers.as_ref().unwrap_or(&suggested.answers).clone(),
        }
    }
}

entity! {
    /// A change to the strategy that the team proposes or has had decided.
    Amendment [AmendmentId, AmendmentField, named by text] {
        /// The statement it changes, or the new one it brings.
        Statement statement: StatementId,
        /// Whether it changes or adds.
        Kind kind: Option<AmendmentKind>,
        /// The new wording.
        Text text: Text,
        /// Why.
        Why why: Text,
        /// Which starter question it answers.
        Answers answers: Option<Prompt>,
        /// Who decided it.
        DecidedBy decided_by: Text,
        /// When it was decided; not yet while empty.
        DecidedOn decided_on: Option<Date>,
    }
}
