//! Stage 5: whether it is time for ideas, and what ideas hang on.

use super::ground::Ground;
use super::light::done;
use super::{Finding, Severity};
use crate::{BrainstormState, Stage};

pub(super) fn look(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    let plan = ground.plan;
    let new = |id, severity| Finding::new(id, Stage::Brainstorm, severity);
    let in_state = |state| {
        plan.brainstorms.iter().filter(move |(_, brainstorm)| brainstorm.state == Some(state)).map(|(id, _)| id)
    };
    let held_or_on = in_state(BrainstormState::Closed).chain(in_state(BrainstormState::Open)).next().is_some();
    // An audience is the least there has to be before anybody should be told to think of measures.
    if !held_or_on && !plan.audiences.is_empty() {
        found.push(new("brainstorm.not-held", Severity::Needed));
    }
    let before = [Stage::Audiences, Stage::Objectives, Stage::Habits];
    let not_done = before.iter().filter(|stage| !done(plan, ground.today, **stage)).count();
    for (id, brainstorm) in plan.brainstorms.iter() {
        let open = brainstorm.state == Some(BrainstormState::Open);
        if open && not_done > 0 && brainstorm.opened_early_because.is_blank() {
            found.push(new("brainstorm.too-early", Severity::Advice).at(plan, id).number("count", not_done));
        }
    }
    // While people write, only the first half-sentence is asked for.
    for (name, without) in
        ["idea.no-channel", "idea.no-audience", "idea.no-objective"].into_iter().zip(&ground.ideas.without)
    {
        for id in &without.first {
            found.push(new(name, Severity::Advice).at(plan, *id).number("count", without.count));
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a plan that is refused shall fail the test")]

    use crate::*;
    use jiff::civil::date;

    fn apply_all(plan: &mut Plan, changes: impl IntoIterator<Item = Change>) {
        for change in changes {
            let entry = Entry { seq: plan.seq.next(), at: At(0), by: MemberId::from_raw(1), change };
            apply(plan, &entry).unwrap();
        }
    }

    fn found(plan: &Plan) -> Vec<&'static str> {
        let of_stage =
            |finding: &Finding| ["brainstorm.", "idea.", "sort.", "core."].iter().any(|at| finding.id.starts_with(at));
        findings(plan, date(2027, 1, 4)).iter().filter(|finding| of_stage(finding)).map(|finding| finding.id).collect()
    }

    #[test]
    fn a_brainstorm_is_told_of_from_opening_too_early_to_too_many_core_measures() {
        let (brainstorm, idea, audience) = (BrainstormId::from_raw(1), IdeaId::from_raw(2), AudienceId::from_raw(3));
        let mut plan = Plan::default();
        let title = BrainstormField::Title(TextEdit::new("Ideer"));
        let state = |state| BrainstormField::State(Some(state));
        let set = |field| Change::SetBrainstorm { id: brainstorm, field };
        let fields = vec![title, state(BrainstormState::Open)];
        apply_all(&mut plan, [Change::AddBrainstorm { id: brainstorm, fields }]);
        assert_eq!(found(&plan), ["brainstorm.too-early"]);
        let because = BrainstormField::OpenedEarlyBecause(TextEdit::new("Alle er her i dag"));
        let presence = IdeaField::Presence(TextEdit::new("benk"));
        let fields = vec![IdeaField::Brainstorm(Some(brainstorm)), presence];
        apply_all(&mut plan, [set(because), Change::AddIdea { id: idea, fields }]);
        assert_eq!(found(&plan), Vec::<&str>::new(), "nobody is asked for more while people write");
        apply_all(&mut plan, [set(state(BrainstormState::Closed))]);
        let mut now = found(&plan);
        now.sort_unstable();
        assert_eq!(now, ["idea.no-audience", "idea.no-channel", "idea.no-objective", "sort.undecided"]);
        let sorted = |to| Change::SetIdea { id: idea, field: IdeaField::Sorted(to) };
        apply_all(&mut plan, [sorted(Sorting::Later)]);
        assert_eq!(found(&plan), ["core.none"]);
        let measure = |id| Change::AddMeasure { id, fields: vec![MeasureField::Title(TextEdit::new("Benk"))] };
        let name = AudienceField::Name(TextEdit::new("unge"));
        let fields = vec![name, AudienceField::Priority(Some(Priority::First))];
        apply_all(
            &mut plan,
            [
                measure(MeasureId::from_raw(4)),
                measure(MeasureId::from_raw(5)),
                Change::SetPlan(PlanField::CoreMeasuresMost(Some(1))),
                Change::AddAudience { id: audience, fields },
            ],
        );
        let mut now = found(&plan);
        now.sort_unstable();
        now.dedup();
        assert_eq!(now, ["core.audience-unserved", "core.too-many", "core.unanchored"]);
    }
}
