//! The front end's files: built once in `web/`, compressed there, embedded here.

use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use std::collections::BTreeMap;
use std::sync::LazyLock;

struct Asset {
    name: &'static str,
    kind: &'static str,
    plain: &'static [u8],
    brotli: &'static [u8],
}

macro_rules! asset {
    ($name:literal, $kind:literal) => {
        Asset {
            name: $name,
            kind: $kind,
            plain: include_bytes!(concat!("../../../web/dist/", $name)),
            brotli: include_bytes!(concat!("../../../web/dist/", $name, ".br")),
        }
    };
}

static ASSETS: &[Asset] = &[
    asset!("taktikk.css", "text/css; charset=utf-8"),
    asset!("taktikk.js", "text/javascript; charset=utf-8"),
    asset!("favicon.svg", "image/svg+xml"),
];

static HASHES: LazyLock<BTreeMap<String, String>> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../../web/dist/manifest.json")).unwrap_or_default());

/// The address of a file, with its content's hash in it, so that it can be kept for ever.
pub fn url(name: &str) -> String {
    format!("/assets/{}/{name}", HASHES.get(name).map_or("0", String::as_str))
}

/// Serves a file, compressed where the browser takes it.
pub async fn serve(Path((_, name)): Path<(String, String)>, headers: HeaderMap) -> Response {
    let Some(asset) = ASSETS.iter().find(|asset| asset.name == name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let accepts = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let common = [
        (header::CONTENT_TYPE, asset.kind),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
        (header::VARY, "accept-encoding"),
    ];
    if accepts.contains("br") {
        (common, [(header::CONTENT_ENCODING, "br")], asset.brotli).into_response()
    } else {
        (common, asset.plain).into_response()
    }
}
