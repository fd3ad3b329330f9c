//! The one place where the server asks what time it is and rolls dice. Everything else is handed both.

use plan::At;

/// Now.
pub fn now() -> At {
    At(jiff::Timestamp::now().as_millisecond())
}

/// Today, where the server stands.
pub fn today() -> jiff::civil::Date {
    jiff::Zoned::now().date()
}

/// Random bytes that nobody can guess.
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    // Without randomness there are no safe sessions; going on would be worse than stopping.
    #[expect(clippy::expect_used, reason = "an operating system that has no randomness can't run a server")]
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    bytes
}

/// The raw value of a new id.
pub fn mint() -> u64 {
    plan::mint(now(), u64::from_le_bytes(random()))
}
