//! The key under which a request that is sent again is known again, so that what it asks for is done once: programs choose
//! it, and live pages send one with every form.

use crate::error::Problem;
use axum::http::HeaderMap;
use plan::MemberId;

/// Longest idempotency key.
pub const KEY_MOST_BYTES: usize = 100;

/// The key a request carries, if it carries one.
pub fn key_in(headers: &HeaderMap) -> Result<Option<&str>, Problem> {
    let Some(key) = headers.get("idempotency-key") else { return Ok(None) };
    match key.to_str() {
        Ok(key)
            if !key.is_empty() && key.len() <= KEY_MOST_BYTES && key.bytes().all(|byte| byte.is_ascii_graphic()) =>
        {
            Ok(Some(key))
        }
        Ok(_) | Err(_) => Err(Problem::Bad("error-key")),
    }
}

/// One member's keys are not another's.
pub fn key_of(member: MemberId, key: &str) -> String {
    format!("{member}:{key}")
}
