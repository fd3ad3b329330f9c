//! What surrounds the proposal: why it doesn't fit, why others are out, who does what, planning anew, what checking is worth.
#![expect(clippy::unwrap_used, reason = "a test stops at what is wrong")]

use engine::bench::{self, FIRST_DAY, Size};
use engine::beta::Beta;
use engine::check::{check, fits_in_fresh};
use engine::check_first::{Line, likelihoods, shares, worth};
use engine::frontier::frontier;
use engine::knapsack::{Knapsack, pack};
use engine::problem::{Problem, Wanted};
use engine::why_not::{Because, forced_in, left_out};
use engine::{Fault, Forever, Look, Placement, Settings, Steps, assign, fits, from_plan, look, propose, replan};
use plan::{Amount, At, Change, Entry, LevelField, MeasureField, MeasureId, MemberId, PersonField, Plan, TextEdit};
use std::collections::{BTreeMap, BTreeSet};

fn small(seed: u64) -> (Plan, Problem) {
    let plan = bench::plan(Size::Small, seed).unwrap();
    let (problem, faults) = from_plan(&plan, &Settings { futures: 60, seed, ..Settings::default() }, FIRST_DAY);
    assert_eq!(faults, []);
    (plan, problem)
}

#[test]
fn a_shortage_names_just_enough_hours() {
    for seed in 0..6 {
        let (_, problem) = small(seed);
        // Everything at its first level from the first week: too much.
        let all: Vec<Placement> =
            problem.measures.iter().map(|one| Placement { alternative: one.alternatives[0], start: 0 }).collect();
        let short = fits::shortage(&problem, &all).unwrap();
        assert!(!short.people.is_empty() && !short.weeks.is_empty() && !short.measures.is_empty());
        let mut free = problem.clone();
        for measure in &mut free.measures {
            (measure.needs, measure.not_with) = (Vec::new(), Vec::new());
        }
        // Somebody who can do everything and has those hours lets it fit, and with a tenth of an hour less it doesn't.
        for (hours, holds) in [(short.hours_per_week + 0.02, true), (short.hours_per_week - 0.1, false)] {
            let mut with = free.clone();
            let hours = vec![hours; with.weeks];
            with.people.push(engine::problem::Person { id: plan::PersonId::from_raw(999), skills: u64::MAX, hours });
            assert_eq!(check(&with, &all).is_ok(), holds, "seed {seed}");
        }
    }
}

#[test]
fn every_measure_that_is_out_says_why_and_the_hours_said_let_it_in() {
    for seed in 0..6 {
        let (_, problem) = small(seed);
        let found = propose(&problem, &mut Steps(600)).unwrap();
        let out = left_out(&problem, &found.portfolio);
        assert_eq!(out.len() + found.portfolio.len(), problem.measures.len());
        for one in out {
            let Because::Hours(short) = &one.because else { continue };
            let mut with = problem.clone();
            let hours = vec![short.hours_per_week + 0.02; with.weeks];
            with.people.push(engine::problem::Person { id: plan::PersonId::from_raw(999), skills: u64::MAX, hours });
            let mut portfolio = found.portfolio.clone();
            portfolio.extend(one.as_placed);
            assert!(check(&with, &portfolio).is_ok());
        }
    }
}

#[test]
fn forcing_a_measure_in_says_who_leaves_for_it() {
    let (_, problem) = small(1);
    let found = propose(&problem, &mut Steps(600)).unwrap();
    let out = left_out(&problem, &found.portfolio);
    let short = out.iter().find(|one| matches!(one.because, Because::Hours(_))).unwrap();
    let forced = forced_in(&problem, &found.portfolio, short.measure, &mut Steps(600)).unwrap();
    let is_in = |one: &Placement| problem.alternatives[one.alternative].measure == short.measure;
    assert!(forced.proposal.portfolio.iter().any(is_in));
    assert!(forced.value_lost > -1e-9);
    assert!(check(&problem, &forced.proposal.portfolio).is_ok());
}

