//! What was sealed of the rows beside the ledger: digests of letters and links as they stood on a day.

use crate::ledger::{commitment, sha256_hex};
use crate::store::connection::AnyConnection;
use crate::store::error::StoreError;
use crate::store::ledger::event::Appended;
use crate::store::schema::{event, letter, link, sealed_row};
use crate::store::tx::WriteTx;
use chrono::NaiveDateTime;
use diesel::prelude::*;
use std::collections::BTreeMap;

/// Kind of the lines of letters.
pub const LETTER: &str = "letter";
/// Kind of the lines of one-time links.
pub const LINK: &str = "link";

/// What is sealed of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
    /// [`LETTER`] or [`LINK`].
    pub kind: &'static str,
    pub key: String,
    /// The columns that name nobody and never change, as JSON.
    pub(super) plain: String,
    /// The columns that may name somebody and never change, as JSON.
    pub(super) fixed: String,
    /// What became of it, as JSON; `None` while something is still going on.
    pub(super) state: Option<String>,
    /// When it last changed.
    pub changed: NaiveDateTime,
    /// When it changes next, as long as it waits for that.
    pub(super) due: Option<NaiveDateTime>,
    /// Whether what names somebody was taken away.
    pub is_blank: bool,
}

/// What was sealed of a row on a day.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable)]
#[diesel(table_name = sealed_row)]
pub struct Line {
    /// Sequence number of the daily event.
    pub seq: i64,
    pub kind: String,
    pub key: String,
    /// Empty once the row was blanked or deleted.
    pub salt: Vec<u8>,
    plain: String,
    fixed: String,
    /// Empty when something was still going on.
    state: String,
}

impl Line {
    /// Whether what it seals was taken away on purpose, with the salt.
    #[must_use]
    pub fn is_erased(&self) -> bool {
        self.salt.is_empty()
    }

    /// The text that the daily event hashes of it.
    fn text(&self) -> String {
        format!("{} {} {} {} {}", self.kind, self.key, self.plain, self.fixed, self.state)
    }

    /// The line of a row as it stands, under a fresh salt.
    pub(super) fn sealing(row: Content, salt: [u8; 32]) -> Self {
        Self {
            seq: 0,
            kind: row.kind.to_owned(),
            key: row.key,
            plain: sha256_hex(&row.plain),
            fixed: commitment(&salt, "fixed", &row.fixed),
            state: row.state.map(|state| commitment(&salt, "state", &state)).unwrap_or_default(),
            salt: salt.to_vec(),
        }
    }

    fn commitment(&self, field: &str, text: &str) -> Option<String> {
        let salt: [u8; 32] = self.salt.as_slice().try_into().ok()?;
        Some(commitment(&salt, field, text))
    }

    /// Whether the row is still what was sealed; what became of it is compared only when it has not changed since `until`.
    #[must_use]
    pub fn is_of(&self, row: &Content, until: NaiveDateTime) -> bool {
        if self.plain != sha256_hex(&row.plain) {
            return false;
        }
        if self.is_erased() || row.is_blank {
            return self.is_erased() && row.is_blank;
        }
        if self.commitment("fixed", &row.fixed).as_ref() != Some(&self.fixed) {
            return false;
        }
        match &row.state {
            _ if row.changed >= until => true,
            // What came to an end may go on again, from then on.
            None => self.state.is_empty() || row.due.is_some_and(|due| due >= until),
            Some(state) => self.commitment("state", state).as_ref() == Some(&self.state),
        }
    }

    /// Whether it says all there is to say of the row now.
    pub(super) fn covers(&self, row: &Content) -> bool {
        match &row.state {
            None => self.state.is_empty(),
            Some(state) => self.commitment("state", state).as_ref() == Some(&self.state),
        }
    }
}

/// The newest line of each row, by kind and key.
///
/// # Errors
/// When the query fails.
pub fn newest(c: &mut AnyConnection) -> Result<BTreeMap<(String, String), Line>, StoreError> {
    let all: Vec<Line> = sealed_row::table.order(sealed_row::seq.asc()).load(c)?;
    Ok(all.into_iter().map(|line| ((line.kind.clone(), line.key.clone()), line)).collect())
}

/// The newest line of a row.
pub(super) fn newest_of(c: &mut AnyConnection, kind: &str, key: &str) -> Result<Option<Line>, StoreError> {
    let of_it = sealed_row::table.filter(sealed_row::kind.eq(kind)).filter(sealed_row::key.eq(key));
    Ok(of_it.order(sealed_row::seq.desc()).first(c).optional()?)
}

/// The digest of lines, and how many of them are of letters and of links.
#[must_use]
pub fn digest(lines: &[Line]) -> (String, u32, u32) {
    let mut texts: Vec<String> = lines.iter().map(|line| line.text() + "\n").collect();
    texts.sort();
    let of = |kind: &str| u32::try_from(lines.iter().filter(|l| l.kind == kind).count()).unwrap_or(u32::MAX);
    (sha256_hex(texts.concat()), of(LETTER), of(LINK))
}

/// Keeps the lines of a daily event.
///
/// # Errors
/// When the query fails.
pub fn keep(tx: &mut WriteTx<'_>, lines: Vec<Line>, appended: &Appended) -> Result<(), StoreError> {
    for line in lines {
        diesel::insert_into(sealed_row::table).values(Line { seq: appended.seq(), ..line }).execute(tx.connection)?;
    }
    Ok(())
}

/// The lines of a daily event.
///
/// # Errors
/// When the query fails.
pub fn of(c: &mut AnyConnection, seq: i64) -> Result<Vec<Line>, StoreError> {
    Ok(sealed_row::table.filter(sealed_row::seq.eq(seq)).load(c)?)
}

/// Takes away the salts of letters that are blank: what was sealed of them can no longer be guessed.
///
/// # Errors
/// When the query fails.
pub fn forget_blank_letters(tx: &mut WriteTx<'_>) -> Result<(), StoreError> {
    let blank = letter::table.filter(letter::body.eq("")).select(letter::id);
    let of_them = sealed_row::table.filter(sealed_row::kind.eq(LETTER)).filter(sealed_row::key.eq_any(blank));
    diesel::update(of_them).set(sealed_row::salt.eq(Vec::new())).execute(tx.connection)?;
    Ok(())
}

/// The hashes of the links that were sealed after a moment.
///
/// # Errors
/// When the query fails.
pub fn links_sealed_since(tx: &mut WriteTx<'_>, at: NaiveDateTime) -> Result<Vec<String>, StoreError> {
    let of_links = sealed_row::table.inner_join(event::table.on(event::seq.eq(sealed_row::seq))).filter(sealed_row::kind.eq(LINK));
    Ok(of_links.filter(event::at.gt(at)).select(sealed_row::key).distinct().load(tx.connection)?)
}

/// Takes away the salts of links that are no longer there.
///
/// # Errors
/// When the query fails.
pub fn forget_deleted_links(tx: &mut WriteTx<'_>) -> Result<(), StoreError> {
    let gone = sealed_row::table.filter(sealed_row::kind.eq(LINK)).filter(sealed_row::key.ne_all(link::table.select(link::hash)));
    diesel::update(gone).set(sealed_row::salt.eq(Vec::new())).execute(tx.connection)?;
    Ok(())
}
