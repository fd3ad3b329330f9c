//! The proposal: what could be carried out instead of what is chosen, row by row, to be taken whole, in part or not; why the other
//! measures are out, and what forcing one in comes to. What belongs elsewhere: finding it (`engine`, `proposals`).

mod checks;
mod comparison;
mod curve;
mod left_out;
mod load;
mod skill_weeks;
mod trying;
mod worth;

pub use trying::what_if;

use super::super::changing::change;
use crate::app::App;
use crate::auth::Asker;
use crate::error::Problem;
use crate::fields::Fields;
use crate::frame;
use crate::page::Page;
use crate::proposals::{Asked, Found, Proposed};
use crate::reasons::Reasons;
use crate::view::View;
use axum::extract::{Form, Path, Query, State};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use plan::{Amount, Change, Choice, MeasureId, PlanId};
use std::collections::BTreeSet;

/// In how many of a hundred futures a proposal fits unless somebody says otherwise, and what may be said.
const FITS_PERCENT: u8 = 90;
const FITS_PERCENTS: [u8; 5] = [70, 80, 90, 95, 99];

/// What is looked for.
struct Wish {
    fits_percent: u8,
    ins: BTreeSet<MeasureId>,
    outs: BTreeSet<MeasureId>,
}

impl Wish {
    fn read(form: &Fields) -> Result<Self, Problem> {
        let fits = form.count("fits")?.unwrap_or_else(|| FITS_PERCENT.into());
        let fits_percent = FITS_PERCENTS.into_iter().find(|one| u32::from(*one) == fits);
        let (ins, outs): (BTreeSet<MeasureId>, _) = (form.all("in")?, form.all::<MeasureId>("out")?);
        // Said both ways, the later wish is that it is in.
        let outs = outs.difference(&ins).copied().collect();
        Ok(Self { fits_percent: fits_percent.ok_or(Problem::Bad("error-field"))?, ins, outs })
    }

    /// Its address.
    fn url(&self, view: &View) -> String {
        let mut query: Vec<String> = self.ins.iter().map(|id| format!("in={id}")).collect();
        query.extend(self.outs.iter().map(|id| format!("out={id}")));
        if self.fits_percent != FITS_PERCENT {
            query.push(format!("fits={}", self.fits_percent));
        }
        let mark = if query.is_empty() { "" } else { "?" };
        view.url(&format!("resources/proposal{mark}{}", query.join("&")))
    }

    fn with(&self, measure: MeasureId, is_in: bool) -> Self {
        let mut wish = self.without(measure);
        if is_in {
            wish.ins.insert(measure)
        } else {
            wish.outs.insert(measure)
        };
        wish
    }

    fn without(&self, measure: MeasureId) -> Self {
        let others = |all: &BTreeSet<MeasureId>| all.iter().copied().filter(|id| *id != measure).collect();
        Self { fits_percent: self.fits_percent, ins: others(&self.ins), outs: others(&self.outs) }
    }

    fn asked(&self, view: &View) -> Asked {
        let (ins, outs) = (self.ins.clone(), self.outs.clone());
        let (plan, seq, today) = (view.id, view.plan.seq, view.today);
        Asked { plan, seq, today, fits_percent: self.fits_percent, ins, outs }
    }
}

/// Looks for a proposal and shows it.
pub async fn propose(
    State(app): State<App>,
    asker: Asker,
    Path(id): Path<PlanId>,
    Query(query): Query<Vec<(String, String)>>,
) -> Response {
    let shown = async {
        let within = asker.on_page(&app, id, Page::Proposal).await?;
        let form = Fields(query);
        let wish = Wish::read(&form)?;
        let view = app.view(&app.rooms.get(id).await?, Page::Proposal, within).await?;
        let found = app.proposals.of(view.plan.clone(), wish.asked(&view)).await?;
        // What is forced in is compared with what would be proposed without.
        let free = Wish { ins: BTreeSet::new(), ..wish.without(MeasureId::default()) };
        let base = if wish.ins.is_empty() {
            None
        } else {
            Some(app.proposals.of(view.plan.clone(), free.asked(&view)).await?)
        };
        let tried = trying::answer(&view, &form, &found).await?;
        Ok(frame::plan_page_with(&view, true, page(&view, &wish, &found, base.as_deref(), &tried)).into_response())
    };
    shown.await.unwrap_or_else(|problem| asker.answer(problem))
}

