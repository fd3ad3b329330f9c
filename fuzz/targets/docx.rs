//! Word documents: whole packages, or the part with the text.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::read_package("docx", "word/document.xml", bytes));
