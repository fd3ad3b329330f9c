//! OpenDocument text: whole packages, or the part with the text.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::read_package("odt", "content.xml", bytes));
