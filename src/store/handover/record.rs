//! Handovers, returns, and scanned copies of acts signed on paper.

use crate::domain::handover::{Handover, HandoverState, Return};
use crate::domain::id::OrganisationId;
use crate::domain::number::Number;
use crate::domain::subject::Subject;
use crate::ledger::sha256_hex;
use crate::store::connection::AnyConnection;
use crate::store::error::StoreError;
use crate::store::ledger::event::Appended;
use crate::store::schema::{act_copy, handover, take_back};
use crate::store::state;
use crate::store::state::{ComparableRow, put};
use crate::store::tx::WriteTx;
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

/// Start of the appointment, for the indexed column; none when cancelled or when the handover is closed.
fn meets(h: &Handover) -> Option<NaiveDateTime> {
    let open = matches!(h.state, HandoverState::Preparing | HandoverState::Awaiting);
    h.appointment.as_ref().filter(|a| open && !a.cancelled).map(|a| a.from.naive_utc())
}

/// Inserts or updates a handover.
///
/// # Errors
/// When the query fails.
pub fn project(tx: &mut WriteTx<'_>, h: &Handover, appended: &Appended) -> Result<(), StoreError> {
    let number = h.number.to_string();
    let seq = appended.about(Subject::Handover, &number)?;
    put!(tx.connection, handover, number = number.as_str(), {
        request = h.request.to_string(),
        organisation = h.organisation.as_str(),
        status = h.state.as_str(),
        state = state::write("handover", &number, h)?,
        seq = seq,
        meets = meets(h),
    });
    Ok(())
}

/// Inserts or updates a return.
///
/// # Errors
/// When the query fails.
pub fn project_return(tx: &mut WriteTx<'_>, r: &Return, appended: &Appended) -> Result<(), StoreError> {
    let number = r.number.to_string();
    let seq = appended.about(Subject::Return, &number)?;
    put!(tx.connection, take_back, number = number.as_str(), {
        handover = r.handover.to_string(),
        state = state::write("take_back", &number, r)?,
        seq = seq,
    });
    Ok(())
}

/// A handover, with the sequence number of its last event (which holds the signatories' names).
///
/// # Errors
/// When the query fails or the stored row is invalid.
pub fn find(connection: &mut AnyConnection, number: Number) -> Result<Option<(Handover, i64)>, StoreError> {
    let key = number.to_string();
    let row: Option<(String, i64)> = handover::table.find(&key).select((handover::state, handover::seq)).first(connection).optional()?;
    row.map(|(text, seq)| Ok((state::read("handover", &key, &text)?, seq))).transpose()
}

/// Filter of a list of handovers.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    pub request: Option<Number>,
    pub organisation: Option<OrganisationId>,
}

/// One page of handovers, newest first, before `before`, at most `limit`.
///
/// # Errors
/// When the query fails or a stored row is invalid.
pub fn list(connection: &mut AnyConnection, filter: &Filter, before: Option<Number>, limit: u16) -> Result<Vec<Handover>, StoreError> {
    let mut query = handover::table.into_boxed();
    if let Some(request) = filter.request {
        query = query.filter(handover::request.eq(request.to_string()));
    }
    if let Some(organisation) = &filter.organisation {
        query = query.filter(handover::organisation.eq(organisation.as_str()));
    }
    if let Some(before) = before {
        query = query.filter(handover::number.lt(before.to_string()));
    }
    let rows: Vec<(String, String)> =
        query.order(handover::number.desc()).limit(i64::from(limit)).select((handover::number, handover::state)).load(connection)?;
    rows.into_iter().map(|(key, text)| state::read("handover", &key, &text)).collect()
}

/// Open handovers with an appointment at or after `from`, the earliest first; of one organisation or of all.
///
/// # Errors
/// When the query fails or a stored row is invalid.
pub fn coming(
    connection: &mut AnyConnection,
    from: DateTime<Utc>,
    organisation: Option<&OrganisationId>,
    limit: u16,
) -> Result<Vec<Handover>, StoreError> {
    let mut query = handover::table.filter(handover::meets.ge(from.naive_utc())).into_boxed();
    if let Some(organisation) = organisation {
        query = query.filter(handover::organisation.eq(organisation.as_str()));
    }
    let rows: Vec<(String, String)> = query
        .order((handover::meets.asc(), handover::number.asc()))
        .limit(i64::from(limit))
        .select((handover::number, handover::state))
        .load(connection)?;
    rows.into_iter().map(|(key, text)| state::read("handover", &key, &text)).collect()
}

/// Stores the scanned copy of an act signed on paper.
///
/// # Errors
/// When the query fails.
pub fn keep_copy(tx: &mut WriteTx<'_>, number: Number, media: &str, bytes: &[u8], appended: &Appended) -> Result<(), StoreError> {
    let key = number.to_string();
    let seq = appended.about(Subject::Handover, &key)?;
    diesel::insert_into(act_copy::table)
        .values((act_copy::number.eq(&key), act_copy::media.eq(media), act_copy::bytes.eq(bytes), act_copy::seq.eq(seq)))
        .execute(tx.connection)?;
    Ok(())
}

