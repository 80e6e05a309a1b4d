//! Handover acts and returns.

use crate::domain::device::tag::Tag;
use crate::domain::id::{OrganisationId, UserId};
use crate::domain::number::Number;
use crate::domain::request::wants::AccessoryLine;
use crate::domain::text_enum::text_enum;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

text_enum! {
    /// The state of a handover act.
    HandoverState {
        /// In preparation: devices are being picked.
        Preparing => "preparing",
        /// Signed by both parties and frozen.
        Signed => "signed",
        /// Cancelled before it was signed.
        Cancelled => "cancelled",
        /// Signed by the operator; the picked devices are frozen until the recipient signs by one-time link.
        Awaiting => "awaiting",
    }
}

text_enum! {
    /// Why the recipient refuses a picked device at the handover.
    DoorReason {
        /// It does not work.
        Defective => "defective",
        /// It does not match its description.
        NotAsDescribed => "not_as_described",
        /// It is not wanted.
        NotWanted => "not_wanted",
    }
}

/// A device refused at the handover. The act lists it, and it goes back to stock when the act is signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusedAtDoor {
    pub tag: Tag,
    pub reason: DoorReason,
}

text_enum! {
    /// How the recipient signed; all ways are equally valid.
    SigningWay {
        /// On the operator's screen.
        Screen => "screen",
        /// By a one-time link.
        Link => "link",
        /// On paper; a copy is kept.
        Paper => "paper",
    }
}

text_enum! {
    /// Who brings or fetches the devices.
    Transport {
        /// The recipient comes to the depot.
        PickUp => "pick_up",
        /// The operator delivers to the recipient.
        Delivery => "delivery",
    }
}

/// The appointment for a handover. The person to ask for is personal data and stays outside the ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appointment {
    /// Start of the time slot.
    pub from: DateTime<Utc>,
    /// End of the time slot.
    pub until: DateTime<Utc>,
    /// Who brings or fetches the devices.
    pub transport: Transport,
    /// Raised with every change; calendars use it to recognise the latest version.
    pub sequence: u32,
    /// Whether the appointment is cancelled.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub cancelled: bool,
}

/// An act signed by the operator and offered to the recipient for signing by one-time link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// Who signed for the operator; the recipient's signature is recorded on their behalf.
    pub by: UserId,
    /// When it was offered.
    pub at: DateTime<Utc>,
    /// Until when the link works.
    pub until: DateTime<Utc>,
    /// Digest of the offered content: devices with their state, refusals, place and accessories. The signature holds for this content only.
    pub seen: String,
    /// When the recipient was reminded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reminded: Option<DateTime<Utc>>,
}

/// A handover act, for any number of devices.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handover {
    /// `ACT-…`.
    pub number: Number,
    /// The request it serves.
    pub request: Number,
    /// The allocation (decision) it carries out.
    pub allocation: Number,
    /// The recipient.
    pub organisation: OrganisationId,
    pub state: HandoverState,
    /// Place of the handover, as free text.
    pub place: String,
    /// The devices handed over, once signed. Until then each picked device names the act.
    pub devices: Vec<Tag>,
    /// When its preparation started.
    pub begun: DateTime<Utc>,
    /// When both parties had signed.
    pub signed: Option<DateTime<Utc>>,
    /// SHA-256 of the frozen PDF, hexadecimal.
    pub document: Option<String>,
    /// SHA-256 of what the document page shows, hexadecimal.
    pub content: Option<String>,
    /// The appointment for the handover.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appointment: Option<Appointment>,
    /// Picked devices that the recipient refused.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub refused: Vec<RefusedAtDoor>,
    /// Estimated value of the devices at signing, in cents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value_cents: Option<i64>,
    /// Whether somebody noted that the gift exceeds the value above which an association needs authorisation.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub gift_noted: bool,
    /// Version of the clauses signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clauses: Option<String>,
    /// How the recipient signed; `None` means on screen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub way: Option<SigningWay>,
    /// SHA-256 of the kept copy of the act signed on paper.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub copy: Option<String>,
    /// The offer that waits for the recipient's signature.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offer: Option<Offer>,
    /// Accessories of its devices: until signed only a person's choices, afterwards all of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub accessories: Vec<WithDevice>,
}

impl Handover {
    /// Why a device is refused; `None` when it is not.
    #[must_use]
    pub fn refusal_of(&self, tag: Tag) -> Option<DoorReason> {
        self.refused.iter().find(|r| r.tag == tag).map(|r| r.reason)
    }

    /// The accessories recorded for a device.
    #[must_use]
    pub fn with(&self, tag: Tag) -> &[AccessoryLine] {
        self.accessories.iter().find(|w| w.tag == tag).map_or(&[], |w| w.accessories.as_slice())
    }
}

text_enum! {
    /// The state of a returned device, as far as it can be told on receipt.
    ReturnState {
        /// It works.
        Works => "works",
        /// It does not work.
        Broken => "broken",
        /// Something is missing.
        Incomplete => "incomplete",
        /// Nobody has looked at it yet.
        NotLookedAt => "not_looked_at",
    }
}

text_enum! {
    /// Why a device comes back.
    ReturnReason {
        /// It does not work.
        Defective => "defective",
        /// It is no longer needed.
        NotNeeded => "not_needed",
        /// It is not what was granted.
        Wrong => "wrong",
        /// It is at the end of its life.
        EndOfLife => "end_of_life",
        /// Another reason, given in the note.
        Other => "other",
    }
}

/// A return of devices from one handover act.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Return {
    /// `RET-…`.
    pub number: Number,
    pub handover: Number,
    pub reason: ReturnReason,
    pub devices: Vec<Tag>,
    /// When the return was recorded.
    pub at: DateTime<Utc>,
    /// SHA-256 of the frozen PDF of the return note, hexadecimal.
    pub document: String,
    /// SHA-256 of what the page of the return note shows, hexadecimal.
    pub content: String,
    /// Whether other devices are to replace them: the grant counts again.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub exchange: bool,
    /// The state of each returned device; devices nobody looked at are left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub seen: Vec<SeenBack>,
}

/// The accessories of a device on a handover act.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WithDevice {
    pub tag: Tag,
    /// Its accessories; empty when it has none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub accessories: Vec<AccessoryLine>,
}

/// What was found on a returned device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeenBack {
    pub tag: Tag,
    pub state: ReturnState,
    /// The accessories that came back with it; `None` when nobody counted them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accessories: Option<Vec<AccessoryLine>>,
}
