//! Writing into the matrix as into a spreadsheet: what is typed or pasted into cells becomes assumptions of whoever
//! writes, all of it in one step. What others have said, and what is known, stays beside it.

use super::super::changing::done;
use crate::app::App;
use crate::auth::Asker;
use crate::clock;
use crate::error::Problem;
use crate::fields::Fields;
use crate::pages::audiences::in_order;
use axum::extract::{Form, Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use formats::usage::{Cell, UsageError, Value, block, channel_key};
use jiff::civil::Date;
use maud::{Markup, html};
use plan::{
    Amount, AudienceId, Basis, Change, ChannelId, Claim, ClaimField, ClaimId, Entry, MemberId, Plan, PlanId, Usage,
};
use std::collections::BTreeSet;
use words::Lang;

/// Most characters of something unreadable that is told back.
const TOLD_CHARS: usize = 40;
/// Most unreadable cells that are told back word by word.
const TOLD_MOST: usize = 3;

/// What became of a block of cells.
#[derive(Debug, Default, PartialEq)]
struct Told {
    /// Cells that say something else than before.
    written: usize,
    /// Cells whose typed assumption was taken away.
    emptied: usize,
    /// Cells where something known stands beside what was written, and weighs more.
    beside_known: usize,
    /// Cells that were to be emptied, and hold what others have said.
    of_others: usize,
    /// Cells beyond the last row or column.
    outside: usize,
    /// Cells that mean no amount, and names of audiences and channels that are not in the plan.
    unread: Vec<String>,
}

/// Where in the matrix a block goes, and how large the marked cells are together.
struct Place {
    audience: AudienceId,
    channel: ChannelId,
    rows: usize,
    columns: usize,
}

/// Writes a block of cells, or empties the marked ones.
pub async fn fill(
    State(app): State<App>,
    asker: Asker,
    Path(id): Path<PlanId>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    let mut told = Told::default();
    let lang = asker.lang;
    let filled = async {
        let place = Place {
            audience: form.id("audience")?,
            channel: form.id("channel")?,
            rows: form.parsed("rows")?.unwrap_or(1),
            columns: form.parsed("columns")?.unwrap_or(1),
        };
        let block = block(form.as_sent("block"), lang).map_err(|error| match error {
            UsageError::TooLarge => Problem::TooLarge,
            UsageError::NoTable
            | UsageError::NoFigures
            | UsageError::Encrypted
            | UsageError::OldWorkbook
            | UsageError::Damaged
            | UsageError::Bomb => Problem::Bad("error-field"),
        })?;
        let entries = done(&app, &asker, id, |plan, member| {
            let writer = Writer { plan, member, today: clock::today() };
            let changes = if form.ticked("empties") {
                writer.empty(&place, &mut told)
            } else {
                writer.write(&place, &block, &mut told)
            };
            Ok(if changes.len() > 1 { vec![Change::Together(changes)] } else { changes })
        })
        .await?;
        Ok(entries)
    };
    match filled.await {
        Ok(entries) if asker.live => said(lang, id, &told, &entries).into_response(),
        Ok(_) => Redirect::to(&format!("/plans/{id}/habits")).into_response(),
        Err(problem) => asker.answer(problem),
    }
}

/// Who writes into which plan, and when.
struct Writer<'a> {
    plan: &'a Plan,
    member: MemberId,
    today: Date,
}

/// Which rows and columns of a block go where; nothing for what goes nowhere.
struct Mapped {
    audiences: Vec<Option<AudienceId>>,
    channels: Vec<Option<ChannelId>>,
    /// Rows and columns of the block that are names and no cells.
    named: (usize, usize),
}

