//! Writing PDF files with printpdf and lopdf.
//!
//! - `writer.rs`: `Pdf`, the drawing operations, and `finish`, which adds metadata, language, tags and a content-based identifier.
//! - `structure.rs`: the structure tree for screen readers (tagged PDF).
//! - `append.rs`: adds pages to a finished file behind its last byte; `tail.rs` writes what is added.
//! - `font.rs`: the two embedded fonts, text width, line breaking and shortening.
//! - `outlines.rs`: glyph outlines of TrueType fonts, for pixels and for font subsets.
//! - `num.rs`: conversions between integers, double and single precision.
//! - `error.rs`: `PdfError`, and text strings.

pub mod append;
pub mod error;
pub mod font;
pub mod num;
pub mod outlines;
pub mod structure;
mod tail;
pub mod writer;
