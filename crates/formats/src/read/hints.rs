//! Hints at the part a statement plays: where it stands, how it begins, and what the lexicon finds in it. What belongs
//! here is noticing them; how much each counts for which role stands in `lexicon/roles.tsv` and is weighed in `roles`.

use super::cut::Words;
use super::document::{Answer, Attention, Kind, Role, Statement};
use super::lexicon::{Find, Sign};

/// A role word counts as the statement's label only if it stands among its first words.
const LABEL_WITHIN_WORDS: usize = 2;

/// A longer heading in which a channel is named is about something else: `Why we post to social media`.
const CHANNEL_HEADING_MOST_WORDS: usize = 3;

/// A verb alone, or with one word, may as well be a noun: `Share`, `Post frequency`.
const DOING_LEAST_WORDS: usize = 3;

/// So many items make a list that shows what those in it are.
const LIST_LEAST_ITEMS: usize = 3;

/// A statement with no more words than this is a name rather than a sentence.
const NAME_MOST_WORDS: usize = 3;

/// A statement with no more words than this is a line rather than a paragraph.
const LINE_MOST_WORDS: usize = 12;

/// A statement with more words than this says more than one thing.
const LONG_LEAST_WORDS: usize = 40;

/// Something about a statement that speaks for one role and against others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Hint {
    /// True of every statement: what a role starts with.
    Always,
    /// It is one of these.
    Is(Kind),
    /// The heading right above announces this.
    Under(Role),
    /// A heading further above announces this, and none between says anything.
    Beneath(Role),
    /// The heading that gives the role says the thing itself: `Goal 1: Tell great stories`.
    UnderStated(Role),
    /// No heading above says what stands under it.
    UnderNothing,
    /// The sentence that leads to the list it stands in announces this.
    Lead(Role),
    /// It begins with a word for this, as a label.
    Label(Role),
    /// It says so in so many words.
    Says(Role),
    /// A word for this stands somewhere in it.
    Names(Role),
    /// The document's title announces this.
    Document(Role),
    /// A heading that begins with a word for this and goes on: `Goal 1: Tell great stories`.
    Titled(Role),
    /// A heading with a word for this that says no more.
    Announces(Role),
    /// It begins with a verb that says what is to be done.
    Doing,
    /// It begins with a number.
    Numbered,
    /// It asks.
    Asks,
    /// It leads to something.
    EndsInColon,
    /// It is a name, a line, or long.
    Short,
    /// As [`Hint::Short`].
    Line,
    /// As [`Hint::Short`].
    Long,
    /// It says what must be or should be.
    Must,
    /// It speaks of social media or names a channel.
    Social,
    /// A channel's name is all of it.
    OnlyChannel,
    /// It begins with a channel's name.
    BeginsChannel,
    /// It speaks of dialogue.
    Dialogue,
    /// It speaks of this attention.
    Speaks(Attention),
    /// It tells this of the three things to be told about social media.
    Tells(Answer),
    /// A row of ticks.
    Ticks,
    /// The first row of a table, which mostly names its columns.
    FirstRow,
    /// A row of a table with a column headed so.
    Column(Role),
    /// The title of the document.
    Title,
    /// It stands before the first heading.
    Opening,
    /// No more than an address or the name of an account.
    Address,
    /// It begins with those it is for.
    BeginsForWhom,
    /// It begins with those who do it.
    BeginsByWhom,
    /// It begins with a word that says what is being done: `publishing`, `helping`.
    BeginsDoing,
    /// Most of what is listed with it begins with a verb that says what is to be done.
    AmongDoing,
    /// What the first of its label, its lead, its verb, its headings and its words gives.
    First(Role),
    /// None of these gives anything.
    FirstNothing,
    /// It is a heading with a heading, a list or text under it.
    Over(Kind),
}

