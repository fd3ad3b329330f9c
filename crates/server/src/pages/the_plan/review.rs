//! One review on one page: what was believed and promised, what it took and gave, whether it was true – and then
//! the verdict, each with what it does to the hours.

use super::super::{picking, strategy};
use super::{measured, then};
use crate::error::Problem;
use crate::fields::Fields;
use crate::forms::{self, Input};
use crate::page::Opened;
use crate::view::View;
use crate::widgets;
use maud::{Markup, html};
use plan::findings::three_tests::anchored;
use plan::{
    Amount, Basis, Change, Checked, Choice, ClaimField, ClaimId, HoursThen, Measure, MeasureId, Plan, Review,
    ReviewField, ReviewId, StatementId, Verdict,
};
use std::collections::BTreeSet;

/// How wide a bar's steps are, in percent: widths are classes.
const STEP_PERCENT: f64 = 5.0;

/// What is asked of what it took.
fn took() -> Vec<Input<Review, ReviewField>> {
    vec![forms::amount("took", "review-took-hours", |row| row.took_hours_per_week, ReviewField::TookHoursPerWeek)]
}

/// What is asked of what it gave.
fn gave() -> Vec<Input<Review, ReviewField>> {
    vec![forms::text("gave", "review-gave-words", 3, |row| &row.gave, ReviewField::Gave)]
}

/// The verdict itself, and what follows from it.
fn verdict() -> Vec<Input<Review, ReviewField>> {
    vec![
        forms::own(verdicts, |form, now: &Review| {
            let said = form.word("verdict", Verdict::from_word)?;
            Ok((form.has("verdict") && said != now.verdict).then_some(ReviewField::Verdict(said)))
        }),
        forms::text("learnt", "review-learnt", 3, |row| &row.learnt, ReviewField::Learnt),
        forms::word("hours_then", "review-hours-then", "hours-then", |row| row.hours_then, ReviewField::HoursThen),
    ]
}

fn dates() -> Vec<Input<Review, ReviewField>> {
    vec![
        forms::day("due_on", "review-due-on", |row| row.due_on, ReviewField::DueOn),
        forms::day("held_on", "review-held-on", |row| row.held_on, ReviewField::HeldOn),
    ]
}

/// Everything the form changes of a review, the claims it checked included. `today` is when it was held, unless
/// the form says otherwise.
pub fn changes(form: &Fields, plan: &Plan, id: ReviewId, today: jiff::civil::Date) -> Result<Vec<Change>, Problem> {
    let now = plan.reviews.get(id).ok_or(Problem::NotFound)?;
    let mut fields = Vec::new();
    for inputs in [took(), gave(), verdict(), dates()] {
        fields.extend(forms::read(&inputs, form, now)?);
    }
    let said = fields.iter().find_map(|field| if let ReviewField::Verdict(said) = field { *said } else { None });
    if let Some(said) = said {
        if now.held_on.is_none() && form.text("held_on").is_empty() {
            fields.push(ReviewField::HeldOn(Some(today)));
        }
        if now.hours_then.is_none() && form.text("hours_then").is_empty() {
            fields.push(ReviewField::HoursThen(Some(then::proposed(said))));
        }
    }
    let mut changes: Vec<Change> = fields.into_iter().map(|field| Change::SetReview { id, field }).collect();
    for claim in claims(plan, now.measure) {
        changes.extend(checked(form, plan, id, claim)?);
    }
    Ok(changes)
}

/// What the form says of a claim. What is confirmed is known from then on.
fn checked(form: &Fields, plan: &Plan, review: ReviewId, id: ClaimId) -> Result<Vec<Change>, Problem> {
    let name = format!("claim-{id}");
    let Some(now) = plan.claims.get(id).filter(|_| form.has(&name)) else { return Ok(Vec::new()) };
    let said = form.word(&name, Checked::from_word)?;
    if said == now.checked {
        return Ok(Vec::new());
    }
    let mut fields = vec![ClaimField::Checked(said), ClaimField::CheckedIn(said.map(|_| review))];
    if said == Some(Checked::Confirmed) && now.basis != Some(Basis::Known) {
        fields.push(ClaimField::Basis(Some(Basis::Known)));
    }
    Ok(fields.into_iter().map(|field| Change::SetClaim { id, field }).collect())
}

