//! What the claims about one audience in one channel come to together, as bars and words are drawn from it. The
//! weighing itself is the plan's.

use jiff::civil::Date;
use plan::weighing::{Weighed, word_of};
use plan::{Claim, Usage};

/// Several claims as they are drawn.
pub struct Combined {
    /// How much the channel is used.
    pub usage: Usage,
    /// Whether most of the weight is known.
    pub is_known: bool,
    /// The share to expect, in whole percent.
    pub percent: u8,
    /// How long the bar is, of a hundred.
    pub bar: u8,
    /// Where the range begins, of a hundred.
    pub least: u8,
    /// Where it ends.
    pub most: u8,
}

impl Combined {
    /// Nothing while no claim says how much.
    pub fn of<'a>(claims: impl Iterator<Item = &'a Claim>, today: Date) -> Option<Self> {
        let weighed = Weighed::of(claims, today)?;
        Some(Self {
            usage: word_of(weighed.share),
            is_known: weighed.is_known,
            percent: in_parts(weighed.share, 100.0),
            bar: in_steps(weighed.share).max(STEP),
            least: in_steps(weighed.least),
            most: in_steps(weighed.most),
        })
    }
}

/// Bars and ranges are drawn in steps of so many of a hundred.
const STEP: u8 = 5;

/// The nearest step to a share between 0 and 1.
fn in_steps(share: f64) -> u8 {
    in_parts(share, 20.0) * STEP
}

/// A share between 0 and 1 in so many parts, at most a hundred.
fn in_parts(share: f64, parts: f64) -> u8 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 100")]
    let of_parts = (share.clamp(0.0, 1.0) * parts).round() as u8;
    of_parts
}

/// How long a bar is, of a hundred.
pub fn length(usage: Usage) -> u8 {
    match usage {
        Usage::NotAtAll => 5,
        Usage::Little => 25,
        Usage::Some => 60,
        Usage::Lot => 95,
    }
}
