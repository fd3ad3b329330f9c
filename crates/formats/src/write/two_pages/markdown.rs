//! The two pages as Markdown: CommonMark with tables, readable as it stands. What people wrote is escaped, so that
//! it reads the same whatever signs are in it.

use super::{Aim, AudienceRow, Believed, MeasureRow, TwoPages, first_sentence, room};
use crate::write::docx::BETWEEN_SHEETS;
use crate::write::html::BREAK;
use crate::write::markdown::{Markdown, broken};
use crate::write::plain::{escaped, inline};
use jiff::civil::Date;
use plan::Amount;

pub(super) fn write(pages: &TwoPages) -> String {
    let mut out = Writer::new(pages);
    out.head();
    out.why();
    out.audiences();
    out.believed();
    out.will_not();
    out.measures();
    out.tests();
    out.hours();
    out.indicators();
    out.changed();
    out.line(&format!("*{}*", escaped(&pages.printed())));
    out.out.text()
}

/// What has room on two sheets: no claims, refusals and changes but the first, and no more words than needed. Between the sheets
/// stands a rule.
pub(super) fn sheets(pages: &TwoPages) -> String {
    let (first, second) = (room::first(pages), room::second(pages));
    let mut brief = pages.clone();
    for rows in [&mut brief.known, &mut brief.assumed] {
        rows.sort_by_key(|row| !row.didnt_hold);
        rows.truncate(first.claims);
        rows.iter_mut().for_each(|row| row.because.truncate(1));
    }
    brief.will_not.truncate(first.refusals);
    brief.changed.truncate(second.changed);
    brief.audiences.iter_mut().for_each(|row| row.message.clear());
    let mut out = Writer::new(&brief);
    out.head();
    out.why_in_two();
    out.audiences();
    out.believed_in_two();
    out.will_not();
    out.line(BETWEEN_SHEETS);
    out.measures();
    out.tests();
    out.hours();
    out.changed();
    out.signatures();
    out.out.text()
}

/// The two pages being written; a report begins with some of the same.
pub(in crate::write) struct Writer<'a> {
    pages: &'a TwoPages,
    out: Markdown,
}

impl<'a> Writer<'a> {
    /// Nothing yet.
    pub fn new(pages: &'a TwoPages) -> Self {
        Self { pages, out: Markdown::default() }
    }

    /// What has been written.
    pub fn written(self) -> Markdown {
        self.out
    }

    fn t(&self, key: &str) -> String {
        escaped(&self.pages.t(key))
    }

    fn line(&mut self, text: &str) {
        self.out.line(text);
    }

    fn heading(&mut self, level: usize, text: &str) {
        self.out.heading(level, text);
    }

    fn list(&mut self, items: impl IntoIterator<Item = String>) {
        self.out.list(items);
    }

    /// A table: the heads' keys, each with whether numbers stand below it. Cells are Markdown already.
    fn table(&mut self, heads: &[(&str, bool)], rows: Vec<Vec<String>>) {
        let heads: Vec<_> = heads.iter().map(|(key, number)| (self.pages.t(key), *number)).collect();
        self.out.table(&heads, rows);
    }

    pub fn head(&mut self) {
        let pages = self.pages;
        self.heading(1, &pages.title);
        let day = words::day(pages.lang, pages.day);
        let whose: Vec<_> = [pages.organisation.as_str(), &day].into_iter().filter(|part| !part.is_empty()).collect();
        self.line(&escaped(&whose.join(" · ")));
        for paragraph in pages.lead.lines().filter(|line| !line.trim().is_empty()) {
            self.line(&escaped(paragraph));
        }
    }

    pub fn why(&mut self) {
        let pages = self.pages;
        self.heading(2, &pages.t("two-pages-why"));
        if pages.statements_in_all == 0 {
            return self.line(&self.t("two-pages-no-strategy"));
        }
        self.line(&escaped(&pages.why_count()));
        self.list(pages.why.iter().map(|point| {
            let amended = point.amended.as_ref().map(|amended| format!(" ({})", inline(amended))).unwrap_or_default();
            format!("**{}** {}{amended}", inline(&point.label), inline(&point.text))
        }));
    }

    pub fn audiences(&mut self) {
        let pages = self.pages;
        self.heading(2, &pages.t("two-pages-for-whom"));
        if pages.audiences_in_all == 0 {
            return self.line(&self.t("none"));
        }
        self.line(&escaped(&pages.audiences_count()));
        let heads = ["two-pages-audience", "two-pages-communication", "two-pages-effect", "two-pages-points"];
        self.table(&heads.map(|head| (head, false)), pages.audiences.iter().map(|row| self.audience(row)).collect());
        if let Some(no_aims) = pages.no_aims() {
            self.line(&escaped(&no_aims));
        }
    }

