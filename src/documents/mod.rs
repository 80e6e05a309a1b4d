//! Papers: labels with a QR code, and the acts and receipts that change hands. From plain data to PDF, PNG and ZPL; no database, no
//! network, no clock: the same input gives the same bytes.

mod font;
mod glyf;
mod num;
pub mod qr;
pub mod stock;
