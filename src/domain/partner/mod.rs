//! Partner organisations: donors, recipients, their standing as partners, and personal data in free text.
//!
//! - `organisation.rs`: the organisation with its kind, enterprise number, address, proofs, standing, register checks and proposed change.
//! - `address.rs`: postal codes and communes out of addresses as people write them.
//! - `personal_data.rs`: finds passages in a free text that look like personal data.
//!
//! Where is the rule that …?
//! - says who can give and who can receive: `OrganisationKind::is_donor`, `OrganisationKind::is_recipient` in `organisation.rs`.
//! - says whether an organisation may ask for equipment today: `Organisation::may_receive` in `organisation.rs`; the operations:
//!   `desk/partner`.
//! - validates enterprise and establishment unit numbers: `organisation.rs`.
//! - proposes the commune of an address: `communes_at` in `address.rs`.
//! - says which registers are checked for which kind: `OrganisationKind::registers` in `organisation.rs`.
//! - says what a partner may change itself and what is reviewed first: `desk/partner/change_request.rs`.
//! - says whether a text names a person: `passages` in `personal_data.rs`; erasing a text: `desk/request/conversation.rs`.
//! - says what personal data is held and when it is erased: `desk/partner/privacy.rs`, `PartnerTerms` in `settings/policy.rs`.

pub mod address;
pub mod organisation;
pub mod personal_data;
