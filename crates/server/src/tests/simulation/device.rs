//! A participant's phone in a workshop: ideas wait in a line that it keeps, and are sent when it can, in whatever order,
//! again and again, also minutes later and also when they had been done and the phone does not know.

use super::dice::Dice;
use super::people::{Answered, Answers, ROLES, ask};
use super::world::{World, member};
use plan::{BrainstormId, Change, IdeaField, IdeaId, TextEdit};
use std::sync::Arc;
use std::time::Duration;

/// How many ideas somebody writes.
const IDEAS: u64 = 4;
/// How often the line is gone through at most.
const ROUNDS: u32 = 30;
/// Of a thousand ideas that are done, how many are sent again though they are.
const AGAIN_PER_THOUSAND: u64 = 300;
/// As long as a phone is without a network.
const OFFLINE_MOST: Duration = Duration::from_secs(150);

struct Waiting {
    mark: String,
    changes: Vec<Change>,
    lost_one: bool,
}

/// Writes ideas and gets them to the server.
pub async fn device(world: Arc<World>, number: u64, answers: Answers) {
    let mut dice = Dice::new(world.seed, 50 + number);
    let mut line: Vec<Waiting> = Vec::new();
    let mut written = 0;
    for _ in 0..ROUNDS {
        if written < IDEAS && dice.happens(600) {
            line.push(Waiting { mark: format!("d{number}-{written}."), changes: Vec::new(), lost_one: false });
            let last = line.len() - 1;
            line[last].changes = vec![idea(&mut dice, number, &line[last].mark)];
            written += 1;
        }
        if line.is_empty() && written == IDEAS {
            break;
        }
        let pause = if dice.happens(25) { dice.up_to_ms(OFFLINE_MOST.as_millis() as u64) } else { dice.up_to_ms(900) };
        tokio::time::sleep(pause).await;
        if line.is_empty() {
            continue;
        }
        let which = usize::try_from(dice.below(line.len() as u64)).unwrap();
        let waiting = &mut line[which];
        match ask(&world, &mut dice, number, &waiting.mark, &waiting.changes, waiting.lost_one).await {
            Some(answered) => {
                world.note(|| format!("{} {answered:?}", waiting.mark));
                let before = answers.lock().unwrap().insert(waiting.mark.clone(), answered);
                let same = before.is_none_or(|before| before == answered);
                if !same {
                    world.broken(|| format!("{} was {before:?} and then {answered:?}", waiting.mark));
                }
                if answered == Answered::Done && dice.happens(AGAIN_PER_THOUSAND) {
                    world.count("sent again");
                } else {
                    line.swap_remove(which);
                }
            }
            None => waiting.lost_one = true,
        }
    }
    for waiting in line {
        answers.lock().unwrap().entry(waiting.mark).or_insert(Answered::Unknown);
    }
}

/// An idea that carries its mark; half of them in a brainstorm, if that is there and takes ideas.
fn idea(dice: &mut Dice, number: u64, mark: &str) -> Change {
    debug_assert!(usize::try_from(number).is_ok_and(|number| number < ROLES.len()));
    let brainstorm = dice.happens(500).then(|| BrainstormId::from_raw(300 + dice.below(2)));
    let fields = vec![
        IdeaField::Presence(TextEdit::new(mark)),
        IdeaField::Author(Some(member(number))),
        IdeaField::Brainstorm(brainstorm),
    ];
    Change::AddIdea { id: IdeaId::from_raw(1_000 + dice.below(1 << 40)), fields }
}
