//! What becomes of figures when somebody has said who is who: claims that keep all the file says. Nothing is merged,
//! and what a plan already holds is not written again.
//!
//! A claim's id follows from its figure. Whoever brings the same file a second time, or at the same moment as somebody
//! else, asks for the same ids: the journal takes each once, and who was second looks again at what is there.

use crate::clock;
use crate::error::Problem;
use crate::fields::Fields;
use crate::view::View;
use formats::usage::{Figure, Value, channel_key, is_channel};
use plan::{
    Amount, AskedOf, AudienceId, Basis, Change, ChannelField, ChannelId, ChannelKey, Claim, ClaimField, ClaimId,
    MemberId, Plan, TextEdit, Usage,
};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use words::Lang;

/// The word for a channel that the plan doesn't have yet.
const NEW: &str = "new";
/// What a file speaks of, each once and in its order.
pub struct Found {
    pub groups: Vec<String>,
    pub channels: Vec<String>,
    pub questions: Vec<String>,
    pub periods: Vec<String>,
    /// How many figures answer each question.
    figures_of: BTreeMap<String, usize>,
}

impl Found {
    pub fn of(figures: &[Figure]) -> Self {
        let each = |part: fn(&Figure) -> &String| {
            let mut seen = BTreeSet::new();
            figures.iter().map(part).filter(|name| seen.insert(name.as_str())).cloned().collect()
        };
        Self {
            groups: each(|figure| &figure.group),
            channels: each(|figure| &figure.channel),
            questions: each(|figure| &figure.question),
            periods: each(|figure| &figure.period),
            figures_of: figures.iter().fold(BTreeMap::new(), |mut counts, figure| {
                *counts.entry(figure.question.clone()).or_default() += 1;
                counts
            }),
        }
    }
}

impl Found {
    /// The question with most figures, the first of several.
    pub fn most_asked(&self) -> &str {
        let most = self.questions.iter().enumerate().max_by_key(|(at, question)| {
            (self.figures_of.get(*question).copied().unwrap_or_default(), std::cmp::Reverse(*at))
        });
        most.map_or("", |(_, question)| question.as_str())
    }
}

/// The word of the scale for what a cell says.
pub fn usage_of(value: Value) -> Usage {
    match value {
        Value::Word(usage) => usage,
        Value::Percent(percent) => plan::weighing::word_of(percent / 100.0),
    }
}

/// The audience that is called the same as a group.
pub fn audience_of(view: &View, group: &str) -> String {
    let same = |name: &str| name.trim().to_lowercase() == group.trim().to_lowercase();
    let found = view.plan.audiences.iter().find(|(_, audience)| same(audience.name.as_str()));
    found.map_or_else(String::new, |(id, _)| id.to_string())
}

/// The plan's channels, to choose from.
pub fn channels(plan: &Plan) -> Vec<(String, String)> {
    plan.channels.iter().map(|(id, row)| (id.to_string(), row.name.as_str().to_owned())).collect()
}

/// The plan's channels and the one that is meant, a new one where there is none; and which of them is meant.
pub fn channel_options(
    plan: &Plan,
    lang: Lang,
    name: &str,
    channels: &[(String, String)],
) -> (Vec<(String, String)>, String) {
    let mut options = channels.to_vec();
    if let Some(id) = known_channel(plan, name) {
        return (options, id.to_string());
    }
    let new = new_option(lang, name);
    let chosen = if is_channel(name) { new.0.clone() } else { String::new() };
    options.push(new);
    (options, chosen)
}

/// The well-known channels that the plan doesn't have, as new ones.
pub fn well_known(plan: &Plan, lang: Lang) -> Vec<(String, String)> {
    let keys = ChannelKey::ALL.iter().filter(|key| key.word() != "own");
    let names = keys.map(|key| words::text(lang, &format!("channel-{}", key.word())));
    names.filter(|name| known_channel(plan, name).is_none()).map(|name| new_option(lang, &name)).collect()
}

/// The choice of a channel that the plan doesn't have yet, under the name people know it by.
fn new_option(lang: Lang, name: &str) -> (String, String) {
    let name =
        channel_key(name).map_or_else(|| name.to_owned(), |key| words::text(lang, &format!("channel-{}", key.word())));
    (format!("{NEW}:{name}"), words::with(lang, "figures-new-channel", &[("name", name.into())]))
}

/// Whether a choice is a channel that the plan doesn't have yet.
pub fn is_new(choice: &str) -> bool {
    choice == NEW || choice.split_once(':').is_some_and(|(word, _)| word == NEW)
}

/// Whether two names are of one channel.
fn alike(one: &str, other: &str) -> bool {
    let key = channel_key(one);
    key.is_some() && key == channel_key(other) || one.to_lowercase() == other.to_lowercase()
}