impl Writer<'_> {
    /// What it takes to have a block in the matrix.
    fn write(&self, place: &Place, block: &[Vec<Cell>], told: &mut Told) -> Vec<Change> {
        let mapped = self.by_name(block, told).unwrap_or_else(|| self.by_place(place, block));
        let mut minted = BTreeSet::new();
        let mut changes = Vec::new();
        for (y, audience) in mapped.audiences.iter().enumerate() {
            for (x, channel) in mapped.channels.iter().enumerate() {
                let Some(cell) = at(block, y, x, mapped.named) else { continue };
                match (cell, audience, channel) {
                    (Cell::Blank, _, _) => {}
                    (Cell::Says(value), Some(audience), Some(channel)) => {
                        let made = self.say(*audience, *channel, *value, &mut minted);
                        if !made.is_empty() {
                            told.written += 1;
                            told.beside_known += usize::from(self.is_known(*audience, *channel));
                        }
                        changes.extend(made);
                    }
                    (Cell::Words(words), Some(_), Some(_)) => told.unread.push(words.clone()),
                    (Cell::Says(_) | Cell::Words(_), _, _) => told.outside += usize::from(mapped.named == (0, 0)),
                }
            }
        }
        changes
    }

    /// Empties what the writer has typed into the marked cells; all else stays.
    fn empty(&self, place: &Place, told: &mut Told) -> Vec<Change> {
        let mapped = self.by_place(place, &[]);
        let mut changes = Vec::new();
        for audience in mapped.audiences.iter().flatten() {
            for channel in mapped.channels.iter().flatten() {
                match self.typed(*audience, *channel) {
                    Some((id, _)) => {
                        told.emptied += 1;
                        changes.push(Change::Remove(id.into()));
                    }
                    None => told.of_others += usize::from(self.plan.claims_in(*audience, *channel).next().is_some()),
                }
            }
        }
        changes
    }

    /// A block that goes to a place: its first cell there, the others beside and below, over again as far as cells are
    /// marked.
    fn by_place(&self, place: &Place, block: &[Vec<Cell>]) -> Mapped {
        let audiences: Vec<AudienceId> = in_order(self.plan).into_iter().map(|(id, _)| id).collect();
        let channels: Vec<ChannelId> = self.plan.channels.ids().collect();
        let wide = block.iter().map(Vec::len).max().unwrap_or(0).max(place.columns.min(channels.len()));
        let high = block.len().max(place.rows.min(audiences.len()));
        let (top, left) = (
            audiences.iter().position(|id| *id == place.audience).unwrap_or(audiences.len()),
            channels.iter().position(|id| *id == place.channel).unwrap_or(channels.len()),
        );
        Mapped {
            audiences: (top..top + high).map(|at| audiences.get(at).copied()).collect(),
            channels: (left..left + wide).map(|at| channels.get(at).copied()).collect(),
            named: (0, 0),
        }
    }

    /// A block that names its audiences and channels goes where those are.
    fn by_name(&self, block: &[Vec<Cell>], told: &mut Told) -> Option<Mapped> {
        let (head, rows) = block.split_first()?;
        let names = |cells: &mut dyn Iterator<Item = Option<&Cell>>| -> Vec<Option<String>> {
            cells.map(|cell| if let Some(Cell::Words(words)) = cell { Some(words.clone()) } else { None }).collect()
        };
        let across = names(&mut head.iter().skip(1).map(Some));
        let down = names(&mut rows.iter().map(|row| row.first()));
        let channels: Vec<_> = across.iter().map(|name| name.as_deref().and_then(|name| self.channel(name))).collect();
        let audiences: Vec<_> = down.iter().map(|name| name.as_deref().and_then(|name| self.audience(name))).collect();
        if channels.iter().flatten().next().is_none() || audiences.iter().flatten().next().is_none() {
            return None;
        }
        let missing = |names: Vec<Option<String>>, found: Vec<bool>| {
            names.into_iter().zip(found).filter_map(|(name, found)| name.filter(|_| !found)).collect::<Vec<_>>()
        };
        told.unread.extend(missing(across, channels.iter().map(Option::is_some).collect()));
        told.unread.extend(missing(down, audiences.iter().map(Option::is_some).collect()));
        Some(Mapped { audiences, channels, named: (1, 1) })
    }

    fn channel(&self, name: &str) -> Option<ChannelId> {
        let key = channel_key(name);
        let mut channels = self.plan.channels.iter();
        let same = channels.find(|(_, channel)| {
            alike(channel.name.as_str(), name)
                || (key.is_some() && (channel.key == key || channel_key(channel.name.as_str()) == key))
        });
        same.map(|(id, _)| id)
    }

    fn audience(&self, name: &str) -> Option<AudienceId> {
        self.plan.audiences.iter().find(|(_, audience)| alike(audience.name.as_str(), name)).map(|(id, _)| id)
    }

    /// What the writer has typed into a cell before: an assumption of theirs that says how much and nothing else.
    fn typed(&self, audience: AudienceId, channel: ChannelId) -> Option<(ClaimId, &Claim)> {
        self.plan.claims_in(audience, channel).find(|(_, claim)| {
            claim.claimed_by == Some(self.member)
                && claim.basis == Some(Basis::Assumed)
                && claim.effective_count.is_none()
                && claim.checked.is_none()
                && claim.period.is_empty()
                && [&claim.what_for, &claim.source, &claim.asked_base, &claim.question]
                    .iter()
                    .all(|text| text.is_blank())
        })
    }

    fn is_known(&self, audience: AudienceId, channel: ChannelId) -> bool {
        let mut claims = self.plan.claims_in(audience, channel);
        claims.any(|(_, claim)| {
            claim.basis == Some(Basis::Known) && plan::weighing::weight_of(claim, self.today).is_some()
        })
    }

    /// Has a cell say this, in the writer's name.
    fn say(&self, audience: AudienceId, channel: ChannelId, value: Value, minted: &mut BTreeSet<u64>) -> Vec<Change> {
        let (usage, share_percent) = match value {
            Value::Word(usage) => (usage, None),
            Value::Percent(percent) => (plan::weighing::word_of(percent / 100.0), Amount::from_f64(percent)),
        };
        if let Some((id, before)) = self.typed(audience, channel) {
            let mut fields = Vec::new();
            fields.extend((before.usage != Some(usage)).then_some(ClaimField::Usage(Some(usage))));
            fields.extend((before.share_percent != share_percent).then_some(ClaimField::SharePercent(share_percent)));
            return fields.into_iter().map(|field| Change::SetClaim { id, field }).collect();
        }
        let mut id = clock::mint();
        while !minted.insert(id) {
            id = clock::mint();
        }
        vec![Change::AddClaim {
            id: ClaimId::from_raw(id),
            fields: self.fields(audience, channel, usage, share_percent),
        }]
    }

    fn fields(
        &self,
        audience: AudienceId,
        channel: ChannelId,
        usage: Usage,
        share_percent: Option<Amount>,
    ) -> Vec<ClaimField> {
        let mut fields = vec![
            ClaimField::Audience(audience),
            ClaimField::Channel(channel),
            ClaimField::Usage(Some(usage)),
            ClaimField::Basis(Some(Basis::Assumed)),
            ClaimField::ClaimedBy(Some(self.member)),
            ClaimField::On(Some(self.today)),
        ];
        fields.extend(share_percent.map(|share| ClaimField::SharePercent(Some(share))));
        fields
    }
}

