//! The proposal by skill: hours needed of each in each week, against what those who have it have in all.

use super::super::picking;
use crate::proposals::{Found, Proposed};
use crate::view::View;
use engine::Problem;
use maud::{Markup, html};
use plan::{Amount, capacity};

/// Steps of grey, as for people.
const SHADES: f64 = 4.0;
/// Less than this is nothing.
const NOTHING_HOURS: f64 = 0.01;

pub fn section(view: &View, found: &Found, proposed: &Proposed) -> Markup {
    let problem = &found.problem;
    let needed = needed(problem, &proposed.proposal.portfolio);
    let mondays = capacity::weeks(&view.plan, view.today).split_off(found.weeks_gone);
    let skills = needed.iter().enumerate().filter(|(_, weeks)| weeks.iter().any(|hours| *hours > NOTHING_HOURS));
    let skills: Vec<(usize, &Vec<f64>)> = skills.collect();
    let label = view.t("proposal-skill-weeks");
    html! {
        @if !skills.is_empty() {
            section.section id="proposal-skills" {
                header { h2 { (view.t("weeks-skills")) } span.quiet.small { (label) } }
                div.scroll tabindex="0" role="region" aria-label=(label) {
                    table.weeks {
                        thead { tr { td {} @for week in &mondays { th scope="col" { (week.monday.iso_week_date().week()) } } } }
                        tbody {
                            @for (skill, weeks) in skills {
                                tr {
                                    th scope="row" { (name(view, problem, skill)) }
                                    @for (week, hours) in weeks.iter().enumerate() { (cell(view, *hours, there(problem, skill, week))) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn name(view: &View, problem: &Problem, skill: usize) -> String {
    let id = problem.skills.get(skill).copied().flatten();
    let row = id.and_then(|id| view.plan.skills.get(id));
    row.map_or_else(|| view.t("proposal-any-skill"), |row| row.name.as_str().to_owned())
}

/// Hours in a week of everybody who has the skill, whatever else they do.
fn there(problem: &Problem, skill: usize, week: usize) -> f64 {
    let able = problem.people.iter().filter(|person| person.skills & (1_u64 << skill) != 0);
    able.filter_map(|person| person.hours.get(week)).sum()
}

/// Hours needed as planned, by skill and week.
fn needed(problem: &Problem, portfolio: &[engine::Placement]) -> Vec<Vec<f64>> {
    let mut needed = vec![vec![0.0; problem.weeks]; problem.skills.len()];
    for placement in portfolio {
        let Some(one) = problem.alternatives.get(placement.alternative) else { continue };
        for (skill, share) in &one.skills {
            for (week, hours) in needed.get_mut(*skill).into_iter().flatten().enumerate().skip(placement.start) {
                let is_set_up = week >= placement.start + one.setup_weeks;
                *hours += share * if is_set_up { one.hours_per_week } else { one.setup_hours_per_week };
            }
        }
    }
    needed
}

fn cell(view: &View, hours: f64, there: f64) -> Markup {
    let said = |hours: f64| {
        let tenths = (hours * 10.0).round() / 10.0;
        picking::hours(view, Amount::from_f64(tenths).unwrap_or_default())
    };
    let over = hours - there;
    html! {
        @if over > NOTHING_HOURS { td.over { "+" (said(over)) } }
        @else if there <= NOTHING_HOURS { td.off { span.sr { (view.t("absence-away")) } } }
        @else if hours <= NOTHING_HOURS { td.f0 {} }
        @else { td class={ "f" ((hours / there * SHADES).round()) } { (said(hours)) } }
    }
}
