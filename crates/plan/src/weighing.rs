//! What several claims about one cell come to together. Each claim counts as so many answers: a survey as its effective
//! number, a word as few or many by how sure the team is. What is old counts as fewer (a power prior), and so does what
//! others than the audience have answered. Pooled they are a Beta distribution, widened by how far the claims lie apart.
//! What belongs elsewhere: how a share is drawn, and how a weight is explained.

use crate::{AskedOf, Basis, Checked, Claim, Confidence, Usage};
use jiff::civil::Date;

/// Shares that the words of the scale stand for, from not at all to a lot.
const SHARE_OF_WORD: [f64; 4] = [0.02, 0.15, 0.40, 0.75];
/// Shares at which one word gives way to the next: halfway between what they stand for.
const NEXT_WORD_FROM: [f64; 3] = [0.085, 0.275, 0.575];
/// Answers that a guess, a fairly sure claim and a sure one count as.
const ANSWERS_IF_UNSURE: f64 = 4.0;
const ANSWERS_IF_FAIRLY_SURE: f64 = 12.0;
const ANSWERS_IF_SURE: f64 = 40.0;
/// Jeffreys' prior: half an answer each way before anybody has said anything.
const PRIOR_EACH_WAY: f64 = 0.5;
/// How many standard deviations either way hold eight of ten.
const DEVIATIONS_OF_RANGE: f64 = 1.2816;

/// Years after which what was measured counts half.
const YEARS_TO_HALF: f64 = 4.0;
/// What is left of the answers of others than the audience.
const LEFT_OF_OTHERS: f64 = 0.5;
/// Days in a year, on average.
const DAYS_IN_YEAR: f64 = 365.25;
/// What can be the year of a source.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2199;

/// What a claim's answers are counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// So many answers in a survey, evenly weighted.
    Answers(u32),
    /// How sure the team is.
    Sureness(Confidence),
    /// Whether it is known, where nobody has said how sure they are.
    Basis(Basis),
}

impl Counted {
    /// The answers it starts out as.
    #[must_use]
    pub fn answers(self) -> f64 {
        match self {
            Self::Answers(count) => f64::from(count),
            Self::Sureness(Confidence::Low) | Self::Basis(Basis::Assumed) => ANSWERS_IF_UNSURE,
            Self::Sureness(Confidence::Medium) => ANSWERS_IF_FAIRLY_SURE,
            Self::Sureness(Confidence::High) | Self::Basis(Basis::Known) => ANSWERS_IF_SURE,
        }
    }
}

/// What age takes from a claim.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Aged {
    /// How old it is, in whole years.
    pub years: u16,
    /// What is left of its answers, between 0 and 1.
    pub left: f64,
}

/// What one claim brings, and how that came about.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weight {
    /// The share it says, between 0 and 1.
    pub share: f64,
    /// What its answers are counted from.
    pub counted: Counted,
    /// What its age takes, when it has some.
    pub aged: Option<Aged>,
    /// What is left because others than the audience were asked, between 0 and 1.
    pub left_of_others: Option<f64>,
}

impl Weight {
    /// The answers it counts as.
    #[must_use]
    pub fn answers(&self) -> f64 {
        let left = self.aged.map_or(1.0, |aged| aged.left) * self.left_of_others.unwrap_or(1.0);
        self.counted.answers() * left
    }
}

/// What a claim brings today; nothing when it says no amount, or was found wrong.
#[must_use]
pub fn weight_of(claim: &Claim, today: Date) -> Option<Weight> {
    match claim.checked {
        Some(Checked::Rejected) => return None,
        Some(Checked::Confirmed) | None => {}
    }
    let measured = claim.share_percent.map(|percent| (percent.as_f64() / 100.0).clamp(0.0, 1.0));
    let share = measured.or_else(|| claim.usage.and_then(|usage| SHARE_OF_WORD.get(usage as usize).copied()))?;
    let basis = Counted::Basis(claim.basis.unwrap_or(Basis::Assumed));
    let by_sureness = claim.confidence.map_or(basis, Counted::Sureness);
    let answers = claim.effective_count.filter(|count| measured.is_some() && *count > 0);
    let counted = answers.map_or(by_sureness, Counted::Answers);
    // What the team assumes, it assumes now: only what somebody has found out gets old.
    let found_out = measured.is_some() || claim.basis == Some(Basis::Known);
    let aged = measured_on(claim).filter(|_| found_out).and_then(|day| aged(day, today));
    let left_of_others = (claim.asked_of == Some(AskedOf::Others)).then_some(LEFT_OF_OTHERS);
    Some(Weight { share, counted, aged, left_of_others })
}

fn aged(day: Date, today: Date) -> Option<Aged> {
    let years = (f64::from((today - day).get_days()) / DAYS_IN_YEAR).floor();
    (years >= 1.0).then(|| Aged { years: years as u16, left: 0.5_f64.powf(years / YEARS_TO_HALF) })
}

