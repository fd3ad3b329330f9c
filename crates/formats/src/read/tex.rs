//! LaTeX, read plainly: headings, items, rows and the words between the commands. Nothing is ever expanded or included.

use super::block::{Block, Draft, Sink};
use super::{ReadError, text};

/// The commands that are headings, with their levels.
const HEADINGS: &[(&str, u8)] = &[
    ("title", 0),
    ("part", 1),
    ("chapter", 1),
    ("section", 2),
    ("subsection", 3),
    ("subsubsection", 4),
    ("paragraph", 5),
    ("subparagraph", 6),
];

/// Commands whose first argument is no text.
const SILENT: &[&str] = &[
    "label",
    "ref",
    "pageref",
    "cite",
    "citep",
    "citet",
    "includegraphics",
    "input",
    "include",
    "usepackage",
    "documentclass",
    "bibliography",
    "bibliographystyle",
    "vspace",
    "hspace",
    "setlength",
    "newcommand",
    "renewcommand",
    "pagestyle",
    "thispagestyle",
    "href",
    "author",
    "date",
    "color",
    "textcolor",
];

/// Environments that hold no text of the document.
const SILENT_PLACES: &[&str] = &["comment", "tikzpicture", "equation", "align", "verbatim", "lstlisting"];

/// An argument is looked for within so many bytes, so that braces nobody closes cost no time.
const MAX_ARGUMENT_BYTES: usize = 512;

/// Reads LaTeX. A text without `\begin{document}` is read from its beginning.
pub(super) fn read(source: &str) -> Result<Draft, ReadError> {
    const BEGIN: &str = "\\begin{document}";
    let (preamble, body) = source.split_once(BEGIN).unwrap_or(("", source));
    let mut reader = Reader::default();
    if let Some(at) = preamble.rfind("\\title{") {
        let (title, _) = argument(&preamble[at + "\\title".len()..]).unwrap_or(("", ""));
        let title = plain(title);
        reader.sink.push(Block::Heading { level: 0, text: title })?;
    }
    let body = body.split("\\end{document}").next().unwrap_or(body);
    let text: String = body.lines().map(without_comment).collect::<Vec<_>>().join("\n");
    reader.walk(&text)?;
    Ok(Draft { title: None, blocks: reader.sink.finish() })
}

#[derive(Default)]
struct Reader {
    sink: Sink,
    open: String,
    is_item: bool,
    is_row: bool,
}

impl Reader {
    fn walk(&mut self, text: &str) -> Result<(), ReadError> {
        let mut rest = text;
        while let Some(at) = rest.find(['\\', '\n', '{', '}', '~', '&', '$']) {
            self.open.push_str(&rest[..at]);
            let after = &rest[at + 1..];
            rest = match rest.as_bytes()[at] {
                b'\n' => {
                    if after.trim_start_matches([' ', '\t']).starts_with('\n') {
                        self.close()?;
                    }
                    self.open.push(' ');
                    after
                }
                b'~' => {
                    self.open.push(' ');
                    after
                }
                b'&' => {
                    self.is_row = true;
                    self.open.push_str(" | ");
                    after
                }
                b'\\' => self.command(after)?,
                _ => after,
            };
        }
        self.open.push_str(rest);
        self.close()
    }

