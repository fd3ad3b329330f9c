//! Stage 7: what measures cost, who has the hours, which of them the team chooses, and whether that fits. Here is
//! the answer on top and each measure's row; what is unfolded from a row, the people and the weeks have files of
//! their own.

mod choosing;
mod effort;
mod outlook;
mod people;
mod proposal;
mod skills;
mod weeks;

pub use choosing::choose;
pub use effort::{add_level, edit_level};
pub use outlook::{commit, edit_outlook};
pub use people::{add_absence, add_person, edit_absence, edit_person};
pub use proposal::{adopt, propose, what_if};
pub use skills::{add_skill, edit_skill};
pub use weeks::edit_horizon;

use super::picking;
use crate::view::{Region, View, any_of};
use maud::{Markup, html};
use plan::capacity::{ROUNDING, weeks as all_weeks};
use plan::{Amount, Choice, Kind, Level, Measure, MeasureId, PersonId, Ref};

/// What the page is made of.
pub const REGIONS: &[Region] = &[
    Region::block("hours", shown, answer),
    Region::block("weeks", shown, weeks::section),
    Region::block("measures-head", |_| false, |view| heading(view, "resources-what-it-costs")),
    Region::list("measures", "rows", shown, measures),
    Region::block("people-head", |_| false, |view| heading(view, "resources-people-and-hours")),
    Region::list("people", "rows", shown, people::rows),
    Region::block("new-person", |_| false, people::new_person),
    Region::block("skills", shown, skills::section),
];

/// The proposal is worked out when it is asked for; what is live is how far the plan has come since.
pub const PROPOSAL: &[Region] = &[Region::block("proposal-plan", crate::view::always, proposal::plan_now)];

fn shown(touched: &plan::Touched) -> bool {
    any_of(touched, &[Kind::Measure, Kind::Level, Kind::Person, Kind::Absence, Kind::Skill])
}

fn heading(view: &View, key: &str) -> Markup {
    html! { section.section { header { h2 { (view.t(key)) } } } }
}

/// What is written that can't be counted on, said where it is put right.
const IMPOSSIBLE: [&str; 6] = [
    "effort.needs-itself",
    "effort.skill-nobody-has",
    "effort.likelihoods",
    "effort.negative",
    "person.always-away",
    "person.negative-hours",
];

/// What of one thing can't be counted on.
fn impossible(view: &View, at: impl Into<Ref>) -> Markup {
    let at = Some(at.into());
    let said = view.findings().iter().filter(|one| one.at == at && IMPOSSIBLE.contains(&one.id));
    html! {
        @for one in said {
            p.note.red { b { (view.say(&one.sentence())) } " " (words::why(view.viewer.lang, &one.sentence(), &|member| view.name(member))) }
        }
    }
}

/// Hours as something that goes into a text.
fn hours(view: &View, hours: Amount) -> words::Value {
    picking::hours(view, hours).into()
}

/// Hours as in "3½ t".
fn short_hours(view: &View, sum: Amount) -> String {
    view.tw("hours-short", &[("hours", hours(view, sum))])
}

/// A bar that fills a share of its track.
fn bar(share: f64) -> Markup {
    // Widths are classes in steps of five, since inline style is not allowed.
    let width = (share.clamp(0.0, 1.0) * 20.0).round() * 5.0;
    html! { span.track { i class={ "bar w-" (width) } {} } }
}

/// Whether the chosen handful fits, in a sentence, and what is in the way.
fn answer(view: &View) -> Markup {
    let have: Amount = view.plan.people.iter().filter_map(|(_, person)| person.hours_per_week).sum();
    let chosen: Vec<_> = view.plan.chosen().collect();
    let needed: Amount = chosen.iter().filter_map(|(_, _, choice)| level_of(view, choice)?.hours_per_week()).sum();
    let sum = [("needed", hours(view, needed)), ("have", hours(view, have)), ("count", chosen.len().into())];
    let over = people_over(view);
    let may_propose = !view.plan.measures.is_empty();
    let open: Vec<_> =
        chosen.iter().filter_map(|(id, measure, choice)| Some((id, measure, untaken(view, choice)?))).collect();
    html! {
        @if chosen.is_empty() {
            p.say { (view.t("resources-nothing-chosen")) " " (view.tw("resources-hours-there", &sum)) }
        } @else {
            p.say {
                (view.t(if over.is_empty() && open.is_empty() { "resources-fits" } else { "resources-does-not-fit" }))
                " " (view.tw("resources-sum", &sum))
            }
            ul.contents {
                @for (person, weeks, most) in over {
                    li {
                        span.red aria-hidden="true" { "●" }
                        a href={ "#" (person) } { (view.tw("resources-over", &[("who", picking::person(view, person).into()), ("weeks", weeks.into())])) }
                        span.quiet { (view.tw("resources-over-most", &[("hours", hours(view, most))])) }
                    }
                }
                @for (id, measure, left) in open {
                    li {
                        span.red aria-hidden="true" { "●" }
                        a href={ "#" (id) } { (measure.title.as_str()) }
                        span.quiet { (open_said(view, left)) }
                    }
                }
            }
        }
        @if may_propose {
            p.actions { a.ds-button href=(view.url("resources/proposal")) { (view.t("proposal-compute")) } " " a href={ (view.url("resources/proposal")) "#check-first" } { (view.t("claim-check-first")) } }
        }
    }
}

