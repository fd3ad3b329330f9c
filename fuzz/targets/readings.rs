//! Readings of indicators: analytics exports.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let _ = formats::readings::read(bytes, jiff::civil::date(2026, 1, 31));
});
