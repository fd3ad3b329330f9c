//! The red thread: from a statement of the strategy over audiences, objectives and claims to a measure, the hours that people have
//! taken on for it, and what came of it.

use crate::{AudienceId, ClaimId, MeasureId, ObjectiveId, Plan, StatementId, StatementKind, StatementRole};
use std::collections::{BTreeMap, BTreeSet};

/// How many columns the thread goes through.
pub const COLUMNS: usize = 7;

/// A point that threads go through, in the order of the columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Knot {
    /// A statement of the strategy.
    Statement(StatementId),
    /// An audience.
    Audience(AudienceId),
    /// An objective.
    Objective(ObjectiveId),
    /// A claim that a measure rests on.
    Claim(ClaimId),
    /// A measure.
    Measure(MeasureId),
    /// The people and hours of a chosen measure.
    Hours(MeasureId),
    /// What the indicator of an objective shows.
    Result(ObjectiveId),
}

impl Knot {
    /// Its column, from 0.
    #[must_use]
    pub fn column(self) -> usize {
        match self {
            Self::Statement(_) => 0,
            Self::Audience(_) => 1,
            Self::Objective(_) => 2,
            Self::Claim(_) => 3,
            Self::Measure(_) => 4,
            Self::Hours(_) => 5,
            Self::Result(_) => 6,
        }
    }
}

/// A piece of thread from one column to a later one.
pub type Piece = (Knot, Knot);

/// What is tied together by one objective and one measure, or ends before there are both: the knots of each column.
type Strand = [BTreeSet<Knot>; COLUMNS];

/// All threads of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thread {
    /// The knots of each column, from top to bottom.
    pub columns: [Vec<Knot>; COLUMNS],
    /// All pieces between them.
    pub pieces: BTreeSet<Piece>,
    /// Where a thread ends that ought to go on.
    pub loose: Vec<Knot>,
    strands: Vec<Strand>,
}

/// One thread: everything that hangs together with one knot.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Followed {
    /// Its knots.
    pub knots: BTreeSet<Knot>,
    /// Its pieces.
    pub pieces: BTreeSet<Piece>,
}

impl Thread {
    /// The threads of a plan. Statements stand in the document's order, whatever follows near what it hangs on.
    #[must_use]
    pub fn of(plan: &Plan) -> Self {
        let strands = strands(plan);
        let pieces: BTreeSet<Piece> = strands.iter().flat_map(|strand| pieces(strand, None)).collect();
        let columns = columns(plan, &strands, &pieces);
        let loose = loose(plan);
        Self { columns, pieces, loose, strands }
    }

    /// The thread through a knot: what it hangs on and what hangs on it, and nothing sideways.
    #[must_use]
    pub fn through(&self, knot: Knot) -> Followed {
        let mut followed = Followed::default();
        let through =
            self.strands.iter().filter(|strand| strand.get(knot.column()).is_some_and(|column| column.contains(&knot)));
        for strand in through {
            followed.pieces.extend(pieces(strand, Some(knot)));
        }
        followed.knots.insert(knot);
        followed.knots.extend(followed.pieces.iter().flat_map(|(from, to)| [*from, *to]));
        followed
    }
}

/// The pieces of a strand; of the column that `only` is in, it alone.
fn pieces(strand: &Strand, only: Option<Knot>) -> Vec<Piece> {
    let mut all = Vec::new();
    let mut before: Vec<Knot> = Vec::new();
    for (at, column) in strand.iter().enumerate() {
        let knots: Vec<Knot> = match only {
            Some(only) if only.column() == at => vec![only],
            _ => column.iter().copied().collect(),
        };
        // A column with nothing in it is passed over.
        if knots.is_empty() {
            continue;
        }
        all.extend(before.iter().flat_map(|from| knots.iter().map(|to| (*from, *to))));
        before = knots;
    }
    all
}

