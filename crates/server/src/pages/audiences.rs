//! Stage 2: who the team wants to reach, described as people.

mod order;
mod overlaps;
mod same;

pub use order::set as set_place;
pub use overlaps::set as set_overlap;
pub use same::merge;

use super::changing::change;
use super::{anchors, picking};
use crate::app::App;
use crate::auth::Asker;
use crate::error::Problem;
use crate::fields::Fields;
use crate::forms::{self, Editing};
use crate::page::Opened;
use crate::view::{Region, View, any_of};
use crate::{clock, widgets};
use axum::extract::{Form, Path, State};
use axum::response::Response;
use maud::{Markup, html};
use plan::{
    Amount, Anchored, Audience, AudienceField, AudienceId, Change, CountRange, Kind, Plan, PlanId, Priority, Side,
};

/// What the page is made of.
pub const REGIONS: &[Region] = &[
    Region::list(
        "audiences",
        "rows",
        |touched| touched.plan || any_of(touched, &[Kind::Audience, Kind::Statement, Kind::Amendment, Kind::Objective]),
        audiences,
    ),
    Region::block("new-audience", |_| false, new_audience),
];

/// Audiences in the order of their priority, then as the team has put them, then as they were written.
pub fn in_order(plan: &Plan) -> Vec<(AudienceId, &Audience)> {
    let mut audiences: Vec<_> = plan.audiences.iter().collect();
    audiences
        .sort_by_key(|(_, audience)| (audience.priority.map_or(u8::MAX, |priority| priority as u8), place(audience)));
    audiences
}

/// Its place among those of its priority; whoever has none comes after those that have.
fn place(audience: &Audience) -> (u32, u32) {
    (if audience.place == 0 { u32::MAX } else { audience.place }, audience.number)
}

/// A rough count as people write it.
pub fn size(view: &View, size: CountRange) -> String {
    let number = |count: u32| words::number(view.viewer.lang, Amount::thousandths(i64::from(count) * 1_000));
    if size.from == size.to { number(size.from) } else { format!("{}–{}", number(size.from), number(size.to)) }
}

/// The groups audiences stand in, in order; those without a priority last.
const GROUPS: [Option<Priority>; 4] = [Some(Priority::First), Some(Priority::Second), Some(Priority::Later), None];

fn audiences(view: &View) -> Vec<(String, Markup)> {
    let audiences = in_order(&view.plan);
    if audiences.is_empty() {
        return vec![(
            "audiences-empty".into(),
            html! { p.empty id="audiences-empty" { (view.t("audiences-empty")) } },
        )];
    }
    let largest = audiences.iter().filter_map(|(_, audience)| audience.size).map(|size| size.to).max().unwrap_or(1);
    let alike = same::alike(view);
    let mut parts = Vec::new();
    if view.edits() && audiences.len() > 1 {
        let hint = html! { p.key-hint id="audiences-keys" { (view.t("audience-priority-move")) } };
        parts.push(("audiences-keys".to_owned(), hint));
    }
    for group in GROUPS {
        let within: Vec<_> = audiences.iter().filter(|(_, audience)| audience.priority == group).collect();
        if within.is_empty() {
            continue;
        }
        let word = group.map_or("none", Priority::word);
        let key = format!("priority-{word}");
        let heading = view.t(&format!("audience-priority-heading-{word}"));
        parts.push((
            key.clone(),
            html! { h2.group-head id=(key) { (heading) " " span.quiet.small.num { (within.len()) } } },
        ));
        let drawn = |(id, audience): &(AudienceId, &Audience)| {
            let like = alike.get(id);
            (id.to_string(), row(view, *id, audience, largest, like))
        };
        parts.extend(within.into_iter().map(drawn));
    }
    parts
}

/// `largest` is what the bars of all sizes are measured against, `like` an audience that may be the same people.
fn row(view: &View, id: AudienceId, audience: &Audience, largest: u32, like: Option<&AudienceId>) -> Markup {
    let what = Opened::Audience(id);
    let is_open = view.has_open(what) && view.edits();
    html! {
        article.row id=(id) .opened[is_open] .here[is_open] data-order[view.edits()] {
            @if is_open { (working_on(view, id, audience)) } @else {
                (told(view, id, audience, like))
                (beside(view, id, audience, largest))
            }
        }
    }
}

/// Who they are, in their own words first.
fn told(view: &View, id: AudienceId, audience: &Audience, like: Option<&AudienceId>) -> Markup {
    let texts = [
        ("audience-needs-short", &audience.needs),
        ("audience-interests-short", &audience.interests),
        ("audience-whereabouts-short", &audience.whereabouts),
        ("audience-who-short", &audience.demographics),
    ];
    let open = format!("{}#{id}", view.url(&Opened::Audience(id).address()));
    html! {
        div.stack.tight {
            h3.title { span.n { (audience.number) } (audience.name.as_str()) }
            @if !audience.own_words.is_blank() { p.claim { (in_quotes(audience.own_words.as_str())) } }
            dl.facts {
                @for (label, text) in texts {
                    @if !text.is_blank() { dt { (view.t(label)) } dd { (text.as_str()) } }
                }
                dt { (view.t("audience-message-short")) }
                dd {
                    @if !audience.message.is_blank() { strong { (audience.message.as_str()) } }
                    @else if view.edits() { a href=(open) { (view.t("audience-message-missing")) } }
                    @else { span.quiet { (view.t("none")) } }
                }
            }
            (same::asked(view, id, like))
            @if view.edits() { div.flow { a.linkbutton.small href=(open) data-step { (view.t("edit")) } (order::moving(view, id, audience.name.as_str())) } }
        }
    }
}

