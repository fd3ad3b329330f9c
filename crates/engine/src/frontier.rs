//! Value against hours: what more hours would buy, and fewer would cost.

use crate::check::Refused;
use crate::pace::Pace;
use crate::portfolio::{Look, look};
use crate::problem::{Placement, Portfolio, Problem};

/// Hours of everybody, as shares of those that are there now.
pub const SHARES: [f64; 15] = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.2, 1.3, 1.4, 1.6, 1.8, 2.0];

/// One point.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// Everybody's hours, as a share of those there now.
    pub share: f64,
    /// Hours a week, over all people and weeks.
    pub hours_per_week: f64,
    /// What they buy.
    pub value: f64,
    /// With which portfolio.
    pub portfolio: Portfolio,
}

/// Value against hours, fewest first; never falling. `pace` is asked anew at each point. Points at which what has to be in
/// doesn't fit are left out.
pub fn frontier<'a>(problem: &Problem, mut pace: impl FnMut() -> Box<dyn Pace + 'a>) -> Vec<Point> {
    let mut points: Vec<Point> = Vec::new();
    for share in SHARES {
        let mut scaled = problem.clone();
        scaled.people.iter_mut().flat_map(|person| &mut person.hours).for_each(|hours| *hours *= share);
        // What fitted fewer hours fits more: never begin with less than was had already.
        let from: Vec<Placement> = points.last().map(|point| point.portfolio.clone()).unwrap_or_default();
        let how = Look { from: &from, without_bound: true, ..Look::default() };
        let found: Result<_, Refused> = look(&scaled, how, &mut *pace());
        if let Ok(found) = found {
            let hours_per_week = scaled.hours_there() / problem.weeks.max(1) as f64;
            points.push(Point { share, hours_per_week, value: found.value, portfolio: found.portfolio });
        }
    }
    points
}
