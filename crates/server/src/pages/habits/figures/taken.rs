//! What becomes of figures when somebody has said who is who: claims that keep all the file says. Nothing is merged,
//! and what a plan already holds is not written again.

use crate::clock;
use crate::error::Problem;
use crate::fields::Fields;
use crate::live::room::MAX_CHANGES;
use crate::view::View;
use formats::usage::{Figure, Value, channel_key};
use plan::{
    Amount, AudienceId, Basis, Change, ChannelField, ChannelId, Claim, ClaimField, ClaimId, MemberId, Plan, TextEdit,
    Usage,
};
use std::collections::{BTreeMap, BTreeSet};

/// The word for a channel that the plan doesn't have yet.
const NEW: &str = "new";
/// What a file speaks of, each once and in its order.
pub struct Found {
    pub groups: Vec<String>,
    pub channels: Vec<String>,
    pub questions: Vec<String>,
    pub periods: Vec<String>,
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
        }
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

/// The plan's channels, the one that is meant first in mind; a new one where there is none.
pub fn channel_options(view: &View, name: &str, channels: &[(String, String)]) -> (Vec<(String, String)>, String) {
    let mut options = channels.to_vec();
    if let Some(id) = known_channel(&view.plan, name) {
        return (options, id.to_string());
    }
    options.push((NEW.to_owned(), view.tw("figures-new-channel", &[("name", name.into())])));
    let chosen = if channel_key(name).is_some() { NEW.to_owned() } else { String::new() };
    (options, chosen)
}

fn known_channel(plan: &Plan, name: &str) -> Option<ChannelId> {
    let key = channel_key(name);
    let same = |(_, channel): &(ChannelId, &plan::Channel)| {
        (key.is_some() && (channel.key == key || channel_key(channel.name.as_str()) == key))
            || channel.name.as_str().to_lowercase() == name.to_lowercase()
    };
    plan.channels.iter().find(same).map(|(id, _)| id)
}

/// The changes that write the figures somebody has said who is who of.
pub fn claims(
    plan: &Plan,
    figures: &[Figure],
    form: &Fields,
    member: Option<MemberId>,
) -> Result<Vec<Change>, Problem> {
    let found = Found::of(figures);
    let basis = form.word("basis", Basis::from_word)?;
    // Minted beforehand and sorted: claims then stand in the file's order, and are different from each other even
    // within one millisecond.
    let mut minted = BTreeSet::new();
    while minted.len() < figures.len() + found.channels.len() {
        minted.insert(clock::mint());
    }
    let mut minted = minted.into_iter();
    let mut fresh = || minted.next().unwrap_or_else(clock::mint);
    let mut audiences: BTreeMap<&str, AudienceId> = BTreeMap::new();
    for (at, group) in found.groups.iter().enumerate() {
        audiences.extend(form.parsed(&format!("g{at}"))?.map(|id: AudienceId| (group.as_str(), id)));
    }
    let mut changes = Vec::new();
    let mut channels: BTreeMap<&str, ChannelId> = BTreeMap::new();
    for (at, name) in found.channels.iter().enumerate() {
        let field = format!("c{at}");
        let id = if form.text(&field) == NEW {
            // Somebody else may have added it meanwhile.
            let there = known_channel(plan, name);
            Some(there.unwrap_or_else(|| {
                let id = ChannelId::from_raw(fresh());
                let fields =
                    vec![ChannelField::Name(TextEdit::new(name.clone())), ChannelField::Key(channel_key(name))];
                changes.push(Change::AddChannel { id, fields });
                id
            }))
        } else {
            form.parsed(&field)?
        };
        channels.extend(id.map(|id| (name.as_str(), id)));
    }
    let wanted = |field: &str, part: &str| form.text(field).is_empty() || form.text(field) == part;
    let mut written: BTreeSet<Told> = plan.claims.iter().map(|(_, claim)| Told::of(claim)).collect();
    for figure in figures {
        let (Some(audience), Some(channel)) =
            (audiences.get(figure.group.as_str()), channels.get(figure.channel.as_str()))
        else {
            continue;
        };
        if !wanted("question", &figure.question) || !wanted("period", &figure.period) {
            continue;
        }
        let told = Told::from_figure(*audience, *channel, figure, form);
        if written.contains(&told) {
            continue;
        }
        written.insert(told.clone());
        let mut fields = told.fields();
        fields.extend([
            ClaimField::Basis(basis),
            ClaimField::EffectiveCount(figure.effective_count),
            ClaimField::ClaimedBy(member),
            ClaimField::On(Some(clock::today())),
        ]);
        changes.push(Change::AddClaim { id: ClaimId::from_raw(fresh()), fields });
    }
    if changes.len() > MAX_CHANGES { Err(Problem::TooLarge) } else { Ok(changes) }
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
