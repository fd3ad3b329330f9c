//! Page.

use crate::view::Region;

/// What the page is made of.
pub const REGIONS: &[Region] = &[];
