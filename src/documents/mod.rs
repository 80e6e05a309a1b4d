//! Papers: labels with a QR code, and the acts and receipts that change hands. From plain data to PDF, PNG and ZPL; no database, no
//! network, no clock: the same input gives the same bytes.

mod font;
mod glyf;
mod label_layout;
pub mod labels;
mod num;
pub mod pdf;
pub mod qr;
mod raster;
pub mod stock;
mod tags;
mod zpl;
