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

    /// The second colour.
    #[must_use]
    pub fn second(&self) -> String {
        self.second.map_or_else(|| INK.to_owned(), |colour| colour.to_string())
    }
}
