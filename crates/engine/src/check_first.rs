//! Which assumption to check first: how often another portfolio would be best if one were otherwise, and what knowing it would
//! be worth. What belongs elsewhere: sentences, and which assumptions a plan makes.
//!
//! Decisions are the portfolios the search saw, not all there are; what checking is worth is therefore at least what is said here.
//! While the value of each is a straight line in one belief (the others at their means), what perfect knowledge is worth is
//! exact: the upper envelope of the lines, integrated piece by piece with the incomplete Beta function.

use crate::beta::Beta;
use crate::check;
use crate::problem::{Outcome, Placement, Portfolio, Problem};
use jiff::civil::Date;
use plan::weighing::Weighed;
use plan::{AudienceId, ChannelId, Claim, Plan};
use std::collections::{BTreeMap, BTreeSet};

/// How many people one might ask.
pub const ASKED: [u32; 3] = [10, 30, 100];
/// Answers that a likelihood somebody has put into words counts as.
const ANSWERS_OF_A_LIKELIHOOD: f64 = 12.0;
/// Jeffreys' prior: half an answer each way.
const PRIOR_EACH_WAY: f64 = 0.5;
/// The ends of a line are at least so far from each other.
const LEAST_APART: f64 = 0.02;

/// The value of one decision as a belief goes from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Line {
    /// At 0.
    pub at_zero: f64,
    /// At 1, less at 0.
    pub slope: f64,
}

impl Line {
    fn at(self, share: f64) -> f64 {
        self.at_zero + self.slope * share
    }
}

/// What checking one belief is worth.
#[derive(Debug, Clone, PartialEq)]
pub struct Worth {
    /// How likely another decision than the one that is best now is best in truth.
    pub flips: f64,
    /// What knowing it exactly is worth, in value.
    pub knowing: f64,
    /// What asking so many people is worth, for each of [`ASKED`].
    pub asking: [f64; 3],
}

/// What checking a belief is worth to somebody who decides among lines.
#[must_use]
pub fn worth(belief: Beta, lines: &[Line]) -> Worth {
    let mean = belief.mean();
    let now = lines.iter().enumerate().max_by(|a, b| a.1.at(mean).total_cmp(&b.1.at(mean)).then(b.0.cmp(&a.0)));
    let Some((now_at, now)) = now else { return Worth { flips: 0.0, knowing: 0.0, asking: [0.0; 3] } };
    let best_now = now.at(mean);
    let envelope = envelope(lines);
    let (mut knowing, mut stays) = (0.0, 0.0);
    for (place, (line, from)) in envelope.iter().enumerate() {
        let to = envelope.get(place + 1).map_or(1.0, |(_, to)| *to);
        let likely = belief.at_most(to) - belief.at_most(*from);
        let part = belief.mean_at_most(to) - belief.mean_at_most(*from);
        knowing += lines[*line].at_zero * likely + lines[*line].slope * part;
        if *line == now_at || lines[*line] == *now {
            stays += likely;
        }
    }
    let asking = ASKED.map(|asked| {
        let all = belief.yes + belief.no + f64::from(asked);
        let after = belief.answers(asked).into_iter().enumerate().map(|(yes, likely)| {
            let mean = (belief.yes + yes as f64) / all;
            likely * lines.iter().map(|line| line.at(mean)).fold(f64::NEG_INFINITY, f64::max)
        });
        (after.sum::<f64>() - best_now).max(0.0)
    });
    Worth { flips: (1.0 - stays).clamp(0.0, 1.0), knowing: (knowing - best_now).max(0.0), asking }
}

/// The lines that are highest somewhere from 0 to 1, from left to right, and where each begins to be.
fn envelope(lines: &[Line]) -> Vec<(usize, f64)> {
    let mut order: Vec<usize> = (0..lines.len()).collect();
    order.sort_by(|a, b| {
        let (a_line, b_line) = (lines[*a], lines[*b]);
        a_line.slope.total_cmp(&b_line.slope).then(b_line.at_zero.total_cmp(&a_line.at_zero)).then(a.cmp(b))
    });
    let mut kept: Vec<(usize, f64)> = Vec::new();
    for at in order {
        let line = lines[at];
        let mut from = 0.0;
        let mut covered = false;
        while let Some((top, top_from)) = kept.last().copied() {
            let steeper = line.slope - lines[top].slope;
            if steeper <= 0.0 {
                // As steep as one that is higher.
                covered = true;
                break;
            }
            let meets = (lines[top].at_zero - line.at_zero) / steeper;
            if meets >= 1.0 {
                covered = true;
                break;
            }
            if meets <= top_from {
                kept.pop();
                continue;
            }
            from = meets;
            break;
        }
        if !covered {
            kept.push((at, if kept.is_empty() { 0.0 } else { from }));
        }
    }
    kept
}

