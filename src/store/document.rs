//! Issued documents: frozen bytes, found by number.

use super::connection::AnyConnection;
use super::error::StoreError;
use super::schema::document;
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
    Ok(())
}

/// A document by its number.
///
/// # Errors
/// When the query fails.
pub fn find(connection: &mut AnyConnection, number: &str) -> Result<Option<Issued>, StoreError> {
    Ok(document::table.find(number).first(connection).optional()?)
}

/// The numbers of all documents.
pub(super) fn numbers(connection: &mut AnyConnection) -> Result<Vec<String>, StoreError> {
    Ok(document::table.select(document::number).order(document::number.asc()).load(connection)?)
}
