//! Papers: labels with a QR code, and the acts and receipts that change hands. From plain data to PDF, PNG and ZPL; no database, no
//! network, no clock: the same input gives the same bytes.

pub mod act;
pub mod cards;
pub mod decision;
pub mod design;
pub mod donor_report;
mod font;
mod glyf;
pub mod ics;
mod label_layout;
pub mod labels;
mod num;
pub mod paper;
mod pdf;
pub mod preview;
pub mod qr;
mod raster;
pub mod receipts;
pub mod reuse_sheet;
pub mod sheet;
pub mod statement;
pub mod stock;
pub mod stock_take;
mod tags;
mod typeset;
mod typeset_table;
pub mod weee;
mod zpl;

pub use font::FontError;
pub use pdf::PdfError;
