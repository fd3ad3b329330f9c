//! Stages 1 to 4 in a report, and the appendix of what is assumed.

use super::{Writing, strong};
use crate::write::plain::{escaped, inline};
use plan::{AudienceId, Basis, Claim, ClaimId, Measure, WorthIt};
use std::collections::BTreeSet;

impl Writing<'_> {
    /// What was changed in the strategy and added to it.
    pub(super) fn amendments(&mut self) {
        if self.plan.amendments.is_empty() {
            return;
        }
        self.heading(2, "report-amendments");
        let mut rows = Vec::new();
        for (_, row) in self.plan.amendments.iter() {
            let Some(statement) = self.plan.statements.get(row.statement) else { continue };
            let label =
                if statement.label.trim().is_empty() { statement.place.to_string() } else { statement.label.clone() };
            let before = if statement.by_amendment { "" } else { statement.text.as_str() };
            rows.push(vec![
                strong(&label),
                inline(before),
                inline(row.text.as_str()),
                inline(row.why.as_str()),
                inline(&self.day(row.decided_on)),
            ]);
        }
        self.table(
            &[
                ("two-pages-points", false),
                ("report-before", false),
                ("field-amendment-text", false),
                ("field-amendment-why", false),
                ("field-amendment-decided-on", false),
            ],
            rows,
        );
    }

    /// Everybody the plan is about.
    pub(super) fn audiences(&mut self) {
        if self.plan.audiences.is_empty() {
            return;
        }
        self.heading(2, "report-audiences");
        let mut audiences: Vec<_> = self.plan.audiences.iter().collect();
        audiences.sort_by_key(|(id, row)| (row.priority.is_none(), row.priority, row.place, *id));
        for (_, row) in audiences {
            self.out.heading(3, row.name.as_str());
            let side = row.side.map(|side| self.t(&format!("side-{}", side.word()))).unwrap_or_default();
            let priority =
                row.priority.map(|priority| self.t(&format!("priority-{}", priority.word()))).unwrap_or_default();
            let size = row.size.map(|size| {
                if size.from == size.to { size.from.to_string() } else { format!("{}–{}", size.from, size.to) }
            });
            let text = |text: &plan::Text| text.as_str().to_owned();
            self.filled_in([
                ("field-audience-needs", text(&row.needs)),
                ("field-audience-interests", text(&row.interests)),
                ("field-audience-whereabouts", text(&row.whereabouts)),
                ("field-audience-own-words", text(&row.own_words)),
                ("field-audience-demographics", text(&row.demographics)),
                ("field-audience-message", text(&row.message)),
                ("field-audience-side", side),
                ("field-audience-size", size.unwrap_or_default()),
                ("field-audience-priority", priority),
            ]);
        }
    }

    /// All objectives with their indicators, and the beliefs between them.
    pub(super) fn objectives(&mut self) {
        if self.plan.objectives.is_empty() {
            return;
        }
        self.heading(2, "report-objectives");
        let mut rows = Vec::new();
        for (_, row) in self.plan.objectives.iter() {
            let kind = match (row.kinds.communication, row.kinds.effect) {
                (true, true) => self.t("objective-kind-both"),
                (true, false) => self.t("objective-kind-communication"),
                (false, true) => self.t("objective-kind-effect"),
                (false, false) => String::new(),
            };
            let audiences = self.named(row.audiences.iter().filter_map(|id| Some(&self.plan.audiences.get(*id)?.name)));
            let indicator = row.indicator.as_ref().map(|indicator| {
                let way = [indicator.baseline, indicator.target]
                    .map(|amount| if amount.is_some() { self.number(amount) } else { "?".to_owned() });
                format!("{} {} → {} {} {}", indicator.what, way[0], way[1], indicator.unit, self.day(indicator.by_when))
            });
            rows.push(vec![
                inline(row.sentence.as_str()),
                inline(&kind),
                inline(&audiences),
                inline(&indicator.unwrap_or_default()),
            ]);
        }
        self.table(
            &[
                ("two-pages-objective", false),
                ("field-objective-kinds", false),
                ("two-pages-audiences", false),
                ("field-objective-indicator", false),
            ],
            rows,
        );
    }

    /// What is known and assumed about each audience in each channel, and whether it is worth the time.
    pub(super) fn habits(&mut self) {
        if self.plan.claims.is_empty() && self.plan.worth.is_empty() {
            return;
        }
        self.heading(2, "report-habits");
        let about: BTreeSet<AudienceId> = self
            .plan
            .claims
            .iter()
            .map(|(_, claim)| claim.audience)
            .chain(self.plan.worth.keys().map(|pair| pair.0))
            .collect();
        for (id, audience) in self.plan.audiences.iter().filter(|(id, _)| about.contains(id)) {
            self.out.heading(3, audience.name.as_str());
            let mut rows = Vec::new();
            for (channel_id, channel) in self.plan.channels.iter() {
                let worth = self.plan.worth.get(&plan::Pair(id, channel_id));
                let worth = worth.map(|worth| {
                    let verdict =
                        self.t(if worth.verdict == WorthIt::Worth { "worth-worth" } else { "worth-not-worth" });
                    if worth.reason.trim().is_empty() { verdict } else { format!("{verdict}: {}", worth.reason) }
                });
                let claims: Vec<_> = self.plan.claims_in(id, channel_id).collect();
                if claims.is_empty() && worth.is_none() {
                    continue;
                }
                let worth = inline(&worth.unwrap_or_default());
                if claims.is_empty() {
                    rows.push(vec![strong(channel.name.as_str()), String::new(), String::new(), String::new(), worth]);
                    continue;
                }
                for (at, (_, claim)) in claims.into_iter().enumerate() {
                    let worth = if at == 0 { worth.clone() } else { String::new() };
                    rows.push(vec![
                        strong(channel.name.as_str()),
                        inline(&self.used(claim)),
                        inline(&self.t(if claim.basis == Some(Basis::Known) {
                            "basis-known"
                        } else {
                            "basis-assumed"
                        })),
                        inline(&self.where_from(claim)),
                        worth,
                    ]);
                }
            }
            self.table(
                &[
                    ("two-pages-channel", false),
                    ("report-used", false),
                    ("report-basis", false),
                    ("report-from-where", false),
                    ("report-worth", false),
                ],
                rows,
            );
        }
    }

    fn used(&self, claim: &Claim) -> String {
        let usage =
            claim.usage.map_or_else(|| self.t("usage-unknown"), |usage| self.t(&format!("usage-{}", usage.word())));
        if claim.what_for.is_blank() { usage } else { format!("{usage}. {}", claim.what_for.as_str()) }
    }

    fn where_from(&self, claim: &Claim) -> String {
        let parts = [claim.source.as_str(), claim.asked_base.as_str(), claim.period.as_str()];
        parts.into_iter().filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join(" · ")
    }

    /// Everything nobody knows yet, and what rests on it.
    pub(super) fn assumptions(&mut self) {
        self.heading(2, "report-appendix");
        let mut rows = Vec::new();
        for (id, claim) in self.plan.claims.iter().filter(|(_, claim)| claim.basis != Some(Basis::Known)) {
            let (Some(audience), Some(channel)) =
                (self.plan.audiences.get(claim.audience), self.plan.channels.get(claim.channel))
            else {
                continue;
            };
            let sentence = format!("{}, {}: {}", audience.name.as_str(), channel.name.as_str(), self.used(claim));
            let sure = claim.confidence.map(|sure| self.t(&format!("confidence-{}", sure.word()))).unwrap_or_default();
            let checked = claim.checked.map(|checked| self.t(&format!("checked-{}", checked.word())));
            let checked = checked.unwrap_or_else(|| self.day(claim.recheck_on));
            rows.push(vec![inline(&sentence), inline(&sure), inline(&checked), inline(&self.resting_on(id))]);
        }
        for (_, belief) in self.plan.beliefs.iter().filter(|(_, belief)| belief.basis != Some(Basis::Known)) {
            let sure = belief.confidence.map(|sure| self.t(&format!("confidence-{}", sure.word()))).unwrap_or_default();
            let serving = |row: &Measure| row.objectives.contains(&belief.from) && row.objectives.contains(&belief.to);
            rows.push(vec![
                inline(belief.text.as_str()),
                inline(&sure),
                String::new(),
                inline(&self.measures(serving)),
            ]);
        }
        if rows.is_empty() {
            let nothing = escaped(&self.t("report-nothing-assumed"));
            return self.out.line(&nothing);
        }
        self.table(
            &[("report-assumed", false), ("report-sure", false), ("report-checked", false), ("report-rests", false)],
            rows,
        );
    }

    fn resting_on(&self, claim: ClaimId) -> String {
        self.measures(|row| row.claims.contains(&claim))
    }

    fn measures(&self, wanted: impl Fn(&Measure) -> bool) -> String {
        let measures = self.plan.measures.iter().filter(|(_, row)| wanted(row));
        measures.map(|(_, row)| format!("{} {}", row.number, row.title.as_str())).collect::<Vec<_>>().join(", ")
    }
}