    /// The statements' first sentences in two columns.
    fn why_in_two(&mut self) {
        let pages = self.pages;
        self.heading(2, &pages.t("two-pages-why"));
        let points: Vec<String> = pages
            .why
            .iter()
            .map(|point| {
                let amended =
                    point.amended.as_ref().map(|amended| format!(" *{}*", inline(amended))).unwrap_or_default();
                format!("**{}** {}{amended}", inline(&point.label), inline(first_sentence(&point.text)))
            })
            .collect();
        self.in_two(["", ""], points.chunks(points.len().div_ceil(2).max(1)).map(<[String]>::to_vec).collect());
    }

    /// What is known and what is assumed, beside each other.
    fn believed_in_two(&mut self) {
        let pages = self.pages;
        self.heading(2, &pages.t("two-pages-know-and-assume"));
        let column = |rows: &[Believed], none: &str| {
            if rows.is_empty() { vec![self.t(none)] } else { rows.iter().map(believed).collect() }
        };
        let columns =
            vec![column(&pages.known, "two-pages-know-nothing"), column(&pages.assumed, "two-pages-assume-nothing")];
        self.in_two(["two-pages-we-know", "two-pages-we-assume"], columns);
    }

    /// Two columns, heads given as keys; without heads where they are empty.
    fn in_two(&mut self, heads: [&str; 2], columns: Vec<Vec<String>>) {
        let mut columns = columns.into_iter().map(|column| broken(column.into_iter()));
        let row = vec![columns.next().unwrap_or_default(), columns.next().unwrap_or_default()];
        let heads = heads.map(|key| (if key.is_empty() { String::new() } else { self.pages.t(key) }, false));
        self.out.table(&heads, [row]);
    }

    /// Where the plan is signed.
    fn signatures(&mut self) {
        let pages = self.pages;
        self.heading(2, &pages.t("two-pages-decided"));
        let heads = ["two-pages-presented-by", "two-pages-decided-by", "two-pages-date"].map(|key| (key, false));
        self.table(&heads, vec![vec![format!("{BREAK}{BREAK}"), String::new(), String::new()]]);
        self.line(&format!("*{}*", escaped(&pages.printed())));
    }

    fn audience(&self, row: &AudienceRow) -> Vec<String> {
        let message = (!row.message.is_empty()).then(|| format!("*{}*", inline(&row.message)));
        let who = [Some(format!("**{}**", inline(&row.name))), row.size.as_deref().map(inline), message];
        let aims = |aims: &[Aim]| {
            broken(aims.iter().map(|aim| {
                let from_to = aim.from_to.as_ref().map(|from_to| format!(" ({})", inline(from_to))).unwrap_or_default();
                format!("{}{from_to}", inline(&aim.sentence))
            }))
        };
        vec![
            broken(who.into_iter().flatten()),
            aims(&row.communication),
            aims(&row.effect),
            inline(&row.points.join(", ")),
        ]
    }

    fn believed(&mut self) {
        let pages = self.pages;
        self.heading(2, &pages.t("two-pages-know-and-assume"));
        for (key, none, rows) in [
            ("two-pages-we-know", "two-pages-know-nothing", &pages.known),
            ("two-pages-we-assume", "two-pages-assume-nothing", &pages.assumed),
        ] {
            self.heading(3, &pages.t(key));
            if rows.is_empty() {
                self.line(&self.t(none));
            }
            self.list(rows.iter().map(believed));
        }
    }

    pub fn will_not(&mut self) {
        let pages = self.pages;
        if pages.will_not.is_empty() {
            return;
        }
        self.heading(2, &pages.t("two-pages-will-not"));
        self.list(pages.will_not.iter().map(|refusal| {
            let reasons = refusal.reasons.iter().map(|(audience, reason)| {
                if reason.is_empty() { inline(audience) } else { format!("{}: {}", inline(audience), inline(reason)) }
            });
            let heading = inline(&pages.tw("two-pages-not", &[("channel", refusal.channel.as_str().into())]));
            format!("**{heading}** {}", in_a_row(reasons))
        }));
    }

    pub fn measures(&mut self) {
        let pages = self.pages;
        self.heading(2, &pages.what_we_do());
        if pages.measures.is_empty() {
            return self.line(&self.t("resources-nothing-chosen"));
        }
        let heads = ["channel", "activity", "audiences", "purpose", "period", "owner", "hours", "review"]
            .map(|head| format!("two-pages-{head}"));
        let heads: Vec<_> = heads.iter().map(|head| (head.as_str(), head.ends_with("hours"))).collect();
        self.table(&heads, pages.measures.iter().map(|row| self.measure(row)).collect());
        self.line(&format!("**{}**", escaped(&pages.hours_in_all())));
    }

