//! Stage 8: what a chosen measure lacks before anybody can begin.

use super::ground::Ground;
use super::three_tests::{Missing, specified};
use super::{Finding, Severity};
use crate::Stage;

pub(super) fn look(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    let plan = ground.plan;
    for (id, _, _) in &ground.chosen {
        for missing in specified(plan, *id).missing {
            let name = match missing {
                Missing::Concept => "tactic.no-concept",
                Missing::Owner => "tactic.no-owner",
                Missing::Account => "tactic.no-account",
                Missing::Start => "tactic.no-start",
                Missing::Setup => "tactic.setup-open",
                Missing::Calendar => "tactic.calendar-empty",
                // The other two tests ask for these.
                Missing::Objective
                | Missing::Statement
                | Missing::Choice
                | Missing::Hours
                | Missing::People
                | Missing::Weeks => continue,
            };
            let mut finding = Finding::new(name, Stage::Tactics, Severity::Needed).at(plan, *id);
            if missing == Missing::Setup {
                let open: Vec<_> =
                    plan.setup_steps.iter().filter(|(_, step)| step.measure == *id && step.is_open()).collect();
                let late = open.iter().filter(|(_, step)| step.due_on.is_some_and(|due| due < ground.today)).count();
                finding = finding.number("count", open.len()).number("late", late);
            }
            found.push(finding);
        }
    }
}
