//! Small problems, solved by trying everything with the checker alone: what the engine proposes has to be the same.
#![expect(clippy::unwrap_used, reason = "a test stops at what is wrong")]

use engine::bench::{FIRST_DAY, Size, plan};
use engine::check::{self, check};
use engine::problem::{Alternative, Audience, Measure, Outcome, Person, Problem, Wanted};
use engine::{Forever, Placement, Settings, Steps, from_plan, propose};
use plan::{LevelId, MeasureId, PersonId};
use proptest::prelude::*;

struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }
    fn share(&mut self) -> f64 {
        self.below(1000) as f64 / 1000.0
    }
}

/// Three measures at up to two levels, four to six weeks, one to three people, two skills, two audiences.
fn problem(seed: u64) -> Problem {
    let mut dice = Dice(seed);
    let weeks = 4 + dice.below(3) as usize;
    let people = (0..1 + dice.below(3))
        .map(|at| Person {
            id: PersonId::from_raw(at + 1),
            skills: [0b111, 0b011, 0b101][dice.below(3) as usize],
            hours: (0..weeks).map(|_| if dice.below(6) == 0 { 0.0 } else { 4.0 + dice.below(5) as f64 }).collect(),
        })
        .collect();
    let mut problem = Problem {
        weeks,
        skills: vec![None; 3],
        people,
        audiences: vec![Audience { id: None, weight: 0.6 }, Audience { id: None, weight: 0.4 }],
        already: vec![0.0, 0.1],
        fits: 0.8,
        futures: 15,
        seed,
        budget_nok: (dice.below(2) == 0).then_some(70.0),
        ..Problem::default()
    };
    for at in 0..3_usize {
        let fiasco = 0.1 + 0.4 * dice.share();
        let outcomes = vec![
            Outcome { likelihood: 1.0 - fiasco, hours: 1.0, contacts: 1.0 },
            // In twentieths: what is over by less than the checker lets through, and the search does not, is neither.
            Outcome { likelihood: fiasco, hours: 0.5 + 0.05 * dice.below(31) as f64, contacts: 0.2 },
        ];
        let levels = 1 + dice.below(2);
        let mut alternatives = Vec::new();
        for level in 0..levels {
            let setup_weeks = dice.below(3) as usize;
            alternatives.push(problem.alternatives.len());
            let skills = match dice.below(4) {
                0 => vec![(0, 1.0)],
                1 => vec![(1, 1.0)],
                2 => vec![(2, 1.0)],
                _ => vec![(1, 0.5), (2, 0.5)],
            };
            problem.alternatives.push(Alternative {
                measure: at,
                level: LevelId::from_raw(at as u64 * 10 + level + 1),
                setup_weeks,
                setup_hours_per_week: dice.below(8) as f64,
                hours_per_week: 1.0 + dice.below(9) as f64,
                skills,
                money_nok: dice.below(50) as f64,
                contacts: vec![0.3 * dice.share(), 0.3 * dice.share()],
                starts: (0, weeks - setup_weeks - 1),
                ran_weeks: 0,
            });
        }
        let wanted = if dice.below(8) == 0 { Wanted::In } else { Wanted::Open };
        let needs = if at > 0 && dice.below(4) == 0 { vec![at - 1] } else { Vec::new() };
        let id = MeasureId::from_raw(at as u64 + 1);
        let hours_spread = if dice.below(3) == 0 { 0.25 } else { 0.0 };
        let not_with = Vec::new();
        problem.measures.push(Measure { id, outcomes, hours_spread, needs, not_with, wanted, alternatives });
    }
    if dice.below(4) == 0 {
        problem.measures[0].not_with.push(2);
        problem.measures[2].not_with.push(0);
    }
    problem
}

/// Whether a portfolio fits in the share of all futures that is asked for: these problems have few enough to be certain.
fn surely_fits(problem: &Problem, portfolio: &[Placement]) -> bool {
    check::fits_in_fresh(problem, portfolio, 0) >= problem.fits - 1e-9
}

