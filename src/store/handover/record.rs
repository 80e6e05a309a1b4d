//! Handover acts and returns.

use crate::domain::handover::{Handover, HandoverState, Return};
use crate::domain::id::OrganisationId;
use crate::domain::number::Number;
use crate::domain::subject::Subject;
use crate::store::connection::AnyConnection;
use crate::store::error::StoreError;
use crate::store::ledger::event::Appended;
use crate::store::schema::{act_copy, handover, take_back};
use crate::store::state;
use crate::store::state::{Stated, put};
use crate::store::tx::WriteTx;
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;
use sha2::{Digest, Sha256};

/// When both are to meet; none when they are not, or not any more.
fn meets(h: &Handover) -> Option<NaiveDateTime> {
    let open = matches!(h.state, HandoverState::Preparing | HandoverState::Awaiting);
    h.appointment.as_ref().filter(|a| open && !a.cancelled).map(|a| a.from.naive_utc())
}

/// Writes what an act became.
///
/// # Errors
/// When the database refuses.
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

/// Writes a return.
///
/// # Errors
/// When the database refuses.
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

/// An act, with the place of its last event (for the signatories).
///
/// # Errors
/// When the database refuses or the row makes no sense.
pub fn find(connection: &mut AnyConnection, number: Number) -> Result<Option<(Handover, i64)>, StoreError> {
    let key = number.to_string();
    let row: Option<(String, i64)> = handover::table.find(&key).select((handover::state, handover::seq)).first(connection).optional()?;
    row.map(|(text, seq)| Ok((state::read("handover", &key, &text)?, seq))).transpose()
}

/// Which acts a list shows.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// For this request.
    pub request: Option<Number>,
    /// For this organisation.
    pub organisation: Option<OrganisationId>,
}

/// Acts, newest first, before a number (the next page), at most `limit`.
///
/// # Errors
/// When the database refuses or a row makes no sense.
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

/// The acts with an appointment from a moment on, the next one first; of one organisation, or of all.
///
/// # Errors
/// When the database refuses or a row makes no sense.
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

/// Keeps the copy of an act that was signed on paper.
///
/// # Errors
/// When the database refuses.
pub fn keep_copy(tx: &mut WriteTx<'_>, number: Number, media: &str, bytes: &[u8], appended: &Appended) -> Result<(), StoreError> {
    let key = number.to_string();
    let seq = appended.about(Subject::Handover, &key)?;
    diesel::insert_into(act_copy::table)
        .values((act_copy::number.eq(&key), act_copy::media.eq(media), act_copy::bytes.eq(bytes), act_copy::seq.eq(seq)))
        .execute(tx.connection)?;
    Ok(())
}

/// Acts that wait for their recipient's signature, the oldest first, at most `limit`; of one organisation, or of all.
///
/// # Errors
/// When the database refuses or a row makes no sense.
pub fn awaiting(connection: &mut AnyConnection, organisation: Option<&OrganisationId>, limit: u16) -> Result<Vec<Handover>, StoreError> {
    let mut query = handover::table.filter(handover::status.eq(HandoverState::Awaiting.as_str())).into_boxed();
    if let Some(organisation) = organisation {
        query = query.filter(handover::organisation.eq(organisation.as_str()));
    }
    let rows: Vec<(String, String)> =
        query.order(handover::number.asc()).limit(i64::from(limit)).select((handover::number, handover::state)).load(connection)?;
    rows.into_iter().map(|(key, text)| state::read("handover", &key, &text)).collect()
}

/// The copy of an act that was signed on paper: its media type and its bytes.
///
/// # Errors
/// When the database refuses.
pub fn copy_of(connection: &mut AnyConnection, number: Number) -> Result<Option<(String, Vec<u8>)>, StoreError> {
    let key = number.to_string();
    Ok(act_copy::table.find(&key).select((act_copy::media, act_copy::bytes)).first(connection).optional()?)
}

/// The copies that are not what the acts say: other bytes, none where there should be one, one where there should be none.
pub(in crate::store) fn wrong_copies(connection: &mut AnyConnection) -> Result<Vec<String>, StoreError> {
    let acts: Vec<(String, String, i64)> = handover::table.select((handover::number, handover::state, handover::seq)).load(connection)?;
    let mut wrong = Vec::new();
    for (number, text, seq) in acts {
        let said = serde_json::from_str::<Handover>(&text).ok().and_then(|act| act.copy);
        let kept: Option<(String, Vec<u8>, i64)> =
            act_copy::table.find(&number).select((act_copy::media, act_copy::bytes, act_copy::seq)).first(connection).optional()?;
        let fits = match (&said, &kept) {
            (None, None) => true,
            (Some(said), Some((media, bytes, at))) => {
                hex::encode(Sha256::digest(bytes)) == *said && media_of(bytes) == Some(media.as_str()) && *at == seq
            }
            _ => false,
        };
        if !fits {
            wrong.push(number);
        }
    }
    Ok(wrong)
}

/// What a copy is, by its first bytes: a photograph or a PDF.
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

/// The returns from an act.
///
/// # Errors
/// When the database refuses or a row makes no sense.
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
/// When the database refuses or the row makes no sense.
pub fn find_return(connection: &mut AnyConnection, number: Number) -> Result<Option<Return>, StoreError> {
    let key = number.to_string();
    let row: Option<String> = take_back::table.find(&key).select(take_back::state).first(connection).optional()?;
    row.map(|text| state::read("take_back", &key, &text)).transpose()
}

/// An act's row: number, request, organisation, status, state, place in the ledger, when both are to meet.
type ActRow = (String, String, String, String, String, i64, Option<NaiveDateTime>);

/// Every act's row, for the replay to compare.
pub(in crate::store) fn rows(connection: &mut AnyConnection) -> Result<Vec<Stated>, StoreError> {
    let rows: Vec<ActRow> = handover::table.load(connection)?;
    let stated = rows.into_iter().map(|(number, request, organisation, status, text, seq, met)| {
        Stated::new(number, seq, text, |number, h: &Handover| {
            let same = number == h.number.to_string() && request == h.request.to_string();
            same && organisation == h.organisation.as_str() && status == h.state.as_str() && met == meets(h)
        })
    });
    Ok(stated.collect())
}

/// Every return's row, for the replay to compare.
pub(in crate::store) fn return_rows(connection: &mut AnyConnection) -> Result<Vec<Stated>, StoreError> {
    let rows: Vec<(String, String, String, i64)> = take_back::table.load(connection)?;
    let stated = rows.into_iter().map(|(number, handover, text, seq)| {
        Stated::new(number, seq, text, |number, r: &Return| number == r.number.to_string() && handover == r.handover.to_string())
    });
    Ok(stated.collect())
}

/// The acts and returns that name a frozen document, with its hash.
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
