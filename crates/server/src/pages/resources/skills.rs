//! Skills by name: who has them, and which levels take them.

use super::super::changing::change;
use super::super::sent::Sent;
use crate::app::App;
use crate::auth::Asker;
use crate::clock;
use crate::error::Problem;
use crate::fields::Fields;
use crate::forms::{self, Editing};
use crate::view::View;
use axum::extract::{Form, Path, State};
use axum::response::Response;
use maud::{Markup, html};
use plan::{Change, PlanId, Skill, SkillField, SkillId};

fn inputs() -> Vec<forms::Input<Skill, SkillField>> {
    vec![forms::text("name", "skill-name", 1, |skill| &skill.name, SkillField::Name)]
}

/// All skills, folded together.
pub fn section(view: &View) -> Markup {
    html! {
        @if view.edits() || !view.plan.skills.is_empty() {
            details.more id="all-skills" {
                summary { (view.t("weeks-skills")) " (" (view.plan.skills.count()) ")" }
                ul.things { @for (id, skill) in view.plan.skills.iter() { (item(view, id, skill)) } }
                (forms::add(view, "skills", "new-skill", &inputs(), "skill-new"))
            }
        }
    }
}

fn item(view: &View, id: SkillId, skill: &Skill) -> Markup {
    let able: Vec<_> = view
        .plan
        .people
        .iter()
        .filter(|(_, row)| row.skills.contains(&id))
        .map(|(_, row)| view.name(row.member))
        .collect();
    let taken = view.plan.levels.iter().filter(|(_, level)| level.skills.contains(&id));
    let taken: std::collections::BTreeSet<_> =
        taken.filter_map(|(_, level)| Some(view.plan.measures.get(level.measure)?.title.as_str())).collect();
    html! {
        li id=(id) {
            div {
                p.what { (skill.name.as_str()) }
                p.quiet.small {
                    @if able.is_empty() { span.red { (view.tw("skill-can", &[("count", 0_usize.into())])) } } @else { (able.join(", ")) }
                    @if !taken.is_empty() { " · " (view.tw("skill-for", &[("what", taken.into_iter().collect::<Vec<_>>().join(", ").into())])) }
                }
            }
            div.all { (forms::edit(view, &Editing { action: &format!("skills/{id}"), what: ("skill", id.to_string()), back: "resources", remove: "remove" }, &inputs(), skill)) }
        }
    }
}

/// Names a skill.
pub async fn add_skill(
    State(app): State<App>,
    asker: Asker,
    Path(id): Path<PlanId>,
    Form(form): Form<Vec<(String, String)>>,
) -> Response {
    let form = Fields(form);
    change(&app, &asker, id, "resources", |_| {
        let fields = forms::read(&inputs(), &form, &Skill::default())?;
        Ok(vec![Change::AddSkill { id: SkillId::from_raw(clock::mint()), fields }])
    })
    .await
}

/// Calls a skill something else.
pub async fn edit_skill(sent: Sent<SkillId>) -> Response {
    sent.change("resources", |plan, skill, form| {
        let now = plan.skills.get(skill).ok_or(Problem::NotFound)?;
        let fields = forms::read(&inputs(), form, now)?;
        Ok(fields.into_iter().map(|field| Change::SetSkill { id: skill, field }).collect())
    })
    .await
}
