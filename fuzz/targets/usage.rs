//! Figures of who uses what: tables and surveys.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = formats::usage::read(bytes);
});
