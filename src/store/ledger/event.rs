//! Events of the ledger: appended, never changed. The only source of [`Appended`], which every projection demands.

use crate::domain::event::{Event, EventData};
use crate::domain::id::UserId;
use crate::domain::number::{Number, Series};
use crate::domain::subject::Subject;
use crate::ledger::{self, Frontier, Leaf, Root};
use crate::store::connection::AnyConnection;
use crate::store::error::StoreError;
use crate::store::ledger::outside::Erased;
use crate::store::schema::{device, event, event_private, log_hash};
use crate::store::tx::WriteTx;
use chrono::{DateTime, Utc};
use diesel::prelude::*;

/// Proof that an event was appended in this transaction. Only [`append`] makes one, and every projection takes one, so the compiler
/// ensures that no state changes without a ledger entry.
#[derive(Debug)]
pub struct Appended {
    seq: i64,
    subject: Subject,
    key: String,
}

impl Appended {
    /// The event's sequence number.
    #[must_use]
    pub const fn seq(&self) -> i64 {
        self.seq
    }

    /// The sequence number, if the event is about this record; else an error.
    pub(in crate::store) fn about(&self, subject: Subject, key: &str) -> Result<i64, StoreError> {
        if self.subject == subject && self.key == key {
            Ok(self.seq)
        } else {
            Err(StoreError::inconsistent("event", self.seq, format!("it is about {} {}, not {subject} {key}", self.subject, self.key)))
        }
    }
}

fn place(seq: u64) -> Result<i64, StoreError> {
    i64::try_from(seq).map_err(|e| StoreError::inconsistent("event", seq, e))
}

fn count(seq: i64) -> Result<u64, StoreError> {
    u64::try_from(seq).map_err(|e| StoreError::inconsistent("event", seq, e))
}

fn digest(index: i64, bytes: &[u8]) -> Result<[u8; 32], StoreError> {
    bytes.try_into().map_err(|e| StoreError::inconsistent("log_hash", index, e))
}

/// Appends an event: seals its leaf, and stores its tree hashes and the erasable texts beside it with their salts.
///
/// # Errors
/// When the event is too long for a leaf, or a statement fails.
pub fn append(tx: &mut WriteTx<'_>, actor: &UserId, happened: Event) -> Result<Appended, StoreError> {
    let seq = tx.edge.size();
    let (subject, key, at) = (happened.subject, happened.key.clone(), tx.now());
    tx.erased |= matches!(happened.happening, EventData::Contact { present: false, .. } | EventData::Erasure { .. });
    let entropy = tx.entropy;
    let sealed = ledger::seal(happened, seq, (actor, tx.channel), at, || entropy.salt()).map_err(|e| StoreError::Broken(e.to_string()))?;
    let hashes = tx.edge.append(&sealed.bytes).map_err(|e| StoreError::Broken(e.to_string()))?;
    let seq = place(seq)?;
    diesel::insert_into(event::table)
        .values((
            event::seq.eq(seq),
            event::leaf.eq(&sealed.bytes),
            event::subject.eq(subject.as_str()),
            event::key.eq(&key),
            event::actor.eq(actor.as_str()),
            event::at.eq(at.naive_utc()),
        ))
        .execute(tx.connection)?;
    for (index, hash) in hashes {
        diesel::insert_into(log_hash::table)
            .values((log_hash::idx.eq(place(index)?), log_hash::hash.eq(hash.to_vec())))
            .execute(tx.connection)?;
    }
    for aside in sealed.private {
        diesel::insert_into(event_private::table)
            .values((
                event_private::seq.eq(seq),
                event_private::field.eq(aside.field),
                event_private::salt.eq(aside.salt.to_vec()),
                event_private::value.eq(aside.value),
            ))
            .execute(tx.connection)?;
    }
    Ok(Appended { seq, subject, key })
}

/// What events from `from` on say was erased for good.
///
/// # Errors
/// When the query fails or an event cannot be parsed.
pub fn erased_since(connection: &mut AnyConnection, from: u64) -> Result<Vec<Erased>, StoreError> {
    let rows: Vec<(i64, Vec<u8>)> = event::table
        .filter(event::subject.eq_any([Subject::Contact.as_str(), Subject::Erasure.as_str()]))
        .filter(event::seq.ge(place(from)?))
        .order(event::seq.asc())
        .select((event::seq, event::leaf))
        .load(connection)?;
    let mut erased = Vec::new();
    for (seq, bytes) in rows {
        let read = ledger::read(&bytes).map_err(|e| StoreError::inconsistent("event", seq, e))?;
        match read.what {
            EventData::Contact { organisation, present: false } => {
                erased.push(Erased::Contact { organisation: organisation.to_string(), id: read.key });
            }
            EventData::Erasure { seq, field } => {
                let commitment = leaf(connection, place(seq)?)?.and_then(|of| of.private.get(&field).cloned());
                erased.extend(commitment.map(|commitment| Erased::Text { seq, field, commitment }));
            }
            _ => {}
        }
    }
    Ok(erased)
}

