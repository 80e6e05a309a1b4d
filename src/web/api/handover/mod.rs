//! API routes about handovers, from the preparation to the follow-up.
//!
//! - `handovers.rs`: beginning, picking, replacing, refusing, accessories, appointment, signing by both parties, cancelling.
//! - `signing.rs`: remote signing, signing on paper, the value of the gift, coming appointments and the pick list.
//! - `returns.rs`: devices that come back from a handover.
//! - `follow_ups.rs`: how it went afterwards: asking, answering, settling.
//!
//! Where is the rule that decides? In `desk/handover`: `preparation.rs` (begin, pick, cancel), `replacement.rs`, `accessories.rs`,
//! `appointment.rs` (appointments, refusals at the door check, the noted gift), `signing.rs`, `remote_signing.rs`, `returns.rs`,
//! `follow_up.rs`, `pick_list.rs`. What a partner may see: `desk/access.rs`.

pub mod follow_ups;
pub mod handovers;
pub mod returns;
pub mod signing;

use crate::web::Routes;

/// The routes of this area.
#[must_use]
pub fn routes() -> Routes {
    Routes::default().and(handovers::routes()).and(signing::routes()).and(returns::routes()).and(follow_ups::routes())
}