fn strands(plan: &Plan) -> Vec<Strand> {
    let mut all = Vec::new();
    let mut led_to: BTreeSet<Knot> = BTreeSet::new();
    for (id, objective) in plan.objectives.iter() {
        let statements = objective.anchors.keys().filter(|id| plan.statements.get(**id).is_some());
        let statements: BTreeSet<Knot> = statements.map(|id| Knot::Statement(*id)).collect();
        let of_objective: BTreeSet<AudienceId> =
            objective.audiences.iter().copied().filter(|id| plan.audiences.get(*id).is_some()).collect();
        let mut is_served = false;
        for (measure_id, measure) in plan.measures.iter().filter(|(_, row)| row.objectives.contains(&id)) {
            is_served = true;
            let both: BTreeSet<AudienceId> = of_objective.intersection(&measure.audiences).copied().collect();
            let audiences = if both.is_empty() { of_objective.clone() } else { both };
            let claims = measure.claims.iter().filter(|id| {
                plan.claims.get(**id).is_some_and(|claim| audiences.is_empty() || audiences.contains(&claim.audience))
            });
            let is_chosen = plan.portfolio.contains_key(&measure_id);
            all.push([
                statements.clone(),
                audiences.iter().map(|id| Knot::Audience(*id)).collect(),
                [Knot::Objective(id)].into(),
                claims.map(|id| Knot::Claim(*id)).collect(),
                [Knot::Measure(measure_id)].into(),
                is_chosen.then_some(Knot::Hours(measure_id)).into_iter().collect(),
                (is_chosen && objective.indicator.is_some()).then_some(Knot::Result(id)).into_iter().collect(),
            ]);
        }
        if !is_served {
            let mut strand = Strand::default();
            strand[0] = statements;
            strand[1] = of_objective.into_iter().map(Knot::Audience).collect();
            strand[2] = [Knot::Objective(id)].into();
            all.push(strand);
        }
    }
    led_to.extend(all.iter().flatten().flatten().copied());
    for (id, measure) in plan.measures.iter().filter(|(id, _)| !led_to.contains(&Knot::Measure(*id))) {
        let mut strand = Strand::default();
        strand[1] = measure
            .audiences
            .iter()
            .filter(|id| plan.audiences.get(**id).is_some())
            .map(|id| Knot::Audience(*id))
            .collect();
        strand[3] =
            measure.claims.iter().filter(|id| plan.claims.get(**id).is_some()).map(|id| Knot::Claim(*id)).collect();
        strand[4] = [Knot::Measure(id)].into();
        strand[5] = plan.portfolio.contains_key(&id).then_some(Knot::Hours(id)).into_iter().collect();
        all.push(strand);
    }
    for (id, audience) in plan.audiences.iter() {
        // What an audience itself is anchored in leads to it, whether or not an objective is as well.
        let mut strand = Strand::default();
        let statements = audience.anchors.keys().filter(|id| plan.statements.get(**id).is_some());
        strand[0] = statements.map(|id| Knot::Statement(*id)).collect();
        strand[1] = [Knot::Audience(id)].into();
        all.push(strand);
    }
    all
}

