//! Walking the XML of zipped documents: open, text, close; entities resolved, nesting bounded.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesStart, Event};

use super::{MAX_XML_DEPTH, ReadError};

/// One step of the walk. Names are without their prefix, which each program chooses for itself.
pub(super) enum Step<'a> {
    Open(Tag<'a>),
    Text(Cow<'a, str>),
    Close(&'a str),
}

/// An opening tag.
pub(super) struct Tag<'a>(BytesStart<'a>);

impl Tag<'_> {
    pub(super) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// The value of the attribute with this name, whatever its prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        self.0
            .attributes()
            .filter_map(Result::ok)
            .find(|attribute| attribute.key.local_name().into_inner() == name)
            .map(|attribute| value(&attribute))
    }
}

fn value(attribute: &Attribute<'_>) -> String {
    match attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0) {
        Ok(value) => value.into_owned(),
        Err(_) => attribute.value.to_string(),
    }
}

/// Walks the document and hands every step to `visit`.
pub(super) fn walk(xml: &str, mut visit: impl FnMut(Step<'_>) -> Result<(), ReadError>) -> Result<(), ReadError> {
    let mut reader = Reader::from_str(xml);
    let mut depth = 0_usize;
    loop {
        match reader.read_event().map_err(|_| ReadError::Damaged)? {
            Event::Start(tag) => {
                depth += 1;
                if depth > MAX_XML_DEPTH {
                    return Err(ReadError::Bomb);
                }
                visit(Step::Open(Tag(tag)))?;
            }
            Event::Empty(tag) => {
                let name = tag.local_name().into_inner().to_owned();
                visit(Step::Open(Tag(tag)))?;
                visit(Step::Close(&name))?;
            }
            Event::End(tag) => {
                depth = depth.saturating_sub(1);
                visit(Step::Close(tag.local_name().into_inner()))?;
            }
            Event::Text(text) => visit(Step::Text(text.xml10_content()))?,
            Event::CData(text) => visit(Step::Text(text.xml10_content()))?,
            Event::GeneralRef(reference) => {
                let resolved = match reference.resolve_char_ref() {
                    Ok(Some(character)) => Some(character.to_string()),
                    Ok(None) => quick_xml::escape::resolve_predefined_entity(&reference).map(str::to_owned),
                    Err(_) => None,
                };
                // Entities declared by the document itself are how small files become big ones: they are left out.
                if let Some(text) = resolved {
                    visit(Step::Text(Cow::Owned(text)))?;
                }
            }
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            Event::Eof => break,
        }
    }
    // A cut-off part ends with elements still open.
    if depth == 0 { Ok(()) } else { Err(ReadError::Damaged) }
}
