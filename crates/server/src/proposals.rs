//! Proposals of what to carry out, worked out beside the threads that answer requests: one at a time for each state of a plan,
//! in a time that is named, and kept until other ones are asked for. What belongs elsewhere: finding them (`engine`), and how
//! they are shown (`pages/resources/proposal`).

use crate::ahead::{Ahead, ahead};
use crate::error::Problem;
use crate::standing::{Standing, standing};
use engine::check_first::{Checkable, CheckableShare, likelihoods, shares};
use engine::frontier::{Point, frontier};
use engine::what_if::{Trial, tried};
use engine::why_not::{LeftOut, forced_in, left_out};
use engine::{Fault, Look, Portfolio, Proposal, Settings, assign, check, look};
use engine::{problem::Wanted, propose};
use jiff::civil::Date;
use plan::{MeasureId, Plan, PlanId, Seq, Verdict};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::{OnceCell, Semaphore};

/// How long is looked for a proposal.
const LOOKED_FOR: Duration = Duration::from_secs(2);
/// How long is looked for what would leave if one measure were forced in, and for how many measures at most.
const FORCED_FOR: Duration = Duration::from_millis(80);
const FORCED_MOST: usize = 10;
/// How long is looked at each point of value against hours.
const POINT_FOR: Duration = Duration::from_millis(40);
/// How long is looked for what would be best if something were otherwise; it has to answer while a slider is dragged.
const TRIED_FOR: Duration = Duration::from_millis(100);
/// Portfolios among which an assumption decides.
const DECISIONS_MOST: usize = 60;
/// Up to so many levels times weeks it is said why measures are out: each start of each level is tried for it.
const REASONED_MOST: usize = 20_000;
/// Proposals that are worked out at the same time, in all plans.
const AT_ONCE: usize = 2;
/// Proposals that are kept.
const KEPT_MOST: usize = 64;

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// In which plan.
    pub plan: PlanId,
    /// As it stood after this.
    pub seq: Seq,
    /// On which day.
    pub today: Date,
    /// In how many of a hundred futures it has to fit.
    pub fits_percent: u8,
    /// What has to be in.
    pub ins: BTreeSet<MeasureId>,
    /// What has to be out.
    pub outs: BTreeSet<MeasureId>,
}

/// A portfolio with what is shown of it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Weighed {
    /// What is in.
    pub portfolio: Portfolio,
    /// Its value, from 0 to 1.
    pub value: f64,
    /// In which share of fresh futures it fits.
    pub fits: f64,
}

/// What was found.
pub struct Found {
    /// The problem it was found in.
    pub problem: engine::Problem,
    /// What can't be counted on in the plan.
    pub faults: Vec<Fault>,
    /// Weeks of the plan that are gone: the problem's first week is the one after.
    pub weeks_gone: usize,
    /// What is chosen today, as far as it can be counted on.
    pub today: Weighed,
    /// The proposal; nothing where what has to be in doesn't fit together.
    pub proposed: Option<Proposed>,
}

/// A proposal, and what goes with it.
pub struct Proposed {
    /// The proposal.
    pub proposal: Proposal,
    /// What is out, and why; nothing where there is too much to go through.
    pub out: Vec<LeftOut>,
    /// What would leave for a measure that is out, by their places in the problem; nothing where it wasn't looked at.
    pub leaves: BTreeMap<usize, Vec<usize>>,
    /// Who does what in which week.
    pub hours: Vec<assign::Hours>,
    /// Value against hours; nothing where there is too much to go through.
    pub curve: Vec<Point>,
    /// What checking each likelihood is worth, the most worth first.
    pub checks: Vec<Checkable>,
    /// What checking each assumed cell of the habit matrix is worth, in the same order; nothing where there is too much to go
    /// through.
    pub shares: Vec<CheckableShare>,
}

/// One proposal, found or being looked for.
type Cell = Arc<OnceCell<Arc<Found>>>;