#[test]
fn hours_are_shared_out_by_skill_without_anybody_having_too_many() {
    let (plan, problem) = small(2);
    let found = propose(&problem, &mut Steps(400)).unwrap();
    let hours = assign::assign(&problem, &found.portfolio, &plan.commitment, &[]);
    let mut by_person: BTreeMap<(usize, usize), f64> = BTreeMap::new();
    let mut sum = 0.0;
    for one in &hours {
        assert!(problem.people[one.person].skills & (1 << one.skill) != 0);
        *by_person.entry((one.person, one.week)).or_default() += one.hours;
        sum += one.hours;
    }
    assert!(by_person.iter().all(|((person, week), hours)| *hours <= problem.people[*person].hours[*week] + 1e-6));
    // All planned hours are somebody's, save what is missing in futures that may fail.
    let asked: f64 = found
        .portfolio
        .iter()
        .map(|placed| {
            let one = &problem.alternatives[placed.alternative];
            one.setup_hours_per_week * one.setup_weeks as f64
                + one.hours_per_week * problem.running_weeks(*placed) as f64
        })
        .sum();
    assert!(sum <= asked + 1e-6 && sum >= 0.97 * asked, "{sum} of {asked}");
    assert_eq!(assign::assign(&problem, &found.portfolio, &plan.commitment, &hours), hours);
}

#[test]
fn whoever_burns_for_a_measure_gets_it() {
    let (mut plan, problem) = small(3);
    let found = propose(&problem, &mut Steps(400)).unwrap();
    let measure = problem.alternatives[found.portfolio[0].alternative].measure;
    let before = assign::assign(&problem, &found.portfolio, &plan.commitment, &[]);
    let hours_of = |hours: &[assign::Hours], person: usize| -> f64 {
        hours.iter().filter(|one| one.person == person && one.measure == measure).map(|one| one.hours).sum()
    };
    let skill = problem.alternatives[found.portfolio[0].alternative].skills[0].0;
    for (person, row) in problem.people.iter().enumerate().filter(|(_, row)| row.skills & (1 << skill) != 0) {
        plan.commitment.clear();
        plan.commitment.insert(plan::Pair(row.id, problem.measures[measure].id), plan::Commitment::Burns);
        let after = assign::assign(&problem, &found.portfolio, &plan.commitment, &[]);
        assert!(hours_of(&after, person) >= hours_of(&before, person) - 1e-6);
    }
}

#[test]
fn more_hours_never_buy_less() {
    let (_, problem) = small(4);
    let points = frontier(&problem, || Box::new(Steps(150)));
    assert!((12..=20).contains(&points.len()));
    assert!(points.windows(2).all(|pair| pair[0].value <= pair[1].value + 1e-9));
    assert!(points[0].value < points[points.len() - 1].value);
}

#[test]
fn planning_anew_keeps_what_was_reached_and_what_has_begun() {
    let (_, problem) = small(5);
    let found = propose(&problem, &mut Steps(600)).unwrap();
    let nothing_known = replan::rest(&problem, &found.portfolio, 10, &BTreeMap::new(), |_| false);
    assert_eq!(nothing_known.problem.weeks, problem.weeks - 10);
    // Where nothing became known, what was reached and what is still to come are what was promised.
    let reached: f64 = problem
        .audiences
        .iter()
        .zip(&nothing_known.problem.already)
        .map(|(one, x)| one.weight * (1.0 - (-x).exp()))
        .sum();
    let rest = engine::check::value(&nothing_known.problem, &nothing_known.from);
    assert!((reached + rest - found.value).abs() < 1e-9, "{reached} + {rest} is not {}", found.value);
    let anew = look(
        &nothing_known.problem,
        Look { from: &nothing_known.from, without_bound: true, ..Look::default() },
        &mut Steps(600),
    )
    .unwrap();
    assert!(anew.value >= rest - 1e-9);
    // A fiasco that is known is no longer a chance.
    let measure = problem.alternatives[found.portfolio[0].alternative].measure;
    let known = replan::rest(
        &problem,
        &found.portfolio,
        10,
        &BTreeMap::from([(measure, problem.measures[measure].outcomes[0])]),
        |_| true,
    );
    assert_eq!(known.problem.measures[measure].outcomes.len(), 1);
    assert_eq!(replan::differences(&problem, &found.portfolio, &found.portfolio), replan::Differences::default());
}

#[test]
fn planning_anew_when_no_week_is_left_proposes_nothing() {
    let (_, problem) = small(1);
    let found = propose(&problem, &mut Steps(400)).unwrap();
    for now in [problem.weeks - 1, problem.weeks, problem.weeks + 1] {
        let rest = replan::rest(&problem, &found.portfolio, now, &BTreeMap::new(), |_| false);
        let left = propose(&rest.problem, &mut Steps(400)).unwrap();
        assert!(left.bound >= left.value && (now < problem.weeks || left.portfolio.is_empty()));
    }
}

