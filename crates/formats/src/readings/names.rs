//! What the heads of columns say: which holds the date, what may be summed, and which program writes such heads.

use super::{Source, Unit, Why};
use crate::usage::plain;

/// Cells that say that nothing was measured.
pub(super) fn is_missing(cell: &str) -> bool {
    matches!(cell, "" | "-" | "–" | "—" | "--" | "undefined" | "NA" | "N/A" | "n/a" | "null" | "NaN" | "nan" | "None")
}

/// Whether a cell begins a row that sums up the others.
pub(super) fn is_total(cell: &str) -> bool {
    matches!(plain(cell).as_str(), "total" | "totals" | "gesamt" | "totalt" | "sum" | "i alt" | "grand total")
}

/// How good a name is for the column with the dates; the lowest is best.
pub(super) fn date_rank(name: &str, is_posts: bool) -> Option<usize> {
    const OF_POSTS: [&str; 9] = [
        "publish time",
        "video publish time",
        "post time",
        "created date",
        "publiseringstidspunkt",
        "publisert",
        "veröffentlichungszeit des videos",
        "time",
        "date",
    ];
    const OF_DAYS: [&str; 14] = [
        "date", "dato", "datum", "fecha", "data", "day", "dag", "tag", "time", "week", "uke", "month", "måned",
        "nth day",
    ];
    if is_posts { OF_POSTS.iter() } else { OF_DAYS.iter() }.position(|one| *one == name)
}

/// Whether such a column means one row a post.
pub(super) fn is_of_posts(name: &str) -> bool {
    matches!(
        name,
        "post id"
            | "tweet id"
            | "tweet text"
            | "permalink"
            | "video title"
            | "video link"
            | "post title"
            | "post link"
            | "videotitel"
            | "video publish time"
    )
}

/// Columns of numbers that count nothing.
pub(super) fn is_label(name: &str) -> bool {
    name.ends_with(" id")
        || ["id", "year", "år", "month", "måned", "hour", "weekday", "week", "uke", "paid", "duration", "categoría"]
            .contains(&name)
        || ["duration (", "post hour", "post weekday", "nth ", "account "].iter().any(|start| name.starts_with(start))
}

/// Why the values of several rows may not be added; nothing where they may.
pub(super) fn unsummable(name: &str) -> Option<Why> {
    const RATES: [&str; 12] = [
        "%",
        "ctr",
        "average",
        "avg",
        " per ",
        "andel",
        "snitt",
        "durchschn",
        "percent",
        "prosent",
        "frequency",
        "share of",
    ];
    const PEOPLE: [&str; 12] = [
        "reach",
        "unique",
        "users",
        "viewers",
        "rekkevidde",
        "brukere",
        "personas",
        "consumidores",
        "alcance",
        "reichweite",
        "impression:unique",
        "besøkende",
    ];
    const LEVELS: [&str; 4] = ["total followers", "followers", "følgere", "me gusta totales"];
    let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
    if has(&RATES) || is_rate(name) {
        Some(Why::Rate)
    } else if has(&PEOPLE) {
        Some(Why::People)
    } else if LEVELS.iter().any(|word| name.starts_with(word)) {
        Some(Why::Level)
    } else {
        None
    }
}

/// A rate is a word of its own: leads are generated, and people register.
fn is_rate(name: &str) -> bool {
    name.split(|letter: char| !letter.is_alphanumeric()).any(|word| matches!(word, "rate" | "rates" | "ratio"))
}

/// What a column is counted in.
pub(super) fn unit(name: &str) -> Unit {
    if name.contains('%') || name.contains("percent") || name.contains("prosent") {
        Unit::Percent
    } else if is_rate(name) {
        Unit::Share
    } else if name.contains("(hours)") || name.contains("(stunden)") || name.contains("(timer)") {
        Unit::Hours
    } else if name.contains("duration") || name.contains("engagement time") || name.contains("(sec") {
        Unit::Seconds
    } else {
        Unit::Count
    }
}

/// The program that writes such heads.
pub(super) fn source(heads: &[String]) -> Option<Source> {
    let has = |name: &str| heads.iter().any(|head| head == name);
    let contains = |part: &str| heads.iter().any(|head| head.contains(part));
    if has("tweet id") || has("create post") || has("new follows") && has("reposts") {
        Some(Source::X)
    } else if has("account username") && has("post id") {
        Some(Source::Instagram)
    } else if has("page name") && has("post id") || contains("lifetime post") {
        Some(Source::Facebook)
    } else if has("returning viewers") || has("video views") && has("profile views") || has("video link") {
        Some(Source::TikTok)
    } else if contains("watch time (hours)") || contains("wiedergabezeit (stunden)") || has("video publish time") {
        Some(Source::YouTube)
    } else if contains("(organic)") || has("organic followers") || has("auto-invited followers") {
        Some(Source::LinkedIn)
    } else {
        None
    }
}

/// A number as exports and the spreadsheets that saved them again write it, and whether it is of a hundred; times of day
/// become seconds. `comma` says that cells are parted by something else than a comma, as where commas part decimals.
pub(super) fn number(cell: &str, comma: bool) -> Option<(f64, Option<Unit>)> {
    /// Longer is no number.
    const LONGEST: usize = 40;
    let begins = |letter: char| letter.is_ascii_digit() || matches!(letter, '-' | '+' | '.' | '−');
    if cell.len() > LONGEST || !cell.starts_with(begins) {
        return None;
    }
    if let Ok(number) = cell.parse::<i64>() {
        return Some((number as f64, None));
    }
    if cell.contains(':') {
        let mut seconds = 0.0;
        for part in cell.split(':') {
            seconds = seconds * 60.0 + part.parse::<u32>().ok().map(f64::from)?;
        }
        return Some((seconds, Some(Unit::Seconds)));
    }
    let unit = cell.ends_with('%').then_some(Unit::Percent);
    let kept: String =
        cell.trim_end_matches('%').chars().filter(|letter| !letter.is_whitespace() && *letter != '\'').collect();
    let kept = kept.replace('−', "-");
    let grouped = |mark: char| {
        let mut parts = kept.trim_start_matches(['-', '+']).split(mark);
        let first = parts.next().unwrap_or_default();
        (1..=3).contains(&first.len()) && first != "0" && parts.all(|part| part.len() == 3)
    };
    let plain = match (kept.rfind(','), kept.rfind('.')) {
        (Some(at_comma), Some(at_point)) if at_comma > at_point => kept.replace('.', "").replace(',', "."),
        (Some(_), Some(_)) => kept.replace(',', ""),
        (Some(_), None) if grouped(',') && !comma => kept.replace(',', ""),
        (Some(_), None) => kept.replace(',', "."),
        (None, Some(_)) if grouped('.') && (comma || kept.matches('.').count() > 1) => kept.replace('.', ""),
        _ => kept,
    };
    let number: f64 = plain.parse().ok()?;
    number.is_finite().then_some((number, unit))
}
