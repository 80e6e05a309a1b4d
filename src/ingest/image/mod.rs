//! TODO

pub mod barcode;
pub mod photo;
