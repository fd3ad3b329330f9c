//! People who change the plan: at either process, in each other's way, and stubborn when no answer comes.

use super::dice::Dice;
use super::world::{NODES, PLAN, World, member};
use crate::live::room::{Refusal, Submission};
use plan::{
    AudienceField, AudienceId, BrainstormField, BrainstormId, BrainstormState, Change, ChannelField, ChannelId,
    ClaimField, ClaimId, Entry, IdeaField, IdeaId, Link, MemberId, ObjectiveField, ObjectiveId, Plan, PlanField,
    Reaction, Ref, Role, TextEdit, Usage,
};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// What each person is in the plan.
pub const ROLES: [Role; 8] = [
    Role::Owner,
    Role::Editor,
    Role::Editor,
    Role::Editor,
    Role::Participant,
    Role::Reader,
    Role::Participant,
    Role::Participant,
];
/// Dots that everybody has in a brainstorm.
pub const DOTS_EACH: u8 = 3;
/// How many things each wants done.
const WISHES: u64 = 7;
/// How often one asks again when no answer comes.
const TRIES: u32 = 12;
/// The ids that are fought over, few of each kind.
const IDS: u64 = 6;

/// What somebody was answered, by the mark in what they wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answered {
    Done,
    /// Refused before any try got lost.
    Refused,
    /// No answer came that says whether it was done.
    Unknown,
}

pub type Answers = Arc<Mutex<BTreeMap<String, Answered>>>;

pub async fn person(world: Arc<World>, number: u64, answers: Answers) {
    let role = ROLES[usize::try_from(number).unwrap()];
    let mut dice = Dice::new(world.seed, 10 + number);
    for wish in 0..WISHES {
        if !dice.happens(400) {
            tokio::time::sleep(dice.up_to_ms(700)).await;
        }
        let mark = format!("p{number}-{wish}.");
        let seen = world.database().states.clone();
        // Somebody may look at an old page.
        let back = dice.below(4).min(seen.len() as u64 - 1);
        let seen = &seen[seen.len() - 1 - usize::try_from(back).unwrap()];
        let changes = match (number, wish) {
            (0, 0) => opening(&mut dice, &mark),
            _ => wishes(&mut dice, seen, role, member(number), &mark),
        };
        let answered = insist(&world, &mut dice, number, &mark, changes).await;
        world.note(|| format!("{mark} {answered:?}"));
        answers.lock().unwrap().insert(mark, answered);
    }
}

/// What the owner begins with: a brainstorm that takes ideas and dots, and two ideas in it.
fn opening(dice: &mut Dice, mark: &str) -> Vec<Change> {
    let brainstorm = BrainstormId::from_raw(300);
    let aside = Change::SetFindingAside { finding: mark.to_owned(), reason: Some("so".into()) };
    let fields = vec![
        BrainstormField::Title(TextEdit::new(mark)),
        BrainstormField::VotesEach(DOTS_EACH),
        BrainstormField::SeveralOnOne(true),
        BrainstormField::VotingOpen(true),
        BrainstormField::AuthorsHidden(dice.happens(500)),
        BrainstormField::VotersShown(dice.happens(500)),
        BrainstormField::State(Some(BrainstormState::Open)),
    ];
    let idea = |number: u64| Change::AddIdea {
        id: IdeaId::from_raw(200 + number),
        fields: vec![IdeaField::Presence(TextEdit::new("en idé")), IdeaField::Brainstorm(Some(brainstorm))],
    };
    vec![aside, Change::AddBrainstorm { id: brainstorm, fields }, idea(0), idea(1)]
}

/// The mark alone, then up to three changes that may well not fit.
fn wishes(dice: &mut Dice, seen: &Plan, role: Role, me: MemberId, mark: &str) -> Vec<Change> {
    if role == Role::Participant {
        let fields = vec![IdeaField::Presence(TextEdit::new(mark)), IdeaField::Author(Some(me))];
        let id = IdeaId::from_raw(1_000 + dice.below(1 << 40));
        let second = if dice.happens(500) { reaction(dice, me) } else { dots(dice, me) };
        return vec![Change::AddIdea { id, fields }, second];
    }
    let aside = Change::SetFindingAside { finding: mark.to_owned(), reason: Some("so".into()) };
    let more = dice.below(4);
    std::iter::once(aside).chain((0..more).map(|_| wish(dice, seen, me, mark))).collect()
}

