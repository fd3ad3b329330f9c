//! Readings from an analytics export: kept as it came, shown with what it would become, and written when somebody has said which
//! number belongs to which objective. The same file brought twice gives nothing new.

use super::super::changing::change;
use crate::app::App;
use crate::auth::Asker;
use crate::error::Problem;
use crate::fields::Fields;
use crate::page::Page;
use crate::pages::picking::short;
use crate::pages::strategy::bring::{Sent, sent};
use crate::view::View;
use crate::{clock, frame, reading, widgets};
use axum::extract::{Form, Multipart, Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use formats::readings::{self, Export, Metric, Unit};
use jiff::civil::Date;
use maud::{Markup, html};
use plan::calendar::monday_of;
use plan::{Amount, Change, FileId, ObjectiveId, Plan, PlanId, ReadingField, ReadingId, Role, Stage};
use std::collections::BTreeMap;
use store::NewFile;

/// Most bytes of an upload: the largest export that is read, and room for the form around it.
pub const UPLOAD_MOST_BYTES: usize = readings::MAX_FILE_BYTES + 64 * 1024;
/// Most readings that are written at once: more than a person follows.
const WRITTEN_MOST: usize = 1_500;
/// Lines that were left out and are named.
const LEFT_OUT_MOST: usize = 12;
/// From so many readings on, a metric is told by the week unless somebody asks for more.
const DAILY_MOST: usize = 31;
/// Letters of a source that a reading keeps.
const SOURCE_MOST_CHARS: usize = 200;
/// Days from a Monday to its Sunday.
const TO_SUNDAY: i64 = 6;
/// The texts with what metrics are called that are levels, and those that count people, who may be the same from day to day.
const LEVELS: &str = "readings-names-levels";
/// As [`LEVELS`].
const PEOPLE: &str = "readings-names-people";

/// How long a period one reading is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Per {
    Day,
    Week,
    Month,
}

impl Per {
    const ALL: [Self; 3] = [Self::Day, Self::Week, Self::Month];

    fn word(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
        }
    }

    /// The last day of the period that a day is in.
    fn end(self, day: Date) -> Date {
        match self {
            Self::Day => day,
            Self::Week => monday_of(day).checked_add(jiff::Span::new().days(TO_SUNDAY)).unwrap_or(day),
            Self::Month => day.last_of_month(),
        }
    }
}

/// What a person has said, or else what is likely.
struct Asked {
    per: Per,
    /// The column with the dates, where somebody had to say.
    dates: String,
    /// By place of the metric.
    objectives: BTreeMap<usize, ObjectiveId>,
}

impl Asked {
    /// `form` is empty the first time: then every metric goes where its numbers went before.
    fn of(form: &Fields, export: &Export, plan: &Plan) -> Result<Self, Problem> {
        let longest = export.metrics.iter().map(|metric| metric.readings.len()).max().unwrap_or_default();
        let likely = if longest > DAILY_MOST { Per::Week } else { Per::Day };
        let per = Per::ALL.into_iter().find(|per| per.word() == form.text("per"));
        let mut objectives = BTreeMap::new();
        for (at, metric) in export.metrics.iter().enumerate() {
            let said = form.text(&format!("m{at}"));
            let objective = if per.is_none() {
                let source = source(export, metric);
                plan.readings.iter().find(|(_, row)| row.source == source).map(|(_, row)| row.objective)
            } else if said.is_empty() {
                None
            } else {
                Some(said.parse().map_err(|_| Problem::Bad("error-field"))?)
            };
            if let Some(objective) = objective.filter(|id| plan.objectives.get(*id).is_some()) {
                objectives.insert(at, objective);
            }
        }
        Ok(Self { per: per.unwrap_or(likely), dates: form.text("dates").to_owned(), objectives })
    }

    /// As the names and values of a form.
    fn inputs(&self) -> Vec<(String, String)> {
        let picked = self.objectives.iter().map(|(at, objective)| (format!("m{at}"), objective.to_string()));
        let said = (!self.dates.is_empty()).then(|| ("dates".to_owned(), self.dates.clone()));
        picked.chain([("per".to_owned(), self.per.word().to_owned())]).chain(said).collect()
    }
}

