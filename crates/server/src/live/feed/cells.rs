//! Rows of a table whose cells are sent one by one: of a wide row, most cells read as before.

use std::fmt::Write;

/// No text that people wrote can read like these: theirs is escaped.
const CELL: &str = "<td";
const CELL_ENDS: &str = "</td>";
const ROW_ENDS: &str = "</tr>";
const HEADING: &str = "<th ";

/// A row of a table, taken apart.
struct Cut<'a> {
    /// Up to the first cell: the row itself, and its headings.
    head: &'a str,
    cells: Vec<&'a str>,
}

impl<'a> Cut<'a> {
    /// Nothing for what is not a row, and for a row with a table in one of its cells.
    fn of(row: &'a str) -> Option<Self> {
        let inside = row.strip_suffix(ROW_ENDS)?;
        let (head, rest) = inside.split_at(inside.find(CELL)?);
        let mut cells = Vec::new();
        let mut left = rest;
        while !left.is_empty() {
            let (cell, after) = left.split_at(left.find(CELL_ENDS)? + CELL_ENDS.len());
            let is_one = cell.starts_with(CELL) && !cell[CELL.len()..].contains(CELL);
            cells.push(cell);
            left = if is_one { after } else { return None };
        }
        Some(Self { head, cells })
    }
}

/// Swaps only those cells of a row that read otherwise; false, and nothing written, where that is not all that is new.
pub(super) fn difference(key: &str, before: &str, after: &str, out: &mut String) -> bool {
    let (Some(before), Some(after)) = (Cut::of(before), Cut::of(after)) else { return false };
    if before.head != after.head || before.cells.len() != after.cells.len() {
        return false;
    }
    let headings = after.head.matches(HEADING).count();
    for (place, (_, is)) in before.cells.iter().zip(&after.cells).enumerate().filter(|(_, (was, is))| was != is) {
        let nth = headings + place + 1;
        let _ = write!(
            out,
            r##"<hx-partial hx-target="[id='{key}'] > :nth-child({nth})" hx-swap="outerMorph">{is}</hx-partial>"##
        );
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(before: &str, after: &str) -> Option<String> {
        let mut out = String::new();
        difference("a-1", before, after, &mut out).then_some(out)
    }

    #[test]
    fn only_the_cell_that_reads_otherwise_is_sent() {
        let row =
            |cell: &str| format!(r#"<tr id="a-1"><th scope="row">Elever</th><td>x</td><td class="k">{cell}</td></tr>"#);
        let swap = r#"<hx-partial hx-target="[id='a-1'] > :nth-child(3)" hx-swap="outerMorph"><td class="k">mye</td></hx-partial>"#;
        assert_eq!(sent(&row("litt"), &row("mye")).as_deref(), Some(swap));
    }

    #[test]
    fn a_row_with_another_heading_another_number_of_cells_or_a_table_in_it_is_sent_whole() {
        let row = r#"<tr id="a-1"><th scope="row">Elever</th><td>x</td></tr>"#;
        for other in [
            r#"<tr id="a-1"><th scope="row">Lærere</th><td>x</td></tr>"#,
            r#"<tr id="a-1"><th scope="row">Elever</th><td>x</td><td>y</td></tr>"#,
            r#"<tr id="a-1"><th scope="row">Elever</th><td><table><tr><td>x</td></tr></table></td></tr>"#,
            r#"<li id="a-1">Elever</li>"#,
        ] {
            assert_eq!(sent(row, other), None, "{other}");
        }
    }
}
