//! PDF, set by Typst from templates of our own. What people wrote reaches a template as data and never as source, and a
//! template can read nothing else. Files are tagged; where every sign has a shape in our fonts, they are PDF/UA-1 (ISO 14289-1).

mod blocks;
#[cfg(test)]
mod tests;

pub(crate) use blocks::blocks;

use serde_json::Value;
use std::num::NonZeroUsize;
use std::sync::LazyLock;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Label, Smart};
use typst::introspection::Introspector;
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::{LazyHash, PicoStr};
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

/// What a template calls what it is to set.
const DATA: &str = "/data.json";
/// What a template calls the logo, whatever kind of picture it is.
const LOGO: &str = "/logo";

/// Why there is no PDF: a fault of a template, in the setter's words.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct NotSet(String);

/// A document's look.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Template {
    /// The plan on two pages.
    TwoPages,
    /// Headings, paragraphs, lists and tables after each other.
    Report,
}

impl Template {
    /// How many documents later what one needed is forgotten. Two pages are asked for again with a word changed; a report is large,
    /// and nothing of it is worth keeping.
    fn forgotten_after(self) -> usize {
        match self {
            Self::TwoPages => 2,
            Self::Report => 0,
        }
    }

    fn source(self) -> &'static Source {
        static TWO_PAGES: LazyLock<Source> = LazyLock::new(|| source("/two-pages.typ", include_str!("two_pages.typ")));
        static REPORT: LazyLock<Source> = LazyLock::new(|| source("/report.typ", include_str!("report.typ")));
        match self {
            Self::TwoPages => &TWO_PAGES,
            Self::Report => &REPORT,
        }
    }
}

/// A document that has been set, and can be looked at before it is written.
pub(crate) struct Set(PagedDocument, Template);

impl Set {
    /// How many pages it has.
    pub fn pages(&self) -> usize {
        self.0.pages().len()
    }

    /// The page, from 1, on which a template has put this label.
    pub fn page_of(&self, label: &str) -> Option<usize> {
        let introspector = self.0.introspector().as_ref();
        let place = introspector.query_label(Label::new(PicoStr::intern(label))?).ok()?.location()?;
        introspector.page(place).map(NonZeroUsize::get)
    }

    /// Writes it. Equal documents give equal bytes.
    ///
    /// # Errors
    ///
    /// Only where a template is at fault.
    pub fn pdf(self) -> Result<Vec<u8>, NotSet> {
        // A sign that none of our fonts has a shape for is the one thing people can write that UA-1 forbids.
        let bytes = typst_pdf::pdf(&self.0, &options(&[PdfStandard::Ua_1]))
            .or_else(|_| typst_pdf::pdf(&self.0, &options(&[])))
            .map_err(|faults| not_set(&faults));
        let forgotten_after = self.1.forgotten_after();
        drop(self);
        comemo::evict(forgotten_after);
        bytes
    }
}

/// Sets `data` by a template.
///
/// # Errors
///
/// Only where a template is at fault.
pub(crate) fn set(template: Template, data: &Value, logo: Option<&[u8]>) -> Result<Set, NotSet> {
    let desk = Desk {
        main: template.source(),
        data: Bytes::from_string(data.to_string()),
        logo: logo.map(|bytes| Bytes::new(bytes.to_vec())),
    };
    typst::compile::<PagedDocument>(&desk)
        .output
        .map(|document| Set(document, template))
        .map_err(|faults| not_set(&faults))
}

fn options(standards: &[PdfStandard]) -> PdfOptions {
    PdfOptions {
        creator: Smart::Custom(Some("Taktikk".to_owned())),
        standards: PdfStandards::new(standards).unwrap_or_default(),
        ..PdfOptions::default()
    }
}

fn not_set(faults: &[SourceDiagnostic]) -> NotSet {
    NotSet(faults.iter().map(|fault| fault.message.as_str()).collect::<Vec<_>>().join("; "))
}

/// What there is while one document is set: its template, its data and our fonts.
struct Desk {
    main: &'static Source,
    data: Bytes,
    logo: Option<Bytes>,
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        static LIBRARY: LazyLock<LazyHash<Library>> =
            LazyLock::new(|| LazyHash::new(<Library as LibraryExt>::builder().build()));
        &LIBRARY
    }
    fn book(&self) -> &LazyHash<FontBook> {
        &FONTS.0
    }
    fn main(&self) -> FileId {
        self.main.id()
    }
    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() { Ok(self.main.clone()) } else { Err(FileError::AccessDenied) }
    }
    fn file(&self, id: FileId) -> FileResult<Bytes> {
        static KNOWN: LazyLock<[Option<FileId>; 2]> = LazyLock::new(|| [file(DATA), file(LOGO)]);
        let [data, logo] = *KNOWN;
        let bytes = if Some(id) == data {
            Some(&self.data)
        } else if Some(id) == logo {
            self.logo.as_ref()
        } else {
            None
        };
        bytes.cloned().ok_or(FileError::AccessDenied)
    }
    fn font(&self, index: usize) -> Option<Font> {
        FONTS.1.get(index).cloned()
    }
    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// Noto Sans for what people here write, DejaVu Sans for other scripts and signs, Noto Emoji for pictures.
static FONTS: LazyLock<(LazyHash<FontBook>, Vec<Font>)> = LazyLock::new(|| {
    let files: [&'static [u8]; 5] = [
        ttf_noto_sans::REGULAR,
        ttf_noto_sans::BOLD,
        dejavu::sans::regular(),
        dejavu::sans::bold(),
        epaint_default_fonts::NOTO_EMOJI_REGULAR,
    ];
    let fonts: Vec<Font> = files.into_iter().flat_map(|bytes| Font::iter(Bytes::new(bytes))).collect();
    (LazyHash::new(FontBook::from_fonts(&fonts)), fonts)
});

fn file(path: &str) -> Option<FileId> {
    Some(RootedPath::new(VirtualRoot::Project, VirtualPath::new(path).ok()?).intern())
}

fn source(path: &str, text: &str) -> Source {
    file(path).map_or_else(|| Source::detached(text), |id| Source::new(id, text.to_owned()))
}