/// Where a reading is from: the same for every export of the same numbers, so that they are known again.
fn source(export: &Export, metric: &Metric) -> String {
    let from = words::text(words::Lang::Nb, &format!("readings-source-{}", export.source.word()));
    let parts = [from.as_str(), &export.account, &metric.name];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.trim().is_empty()).collect();
    parts.join(" · ").chars().take(SOURCE_MOST_CHARS).collect()
}

/// How the days of a period become one value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Together {
    AddedUp,
    Average,
    Last,
}

impl Together {
    /// Levels are as they were last; of people and rates there is an average; only what happened anew each day is added up.
    fn of(metric: &Metric) -> Self {
        let name = metric.name.to_lowercase();
        // An export is in the language of whoever downloaded it.
        let is = |key: &str| {
            let words = words::Lang::ALL.iter().map(|lang| words::text(*lang, key));
            words.into_iter().any(|words| words.split(", ").any(|word| name.contains(word)))
        };
        match metric.unit {
            Unit::Percent | Unit::Share | Unit::Seconds => Self::Average,
            Unit::Count | Unit::Hours if is(LEVELS) => Self::Last,
            Unit::Count | Unit::Hours if is(PEOPLE) => Self::Average,
            Unit::Count | Unit::Hours => Self::AddedUp,
        }
    }

    fn key(self) -> &'static str {
        match self {
            Self::AddedUp => "readings-added-up",
            Self::Average => "readings-average",
            Self::Last => "readings-last",
        }
    }

    fn value(self, days: &[f64]) -> f64 {
        match self {
            Self::AddedUp => days.iter().sum(),
            Self::Average => days.iter().sum::<f64>() / days.len().max(1) as f64,
            Self::Last => days.last().copied().unwrap_or_default(),
        }
    }
}

/// One value for each period, under its last day; of the one that isn't over, under the last day that is measured.
fn by_period(metric: &Metric, per: Per) -> BTreeMap<Date, f64> {
    let mut days: BTreeMap<Date, Vec<f64>> = BTreeMap::new();
    let last = metric.readings.last().map(|one| one.date);
    for one in &metric.readings {
        let end = per.end(one.date);
        days.entry(last.map_or(end, |last| end.min(last))).or_default().push(one.value);
    }
    let together = Together::of(metric);
    days.into_iter().map(|(day, days)| (day, together.value(&days))).collect()
}

/// What would be written of one metric.
struct Comes {
    new: Vec<(Date, Amount)>,
    changed: Vec<(ReadingId, Amount, Amount)>,
    known: usize,
}

fn comes(plan: &Plan, export: &Export, metric: &Metric, objective: ObjectiveId, per: Per) -> Comes {
    let source = source(export, metric);
    let there: BTreeMap<Date, (ReadingId, Amount)> = plan
        .readings
        .iter()
        .filter(|(_, row)| row.objective == objective && row.source == source)
        .filter_map(|(id, row)| Some((row.on?, (id, row.value))))
        .collect();
    let mut comes = Comes { new: Vec::new(), changed: Vec::new(), known: 0 };
    for (day, value) in by_period(metric, per) {
        let Some(value) = Amount::from_f64(value) else { continue };
        match there.get(&day) {
            None => comes.new.push((day, value)),
            Some((_, before)) if *before == value => comes.known += 1,
            Some((id, before)) => comes.changed.push((*id, *before, value)),
        }
    }
    comes
}

async fn edits(app: &App, asker: &Asker, id: PlanId) -> Result<crate::view::InPlan, Problem> {
    let within = asker.in_plan(app, id).await?;
    if within.viewer.role < Role::Editor { Err(Problem::Forbidden) } else { Ok(within) }
}

/// The plan's page with something above it that is not live.
async fn page(app: &App, asker: &Asker, id: PlanId, above: impl FnOnce(&View) -> Result<Markup, Problem>) -> Response {
    let shown = async {
        let within = edits(app, asker, id).await?;
        let view = app.view(&app.rooms.get(id).await?, Page::Stage(Stage::Plan), within).await?;
        let above = above(&view)?;
        Ok(frame::plan_page_with(&view, true, above).into_response())
    };
    shown.await.unwrap_or_else(|problem| asker.answer(problem))
}

/// The form for a file.
pub async fn ask(State(app): State<App>, asker: Asker, Path(id): Path<PlanId>) -> Response {
    page(&app, &asker, id, |view| Ok(bringing(view, None))).await
}