fn known_channel(plan: &Plan, name: &str) -> Option<ChannelId> {
    let key = channel_key(name);
    let same = |(_, channel): &(ChannelId, &plan::Channel)| {
        (key.is_some() && (channel.key == key || channel_key(channel.name.as_str()) == key))
            || channel.name.as_str().to_lowercase() == name.to_lowercase()
    };
    plan.channels.iter().find(same).map(|(id, _)| id)
}

/// Whether it answers the question and is of the period that was chosen.
fn is_asked_for(figure: &Figure, form: &Fields) -> bool {
    let wanted = |field: &str, part: &str| form.text(field).is_empty() || form.text(field) == part;
    wanted("question", &figure.question) && wanted("period", &figure.period)
}

/// How many figures somebody has said who is who of, whether they are there already or not.
pub fn picked(figures: &[Figure], form: &Fields) -> usize {
    let found = Found::of(figures);
    let chosen = |letter: char, names: Vec<String>| {
        let said = |(at, _): &(usize, String)| !form.text(&format!("{letter}{at}")).is_empty();
        names.into_iter().enumerate().filter(said).map(|(_, name)| name).collect::<BTreeSet<_>>()
    };
    let (groups, channels) = (chosen('g', found.groups), chosen('c', found.channels));
    let is_picked = |figure: &&Figure| groups.contains(&figure.group) && channels.contains(&figure.channel);
    figures.iter().filter(is_picked).filter(|figure| is_asked_for(figure, form)).count()
}

/// Whether a change brings a claim, and not the channel it is about.
pub fn is_of_claim(change: &Change) -> bool {
    matches!(change, Change::AddClaim { .. } | Change::Restore(plan::Ref::Claim(_)))
}

/// The changes that write the figures somebody has said who is who of, and that are not there yet.
pub fn claims(
    plan: &Plan,
    figures: &[Figure],
    form: &Fields,
    member: Option<MemberId>,
) -> Result<Vec<Change>, Problem> {
    let found = Found::of(figures);
    let basis = form.word("basis", Basis::from_word)?;
    let mut audiences: BTreeMap<&str, AudienceId> = BTreeMap::new();
    for (at, group) in found.groups.iter().enumerate() {
        audiences.extend(form.parsed(&format!("g{at}"))?.map(|id: AudienceId| (group.as_str(), id)));
    }
    let mut channels: BTreeMap<&str, Where> = BTreeMap::new();
    for (at, name) in found.channels.iter().enumerate() {
        let field = format!("c{at}");
        // What is new to one who reads may have been added by somebody else meanwhile.
        let called = match form.text(&field).split_once(':') {
            Some((NEW, called)) => Some(called),
            Some(_) | None => (form.text(&field) == NEW).then_some(name.as_str()),
        };
        let place = match called {
            Some(called) => {
                Some(known_channel(plan, called).map_or_else(|| Where::New(at, called.to_owned()), Where::There))
            }
            None => form.parsed(&field)?.map(Where::There),
        };
        channels.extend(place.map(|place| (name.as_str(), place)));
    }
    let mut written: BTreeSet<Told> = plan.claims.iter().map(|(_, claim)| Told::of(claim)).collect();
    let (mut fresh, mut changes) = (Vec::new(), Vec::new());
    let mut made: Vec<(ChannelId, String)> = Vec::new();
    for (at, figure) in figures.iter().enumerate() {
        let (Some(audience), Some(place)) =
            (audiences.get(figure.group.as_str()), channels.get_mut(figure.channel.as_str()))
        else {
            continue;
        };
        if !is_asked_for(figure, form) {
            continue;
        }
        let channel = match place {
            Where::There(id) => *id,
            Where::New(number, called) => {
                // Two names of the file's may mean one channel.
                let known = made.iter().find(|(_, other)| alike(other, called)).map(|(id, _)| *id);
                let id = known.unwrap_or_else(|| {
                    let (id, change) = new_channel(plan, *number, called);
                    fresh.push(change);
                    made.push((id, called.clone()));
                    id
                });
                *place = Where::There(id);
                id
            }
        };
        let told = Told::from_figure(*audience, channel, figure, form);
        let id = told.id(at, &figure.channel);
        if !written.insert(told.clone()) {
            continue;
        }
        if plan.claims.even_removed(id).is_some() {
            // It came from the file before. Where it has been corrected it stays so; where it was deleted it is wanted again.
            changes.extend(plan.claims.get(id).is_none().then(|| Change::Restore(id.into())));
            continue;
        }
        let measured = plan::weighing::last_day_in(&told.period);
        let mut fields = told.fields();
        fields.extend([
            ClaimField::Basis(basis),
            ClaimField::EffectiveCount(figure.effective_count),
            ClaimField::ClaimedBy(member),
            ClaimField::On(Some(measured.unwrap_or_else(clock::today))),
        ]);
        // Everybody who was asked are others than any one audience; a group is taken for those it was picked for.
        fields.extend(figure.group.is_empty().then_some(ClaimField::AskedOf(Some(AskedOf::Others))));
        changes.push(Change::AddClaim { id, fields });
    }
    fresh.append(&mut changes);
    Ok(fresh)
}

