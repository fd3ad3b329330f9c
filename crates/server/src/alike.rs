//! Which ideas of a room's plan say nearly the same: an index that is kept with the room and told what has changed since it
//! was last asked. How texts are compared is `formats::alike`'s; what is done with those that are alike is the pages'.

use formats::alike::Alike;
use plan::{Idea, IdeaId, Plan};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// The index of one room.
#[derive(Default)]
pub struct AlikeNow(Mutex<Kept>);

#[derive(Default)]
struct Kept {
    alike: Alike<IdeaId>,
    /// The texts that are in it.
    texts: BTreeMap<IdeaId, String>,
    /// The plan it was last told of.
    of: Option<Arc<Plan>>,
}

impl AlikeNow {
    /// Ideas of a plan that say nearly the same as this one, the most alike first.
    pub fn like(&self, plan: &Arc<Plan>, idea: IdeaId, most: usize) -> Vec<IdeaId> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if !kept.of.as_ref().is_some_and(|of| Arc::ptr_eq(of, plan)) {
            kept.look(plan);
            kept.of = Some(plan.clone());
        }
        kept.alike.like(idea, most).into_iter().map(|(id, _)| id).collect()
    }
}

impl Kept {
    /// Takes in what reads otherwise than when it last looked.
    fn look(&mut self, plan: &Plan) {
        let gone: Vec<IdeaId> = self.texts.keys().filter(|id| plan.ideas.get(**id).is_none()).copied().collect();
        for id in gone {
            self.texts.remove(&id);
            self.alike.take(id);
        }
        for (id, idea) in plan.ideas.iter() {
            let same = self.texts.get(&id).is_some_and(|text| is_text_of(text, idea));
            if !same {
                let text = format!("{}\n{}", idea.presence.as_str(), idea.purpose.as_str());
                self.alike.put(id, &text);
                self.texts.insert(id, text);
            }
        }
    }
}

fn is_text_of(text: &str, idea: &Idea) -> bool {
    let rest = text.strip_prefix(idea.presence.as_str()).and_then(|rest| rest.strip_prefix('\n'));
    rest == Some(idea.purpose.as_str())
}
