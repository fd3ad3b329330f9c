//! The live pages of a plan, what can be open on them, and their addresses.

use jiff::civil::Date;
use plan::thread::Knot;
use plan::{
    AudienceId, ChannelId, ChannelKey, ClaimId, IdeaId, MeasureId, ObjectiveId, Plan, ReviewId, Stage, StatementId,
};
use std::borrow::Cow;

/// A live page of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Page {
    /// One of the nine stages.
    Stage(Stage),
    /// The history.
    History,
    /// The plan on two pages.
    TwoPages,
    /// Everything that follows from the plan.
    Findings,
    /// What the matrix of habits shows, as a plain list.
    Claims,
    /// The pairs of audience and channel that are not worth the time, and why.
    NotWorth,
    /// Figures for the habits, from a file or a clipboard.
    Figures,
    /// What the engine proposes to carry out, beside what is chosen.
    Proposal,
    /// The brainstorm on a big screen.
    Wall,
    /// Sorting, one idea after the other.
    OneByOne,
    /// The content calendar.
    Calendar(Spread),
    /// The red thread; the one through a point, or all of them.
    Thread(Option<Point>),
    /// A stage's page with one thing of it open to be worked on: only that one has its forms drawn.
    Open(Opened),
}

/// How much of the content calendar a page shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Spread {
    /// The month that begins on this day.
    Month(Date),
    /// The week that begins on this Monday.
    Week(Date),
    /// All of it, one below the other.
    List,
}

/// Years the calendar can be turned to.
const CALENDAR_YEARS: std::ops::RangeInclusive<i16> = 2000..=2100;

impl Spread {
    /// Its word in addresses: a month, a Monday, or "list".
    fn word(self) -> String {
        match self {
            Self::Month(first) => format!("{:04}-{:02}", first.year(), first.month()),
            Self::Week(monday) => monday.to_string(),
            Self::List => "list".to_owned(),
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        let day = |text: &str| text.parse::<Date>().ok().filter(|day| CALENDAR_YEARS.contains(&day.year()));
        match word.len() {
            _ if word == "list" => Some(Self::List),
            7 => day(&format!("{word}-01")).map(Self::Month),
            10 => day(word).filter(|day| plan::calendar::monday_of(*day) == *day).map(Self::Week),
            _ => None,
        }
    }
}

/// A point of the red thread that is followed. Hours are followed as their measure, and results as their objective.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Point(Knot);

impl Point {
    /// The point a knot is followed as.
    pub fn of(knot: Knot) -> Self {
        Self(match knot {
            Knot::Hours(id) => Knot::Measure(id),
            Knot::Result(id) => Knot::Objective(id),
            other @ (Knot::Statement(_)
            | Knot::Audience(_)
            | Knot::Objective(_)
            | Knot::Claim(_)
            | Knot::Measure(_)) => other,
        })
    }

    /// The knot.
    pub fn knot(self) -> Knot {
        self.0
    }

    /// Its address after the thread's.
    fn address(self) -> String {
        match self.0 {
            Knot::Statement(id) => format!("statement/{id}"),
            Knot::Audience(id) => format!("audience/{id}"),
            Knot::Objective(id) | Knot::Result(id) => format!("objective/{id}"),
            Knot::Claim(id) => format!("claim/{id}"),
            Knot::Measure(id) | Knot::Hours(id) => format!("measure/{id}"),
        }
    }

    /// The point with these words in addresses.
    pub fn from_words(kind: &str, id: &str) -> Option<Self> {
        let knot = match kind {
            "statement" => id.parse().ok().map(Knot::Statement),
            "audience" => id.parse().ok().map(Knot::Audience),
            "objective" => id.parse().ok().map(Knot::Objective),
            "claim" => id.parse::<ClaimId>().ok().map(Knot::Claim),
            "measure" => id.parse().ok().map(Knot::Measure),
            _ => None,
        };
        knot.map(Self)
    }

    /// Whether it is in the plan.
    pub fn is_in(self, plan: &Plan) -> bool {
        match self.0 {
            Knot::Statement(id) => plan.statements.get(id).is_some(),
            Knot::Audience(id) => plan.audiences.get(id).is_some(),
            Knot::Objective(id) | Knot::Result(id) => plan.objectives.get(id).is_some(),
            Knot::Claim(id) => plan.claims.get(id).is_some(),
            Knot::Measure(id) | Knot::Hours(id) => plan.measures.get(id).is_some(),
        }
    }
}

/// What is open on a page of one of the stages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Opened {
    /// A statement of the strategy.
    Statement(StatementId),
    /// An audience.
    Audience(AudienceId),
    /// An objective.
    Objective(ObjectiveId),
    /// What is claimed of one audience in one channel.
    Cell(AudienceId, ChannelId),
    /// A channel with its accounts.
    Channel(ChannelId),
    /// An idea of the brainstorm.
    Idea(IdeaId),
    /// A core measure, where it was sorted out.
    Core(MeasureId),
    /// An idea that is being sorted by itself.
    Sorting(IdeaId),
    /// A column of the sorting by itself, and which part of it, from 1: the board has the first of each only.
    Column(Column, u16),
    /// A measure's tactics: its concept, its content and its set-up.
    Tactic(MeasureId),
    /// The same, with the usual steps for a channel offered to it.
    Playbook(MeasureId, ChannelKey),
    /// A review of a measure.
    Review(ReviewId),
}