fn bringing(view: &View, problem: Option<&Problem>) -> Markup {
    html! {
        section.section.stack id="readings-import" {
            header { h2 { (view.t("readings-import")) } }
            @if let Some(problem) = problem { div.note.red role="alert" { p { strong { (problem.sentence(view.viewer.lang)) } } } }
            p.quiet { (view.t("readings-import-lead")) }
            form.form method="post" action=(view.url("readings/import")) enctype="multipart/form-data" {
                div.field.file {
                    label.ds-label for="readings-file" { (view.t("readings-import-file")) }
                    input type="file" id="readings-file" name="document" accept=".csv,.tsv,.txt,.xlsx" required;
                    p.hint { (view.t("readings-import-file-help")) }
                }
                div.actions {
                    button.ds-button type="submit" { (view.t("readings-import-read")) }
                    a.ds-button data-variant="tertiary" data-key="Escape" href=(view.url("plan")) { (view.t("close")) }
                }
            }
        }
    }
}

/// Keeps what was sent, and goes on to what is what in it.
pub async fn bring(State(app): State<App>, asker: Asker, Path(id): Path<PlanId>, form: Multipart) -> Response {
    let brought = async {
        edits(&app, &asker, id).await?;
        let Sent { name, bytes, .. } = sent(form).await?;
        reading::read_export(bytes.clone(), clock::today(), None).await?;
        let file = FileId::from_raw(clock::mint());
        let content_type = "application/octet-stream";
        app.store
            .add_file(&NewFile { id: file, plan: id, name: &name, content_type, created_at: clock::now(), bytes })
            .await?;
        Ok(file)
    };
    match brought.await {
        Ok(file) => Redirect::to(&format!("/plans/{id}/readings/import/{file}")).into_response(),
        Err(problem @ Problem::Unreadable(_)) => {
            let mut answer = page(&app, &asker, id, |view| Ok(bringing(view, Some(&problem)))).await;
            if answer.status().is_success() {
                *answer.status_mut() = problem.status();
            }
            answer
        }
        Err(problem) => asker.answer(problem),
    }
}

async fn kept(app: &App, asker: &Asker, id: PlanId, file: FileId, form: &Fields) -> Result<(String, Export), Problem> {
    edits(app, asker, id).await?;
    let file = app.store.file(id, file).await?.ok_or(Problem::NotFound)?;
    let dates = Some(form.text("dates").to_owned()).filter(|said| !said.is_empty());
    Ok((file.head.name.clone(), reading::read_export(file.bytes.clone(), clock::today(), dates).await?))
}

/// What would be written.
pub async fn show(
    State(app): State<App>,
    asker: Asker,
    Path((id, file)): Path<(PlanId, FileId)>,
    Query(asked): Query<Vec<(String, String)>>,
) -> Response {
    let form = Fields(asked);
    match kept(&app, &asker, id, file, &form).await {
        Ok((name, export)) => {
            page(&app, &asker, id, |view| {
                let asked = Asked::of(&form, &export, &view.plan)?;
                Ok(preview(view, file, &name, &export, &asked))
            })
            .await
        }
        Err(problem) => asker.answer(problem),
    }
}

