//! Whose the documents look like that leave a plan: two colours and a logo.

use crate::FileId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// The largest colour: white.
const WHITE: u32 = 0xff_ff_ff;
/// Contrast that text needs against its ground (WCAG 2.2, 1.4.3).
const CONTRAST_LEAST: f64 = 4.5;

/// A colour on a screen (sRGB), written as `#rrggbb`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String")]
pub struct Colour(u32);

/// It isn't written as `#rrggbb`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a colour as #rrggbb")]
pub struct NoColour;

impl FromStr for Colour {
    type Err = NoColour;
    fn from_str(text: &str) -> Result<Self, NoColour> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii()).ok_or(NoColour)?;
        // A sign would be read as part of a number.
        let is_hex = digits.chars().all(|digit| digit.is_ascii_hexdigit());
        let number = u32::from_str_radix(digits, 16).ok().filter(|_| is_hex).ok_or(NoColour)?;
        Ok(Self(number & WHITE))
    }
}

impl TryFrom<String> for Colour {
    type Error = NoColour;
    fn try_from(text: String) -> Result<Self, NoColour> {
        text.parse()
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:06x}", self.0)
    }
}

impl From<Colour> for String {
    fn from(colour: Colour) -> Self {
        colour.to_string()
    }
}

impl Colour {
    /// Whether text of this colour can be read on white paper (WCAG 2.2, 1.4.3, by its relative luminance).
    #[must_use]
    pub fn is_readable_on_white(self) -> bool {
        let part = |shift: u32| {
            let share = f64::from((self.0 >> shift) & 0xff) / 255.0;
            if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        let luminance = 0.2126 * part(16) + 0.7152 * part(8) + 0.0722 * part(0);
        1.05 / (luminance + 0.05) >= CONTRAST_LEAST
    }
}

/// The look of documents that leave a plan; what is empty is as Taktikk has it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Brand {
    /// The first colour, for the thread and for what stands out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub colour: Option<Colour>,
    /// The second, for bars.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub second: Option<Colour>,
    /// The logo, among the plan's files.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logo: Option<FileId>,
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test stops where something is wrong")]

    use super::*;

    #[test]
    fn a_colour_reads_as_it_is_written_and_nothing_else_is_one() {
        let colour: Colour = "#B4232c".parse().unwrap();
        assert_eq!(serde_json::to_string(&colour).unwrap(), "\"#b4232c\"");
        for other in ["b4232c", "#b42", "#b4232g", "#+4232c", "#ååå", ""] {
            assert_eq!(other.parse::<Colour>(), Err(NoColour), "{other}");
        }
    }

    #[test]
    fn light_colours_are_not_for_text() {
        let readable = |text: &str| text.parse::<Colour>().unwrap().is_readable_on_white();
        assert!(readable("#b4232c") && readable("#767676"));
        assert!(!readable("#ffcc00") && !readable("#777777"));
    }
}