    fn measure(&self, row: &MeasureRow) -> Vec<String> {
        let owner = row.owner.clone().unwrap_or_else(|| self.pages.t("nobody"));
        let review = row.review_on.map_or_else(|| self.pages.t("two-pages-no-review"), |day| self.day(day));
        vec![
            inline(&row.channels.join(", ")),
            format!("**{} {}**", row.number, inline(&row.title)),
            inline(&row.audiences.join(", ")),
            inline(&row.purpose),
            inline(&row.period),
            inline(&owner),
            words::hours(self.pages.lang, row.hours_per_week),
            inline(&review),
        ]
    }

    pub fn tests(&mut self) {
        let pages = self.pages;
        if pages.measures.is_empty() {
            return;
        }
        self.heading(2, &pages.t("tests-title"));
        let heads =
            ["two-pages-activity", "tests-anchored", "tests-specified", "tests-resourced"].map(|head| (head, false));
        let rows = pages.measures.iter().map(|row| {
            let cells = row.tests.iter().map(|test| {
                let word = self.t(if test.passed { "test-yes" } else { "test-no" });
                if test.text.is_empty() { word } else { format!("**{word}:** {}", inline(&test.text)) }
            });
            [format!("**{} {}**", row.number, inline(&row.title))].into_iter().chain(cells).collect()
        });
        self.table(&heads, rows.collect());
    }

    pub fn hours(&mut self) {
        let pages = self.pages;
        if pages.hours.people.is_empty() {
            return;
        }
        self.heading(2, &pages.t("two-pages-hours-title"));
        let hours = |hours: Amount| words::hours(pages.lang, hours);
        let heads = [("two-pages-person", false), ("two-pages-taken", true), ("two-pages-there", true)];
        let mut rows: Vec<Vec<String>> =
            pages.hours.people.iter().map(|row| vec![inline(&row.name), hours(row.taken), hours(row.there)]).collect();
        rows.push(vec![
            format!("**{}**", self.t("in-all")),
            format!("**{}**", hours(pages.hours.taken)),
            format!("**{}**", hours(pages.hours.there)),
        ]);
        self.table(&heads, rows);
        let needed = pages.tw(
            "two-pages-needed",
            &[("needed", hours(pages.hours.needed).into()), ("taken", hours(pages.hours.taken).into())],
        );
        self.line(&escaped(&[vec![needed], pages.hours.remarks.clone()].concat().join(" ")));
    }

    fn indicators(&mut self) {
        let pages = self.pages;
        if pages.indicators.is_empty() {
            return;
        }
        self.heading(2, &pages.t("two-pages-indicators"));
        let number = |amount: Option<Amount>, none: &str| {
            amount.map_or_else(|| self.t(none), |amount| words::number(pages.lang, amount))
        };
        let heads = [
            ("two-pages-objective", false),
            ("two-pages-counted", false),
            ("two-pages-baseline", true),
            ("two-pages-now", true),
            ("two-pages-target", true),
            ("indicator-by-when", false),
            ("indicator-better", false),
        ];
        let rows = pages.indicators.iter().map(|row| {
            let on = row.now.and_then(|(_, on)| on).map(|on| format!(" ({})", words::day_short(pages.lang, on)));
            let now = number(row.now.map(|(value, _)| value), "reading-not-measured") + &on.unwrap_or_default();
            vec![
                inline(&row.objective),
                inline(&row.what),
                number(row.baseline, "two-pages-not-known"),
                now,
                number(row.target, "two-pages-not-set"),
                row.by_when.map(|day| self.day(day)).unwrap_or_default(),
                row.better.as_deref().map(inline).unwrap_or_default(),
            ]
        });
        self.table(&heads, rows.collect());
    }

    pub fn changed(&mut self) {
        let pages = self.pages;
        self.heading(2, &pages.t("two-pages-changed"));
        self.line(&escaped(&pages.since()));
        if pages.changed.is_empty() {
            self.line(&self.t("two-pages-nothing-changed"));
        }
        self.list(pages.changed.iter().map(|one| format!("**{}:** {}", inline(&one.word), inline(&one.text))));
    }

    fn day(&self, day: Date) -> String {
        words::day(self.pages.lang, day)
    }
}

fn believed(row: &Believed) -> String {
    let checked = row.checked.as_ref().map(|word| format!(" **{}**", escaped(word))).unwrap_or_default();
    let because =
        if row.because.is_empty() { String::new() } else { format!(" *{}*", escaped(&row.because.join(" · "))) };
    format!("{}{because}{checked}", escaped(&row.sentence))
}

/// Sentences and half-sentences after each other, each ended once.
fn in_a_row(parts: impl Iterator<Item = String>) -> String {
    let mut row = String::new();
    for part in parts {
        match row.chars().last() {
            None => {}
            Some('.' | '!' | '?' | '…') => row.push(' '),
            Some(_) => row.push_str("; "),
        }
        row.push_str(&part);
    }
    row
}