/// The claims a measure rests on.
fn claims(plan: &Plan, measure: plan::MeasureId) -> Vec<ClaimId> {
    let rests_on = plan.measures.get(measure).map(|row| &row.claims);
    rests_on.into_iter().flatten().copied().filter(|id| plan.claims.get(*id).is_some()).collect()
}

/// All reviews: those that are due first, then those to come, then those that were held.
pub fn all(view: &View) -> Vec<(String, Markup)> {
    let mut reviews: Vec<_> =
        view.plan.reviews.iter().filter(|(_, row)| view.plan.measures.get(row.measure).is_some()).collect();
    reviews.sort_by_key(|(id, row)| {
        (row.held_on.is_some(), row.held_on.map(std::cmp::Reverse), row.due_on.is_none(), row.due_on, *id)
    });
    let head = html! {
        header.sub-head id="reviews-head" {
            h2 { (view.t("reviews")) }
            p.quiet.small { (view.t(if reviews.is_empty() { "review-empty" } else { "reviews-lead" })) }
        }
    };
    let rows = reviews.into_iter().map(|(id, review)| (id.to_string(), one(view, id, review)));
    std::iter::once(("reviews-head".to_owned(), head)).chain(rows).collect()
}

fn one(view: &View, id: ReviewId, review: &Review) -> Markup {
    let Some(measure) = view.plan.measures.get(review.measure) else { return html! { article id=(id) {} } };
    let own = view.url(&Opened::Review(id).address());
    html! {
        article.review id=(id) {
            header {
                p.quiet.small .red[review.is_due(view.today)] { (when(view, review)) }
                h3.title { span.n { (measure.number) } " " a href=(own) { (measure.title.as_str()) } }
                p.quiet { (hangs_on(view, review)) }
                (came_to(view, review))
            }
            (follows(view, review))
            @if view.edits() {
                a.ds-button data-variant=[(!review.is_due(view.today)).then_some("secondary")] data-size="sm" href=(own) {
                    (view.t(if review.held_on.is_some() { "review-correct" } else { "review-hold" }))
                }
            }
        }
    }
}

/// The verdict, and what was said of the hours.
pub fn came_to(view: &View, review: &Review) -> Markup {
    html! {
        @if let Some(verdict) = review.verdict {
            p.came-to { b { (view.t(&format!("verdict-{}", verdict.word()))) } @if let Some(then) = review.hours_then { " · " (view.t(&format!("hours-then-{}", then.word()))) } }
        }
    }
}

/// What a held review said, and what follows from it.
pub fn follows(view: &View, review: &Review) -> Markup {
    html! {
        @if review.held_on.is_some() || review.verdict.is_some() { (held(view, review)) }
        @if review.hours_then == Some(HoursThen::Stop) {
            // The same search as in stage 7, without this measure: its hours are free, and who comes in is reasoned.
            p { a href=(view.url(&format!("resources/proposal?out={}", review.measure))) { (view.t("review-see-proposal")) } }
        }
        @if view.edits() { (proposal(view, review)) }
    }
}

pub fn when(view: &View, review: &Review) -> String {
    let day = |day: jiff::civil::Date| words::day(view.viewer.lang, day).into();
    match (review.held_on, review.due_on) {
        (Some(held), _) => view.tw("review-held", &[("day", day(held))]),
        (None, Some(due)) => {
            view.tw(if review.is_due(view.today) { "review-overdue" } else { "review-due" }, &[("day", day(due))])
        }
        (None, None) => view.t("review-no-day"),
    }
}