/// The cell of a block for a place in the matrix; a block is repeated where more is marked than it holds.
fn at(block: &[Vec<Cell>], y: usize, x: usize, (rows_named, columns_named): (usize, usize)) -> Option<&Cell> {
    if rows_named > 0 {
        return block.get(y + rows_named)?.get(x + columns_named);
    }
    let wide = block.iter().map(Vec::len).max().filter(|wide| *wide > 0)?;
    block.get(y % block.len())?.get(x % wide)
}

fn alike(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

/// What became of it, in words, with a way back.
fn said(lang: Lang, plan: PlanId, told: &Told, entries: &[Entry]) -> Markup {
    let count = |key: &str, count: usize| words::with(lang, key, &[("count", count.into())]);
    let shortened = |words: &String| words.chars().take(TOLD_CHARS).collect::<String>();
    let unread: Vec<String> = told.unread.iter().take(TOLD_MOST).map(shortened).collect();
    let more = told.unread.len().saturating_sub(TOLD_MOST);
    let undo = entries
        .first()
        .filter(|_| entries.len() == 1)
        .map(|entry| format!("/plans/{plan}/history/{}/undo", entry.seq.0));
    html! {
        @if told.written > 0 { span { (count("habits-written", told.written)) } }
        @if told.beside_known > 0 { " " span { (count("habits-written-beside-known", told.beside_known)) } }
        @if told.emptied > 0 { span { (count("habits-emptied", told.emptied)) } }
        @if let Some(undo) = undo {
            " " form method="post" action=(undo) hx-post=(undo) hx-swap="none" data-undoes {
                button.linkbutton.small type="submit" { (words::text(lang, "history-undo")) }
            }
        }
        @if *told == Told::default() { span { (words::text(lang, "habits-written-nothing")) } }
        @if told.of_others > 0 { " " span { (count("habits-emptied-not", told.of_others)) } }
        @if told.outside > 0 { " " span { (count("habits-written-outside", told.outside)) } }
        @if !unread.is_empty() {
            " " span.red { (words::with(lang, "habits-unread", &[("words", unread.join(", ").into()), ("count", more.into())])) }
        }
    }
}
