//! Tables out of text: blocks under titles and comments, rows into columns, columns into metrics. Rows are looked at one
//! at a time, so that a large export costs no more than its days.

use super::dates::{self, Laps, Written};
use super::{
    Export, MAX_COLUMNS, MAX_DAYS, MAX_METRICS, MAX_SKIPPED, Metric, Reading, Skipped, Source, Unit, Why, names,
};
use crate::usage::{dialect, plain};
use jiff::civil::Date;
use std::collections::HashMap;

/// Columns that are offered where none holds dates.
const COLUMNS_TO_PICK: usize = 60;
/// Cells of one column that are named as left out, each.
const NAMED_EACH: usize = 40;

/// What was found so far.
pub(super) struct Gathered {
    today: Date,
    source: Option<Source>,
    account: Option<String>,
    title: String,
    /// The last day the comments speak of.
    until: Option<Date>,
    metrics: Vec<Metric>,
    skipped: Vec<Skipped>,
    saw_a_table: bool,
    is_meta: bool,
    /// The column with the dates, as somebody has said.
    date_column: Option<String>,
    columns: Vec<String>,
}

/// What one day's cells of a column come to.
#[derive(Clone, Copy)]
struct Slot {
    sum: f64,
    first: f64,
    cells: u32,
    line: u64,
}

struct Column {
    name: String,
    plain: String,
    unit: Option<Unit>,
    days: Vec<Option<Slot>>,
    total: Option<(f64, u64)>,
    numbers: usize,
    /// Lines without a number.
    not_numbers: Vec<u64>,
    missing: Vec<u64>,
}

/// A table while its rows are read.
struct Table {
    line: u64,
    columns: Vec<(usize, Column)>,
    date: Option<usize>,
    /// A second date that says when the file was made.
    made: Option<(usize, Option<Written>)>,
    is_posts: bool,
    account: Option<usize>,
    comma: bool,
    days: Vec<(Written, i16)>,
    at: HashMap<(Written, i16), usize>,
    laps: Laps,
    rows: usize,
}

impl Gathered {
    pub(super) fn new(today: Date, date_column: Option<&str>) -> Self {
        Self {
            today,
            source: None,
            account: None,
            title: String::new(),
            until: None,
            metrics: Vec::new(),
            skipped: Vec::new(),
            saw_a_table: false,
            is_meta: false,
            date_column: date_column.map(plain),
            columns: Vec::new(),
        }
    }

    /// The next sheet of a workbook begins.
    pub(super) fn sheet(&mut self, name: &str) {
        self.title.clear();
        if matches!(name, "ENGAGEMENT" | "FOLLOWERS" | "DISCOVERY" | "TOP POSTS") {
            self.source = Some(Source::LinkedIn);
        }
    }

    fn skip(&mut self, line: u64, why: Why, column: &str) {
        if self.skipped.len() < MAX_SKIPPED {
            self.skipped.push(Skipped { line, why, column: column.to_owned() });
        } else if let Some(last) = self.skipped.last_mut() {
            *last = Skipped { line, why: Why::More, column: String::new() };
        }
    }

