//! What a draft out of a statement is called. Strategies list who they are for as `Press and media – need facts they can
//! quote`, below a paragraph on why audiences matter: the first is an audience with a name and a need, the second is none.

use plan::{StatementKind, StatementRole};

/// Letters of a name that fits on one line of a page; a longer one is cut where it may be.
const NAME_MOST_CHARS: usize = 60;
/// Words of a paragraph that can still be who somebody is, rather than something said about them.
const PARAGRAPH_MOST_WORDS: usize = 12;
/// What stands between a name and what is said about it.
const BETWEEN: [&str; 4] = [" – ", " — ", " - ", ": "];
/// Where a long list of who belongs to it may be cut.
const CUTS: [&str; 3] = [", ", " (", "; "];

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
    let at = BETWEEN.iter().filter_map(|sign| Some((text.find(sign)?, sign.len()))).min();
    let (name, needs) = at.map_or((text, ""), |(at, long)| (&text[..at], text[at + long..].trim()));
    if name.chars().count() <= NAME_MOST_CHARS {
        return Named { name, needs };
    }
    let cut = CUTS.iter().filter_map(|sign| name.find(sign)).min();
    Named { name: cut.map_or(name, |cut| &name[..cut]), needs }
}

/// Whether a statement is likely to be an audience or a goal itself, and not something said about them. Where some stand in a
/// list (`is_beside_a_list`), the paragraphs around it lead on to them.
pub fn is_likely_one(what: StatementRole, text: &str, kind: StatementKind, is_beside_a_list: bool) -> bool {
    let text = text.trim();
    let leads_on = text.ends_with([':', '?']);
    let is_name = what == StatementRole::Audience;
    let is_long = || text.contains(". ") || text.split_whitespace().count() > PARAGRAPH_MOST_WORDS;
    let is_said_about_them = match kind {
        StatementKind::Paragraph => is_beside_a_list || (is_name && is_long()),
        StatementKind::Heading | StatementKind::ListItem | StatementKind::TableRow => false,
    };
    !leads_on && !is_said_about_them && !is_matrix_row(text)
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
        ] {
            assert_eq!(audience(text), Named { name, needs }, "{text}");
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
    }
}
