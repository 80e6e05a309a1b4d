//! Proposals for a fair split, with their explanations.

use super::connection::AnyConnection;
use super::error::StoreError;
use super::schema::proposal;
use super::state::{self, ComparableRow, put};
use crate::domain::allocation::proposal::{Proposal, ProposalState, SplitReport};
use crate::domain::id::ProposalId;
use crate::domain::subject::Subject;
use crate::ledger::sha256_hex;
use crate::store::ledger::event::Appended;
use crate::store::tx::WriteTx;
use diesel::prelude::*;

/// Inserts or updates a proposal; `working` is its explanation as JSON, and `None` keeps the stored one.
///
/// # Errors
/// When the query fails.
pub fn project(tx: &mut WriteTx<'_>, p: &Proposal, working: Option<&str>, appended: &Appended) -> Result<(), StoreError> {
    let id = p.id.as_str();
    let seq = appended.about(Subject::Proposal, id)?;
    let working = match working {
        Some(text) => text.to_owned(),
        None => proposal::table.find(id).select(proposal::working).first(tx.connection)?,
    };
    put!(tx.connection, proposal, id = id, {
        status = p.state.as_str(),
        state = state::write("proposal", id, p)?,
        working = working.as_str(),
        seq = seq,
    });
    Ok(())
}

/// A proposal by its id.
///
/// # Errors
/// When the query fails or the stored row is invalid.
pub fn find(connection: &mut AnyConnection, id: &ProposalId) -> Result<Option<Proposal>, StoreError> {
    let row: Option<String> = proposal::table.find(id.as_str()).select(proposal::state).first(connection).optional()?;
    row.map(|text| state::read("proposal", id.as_str(), &text)).transpose()
}

/// The explanation of a proposal.
///
/// # Errors
/// When the query fails or the stored row is invalid.
pub fn working(connection: &mut AnyConnection, id: &ProposalId) -> Result<Option<SplitReport>, StoreError> {
    let row: Option<String> = proposal::table.find(id.as_str()).select(proposal::working).first(connection).optional()?;
    row.map(|text| state::read("proposal", id.as_str(), &text)).transpose()
}

/// One page of proposals, newest first, before `before`, at most `limit`.
///
/// # Errors
/// When the query fails or a stored row is invalid.
pub fn list(connection: &mut AnyConnection, before: Option<&ProposalId>, limit: u16) -> Result<Vec<Proposal>, StoreError> {
    let mut query = proposal::table.into_boxed();
    if let Some(before) = before {
        query = query.filter(proposal::id.lt(before.as_str()));
    }
    let rows: Vec<(String, String)> =
        query.order(proposal::id.desc()).limit(i64::from(limit)).select((proposal::id, proposal::state)).load(connection)?;
    rows.into_iter().map(|(key, text)| state::read("proposal", &key, &text)).collect()
}

/// All open proposals, the oldest first.
///
/// # Errors
/// When the query fails or a stored row is invalid.
pub fn open(connection: &mut AnyConnection) -> Result<Vec<Proposal>, StoreError> {
    let rows: Vec<(String, String)> = proposal::table
        .filter(proposal::status.eq(ProposalState::Open.as_str()))
        .order(proposal::id.asc())
        .select((proposal::id, proposal::state))
        .load(connection)?;
    rows.into_iter().map(|(key, text)| state::read("proposal", &key, &text)).collect()
}

/// Every proposal row for the replay. Its explanation must have the digest that the last event seals.
pub(super) fn rows(connection: &mut AnyConnection) -> Result<Vec<ComparableRow>, StoreError> {
    let rows: Vec<(String, String, String, String, i64)> = proposal::table.load(connection)?;
    let stated = rows.into_iter().map(|(id, status, text, working, seq)| {
        let digest = sha256_hex(working.as_bytes());
        ComparableRow::new(id, seq, text, |id, p: &Proposal| id == p.id.as_str() && status == p.state.as_str() && digest == p.working)
    });
    Ok(stated.collect())
}
