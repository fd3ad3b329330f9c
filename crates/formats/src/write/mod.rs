//! Writing: a plan in, a document out. What goes into a document is selected once, as data in a language; how it
//! is set – Markdown, HTML, Word, PDF, our own pages – is a matter of its own.

pub mod days;
mod docx;
mod html;
mod look;
mod markdown;
mod pdf;
pub(crate) mod plain;
pub mod report;
pub mod strategy;
pub mod tables;
pub mod two_pages;

pub use look::Look;
pub use pdf::NotSet;
pub use report::Report;
pub use strategy::AmendedStrategy;
pub use two_pages::TwoPages;
