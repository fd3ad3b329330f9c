//! Running hours by future, laid out for adding up: the futures that are searched on, and as many again that say how
//! often a portfolio fits where nobody has looked. What belongs elsewhere: which outcome is drawn ([`crate::futures`]).

use crate::futures;
use crate::problem::{Measure, Problem, Way};
use crate::random::Random;

/// Futures a portfolio has to fit in besides those that are searched on. All there are where they are fewer; else so many
/// are drawn, and the share is within 0.33 points of the truth ninety-five times of a hundred at nine of ten.
const SECOND_FUTURES: usize = 16_384;
/// What sets them apart from those that are searched on, and from those of the number that is shown.
const SECOND: u64 = 0x7365_636f_6e64;
/// What sums of shares may be off by.
const ROUNDING: f64 = 1e-6;

/// Futures.
#[derive(Debug, Clone, PartialEq)]
pub struct Draws {
    /// Running hours as a factor of those planned, by measure and future.
    pub factor: Vec<Vec<f32>>,
    /// The least and most of a measure's factors.
    pub least: Vec<f32>,
    pub most: Vec<f32>,
    /// How likely each future is, summing to 1; nothing where all are alike.
    likely: Vec<f32>,
    /// Futures.
    pub count: usize,
    /// The share of futures that may fail.
    may_fail: f64,
}

impl Draws {
    fn new(problem: &Problem, factor: Vec<Vec<f32>>, likely: Vec<f32>, count: usize, may_fail: f64) -> Self {
        let fold = |from: f32, with: fn(f32, f32) -> f32| -> Vec<f32> {
            factor.iter().map(|all| all.iter().copied().fold(from, with)).collect()
        };
        debug_assert_eq!(factor.len(), problem.measures.len());
        Self { least: fold(f32::INFINITY, f32::min), most: fold(0.0, f32::max), factor, likely, count, may_fail }
    }

    /// The futures that are searched on.
    pub fn searched(problem: &Problem) -> Self {
        let outcomes = futures::sample(problem);
        let of = |(measure, drawn): (&Measure, &Vec<u8>)| {
            let ways = measure.ways();
            drawn.iter().map(|at| hours(&ways, usize::from(*at))).collect()
        };
        let factor = problem.measures.iter().zip(&outcomes).map(of).collect();
        let may_fail = futures::may_fail(problem) as f64 / problem.futures.max(1) as f64;
        Self::new(problem, factor, Vec::new(), problem.futures, may_fail)
    }

    /// Futures beside those: every combination of ways where they are few.
    pub fn beside(problem: &Problem) -> Self {
        let may_fail = 1.0 - problem.fits;
        let combinations = problem
            .measures
            .iter()
            .try_fold(1_usize, |all, one| all.checked_mul(one.way_count()).filter(|all| *all <= SECOND_FUTURES));
        let Some(count) = combinations.filter(|count| *count > 0) else {
            let of = |measure: &Measure| {
                let mut random =
                    Random::new(problem.seed ^ SECOND ^ measure.id.raw().wrapping_mul(0x9e6c_63d0_676a_9a99));
                let ways = measure.ways();
                let drawn = |_| futures::drawn(&ways, random.share());
                (0..SECOND_FUTURES).map(drawn).map(|at| hours(&ways, at)).collect()
            };
            let factor = problem.measures.iter().map(of).collect();
            return Self::new(problem, factor, Vec::new(), SECOND_FUTURES, may_fail);
        };
        // Combinations in the order of a number whose digits are ways.
        let mut each = 1;
        let mut likely = vec![1.0_f64; count];
        let mut factor = Vec::new();
        for measure in &problem.measures {
            let ways = measure.ways();
            let way = |future: usize| ways[future / each % ways.len()];
            factor.push((0..count).map(|future| way(future).hours as f32).collect());
            likely.iter_mut().enumerate().for_each(|(future, likely)| *likely *= way(future).likelihood);
            each *= ways.len();
        }
        Self::new(problem, factor, likely.into_iter().map(|one| one as f32).collect(), count, may_fail)
    }

    /// The share of futures that failed.
    pub fn share(&self, failed: &[bool]) -> f64 {
        if self.likely.is_empty() {
            return failed.iter().filter(|failed| **failed).count() as f64 / self.count.max(1) as f64;
        }
        failed.iter().zip(&self.likely).map(|(failed, likely)| if *failed { f64::from(*likely) } else { 0.0 }).sum()
    }

    /// Whether so large a share may fail.
    pub fn lets(&self, share: f64) -> bool {
        share <= self.may_fail + ROUNDING
    }
}

fn hours(ways: &[Way], at: usize) -> f32 {
    ways.get(at).map_or(1.0, |one| one.hours as f32)
}
