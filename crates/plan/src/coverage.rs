//! How far the strategy, as it holds today, deals with social media, dialogue and attention: what one sentence above it says.

use crate::{Answer, Attention, Plan, Prompt, Statement, StatementId};
use std::collections::BTreeMap;

/// So many of the three questions answered make social media accounted for.
pub const ANSWERS_NEEDED: usize = 2;

/// How far a strategy deals with social media.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SocialMedia {
    /// It never names them.
    None,
    /// It names them, and answers at most one of what for, for whom and by whom.
    Mentioned,
    /// It answers at least two of them.
    AccountedFor,
}

/// What a strategy comes to. Statements are in the document's order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    /// How far it deals with social media.
    pub social_media: SocialMedia,
    /// Statements that name social media.
    pub named: Vec<StatementId>,
    /// What is answered about them, and where; nothing while they aren't named.
    pub answers: BTreeMap<Answer, Vec<StatementId>>,
    /// Where each of those is answered first.
    pub answered_at: Vec<StatementId>,
    /// Statements that speak of attention.
    pub attention: Vec<StatementId>,
    /// Whether all of those speak of attention that is paid or earned, and there is one.
    pub attention_only: bool,
    /// Whether anything is said about dialogue.
    pub dialogue: bool,
}

impl Coverage {
    /// The statements that the word on social media rests on: where each answer is given first, or where they are named.
    #[must_use]
    pub fn evidence(&self) -> Vec<StatementId> {
        match self.social_media {
            SocialMedia::None => Vec::new(),
            SocialMedia::Mentioned => self.named.clone(),
            SocialMedia::AccountedFor => self.answered_at.clone(),
        }
    }
}

impl Plan {
    /// What the strategy comes to. What is only proposed is not part of it yet.
    #[must_use]
    pub fn coverage(&self) -> Coverage {
        let mut coverage = Coverage {
            social_media: SocialMedia::None,
            named: Vec::new(),
            answers: BTreeMap::new(),
            answered_at: Vec::new(),
            attention: Vec::new(),
            attention_only: true,
            dialogue: false,
        };
        for (id, statement) in self.statements_in_order() {
            let Some(prompts) = self.decided(id, statement) else { continue };
            let marks = statement.marks();
            let is_named = marks.social_media || marks.channels.iter().any(|channel| channel.is_social());
            // The starter questions are about social media, whatever words the answer is given in.
            if is_named || !prompts.is_empty() {
                coverage.named.push(id);
            }
            coverage.dialogue |= marks.dialogue || prompts.contains(&Prompt::Dialogue);
            for answer in marks.answers.into_iter().chain(prompts.into_iter().filter_map(Prompt::answer)) {
                let places = coverage.answers.entry(answer).or_default();
                if places.is_empty() && coverage.answered_at.last() != Some(&id) {
                    coverage.answered_at.push(id);
                }
                if places.last() != Some(&id) {
                    places.push(id);
                }
            }
            if !marks.attention.is_empty() {
                coverage.attention.push(id);
                coverage.attention_only &=
                    marks.attention.iter().all(|kind| matches!(kind, Attention::Paid | Attention::Earned));
            }
        }
        coverage.attention_only &= !coverage.attention.is_empty();
        if coverage.named.is_empty() {
            coverage.answers.clear();
            coverage.answered_at.clear();
        } else if coverage.answers.len() >= ANSWERS_NEEDED {
            coverage.social_media = SocialMedia::AccountedFor;
        } else {
            coverage.social_media = SocialMedia::Mentioned;
        }
        coverage
    }

    /// The starter questions that a statement's decided amendments answer; nothing for a statement that is only proposed.
    fn decided(&self, id: StatementId, statement: &Statement) -> Option<Vec<Prompt>> {
        let decided = self.amendments_of(id).filter(|(_, amendment)| amendment.decided_on.is_some());
        let answers: Vec<Option<Prompt>> = decided.map(|(_, amendment)| amendment.answers).collect();
        (!statement.by_amendment || !answers.is_empty()).then(|| answers.into_iter().flatten().collect())
    }
}
