//! Handover acts and returns.

use super::id::OrganisationId;
use super::number::Number;
use super::tag::Tag;
use super::text::text_enum;
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
    }
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
}
