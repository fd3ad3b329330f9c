//! The list of plans, and new ones.

use super::mine;
use crate::app::App;
use crate::auth::Asker;
use crate::clock;
use crate::document::{document, knot};
use crate::error::Problem;
use crate::fields::Fields;
use crate::live::room::Submission;
use axum::extract::{Form, State};
use axum::response::{IntoResponse, Redirect, Response};
use maud::html;
use plan::findings::Light;
use plan::{Change, PlanField, PlanId, Role, TextEdit};
use words::Lang;

/// The plans one is in.
pub async fn list(State(app): State<App>, asker: Asker) -> Response {
    let listed = async {
        if let Some(member) = asker.member.filter(|_| asker.is_guest) {
            // They are in one plan, and what they may see of it is the workshop.
            let plan = app.store.plans_for(member).await?.into_iter().next().ok_or(Problem::SignIn)?;
            return Ok(Redirect::to(&format!("/plans/{}/", plan.id)).into_response());
        }
        let member = asker.signed_in()?;
        let lang = asker.lang;
        let mut rows = Vec::new();
        for summary in app.store.plans_for(member).await? {
            let open = app.rooms.get(summary.id).await?;
            let state = open.room.state();
            let known = open.known.of(&state, clock::today());
            let plan = state.plan;
            let lights: Vec<Light> = known.lights().iter().map(|(_, light)| *light).collect();
            rows.push((summary, plan, lights));
        }
        let mine = mine::of(&app, member).await?;
        let t = |key: &str| words::text(lang, key);
        let title = t("plans");
        Ok(document(asker.look(), &title, html! {
            a.skip href="#main" { (t("skip-to-content")) }
            header.topbar {
                a.home href="/" aria-label=(title) { (knot()) }
                span.plan { (t("taktikk")) }
                div.end { a href="/account" { (t("account")) } }
            }
            div.frame.no-path {
                (mine::beside(&mine, lang))
                main.main id="main" {
                    div.head.ruled { h1 { (title) } }
                    div.rows {
                        @for (summary, plan, lights) in &rows {
                            article.row id=(summary.id) {
                                div {
                                    h2.title { a.plain href={ "/plans/" (summary.id) "/" } { (plan.title.as_str()) } }
                                    p.quiet.small { (plan.organisation.as_str()) }
                                    p { (plan.lead.as_str()) }
                                }
                                div.facts {
                                    (path(lang, lights))
                                    p.quiet.small {
                                        (words::ago(lang, (clock::now().0 - summary.changed_at.0) / 1000))
                                        " · " (t(&format!("role-{}", summary.role.word())))
                                    }
                                }
                            }
                        }
                        @if rows.is_empty() { p.empty { (t("plans-empty")) } }
                    }
                    section.section {
                        header { h2 { (t("plan-new")) } }
                        form.form method="post" action="/plans" {
                            div.field {
                                label.ds-label for="title" { (t("field-plan-title")) }
                                input.ds-input type="text" id="title" name="title" required;
                            }
                            div.field {
                                label.ds-label for="organisation" { (t("field-plan-organisation")) }
                                input.ds-input type="text" id="organisation" name="organisation";
                            }
                            div.actions { button.ds-button type="submit" { (t("plan-make")) } }
                        }
                    }
                }
            }
        })
        .into_response())
    };
    listed.await.unwrap_or_else(|problem| asker.answer(problem))
}

fn path(lang: Lang, lights: &[Light]) -> maud::Markup {
    let done = lights.iter().filter(|light| **light == Light::Done).count();
    html! {
        div.mini role="img" aria-label=(words::with(lang, "stages-done", &[("count", done.into())])) {
            @for light in lights {
                i class=(match light { Light::Done => "done", Light::LookAgain => "again", Light::Ahead => "" }) {}
            }
        }
    }
}

/// Makes a plan.
pub async fn make(State(app): State<App>, asker: Asker, Form(form): Form<Vec<(String, String)>>) -> Response {
    let form = Fields(form);
    let made = async {
        let member = asker.signed_in()?;
        let title = form.text("title");
        if title.is_empty() {
            return Err(Problem::Bad("rejection-unnamed"));
        }
        let id = PlanId::from_raw(clock::mint());
        app.store.create_plan(id, title, member, clock::now()).await?;
        let open = app.rooms.get(id).await?;
        let changes = vec![
            Change::SetPlan(PlanField::Title(TextEdit::new(title))),
            Change::SetPlan(PlanField::Organisation(TextEdit::new(form.text("organisation")))),
        ];
        open.room.submit(Submission { by: member, role: Role::Owner, changes, key: None }).await?;
        Ok(id)
    };
    match made.await {
        Ok(id) => Redirect::to(&format!("/plans/{id}/strategy")).into_response(),
        Err(problem) => asker.answer(problem),
    }
}
