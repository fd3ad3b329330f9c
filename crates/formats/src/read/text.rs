//! Cleaning text: one line, single spaces, no invisible characters.

/// One line of text with single spaces; soft hyphens and zero-width characters are gone, typographic ligatures and
/// letters in two parts (a letter and its ring or dots) are written as the letters people search for.
pub(super) fn clean(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut space = false;
    for character in raw.chars() {
        if character.is_whitespace() || character.is_control() {
            space = true;
            continue;
        }
        if is_invisible(character) {
            continue;
        }
        if let Some(letter) = composed(out.chars().next_back().filter(|_| !space), character) {
            out.pop();
            out.push(letter);
            continue;
        }
        if space && !out.is_empty() {
            out.push(' ');
        }
        space = false;
        match ligature(character) {
            Some(letters) => out.push_str(letters),
            None => out.push(character),
        }
    }
    out
}

fn is_invisible(character: char) -> bool {
    matches!(character, '\u{00ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}' | '\u{fe0f}' | '\u{fffc}')
}

/// Ligatures, with the private-use places that PDF fonts put them in.
fn ligature(character: char) -> Option<&'static str> {
    Some(match character {
        '\u{fb00}' => "ff",
        '\u{fb01}' | '\u{f001}' => "fi",
        '\u{fb02}' | '\u{f002}' => "fl",
        '\u{fb03}' => "ffi",
        '\u{fb04}' => "ffl",
        _ => return None,
    })
}

/// A letter followed by a combining mark, for the letters of Norwegian and its neighbours.
fn composed(before: Option<char>, mark: char) -> Option<char> {
    Some(match (before?, mark) {
        ('a', '\u{030a}') => 'å',
        ('A', '\u{030a}') => 'Å',
        ('a', '\u{0308}') => 'ä',
        ('A', '\u{0308}') => 'Ä',
        ('o', '\u{0308}') => 'ö',
        ('O', '\u{0308}') => 'Ö',
        ('u', '\u{0308}') => 'ü',
        ('U', '\u{0308}') => 'Ü',
        ('e', '\u{0301}') => 'é',
        ('E', '\u{0301}') => 'É',
        ('e', '\u{0300}') => 'è',
        ('o', '\u{0302}') => 'ô',
        ('o', '\u{0300}') => 'ò',
        ('a', '\u{0300}') => 'à',
        _ => return None,
    })
}

/// Whether a short line standing alone reads like a heading: no sentence mark at its end, and not too long.
pub(super) fn looks_like_heading(line: &str) -> bool {
    /// The most bytes a heading that is only guessed may have.
    const MAX_GUESSED_BYTES: usize = 80;
    let line = line.trim();
    !line.is_empty()
        && line.len() <= MAX_GUESSED_BYTES
        && !line.ends_with(['.', ',', ';', '!'])
        && line.chars().any(char::is_alphabetic)
}

/// The text of a line that begins with a typed bullet (`•`, `–`, `*`, `-`, `▪` …), without it.
pub(super) fn bulleted(line: &str) -> Option<&str> {
    let rest = line.strip_prefix([
        '•', '▪', '■', '●', '○', '◦', '·', '‣', '–', '-', '*', '➢', '✓', '\u{f0b7}', '\u{f0a7}', '\u{f0d8}',
    ])?;
    let item = rest.trim_start();
    // `-5 %` and `--` are no bullets: a bullet is followed by white space.
    (!item.is_empty() && item.len() < rest.len()).then_some(item)
}
