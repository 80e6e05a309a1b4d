//! Handover acts and returns.

use super::connection::AnyConnection;
use super::error::StoreError;
use super::event::Appended;
use super::schema::{handover, take_back};
use super::state::{self, Stated, put};
use super::writer::WriteTx;
use crate::domain::event::Subject;
use crate::domain::handover::{Handover, Return};
use crate::domain::id::OrganisationId;
use crate::domain::number::Number;
use diesel::prelude::*;

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

/// Every act's row, for the replay to compare.
pub(super) fn rows(connection: &mut AnyConnection) -> Result<Vec<Stated>, StoreError> {
    let rows: Vec<(String, String, String, String, String, i64)> = handover::table.load(connection)?;
    let stated = rows.into_iter().map(|(number, request, organisation, status, text, seq)| {
        Stated::new(number, seq, text, |number, h: &Handover| {
            let same = number == h.number.to_string() && request == h.request.to_string();
            same && organisation == h.organisation.as_str() && status == h.state.as_str()
        })
    });
    Ok(stated.collect())
}

/// Every return's row, for the replay to compare.
pub(super) fn return_rows(connection: &mut AnyConnection) -> Result<Vec<Stated>, StoreError> {
    let rows: Vec<(String, String, String, i64)> = take_back::table.load(connection)?;
    let stated = rows.into_iter().map(|(number, handover, text, seq)| {
        Stated::new(number, seq, text, |number, r: &Return| number == r.number.to_string() && handover == r.handover.to_string())
    });
    Ok(stated.collect())
}

/// The acts and returns that name a frozen document, with its hash.
pub(super) fn papers(connection: &mut AnyConnection) -> Result<Vec<(String, String)>, StoreError> {
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