/// Proposals that were found lately.
pub struct Proposals {
    kept: Mutex<VecDeque<(Asked, Cell)>>,
    at_once: Arc<Semaphore>,
}

impl Default for Proposals {
    fn default() -> Self {
        Self { kept: Mutex::default(), at_once: Arc::new(Semaphore::new(AT_ONCE)) }
    }
}

/// Ends the looking when nobody waits for it any more.
struct EndWhenLeft(Arc<AtomicBool>);

impl Drop for EndWhenLeft {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

impl Proposals {
    /// The proposal for a plan as it stands. Whoever asks for the same waits for the same answer.
    pub async fn of(&self, plan: Arc<Plan>, asked: Asked) -> Result<Arc<Found>, Problem> {
        let cell = self.cell(&asked);
        let found = cell.get_or_try_init(|| async {
            let permit =
                self.at_once.clone().acquire_owned().await.map_err(|error| Problem::Ours(error.to_string()))?;
            let left = Arc::new(AtomicBool::new(false));
            let _end = EndWhenLeft(left.clone());
            let looked = tokio::task::spawn_blocking(move || {
                let found = find(&plan, &asked, &left);
                drop(permit);
                found
            });
            looked.await.map(Arc::new).map_err(|error| Problem::Ours(error.to_string()))
        });
        found.await.cloned()
    }

    /// What each verdict on a measure would mean for the rest of a plan, in the order of the verdicts.
    pub async fn ahead(&self, plan: Arc<Plan>, today: Date, measure: MeasureId) -> Result<Vec<Ahead>, Problem> {
        let permit = self.at_once.clone().acquire_owned().await.map_err(|error| Problem::Ours(error.to_string()))?;
        let looked = tokio::task::spawn_blocking(move || {
            let all = Verdict::ALL.iter().map(|verdict| ahead(&plan, today, measure, *verdict)).collect();
            drop(permit);
            all
        });
        looked.await.map_err(|error| Problem::Ours(error.to_string()))
    }

    fn cell(&self, asked: &Asked) -> Cell {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, cell)) = kept.iter().find(|(other, _)| other == asked) {
            return cell.clone();
        }
        if kept.len() >= KEPT_MOST {
            kept.pop_front();
        }
        let cell = Cell::default();
        kept.push_back((asked.clone(), cell.clone()));
        cell
    }
}

fn find(plan: &Plan, asked: &Asked, left: &AtomicBool) -> Found {
    let wanted = asked.ins.iter().map(|id| (*id, Wanted::In)).chain(asked.outs.iter().map(|id| (*id, Wanted::Out)));
    let settings =
        Settings { fits: f64::from(asked.fits_percent) / 100.0, wanted: wanted.collect(), ..Settings::default() };
    let Standing { problem, faults, from, weeks_gone } = standing(plan, &settings, asked.today, None);
    let until = |time: Duration| {
        let began = Instant::now();
        move || began.elapsed() < time && !left.load(Ordering::Relaxed)
    };
    let today = weigh(&problem, from);
    let proposed = propose(&problem, &mut until(LOOKED_FOR)).ok().map(|proposal| {
        let few = problem.alternatives.len().saturating_mul(problem.weeks) <= REASONED_MOST;
        let out = if few { left_out(&problem, &proposal.portfolio) } else { Vec::new() };
        let mut leaves = BTreeMap::new();
        // Among what is decided: the best, the best with each measure that is out, and what else the search saw.
        let mut decisions = vec![proposal.portfolio.clone()];
        for one in out.iter().filter(|one| one.as_placed.is_some()).take(FORCED_MOST) {
            if let Ok(forced) = forced_in(&problem, &proposal.portfolio, one.measure, &mut until(FORCED_FOR)) {
                leaves.insert(one.measure, forced.leaves);
                decisions.push(forced.proposal.portfolio);
            }
        }
        let hours = assign::assign(&problem, &proposal.portfolio, &plan.commitment, &[]);
        let curve = if few { frontier(&problem, || Box::new(until(POINT_FOR))) } else { Vec::new() };
        decisions.extend(proposal.archive.iter().map(|(portfolio, _)| portfolio.clone()));
        let mut seen = BTreeSet::new();
        decisions.retain(|one| seen.insert(one.clone()));
        decisions.truncate(DECISIONS_MOST);
        let checks = likelihoods(&problem, &decisions);
        let if_met = |cell, share| {
            let mut otherwise = settings.clone();
            otherwise.met.insert(cell, share);
            standing(plan, &otherwise, asked.today, None).problem
        };
        let shares = if few { shares(plan, asked.today, &decisions, if_met) } else { Vec::new() };
        Proposed { proposal, out, leaves, hours, curve, checks, shares }
    });
    Found { problem, faults, weeks_gone, today, proposed }
}