impl Hint {
    /// Every hint there is.
    pub(super) fn all() -> Vec<Self> {
        let mut all = vec![
            Self::Always,
            Self::UnderNothing,
            Self::Doing,
            Self::Numbered,
            Self::Asks,
            Self::EndsInColon,
            Self::Short,
            Self::Line,
            Self::Long,
            Self::Must,
            Self::Social,
            Self::OnlyChannel,
            Self::BeginsChannel,
            Self::Dialogue,
            Self::Ticks,
            Self::FirstRow,
            Self::Title,
            Self::Opening,
            Self::Address,
            Self::BeginsForWhom,
            Self::BeginsByWhom,
            Self::BeginsDoing,
            Self::AmongDoing,
            Self::FirstNothing,
        ];
        for kind in Kind::ALL {
            all.extend([Self::Is(*kind), Self::Over(*kind)]);
        }
        for role in Role::ALL {
            all.extend([Self::Under(*role), Self::Beneath(*role), Self::UnderStated(*role), Self::Lead(*role)]);
            all.extend([Self::Label(*role), Self::Says(*role), Self::Names(*role), Self::Document(*role)]);
            all.extend([Self::Titled(*role), Self::Announces(*role), Self::First(*role), Self::Column(*role)]);
        }
        all.extend(Attention::ALL.iter().map(|attention| Self::Speaks(*attention)));
        all.extend(Answer::ALL.iter().map(|answer| Self::Tells(*answer)));
        all.sort_unstable();
        all
    }

    /// The role that a label at the beginning says.
    pub(super) const fn label(self) -> Option<Role> {
        if let Self::Label(role) = self { Some(role) } else { None }
    }

    /// What the hint is called in `lexicon/roles.tsv`.
    pub(super) fn key(self) -> String {
        let (word, of) = match self {
            Self::Always => ("always", ""),
            Self::Is(kind) => ("is", kind.key()),
            Self::Under(role) => ("under", role.key()),
            Self::Beneath(role) => ("beneath", role.key()),
            Self::UnderStated(role) => ("under-stated", role.key()),
            Self::UnderNothing => ("under-nothing", ""),
            Self::Lead(role) => ("lead", role.key()),
            Self::Label(role) => ("label", role.key()),
            Self::Says(role) => ("says", role.key()),
            Self::Names(role) => ("names", role.key()),
            Self::Document(role) => ("document", role.key()),
            Self::Titled(role) => ("titled", role.key()),
            Self::Announces(role) => ("announces", role.key()),
            Self::Doing => ("doing", ""),
            Self::Numbered => ("numbered", ""),
            Self::Asks => ("asks", ""),
            Self::EndsInColon => ("ends-in-colon", ""),
            Self::Short => ("short", ""),
            Self::Line => ("line", ""),
            Self::Long => ("long", ""),
            Self::Must => ("must", ""),
            Self::Social => ("social", ""),
            Self::OnlyChannel => ("only-channel", ""),
            Self::BeginsChannel => ("begins-channel", ""),
            Self::Dialogue => ("dialogue", ""),
            Self::Speaks(attention) => ("speaks", attention.key()),
            Self::Tells(answer) => ("tells", answer.key()),
            Self::Ticks => ("ticks", ""),
            Self::FirstRow => ("first-row", ""),
            Self::Column(role) => ("column", role.key()),
            Self::Title => ("title", ""),
            Self::Opening => ("opening", ""),
            Self::Address => ("address", ""),
            Self::BeginsForWhom => ("begins-for-whom", ""),
            Self::BeginsByWhom => ("begins-by-whom", ""),
            Self::BeginsDoing => ("begins-doing", ""),
            Self::AmongDoing => ("among-doing", ""),
            Self::First(role) => ("first", role.key()),
            Self::FirstNothing => ("first-nothing", ""),
            Self::Over(kind) => ("over", kind.key()),
        };
        if of.is_empty() { word.to_owned() } else { format!("{word} {of}") }
    }
}

/// A hint, and the words that gave it; empty where no words did.
pub(super) type Found = (Hint, String);

/// What is known about headings and lists while the statements are gone through in order.
pub(super) struct Hints {
    title: String,
    document: Vec<Role>,
    /// What each open heading gives; in step with the path of the next statement.
    open: Vec<Option<Given>>,
    /// The role that a sentence ending in a colon gives to the list after it.
    lead: Option<(Role, String)>,
    /// The roles that the headings of a table's columns give.
    columns: Vec<(Role, String)>,
    /// Whether a heading other than the title has been met.
    has_begun: bool,
    /// What stood before.
    last: Option<Kind>,
}

