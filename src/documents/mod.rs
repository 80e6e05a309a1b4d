//! Papers: labels with a QR code, and the acts and receipts that change hands. From plain data to PDF, PNG and ZPL; no database, no
//! network, no clock: the same input gives the same bytes.

pub mod export;
pub mod label;
pub mod layout;
pub mod pdf;
pub mod template;

pub use crate::documents::pdf::error::PdfError;
pub use crate::documents::pdf::font::FontError;
