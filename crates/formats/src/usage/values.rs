//! The small things of the dialects: encodings, what stands before the table, names of channels, numbers and words.

use encoding_rs::{UTF_8, WINDOWS_1252};
use plan::ChannelKey;
use std::borrow::Cow;
use words::Lang;

/// How many lines are looked at to find what parts the cells.
const LOOKED_AT_LINES: usize = 50;

/// What a cell says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value {
    /// So many of a hundred.
    Percent(f64),
    /// A word of the scale.
    Word(plan::Usage),
}

/// The text of a file: UTF-16 and UTF-8 by their marks, else UTF-8, else the Windows code page of western Europe.
pub(super) fn decode(bytes: &[u8]) -> Cow<'_, str> {
    let (text, _, damaged) = UTF_8.decode(bytes);
    if damaged { WINDOWS_1252.decode(bytes).0 } else { text }
}

/// The file without a `sep=` line and comments, and the character between its cells.
pub(crate) fn dialect(text: &str) -> Option<(&str, u8)> {
    if text.contains('\0') {
        return None;
    }
    let mut rest = text.trim_start_matches(['\u{feff}', '\n', '\r']);
    let mut said = None;
    loop {
        let (line, after) = rest.split_once('\n').unwrap_or((rest, ""));
        let line = line.trim();
        if let Some(separator) = line.strip_prefix("sep=") {
            said = Some(separator.bytes().next().unwrap_or(b'\t'));
        } else if !line.starts_with('#') && (!line.is_empty() || after.is_empty()) {
            break;
        }
        rest = after;
    }
    let cells = |delimiter: u8| {
        let counts =
            rest.lines().take(LOOKED_AT_LINES).map(|line| line.bytes().filter(|byte| *byte == delimiter).count());
        let counts: Vec<usize> = counts.filter(|count| *count > 0).collect();
        let like_the_most = counts.iter().map(|one| counts.iter().filter(|other| *other == one).count()).max();
        (like_the_most.unwrap_or(0), counts.iter().sum::<usize>())
    };
    let best = said.or_else(|| [b'\t', b';', b','].into_iter().max_by_key(|delimiter| cells(*delimiter)))?;
    (said.is_some() || cells(best).0 > 0).then_some((rest, best))
}

/// A name in one spelling: no soft hyphens, one space, small letters.
pub(crate) fn plain(name: &str) -> String {
    let kept: String = name.chars().filter(|letter| !matches!(letter, '\u{ad}' | '\u{feff}' | '\u{200b}')).collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// The well-known channel that a name means.
#[must_use]
pub fn channel_key(name: &str) -> Option<ChannelKey> {
    let name = plain(name);
    let word = match name.as_str() {
        "twitter" | "x (formerly twitter)" | "x (tidligere twitter)" | "x/twitter" | "twitter/x" | "x (twitter)" => "x",
        "fb" => "facebook",
        "insta" | "ig" => "instagram",
        "you tube" => "youtube",
        "snap" => "snapchat",
        "tik tok" => "tiktok",
        "linked in" => "linkedin",
        "blogg" | "blogger" | "blogs" => "blog",
        "podkast" | "podcasts" | "podkaster" => "podcast",
        "nyhetsbrev" | "newsletters" => "newsletter",
        "forums" | "fora" => "forum",
        other => other,
    };
    ChannelKey::from_word(word).filter(|key| key.word() != "own")
}

/// Names of channels that Taktikk has no sign for, and of all of them together.
const OTHER_CHANNELS: &[&str] = &[
    "messenger",
    "whatsapp",
    "pinterest",
    "nextdoor",
    "bereal",
    "threads",
    "discord",
    "twitch",
    "telegram",
    "signal",
    "e-post",
    "epost",
    "email",
    "e-mail",
];

/// Whether a name is that of a channel.
#[must_use]
pub fn is_channel(name: &str) -> bool {
    channel_key(name).is_some() || OTHER_CHANNELS.contains(&plain(name).as_str())
}

/// What a cell says; nothing for what is missing or is no figure.
pub(super) fn value(cell: &str) -> Option<Value> {
    let cell = plain(cell);
    for lang in Lang::ALL {
        let usage =
            plan::Usage::ALL.iter().find(|usage| words::text(*lang, &format!("usage-{}", usage.word())) == cell);
        if let Some(usage) = usage {
            return Some(Value::Word(*usage));
        }
    }
    number(&cell).filter(|percent| (0.0..=100.0).contains(percent)).map(Value::Percent)
}

/// A number with a comma or a point, with or without a percent sign and blanks.
pub(super) fn number(cell: &str) -> Option<f64> {
    let kept: String = cell.trim().trim_end_matches('%').chars().filter(|letter| !letter.is_whitespace()).collect();
    let number: f64 = kept.replace(',', ".").parse().ok()?;
    number.is_finite().then_some(number)
}