/// What people wrote themselves, in quotes unless they put them there.
fn in_quotes(text: &str) -> String {
    if text.starts_with(['«', '“', '"']) { text.to_owned() } else { format!("«{text}»") }
}

/// How many, how soon, who else they are, and what they hang on.
fn beside(view: &View, id: AudienceId, audience: &Audience, largest: u32) -> Markup {
    let objectives = view.plan.objectives.iter().filter(|(_, objective)| objective.audiences.contains(&id)).count();
    html! {
        div.facts.stack.tight {
            @if let Some(range) = audience.size {
                p.num.strong { (size(view, range)) @if audience.side == Some(Side::Internal) { " " span.quiet.small { (view.t("side-internal")) } } }
                span.track aria-hidden="true" {
                    i class={ "bar w-" (percent_step(range.from, largest)) } {}
                    @if range.to > range.from { i class={ "bar assumed more l-" (percent_step(range.from, largest)) " w-" (percent_step(range.to, largest) - percent_step(range.from, largest)) } {} }
                }
            } @else if audience.side == Some(Side::Internal) { p.quiet { (view.t("side-internal")) } }
            (overlaps::drawn(view, id))
            div { (anchors::shown(view, Anchored::Audience(id), &audience.anchors)) }
            @if objectives > 0 {
                p.hang { a href={ (view.url("objectives")) "#objectives-of-" (id) } { (view.tw("audience-objectives", &[("count", objectives.into())])) } }
            }
            @if audience.priority.is_none() && view.edits() {
                p.small { (view.t("audience-priority")) }
                div.flow {
                    @for priority in Priority::ALL {
                        (picking::changes_button(view, &format!("priority-{}", priority.word()), None,
                            &[Change::SetAudience { id, field: AudienceField::Priority(Some(*priority)) }]))
                    }
                }
            }
        }
    }
}

/// A part of a whole in percent, in the steps that bars have.
fn percent_step(part: u32, whole: u32) -> u32 {
    let percent = u64::from(part) * 100 / u64::from(whole.max(1));
    u32::try_from(percent.div_ceil(5) * 5).unwrap_or(100).min(100)
}

fn working_on(view: &View, id: AudienceId, audience: &Audience) -> Markup {
    html! {
        div {
            (forms::work_on(view, &Editing { action: &format!("audiences/{id}"), what: ("audience", id.to_string()), back: "audiences", remove: "audience-remove" },
                &inputs(), audience, &format!("audiences#{id}")))
        }
        div.stack {
            div.stack.tight { (anchors::working_on(view, Anchored::Audience(id), &audience.anchors)) }
            div.stack.tight { (overlaps::working_on(view, id)) }
            (same::working_on(view, id))
        }
    }
}

/// The page with one audience open.
pub async fn open(State(app): State<App>, asker: Asker, Path((id, audience)): Path<(PlanId, AudienceId)>) -> Response {
    super::showing::open(app, asker, id, Opened::Audience(audience)).await
}

type Input = forms::Input<Audience, AudienceField>;

/// How many of the inputs everybody has to fill in before anything else.
const FIRST: usize = 3;

fn inputs() -> Vec<Input> {
    vec![
        forms::text("name", "field-audience-name", 1, |audience| &audience.name, AudienceField::Name),
        forms::text(
            "own_words",
            "field-audience-own-words",
            2,
            |audience| &audience.own_words,
            AudienceField::OwnWords,
        ),
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
        forms::text("message", "field-audience-message", 2, |audience| &audience.message, AudienceField::Message),
        forms::text(
            "demographics",
            "field-audience-demographics",
            1,
            |audience| &audience.demographics,
            AudienceField::Demographics,
        ),
        forms::seg(
            "priority",
            "field-audience-priority",
            "priority",
            |audience| audience.priority,
            AudienceField::Priority,
        ),
        forms::seg("side", "field-audience-side", "side", |audience| audience.side, AudienceField::Side),
        forms::own(size_lines, read_size),
    ]
}

fn size_lines(view: &View, id: &str, audience: &Audience) -> Markup {
    let shown = |end: fn(CountRange) -> u32| audience.size.map_or_else(String::new, |size| end(size).to_string());
    html! {
        fieldset {
            legend { (view.t("audience-size")) }
            div.half {
            (widgets::line(view, &format!("{id}-size-from"), "size_from", "audience-size-from", "text", &shown(|size| size.from)))
            (widgets::line(view, &format!("{id}-size-to"), "size_to", "audience-size-to", "text", &shown(|size| size.to)))
            }
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
    change(&app, &asker, id, &format!("audiences#{audience}"), |plan| edited(plan, audience, &form)).await
}

fn edited(plan: &Plan, id: AudienceId, form: &Fields) -> Result<Vec<Change>, Problem> {
    let now = plan.audiences.get(id).ok_or(Problem::NotFound)?;
    let fields = forms::read(&inputs(), form, now)?;
    Ok(fields.into_iter().map(|field| Change::SetAudience { id, field }).collect())
}