/// When a claim was found out: the last day of the time its source names, else its date.
#[must_use]
pub fn measured_on(claim: &Claim) -> Option<Date> {
    last_day_in(&claim.period).or(claim.on)
}

/// The last day of a time as sources write it: `2022`, `2022-Q1`, `2018–2020`, `May 2021`, `2021-05-03`, `3.5.2021`,
/// `5/3/2021`. Where only the year is sure, its last day.
#[must_use]
pub fn last_day_in(period: &str) -> Option<Date> {
    let parts = period.split(|letter: char| letter.is_whitespace() || matches!(letter, '–' | '—' | ',' | ';'));
    parts.filter_map(last_day_of_part).max()
}

fn last_day_of_part(part: &str) -> Option<Date> {
    let numbers: Vec<Option<i16>> = part.split(['-', '/', '.']).map(|number| number.parse().ok()).collect();
    let year = |number: Option<i16>| number.filter(|number| YEARS.contains(number));
    let month = |number: Option<i16>| number.and_then(|number| i8::try_from(number).ok());
    let end_of = |year: i16, month: i8| Date::new(year, month, 1).ok().map(Date::last_of_month);
    match numbers[..] {
        [first, second, third] => match (year(first), year(third)) {
            (Some(year), _) => Date::new(year, month(second)?, month(third)?).ok(),
            // The month comes first over there, and a number above twelve is a day anywhere.
            (None, Some(year)) => {
                let (first, second) = if part.contains('/') { (first, second) } else { (second, first) };
                let (first, second) = (month(first)?, month(second)?);
                Date::new(year, first, second).or_else(|_| Date::new(year, second, first)).ok()
            }
            (None, None) => None,
        },
        [first, second] => match (year(first), year(second)) {
            (_, Some(last)) => end_of(last, 12),
            (Some(year), None) => {
                let quarter = part.rsplit(['-', '/']).next().and_then(|word| word.strip_prefix(['Q', 'q', 'K', 'k']));
                let quarter: Option<i8> =
                    quarter.and_then(|number| number.parse().ok()).filter(|number| (1..=4).contains(number));
                month(second)
                    .or(quarter.map(|quarter| quarter * 3))
                    .and_then(|month| end_of(year, month))
                    .or_else(|| end_of(year, 12))
            }
            (None, None) => None,
        },
        [only] => year(only).and_then(|year| end_of(year, 12)),
        [] | [_, _, _, _, ..] => None,
    }
}

/// Several claims together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weighed {
    /// What is said on the whole, each claim by its weight: between 0 and 1. Somebody who says a quarter reads a quarter; how
    /// little that may be worth is in the range.
    pub share: f64,
    /// Eight of ten times it is at least this.
    pub least: f64,
    /// And at most this.
    pub most: f64,
    /// The answers all of them count as.
    pub answers: f64,
    /// Whether at least half of the weight is known and not assumed.
    pub is_known: bool,
}

impl Weighed {
    /// Nothing while no claim says how much.
    pub fn of<'a>(claims: impl Iterator<Item = &'a Claim>, today: Date) -> Option<Self> {
        let (mut answers, mut yes, mut squared, mut known) = (0.0, 0.0, 0.0, 0.0);
        for claim in claims {
            let Some(weight) = weight_of(claim, today) else { continue };
            let counts = weight.answers();
            answers += counts;
            yes += counts * weight.share;
            squared += counts * weight.share * weight.share;
            if claim.basis == Some(Basis::Known) {
                known += counts;
            }
        }
        if answers == 0.0 {
            return None;
        }
        let all = answers + 2.0 * PRIOR_EACH_WAY;
        let (share, expected) = (yes / answers, (yes + PRIOR_EACH_WAY) / all);
        let apart = (squared / answers - share * share).max(0.0);
        let deviation = (expected * (1.0 - expected) / (all + 1.0) + apart).sqrt() * DEVIATIONS_OF_RANGE;
        let (least, most) = ((expected - deviation).clamp(0.0, share), (expected + deviation).clamp(share, 1.0));
        Some(Self { share, least, most, answers, is_known: known * 2.0 >= answers })
    }
}

