//! What reading a document gives: plain data, serialised exactly as `taktikk read FILE --json` prints it.

use serde::{Deserialize, Serialize};

/// Declares a closed enum with a stable key per variant, used in JSON and in the lexicon.
macro_rules! keyed {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident => $key:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $($(#[$vmeta])* #[serde(rename = $key)] $variant,)+ }

        impl $name {
            /// Every value, in the order they are declared.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The stable key, as used in JSON and in the lexicon.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self { $(Self::$variant => $key,)+ }
            }

            /// The value with this key.
            #[must_use]
            pub fn from_key(key: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.key() == key)
            }
        }
    };
}

keyed! {
    /// The format a document was read from.
    Format {
        /// Office Open XML text (Word, Google Docs).
        Docx => "docx",
        /// OpenDocument text (LibreOffice).
        Odt => "odt",
        /// PDF with a text layer.
        Pdf => "pdf",
        /// Markdown.
        Markdown => "md",
        /// Plain text.
        Plain => "txt",
        /// A web page.
        Html => "html",
        /// reStructuredText.
        Rst => "rst",
        /// LaTeX.
        Tex => "tex",
    }
}

keyed! {
    /// The language a document is mostly written in.
    Language {
        /// Bokmål.
        Bokmal => "nb",
        /// Nynorsk.
        Nynorsk => "nn",
        /// English.
        English => "en",
        /// Too little text to say, or another language.
        Undetermined => "und",
    }
}

keyed! {
    /// What a statement was in the document.
    Kind {
        /// A heading.
        Heading => "heading",
        /// A paragraph.
        Paragraph => "paragraph",
        /// One item of a list.
        ListItem => "list-item",
        /// One row of a table, its cells parted by ` | `.
        TableRow => "table-row",
    }
}

keyed! {
    /// The kinds of attention a statement speaks of.
    Attention {
        /// Bought: advertising, sponsoring.
        Paid => "paid",
        /// Given by others, above all by the press.
        Earned => "earned",
        /// Passed on in social media and from person to person.
        Shared => "shared",
        /// In the organisation's own channels.
        Owned => "owned",
    }
}

keyed! {
    /// Channels that are recognised by name.
    Channel {
        /// Facebook.
        Facebook => "facebook",
        /// Instagram.
        Instagram => "instagram",
        /// X, formerly Twitter.
        X => "x",
        /// YouTube.
        Youtube => "youtube",
        /// Blogs.
        Blog => "blog",
        /// LinkedIn.
        Linkedin => "linkedin",
        /// TikTok.
        Tiktok => "tiktok",
        /// Snapchat.
        Snapchat => "snapchat",
        /// Mastodon.
        Mastodon => "mastodon",
        /// Bluesky.
        Bluesky => "bluesky",
        /// Reddit.
        Reddit => "reddit",
        /// Podcasts.
        Podcast => "podcast",
        /// Newsletters.
        Newsletter => "newsletter",
        /// Discussion forums on the web.
        Forum => "forum",
    }
}

impl Channel {
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

keyed! {
    /// What part a statement plays in a strategy.
    Role {
        /// How the organisation wants to behave.
        Principle => "principle",
        /// Why things are as they are: history, law, situation.
        Background => "background",
        /// A wished effect or state.
        Goal => "goal",
        /// Somebody to reach.
        Audience => "audience",
        /// Where communication happens.
        Channel => "channel",
        /// Something to do.
        Activity => "activity",
        /// Who does or decides what.
        Responsibility => "responsibility",
    }
}

keyed! {
    /// How far a document deals with social media.
    SocialMedia {
        /// Never named.
        None => "none",
        /// Named, but at most one of what for, for whom and by whom is told.
        Mentioned => "mentioned",
        /// At least two of what for, for whom and by whom are told.
        AccountedFor => "accounted-for",
    }
}

keyed! {
    /// The three questions a strategy has to answer about social media.
    Answer {
        /// What social media are to be used for.
        WhatFor => "what for",
        /// Whom they are to reach.
        ForWhom => "for whom",
        /// Who does the work.
        ByWhom => "by whom",
    }
}

impl Answer {
    /// The word for it in the reasons of marks.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::WhatFor => "what-for",
            Self::ForWhom => "for-whom",
            Self::ByWhom => "by-whom",
        }
    }
}

/// A document that has been read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// The document's title; where it has none, the file's name without its ending.
    pub title: String,
    /// The language most of the text is in.
    pub language: Language,
    /// The format it was read from.
    pub format: Format,
    /// The statements in reading order, numbered from 1.
    pub statements: Vec<Statement>,
    /// The verdict on social media.
    pub coverage: Coverage,
}

/// One heading, paragraph, list item or table row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// Place in the document, from 1.
    pub number: usize,
    /// The headings it stands under, outermost first; a heading's path does not hold the heading itself.
    pub path: Vec<String>,
    /// What it was in the document.
    pub kind: Kind,
    /// The text, on one line.
    pub text: String,
    /// Suggested marks.
    pub marks: Marks,
    /// The words that caused each mark.
    pub because: Vec<Because>,
}

/// Suggested marks of a statement. People may correct them, so they are suggestions with reasons.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marks {
    /// The kinds of attention it speaks of.
    pub attention: Vec<Attention>,
    /// Whether it speaks of dialogue rather than of sending.
    pub dialogue: bool,
    /// Whether it names social media or a social channel.
    pub social_media: bool,
    /// The channels it names.
    pub channels: Vec<Channel>,
    /// Its part in the strategy, where that can be told.
    pub role: Option<Role>,
    /// Which of the three questions about social media it answers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<Answer>,
}

/// The words that caused a mark.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Because {
    /// `attention:paid`, `dialogue`, `social_media`, `channel:facebook`, `role:goal`, `answer:what-for` and so on.
    pub mark: String,
    /// The words, as they stand in the statement – or, for a role or an answer, in the heading or the sentence that leads
    /// to it.
    pub words: String,
}

/// How the document deals with social media, dialogue and attention.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    /// How far social media are dealt with.
    pub social_media: SocialMedia,
    /// Whether every attention mark in the document is paid or earned (and there is one).
    pub attention_only: bool,
    /// Whether any statement speaks of dialogue.
    pub dialogue: bool,
    /// The verdict in one sentence, bokmål for Norwegian documents and where the language is unknown, else English.
    pub sentence: String,
    /// Which of the three questions are answered where social media are spoken of.
    #[serde(skip)]
    pub answers: Vec<Answer>,
    /// Numbers of the statements the verdict rests on.
    #[serde(skip)]
    pub evidence: Vec<usize>,
}