/// Where an idea that somebody has decided about can be, in the order of the columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// Discarded.
    Never,
    /// Not now.
    Later,
    /// Worth a closer look.
    Promising,
    /// Became a core measure.
    Core,
}

impl Column {
    /// All of them, from left to right.
    pub const ALL: [Self; 4] = [Self::Never, Self::Later, Self::Promising, Self::Core];

    /// The word for it in addresses, buttons and keys of the words.
    pub fn word(self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::Later => "later",
            Self::Promising => "promising",
            Self::Core => "core",
        }
    }

    /// The column with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.word() == word)
    }
}

impl Opened {
    /// The stage whose page it is open on.
    pub fn stage(self) -> Stage {
        match self {
            Self::Statement(_) => Stage::Strategy,
            Self::Audience(_) => Stage::Audiences,
            Self::Objective(_) => Stage::Objectives,
            Self::Cell(..) | Self::Channel(_) => Stage::Habits,
            Self::Idea(_) => Stage::Brainstorm,
            Self::Core(_) | Self::Sorting(_) | Self::Column(..) => Stage::Sort,
            Self::Tactic(_) | Self::Playbook(..) => Stage::Tactics,
            Self::Review(_) => Stage::Plan,
        }
    }

    /// Its address within the plan.
    pub fn address(self) -> String {
        match self {
            Self::Statement(id) => format!("strategy/statements/{id}"),
            Self::Audience(id) => format!("audiences/{id}"),
            Self::Objective(id) => format!("objectives/{id}"),
            Self::Cell(audience, channel) => format!("habits/cells/{audience}/{channel}"),
            Self::Channel(id) => format!("habits/channels/{id}"),
            Self::Idea(id) => format!("brainstorm/ideas/{id}"),
            Self::Core(id) => format!("sort/measures/{id}"),
            Self::Sorting(id) => format!("sort/ideas/{id}"),
            Self::Column(column, nth) => format!("sort/columns/{}/{nth}", column.word()),
            Self::Review(id) => format!("plan/reviews/{id}"),
            Self::Tactic(id) => format!("tactics/measures/{id}"),
            Self::Playbook(measure, channel) => format!("tactics/measures/{measure}/playbooks/{}", channel.word()),
        }
    }

    fn from_address(address: &str) -> Option<Self> {
        let parts: Vec<&str> = address.split('/').collect();
        match *parts.as_slice() {
            ["strategy", "statements", id] => id.parse().ok().map(Self::Statement),
            ["audiences", id] => id.parse().ok().map(Self::Audience),
            ["objectives", id] => id.parse().ok().map(Self::Objective),
            ["habits", "channels", id] => id.parse().ok().map(Self::Channel),
            ["brainstorm", "ideas", id] => id.parse().ok().map(Self::Idea),
            ["sort", "measures", id] => id.parse().ok().map(Self::Core),
            ["sort", "ideas", id] => id.parse().ok().map(Self::Sorting),
            ["sort", "columns", column, nth] => {
                let nth = nth.parse().ok().filter(|nth| *nth > 0)?;
                Some(Self::Column(Column::from_word(column)?, nth))
            }
            ["plan", "reviews", id] => id.parse().ok().map(Self::Review),
            ["tactics", "measures", id] => id.parse().ok().map(Self::Tactic),
            ["tactics", "measures", measure, "playbooks", channel] => {
                Some(Self::Playbook(measure.parse().ok()?, ChannelKey::from_word(channel)?))
            }
            ["habits", "cells", audience, channel] => Some(Self::Cell(audience.parse().ok()?, channel.parse().ok()?)),
            _ => None,
        }
    }

    /// Whether it is in the plan.
    pub fn is_in(self, plan: &Plan) -> bool {
        match self {
            Self::Statement(id) => plan.statements.get(id).is_some(),
            Self::Audience(id) => plan.audiences.get(id).is_some(),
            Self::Objective(id) => plan.objectives.get(id).is_some(),
            Self::Channel(id) => plan.channels.get(id).is_some(),
            Self::Idea(id) | Self::Sorting(id) => plan.ideas.get(id).is_some(),
            Self::Core(id) | Self::Tactic(id) | Self::Playbook(id, _) => plan.measures.get(id).is_some(),
            Self::Review(id) => plan.reviews.get(id).is_some_and(|row| plan.measures.get(row.measure).is_some()),
            Self::Column(..) => true,
            Self::Cell(audience, channel) => {
                plan.audiences.get(audience).is_some() && plan.channels.get(channel).is_some()
            }
        }
    }
}

