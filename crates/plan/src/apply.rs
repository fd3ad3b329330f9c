//! The one function that changes a plan.

use crate::change::for_each_kind;
use crate::fits::Fits;
use crate::merging::merging;
use crate::model::strategy::StatementField;
use crate::refs::{Rows, all_known, all_there};
use crate::table::Entity;
use crate::value::{MAX_LIST, MAX_PERCENT, Plain, Value};
use crate::{whole, *};

/// Most statements a document may bring.
const MAX_STATEMENTS: usize = 20_000;
/// Most changes that may be made together.
pub const MAX_TOGETHER: usize = 2_000;

/// Applies the next entry of the journal.
///
/// # Errors
/// A [`Rejection`] where the entry is not next in line or its change can't be made; the plan is then as before.
pub fn apply(plan: &mut Plan, entry: &Entry) -> Result<Touched, Rejection> {
    let expected = plan.seq.next();
    if entry.seq != expected {
        return Err(Rejection::OutOfOrder { expected, got: entry.seq });
    }
    let touched = change(plan, entry)?;
    plan.seq = entry.seq;
    Ok(touched)
}

/// The plan that a whole journal tells.
///
/// # Errors
/// The first entry that is rejected, with why. An accepted journal has none.
pub fn replay<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Result<Plan, (Seq, Rejection)> {
    let mut plan = Plan::default();
    for entry in entries {
        apply(&mut plan, entry).map_err(|rejection| (entry.seq, rejection))?;
    }
    Ok(plan)
}

/// Checks everything, then changes.
fn change(plan: &mut Plan, entry: &Entry) -> Result<Touched, Rejection> {
    macro_rules! dispatch {
        ($( $kind:ident $add:ident $set:ident $id:ident $field:ident ),*) => {
            match &entry.change {
                // Whoever shows a cell of the matrix has to know that a claim has left it.
                Change::SetClaim { id, field: field @ ClaimField::Audience(_) } => {
                    field.check()?;
                    all_known(plan, |each| field.refs(each))?;
                    let from = plan.claims.get(*id).map(|claim| claim.audience);
                    let mut touched = set::<Claim>(plan, *id, field)?;
                    touched.things.extend(from.map(Ref::from));
                    Ok(touched)
                }
                $(
                    Change::$add { id, fields } => {
                        let mut row = $kind::default();
                        if fields.len() > MAX_LIST {
                            return Err(Rejection::TooMany { most: MAX_LIST });
                        }
                        for field in fields {
                            field.check()?;
                            all_there(plan, |each| field.refs(each))?;
                            row.put(field);
                        }
                        add(plan, *id, row)
                    }
                    Change::$set { id, field } => {
                        field.check()?;
                        all_known(plan, |each| field.refs(each))?;
                        set::<$kind>(plan, *id, field)
                    }
                )*
                Change::SetPlan(field) => set_plan(plan, field),
                Change::BringStrategy { document, statements } => bring_strategy(plan, document.as_ref(), statements),
                Change::Anchor { what, statement, seen_revision } => anchor(plan, *what, *statement, *seen_revision),
                Change::Link(link) => hang(plan, *link, true),
                Change::Unlink(link) => hang(plan, *link, false),
                Change::SetOverlap { audience, also_in, share_percent } => {
                    both_there(plan, *audience, *also_in)?;
                    if audience == also_in {
                        return Err(Rejection::OnItself);
                    }
                    if *share_percent > Some(MAX_PERCENT) {
                        return Err(Rejection::OverHundredPercent);
                    }
                    keep(&mut plan.overlaps, Pair(*audience, *also_in), *share_percent)?;
                    Ok(Touched::thing((*audience).into()).and((*also_in).into()))
                }
                Change::SetWorth { audience, channel, worth } => {
                    both_there(plan, *audience, *channel)?;
                    Plain::check(worth)?;
                    keep(&mut plan.worth, Pair(*audience, *channel), worth.clone())?;
                    Ok(Touched::thing((*audience).into()).and((*channel).into()))
                }
                Change::SetCommitment { person, measure, commitment } => {
                    both_there(plan, *person, *measure)?;
                    keep(&mut plan.commitment, Pair(*person, *measure), *commitment)?;
                    Ok(Touched::thing((*person).into()).and((*measure).into()))
                }
                Change::Choose { measure, choice } => {
                    there(plan, *measure)?;
                    Plain::check(choice)?;
                    all_known(plan, |each| Plain::refs(choice, each))?;
                    keep(&mut plan.portfolio, *measure, choice.clone())?;
                    Ok(Touched { plan: true, ..Touched::thing((*measure).into()) })
                }
                Change::Vote { idea, member, dots } => vote(plan, *idea, *member, *dots),
                Change::React { idea, member, reaction, given } => {
                    there(plan, *idea)?;
                    plan.ideas.alter(*idea, |idea| {
                        let from = idea.reactions.entry(*reaction).or_default();
                        let _ = if *given { from.insert(*member) } else { from.remove(member) };
                        idea.reactions.retain(|_, from| !from.is_empty());
                    });
                    Ok(Touched::thing((*idea).into()))
                }
                Change::SetFindingAside { finding, reason } => {
                    Plain::check(finding)?;
                    Plain::check(reason)?;
                    let aside = reason.clone().map(|reason| SetAside { reason, by: entry.by, at: entry.at });
                    keep(&mut plan.set_aside, finding.clone(), aside)?;
                    Ok(Touched::whole())
                }
                Change::MergeAudience { from, into } => {
                    both_there(plan, *from, *into)?;
                    if from == into {
                        return Err(Rejection::OnItself);
                    }
                    step_by_step(plan, entry, merging(plan, *from, *into))
                }
                Change::Together(steps) => {
                    if steps.len() > MAX_TOGETHER {
                        return Err(Rejection::TooMany { most: MAX_TOGETHER });
                    }
                    if steps.iter().any(|step| matches!(step, Change::Together(_))) {
                        return Err(Rejection::OnItself);
                    }
                    step_by_step(plan, entry, steps.clone())
                }
                Change::Remove(what) => {
                    there(plan, *what)?;
                    plan.set_removed(*what, true);
                    Ok(Touched::thing(*what))
                }
                Change::Restore(what) => {
                    if !plan.has_ever_held(*what) {
                        return Err(Rejection::NotThere { what: *what });
                    }
                    let was_away = !plan.holds(*what);
                    plan.set_removed(*what, false);
                    if let (Ref::Idea(idea), true) = (what, was_away) {
                        keep_to_limit(plan, *idea);
                    }
                    Ok(Touched::thing(*what))
                }
                Change::Import(content) => {
                    whole::check(content)?;
                    let seq = plan.seq;
                    plan.clone_from(content);
                    plan.seq = seq;
                    Ok(Touched::everything(plan))
                }
            }
        };
    }
    for_each_kind!(dispatch)
}

