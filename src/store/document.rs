//! Issued documents: frozen bytes, found by number or by hash.

use super::connection::AnyConnection;
use super::error::StoreError;
use super::event::Appended;
use super::schema::document;
use super::writer::WriteTx;
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

/// Keeps a document for good.
///
/// # Errors
/// [`StoreError::Taken`] when the number is issued already.
pub fn issue(
    tx: &mut WriteTx<'_>,
    number: &str,
    language: &str,
    sha256: &str,
    content: &str,
    bytes: &[u8],
    appended: &Appended,
) -> Result<(), StoreError> {
    diesel::insert_into(document::table)
        .values((
            document::number.eq(number),
            document::language.eq(language),
            document::sha256.eq(sha256),
            document::content.eq(content),
            document::bytes.eq(bytes),
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