/// The next number of a series. Numbers have no gaps: a rollback frees the number again.
///
/// # Errors
/// When the query fails.
pub fn next_number(tx: &mut WriteTx<'_>, series: Series, year: i32) -> Result<Number, StoreError> {
    use crate::store::schema::series::dsl;
    let last: Option<i64> =
        dsl::series.filter(dsl::prefix.eq(series.as_str())).filter(dsl::year.eq(year)).select(dsl::last).first(tx.connection).optional()?;
    let place = last.unwrap_or(0) + 1;
    if last.is_some() {
        diesel::update(dsl::series.filter(dsl::prefix.eq(series.as_str())).filter(dsl::year.eq(year)))
            .set(dsl::last.eq(place))
            .execute(tx.connection)?;
    } else {
        diesel::insert_into(dsl::series)
            .values((dsl::prefix.eq(series.as_str()), dsl::year.eq(year), dsl::last.eq(place)))
            .execute(tx.connection)?;
    }
    tx.gave_number = true;
    Ok(Number { series, year, place })
}

/// Gives the numbers of a series up to and with `last` no more; returns the first and last one left out, if there are any.
///
/// # Errors
/// When the query fails.
pub fn skip_to(tx: &mut WriteTx<'_>, series: Series, year: i32, last: i64) -> Result<Option<(i64, i64)>, StoreError> {
    use crate::store::schema::series::dsl;
    let row = dsl::series.filter(dsl::prefix.eq(series.as_str())).filter(dsl::year.eq(year));
    let there: Option<i64> = row.select(dsl::last).first(tx.connection).optional()?;
    match there {
        Some(known) if known >= last => return Ok(None),
        Some(_) => drop(
            diesel::update(dsl::series.filter(dsl::prefix.eq(series.as_str())).filter(dsl::year.eq(year)))
                .set(dsl::last.eq(last))
                .execute(tx.connection)?,
        ),
        None if last < 1 => return Ok(None),
        None => drop(
            diesel::insert_into(dsl::series)
                .values((dsl::prefix.eq(series.as_str()), dsl::year.eq(year), dsl::last.eq(last)))
                .execute(tx.connection)?,
        ),
    }
    Ok(Some((there.unwrap_or(0) + 1, last)))
}

/// The last number of each series and year.
///
/// # Errors
/// When the query fails.
pub fn last_numbers(connection: &mut AnyConnection) -> Result<Vec<(String, i32, i64)>, StoreError> {
    use crate::store::schema::series::dsl;
    Ok(dsl::series.select((dsl::prefix, dsl::year, dsl::last)).order((dsl::prefix, dsl::year)).load(connection)?)
}

/// The number of events.
///
/// # Errors
/// When the query fails.
pub fn size(connection: &mut AnyConnection) -> Result<u64, StoreError> {
    let last: Option<i64> = event::table.select(event::seq).order(event::seq.desc()).first(connection).optional()?;
    last.map_or(Ok(0), |seq| count(seq + 1))
}

/// The last stored hash with its index; `None` while there is no event.
pub(in crate::store) fn tip(connection: &mut AnyConnection) -> Result<Option<(u64, [u8; 32])>, StoreError> {
    let last: Option<(i64, Vec<u8>)> = log_hash::table.order(log_hash::idx.desc()).first(connection).optional()?;
    last.map(|(index, hash)| Ok((count(index)?, digest(index, &hash)?))).transpose()
}

/// The right edge (frontier) of the Merkle tree, from which the next leaf is appended.
pub(in crate::store) fn edge(connection: &mut AnyConnection) -> Result<Frontier, StoreError> {
    let size = size(connection)?;
    let indexes = Frontier::needs(size).into_iter().map(place).collect::<Result<Vec<i64>, _>>()?;
    let rows: Vec<(i64, Vec<u8>)> = log_hash::table.filter(log_hash::idx.eq_any(&indexes)).load(connection)?;
    let hashes = rows.into_iter().map(|(i, h)| Ok((count(i)?, digest(i, &h)?))).collect::<Result<Vec<_>, StoreError>>()?;
    Ok(Frontier::new(size, hashes))
}

