//! The plan in other formats, the same for pages, programs and the command line.

use crate::clock;
use crate::error::Problem;
use crate::view::Names;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use plan::{MemberId, Plan};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use words::Lang;

/// The version of the plan file.
pub const PLAN_FILE_VERSION: u32 = 1;

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
    /// The file of a plan.
    pub fn of(plan: &Plan, names: &Names) -> Self {
        let in_it: std::collections::BTreeSet<MemberId> = plan
            .people
            .iter()
            .map(|(_, person)| person.member)
            .chain(plan.claims.iter().filter_map(|(_, claim)| claim.claimed_by))
            .chain(plan.ideas.iter().filter_map(|(_, idea)| idea.author))
            .collect();
        let names = names.iter().filter(|(member, _)| in_it.contains(member));
        Self {
            taktikk: PLAN_FILE_VERSION,
            names: names.map(|(member, name)| (*member, name.clone())).collect(),
            plan: plan.clone(),
        }
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
}

impl Format {
    /// Every format.
    pub const ALL: &'static [Self] = &[Self::Json];

    /// Its word in addresses, which is also the file's ending.
    pub fn word(self) -> &'static str {
        match self {
            Self::Json => "json",
        }
    }

    fn media_type(self) -> &'static str {
        match self {
            Self::Json => "application/json",
        }
    }
}

/// The plan as text in a format.
pub fn export(plan: &Plan, format: Format, _lang: Lang, _today: Date, names: &Names) -> Result<String, Problem> {
    match format {
        Format::Json => PlanFile::of(plan, names).text().map_err(|error| Problem::Ours(error.to_string())),
    }
}

/// The same as an answer: always a download, never shown by the browser as one of our pages.
pub fn answer(plan: &Plan, word: &str, lang: Lang, names: &Names) -> Result<Response, Problem> {
    let format = Format::ALL.iter().copied().find(|format| format.word() == word).ok_or(Problem::NotFound)?;
    let text = export(plan, format, lang, clock::today(), names)?;
    let disposition = format!("attachment; filename=\"plan.{}\"", format.word());
    let headers = [(header::CONTENT_TYPE, format.media_type().to_owned()), (header::CONTENT_DISPOSITION, disposition)];
    Ok((headers, text).into_response())
}
