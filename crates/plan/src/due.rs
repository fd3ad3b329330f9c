//! What is to be done, and by when: content to put out, set-up to take care of, reviews to hold, claims to look at again.

use crate::{CalendarEntryId, ClaimId, ContentState, MeasureId, PersonId, Plan, ReviewId, SetupStepId};
use jiff::civil::Date;

/// What somebody is to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Task {
    /// A piece of content, to be put out.
    Content(CalendarEntryId),
    /// A step of setting a channel up, to be taken care of.
    Step(SetupStepId),
    /// A review of a measure, to be held.
    Review(ReviewId, MeasureId),
    /// A claim, to be looked at again.
    Claim(ClaimId),
}

/// Something to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// What.
    pub task: Task,
    /// By when; nothing while nobody has said.
    pub on: Option<Date>,
    /// Who does it; nothing while nobody does.
    pub who: Option<PersonId>,
}

/// Everything in a plan that is still to be done, soonest first and what has no day last. What belongs to a measure that is gone
/// is gone with it.
#[must_use]
pub fn due(plan: &Plan) -> Vec<Due> {
    let there = |measure: MeasureId| plan.measures.get(measure).is_some();
    let content = plan
        .calendar_entries
        .iter()
        .filter(|(_, row)| there(row.measure) && row.state != Some(ContentState::Out))
        .map(|(id, row)| Due { task: Task::Content(id), on: row.on, who: row.owner });
    let steps = plan.setup_steps.iter().filter(|(_, row)| there(row.measure) && row.is_open()).map(|(id, row)| Due {
        task: Task::Step(id),
        on: row.due_on,
        who: row.owner,
    });
    let reviews = plan.reviews.iter().filter(|(_, row)| row.held_on.is_none()).filter_map(|(id, row)| {
        let who = plan.measures.get(row.measure)?.owner;
        Some(Due { task: Task::Review(id, row.measure), on: row.due_on, who })
    });
    // A claim that nobody set a day for is not due, it is only there.
    let claims = plan.claims.iter().filter(|(_, row)| row.checked.is_none()).filter_map(|(id, row)| {
        let on = row.recheck_on?;
        let whose = row.claimed_by?;
        let who = plan.people.iter().find(|(_, person)| person.member == whose).map(|(id, _)| id);
        Some(Due { task: Task::Claim(id), on: Some(on), who })
    });
    let mut all: Vec<Due> = content.chain(steps).chain(reviews).chain(claims).collect();
    all.sort_by_key(|one| (one.on.is_none(), one.on));
    all
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test stops where something is wrong")]

    use super::*;
    use crate::{At, Change, Entry, MemberId, apply};

    #[test]
    fn what_is_left_to_do_comes_soonest_first_and_says_who_does_it() {
        let id = |number| MeasureId::from_raw(number).to_string();
        let changes = serde_json::json!([
            {"add_person": {"id": id(1), "fields": [{"member": id(9)}]}},
            {"add_measure": {"id": id(2), "fields": [{"title": {"text": "Blog"}}, {"owner": id(1)}]}},
            {"add_calendar_entry": {"id": id(3), "fields": [{"what": {"text": "Late"}}, {"measure": id(2)}, {"on": "2027-02-09"}]}},
            {"add_calendar_entry": {"id": id(4), "fields": [{"what": {"text": "Out"}}, {"measure": id(2)}, {"on": "2027-02-01"}, {"state": "out"}]}},
            {"add_setup_step": {"id": id(5), "fields": [{"what": {"text": "Some time"}}, {"measure": id(2)}, {"owner": id(1)}]}},
            {"add_setup_step": {"id": id(6), "fields": [{"what": {"text": "Done"}}, {"measure": id(2)}, {"due_on": "2027-02-01"}, {"done_on": "2027-01-30"}]}},
            {"add_review": {"id": id(7), "fields": [{"measure": id(2)}, {"due_on": "2027-02-08"}]}},
            {"add_audience": {"id": id(10), "fields": [{"name": {"text": "Parents"}}]}},
            {"add_channel": {"id": id(11), "fields": [{"name": {"text": "Blog"}}]}},
            {"add_claim": {"id": id(12), "fields": [{"audience": id(10)}, {"channel": id(11)}, {"recheck_on": "2027-02-20"}, {"claimed_by": id(9)}]}},
        ]);
        let mut plan = Plan::default();
        for change in serde_json::from_value::<Vec<Change>>(changes).unwrap() {
            let entry = Entry { seq: plan.seq.next(), at: At(0), by: MemberId::from_raw(9), change };
            apply(&mut plan, &entry).unwrap();
        }
        let told: Vec<String> = due(&plan)
            .iter()
            .map(|one| {
                let on = one.on.map_or("-".to_owned(), |on| on.to_string());
                let what = match one.task {
                    Task::Content(_) => "content",
                    Task::Step(_) => "step",
                    Task::Review(..) => "review",
                    Task::Claim(_) => "claim",
                };
                format!("{what} {on} {}", if one.who.is_some() { "Kari" } else { "nobody" })
            })
            .collect();
        assert_eq!(
            told,
            ["review 2027-02-08 Kari", "content 2027-02-09 nobody", "claim 2027-02-20 Kari", "step - Kari"]
        );
    }
}
