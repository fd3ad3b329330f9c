//! The matrix of audiences and channels: a grid that reads like a table and is written in like a spreadsheet. A row is
//! drawn anew only for its own audience's sake. What typing into it does is in `filling.rs` and the page's script.

use super::cell::cell_id;
use super::combined::Combined;
use crate::page::Opened;
use crate::pages::audiences::{self, in_order};
use crate::view::{Row, View};
use maud::{Markup, html};
use plan::{Audience, AudienceId, Channel, ChannelId, Claim, Pair, Ref, Touched, Usage, WorthIt};
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// Channels that fit beside each other with their names written as usual; with more the names stand on end.
const NAMES_LYING_MOST: usize = 9;

/// The audiences whose rows show what was touched: that of a claim, or the audience itself. A channel concerns them all.
pub fn concerned(view: &View, touched: &Touched) -> Option<BTreeSet<Ref>> {
    let row_of = |thing: &Ref| match thing {
        Ref::Audience(_) => Some(Some(*thing)),
        Ref::Claim(id) => view.plan.claims.even_removed(*id).map(|claim| Some(claim.audience.into())),
        Ref::Channel(_) => None,
        Ref::Statement(_)
        | Ref::Amendment(_)
        | Ref::Objective(_)
        | Ref::Belief(_)
        | Ref::Account(_)
        | Ref::Brainstorm(_)
        | Ref::Idea(_)
        | Ref::Measure(_)
        | Ref::Level(_)
        | Ref::Skill(_)
        | Ref::Person(_)
        | Ref::Absence(_)
        | Ref::Lesson(_)
        | Ref::SetupStep(_)
        | Ref::CalendarEntry(_)
        | Ref::Reading(_)
        | Ref::Review(_) => Some(None),
    };
    touched.things.iter().map(row_of).collect::<Option<Vec<_>>>().map(|rows| rows.into_iter().flatten().collect())
}

/// What stands around the rows: what the marks mean, the channels, and which keys there are.
pub fn around(view: &View, rows: Markup) -> Markup {
    if view.plan.audiences.is_empty() {
        return html! { p.empty { (view.t("habits-no-audiences")) " " a href=(view.url("audiences")) { (view.t("stage-audiences")) } (rows) } };
    }
    if view.plan.channels.is_empty() {
        return html! { p.empty { (view.t("habits-no-channels")) (rows) } };
    }
    let many = view.plan.channels.iter().count() > NAMES_LYING_MOST;
    let writes = view.edits().then(|| view.url("habits/cells"));
    html! {
        p.legend {
            span { i.key {} (view.t("basis-known")) }
            span { i.key.assumed {} (view.t("basis-assumed")) }
            span { i.key.range {} (view.t("habits-legend-range")) }
            span { span.worth.yes { "✓" } (view.t("worth-worth")) }
            span { span.worth.no { "–" } (view.t("worth-not-worth")) }
            span { span { "?" } (view.t("worth-undecided")) }
        }
        div.scroll data-grid data-writes=[writes] {
            table.matrix.many[many] role="grid" aria-label=(view.t("habits-matrix")) aria-multiselectable=[view.edits().then_some("true")] {
                thead {
                    tr {
                        th scope="col" { span.sr { (view.t("term-audience")) } }
                        @for (id, channel) in view.plan.channels.iter() { th scope="col" data-channel=(id) { span { (channel.name.as_str()) } } }
                    }
                }
                tbody id="habits-rows" { (rows) }
            }
        }
    }
}

/// The rows, one an audience.
pub fn rows(view: &View) -> Vec<Row<'_>> {
    if view.plan.channels.is_empty() {
        return Vec::new();
    }
    // Words are looked up only if a row is drawn at all, and once for all of them.
    let shared: Rc<OnceCell<Shared<'_>>> = Rc::default();
    let row = |(id, audience)| {
        let shared = shared.clone();
        Row::of(id, move || row(view, shared.get_or_init(|| Shared::of(view)), id, audience))
    };
    in_order(&view.plan).into_iter().map(row).collect()
}

/// What all rows are drawn from.
struct Shared<'a> {
    channels: Vec<(ChannelId, &'a Channel)>,
    /// The address of an open cell up to the audience.
    cells_at: String,
    usages: [String; 4],
    known: String,
    assumed: String,
    worth: String,
    not_worth: String,
    unknown: String,
    unsaid: String,
}

