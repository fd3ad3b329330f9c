//! What if: one more colleague, half a piece a week more or less, a fiasco. Answered while a slider is dragged, and by the same
//! form sent as it is; nothing in the plan changes.

use super::super::picking;
use super::{Wish, curve, of_hundred, tenths};
use crate::app::App;
use crate::auth::Asker;
use crate::error::Problem;
use crate::fields::Fields;
use crate::page::Page;
use crate::proposals::{Found, try_out};
use crate::view::View;
use crate::widgets;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use engine::what_if::Trial;
use engine::{Placement, Proposal};
use maud::{Markup, html};
use plan::{MeasureId, PlanId};
use std::sync::Arc;

/// Most hours a week one more colleague can have, and most half pieces a week more or less.
const MORE_HOURS_MOST: u32 = 40;
const HALVES_MOST: i32 = 6;

/// What is tried, and what came of it.
#[derive(Default)]
pub struct Tried {
    more_hours: u32,
    halves: i32,
    of: Option<MeasureId>,
    fiasco: Option<MeasureId>,
    /// Nothing where nothing is tried.
    answer: Option<Option<Proposal>>,
}

impl Tried {
    fn read(form: &Fields) -> Result<Self, Problem> {
        let id = |name: &str| -> Result<Option<MeasureId>, Problem> {
            let text = form.text(name);
            if text.is_empty() { Ok(None) } else { text.parse().map(Some).map_err(|_| Problem::Bad("error-field")) }
        };
        let halves = form.text("halves");
        let halves: i32 =
            if halves.is_empty() { 0 } else { halves.parse().map_err(|_| Problem::Bad("error-number"))? };
        Ok(Self {
            more_hours: form.count("more")?.unwrap_or(0).min(MORE_HOURS_MOST),
            halves: halves.clamp(-HALVES_MOST, HALVES_MOST),
            of: id("of")?,
            fiasco: id("fiasco")?,
            answer: None,
        })
    }

    fn trial(&self) -> Trial {
        let pieces = self.of.filter(|_| self.halves != 0).map(|of| (of, f64::from(self.halves) / 2.0));
        Trial { more_hours: f64::from(self.more_hours), pieces, fiasco: self.fiasco }
    }
}

/// What comes of what a form tries.
pub async fn answer(view: &View, form: &Fields, found: &Arc<Found>) -> Result<Tried, Problem> {
    let tried = Tried::read(form)?;
    if tried.trial() == Trial::default() || found.proposed.is_none() {
        return Ok(tried);
    }
    let answer = try_out(view.plan.clone(), found.clone(), tried.trial()).await?;
    Ok(Tried { answer: Some(answer), ..tried })
}

/// The answer alone, for a page that is open.
pub async fn what_if(
    State(app): State<App>,
    asker: Asker,
    Path(id): Path<PlanId>,
    Query(query): Query<Vec<(String, String)>>,
) -> Response {
    let answered = async {
        let within = asker.on_page(&app, id, Page::Proposal).await?;
        let form = Fields(query);
        let wish = Wish::read(&form)?;
        let view = app.view(&app.rooms.get(id).await?, Page::Proposal, within).await?;
        let found = app.proposals.of(view.plan.clone(), wish.asked(&view)).await?;
        let tried = answer(&view, &form, &found).await?;
        Ok(said(&view, &found, &tried).into_response())
    };
    answered.await.unwrap_or_else(|problem| asker.answer(problem))
}

