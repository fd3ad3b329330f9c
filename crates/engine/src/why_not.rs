//! Why a measure is out, and what would let it in.

use crate::check::{Refused, check};
use crate::pace::Pace;
use crate::portfolio::{Look, Proposal, look};
use crate::problem::{Placement, Problem, Wanted};
use crate::shortage::{Shortage, Shortages};

/// Why a measure is out.
#[derive(Debug, Clone, PartialEq)]
pub enum Because {
    /// It was to be out, or can't be offered.
    HasToBeOut,
    /// It needs these, by their places, and they are out.
    Needs(Vec<usize>),
    /// It can't be beside these, by their places, and they are in.
    NotWith(Vec<usize>),
    /// So many kroner are missing.
    Money(f64),
    /// Hours are missing; the shortage at the level and start where the fewest are.
    Hours(Shortage),
    /// It would fit; what it adds wasn't worth the hours to whoever chose.
    Fits,
}

/// A measure that is out.
#[derive(Debug, Clone, PartialEq)]
pub struct LeftOut {
    /// Its place.
    pub measure: usize,
    /// Why.
    pub because: Because,
    /// At which level and start it would come in most easily.
    pub as_placed: Option<Placement>,
    /// The least hours a week, to those who are short, that would let it in beside everything that is in.
    pub extra_hours_per_week: f64,
}

/// Every measure that is out, with why.
#[must_use]
pub fn left_out(problem: &Problem, portfolio: &[Placement]) -> Vec<LeftOut> {
    let known = portfolio.iter().all(|one| one.alternative < problem.alternatives.len() && one.start < problem.weeks);
    if !known {
        return Vec::new();
    }
    let shortages = Shortages::new(problem);
    let measure_of = |placement: &Placement| problem.alternatives[placement.alternative].measure;
    let begins = |at: usize| portfolio.iter().find(|one| measure_of(one) == at).map(|one| one.start);
    let money: f64 = portfolio.iter().map(|one| problem.alternatives[one.alternative].money_nok).sum();
    let mut all = Vec::new();
    for (at, measure) in problem.measures.iter().enumerate().filter(|(at, _)| begins(*at).is_none()) {
        let after = measure.needs.iter().filter_map(|needed| begins(*needed)).max().unwrap_or(0);
        let mut easiest: Option<(f64, Placement)> = None;
        for alternative in &measure.alternatives {
            let (from, to) = problem.alternatives[*alternative].starts;
            for start in from.max(after)..=to {
                let placement = Placement { alternative: *alternative, start };
                let mut with = portfolio.to_vec();
                with.push(placement);
                let (hours, _) = shortages.least_extra(&with);
                if easiest.is_none_or(|(fewest, _)| hours < fewest - 1e-6) {
                    easiest = Some((hours, placement));
                }
            }
        }
        let missing: Vec<usize> = measure.needs.iter().copied().filter(|needed| begins(*needed).is_none()).collect();
        let barred: Vec<usize> = measure.not_with.iter().copied().filter(|other| begins(*other).is_some()).collect();
        let cheapest =
            measure.alternatives.iter().map(|at| problem.alternatives[*at].money_nok).fold(f64::INFINITY, f64::min);
        let over = problem.budget_nok.map_or(0.0, |budget| money + cheapest - budget);
        let short = easiest.and_then(|(_, placement)| {
            let mut with = portfolio.to_vec();
            with.push(placement);
            shortages.shortage(&with)
        });
        let because = if measure.wanted == Wanted::Out || easiest.is_none() {
            Because::HasToBeOut
        } else if !missing.is_empty() {
            Because::Needs(missing)
        } else if !barred.is_empty() {
            Because::NotWith(barred)
        } else if over > 0.0 {
            Because::Money(over)
        } else {
            short.clone().map_or(Because::Fits, Because::Hours)
        };
        all.push(LeftOut {
            measure: at,
            because,
            as_placed: easiest.map(|(_, placement)| placement),
            extra_hours_per_week: short.map_or(0.0, |short| short.hours_per_week),
        });
    }
    all
}

/// What forcing a measure in comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct ForcedIn {
    /// The best portfolio with it that was found.
    pub proposal: Proposal,
    /// Measures that leave for it, by their places.
    pub leaves: Vec<usize>,
    /// Value lost by it; below 0 where it was better in.
    pub value_lost: f64,
}

/// What would leave if a measure were forced in.
///
/// # Errors
/// It doesn't fit even alone with what has to be in.
pub fn forced_in(
    problem: &Problem,
    portfolio: &[Placement],
    measure: usize,
    pace: &mut dyn Pace,
) -> Result<ForcedIn, Refused> {
    let mut with = problem.clone();
    with.measures.get_mut(measure).ok_or(Refused::Unknown)?.wanted = Wanted::In;
    let before = check(problem, portfolio)?;
    let proposal = look(&with, Look { without_bound: true, ..Look::default() }, pace)?;
    let is_in = |portfolio: &[Placement], at: usize| {
        portfolio.iter().any(|one| problem.alternatives[one.alternative].measure == at)
    };
    let leaves =
        (0..problem.measures.len()).filter(|at| is_in(portfolio, *at) && !is_in(&proposal.portfolio, *at)).collect();
    Ok(ForcedIn { value_lost: before.value - proposal.value, proposal, leaves })
}