#[test]
fn what_knowing_is_worth_equals_drawing_at_random() {
    let belief = Beta::new(2.5, 4.5).unwrap();
    let lines = [
        Line { at_zero: 0.50, slope: 0.0 },
        Line { at_zero: 0.30, slope: 0.5 },
        Line { at_zero: 0.10, slope: 0.9 },
        Line { at_zero: 0.55, slope: -0.3 },
    ];
    let exact = worth(belief, &lines);
    // The middle of so many even slices of the distribution, by its own density.
    let slices = 400_000;
    let value = |x: f64| lines.iter().map(|line| line.at_zero + line.slope * x).fold(f64::MIN, f64::max);
    let (mut mass, mut sum) = (0.0, 0.0);
    for at in 0..slices {
        let x = (f64::from(at) + 0.5) / f64::from(slices);
        let density = x.powf(belief.yes - 1.0) * (1.0 - x).powf(belief.no - 1.0);
        mass += density;
        sum += density * value(x);
    }
    let best_now = value(belief.mean());
    assert!((exact.knowing - (sum / mass - best_now)).abs() < 1e-7);
    assert!(exact.asking[0] > 0.0 && exact.asking[0] < exact.asking[1] && exact.asking[1] < exact.asking[2]);
    assert!(exact.asking[2] < exact.knowing && exact.flips > 0.0 && exact.flips < 1.0);
    // One decision alone can't be changed by anything.
    let alone = worth(belief, &lines[..1]);
    assert!(alone.flips < 1e-12 && alone.knowing < 1e-12 && alone.asking.iter().all(|worth| *worth < 1e-12));
}

#[test]
fn lines_of_a_likelihood_go_through_the_value_as_it_is() {
    let (_, problem) = small(1);
    let found = propose(&problem, &mut Steps(800)).unwrap();
    let decisions: Vec<_> = found.archive.iter().map(|(portfolio, _)| portfolio.clone()).collect();
    assert!(decisions.len() > 3);
    let all = likelihoods(&problem, &decisions);
    assert_eq!(all.len(), problem.measures.iter().map(|one| one.outcomes.len()).sum::<usize>());
    assert!(all.windows(2).all(|pair| pair[0].worth.knowing >= pair[1].worth.knowing));
    assert!(all[0].worth.knowing > 0.0);
}

#[test]
fn small_knapsacks_are_packed_as_well_as_can_be() {
    let mut state = 9_u64;
    let mut below = |end: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % end
    };
    for _ in 0..20 {
        let count = 12;
        let values: Vec<f64> = (0..count).map(|_| (1 + below(50)) as f64).collect();
        let takes: Vec<Vec<f64>> = (0..3).map(|_| (0..count).map(|_| (1 + below(30)) as f64).collect()).collect();
        let there = vec![80.0; 3];
        let mut best = 0.0_f64;
        for set in 0..1_u32 << count {
            let sum = |row: &[f64]| (0..count).filter(|at| set & (1 << at) != 0).map(|at| row[at]).sum::<f64>();
            if takes.iter().zip(&there).all(|(row, there)| sum(row) <= *there) {
                best = best.max(sum(&values));
            }
        }
        let packed = pack(&Knapsack { values, takes, there }, 1, &mut Steps(400));
        assert!(packed.bound >= best);
        assert!((packed.value - best).abs() < 1e-9, "{} is not {best}", packed.value);
    }
    assert_eq!(pack(&Knapsack::default(), 0, &mut Forever).things, Vec::<usize>::new());
}

struct Told(Plan, u64);

impl Told {
    fn change(&mut self, change: Change) {
        let entry = Entry { seq: self.0.seq.next(), at: At(0), by: MemberId::from_raw(1), change };
        plan::apply(&mut self.0, &entry).unwrap();
    }
    fn measure(&mut self, setup_weeks: u16) -> MeasureId {
        self.1 += 10;
        let id = MeasureId::from_raw(self.1);
        self.change(Change::AddMeasure { id, fields: vec![MeasureField::Title(TextEdit::new("M"))] });
        let fields = vec![
            LevelField::Name(TextEdit::new("L")),
            LevelField::Measure(id),
            LevelField::Content(Some(plan::ContentEffort {
                pieces_per_week: Amount::whole(1),
                hours_per_piece: Amount::whole(3),
                hours_per_piece_most: None,
            })),
            LevelField::SetupHours(Some(Amount::whole(4))),
            LevelField::SetupWeeks(setup_weeks),
        ];
        self.change(Change::AddLevel { id: plan::LevelId::from_raw(self.1 + 1), fields });
        id
    }
    fn person(&mut self, hours: i32) -> plan::PersonId {
        self.1 += 10;
        let id = plan::PersonId::from_raw(self.1);
        let fields = vec![
            PersonField::Member(MemberId::from_raw(self.1)),
            PersonField::HoursPerWeek(Some(Amount::whole(hours))),
        ];
        self.change(Change::AddPerson { id, fields });
        id
    }
    fn problem(&self) -> (Problem, Vec<Fault>) {
        from_plan(&self.0, &Settings::default(), FIRST_DAY)
    }
}