/// Takes the rows that are ticked, as they were shown.
pub async fn adopt(
    State(app): State<App>,
    asker: Asker,
    Path(id): Path<PlanId>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    change(&app, &asker, id, "resources", |plan| {
        let taken: BTreeSet<MeasureId> = form.all("take")?;
        let mut changes = Vec::new();
        for measure in taken {
            let choice: Option<Choice> = serde_json::from_str(form.text(&format!("choice-{measure}")))
                .map_err(|_| Problem::Bad("error-field"))?;
            if plan.portfolio.get(&measure) != choice.as_ref() {
                changes.push(Change::Choose { measure, choice });
            }
        }
        // What goes out makes room first.
        changes.sort_by_key(|change| matches!(change, Change::Choose { choice: Some(_), .. }));
        Ok(changes)
    })
    .await
}

/// Where the plan stands now, beside where it stood when the proposal was worked out.
pub fn plan_now(view: &View) -> Markup {
    html! {
        p.quiet.small {
            (view.tw("proposal-plan-now", &[("seq", at_change(view))])) " "
            a href=(view.url("resources/proposal")) { (view.t("proposal-anew")) }
        }
    }
}

fn at_change(view: &View) -> words::Value {
    i64::try_from(view.plan.seq.0).unwrap_or(i64::MAX).into()
}

fn reasons<'a>(view: &'a View) -> Reasons<'a> {
    Reasons { plan: &view.plan, names: &view.names, lang: view.viewer.lang, today: view.today, weeks_gone: 0 }
}

/// A number as people write it, to the tenth.
fn tenths(view: &View, number: f64) -> String {
    words::number(view.viewer.lang, Amount::from_f64((number * 10.0).round() / 10.0).unwrap_or_default())
}

/// A share of futures as so many of a hundred. Not rounded up: what is said has to hold.
fn of_hundred(view: &View, share: f64) -> String {
    tenths(view, (share * 1000.0 + 1e-6).floor() / 10.0)
}

fn page(view: &View, wish: &Wish, found: &Found, base: Option<&Found>, tried: &trying::Tried) -> Markup {
    html! {
        p.flow { a href=(view.url("resources")) data-key="Escape" { (view.t("proposal-back")) } " " span.quiet.small { (view.tw("proposal-worked-out", &[("seq", at_change(view))])) } }
        (forced(view, wish))
        @match &found.proposed {
            Some(proposed) => {
                (said(view, found, proposed))
                (figures(view, found, proposed))
                (comparison::section(view, wish, found, proposed))
                @if let Some(before) = base { (load::on_top(view, wish, before)) }
                (left_out::section(view, wish, found, proposed))
                (curve::section(view, found, proposed))
                (trying::section(view, wish, found, tried))
                (worth::section(view, found, proposed))
                (checks::section(view, found, proposed))
                (load::section(view, found, proposed))
                (skill_weeks::section(view, found, proposed))
            }
            None => {
                div.note.red role="alert" { p { strong { (view.t("portfolio-refused")) } " " (view.t("proposal-refused-help")) } }
                @if let Some(before) = base { (load::on_top(view, wish, before)) }
            }
        }
        (how_sure(view, wish))
        (faults(view, found))
    }
}