/// A likelihood somebody has named, and what checking it is worth.
#[derive(Debug, Clone, PartialEq)]
pub struct Checkable {
    /// The measure's place.
    pub measure: usize,
    /// The outcome's place in it.
    pub outcome: usize,
    /// What checking is worth.
    pub worth: Worth,
}

/// A belief about one likelihood, and what each portfolio is worth as it goes from impossible to certain.
#[derive(Debug, Clone, PartialEq)]
pub struct Believed {
    /// The measure's place.
    pub measure: usize,
    /// The outcome's place in it.
    pub outcome: usize,
    /// What is believed.
    pub belief: Beta,
    /// One line for each portfolio.
    pub lines: Vec<Line>,
}

/// What checking each likelihood is worth to somebody who decides among portfolios, the most worth first.
#[must_use]
pub fn likelihoods(problem: &Problem, decisions: &[Portfolio]) -> Vec<Checkable> {
    let worth_of =
        |one: Believed| Checkable { measure: one.measure, outcome: one.outcome, worth: worth(one.belief, &one.lines) };
    let mut all: Vec<Checkable> = beliefs(problem, decisions).into_iter().map(worth_of).collect();
    all.sort_by(|a, b| {
        b.worth.knowing.total_cmp(&a.worth.knowing).then((a.measure, a.outcome).cmp(&(b.measure, b.outcome)))
    });
    all
}

/// Each likelihood as it is believed. If one outcome is likelier, the others of its measure are less so in proportion; the
/// value is then a straight line in it, exactly.
#[must_use]
pub fn beliefs(problem: &Problem, decisions: &[Portfolio]) -> Vec<Believed> {
    let mut all = Vec::new();
    // Shares left by everybody else's measures hang only on the portfolio: leave one measure out by dividing it away.
    let left: Vec<Vec<f64>> = decisions.iter().map(|portfolio| left(problem, portfolio)).collect();
    for (measure, row) in problem.measures.iter().enumerate().filter(|(_, row)| row.outcomes.len() > 1) {
        let placed: Vec<Option<Placement>> = decisions
            .iter()
            .map(|portfolio| {
                let is_it =
                    |one: &&Placement| problem.alternatives.get(one.alternative).is_some_and(|a| a.measure == measure);
                portfolio.iter().find(is_it).copied()
            })
            .collect();
        for (outcome, said) in row.outcomes.iter().enumerate() {
            let Some(belief) = Beta::new(
                said.likelihood * ANSWERS_OF_A_LIKELIHOOD + PRIOR_EACH_WAY,
                (1.0 - said.likelihood) * ANSWERS_OF_A_LIKELIHOOD + PRIOR_EACH_WAY,
            ) else {
                continue;
            };
            let line =
                |(left, placed): (&Vec<f64>, &Option<Placement>)| line(problem, left, *placed, outcome, &row.outcomes);
            let lines: Vec<Line> = left.iter().zip(&placed).map(line).collect();
            all.push(Believed { measure, outcome, belief, lines });
        }
    }
    all
}

/// A share of an audience that is met in a channel, mostly assumed, and what checking it is worth.
#[derive(Debug, Clone, PartialEq)]
pub struct CheckableShare {
    /// Who.
    pub audience: AudienceId,
    /// Where.
    pub channel: ChannelId,
    /// The share that is believed, from 0 to 1.
    pub share: f64,
    /// What checking is worth.
    pub worth: Worth,
}

