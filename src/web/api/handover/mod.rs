//! API routes about handovers, from the preparation to the follow-up.
//!
//! - `handovers.rs`: beginning, picking, replacing, refusing, accessories, appointment, signing by both parties, cancelling.
//! - `signing.rs`: remote signing, signing on paper, the value of the gift, coming appointments and the pick list.
//! - `returns.rs`: devices that come back from a handover.
//! - `follow_ups.rs`: how it went afterwards: asking, answering, settling.
//!
//! Where is the rule? In the file of `desk/handover` with the matching name. What a partner may see: `seen` in `handovers.rs` and
//! `returns.rs`.

pub mod follow_ups;
pub mod handovers;
pub mod returns;
pub mod signing;
