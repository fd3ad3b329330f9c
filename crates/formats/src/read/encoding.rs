//! Letters from bytes: which encoding a text is in, and whether it is text at all.

use std::borrow::Cow;

/// Text from bytes: by byte order mark, else UTF-8, else the Western encoding of old Windows files. `None` when the
/// bytes are not text.
pub(crate) fn decode(bytes: &[u8]) -> Option<String> {
    let text: Cow<'_, str> = if let Some((encoding, mark_bytes)) = encoding_rs::Encoding::for_bom(bytes) {
        encoding.decode_without_bom_handling(&bytes[mark_bytes..]).0
    } else if let Ok(text) = std::str::from_utf8(bytes) {
        Cow::Borrowed(text)
    } else {
        encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0
    };
    is_text(&text).then(|| text.into_owned())
}

/// Text holds no zero characters, and control characters hardly at all.
fn is_text(text: &str) -> bool {
    /// One control character in so many characters is still taken for text.
    const CONTROL_SHARE: usize = 200;
    let mut all = 0_usize;
    let mut control = 0_usize;
    for character in text.chars() {
        all += 1;
        if character == '\0' {
            return false;
        }
        let is_odd = (character.is_control()
            && !matches!(character, '\n' | '\r' | '\t' | '\u{c}' | '\u{b}' | '\u{85}'))
            || character == '\u{fffd}';
        control += usize::from(is_odd);
    }
    control * CONTROL_SHARE <= all
}
