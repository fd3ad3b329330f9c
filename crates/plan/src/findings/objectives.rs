//! Stage 3: whether every audience of priority has objectives of both kinds, and whether they are objectives.

use super::ground::Ground;
use super::{Finding, Severity};
use crate::{Objective, Stage, name_of};

/// Beginnings that tell where one will be or what one will make, not what it shall lead to.
const BEINGS: &[&str] = &[
    "be on",
    "be active on",
    "be in",
    "be present on",
    "have a",
    "start a",
    "start an",
    "create a",
    "open a",
    "post",
    "publish",
    "get on",
    "vere på",
    "være på",
    "være aktiv på",
    "være aktive på",
    "være til stede på",
    "være synlige på",
    "vere til stades på",
    "ha en",
    "ha ein",
    "starte",
    "opprette",
    "komme i gang med",
    "publisere",
    "poste",
    "legge ut",
];
/// Words that stand before the verb: "we shall be on", "å være på".
const BEFORE: &[&str] =
    &["we", "shall", "will", "should", "want", "to", "vi", "skal", "vil", "bør", "må", "ønsker", "å"];
/// Channels as people name them. With one of these right behind, a beginning is a measure.
const CHANNELS: &[&str] = &[
    "facebook",
    "instagram",
    "insta",
    "tiktok",
    "youtube",
    "linkedin",
    "snapchat",
    "twitter",
    "x",
    "mastodon",
    "bluesky",
    "reddit",
    "blog",
    "blogg",
    "podcast",
    "podkast",
    "newsletter",
    "nyhetsbrev",
    "sosiale",
    "social",
];
/// How many words behind the beginning may hold the channel.
const CHANNEL_WITHIN: usize = 6;

pub(super) fn look(ground: &Ground<'_>, found: &mut Vec<Finding>) {
    let plan = ground.plan;
    let new = |id, severity| Finding::new(id, Stage::Objectives, severity);
    for (id, _) in &ground.of_priority {
        let objectives = ground.objectives_of.get(id).map(Vec::as_slice).unwrap_or_default();
        if objectives.is_empty() {
            found.push(new("objective.none-for-audience", Severity::Needed).at(plan, *id));
            continue;
        }
        let of = |kind: fn(&Objective) -> bool| objectives.iter().filter(|(_, objective)| kind(objective)).count();
        let communication = of(|objective| objective.kinds.communication);
        let effect = of(|objective| objective.kinds.effect);
        if (communication == 0) != (effect == 0) {
            found.push(
                new("objective.one-kind-only", Severity::Advice)
                    .at(plan, *id)
                    .number("communication", communication)
                    .number("effect", effect),
            );
        }
    }
    for (id, objective) in plan.objectives.iter() {
        if is_activity(objective.sentence.as_str()) {
            found.push(new("objective.activity-not-objective", Severity::Advice).at(plan, id));
        }
        if !ground.holds(&objective.anchors) {
            found.push(new("objective.unanchored", Severity::Advice).at(plan, id));
        }
        if objective.indicator.as_ref().is_none_or(|indicator| indicator.what.trim().is_empty()) {
            found.push(new("objective.no-indicator", Severity::Advice).at(plan, id));
        }
        let moved = ground.moved(&objective.anchors);
        if let Some(statement) = moved.first() {
            found.push(
                new("anchor.statement-changed", Severity::Advice)
                    .at(plan, id)
                    .with("statement", name_of(plan, (*statement).into()))
                    .number("count", moved.len()),
            );
        }
    }
}

/// Whether a sentence reads like a measure: it begins (after "we shall", "å" and the like) with being somewhere or
/// making something, and names a channel within a few words. "Be on Instagram" does; "Folk skal være trygge på
/// oss" does not, for want of a channel; nor does "Be spoken well of on Facebook", for want of such a beginning.
fn is_activity(sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    let words: Vec<&str> =
        lower.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let begins = words.iter().position(|word| !BEFORE.contains(word)).unwrap_or(words.len());
    let rest = words.get(begins..).unwrap_or_default();
    let opening = BEINGS
        .iter()
        .map(|being| being.split(' ').collect::<Vec<_>>())
        .filter(|being| rest.starts_with(being))
        .map(|being| being.len())
        .max();
    // A sentence that goes on to say what it shall lead to is an objective with its measure in front.
    let says_why = words.windows(2).any(|two| matches!(two, ["for", "å"] | ["slik", "at"] | ["so", "that"]));
    opening.is_some_and(|opening| {
        !says_why && rest.iter().skip(opening).take(CHANNEL_WITHIN).any(|word| CHANNELS.contains(word))
    })
}

#[cfg(test)]
mod tests {
    use super::is_activity;

    #[test]
    fn being_somewhere_is_a_measure() {
        for sentence in [
            "Be on Instagram",
            "Vi skal være på Facebook",
            "Være på TikTok",
            "Start a podcast",
            "Vi vil ha en blogg",
            "Publisere tre ganger i uka på LinkedIn",
        ] {
            assert!(is_activity(sentence), "{sentence}");
        }
    }

    #[test]
    fn what_it_leads_to_is_an_objective() {
        for sentence in [
            "Flere søker barnehageplass på nett",
            "Folk skal være trygge på at vi svarer",
            "Be spoken well of on Facebook",
            "Have a reputation for answering fast",
            "Være på Facebook slik at foreldre slipper å ringe",
            "",
        ] {
            assert!(!is_activity(sentence), "{sentence}");
        }
    }
}
