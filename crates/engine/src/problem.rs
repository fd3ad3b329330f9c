//! What is to be decided, in numbers: measures at levels, people's hours by week, audiences. Made from a plan by
//! [`crate::from_plan`]. What belongs elsewhere: how a portfolio is found, and whether it fits.

use plan::{AudienceId, LevelId, MeasureId, PersonId, SkillId};

/// Most skills that are told apart.
pub const MAX_SKILLS: usize = 64;
/// Hours that are nobody's business: what rounding may add up to in a week.
pub const ROUNDING_HOURS: f64 = 0.01;

/// One person's hours.
#[derive(Debug, Clone, PartialEq)]
pub struct Person {
    /// Who.
    pub id: PersonId,
    /// What they can do: bit `k` for skill `k`.
    pub skills: u64,
    /// Hours there in each week.
    pub hours: Vec<f64>,
}

/// What a measure may come to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outcome {
    /// How likely, from 0 to 1; those of a measure sum to 1.
    pub likelihood: f64,
    /// Running hours then, as a factor of those planned.
    pub hours: f64,
    /// Contacts then, as a factor of those planned.
    pub contacts: f64,
}

/// Whether a measure may be chosen freely.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Wanted {
    /// It may.
    #[default]
    Open,
    /// It has to be in.
    In,
    /// It has to be out.
    Out,
}

/// A measure.
#[derive(Debug, Clone, PartialEq)]
pub struct Measure {
    /// Which.
    pub id: MeasureId,
    /// What it may come to, at least one.
    pub outcomes: Vec<Outcome>,
    /// Measures that have to have begun when this one begins.
    pub needs: Vec<usize>,
    /// Measures that can't be chosen beside it; both name each other.
    pub not_with: Vec<usize>,
    /// How far its running hours may be from those planned, up or down, as a share of them; 0 where nobody gave a range.
    pub hours_spread: f64,
    /// Whether it may be chosen freely.
    pub wanted: Wanted,
    /// Its alternatives, as places in [`Problem::alternatives`].
    pub alternatives: Vec<usize>,
}

/// One way a measure's hours may go.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Way {
    /// How likely, from 0 to 1; those of a measure sum to 1.
    pub likelihood: f64,
    /// Running hours then, as a factor of those planned.
    pub hours: f64,
}

/// The ends and the middle of a range and how likely each is held to be, which together have the mean, the variance and the
/// third moment of anything between being equally likely (Simpson's rule).
const OF_A_RANGE: [(f64, f64); 3] = [(-1.0, 1.0 / 6.0), (0.0, 2.0 / 3.0), (1.0, 1.0 / 6.0)];

impl Measure {
    /// The ways its hours may go: its outcomes, each at the least, the middle and the most of the range where there is one.
    #[must_use]
    pub fn ways(&self) -> Vec<Way> {
        let of = |outcome: &Outcome| -> Vec<Way> {
            if self.hours_spread == 0.0 {
                return vec![Way { likelihood: outcome.likelihood, hours: outcome.hours }];
            }
            let at = |(end, likely): (f64, f64)| Way {
                likelihood: outcome.likelihood * likely,
                hours: outcome.hours * (1.0 + end * self.hours_spread),
            };
            OF_A_RANGE.map(at).into()
        };
        self.outcomes.iter().flat_map(of).collect()
    }

    /// How many ways there are.
    #[must_use]
    pub fn way_count(&self) -> usize {
        self.outcomes.len() * if self.hours_spread == 0.0 { 1 } else { OF_A_RANGE.len() }
    }
}

/// A measure at one of its levels.
#[derive(Debug, Clone, PartialEq)]
pub struct Alternative {
    /// The measure's place in [`Problem::measures`].
    pub measure: usize,
    /// Which level.
    pub level: LevelId,
    /// Weeks the setting-up takes before it runs.
    pub setup_weeks: usize,
    /// Hours in each of them, the same in every future.
    pub setup_hours_per_week: f64,
    /// Hours in each week it runs, as planned.
    pub hours_per_week: f64,
    /// How the hours are split over skills: (skill, share), shares sum to 1.
    pub skills: Vec<(usize, f64)>,
    /// What it costs, in kroner.
    pub money_nok: f64,
    /// Effective contacts with each member of each audience in a week it runs, as planned.
    pub contacts: Vec<f64>,
    /// The first and last week it may begin in; begun in the last it still runs for a week.
    pub starts: (usize, usize),
    /// Weeks it has run before this problem's first week; what they gave is in [`Problem::already`].
    pub ran_weeks: usize,
}

/// An audience.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Audience {
    /// Which; nothing where the plan has none and everybody counts as one.
    pub id: Option<AudienceId>,
    /// What reaching all of it is worth; all weights sum to 1.
    pub weight: f64,
}

/// A problem.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Problem {
    /// Weeks looked ahead.
    pub weeks: usize,
    /// Skills; nothing for the one that everybody has.
    pub skills: Vec<Option<SkillId>>,
    /// People.
    pub people: Vec<Person>,
    /// Audiences.
    pub audiences: Vec<Audience>,
    /// Contacts that measures have already made, by audience: the −ln of the share still unreached.
    pub already: Vec<f64>,
    /// Measures.
    pub measures: Vec<Measure>,
    /// All levels of all measures.
    pub alternatives: Vec<Alternative>,
    /// Most money, in kroner.
    pub budget_nok: Option<f64>,
    /// In which share of futures everything has to fit, from 0 to 1.
    pub fits: f64,
    /// Futures looked at.
    pub futures: usize,
    /// What the futures are drawn from.
    pub seed: u64,
}

/// A measure that is in: at which level, from which week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Placement {
    /// The level, as a place in [`Problem::alternatives`].
    pub alternative: usize,
    /// The week its setting-up begins in, from 0.
    pub start: usize,
}

/// The measures that are in, in the order of [`Problem::alternatives`].
pub type Portfolio = Vec<Placement>;

impl Problem {
    /// The share of an audience that a placed alternative leaves without an effective contact, over its outcomes:
    /// `Σ p·exp(−contacts·weeks)`, relative to what it had left before the first week. Contacts come independently
    /// of each other (Poisson), outcomes independently between measures, so shares left multiply exactly.
    #[must_use]
    pub fn left(&self, alternative: &Alternative, audience: usize, weeks: usize) -> f64 {
        let contacts = alternative.contacts.get(audience).copied().unwrap_or(0.0);
        let Some(measure) = self.measures.get(alternative.measure) else { return 1.0 };
        let after = |weeks: usize| {
            let of = |outcome: &Outcome| outcome.likelihood * (-contacts * outcome.contacts * weeks as f64).exp();
            measure.outcomes.iter().map(of).sum::<f64>()
        };
        if alternative.ran_weeks == 0 {
            after(weeks)
        } else {
            after(weeks + alternative.ran_weeks) / after(alternative.ran_weeks)
        }
    }

    /// Weeks a placement runs in.
    #[must_use]
    pub fn running_weeks(&self, placement: Placement) -> usize {
        let setup = self.alternatives.get(placement.alternative).map_or(self.weeks, |one| one.setup_weeks);
        self.weeks.saturating_sub(placement.start.saturating_add(setup))
    }

    /// Hours of all people in all weeks.
    #[must_use]
    pub fn hours_there(&self) -> f64 {
        self.people.iter().flat_map(|person| &person.hours).sum()
    }
}