/// The knots of each column: statements in the document's order, everything else as high as what leads to it is on average.
fn columns(plan: &Plan, strands: &[Strand], pieces: &BTreeSet<Piece>) -> [Vec<Knot>; COLUMNS] {
    let mut columns: [Vec<Knot>; COLUMNS] = Default::default();
    let mut heights: BTreeMap<Knot, f64> = BTreeMap::new();
    let statements = plan.statements_in_order().into_iter().filter(|(_, row)| row.kind != Some(StatementKind::Heading));
    columns[0] = statements.map(|(id, _)| Knot::Statement(id)).collect();
    let mut leading: BTreeMap<Knot, Vec<Knot>> = BTreeMap::new();
    for (from, to) in pieces {
        leading.entry(*to).or_default().push(*from);
    }
    for at in 0..COLUMNS {
        if at > 0 {
            let knots: BTreeSet<Knot> = strands.iter().filter_map(|strand| strand.get(at)).flatten().copied().collect();
            let height = |knot: &Knot| {
                let from: Vec<f64> =
                    leading.get(knot).into_iter().flatten().filter_map(|from| heights.get(from)).copied().collect();
                if from.is_empty() { 1.0 } else { from.iter().sum::<f64>() / from.len() as f64 }
            };
            let mut ordered: Vec<(f64, Knot)> = knots.into_iter().map(|knot| (height(&knot), knot)).collect();
            ordered.sort_by(|(a, one), (b, other)| a.total_cmp(b).then(one.cmp(other)));
            if let Some(column) = columns.get_mut(at) {
                *column = ordered.into_iter().map(|(_, knot)| knot).collect();
            }
        }
        let column = columns.get(at).map(Vec::as_slice).unwrap_or_default();
        for (place, knot) in column.iter().enumerate() {
            heights.insert(*knot, (place as f64 + 0.5) / column.len() as f64);
        }
    }
    columns
}

