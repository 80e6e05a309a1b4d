//! Interventions and parts: work done on a device, the part fitted, and the device it came from.

use super::tag::Tag;
use crate::domain::text_enum::text_enum;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

text_enum! {
    /// The type of work done on a device.
    RepairKind {
        /// A fault was repaired.
        Repair => "repair",
        PartReplaced => "part_replaced",
        Cleaning => "cleaning",
        /// A system or programs were installed.
        Software => "software",
    }
}

text_enum! {
    /// Why the work was needed.
    Cause {
        /// Wear from years of use.
        Wear => "wear",
        /// Dropped, knocked or bent.
        Knock => "knock",
        /// Liquid damage.
        Liquid => "liquid",
        /// A fault of the part itself.
        Defect => "defect",
        /// A part was missing.
        Missing => "missing",
        /// An upgrade for the next use.
        Upgrade => "upgrade",
        /// Another cause, given in the note.
        Other => "other",
    }
}

text_enum! {
    /// A type of part. Storage media are not parts: they are in the device's media list, which has its own rules.
    PartKind {
        Battery => "battery",
        /// Memory module.
        Memory => "memory",
        Screen => "screen",
        Keyboard => "keyboard",
        Touchpad => "touchpad",
        /// Charger or adapter.
        Charger => "charger",
        /// Power supply inside the case.
        PowerSupply => "power_supply",
        /// Fan or heat sink.
        Fan => "fan",
        Hinge => "hinge",
        /// A piece of the case.
        Case => "case",
        Mainboard => "mainboard",
        Processor => "processor",
        Graphics => "graphics",
        /// Wi-Fi or Bluetooth module.
        Wireless => "wireless",
        Camera => "camera",
        /// Speaker or microphone.
        Sound => "sound",
        /// Cable or connector.
        Connector => "connector",
        /// Another part, described in the text.
        Other => "other",
    }
}

/// An intervention: work done on a device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Intervention {
    pub work: RepairKind,
    /// Why the work was needed; `None` when not stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<Cause>,
    /// Duration in minutes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u16>,
    /// The type of part fitted, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part_kind: Option<PartKind>,
    /// Description of the part: model, size, serial number.
    #[serde(default)]
    pub part: Option<String>,
    /// The device the part was taken from; that device is kept for parts.
    #[serde(default)]
    pub from: Option<Tag>,
}

impl Intervention {
    /// An intervention of which only the type of work is known.
    #[must_use]
    pub const fn from_work(work: RepairKind) -> Self {
        Self { work, cause: None, minutes: None, part_kind: None, part: None, from: None }
    }

    /// The type of the part fitted, `Other` when it is not stated; `None` when no part was fitted.
    #[must_use]
    pub fn fitted(&self) -> Option<PartKind> {
        self.part_kind.or_else(|| (self.part.is_some() || self.from.is_some()).then_some(PartKind::Other))
    }
}

/// A part fitted to a device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FittedPart {
    pub kind: PartKind,
    /// Description of the part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
    /// The device it came from; `None` when it was bought or its origin is unknown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Tag>,
    /// When it was fitted.
    pub at: DateTime<Utc>,
}

/// A part taken out of a device that is kept for parts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenPart {
    pub kind: PartKind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
    /// The device it was fitted to; `None` while it is on the shelf.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Tag>,
    /// When it was taken out.
    pub at: DateTime<Utc>,
}

/// Records that a part leaves a device. If it goes to another device and a part of that kind is on the shelf, the shelved part gets the
/// destination; otherwise the part is taken out now.
pub(in crate::domain) fn take_out(taken: &mut Vec<TakenPart>, kind: PartKind, part: Option<&str>, to: Option<Tag>, at: DateTime<Utc>) {
    let shelved = taken.iter_mut().find(|t| to.is_some() && t.to.is_none() && t.kind == kind);
    match shelved {
        Some(known) => known.to = to,
        None => taken.push(TakenPart { kind, part: part.map(ToOwned::to_owned), to, at }),
    }
}