    /// Reads a text with one table or several.
    pub(super) fn text(&mut self, text: &str) {
        let Some((_, delimiter)) = dialect(text) else { return };
        let text = text.trim_start_matches('\u{feff}');
        let mut rows = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let mut row = csv::StringRecord::new();
        let mut table: Option<Table> = None;
        while let Ok(true) = rows.read_record(&mut row) {
            let line = row.position().map_or(0, |at| line_of(text, at));
            let first = row.get(0).unwrap_or_default().trim_matches(['\u{feff}', ' ', '\u{a0}']);
            if first.starts_with("sep=") {
                self.is_meta = true;
                continue;
            }
            if first.starts_with('#') {
                self.end(table.take());
                let said: Vec<&str> = row.iter().collect();
                self.comment(&said.join(","));
                continue;
            }
            let filled = row.iter().filter(|cell| !cell.trim().is_empty()).count();
            if filled == 0 {
                continue;
            }
            if let Some(open) = &mut table {
                let is_row = filled > 1 || open.is_posts || dates::written(first).is_some();
                if is_row {
                    self.row(open, &row, line);
                    continue;
                }
                self.end(table.take());
            }
            if filled == 1 {
                first.clone_into(&mut self.title);
                continue;
            }
            if self.level_on_a_day(&row, line, delimiter != b',') {
                continue;
            }
            self.saw_a_table = true;
            let mut open = Table::open(&row, line, delimiter != b',', self.date_column.as_deref());
            let heads: Vec<String> = row.iter().map(plain).collect();
            self.source = self.source.or_else(|| names::source(&heads));
            if open.is_headless {
                self.row(&mut open.table, &row, line);
            }
            table = Some(open.table);
        }
        self.end(table);
    }

    /// A comment above a table, as Google Analytics writes them.
    fn comment(&mut self, comment: &str) {
        let said = comment.trim_start_matches('#').trim_end_matches(',').trim();
        if said.trim_matches('-').is_empty() {
            return;
        }
        let (word, rest) = said.split_once(':').unwrap_or((said, ""));
        let rest = rest.trim();
        match word {
            "Property" => self.account = Some(rest.to_owned()),
            "Account" => self.account = self.account.take().or_else(|| Some(rest.to_owned())),
            "Start date" => {}
            "End date" => {
                if let Some(Written::Whole(date)) = dates::written(rest) {
                    self.until = Some(date);
                }
            }
            "Report CSV Export" | "Dashboard report" | "All Users" => self.source = Some(Source::GoogleAnalytics),
            _ => said.clone_into(&mut self.title),
        }
        if matches!(word, "Property" | "Start date") {
            self.source = Some(Source::GoogleAnalytics);
        }
    }

    /// «Total followers on 4/23/2023:» with its number beside it.
    fn level_on_a_day(&mut self, row: &csv::StringRecord, line: u64, comma: bool) -> bool {
        let Some((name, day)) = row.get(0).and_then(|cell| cell.rsplit_once(" on ")) else { return false };
        let day = dates::written(day.trim_end_matches([':', ' ']));
        let value = row.get(1).and_then(|cell| names::number(cell.trim(), comma));
        let (Some(day), Some((value, _))) = (day, value) else { return false };
        self.saw_a_table = true;
        match self.resolve(&[(day, 0)], true, None).first() {
            Some(Ok(date)) => {
                let readings = vec![Reading { date: *date, value }];
                self.add(name.trim().to_owned(), Unit::Count, readings, line);
            }
            _ => self.skip(line, Why::BadDate, ""),
        }
        true
    }

    fn row(&mut self, table: &mut Table, row: &csv::StringRecord, line: u64) {
        table.rows += 1;
        let is_total = row.get(0).is_some_and(names::is_total);
        if is_total && table.date.is_some() {
            self.skip(line, Why::TotalRow, "");
            return;
        }
        if table.rows == 1 && table.date.is_none() && self.until.is_none() {
            table.find_dates(row);
        }
        if let Some(at) = table.account {
            self.account(table.is_posts, row.get(at).unwrap_or_default());
        }
        let mut day = 0;
        if let Some(at) = table.date {
            let Some(written) = dates::written(row.get(at).unwrap_or_default().trim()) else {
                self.skip(line, Why::BadDate, "");
                return;
            };
            let key = (written, if table.is_posts { 0 } else { table.laps.of(written) });
            let known = table.at.get(&key).copied();
            if known.is_none() && table.days.len() >= MAX_DAYS {
                self.skip(line, Why::TooMany, "");
                return;
            }
            day = known.unwrap_or_else(|| {
                table.days.push(key);
                table.at.insert(key, table.days.len() - 1);
                table.days.len() - 1
            });
        }
        if let Some((at, made)) = &mut table.made {
            *made = made.or_else(|| dates::written(row.get(*at).unwrap_or_default().trim()));
        }
        for (at, column) in &mut table.columns {
            column.cell(row.get(*at).unwrap_or_default().trim(), table.comma, day, is_total, line);
        }
    }

