//! What several claims about one cell come to together. Each claim counts as so many answers: a survey as its effective
//! number, a word as few or many by how sure the team is. Pooled they are a Beta distribution, widened by how far
//! the claims lie apart. What belongs elsewhere: how a share is drawn or said.

use crate::{Basis, Checked, Claim, Confidence, Usage};

/// Shares that the words of the scale stand for, from not at all to a lot.
const SHARE_OF_WORD: [f64; 4] = [0.02, 0.15, 0.40, 0.75];
/// Shares at which one word gives way to the next: halfway between what they stand for.
const NEXT_WORD_FROM: [f64; 3] = [0.085, 0.275, 0.575];
/// Answers that a guess, a fairly sure claim and a sure one count as.
const ANSWERS_IF_UNSURE: f64 = 4.0;
const ANSWERS_IF_FAIRLY_SURE: f64 = 12.0;
const ANSWERS_IF_SURE: f64 = 40.0;
/// Jeffreys' prior: half an answer each way before anybody has said anything.
const PRIOR_EACH_WAY: f64 = 0.5;
/// How many standard deviations either way hold eight of ten.
const DEVIATIONS_OF_RANGE: f64 = 1.2816;

/// What one claim brings.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weight {
    /// The share it says, between 0 and 1.
    pub share: f64,
    /// The answers it counts as.
    pub answers: f64,
}

/// What a claim brings; nothing when it says no amount, or was found wrong.
#[must_use]
pub fn weight_of(claim: &Claim) -> Option<Weight> {
    match claim.checked {
        Some(Checked::Rejected) => return None,
        Some(Checked::Confirmed) | None => {}
    }
    let measured = claim.share_percent.map(|percent| (percent.as_f64() / 100.0).clamp(0.0, 1.0));
    let share = measured.or_else(|| claim.usage.and_then(|usage| SHARE_OF_WORD.get(usage as usize).copied()))?;
    let by_sureness = match (claim.confidence, claim.basis) {
        (Some(Confidence::High), _) | (None, Some(Basis::Known)) => ANSWERS_IF_SURE,
        (Some(Confidence::Medium), _) => ANSWERS_IF_FAIRLY_SURE,
        (Some(Confidence::Low), _) | (None, Some(Basis::Assumed) | None) => ANSWERS_IF_UNSURE,
    };
    let counted = claim.effective_count.filter(|count| measured.is_some() && *count > 0);
    Some(Weight { share, answers: counted.map_or(by_sureness, f64::from) })
}

/// Several claims together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weighed {
    /// What is said on the whole, each claim by its weight: between 0 and 1. Somebody who says a quarter reads a quarter; how
    /// little that may be worth is in the range.
    pub share: f64,
    /// Eight of ten times it is at least this.
    pub least: f64,
    /// And at most this.
    pub most: f64,
    /// The answers all of them count as.
    pub answers: f64,
    /// Whether at least half of the weight is known and not assumed.
    pub is_known: bool,
}

impl Weighed {
    /// Nothing while no claim says how much.
    pub fn of<'a>(claims: impl Iterator<Item = &'a Claim>) -> Option<Self> {
        let (mut answers, mut yes, mut squared, mut known) = (0.0, 0.0, 0.0, 0.0);
        for claim in claims {
            let Some(weight) = weight_of(claim) else { continue };
            answers += weight.answers;
            yes += weight.answers * weight.share;
            squared += weight.answers * weight.share * weight.share;
            if claim.basis == Some(Basis::Known) {
                known += weight.answers;
            }
        }
        if answers == 0.0 {
            return None;
        }
        let all = answers + 2.0 * PRIOR_EACH_WAY;
        let (share, expected) = (yes / answers, (yes + PRIOR_EACH_WAY) / all);
        let apart = (squared / answers - share * share).max(0.0);
        let deviation = (expected * (1.0 - expected) / (all + 1.0) + apart).sqrt() * DEVIATIONS_OF_RANGE;
        let (least, most) = ((expected - deviation).clamp(0.0, share), (expected + deviation).clamp(share, 1.0));
        Some(Self { share, least, most, answers, is_known: known * 2.0 >= answers })
    }
}

/// The word of the scale for a share between 0 and 1.
#[must_use]
pub fn word_of(share: f64) -> Usage {
    let passed = NEXT_WORD_FROM.iter().filter(|from| share >= **from).count();
    Usage::ALL.get(passed).copied().unwrap_or(Usage::Lot)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test stops at what is wrong")]

    use super::*;
    use crate::Amount;

    fn assumed(usage: Usage, confidence: Confidence) -> Claim {
        Claim { usage: Some(usage), basis: Some(Basis::Assumed), confidence: Some(confidence), ..Claim::default() }
    }

    fn survey(percent: i32, count: u32) -> Claim {
        let share_percent = Some(Amount::whole(percent));
        Claim { share_percent, effective_count: Some(count), basis: Some(Basis::Known), ..Claim::default() }
    }

    fn said(claims: &[Claim]) -> String {
        let weighed = Weighed::of(claims.iter()).unwrap();
        let percent = |share: f64| (share * 100.0).round();
        format!(
            "{} {} ({}–{}) of {}{}",
            word_of(weighed.share).word(),
            percent(weighed.share),
            percent(weighed.least),
            percent(weighed.most),
            weighed.answers,
            if weighed.is_known { ", known" } else { "" }
        )
    }

    #[test]
    fn a_guess_is_wide_and_a_survey_narrow() {
        // Beta(0.5 + 1.6, 0.5 + 2.4), whose mean is 0.42: deviation √(0.42 · 0.58 / 6) = 0.20.
        assert_eq!(said(&[assumed(Usage::Some, Confidence::Low)]), "some 40 (16–68) of 4");
        // Beta(400.5, 600.5): mean 0.40, deviation 0.0155.
        assert_eq!(said(&[survey(40, 1000)]), "some 40 (38–42) of 1000, known");
    }

    #[test]
    fn a_survey_outweighs_a_guess_and_sources_that_disagree_widen_the_range() {
        assert_eq!(said(&[assumed(Usage::Lot, Confidence::Low), survey(10, 400)]), "a-little 11 (2–19) of 404, known");
        assert_eq!(said(&[survey(55, 1000), survey(49, 1000)]), "some 52 (48–56) of 2000, known");
    }

    #[test]
    fn what_was_found_wrong_or_says_no_amount_brings_nothing() {
        let wrong = Claim { checked: Some(Checked::Rejected), ..survey(90, 1000) };
        assert_eq!(Weighed::of([&wrong, &Claim::default()].into_iter()), None);
        let none = Claim { effective_count: Some(0), share_percent: Some(Amount::whole(300)), ..Claim::default() };
        assert_eq!(said(&[none]), "a-lot 100 (74–100) of 4");
    }
}