/// The best value of all portfolios that the checker lets through and that fit in fresh futures; of those it lets through where
/// none does; nothing where it lets none through.
fn best_of_all(problem: &Problem) -> Option<f64> {
    let choices = |measure: &Measure| {
        let mut choices = vec![None];
        for alternative in &measure.alternatives {
            let (from, to) = problem.alternatives[*alternative].starts;
            choices.extend((from..=to).map(|start| Some(Placement { alternative: *alternative, start })));
        }
        choices
    };
    let mut all: Vec<Vec<Placement>> = vec![Vec::new()];
    for measure in &problem.measures {
        let choices = choices(measure);
        all = all
            .iter()
            .flat_map(|before| choices.iter().map(move |choice| before.iter().copied().chain(*choice).collect()))
            .collect();
    }
    let held = all.iter().filter_map(|portfolio| Some((check(problem, portfolio).ok()?.value, portfolio)));
    let held = held.map(|(value, portfolio)| (surely_fits(problem, portfolio), value));
    held.max_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1))).map(|(_, value)| value)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn what_is_proven_best_is_best(seed in any::<u64>()) {
        let problem = problem(seed);
        match (propose(&problem, &mut Forever), best_of_all(&problem)) {
            (Ok(found), Some(best)) => {
                prop_assert_eq!(found.proven, surely_fits(&problem, &found.portfolio));
                prop_assert!((found.value - best).abs() < 1e-6, "{} is not {best}", found.value);
                let checked = check(&problem, &found.portfolio).unwrap();
                prop_assert!((checked.value - found.value).abs() < 1e-9);
            }
            (Err(_), None) => {}
            (found, best) => prop_assert!(false, "{found:?} against {best:?}"),
        }
    }

    #[test]
    fn no_bound_is_below_the_best(seed in any::<u64>(), steps in 1_u64..3_000) {
        let problem = problem(seed);
        if let (Ok(found), Some(best)) = (propose(&problem, &mut Steps(steps)), best_of_all(&problem)) {
            prop_assert!(found.bound >= best - 1e-9, "{} is below {best}", found.bound);
            prop_assert!(found.value <= best + 1e-9 || !surely_fits(&problem, &found.portfolio));
        }
    }

    #[test]
    fn fresh_futures_agree_with_sharing_out_hours_one_by_one(seed in any::<u64>()) {
        let mut problem = problem(seed);
        let Ok(found) = propose(&problem, &mut Steps(800)) else { return Ok(()) };
        // As many futures as make the checker's count an estimate of the same share.
        problem.futures = 4_000;
        problem.fits = 0.0;
        let counted = check(&problem, &found.portfolio).unwrap().fits_in as f64 / 4_000.0;
        prop_assert!((counted - check::fits_in_fresh(&problem, &found.portfolio, seed)).abs() < 0.03);
    }
}

/// Whether a portfolio is one that might have been proposed.
fn might_be(problem: &Problem, portfolio: &[Placement]) -> bool {
    check(problem, portfolio).is_ok() && surely_fits(problem, portfolio)
}

#[test]
fn no_single_measure_more_or_instead_of_another_is_better_and_fresh_futures_hold_as_many() {
    for seed in 0..3 {
        let plan = plan(Size::Small, seed).unwrap();
        let settings = Settings { futures: 60, seed, ..Settings::default() };
        let problem = from_plan(&plan, &settings, FIRST_DAY).0;
        let found = propose(&problem, &mut Steps(4_000)).unwrap();
        assert!(found.fits >= problem.fits && might_be(&problem, &found.portfolio), "seed {seed}: {}", found.fits);
        let all = (0..problem.alternatives.len()).flat_map(|alternative| {
            let (from, to) = problem.alternatives[alternative].starts;
            (from..=to).map(move |start| Placement { alternative, start })
        });
        for placement in all {
            for out in 0..=found.portfolio.len() {
                let mut other = found.portfolio.clone();
                if out < other.len() {
                    other.remove(out);
                }
                other.push(placement);
                let is_better = check::value(&problem, &other) > found.value + 1e-9;
                assert!(!is_better || !might_be(&problem, &other), "seed {seed}: {other:?} is better");
            }
        }
    }
}

#[test]
fn the_same_seed_and_steps_give_the_same_answer() {
    let problem = problem(7);
    assert_eq!(propose(&problem, &mut Steps(700)), propose(&problem, &mut Steps(700)));
}

#[test]
fn a_shortage_of_one_skill_is_seen_by_the_flow() {
    let hours = vec![5.0];
    let people = vec![
        Person { id: PersonId::from_raw(1), skills: 0b011, hours: hours.clone() },
        Person { id: PersonId::from_raw(2), skills: 0b101, hours },
    ];
    let problem = Problem { weeks: 1, people, skills: vec![None; 3], ..Problem::default() };
    // Text takes 4 of the first, who has 1 left; film takes 7 of the second, who has 5: the last hour of text moves nobody.
    assert!((check::unstaffed_hours(&problem, 0, &[0.0, 4.0, 7.0]) - 2.0).abs() < 1e-9);
    assert!(check::unstaffed_hours(&problem, 0, &[5.0, 1.0, 4.0]).abs() < 1e-9);
}
