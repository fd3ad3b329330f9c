//! What if: a problem as it would be with somebody's hours on top, more or fewer pieces, or one measure gone wrong. What belongs
//! elsewhere: finding what would be best then, which is [`crate::look`] from where one stands.

use crate::from_plan::CONTACTS_IF_FIASCO;
use crate::problem::{Outcome, Person, Problem};
use plan::{MeasureId, PersonId, Plan};

/// What is tried.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Trial {
    /// Hours a week of one more colleague, who can do everything.
    pub more_hours: f64,
    /// A measure, and so many pieces a week more at each of its levels; fewer where negative.
    pub pieces: Option<(MeasureId, f64)>,
    /// A measure that is sure to become a fiasco.
    pub fiasco: Option<MeasureId>,
}

/// The problem as it would be. What a level has no pieces of stays as it is; fewer than none are none.
#[must_use]
pub fn tried(problem: &Problem, plan: &Plan, trial: &Trial) -> Problem {
    let mut tried = problem.clone();
    if trial.more_hours > 0.0 {
        let hours = vec![trial.more_hours; tried.weeks];
        tried.people.push(Person { id: PersonId::default(), skills: u64::MAX, hours });
    }
    let place = |id: MeasureId| problem.measures.iter().position(|one| one.id == id);
    if let Some((id, more)) = trial.pieces
        && let Some(measure) = place(id)
    {
        for level in tried.alternatives.iter_mut().filter(|one| one.measure == measure) {
            let Some(content) = plan.levels.get(level.level).and_then(|level| level.content) else { continue };
            let before = content.pieces_per_week.as_f64();
            let change = more.max(-before);
            let all: f64 = before + crate::from_plan::pieces_for_response(plan, level.level);
            level.hours_per_week = (level.hours_per_week + change * content.hours_each().as_f64()).max(0.0);
            if all > 0.0 {
                level.contacts.iter_mut().for_each(|contacts| *contacts *= (all + change) / all);
            }
        }
    }
    if let Some(measure) = trial.fiasco.and_then(place).and_then(|at| tried.measures.get_mut(at)) {
        let worst = measure.outcomes.iter().min_by(|a, b| a.contacts.total_cmp(&b.contacts)).copied();
        let said = worst.filter(|one| one.contacts <= CONTACTS_IF_FIASCO);
        let unsaid = Outcome { likelihood: 1.0, hours: 1.0, contacts: CONTACTS_IF_FIASCO };
        measure.outcomes = vec![Outcome { likelihood: 1.0, ..said.unwrap_or(unsaid) }];
    }
    tried
}
