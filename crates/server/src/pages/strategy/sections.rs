//! How a document is divided, and what its statements are called: by the numbers the document itself has, and by
//! section and place where it has none.

use std::collections::{BTreeMap, BTreeSet};

/// Letters that a number begins with in some strategies: "M4", "T12".
const LEADING_LETTERS_MOST: usize = 2;
/// Digits of one part of a number; with more it is a year or an amount.
const PART_DIGITS_MOST: usize = 2;
/// Parts of a number such as 3.2.1.
const PARTS_MOST: usize = 4;
/// Statements with a number of their own before a document is taken to count its statements.
const COUNTS_FROM: usize = 2;
/// Words before a heading's number that belong to it.
const CHAPTER_WORDS: &[&str] = &["kapittel", "del", "chapter", "part", "section", "avsnitt"];

/// One statement as far as its place in the document goes.
#[derive(Debug, Clone, Copy)]
pub struct Placed<'a> {
    /// The headings above it.
    pub path: &'a [String],
    /// Whether it is a heading itself.
    pub is_heading: bool,
    /// Its text.
    pub text: &'a str,
}

impl<'a> Placed<'a> {
    /// The heading it stands under at a depth, or is.
    fn heading_at(&self, depth: usize) -> Option<&'a str> {
        let own = (self.is_heading && self.path.len() == depth).then_some(self.text);
        self.path.get(depth).map(String::as_str).or(own)
    }
}

/// How deep the headings are that divide the document: the first depth at which there are several. A title above
/// all of it divides nothing.
pub fn depth(statements: &[Placed]) -> usize {
    let deepest = statements.iter().map(|statement| statement.path.len()).max().unwrap_or(0);
    let divides = |depth: &usize| {
        let headings: BTreeSet<&str> = statements.iter().filter_map(|statement| statement.heading_at(*depth)).collect();
        headings.len() > 1
    };
    (0..=deepest).find(divides).unwrap_or(0)
}

/// The section each statement is in, counted from 1; what stands before the first heading is in section 0.
pub fn sections(statements: &[Placed]) -> Vec<usize> {
    let depth = depth(statements);
    let mut count = 0;
    let mut last = None;
    let mut sections = Vec::with_capacity(statements.len());
    for statement in statements {
        let heading = statement.heading_at(depth);
        if heading.is_some() && (heading != last || (statement.is_heading && statement.path.len() == depth)) {
            count += 1;
        }
        // What stands under none of them, after one has begun, belongs to the one that has begun.
        last = heading.or(last);
        sections.push(count);
    }
    sections
}

/// What each statement is called. Short, and the same as long as the document is: the number in the document where
/// the statement or a heading above has one ("3.2", "M4"; paragraphs under 3.2 are 3.2a, 3.2b), else the section and
/// the place in it ("2.4"). Headings inside a section that have no number are not called anything.
pub fn labels(statements: &[Placed]) -> Vec<String> {
    let is_divided = statements.iter().any(|statement| statement.is_heading || !statement.path.is_empty());
    if !is_divided {
        return (1..=statements.len()).map(|place| place.to_string()).collect();
    }
    let depth = depth(statements);
    let own: Vec<Option<String>> = statements
        .iter()
        .map(|statement| own_number(statement.text, statement.is_heading).map(|(number, _)| number))
        .collect();
    let mut names = Names::of(statements, &own);
    let mut given = BTreeSet::new();
    let mut labels = Vec::with_capacity(statements.len());
    for ((statement, own), section) in statements.iter().zip(own).zip(sections(statements)) {
        let divides = !names.headings_count && statement.path.len() == depth;
        let label = match own {
            Some(number) if given.insert(number.clone()) => number,
            Some(_) | None if statement.is_heading && divides => section.to_string(),
            Some(_) | None if statement.is_heading => String::new(),
            Some(_) | None => names.next(statement, section),
        };
        labels.push(label);
    }
    labels
}

/// Gives names to what has none.
struct Names {
    /// Whether the document counts its own sections.
    headings_count: bool,
    /// Whether it counts its statements or its sections; then what has no number gets a letter, so that it can't be
    /// taken for one that has.
    letters: bool,
    /// How far each section has come.
    places: BTreeMap<String, usize>,
    taken: BTreeSet<String>,
}

impl Names {
    fn of(statements: &[Placed], own: &[Option<String>]) -> Self {
        let headings_count = numbered(statements);
        let counted =
            own.iter().zip(statements).filter(|(own, statement)| own.is_some() && !statement.is_heading).count();
        let taken = own.iter().flatten().cloned().collect();
        Self { headings_count, letters: headings_count || counted >= COUNTS_FROM, places: BTreeMap::new(), taken }
    }

    /// The next free place under the nearest heading with a number, or in the section.
    fn next(&mut self, statement: &Placed, section: usize) -> String {
        let above = statement.path.iter().rev().find_map(|heading| own_number(heading, true));
        let under = match above {
            Some((number, _)) if self.headings_count => number,
            Some(_) | None => section.to_string(),
        };
        let place = self.places.entry(under.clone()).or_default();
        loop {
            *place += 1;
            let label = if self.letters { format!("{under}{}", letters(*place)) } else { format!("{under}.{place}") };
            if self.taken.insert(label.clone()) {
                return label;
            }
        }
    }
}

/// Whether the document counts its own sections: half of its headings or more have a number.
fn numbered(statements: &[Placed]) -> bool {
    let paths = statements.iter().flat_map(|statement| statement.path.iter().map(String::as_str));
    let own = statements.iter().filter(|statement| statement.is_heading).map(|statement| statement.text);
    let headings: BTreeSet<&str> = paths.chain(own).collect();
    let with = headings.iter().filter(|heading| own_number(heading, true).is_some()).count();
    with > 0 && with * 2 >= headings.len()
}

