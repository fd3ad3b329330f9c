//! The only crate that knows file formats: bytes in, data out; plan in, bytes out.
//! What texts say is read here too: [`alike`] finds those that say the same.
//!
//! Nothing here opens a file, asks the clock or uses the network; whoever calls hands over bytes and gets data back.

pub mod alike;
pub mod ideas;
pub mod read;
pub mod readings;
pub mod usage;
pub mod write;