/// What would be best if something were otherwise, looked for from the proposal on; nothing where what has to be in doesn't
/// fit together then.
pub async fn try_out(plan: Arc<Plan>, found: Arc<Found>, trial: Trial) -> Result<Option<Proposal>, Problem> {
    let looked = tokio::task::spawn_blocking(move || {
        let problem = tried(&found.problem, &plan, &trial);
        let from = found.proposed.as_ref().map_or_else(Portfolio::new, |one| one.proposal.portfolio.clone());
        let began = Instant::now();
        let how = Look { from: &from, without_bound: true, ..Look::default() };
        look(&problem, how, &mut || began.elapsed() < TRIED_FOR).ok()
    });
    looked.await.map_err(|error| Problem::Ours(error.to_string()))
}

/// A portfolio's value and how often it fits.
pub fn weigh(problem: &engine::Problem, portfolio: Portfolio) -> Weighed {
    let (value, fits) = (check::value(problem, &portfolio), check::fits_in_fresh(problem, &portfolio, problem.seed));
    Weighed { portfolio, value, fits }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test stops at what is wrong")]

    use super::*;
    use engine::bench::{FIRST_DAY, Size};

    fn asked(plan: &Plan) -> Asked {
        let (ins, outs) = Default::default();
        Asked { plan: PlanId::from_raw(1), seq: plan.seq, today: FIRST_DAY, fits_percent: 90, ins, outs }
    }

    #[tokio::test]
    async fn whoever_asks_for_the_same_at_the_same_time_gets_the_same_and_another_wish_is_heard() {
        let plan = Arc::new(engine::bench::plan(Size::Small, 1).unwrap());
        let proposals = Proposals::default();
        let free = asked(&plan);
        let (one, other) =
            tokio::join!(proposals.of(plan.clone(), free.clone()), proposals.of(plan.clone(), free.clone()));
        let (one, other) = (one.unwrap(), other.unwrap());
        assert!(Arc::ptr_eq(&one, &other));
        let chosen = |found: &Found| -> BTreeSet<MeasureId> {
            let placed = found.proposed.iter().flat_map(|one| &one.proposal.portfolio);
            placed.map(|one| found.problem.measures[found.problem.alternatives[one.alternative].measure].id).collect()
        };
        let first = *chosen(&one).first().unwrap();
        let without = Asked { outs: BTreeSet::from([first]), ..free };
        let found = proposals.of(plan, without).await.unwrap();
        assert!(!chosen(&found).contains(&first) && !chosen(&found).is_empty());
    }

    #[tokio::test]
    async fn a_plan_with_nothing_in_it_gets_an_empty_proposal_and_hears_why() {
        let plan = Arc::new(Plan::default());
        let found = Proposals::default().of(plan.clone(), asked(&plan)).await.unwrap();
        assert!(found.proposed.as_ref().is_none_or(|one| one.proposal.portfolio.is_empty()));
        assert!(found.faults.contains(&Fault::NoPeople));
    }
}
