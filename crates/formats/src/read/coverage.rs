//! The verdict: how a document deals with social media, dialogue and attention.

use super::document::{Answer, Attention, Coverage, Kind, Language, Role, SocialMedia, Statement};
use super::lexicon::Find;
use super::marks::sentence_language;

/// So many of the three questions answered make social media accounted for.
const ANSWERS_NEEDED: usize = 2;

/// The most statement numbers that the sentence lists.
const MAX_LISTED: usize = 4;

const BOKMAL_SENTENCES: &str = include_str!("../../lexicon/sentences.nb.txt");
const ENGLISH_SENTENCES: &str = include_str!("../../lexicon/sentences.en.txt");

/// Judges the marked statements; `finds` are the lexicon's finds per statement.
pub(super) fn judge(title: &str, statements: &[Statement], finds: &[Vec<Find>], language: Language) -> Coverage {
    let is_named = statements.iter().any(|statement| statement.marks.social_media);
    let mut answers: Vec<Answer> = Vec::new();
    let mut answered_at: Vec<usize> = Vec::new();
    // Headings that are open, with whether they name social media and what they answer.
    let mut open: Vec<(bool, Vec<Answer>)> = Vec::new();
    let mut lead_is_social = false;
    for (statement, finds) in statements.iter().zip(finds) {
        open.truncate(statement.path.len());
        let mut own: Vec<Answer> = finds.iter().filter_map(|find| find.sign.answer()).collect();
        if statement.kind == Kind::Heading {
            // The title names what the whole document is about, so it opens all of it, but answers nothing.
            let is_title = statement.path.is_empty() && statement.text == title;
            let from_heading = if is_title { Vec::new() } else { heading_answers(finds) };
            open.push((statement.marks.social_media, from_heading));
            lead_is_social = false;
            continue;
        }
        let is_list = matches!(statement.kind, Kind::ListItem | Kind::TableRow);
        let in_social_part = open.iter().any(|(is_social, _)| *is_social);
        let in_scope = statement.marks.social_media || in_social_part || (is_list && lead_is_social);
        if !is_list {
            lead_is_social = statement.marks.social_media && statement.text.ends_with(':');
        }
        if !in_scope {
            continue;
        }
        for (_, from_heading) in &open {
            own.extend(from_heading);
        }
        own.extend(statement.marks.role.and_then(role_answer));
        for answer in own {
            if !answers.contains(&answer) {
                answers.push(answer);
                answered_at.push(statement.number);
            }
        }
    }
    answers.sort_unstable();
    let social_media = if !is_named {
        SocialMedia::None
    } else if answers.len() >= ANSWERS_NEEDED {
        SocialMedia::AccountedFor
    } else {
        SocialMedia::Mentioned
    };
    let attention_marked: Vec<&Statement> =
        statements.iter().filter(|statement| !statement.marks.attention.is_empty()).collect();
    let attention_only = !attention_marked.is_empty()
        && attention_marked.iter().all(|statement| {
            statement.marks.attention.iter().all(|attention| matches!(attention, Attention::Paid | Attention::Earned))
        });
    let mut evidence: Vec<usize> = match social_media {
        SocialMedia::None if attention_only => attention_marked.iter().map(|statement| statement.number).collect(),
        SocialMedia::None => Vec::new(),
        SocialMedia::Mentioned => statements
            .iter()
            .filter(|statement| statement.marks.social_media)
            .map(|statement| statement.number)
            .collect(),
        SocialMedia::AccountedFor => answered_at,
    };
    evidence.sort_unstable();
    evidence.dedup();
    let mut coverage = Coverage {
        social_media,
        attention_only,
        dialogue: statements.iter().any(|statement| statement.marks.dialogue),
        sentence: String::new(),
        answers: if is_named { answers } else { Vec::new() },
        evidence,
    };
    coverage.sentence = coverage_sentence(&coverage, sentence_language(language));
    coverage
}

/// What a heading like `Målgrupper` or `Ansvar` answers for everything under it.
fn heading_answers(finds: &[Find]) -> Vec<Answer> {
    finds
        .iter()
        .filter_map(|find| find.sign.answer().or_else(|| find.sign.role_of_heading().and_then(role_answer)))
        .collect()
}

fn role_answer(role: Role) -> Option<Answer> {
    match role {
        Role::Goal => Some(Answer::WhatFor),
        Role::Audience => Some(Answer::ForWhom),
        Role::Responsibility => Some(Answer::ByWhom),
        Role::Principle | Role::Background | Role::Channel | Role::Activity => None,
    }
}

/// The verdict in one sentence, in bokmål or English. The sentences are data, in `lexicon/sentences.*.txt`.
#[must_use]
pub fn coverage_sentence(coverage: &Coverage, language: Language) -> String {
    let list = match language {
        Language::English => ENGLISH_SENTENCES,
        Language::Bokmal | Language::Nynorsk | Language::Undetermined => BOKMAL_SENTENCES,
    };
    let key = match (coverage.social_media, coverage.attention_only, coverage.dialogue) {
        (SocialMedia::None, true, _) => "none-attention-only",
        (SocialMedia::None, false, _) => "none",
        (SocialMedia::Mentioned, _, _) if coverage.answers.is_empty() => "mentioned",
        (SocialMedia::Mentioned, _, _) => "mentioned-partly",
        (SocialMedia::AccountedFor, _, true) => "accounted-for",
        (SocialMedia::AccountedFor, _, false) => "accounted-for-no-dialogue",
    };
    let missing: Vec<Answer> =
        Answer::ALL.iter().copied().filter(|answer| !coverage.answers.contains(answer)).collect();
    sentence(list, key)
        .replace("{told}", &join(list, coverage.answers.iter().map(|answer| sentence(list, answer.key())), "and"))
        .replace("{missing}", &join(list, missing.iter().map(|answer| sentence(list, answer.key())), "or"))
        .replace("{where}", &places(list, &coverage.evidence))
}

/// The text behind a key, from lines of `key = text`.
fn sentence<'l>(list: &'l str, key: &str) -> &'l str {
    list.lines()
        .filter(|line| !line.trim_start().starts_with('#'))
        .filter_map(|line| line.split_once('='))
        .find(|(found, _)| found.trim() == key)
        .map_or("", |(_, text)| text.trim())
}

/// `a`, `a and b`, `a, b and c`.
fn join<'p>(list: &str, parts: impl Iterator<Item = &'p str>, word: &str) -> String {
    let parts: Vec<&str> = parts.collect();
    match parts.split_last() {
        None => String::new(),
        Some((last, [])) => (*last).to_owned(),
        Some((last, before)) => format!("{} {} {last}", before.join(", "), sentence(list, word)),
    }
}

/// `punkt 3, 8 og 12`, or `punkt 3, 8, 12, 14 og 9 til`.
fn places(list: &str, numbers: &[usize]) -> String {
    let mut parts: Vec<String> = numbers.iter().take(MAX_LISTED).map(usize::to_string).collect();
    let more = numbers.len().saturating_sub(MAX_LISTED);
    if more > 0 {
        parts.push(sentence(list, "more").replace("{count}", &more.to_string()));
    }
    let key = if numbers.len() == 1 { "statement" } else { "statements" };
    format!("{} {}", sentence(list, key), join(list, parts.iter().map(String::as_str), "and"))
}
