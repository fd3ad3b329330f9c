//! What of a plan has a place on two pages: the chosen measures, and whatever they hang on, rest on and cost.

use super::{
    Aim, AudienceRow, Believed, CHANGED_WEEKS, Changed, Hours, IndicatorRow, MeasureRow, Names, PersonRow, Point,
    Refusal, TestCell, TwoPages,
};
use crate::write::plain::one_line;
use jiff::civil::Date;
use plan::capacity::{Week, weeks};
use plan::findings::three_tests::{Test, anchored, resourced_in, specified};
use plan::{
    Amount, AudienceId, Basis, Belief, Checked, Choice, Claim, Confidence, Indicator, Measure, MeasureId, Objective,
    ObjectiveId, PersonId, Plan, Priority, Statement, StatementId, StatementKind, WorthIt,
};
use std::collections::{BTreeMap, BTreeSet};
use words::{Lang, Value};

/// Days in a week.
const DAYS: i64 = 7;

/// A plan being selected from.
pub(super) struct Select<'a> {
    pub plan: &'a Plan,
    pub today: Date,
    pub lang: Lang,
    pub names: Names<'a>,
    pub since: Option<Date>,
}

impl Select<'_> {
    fn t(&self, key: &str) -> String {
        words::text(self.lang, key)
    }

    fn tw(&self, key: &str, args: &[(&str, Value)]) -> String {
        words::with(self.lang, key, args)
    }

    pub fn all(&self) -> TwoPages {
        let objectives = self.objectives();
        let weeks = weeks(self.plan, self.today);
        let title = self.plan.title.as_str().trim();
        let changed_since = self.since.unwrap_or_else(|| days_before(self.today, CHANGED_WEEKS * DAYS));
        let (known, assumed) = self.believed(&objectives);
        let mut measures: Vec<_> =
            self.plan.chosen().map(|(id, row, choice)| self.measure(&weeks, id, row, choice)).collect();
        measures.sort_by_key(|row| row.number);
        let (audiences, without): (Vec<_>, Vec<_>) =
            self.audiences(&objectives).into_iter().partition(AudienceRow::has_aims);
        let without_aims = without.into_iter().map(|row| row.name).collect();
        TwoPages {
            lang: self.lang,
            day: self.today,
            title: if title.is_empty() { self.t("unnamed") } else { title.to_owned() },
            organisation: self.plan.organisation.as_str().trim().to_owned(),
            lead: self.plan.lead.as_str().trim().to_owned(),
            why: self.why(&objectives),
            statements_in_all: self.plan.statements.iter().filter(|(_, row)| !is_heading(row)).count(),
            audiences,
            without_aims,
            audiences_in_all: self.plan.audiences.count(),
            known,
            assumed,
            will_not: self.will_not(),
            measures,
            hours: self.hours(&weeks),
            indicators: self.indicators(&objectives),
            changed: self.changed(changed_since),
            changed_since,
        }
    }

    /// The objectives that chosen measures help reach; all of them while nothing is chosen.
    fn objectives(&self) -> Vec<(ObjectiveId, &Objective)> {
        let served: BTreeSet<ObjectiveId> =
            self.plan.chosen().flat_map(|(_, row, _)| row.objectives.iter().copied()).collect();
        let any = self.plan.chosen().next().is_some();
        self.plan.objectives.iter().filter(|(id, _)| !any || served.contains(id)).collect()
    }

    fn label(&self, id: StatementId) -> Option<String> {
        let row = self.plan.statements.get(id)?;
        Some(if row.label.trim().is_empty() { row.place.to_string() } else { row.label.clone() })
    }

    /// Numbers of statements, in the document's order.
    fn labels(&self, ids: impl Iterator<Item = StatementId>) -> Vec<String> {
        let wanted: BTreeSet<StatementId> = ids.collect();
        let in_order = self.plan.statements_in_order().into_iter().map(|(id, _)| id);
        in_order.filter(|id| wanted.contains(id)).filter_map(|id| self.label(id)).collect()
    }

    fn why(&self, objectives: &[(ObjectiveId, &Objective)]) -> Vec<Point> {
        let carrying: BTreeSet<StatementId> =
            objectives.iter().flat_map(|(_, row)| row.anchors.keys().copied()).collect();
        let in_order = self.plan.statements_in_order().into_iter().map(|(id, _)| id);
        in_order
            .filter(|id| carrying.contains(id))
            .map(|id| Point {
                label: self.label(id).unwrap_or_default(),
                text: one_line(self.plan.statement_text(id)),
                amended: self.amended(id),
            })
            .collect()
    }

    fn amended(&self, id: StatementId) -> Option<String> {
        let amendment = self.plan.amendments_of(id).last()?.1;
        let added = self.plan.statements.get(id)?.by_amendment;
        match (amendment.decided_on, added) {
            (Some(day), _) => Some(self.tw("two-pages-amended", &[("day", day.into())])),
            (None, true) => Some(self.t("two-pages-amendment-proposed")),
            (None, false) => None,
        }
    }

    fn audiences(&self, objectives: &[(ObjectiveId, &Objective)]) -> Vec<AudienceRow> {
        let chosen: Vec<_> = self.plan.chosen().collect();
        let served: BTreeSet<AudienceId> =
            chosen.iter().flat_map(|(_, row, _)| row.audiences.iter().copied()).collect();
        let mut audiences: Vec<_> = self
            .plan
            .audiences
            .iter()
            .filter(|(id, row)| match row.priority {
                Some(Priority::First) => true,
                Some(Priority::Second) | None => chosen.is_empty() || served.contains(id),
                Some(Priority::Later) => served.contains(id),
            })
            .collect();
        // Those without a priority come last.
        audiences.sort_by_key(|(id, row)| (row.priority.is_none(), row.priority, *id));
        let mut rows: Vec<AudienceRow> = audiences
            .into_iter()
            .map(|(id, row)| AudienceRow {
                name: one_line(row.name.as_str()),
                size: row.size.map(|size| self.range(size.from, size.to)),
                message: one_line(row.message.as_str()),
                ..self.aims(objectives.iter().copied().filter(|(_, objective)| objective.audiences.contains(&id)))
            })
            .collect();
        let everybody = self.aims(objectives.iter().copied().filter(|(_, row)| row.audiences.is_empty()));
        if everybody.has_aims() {
            rows.push(AudienceRow { name: self.t("objective-whole-organisation"), ..everybody });
        }
        rows
    }

    fn range(&self, from: u32, to: u32) -> String {
        let [from, to] =
            [from, to].map(|number| words::number(self.lang, Amount::from_f64(f64::from(number)).unwrap_or_default()));
        if from == to { from } else { self.tw("range", &[("from", from.into()), ("to", to.into())]) }
    }

    fn aims<'a>(&self, objectives: impl Iterator<Item = (ObjectiveId, &'a Objective)>) -> AudienceRow {
        let (mut communication, mut effect, mut anchors) = (Vec::new(), Vec::new(), Vec::new());
        for (_, row) in objectives {
            let from_to = row.indicator.as_ref().and_then(|indicator| self.way(indicator));
            let aim = Aim { sentence: one_line(row.sentence.as_str()), from_to };
            anchors.extend(row.anchors.keys().copied());
            if row.kinds.effect { effect.push(aim) } else { communication.push(aim) }
        }
        let points = self.labels(anchors.into_iter());
        AudienceRow { name: String::new(), size: None, message: String::new(), communication, effect, points }
    }

    /// "64 → 20 i uka", as far as it is known.
    fn way(&self, indicator: &Indicator) -> Option<String> {
        let written = |amount: Amount| words::number(self.lang, amount);
        let from = indicator.baseline.map_or_else(|| self.t("two-pages-not-known"), written);
        let moved = match indicator.target {
            Some(to) => self.tw("reading-from-to", &[("from", from.into()), ("to", written(to).into())]),
            None => indicator.baseline.map(written)?,
        };
        Some(one_line(&format!("{moved} {}", indicator.unit)))
    }

    /// Claims that chosen measures rest on, and beliefs between objectives they serve: known, then assumed.
    fn believed(&self, objectives: &[(ObjectiveId, &Objective)]) -> (Vec<Believed>, Vec<Believed>) {
        let used: BTreeSet<_> = self.plan.chosen().flat_map(|(_, row, _)| row.claims.iter().copied()).collect();
        let served: BTreeSet<ObjectiveId> = objectives.iter().map(|(id, _)| *id).collect();
        let claims = self.plan.claims.iter().filter(|(id, _)| used.contains(id));
        let claims = claims.map(|(_, claim)| (claim.basis, self.claim(claim)));
        let beliefs =
            self.plan.beliefs.iter().filter(|(_, row)| served.contains(&row.from) && served.contains(&row.to));
        let beliefs = beliefs.map(|(_, belief)| (belief.basis, self.belief(belief)));
        let (known, assumed): (Vec<_>, Vec<_>) =
            claims.chain(beliefs).partition(|(basis, _)| *basis == Some(Basis::Known));
        let rows = |rows: Vec<(Option<Basis>, Believed)>| rows.into_iter().map(|(_, row)| row).collect();
        (rows(known), rows(assumed))
    }

    fn claim(&self, claim: &Claim) -> Believed {
        let sure = claim.confidence.map(|confidence| self.sure(confidence));
        let because = [Some(claim.source.as_str().to_owned()), Some(claim.asked_base.as_str().to_owned()), sure];
        let recheck = claim.recheck_on.filter(|_| claim.checked.is_none());
        let recheck = recheck.map(|day| {
            self.tw(if day < self.today { "claim-past-recheck" } else { "claim-recheck" }, &[("day", day.into())])
        });
        Believed {
            sentence: self.claim_sentence(claim),
            because: because
                .into_iter()
                .chain([recheck])
                .flatten()
                .map(|part| one_line(&part))
                .filter(|part| !part.is_empty())
                .collect(),
            checked: claim.checked.map(|checked| self.t(&format!("checked-{}", checked.word()))),
            didnt_hold: claim.checked == Some(Checked::Rejected),
        }
    }

    fn claim_sentence(&self, claim: &Claim) -> String {
        let audience = self.plan.audiences.get(claim.audience).map_or("", |row| row.name.as_str());
        let channel = self.plan.channels.get(claim.channel).map_or("", |row| row.name.as_str());
        let usage =
            claim.usage.map_or_else(|| self.t("usage-unknown"), |usage| self.t(&format!("usage-{}", usage.word())));
        let what_for = one_line(claim.what_for.as_str());
        let key = if what_for.is_empty() { "two-pages-claim" } else { "two-pages-claim-what-for" };
        let args =
            [("audience", one_line(audience)), ("channel", one_line(channel)), ("usage", usage), ("what", what_for)];
        self.tw(key, &args.map(|(name, value)| (name, Value::from(value))))
    }

    fn belief(&self, belief: &Belief) -> Believed {
        Believed {
            sentence: one_line(belief.text.as_str()),
            because: belief.confidence.map(|confidence| self.sure(confidence)).into_iter().collect(),
            checked: None,
            didnt_hold: false,
        }
    }

    fn sure(&self, confidence: Confidence) -> String {
        self.t(&format!("confidence-{}", confidence.word()))
    }

    fn will_not(&self) -> Vec<Refusal> {
        let mut refusals: Vec<Refusal> = Vec::new();
        for (channel_id, channel) in self.plan.channels.iter() {
            let reasons: Vec<_> = self
                .plan
                .worth
                .iter()
                .filter(|(pair, worth)| pair.1 == channel_id && worth.verdict == WorthIt::NotWorth)
                .filter_map(|(pair, worth)| {
                    Some((one_line(self.plan.audiences.get(pair.0)?.name.as_str()), one_line(&worth.reason)))
                })
                .collect();
            if !reasons.is_empty() {
                refusals.push(Refusal { channel: one_line(channel.name.as_str()), reasons });
            }
        }
        refusals
    }

    fn measure(&self, weeks: &[Week], id: MeasureId, row: &Measure, choice: &Choice) -> MeasureRow {
        let review_on = self.plan.reviews.iter().filter(|(_, review)| review.measure == id && review.held_on.is_none());
        let starts = choice.starts_on.or(self.plan.begins_on);
        let from = starts.map(|day| self.tw("two-pages-from-day", &[("day", self.day(day).into())]));
        let period = [from, Some(one_line(row.frequency.as_str()))];
        MeasureRow {
            id,
            number: row.number,
            title: one_line(row.title.as_str()),
            channels: row
                .channels
                .iter()
                .filter_map(|id| Some(one_line(self.plan.channels.get(*id)?.name.as_str())))
                .collect(),
            audiences: row
                .audiences
                .iter()
                .filter_map(|id| Some(one_line(self.plan.audiences.get(*id)?.name.as_str())))
                .collect(),
            purpose: one_line(row.purpose.as_str()),
            period: period.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(". "),
            owner: row.owner.and_then(|owner| self.person(owner)),
            hours_per_week: choice.hours_per_week.values().copied().sum(),
            review_on: review_on.filter_map(|(_, review)| review.due_on).min(),
            tests: [
                self.test(&anchored(self.plan, id), |test| {
                    self.labels(test.links.iter().map(|chain| chain.statement)).join(", ")
                }),
                self.test(&specified(self.plan, id), |test| {
                    if test.passed { self.t("tests-specified-by") } else { String::new() }
                }),
                self.test(&resourced_in(self.plan, weeks, id), |_| self.carried(choice)),
            ],
        }
    }

    fn test(&self, test: &Test, held_up_by: impl Fn(&Test) -> String) -> TestCell {
        let missing: Vec<_> =
            test.missing.iter().map(|missing| self.t(&format!("missing-{}", missing.word()))).collect();
        let missing = (!missing.is_empty()).then(|| self.tw("tests-missing", &[("what", missing.join(", ").into())]));
        let parts: Vec<_> =
            [Some(held_up_by(test)), missing].into_iter().flatten().filter(|part| !part.is_empty()).collect();
        TestCell { passed: test.passed, text: parts.join(" · ") }
    }

    /// Who carries it: "Ali Rahimi 4, Sunniva Hauge 1".
    fn carried(&self, choice: &Choice) -> String {
        let each = choice.hours_per_week.iter().filter(|(_, hours)| **hours > Amount::ZERO);
        let each = each.filter_map(|(person, hours)| {
            Some(format!("{} {}", self.person(*person)?, words::hours(self.lang, *hours)))
        });
        each.collect::<Vec<_>>().join(", ")
    }

    fn person(&self, id: PersonId) -> Option<String> {
        self.plan.people.get(id).map(|row| one_line(&(self.names)(row.member)))
    }

    /// A day; its year only where it isn't this one.
    fn day(&self, day: Date) -> String {
        if day.year() == self.today.year() { words::day_short(self.lang, day) } else { words::day(self.lang, day) }
    }

    fn hours(&self, weeks: &[Week]) -> Hours {
        let mut taken: BTreeMap<PersonId, Amount> = BTreeMap::new();
        let mut needed = Amount::ZERO;
        for (_, _, choice) in self.plan.chosen() {
            needed =
                needed + self.plan.levels.get(choice.level).and_then(plan::Level::hours_per_week).unwrap_or_default();
            for (person, hours) in &choice.hours_per_week {
                let sum = taken.entry(*person).or_default();
                *sum = *sum + *hours;
            }
        }
        let people: Vec<PersonRow> = self
            .plan
            .people
            .iter()
            .map(|(id, row)| PersonRow {
                name: one_line(&(self.names)(row.member)),
                taken: taken.get(&id).copied().unwrap_or_default(),
                there: row.hours_per_week.unwrap_or_default(),
            })
            .collect();
        let taken = people.iter().map(|row| row.taken).sum();
        let there = people.iter().map(|row| row.there).sum();
        Hours { needed, taken, there, remarks: self.remarks(weeks, needed - taken), people }
    }

    fn remarks(&self, weeks: &[Week], nobodys: Amount) -> Vec<String> {
        let hours = |hours: Amount| Value::from(words::hours(self.lang, hours));
        let mut remarks = Vec::new();
        if self.plan.chosen().next().is_none() {
            return remarks;
        }
        if nobodys > plan::capacity::ROUNDING {
            remarks.push(self.tw("two-pages-nobodys", &[("hours", hours(nobodys))]));
        }
        let ahead = weeks.iter().filter(|week| week.monday >= days_before(self.today, DAYS - 1));
        let over: Vec<_> = ahead
            .flat_map(|week| week.people.iter().filter(|one| !one.fits()).map(|one| (week.monday, *one)))
            .collect();
        match over.first() {
            Some((monday, one)) => {
                let who = self.person(one.person).unwrap_or_default();
                let week = words::week(self.lang, *monday);
                let first =
                    self.tw("weeks-over", &[("who", who.into()), ("week", week.into()), ("hours", hours(one.over()))]);
                let more = over.len() - 1;
                remarks.push(if more == 0 {
                    self.tw("two-pages-over", &[("first", first.into())])
                } else {
                    self.tw("two-pages-over-more", &[("first", first.into()), ("count", more.into())])
                });
            }
            None => remarks.push(self.t("resources-fits")),
        }
        if let Some(unfit) = plan::capacity::unfit_futures_percent(self.plan, self.today) {
            remarks.push(self.tw("two-pages-holds", &[("count", 100_u32.saturating_sub(unfit).into())]));
        }
        remarks
    }

    fn indicators(&self, objectives: &[(ObjectiveId, &Objective)]) -> Vec<IndicatorRow> {
        objectives
            .iter()
            .filter_map(|(id, row)| Some((*id, row, row.indicator.as_ref()?)))
            .map(|(id, row, indicator)| IndicatorRow {
                objective: one_line(row.sentence.as_str()),
                what: [&indicator.what, &indicator.unit]
                    .map(|part| one_line(part))
                    .into_iter()
                    .filter(|part| !part.is_empty())
                    .collect::<Vec<_>>()
                    .join(", "),
                baseline: indicator.baseline,
                now: self
                    .plan
                    .readings
                    .iter()
                    .filter(|(_, reading)| reading.objective == id)
                    .max_by_key(|(id, reading)| (reading.on, *id))
                    .map(|(_, reading)| (reading.value, reading.on)),
                target: indicator.target,
                by_when: indicator.by_when,
                better: indicator.better.map(|better| self.t(&format!("direction-{}", better.word()))),
            })
            .collect()
    }

    /// What is dated within the last weeks, and checks that nobody dated.
    fn changed(&self, since: Date) -> Vec<Changed> {
        let lately = |day: Date| since <= day && day <= self.today;
        let mut changed = Vec::new();
        for (_, amendment) in self.plan.amendments.iter() {
            if let Some(day) = amendment.decided_on.filter(|day| lately(*day)) {
                let label = self.label(amendment.statement).unwrap_or_default();
                let text = self.tw(
                    "two-pages-amendment-decided",
                    &[("label", label.into()), ("text", one_line(amendment.text.as_str()).into()), ("day", day.into())],
                );
                changed.push(Changed { word: self.t("two-pages-amendment-word"), text });
            }
        }
        let began = self.plan.chosen().filter_map(|(_, row, choice)| {
            let day = choice.starts_on.filter(|day| lately(*day))?;
            let title = one_line(row.title.as_str());
            let args = [("number", row.number.into()), ("title", title.into()), ("day", self.day(day).into())];
            Some((day, self.tw("two-pages-began", &args)))
        });
        let mut began: Vec<_> = began.collect();
        began.sort();
        if !began.is_empty() {
            let text = began.into_iter().map(|(_, text)| text).collect::<Vec<_>>().join(" · ");
            changed.push(Changed { word: self.t("two-pages-in"), text });
        }
        for (_, review) in self.plan.reviews.iter() {
            let (Some(day), Some(verdict), Some(row)) =
                (review.held_on.filter(|day| lately(*day)), review.verdict, self.plan.measures.get(review.measure))
            else {
                continue;
            };
            let then = review.hours_then.map(|then| self.t(&format!("hours-then-{}", then.word())));
            let said: Vec<_> =
                [Some(self.t(&format!("verdict-{}", verdict.word()))), then].into_iter().flatten().collect();
            let text = self.tw(
                "two-pages-reviewed",
                &[
                    ("number", row.number.into()),
                    ("title", one_line(row.title.as_str()).into()),
                    ("verdict", said.join(", ").into()),
                    ("day", day.into()),
                ],
            );
            changed.push(Changed { word: self.t("two-pages-reviewed-word"), text });
        }
        for (_, claim) in self.plan.claims.iter() {
            let Some(checked) = claim.checked else { continue };
            let day =
                claim.checked_in.and_then(|review| self.plan.reviews.get(review)).and_then(|review| review.held_on);
            if day.is_none_or(lately) {
                let word = match checked {
                    Checked::Confirmed => "two-pages-confirmed",
                    Checked::Rejected => "two-pages-rejected",
                };
                changed.push(Changed { word: self.t(word), text: self.claim_sentence(claim) });
            }
        }
        changed
    }
}

/// Headings say where one is; nothing hangs on them.
fn is_heading(statement: &Statement) -> bool {
    statement.kind == Some(StatementKind::Heading)
}

fn days_before(day: Date, days: i64) -> Date {
    day.checked_sub(jiff::Span::new().days(days)).unwrap_or(day)
}
