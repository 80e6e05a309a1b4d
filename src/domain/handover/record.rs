//! Handover acts and returns.

use crate::domain::device::tag::Tag;
use crate::domain::id::{OrganisationId, UserId};
use crate::domain::number::Number;
use crate::domain::request::wants::AccessoryLine;
use crate::domain::text_enum::text_enum;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

text_enum! {
    /// Where an act is.
    HandoverState {
        /// Being picked for.
        Preparing => "preparing",
        /// Signed by both parties, frozen.
        Signed => "signed",
        /// Given up before it was signed.
        Cancelled => "cancelled",
        /// Signed by us; what is picked is frozen until the recipient has signed by the link sent to them.
        Awaiting => "awaiting",
    }
}

text_enum! {
    /// Why a device that was picked is not taken along.
    DoorReason {
        /// It does not work.
        Defective => "defective",
        /// It is not as it was described.
        NotAsDescribed => "not_as_described",
        /// It is not wanted.
        NotWanted => "not_wanted",
    }
}

/// A device refused at the door: it stands on the paper, and goes back when the act is signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusedAtDoor {
    /// The device.
    pub tag: Tag,
    /// Why.
    pub reason: DoorReason,
}

text_enum! {
    /// How the recipient signed. All three are equally valid.
    SigningWay {
        /// On the depot's screen.
        Screen => "screen",
        /// By the link sent to them.
        Link => "link",
        /// On paper, of which a copy is kept.
        Paper => "paper",
    }
}

text_enum! {
    /// Who moves.
    Transport {
        /// The recipient comes to the depot.
        PickUp => "pick_up",
        /// We bring it to the recipient.
        Delivery => "delivery",
    }
}

/// When both are to meet. Whom to ask for is a person, and stays outside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appointment {
    /// From.
    pub from: DateTime<Utc>,
    /// Until.
    pub until: DateTime<Utc>,
    /// Who moves.
    pub transport: Transport,
    /// Raised with every change, so that calendars know which word is the last.
    pub sequence: u32,
    /// Called off.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub cancelled: bool,
}

/// What we signed and the recipient has yet to sign.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// Who signed for us; the recipient's signature is entered on their behalf.
    pub by: UserId,
    /// When.
    pub at: DateTime<Utc>,
    /// Until when the link works.
    pub until: DateTime<Utc>,
    /// What is offered, in short: a signature is given to this and nothing else.
    pub seen: String,
    /// When the recipient was reminded of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reminded: Option<DateTime<Utc>>,
}

/// One act for any number of devices.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handover {
    /// `ACT-…`.
    pub number: Number,
    /// The request it answers.
    pub request: Number,
    /// The decision it carries out.
    pub allocation: Number,
    /// Who receives.
    pub organisation: OrganisationId,
    /// Where it is.
    pub state: HandoverState,
    /// Where it takes place.
    pub place: String,
    /// The devices, once signed; until then the devices picked for it say so themselves.
    pub devices: Vec<Tag>,
    /// When it was begun.
    pub begun: DateTime<Utc>,
    /// When both parties had signed.
    pub signed: Option<DateTime<Utc>>,
    /// SHA-256 of the frozen PDF, hexadecimal.
    pub document: Option<String>,
    /// SHA-256 of what the page of the document shows, hexadecimal.
    pub content: Option<String>,
    /// When both are to meet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appointment: Option<Appointment>,
    /// Devices picked and refused at the door.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub refused: Vec<RefusedAtDoor>,
    /// What the devices were estimated at when it was signed, in cents.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value_cents: Option<i64>,
    /// Somebody took note that the gift is worth more than an association may accept without authorisation.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub gift_noted: bool,
    /// The version of the clauses signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clauses: Option<String>,
    /// How the recipient signed; on the screen when nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub way: Option<SigningWay>,
    /// SHA-256 of the kept copy of the paper that was signed by hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub copy: Option<String>,
    /// What waits for the recipient's signature.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offer: Option<Offer>,
    /// What goes along with its devices: until it is signed what a person said, afterwards all of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub accessories: Vec<WithDevice>,
}

impl Handover {
    /// Why a device is refused at the door; none when it is not.
    #[must_use]
    pub fn refusal_of(&self, tag: Tag) -> Option<DoorReason> {
        self.refused.iter().find(|r| r.tag == tag).map(|r| r.reason)
    }

    /// What goes along with a device.
    #[must_use]
    pub fn with(&self, tag: Tag) -> &[AccessoryLine] {
        self.accessories.iter().find(|w| w.tag == tag).map_or(&[], |w| w.accessories.as_slice())
    }
}

text_enum! {
    /// In what state a device comes back, as far as it can be told at the door.
    ReturnState {
        /// It works.
        Works => "works",
        /// It does not.
        Broken => "broken",
        /// Something of it is missing.
        Incomplete => "incomplete",
        /// Nobody looked at it yet.
        NotLookedAt => "not_looked_at",
    }
}

text_enum! {
    /// Why a device comes back.
    ReturnReason {
        /// It does not work.
        Defective => "defective",
        /// It is not needed any more.
        NotNeeded => "not_needed",
        /// It is not what was promised.
        Wrong => "wrong",
        /// Its life ends.
        EndOfLife => "end_of_life",
        /// Anything else, said in the note.
        Other => "other",
    }
}

/// A return of devices from one act.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Return {
    /// `RET-…`.
    pub number: Number,
    /// The act they left by.
    pub handover: Number,
    /// Why.
    pub reason: ReturnReason,
    /// The devices.
    pub devices: Vec<Tag>,
    /// When.
    pub at: DateTime<Utc>,
    /// SHA-256 of the frozen PDF of the return note, hexadecimal.
    pub document: String,
    /// SHA-256 of what the page of the note shows, hexadecimal.
    pub content: String,
    /// Others are to be given for them: what was granted stands again.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub exchange: bool,
    /// What was seen of each device; nothing of those nobody looked at.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub seen: Vec<SeenBack>,
}

/// What goes along with a device of an act.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WithDevice {
    /// The device.
    pub tag: Tag,
    /// What goes along with it; nothing when nothing does.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub accessories: Vec<AccessoryLine>,
}

/// What was seen of a device that comes back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeenBack {
    /// The device.
    pub tag: Tag,
    /// In what state it is.
    pub state: ReturnState,
    /// Which of its accessories came back with it; nothing is said when nobody counted them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accessories: Option<Vec<AccessoryLine>>,
}
