//! What people wrote, on one line, and as Markdown that reads the same whatever signs are in it.

/// A blank at which no line may end, as in numbers.
const NO_BREAK: char = '\u{a0}';
/// Signs that mean something in Markdown wherever they stand.
const ALWAYS: &[char] = &['\\', '`', '*', '_', '[', ']', '<', '>', '|', '~'];
/// Signs that mean something where a line begins.
const FIRST: &[char] = &['#', '+', '-', '='];

/// Text that people wrote, on one line, as Markdown that reads the same wherever it stands.
pub(crate) fn escaped(text: &str) -> String {
    set(text, true)
}

/// The same for what never stands where a line begins, such as a cell of a table.
pub(crate) fn inline(text: &str) -> String {
    set(text, false)
}

fn set(text: &str, begins: bool) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let line = one_line(text);
    for (at, letter) in line.char_indices() {
        let rest = &line[at + letter.len_utf8()..];
        let special = ALWAYS.contains(&letter)
            || (begins && at == 0 && FIRST.contains(&letter))
            || (letter == '&' && begins_an_entity(rest))
            || (begins && matches!(letter, '.' | ')') && is_list_number(&line[..at], rest));
        if special {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}

/// Whether `&` with this after it would be read as another sign.
fn begins_an_entity(rest: &str) -> bool {
    rest.split_once(';').is_some_and(|(name, _)| {
        !name.is_empty() && name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '#')
    })
}

/// Whether a stop between these, at the beginning of a line, would begin a list.
fn is_list_number(before: &str, after: &str) -> bool {
    let number = !before.is_empty() && before.chars().all(|letter| letter.is_ascii_digit());
    number && (after.is_empty() || after.starts_with(' '))
}

/// The text on one line: breaks and runs of blanks become one blank. What is kept together stays together.
pub(crate) fn one_line(text: &str) -> String {
    let breaks = |letter: char| letter.is_whitespace() && letter != NO_BREAK;
    text.split(breaks).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
