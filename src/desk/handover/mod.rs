//! Handovers, from preparation to follow-up; the handle is `desk.handovers()`.
//!
//! - `preparation.rs`: `begin` for an approved request, `pick` and `unpick` devices, `cancel`. `pick_list.rs`: the printed list to fetch
//!   them.
//! - `accessories.rs`: which accessories go with which device (`set_accessories`); the proposal rule is `domain/handover/accessories.rs`.
//! - `appointment.rs`: `set_appointment`, `cancel_appointment`, `refuse_at_door`, `note_gift`.
//! - `signing.rs`: `sign_on_screen`, `sign_on_paper`, `offer`, `withdraw_offer`, `accept_offer`; every signature ends in `Tx::conclude`.
//!   `remote_signing.rs`: `sign_by_link`, the letters with one-time links, and reminders.
//! - `replacement.rs`: `replace` a device that fails the last check; its candidates come from `request/candidates.rs`.
//! - `returns.rs`: `take_back`. What may come back with a device: `counted` there; in words: `came_back` in `documents.rs`.
//! - `follow_up.rs`: `ask_follow_up`, `answer_follow_up`, `answer_by_link`, the daily run. `reuse_rate.rs`: the rate from its answers.
//! - `record.rs`: what the operations share. `documents.rs`: content of the act and the return note; layout and clauses:
//!   `documents/template`.
//!
//! Where is the rule that …? Whether an act may be signed: `may_pass` in `signing.rs`. What exactly a signature covers: `digest` in
//! `signing.rs`. On whose behalf a remote signature is entered: `offer_actor` in `signing.rs`. How long an exchange is owed: `exchange` in
//! `returns.rs`. Days and months: `domain/settings/policy.rs`.

pub mod accessories;
pub mod appointment;
pub mod documents;
pub mod follow_up;
pub mod pick_list;
pub mod preparation;
pub mod record;
pub mod remote_signing;
pub mod replacement;
pub mod returns;
pub mod reuse_rate;
pub mod signing;

use super::Desk;

/// Handle of the handover operations.
#[derive(Clone, Copy, Debug)]
pub struct Handovers<'d> {
    desk: &'d Desk,
}

impl Desk {
    /// The handover operations.
    #[must_use]
    pub const fn handovers(&self) -> Handovers<'_> {
        Handovers { desk: self }
    }
}