    /// Takes a command and gives what stands after it; arguments that are text are walked like text.
    fn command<'t>(&mut self, after: &'t str) -> Result<&'t str, ReadError> {
        let end = after.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(after.len());
        let (name, rest) = after.split_at(end);
        if name.is_empty() {
            let mark = after.chars().next();
            if mark == Some('\\') {
                self.close()?;
            } else if let Some(mark) = mark.filter(|mark| "%&$#_{}".contains(*mark)) {
                self.open.push(mark);
            } else {
                // `\,` and `\ ` are spaces; a mark over a letter is left out.
                self.open.push_str(if mark.is_some_and(|mark| ",;: ".contains(mark)) { " " } else { "" });
            }
            return Ok(&after[mark.map_or(0, char::len_utf8)..]);
        }
        let rest = rest.strip_prefix('*').unwrap_or(rest);
        let rest = without_option(rest);
        if let Some((_, level)) = HEADINGS.iter().find(|(heading, _)| *heading == name) {
            self.close()?;
            if let Some((heading, rest)) = argument(rest) {
                self.sink.push(Block::Heading { level: *level, text: plain(heading) })?;
                return Ok(rest);
            }
            return Ok(rest);
        }
        match name {
            "item" => {
                self.close()?;
                self.is_item = true;
                Ok(rest)
            }
            "begin" | "end" => {
                self.close()?;
                let (place, rest) = argument(rest).unwrap_or(("", rest));
                let place = place.trim_end_matches('*');
                if name == "begin" && SILENT_PLACES.contains(&place) {
                    let end = format!("\\end{{{place}");
                    return Ok(rest.find(&end).map_or("", |at| &rest[at..]));
                }
                // A table's columns stand in an argument of its own.
                let columns = name == "begin" && place.starts_with("tabular");
                Ok(argument(rest).filter(|_| columns).map_or(rest, |(_, rest)| rest))
            }
            "par" | "newline" | "hline" | "newpage" | "maketitle" | "tableofcontents" => {
                self.close()?;
                Ok(rest)
            }
            _ if SILENT.contains(&name) => Ok(argument(rest).map_or(rest, |(_, rest)| rest)),
            // `\aa` and `\o` are letters; every other command leaves its argument to be read.
            "aa" => Ok(self.letter('å', rest)),
            "AA" => Ok(self.letter('Å', rest)),
            "o" => Ok(self.letter('ø', rest)),
            "O" => Ok(self.letter('Ø', rest)),
            "ae" => Ok(self.letter('æ', rest)),
            "AE" => Ok(self.letter('Æ', rest)),
            _ => Ok(rest),
        }
    }

    fn letter<'t>(&mut self, letter: char, rest: &'t str) -> &'t str {
        self.open.push(letter);
        rest.strip_prefix("{}").unwrap_or_else(|| rest.trim_start_matches(' '))
    }

    fn close(&mut self) -> Result<(), ReadError> {
        let text =
            text::clean(&self.open.replace("---", "–").replace("--", "–").replace("``", "\"").replace("''", "\""));
        self.open.clear();
        let is_row = std::mem::take(&mut self.is_row);
        if text.is_empty() {
            return Ok(());
        }
        let is_item = std::mem::take(&mut self.is_item);
        self.sink.push(match (is_row, is_item) {
            (true, _) => Block::Row(text),
            (false, true) => Block::Item(text),
            (false, false) => Block::Paragraph(text),
        })
    }
}

/// The words of an argument without its commands.
fn plain(argument: &str) -> String {
    let mut reader = Reader::default();
    // An argument that cannot be read has no words.
    if reader.walk(argument).is_err() {
        return String::new();
    }
    reader.sink.finish().iter().map(Block::text).collect::<Vec<_>>().join(" ")
}

/// The first argument in braces and what stands after it.
fn argument(rest: &str) -> Option<(&str, &str)> {
    let inner = rest.strip_prefix('{')?;
    let mut depth = 1_usize;
    for (at, byte) in inner.bytes().enumerate().take(MAX_ARGUMENT_BYTES) {
        match byte {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some((&inner[..at], &inner[at + 1..]));
        }
    }
    None
}

fn without_option(rest: &str) -> &str {
    let end =
        rest.strip_prefix('[').and_then(|inner| inner.bytes().take(MAX_ARGUMENT_BYTES).position(|byte| byte == b']'));
    end.and_then(|end| rest.get(end + 2..)).unwrap_or(rest)
}

/// A line without its comment; `\%` is a per cent sign.
fn without_comment(line: &str) -> &str {
    let end = line.match_indices('%').find(|(at, _)| !line[..*at].ends_with('\\')).map_or(line.len(), |(at, _)| at);
    &line[..end]
}
