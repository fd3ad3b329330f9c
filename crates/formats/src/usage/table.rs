//! Tables of figures. Three forms occur: one figure a row with its channel named beside it, channels across the top,
//! and channels down the side.

use super::values::{Value, is_channel, number, plain, value};
use super::{Figure, MAX_FIGURES};

/// Channels that have to be recognised in a row or a column before it is taken for the one that names them.
const CHANNELS_LEAST: usize = 2;

/// The figures of a table, in the file's order.
pub(super) fn read(body: &str, delimiter: u8) -> Vec<Figure> {
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(body.as_bytes());
    let rows: Vec<Vec<String>> = reader
        .records()
        .map_while(Result::ok)
        .map(|row| row.iter().map(|cell| cell.trim_matches(['\u{feff}', ' ', '\u{a0}']).to_owned()).collect())
        .collect();
    let mut figures = long(&rows).or_else(|| across(&rows)).or_else(|| down(&rows)).unwrap_or_default();
    figures.truncate(MAX_FIGURES);
    as_percent(&mut figures, body);
    figures
}

/// Shares between 0 and 1 are of one, where nothing says percent.
fn as_percent(figures: &mut [Figure], body: &str) {
    let numbers = || {
        figures.iter().filter_map(|figure| match figure.value {
            Value::Percent(percent) => Some(percent),
            Value::Word(_) => None,
        })
    };
    let says_percent = body.contains('%') || plain(body).contains("prosent") || plain(body).contains("percent");
    if says_percent || !numbers().all(|number| number <= 1.0) || numbers().all(|number| number.fract() == 0.0) {
        return;
    }
    for figure in figures {
        if let Value::Percent(share) = &mut figure.value {
            *share *= 100.0;
        }
    }
}

/// One figure a row: the heads of its columns say what is what.
fn long(rows: &[Vec<String>]) -> Option<Vec<Figure>> {
    let (at, head) = rows.iter().enumerate().find(|(_, row)| {
        column(row, &["plattform", "platform", "kanal", "channel"]).is_some()
            && column(row, &["verdi", "value", "prosent", "percent", "andel", "share"]).is_some()
    })?;
    let channel = column(head, &["plattform", "platform", "kanal", "channel"])?;
    let figure = column(head, &["verdi", "value", "prosent", "percent", "andel", "share"])?;
    let group = column(head, &["gruppe", "group", "målgruppe", "audience"]);
    let question = column(head, &["mål", "maal", "measure", "spørsmål", "question"]);
    let base = column(head, &["utvalg", "base", "spurte"]);
    let period = column(head, &["periode", "period", "år", "year", "dato", "date"]);
    let source = column(head, &["kilde", "source"]);
    let address = column(head, &["url", "lenke", "link", "adresse"]);
    let count = column(head, &["antall", "n"]);
    let cell = |row: &[String], at: Option<usize>| at.and_then(|at| row.get(at)).cloned().unwrap_or_default();
    let read = |row: &Vec<String>| {
        let value = value(row.get(figure)?)?;
        let named = [cell(row, source), cell(row, address)];
        let source = named.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(", ");
        Some(Figure {
            group: group_name(&cell(row, group)),
            channel: row.get(channel)?.clone(),
            value,
            question: cell(row, question),
            base: cell(row, base),
            period: cell(row, period),
            source,
            effective_count: number(&cell(row, count)).filter(|count| *count >= 1.0).map(|count| count as u32),
        })
    };
    Some(rows.iter().skip(at + 1).filter_map(read).collect())
}

/// The column whose head is one of these words, or begins with one.
fn column(head: &[String], words: &[&str]) -> Option<usize> {
    let heads: Vec<String> = head.iter().map(|head| plain(head)).collect();
    let same = |head: &String| words.contains(&head.as_str());
    let begins = |head: &String| {
        words.iter().any(|word| head.strip_prefix(word).is_some_and(|rest| rest.starts_with(['_', ' '])))
    };
    heads.iter().position(same).or_else(|| heads.iter().position(begins))
}

/// «Everybody» is no group.
fn group_name(group: &str) -> String {
    if matches!(plain(group).as_str(), "alle" | "all" | "total" | "totalt" | "everybody") {
        String::new()
    } else {
        group.to_owned()
    }
}

fn is_time(head: &str) -> bool {
    matches!(plain(head).as_str(), "year" | "år" | "date" | "dato" | "period" | "periode" | "kvartal" | "quarter")
}

/// What stands above and below a table.
struct Around {
    question: String,
    source: String,
}

fn around(rows: &[Vec<String>], head: usize) -> Around {
    let one_cell = |row: &Vec<String>| {
        let mut filled = row.iter().filter(|cell| !cell.is_empty());
        filled.next().filter(|_| filled.next().is_none()).cloned()
    };
    let above: Vec<String> = rows.iter().take(head).filter_map(one_cell).collect();
    let below: Vec<String> = rows.iter().skip(head + 1).filter_map(one_cell).collect();
    let source = below.iter().find_map(|line| {
        let (word, rest) = line.split_once(':')?;
        matches!(plain(word).as_str(), "source" | "sources" | "kilde" | "kilder").then(|| rest.trim().to_owned())
    });
    Around { question: above.last().cloned().unwrap_or_default(), source: source.unwrap_or_default() }
}

/// Channels across the top, a group or a time down the side.
fn across(rows: &[Vec<String>]) -> Option<Vec<Figure>> {
    let named = |row: &Vec<String>| row.iter().skip(1).filter(|cell| is_channel(cell)).count();
    let at = rows.iter().position(|row| named(row) >= CHANNELS_LEAST)?;
    let head = rows.get(at)?;
    let around = around(rows, at);
    let by_time = head.first().is_some_and(|head| is_time(head));
    let mut figures = Vec::new();
    for row in rows.iter().skip(at + 1) {
        let Some(name) = row.first() else { continue };
        for (channel, cell) in head.iter().zip(row).skip(1) {
            let Some(value) = value(cell).filter(|_| !channel.is_empty()) else { continue };
            let (group, period) =
                if by_time { (String::new(), name.clone()) } else { (group_name(name), String::new()) };
            figures.push(figure(&around, group, channel, period, value));
        }
    }
    Some(figures)
}

/// Channels down the side, groups or times across the top.
fn down(rows: &[Vec<String>]) -> Option<Vec<Figure>> {
    let first = rows.iter().position(|row| row.first().is_some_and(|cell| is_channel(cell)))?;
    if rows.iter().filter(|row| row.first().is_some_and(|cell| is_channel(cell))).count() < CHANNELS_LEAST {
        return None;
    }
    let at = rows.get(..first)?.iter().rposition(|row| row.iter().skip(1).any(|cell| !cell.is_empty()))?;
    let head = rows.get(at)?;
    let around = around(rows, at);
    let mut figures = Vec::new();
    for row in rows.iter().skip(first) {
        let Some(channel) = row.first().filter(|name| !name.is_empty()) else { continue };
        for (name, cell) in head.iter().zip(row).skip(1) {
            let Some(value) = value(cell) else { continue };
            let is_year = name.len() == 4 && name.bytes().all(|byte| byte.is_ascii_digit());
            let (group, period) =
                if is_year { (String::new(), name.clone()) } else { (group_name(name), String::new()) };
            figures.push(figure(&around, group, channel, period, value));
        }
    }
    Some(figures)
}

fn figure(around: &Around, group: String, channel: &str, period: String, value: Value) -> Figure {
    Figure {
        group,
        channel: channel.to_owned(),
        value,
        question: around.question.clone(),
        base: String::new(),
        period,
        source: around.source.clone(),
        effective_count: None,
    }
}