/// Where the figures of a channel go.
enum Where {
    /// A channel of the plan's.
    There(ChannelId),
    /// One that comes with its first figure: its place among the file's, and its name.
    New(usize, String),
}

/// Bits of an id that tell claims apart which stand at one place of different files.
const ID_BITS_OF_FIGURE: u32 = 39;
/// Bits of a new channel's id that follow from its name, below those of its place in the file.
const ID_BITS_OF_NAME: u32 = 28;
/// Bits of its place in the file; those above are the clock's, two minutes long.
const ID_BITS_OF_PLACE: u32 = 8;

/// A channel that a file brings. Two who bring it at the same moment ask for the same one.
fn new_channel(plan: &Plan, at: usize, name: &str) -> (ChannelId, Change) {
    let key = channel_key(name);
    let called = key.map_or_else(|| name.to_lowercase(), |key| key.word().to_owned());
    let bits = ID_BITS_OF_PLACE + ID_BITS_OF_NAME;
    // The next two minutes: after the channels that are there, and one after the other.
    let clock = ((clock::mint() >> bits) + 1) << bits;
    let place = (at as u64).min((1 << ID_BITS_OF_PLACE) - 1) << ID_BITS_OF_NAME;
    let id = ChannelId::from_raw(clock | place | digest(&[&called], ID_BITS_OF_NAME));
    if plan.channels.even_removed(id).is_some() {
        return (id, Change::Restore(id.into()));
    }
    let fields = vec![ChannelField::Name(TextEdit::new(name)), ChannelField::Key(key)];
    (id, Change::AddChannel { id, fields })
}

/// So many bits that follow from these words and from nothing else.
fn digest(words: &[&str], bits: u32) -> u64 {
    let mut hash = Sha256::new();
    for word in words {
        hash.update((word.len() as u64).to_be_bytes());
        hash.update(word.as_bytes());
    }
    let first = hash.finalize().iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte));
    first & ((1 << bits) - 1)
}

/// Makes the field of a claim that a text goes into.
type SetText = fn(TextEdit) -> ClaimField;

/// What a claim says and where it is from: two that agree in all of it are the same figure.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Told {
    audience: AudienceId,
    channel: ChannelId,
    usage: Option<Usage>,
    share_percent: Option<Amount>,
    source: String,
    base: String,
    question: String,
    period: String,
}

impl Told {
    fn of(claim: &Claim) -> Self {
        Self {
            audience: claim.audience,
            channel: claim.channel,
            usage: claim.usage,
            share_percent: claim.share_percent,
            source: claim.source.as_str().to_owned(),
            base: claim.asked_base.as_str().to_owned(),
            question: claim.question.as_str().to_owned(),
            period: claim.period.clone(),
        }
    }

    /// What the file doesn't say, the form does.
    fn from_figure(audience: AudienceId, channel: ChannelId, figure: &Figure, form: &Fields) -> Self {
        let or = |said: &str, field: &str| if said.is_empty() { form.text(field) } else { said }.to_owned();
        let base = [figure.group.as_str(), &or(&figure.base, "base")];
        let base: Vec<&str> = base.into_iter().filter(|part| !part.is_empty()).collect();
        let share_percent = match figure.value {
            Value::Percent(percent) => Amount::from_f64(percent),
            Value::Word(_) => None,
        };
        Self {
            audience,
            channel,
            usage: Some(usage_of(figure.value)),
            share_percent,
            source: or(&figure.source, "source"),
            base: base.join(", "),
            question: or(&figure.question, "asked"),
            period: or(&figure.period, "when"),
        }
    }

    /// The id of the claim that a figure becomes: its place in the file, so that claims stand in the file's order, and
    /// what it says. The channel counts by the file's name for it, which is the same before and after it is in the plan.
    fn id(&self, at: usize, channel: &str) -> ClaimId {
        let share = self.share_percent.map_or_else(String::new, |share| share.as_f64().to_string());
        let words: [&str; 8] = [
            &self.audience.to_string(),
            channel,
            self.usage.map_or("", Usage::word),
            &share,
            &self.source,
            &self.base,
            &self.question,
            &self.period,
        ];
        ClaimId::from_raw((at as u64 + 1) << ID_BITS_OF_FIGURE | digest(&words, ID_BITS_OF_FIGURE))
    }

    fn fields(self) -> Vec<ClaimField> {
        let mut fields = vec![
            ClaimField::Audience(self.audience),
            ClaimField::Channel(self.channel),
            ClaimField::Usage(self.usage),
            ClaimField::SharePercent(self.share_percent),
            ClaimField::Period(self.period),
        ];
        let texts: [(String, SetText); 3] = [
            (self.source, ClaimField::Source),
            (self.base, ClaimField::AskedBase),
            (self.question, ClaimField::Question),
        ];
        fields
            .extend(texts.into_iter().filter(|(text, _)| !text.is_empty()).map(|(text, set)| set(TextEdit::new(text))));
        fields
    }
}
