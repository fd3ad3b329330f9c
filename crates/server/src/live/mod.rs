//! What makes a plan live: the room that orders changes, the feeds that draw what they touched, who is here.

pub mod feed;
pub mod journal;
pub mod presence;
pub mod room;
pub mod rooms;
pub mod stream;