/// Makes several changes, or none of them.
fn step_by_step(plan: &mut Plan, entry: &Entry, steps: Vec<Change>) -> Result<Touched, Rejection> {
    let mut then = plan.clone();
    let mut touched = Touched::default();
    for step in steps {
        touched.merge(change(&mut then, &Entry { change: step, ..entry.clone() })?);
    }
    *plan = then;
    Ok(touched)
}

fn there(plan: &Plan, what: impl Into<Ref>) -> Result<(), Rejection> {
    let what = what.into();
    if plan.holds(what) { Ok(()) } else { Err(Rejection::NotThere { what }) }
}

/// Less than [`there`]: a removed thing will do. It is not shown, and is back with what hangs on it when it is
/// restored; undo could otherwise not bring back what hung on it.
fn known(plan: &Plan, what: impl Into<Ref>) -> Result<(), Rejection> {
    let what = what.into();
    if plan.has_ever_held(what) { Ok(()) } else { Err(Rejection::NotThere { what }) }
}

fn both_there(plan: &Plan, one: impl Into<Ref>, other: impl Into<Ref>) -> Result<(), Rejection> {
    there(plan, one)?;
    there(plan, other)
}

/// Sets or forgets one value of a map that has a limit.
fn keep<K: Ord, V>(map: &mut std::collections::BTreeMap<K, V>, key: K, value: Option<V>) -> Result<(), Rejection> {
    match value {
        Some(value) => {
            if map.len() >= table::MAX_ROWS && !map.contains_key(&key) {
                return Err(Rejection::TooMany { most: table::MAX_ROWS });
            }
            map.insert(key, value);
        }
        None => {
            map.remove(&key);
        }
    }
    Ok(())
}