/// For whom the measure is, and what of the strategy it hangs on.
pub fn hangs_on(view: &View, review: &Review) -> Markup {
    let labels: BTreeSet<StatementId> =
        anchored(&view.plan, review.measure).links.iter().map(|chain| chain.statement).collect();
    let in_order = view.plan.statements_in_order();
    let labels: Vec<_> =
        in_order.iter().filter(|(id, _)| labels.contains(id)).map(|(_, row)| strategy::label(row)).collect();
    let audiences: Vec<_> = view
        .plan
        .measures
        .get(review.measure)
        .into_iter()
        .flat_map(|row| &row.audiences)
        .filter_map(|id| Some(view.plan.audiences.get(*id)?.name.as_str()))
        .collect();
    html! {
        @if !audiences.is_empty() { (view.tw("review-for-whom", &[("names", audiences.join(", ").into())])) " " }
        @if !labels.is_empty() { (view.tw("review-hangs-on", &[("labels", labels.join(", ").into())])) " " }
        a href=(view.url(&Opened::Tactic(review.measure).address())) { (view.t("review-see-measure")) }
    }
}

/// What a held review said, to be read.
fn held(view: &View, review: &Review) -> Markup {
    let promised = then::promised(&view.plan, review.measure);
    html! {
        dl.facts.ruled {
            @if let (Some(took), Some(promised)) = (review.took_hours_per_week, promised) {
                dt { (view.t("review-took")) }
                dd { (view.tw("review-took-sentence", &[("took", picking::hours(view, took).into()), ("promised", picking::hours(view, promised).into())])) }
            }
            @if !review.gave.is_blank() { dt { (view.t("review-gave")) } dd { (review.gave.as_str()) } }
            @if !review.learnt.is_blank() { dt { (view.t("review-learnt")) } dd { (review.learnt.as_str()) } }
            @for claim in claims(&view.plan, review.measure).into_iter().filter_map(|id| view.plan.claims.get(id)) {
                @if let Some(checked) = claim.checked {
                    dt { (view.t(match checked { Checked::Confirmed => "two-pages-confirmed", Checked::Rejected => "two-pages-rejected" })) }
                    dd { (picking::claim_said(view, claim)) }
                }
            }
        }
    }
}

/// The change that the verdict asks for, as one click, while it hasn't been made.
fn proposal(view: &View, review: &Review) -> Markup {
    let (Some(_), Some(hours_then)) = (review.verdict, review.hours_then) else { return html! {} };
    let Some(change) = then::change(&view.plan, review.measure, hours_then) else { return html! {} };
    let Some(then) = then::then(&view.plan, view.today, review.measure, hours_then) else { return html! {} };
    html! {
        div.proposed {
            div { p.strong { (change_sentence(view, &then)) } p.quiet.small { (consequence(view, &then)) } }
            (picking::changes_button(view, if hours_then == HoursThen::Stop { "review-take-out" } else { "review-set-hours" }, None, &[change]))
        }
    }
}

fn change_sentence(view: &View, then: &then::Then) -> String {
    view.tw(
        "review-hours-change",
        &[("from", picking::hours(view, then.from).into()), ("to", picking::hours(view, then.to).into())],
    )
}

fn consequence(view: &View, then: &then::Then) -> Markup {
    let more = then.to - then.from;
    html! {
        @if more > Amount::ZERO { (view.tw("review-takes", &[("hours", picking::hours(view, more).into())])) " " }
        @if more < Amount::ZERO { (view.tw("review-frees", &[("hours", picking::hours(view, then.from - then.to).into())])) " " }
        (view.t(match (then.fits_now, then.fits_then) {
            (_, true) => "review-still-fits",
            (true, false) => "review-no-longer-fits",
            (false, false) => "review-fits-neither",
        }))
        @if let Some(next) = then.next.and_then(|id| view.plan.measures.get(id)) {
            " " (view.tw("review-next-in-line", &[("name", next.title.as_str().into())]))
        }
    }
}

