//! One sentence per change, in no language yet: a key and what goes into it. The words are found elsewhere.

use crate::change::for_each_kind;
use crate::*;
use jiff::civil::Date;

/// Most characters of a text that a sentence quotes.
const QUOTE_CHARS: usize = 80;

/// Something that goes into a sentence.
#[derive(Debug, Clone, PartialEq)]
pub enum Arg {
    /// Text that people wrote.
    Text(String),
    /// A number.
    Number(i64),
    /// Somebody, whose name is known elsewhere.
    Member(MemberId),
    /// A day.
    Day(Date),
    /// A word that is itself to be looked up.
    Word(String),
}

/// A sentence to be put into words.
#[derive(Debug, Clone, PartialEq)]
pub struct Sentence {
    /// Which sentence.
    pub key: String,
    /// What goes into it, by name.
    pub args: Vec<(&'static str, Arg)>,
}

impl Sentence {
    /// A sentence with nothing in it yet.
    #[must_use]
    pub fn new(key: impl Into<String>) -> Self {
        Self { key: key.into(), args: Vec::new() }
    }

    /// The same with one more thing in it.
    #[must_use]
    pub fn with(mut self, name: &'static str, arg: Arg) -> Self {
        self.args.push((name, arg));
        self
    }
}

/// What people call a thing, short enough to quote; removed things too.
#[must_use]
pub fn name_of(plan: &Plan, what: Ref) -> Arg {
    let text = |text: Option<&Text>| text.map(|text| text.as_str().to_owned());
    let name = match what {
        Ref::Statement(id) => Some(plan.statement_text(id).to_owned()),
        Ref::Amendment(id) => text(plan.amendments.even_removed(id).map(|row| &row.text)),
        Ref::Audience(id) => text(plan.audiences.even_removed(id).map(|row| &row.name)),
        Ref::Objective(id) => text(plan.objectives.even_removed(id).map(|row| &row.sentence)),
        Ref::Belief(id) => text(plan.beliefs.even_removed(id).map(|row| &row.text)),
        Ref::Channel(id) => text(plan.channels.even_removed(id).map(|row| &row.name)),
        Ref::Account(id) => text(plan.accounts.even_removed(id).map(|row| &row.name)),
        Ref::Claim(id) => {
            return plan.claims.even_removed(id).map_or(Arg::Text(String::new()), |claim| {
                let part = |what: Ref| match name_of(plan, what) {
                    Arg::Text(name) => name,
                    Arg::Number(_) | Arg::Member(_) | Arg::Day(_) | Arg::Word(_) => String::new(),
                };
                Arg::Text(format!("{} · {}", part(claim.audience.into()), part(claim.channel.into())))
            });
        }
        Ref::Brainstorm(id) => text(plan.brainstorms.even_removed(id).map(|row| &row.title)),
        Ref::Idea(id) => text(plan.ideas.even_removed(id).map(|row| &row.presence)),
        Ref::Measure(id) => text(plan.measures.even_removed(id).map(|row| &row.title)),
        Ref::Level(id) => text(plan.levels.even_removed(id).map(|row| &row.name)),
        Ref::Skill(id) => text(plan.skills.even_removed(id).map(|row| &row.name)),
        Ref::Person(id) => {
            return plan.people.even_removed(id).map_or(Arg::Text(String::new()), |row| Arg::Member(row.member));
        }
        Ref::Absence(id) => {
            let person = plan.absences.even_removed(id).map(|row| row.person);
            return person.map_or(Arg::Text(String::new()), |person| name_of(plan, person.into()));
        }
        Ref::Lesson(id) => text(plan.lessons.even_removed(id).map(|row| &row.learnt)),
        Ref::SetupStep(id) => text(plan.setup_steps.even_removed(id).map(|row| &row.what)),
        Ref::CalendarEntry(id) => text(plan.calendar_entries.even_removed(id).map(|row| &row.what)),
        Ref::Reading(id) => {
            let objective = plan.readings.even_removed(id).map(|row| row.objective);
            return objective.map_or(Arg::Text(String::new()), |objective| name_of(plan, objective.into()));
        }
        Ref::Review(id) => {
            let measure = plan.reviews.even_removed(id).map(|row| row.measure);
            return measure.map_or(Arg::Text(String::new()), |measure| name_of(plan, measure.into()));
        }
    };
    Arg::Text(quote(&name.unwrap_or_default()))
}

/// The beginning of a text, ended at a word.
fn quote(text: &str) -> String {
    if text.chars().count() <= QUOTE_CHARS {
        return text.to_owned();
    }
    let cut: String = text.chars().take(QUOTE_CHARS).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{} …", &cut[..end])
}

fn about(plan: &Plan, key: &str, what: impl Into<Ref>) -> Sentence {
    let what = what.into();
    Sentence::new(key)
        .with("kind", Arg::Word(format!("kind-{}", kind_word(what.kind()))))
        .with("name", name_of(plan, what))
}

/// The kind as a word in keys: `setup-step`.
fn kind_word(kind: Kind) -> String {
    let mut word = String::new();
    for letter in format!("{kind:?}").chars() {
        if letter.is_uppercase() && !word.is_empty() {
            word.push('-');
        }
        word.extend(letter.to_lowercase());
    }
    word
}

/// What `change` does, as the history tells it. `plan` is the plan right after it.
///
/// Keys: `did-add`, `did-set`, `did-remove`, `did-restore`, `did-set-plan`, `did-bring-strategy`,
/// `did-take-strategy-away`, `did-anchor`, `did-let-go`, `did-link`, `did-unlink`, `did-set-overlap`,
/// `did-set-worth`, `did-set-worth-because`, `did-clear-worth`, `did-set-commitment`, `did-choose`, `did-leave-out`, `did-vote`,
/// `did-react`, `did-merge-audience`, `did-fill-cells`, `did-together`, `did-set-aside`, `did-take-up`, `did-import`. Words inside them: `kind-…`, `field-KIND-FIELD`, `worth-…`.
#[must_use]
pub fn describe(plan: &Plan, change: &Change) -> Sentence {
    macro_rules! dispatch {
        ($( $kind:ident $add:ident $set:ident $id:ident $field:ident ),*) => {
            match change {
                $(
                    Change::$add { id, .. } => about(plan, "did-add", *id),
                    Change::$set { id, field } => {
                        let field = format!("field-{}-{}", kind_word(Kind::$kind), field.name().replace('_', "-"));
                        about(plan, "did-set", *id).with("field", Arg::Word(field))
                    }
                )*
                Change::SetPlan(field) => Sentence::new("did-set-plan")
                    .with("field", Arg::Word(format!("field-plan-{}", field.name().replace('_', "-")))),
                Change::BringStrategy { document: Some(document), statements } => Sentence::new("did-bring-strategy")
                    .with("name", Arg::Text(quote(&document.title)))
                    .with("count", Arg::Number(i64::try_from(statements.len()).unwrap_or(i64::MAX))),
                Change::BringStrategy { document: None, .. } => Sentence::new("did-take-strategy-away"),
                Change::Anchor { what, statement, seen_revision } => {
                    let key = if seen_revision.is_some() { "did-anchor" } else { "did-let-go" };
                    about(plan, key, *what).with("other", name_of(plan, (*statement).into()))
                }
                Change::Link(link) => linked(plan, "did-link", *link),
                Change::Unlink(link) => linked(plan, "did-unlink", *link),
                Change::SetOverlap { audience, also_in, share_percent } => about(plan, "did-set-overlap", *audience)
                    .with("other", name_of(plan, (*also_in).into()))
                    .with("percent", Arg::Number(share_percent.map_or(0, i64::from))),
                Change::SetWorth { audience, channel, worth } => {
                    let key = match worth {
                        None => "did-clear-worth",
                        Some(worth) if worth.reason.is_empty() => "did-set-worth",
                        Some(_) => "did-set-worth-because",
                    };
                    let word = worth.as_ref().map_or("", |worth| worth.verdict.word());
                    let reason = worth.as_ref().map_or("", |worth| &worth.reason);
                    about(plan, key, *audience)
                        .with("other", name_of(plan, (*channel).into()))
                        .with("worth", Arg::Word(format!("worth-{word}")))
                        .with("reason", Arg::Text(quote(reason)))
                }
                Change::SetCommitment { person, measure, .. } => {
                    about(plan, "did-set-commitment", *person).with("other", name_of(plan, (*measure).into()))
                }
                Change::Choose { measure, choice: Some(_) } => about(plan, "did-choose", *measure),
                Change::Choose { measure, choice: None } => about(plan, "did-leave-out", *measure),
                Change::Vote { idea, dots, .. } => {
                    about(plan, "did-vote", *idea).with("count", Arg::Number(i64::from(*dots)))
                }
                Change::React { idea, .. } => about(plan, "did-react", *idea),
                Change::SetFindingAside { reason, .. } => match reason {
                    Some(reason) => Sentence::new("did-set-aside").with("reason", Arg::Text(quote(reason))),
                    None => Sentence::new("did-take-up"),
                },
                Change::MergeAudience { from, into } => {
                    about(plan, "did-merge-audience", *from).with("other", name_of(plan, (*into).into()))
                }
                Change::Together(steps) => {
                    let key = if steps.iter().all(is_about_a_claim) { "did-fill-cells" } else { "did-together" };
                    Sentence::new(key).with("count", Arg::Number(i64::try_from(steps.len()).unwrap_or(i64::MAX)))
                }
                Change::Import(_) => Sentence::new("did-import"),
                Change::Remove(what) => about(plan, "did-remove", *what),
                Change::Restore(what) => about(plan, "did-restore", *what),
            }
        };
    }
    for_each_kind!(dispatch)
}

fn is_about_a_claim(change: &Change) -> bool {
    matches!(
        change,
        Change::AddClaim { .. }
            | Change::SetClaim { .. }
            | Change::Remove(Ref::Claim(_))
            | Change::Restore(Ref::Claim(_))
    )
}

fn linked(plan: &Plan, key: &str, link: Link) -> Sentence {
    let (one, other) = link.ends();
    about(plan, key, one)
        .with("otherkind", Arg::Word(format!("kind-{}", kind_word(other.kind()))))
        .with("other", name_of(plan, other))
}