    /// Whose posts: taken from a column with the name, or out of a link.
    fn account(&mut self, is_posts: bool, cell: &str) {
        if !is_posts || self.account.is_some() || cell.is_empty() {
            return;
        }
        let name = if let Some((_, path)) = cell.split_once("://") {
            path.split('/').nth(1).unwrap_or_default()
        } else {
            cell
        };
        self.account = Some(name.trim().to_owned()).filter(|name| !name.is_empty());
    }

    /// The days that are meant: in order, or why not.
    fn resolve(&self, days: &[(Written, i16)], is_posts: bool, made: Option<Written>) -> Vec<Result<Date, Why>> {
        let not_after = dates::not_after(self.today);
        let day_first = dates::day_first(days.iter().map(|(written, _)| *written));
        let whole = |written: Written| match written {
            Written::Whole(date) => Some(date),
            Written::Slashed(year, first, second) => {
                let (month, day) = if day_first { (second, first) } else { (first, second) };
                Date::new(year, month, day).ok()
            }
            Written::Yearless(..) => None,
        };
        let known = days.iter().filter_map(|(written, _)| whole(*written)).max();
        let mut bound = known.or(self.until).unwrap_or(self.today).min(self.today);
        if let Some(Written::Yearless(month, day)) = made
            && let Some(year) = dates::last_year(std::iter::once((month, day, 0)), bound)
            && let Ok(date) = Date::new(year, month, day)
        {
            bound = date;
        }
        let yearless = days.iter().filter_map(|(written, lap)| match written {
            Written::Yearless(month, day) => Some((*month, *day, *lap)),
            Written::Whole(_) | Written::Slashed(..) => None,
        });
        let begins = if is_posts { None } else { dates::last_year(yearless, bound) };
        let one = |(written, lap): &(Written, i16)| {
            let date = match *written {
                Written::Yearless(month, day) => {
                    let year = match begins {
                        Some(year) => Some(year.saturating_add(*lap)),
                        None => dates::last_year(std::iter::once((month, day, 0)), bound),
                    };
                    year.and_then(|year| Date::new(year, month, day).ok())
                }
                other @ (Written::Whole(_) | Written::Slashed(..)) => whole(other),
            };
            match date {
                None => Err(Why::BadDate),
                Some(date) if date > not_after => Err(Why::Future),
                Some(date) => Ok(date),
            }
        };
        days.iter().map(one).collect()
    }