/// The word of the scale for a share between 0 and 1.
#[must_use]
pub fn word_of(share: f64) -> Usage {
    let passed = NEXT_WORD_FROM.iter().filter(|from| share >= **from).count();
    Usage::ALL.get(passed).copied().unwrap_or(Usage::Lot)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test stops at what is wrong")]

    use super::*;
    use crate::Amount;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 23);

    fn assumed(usage: Usage, confidence: Confidence) -> Claim {
        Claim { usage: Some(usage), basis: Some(Basis::Assumed), confidence: Some(confidence), ..Claim::default() }
    }

    fn survey(percent: i32, count: u32) -> Claim {
        let share_percent = Some(Amount::whole(percent));
        Claim { share_percent, effective_count: Some(count), basis: Some(Basis::Known), ..Claim::default() }
    }

    fn said(claims: &[Claim]) -> String {
        let weighed = Weighed::of(claims.iter(), TODAY).unwrap();
        let percent = |share: f64| (share * 100.0).round();
        format!(
            "{} {} ({}–{}) of {}{}",
            word_of(weighed.share).word(),
            percent(weighed.share),
            percent(weighed.least),
            percent(weighed.most),
            weighed.answers,
            if weighed.is_known { ", known" } else { "" }
        )
    }

    #[test]
    fn a_guess_is_wide_and_a_survey_narrow() {
        // Beta(0.5 + 1.6, 0.5 + 2.4), whose mean is 0.42: deviation √(0.42 · 0.58 / 6) = 0.20.
        assert_eq!(said(&[assumed(Usage::Some, Confidence::Low)]), "some 40 (16–68) of 4");
        // Beta(400.5, 600.5): mean 0.40, deviation 0.0155.
        assert_eq!(said(&[survey(40, 1000)]), "some 40 (38–42) of 1000, known");
    }

    #[test]
    fn a_survey_outweighs_a_guess_and_sources_that_disagree_widen_the_range() {
        assert_eq!(said(&[assumed(Usage::Lot, Confidence::Low), survey(10, 400)]), "a-little 11 (2–19) of 404, known");
        assert_eq!(said(&[survey(55, 1000), survey(49, 1000)]), "some 52 (48–56) of 2000, known");
    }

    #[test]
    fn what_was_found_wrong_or_says_no_amount_brings_nothing() {
        let wrong = Claim { checked: Some(Checked::Rejected), ..survey(90, 1000) };
        assert_eq!(Weighed::of([&wrong, &Claim::default()].into_iter(), TODAY), None);
        let none = Claim { effective_count: Some(0), share_percent: Some(Amount::whole(300)), ..Claim::default() };
        assert_eq!(said(&[none]), "a-lot 100 (74–100) of 4");
    }

    /// Why a claim weighs what it weighs, in short.
    fn why(claim: &Claim) -> String {
        let weight = weight_of(claim, TODAY).unwrap();
        let from = match weight.counted {
            Counted::Answers(count) => format!("{count} answers"),
            Counted::Sureness(sureness) => format!("{} sureness", sureness.word()),
            Counted::Basis(basis) => basis.word().to_owned(),
        };
        let aged =
            weight.aged.map_or_else(String::new, |aged| format!(", {:.2} after {} years", aged.left, aged.years));
        let others = weight.left_of_others.map_or_else(String::new, |left| format!(", {left} of others"));
        format!("{from}{aged}{others}: {}", weight.answers().round())
    }

    #[test]
    fn what_is_old_or_of_others_counts_less() {
        let old = |period: &str| Claim { period: period.into(), ..survey(40, 120) };
        assert_eq!(why(&old("2026-Q1")), "120 answers: 120");
        assert_eq!(why(&old("2022-Q1")), "120 answers, 0.50 after 4 years: 60");
        assert_eq!(why(&old("8/5/2012")), "120 answers, 0.09 after 14 years: 11");
        let others = Claim { asked_of: Some(AskedOf::Others), ..old("2022-Q1") };
        assert_eq!(why(&others), "120 answers, 0.50 after 4 years, 0.5 of others: 30");
        let them = Claim { asked_of: Some(AskedOf::Them), ..survey(40, 120) };
        assert_eq!(why(&them), "120 answers: 120");
        assert_eq!(said(&[others, survey(10, 30)]), "a-little 25 (5–46) of 60, known");
    }

    #[test]
    fn what_is_known_gets_old_and_what_is_assumed_does_not() {
        let known = Claim {
            on: Some(date(2024, 11, 1)),
            basis: Some(Basis::Known),
            usage: Some(Usage::Lot),
            ..Claim::default()
        };
        assert_eq!(why(&known), "known, 0.71 after 2 years: 28");
        let assumed = Claim { on: Some(date(2020, 1, 1)), ..assumed(Usage::Lot, Confidence::Medium) };
        assert_eq!(why(&assumed), "medium sureness: 12");
        let later = Claim { on: Some(date(2030, 1, 1)), ..known };
        assert_eq!(why(&later), "known: 40");
    }

    #[test]
    fn times_are_read_the_way_sources_write_them() {
        let read = |period: &str| last_day_in(period).map_or("–".to_owned(), |day| day.to_string());
        let periods = "2022|2022-Q1|2018–2020|2018-2020|May 2021|2021-05|2021-05-03|3.5.2021|5/3/2021|25/3/2021|\
                       2021-01-25 – 2021-02-08|1. kvartal 2022|våren|12/40|1.2.3.4|99999|";
        let days: Vec<String> = periods.split('|').map(read).collect();
        assert_eq!(
            days.join(" "),
            "2022-12-31 2022-03-31 2020-12-31 2020-12-31 2021-12-31 2021-05-31 2021-05-03 2021-05-03 2021-05-03 2021-03-25 \
             2021-02-08 2022-12-31 – – – – –"
        );
    }
}
