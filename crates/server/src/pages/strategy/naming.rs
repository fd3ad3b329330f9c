//! What a draft out of a statement is called. Strategies list who they are for as `Press and media – need facts they can
//! quote`, below a paragraph on why audiences matter: the first is an audience with a name and a need, the second is none.

use formats::read::{Lead, after};
use plan::{StatementKind, StatementRole};

/// Letters of a name that fits on one line of a page; a longer one is cut where it may be.
const NAME_MOST_CHARS: usize = 60;
/// Words of a paragraph that can still be who somebody is, rather than something said about them.
const PARAGRAPH_MOST_WORDS: usize = 12;
/// Words that a goal has at least.
const NAME_LEAST_WORDS: usize = 3;
/// What stands between a name and what is said about it.
const BETWEEN: [&str; 4] = [" – ", " — ", " - ", ": "];
/// Where a long list of who belongs to it may be cut.
const CUTS: [&str; 3] = [", ", " (", "; "];

/// Words and sentences of a paragraph that can still be one goal, rather than what is said about several.
const GOAL_MOST_WORDS: usize = 45;
/// As [`GOAL_MOST_WORDS`].
const GOAL_MOST_SENTENCES: usize = 2;
/// An audience as a statement names it.
#[derive(Debug, PartialEq, Eq)]
pub struct Named<'a> {
    /// What it is called.
    pub name: &'a str,
    /// What the statement says they need, if it does.
    pub needs: &'a str,
}

/// The audience that a statement names.
pub fn audience(text: &str) -> Named<'_> {
    let text = text.trim().trim_end_matches('.');
    let text = after(Lead::Audience, text).unwrap_or(text);
    let at = BETWEEN.iter().filter_map(|sign| Some((text.find(sign)?, sign.len()))).min();
    let (name, needs) = at.map_or((text, ""), |(at, long)| (&text[..at], text[at + long..].trim()));
    if name.chars().count() <= NAME_MOST_CHARS {
        return Named { name, needs };
    }
    let cut = CUTS.iter().filter_map(|sign| name.find(sign)).min();
    Named { name: cut.map_or(name, |cut| &name[..cut]), needs }
}

/// The same beginning with a capital, unless its first word is a name with letters of its own, such as `eLearning`.
pub fn as_name(text: &str) -> String {
    let first = text.split(' ').next().unwrap_or_default();
    let mut letters = text.chars();
    match letters.next() {
        Some(letter) if first.chars().all(|letter| !letter.is_uppercase()) => {
            letter.to_uppercase().chain(letters).collect()
        }
        Some(_) | None => text.to_owned(),
    }
}

/// The goal that a statement states: without its number, the word that announces it, and the sentences that explain it.
pub fn goal(text: &str) -> &str {
    let text = without_number(text.trim());
    let labelled = after(Lead::Goal, text).and_then(|rest| {
        let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ' || c == '.');
        rest.strip_prefix([':', '–', '—']).map(str::trim_start)
    });
    let text = labelled.filter(|rest| !rest.is_empty()).unwrap_or(text);
    let first = sentences(text).next().unwrap_or(text);
    // A name alone says less than the whole: `Great stories. Every document holds one.`
    if first.split_whitespace().count() < NAME_LEAST_WORDS { text } else { first }
}

/// Whether a statement begins with a number of its own, such as `1.2 Answer more`.
pub fn is_numbered(text: &str) -> bool {
    without_number(text.trim()) != text.trim()
}

/// `1.2 Answer more` without its number; `40 new members` keeps what is counted.
fn without_number(text: &str) -> &str {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let number = &text[..text.len() - rest.len()];
    if number.contains('.') && rest.starts_with(' ') { rest.trim_start() } else { text }
}

/// The sentences of a text, without what ends them but for a question mark.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let is_sentence = |part: &&str| !part.is_empty();
    text.split(". ").map(|part| part.trim().trim_end_matches('.')).filter(is_sentence)
}

/// Whether a statement is likely to be an audience or a goal itself, and not something said about them. Where some stand in a
/// list (`is_beside_a_list`), the paragraphs around it lead on to them.
pub fn is_likely_one(what: StatementRole, text: &str, kind: StatementKind, is_beside_a_list: bool) -> bool {
    let text = text.trim();
    let leads_on = text.ends_with([':', '?']);
    let is_name = what == StatementRole::Audience;
    let is_long = || text.contains(". ") || text.split_whitespace().count() > PARAGRAPH_MOST_WORDS;
    let is_said_about_them = match kind {
        StatementKind::Paragraph => is_beside_a_list || if is_name { is_long() } else { explains(text) },
        // A heading announces what stands under it, unless it says the goal itself.
        StatementKind::Heading => !is_name && goal(text) == text,
        StatementKind::ListItem | StatementKind::TableRow => false,
    };
    let is_aside = || after(Lead::Aside, text).is_some();
    !leads_on && !is_said_about_them && !is_matrix_row(text) && !is_aside()
}

