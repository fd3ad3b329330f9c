//! A whole brainstorm as a table and as Markdown: every idea with its sentences, picks, what became of it and why, its dots and its
//! stack. Who wrote what, and who gave dots, is left out where that was promised.

use crate::write::plain::escaped;
use plan::{BrainstormId, Idea, IdeaId, MemberId, Plan, Sorting, anonymous};
use words::{Lang, text};

/// What a formula begins with, in the programs that open tables.
pub const FORMULA_BEGINS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// Calls somebody by their name.
pub type NameOf<'a> = &'a dyn Fn(MemberId) -> String;

/// One idea, in words.
struct Row {
    number: u32,
    cells: Vec<String>,
}

/// Heads of the table: keys of the words.
const HEADS: [&str; 13] = [
    "ideas-head-number",
    "field-idea-presence",
    "field-idea-purpose",
    "field-idea-achieve",
    "field-idea-for-whom",
    "field-idea-channels",
    "field-idea-objectives",
    "field-idea-audiences",
    "field-idea-author",
    "field-idea-sorted",
    "ideas-head-because",
    "field-idea-votes",
    "ideas-head-voters",
];
/// Place of the number of the idea an idea is stacked under, after all others.
const HEAD_STACK: &str = "field-idea-stacked-under";

fn rows(plan: &Plan, lang: Lang, name: NameOf<'_>) -> Vec<Row> {
    let plan = anonymous::without_authors(plan, &anonymous::promised(plan));
    plan.ideas.iter().map(|(id, idea)| row(&plan, lang, id, idea, name)).collect()
}

fn row(plan: &Plan, lang: Lang, _id: IdeaId, idea: &Idea, name: NameOf<'_>) -> Row {
    let join = |names: Vec<&str>| names.join("; ");
    let channels = idea.channels.iter().filter_map(|id| Some(plan.channels.get(*id)?.name.as_str())).collect();
    let objectives =
        idea.objectives.iter().filter_map(|id| Some(plan.objectives.get(*id)?.sentence.as_str())).collect();
    let audiences = idea.audiences.iter().filter_map(|id| Some(plan.audiences.get(*id)?.name.as_str())).collect();
    let (sorted, because) = match &idea.sorted {
        Sorting::Undecided => ("sort-undecided", ""),
        Sorting::Never { because, .. } => ("sort-never", because.as_str()),
        Sorting::Later => ("sort-later", ""),
        Sorting::Promising => ("sort-promising", ""),
        Sorting::Core { .. } => ("sort-core", ""),
    };
    let under = idea.stacked_under.and_then(|top| plan.ideas.get(top)).map(|top| top.number.to_string());
    Row {
        number: idea.number,
        cells: vec![
            idea.number.to_string(),
            idea.presence.as_str().to_owned(),
            idea.purpose.as_str().to_owned(),
            idea.achieve.as_str().to_owned(),
            idea.for_whom.as_str().to_owned(),
            join(channels),
            join(objectives),
            join(audiences),
            idea.author.map(name).unwrap_or_default(),
            text(lang, sorted),
            because.to_owned(),
            idea.dots().to_string(),
            anonymous::voters(plan, idea).map(name).collect::<Vec<_>>().join("; "),
            under.unwrap_or_default(),
        ],
    }
}

/// All ideas as a table, with a byte order mark so that programs read its letters rightly. No cell is a formula.
#[must_use]
pub fn csv(plan: &Plan, lang: Lang, name: NameOf<'_>) -> String {
    let mut out = String::from("\u{feff}");
    let heads: Vec<String> = HEADS.iter().chain([&HEAD_STACK]).map(|key| text(lang, key)).collect();
    line(&mut out, &heads);
    for row in rows(plan, lang, name) {
        line(&mut out, &row.cells);
    }
    out
}

fn line(out: &mut String, cells: &[String]) {
    for (place, cell) in cells.iter().enumerate() {
        if place > 0 {
            out.push(',');
        }
        // An apostrophe in front makes text of it; the quotes alone don't.
        let guard = if cell.trim_start_matches(' ').starts_with(FORMULA_BEGINS) { "'" } else { "" };
        out.push('"');
        out.push_str(guard);
        out.push_str(&cell.replace('"', "\"\""));
        out.push('"');
    }
    out.push_str("\r\n");
}

/// All brainstorms as Markdown, by what became of the ideas; what lies in a stack stands under it.
#[must_use]
pub fn markdown(plan: &Plan, lang: Lang, name: NameOf<'_>) -> String {
    let plan = anonymous::without_authors(plan, &anonymous::promised(plan));
    let plan: &Plan = &plan;
    let mut out = format!("# {}\n", escaped(plan.title.as_str()));
    let brainstorms: Vec<Option<BrainstormId>> = plan.brainstorms.ids().map(Some).chain([None]).collect();
    for brainstorm in brainstorms {
        let of = |idea: &Idea| idea.brainstorm.filter(|id| plan.brainstorms.get(*id).is_some()) == brainstorm;
        if !plan.ideas.iter().any(|(_, idea)| of(idea)) {
            continue;
        }
        if let Some(row) = brainstorm.and_then(|id| plan.brainstorms.get(id)) {
            out.push_str(&format!("\n## {}\n", escaped(row.title.as_str())));
        }
        type Belongs = fn(&Sorting) -> bool;
        let groups: [(&str, Belongs); 5] = [
            ("sort-core", |sorted| matches!(sorted, Sorting::Core { .. })),
            ("sort-promising", |sorted| matches!(sorted, Sorting::Promising)),
            ("sort-later", |sorted| matches!(sorted, Sorting::Later)),
            ("sort-undecided", |sorted| matches!(sorted, Sorting::Undecided)),
            ("sort-never", |sorted| matches!(sorted, Sorting::Never { .. })),
        ];
        for (key, belongs) in groups {
            let is_top = |idea: &Idea| idea.stacked_under.is_none_or(|top| plan.ideas.get(top).is_none());
            let ideas: Vec<_> =
                plan.ideas.iter().filter(|(_, idea)| of(idea) && is_top(idea) && belongs(&idea.sorted)).collect();
            if ideas.is_empty() {
                continue;
            }
            out.push_str(&format!("\n### {} ({})\n\n", text(lang, key), ideas.len()));
            for (id, idea) in ideas {
                item(&mut out, "", &row(plan, lang, id, idea, name), lang);
                for (id, under) in plan.ideas.iter().filter(|(_, other)| other.stacked_under == Some(id)) {
                    item(&mut out, "  ", &row(plan, lang, id, under, name), lang);
                }
            }
        }
    }
    out
}

fn item(out: &mut String, indent: &str, row: &Row, lang: Lang) {
    let cell = |at: usize| row.cells.get(at).map_or("", String::as_str);
    let mut facts: Vec<String> = Vec::new();
    for at in [8, 2, 3, 4, 5, 6, 7, 10] {
        if let Some(head) = HEADS.get(at).filter(|_| !cell(at).trim().is_empty()) {
            facts.push(format!("{}: {}", text(lang, head), escaped(cell(at))));
        }
    }
    if cell(11) != "0" {
        let voters = Some(escaped(cell(12))).filter(|names| !names.is_empty()).map(|names| format!(" ({names})"));
        facts.push(format!("{}: {}{}", text(lang, HEADS[11]), cell(11), voters.unwrap_or_default()));
    }
    out.push_str(&format!("{indent}- **{}** {}\n", row.number, escaped(cell(1))));
    for fact in facts {
        out.push_str(&format!("{indent}  {fact}  \n"));
    }
}