/// The level a measure is chosen at.
fn level_of<'a>(view: &'a View, choice: &Choice) -> Option<&'a Level> {
    view.plan.levels.get(choice.level)
}

/// Why a chosen measure has nobody for all its hours.
enum Open {
    /// Its level says no hours.
    NoHours,
    /// So many hours a week nobody has taken.
    Untaken(Amount),
}

fn untaken(view: &View, choice: &Choice) -> Option<Open> {
    let Some(needed) = level_of(view, choice).and_then(Level::hours_per_week) else { return Some(Open::NoHours) };
    let left = needed - taken(view, choice);
    (left > ROUNDING).then_some(Open::Untaken(left))
}

fn open_said(view: &View, open: Open) -> String {
    match open {
        Open::NoHours => view.t("resources-level-without-hours"),
        Open::Untaken(left) => view.tw("resources-nobodys", &[("hours", hours(view, left))]),
    }
}

/// Hours a week that people have taken on.
fn taken(view: &View, choice: &Choice) -> Amount {
    carriers(view, choice).map(|(_, hours)| hours).sum()
}

/// Those who do it, without those who have left.
fn carriers<'a>(view: &'a View, choice: &'a Choice) -> impl Iterator<Item = (PersonId, Amount)> + 'a {
    let there = |person: &PersonId| view.plan.people.get(*person).is_some();
    choice.hours_per_week.iter().map(|(person, hours)| (*person, *hours)).filter(move |(person, _)| there(person))
}

/// People with more hours on them than they have: in how many weeks, and how many too many at most.
fn people_over(view: &View) -> Vec<(PersonId, usize, Amount)> {
    let weeks = all_weeks(&view.plan, view.today);
    let over = |person: PersonId| {
        let theirs = weeks.iter().flat_map(|week| &week.people).filter(|week| week.person == person && !week.fits());
        let (count, most) = theirs.fold((0, Amount::ZERO), |(count, most), week| (count + 1, most.max(week.over())));
        (count > 0).then_some((person, count, most))
    };
    view.plan.people.ids().filter_map(over).collect()
}

fn measures(view: &View) -> Vec<(String, Markup)> {
    let all = view.plan.levels.iter().filter_map(|(_, level)| level.hours_per_week());
    let most = all.max().unwrap_or_default().as_f64().max(1.0);
    if view.plan.measures.is_empty() {
        let empty = html! { p.empty id="measures-empty" { (view.t("resources-no-measures")) " " a href=(view.url("sort")) { (view.t("stage-sort")) } } };
        return vec![("measures-empty".into(), empty)];
    }
    view.plan.measures.iter().map(|(id, measure)| (id.to_string(), row(view, id, measure, most))).collect()
}

/// `most` is the dearest level's hours, which fill the bar.
fn row(view: &View, id: MeasureId, measure: &Measure, most: f64) -> Markup {
    let choice = view.plan.portfolio.get(&id);
    html! {
        article.row.first[choice.is_some()] id=(id) {
            div {
                h3.title { span.n { (measure.number) } " " (measure.title.as_str()) }
                @match choice {
                    Some(choice) => (chosen_said(view, choice)),
                    None => (levels_said(view, id)),
                }
                (impossible(view, id))
            }
            div.facts {
                @match choice.and_then(|choice| level_of(view, choice)?.hours_per_week()) {
                    Some(sum) => {
                        p.num { b { (view.tw("hours-a-week", &[("hours", hours(view, sum))])) } }
                        (bar(sum.as_f64() / most))
                    }
                    None => p.quiet { (view.t(if choice.is_some() { "portfolio-chosen" } else { "portfolio-left-out" })) },
                }
            }
            div.all {
                (choosing::form(view, id, choice))
                (effort::levels(view, id))
                (outlook::outcomes(view, id, measure))
                (outlook::commitment(view, id))
            }
        }
    }
}

fn chosen_said(view: &View, choice: &Choice) -> Markup {
    let who: Vec<_> = carriers(view, choice)
        .map(|(person, share)| format!("{} {}", picking::person(view, person), short_hours(view, share)))
        .collect();
    html! {
        p {
            @if let Some(level) = level_of(view, choice) { (level.name.as_str()) }
            @if let Some(day) = choice.starts_on { span.quiet { " · " (view.tw("portfolio-from", &[("day", words::day_short(view.viewer.lang, day).into())])) } }
        }
        p.quiet {
            (who.join(" · "))
            @if let Some(open) = untaken(view, choice) {
                @if !who.is_empty() { " · " }
                span.red { (open_said(view, open)) }
            }
        }
    }
}

fn levels_said(view: &View, id: MeasureId) -> Markup {
    let levels: Vec<_> = view
        .plan
        .levels_of(id)
        .map(|(_, level)| match level.hours_per_week() {
            Some(sum) => format!("{} {}", level.name.as_str(), short_hours(view, sum)),
            None => level.name.as_str().to_owned(),
        })
        .collect();
    html! { p.quiet { @if levels.is_empty() { (view.t("effort-missing")) } @else { (levels.join(" · ")) } } }
}