impl<'a> Shared<'a> {
    fn of(view: &'a View) -> Self {
        Self {
            channels: view.plan.channels.iter().collect(),
            cells_at: view.url("habits/cells/"),
            usages: ["not-at-all", "a-little", "some", "a-lot"].map(|usage| view.t(&format!("usage-{usage}"))),
            known: view.t("basis-known"),
            assumed: view.t("basis-assumed"),
            worth: view.t("worth-worth"),
            not_worth: view.t("worth-not-worth"),
            unknown: view.t("usage-unknown"),
            unsaid: view.t("habits-cell-unsaid"),
        }
    }

    fn usage(&self, usage: Usage) -> &str {
        let [none, little, some, lot] = &self.usages;
        match usage {
            Usage::NotAtAll => none,
            Usage::Little => little,
            Usage::Some => some,
            Usage::Lot => lot,
        }
    }
}

fn row(view: &View, shared: &Shared<'_>, id: AudienceId, audience: &Audience) -> Markup {
    let mut claims: BTreeMap<ChannelId, Vec<&Claim>> = BTreeMap::new();
    for (_, claim) in view.known.claims_of(id) {
        claims.entry(claim.channel).or_default().push(claim);
    }
    html! {
        tr id=(id) {
            th scope="row" {
                (audience.name.as_str())
                @if let Some(size) = audience.size { small { (audiences::size(view, size)) } }
            }
            @for (channel, _) in &shared.channels { (one(view, shared, Pair(id, *channel), claims.get(channel).map(Vec::as_slice).unwrap_or_default())) }
        }
    }
}

/// One cell: a bar, a word, and whether it is worth it. All of it is one link to the open cell.
fn one(view: &View, shared: &Shared<'_>, pair: Pair<AudienceId, ChannelId>, claims: &[&Claim]) -> Markup {
    let Pair(audience, channel) = pair;
    let verdict = view.plan.worth.get(&pair).map(|worth| worth.verdict);
    let combined = Combined::of(claims.iter().copied(), view.today);
    let known = combined.as_ref().is_some_and(|combined| combined.is_known);
    let worth = html! {
        @match verdict {
            Some(WorthIt::Worth) => span.worth.yes { "✓" span.sr { (shared.worth) } },
            Some(WorthIt::NotWorth) => span.worth.no { "–" span.sr { (shared.not_worth) } },
            None => {},
        }
    };
    // What is copied out of the cell: the figure where there is one, else the word it shows.
    let measured = claims.iter().any(|claim| claim.share_percent.is_some());
    let copied = combined.as_ref().map(|combined| {
        if measured { format!("{} %", combined.percent) } else { shared.usage(combined.usage).to_owned() }
    });
    let open = view.has_open(Opened::Cell(audience, channel));
    html! {
        td.cell.known[known].assumed[combined.is_some() && !known].unknown[combined.is_none()].not[verdict == Some(WorthIt::NotWorth)].on[open] data-copied=[copied] {
            a id=(cell_id(audience, channel)) href={ (shared.cells_at) (audience) "/" (channel) "#open" } {
                @if let Some(combined) = combined {
                    @let (least, most) = (combined.least, combined.most);
                    span.track {
                        i class={ "bar w-" (combined.bar) } {}
                        @if most > least { i class={ "range l-" (least) " w-" (most - least) } {} }
                    }
                    span.l { (shared.usage(combined.usage)) span.sr { ", " (if known { &shared.known } else { &shared.assumed }) } (worth) }
                } @else {
                    span.l { @if claims.is_empty() { span aria-hidden="true" { "?" } span.sr { (shared.unknown) } } @else { (shared.unsaid) } (worth) }
                }
            }
        }
    }
}

/// The field that is laid over a cell while somebody types into it, and what became of it. It stands outside the matrix, so
/// that nothing that is drawn anew takes it away.
pub fn editor(view: &View) -> Markup {
    if !view.edits() || view.plan.audiences.is_empty() || view.plan.channels.is_empty() {
        return html! {};
    }
    html! {
        form.cell-editor id="cell-editor-form" method="post" action=(view.url("habits/cells")) autocomplete="off" {
            label.sr for="cell-typed" { (view.t("habits-cell-type")) }
            input.ds-input id="cell-typed" name="block" type="text" maxlength="200" autocapitalize="off" spellcheck="false" aria-describedby="cell-typed-hint";
            p.hint id="cell-typed-hint" {
                span.for-amount { (view.t("habits-cell-type-hint")) }
                span.for-reason { (view.t("habits-cell-reason-hint")) }
            }
        }
        div.cells-said id="cells-said" role="status" {}
        p.key-hint {
            button.linkbutton.small type="button" data-into-grid data-key="g" { (view.t("habits-write-here")) } " "
            (view.t("habits-keys"))
        }
    }
}