/// 1 → a, 26 → z, 27 → aa.
fn letters(mut place: usize) -> String {
    let mut letters = Vec::new();
    while place > 0 {
        place -= 1;
        letters.push(char::from(b'a' + u8::try_from(place % 26).unwrap_or(0)));
        place /= 26;
    }
    letters.iter().rev().collect()
}

/// The number a text begins with, and the text after it. A heading may have a plain "3"; other statements need more
/// to be told from a year or an amount: "3.2", "M4".
pub fn own_number(text: &str, is_heading: bool) -> Option<(String, &str)> {
    let (first, rest) = text.split_once(char::is_whitespace)?;
    if is_heading && CHAPTER_WORDS.contains(&first.to_lowercase().as_str()) {
        let (number, rest) = rest.trim_start().split_once(char::is_whitespace).unwrap_or((rest, ""));
        return number_of(number, true).map(|number| (number, rest.trim_start_matches(is_between)));
    }
    let rest = rest.trim_start_matches(is_between);
    number_of(first, is_heading).filter(|_| !rest.is_empty()).map(|number| (number, rest))
}

/// A heading without the number that stands beside it as its label.
pub fn without_number(heading: &str) -> &str {
    own_number(heading, true).map_or(heading, |(_, rest)| rest)
}

/// What stands between a number and its text.
fn is_between(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '.' | ':' | '–' | '-' | ')')
}

fn number_of(word: &str, alone_will_do: bool) -> Option<String> {
    let bare = word.trim_end_matches(['.', ':', ')']);
    let digits = bare.trim_start_matches(|letter: char| letter.is_uppercase());
    let letters = bare.chars().count() - digits.chars().count();
    let parts: Vec<&str> = digits.split('.').collect();
    let counts = parts.iter().all(|part| {
        !part.is_empty() && part.len() <= PART_DIGITS_MOST && part.chars().all(|letter| letter.is_ascii_digit())
    });
    let enough = parts.len() > 1 || letters > 0 || alone_will_do;
    (counts && enough && letters <= LEADING_LETTERS_MOST && parts.len() <= PARTS_MOST).then(|| bare.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{Placed, labels, own_number, sections};

    /// Lines as a document: `#` for each level of a heading.
    fn called(document: &str) -> Vec<(String, usize)> {
        let mut open: Vec<String> = Vec::new();
        let mut rows: Vec<(Vec<String>, bool, String)> = Vec::new();
        for line in document.lines().map(str::trim).filter(|line| !line.is_empty()) {
            let level = line.chars().take_while(|letter| *letter == '#').count();
            let text = line.trim_start_matches('#').trim().to_owned();
            if level > 0 {
                open.truncate(level - 1);
            }
            rows.push((open.clone(), level > 0, text.clone()));
            if level > 0 {
                open.push(text);
            }
        }
        let placed: Vec<Placed> =
            rows.iter().map(|(path, is_heading, text)| Placed { path, is_heading: *is_heading, text }).collect();
        labels(&placed).into_iter().zip(sections(&placed)).collect()
    }

    fn labels_of(document: &str) -> Vec<String> {
        called(document).into_iter().map(|(label, _)| label).collect()
    }

    #[test]
    fn a_document_without_numbers_is_counted_by_section_and_place() {
        let document = "# Strategy\n Before all\n ## Why\n one\n two\n ## Who\n three\n ### Closer\n four";
        assert_eq!(labels_of(document), ["", "0.1", "1", "1.1", "1.2", "2", "2.1", "", "2.2"]);
    }

    #[test]
    fn the_documents_own_numbers_are_kept() {
        let document =
            "# 3 Goals\n first words\n ## 3.2 Trust\n M4 Answer in a day\n more\n ## 3.3 Calm\n 3.3.1 Quiet\n still";
        assert_eq!(labels_of(document), ["3", "3a", "3.2", "M4", "3.2a", "3.3", "3.3.1", "3.3a"]);
    }

    #[test]
    fn where_only_statements_are_counted_the_others_get_letters() {
        let document = "# Why\n one\n # Goals\n two\n 1.1 Tell stories\n 1.2 Listen";
        assert_eq!(labels_of(document), ["1", "1a", "2", "2a", "1.1", "1.2"]);
    }

    #[test]
    fn a_text_without_headings_is_counted_from_one() {
        assert_eq!(labels_of("one\n two\n three"), ["1", "2", "3"]);
    }

    #[test]
    fn no_two_statements_are_called_the_same() {
        let mut called = labels_of("# 1 A\n x\n # 1 A\n y\n z\n # 2 B\n M1 q\n M1 r");
        called.retain(|label| !label.is_empty());
        let mut once = called.clone();
        once.sort();
        once.dedup();
        assert_eq!(once.len(), called.len(), "{called:?}");
    }

    #[test]
    fn years_and_amounts_are_no_numbers() {
        assert_eq!(own_number("2026 was a good year", false), None);
        assert_eq!(own_number("40 households asked", false), None);
        assert_eq!(own_number("1.000 kroner", false), None);
        assert_eq!(own_number("2025–2028 Strategy", true), None);
        assert_eq!(own_number("Kapittel 2: Hvem", true), Some(("2".to_owned(), "Hvem")));
    }

    #[test]
    fn sections_begin_where_the_headings_that_divide_begin() {
        let places: Vec<usize> = called("# T\n intro\n ## A\n a\n ### deep\n b\n ## B\n c")
            .into_iter()
            .map(|(_, section)| section)
            .collect();
        assert_eq!(places, [0, 0, 1, 1, 1, 1, 2, 2]);
    }
}
