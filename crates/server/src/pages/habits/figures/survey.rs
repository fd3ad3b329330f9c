//! What is counted in a survey: which column asks about which channel, who is parted by what, and which answers mean yes.
//! What can be told from names and the codebook is chosen beforehand, so that most surveys are counted as they come.

use super::taken;
use crate::fields::Fields;
use crate::view::View;
use crate::widgets;
use formats::usage::{Counting, Figure, Survey};
use maud::{Markup, html};
use plan::{FileId, Plan};
use std::collections::{BTreeMap, BTreeSet};
use words::Lang;

/// Columns that are offered beyond those that are recognised.
const OTHERS_MOST: usize = 300;
/// Columns that are shown without asking for them where none is recognised.
const COLUMNS_AT_ONCE: usize = 12;
/// Answers that a column's choice is described by.
const ANSWERS_SHOWN: usize = 4;

/// A survey, counted the way the form says, or the way that seems meant while nobody has said.
pub struct Counted {
    counting: Counting,
    /// The channel each column asks about: one of the plan's, or a new one.
    channels: BTreeMap<usize, String>,
    /// What came out.
    pub figures: Vec<Figure>,
}

impl Counted {
    /// Counts, if it is clear what.
    pub fn of(plan: &Plan, lang: Lang, survey: &Survey, asked: &Fields) -> Self {
        let (recognised, others) = survey.questions();
        let said = asked.has("by");
        let known = taken::channels(plan);
        let chosen = |at: usize| {
            if said {
                return asked.text(&field(at)).to_owned();
            }
            let name = survey.columns.get(at).and_then(|column| column.channel());
            let (options, meant) =
                name.map(|name| taken::channel_options(plan, lang, &name, &known)).unwrap_or_default();
            // A channel nobody has a sign for is meant as well, where a column asks about it.
            if meant.is_empty() {
                options.into_iter().last().map_or_else(String::new, |(value, _)| value)
            } else {
                meant
            }
        };
        let channels: BTreeMap<usize, String> = recognised
            .iter()
            .chain(others.iter().filter(|_| said))
            .map(|at| (*at, chosen(*at)))
            .filter(|(_, choice)| !choice.is_empty())
            .collect();
        let places: Vec<usize> = channels.keys().copied().collect();
        let column = |name: &str| survey.column(asked.text(name));
        let mut called = BTreeSet::new();
        let questions = places.iter().filter_map(|at| {
            let column = survey.columns.get(*at)?;
            let title = column.channel().unwrap_or_else(|| column.title().to_owned());
            // Two columns may ask about one channel: each keeps its own figures.
            let title = if called.insert(title.clone()) { title } else { format!("{title} ({})", column.name) };
            Some((*at, title))
        });
        let counting = Counting {
            by: if said { column("by") } else { survey.groupings().0.first().copied() },
            weight: if said { column("weight") } else { survey.weight },
            questions: questions.collect(),
            yes: if said {
                asked.all("yes").unwrap_or_default().into_iter().collect()
            } else {
                survey.usual_yes(&places)
            },
        };
        // With questions chosen and no answer ticked, what usually means yes is counted.
        let yes = if counting.yes.is_empty() { survey.usual_yes(&places) } else { counting.yes };
        let counting = Counting { yes, ..counting };
        let figures = survey.count(&counting);
        Self { counting, channels, figures }
    }
}

/// The field that says which channel a column asks about.
fn field(at: usize) -> String {
    format!("q{at}")
}

/// What was asked, for the form that writes the figures.
pub fn hidden(survey: &Survey, counted: &Counted, channels: &[String], asked: &Fields) -> Markup {
    let name = |at: Option<usize>| at.and_then(|at| survey.columns.get(at)).map_or("", |column| column.name.as_str());
    let choice = |channel: &String| {
        let question = counted.counting.questions.iter().find(|(_, name)| name == channel);
        question.and_then(|(at, _)| counted.channels.get(at)).map_or("", String::as_str)
    };
    html! {
        input type="hidden" name="by" value=(name(counted.counting.by));
        input type="hidden" name="weight" value=(name(counted.counting.weight));
        @for yes in &counted.counting.yes { input type="hidden" name="yes" value=(yes); }
        @if asked.has("codebook") { input type="hidden" name="codebook" value=(asked.text("codebook")); }
        @for (at, choice) in &counted.channels { input type="hidden" name=(field(*at)) value=(choice); }
        @for (at, channel) in channels.iter().enumerate() { input type="hidden" name={ "c" (at) } value=(choice(channel)); }
    }
}