/// The role a heading gives to what stands under it.
struct Given {
    role: Role,
    words: String,
    is_stated: bool,
}

impl Hints {
    pub(super) fn new(title: &str) -> Self {
        Self {
            title: title.to_owned(),
            document: Vec::new(),
            open: Vec::new(),
            lead: None,
            columns: Vec::new(),
            has_begun: false,
            last: None,
        }
    }

    /// The hints at one statement's role. To be asked of each in order; `next` is what stands after it.
    pub(super) fn of(
        &mut self,
        statement: &Statement,
        next: Option<Kind>,
        finds: &[Find],
        words: &Words<'_>,
    ) -> Vec<Found> {
        self.open.truncate(statement.path.len());
        let mut hints: Vec<Found> = vec![(Hint::Always, String::new()), (Hint::Is(statement.kind), String::new())];
        self.of_place(statement, &mut hints);
        of_text(statement, finds, words, &mut hints);
        if statement.kind == Kind::Heading {
            self.lead = None;
            self.of_heading(statement, next, finds, words, &mut hints);
        } else {
            self.of_lead(statement, finds, &mut hints);
        }
        if statement.kind == Kind::Paragraph && !self.has_begun {
            hints.push((Hint::Opening, String::new()));
        }
        for role in &self.document {
            hints.push((Hint::Document(*role), String::new()));
        }
        self.of_table(statement, next, finds, &mut hints);
        self.last = Some(statement.kind);
        let first = first_of(&hints);
        hints.push(first.map_or((Hint::FirstNothing, String::new()), |(role, words)| (Hint::First(role), words)));
        hints.sort_by_key(|(hint, _)| *hint);
        hints.dedup_by_key(|(hint, _)| *hint);
        hints
    }

    /// Adds what only shows once all statements have been gone through: what those listed together do.
    pub(super) fn of_lists(statements: &[Statement], all: &mut [Vec<Found>]) {
        let has = |found: &Vec<Found>, wanted: Hint| found.iter().any(|(hint, _)| *hint == wanted);
        let is_item = |place: usize| statements.get(place).is_some_and(|one| one.kind == Kind::ListItem);
        let mut start = 0;
        while start < statements.len() {
            let end = (start..statements.len()).find(|place| !is_item(*place)).unwrap_or(statements.len());
            let doing = (start..end)
                .filter(|place| {
                    all.get(*place).is_some_and(|found| has(found, Hint::Doing) || has(found, Hint::BeginsDoing))
                })
                .count();
            if end - start >= LIST_LEAST_ITEMS && doing * 2 > end - start {
                for found in all.iter_mut().take(end).skip(start) {
                    found.push((Hint::AmongDoing, String::new()));
                }
            }
            start = end + 1;
        }
    }

    /// What the first row of a table says of its columns.
    fn of_table(&mut self, statement: &Statement, next: Option<Kind>, finds: &[Find], hints: &mut Vec<Found>) {
        // A list between two rows stood in a cell.
        let is_in_table = matches!(self.last, Some(Kind::TableRow | Kind::ListItem));
        match (statement.kind, is_in_table, next) {
            (Kind::TableRow, true, _) => {
                hints.extend(self.columns.iter().map(|(role, words)| (Hint::Column(*role), words.clone())));
            }
            (Kind::TableRow, false, Some(Kind::TableRow)) => {
                hints.push((Hint::FirstRow, String::new()));
                let roles = finds.iter().filter_map(|find| Some((find.sign.role_of_heading()?, find.words.clone())));
                self.columns = roles.collect();
            }
            (Kind::ListItem, true, _) => {}
            (Kind::Heading | Kind::Paragraph | Kind::ListItem | Kind::TableRow, _, _) => self.columns.clear(),
        }
    }