fn add<T: Fits>(plan: &mut Plan, id: T::Id, mut row: T) -> Result<Touched, Rejection>
where
    Plan: Rows<T>,
    Ref: From<T::Id>,
{
    let table: &Table<T::Id, T> = plan.rows();
    if table.holds(id) {
        return Err(Rejection::IdTaken { what: id.into() });
    }
    table.may_grow()?;
    if !row.is_named() {
        return Err(Rejection::Unnamed);
    }
    row.tidy();
    row.fits(id, plan)?;
    row.may_join(plan)?;
    plan.rows_mut().add(id, row);
    Ok(Touched::thing(id.into()))
}

fn set<T: Fits>(plan: &mut Plan, id: T::Id, field: &T::Field) -> Result<Touched, Rejection>
where
    Plan: Rows<T>,
    Ref: From<T::Id>,
{
    let table: &Table<T::Id, T> = plan.rows();
    let mut row = table.get(id).ok_or(Rejection::NotThere { what: id.into() })?.clone();
    row.put(field);
    if !row.is_named() {
        return Err(Rejection::Unnamed);
    }
    row.tidy();
    row.fits(id, plan)?;
    plan.rows_mut().alter(id, |place| *place = row);
    Ok(Touched::thing(id.into()))
}

fn set_plan(plan: &mut Plan, field: &PlanField) -> Result<Touched, Rejection> {
    match field {
        PlanField::Title(edit) | PlanField::Organisation(edit) | PlanField::Lead(edit) => {
            <Text as Value>::check(edit)?;
            match field {
                PlanField::Title(_) => plan.title.put(edit),
                PlanField::Organisation(_) => plan.organisation.put(edit),
                PlanField::Lead(_) => plan.lead.put(edit),
                PlanField::BeginsOn(_) | PlanField::Weeks(_) | PlanField::CoreMeasuresMost(_) | PlanField::Brand(_) => {
                }
            }
        }
        PlanField::BeginsOn(date) => plan.begins_on = *date,
        PlanField::Weeks(weeks) => {
            if *weeks > Some(capacity::MAX_WEEKS) {
                return Err(Rejection::TooMany { most: usize::from(capacity::MAX_WEEKS) });
            }
            plan.weeks = *weeks;
        }
        PlanField::CoreMeasuresMost(most) => plan.core_measures_most = *most,
        PlanField::Brand(brand) => plan.brand = brand.clone(),
    }
    Ok(Touched::whole())
}

pub(crate) fn bring_strategy(
    plan: &mut Plan,
    document: Option<&Document>,
    drafts: &[StatementDraft],
) -> Result<Touched, Rejection> {
    if drafts.len() > MAX_STATEMENTS {
        return Err(Rejection::TooMany { most: MAX_STATEMENTS });
    }
    plan.statements.may_grow()?;
    let mut rows = std::collections::BTreeMap::new();
    for (index, draft) in drafts.iter().enumerate() {
        let known = plan.statements.even_removed(draft.id);
        let from = known.map_or(0, |statement| statement.text.revision());
        let fields = [
            StatementField::Place(u32::try_from(index + 1).unwrap_or(u32::MAX)),
            StatementField::Label(draft.label.clone()),
            StatementField::Path(draft.path.clone()),
            StatementField::Kind(Some(draft.kind)),
            // What an amendment brought and the document says by now is the document's.
            StatementField::ByAmendment(false),
            StatementField::Text(TextEdit::since(from, draft.text.clone())),
            StatementField::Suggested(draft.suggested.clone()),
            StatementField::Because(draft.because.clone()),
        ];
        let mut row = known.cloned().unwrap_or_default();
        for field in &fields {
            field.check()?;
            row.put(field);
        }
        row.removed = false;
        if rows.insert(draft.id, row).is_some() {
            return Err(Rejection::IdTaken { what: draft.id.into() });
        }
    }
    if let Some(document) = document {
        document.check()?;
    }
    let former: Vec<StatementId> =
        plan.statements.iter().filter(|(_, statement)| !statement.by_amendment).map(|(id, _)| id).collect();
    for id in former.into_iter().filter(|id| !rows.contains_key(id)) {
        plan.set_removed(id.into(), true);
    }
    // In document order, so that the numbers people say follow the document.
    for draft in drafts {
        let Some(row) = rows.remove(&draft.id) else { continue };
        if plan.statements.holds(draft.id) {
            plan.statements.alter(draft.id, |place| *place = row);
        } else {
            plan.statements.add(draft.id, row);
        }
    }
    plan.document = document.cloned();
    let things = drafts.iter().map(|draft| draft.id.into()).collect();
    Ok(Touched { things, plan: true })
}

