//! Waste transfers: handing discarded devices and parts to a WEEE collector. The handle is `desk.waste()`.
//!
//! - `transfer`: `awaiting_transfer` lists candidates, `preview` shows the transfer note, `transfer` records it and issues its PDF.
//! - `transfer_document`: the transfer note as a document, in one language or two.
//!
//! Where is the rule that …?
//! - lets a device leave as waste: `Step::Recycle` in `domain/device/lifecycle.rs`; as a list: `may_leave` in `transfer`.
//! - lists the waste codes: `ingest/tables/waste_codes.csv`; the median weights: `ingest/tables/masses.csv`.
//! - sums the weights of a note: `grams` in `domain/waste.rs`.

pub mod transfer;
pub mod transfer_document;

use super::Desk;

/// The desk's operations on waste transfers.
#[derive(Clone, Copy, Debug)]
pub struct Waste<'d> {
    desk: &'d Desk,
}

impl Desk {
    /// The desk's operations on waste transfers.
    #[must_use]
    pub const fn waste(&self) -> Waste<'_> {
        Waste { desk: self }
    }
}