/// Whether a paragraph says too much to be a goal. One with a number of its own is explained in the same breath.
fn explains(text: &str) -> bool {
    let is_long = text.split_whitespace().count() > GOAL_MOST_WORDS || sentences(text).count() > GOAL_MOST_SENTENCES;
    is_long && !is_numbered(text)
}

/// `mishmash.no | ✓ | ✓`: who is met where, or another table's row.
fn is_matrix_row(text: &str) -> bool {
    text.contains(" | ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use StatementKind::{ListItem, Paragraph, TableRow};
    use StatementRole::{Audience, Goal};

    #[test]
    fn a_name_ends_where_something_is_said_about_it() {
        for (text, name, needs) in [
            ("De folkevalgte", "De folkevalgte", ""),
            ("Presse og media — trenger tall de kan sitere.", "Presse og media", "trenger tall de kan sitere"),
            ("Teachers: ready-made lessons", "Teachers", "ready-made lessons"),
            ("Innbyggerne, særlig dem som berøres av det vi gjør, herunder elevene på skolene våre", "Innbyggerne", ""),
            ("Lag, foreninger og grendehus", "Lag, foreninger og grendehus", ""),
            ("Målgruppa vår er foreldre med små barn.", "foreldre med små barn", ""),
            ("Our target group is people who have just moved here", "people who have just moved here", ""),
        ] {
            assert_eq!(audience(text), Named { name, needs }, "{text}");
        }
    }

    #[test]
    fn a_name_begins_with_a_capital() {
        for (text, name) in
            [("åpne skoler", "Åpne skoler"), ("eLearning-folk", "eLearning-folk"), ("Unge", "Unge"), ("", "")]
        {
            assert_eq!(as_name(text), name);
        }
    }

    #[test]
    fn what_is_said_about_all_of_them_is_none_of_them() {
        for (text, kind, is_one) in [
            ("Medarbeiderne, herunder tillitsvalgte og vernetjenesten", ListItem, true),
            ("Foreldre til barn mellom seks og ti år.", Paragraph, true),
            ("Ulike målgrupper trenger ulik tilnærming. Derfor skiller vi mellom dem.", Paragraph, false),
            ("God dialog med dem vi er til for, er nødvendig for at vi skal nå målene våre.", Paragraph, false),
            ("Dette er de viktigste:", Paragraph, false),
            ("Audience: who did we reach?", ListItem, false),
            ("Nettsidene | ✓ | ✓ |", TableRow, false),
        ] {
            assert_eq!(is_likely_one(Audience, text, kind, false), is_one, "{text}");
        }
        let goal = "Et godt omdømme gjør det lettere å rekruttere. Det gjør oss også bedre rustet når noe går galt.";
        assert!(is_likely_one(Goal, goal, Paragraph, false));
        assert!(!is_likely_one(Goal, goal, Paragraph, true), "the goals are in the list beside it");
        assert!(is_likely_one(Goal, "Flere barn skal begynne på kulturskolen", ListItem, true));
        assert!(!is_likely_one(Goal, "Dette er målene våre:", Paragraph, false));
        assert!(!is_likely_one(Goal, "Priority area 4: Internal communication", StatementKind::Heading, false));
        assert!(is_likely_one(Goal, "Goal 1: Tell great stories", StatementKind::Heading, false));
        let told = "Hvert bilde forteller noe. Staben kjenner dem. De skriver om dem. Det tar tid.";
        assert!(!is_likely_one(Goal, told, Paragraph, false), "said about goals");
        assert!(
            is_likely_one(Goal, &format!("1.1 Fortelle mer. {told}"), Paragraph, false),
            "a goal and what is said about it"
        );
    }

    #[test]
    fn a_goal_is_the_sentence_that_says_it() {
        for (text, sentence) in [
            ("Goal 1: Tell great stories", "Tell great stories"),
            ("Mål 2 – Flere unge på møtene.", "Flere unge på møtene"),
            ("1.1 Support staff storytelling. A team does it.", "Support staff storytelling"),
            ("Vi styrker demokratiet. Det gjør vi sammen.", "Vi styrker demokratiet"),
            ("40 nye medlemmer innen påske", "40 nye medlemmer innen påske"),
            ("Goals", "Goals"),
            ("Great stories. Every document holds one.", "Great stories. Every document holds one."),
            ("Målet er at flere låner", "Målet er at flere låner"),
        ] {
            assert_eq!(goal(text), sentence, "{text}");
        }
    }
}