#[test]
fn a_range_of_hours_is_drawn_from_and_what_gives_a_lot_is_worth_more() {
    let mut told = Told(Plan::default(), 0);
    told.person(4);
    let measure = told.measure(0);
    let level = plan::LevelId::from_raw(measure.raw() + 1);
    // From two to six hours on each: the middle fits within four, the most does not.
    let content = plan::ContentEffort {
        pieces_per_week: Amount::whole(1),
        hours_per_piece: Amount::whole(2),
        hours_per_piece_most: Some(Amount::whole(6)),
    };
    told.change(Change::SetLevel { id: level, field: LevelField::Content(Some(content)) });
    told.change(Change::SetLevel { id: level, field: LevelField::SetupHours(None) });
    let problem = told.problem().0;
    assert_eq!(problem.alternatives[0].hours_per_week, 4.0);
    let placed = [Placement { alternative: 0, start: 0 }];
    let fits = engine::check::fits_in_fresh(&problem, &placed, 1);
    assert!((fits - 5.0 / 6.0).abs() < 1e-6, "{fits}");
    assert!(engine::check::check(&Problem { fits: 0.9, ..problem.clone() }, &placed).is_err());
    assert!(engine::check::check(&Problem { fits: 0.8, ..problem.clone() }, &placed).is_ok());

    let objective = plan::ObjectiveId::from_raw(7_777);
    let fields = vec![plan::ObjectiveField::Sentence(TextEdit::new("They know"))];
    told.change(Change::AddObjective { id: objective, fields });
    told.change(Change::SetMeasure { id: measure, field: MeasureField::Objectives(BTreeSet::from([objective])) });
    let mut value = |said: plan::Contribution| {
        let field = MeasureField::Contributions(BTreeMap::from([(objective, said)]));
        told.change(Change::SetMeasure { id: measure, field });
        engine::check::value(&told.problem().0, &placed)
    };
    let (little, some, lot) =
        (value(plan::Contribution::ALittle), value(plan::Contribution::Some), value(plan::Contribution::ALot));
    assert!(0.0 < little && little < some && some < lot);
    assert_eq!(some, engine::check::value(&problem, &placed), "some is what nothing said means");
}

#[test]
fn what_cant_be_counted_on_is_said_and_nothing_breaks() {
    let mut told = Told(Plan::default(), 0);
    let (problem, faults) = told.problem();
    assert_eq!(faults, [Fault::NoPeople]);
    assert_eq!(propose(&problem, &mut Steps(50)).unwrap().portfolio, []);

    let (a, b, c) = (told.measure(2), told.measure(1), told.measure(400));
    told.change(Change::Link(plan::Link::MeasureNeeds(a, b)));
    told.change(Change::Link(plan::Link::MeasureNeeds(b, a)));
    let lone = told.measure(1);
    told.change(Change::SetMeasure {
        id: lone,
        field: MeasureField::Outcomes(BTreeMap::from([(
            plan::Verdict::Fiasco,
            plan::Outcome { likelihood_percent: 70, hours_percent: 150, value_percent: None },
        )])),
    });
    let away = told.person(10);
    let owing = told.person(-3);
    told.change(Change::AddAbsence {
        id: plan::AbsenceId::from_raw(5),
        fields: vec![
            plan::AbsenceField::Person(away),
            plan::AbsenceField::From(Some(FIRST_DAY)),
            plan::AbsenceField::To(Some(jiff::civil::date(2030, 1, 1))),
        ],
    });
    let (_, faults) = from_plan(&told.0, &Settings::default(), FIRST_DAY);
    let level_of_c = plan::LevelId::from_raw(c.raw() + 1);
    let expected = BTreeSet::from([
        Fault::NoPeople,
        Fault::NegativeHours(owing),
        Fault::AwayAllTheTime(away),
        Fault::LevelTooLong(level_of_c),
        Fault::NoLevel(c),
        Fault::LikelihoodsDontSum(lone),
        Fault::NeedsItself(a),
        Fault::NeedsItself(b),
    ]);
    assert_eq!(faults.into_iter().collect::<BTreeSet<_>>(), expected);

    told.person(10);
    let (problem, _) = told.problem();
    let found = propose(&problem, &mut Steps(50)).unwrap();
    assert_eq!(found.portfolio.len(), 1, "only the lone one can be in");
    // What has to be in and doesn't fit is an error, and says why.
    let mut forced = problem;
    forced.people.clear();
    forced.measures.last_mut().unwrap().wanted = Wanted::In;
    assert!(propose(&forced, &mut Steps(50)).is_err());
    let alone = [Placement { alternative: forced.measures.last().unwrap().alternatives[0], start: 0 }];
    assert!(fits::shortage(&forced, &alone).unwrap().hours_per_week > 2.9);
}