/// What checking each assumed cell of the habit matrix is worth to somebody who decides among portfolios of the plan's problem,
/// the most worth first. Cells that hang on no measure, and those that are mostly known, are left out.
///
/// The value is a little curved in a share, since whoever is met twice is reached once. It is taken for the straight line through
/// its values at the ends of what eight of ten times holds.
#[must_use]
pub fn shares(
    plan: &Plan,
    today: Date,
    decisions: &[Portfolio],
    problem_if: impl Fn((AudienceId, ChannelId), f64) -> Problem,
) -> Vec<CheckableShare> {
    let used: BTreeSet<ChannelId> = plan.measures.iter().flat_map(|(_, row)| row.channels.clone()).collect();
    let mut cells: BTreeMap<(AudienceId, ChannelId), Vec<&Claim>> = BTreeMap::new();
    for (_, claim) in plan.claims.iter().filter(|(_, claim)| used.contains(&claim.channel)) {
        if plan.audiences.get(claim.audience).is_some() && plan.channels.get(claim.channel).is_some() {
            cells.entry((claim.audience, claim.channel)).or_default().push(claim);
        }
    }
    let mut all: Vec<CheckableShare> = Vec::new();
    for ((audience, channel), claims) in cells {
        let Some(weighed) = Weighed::of(claims.into_iter(), today).filter(|weighed| !weighed.is_known) else {
            continue;
        };
        let Some(belief) = Beta::new(
            weighed.share * weighed.answers + PRIOR_EACH_WAY,
            (1.0 - weighed.share) * weighed.answers + PRIOR_EACH_WAY,
        ) else {
            continue;
        };
        let (least, most) = (weighed.least, weighed.most.max(weighed.least + LEAST_APART));
        let values_at = |share: f64| {
            let problem = problem_if((audience, channel), share.min(1.0));
            decisions.iter().map(|portfolio| check::value(&problem, portfolio)).collect::<Vec<f64>>()
        };
        let lines: Vec<Line> = values_at(least)
            .into_iter()
            .zip(values_at(most))
            .map(|(low, high)| {
                let slope = (high - low) / (most.min(1.0) - least).max(LEAST_APART / 2.0);
                Line { at_zero: low - slope * least, slope }
            })
            .collect();
        all.push(CheckableShare { audience, channel, share: weighed.share, worth: worth(belief, &lines) });
    }
    all.sort_by(|a, b| {
        b.worth.knowing.total_cmp(&a.worth.knowing).then((a.audience, a.channel).cmp(&(b.audience, b.channel)))
    });
    all
}

fn left(problem: &Problem, portfolio: &[Placement]) -> Vec<f64> {
    let of = |audience: usize| {
        let before = (-problem.already.get(audience).copied().unwrap_or(0.0)).exp();
        portfolio.iter().fold(before, |left, placement| {
            let Some(one) = problem.alternatives.get(placement.alternative) else { return left };
            left * problem.left(one, audience, problem.running_weeks(*placement))
        })
    };
    (0..problem.audiences.len()).map(of).collect()
}

/// The value of a portfolio as one outcome of one of its measures goes from impossible to certain.
fn line(problem: &Problem, left: &[f64], placed: Option<Placement>, outcome: usize, outcomes: &[Outcome]) -> Line {
    let (mut at_zero, mut at_one) = (0.0, 0.0);
    let others: f64 = outcomes.iter().enumerate().filter(|(at, _)| *at != outcome).map(|(_, one)| one.likelihood).sum();
    for (audience, (row, left)) in problem.audiences.iter().zip(left).enumerate() {
        let before = (-problem.already.get(audience).copied().unwrap_or(0.0)).exp();
        let (mut without, mut with) = (1.0, 1.0);
        if let Some(placed) = placed
            && let Some(one) = problem.alternatives.get(placed.alternative)
        {
            let weeks = problem.running_weeks(placed) as f64;
            let contacts = one.contacts.get(audience).copied().unwrap_or(0.0);
            let under = |outcome: &Outcome| (-contacts * outcome.contacts * weeks).exp();
            let mean = problem.left(one, audience, problem.running_weeks(placed)).max(f64::MIN_POSITIVE);
            let rest = outcomes.iter().enumerate().filter(|(at, _)| *at != outcome);
            let rest: f64 = rest.map(|(_, one)| one.likelihood / others.max(1e-12) * under(one)).sum();
            without = rest / mean;
            with = outcomes.get(outcome).map_or(1.0, under) / mean;
        }
        at_zero += row.weight * (before - left * without);
        at_one += row.weight * (before - left * with);
    }
    Line { at_zero, slope: at_one - at_zero }
}