/// The form in which a review is held.
pub fn holding(view: &View, id: ReviewId, review: &Review, measure: &Measure, choice: Option<&Choice>) -> Markup {
    let draw = |inputs: &[Input<Review, ReviewField>]| forms::draw(inputs, view, &id.to_string(), review);
    let claims = claims(&view.plan, review.measure);
    widgets::form(
        view,
        &format!("reviews/{id}"),
        &format!("review-{id}"),
        false,
        html! {
            (labelled(view, "review-believed", None, &believed(view, measure)))
            @if let Some(choice) = choice { (labelled(view, "review-promised", None, &promised(view, review, measure, choice))) }
            (labelled(view, "review-took", Some("review-took-help"), &html! { (draw(&took())) (taken(view, review)) }))
            (labelled(view, "review-gave", Some("review-gave-help"), &html! {
                @for objective in &measure.objectives { @if let Some(line) = measured::in_review(view, *objective) { (line) } }
                (draw(&gave()))
            }))
            @if !claims.is_empty() {
                (labelled(view, "review-was-it-true", Some("review-claims-behind"), &html! { div { @for claim in &claims { (judged(view, *claim, review.measure)) } } }))
            }
            (labelled(view, "review-verdict", Some("review-verdict-help"), &html! { (draw(&verdict())) p.hint { (view.t("review-hours-then-help")) } }))
            (labelled(view, "review-next", Some("review-next-help"), &html! {
                div.half {
                    (draw(&dates()))
                    (widgets::line(view, &format!("{id}-next"), "next_on", "review-next-on", "date", ""))
                }
            }))
            div.actions.finish { button.ds-button type="submit" { (view.t(if review.verdict.is_some() { "save" } else { "review-set-verdict" })) } }
        },
    )
}

/// A part of the form: what it is about on the left, what is known and asked on the right.
fn labelled(view: &View, label: &str, help: Option<&str>, content: &Markup) -> Markup {
    html! {
        div.label-col {
            header { h2 { (view.t(label)) } @if let Some(help) = help { p.quiet.small { (view.t(help)) } } }
            div.stack { (content) }
        }
    }
}

/// What was thought beforehand: beliefs between objectives, and what the measure was for.
fn believed(view: &View, measure: &Measure) -> Markup {
    let of_measure = |id| measure.objectives.contains(&id);
    let beliefs: Vec<_> =
        view.plan.beliefs.iter().filter(|(_, row)| of_measure(row.from) || of_measure(row.to)).collect();
    html! {
        @for (_, belief) in &beliefs {
            div {
                blockquote.claim { (belief.text.as_str()) }
                p.quiet.small { (widgets::basis(view, belief.basis)) @if let Some(sure) = belief.confidence { " · " (view.t(&format!("confidence-{}", sure.word()))) } }
            }
        }
        @if beliefs.is_empty() {
            @if measure.purpose.is_blank() { p.quiet { (view.t("review-believed-nothing")) } }
            @else { blockquote.claim { (measure.purpose.as_str()) } }
        }
    }
}

fn promised(view: &View, review: &Review, measure: &Measure, choice: &Choice) -> Markup {
    let people: Vec<_> = choice
        .hours_per_week
        .iter()
        .map(|(person, hours)| format!("{} {}", picking::person(view, *person), picking::hours(view, *hours)))
        .collect();
    let level = view.plan.levels.get(choice.level);
    let hours = then::promised(&view.plan, review.measure);
    html! {
        dl.promised {
            @if let Some(level) = level { div { dt { (view.t("portfolio-level")) } dd { (level.name.as_str()) } } }
            @if let Some(hours) = hours { div { dt { (view.t("two-pages-hours")) } dd { (picking::hours(view, hours)) } } }
            @if !people.is_empty() { div { dt { (view.t("resources-people-and-hours")) } dd { (people.join(", ")) } } }
            @if let Some(day) = choice.starts_on.or(view.plan.begins_on) { div { dt { (view.t("portfolio-starts-on")) } dd { (words::day(view.viewer.lang, day)) } } }
            @if !measure.frequency.is_blank() { div { dt { (view.t("two-pages-period")) } dd { (measure.frequency.as_str()) } } }
        }
    }
}

