//! What the engine found, in words: why a measure is out, and what in the plan can't be counted on. What belongs elsewhere: finding
//! it (`engine`), and the words themselves (`words`).

use crate::view::Names;
use engine::why_not::{Because, LeftOut};
use engine::{Fault, Problem};
use jiff::civil::Date;
use plan::{Amount, LevelId, MeasureId, PersonId, Plan, capacity};
use words::{Lang, Value};

/// Says it of one plan in one language.
pub struct Reasons<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// What members are called.
    pub names: &'a Names,
    /// The language.
    pub lang: Lang,
    /// What is the first day where the plan has none.
    pub today: Date,
    /// Weeks of the plan that were gone where the problem begins.
    pub weeks_gone: usize,
}

impl Reasons<'_> {
    fn named(&self, written: Option<&str>) -> String {
        let written = written.map(str::trim).filter(|written| !written.is_empty());
        written.map_or_else(|| words::text(self.lang, "unnamed"), str::to_owned)
    }

    /// What a measure is called.
    pub fn measure(&self, id: MeasureId) -> String {
        self.named(self.plan.measures.get(id).map(|row| row.title.as_str()))
    }

    /// What a level is called.
    pub fn level(&self, id: LevelId) -> String {
        self.named(self.plan.levels.get(id).map(|row| row.name.as_str()))
    }

    /// What a person is called.
    pub fn person(&self, id: PersonId) -> String {
        let member = self.plan.people.get(id).map(|row| row.member);
        self.named(member.and_then(|member| self.names.get(&member)).map(String::as_str))
    }

    /// The week with this number, from 0 where the problem begins: "uke 14".
    pub fn week(&self, week: usize) -> String {
        let all = capacity::weeks(self.plan, self.today);
        all.get(self.weeks_gone + week).map(|one| words::week(self.lang, one.monday)).unwrap_or_default()
    }

    fn hours(&self, hours: f64) -> Value {
        // Rounded up: what is said has to be enough.
        let tenths = (hours * 10.0 - 0.001).ceil() / 10.0;
        words::hours(self.lang, Amount::from_f64(tenths).unwrap_or_default()).into()
    }

    /// Why a measure is out.
    pub fn because(&self, problem: &Problem, out: &LeftOut) -> String {
        let say = |key: &str, args: &[(&str, Value)]| words::with(self.lang, key, args);
        let measures = |places: &[usize]| -> Value {
            let known = places.iter().filter_map(|at| problem.measures.get(*at));
            known.map(|one| self.measure(one.id)).collect::<Vec<_>>().join(", ").into()
        };
        match &out.because {
            Because::HasToBeOut => say("left-out-has-to-be", &[]),
            Because::Needs(others) => say("left-out-needs", &[("measures", measures(others))]),
            Because::NotWith(others) => say("left-out-not-with", &[("measures", measures(others))]),
            Because::Money(over) => say("left-out-money", &[("kroner", over.ceil().into())]),
            Because::Hours(short) => {
                let people: Vec<String> = short.people.iter().map(|id| self.person(*id)).collect();
                let first = short.weeks.first().map(|week| self.week(*week)).unwrap_or_default();
                let args = [
                    ("hours", self.hours(short.hours_per_week)),
                    ("count", short.weeks.len().into()),
                    ("people", people.join(", ").into()),
                    ("week", first.into()),
                ];
                say(if people.is_empty() { "left-out-nobody-can" } else { "left-out-hours" }, &args)
            }
            Because::Fits => say("left-out-fits", &[]),
        }
    }

    /// What in the plan can't be counted on.
    pub fn fault(&self, fault: Fault) -> String {
        let say = |key: &str, args: &[(&str, Value)]| words::with(self.lang, key, args);
        let of_level = |id: LevelId| -> [(&str, Value); 2] {
            let measure = self.plan.levels.get(id).map(|row| self.measure(row.measure)).unwrap_or_default();
            [("level", self.level(id).into()), ("measure", measure.into())]
        };
        let of_measure = |id: MeasureId| -> [(&str, Value); 1] { [("measure", self.measure(id).into())] };
        let of_person = |id: PersonId| -> [(&str, Value); 1] { [("person", self.person(id).into())] };
        match fault {
            Fault::NoPeople => say("fault-no-people", &[]),
            Fault::NoWeeks => say("fault-no-weeks", &[]),
            Fault::NegativeHours(id) => say("fault-negative-hours", &of_person(id)),
            Fault::AwayAllTheTime(id) => say("fault-away-all-the-time", &of_person(id)),
            Fault::LevelWithoutHours(id) => say("fault-level-without-hours", &of_level(id)),
            Fault::LevelNegative(id) => say("fault-level-negative", &of_level(id)),
            Fault::LevelTooLong(id) => say("fault-level-too-long", &of_level(id)),
            Fault::SkillNobodyHas(id, skill) => {
                let name = self.named(self.plan.skills.get(skill).map(|row| row.name.as_str()));
                let [level, measure] = of_level(id);
                say("fault-skill-nobody-has", &[level, measure, ("skill", name.into())])
            }
            Fault::TooManySkills(id) => say("fault-too-many-skills", &of_level(id)),
            Fault::NoLevel(id) => say("fault-no-level", &of_measure(id)),
            Fault::LikelihoodsDontSum(id) => say("fault-likelihoods-dont-sum", &of_measure(id)),
            Fault::NeedsItself(id) => say("fault-needs-itself", &of_measure(id)),
            Fault::NeedsWhatIsOut(id) => say("fault-needs-what-is-out", &of_measure(id)),
            Fault::FitsOutOfRange => say("fault-fits-out-of-range", &[]),
        }
    }
}