pub fn section(view: &View, wish: &Wish, found: &Found, tried: &Tried) -> Markup {
    let measures =
        found.problem.measures.iter().filter_map(|one| {
            Some((one.id.to_string(), picking::short(view.plan.measures.get(one.id)?.title.as_str())))
        });
    let mut measures: Vec<(String, String)> = measures.collect();
    measures.insert(0, (String::new(), view.t("what-if-none")));
    let chosen = |id: Option<MeasureId>| id.map_or_else(String::new, |id| id.to_string());
    html! {
        section.section id="what-if" {
            header { h2 { (view.t("what-if")) } span.quiet.small { (view.t("what-if-help")) } }
            form.form method="get" action={ (view.url("resources/proposal")) "#what-if" }
                hx-get=(view.url("resources/what-if")) hx-trigger="input delay:60ms" hx-target="#what-if-answer" hx-swap="innerHTML" hx-sync="this:replace" {
                @for id in &wish.ins { input type="hidden" name="in" value=(id); }
                @for id in &wish.outs { input type="hidden" name="out" value=(id); }
                input type="hidden" name="fits" value=(wish.fits_percent);
                (slider("more", &view.t("what-if-more"), (0, MORE_HOURS_MOST.cast_signed()), tried.more_hours.cast_signed()))
                (widgets::select(view, "what-if-of", "of", "what-if-of", &measures, &chosen(tried.of)))
                (slider("halves", &view.t("what-if-halves"), (-HALVES_MOST, HALVES_MOST), tried.halves))
                (widgets::select(view, "what-if-fiasco", "fiasco", "what-if-fiasco", &measures, &chosen(tried.fiasco)))
                div.actions {
                    button.ds-button data-variant="secondary" type="submit" { (view.t("what-if-try")) }
                    a href={ (wish.url(view)) "#what-if" } { (view.t("what-if-reset")) }
                }
            }
            div id="what-if-answer" role="status" hx-morph-skip { (said(view, found, tried)) }
        }
    }
}

fn slider(name: &str, label: &str, (least, most): (i32, i32), value: i32) -> Markup {
    let id = format!("what-if-{name}");
    html! {
        div.field {
            label.ds-label for=(id) { (label) }
            input type="range" id=(id) name=(name) min=(least) max=(most) step="1" value=(value);
        }
    }
}

fn said(view: &View, found: &Found, tried: &Tried) -> Markup {
    let (Some(answer), Some(before)) = (&tried.answer, &found.proposed) else { return html! {} };
    let Some(then) = answer else { return html! { p { (view.t("portfolio-refused")) } } };
    let is_in = |portfolio: &[Placement], measure: usize| {
        let of = |one: &Placement| found.problem.alternatives.get(one.alternative).map(|one| one.measure);
        portfolio.iter().any(|one| of(one) == Some(measure))
    };
    let only = |these: &[Placement], those: &[Placement]| -> Vec<Placement> {
        let of = |one: &Placement| found.problem.alternatives.get(one.alternative).map(|one| one.measure);
        these.iter().copied().filter(|one| of(one).is_some_and(|measure| !is_in(those, measure))).collect()
    };
    let joins = only(&then.portfolio, &before.proposal.portfolio);
    let leaves = only(&before.proposal.portfolio, &then.portfolio);
    let named = |key: &str, these: &[Placement]| view.tw(key, &[("measures", curve::names(view, found, these).into())]);
    let figures = view.tw(
        "what-if-figures",
        &[
            ("value", tenths(view, then.value * 100.0).into()),
            ("before", tenths(view, before.proposal.value * 100.0).into()),
            ("fits", of_hundred(view, then.fits).into()),
        ],
    );
    html! {
        p { b { (assumed(view, tried)) } }
        p {
            @if joins.is_empty() && leaves.is_empty() { (view.t("what-if-same")) " " }
            @if !joins.is_empty() { (named("what-if-joins", &joins)) " " }
            @if !leaves.is_empty() { (named("what-if-leaves", &leaves)) " " }
            (figures)
        }
        p.quiet { (named("what-if-chosen", &then.portfolio)) }
    }
}

/// What is tried, in words.
fn assumed(view: &View, tried: &Tried) -> String {
    let title = |id: MeasureId| super::reasons(view).measure(id);
    let trial = tried.trial();
    let more =
        (tried.more_hours > 0).then(|| view.tw("what-if-said-more", &[("hours", i64::from(tried.more_hours).into())]));
    let pieces = trial.pieces.map(|(of, pieces)| {
        let key = if pieces > 0.0 { "what-if-said-more-pieces" } else { "what-if-said-fewer-pieces" };
        view.tw(key, &[("pieces", tenths(view, pieces.abs()).into()), ("measure", title(of).into())])
    });
    let fiasco = trial.fiasco.map(|id| view.tw("what-if-said-fiasco", &[("measure", title(id).into())]));
    [more, pieces, fiasco].into_iter().flatten().collect::<Vec<_>>().join(" ")
}
