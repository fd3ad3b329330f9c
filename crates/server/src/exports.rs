//! The plan in other formats, the same for pages, programs and the command line.

use crate::clock;
use crate::error::Problem;
use crate::view::Names;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use formats::write::{AmendedStrategy, Look, Report, TwoPages, days, tables};
use jiff::civil::Date;
use plan::{MemberId, Plan, anonymous};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::Arc;
use words::Lang;

/// The version of the plan file.
pub const PLAN_FILE_VERSION: u32 = 1;

/// The media type of Word documents.
const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
/// The media type of Excel workbooks.
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/// Most letters of a file's name, without its ending.
const FILE_NAME_MOST_CHARS: usize = 80;

/// A plan as one file: everything, with what its members are called.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
pub struct PlanFile {
    /// Version of the format.
    pub taktikk: u32,
    /// What the members in the plan are called.
    #[serde(default)]
    pub names: BTreeMap<MemberId, String>,
    /// The plan.
    pub plan: Plan,
}

impl PlanFile {
    /// The file of a plan, without those who were promised to stay hidden.
    pub fn of(plan: &Plan, names: &Names) -> Self {
        let plan = anonymous::without_authors(plan, &anonymous::promised(plan));
        let in_it: std::collections::BTreeSet<MemberId> = plan
            .people
            .iter()
            .map(|(_, person)| person.member)
            .chain(plan.claims.iter().filter_map(|(_, claim)| claim.claimed_by))
            .chain(plan.ideas.iter().filter_map(|(_, idea)| idea.author))
            .collect();
        let names = names.iter().filter(|(member, _)| in_it.contains(member));
        let names = names.map(|(member, name)| (*member, name.clone())).collect();
        Self { taktikk: PLAN_FILE_VERSION, names, plan: plan.into_owned() }
    }

    /// As text, for people to look at too.
    pub fn text(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string_pretty(self).map(|text| text + "\n")
    }
}

/// The findings of a plan as data, each with its sentence.
pub fn findings(plan: &Plan, today: Date, lang: Lang, names: &Names) -> Vec<Value> {
    let name = |member: MemberId| names.get(&member).cloned().unwrap_or_else(|| words::text(lang, "someone-who-left"));
    plan::findings(plan, today)
        .iter()
        .map(|finding| {
            let sentence = finding.sentence();
            json!({
                "id": finding.id,
                "key": finding.key(),
                "stage": finding.stage.word(),
                "severity": finding.severity.word(),
                "at": finding.at,
                "sentence": words::sentence(lang, &sentence, &name),
                "why": words::why(lang, &sentence, &name),
            })
        })
        .collect()
}

/// A format a plan is exported to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// The whole plan; imports again unchanged.
    Json,
    /// The plan on two pages, as Markdown.
    Md,
    /// The plan on two pages, as one HTML document.
    Html,
    /// The plan on two pages, as a tagged PDF.
    Pdf,
    /// The plan on two pages, as a Word document.
    Docx,
    /// Everything people ask for as a list, as an Excel workbook.
    Xlsx,
    /// The chosen measures as a table.
    Csv,
    /// Content, set-up and reviews, for calendar programs.
    Ics,
}

impl Format {
    /// Every format.
    pub const ALL: &'static [Self] =
        &[Self::Json, Self::Md, Self::Html, Self::Pdf, Self::Docx, Self::Xlsx, Self::Csv, Self::Ics];

    /// Its word in addresses, which is also the file's ending.
    pub fn word(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Md => "md",
            Self::Html => "html",
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Ics => "ics",
        }
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Md => "text/markdown; charset=utf-8",
            Self::Html => "text/html; charset=utf-8",
            Self::Pdf => "application/pdf",
            Self::Docx => DOCX,
            Self::Xlsx => XLSX,
            Self::Csv => "text/csv; charset=utf-8",
            Self::Ics => "text/calendar; charset=utf-8",
        }
    }
}

/// How much of the plan a document for reading holds. Tables, days and the plan file are the same in either.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// What a director signs.
    #[default]
    TwoPages,
    /// Everything, with an appendix of what is assumed.
    Report,
}