#[test]
fn ten_thousand_measures_end() {
    let mut told = Told(Plan::default(), 0);
    told.person(30);
    for _ in 0..10_000 {
        told.measure(1);
    }
    let (problem, _) = told.problem();
    let found = propose(&problem, &mut Steps(3)).unwrap();
    assert!(found.bound >= found.value && !found.portfolio.is_empty());
}

#[test]
fn fresh_futures_of_a_certain_plan_are_certain() {
    let (_, mut problem) = small(1);
    for measure in &mut problem.measures {
        measure.outcomes = vec![engine::problem::Outcome { likelihood: 1.0, hours: 1.0, contacts: 1.0 }];
    }
    let found = propose(&problem, &mut Steps(300)).unwrap();
    assert!((fits_in_fresh(&problem, &found.portfolio, 3) - 1.0).abs() < 1e-12);
}

#[test]
fn a_colleague_more_costs_no_value_a_fiasco_gains_none_and_fewer_pieces_than_none_are_none() {
    use engine::what_if::{Trial, tried};
    for seed in 0..4 {
        let (plan, problem) = small(seed);
        let found = propose(&problem, &mut Steps(400)).unwrap();
        let value = |trial: &Trial| {
            let problem = tried(&problem, &plan, trial);
            let how = Look { from: &found.portfolio, without_bound: true, ..Look::default() };
            let then = look(&problem, how, &mut Steps(400)).unwrap();
            assert!(check(&problem, &then.portfolio).is_ok());
            then.value
        };
        let first = problem.alternatives[found.portfolio[0].alternative].measure;
        let id = problem.measures[first].id;
        assert_eq!(tried(&problem, &plan, &Trial::default()), problem);
        assert!(value(&Trial { more_hours: 10.0, ..Trial::default() }) >= found.value - 1e-9);
        assert!(value(&Trial { fiasco: Some(id), ..Trial::default() }) <= found.value + 1e-9);
        let none = tried(&problem, &plan, &Trial { pieces: Some((id, -1000.0)), ..Trial::default() });
        assert!(none.alternatives.iter().all(|one| one.hours_per_week >= 0.0));
        assert!(none.alternatives.iter().flat_map(|one| &one.contacts).all(|contacts| *contacts >= 0.0));
    }
}

/// What is assumed about whom one meets where is worth checking if, and only if, it could change what is chosen.
#[test]
fn an_assumed_share_is_worth_checking_where_the_choice_hangs_on_it() {
    let (mut looked, mut mattered) = (0, 0);
    for seed in 0..4 {
        let plan = bench::plan(Size::Small, seed).unwrap();
        let settings = Settings { futures: 60, seed, ..Settings::default() };
        let (problem, _) = from_plan(&plan, &settings, FIRST_DAY);
        let found = propose(&problem, &mut Steps(600)).unwrap();
        let decisions: Vec<_> = found.archive.iter().map(|(portfolio, _)| portfolio.clone()).take(12).collect();
        let if_met = |cell, share| {
            let mut otherwise = settings.clone();
            otherwise.met.insert(cell, share);
            from_plan(&plan, &otherwise, FIRST_DAY).0
        };
        for one in shares(&plan, FIRST_DAY, &decisions, if_met) {
            looked += 1;
            assert!((0.0..=1.0).contains(&one.worth.flips) && one.worth.knowing >= 0.0);
            let mut last = 0.0;
            for asking in one.worth.asking {
                assert!(
                    asking >= last - 1e-9 && asking <= one.worth.knowing + 1e-9,
                    "asking more is worth more, up to knowing"
                );
                last = asking;
            }
            mattered += usize::from(one.worth.knowing > 0.0);
            // With one thing to choose there is nothing to learn.
            let alone = shares(&plan, FIRST_DAY, &decisions[..1], if_met);
            assert!(alone.iter().all(|one| one.worth.flips == 0.0 && one.worth.knowing < 1e-12));
        }
    }
    assert!(looked > 0 && mattered > 0, "{looked} looked at, {mattered} mattered");
}
