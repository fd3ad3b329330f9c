//! Futures: one way its hours go for each measure, drawn independently by how likely they are.

use crate::problem::{Measure, Problem, Way};
use crate::random::Random;

/// The way a number between 0 and 1 draws.
pub fn drawn(ways: &[Way], share: f64) -> usize {
    let mut sum = 0.0;
    for (at, way) in ways.iter().enumerate() {
        sum += way.likelihood;
        if share < sum {
            return at;
        }
    }
    ways.len().saturating_sub(1)
}

/// The way of each measure (outer) in each future (inner), as a place in its ways. Each measure has a stream of its
/// own, so that taking a measure away changes nobody else's luck, and each likelihood comes up as often as it should:
/// the numbers drawn are spread evenly (stratified), then put in any order.
pub fn sample(problem: &Problem) -> Vec<Vec<u8>> {
    let count = problem.futures;
    let of = |measure: &Measure| {
        let mut random = Random::new(problem.seed ^ measure.id.raw().wrapping_mul(0x2545_f491_4f6c_dd1d));
        let mut places: Vec<usize> = (0..count).collect();
        random.shuffle(&mut places);
        let ways = measure.ways();
        let draw = |place: &usize| drawn(&ways, (*place as f64 + random.share()) / count as f64);
        let drawn: Vec<usize> = places.iter().map(draw).collect();
        drawn.into_iter().map(|at| u8::try_from(at).unwrap_or(u8::MAX)).collect()
    };
    problem.measures.iter().map(of).collect()
}

/// How many of the futures may fail to fit.
pub fn may_fail(problem: &Problem) -> usize {
    // Nine of ten is meant, not what is left of it after rounding in binary.
    let fails = (1.0 - problem.fits) * problem.futures as f64;
    (fails + 1e-9).floor().max(0.0) as usize
}