fn preview(view: &View, file: FileId, name: &str, export: &Export, asked: &Asked) -> Markup {
    let action = view.url(&format!("readings/import/{file}"));
    let counted = view.plan.objectives.iter().filter(|(_, row)| row.indicator.is_some());
    let objectives: Vec<(String, String)> = counted
        .map(|(id, row)| {
            let what = row.indicator.as_ref().map_or("", |indicator| indicator.what.as_str());
            (id.to_string(), short(&format!("{what} – {}", row.sentence.as_str())))
        })
        .collect();
    let per: Vec<(String, String)> =
        Per::ALL.map(|per| (per.word().to_owned(), view.t(&format!("readings-per-{}", per.word())))).into();
    let all: Vec<(usize, Comes)> = asked
        .objectives
        .iter()
        .filter_map(|(at, objective)| {
            Some((*at, comes(&view.plan, export, export.metrics.get(*at)?, *objective, asked.per)))
        })
        .collect();
    let count = |of: fn(&Comes) -> usize| all.iter().map(|(_, comes)| of(comes)).sum::<usize>();
    let (new, changed, known) = (count(|one| one.new.len()), count(|one| one.changed.len()), count(|one| one.known));
    let whose = [view.t(&format!("readings-source-{}", export.source.word())), export.account.clone(), name.to_owned()];
    let whose: Vec<String> = whose.into_iter().filter(|part| !part.trim().is_empty()).collect();
    html! {
        section.section.stack id="readings-import" {
            header { h2 { (view.t("readings-import")) } span.quiet.small { (whose.join(" · ")) } }
            @if export.metrics.is_empty() && !export.columns.is_empty() { (dates_asked(view, &action, export, asked)) }
            @else if export.metrics.is_empty() { p.empty { (view.t("readings-none")) } }
            @else if objectives.is_empty() { p.note.red { (view.t("readings-import-no-indicator")) " " a href=(view.url("objectives")) { (view.t("stage-objectives")) } } }
            @else {
                p.quiet { (view.t("readings-import-pick")) }
                form.form method="get" action=(action) {
                    @if !asked.dates.is_empty() { input type="hidden" name="dates" value=(asked.dates); }
                    (widgets::select(view, "readings-per", "per", "readings-per", &per, asked.per.word()))
                    table.plain.fold {
                        thead { tr {
                            @for key in ["readings-metric", "readings-days", "readings-objective", "readings-becomes"] { th scope="col" { (view.t(key)) } }
                        } }
                        tbody { @for (at, metric) in export.metrics.iter().enumerate() {
                            tr {
                                th scope="row" { (metric.name) " " small.quiet { (view.t(&format!("readings-unit-{}", metric.unit.word()))) } }
                                td data-label=(view.t("readings-days")) { (days(view, metric)) }
                                td data-label=(view.t("readings-objective")) {
                                    label.sr for={ "m" (at) } { (view.t("readings-objective")) ": " (metric.name) }
                                    select.ds-input id={ "m" (at) } name={ "m" (at) } {
                                        option value="" { "–" }
                                        @for (value, text) in &objectives { option value=(value) selected[asked.objectives.get(&at).is_some_and(|id| id.to_string() == *value)] { (text) } }
                                    }
                                }
                                td data-label=(view.t("readings-becomes")) { @for (_, comes) in all.iter().filter(|(of, _)| *of == at) { (becomes(view, metric, comes, asked.per)) } }
                            }
                        } }
                    }
                    div.actions { button.ds-button data-variant="secondary" type="submit" { (view.t("import-look")) } }
                }
                p.say role="status" { (view.tw("readings-import-sum", &[("new", new.into()), ("changed", changed.into()), ("known", known.into())])) }
                @if new > WRITTEN_MOST { p.note.red { (view.tw("readings-too-many", &[("most", WRITTEN_MOST.into())])) } }
                form.actions method="post" action=(action) {
                    @for (name, value) in asked.inputs() { input type="hidden" name=(name) value=(value); }
                    @if new + changed > 0 && new <= WRITTEN_MOST { button.ds-button type="submit" { (view.tw("readings-import-write", &[("count", (new + changed).into())])) } }
                    a.ds-button data-variant="tertiary" data-key="Escape" href=(view.url("plan")) { (view.t("close")) }
                }
            }
            @if !export.skipped.is_empty() {
                details.more id="readings-skipped" {
                    summary { (view.t("readings-skipped")) " " (export.skipped.len()) }
                    ul.things { @for one in export.skipped.iter().take(LEFT_OUT_MOST) {
                        li { p { span.n { (one.line) } " " @if !one.column.is_empty() { (one.column) ": " } (view.t(&format!("readings-skipped-{}", one.why.word()))) } }
                    } }
                    @if export.skipped.len() > LEFT_OUT_MOST { p.quiet { (view.tw("more-count", &[("count", (export.skipped.len() - LEFT_OUT_MOST).into())])) } }
                }
            }
        }
    }
}

/// Asks which column holds the dates, where none is known to.
fn dates_asked(view: &View, action: &str, export: &Export, asked: &Asked) -> Markup {
    let columns: Vec<(String, String)> = export.columns.iter().map(|name| (name.clone(), short(name))).collect();
    html! {
        form.form method="get" action=(action) {
            p.say { (view.t("readings-dates-where")) }
            @if !asked.dates.is_empty() { p.note.red role="alert" { (view.tw("readings-dates-not-there", &[("column", asked.dates.as_str().into())])) } }
            (widgets::select(view, "readings-dates", "dates", "readings-dates", &columns, &asked.dates))
            div.actions {
                button.ds-button type="submit" { (view.t("import-look")) }
                a.ds-button data-variant="tertiary" data-key="Escape" href=(view.url("plan")) { (view.t("close")) }
            }
        }
    }
}

