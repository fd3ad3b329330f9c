//! Stage 2: who the team wants to reach, described as people.

use super::change;
use crate::app::App;
use crate::auth::Asker;
use crate::error::Problem;
use crate::fields::Fields;
use crate::view::{Region, View, any_of};
use crate::{clock, widgets};
use axum::extract::{Form, Path, State};
use axum::response::Response;
use maud::{Markup, html};
use plan::{Audience, AudienceField, AudienceId, Change, CountRange, Kind, Plan, PlanId, Priority, Side};

/// What the page is made of.
pub const REGIONS: &[Region] = &[
    Region::list("audiences", "rows", |touched| any_of(touched, &[Kind::Audience, Kind::Statement]), audiences),
    Region::block("new-audience", |_| false, new_audience),
];

fn audiences(view: &View) -> Vec<(String, Markup)> {
    let mut audiences: Vec<(AudienceId, &Audience)> = view.plan.audiences.iter().collect();
    audiences
        .sort_by_key(|(_, audience)| (audience.priority.map_or(u8::MAX, |priority| priority as u8), audience.number));
    if audiences.is_empty() {
        return vec![(
            "audiences-empty".into(),
            html! { p.empty id="audiences-empty" { (view.t("audiences-empty")) } },
        )];
    }
    audiences.into_iter().map(|(id, audience)| (id.to_string(), row(view, id, audience))).collect()
}

fn row(view: &View, id: AudienceId, audience: &Audience) -> Markup {
    html! {
        article.row id=(id) {
            div {
                h2.title { span.n { (audience.number) } " " (audience.name.as_str()) }
                @for text in [&audience.needs, &audience.interests, &audience.message] {
                    @if !text.is_blank() { p { (text.as_str()) } }
                }
                @if view.edits() {
                    details.more id={ "edit-" (id) } {
                        summary { (view.t("edit")) }
                        (widgets::form(view, &format!("audiences/{id}"), &format!("audience-{id}"), false, html! {
                            (fields(view, &id.to_string(), audience))
                            div.actions { button.ds-button type="submit" { (view.t("save")) } }
                        }))
                        (widgets::button(view, "removed", "remove", &[("kind", "audience"), ("id", &id.to_string()), ("back", "audiences")]))
                    }
                }
            }
            div.facts {
                @if let Some(priority) = audience.priority { p { (view.t(&format!("priority-{}", priority.word()))) } }
                @if let Some(side) = audience.side { p.quiet { (view.t(&format!("side-{}", side.word()))) } }
                @if let Some(size) = audience.size { p.num { (size.from) "–" (size.to) } }
            }
        }
    }
}

fn fields(view: &View, id: &str, audience: &Audience) -> Markup {
    let field = |name: &str, text, rows| {
        widgets::text_field(
            view,
            &format!("{id}-{name}"),
            name,
            &format!("field-audience-{}", name.replace('_', "-")),
            text,
            rows,
        )
    };
    html! {
        (field("name", &audience.name, 1))
        (field("needs", &audience.needs, 3))
        (field("interests", &audience.interests, 2))
        (field("whereabouts", &audience.whereabouts, 2))
        (field("own_words", &audience.own_words, 2))
        (field("message", &audience.message, 2))
        (field("demographics", &audience.demographics, 1))
        (widgets::select(view, &format!("{id}-priority"), "priority", "field-audience-priority",
            &widgets::words_of(view, Priority::ALL, Priority::word, "priority"), audience.priority.map_or("", Priority::word)))
        (widgets::select(view, &format!("{id}-side"), "side", "field-audience-side",
            &widgets::words_of(view, Side::ALL, Side::word, "side"), audience.side.map_or("", Side::word)))
        (widgets::line(view, &format!("{id}-size-from"), "size_from", "audience-size-from", "text", &audience.size.map_or(String::new(), |size| size.from.to_string())))
        (widgets::line(view, &format!("{id}-size-to"), "size_to", "audience-size-to", "text", &audience.size.map_or(String::new(), |size| size.to.to_string())))
    }
}

fn new_audience(view: &View) -> Markup {
    html! {
        @if view.edits() {
            section.section {
                header { h2 { (view.t("audience-new")) } }
                (widgets::form(view, "audiences", "new-audience", true, html! {
                    (widgets::new_text(view, "new-audience-name", "name", "field-audience-name", 1))
                    (widgets::new_text(view, "new-audience-needs", "needs", "field-audience-needs", 3))
                    div.actions { button.ds-button type="submit" { (view.t("add")) } }
                }))
            }
        }
    }
}

/// Adds an audience.
pub async fn add(
    State(app): State<App>,
    asker: Asker,
    Path(id): Path<PlanId>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    change(&app, &asker, id, "audiences", |_| {
        let fields = [form.new_text("name").map(AudienceField::Name), form.new_text("needs").map(AudienceField::Needs)];
        Ok(vec![Change::AddAudience {
            id: AudienceId::from_raw(clock::mint()),
            fields: fields.into_iter().flatten().collect(),
        }])
    })
    .await
}

/// Changes what the form changed of an audience.
pub async fn edit(
    State(app): State<App>,
    asker: Asker,
    Path((id, audience)): Path<(PlanId, AudienceId)>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    change(&app, &asker, id, "audiences", |plan| edited(plan, audience, &form)).await
}

fn edited(plan: &Plan, id: AudienceId, form: &Fields) -> Result<Vec<Change>, Problem> {
    let now = plan.audiences.get(id).ok_or(Problem::NotFound)?;
    let mut fields = Vec::new();
    fields.extend(form.edit("name", &now.name).map(AudienceField::Name));
    fields.extend(form.edit("needs", &now.needs).map(AudienceField::Needs));
    fields.extend(form.edit("interests", &now.interests).map(AudienceField::Interests));
    fields.extend(form.edit("whereabouts", &now.whereabouts).map(AudienceField::Whereabouts));
    fields.extend(form.edit("own_words", &now.own_words).map(AudienceField::OwnWords));
    fields.extend(form.edit("message", &now.message).map(AudienceField::Message));
    fields.extend(form.edit("demographics", &now.demographics).map(AudienceField::Demographics));
    if form.has("priority") {
        let priority = form.word("priority", Priority::from_word)?;
        fields.extend((priority != now.priority).then_some(AudienceField::Priority(priority)));
    }
    if form.has("side") {
        let side = form.word("side", Side::from_word)?;
        fields.extend((side != now.side).then_some(AudienceField::Side(side)));
    }
    if form.has("size_from") || form.has("size_to") {
        let (from, to) = (form.count("size_from")?, form.count("size_to")?);
        let size = from.or(to).map(|one| CountRange { from: from.unwrap_or(one), to: to.unwrap_or(one) });
        fields.extend((size != now.size).then_some(AudienceField::Size(size)));
    }
    Ok(fields.into_iter().map(|field| Change::SetAudience { id, field }).collect())
}
