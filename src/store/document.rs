//! Issued documents: frozen bytes, found by number or by hash.

use super::connection::AnyConnection;
use super::error::StoreError;
use super::schema::document;
use crate::domain::number::Number;
use crate::store::ledger::event::Appended;
use crate::store::tx::WriteTx;
use diesel::prelude::*;

/// A document as issued.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Issued {
    /// Its number.
    pub number: String,
    /// Its language.
    pub language: String,
    /// SHA-256 of its bytes, hexadecimal.
    pub sha256: String,
    /// The content the bytes were made from, as JSON: the page shows the same.
    pub content: String,
    /// The PDF.
    pub bytes: Vec<u8>,
    /// The event that caused it.
    pub seq: i64,
}

/// A document on its way to be kept.
#[derive(Clone, Debug)]
pub struct Frozen {
    /// Its language.
    pub language: &'static str,
    /// SHA-256 of its bytes, hexadecimal: the event seals it.
    pub sha256: String,
    /// What the bytes were made from, as JSON.
    pub content: String,
    /// SHA-256 of that, hexadecimal: the event seals it too.
    pub content_sha256: String,
    /// The PDF.
    pub bytes: Vec<u8>,
}

/// Keeps a document for good.
///
/// # Errors
/// [`StoreError::Taken`] when the number is issued already.
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
/// When the database refuses.
pub fn find(connection: &mut AnyConnection, number: &str) -> Result<Option<Issued>, StoreError> {
    Ok(document::table.find(number).first(connection).optional()?)
}

/// The numbers of all documents.
pub(super) fn numbers(connection: &mut AnyConnection) -> Result<Vec<String>, StoreError> {
    Ok(document::table.select(document::number).order(document::number.asc()).load(connection)?)
}
