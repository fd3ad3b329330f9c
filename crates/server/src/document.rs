//! The document that every page is: its head, and its mark.

use crate::assets;
use crate::look::Look;
use maud::{DOCTYPE, Markup, html};

/// The whole document around a body.
pub fn document(look: Look, title: &str, body: Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(look.lang.code()) data-color-scheme=(look.scheme.word()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="htmx-config" content=r#"extensions:"sse,keep-typed""#;
                title { (title) }
                link rel="icon" href=(assets::url("favicon.svg")) type="image/svg+xml";
                link rel="stylesheet" href=(assets::url("taktikk.css"));
                script src=(assets::url("taktikk.js")) defer {}
            }
            body data-color="neutral" { (body) }
        }
    }
}

/// The mark: a thread with a knot.
pub fn knot() -> Markup {
    html! {
        svg.knot viewBox="0 0 24 24" aria-hidden="true" {
            path d="M2 16c5 0 5-9 10-9s5 9 0 9-5-9 0-9 5 9 10 9" {}
        }
    }
}
