//! Stages 6 to 9 in a report: measures one by one, and what came of them.

use super::Writing;
use crate::write::plain::inline;
use plan::{CalendarEntry, Choice, LevelId, Measure, MeasureId, Review, SetupStep};
use std::collections::BTreeMap;

/// What hangs on measures, found once for all of them.
#[derive(Default)]
struct Hanging<'a> {
    steps: Vec<&'a SetupStep>,
    entries: Vec<&'a CalendarEntry>,
    reviews: Vec<&'a Review>,
    lessons: Vec<&'a plan::Lesson>,
}

impl Writing<'_> {
    /// The chosen measures, each with all that is specified.
    pub(super) fn chosen(&mut self) {
        let mut chosen: Vec<(MeasureId, &Measure, &Choice)> = self.plan.chosen().collect();
        if chosen.is_empty() {
            return;
        }
        chosen.sort_by_key(|(_, row, _)| row.number);
        let mut hanging: BTreeMap<MeasureId, Hanging<'_>> = BTreeMap::new();
        for (_, row) in self.plan.setup_steps.iter() {
            hanging.entry(row.measure).or_default().steps.push(row);
        }
        for (_, row) in self.plan.calendar_entries.iter() {
            hanging.entry(row.measure).or_default().entries.push(row);
        }
        for (_, row) in self.plan.reviews.iter() {
            hanging.entry(row.measure).or_default().reviews.push(row);
        }
        for (_, row) in self.plan.lessons.iter() {
            hanging.entry(row.measure).or_default().lessons.push(row);
        }
        self.heading(2, "report-measures");
        for (id, row, choice) in chosen {
            self.measure(row, Some(choice));
            if let Some(hanging) = hanging.remove(&id) {
                self.set_up(hanging.steps);
                self.content(hanging.entries);
                self.learnt(&hanging.lessons);
                self.reviewed(&hanging.reviews);
            }
        }
    }

    /// Core measures there was no room for.
    pub(super) fn not_chosen(&mut self) {
        let left: Vec<_> = self.plan.measures.iter().filter(|(id, _)| !self.plan.portfolio.contains_key(id)).collect();
        if left.is_empty() {
            return;
        }
        self.heading(2, "report-not-chosen");
        for (_, row) in left {
            self.measure(row, None);
        }
    }

    fn measure(&mut self, row: &Measure, choice: Option<&Choice>) {
        self.out.heading(3, &format!("{} {}", row.number, row.title.as_str()));
        let text = |text: &plan::Text| text.as_str().to_owned();
        let objectives =
            self.named(row.objectives.iter().filter_map(|id| Some(&self.plan.objectives.get(*id)?.sentence)));
        let audiences = self.named(row.audiences.iter().filter_map(|id| Some(&self.plan.audiences.get(*id)?.name)));
        let channels = self.named(row.channels.iter().filter_map(|id| Some(&self.plan.channels.get(*id)?.name)));
        let accounts = self.named(row.accounts.iter().filter_map(|id| Some(&self.plan.accounts.get(*id)?.name)));
        let carried = choice.map(|choice| {
            let each = choice
                .hours_per_week
                .iter()
                .map(|(person, hours)| format!("{} {}", self.person(Some(*person)), words::hours(self.lang, *hours)));
            each.collect::<Vec<_>>().join(", ")
        });
        self.filled_in([
            ("field-measure-presence", text(&row.presence)),
            ("field-measure-purpose", text(&row.purpose)),
            ("field-measure-channels", channels),
            ("field-measure-audiences", audiences),
            ("field-measure-objectives", objectives),
            ("field-measure-concept-idea", text(&row.concept_idea)),
            ("field-measure-concept-for-whom", text(&row.concept_for_whom)),
            ("field-measure-concept-message", text(&row.concept_message)),
            ("field-measure-concept-tone", text(&row.concept_tone)),
            ("field-measure-concept-is-not", text(&row.concept_is_not)),
            ("field-measure-frequency", text(&row.frequency)),
            ("field-measure-accounts", accounts),
            ("field-measure-owner", self.person(row.owner)),
            ("report-level", choice.map(|choice| self.level(choice.level)).unwrap_or_default()),
            ("two-pages-hours", carried.unwrap_or_default()),
            ("field-measure-note", text(&row.note)),
        ]);
    }

    fn level(&self, id: LevelId) -> String {
        let Some(level) = self.plan.levels.get(id) else { return String::new() };
        let hours = self.hours(level.hours_per_week());
        if hours.is_empty() {
            level.name.as_str().to_owned()
        } else {
            format!("{}, {}", level.name.as_str(), self.tw("hours-a-week", &[("hours", hours.into())]))
        }
    }

    /// Lists and no tables: a plan may have thousands of steps and pieces, and short lines read as well.
    fn set_up(&mut self, steps: Vec<&SetupStep>) {
        if steps.is_empty() {
            return;
        }
        self.heading(4, "table-steps");
        let items: Vec<String> = steps
            .into_iter()
            .map(|step| {
                let state = match (step.is_open(), step.done_on) {
                    (true, _) => self.day(step.due_on),
                    (false, Some(_)) => self.t("report-done"),
                    (false, None) => step.skipped_because.clone(),
                };
                after_each_other(&[step.what.as_str(), &self.person(step.owner), &state])
            })
            .collect();
        self.out.list(items);
    }

    fn content(&mut self, mut entries: Vec<&CalendarEntry>) {
        if entries.is_empty() {
            return;
        }
        self.heading(4, "table-content");
        entries.sort_by_key(|entry| (entry.on.is_none(), entry.on));
        let items: Vec<String> = entries
            .into_iter()
            .map(|entry| {
                let on = if entry.on.is_some() { self.day(entry.on) } else { entry.when.clone() };
                let state = entry.state.map(|state| self.t(&format!("content-state-{}", state.word())));
                after_each_other(&[&on, entry.what.as_str(), &self.person(entry.owner), &state.unwrap_or_default()])
            })
            .collect();
        self.out.list(items);
    }

    fn learnt(&mut self, lessons: &[&plan::Lesson]) {
        let items: Vec<String> = lessons
            .iter()
            .map(|lesson| {
                let parts = [lesson.learnt.as_str(), lesson.changed.as_str()].map(inline);
                parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" → ")
            })
            .collect();
        if !items.is_empty() {
            self.heading(4, "report-learnt");
            self.out.list(items);
        }
    }

    fn reviewed(&mut self, reviews: &[&Review]) {
        if reviews.is_empty() {
            return;
        }
        self.heading(4, "reviews");
        let items: Vec<String> = reviews
            .iter()
            .map(|review| {
                let verdict = review.verdict.map(|verdict| self.t(&format!("verdict-{}", verdict.word())));
                let took = review
                    .took_hours_per_week
                    .map(|took| self.tw("hours-a-week", &[("hours", words::hours(self.lang, took).into())]));
                let day = self.day(review.held_on.or(review.due_on));
                let (verdict, took) = (verdict.unwrap_or_default(), took.unwrap_or_default());
                after_each_other(&[&day, &verdict, &took, review.gave.as_str(), review.learnt.as_str()])
            })
            .collect();
        self.out.list(items);
    }

    /// Readings of every indicator, oldest first.
    pub(super) fn results(&mut self) {
        if self.plan.readings.is_empty() {
            return;
        }
        self.heading(2, "report-results");
        for (id, objective) in self.plan.objectives.iter() {
            let mut readings: Vec<_> =
                self.plan.readings.iter().filter(|(_, row)| row.objective == id).map(|(_, row)| row).collect();
            if readings.is_empty() {
                continue;
            }
            readings.sort_by_key(|row| row.on);
            self.out.heading(3, objective.sentence.as_str());
            let rows = readings
                .into_iter()
                .map(|row| vec![inline(&self.day(row.on)), self.number(Some(row.value)), inline(&row.source)])
                .collect();
            self.table(&[("reading-on", false), ("reading-value", true), ("field-reading-source", false)], rows);
        }
    }
}

/// What there is of some parts, on one line; the first is what the rest is about.
fn after_each_other(parts: &[&str]) -> String {
    let there: Vec<String> = parts.iter().filter(|part| !part.trim().is_empty()).map(|part| inline(part)).collect();
    match there.split_first() {
        Some((first, rest)) if !rest.is_empty() => format!("{first} · *{}*", rest.join(" · ")),
        _ => there.concat(),
    }
}
