//! Who has how much in which week: under the proposal, and with what is forced in on top of it.

use super::super::{short_hours, weeks};
use super::{Wish, reasons};
use crate::proposals::{Found, Proposed};
use crate::view::View;
use engine::{Placement, assign};
use maud::{Markup, html};
use plan::capacity::{PersonWeek, Week};
use plan::{Amount, capacity};

/// Less than this is nothing.
const NOTHING_HOURS: f64 = 0.01;

/// The proposal, week by week.
pub fn section(view: &View, found: &Found, proposed: &Proposed) -> Markup {
    let weeks = loads(view, found, &proposed.proposal.portfolio, &proposed.hours);
    html! {
        @if !view.plan.people.is_empty() {
            section.section id="proposal-weeks" {
                header { h2 { (view.t("weeks-title")) } span.quiet.small { (view.t("proposal-weeks")) } }
                (weeks::table(view, &weeks, &view.t("proposal-weeks")))
                (weeks::legend(view))
            }
        }
    }
}

/// What is forced in on top of what would be proposed without it: who is over, and in which weeks.
pub fn on_top(view: &View, wish: &Wish, before: &Found) -> Markup {
    let (Some(proposed), problem) = (&before.proposed, &before.problem) else { return html! {} };
    let forced = proposed
        .out
        .iter()
        .filter(|one| problem.measures.get(one.measure).is_some_and(|measure| wish.ins.contains(&measure.id)));
    let placed: Vec<Placement> = forced.filter_map(|one| one.as_placed).collect();
    if placed.is_empty() {
        return html! {};
    }
    let mut portfolio = proposed.proposal.portfolio.clone();
    portfolio.extend(placed);
    portfolio.sort_unstable();
    let hours = assign::assign(problem, &portfolio, &view.plan.commitment, &proposed.hours);
    let weeks = loads(view, before, &portfolio, &hours);
    let names: Vec<String> = wish.ins.iter().map(|id| reasons(view).measure(*id)).collect();
    html! {
        section.section id="on-top" {
            header { h2 { (view.tw("proposal-on-top", &[("measures", names.join(", ").into())])) } }
            (over(view, &weeks))
            (weeks::table(view, &weeks, &view.tw("proposal-on-top", &[("measures", names.join(", ").into())])))
            (weeks::legend(view))
        }
    }
}

/// Who is over, in which weeks, by how much at most.
fn over(view: &View, weeks: &[Week]) -> Markup {
    let people: Vec<_> = view
        .plan
        .people
        .ids()
        .filter_map(|person| {
            let theirs: Vec<(&Week, Amount)> = weeks
                .iter()
                .filter_map(|week| {
                    Some((week, week.people.iter().find(|one| one.person == person && !one.fits())?.over()))
                })
                .collect();
            let most = theirs.iter().map(|(_, over)| *over).max()?;
            Some((person, theirs.into_iter().map(|(week, _)| week.monday).collect::<Vec<_>>(), most))
        })
        .collect();
    html! {
        @if people.is_empty() { p { (view.t("proposal-on-top-unsure")) } }
        ul.contents {
            @for (person, mondays, most) in people {
                li {
                    span.red aria-hidden="true" { "●" }
                    b { (view.tw("resources-over", &[("who", reasons(view).person(person).into()), ("weeks", mondays.len().into())])) }
                    " " span.quiet { (week_numbers(view, &mondays)) ", " (view.tw("proposal-most", &[("hours", short_hours(view, most).into())])) }
                }
            }
        }
    }
}

/// Weeks as people say them: "uke 7–9, 12".
fn week_numbers(view: &View, mondays: &[jiff::civil::Date]) -> String {
    let mut spans: Vec<(jiff::civil::Date, jiff::civil::Date)> = Vec::new();
    for monday in mondays {
        match spans.last_mut() {
            Some((_, last)) if last.checked_add(jiff::Span::new().days(7)).is_ok_and(|next| next == *monday) => {
                *last = *monday
            }
            Some(_) | None => spans.push((*monday, *monday)),
        }
    }
    let number = |day: &jiff::civil::Date| day.iso_week_date().week();
    let said = spans.iter().map(|(from, to)| {
        if from == to { number(from).to_string() } else { format!("{}–{}", number(from), number(to)) }
    });
    view.tw("proposal-weeks-said", &[("weeks", said.collect::<Vec<_>>().join(", ").into())])
}

/// Hours of everybody in every week. Hours that can't be done within what people have are laid on those who could do them,
/// evenly: it is they who would be over.
fn loads(view: &View, found: &Found, portfolio: &[Placement], hours: &[assign::Hours]) -> Vec<Week> {
    let problem = &found.problem;
    let amount = |hours: f64| Amount::from_f64(hours).unwrap_or_default();
    let mut needed = vec![vec![0.0; problem.people.len()]; problem.weeks];
    let mut left = vec![vec![0.0; problem.skills.len()]; problem.weeks];
    for (week, left) in left.iter_mut().enumerate() {
        for placement in portfolio.iter().filter(|placement| week >= placement.start) {
            let Some(one) = problem.alternatives.get(placement.alternative) else { continue };
            let is_set_up = week >= placement.start + one.setup_weeks;
            let asked = if is_set_up { one.hours_per_week } else { one.setup_hours_per_week };
            for (skill, share) in &one.skills {
                if let Some(left) = left.get_mut(*skill) {
                    *left += asked * share;
                }
            }
        }
    }
    for one in hours {
        if let Some(needed) = needed.get_mut(one.week).and_then(|week| week.get_mut(one.person)) {
            *needed += one.hours;
        }
        if let Some(left) = left.get_mut(one.week).and_then(|week| week.get_mut(one.skill)) {
            *left -= one.hours;
        }
    }
    let mut weeks = capacity::weeks(&view.plan, view.today).split_off(found.weeks_gone);
    for ((week, mut needed), left) in weeks.iter_mut().zip(needed).zip(left) {
        let mut nobodys = 0.0;
        for (skill, hours) in left.iter().enumerate().filter(|(_, hours)| **hours > NOTHING_HOURS) {
            let able: Vec<usize> = problem
                .people
                .iter()
                .enumerate()
                .filter(|(_, person)| person.skills & (1_u64 << skill) != 0)
                .map(|(at, _)| at)
                .collect();
            for at in &able {
                if let Some(needed) = needed.get_mut(*at) {
                    *needed += hours / able.len() as f64;
                }
            }
            nobodys += if able.is_empty() { *hours } else { 0.0 };
        }
        week.nobodys = amount(nobodys);
        for person in &mut week.people {
            let at = problem.people.iter().position(|one| one.id == person.person);
            let hours = at.and_then(|at| needed.get(at)).copied().unwrap_or(0.0);
            *person = PersonWeek { needed: amount(hours), ..*person };
        }
    }
    weeks
}
