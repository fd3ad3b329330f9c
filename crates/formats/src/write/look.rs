//! Whose document it looks like: a logo and two colours.

/// The look of documents that leave the house.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Look {
    /// The first colour, for the thread and for what stands out, as `#rrggbb`.
    pub colour: Option<String>,
    /// The second colour, for bars, as `#rrggbb`.
    pub second: Option<String>,
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
    pub fn colour(&self) -> &str {
        self.colour.as_deref().unwrap_or(OURS)
    }

    /// The second colour.
    #[must_use]
    pub fn second(&self) -> &str {
        self.second.as_deref().unwrap_or(INK)
    }
}
