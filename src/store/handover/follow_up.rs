//! Follow-ups, one for each handover.

use crate::domain::handover::follow_up::{FollowUp, FollowUpState};
use crate::domain::handover::{Handover, HandoverState};
use crate::domain::id::OrganisationId;
use crate::domain::number::Number;
use crate::domain::subject::Subject;
use crate::store::connection::AnyConnection;
use crate::store::error::StoreError;
use crate::store::ledger::event::Appended;
use crate::store::schema::{follow_up, handover};
use crate::store::state;
use crate::store::state::{ComparableRow, put};
use crate::store::tx::WriteTx;
use diesel::prelude::*;

/// Inserts or updates a follow-up.
///
/// # Errors
/// When the query fails.
pub fn project(tx: &mut WriteTx<'_>, f: &FollowUp, appended: &Appended) -> Result<(), StoreError> {
    let number = f.handover.to_string();
    let seq = appended.about(Subject::FollowUp, &number)?;
    put!(tx.connection, follow_up, number = number.as_str(), {
        organisation = f.organisation.as_str(),
        status = f.state.as_str(),
        to_do = f.is_to_do(),
        state = state::write("follow_up", &number, f)?,
        seq = seq,
    });
    Ok(())
}

/// The follow-up of a handover.
///
/// # Errors
/// When the query fails or the stored row is invalid.
pub fn find(connection: &mut AnyConnection, act: Number) -> Result<Option<FollowUp>, StoreError> {
    let key = act.to_string();
    let row: Option<String> = follow_up::table.find(&key).select(follow_up::state).first(connection).optional()?;
    row.map(|text| state::read("follow_up", &key, &text)).transpose()
}

/// Filter of a list of follow-ups.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    pub state: Option<FollowUpState>,
    /// Only those that need action by staff.
    pub to_do: bool,
    pub organisation: Option<OrganisationId>,
}

/// Follow-ups, the newest handover first, at most `limit`.
///
/// # Errors
/// When the query fails or a stored row is invalid.
pub fn list(connection: &mut AnyConnection, filter: &Filter, limit: u16) -> Result<Vec<FollowUp>, StoreError> {
    let mut query = follow_up::table.into_boxed();
    if let Some(state) = filter.state {
        query = query.filter(follow_up::status.eq(state.as_str()));
    }
    if filter.to_do {
        query = query.filter(follow_up::to_do.eq(true));
    }
    if let Some(organisation) = &filter.organisation {
        query = query.filter(follow_up::organisation.eq(organisation.as_str()));
    }
    let rows: Vec<(String, String)> =
        query.order(follow_up::number.desc()).limit(i64::from(limit)).select((follow_up::number, follow_up::state)).load(connection)?;
    rows.into_iter().map(|(key, text)| state::read("follow_up", &key, &text)).collect()
}

/// Signed handovers without a follow-up, the oldest first, at most `limit`.
///
/// # Errors
/// When the query fails or a stored row is invalid.
pub fn unasked(connection: &mut AnyConnection, limit: u16) -> Result<Vec<Handover>, StoreError> {
    let asked = follow_up::table.select(follow_up::number);
    let rows: Vec<(String, String)> = handover::table
        .filter(handover::status.eq(HandoverState::Signed.as_str()))
        .filter(handover::number.ne_all(asked))
        .order(handover::number.asc())
        .limit(i64::from(limit))
        .select((handover::number, handover::state))
        .load(connection)?;
    rows.into_iter().map(|(key, text)| state::read("handover", &key, &text)).collect()
}

/// Every follow-up row, for the replay.
pub(in crate::store) fn rows(connection: &mut AnyConnection) -> Result<Vec<ComparableRow>, StoreError> {
    let rows: Vec<(String, String, String, bool, String, i64)> = follow_up::table.load(connection)?;
    let stated = rows.into_iter().map(|(number, organisation, status, to_do, text, seq)| {
        ComparableRow::new(number, seq, text, |number, f: &FollowUp| {
            let same = number == f.handover.to_string() && organisation == f.organisation.as_str();
            same && status == f.state.as_str() && to_do == f.is_to_do()
        })
    });
    Ok(stated.collect())
}