fn anchor(plan: &mut Plan, what: Anchored, statement: StatementId, seen: Option<u32>) -> Result<Touched, Rejection> {
    there(plan, what)?;
    // A statement that is gone can still be let go of, and undoing that takes hold of it again.
    if seen.is_some() {
        known(plan, statement)?;
    }
    let change = |anchors: &mut Anchors| match seen {
        Some(revision) => {
            anchors.insert(statement, revision);
        }
        None => {
            anchors.remove(&statement);
        }
    };
    match what {
        Anchored::Audience(id) => plan.audiences.alter(id, |row| change(&mut row.anchors)),
        Anchored::Objective(id) => plan.objectives.alter(id, |row| change(&mut row.anchors)),
        Anchored::Channel(id) => plan.channels.alter(id, |row| change(&mut row.anchors)),
    }
    Ok(Touched::thing(what.into()).and(statement.into()))
}

impl Link {
    /// The two things it holds together.
    #[must_use]
    pub fn ends(self) -> (Ref, Ref) {
        match self {
            Self::ObjectiveAudience(a, b) => (a.into(), b.into()),
            Self::IdeaChannel(a, b) => (a.into(), b.into()),
            Self::IdeaObjective(a, b) => (a.into(), b.into()),
            Self::IdeaAudience(a, b) => (a.into(), b.into()),
            Self::MeasureChannel(a, b) => (a.into(), b.into()),
            Self::MeasureObjective(a, b) => (a.into(), b.into()),
            Self::MeasureAudience(a, b) => (a.into(), b.into()),
            Self::MeasureClaim(a, b) => (a.into(), b.into()),
            Self::MeasureAccount(a, b) => (a.into(), b.into()),
            Self::MeasureNeeds(a, b) | Self::MeasureNotWith(a, b) => (a.into(), b.into()),
            Self::PersonSkill(a, b) => (a.into(), b.into()),
            Self::LevelSkill(a, b) => (a.into(), b.into()),
        }
    }

    /// Calls `f` with the set the link lives in and the member it would have there, where the first end is there.
    fn with_set<R>(self, plan: &mut Plan, f: impl SetVisitor<R>) -> Option<R> {
        let mut result = None;
        macro_rules! visit {
            ($table:ident, $a:expr, $set:ident, $b:expr) => {
                plan.$table.alter($a, |row| result = Some(f.visit(&mut row.$set, $b)))
            };
        }
        match self {
            Self::ObjectiveAudience(a, b) => visit!(objectives, a, audiences, b),
            Self::IdeaChannel(a, b) => visit!(ideas, a, channels, b),
            Self::IdeaObjective(a, b) => visit!(ideas, a, objectives, b),
            Self::IdeaAudience(a, b) => visit!(ideas, a, audiences, b),
            Self::MeasureChannel(a, b) => visit!(measures, a, channels, b),
            Self::MeasureObjective(a, b) => visit!(measures, a, objectives, b),
            Self::MeasureAudience(a, b) => visit!(measures, a, audiences, b),
            Self::MeasureClaim(a, b) => visit!(measures, a, claims, b),
            Self::MeasureAccount(a, b) => visit!(measures, a, accounts, b),
            Self::MeasureNeeds(a, b) => visit!(measures, a, needs, b),
            Self::MeasureNotWith(a, b) => visit!(measures, a, not_with, b),
            Self::PersonSkill(a, b) => visit!(people, a, skills, b),
            Self::LevelSkill(a, b) => visit!(levels, a, skills, b),
        }
        result
    }

    /// Whether the two hang together now.
    #[must_use]
    pub fn holds_in(self, plan: &Plan) -> bool {
        macro_rules! has {
            ($table:ident, $a:expr, $set:ident, $b:expr) => {
                plan.$table.even_removed($a).is_some_and(|row| row.$set.contains(&$b))
            };
        }
        match self {
            Self::ObjectiveAudience(a, b) => has!(objectives, a, audiences, b),
            Self::IdeaChannel(a, b) => has!(ideas, a, channels, b),
            Self::IdeaObjective(a, b) => has!(ideas, a, objectives, b),
            Self::IdeaAudience(a, b) => has!(ideas, a, audiences, b),
            Self::MeasureChannel(a, b) => has!(measures, a, channels, b),
            Self::MeasureObjective(a, b) => has!(measures, a, objectives, b),
            Self::MeasureAudience(a, b) => has!(measures, a, audiences, b),
            Self::MeasureClaim(a, b) => has!(measures, a, claims, b),
            Self::MeasureAccount(a, b) => has!(measures, a, accounts, b),
            Self::MeasureNeeds(a, b) => has!(measures, a, needs, b),
            Self::MeasureNotWith(a, b) => has!(measures, a, not_with, b),
            Self::PersonSkill(a, b) => has!(people, a, skills, b),
            Self::LevelSkill(a, b) => has!(levels, a, skills, b),
        }
    }
}