/// What a plan is exported as.
pub struct Wanted<'a> {
    /// In which format.
    pub format: Format,
    /// How much of it.
    pub form: Form,
    /// In which language. A JSON file is the same in every one.
    pub lang: Lang,
    /// From when on it is told what changed; the last quarter while nothing is said.
    pub since: Option<Date>,
    /// Whose it looks like.
    pub look: &'a Look,
}

/// The plan on two pages.
pub fn two_pages(plan: &Plan, lang: Lang, today: Date, names: &Names, since: Option<Date>) -> TwoPages {
    let name = |member: MemberId| names.get(&member).cloned().unwrap_or_else(|| words::text(lang, "someone-who-left"));
    TwoPages::of(plan, today, lang, &name, since)
}

/// The plan in a format.
pub fn export(plan: &Plan, wanted: &Wanted<'_>, today: Date, names: &Names) -> Result<Vec<u8>, Problem> {
    let lang = wanted.lang;
    let name = |member: MemberId| names.get(&member).cloned().unwrap_or_else(|| words::text(lang, "someone-who-left"));
    let pages = || TwoPages::of(plan, today, lang, &name, wanted.since);
    let report = || Report::of(plan, today, lang, &name, wanted.since);
    match (wanted.format, wanted.form) {
        (Format::Json, _) => PlanFile::of(plan, names).text().map(String::into_bytes).map_err(ours),
        (Format::Md, Form::TwoPages) => Ok(pages().markdown().into_bytes()),
        (Format::Md, Form::Report) => Ok(report().markdown().into_bytes()),
        (Format::Html, Form::TwoPages) => Ok(pages().html(wanted.look).into_bytes()),
        (Format::Html, Form::Report) => Ok(report().html(wanted.look).into_bytes()),
        (Format::Pdf, Form::TwoPages) => pages().pdf(wanted.look).map_err(ours),
        (Format::Pdf, Form::Report) => report().pdf(wanted.look).map_err(ours),
        (Format::Docx, Form::TwoPages) => pages().docx(wanted.look).map_err(ours),
        (Format::Docx, Form::Report) => report().docx(wanted.look).map_err(ours),
        (Format::Xlsx, _) => tables::xlsx(plan, today, lang, &name).map_err(ours),
        (Format::Csv, _) => tables::csv(plan, lang, &name).map_err(ours),
        (Format::Ics, _) => Ok(days::icalendar(plan, today, lang, &name, None).into_bytes()),
    }
}

fn ours(error: impl std::fmt::Display) -> Problem {
    Problem::Ours(error.to_string())
}

/// A format the amended strategy is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum StrategyFormat {
    /// A Word document with tracked changes.
    Docx,
    /// Markdown.
    Md,
}

impl StrategyFormat {
    /// Every format.
    pub const ALL: &'static [Self] = &[Self::Docx, Self::Md];

    /// Its word in addresses, which is also the file's ending.
    pub fn word(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Md => "md",
        }
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Docx => DOCX,
            Self::Md => Format::Md.media_type(),
        }
    }

    /// The strategy as a file.
    pub fn write(self, strategy: &AmendedStrategy) -> Result<Vec<u8>, Problem> {
        match self {
            Self::Docx => strategy.docx().map_err(|error| Problem::Ours(error.to_string())),
            Self::Md => Ok(strategy.markdown().into_bytes()),
        }
    }
}

/// The strategy with its amendments as a download: Markdown, or a Word document with tracked changes.
pub fn strategy(plan: &Plan, word: &str, asked: &InLanguage, lang: Lang) -> Result<Response, Problem> {
    let mut all = StrategyFormat::ALL.iter().copied();
    let format = all.find(|format| format.word() == word).ok_or(Problem::NotFound)?;
    let strategy = AmendedStrategy::of(plan, asked.or(lang)?);
    let headers = [
        (header::CONTENT_TYPE, format.media_type().to_owned()),
        (header::CONTENT_DISPOSITION, disposition(&strategy.title, word)),
    ];
    Ok((headers, format.write(&strategy)?).into_response())
}

/// A format all ideas are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BrainstormFormat {
    /// A table.
    Csv,
    /// Markdown.
    Md,
}

impl BrainstormFormat {
    /// Every format.
    pub const ALL: &'static [Self] = &[Self::Csv, Self::Md];

    /// Its word in addresses, which is also the file's ending.
    pub fn word(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Md => "md",
        }
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Md => Format::Md.media_type(),
        }
    }
}