/// The root of the Merkle tree, computed from the stored edge.
///
/// # Errors
/// When the query fails or the stored hashes do not fit together.
pub fn root(connection: &mut AnyConnection) -> Result<Root, StoreError> {
    edge(connection)?.root().map_err(|e| StoreError::inconsistent("log_hash", "edge", e))
}

/// The times of the newest events, newest first, at most `most`, back to and with the last event of a subject.
///
/// # Errors
/// When the query fails.
pub fn times_since(connection: &mut AnyConnection, subject: Subject, most: i64) -> Result<Vec<DateTime<Utc>>, StoreError> {
    let last: Option<i64> =
        event::table.filter(event::subject.eq(subject.as_str())).select(diesel::dsl::max(event::seq)).first(connection)?;
    let times: Vec<chrono::NaiveDateTime> =
        event::table.filter(event::seq.ge(last.unwrap_or(0))).order(event::seq.desc()).limit(most).select(event::at).load(connection)?;
    Ok(times.into_iter().map(|at| at.and_utc()).collect())
}

/// One event with the texts beside it.
#[derive(Clone, Debug)]
pub struct Line {
    /// The event's leaf.
    pub leaf: Leaf,
    /// The erasable texts by field. Erased ones are missing, although the leaf still holds their commitments.
    pub private: Vec<(String, String)>,
}

impl Line {
    /// The text of a field.
    #[must_use]
    pub fn text(&self, field: &str) -> Option<&str> {
        self.private.iter().find(|(f, _)| f == field).map(|(_, v)| v.as_str())
    }
}

/// Sequence number, field and text.
type Text = (i64, String, String);
/// The columns of `Text`.
const TEXT: (event_private::seq, event_private::field, event_private::value) =
    (event_private::seq, event_private::field, event_private::value);

/// The lowest and the highest sequence number of these rows.
fn ends(rows: &[(i64, Vec<u8>)]) -> (i64, i64) {
    let seqs = || rows.iter().map(|(seq, _)| *seq);
    (seqs().min().unwrap_or(i64::MAX), seqs().max().unwrap_or(i64::MIN))
}

fn lines(rows: Vec<(i64, Vec<u8>)>, mut texts: Vec<Text>) -> Result<Vec<Line>, StoreError> {
    rows.into_iter()
        .map(|(seq, leaf)| {
            let leaf = ledger::read(&leaf).map_err(|e| StoreError::inconsistent("event", seq, e))?;
            let private = texts.extract_if(.., |(s, _, _)| *s == seq).map(|(_, f, v)| (f, v)).collect();
            Ok(Line { leaf, private })
        })
        .collect()
}

/// One page of the events about a record, newest first, before `before`, at most `limit`.
///
/// # Errors
/// When the query fails or an event cannot be parsed.
pub fn history(
    connection: &mut AnyConnection,
    subject: Subject,
    key: &str,
    before: Option<i64>,
    limit: i64,
) -> Result<Vec<Line>, StoreError> {
    let rows: Vec<(i64, Vec<u8>)> = event::table
        .filter(event::subject.eq(subject.as_str()))
        .filter(event::key.eq(key))
        .filter(event::seq.lt(before.unwrap_or(i64::MAX)))
        .order(event::seq.desc())
        .limit(limit)
        .select((event::seq, event::leaf))
        .load(connection)?;
    // A subquery instead of a list of numbers keeps the SQL text constant, for the prepared-statement cache.
    let (oldest, newest) = ends(&rows);
    let of_it = event::table
        .filter(event::subject.eq(subject.as_str()))
        .filter(event::key.eq(key))
        .filter(event::seq.ge(oldest))
        .filter(event::seq.le(newest))
        .select(event::seq);
    let texts = event_private::table.filter(event_private::seq.eq_any(of_it)).select(TEXT).load(connection)?;
    lines(rows, texts)
}

/// One page of all events, newest first, before `before`, at most `limit`.
///
/// # Errors
/// When the query fails or an event cannot be parsed.
pub fn newest(connection: &mut AnyConnection, before: Option<i64>, limit: i64) -> Result<Vec<Line>, StoreError> {
    let rows: Vec<(i64, Vec<u8>)> = event::table
        .filter(event::seq.lt(before.unwrap_or(i64::MAX)))
        .order(event::seq.desc())
        .limit(limit)
        .select((event::seq, event::leaf))
        .load(connection)?;
    let (oldest, newest) = ends(&rows);
    let texts =
        event_private::table.filter(event_private::seq.ge(oldest)).filter(event_private::seq.le(newest)).select(TEXT).load(connection)?;
    lines(rows, texts)
}

