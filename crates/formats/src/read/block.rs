//! The common shape every format is read into: a flat run of blocks, tables unfolded into rows.

use super::{MAX_STATEMENTS, MAX_TABLE_DEPTH, ReadError};

/// The level of a heading that is only guessed from its looks: below every real level.
pub(super) const GUESSED_LEVEL: u8 = 10;

/// A cell longer than this, in bytes, that holds several paragraphs is laid out, not tabulated: its further
/// paragraphs become statements of their own.
const MAX_JOINED_CELL_BYTES: usize = 300;

/// What parts the cells of a row.
const CELL_MARK: &str = " | ";

/// One block of a document, text cleaned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Block {
    /// A heading; level 0 is the document's title.
    Heading { level: u8, text: String },
    /// A paragraph.
    Paragraph(String),
    /// A list item.
    Item(String),
    /// A table row, its cells joined.
    Row(String),
}

impl Block {
    /// The text of the block.
    pub(super) fn text(&self) -> &str {
        match self {
            Self::Heading { text, .. } | Self::Paragraph(text) | Self::Item(text) | Self::Row(text) => text,
        }
    }
}

/// What a format reader hands on.
#[derive(Debug, Default)]
pub(super) struct Draft {
    /// A title told apart from the text (front matter, `<title>`).
    pub(super) title: Option<String>,
    /// The blocks in reading order.
    pub(super) blocks: Vec<Block>,
}

/// Collects blocks and unfolds tables while a document is walked.
#[derive(Debug, Default)]
pub(super) struct Sink {
    blocks: Vec<Block>,
    tables: Vec<Table>,
    /// Tables opened beyond the depth limit; they are ignored as tables.
    ignored: usize,
    count: usize,
}

#[derive(Debug, Default)]
struct Table {
    cells: Vec<Vec<Block>>,
    in_cell: bool,
}

impl Sink {
    /// Adds a block to the innermost open cell, or to the document. Blocks without text are dropped.
    pub(super) fn push(&mut self, block: Block) -> Result<(), ReadError> {
        if block.text().is_empty() {
            return Ok(());
        }
        self.count += 1;
        if self.count > MAX_STATEMENTS {
            return Err(ReadError::TooLarge);
        }
        self.target().push(block);
        Ok(())
    }

    /// Whether text lands in a table cell just now.
    pub(super) fn in_cell(&self) -> bool {
        self.tables.last().is_some_and(|table| table.in_cell)
    }

    pub(super) fn open_table(&mut self) {
        if self.tables.len() >= MAX_TABLE_DEPTH {
            self.ignored += 1;
        } else {
            self.tables.push(Table::default());
        }
    }

    pub(super) fn close_table(&mut self) {
        if self.ignored > 0 {
            self.ignored -= 1;
            return;
        }
        self.close_row();
        self.tables.pop();
    }

    pub(super) fn close_row(&mut self) {
        if self.ignored > 0 {
            return;
        }
        let Some(table) = self.tables.last_mut() else { return };
        let cells = std::mem::take(&mut table.cells);
        table.in_cell = false;
        let blocks = row_blocks(cells);
        // The row belongs to whatever the table stands in.
        let depth = self.tables.len();
        let outer = depth
            .checked_sub(2)
            .and_then(|index| self.tables.get_mut(index))
            .filter(|table| table.in_cell)
            .and_then(|table| table.cells.last_mut());
        match outer {
            Some(cell) => cell.extend(blocks),
            None => self.blocks.extend(blocks),
        }
    }

    pub(super) fn open_cell(&mut self) {
        if self.ignored > 0 {
            return;
        }
        if let Some(table) = self.tables.last_mut() {
            table.cells.push(Vec::new());
            table.in_cell = true;
        }
    }

    pub(super) fn close_cell(&mut self) {
        if self.ignored > 0 {
            return;
        }
        if let Some(table) = self.tables.last_mut() {
            table.in_cell = false;
        }
    }

    /// The blocks, after closing whatever was left open.
    pub(super) fn finish(mut self) -> Vec<Block> {
        self.ignored = 0;
        while !self.tables.is_empty() {
            self.close_table();
        }
        self.blocks
    }

    fn target(&mut self) -> &mut Vec<Block> {
        match self.tables.last_mut() {
            Some(Table { cells, in_cell: true }) if !cells.is_empty() => {
                let last = cells.len() - 1;
                &mut cells[last]
            }
            Some(_) | None => &mut self.blocks,
        }
    }
}

/// One row of cells as blocks: normally one [`Block::Row`]; a cell that is laid out like a page keeps its further
/// blocks as blocks, and a row of one cell is a box drawn around text, not a row.
fn row_blocks(mut cells: Vec<Vec<Block>>) -> Vec<Block> {
    if cells.len() == 1 {
        return cells.pop().unwrap_or_default();
    }
    let mut texts = Vec::with_capacity(cells.len());
    let mut rest = Vec::new();
    for cell in cells {
        let bytes: usize = cell.iter().map(|block| block.text().len()).sum();
        let joins = bytes <= MAX_JOINED_CELL_BYTES && !cell.iter().any(|block| matches!(block, Block::Row(_)));
        let mut joined = String::new();
        for (index, block) in cell.into_iter().enumerate() {
            if index == 0 && !matches!(block, Block::Row(_)) {
                joined.push_str(block.text());
            } else if joins {
                joined.push_str(if matches!(block, Block::Item(_)) { "; " } else { " " });
                joined.push_str(block.text());
            } else {
                rest.push(match block {
                    // A heading inside a cell must not take over what follows the table.
                    Block::Heading { text, .. } => Block::Paragraph(text),
                    Block::Paragraph(_) | Block::Item(_) | Block::Row(_) => block,
                });
            }
        }
        texts.push(joined);
    }
    let mut out = Vec::new();
    if texts.iter().any(|text| !text.is_empty()) {
        while texts.last().is_some_and(String::is_empty) {
            texts.pop();
        }
        out.push(Block::Row(texts.join(CELL_MARK)));
    }
    out.extend(rest);
    out
}
