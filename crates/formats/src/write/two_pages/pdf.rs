//! The two pages as data for their template.

use super::{Aim, AudienceRow, Believed, MeasureRow, PersonRow, TwoPages, room};
use crate::write::look::Look;
use crate::write::pdf::{self, NotSet, Template};
use plan::Amount;
use serde_json::{Value, json};

/// Points of the type, and claims and refusals shown, from the roomiest on.
const FIRST_TIERS: &[(f64, usize, usize)] = &[
    (9.0, 8, 12),
    (9.0, 6, 12),
    (9.0, 5, 12),
    (9.0, 4, 12),
    (8.5, 4, 12),
    (8.5, 3, 12),
    (8.0, 3, 8),
    (7.5, 2, 6),
    (7.0, 1, 3),
];
/// The same for the second sheet, where the measures are never cut.
const SECOND_TIERS: &[(f64, usize)] = &[(9.0, 12), (8.5, 12), (8.0, 8), (8.0, 4), (7.5, 2), (7.0, 1)];
/// Height and width of a sheet at ten points, of the em that heights are counted in: a little more than on our own pages, whose
/// letters are narrower.
const SHEET_AT_TEN: (f64, f64) = (94.0, 0.76);
/// What the template calls the place where the second sheet begins.
const SECOND_SHEET: &str = "second-sheet";
/// Stands in a text for a number that is only known while it is set.
const NUMBER: &str = "#";

impl TwoPages {
    /// Everything as a tagged PDF on two sheets of A4. Equal plans give equal bytes.
    ///
    /// # Errors
    ///
    /// Never for what is in a plan: only where our own template is at fault.
    pub fn pdf(&self, look: &Look) -> Result<Vec<u8>, NotSet> {
        let fits = |height: f64, points: f64| height <= SHEET_AT_TEN.0 * 10.0 / points;
        let width = |points: f64| SHEET_AT_TEN.1 * 10.0 / points;
        let mut first = FIRST_TIERS
            .iter()
            .position(|(points, claims, refusals)| {
                fits(room::height_of_first(self, *claims, *refusals, width(*points)), *points)
            })
            .unwrap_or(FIRST_TIERS.len() - 1);
        let mut second = SECOND_TIERS
            .iter()
            .position(|(points, changed)| fits(room::height_of_second(self, *changed, width(*points), 1), *points))
            .unwrap_or(SECOND_TIERS.len() - 1);
        let mut data = self.data(look);
        // That was counting letters. Only setting them says what has room, and takes a while: it is seldom done twice.
        loop {
            tiers(&mut data, first, second);
            let document = pdf::set(Template::TwoPages, &data, look.logo.as_deref())?;
            let begins = document.page_of(SECOND_SHEET).unwrap_or(2);
            let lower = [
                (begins > 2, first + 1 < FIRST_TIERS.len()),
                (document.pages() > begins, second + 1 < SECOND_TIERS.len()),
            ];
            let [lower_first, lower_second] = lower.map(|(has_no_room, can_give_way)| has_no_room && can_give_way);
            if !lower_first && !lower_second {
                return document.pdf();
            }
            first += usize::from(lower_first);
            second += usize::from(lower_second);
        }
    }