    fn of_place(&self, statement: &Statement, hints: &mut Vec<Found>) {
        let above = self.open.iter().rev().enumerate().find_map(|(above, given)| Some((above, given.as_ref()?)));
        let Some((above, given)) = above else {
            hints.push((Hint::UnderNothing, String::new()));
            return;
        };
        let is_list = matches!(statement.kind, Kind::ListItem | Kind::TableRow);
        let hint = if given.is_stated && (is_list || above > 0) {
            Hint::UnderStated(given.role)
        } else if above == 0 {
            Hint::Under(given.role)
        } else {
            Hint::Beneath(given.role)
        };
        hints.push((hint, given.words.clone()));
    }

    fn of_heading(
        &mut self,
        statement: &Statement,
        next: Option<Kind>,
        finds: &[Find],
        words: &Words<'_>,
        hints: &mut Vec<Found>,
    ) {
        // The document's own title says what it is, not what each part of it does.
        let is_title = statement.path.is_empty() && statement.text == self.title;
        let roles = || finds.iter().filter_map(|find| Some((find.sign.role_of_heading()?, find)));
        if is_title {
            self.document = roles().map(|(role, _)| role).collect();
            self.open.push(None);
            hints.push((Hint::Title, String::new()));
            return;
        }
        self.has_begun = true;
        if let Some(next) = next {
            hints.push((Hint::Over(next), String::new()));
        }
        let names_more = words.count() > CHANNEL_HEADING_MOST_WORDS;
        let given = roles()
            .filter(|(role, find)| *role != Role::Channel || find.first_word == 0 || !names_more)
            .min_by_key(|(_, find)| (find.first_word, std::cmp::Reverse(find.end_word)));
        let by_channel = finds.iter().find(|find| matches!(find.sign, Sign::Channel(_)) && !names_more);
        let given = given.or_else(|| by_channel.map(|find| (Role::Channel, find)));
        // `Goal 1: Tell great stories` is a goal; `Goals` only announces some.
        let label = roles().find(|(_, find)| find.first_word <= words.begins_at());
        let is_stated = label.is_some_and(|(_, label)| says_more(words, label));
        match label {
            Some((role, label)) if is_stated => hints.push((Hint::Titled(role), label.words.clone())),
            Some(_) | None => {
                if let Some((role, find)) = given {
                    hints.push((Hint::Announces(role), find.words.clone()));
                }
            }
        }
        self.open.push(given.map(|(role, find)| Given { role, words: find.words.clone(), is_stated }));
    }

    fn of_lead(&mut self, statement: &Statement, finds: &[Find], hints: &mut Vec<Found>) {
        let is_list = matches!(statement.kind, Kind::ListItem | Kind::TableRow);
        if is_list {
            if let Some((role, words)) = &self.lead {
                hints.push((Hint::Lead(*role), words.clone()));
            }
            return;
        }
        self.lead = None;
        if statement.text.ends_with(':') {
            // Of several, the last one stands next to the list.
            self.lead = text_roles(finds)
                .max_by_key(|(_, find)| (find.end_word, find.end_word - find.first_word))
                .map(|(role, find)| (role, find.words.clone()));
        }
    }
}

/// The role that the first of label, lead, verb, headings and words gives.
fn first_of(hints: &[Found]) -> Option<(Role, String)> {
    let find =
        |of: &dyn Fn(Hint) -> Option<Role>| hints.iter().find_map(|(hint, words)| Some((of(*hint)?, words.clone())));
    let label = find(&|hint| if let Hint::Label(role) | Hint::Titled(role) = hint { Some(role) } else { None });
    let is_heading = hints.iter().any(|(hint, _)| *hint == Hint::Is(Kind::Heading));
    let doing = find(&|hint| (hint == Hint::Doing).then_some(Role::Activity));
    if is_heading {
        return label.or(doing);
    }
    if hints.iter().any(|(hint, _)| *hint == Hint::FirstRow) {
        return None;
    }
    // Of several columns, none says what the row is.
    let columns = hints.iter().filter(|(hint, _)| matches!(hint, Hint::Column(_))).count();
    let column = find(&|hint| if let Hint::Column(role) = hint { Some(role) } else { None }).filter(|_| columns == 1);
    let lead = find(&|hint| if let Hint::Lead(role) = hint { Some(role) } else { None });
    let for_goal = find(&|hint| (hint == Hint::UnderStated(Role::Goal)).then_some(Role::Activity));
    let above = find(&|hint| {
        if let Hint::Under(role) | Hint::Beneath(role) | Hint::UnderStated(role) = hint { Some(role) } else { None }
    });
    let heading = for_goal.or(above);
    let says = find(&|hint| if let Hint::Says(role) = hint { Some(role) } else { None });
    // What is done about a channel is not the channel.
    let doing = doing.filter(|_| !matches!(heading, Some((role, _)) if role != Role::Channel));
    label.or(column).or(lead).or(doing).or(heading).or(says)
}