/// Statements that call for something and lead nowhere, objectives without a measure, measures without an objective, and objectives
/// of chosen measures that nobody has counted.
fn loose(plan: &Plan) -> Vec<Knot> {
    let mut loose = Vec::new();
    let anchored: BTreeSet<StatementId> =
        plan.objectives.iter().flat_map(|(_, row)| row.anchors.keys().copied()).collect();
    for (id, statement) in plan.statements_in_order() {
        let calls_for_something = statement.marks().role.is_some_and(|role| match role {
            StatementRole::Goal | StatementRole::Audience | StatementRole::Channel | StatementRole::Activity => true,
            StatementRole::Principle | StatementRole::Background | StatementRole::Responsibility => false,
        });
        if calls_for_something && !anchored.contains(&id) && statement.kind != Some(StatementKind::Heading) {
            loose.push(Knot::Statement(id));
        }
    }
    let served: BTreeSet<ObjectiveId> =
        plan.measures.iter().flat_map(|(_, row)| row.objectives.iter().copied()).collect();
    loose.extend(plan.objectives.ids().filter(|id| !served.contains(id)).map(Knot::Objective));
    let serves = |row: &crate::Measure| row.objectives.iter().any(|id| plan.objectives.get(*id).is_some());
    loose.extend(plan.measures.iter().filter(|(_, row)| !serves(row)).map(|(id, _)| Knot::Measure(id)));
    let read: BTreeSet<ObjectiveId> = plan.readings.iter().map(|(_, row)| row.objective).collect();
    let followed: BTreeSet<ObjectiveId> =
        plan.chosen().flat_map(|(_, row, _)| row.objectives.iter().copied()).collect();
    let counted = |id: &ObjectiveId| plan.objectives.get(*id).is_some_and(|row| row.indicator.is_some());
    loose.extend(followed.into_iter().filter(|id| counted(id) && !read.contains(id)).map(Knot::Result));
    loose
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test stops where something is wrong")]

    use super::*;
    use crate::{At, Change, Entry, MemberId, apply};

    /// Two statements, two objectives for parents and one for the press, a measure for one of each, and a podcast for nobody.
    fn plan() -> Plan {
        let id = |number| MeasureId::from_raw(number).to_string();
        let text = |text: &str| serde_json::json!({ "text": text });
        let changes = serde_json::json!([
            {"bring_strategy": {"document": {"title": "S"}, "statements": [
                {"id": id(1), "label": "1", "kind": "heading", "text": "Goals"},
                {"id": id(2), "label": "1.1", "kind": "paragraph", "text": "Answers", "suggested": {"role": "goal"}},
                {"id": id(3), "label": "1.2", "kind": "paragraph", "text": "Order", "suggested": {"role": "goal"}},
                {"id": id(4), "label": "1.3", "kind": "paragraph", "text": "Honest", "suggested": {"role": "principle"}}]}},
            {"add_audience": {"id": id(11), "fields": [{"name": text("Parents")}]}},
            {"add_audience": {"id": id(12), "fields": [{"name": text("Press")}]}},
            {"add_objective": {"id": id(21), "fields": [{"sentence": text("Fewer call")}, {"audiences": [id(11)]}, {"anchors": {id(2): 1}}, {"indicator": {"what": "calls"}}]}},
            {"add_objective": {"id": id(22), "fields": [{"sentence": text("They know")}, {"audiences": [id(11)]}, {"anchors": {id(2): 1}}]}},
            {"add_objective": {"id": id(23), "fields": [{"sentence": text("They quote")}, {"audiences": [id(12)]}]}},
            {"add_channel": {"id": id(31), "fields": [{"name": text("Facebook")}]}},
            {"add_claim": {"id": id(32), "fields": [{"audience": id(11)}, {"channel": id(31)}]}},
            {"add_claim": {"id": id(33), "fields": [{"audience": id(12)}, {"channel": id(31)}]}},
            {"add_person": {"id": id(41), "fields": [{"member": id(9)}]}},
            {"add_measure": {"id": id(51), "fields": [{"title": text("Answer")}, {"objectives": [id(21), id(23)]}, {"claims": [id(32), id(33)]}]}},
            {"add_level": {"id": id(52), "fields": [{"name": text("Daily")}, {"measure": id(51)}]}},
            {"choose": {"measure": id(51), "choice": {"level": id(52), "hours_per_week": {id(41): 2}}}},
            {"add_measure": {"id": id(53), "fields": [{"title": text("Podcast")}]}},
        ]);
        let mut plan = Plan::default();
        for change in serde_json::from_value::<Vec<Change>>(changes).unwrap() {
            let entry = Entry { seq: plan.seq.next(), at: At(0), by: MemberId::from_raw(9), change };
            apply(&mut plan, &entry).unwrap();
        }
        plan
    }

    fn told(knots: impl IntoIterator<Item = Knot>) -> String {
        let number = |knot: Knot| match knot {
            Knot::Statement(id) => format!("s{}", id.raw()),
            Knot::Audience(id) => format!("a{}", id.raw()),
            Knot::Objective(id) => format!("o{}", id.raw()),
            Knot::Claim(id) => format!("c{}", id.raw()),
            Knot::Measure(id) => format!("m{}", id.raw()),
            Knot::Hours(id) => format!("h{}", id.raw()),
            Knot::Result(id) => format!("r{}", id.raw()),
        };
        knots.into_iter().map(number).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_thread_goes_up_and_down_and_never_sideways() {
        let thread = Thread::of(&plan());
        let through = |knot| told(thread.through(knot).knots);
        assert_eq!(through(Knot::Measure(MeasureId::from_raw(51))), "s2 a11 a12 o21 o23 c32 c33 m51 h51 r21");
        // The claim about parents has nothing to do with the press, though the same measure rests on both.
        assert_eq!(through(Knot::Claim(ClaimId::from_raw(32))), "s2 a11 o21 c32 m51 h51 r21");
        assert_eq!(through(Knot::Statement(StatementId::from_raw(2))), "s2 a11 o21 o22 c32 m51 h51 r21");
        assert_eq!(through(Knot::Statement(StatementId::from_raw(4))), "s4");
    }

    #[test]
    fn loose_ends_are_what_ought_to_lead_somewhere() {
        assert_eq!(told(Thread::of(&plan()).loose), "s3 o22 m53 r21");
    }

    #[test]
    fn what_leads_to_each_other_stands_at_the_same_height() {
        let columns = Thread::of(&plan()).columns.map(told);
        assert_eq!(columns, ["s2 s3 s4", "a11 a12", "o21 o22 o23", "c32 c33", "m51 m53", "h51", "r21"]);
    }

    #[test]
    fn a_plan_with_nothing_in_it_has_no_thread() {
        let thread = Thread::of(&Plan::default());
        assert!(thread.columns.iter().all(Vec::is_empty) && thread.pieces.is_empty() && thread.loose.is_empty());
    }
}
