//! Whose document it looks like: a logo and two colours.

use plan::Colour;

/// The look of documents that leave the house.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Look {
    /// The first colour, for the thread and for what stands out.
    pub colour: Option<Colour>,
    /// The second colour, for bars.
    pub second: Option<Colour>,
    /// The logo: the bytes of a PNG, JPEG or SVG picture.
    pub logo: Option<Vec<u8>>,
}

/// The thread's red.
const OURS: &str = "#b4232c";
/// How a PNG begins (ISO/IEC 15948, 5.2), and the name of the chunk that follows its length.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
const HEADER: &[u8] = b"IHDR";
/// Ink.
const INK: &str = "#111111";

impl Look {
    /// The first colour.
    #[must_use]
    pub fn colour(&self) -> String {
        self.colour.map_or_else(|| OURS.to_owned(), |colour| colour.to_string())
    }

    /// The first colour where it is text: ink, where it would be too light to read.
    #[must_use]
    pub fn text(&self) -> String {
        match self.colour {
            Some(colour) if !colour.is_readable_on_white() => INK.to_owned(),
            Some(_) | None => self.colour(),
        }
    }

    /// The logo's width and height in pixels, where it is a PNG whose header says them (ISO/IEC 15948, 11.2.2).
    #[must_use]
    pub fn logo_sides(&self) -> Option<(u32, u32)> {
        let header = self.logo.as_deref()?.strip_prefix(PNG)?.get(4..)?.strip_prefix(HEADER)?;
        let side = |at: usize| Some(u32::from_be_bytes(header.get(at..at + 4)?.try_into().ok()?));
        Some((side(0)?, side(4)?)).filter(|(width, height)| *width > 0 && *height > 0)
    }

    /// The second colour.
    #[must_use]
    pub fn second(&self) -> String {
        self.second.map_or_else(|| INK.to_owned(), |colour| colour.to_string())
    }
}
