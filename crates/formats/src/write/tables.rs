//! A plan as tables: CSV for the measures alone, an Excel workbook with a sheet for each thing people ask for as a list. What
//! somebody wrote is text and stays text: nothing in a cell is ever a formula.

use crate::write::two_pages::Names;
use jiff::civil::Date;
use plan::{Amount, Basis, PersonId, Plan};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};
use words::Lang;

/// Most characters of a cell in Excel (its specification); the rest is left out with three dots.
const CELL_MOST_CHARS: usize = 32_767;
/// Most rows of a sheet in Excel, its heading included (its specification).
const SHEET_MOST_ROWS: u32 = 1_048_576;
/// How wide columns are, in characters.
const COLUMN_WIDTH: f64 = 28.0;

/// Something in a cell.
enum Cell {
    Text(String),
    Number(f64),
    Day(Date),
    Empty,
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        if text.trim().is_empty() { Self::Empty } else { Self::Text(text.to_owned()) }
    }
}
impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}
impl From<Option<Amount>> for Cell {
    fn from(amount: Option<Amount>) -> Self {
        amount.map_or(Self::Empty, |amount| Self::Number(amount.as_f64()))
    }
}
impl From<Option<Date>> for Cell {
    fn from(day: Option<Date>) -> Self {
        day.map_or(Self::Empty, Self::Day)
    }
}

/// A sheet: its name and headings as keys of words, and its rows.
struct Sheet {
    name: &'static str,
    head: Vec<&'static str>,
    rows: Vec<Vec<Cell>>,
}

/// The chosen measures as CSV (RFC 4180), in columns as plans usually have them. What would begin a formula in a spreadsheet
/// gets an apostrophe in front.
pub fn csv(plan: &Plan, lang: Lang, name_of: Names) -> Result<Vec<u8>, csv::Error> {
    let sheet = measures(plan, lang, name_of);
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(sheet.head.iter().map(|key| words::text(lang, key)))?;
    for row in sheet.rows {
        writer.write_record(row.into_iter().map(|cell| match cell {
            Cell::Text(text) => harmless(&text),
            Cell::Number(number) => number.to_string(),
            Cell::Day(day) => day.to_string(),
            Cell::Empty => String::new(),
        }))?;
    }
    writer.into_inner().map_err(|error| csv::Error::from(std::io::Error::other(error.to_string())))
}

/// A text that no spreadsheet takes for a formula.
fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

/// The whole plan as an Excel workbook. `day` is when it was written out, and the only date it has of its own.
pub fn xlsx(plan: &Plan, day: Date, lang: Lang, name_of: Names) -> Result<Vec<u8>, XlsxError> {
    let sheets = [
        measures(plan, lang, name_of),
        content(plan, lang, name_of),
        steps(plan, lang, name_of),
        people(plan, name_of),
        readings(plan),
        reviews(plan, lang),
        claims(plan, lang),
    ];
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_ymd(
        u16::try_from(day.year()).unwrap_or_default(),
        day.month().unsigned_abs(),
        day.day().unsigned_abs(),
    )?;
    book.set_properties(&DocProperties::new().set_title(plan.title.as_str()).set_creation_datetime(&made));
    let head = Format::new().set_bold();
    let days = Format::new().set_num_format("yyyy-mm-dd");
    for sheet in sheets {
        let page = book.add_worksheet();
        page.set_name(words::text(lang, sheet.name))?;
        for (column, key) in (0..).zip(&sheet.head) {
            page.set_column_width(column, COLUMN_WIDTH)?;
            page.write_string_with_format(0, column, words::text(lang, key), &head)?;
        }
        page.set_freeze_panes(1, 0)?;
        for (row, cells) in (1..SHEET_MOST_ROWS).zip(sheet.rows) {
            for (column, cell) in (0..).zip(cells) {
                match cell {
                    // As a string always: what begins with = is what somebody wrote, not something to work out.
                    Cell::Text(text) => page.write_string(row, column, short(text))?,
                    Cell::Number(number) => page.write_number(row, column, number)?,
                    Cell::Day(day) => page.write_datetime_with_format(row, column, excel_day(day)?, &days)?,
                    Cell::Empty => page,
                };
            }
        }
    }
    book.save_to_buffer()
}