    /// The table is over: its columns become metrics.
    fn end(&mut self, table: Option<Table>) {
        let Some(table) = table else { return };
        let title = std::mem::take(&mut self.title);
        self.told_by_title(&title);
        if table.rows == 0 {
            return;
        }
        let days = match (table.date, self.until) {
            (Some(_), _) => self.resolve(&table.days, table.is_posts, table.made.and_then(|(_, made)| made)),
            (None, Some(until)) => vec![Ok(until)],
            (None, None) => {
                self.skip(table.line, Why::NoDate, "");
                if self.columns.is_empty() {
                    self.columns =
                        table.columns.into_iter().take(COLUMNS_TO_PICK).map(|(_, column)| column.name).collect();
                }
                return;
            }
        };
        let has_labels = table.columns.iter().any(|(_, column)| column.numbers == 0 && !column.not_numbers.is_empty());
        let adds = table.is_posts || table.date.is_none();
        for (_, column) in table.columns {
            if column.numbers == 0 {
                if column.not_numbers.is_empty() && !column.missing.is_empty() {
                    self.skip(table.line, Why::Missing, &column.name);
                }
                continue;
            }
            let why = names::unsummable(&column.plain).or((column.unit == Some(Unit::Seconds)).then_some(Why::Rate));
            if let (true, Some(why), None) = (adds, why, column.total) {
                self.skip(table.line, why, &column.name);
                continue;
            }
            for (lines, why) in [(&column.missing, Why::Missing), (&column.not_numbers, Why::NotANumber)] {
                // Posts without a value add nothing, and that is no news.
                for line in lines.iter().filter(|_| !adds) {
                    self.skip(*line, why, &column.name);
                }
            }
            let mut readings = Vec::new();
            for (day, slot) in days.iter().zip(&column.days) {
                let Some(slot) = slot else { continue };
                let value = match column.total.filter(|_| table.date.is_none()) {
                    Some((total, _)) => Some(total),
                    None if adds || slot.cells == 1 => Some(slot.sum),
                    None if has_labels => Some(slot.sum).filter(|_| why.is_none()),
                    None => Some(slot.first).filter(|first| *first * f64::from(slot.cells) == slot.sum),
                };
                match (day, value) {
                    (Ok(date), Some(value)) => readings.push(Reading { date: *date, value }),
                    (Ok(_), None) => self.skip(slot.line, why.unwrap_or(Why::TwoValues), &column.name),
                    (Err(why), _) => self.skip(slot.line, *why, &column.name),
                }
            }
            let is_only_value = matches!(column.plain.as_str(), "primary" | "value" | "verdi");
            let name = if is_only_value && !title.is_empty() { title.clone() } else { column.name };
            let unit = column.unit.unwrap_or_else(|| names::unit(&column.plain));
            let name = if self.metrics.iter().any(|metric| metric.name == name) && !title.is_empty() {
                format!("{title}: {name}")
            } else {
                name
            };
            self.add(name, unit, readings, table.line);
        }
    }

    /// Which network it is stands in the titles of Meta's exports.
    fn told_by_title(&mut self, title: &str) {
        let title = plain(title);
        if self.is_meta && self.source.is_none_or(|source| source == Source::Meta) {
            self.source = Some(if title.contains("instagram") {
                Source::Instagram
            } else if title.contains("facebook") {
                Source::Facebook
            } else {
                Source::Meta
            });
        }
    }

    fn add(&mut self, name: String, unit: Unit, mut readings: Vec<Reading>, line: u64) {
        if readings.is_empty() {
            return;
        }
        if self.metrics.len() >= MAX_METRICS {
            self.skip(line, Why::TooMany, &name);
            return;
        }
        readings.sort_by_key(|reading| reading.date);
        // Only a name that is taken gets a number.
        let same = |metric: &&Metric| metric.name == name || metric.name.starts_with(&format!("{name} ("));
        let count = self.metrics.iter().filter(same).count();
        let is_taken = self.metrics.iter().any(|metric| metric.name == name);
        let name = if is_taken { format!("{name} ({})", count + 1) } else { name };
        self.metrics.push(Metric { name, unit, readings });
    }

    /// Everything, if there was a table at all.
    pub(super) fn export(mut self) -> Option<Export> {
        self.skipped.sort_by_key(|skipped| (skipped.why == Why::More, skipped.line));
        self.saw_a_table.then(|| Export {
            source: self.source.unwrap_or(Source::Table),
            account: self.account.unwrap_or_default(),
            metrics: self.metrics,
            skipped: self.skipped,
            columns: self.columns,
        })
    }
}

/// The line a row begins on: the reader counts it from where the row before ended, empty lines and all.
fn line_of(text: &str, at: &csv::Position) -> u64 {
    let begins = usize::try_from(at.byte()).ok().and_then(|at| text.as_bytes().get(at..)).unwrap_or_default();
    let ends = begins.iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
    at.line() + ends.filter(|byte| **byte == b'\n').count() as u64
}

/// A table that has just begun.
struct Opened {
    table: Table,
    /// Its first row is a row already.
    is_headless: bool,
}

