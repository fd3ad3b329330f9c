//! The verdict: how a document deals with social media, dialogue and attention.

use super::document::{Answer, Attention, Because, Coverage, Kind, Language, Role, SocialMedia, Statement};
use super::language::sentence_language;
use super::lexicon::Find;
use words::Lang;

/// So many of the three questions answered make social media accounted for.
const ANSWERS_NEEDED: usize = 2;

/// The most statement numbers that the sentence lists.
const MAX_LISTED: usize = 4;

/// Judges the marked statements, and notes what each answers; `finds` are the lexicon's finds per statement.
pub(super) fn judge(title: &str, statements: &mut [Statement], finds: &[Vec<Find>], language: Language) -> Coverage {
    let is_named = statements.iter().any(|statement| statement.marks.social_media);
    let mut answers: Vec<Answer> = Vec::new();
    let mut answered_at: Vec<usize> = Vec::new();
    // Headings that are open, with whether they name social media and what they answer.
    let mut open: Vec<(bool, Vec<(Answer, String)>)> = Vec::new();
    let mut lead_is_social = false;
    for (statement, finds) in statements.iter_mut().zip(finds) {
        open.truncate(statement.path.len());
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
        // In a part on social media every word counts. Elsewhere a paragraph has other things to speak of, and only the
        // sentence that names them and the one after it tell about them.
        let tells = |find: &Find| {
            in_social_part
                || (is_list && !statement.marks.social_media)
                || finds.iter().any(|social| {
                    social.sign.is_social() && (social.sentence..=social.sentence + 1).contains(&find.sentence)
                })
        };
        let told = finds.iter().filter(|find| !find.is_asked && tells(find));
        let mut own: Vec<(Answer, String)> =
            told.filter_map(|find| Some((find.sign.answer()?, find.words.clone()))).collect();
        for (_, from_heading) in &open {
            own.extend_from_slice(from_heading);
        }
        own.extend(statement.marks.role.and_then(role_answer).map(|answer| (answer, role_words(statement))));
        for (answer, words) in own {
            if !answers.contains(&answer) {
                answers.push(answer);
                answered_at.push(statement.number);
            }
            if is_named && !statement.marks.answers.contains(&answer) {
                statement.marks.answers.push(answer);
                statement.because.push(Because { mark: format!("answer:{}", answer.word()), words });
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
fn heading_answers(finds: &[Find]) -> Vec<(Answer, String)> {
    let answer = |find: &Find| find.sign.answer().or_else(|| find.sign.role_of_heading().and_then(role_answer));
    finds.iter().filter_map(|find| Some((answer(find)?, find.words.clone()))).collect()
}

/// The words that caused a statement's role.
fn role_words(statement: &Statement) -> String {
    let of_role = statement.because.iter().find(|because| because.mark.starts_with("role:"));
    of_role.map(|because| because.words.clone()).unwrap_or_default()
}

fn role_answer(role: Role) -> Option<Answer> {
    match role {
        Role::Goal => Some(Answer::WhatFor),
        Role::Audience => Some(Answer::ForWhom),
        Role::Responsibility => Some(Answer::ByWhom),
        Role::Principle | Role::Background | Role::Channel | Role::Activity => None,
    }
}

/// The verdict in one sentence, in bokmål or English.
#[must_use]
pub fn coverage_sentence(coverage: &Coverage, language: Language) -> String {
    let lang = match language {
        Language::English => Lang::En,
        Language::Bokmal | Language::Nynorsk | Language::Undetermined => Lang::Nb,
    };
    let numbers: Vec<String> = coverage.evidence.iter().map(usize::to_string).collect();
    coverage_verdict(coverage, lang, &numbers)
}

/// The verdict in one sentence, where the statements it rests on are called something else than their numbers.
#[must_use]
pub fn coverage_verdict(coverage: &Coverage, lang: Lang, evidence: &[String]) -> String {
    let key = match (coverage.social_media, coverage.attention_only, coverage.dialogue) {
        (SocialMedia::None, true, _) => "coverage-none-attention-only",
        (SocialMedia::None, false, _) => "coverage-none",
        (SocialMedia::Mentioned, _, _) if coverage.answers.is_empty() => "coverage-mentioned",
        (SocialMedia::Mentioned, _, _) => "coverage-mentioned-partly",
        (SocialMedia::AccountedFor, _, true) => "coverage-accounted-for",
        (SocialMedia::AccountedFor, _, false) => "coverage-accounted-for-no-dialogue",
    };
    let (told, missing): (Vec<Answer>, Vec<Answer>) =
        Answer::ALL.iter().partition(|answer| coverage.answers.contains(answer));
    let name = |answer: &Answer| words::text(lang, answer_key(*answer));
    let args = [
        ("told", list(lang, "coverage-and", told.iter().map(name).collect()).into()),
        ("missing", list(lang, "coverage-or", missing.iter().map(name).collect()).into()),
        ("places", places(lang, evidence).into()),
    ];
    words::with(lang, key, &args)
}

const fn answer_key(answer: Answer) -> &'static str {
    match answer {
        Answer::WhatFor => "coverage-what-for",
        Answer::ForWhom => "coverage-for-whom",
        Answer::ByWhom => "coverage-by-whom",
    }
}

/// `a`, `a and b`, `a, b and c`; `key` is the text that joins the last one on.
fn list(lang: Lang, key: &str, mut parts: Vec<String>) -> String {
    let Some(last) = parts.pop() else {
        return String::new();
    };
    if parts.is_empty() {
        return last;
    }
    words::with(lang, key, &[("before", parts.join(", ").into()), ("last", last.into())])
}

/// `punkt 3, 8 og 12`, or `punkt 3, 8, 12, 14 og 9 til`.
fn places(lang: Lang, numbers: &[String]) -> String {
    let mut parts: Vec<String> = numbers.iter().take(MAX_LISTED).cloned().collect();
    let more = numbers.len().saturating_sub(MAX_LISTED);
    if more > 0 {
        parts.push(words::with(lang, "coverage-more", &[("count", more.into())]));
    }
    let key = if numbers.len() == 1 { "coverage-one-statement" } else { "coverage-statements" };
    words::with(lang, key, &[("numbers", list(lang, "coverage-and", parts).into())])
}