/// An event row as stored, for verification.
#[derive(Clone, Debug)]
pub struct Stored {
    /// Sequence number in the column.
    pub seq: u64,
    /// Bytes of the leaf.
    pub leaf: Vec<u8>,
    /// Columns copied from the leaf: subject, key, actor, time.
    pub columns: (String, String, String, DateTime<Utc>),
}

/// Event rows in order from `from`, at most `limit`, to verify the ledger in pieces.
///
/// # Errors
/// When the query fails.
pub fn walk(connection: &mut AnyConnection, from: u64, limit: i64) -> Result<Vec<Stored>, StoreError> {
    type Row = (i64, Vec<u8>, String, String, String, chrono::NaiveDateTime);
    let rows: Vec<Row> = event::table.filter(event::seq.ge(place(from)?)).order(event::seq.asc()).limit(limit).load(connection)?;
    rows.into_iter()
        .map(|(seq, leaf, subject, key, actor, at)| Ok(Stored { seq: count(seq)?, leaf, columns: (subject, key, actor, at.and_utc()) }))
        .collect()
}

/// Stored tree hashes in order from index `from`, at most `limit`.
///
/// # Errors
/// When the query fails.
pub fn hashes(connection: &mut AnyConnection, from: u64, limit: i64) -> Result<Vec<(u64, [u8; 32])>, StoreError> {
    let rows: Vec<(i64, Vec<u8>)> =
        log_hash::table.filter(log_hash::idx.ge(place(from)?)).order(log_hash::idx.asc()).limit(limit).load(connection)?;
    rows.into_iter().map(|(i, h)| Ok((count(i)?, digest(i, &h)?))).collect()
}

/// Texts with their salts, to check against the commitments in the leaves: sequence number, field, salt, text.
pub type Commitments = Vec<(u64, String, Vec<u8>, String)>;

/// The texts of events from `from` up to but not including `to`.
///
/// # Errors
/// When the query fails.
pub fn private_of(connection: &mut AnyConnection, from: u64, to: u64) -> Result<Commitments, StoreError> {
    let rows: Vec<(i64, String, Vec<u8>, String)> =
        event_private::table.filter(event_private::seq.ge(place(from)?)).filter(event_private::seq.lt(place(to)?)).load(connection)?;
    rows.into_iter().map(|(s, f, salt, v)| Ok((count(s)?, f, salt, v))).collect()
}

/// One text of one event.
///
/// # Errors
/// When the query fails.
pub fn private(connection: &mut AnyConnection, seq: i64, field: &str) -> Result<Option<String>, StoreError> {
    Ok(event_private::table.find((seq, field)).select(event_private::value).first(connection).optional()?)
}

/// Erases the texts and salts of all events about a record. Their commitments stay in the leaves, so the tree stays valid.
///
/// # Errors
/// When the query fails.
pub fn erase_private(tx: &mut WriteTx<'_>, subject: Subject, key: &str) -> Result<(), StoreError> {
    let seqs: Vec<i64> =
        event::table.filter(event::subject.eq(subject.as_str())).filter(event::key.eq(key)).select(event::seq).load(tx.connection)?;
    diesel::delete(event_private::table.filter(event_private::seq.eq_any(seqs))).execute(tx.connection)?;
    Ok(())
}

/// Erases one text and its salt. Its commitment stays in the leaf, so the tree stays valid.
///
/// # Errors
/// When the query fails.
pub fn erase_text(tx: &mut WriteTx<'_>, seq: i64, field: &str) -> Result<(), StoreError> {
    diesel::delete(event_private::table.find((seq, field))).execute(tx.connection)?;
    Ok(())
}

/// The leaf with a sequence number.
///
/// # Errors
/// When the query fails or the event cannot be parsed.
pub fn leaf(connection: &mut AnyConnection, seq: i64) -> Result<Option<Leaf>, StoreError> {
    let row: Option<Vec<u8>> = event::table.find(seq).select(event::leaf).first(connection).optional()?;
    row.map(|leaf| ledger::read(&leaf).map_err(|e| StoreError::inconsistent("event", seq, e))).transpose()
}

