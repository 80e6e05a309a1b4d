//! Issued documents: frozen bytes, found by number.

use super::connection::AnyConnection;
use super::error::StoreError;
use super::schema::{document, document_proof};
use crate::domain::number::Number;
use crate::store::ledger::event::Appended;
use crate::store::tx::WriteTx;
use diesel::prelude::*;

/// An issued document as stored.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Issued {
    pub number: String,
    pub language: String,
    /// SHA-256 of the PDF, hexadecimal.
    pub sha256: String,
    /// The document's content as JSON, from which the PDF was made; the web page shows the same.
    pub content: String,
    /// The PDF.
    pub bytes: Vec<u8>,
    /// Sequence number of the event that issued it.
    pub seq: i64,
}

/// A document ready to be issued.
#[derive(Clone, Debug)]
pub struct Frozen {
    pub language: &'static str,
    /// SHA-256 of the PDF, hexadecimal; sealed by the event.
    pub sha256: String,
    /// The document's content as JSON.
    pub content: String,
    /// SHA-256 of the content, hexadecimal; sealed by the event.
    pub content_sha256: String,
    /// The PDF.
    pub bytes: Vec<u8>,
}

/// Stores a document permanently.
///
/// # Errors
/// [`StoreError::Taken`] when a document has this number.
pub fn issue(tx: &mut WriteTx<'_>, number: Number, frozen: &Frozen, appended: &Appended) -> Result<(), StoreError> {
    diesel::insert_into(document::table)
        .values((
            document::number.eq(number.to_string()),
            document::language.eq(frozen.language),
            document::sha256.eq(&frozen.sha256),
            document::content.eq(&frozen.content),
            document::bytes.eq(&frozen.bytes),
            document::seq.eq(appended.seq()),
        ))
        .execute(tx.connection)?;
    tx.issued.push(number);
    Ok(())
}

/// A document by its number.
///
/// # Errors
/// When the query fails.
pub fn find(connection: &mut AnyConnection, number: &str) -> Result<Option<Issued>, StoreError> {
    Ok(document::table.find(number).first(connection).optional()?)
}

/// The proof of a document as it was made.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct DocumentProof {
    pub number: String,
    /// The place of its checkpoint.
    pub place: i64,
    /// The proof that its event is in the ledger of that checkpoint; C2SP tlog-proof text.
    pub proof: String,
    /// The bytes behind the sealed PDF: an incremental update with the proof page.
    pub tail: Vec<u8>,
    /// SHA-256 of the PDF with its proof page, hexadecimal.
    pub sha256: String,
}

/// The proof of a document.
///
/// # Errors
/// When the query fails.
pub fn proof(connection: &mut AnyConnection, number: &str) -> Result<Option<DocumentProof>, StoreError> {
    Ok(document_proof::table.find(number).first(connection).optional()?)
}

/// Keeps the proof of a document, unless it has one; returns the one that is kept.
///
/// # Errors
/// When the query fails.
pub fn keep_proof(tx: &mut WriteTx<'_>, made: DocumentProof) -> Result<DocumentProof, StoreError> {
    if let Some(there) = proof(tx.connection, &made.number)? {
        return Ok(there);
    }
    diesel::insert_into(document_proof::table)
        .values((
            document_proof::number.eq(&made.number),
            document_proof::place.eq(made.place),
            document_proof::proof.eq(&made.proof),
            document_proof::tail.eq(&made.tail),
            document_proof::sha256.eq(&made.sha256),
        ))
        .execute(tx.connection)?;
    Ok(made)
}

/// The numbers of the documents that have a proof, behind a number, at most `limit`.
///
/// # Errors
/// When the query fails.
pub fn proofs_after(connection: &mut AnyConnection, after: &str, limit: i64) -> Result<Vec<DocumentProof>, StoreError> {
    Ok(document_proof::table.filter(document_proof::number.gt(after)).order(document_proof::number.asc()).limit(limit).load(connection)?)
}

/// Documents of events behind `after` that have no proof, in the order of their events, at most `limit`: number and event.
///
/// # Errors
/// When the query fails.
pub fn without_proof(connection: &mut AnyConnection, after: i64, limit: i64) -> Result<Vec<(String, i64)>, StoreError> {
    let with = document_proof::table.select(document_proof::number);
    let without = document::table.filter(document::seq.gt(after)).filter(document::number.ne_all(with)).order(document::seq.asc());
    Ok(without.limit(limit).select((document::number, document::seq)).load(connection)?)
}

/// The event of the newest document that has a proof.
///
/// # Errors
/// When the query fails.
pub fn newest_proven(connection: &mut AnyConnection) -> Result<Option<i64>, StoreError> {
    let proven = document_proof::table.select(document_proof::number);
    Ok(document::table.filter(document::number.eq_any(proven)).select(diesel::dsl::max(document::seq)).first(connection)?)
}

/// The number of the document whose sealed PDF has one of these SHA-256, with that one.
///
/// # Errors
/// When the query fails.
pub fn by_sha256(connection: &mut AnyConnection, hashes: &[String]) -> Result<Option<(String, String)>, StoreError> {
    let found = document::table.filter(document::sha256.eq_any(hashes)).order(document::number.asc());
    Ok(found.select((document::number, document::sha256)).first(connection).optional()?)
}

/// Number, event and SHA-256 of documents in the order of their numbers, behind a number, at most `limit`.
///
/// # Errors
/// When the query fails.
pub fn digests_after(connection: &mut AnyConnection, after: &str, limit: i64) -> Result<Vec<(String, i64, String)>, StoreError> {
    let behind = document::table.filter(document::number.gt(after)).order(document::number.asc()).limit(limit);
    Ok(behind.select((document::number, document::seq, document::sha256)).load(connection)?)
}

/// The numbers of all documents.
pub(super) fn numbers(connection: &mut AnyConnection) -> Result<Vec<String>, StoreError> {
    Ok(document::table.select(document::number).order(document::number.asc()).load(connection)?)
}