/// What was forced, and the way back.
fn forced(view: &View, wish: &Wish) -> Markup {
    let reasons = reasons(view);
    let line = |id: &MeasureId, key: &str| {
        html! {
            li {
                b { (reasons.measure(*id)) } " " (view.t(key)) " "
                a href=(wish.without(*id).url(view)) { (view.t("proposal-unforce")) span.sr { " " (reasons.measure(*id)) } }
            }
        }
    };
    html! {
        @if !(wish.ins.is_empty() && wish.outs.is_empty()) {
            ul.contents id="forced" {
                @for id in &wish.ins { (line(id, "proposal-is-forced-in")) }
                @for id in &wish.outs { (line(id, "proposal-is-kept-out")) }
            }
        }
    }
}

/// The answer in a sentence: what comes in and what goes out.
fn said(view: &View, found: &Found, proposed: &Proposed) -> Markup {
    let rows = comparison::rows(view, found, proposed);
    let named = |kind: comparison::Kind| -> Vec<String> {
        rows.iter().filter(|row| row.kind == kind).map(|row| row.title.clone()).collect()
    };
    let sentence = |kind: comparison::Kind, key: &str| {
        let names = named(kind);
        (!names.is_empty()).then(|| view.tw(key, &[("measures", names.join(", ").into())]))
    };
    let sentences = [
        sentence(comparison::Kind::In, "proposal-say-in"),
        sentence(comparison::Kind::Out, "proposal-say-out"),
        sentence(comparison::Kind::Changed, "proposal-say-changed"),
    ];
    let all: Vec<String> = sentences.into_iter().flatten().collect();
    html! {
        p.say id="proposal-said" { @if all.is_empty() { (view.t("proposal-none")) } @else { (all.join(" ")) } }
    }
}

fn figures(view: &View, found: &Found, proposed: &Proposed) -> Markup {
    let proposal = &proposed.proposal;
    let against = |value: String| view.tw("proposal-against", &[("value", value.into())]);
    let hours = |portfolio: &engine::Portfolio| {
        let of =
            |one: &engine::Placement| found.problem.alternatives.get(one.alternative).map(|one| one.hours_per_week);
        tenths(view, portfolio.iter().filter_map(of).sum())
    };
    // Said too low a bound would be wrong: it is rounded up.
    let gap = (proposal.gap() * 1000.0).ceil() / 10.0;
    html! {
        div.figures id="proposal-figures" {
            div { span.quiet.small { (view.t("proposal-value")) } b { (tenths(view, proposal.value * 100.0)) } small { (against(tenths(view, found.today.value * 100.0))) } }
            div { span.quiet.small { (view.t("proposal-hours")) } b { (hours(&proposal.portfolio)) } small { (against(hours(&found.today.portfolio))) } }
            div {
                span.quiet.small { (view.t("proposal-holds")) }
                b { (view.tw("proposal-of-hundred", &[("count", of_hundred(view, proposal.fits).into())])) }
                small { (view.tw("proposal-futures-against", &[("count", of_hundred(view, found.today.fits).into())])) }
            }
            div {
                span.quiet.small { (view.t("proposal-at-most")) }
                b { (tenths(view, gap)) " %" }
                small { (view.t(if gap <= 0.0 { "proposal-proven" } else { "proposal-better-exists" })) }
            }
        }
    }
}

/// In how many futures it has to hold is the team's to say.
fn how_sure(view: &View, wish: &Wish) -> Markup {
    html! {
        section.section {
            header { h2 { (view.t("proposal-how-sure")) } span.quiet.small { (view.t("what-if-help")) } }
            ul.contents {
                @for percent in FITS_PERCENTS {
                    @let there = Wish { fits_percent: percent, ..wish.without(MeasureId::default()) };
                    li { a href=(there.url(view)) aria-current=[(percent == wish.fits_percent).then_some("true")] { (view.tw("proposal-holds-of", &[("count", i64::from(percent).into())])) } }
                }
            }
        }
    }
}

/// What in the plan couldn't be counted on.
fn faults(view: &View, found: &Found) -> Markup {
    let reasons = reasons(view);
    html! {
        @if !found.faults.is_empty() {
            section.section {
                header { h2 { (view.t("proposal-faults")) } }
                ul.contents { @for fault in &found.faults { li { (reasons.fault(*fault)) } } }
            }
        }
    }
}
