//! Rows of a donor list that were refused and wait to be corrected or dismissed, and what was learnt of the lists of a donor.

use crate::domain::device::kind::Kind;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Why a row was refused: the stable word, and what its sentence is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowReason {
    pub code: String,
    pub values: BTreeMap<String, String>,
}

/// What a refused row says of a device, as it is written. Remarks are not kept: they may name people.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RowCells {
    pub kind: String,
    pub manufacturer: String,
    pub model: String,
    pub serial: String,
    /// The donor's inventory number.
    pub donor_number: String,
    pub year: String,
    pub quantity: String,
}

/// A refused row that waits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusedRow {
    /// Its number among those that wait, from 1.
    pub place: u32,
    /// The sheet of the workbook it stood on.
    pub sheet: Option<String>,
    /// Its line in the file or sheet.
    pub number: u64,
    pub cells: RowCells,
    pub reasons: Vec<RowReason>,
    /// It was dismissed: it waits no more, and the same row does not come back with the next file.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub dismissed: bool,
}

/// What a person said of the lists of a donor, for the next one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListHabit {
    /// The field that a column holds by the key of its heading; `None` when it is not used.
    pub columns: BTreeMap<String, Option<String>>,
    /// The kind that a word means; `None` when it says nothing.
    pub words: BTreeMap<String, Option<Kind>>,
}
