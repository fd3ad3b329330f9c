//! What a verdict would mean for the rest of a plan: what stands stays, a fiasco stops, and the engine looks for what the hours
//! that come free could be used for, or for what has to give way.

use crate::standing::{Standing, standing};
use engine::problem::Wanted;
use engine::replan::differences;
use engine::{Look, Portfolio, Settings, check, look};
use jiff::civil::Date;
use plan::{MeasureId, Plan, Verdict, capacity};
use std::time::{Duration, Instant};

/// How long is looked for what one verdict makes room for.
const LOOKED_FOR: Duration = Duration::from_millis(150);

/// What one verdict would mean.
pub struct Ahead {
    /// The verdict.
    pub verdict: Verdict,
    /// In which share of fresh futures everybody has the hours, if nothing else changes.
    pub fits: f64,
    /// What could come in: from when, and with how many hours a week.
    pub joins: Vec<(MeasureId, Option<Date>, f64)>,
    /// What would have to go out for the rest to hold.
    pub leaves: Vec<MeasureId>,
    /// Whether anything that holds was found.
    pub holds: bool,
}

/// What a verdict on a measure would mean from today on.
pub fn ahead(plan: &Plan, today: Date, measure: MeasureId, verdict: Verdict) -> Ahead {
    let Standing { mut problem, from, weeks_gone, .. } =
        standing(plan, &Settings::default(), today, Some((measure, verdict)));
    let stops = verdict == Verdict::Fiasco;
    let place = problem.measures.iter().position(|one| one.id == measure);
    let of =
        |problem: &engine::Problem, alternative: usize| problem.alternatives.get(alternative).map(|one| one.measure);
    let stands: Portfolio = from.into_iter().filter(|one| !(stops && of(&problem, one.alternative) == place)).collect();
    for one in &stands {
        // What is decided stays decided: at its level, whatever else would be better.
        if let Some(at) = of(&problem, one.alternative)
            && let Some(row) = problem.measures.get_mut(at)
        {
            row.wanted = Wanted::In;
            row.alternatives = vec![one.alternative];
        }
    }
    if stops && let Some(row) = place.and_then(|at| problem.measures.get_mut(at)) {
        row.wanted = Wanted::Out;
    }
    let fits = check::fits_in_fresh(&problem, &stands, problem.seed);
    let look = |problem: &engine::Problem| {
        let began = Instant::now();
        let how = Look { from: &stands, without_bound: true, ..Look::default() };
        look(problem, how, &mut || began.elapsed() < LOOKED_FOR).ok()
    };
    let found = look(&problem).or_else(|| {
        // It doesn't hold with all that is decided: what would have to give way for the measure this is about?
        let mut gives_way = problem.clone();
        for (at, row) in gives_way.measures.iter_mut().enumerate() {
            if row.wanted == Wanted::In && Some(at) != place {
                row.wanted = Wanted::Open;
            }
        }
        look(&gives_way)
    });
    let id_of = |at: &usize| problem.measures.get(*at).map(|one| one.id);
    let Some(found) = found else {
        return Ahead { verdict, fits, joins: Vec::new(), leaves: Vec::new(), holds: false };
    };
    let changed = differences(&problem, &stands, &found.portfolio);
    let weeks = capacity::weeks(plan, today);
    let joins = changed.join.iter().filter_map(|at| {
        let placed = found.portfolio.iter().find(|one| of(&problem, one.alternative) == Some(*at))?;
        let monday = weeks.get(weeks_gone + placed.start).map(|week| week.monday);
        Some((id_of(at)?, monday, problem.alternatives.get(placed.alternative)?.hours_per_week))
    });
    Ahead {
        verdict,
        fits,
        joins: joins.collect(),
        leaves: changed.leave.iter().filter_map(id_of).collect(),
        holds: true,
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test stops where something is wrong")]

    use super::*;
    use jiff::civil::date;
    use plan::{At, Change, Entry, MemberId, apply};

    /// Kari has four hours a week. "Svar" takes three of them, and five if it is a great success; "Film" waits and takes three.
    fn plan() -> Plan {
        let id = |number| MeasureId::from_raw(number).to_string();
        let changes = serde_json::json!([
            {"set_plan": {"begins_on": "2027-01-04"}},
            {"add_person": {"id": id(1), "fields": [{"member": id(9)}, {"hours_per_week": 4}]}},
            {"add_measure": {"id": id(2), "fields": [{"title": {"text": "Svar"}}, {"outcomes": {
                "great-success": {"likelihood_percent": 10, "hours_percent": 170},
                "so-so": {"likelihood_percent": 80, "hours_percent": 100},
                "fiasco": {"likelihood_percent": 10, "hours_percent": 100}}}]}},
            {"add_level": {"id": id(3), "fields": [{"name": {"text": "Daglig"}}, {"measure": id(2)}, {"content": {"pieces_per_week": 2, "hours_per_piece": 1.5}}]}},
            {"choose": {"measure": id(2), "choice": {"level": id(3), "starts_on": "2027-01-04", "hours_per_week": {id(1): 3}}}},
            {"add_measure": {"id": id(4), "fields": [{"title": {"text": "Film"}}]}},
            {"add_level": {"id": id(5), "fields": [{"name": {"text": "Ukentlig"}}, {"measure": id(4)}, {"content": {"pieces_per_week": 1, "hours_per_piece": 3}}]}},
        ]);
        let mut plan = Plan::default();
        for change in serde_json::from_value::<Vec<Change>>(changes).unwrap() {
            let entry = Entry { seq: plan.seq.next(), at: At(0), by: MemberId::from_raw(9), change };
            apply(&mut plan, &entry).unwrap();
        }
        plan
    }

    #[test]
    fn a_fiasco_lets_in_what_waits_and_a_great_success_that_is_too_dear_holds_in_no_future() {
        let (plan, today, svar) = (plan(), date(2027, 3, 10), MeasureId::from_raw(2));
        let fiasco = ahead(&plan, today, svar, Verdict::Fiasco);
        let joins: Vec<_> = fiasco.joins.iter().map(|(id, from, hours)| (*id, *from, *hours)).collect();
        assert_eq!(joins, [(MeasureId::from_raw(4), Some(date(2027, 3, 8)), 3.0)], "it begins in the week that is");
        assert!(fiasco.holds && fiasco.fits == 1.0 && fiasco.leaves.is_empty());
        let so_so = ahead(&plan, today, svar, Verdict::SoSo);
        assert!(so_so.holds && so_so.joins.is_empty() && so_so.fits == 1.0);
        let great = ahead(&plan, today, svar, Verdict::GreatSuccess);
        assert!(great.fits == 0.0 && !great.holds);
    }
}
