//! QR codes, drawn as one path: no style in them, so that the strict content security policy lets them be.

use maud::{Markup, html};
use qrcode::{Color, EcLevel, QrCode};
use std::fmt::Write;

/// Light modules around the code, as ISO/IEC 18004 asks for.
const QUIET_MODULES: usize = 4;

/// A code that says this text, for a scanner; `label` says it to everybody else. A text that is too long for any code is
/// not drawn: it stands beside it anyway.
pub fn draw(text: &str, label: &str) -> Markup {
    let Ok(code) = QrCode::with_error_correction_level(text, EcLevel::M) else { return html! {} };
    let width = code.width();
    let mut path = String::new();
    for (place, _) in code.to_colors().iter().enumerate().filter(|(_, color)| **color == Color::Dark) {
        // A String takes whatever is written to it.
        let _ = write!(path, "M{} {}h1v1h-1z", place % width + QUIET_MODULES, place / width + QUIET_MODULES);
    }
    let side = width + 2 * QUIET_MODULES;
    html! {
        svg.qr viewBox={ "0 0 " (side) " " (side) } role="img" aria-label=(label) shape-rendering="crispEdges" {
            path d=(path) {}
        }
    }
}