fn reaction(dice: &mut Dice, me: MemberId) -> Change {
    let reaction = *dice.pick(&[Reaction::Wild, Reaction::Simple]);
    Change::React { idea: IdeaId::from_raw(200 + dice.below(IDS)), member: me, reaction, given: dice.happens(700) }
}

fn dots(dice: &mut Dice, me: MemberId) -> Change {
    let dots = u8::try_from(dice.below(u64::from(DOTS_EACH) + 2)).unwrap();
    Change::Vote { idea: IdeaId::from_raw(200 + dice.below(IDS)), member: me, dots }
}

fn wish(dice: &mut Dice, seen: &Plan, me: MemberId, mark: &str) -> Change {
    let audience = AudienceId::from_raw(dice.below(IDS));
    // As minted ones, ids of different kinds are different: in a page they name elements.
    let objective = ObjectiveId::from_raw(100 + dice.below(IDS));
    let idea = IdeaId::from_raw(200 + dice.below(IDS));
    let brainstorm = BrainstormId::from_raw(300 + dice.below(2));
    let channel = ChannelId::from_raw(400 + dice.below(3));
    match dice.below(19) {
        0 | 1 => {
            Change::AddAudience { id: audience, fields: vec![AudienceField::Name(TextEdit::new(text(dice, "", mark)))] }
        }
        2..=4 => {
            let now = seen.audiences.even_removed(audience).map(|audience| &audience.needs);
            let (from, text_now) = now.map_or((0, ""), |needs| (needs.revision(), needs.as_str()));
            let needs = TextEdit::since(from, text(dice, text_now, mark));
            Change::SetAudience { id: audience, field: AudienceField::Needs(needs) }
        }
        5 => Change::Remove(if dice.happens(500) { Ref::Audience(audience) } else { Ref::Idea(idea) }),
        6 => Change::Restore(if dice.happens(500) { Ref::Audience(audience) } else { Ref::Idea(idea) }),
        7 => Change::AddObjective {
            id: objective,
            fields: vec![
                ObjectiveField::Sentence(TextEdit::new(text(dice, "", mark))),
                ObjectiveField::Audiences([audience].into()),
            ],
        },
        8 => Change::Link(Link::ObjectiveAudience(objective, audience)),
        9 => Change::SetOverlap {
            audience,
            also_in: AudienceId::from_raw(dice.below(IDS)),
            share_percent: Some(u8::try_from(dice.below(120)).unwrap()),
        },
        10 => Change::SetPlan(PlanField::Lead(TextEdit::since(
            seen.lead.revision(),
            text(dice, seen.lead.as_str(), mark),
        ))),
        11 => Change::AddIdea {
            id: idea,
            fields: vec![
                IdeaField::Presence(TextEdit::new(text(dice, "", mark))),
                IdeaField::Brainstorm(dice.happens(500).then_some(brainstorm)),
            ],
        },
        12 if dice.happens(500) => Change::AddBrainstorm {
            id: brainstorm,
            fields: vec![
                BrainstormField::Title(TextEdit::new(mark)),
                BrainstormField::VotesEach(DOTS_EACH),
                BrainstormField::SeveralOnOne(dice.happens(500)),
                BrainstormField::VotingOpen(dice.happens(500)),
                BrainstormField::AuthorsHidden(dice.happens(500)),
                BrainstormField::State(dice.happens(500).then_some(BrainstormState::Open)),
            ],
        },
        12 => Change::SetBrainstorm {
            id: brainstorm,
            field: match dice.below(4) {
                3 => BrainstormField::VotersShown(dice.happens(500)),
                0 => BrainstormField::State(Some(BrainstormState::Open)),
                1 => BrainstormField::State(Some(BrainstormState::Closed)),
                _ => BrainstormField::VotingOpen(dice.happens(700)),
            },
        },
        13 if dice.happens(500) => reaction(dice, me),
        13 | 14 => dots(dice, me),
        // Under another, and out again.
        15 => {
            let top = IdeaId::from_raw(200 + dice.below(IDS));
            Change::SetIdea { id: idea, field: IdeaField::StackedUnder(dice.happens(700).then_some(top)) }
        }
        16 => Change::AddChannel { id: channel, fields: vec![ChannelField::Name(TextEdit::new(text(dice, "", mark)))] },
        17 => Change::AddClaim { id: claim(dice), fields: claimed(dice, audience, channel) },
        _ => Change::Together(vec![
            Change::SetClaim { id: claim(dice), field: ClaimField::Audience(audience) },
            Change::AddClaim { id: claim(dice), fields: claimed(dice, audience, channel) },
        ]),
    }
}