fn excel_day(day: Date) -> Result<ExcelDateTime, XlsxError> {
    ExcelDateTime::from_ymd(
        u16::try_from(day.year()).unwrap_or_default(),
        day.month().unsigned_abs(),
        day.day().unsigned_abs(),
    )
}

fn short(text: String) -> String {
    if text.chars().count() <= CELL_MOST_CHARS {
        return text;
    }
    text.chars().take(CELL_MOST_CHARS - 1).chain(['…']).collect()
}

fn person(plan: &Plan, name_of: Names, id: Option<PersonId>) -> String {
    id.and_then(|id| plan.people.get(id)).map(|row| name_of(row.member)).unwrap_or_default()
}

fn measure_name(plan: &Plan, id: plan::MeasureId) -> String {
    plan.measures.get(id).map_or_else(String::new, |row| row.title.as_str().to_owned())
}

fn joined<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.collect::<Vec<_>>().join(", ")
}

fn measures(plan: &Plan, lang: Lang, name_of: Names) -> Sheet {
    let rows = plan.chosen().map(|(_, row, choice)| {
        let begins = choice.starts_on.or(plan.begins_on);
        let period = begins.map(|day| words::day(lang, day)).into_iter();
        let period: Vec<String> =
            period.chain((!row.frequency.is_blank()).then(|| row.frequency.as_str().to_owned())).collect();
        let doing = choice.hours_per_week.keys().map(|id| person(plan, name_of, Some(*id)));
        let who: Vec<String> = match row.owner {
            Some(owner) => vec![person(plan, name_of, Some(owner))],
            None => doing.collect(),
        };
        let hours: Amount = choice.hours_per_week.values().copied().sum();
        let hours = plan
            .levels
            .get(choice.level)
            .and_then(plan::Level::hours_per_week)
            .or((hours > Amount::ZERO).then_some(hours));
        vec![
            joined(row.channels.iter().filter_map(|id| Some(plan.channels.get(*id)?.name.as_str()))).into(),
            row.title.as_str().into(),
            joined(row.audiences.iter().filter_map(|id| Some(plan.audiences.get(*id)?.name.as_str()))).into(),
            joined(row.objectives.iter().filter_map(|id| Some(plan.objectives.get(*id)?.sentence.as_str()))).into(),
            period.join(", ").into(),
            who.join(", ").into(),
            hours.into(),
        ]
    });
    let head = vec![
        "table-channel",
        "table-activity",
        "table-audiences",
        "table-purpose",
        "table-period",
        "table-responsible",
        "table-hours",
    ];
    Sheet { name: "table-measures", head, rows: rows.collect() }
}

fn content(plan: &Plan, lang: Lang, name_of: Names) -> Sheet {
    let mut entries: Vec<_> =
        plan.calendar_entries.iter().filter(|(_, row)| plan.measures.get(row.measure).is_some()).collect();
    entries.sort_by_key(|(id, row)| (row.on.is_none(), row.on, *id));
    let rows = entries.into_iter().map(|(_, row)| {
        let account = row.account.and_then(|id| plan.accounts.get(id)).map_or("", |account| account.name.as_str());
        vec![
            row.on.into(),
            row.when.as_str().into(),
            row.what.as_str().into(),
            row.content_kind.as_str().into(),
            account.into(),
            measure_name(plan, row.measure).into(),
            person(plan, name_of, row.owner).into(),
            row.state
                .map(|state| words::text(lang, &format!("content-state-{}", state.word())))
                .unwrap_or_default()
                .into(),
            plan::calendar::hours_of(plan, row).into(),
        ]
    });
    let head = vec![
        "field-calendar-entry-on",
        "field-calendar-entry-when",
        "field-calendar-entry-what",
        "field-calendar-entry-content-kind",
        "field-calendar-entry-account",
        "field-calendar-entry-measure",
        "field-calendar-entry-owner",
        "field-calendar-entry-state",
        "field-calendar-entry-hours",
    ];
    Sheet { name: "table-content", head, rows: rows.collect() }
}

