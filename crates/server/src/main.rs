//! Placeholder.

#[allow(dead_code, reason = "the command that loads it comes with the server")]
mod example;

fn main() {}