fn claim(dice: &mut Dice) -> ClaimId {
    ClaimId::from_raw(500 + dice.below(IDS * 2))
}

fn claimed(dice: &mut Dice, audience: AudienceId, channel: ChannelId) -> Vec<ClaimField> {
    let usage = Some(*dice.pick(Usage::ALL));
    vec![ClaimField::Audience(audience), ClaimField::Channel(channel), ClaimField::Usage(usage)]
}

/// Words put into what stands there, with everything in them that markup and streams are made of.
fn text(dice: &mut Dice, now: &str, mark: &str) -> String {
    let word =
        *dice.pick(&["ung", "<b>", "&amp;", "\n", "\r", "\r\n\r\n", "\"'", "data: x", "</hx-partial>", "æøå", "  "]);
    let at = usize::try_from(dice.below(now.chars().count() as u64 + 1)).unwrap();
    let (before, after): (String, String) = (now.chars().take(at).collect(), now.chars().skip(at).take(80).collect());
    format!("{before}{word}{mark}{after}")
}

/// Asks until there is an answer, under the same key each time.
async fn insist(world: &Arc<World>, dice: &mut Dice, number: u64, mark: &str, changes: Vec<Change>) -> Answered {
    let mut lost_one = false;
    for _ in 0..TRIES {
        match ask(world, dice, number, mark, &changes, lost_one).await {
            Some(answered) => return answered,
            None => lost_one = true,
        }
        tokio::time::sleep(dice.up_to_ms(300)).await;
    }
    Answered::Unknown
}

/// Asks until an answer comes or may have got lost; nothing when it may have. `lost_one` says whether one has before.
pub async fn ask(
    world: &Arc<World>,
    dice: &mut Dice,
    number: u64,
    mark: &str,
    changes: &[Change],
    lost_one: bool,
) -> Option<Answered> {
    let role = ROLES[usize::try_from(number).unwrap()];
    for _ in 0..TRIES {
        let node = world.node(usize::try_from(dice.below(NODES as u64)).unwrap());
        if node.life.is_dead() {
            tokio::time::sleep(dice.up_to_ms(600)).await;
            continue;
        }
        let submission = Submission { by: member(number), role, changes: changes.to_vec(), key: Some(mark.to_owned()) };
        let patience = Duration::from_millis(*dice.pick(&[5, 60, 900, 5_000, 5_000, 5_000]));
        let asked = async {
            let open = node.rooms.get(PLAN).await.map_err(|error| Refusal::Store(Arc::new(error)))?;
            let entries = open.room.submit(submission).await?;
            Ok((entries, open.room.plan().seq))
        };
        let unread = node.life.unread();
        let asked_at = world.database().head();
        let answer = tokio::select! {
            biased;
            () = node.life.died() => None,
            answer = asked => Some(answer),
            () = tokio::time::sleep(patience) => None,
        };
        match answer {
            Some(Ok((entries, seq))) => {
                is_on_disk(world, mark, changes, &entries);
                // A room that could not read what is on disk can't show it.
                if unread == node.life.unread() && entries.last().is_some_and(|last| last.seq > seq) {
                    world.broken(|| format!("{mark} was done, but the room that says so does not show it"));
                }
                return Some(Answered::Done);
            }
            Some(Err(Refusal::Forbidden | Refusal::Rejected { .. } | Refusal::TooMany)) => {
                if !lost_one && !world.is_refused_since(asked_at, role, member(number), changes) {
                    world.broken(|| format!("{mark} was refused, though it fitted the whole time"));
                }
                return Some(if lost_one { Answered::Unknown } else { Answered::Refused });
            }
            Some(Err(Refusal::Busy)) => {}
            Some(Err(Refusal::Store(_))) | None => {
                world.count("lost answers");
                return None;
            }
        }
        tokio::time::sleep(dice.up_to_ms(300)).await;
    }
    None
}

/// What is acknowledged is in the journal, as it was asked for, in one piece.
fn is_on_disk(world: &World, mark: &str, changes: &[Change], entries: &[Entry]) {
    let database = world.database();
    let same = entries.iter().all(|entry| {
        let place = usize::try_from(entry.seq.0).unwrap() - 1;
        database.entries.get(place) == Some(entry)
    });
    let asked_for = entries.iter().map(|entry| &entry.change).eq(changes);
    let together = entries.windows(2).all(|two| two[1].seq == two[0].seq.next());
    if !(same && asked_for && together) {
        world.broken(|| format!("{mark} was acknowledged but is not in the journal like that: {entries:?}"));
    }
}
