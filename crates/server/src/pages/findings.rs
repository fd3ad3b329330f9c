//! Everything that follows from a plan as a page of its own, and putting findings aside.

use super::changing::change;
use crate::app::App;
use crate::auth::Asker;
use crate::fields::Fields;
use crate::frame::finding_url;
use crate::view::{Region, View, always};
use crate::widgets;
use axum::extract::{Form, Path, State};
use axum::response::Response;
use maud::{Markup, html};
use plan::{Change, PlanId};

/// The page's regions.
pub const REGIONS: &[Region] = &[Region::block("all-findings", always, all_findings)];

/// Everything that follows from the plan, and what was put aside.
fn all_findings(view: &View) -> Markup {
    let findings = view.findings();
    html! {
        div.rows {
            @for finding in findings {
                div.row {
                    div {
                        p.title { a href=(finding_url(view, finding)) { (view.say(&finding.sentence())) } }
                        p.quiet.small { (words::why(view.viewer.lang, &finding.sentence(), &|member| view.name(member))) }
                    }
                    div.facts { (view.t(&format!("stage-{}", finding.stage.word()))) }
                }
            }
        }
        @if findings.is_empty() { p.empty { (view.t("what-now-empty")) } }
        @if !view.plan.set_aside.is_empty() {
            section.section {
                header { h2 { (view.tw("set-aside-list", &[("count", view.plan.set_aside.len().into())])) } }
                @for (key, aside) in &view.plan.set_aside {
                    div.flow {
                        span { (aside.reason) }
                        @if view.edits() {
                            (widgets::button(view, "findings/aside", "take-up-again", &[("finding", key), ("again", "yes")]))
                        }
                    }
                }
            }
        }
    }
}

/// Puts a finding aside, or takes it up again.
pub async fn set_aside(
    State(app): State<App>,
    asker: Asker,
    Path(id): Path<PlanId>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let fields = Fields(form);
    change(&app, &asker, id, "strategy", |_| {
        let finding = fields.text("finding").to_owned();
        let reason = (!fields.ticked("again")).then(|| fields.text("reason").to_owned());
        Ok(vec![Change::SetFindingAside { finding, reason }])
    })
    .await
}
