//! What an erasure in a report is worth: the verdict, its reason, and what of it stands in the ledger.
//!
//! The verdict is given once, when the report is taken in, and is part of the event. A replay never judges again, so what was closed under
//! earlier rules stays closed.

use crate::domain::device::sanitisation::Answer;
use crate::domain::device::tag::Tag;
use crate::domain::text_enum::text_enum;
use serde::{Deserialize, Serialize};

/// The version of the rules by which erasures are judged; raise it when they change.
pub const RULES: u32 = 1;

text_enum! {
    /// The verdict on one erasure of a report.
    Verdict {
        /// It counts as the outcome of its medium.
        Accepted => "accepted",
        /// It was aborted or failed; recorded as a failed attempt.
        Failed => "failed",
        /// Nothing was overwritten, or the report gives no result.
        NotAnErasure => "not_an_erasure",
        /// The tool is known not to erase, in this version and with this method.
        ToolDoesNotErase => "tool_does_not_erase",
        /// It gives no size, no start or no end.
        Incomplete => "incomplete",
        /// It cannot have happened as it says; see its reason.
        Implausible => "implausible",
        /// The tool did not verify the result by reading back.
        Unverified => "unverified",
        /// The size in the report and the size on record differ by more than 2.5 %.
        CapacityDiffers => "capacity_differs",
        /// The report has the note about hidden sectors: some were found, or not ruled out.
        HiddenSectors => "hidden_sectors",
        /// What was erased is a logical volume: the drives behind it may hold more.
        LogicalVolume => "logical_volume",
        /// What the method does depends on a setting that the report does not give, or that erases nothing.
        SettingUnknown => "setting_unknown",
        /// The method's level is below the policy's minimum for this kind of medium, or the method does not count on it.
        LevelTooLow => "level_too_low",
        /// Neither the record nor the report says what kind of medium it is, and the level does not suffice for an unknown kind.
        KindUnknown => "kind_unknown",
        /// The report does not prove that the erasure began after the medium was
        /// reopened: by a return, by being found again, or by a failed verification.
        BeforeReopened => "before_reopened",
        /// By its clock the erasure took place before the device arrived, or is yet to come. A person confirms it: the clock was wrong, or the
        /// donor erased it.
        DateToConfirm => "date_to_confirm",
        /// The medium already has an outcome.
        Settled => "settled",
        /// The device is at a stage at which it cannot be erased.
        Elsewhere => "elsewhere",
        /// The report gives no usable serial number of the drive.
        NoSerial => "no_serial",
        /// No device in house has a medium with this serial number.
        NoMedium => "no_medium",
        /// Several devices have a medium with this serial number.
        SeveralDevices => "several_devices",
    }
}

impl Verdict {
    /// Whether the drive is not identified yet: a person can name its device, or it may be matched later.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::NoSerial | Self::NoMedium | Self::SeveralDevices)
    }

    /// Whether a person may settle it all the same, with a reason.
    #[must_use]
    pub const fn may_be_settled(self) -> bool {
        matches!(self, Self::Implausible | Self::DateToConfirm)
    }
}

text_enum! {
    /// Why an erasure cannot have happened as its report says.
    Doubt {
        /// More bytes in less time than the interface can carry.
        TooFast => "too_fast",
        /// It ends before it begins.
        EndsBeforeStart => "ends_before_start",
        /// An erasure of this serial number at this time was accepted for another medium.
        ClaimedElsewhere => "claimed_elsewhere",
        /// The report does not name the drive: only the person who gave its device ties it to this medium.
        Nameless => "nameless",
        /// The report says what the drive is, and the record says otherwise.
        AnotherKind => "another_kind",
    }
}

/// An erasure of a report with its verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Judged {
    /// The drive's serial number, as the report gives it.
    pub serial: Option<String>,
    /// The drive's model, as the report gives it.
    pub model: Option<String>,
    /// When it began, as the report writes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<String>,
    /// When it ended, as the report writes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<String>,
    /// The device that has the drive; `None` when the drive is not identified.
    pub device: Option<Tag>,
    /// The id of the medium within that device; `None` when the drive is not identified.
    pub medium: Option<u32>,
    /// Whether it counts, or why not.
    pub verdict: Verdict,
    /// Why it is implausible.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doubt: Option<Doubt>,
    /// How a person answered for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<Answer>,
}

/// The verdicts on all erasures of a report, in its order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Judgement {
    /// The version of the rules that were applied.
    pub rules: u32,
    pub erasures: Vec<Judged>,
}