/// Something done to a set of ids, whatever they are ids of.
trait SetVisitor<R>: Copy {
    fn visit<T: Ord>(self, set: &mut std::collections::BTreeSet<T>, member: T) -> R;
}

/// Puts a member into a set or takes it out.
#[derive(Clone, Copy)]
struct Put(bool);

impl SetVisitor<()> for Put {
    fn visit<T: Ord>(self, set: &mut std::collections::BTreeSet<T>, member: T) {
        let _ = if self.0 { set.insert(member) } else { set.remove(&member) };
    }
}

fn hang(plan: &mut Plan, link: Link, together: bool) -> Result<Touched, Rejection> {
    let (one, other) = link.ends();
    there(plan, one)?;
    if together {
        known(plan, other)?;
        if one == other {
            return Err(Rejection::OnItself);
        }
    }
    link.with_set(plan, Put(together));
    Ok(Touched::thing(one).and(other))
}

fn vote(plan: &mut Plan, idea: IdeaId, member: MemberId, dots: u8) -> Result<Touched, Rejection> {
    there(plan, idea)?;
    let brainstorm = plan.ideas.get(idea).and_then(|idea| idea.brainstorm);
    if let Some(rules) = brainstorm.and_then(|id| plan.brainstorms.get(id)) {
        if !rules.voting_open {
            return Err(Rejection::VotingClosed);
        }
        let elsewhere: u32 = plan
            .ideas
            .iter()
            .filter(|(id, other)| *id != idea && other.brainstorm == brainstorm)
            .filter_map(|(_, other)| other.votes.get(&member))
            .map(|dots| u32::from(*dots))
            .sum();
        let over = elsewhere + u32::from(dots) > u32::from(rules.votes_each);
        // Taking dots back is always possible, also when there are fewer for each than there were.
        let fewer = plan.ideas.get(idea).and_then(|idea| idea.votes.get(&member)).is_some_and(|given| dots < *given);
        if fewer {
            return Ok(set_dots(plan, idea, member, dots));
        }
        if over || (dots > 1 && !rules.several_on_one) {
            return Err(Rejection::VotesSpent { each: rules.votes_each });
        }
    }
    Ok(set_dots(plan, idea, member, dots))
}

fn set_dots(plan: &mut Plan, idea: IdeaId, member: MemberId, dots: u8) -> Touched {
    plan.ideas.alter(idea, |idea| {
        let _ = if dots == 0 { idea.votes.remove(&member) } else { idea.votes.insert(member, dots) };
    });
    Touched::thing(idea.into())
}

/// Dots on an idea that was away did not count, and may have been given to another meanwhile. Of those, it comes back with as
/// many as each still has.
fn keep_to_limit(plan: &mut Plan, idea: IdeaId) {
    let Some(back) = plan.ideas.get(idea).filter(|row| !row.votes.is_empty()) else { return };
    let Some(rules) = back.brainstorm.and_then(|id| plan.brainstorms.even_removed(id)) else { return };
    let mut left: std::collections::BTreeMap<MemberId, u32> =
        back.votes.keys().map(|member| (*member, u32::from(rules.votes_each))).collect();
    for (_, other) in plan.ideas.iter().filter(|(id, other)| *id != idea && other.brainstorm == back.brainstorm) {
        for (member, dots) in &other.votes {
            if let Some(left) = left.get_mut(member) {
                *left = left.saturating_sub(u32::from(*dots));
            }
        }
    }
    let over: Vec<(MemberId, u8)> = back
        .votes
        .iter()
        .filter_map(|(member, dots)| {
            let most = u8::try_from(*left.get(member)?).unwrap_or(u8::MAX);
            (most < *dots).then_some((*member, most))
        })
        .collect();
    for (member, dots) in over {
        set_dots(plan, idea, member, dots);
    }
}
