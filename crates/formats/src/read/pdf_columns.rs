//! Columns of a page that is drawn row by row: what stands side by side is read one column after the other. A table looks
//! much the same; only where the text fills its columns, as prose does, is it taken for columns.

use super::pdf_lines::Line;

/// What one row of a page holds, from left to right, parted where there is wide room.
pub(super) type Row = Vec<Line>;

/// So many rows with text on both sides make columns.
const LEAST_ROWS: usize = 4;

/// At least half of the rows fill this share of their column.
const FILLED_SHARE: f64 = 0.6;

/// A column takes at least this share of the text's width; bullets and numbers take less.
const LEAST_SHARE: f64 = 0.2;

/// At least half of the rows have so many letters in each column; the cells of a table's first column mostly have fewer.
const LEAST_LETTERS: usize = 24;

/// Lines that begin within so many points of each other begin at the same place.
const SAME_PLACE_POINTS: f64 = 4.0;

/// A row with text on one side only that stands this much further from the next than rows do is a header or a footer.
const APART_FACTOR: f64 = 3.0;

/// A page has no more columns than two to the power of this.
const MOST_SPLITS: usize = 2;

/// The lines of a page in the order they are read.
pub(super) fn in_reading_order(rows: Vec<Row>) -> Vec<Line> {
    ordered(rows, MOST_SPLITS).into_iter().filter_map(joined).collect()
}

fn ordered(rows: Vec<Row>, splits: usize) -> Vec<Row> {
    let Some(gutter) = gutter(&rows).filter(|_| splits > 0) else {
        return rows;
    };
    let mut out = Vec::with_capacity(rows.len());
    let mut part: Vec<Row> = Vec::new();
    for row in rows {
        if row.iter().any(|segment| segment.left < gutter && segment.right > gutter) {
            out.extend(split(std::mem::take(&mut part), gutter, splits));
            out.push(row);
        } else {
            part.push(row);
        }
    }
    out.extend(split(part, gutter, splits));
    out
}

/// Where a column begins that most rows share, a little to its left.
fn gutter(rows: &[Row]) -> Option<f64> {
    let mut places: Vec<(f64, usize, f64)> = Vec::new();
    for segment in rows.iter().flat_map(|row| row.iter().skip(1)) {
        match places.iter_mut().find(|(left, _, _)| (left - segment.left).abs() <= SAME_PLACE_POINTS) {
            Some((_, count, _)) => *count += 1,
            None => places.push((segment.left, 1, segment.size)),
        }
    }
    let (left, count, size) = places.into_iter().max_by_key(|(_, count, _)| *count)?;
    (count >= LEAST_ROWS).then_some(left - size / 4.0)
}

/// Rows that nothing crosses the gutter in: first what stands left of it, then what stands right, if both are columns.
fn split(mut rows: Vec<Row>, gutter: f64, splits: usize) -> Vec<Row> {
    let head = apart_at_start(&rows, gutter);
    let mut out: Vec<Row> = rows.drain(..head).collect();
    let tail = apart_at_end(&rows, gutter);
    let after: Vec<Row> = rows.split_off(rows.len() - tail);
    if is_columns(&rows, gutter) {
        let (mut left, mut right) = (Vec::new(), Vec::new());
        for row in rows {
            let (first, second): (Row, Row) = row.into_iter().partition(|segment| segment.left < gutter);
            left.extend(Some(first).filter(|row| !row.is_empty()));
            right.extend(Some(second).filter(|row| !row.is_empty()));
        }
        for column in [&mut left, &mut right] {
            let end = column.iter().flatten().map(|segment| segment.right).fold(0.0, f64::max);
            column.iter_mut().flatten().for_each(|segment| segment.column_right = Some(end));
        }
        out.extend(ordered(left, splits - 1));
        out.extend(ordered(right, splits - 1));
    } else {
        out.extend(rows);
    }
    out.extend(after);
    out
}

fn has_both(row: &Row, gutter: f64) -> bool {
    row.iter().any(|segment| segment.left < gutter) && row.iter().any(|segment| segment.left >= gutter)
}

/// Whether at least half of the rows with text on both sides fill both.
fn is_columns(rows: &[Row], gutter: f64) -> bool {
    let both: Vec<&Row> = rows.iter().filter(|row| has_both(row, gutter)).collect();
    let segments = || rows.iter().flatten();
    let from = segments().map(|segment| segment.left).fold(f64::MAX, f64::min);
    let to = segments().map(|segment| segment.right).fold(0.0, f64::max);
    let filled = |side: &dyn Fn(&Line) -> bool, width: f64| {
        let count = both.iter().filter(|row| {
            let own = || row.iter().filter(|segment| side(segment));
            let left = own().map(|segment| segment.left).fold(f64::MAX, f64::min);
            let right = own().map(|segment| segment.right).fold(0.0, f64::max);
            let letters: usize = own().map(|segment| segment.text.chars().count()).sum();
            right - left >= width * FILLED_SHARE && letters >= LEAST_LETTERS
        });
        count.count() * 2 >= both.len()
    };
    let is_wide = |width: f64| width >= (to - from) * LEAST_SHARE;
    both.len() >= LEAST_ROWS
        && is_wide(gutter - from)
        && is_wide(to - gutter)
        && filled(&|segment| segment.left < gutter, gutter - from)
        && filled(&|segment| segment.left >= gutter, to - gutter)
}

/// How far rows are apart, from base to base, mostly.
fn usual_distance(rows: &[Row]) -> f64 {
    let mut distances: Vec<f64> = rows.windows(2).filter_map(|pair| distance(&pair[0], &pair[1])).collect();
    distances.sort_by(f64::total_cmp);
    distances.get(distances.len() / 2).copied().unwrap_or(0.0)
}

fn distance(above: &Row, below: &Row) -> Option<f64> {
    Some((below.first()?.base - above.first()?.base).abs())
}

/// How many rows at the start have text on one side only and stand apart from what follows.
fn apart_at_start(rows: &[Row], gutter: f64) -> usize {
    let usual = usual_distance(rows);
    let is_apart = |pair: &[Row]| {
        !has_both(&pair[0], gutter) && distance(&pair[0], &pair[1]).is_some_and(|far| far > usual * APART_FACTOR)
    };
    rows.windows(2).take_while(|pair| is_apart(pair)).count()
}

/// The same at the end.
fn apart_at_end(rows: &[Row], gutter: f64) -> usize {
    let usual = usual_distance(rows);
    let is_apart = |pair: &[Row]| {
        !has_both(&pair[1], gutter) && distance(&pair[0], &pair[1]).is_some_and(|far| far > usual * APART_FACTOR)
    };
    rows.windows(2).rev().take_while(|pair| is_apart(pair)).count()
}

/// One line of what stands in one row.
fn joined(row: Row) -> Option<Line> {
    row.into_iter().reduce(|mut line, next| {
        line.text.push(' ');
        line.text.push_str(&next.text);
        line.right = line.right.max(next.right);
        line.size = line.size.max(next.size);
        line
    })
}
