//! How somebody wants pages: in which language, light or dark.

use words::Lang;

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scheme {
    /// As the device has it.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Scheme {
    /// All of them, in the order they are offered.
    pub const ALL: &[Self] = &[Self::Auto, Self::Light, Self::Dark];

    /// The word for it in the account, the style sheet and the translations.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The scheme with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|scheme| scheme.word() == word)
    }
}

/// How somebody wants pages: in which language, light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Look {
    /// The language.
    pub lang: Lang,
    /// The colours.
    pub scheme: Scheme,
}