/// Asks what is to be counted.
pub fn form(view: &View, file: FileId, survey: &Survey, counted: &Counted, asked: &Fields) -> Markup {
    let (recognised, others) = survey.questions();
    let (often, rest) = survey.groupings();
    let plan = &view.plan;
    let known = taken::channels(plan);
    let mut all = known.clone();
    all.extend(taken::well_known(plan, view.viewer.lang));
    let asking: Vec<usize> =
        if counted.channels.is_empty() { recognised.clone() } else { counted.channels.keys().copied().collect() };
    let answers = survey.answers_to(&asking).into_iter().map(|(answer, meaning, count)| {
        let meaning = meaning.map_or_else(String::new, |meaning| format!(" = {meaning}"));
        let said =
            view.tw("figures-answers", &[("answer", format!("{answer}{meaning}").into()), ("count", count.into())]);
        (answer, said)
    });
    let answers: Vec<(String, String)> = answers.collect();
    let columns: Vec<(String, String)> =
        survey.columns.iter().map(|column| (column.name.clone(), column.name.clone())).collect();
    let weight =
        counted.counting.weight.and_then(|at| survey.columns.get(at)).map_or("", |column| column.name.as_str());
    let of_others = others.iter().take(OTHERS_MOST);
    let names: Vec<&str> = counted.counting.questions.iter().map(|(_, name)| name.as_str()).collect();
    let names = names.join(", ");
    html! {
        section.section.brought id="survey" {
            header { h2 { (view.tw("figures-survey", &[("count", survey.respondents.into())])) } }
            @if !asked.has("codebook") { (super::bringing_codebook(view, file, counted.channels.is_empty())) }
            form.form method="get" action=(view.url(&format!("habits/figures/{file}"))) {
                @if asked.has("codebook") { input type="hidden" name="codebook" value=(asked.text("codebook")); }
                div.field {
                    label.ds-label for="figures-by" { (view.t("figures-by")) }
                    select.ds-input id="figures-by" name="by" {
                        option value="" selected[counted.counting.by.is_none()] { (view.t("figures-everybody")) }
                        (parting(view, survey, counted, &often))
                        @if !rest.is_empty() {
                            optgroup label=(view.t("figures-other-columns")) { (parting(view, survey, counted, &rest)) }
                        }
                    }
                }
                h3 { (view.t("figures-columns")) }
                @if names.is_empty() { p.quiet { (view.t("figures-columns-none")) } } @else { p { (view.tw("figures-known-columns", &[("names", names.into())])) } }
                details.more id="figures-questions" open[counted.channels.is_empty() && recognised.len() + others.len() <= COLUMNS_AT_ONCE] {
                    summary { (view.t("figures-change-columns")) }
                    div.pairing {
                        @for at in &recognised {
                            @if let Some(column) = survey.columns.get(*at) {
                                @let (options, _) = taken::channel_options(plan, view.viewer.lang, &column.channel().unwrap_or_default(), &known);
                                (question(view, survey, *at, &options, counted))
                            }
                        }
                        @for at in of_others { (question(view, survey, *at, &all, counted)) }
                    }
                }
                (widgets::picks(view, "figures-yes", "yes", "figures-yes", &answers, &counted.counting.yes))
                details.more id="figures-weights" {
                    summary { (view.t("figures-weight")) }
                    div.form {
                        (widgets::select(view, "figures-weight", "weight", "figures-weight-column", &columns, weight))
                        p.hint { (view.t("figures-weight-help")) }
                    }
                }
                div.actions { button.ds-button data-variant="secondary" type="submit" { (view.t("figures-count")) } }
            }
        }
    }
}

/// Columns that can part people, each with what it parts them into.
fn parting(view: &View, survey: &Survey, counted: &Counted, columns: &[usize]) -> Markup {
    html! {
        @for at in columns {
            @if let Some(column) = survey.columns.get(*at) {
                option value=(column.name) selected[counted.counting.by == Some(*at)] {
                    @if column.is_age() { (view.tw("figures-by-age", &[("name", column.name.as_str().into())])) } @else {
                        (column.title()) ": "
                        @for (place, answer) in column.answers.keys().take(ANSWERS_SHOWN).enumerate() {
                            @if place > 0 { ", " }
                            (column.meaning(answer).unwrap_or(answer))
                        }
                        @if column.answers.len() > ANSWERS_SHOWN { " …" }
                    }
                }
            }
        }
    }
}

/// Which channel one column asks about.
fn question(view: &View, survey: &Survey, at: usize, options: &[(String, String)], counted: &Counted) -> Markup {
    let Some(column) = survey.columns.get(at) else { return html! {} };
    let label = if column.title() == column.name {
        column.name.clone()
    } else {
        format!("{} ({})", column.title(), column.name)
    };
    let chosen = counted.channels.get(&at).map_or("", String::as_str);
    super::who::pick(&field(at), &label, &view.t("figures-leave-out"), options, chosen)
}
