//! Putting marks on statements: what the lexicon finds in a statement, in the headings above it and in the sentence
//! that leads to it.

use super::coverage;
use super::cut::Cutter;
use super::document::{Attention, Because, Channel, Document, Format, Kind, Language, Statement};
use super::hints::{Found, Hints};
use super::language::Tally;
use super::lexicon::{Find, Sign, lexicon};
use super::outline::Outlined;
use super::roles;

/// So many bytes of a statement are looked at for marks; no paragraph that anybody wrote is as long.
const MAX_MARKED_BYTES: usize = 32 * 1024;

/// The words of so many bytes of a document are kept while it is looked at; those of the rest are cut once more, since
/// they take several times the room of the text.
const MAX_KEPT_BYTES: usize = 2 * 1024 * 1024;

/// Marks every statement, and judges the whole.
pub(super) fn mark(outlined: Outlined, format: Format) -> Document {
    let Outlined { title, mut statements } = outlined;
    let Looked { language, finds, hints } = look(&title, &statements);
    for ((statement, found), hints) in statements.iter_mut().zip(&finds).zip(&hints) {
        mark_one(statement, found);
        if let Some((role, cause)) = roles::weigh(hints) {
            statement.marks.role = Some(role);
            statement.because.push(Because { mark: format!("role:{}", role.key()), words: cause });
        }
    }
    let coverage = coverage::judge(&title, &mut statements, &finds, language);
    Document { title, language, format, statements, coverage }
}

/// The hints at each statement's role, by name.
pub(super) fn role_hints(outlined: &Outlined) -> Vec<Vec<String>> {
    let names = |hints: Vec<Found>| hints.into_iter().map(|(hint, _)| hint.key()).collect();
    look(&outlined.title, &outlined.statements).hints.into_iter().map(names).collect()
}

/// What is found in a document, per statement.
struct Looked {
    /// The language of the whole.
    language: Language,
    finds: Vec<Vec<Find>>,
    hints: Vec<Vec<Found>>,
}

fn look(title: &str, statements: &[Statement]) -> Looked {
    let mut cutter = Cutter::new();
    let mut whole = Tally::default();
    let mut cut = Vec::with_capacity(statements.len());
    let mut kept_bytes = 0;
    for statement in statements {
        let words = cutter.cut(marked_part(&statement.text));
        let mut tally = Tally::default();
        tally.add(words.tallies());
        whole.add(std::iter::once(tally));
        kept_bytes += statement.text.len();
        cut.push((Some(words).filter(|_| kept_bytes <= MAX_KEPT_BYTES), tally));
    }
    let language = whole.language();
    let mut looked = Looked { language, finds: Vec::with_capacity(cut.len()), hints: Vec::with_capacity(cut.len()) };
    let mut hints = Hints::new(title);
    // Whether each open heading is that of sources and the like, which say nothing about what is planned.
    let mut asides: Vec<bool> = Vec::new();
    for (place, (statement, (words, tally))) in statements.iter().zip(cut).enumerate() {
        let words = words.unwrap_or_else(|| cutter.cut(marked_part(&statement.text)));
        let mut found = lexicon().find(&words, tally.language_within(language));
        asides.truncate(statement.path.len());
        let is_aside = asides.iter().any(|aside| *aside);
        if statement.kind == Kind::Heading {
            asides.push(found.iter().any(|find| matches!(find.sign, Sign::Aside)));
        }
        if is_aside {
            found.clear();
        }
        let next = statements.get(place + 1).map(|next| next.kind);
        let of_role = hints.of(statement, next, &found, &words);
        looked.hints.push(if is_aside { Vec::new() } else { of_role });
        looked.finds.push(found);
    }
    Hints::of_lists(statements, &mut looked.hints);
    looked
}

/// The part of a text that is looked at for marks, cut between letters.
fn marked_part(text: &str) -> &str {
    let end = (0..=MAX_MARKED_BYTES.min(text.len())).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
    &text[..end]
}

/// Whether a word for buying stands right beside what was found.
fn is_bought(find: &Find, finds: &[Find]) -> bool {
    /// So many words apart are beside each other: `annonser på Facebook`, `boost our Instagram posts`.
    const MOST_WORDS_APART: usize = 3;
    finds.iter().any(|other| {
        matches!(other.sign, Sign::Attention(Attention::Paid))
            && other.first_word <= find.end_word + MOST_WORDS_APART
            && find.first_word <= other.end_word + MOST_WORDS_APART
    })
}

/// The marks that a statement's own words cause.
fn mark_one(statement: &mut Statement, finds: &[Find]) {
    let mut social: Option<String> = None;
    let mut passes_on = false;
    let because = &mut statement.because;
    let mut add = |mark: String, words: &str| {
        let is_known =
            because.iter().any(|known| known.mark == mark && known.words.to_lowercase() == words.to_lowercase());
        if !is_known {
            because.push(Because { mark, words: words.to_owned() });
        }
    };
    for find in finds {
        match find.sign {
            Sign::Attention(attention) => {
                if !statement.marks.attention.contains(&attention) {
                    statement.marks.attention.push(attention);
                }
                add(format!("attention:{}", attention.key()), &find.words);
            }
            Sign::Dialogue => {
                statement.marks.dialogue = true;
                add("dialogue".to_owned(), &find.words);
            }
            Sign::SocialMedia => {
                social.get_or_insert_with(|| find.words.clone());
                passes_on |= !is_bought(find, finds);
                add("social_media".to_owned(), &find.words);
            }
            Sign::Channel(channel) => {
                if !statement.marks.channels.contains(&channel) {
                    statement.marks.channels.push(channel);
                }
                add(format!("channel:{}", channel.key()), &find.words);
                if channel.is_social() {
                    passes_on |= channel != Channel::Blog && !is_bought(find, finds);
                    social.get_or_insert_with(|| find.words.clone());
                }
            }
            Sign::RoleOfHeading(_) | Sign::RoleOfText(_) | Sign::Doing | Sign::Must | Sign::Aside | Sign::Answer(_) => {
            }
        }
    }
    let Some(words) = social else {
        return;
    };
    statement.marks.social_media = true;
    if !statement.because.iter().any(|because| because.mark == "social_media") {
        statement.because.push(Because { mark: "social_media".to_owned(), words: words.clone() });
    }
    // Social media are where attention is shared – unless the statement speaks of buying it there. A blog is one's own.
    let attention = &mut statement.marks.attention;
    if passes_on && !attention.contains(&Attention::Shared) {
        attention.push(Attention::Shared);
        attention.sort_unstable();
        statement.because.push(Because { mark: "attention:shared".to_owned(), words });
    }
}
