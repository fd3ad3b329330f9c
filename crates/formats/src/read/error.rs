//! Why a document could not be read. The words for people are found elsewhere, by [`ReadError::kind`].

use thiserror::Error;

/// Why a document could not be read. The set is closed; each error has a stable [`kind`](ReadError::kind).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ReadError {
    /// The file has no bytes, or nothing but white space.
    #[error("the file is empty")]
    Empty,
    /// The file, or the number of statements in it, is over a limit.
    #[error("the file is too large")]
    TooLarge,
    /// The bytes are none of the formats that can be read.
    #[error("the format is not one that can be read")]
    UnknownFormat,
    /// The format is known, but the bytes are cut off or broken.
    #[error("the file is damaged")]
    Damaged,
    /// The file needs a password.
    #[error("the file is encrypted")]
    Encrypted,
    /// The file is whole, but holds no text (a scanned PDF, for instance).
    #[error("the file holds no text")]
    NoText,
    /// The file unpacks to more than the limit, or is nested deeper than the limit.
    #[error("the file unpacks to more than is allowed")]
    Bomb,
}

impl ReadError {
    /// All errors, in the order they are declared.
    pub const ALL: [Self; 7] =
        [Self::Empty, Self::TooLarge, Self::UnknownFormat, Self::Damaged, Self::Encrypted, Self::NoText, Self::Bomb];

    /// One stable word for the error, for APIs and for finding the words people read.
    #[must_use]
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLarge => "too-large",
            Self::UnknownFormat => "unknown-format",
            Self::Damaged => "damaged",
            Self::Encrypted => "encrypted",
            Self::NoText => "no-text",
            Self::Bomb => "bomb",
        }
    }
}