fn steps(plan: &Plan, lang: Lang, name_of: Names) -> Sheet {
    let steps = plan.setup_steps.iter().filter(|(_, row)| plan.measures.get(row.measure).is_some());
    let rows = steps.map(|(_, row)| {
        vec![
            measure_name(plan, row.measure).into(),
            row.what.as_str().into(),
            row.part.map(|part| words::text(lang, &format!("setup-part-{}", part.word()))).unwrap_or_default().into(),
            person(plan, name_of, row.owner).into(),
            row.due_on.into(),
            row.done_on.into(),
            row.skipped_because.as_str().into(),
        ]
    });
    let head = vec![
        "field-setup-step-measure",
        "field-setup-step-what",
        "field-setup-step-part",
        "field-setup-step-owner",
        "field-setup-step-due-on",
        "field-setup-step-done-on",
        "field-setup-step-skipped-because",
    ];
    Sheet { name: "table-steps", head, rows: rows.collect() }
}

fn people(plan: &Plan, name_of: Names) -> Sheet {
    let rows = plan.people.iter().map(|(id, row)| {
        let taken: Amount = plan.chosen().filter_map(|(_, _, choice)| choice.hours_per_week.get(&id)).copied().sum();
        vec![
            name_of(row.member).into(),
            row.hours_per_week.into(),
            Some(taken).into(),
            joined(row.skills.iter().filter_map(|id| Some(plan.skills.get(*id)?.name.as_str()))).into(),
            row.gives_way.as_str().into(),
        ]
    });
    let head = vec![
        "field-person-member",
        "field-person-hours-per-week",
        "table-hours-taken",
        "field-person-skills",
        "field-person-gives-way",
    ];
    Sheet { name: "table-people", head, rows: rows.collect() }
}

fn readings(plan: &Plan) -> Sheet {
    let rows = plan.readings.iter().filter_map(|(_, row)| {
        let objective = plan.objectives.get(row.objective)?;
        Some(vec![
            objective.sentence.as_str().into(),
            row.on.into(),
            Some(row.value).into(),
            row.source.as_str().into(),
        ])
    });
    let head = vec!["field-reading-objective", "field-reading-on", "field-reading-value", "field-reading-source"];
    Sheet { name: "table-readings", head, rows: rows.collect() }
}

fn reviews(plan: &Plan, lang: Lang) -> Sheet {
    let rows = plan.reviews.iter().filter(|(_, row)| plan.measures.get(row.measure).is_some()).map(|(_, row)| {
        vec![
            measure_name(plan, row.measure).into(),
            row.due_on.into(),
            row.held_on.into(),
            row.verdict
                .map(|verdict| words::text(lang, &format!("verdict-{}", verdict.word())))
                .unwrap_or_default()
                .into(),
            row.took_hours_per_week.into(),
            row.gave.as_str().into(),
            row.learnt.as_str().into(),
        ]
    });
    let head = vec![
        "field-review-measure",
        "field-review-due-on",
        "field-review-held-on",
        "field-review-verdict",
        "field-review-took-hours-per-week",
        "field-review-gave",
        "field-review-learnt",
    ];
    Sheet { name: "table-reviews", head, rows: rows.collect() }
}

fn claims(plan: &Plan, lang: Lang) -> Sheet {
    let said = |key: String| words::text(lang, &key);
    let rows = plan.claims.iter().filter_map(|(_, row)| {
        let basis = if row.basis == Some(Basis::Known) { "basis-known" } else { "basis-assumed" };
        Some(vec![
            plan.audiences.get(row.audience)?.name.as_str().into(),
            plan.channels.get(row.channel)?.name.as_str().into(),
            row.usage.map(|usage| said(format!("usage-{}", usage.word()))).unwrap_or_default().into(),
            row.what_for.as_str().into(),
            words::text(lang, basis).into(),
            row.confidence.map(|sure| said(format!("confidence-{}", sure.word()))).unwrap_or_default().into(),
            row.source.as_str().into(),
        ])
    });
    let head = vec![
        "field-claim-audience",
        "field-claim-channel",
        "field-claim-usage",
        "field-claim-what-for",
        "field-claim-basis",
        "field-claim-confidence",
        "field-claim-source",
    ];
    Sheet { name: "table-claims", head, rows: rows.collect() }
}
