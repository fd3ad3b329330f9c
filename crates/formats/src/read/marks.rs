//! Putting marks on statements: what the lexicon finds in a statement, in the headings above it and in the sentence
//! that leads to it.

use super::coverage;
use super::cut::{Cutter, Words};
use super::document::{Attention, Because, Channel, Document, Format, Kind, Role, Statement};
use super::language::Tally;
use super::lexicon::{Find, Sign, lexicon};
use super::outline::Outlined;

/// So many bytes of a statement are looked at for marks; no paragraph that anybody wrote is as long.
const MAX_MARKED_BYTES: usize = 32 * 1024;

/// A role word counts as the statement's label only if it stands among its first words.
const LABEL_WITHIN_WORDS: usize = 2;

/// A longer heading in which a channel is named is about something else: `Why we post to social media`.
const CHANNEL_HEADING_MOST_WORDS: usize = 3;

/// A verb alone, or with one word, may as well be a noun: `Share`, `Post frequency`.
const DOING_LEAST_WORDS: usize = 3;

/// Marks every statement, and judges the whole.
pub(super) fn mark(outlined: Outlined, format: Format) -> Document {
    let Outlined { title, mut statements } = outlined;
    let mut cutter = Cutter::new();
    let mut whole = Tally::default();
    let mut tallies = Vec::with_capacity(statements.len());
    for statement in &statements {
        let mut tally = Tally::default();
        tally.add(cutter.cut(marked_part(&statement.text)).tallies());
        whole.add(std::iter::once(tally));
        tallies.push(tally);
    }
    let language = whole.language();
    let mut roles = Roles { title: title.clone(), open: Vec::new(), lead: None };
    // Whether each open heading is that of sources and the like, which say nothing about what is planned.
    let mut asides: Vec<bool> = Vec::new();
    let mut finds: Vec<Vec<Find>> = Vec::with_capacity(statements.len());
    for (statement, tally) in statements.iter_mut().zip(tallies) {
        let text = statement.text.clone();
        let words = cutter.cut(marked_part(&text));
        let mut found = lexicon().find(&words, tally.language_within(language));
        asides.truncate(statement.path.len());
        let is_aside = asides.iter().any(|aside| *aside);
        if statement.kind == Kind::Heading {
            asides.push(found.iter().any(|find| matches!(find.sign, Sign::Aside)));
        }
        if is_aside {
            found.clear();
        }
        mark_one(statement, &found);
        if let Some((role, cause)) = roles.role_of(statement, &found, &words).filter(|_| !is_aside) {
            statement.marks.role = Some(role);
            statement.because.push(Because { mark: format!("role:{}", role.key()), words: cause });
        }
        finds.push(found);
    }
    let coverage = coverage::judge(&title, &statements, &finds, language);
    Document { title, language, format, statements, coverage }
}

/// The part of a text that is looked at for marks, cut between letters.
fn marked_part(text: &str) -> &str {
    let end = (0..=MAX_MARKED_BYTES.min(text.len())).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
    &text[..end]
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
                passes_on = true;
                add("social_media".to_owned(), &find.words);
            }
            Sign::Channel(channel) => {
                if !statement.marks.channels.contains(&channel) {
                    statement.marks.channels.push(channel);
                }
                add(format!("channel:{}", channel.key()), &find.words);
                if channel.is_social() {
                    passes_on |= channel != Channel::Blog;
                    social.get_or_insert_with(|| find.words.clone());
                }
            }
            Sign::RoleOfHeading(_) | Sign::RoleOfText(_) | Sign::Doing | Sign::Aside | Sign::Answer(_) => {}
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
    if passes_on && !attention.contains(&Attention::Paid) && !attention.contains(&Attention::Shared) {
        attention.push(Attention::Shared);
        attention.sort_unstable();
        statement.because.push(Because { mark: "attention:shared".to_owned(), words });
    }
}

/// What is known about roles while the statements are gone through in order.
struct Roles {
    title: String,
    /// What each open heading gives; in step with the path of the next statement.
    open: Vec<Option<Given>>,
    /// The role that a sentence ending in a colon gives to the list after it.
    lead: Option<(Role, String)>,
}

/// The role a heading gives to what stands under it.
struct Given {
    role: Role,
    words: String,
    /// Whether the heading says the thing itself, as `Goal 1: Tell great stories` does.
    is_stated: bool,
}