/// Handovers that await the recipient's signature, the oldest first, at most `limit`; of one organisation or of all.
///
/// # Errors
/// When the query fails or a stored row is invalid.
pub fn awaiting(connection: &mut AnyConnection, organisation: Option<&OrganisationId>, limit: u16) -> Result<Vec<Handover>, StoreError> {
    let mut query = handover::table.filter(handover::status.eq(HandoverState::Awaiting.as_str())).into_boxed();
    if let Some(organisation) = organisation {
        query = query.filter(handover::organisation.eq(organisation.as_str()));
    }
    let rows: Vec<(String, String)> =
        query.order(handover::number.asc()).limit(i64::from(limit)).select((handover::number, handover::state)).load(connection)?;
    rows.into_iter().map(|(key, text)| state::read("handover", &key, &text)).collect()
}

/// The scanned copy of an act signed on paper: media type and bytes.
///
/// # Errors
/// When the query fails.
pub fn copy_of(connection: &mut AnyConnection, number: Number) -> Result<Option<(String, Vec<u8>)>, StoreError> {
    let key = number.to_string();
    Ok(act_copy::table.find(&key).select((act_copy::media, act_copy::bytes)).first(connection).optional()?)
}

/// Numbers of handovers whose scanned copy differs from what their act says, is missing, or should not exist.
pub(in crate::store) fn wrong_copies(connection: &mut AnyConnection) -> Result<Vec<String>, StoreError> {
    let acts: Vec<(String, String, i64)> = handover::table.select((handover::number, handover::state, handover::seq)).load(connection)?;
    let mut wrong = Vec::new();
    for (number, text, seq) in acts {
        let said = serde_json::from_str::<Handover>(&text).ok().and_then(|act| act.copy);
        let kept: Option<(String, Vec<u8>, i64)> =
            act_copy::table.find(&number).select((act_copy::media, act_copy::bytes, act_copy::seq)).first(connection).optional()?;
        let fits = match (&said, &kept) {
            (None, None) => true,
            (Some(said), Some((media, bytes, at))) => sha256_hex(bytes) == *said && media_of(bytes) == Some(media.as_str()) && *at == seq,
            _ => false,
        };
        if !fits {
            wrong.push(number);
        }
    }
    Ok(wrong)
}

/// Media type of a scanned copy, by its first bytes: PDF, JPEG or PNG.
#[must_use]
pub fn media_of(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(b"%PDF-") {
        Some("application/pdf")
    } else if bytes.starts_with(b"\xff\xd8\xff") {
        Some("image/jpeg")
    } else if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        Some("image/png")
    } else {
        None
    }
}

/// The returns of a handover, the oldest first, at most 1,000.
///
/// # Errors
/// When the query fails or a stored row is invalid.
pub fn returns_of(connection: &mut AnyConnection, number: Number) -> Result<Vec<Return>, StoreError> {
    let rows: Vec<(String, String)> = take_back::table
        .filter(take_back::handover.eq(number.to_string()))
        .order(take_back::number.asc())
        .limit(1000)
        .select((take_back::number, take_back::state))
        .load(connection)?;
    rows.into_iter().map(|(key, text)| state::read("take_back", &key, &text)).collect()
}

/// A return by its number.
///
/// # Errors
/// When the query fails or the stored row is invalid.
pub fn find_return(connection: &mut AnyConnection, number: Number) -> Result<Option<Return>, StoreError> {
    let key = number.to_string();
    let row: Option<String> = take_back::table.find(&key).select(take_back::state).first(connection).optional()?;
    row.map(|text| state::read("take_back", &key, &text)).transpose()
}

/// A handover row: number, request, organisation, status, state, sequence number, start of the appointment.
type ActRow = (String, String, String, String, String, i64, Option<NaiveDateTime>);

/// Every handover row, for the replay.
pub(in crate::store) fn rows(connection: &mut AnyConnection) -> Result<Vec<ComparableRow>, StoreError> {
    let rows: Vec<ActRow> = handover::table.load(connection)?;
    let stated = rows.into_iter().map(|(number, request, organisation, status, text, seq, met)| {
        ComparableRow::new(number, seq, text, |number, h: &Handover| {
            let same = number == h.number.to_string() && request == h.request.to_string();
            same && organisation == h.organisation.as_str() && status == h.state.as_str() && met == meets(h)
        })
    });
    Ok(stated.collect())
}

/// Every return row, for the replay.
pub(in crate::store) fn return_rows(connection: &mut AnyConnection) -> Result<Vec<ComparableRow>, StoreError> {
    let rows: Vec<(String, String, String, i64)> = take_back::table.load(connection)?;
    let stated = rows.into_iter().map(|(number, handover, text, seq)| {
        ComparableRow::new(number, seq, text, |number, r: &Return| number == r.number.to_string() && handover == r.handover.to_string())
    });
    Ok(stated.collect())
}

/// Number and document hash of every signed handover and return.
pub(in crate::store) fn papers(connection: &mut AnyConnection) -> Result<Vec<(String, String)>, StoreError> {
    let rows: Vec<(String, String)> = handover::table.select((handover::number, handover::state)).load(connection)?;
    let papers = rows.into_iter().filter_map(|(number, text)| {
        let act: Handover = serde_json::from_str(&text).ok()?;
        Some((number, act.document?))
    });
    let returns: Vec<(String, String)> = take_back::table.select((take_back::number, take_back::state)).load(connection)?;
    let notes = returns.into_iter().filter_map(|(number, text)| {
        let returned: Return = serde_json::from_str(&text).ok()?;
        Some((number, returned.document))
    });
    Ok(papers.chain(notes).collect())
}
