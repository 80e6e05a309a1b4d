//! Pictures that come from outside: both files check the size before they decode and treat any damage as a refusal.
//!
//! - `barcode.rs`: which codes the camera reads (QR, Code 128, Code 39, EAN-13) and which pictures are refused.
//! - `photo.rs`: what is kept of a photograph used as evidence: pixels and, for a JPEG, orientation; no other metadata.

pub mod barcode;
pub mod photo;