/// All ideas as a download. Who was promised to stay hidden is in neither format.
pub fn brainstorm(plan: &Plan, word: &str, asked: &InLanguage, lang: Lang, names: &Names) -> Result<Response, Problem> {
    let mut all = BrainstormFormat::ALL.iter().copied();
    let format = all.find(|format| format.word() == word).ok_or(Problem::NotFound)?;
    let lang = asked.or(lang)?;
    let name = |member: MemberId| names.get(&member).cloned().unwrap_or_else(|| words::text(lang, "someone-who-left"));
    let text = match format {
        BrainstormFormat::Csv => formats::ideas::csv(plan, lang, &name),
        BrainstormFormat::Md => formats::ideas::markdown(plan, lang, &name),
    };
    let headers = [
        (header::CONTENT_TYPE, format.media_type().to_owned()),
        (header::CONTENT_DISPOSITION, disposition(plan.title.as_str(), word)),
    ];
    Ok((headers, text).into_response())
}

/// In which language, if another than the asker's; and of the plan, how much and told from when on.
#[derive(Deserialize)]
pub struct InLanguage {
    lang: Option<String>,
    #[serde(default)]
    form: Form,
    since: Option<String>,
}

impl InLanguage {
    fn or(&self, lang: Lang) -> Result<Lang, Problem> {
        match self.lang.as_deref() {
            None | Some("") => Ok(lang),
            Some(code) => Lang::from_code(code).ok_or(Problem::Bad("error-field")),
        }
    }

    fn since(&self) -> Result<Option<Date>, Problem> {
        match self.since.as_deref() {
            None | Some("") => Ok(None),
            Some(day) => day.parse().map(Some).map_err(|_| Problem::Bad("error-field")),
        }
    }
}

/// The same as an answer: always a download, never shown by the browser as one of our pages. Setting pages takes a processor a
/// while, so it is done beside those who answer.
pub async fn answer(
    plan: Arc<Plan>,
    word: &str,
    asked: InLanguage,
    lang: Lang,
    names: Names,
    look: Look,
) -> Result<Response, Problem> {
    let format = Format::ALL.iter().copied().find(|format| format.word() == word).ok_or(Problem::NotFound)?;
    let headers = [
        (header::CONTENT_TYPE, format.media_type().to_owned()),
        (header::CONTENT_DISPOSITION, disposition(plan.title.as_str(), format.word())),
    ];
    let (lang, since, form) = (asked.or(lang)?, asked.since()?, asked.form);
    let setting = tokio::task::spawn_blocking(move || {
        let wanted = Wanted { format, form, lang, since, look: &look };
        export(&plan, &wanted, clock::today(), &names)
    });
    let bytes = setting.await.map_err(ours)??;
    Ok((headers, bytes).into_response())
}

/// Says that it is a download, and what the file is called: the plan's name as plain letters, and as it is
/// written for whoever can read that (RFC 6266, 4.3).
fn disposition(title: &str, ending: &str) -> String {
    let plain = file_name(title);
    let written: String =
        title.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(FILE_NAME_MOST_CHARS).collect();
    let written = if written.is_empty() { plain.clone() } else { written };
    let mut encoded = String::new();
    for byte in format!("{written}.{ending}").bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => encoded.push(char::from(byte)),
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    format!("attachment; filename=\"{plain}.{ending}\"; filename*=UTF-8''{encoded}")
}

/// A file's name in small plain letters, figures and hyphens.
fn file_name(title: &str) -> String {
    let mut name = String::new();
    for letter in title.chars().flat_map(char::to_lowercase) {
        match letter {
            'a'..='z' | '0'..='9' => name.push(letter),
            'æ' | 'ä' => name.push_str("ae"),
            'ø' | 'ö' => name.push('o'),
            'å' | 'á' | 'à' => name.push('a'),
            'é' | 'è' | 'ê' => name.push('e'),
            _ if name.is_empty() || name.ends_with('-') => {}
            _ => name.push('-'),
        }
        if name.len() >= FILE_NAME_MOST_CHARS {
            break;
        }
    }
    let name = name.trim_matches('-');
    if name.is_empty() { "plan".to_owned() } else { name.to_owned() }
}

#[cfg(test)]
mod tests;
