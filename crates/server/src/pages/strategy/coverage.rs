//! What the strategy covers: one sentence, and where in the document each mark stands, in the document's order.

use super::marks::Mark;
use super::{is_heading, label};
use crate::view::View;
use formats::read;
use maud::{Markup, html};
use plan::{Answer, Attention, SocialMedia, Statement, StatementId};

/// Width of the strip in its own units; it is as wide as there is room.
const STRIP_WIDTH: usize = 600;
/// Height of the strip, and the side of a mark in it.
const STRIP_HEIGHT: usize = 12;
/// Places in a row that are listed before the rest is a number.
const LISTED_MOST: usize = 12;

type Row<'a> = (String, Vec<(usize, StatementId, &'a Statement, bool)>);

/// The document, what it comes to, and the evidence.
pub fn coverage(view: &View) -> Markup {
    let statements = view.plan.statements_in_order();
    if statements.is_empty() {
        return html! {};
    }
    let count = statements.iter().filter(|(_, statement)| !is_heading(statement)).count();
    html! {
        @if let Some(document) = &view.plan.document {
            p.quiet.small {
                @if !document.title.is_empty() { (document.title) " · " }
                (view.tw("strategy-counts", &[("statements", count.into()), ("amended", view.plan.amendments.count().into())]))
                @if let Some(file) = document.file {
                    " · " a href=(view.url(&format!("files/{file}"))) download { (view.t("strategy-original")) }
                }
                @if view.plan.amendments.count() > 0 {
                    " · " (view.t("strategy-download-amended")) ": "
                    a href=(view.url("strategy/export/docx")) download { (view.t("strategy-download-docx")) }
                    ", "
                    a href=(view.url("strategy/export/md")) download { (view.t("strategy-download-md")) }
                }
                @if view.edits() { " · " a href="#strategy-document" { (view.t("strategy-replace")) } }
            }
        }
        p.say { (verdict(view)) }
        (evidence(view, &statements))
    }
}

/// What the strategy comes to, in a sentence or two.
fn verdict(view: &View) -> String {
    let coverage = view.plan.coverage();
    let of = coverage.attention.len();
    let only = coverage
        .attention_only
        .then(|| view.tw("strategy-verdict-attention-only", &[("count", of.into()), ("of", of.into())]));
    let evidence: Vec<String> =
        coverage.evidence().into_iter().filter_map(|id| view.plan.statements.get(id)).map(label).collect();
    let said = read::Coverage {
        social_media: match coverage.social_media {
            SocialMedia::None => read::SocialMedia::None,
            SocialMedia::Mentioned => read::SocialMedia::Mentioned,
            SocialMedia::AccountedFor => read::SocialMedia::AccountedFor,
        },
        // Attention has a sentence of its own.
        attention_only: false,
        dialogue: coverage.dialogue,
        sentence: String::new(),
        answers: coverage.answers.keys().map(|answer| asked(*answer)).collect(),
        evidence: Vec::new(),
    };
    only.into_iter().chain([read::coverage_verdict(&said, view.viewer.lang, &evidence)]).collect::<Vec<_>>().join(" ")
}

const fn asked(answer: Answer) -> read::Answer {
    match answer {
        Answer::WhatFor => read::Answer::WhatFor,
        Answer::ForWhom => read::Answer::ForWhom,
        Answer::ByWhom => read::Answer::ByWhom,
    }
}

/// Which statements carry which mark, as a strip in the document's order and as links.
fn evidence(view: &View, statements: &[(StatementId, &Statement)]) -> Markup {
    let attention = Attention::ALL.iter().map(|kind| Mark::Attention(*kind));
    let rows: Vec<Row> = attention
        .chain([Mark::Dialogue, Mark::SocialMedia])
        .chain(Answer::ALL.iter().map(|answer| Mark::Answer(*answer)))
        .map(|wanted| {
            let with = statements.iter().enumerate().filter_map(|(place, (id, statement))| {
                let (_, agreed) = Mark::all(statement).into_iter().find(|(mark, _)| *mark == wanted)?;
                Some((place, *id, *statement, agreed))
            });
            (wanted.said(view), with.collect())
        })
        .collect();
    html! {
        h2.sr { (view.t("strategy-evidence")) }
        table.evidence {
            thead.sr { tr { th scope="col" { (view.t("strategy-marks")) } th scope="col" { (view.t("strategy-evidence")) } th scope="col" { (view.t("strategy-count")) } } }
            tbody {
                @for (name, with) in &rows {
                    tr {
                        th scope="row" { (name) }
                        td { (strip(statements.len(), with)) (places(view, with)) }
                        td.num { (with.len()) }
                    }
                }
            }
        }
        svg.sr aria-hidden="true" {
            defs {
                pattern id="hatch" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" { rect width="1.75" height="4" {} }
            }
        }
        p.legend {
            span { span.mark { (view.t("strategy-team-agrees")) } }
            span { span.mark.sugg { (view.t("strategy-suggested")) } }
        }
    }
}

/// One square for each statement with the mark, where it stands in the document. The links are below.
fn strip(of: usize, with: &[(usize, StatementId, &Statement, bool)]) -> Markup {
    let room = STRIP_WIDTH - STRIP_HEIGHT;
    html! {
        svg.strip viewBox={ "0 0 " (STRIP_WIDTH) " " (STRIP_HEIGHT) } preserveAspectRatio="none" aria-hidden="true" {
            line x1="0" x2=(STRIP_WIDTH) y1=(STRIP_HEIGHT / 2) y2=(STRIP_HEIGHT / 2) {}
            @for (place, _, _, agreed) in with {
                rect.sugg[!agreed] x=(room * place / of.max(1)) y="0" width=(STRIP_HEIGHT) height=(STRIP_HEIGHT) fill=[(!agreed).then_some("url(#hatch)")] {}
            }
        }
    }
}

fn places(view: &View, with: &[(usize, StatementId, &Statement, bool)]) -> Markup {
    html! {
        span.small {
            @if with.is_empty() { span.quiet { (view.t("none")) } }
            @for (_, id, statement, _) in with.iter().take(LISTED_MOST) { a href={ "#" (id) } { (label(statement)) } " " }
            @if with.len() > LISTED_MOST { span.quiet { (view.tw("more-count", &[("count", (with.len() - LISTED_MOST).into())])) } }
        }
    }
}
