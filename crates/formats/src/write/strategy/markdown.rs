//! The amended strategy as Markdown: what is out is struck through, what is new is strong, and below it stands who decided.

use super::{AmendedStrategy, SetAs, Wording};
use crate::write::plain::{escaped, inline};

pub(super) fn write(strategy: &AmendedStrategy) -> String {
    let mut blocks = Vec::new();
    if !strategy.says_its_title() {
        blocks.push(format!("# {}", inline(&strategy.title)));
    }
    let amended = strategy.parts.iter().any(|part| !matches!(part.wording, Wording::Unchanged(_)));
    if amended {
        blocks.push(format!("*{}*", inline(&words::text(strategy.lang, "strategy-file-lead"))));
    }
    let mut in_list = false;
    for part in &strategy.parts {
        let before = match part.set_as {
            SetAs::Heading(level) => format!("{} ", "#".repeat(level)),
            SetAs::Item => "- ".to_owned(),
            SetAs::Paragraph => String::new(),
        };
        let (text, decision) = match &part.wording {
            Wording::Unchanged(text) if before.is_empty() => (escaped(text), None),
            Wording::Unchanged(text) => (inline(text), None),
            Wording::New(text, decision) => (format!("**{}**", inline(text)), Some(decision)),
            Wording::Changed { old, new, decision } => {
                (format!("~~{}~~ **{}**", inline(old), inline(new)), Some(decision))
            }
        };
        let is_item = part.set_as == SetAs::Item;
        let line = format!("{before}{text}");
        match blocks.last_mut() {
            Some(list) if is_item && in_list => {
                list.push('\n');
                list.push_str(&line);
            }
            Some(_) | None => blocks.push(line),
        }
        in_list = is_item;
        if let Some(decision) = decision {
            let said = inline(&decision.said(strategy.lang));
            match blocks.last_mut().filter(|_| is_item) {
                Some(list) => list.push_str(&format!("\n  *{said}*")),
                None => blocks.push(format!("> {said}")),
            }
        }
    }
    blocks.join("\n\n") + "\n"
}
