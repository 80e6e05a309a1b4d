//! `PdfError`, and the encoding of text strings in PDF objects.

use super::font::FontError;
use lopdf::{Object, StringFormat};

/// Why a PDF could not be written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PdfError {
    /// The embedded fonts are damaged.
    #[error(transparent)]
    Font(#[from] FontError),
    /// The PDF library gave a warning, which means that something would be missing from the page.
    #[error("the PDF library warned: {0}")]
    Warning(String),
    /// The file could not be written.
    #[error("the PDF could not be written: {0}")]
    Write(String),
    /// A PDF to which pages are to be added cannot be read.
    #[error("the PDF cannot be read: {0}")]
    Read(String),
}

impl PdfError {
    /// A PDF cannot be read, for this reason.
    pub(super) fn read(why: impl ToString) -> Self {
        Self::Read(why.to_string())
    }
}

impl From<lopdf::Error> for PdfError {
    fn from(error: lopdf::Error) -> Self {
        Self::Write(error.to_string())
    }
}

/// Encodes a text string outside of page content: ASCII if possible, else UTF-16.
pub(super) fn text_string(text: &str) -> Object {
    if text.is_ascii() {
        return Object::string_literal(text);
    }
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    Object::String(units.flat_map(u16::to_be_bytes).collect(), StringFormat::Hexadecimal)
}