impl Page {
    /// Its address within the plan, and its name in streams.
    pub fn slug(self) -> Cow<'static, str> {
        match self {
            Self::Stage(stage) => stage.word().into(),
            Self::History => "history".into(),
            Self::TwoPages => "two-pages".into(),
            Self::Findings => "findings".into(),
            Self::Claims => "habits/claims".into(),
            Self::NotWorth => "habits/not-worth".into(),
            Self::Figures => "habits/figures".into(),
            Self::Proposal => "resources/proposal".into(),
            Self::Wall => "wall".into(),
            Self::OneByOne => "sort/one".into(),
            Self::Calendar(spread) => format!("calendar/{}", spread.word()).into(),
            Self::Thread(None) => "thread".into(),
            Self::Thread(Some(point)) => format!("thread/{}", point.address()).into(),
            Self::Open(what) => what.address().into(),
        }
    }

    /// The same page; with nothing open when what was open is gone meanwhile.
    pub fn of_what_is_there(self, plan: &Plan) -> Self {
        match self {
            Self::Open(what) if !what.is_in(plan) => Self::Stage(what.stage()),
            Self::Thread(Some(point)) if !point.is_in(plan) => Self::Thread(None),
            Self::Open(_)
            | Self::Stage(_)
            | Self::History
            | Self::TwoPages
            | Self::Findings
            | Self::Claims
            | Self::NotWorth
            | Self::Figures
            | Self::Proposal
            | Self::Wall
            | Self::Calendar(_)
            | Self::Thread(_)
            | Self::OneByOne => self,
        }
    }

    /// What is open on it.
    pub fn opened(self) -> Option<Opened> {
        if let Self::Open(what) = self { Some(what) } else { None }
    }

    /// The measure whose tactics it shows, if it is about one alone.
    pub fn tactic(self) -> Option<MeasureId> {
        if let Some(Opened::Tactic(id) | Opened::Playbook(id, _)) = self.opened() { Some(id) } else { None }
    }

    /// The review it shows, if it is about one alone.
    pub fn review(self) -> Option<ReviewId> {
        if let Some(Opened::Review(id)) = self.opened() { Some(id) } else { None }
    }

    /// Whether it belongs to the workshop, so that its participants see it.
    pub fn is_board(self) -> bool {
        match self {
            Self::Stage(stage) => matches!(stage, Stage::Brainstorm | Stage::Sort),
            Self::Open(what) => matches!(what, Opened::Idea(_) | Opened::Sorting(_) | Opened::Column(..)),
            Self::Wall | Self::OneByOne => true,
            Self::History
            | Self::TwoPages
            | Self::Findings
            | Self::Claims
            | Self::NotWorth
            | Self::Figures
            | Self::Calendar(_)
            | Self::Thread(_)
            | Self::Proposal => false,
        }
    }

    /// The stage the page belongs to, if it is a stage's.
    pub fn stage(self) -> Option<Stage> {
        match self {
            Self::Stage(stage) => Some(stage),
            Self::Open(what) => Some(what.stage()),
            Self::Claims | Self::NotWorth | Self::Figures => Some(Stage::Habits),
            Self::Proposal => Some(Stage::Resources),
            Self::Wall => Some(Stage::Brainstorm),
            Self::OneByOne => Some(Stage::Sort),
            Self::Calendar(_) => Some(Stage::Tactics),
            Self::Thread(_) => Some(Stage::Plan),
            Self::History | Self::TwoPages | Self::Findings => None,
        }
    }

    /// The page with this slug.
    pub fn from_slug(slug: &str) -> Option<Self> {
        match slug {
            "history" => Some(Self::History),
            "two-pages" => Some(Self::TwoPages),
            "findings" => Some(Self::Findings),
            "habits/claims" => Some(Self::Claims),
            "habits/not-worth" => Some(Self::NotWorth),
            "habits/figures" => Some(Self::Figures),
            "resources/proposal" => Some(Self::Proposal),
            "wall" => Some(Self::Wall),
            "sort/one" => Some(Self::OneByOne),
            "thread" => Some(Self::Thread(None)),
            other if other.starts_with("thread/") => {
                let (kind, id) = other.trim_start_matches("thread/").split_once('/')?;
                Point::from_words(kind, id).map(|point| Self::Thread(Some(point)))
            }
            other if other.starts_with("calendar/") => {
                Spread::from_word(other.trim_start_matches("calendar/")).map(Self::Calendar)
            }
            other => Stage::from_word(other).map(Self::Stage).or_else(|| Opened::from_address(other).map(Self::Open)),
        }
    }
}
