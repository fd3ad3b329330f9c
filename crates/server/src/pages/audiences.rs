//! Stage 2: who the team wants to reach, described as people.

use super::change;
use crate::app::App;
use crate::auth::Asker;
use crate::error::Problem;
use crate::fields::Fields;
use crate::forms::{self, Editing};
use crate::view::{Region, View, any_of};
use crate::{clock, widgets};
use axum::extract::{Form, Path, State};
use axum::response::Response;
use maud::{Markup, html};
use plan::{Amount, Audience, AudienceField, AudienceId, Change, CountRange, Kind, Plan, PlanId};

/// What the page is made of.
pub const REGIONS: &[Region] = &[
    Region::list("audiences", "rows", |touched| any_of(touched, &[Kind::Audience, Kind::Statement]), audiences),
    Region::block("new-audience", |_| false, new_audience),
];

/// Audiences in the order of their priority, then as they were written.
pub fn in_order(plan: &Plan) -> Vec<(AudienceId, &Audience)> {
    let mut audiences: Vec<_> = plan.audiences.iter().collect();
    audiences
        .sort_by_key(|(_, audience)| (audience.priority.map_or(u8::MAX, |priority| priority as u8), audience.number));
    audiences
}

/// A rough count as people write it.
pub fn size(view: &View, size: CountRange) -> String {
    let number = |count: u32| words::number(view.viewer.lang, Amount::thousandths(i64::from(count) * 1_000));
    if size.from == size.to { number(size.from) } else { format!("{}–{}", number(size.from), number(size.to)) }
}

fn audiences(view: &View) -> Vec<(String, Markup)> {
    let audiences = in_order(&view.plan);
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
                (forms::edit(view, &Editing { action: &format!("audiences/{id}"), what: ("audience", id.to_string()), back: "audiences", remove: "remove" }, &inputs(), audience))
            }
            div.facts {
                @if let Some(priority) = audience.priority { p { (view.t(&format!("priority-{}", priority.word()))) } }
                @if let Some(side) = audience.side { p.quiet { (view.t(&format!("side-{}", side.word()))) } }
                @if let Some(size) = audience.size { p.num { (size.from) "–" (size.to) } }
            }
        }
    }
}

type Input = forms::Input<Audience, AudienceField>;

/// How many of the inputs everybody has to fill in before anything else.
const FIRST: usize = 2;

fn inputs() -> Vec<Input> {
    vec![
        forms::text("name", "field-audience-name", 1, |audience| &audience.name, AudienceField::Name),
        forms::text("needs", "field-audience-needs", 3, |audience| &audience.needs, AudienceField::Needs),
        forms::text(
            "interests",
            "field-audience-interests",
            2,
            |audience| &audience.interests,
            AudienceField::Interests,
        ),
        forms::text(
            "whereabouts",
            "field-audience-whereabouts",
            2,
            |audience| &audience.whereabouts,
            AudienceField::Whereabouts,
        ),
        forms::text(
            "own_words",
            "field-audience-own-words",
            2,
            |audience| &audience.own_words,
            AudienceField::OwnWords,
        ),
        forms::text("message", "field-audience-message", 2, |audience| &audience.message, AudienceField::Message),
        forms::text(
            "demographics",
            "field-audience-demographics",
            1,
            |audience| &audience.demographics,
            AudienceField::Demographics,
        ),
        forms::word(
            "priority",
            "field-audience-priority",
            "priority",
            |audience| audience.priority,
            AudienceField::Priority,
        ),
        forms::word("side", "field-audience-side", "side", |audience| audience.side, AudienceField::Side),
        forms::own(size_lines, read_size),
    ]
}

fn size_lines(view: &View, id: &str, audience: &Audience) -> Markup {
    let shown = |end: fn(CountRange) -> u32| audience.size.map_or_else(String::new, |size| end(size).to_string());
    html! {
        div.half {
            (widgets::line(view, &format!("{id}-size-from"), "size_from", "audience-size-from", "text", &shown(|size| size.from)))
            (widgets::line(view, &format!("{id}-size-to"), "size_to", "audience-size-to", "text", &shown(|size| size.to)))
        }
    }
}

fn read_size(form: &Fields, now: &Audience) -> Result<Option<AudienceField>, Problem> {
    if !form.has("size_from") && !form.has("size_to") {
        return Ok(None);
    }
    let (from, to) = (form.count("size_from")?, form.count("size_to")?);
    let size = from.or(to).map(|one| CountRange { from: from.unwrap_or(one), to: to.unwrap_or(one) });
    Ok((size != now.size).then_some(AudienceField::Size(size)))
}

fn new_audience(view: &View) -> Markup {
    html! {
        @if view.edits() {
            section.section {
                header { h2 { (view.t("audience-new")) } }
                (forms::add(view, "audiences", "new-audience", &inputs()[..FIRST], "add"))
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
        let fields = forms::read(&inputs(), &form, &Audience::default())?;
        Ok(vec![Change::AddAudience { id: AudienceId::from_raw(clock::mint()), fields }])
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
    let fields = forms::read(&inputs(), form, now)?;
    Ok(fields.into_iter().map(|field| Change::SetAudience { id, field }).collect())
}
