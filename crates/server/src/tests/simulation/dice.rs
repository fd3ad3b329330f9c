//! Chance that can be had again: everything the simulation decides comes from its seed.

use std::time::Duration;

/// A generator of numbers (splitmix64), good enough to be bad luck.
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64, whose: u64) -> Self {
        let mut dice = Self(seed.wrapping_mul(0x2545_f491_4f6c_dd1d) ^ whose.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        dice.roll();
        dice
    }

    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to, but not including, `limit`.
    pub fn below(&mut self, limit: u64) -> u64 {
        self.roll() % limit.max(1)
    }

    /// Whether something happens that does so this often of a thousand times.
    pub fn happens(&mut self, per_thousand: u64) -> bool {
        self.below(1_000) < per_thousand
    }

    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        let place = self.below(from.len() as u64);
        &from[usize::try_from(place).unwrap()]
    }

    /// How long something takes: mostly next to nothing, now and then very long.
    pub fn delay(&mut self) -> Duration {
        let most_ms = *self.pick(&[1, 1, 2, 4, 4, 20, 20, 400]);
        Duration::from_millis(self.below(most_ms))
    }

    /// Up to this many milliseconds.
    pub fn up_to_ms(&mut self, most: u64) -> Duration {
        Duration::from_millis(self.below(most))
    }
}