fn days(view: &View, metric: &Metric) -> String {
    let (Some(first), Some(last)) = (metric.readings.first(), metric.readings.last()) else { return String::new() };
    let day = |day: Date| words::day(view.viewer.lang, day);
    if first.date == last.date { day(first.date) } else { format!("{} – {}", day(first.date), day(last.date)) }
}

/// What a metric becomes, with its last value to know it by.
fn becomes(view: &View, metric: &Metric, comes: &Comes, per: Per) -> Markup {
    let number = |amount: Amount| words::number(view.viewer.lang, amount);
    html! {
        span.small { (view.tw("readings-import-sum", &[("new", comes.new.len().into()), ("changed", comes.changed.len().into()), ("known", comes.known.into())])) }
        @if let Some((day, value)) = comes.new.last() {
            " " span.small.quiet { (words::day_short(view.viewer.lang, *day)) ": " (number(*value)) @if per != Per::Day { ", " (view.t(Together::of(metric).key())) } }
        }
        @for (_, before, after) in comes.changed.iter().take(1) { " " span.small.quiet { (number(*before)) " → " (number(*after)) } }
    }
}

/// Writes what is new and puts right what has changed since.
pub async fn write(
    State(app): State<App>,
    asker: Asker,
    Path((id, file)): Path<(PlanId, FileId)>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    let export = match kept(&app, &asker, id, file, &form).await {
        Ok((_, export)) => export,
        Err(problem) => return asker.answer(problem),
    };
    change(&app, &asker, id, "plan", |plan| {
        let asked = Asked::of(&form, &export, plan)?;
        let mut changes = Vec::new();
        for (at, objective) in &asked.objectives {
            let Some(metric) = export.metrics.get(*at) else { continue };
            let comes = comes(plan, &export, metric, *objective, asked.per);
            let source = source(&export, metric);
            changes.extend(comes.new.into_iter().map(|(day, value)| {
                let fields = vec![
                    ReadingField::Objective(*objective),
                    ReadingField::Value(value),
                    ReadingField::On(Some(day)),
                    ReadingField::Source(source.clone()),
                ];
                Change::AddReading { id: ReadingId::from_raw(clock::mint()), fields }
            }));
            changes.extend(
                comes
                    .changed
                    .into_iter()
                    .map(|(id, _, value)| Change::SetReading { id, field: ReadingField::Value(value) }),
            );
        }
        if changes.len() > WRITTEN_MOST { Err(Problem::Bad("readings-too-many-asked")) } else { Ok(changes) }
    })
    .await
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test stops at what is wrong")]

    use super::*;
    use jiff::civil::date;

    fn metric(name: &str, text: &str) -> Metric {
        let export = readings::read(format!("Date,{name}\n{text}").as_bytes(), date(2027, 4, 1)).unwrap();
        export.metrics.into_iter().next().unwrap()
    }

    const DAYS: &str = "2027-03-01,4\n2027-03-06,5\n2027-03-08,6\n2027-03-10,7\n";

    #[test]
    fn counts_are_added_up_by_the_week_and_levels_and_people_are_not() {
        let told = |metric: &Metric, per| {
            let values = by_period(metric, per);
            values.into_iter().map(|(day, value)| format!("{day} {value}")).collect::<Vec<_>>().join(", ")
        };
        let clicks = metric("Clicks", DAYS);
        assert_eq!(told(&clicks, Per::Week), "2027-03-07 9, 2027-03-10 13");
        assert_eq!(told(&clicks, Per::Month), "2027-03-10 22");
        assert_eq!(told(&clicks, Per::Day), "2027-03-01 4, 2027-03-06 5, 2027-03-08 6, 2027-03-10 7");
        assert_eq!(told(&metric("Total followers", DAYS), Per::Week), "2027-03-07 5, 2027-03-10 7");
        // The same people may have seen it on both days.
        assert_eq!(told(&metric("Reach", DAYS), Per::Week), "2027-03-07 4.5, 2027-03-10 6.5");
    }
}
