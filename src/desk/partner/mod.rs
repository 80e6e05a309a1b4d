//! Partner organisations and their contacts; the handle is `desk.partners()`.
//!
//! - `organisation.rs`: `create_organisation`, `change_organisation`, `add_contact`, `erase_contact`, and the same for a partner's own
//!   contacts; validation of an organisation in `read`.
//! - `application.rs`: `apply`, `confirm_application`, `approve`, `reject`, `record_check`, `request_renewal`, `invite`, and the reminder
//!   before an approval ends.
//! - `change_request.rs`: a partner's `propose_change` and `withdraw_change`; `decide_change` by staff.
//! - `catalogue.rs`: the public catalogue in bands.
//! - `privacy.rs`: `personal_data_held` about a person, `erase`, and the retention run `erase_expired`.
//!
//! Where is the rule that …? Whether an organisation may ask today: `may_receive` in `domain/partner/organisation.rs`, called by
//! `must_stand` in `application.rs`. What a partner may change by itself: contacts at once, all else through `change_request.rs`. What a
//! visitor sees of the stock: `catalogue.rs`. Whether a text names a person: `domain/partner/personal_data.rs`; erasing such a text:
//! `erase_text` in `request/conversation.rs`. How long personal data is kept: `PartnerTerms` in `domain/settings/policy.rs`.

pub mod application;
pub mod catalogue;
pub mod change_request;
pub mod organisation;
pub mod privacy;

use super::Desk;

/// Handle of the partner operations.
#[derive(Clone, Copy, Debug)]
pub struct Partners<'d> {
    desk: &'d Desk,
}

impl Desk {
    /// The partner operations.
    #[must_use]
    pub const fn partners(&self) -> Partners<'_> {
        Partners { desk: self }
    }
}