    fn data(&self, look: &Look) -> Value {
        let t = |key: &str| self.t(key);
        let heads = |keys: &[&str]| keys.iter().map(|key| t(key)).collect::<Vec<_>>();
        let most = self.hours.people.iter().map(|row| row.there.max(row.taken)).max().unwrap_or_default();
        let mut known: Vec<&Believed> = self.known.iter().collect();
        let mut assumed: Vec<&Believed> = self.assumed.iter().collect();
        known.sort_by_key(|row| !row.didnt_hold);
        assumed.sort_by_key(|row| !row.didnt_hold);
        let mut data = json!({
            "lang": self.lang.code(),
            "colour": look.colour(),
            "text-colour": look.text(),
            "second": look.second(),
            "has-logo": look.logo.is_some(),
            "title": self.title,
            "organisation": self.organisation,
            "day": words::day(self.lang, self.day),
            "lead": if self.lead.is_empty() { t("two-pages-lead-missing") } else { self.lead.clone() },
            "printed": self.printed(),
            "page-of": self.tw("two-pages-page", &[("number", NUMBER.into()), ("of", 2.into())]),
            "more": self.tw("more-count", &[("count", NUMBER.into())]),
            "nobody-there": t("none"),
            "why-title": t("two-pages-why"),
            "why-remark": if self.statements_in_all == 0 { t("two-pages-no-strategy") } else { self.why_count() },
            "why": self.why.iter().map(|point| json!({"label": point.label, "text": super::first_sentence(&point.text), "amended": point.amended})).collect::<Vec<_>>(),
            "for-whom-title": t("two-pages-for-whom"),
            "for-whom-remark": self.audiences_count(),
            "audience-heads": heads(&["two-pages-audience", "two-pages-communication", "two-pages-effect", "two-pages-points"]),
            "audiences": self.audiences.iter().map(audience).collect::<Vec<_>>(),
            "no-aims": self.no_aims(),
            "know-title": t("two-pages-know-and-assume"),
            "know-remark": t("two-pages-key"),
            "we-know": t("two-pages-we-know"),
            "we-assume": t("two-pages-we-assume"),
            "know-nothing": t("two-pages-know-nothing"),
            "assume-nothing": t("two-pages-assume-nothing"),
            "known": known.into_iter().map(believed).collect::<Vec<_>>(),
            "assumed": assumed.into_iter().map(believed).collect::<Vec<_>>(),
            "will-not-title": t("two-pages-will-not"),
            "will-not": self.will_not.iter().map(|refusal| json!({
                "channel": self.tw("two-pages-not", &[("channel", refusal.channel.as_str().into())]),
                "reasons": reasons(&refusal.reasons),
            })).collect::<Vec<_>>(),
        });
        let below = json!({
            "what-we-do": self.what_we_do(),
            "nothing-chosen": t("resources-nothing-chosen"),
            "measure-heads": heads(&["two-pages-channel", "two-pages-activity", "two-pages-audiences", "two-pages-purpose", "two-pages-period", "two-pages-owner", "two-pages-hours", "two-pages-review"]),
            "measures": self.measures.iter().map(|row| self.measure(row)).collect::<Vec<_>>(),
            "hours-in-all": self.hours_in_all(),
            "hours-taken": self.hours_said(self.hours.taken),
            "tests-title": t("tests-title"),
            "tests-remark": t("two-pages-half-ring"),
            "test-heads": [String::new(), t("two-pages-anchored"), t("tests-specified"), t("two-pages-resourced")],
            "hours-title": t("two-pages-hours-title"),
            "hours-remark": t("two-pages-hours-key"),
            "people": self.hours.people.iter().map(|row| self.person(row, most)).collect::<Vec<_>>(),
            "remarks": self.hours.remarks.join(" "),
            "changed-title": t("two-pages-changed"),
            "changed-remark": self.since(),
            "nothing-changed": t("two-pages-nothing-changed"),
            "changed": self.changed.iter().map(|one| json!({"word": one.word, "text": one.text})).collect::<Vec<_>>(),
            "decided-title": t("two-pages-decided"),
            "signatures": heads(&["two-pages-presented-by", "two-pages-decided-by", "two-pages-date"]),
        });
        if let (Some(all), Value::Object(below)) = (data.as_object_mut(), below) {
            all.extend(below);
        }
        data
    }

    fn hours_said(&self, hours: Amount) -> String {
        words::hours(self.lang, hours)
    }

    fn measure(&self, row: &MeasureRow) -> Value {
        json!({
            "number": row.number.to_string(),
            "channels": row.channels.join(", "),
            "title": format!("{} {}", row.number, row.title),
            "audiences": row.audiences.join(", "),
            "purpose": row.purpose,
            "period": row.period,
            "owner": row.owner.clone().unwrap_or_else(|| self.t("nobody")),
            "hours": self.hours_said(row.hours_per_week),
            "review": row.review_on.map_or_else(|| self.t("two-pages-no-review"), |day| words::day_short(self.lang, day)),
            "tests": row.tests.iter().map(|test| json!({
                "passed": test.passed,
                "text": if test.text.is_empty() { self.t("test-yes") } else { test.text.clone() },
            })).collect::<Vec<_>>(),
        })
    }

    fn person(&self, row: &PersonRow, most: Amount) -> Value {
        let share =
            |hours: Amount| if most > Amount::ZERO { (hours.as_f64() / most.as_f64()).clamp(0.0, 1.0) } else { 0.0 };
        let [used, have] = [row.taken, row.there].map(|hours| words::Value::from(self.hours_said(hours)));
        let full = row.taken >= row.there && row.there > Amount::ZERO;
        let said = self.tw("person-uses", &[("used", used), ("have", have)]);
        json!({
            "name": row.name,
            "there-share": share(row.there),
            "taken-share": share(row.taken),
            "said": if full { format!("{said}, {}", self.t("person-full")) } else { said },
        })
    }
}

/// Says how much is shown on either sheet, and in which type.
fn tiers(data: &mut Value, first: usize, second: usize) {
    if let (Some((points, claims, refusals)), Some(data)) = (FIRST_TIERS.get(first), data.as_object_mut()) {
        data.insert("first-tier".to_owned(), json!({"points": points, "claims": claims, "refusals": refusals}));
    }
    if let (Some((points, changed)), Some(data)) = (SECOND_TIERS.get(second), data.as_object_mut()) {
        data.insert("second-tier".to_owned(), json!({"points": points, "changed": changed}));
    }
}

fn audience(row: &AudienceRow) -> Value {
    let aims = |aims: &[Aim]| {
        aims.iter().map(|aim| json!({"sentence": aim.sentence, "from-to": aim.from_to})).collect::<Vec<_>>()
    };
    json!({
        "name": row.name,
        "size": row.size,
        "communication": aims(&row.communication),
        "effect": aims(&row.effect),
        "points": row.points.join(", "),
    })
}

fn believed(row: &Believed) -> Value {
    json!({"sentence": row.sentence, "checked": row.checked, "because": row.because.first()})
}

fn reasons(reasons: &[(String, String)]) -> String {
    let said = |(audience, reason): &(String, String)| {
        if reason.is_empty() { audience.clone() } else { format!("{audience}: {reason}") }
    };
    reasons.iter().map(said).collect::<Vec<_>>().join(" ")
}
