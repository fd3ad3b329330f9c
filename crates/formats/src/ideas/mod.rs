//! Ideas from tables, and a brainstorm as a table or a text. Which of them a plan holds already is decided by those who bring them.

mod read;
mod write;

pub use read::{IdeasError, IdeasTable, MAX_FILE_BYTES, MAX_IDEAS, Taken, read, tidy};
pub use write::{NameOf, csv, markdown};

#[cfg(test)]
mod tests;
