//! Interventions and parts: what was done on the bench, which part went in, and from which device it came.

use super::tag::Tag;
use crate::domain::text_enum::text_enum;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

text_enum! {
    /// What was done to a device on the bench.
    RepairKind {
        /// A fault mended.
        Repair => "repair",
        /// A part replaced.
        PartReplaced => "part_replaced",
        /// Cleaned.
        Cleaning => "cleaning",
        /// A system or programs installed.
        Software => "software",
    }
}

text_enum! {
    /// Why something had to be done.
    Cause {
        /// Used for years.
        Wear => "wear",
        /// Dropped, knocked or bent.
        Knock => "knock",
        /// A liquid got in.
        Liquid => "liquid",
        /// A fault of the part itself.
        Defect => "defect",
        /// Something was not there.
        Missing => "missing",
        /// To make it fit for its next use.
        Upgrade => "upgrade",
        /// Anything else, said in the note.
        Other => "other",
    }
}

text_enum! {
    /// A kind of part. Storage is not among them: a medium has its own place on the device's list, and its own gate.
    PartKind {
        /// Battery.
        Battery => "battery",
        /// Memory module.
        Memory => "memory",
        /// Screen.
        Screen => "screen",
        /// Keyboard.
        Keyboard => "keyboard",
        /// Touchpad.
        Touchpad => "touchpad",
        /// Charger or adapter.
        Charger => "charger",
        /// Power supply inside the case.
        PowerSupply => "power_supply",
        /// Fan or heat sink.
        Fan => "fan",
        /// Hinge.
        Hinge => "hinge",
        /// A piece of the case.
        Case => "case",
        /// Mainboard.
        Mainboard => "mainboard",
        /// Processor.
        Processor => "processor",
        /// Graphics card.
        Graphics => "graphics",
        /// Wi-Fi or Bluetooth module.
        Wireless => "wireless",
        /// Camera.
        Camera => "camera",
        /// Speaker or microphone.
        Sound => "sound",
        /// Cable or connector.
        Connector => "connector",
        /// Anything else, said in words.
        Other => "other",
    }
}

/// Work on the bench.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Intervention {
    /// What was done.
    pub work: RepairKind,
    /// Why it had to be done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<Cause>,
    /// How long it took, in minutes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u16>,
    /// The kind of part put in, if one was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part_kind: Option<PartKind>,
    /// The part in words: model, size, serial number.
    #[serde(default)]
    pub part: Option<String>,
    /// The device the part came from, kept for its parts.
    #[serde(default)]
    pub from: Option<Tag>,
}

impl Intervention {
    /// Work of which only the kind is known.
    #[must_use]
    pub const fn from_work(work: RepairKind) -> Self {
        Self { work, cause: None, minutes: None, part_kind: None, part: None, from: None }
    }

    /// The kind of the part that went in; none when none did.
    #[must_use]
    pub fn fitted(&self) -> Option<PartKind> {
        self.part_kind.or_else(|| (self.part.is_some() || self.from.is_some()).then_some(PartKind::Other))
    }
}

/// A part that was put into a device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FittedPart {
    /// What it is.
    pub kind: PartKind,
    /// In words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
    /// The device it came from; none when it was bought, or its origin is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Tag>,
    /// When.
    pub at: DateTime<Utc>,
}

/// A part that was taken out of a device kept for its parts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenPart {
    /// What it is.
    pub kind: PartKind,
    /// In words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
    /// The device it went into; none while it lies on the shelf of parts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Tag>,
    /// When it was taken out.
    pub at: DateTime<Utc>,
}

/// A part leaves a device: one that lay on the shelf finds its place, or it is taken out now.
pub(in crate::domain) fn take_out(taken: &mut Vec<TakenPart>, kind: PartKind, part: Option<&str>, to: Option<Tag>, at: DateTime<Utc>) {
    let shelved = taken.iter_mut().find(|t| to.is_some() && t.to.is_none() && t.kind == kind);
    match shelved {
        Some(known) => known.to = to,
        None => taken.push(TakenPart { kind, part: part.map(ToOwned::to_owned), to, at }),
    }
}
