//! How one sees that an objective is being reached: drawn from today to the target, and its form.

use crate::error::Problem;
use crate::fields::Fields;
use crate::view::View;
use crate::widgets;
use maud::{Markup, html};
use plan::{Amount, Direction, Indicator, Objective, ObjectiveField};

/// From where it stood to where it shall be, as a line with two marks and in words.
pub fn shown(view: &View, indicator: Option<&Indicator>) -> Markup {
    let lang = view.viewer.lang;
    html! {
        @match indicator {
            None => p.small.quiet { (view.t("indicator-none")) },
            Some(indicator) => {
                p.small {
                    (indicator.what)
                    @if let Some(better) = indicator.better { ", " (view.t(&format!("direction-{}", better.word()))) }
                }
                span.goalbar.unknown[indicator.baseline.is_none()] aria-hidden="true" {
                    @if indicator.baseline.is_some() { i class={ "from " (place(indicator, true)) } {} }
                    @if indicator.target.is_some() { i class={ "to " (place(indicator, false)) } {} }
                }
                p.small {
                    (view.t("indicator-now")) " "
                    strong { (indicator.baseline.map_or_else(|| view.t("indicator-baseline-unknown"), |amount| words::number(lang, amount))) }
                    @if let Some(target) = indicator.target {
                        " · " (view.t("indicator-goal")) " " strong { (words::number(lang, target)) }
                    }
                    @if !indicator.unit.is_empty() { " " (indicator.unit) }
                    @if let Some(day) = indicator.by_when { " · " (words::day(lang, day)) }
                }
            }
        }
    }
}

/// Where a mark stands on the bar: the larger of the two numbers to the right.
fn place(indicator: &Indicator, baseline: bool) -> &'static str {
    let falls = indicator.baseline > indicator.target;
    if baseline == falls { "l-80" } else { "l-30" }
}

/// The fields of an objective's indicator.
pub fn fields(view: &View, id: &str, objective: &Objective) -> Markup {
    let now = objective.indicator.clone().unwrap_or_default();
    let amount =
        |amount: Option<Amount>| amount.map_or_else(String::new, |amount| words::number(view.viewer.lang, amount));
    html! {
        fieldset.form {
            legend { (view.t("field-objective-indicator")) }
            (widgets::line(view, &format!("{id}-what"), "indicator_what", "indicator-what", "search", &now.what))
            div.half {
                (widgets::line(view, &format!("{id}-unit"), "indicator_unit", "indicator-unit", "search", &now.unit))
                (widgets::select(view, &format!("{id}-better"), "indicator_better", "indicator-better",
                    &widgets::words_of(view, Direction::ALL, Direction::word, "direction"), now.better.map_or("", Direction::word)))
                (widgets::line(view, &format!("{id}-baseline"), "indicator_baseline", "indicator-baseline", "text", &amount(now.baseline)))
                (widgets::line(view, &format!("{id}-target"), "indicator_target", "indicator-target", "text", &amount(now.target)))
                (widgets::line(view, &format!("{id}-by"), "indicator_by_when", "indicator-by-when", "date",
                    &now.by_when.map(|day| day.to_string()).unwrap_or_default()))
            }
        }
    }
}

/// What the form makes of the indicator, if it is something else than what stands there.
pub fn read(form: &Fields, now: &Objective) -> Result<Option<ObjectiveField>, Problem> {
    if !form.has("indicator_what") {
        return Ok(None);
    }
    let indicator = Indicator {
        what: form.text("indicator_what").to_owned(),
        unit: form.text("indicator_unit").to_owned(),
        better: form.word("indicator_better", Direction::from_word)?,
        baseline: form.amount("indicator_baseline")?,
        target: form.amount("indicator_target")?,
        by_when: form.day("indicator_by_when")?,
    };
    let indicator = (indicator != Indicator::default()).then_some(indicator);
    Ok((indicator != now.indicator).then_some(ObjectiveField::Indicator(indicator)))
}
