//! PDF with a text layer: whole files, or what is drawn on a page.
#![no_main]

libfuzzer_sys::fuzz_target!(init: fuzz::let_panics_unwind(), |bytes: &[u8]| fuzz::read_pdf(bytes));