/// Time of the last event about a record.
///
/// # Errors
/// When the query fails.
pub fn last_at(connection: &mut AnyConnection, subject: Subject, key: &str) -> Result<Option<chrono::DateTime<chrono::Utc>>, StoreError> {
    let of_it = event::table.filter(event::subject.eq(subject.as_str())).filter(event::key.eq(key));
    let last: Option<chrono::NaiveDateTime> = of_it.order(event::seq.desc()).select(event::at).first(connection).optional()?;
    Ok(last.map(|at| at.and_utc()))
}

/// Events of a subject with exactly this text beside them, oldest first, at most 1,000: key and time.
///
/// # Errors
/// When the query fails.
pub fn with_private(
    connection: &mut AnyConnection,
    subject: Subject,
    value: &str,
) -> Result<Vec<(String, chrono::DateTime<chrono::Utc>)>, StoreError> {
    let rows: Vec<(String, chrono::NaiveDateTime)> = event::table
        .inner_join(event_private::table.on(event_private::seq.eq(event::seq)))
        .filter(event::subject.eq(subject.as_str()))
        .filter(event_private::value.eq(value))
        .order(event::seq.asc())
        .limit(1_000)
        .select((event::key, event::at))
        .load(connection)?;
    Ok(rows.into_iter().map(|(key, at)| (key, at.and_utc())).collect())
}

/// The newest text of a field among the events about a record, if not erased.
///
/// # Errors
/// When the query fails.
pub fn text_of(connection: &mut AnyConnection, subject: Subject, key: &str, field: &str) -> Result<Option<String>, StoreError> {
    Ok(newest_text(connection, subject, key, field)?.map(|(_, text)| text))
}

/// The newest text of a field among the events about a record with the sequence number of its event, if not erased.
///
/// # Errors
/// When the query fails.
pub fn newest_text(connection: &mut AnyConnection, subject: Subject, key: &str, field: &str) -> Result<Option<(u64, String)>, StoreError> {
    let row: Option<(i64, String)> = event::table
        .inner_join(event_private::table.on(event_private::seq.eq(event::seq)))
        .filter(event::subject.eq(subject.as_str()))
        .filter(event::key.eq(key))
        .filter(event_private::field.eq(field))
        .order(event::seq.desc())
        .select((event::seq, event_private::value))
        .first(connection)
        .optional()?;
    row.map(|(seq, text)| Ok((count(seq)?, text))).transpose()
}

/// All leaves of a subject, in order.
///
/// # Errors
/// When the query fails or an event cannot be parsed.
pub fn of_subject(connection: &mut AnyConnection, subject: Subject) -> Result<Vec<Leaf>, StoreError> {
    let rows: Vec<(i64, Vec<u8>)> = event::table
        .filter(event::subject.eq(subject.as_str()))
        .order(event::seq.asc())
        .select((event::seq, event::leaf))
        .load(connection)?;
    rows.into_iter().map(|(seq, leaf)| ledger::read(&leaf).map_err(|e| StoreError::inconsistent("event", seq, e))).collect()
}

/// All leaves about a record, in order.
///
/// # Errors
/// When the query fails or an event cannot be parsed.
pub fn leaves_of(connection: &mut AnyConnection, subject: Subject, key: &str) -> Result<Vec<Leaf>, StoreError> {
    let rows: Vec<(i64, Vec<u8>)> = event::table
        .filter(event::subject.eq(subject.as_str()))
        .filter(event::key.eq(key))
        .order(event::seq.asc())
        .select((event::seq, event::leaf))
        .load(connection)?;
    rows.into_iter().map(|(seq, leaf)| ledger::read(&leaf).map_err(|e| StoreError::inconsistent("event", seq, e))).collect()
}

/// Tags that the ledger knows and the table of devices does not: those whose reception was undone.
///
/// # Errors
/// When the query fails.
pub fn devices_without_row(connection: &mut AnyConnection) -> Result<Vec<String>, StoreError> {
    let there = device::table.select(device::tag);
    Ok(event::table
        .filter(event::subject.eq(Subject::Device.as_str()))
        .filter(event::key.ne_all(there))
        .select(event::key)
        .distinct()
        .load(connection)?)
}

/// Number of different records of a subject in the ledger.
///
/// # Errors
/// When the query fails.
pub fn distinct(connection: &mut AnyConnection, subject: Subject) -> Result<u64, StoreError> {
    let n: i64 = event::table
        .filter(event::subject.eq(subject.as_str()))
        .select(diesel::dsl::count(event::key).aggregate_distinct())
        .first(connection)?;
    count(n)
}
