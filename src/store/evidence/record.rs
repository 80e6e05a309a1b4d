//! Evidence: the original bytes of machine reports, and what was read from them.

use crate::domain::device::tag::Tag;
use crate::domain::id::EvidenceId;
use crate::domain::subject::Subject;
use crate::store::connection::AnyConnection;
use crate::store::error::StoreError;
use crate::store::ledger::event::Appended;
use crate::store::schema::evidence;
use crate::store::tx::WriteTx;
use diesel::prelude::*;

/// A piece of evidence without its bytes.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct EvidenceRow {
    pub id: String,
    /// SHA-256 of the report as received, hexadecimal. When only a stripped copy is kept, it differs from that of the stored bytes.
    pub sha256: String,
    /// Name of the report format.
    pub format: String,
    /// What was read from the report, as JSON.
    pub reading: String,
    /// The device it belongs to; none while unmatched.
    pub tag: Option<String>,
    /// Set aside by a person.
    pub dismissed: bool,
    /// When it was received, UTC.
    pub at: chrono::NaiveDateTime,
}

type Selected = (evidence::id, evidence::sha256, evidence::format, evidence::reading, evidence::tag, evidence::dismissed, evidence::at);
const SELECTED: Selected =
    (evidence::id, evidence::sha256, evidence::format, evidence::reading, evidence::tag, evidence::dismissed, evidence::at);

/// Stores a new piece of evidence with its bytes, or, without bytes, updates its reading, its device and whether it is dismissed.
///
/// # Errors
/// When the query fails.
pub fn project(tx: &mut WriteTx<'_>, piece: &EvidenceRow, bytes: Option<&[u8]>, appended: &Appended) -> Result<(), StoreError> {
    let seq = appended.about(Subject::Evidence, &piece.id)?;
    match bytes {
        Some(bytes) => {
            diesel::insert_into(evidence::table)
                .values((
                    evidence::id.eq(&piece.id),
                    evidence::sha256.eq(&piece.sha256),
                    evidence::format.eq(&piece.format),
                    evidence::bytes.eq(bytes),
                    evidence::reading.eq(&piece.reading),
                    evidence::tag.eq(&piece.tag),
                    evidence::dismissed.eq(piece.dismissed),
                    evidence::at.eq(piece.at),
                    evidence::seq.eq(seq),
                ))
                .execute(tx.connection)?;
        }
        None => {
            diesel::update(evidence::table.find(&piece.id))
                .set((
                    evidence::reading.eq(&piece.reading),
                    evidence::tag.eq(&piece.tag),
                    evidence::dismissed.eq(piece.dismissed),
                    evidence::seq.eq(seq),
                ))
                .execute(tx.connection)?;
        }
    }
    Ok(())
}

/// A piece by its id, without its bytes.
///
/// # Errors
/// When the query fails.
pub fn find(connection: &mut AnyConnection, id: &EvidenceId) -> Result<Option<EvidenceRow>, StoreError> {
    Ok(evidence::table.find(id.as_str()).select(SELECTED).first(connection).optional()?)
}

/// The ids of all pieces.
///
/// # Errors
/// When the query fails.
pub fn ids(connection: &mut AnyConnection) -> Result<Vec<EvidenceId>, StoreError> {
    let all: Vec<String> = evidence::table.order(evidence::id.asc()).select(evidence::id).load(connection)?;
    Ok(all.into_iter().map(EvidenceId::new).collect())
}

/// The stored bytes of a piece.
///
/// # Errors
/// When the query fails.
pub fn bytes(connection: &mut AnyConnection, id: &EvidenceId) -> Result<Option<Vec<u8>>, StoreError> {
    Ok(evidence::table.find(id.as_str()).select(evidence::bytes).first(connection).optional()?)
}

/// The piece with this hash, if the same report came before.
///
/// # Errors
/// When the query fails.
pub fn with_hash(connection: &mut AnyConnection, sha256: &str) -> Result<Option<EvidenceRow>, StoreError> {
    Ok(evidence::table.filter(evidence::sha256.eq(sha256)).select(SELECTED).first(connection).optional()?)
}

/// The evidence of a device, newest first, at most 100.
///
/// # Errors
/// When the query fails.
pub fn of_device(connection: &mut AnyConnection, tag: &Tag) -> Result<Vec<EvidenceRow>, StoreError> {
    Ok(evidence::table.filter(evidence::tag.eq(tag.as_str())).order(evidence::id.desc()).limit(100).select(SELECTED).load(connection)?)
}

/// One page of reports that match no device and were not dismissed, newest first, before `before`.
///
/// # Errors
/// When the query fails.
pub fn unmatched(connection: &mut AnyConnection, before: Option<&str>, limit: u16) -> Result<Vec<EvidenceRow>, StoreError> {
    let mut query = evidence::table.filter(evidence::dismissed.eq(false)).filter(evidence::tag.is_null()).into_boxed();
    if let Some(before) = before {
        query = query.filter(evidence::id.lt(before));
    }
    Ok(query.order(evidence::id.desc()).limit(i64::from(limit)).select(SELECTED).load(connection)?)
}

/// Every piece with the sequence number of its last event, for the replay.
pub(in crate::store) fn rows(connection: &mut AnyConnection) -> Result<Vec<(EvidenceRow, i64)>, StoreError> {
    Ok(evidence::table.select((SELECTED, evidence::seq)).load(connection)?)
}
