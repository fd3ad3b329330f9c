//! A measure's concept, the claims it rests on, who answers for it and the accounts it uses.

use super::super::{picking, sent::Sent};
use super::versions;
use crate::error::Problem;
use crate::forms;
use crate::view::View;
use axum::response::Response;
use maud::{Markup, html};
use plan::{Account, AccountId, Basis, Change, Measure, MeasureField, MeasureId};

/// Accounts to pick from.
pub fn accounts(view: &View) -> Vec<(String, String)> {
    view.plan.accounts.iter().map(|(id, row)| (id.to_string(), picking::short(row.name.as_str()))).collect()
}

/// The concept itself, in five fields.
pub fn concept_inputs() -> Vec<forms::Input<Measure, MeasureField>> {
    vec![
        forms::text("concept_idea", "concept-idea", 4, |now| &now.concept_idea, MeasureField::ConceptIdea),
        forms::text(
            "concept_for_whom",
            "concept-for-whom",
            1,
            |now| &now.concept_for_whom,
            MeasureField::ConceptForWhom,
        ),
        forms::text("concept_message", "concept-message", 1, |now| &now.concept_message, MeasureField::ConceptMessage),
        forms::text("concept_tone", "concept-tone", 1, |now| &now.concept_tone, MeasureField::ConceptTone),
        forms::text("concept_is_not", "concept-is-not", 2, |now| &now.concept_is_not, MeasureField::ConceptIsNot),
    ]
}

/// What else is said of how a measure is carried out.
fn carried_out_inputs() -> Vec<forms::Input<Measure, MeasureField>> {
    vec![
        forms::text("frequency", "tactic-frequency", 1, |now| &now.frequency, MeasureField::Frequency),
        forms::text("note", "tactic-note", 2, |now| &now.note, MeasureField::Note),
        forms::one_of("owner", "tactic-owner", picking::people, |now| now.owner, MeasureField::Owner),
        forms::some_of("accounts", "accounts", accounts, |now| now.accounts.clone(), MeasureField::Accounts),
    ]
}

fn all_inputs() -> Vec<forms::Input<Measure, MeasureField>> {
    concept_inputs().into_iter().chain(carried_out_inputs()).collect()
}

/// The concept to be read, what it rests on, and the form that changes it.
pub fn section(view: &View, id: MeasureId, measure: &Measure) -> Markup {
    let said = [
        ("concept-for-whom", &measure.concept_for_whom),
        ("concept-message", &measure.concept_message),
        ("concept-tone", &measure.concept_tone),
        ("concept-is-not", &measure.concept_is_not),
        ("tactic-frequency", &measure.frequency),
        ("tactic-note", &measure.note),
    ];
    let claims: Vec<_> = measure.claims.iter().filter_map(|id| view.plan.claims.get(*id)).collect();
    let version = versions::version(view, id);
    html! {
        div {
            header.sub-head {
                h2 { (view.t("concept")) }
                @if version > 1 { span.quiet.small { (view.tw("concept-version", &[("version", version.into())])) } }
            }
            @if measure.concept_idea.is_blank() { p.empty { (view.t("concept-empty")) } }
            @else { p.idea { (measure.concept_idea.as_str()) } }
            dl.facts.ruled {
                @for (key, text) in said { @if !text.is_blank() { dt { (view.t(key)) } dd { (text.as_str()) } } }
                @if !claims.is_empty() {
                    dt { (view.t("tactic-rests-on")) }
                    dd {
                        @for claim in claims {
                            p { (picking::claim_said(view, claim)) @if claim.basis != Some(Basis::Known) { " " span.quiet { "(" (view.t("basis-assumed")) ")" } } }
                        }
                    }
                }
            }
            (form(view, id, measure))
        }
    }
}

fn form(view: &View, id: MeasureId, measure: &Measure) -> Markup {
    let label = if measure.concept_idea.is_blank() { "concept-write" } else { "concept-edit" };
    picking::folded(view, &format!("edit-{id}"), label, || {
        picking::editing(
            view,
            &format!("measures/{id}"),
            &format!("tactic-{id}"),
            &id.to_string(),
            &all_inputs(),
            measure,
        )
    })
}

/// The accounts it uses, with who owns each and how soon it answers.
pub fn used_accounts(view: &View, id: MeasureId, measure: &Measure) -> Markup {
    let used: Vec<_> = measure.accounts.iter().filter_map(|id| Some((*id, view.plan.accounts.get(*id)?))).collect();
    html! {
        div {
            h2 { (view.t("accounts")) }
            @if used.is_empty() { p.quiet.small { (view.t("tactic-accounts-none")) } }
            ul.ruled-list {
                @for (account, row) in used { li { h3 { (row.name.as_str()) } p.quiet.small { (account_facts(view, id, account, row)) } } }
            }
        }
    }
}

fn account_facts(view: &View, measure: MeasureId, id: AccountId, account: &Account) -> Markup {
    let channel = view.plan.channels.get(account.channel).map(|row| row.name.as_str().to_owned());
    let others = view.plan.chosen().filter(|(other, row, _)| *other != measure && row.accounts.contains(&id)).count();
    let shared = (others > 0).then(|| view.tw("account-shared-with", &[("count", others.into())]));
    let answers = account.answer_within_hours.map(|hours| {
        view.tw("account-answer-within-short", &[("hours", words::number(view.viewer.lang, hours).into())])
    });
    let owner = account.owner.map(|owner| view.tw("account-owned-by", &[("who", picking::person(view, owner).into())]));
    let facts: Vec<String> = [channel, owner, shared, answers].into_iter().flatten().collect();
    html! {
        @if account.owner.is_none() { b.red { (view.t("account-no-owner")) } " " }
        (facts.join(" · "))
    }
}

/// Changes the concept, who answers for it and where it happens.
pub async fn edit(sent: Sent<MeasureId>) -> Response {
    sent.change_tactic(
        |_, id| Some(*id),
        |plan, measure, form| {
            let now = plan.measures.get(measure).ok_or(Problem::NotFound)?;
            let fields = forms::read(&all_inputs(), form, now)?;
            Ok(fields.into_iter().map(|field| Change::SetMeasure { id: measure, field }).collect())
        },
    )
    .await
}
