//! TODO

pub mod transfer;
pub mod transfer_document;