impl Roles {
    /// The role that comes from the headings. Under a goal that its heading states, the first words explain it; what is
    /// listed, or has a heading of its own, is done for it.
    fn heading(&self, is_list: bool) -> Option<(Role, String)> {
        let (above, given) =
            self.open.iter().rev().enumerate().find_map(|(above, given)| Some((above, given.as_ref()?)))?;
        let is_for_it = given.role == Role::Goal && given.is_stated && (is_list || above > 0);
        Some((if is_for_it { Role::Activity } else { given.role }, given.words.clone()))
    }

    fn role_of(&mut self, statement: &Statement, finds: &[Find], words: &Words<'_>) -> Option<(Role, String)> {
        self.open.truncate(statement.path.len());
        // One word alone says little – `kanaler` stands everywhere – unless it is a label or leads to a list.
        let leads = !matches!(statement.kind, Kind::Heading) && statement.text.ends_with(':');
        let in_text = |within: usize| {
            finds
                .iter()
                .filter(|find| find.first_word < within)
                .filter(|find| {
                    find.end_word - find.first_word > 1
                        || leads
                        || (find.first_word < LABEL_WITHIN_WORDS && words.is_label(find.end_word))
                })
                .filter_map(|find| Some((find.sign.role_of_text()?, find)))
                .min_by_key(|(_, find)| (find.first_word, std::cmp::Reverse(find.end_word)))
        };
        let doing = doing(finds, words).map(|words| (Role::Activity, words));
        if statement.kind == Kind::Heading {
            self.lead = None;
            // The document's own title says what it is, not what each part of it does.
            let is_title = statement.path.is_empty() && statement.text == self.title;
            let names_more = words.count() > CHANNEL_HEADING_MOST_WORDS;
            let given = finds
                .iter()
                .filter_map(|find| Some((find.sign.role_of_heading()?, find)))
                .filter(|(role, find)| *role != Role::Channel || find.first_word == 0 || !names_more)
                .min_by_key(|(_, find)| (find.first_word, std::cmp::Reverse(find.end_word)));
            let by_channel = finds.iter().find(|find| matches!(find.sign, Sign::Channel(_)) && !names_more);
            let given = match given {
                Some((role, find)) => Some((role, find.words.clone())),
                None => by_channel.map(|find| (Role::Channel, find.words.clone())),
            };
            // `Goal 1: Tell great stories` is a goal; `Goals` only announces some.
            let is_stated = given_at_start(finds).is_some_and(|(_, label)| says_more(words, label));
            self.open.push(given.filter(|_| !is_title).map(|(role, words)| Given { role, words, is_stated }));
            let Some((role, label)) = given_at_start(finds) else { return doing.filter(|_| !is_title) };
            return (says_more(words, label) && !is_title).then(|| (role, label.words.clone()));
        }
        let is_list = matches!(statement.kind, Kind::ListItem | Kind::TableRow);
        if !is_list {
            self.lead = None;
        }
        let label = in_text(LABEL_WITHIN_WORDS).map(|(role, find)| (role, find.words.clone()));
        let lead = self.lead.clone().filter(|_| is_list);
        let heading = self.heading(is_list);
        let anywhere = in_text(usize::MAX).map(|(role, find)| (role, find.words.clone()));
        if leads && !is_list {
            self.lead = anywhere.clone();
        }
        // What is done about a channel is not the channel.
        let doing = doing.filter(|_| !matches!(heading, Some((role, _)) if role != Role::Channel));
        label.or(lead).or(doing).or(heading).or(anywhere)
    }
}

/// The verb that a statement begins with, if it says what is to be done: after its number, and after one adverb.
fn doing(finds: &[Find], words: &Words<'_>) -> Option<String> {
    let within = words.begins_at() + 1;
    let find = finds.iter().find(|find| matches!(find.sign, Sign::Doing) && find.first_word <= within)?;
    let is_first = find.first_word < within || words.is_adverb(within.saturating_sub(1));
    (is_first && words.count() >= DOING_LEAST_WORDS).then(|| find.words.clone())
}

/// Whether a heading goes on after its label: `Goal 1: Tell great stories`.
fn says_more(words: &Words<'_>, label: &Find) -> bool {
    let rest = words.after(label.end_word).trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ' || c == '.');
    rest.strip_prefix([':', '–', '—']).is_some_and(|rest| rest.split_whitespace().count() > 1)
}

/// The role word that a heading begins with.
fn given_at_start(finds: &[Find]) -> Option<(Role, &Find)> {
    finds.iter().filter(|find| find.first_word == 0).find_map(|find| Some((find.sign.role_of_heading()?, find)))
}