/// Hours taken beside hours promised.
fn taken(view: &View, review: &Review) -> Markup {
    let (Some(took), Some(promised)) = (review.took_hours_per_week, then::promised(&view.plan, review.measure)) else {
        return html! {};
    };
    let most = took.max(promised);
    html! {
        p.took {
            span.track { i.bar.{ "w-" (step(took, most)) } {} i.goal-at.{ "l-" (step(promised, most)) } {} }
            (view.tw("review-took-sentence", &[("took", picking::hours(view, took).into()), ("promised", picking::hours(view, promised).into())]))
        }
    }
}

/// How many hundredths of `all` this is, in the steps there are classes for.
fn step(part: Amount, all: Amount) -> u32 {
    if all <= Amount::ZERO {
        return 0;
    }
    let steps = (part.as_f64() / all.as_f64() * 100.0 / STEP_PERCENT).round().clamp(0.0, 100.0 / STEP_PERCENT);
    (steps * STEP_PERCENT) as u32
}

/// A claim the measure rests on, with the three answers to whether it was true.
fn judged(view: &View, id: ClaimId, of: MeasureId) -> Markup {
    let Some(claim) = view.plan.claims.get(id) else { return html! {} };
    let leaning: Vec<_> =
        view.plan.measures.iter().filter(|(other, row)| *other != of && row.claims.contains(&id)).collect();
    let name = format!("claim-{id}");
    let options = [("", "checked-unknown"), ("confirmed", "checked-confirmed"), ("rejected", "checked-rejected")];
    html! {
        fieldset.judged id={ "judged-" (id) } {
            legend { (picking::claim_said(view, claim)) }
            p.quiet.small {
                (widgets::basis(view, claim.basis))
                @if !claim.source.is_blank() { " · " (claim.source.as_str()) }
                @if !claim.asked_base.is_blank() { " · " (claim.asked_base.as_str()) }
                @if let Some(sure) = claim.confidence { " · " (view.t(&format!("confidence-{}", sure.word()))) }
            }
            // Whoever says that it isn't true says so of these too.
            @if !leaning.is_empty() {
                p.small {
                    (view.t("review-also-rests")) " "
                    @for (at, (other, row)) in leaning.iter().enumerate() {
                        @if at > 0 { ", " }
                        a href=(view.url(&format!("thread/measure/{other}"))) { (row.number) " " (row.title.as_str()) }
                    }
                }
            }
            div.seg {
                @for (word, key) in options {
                    label {
                        input type="radio" id={ (name) "-" (word) } name=(name) value=(word) checked[claim.checked.map_or("", Checked::word) == word];
                        span { (view.t(key)) }
                    }
                }
            }
        }
    }
}

/// The three verdicts, each with what it would do to the hours.
fn verdicts(view: &View, id: &str, review: &Review) -> Markup {
    html! {
        fieldset.verdicts id={ (id) "-verdict" } {
            legend.sr { (view.t("review-verdict")) }
            @for verdict in Verdict::ALL {
                @let then = then::then(&view.plan, view.today, review.measure, then::proposed(*verdict));
                label {
                    input type="radio" id={ (id) "-verdict-" (verdict.word()) } name="verdict" value=(verdict.word()) checked[review.verdict == Some(*verdict)];
                    span.of {
                        b { (view.t(&format!("verdict-{}", verdict.word()))) }
                        small { (view.t(&format!("review-verdict-{}-help", verdict.word()))) }
                    }
                    @if let Some(then) = then {
                        span.hours { (change_sentence(view, &then)) (bar(&then)) }
                        small.quiet { (consequence(view, &then)) }
                    }
                }
            }
        }
    }
}

/// All hours of the portfolio against those there are: the others' grey, this measure's dark, a line where they end.
fn bar(then: &then::Then) -> Markup {
    let most = then.there.max(then.others + then.from.max(then.to));
    html! {
        span.against {
            i.others.{ "w-" (step(then.others, most)) } {}
            i.own.{ "w-" (step(then.to, most)) } {}
            i.end.{ "l-" (step(then.there, most)) } {}
        }
    }
}