fn text_roles(finds: &[Find]) -> impl Iterator<Item = (Role, &Find)> {
    finds.iter().filter_map(|find| Some((find.sign.role_of_text()?, find)))
}

/// What the text says, wherever it stands.
fn of_text(statement: &Statement, finds: &[Find], words: &Words<'_>, hints: &mut Vec<Found>) {
    let mut add = |hint: Hint, words: &str| hints.push((hint, words.to_owned()));
    let begins_at = words.begins_at();
    for (role, find) in text_roles(finds) {
        let is_label = find.first_word < begins_at + LABEL_WITHIN_WORDS && words.is_label(find.end_word);
        let hint = if is_label {
            Hint::Label(role)
        } else if find.end_word - find.first_word > 1 {
            Hint::Says(role)
        } else {
            Hint::Names(role)
        };
        add(hint, &find.words);
    }
    for find in finds {
        match find.sign {
            Sign::SocialMedia => add(Hint::Social, &find.words),
            Sign::Channel(_) => {
                add(Hint::Social, &find.words);
                let is_first = find.first_word <= begins_at;
                if is_first && find.end_word >= words.count() {
                    add(Hint::OnlyChannel, &find.words);
                } else if is_first {
                    add(Hint::BeginsChannel, &find.words);
                }
            }
            Sign::Dialogue => add(Hint::Dialogue, &find.words),
            Sign::Attention(attention) => add(Hint::Speaks(attention), &find.words),
            Sign::Answer(answer) => {
                add(Hint::Tells(answer), &find.words);
                if find.first_word <= begins_at + 1 {
                    match answer {
                        Answer::ForWhom => add(Hint::BeginsForWhom, &find.words),
                        Answer::ByWhom => add(Hint::BeginsByWhom, &find.words),
                        Answer::WhatFor => {}
                    }
                }
            }
            Sign::Must => add(Hint::Must, &find.words),
            Sign::RoleOfHeading(_) | Sign::RoleOfText(_) | Sign::Doing | Sign::Aside => {}
        }
    }
    if let Some(words) = doing(finds, words) {
        add(Hint::Doing, &words);
    }
    if begins_at > 0 {
        add(Hint::Numbered, "");
    }
    if statement.text.ends_with('?') {
        add(Hint::Asks, "");
    }
    if statement.text.ends_with(':') {
        add(Hint::EndsInColon, "");
    }
    if is_address(&statement.text) {
        add(Hint::Address, "");
    }
    if words.is_gerund(begins_at) {
        add(Hint::BeginsDoing, words.slice(begins_at, begins_at + 1));
    }
    let count = words.count();
    if count <= NAME_MOST_WORDS {
        add(Hint::Short, "");
    } else if count <= LINE_MOST_WORDS {
        add(Hint::Line, "");
    } else if count > LONG_LEAST_WORDS {
        add(Hint::Long, "");
    }
    if statement.kind == Kind::TableRow && statement.text.contains('✓') {
        add(Hint::Ticks, "");
    }
}

/// `@somebody`, `#channel`, `somebody@place.org`, each perhaps with a word or two in brackets.
fn is_address(text: &str) -> bool {
    let mut parts = text.split_whitespace();
    let first = parts.next().unwrap_or_default();
    (first.starts_with(['@', '#']) || first.contains('@')) && parts.count() < NAME_MOST_WORDS
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
