//! Writing: a plan in, a document out. What goes into a document is selected once, as data in a language; how it
//! is set – Markdown, HTML, Word, our own pages – is a matter of its own.

pub mod days;
mod docx;
mod html;
pub(crate) mod plain;
pub mod strategy;
pub mod tables;
pub mod two_pages;

pub use strategy::AmendedStrategy;
pub use two_pages::TwoPages;
