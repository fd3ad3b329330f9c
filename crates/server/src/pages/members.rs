//! Who is in a plan: roles, invitations, and the link for reading.

use crate::app::App;
use crate::auth::{self, Asker};
use crate::clock;
use crate::document::{document, knot};
use crate::error::Problem;
use crate::fields::Fields;
use axum::extract::{Form, Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use plan::{At, MemberId, PlanId, Role};
use store::NewInvitation;
use words::Lang;

/// How long an invitation can be used.
const INVITATION_MS: i64 = 14 * 24 * 60 * 60 * 1000;

/// Somebody who decides who is in.
async fn owner(app: &App, asker: &Asker, id: PlanId) -> Result<MemberId, Problem> {
    let within = asker.in_plan(app, id).await?;
    if within.viewer.role == Role::Owner { Ok(within.member) } else { Err(Problem::Forbidden) }
}

/// Whether somebody may take another out. Whoever leads a workshop takes its participants out.
fn may_remove(own: Role, of_other: Role) -> bool {
    own == Role::Owner || (own == Role::Editor && of_other == Role::Participant)
}

/// Who is in.
pub async fn show(State(app): State<App>, asker: Asker, Path(id): Path<PlanId>) -> Response {
    match page(&app, &asker, id, None).await {
        Ok(page) => page.into_response(),
        Err(problem) => asker.answer(problem),
    }
}

async fn page(app: &App, asker: &Asker, id: PlanId, made: Option<(&str, String)>) -> Result<Markup, Problem> {
    let lang = asker.lang;
    let t = |key: &str| words::text(lang, key);
    let within = asker.in_plan(app, id).await?;
    let may_decide = within.viewer.role == Role::Owner;
    let roles = app.store.roles_in(id).await?;
    let members: Vec<MemberId> = roles.iter().map(|(member, _)| *member).collect();
    let names = app.store.names_of(&members).await?;
    let links = if may_decide { app.store.links_of(id).await? } else { Vec::new() };
    let url = |rest: &str| format!("/plans/{id}/{rest}");
    Ok(document(
        asker.look(),
        &t("members-title"),
        html! {
            a.skip href="#main" { (t("skip-to-content")) }
            header.topbar { a.home href="/" aria-label=(t("plans")) { (knot()) } a.plan href=(url("strategy")) { (t("members-title")) } }
            div.frame.no-path.no-now {
                main.main id="main" {
                    div.head { div { h1 { (t("members-title")) } p.lead { (t("members-lead")) } } }
                    @if let Some((key, link)) = made {
                        div.note.red role="status" { p { (t(key)) } p { code { (link) } } }
                    }
                    @if may_decide {
                        section.section {
                            header { h2 { (t("members-invite")) } }
                            form.form method="post" action=(url("invitations")) {
                                div.field { label.ds-label for="email" { (t("email")) } input.ds-input type="email" id="email" name="email"; }
                                (role_field(lang))
                                div.actions { button.ds-button type="submit" { (t("members-invite")) } }
                            }
                        }
                    }
                    section.section {
                        header { h2 { (t("members-here")) } }
                        div.rows {
                            @for (member, role) in &roles {
                                div.row {
                                    div { h2.title { (names.get(member).filter(|name| !name.is_empty()).cloned().unwrap_or_else(|| t("someone-who-left"))) } }
                                    div.facts.flow {
                                        span { (t(&format!("role-{}", role.word()))) }
                                        @if may_remove(within.viewer.role, *role) && *member != within.member {
                                            form method="post" action=(url("members/removed")) {
                                                input type="hidden" name="member" value=(member);
                                                button.linkbutton type="submit" { (t("members-remove")) }
                                            }
                                        }
                                    }
                                }
                            }
                        }
                    }
                    @if may_decide {
                        section.section {
                            header { h2 { (t("members-link")) } }
                            p { (t("members-link-lead")) }
                            form method="post" action=(url("links")) { button.ds-button data-variant="secondary" type="submit" { (t("members-link-make")) } }
                            @for link in links {
                                form.flow method="post" action=(url("links/revoked")) {
                                    span { (words::ago(lang, (clock::now().0 - link.created_at.0) / 1000)) }
                                    input type="hidden" name="link" value=(auth::hex(&link.token_hash));
                                    button.linkbutton type="submit" { (t("members-link-revoke")) }
                                }
                            }
                        }
                    }
                }
            }
        },
    ))
}

fn role_field(lang: Lang) -> Markup {
    html! {
        div.field {
            label.ds-label for="role" { (words::text(lang, "members-role")) }
            select.ds-input id="role" name="role" {
                @for role in Role::ALL {
                    option value=(role.word()) selected[*role == Role::Editor] { (words::text(lang, &format!("role-{}", role.word()))) }
                }
            }
        }
    }
}

/// Makes an invitation and shows its link, once.
pub async fn invite(
    State(app): State<App>,
    asker: Asker,
    Path(id): Path<PlanId>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    let invited = async {
        let member = owner(&app, &asker, id).await?;
        let role = form.word("role", Role::from_word)?.ok_or(Problem::Bad("error-field"))?;
        let email = form.text("email");
        let secret = auth::new_secret();
        let now = clock::now();
        let new = NewInvitation {
            plan: Some(id),
            role,
            email: (!email.is_empty()).then_some(email),
            created_by: member,
            created_at: now,
            expires_at: At(now.0 + INVITATION_MS),
        };
        app.store.create_invitation(&auth::hash(&secret), &new).await?;
        page(&app, &asker, id, Some(("members-invite-made", format!("{}/invitations/{secret}", app.public_url)))).await
    };
    match invited.await {
        Ok(page) => page.into_response(),
        Err(problem) => asker.answer(problem),
    }
}

/// Makes a link for reading and shows it, once.
pub async fn make_link(State(app): State<App>, asker: Asker, Path(id): Path<PlanId>) -> Response {
    let made = async {
        let member = owner(&app, &asker, id).await?;
        let secret = auth::new_secret();
        app.store.create_link(&auth::hash(&secret), id, member, clock::now()).await?;
        page(&app, &asker, id, Some(("members-link-made", format!("{}/links/{secret}", app.public_url)))).await
    };
    match made.await {
        Ok(page) => page.into_response(),
        Err(problem) => asker.answer(problem),
    }
}

/// Closes a link for reading.
pub async fn revoke_link(
    State(app): State<App>,
    asker: Asker,
    Path(id): Path<PlanId>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    let revoked = async {
        owner(&app, &asker, id).await?;
        let wanted = form.text("link").to_owned();
        let link = app.store.links_of(id).await?.into_iter().find(|link| auth::hex(&link.token_hash) == wanted);
        app.store.revoke_link(id, &link.ok_or(Problem::NotFound)?.token_hash, clock::now()).await?;
        Ok(Redirect::to(&format!("/plans/{id}/members")).into_response())
    };
    revoked.await.unwrap_or_else(|problem| asker.answer(problem))
}

/// Takes somebody out of the plan. An owner can't take themselves out: somebody has to decide who is in.
pub async fn remove(
    State(app): State<App>,
    asker: Asker,
    Path(id): Path<PlanId>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    let removed = async {
        let within = asker.in_plan(&app, id).await?;
        let member: MemberId = form.id("member")?;
        let role = app.store.role_in(id, member).await?;
        if member == within.member || !may_remove(within.viewer.role, role.unwrap_or(Role::Owner)) {
            return Err(Problem::Forbidden);
        }
        app.store.remove_role(id, member).await?;
        // Nobody listens where nothing of theirs is open.
        let _ = app.rooms.get(id).await?.gone.send(member);
        Ok(Redirect::to(&format!("/plans/{id}/members")).into_response())
    };
    removed.await.unwrap_or_else(|problem| asker.answer(problem))
}