impl Table {
    /// Where no head says which column holds the dates, the first row may: in it only one has a day.
    fn find_dates(&mut self, row: &csv::StringRecord) {
        let is_day = |at: usize| {
            let cell = row.get(at).unwrap_or_default().trim();
            dates::written(cell).is_some() && names::number(cell, self.comma).is_none()
        };
        let mut with_days = self.columns.iter().map(|(at, _)| *at).filter(|at| is_day(*at));
        if let (Some(at), None) = (with_days.next(), with_days.next()) {
            self.date = Some(at);
            self.columns.retain(|(other, _)| *other != at);
        }
    }

    fn open(row: &csv::StringRecord, line: u64, comma: bool, date_column: Option<&str>) -> Opened {
        let cells: Vec<&str> = row.iter().take(MAX_COLUMNS).map(|cell| cell.trim_matches(['\u{feff}', ' '])).collect();
        let first_is_date = cells.first().is_some_and(|cell| dates::written(cell).is_some());
        let is_headless = first_is_date && cells.get(1).is_some_and(|cell| names::number(cell, comma).is_some());
        let heads: Vec<String> =
            if is_headless { vec![String::new(); cells.len()] } else { cells.iter().map(|cell| plain(cell)).collect() };
        let is_posts = heads.iter().any(|head| names::is_of_posts(head));
        let ranked = heads.iter().enumerate().filter_map(|(at, head)| Some((names::date_rank(head, is_posts)?, at)));
        let said = date_column.and_then(|said| heads.iter().position(|head| head == said));
        let date = if is_headless { Some(0) } else { said.or(ranked.min().map(|(_, at)| at)) };
        let made = heads.iter().position(|head| head == "time").filter(|at| is_posts && Some(*at) != date);
        let place = |names: &[&str]| names.iter().find_map(|name| heads.iter().position(|head| head == name));
        let account = place(&["account name", "page name", "account username", "tweet permalink", "video link"]);
        let mut columns = Vec::new();
        for (at, cell) in cells.iter().enumerate() {
            let head = heads.get(at).map(String::as_str).unwrap_or_default();
            if Some(at) == date || names::is_label(head) || head.is_empty() && !is_headless {
                continue;
            }
            let name: String = if is_headless {
                "value".to_owned()
            } else {
                cell.chars().filter(|letter| *letter != '\u{ad}').collect()
            };
            let plain = if is_headless { "value".to_owned() } else { head.to_owned() };
            columns.push((at, Column::new(name, plain)));
        }
        let table = Self {
            line,
            columns,
            date,
            made: made.map(|at| (at, None)),
            is_posts,
            account,
            comma,
            days: Vec::new(),
            at: HashMap::new(),
            laps: Laps::default(),
            rows: 0,
        };
        Opened { table, is_headless }
    }
}

impl Column {
    fn new(name: String, plain: String) -> Self {
        Self {
            name,
            plain,
            unit: None,
            days: Vec::new(),
            total: None,
            numbers: 0,
            not_numbers: Vec::new(),
            missing: Vec::new(),
        }
    }

    fn cell(&mut self, cell: &str, comma: bool, day: usize, is_total: bool, line: u64) {
        let Some((value, unit)) = names::number(cell, comma) else {
            let lines = if names::is_missing(cell) { &mut self.missing } else { &mut self.not_numbers };
            if lines.len() < NAMED_EACH {
                lines.push(line);
            }
            return;
        };
        self.numbers += 1;
        self.unit = self.unit.or(unit);
        if is_total {
            self.total = Some((value, line));
        }
        if self.days.len() <= day {
            self.days.resize(day + 1, None);
        }
        if let Some(slot) = self.days.get_mut(day) {
            let slot = slot.get_or_insert(Slot { sum: 0.0, first: value, cells: 0, line });
            slot.sum += value;
            slot.cells = slot.cells.saturating_add(1);
        }
    }
}
