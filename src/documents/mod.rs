//! Produces files from plain data: PDF documents, labels (PDF, PNG, ZPL, SVG), spreadsheets and calendar entries.
//!
//! Nothing here uses the database, the network or a clock: the same input gives the same bytes.
//!
//! - `template/`: what each document says, as a list of blocks (act, receipts, decision, statement, …).
//! - `layout/`: the block model, and typesetting it on A4 pages.
//! - `pdf/`: fonts, drawing operations, tagging, and writing the PDF file.
//! - `label/`: device labels, location labels and command cards.
//! - `export/`: CSV, XLSX and iCalendar.
//!
//! Who may issue a document and what goes into it is decided in `desk/`.

pub mod export;
pub mod label;
pub mod layout;
pub mod pdf;
pub mod template;

pub use crate::documents::pdf::error::PdfError;
pub use crate::documents::pdf::font::FontError;
