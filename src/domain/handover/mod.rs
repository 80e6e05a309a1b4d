//! Handovers: handover acts, returns, accessories and follow-ups.
//!
//! - `record.rs`: the handover act with its appointment, remote-signing offer and refused devices; the return and the state of returned
//!   devices.
//! - `accessories.rs`: which accessories accompany which device.
//! - `follow_up.rs`: the question some months later, its answer, and the reuse rate.
//!
//! Where is the rule that …?
//! - proposes accessories for a device: `shared_out` in `accessories.rs`; a person's choice and other acts: `desk/handover/accessories.rs`.
//! - says when a device may be picked, handed over, refused or taken back: `device/lifecycle.rs`.
//! - concludes an act on screen, on paper or by link: `desk/handover/signing.rs`, `desk/handover/remote_signing.rs`.
//! - says in what state a device came back and what is missing: `SeenBack` in `record.rs`; `desk/handover/returns.rs`.
//! - limits the exchange of faulty devices: `desk/handover/returns.rs`, with `exchange_days` in `settings/policy.rs`.
//! - says when a follow-up adds up: `KindUse::adds_up` in `follow_up.rs`; asking, reminding and silence: `desk/handover/follow_up.rs`.
//! - counts a device as reused: `Reuse::add` in `follow_up.rs`.

pub mod accessories;
pub mod follow_up;
mod record;
pub use record::*;
