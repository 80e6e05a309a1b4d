//! The verdicts on the erasures of reports: `erasure`, one row for each, as the report's last event gives them.

use crate::domain::evidence::verdict::{Judged, Judgement, Verdict};
use crate::domain::id::EvidenceId;
use crate::domain::text_enum::fold_code;
use crate::store::connection::AnyConnection;
use crate::store::error::StoreError;
use crate::store::schema::erasure;
use crate::store::state;
use crate::store::tx::WriteTx;
use diesel::prelude::*;

/// The most rows read of one verdict.
const MOST: i64 = 1_000;

/// One erasure with its verdict.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable)]
#[diesel(table_name = erasure)]
pub struct ErasureRow {
    pub evidence: String,
    /// Its place in the report, from 0.
    pub place: i32,
    /// The drive's serial number, folded; none when the report gives none.
    pub serial_key: Option<String>,
    /// When it began, as the report writes it.
    pub began: Option<String>,
    pub tag: Option<String>,
    /// The medium within the device.
    pub medium: Option<i32>,
    pub verdict: String,
    /// Version of the rules that were applied.
    pub rules: i32,
    /// The whole of it, as JSON.
    pub state: String,
}

impl ErasureRow {
    fn new(id: &EvidenceId, place: usize, rules: u32, judged: &Judged) -> Result<Self, StoreError> {
        let number = |n: usize| i32::try_from(n).map_err(|e| StoreError::inconsistent("erasure", id.as_str(), e));
        Ok(Self {
            evidence: id.to_string(),
            place: number(place)?,
            serial_key: judged.serial.as_deref().map(fold_code).filter(|key| !key.is_empty()),
            began: judged.start.clone(),
            tag: judged.device.map(|tag| tag.as_str().to_owned()),
            medium: judged.medium.and_then(|medium| i32::try_from(medium).ok()),
            verdict: judged.verdict.to_string(),
            rules: i32::try_from(rules).map_err(|e| StoreError::inconsistent("erasure", id.as_str(), e))?,
            state: state::write("erasure", id.as_str(), judged)?,
        })
    }

    /// The erasure as it was judged.
    ///
    /// # Errors
    /// When the stored row is invalid.
    pub fn judged(&self) -> Result<Judged, StoreError> {
        state::read("erasure", &self.evidence, &self.state)
    }
}

/// The rows of a judgement.
///
/// # Errors
/// When the judgement cannot be written as JSON.
pub(in crate::store) fn rows_of(id: &EvidenceId, judgement: Option<&Judgement>) -> Result<Vec<ErasureRow>, StoreError> {
    let Some(judgement) = judgement else { return Ok(Vec::new()) };
    judgement.erasures.iter().enumerate().map(|(place, judged)| ErasureRow::new(id, place, judgement.rules, judged)).collect()
}

/// Writes the verdicts of a report in the place of its earlier ones.
///
/// # Errors
/// When the query fails.
pub fn project(tx: &mut WriteTx<'_>, id: &EvidenceId, judgement: Option<&Judgement>) -> Result<(), StoreError> {
    diesel::delete(erasure::table.filter(erasure::evidence.eq(id.as_str()))).execute(tx.connection)?;
    for row in rows_of(id, judgement)? {
        diesel::insert_into(erasure::table).values(&row).execute(tx.connection)?;
    }
    Ok(())
}

/// The verdicts on the erasures of a report, in its order.
///
/// # Errors
/// When the query fails.
pub fn of(connection: &mut AnyConnection, id: &EvidenceId) -> Result<Vec<ErasureRow>, StoreError> {
    Ok(erasure::table.filter(erasure::evidence.eq(id.as_str())).order(erasure::place.asc()).load(connection)?)
}

/// The erasures with a verdict, oldest report first, at most 1,000.
///
/// # Errors
/// When the query fails.
pub fn with_verdict(connection: &mut AnyConnection, verdict: Verdict) -> Result<Vec<ErasureRow>, StoreError> {
    let order = (erasure::evidence.asc(), erasure::place.asc());
    Ok(erasure::table.filter(erasure::verdict.eq(verdict.as_str())).order(order).limit(MOST).load(connection)?)
}

/// The accepted erasures of a drive, at most 1,000.
///
/// # Errors
/// When the query fails or a stored row is invalid.
pub fn accepted(connection: &mut AnyConnection, serial: &str) -> Result<Vec<Judged>, StoreError> {
    let rows: Vec<ErasureRow> = erasure::table
        .filter(erasure::serial_key.eq(fold_code(serial)))
        .filter(erasure::verdict.eq(Verdict::Accepted.as_str()))
        .limit(MOST)
        .load(connection)?;
    rows.iter().map(ErasureRow::judged).collect()
}
