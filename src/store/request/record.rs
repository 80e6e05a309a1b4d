//! Requests and the decisions on them (allocations).

use crate::domain::id::{OrganisationId, ProposalId};
use crate::domain::number::Number;
use crate::domain::request::{Allocation, Request, RequestState};
use crate::domain::subject::Subject;
use crate::store::connection::AnyConnection;
use crate::store::error::StoreError;
use crate::store::ledger::event::Appended;
use crate::store::schema::{allocation, request};
use crate::store::state;
use crate::store::state::{ComparableRow, put};
use crate::store::tx::WriteTx;
use diesel::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Inserts or updates a request.
///
/// # Errors
/// When the query fails.
pub fn project(tx: &mut WriteTx<'_>, r: &Request, appended: &Appended) -> Result<(), StoreError> {
    let number = r.number.to_string();
    let seq = appended.about(Subject::Request, &number)?;
    put!(tx.connection, request, number = number.as_str(), {
        organisation = r.organisation.as_str(),
        action = r.action.as_str(),
        status = r.state.as_str(),
        state = state::write("request", &number, r)?,
        seq = seq,
    });
    Ok(())
}

/// Inserts or updates a decision.
///
/// # Errors
/// When the query fails.
pub fn project_allocation(tx: &mut WriteTx<'_>, a: &Allocation, appended: &Appended) -> Result<(), StoreError> {
    let number = a.number.to_string();
    let seq = appended.about(Subject::Allocation, &number)?;
    put!(tx.connection, allocation, number = number.as_str(), {
        request = a.request.to_string(),
        proposal = a.proposal.as_ref().map(|p| p.as_str().to_owned()),
        state = state::write("allocation", &number, a)?,
        seq = seq,
    });
    Ok(())
}

/// A request by its number.
///
/// # Errors
/// When the query fails or the stored row is invalid.
pub fn find(connection: &mut AnyConnection, number: Number) -> Result<Option<Request>, StoreError> {
    let key = number.to_string();
    let row: Option<String> = request::table.find(&key).select(request::state).first(connection).optional()?;
    row.map(|text| state::read("request", &key, &text)).transpose()
}

/// Filter of a list of requests.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    pub state: Option<RequestState>,
    pub organisation: Option<OrganisationId>,
}

/// One page of requests, newest first, before `before`, at most `limit`.
///
/// # Errors
/// When the query fails or a stored row is invalid.
pub fn list(connection: &mut AnyConnection, filter: &Filter, before: Option<Number>, limit: u16) -> Result<Vec<Request>, StoreError> {
    let mut query = request::table.into_boxed();
    if let Some(status) = filter.state {
        query = query.filter(request::status.eq(status.as_str()));
    }
    if let Some(organisation) = &filter.organisation {
        query = query.filter(request::organisation.eq(organisation.as_str()));
    }
    if let Some(before) = before {
        query = query.filter(request::number.lt(before.to_string()));
    }
    let rows: Vec<(String, String)> =
        query.order(request::number.desc()).limit(i64::from(limit)).select((request::number, request::state)).load(connection)?;
    rows.into_iter().map(|(key, text)| state::read("request", &key, &text)).collect()
}

/// One page of request numbers under an action of the plan, newest first, before `before`, at most `limit`.
///
/// # Errors
/// When the query fails or a stored row is invalid.
pub fn numbers_of_action(
    connection: &mut AnyConnection,
    action: &str,
    before: Option<Number>,
    limit: u16,
) -> Result<Vec<Number>, StoreError> {
    let mut query = request::table.filter(request::action.eq(action)).into_boxed();
    if let Some(before) = before {
        query = query.filter(request::number.lt(before.to_string()));
    }
    let rows: Vec<String> = query.order(request::number.desc()).limit(i64::from(limit)).select(request::number).load(connection)?;
    rows.iter().map(|text| Number::parse(text).map_err(|e| StoreError::inconsistent("request", text, e))).collect()
}

/// The decisions on a request, oldest first, each with the sequence number of its last event.
///
/// # Errors
/// When the query fails or a stored row is invalid.
pub fn allocations(connection: &mut AnyConnection, number: Number) -> Result<Vec<(Allocation, i64)>, StoreError> {
    let key = number.to_string();
    let rows: Vec<(String, i64)> = allocation::table
        .filter(allocation::request.eq(&key))
        .order(allocation::number.asc())
        .select((allocation::state, allocation::seq))
        .load(connection)?;
    rows.into_iter().map(|(text, seq)| Ok((state::read("allocation", &key, &text)?, seq))).collect()
}

/// The last decision on a request, with the quantities that all its decisions grant together.
///
/// # Errors
/// When the query fails or a stored row is invalid.
pub fn allocation_of(connection: &mut AnyConnection, number: Number) -> Result<Option<(Allocation, i64)>, StoreError> {
    let all = allocations(connection, number)?;
    let Some((last, seq)) = all.last().cloned() else { return Ok(None) };
    let granted = sum(all.iter().map(|(a, _)| a.granted.as_slice()));
    Ok(Some((Allocation { granted, ..last }, seq)))
}

/// The sum of several decisions, by line.
fn sum<'a>(decisions: impl Iterator<Item = &'a [u32]>) -> Vec<u32> {
    let mut all: Vec<u32> = Vec::new();
    for granted in decisions {
        if granted.len() > all.len() {
            all.resize(granted.len(), 0);
        }
        all.iter_mut().zip(granted).for_each(|(all, n)| *all = all.saturating_add(*n));
    }
    all
}

/// What was granted of each approved request, by line.
///
/// # Errors
/// When the query fails or a stored row is invalid.
pub fn granted(connection: &mut AnyConnection) -> Result<BTreeMap<Number, Vec<u32>>, StoreError> {
    let rows: Vec<(String, String)> = allocation::table
        .inner_join(request::table.on(request::number.eq(allocation::request)))
        .filter(request::status.eq(RequestState::Approved.as_str()))
        .select((allocation::number, allocation::state))
        .load(connection)?;
    let mut by: BTreeMap<Number, Vec<Vec<u32>>> = BTreeMap::new();
    for (key, text) in rows {
        let decision: Allocation = state::read("allocation", &key, &text)?;
        by.entry(decision.request).or_default().push(decision.granted);
    }
    Ok(by.into_iter().map(|(number, all)| (number, sum(all.iter().map(Vec::as_slice)))).collect())
}

/// The decisions on approved requests that have a day until which their devices stay reserved.
///
/// # Errors
/// When the query fails or a stored row is invalid.
pub fn standing(connection: &mut AnyConnection) -> Result<Vec<Allocation>, StoreError> {
    let rows: Vec<(String, String)> = allocation::table
        .inner_join(request::table.on(request::number.eq(allocation::request)))
        .filter(request::status.eq(RequestState::Approved.as_str()))
        .order(allocation::number.asc())
        .select((allocation::number, allocation::state))
        .load(connection)?;
    let all = rows.into_iter().map(|(key, text)| state::read::<Allocation>("allocation", &key, &text)).collect::<Result<Vec<_>, _>>()?;
    Ok(all.into_iter().filter(|a| a.until.is_some()).collect())
}

/// The requests decided under a proposal.
///
/// # Errors
/// When the query fails or a stored row is invalid.
pub fn decided_under(connection: &mut AnyConnection, proposal: &ProposalId) -> Result<BTreeSet<Number>, StoreError> {
    let rows: Vec<String> =
        allocation::table.filter(allocation::proposal.eq(proposal.as_str())).select(allocation::request).load(connection)?;
    rows.iter().map(|text| Number::parse(text).map_err(|e| StoreError::inconsistent("allocation", text, e))).collect()
}

/// Every request that may still wait: submitted, in review, or approved.
///
/// # Errors
/// When the query fails or a stored row is invalid.
pub fn waiting(connection: &mut AnyConnection) -> Result<Vec<Request>, StoreError> {
    let mut all = Vec::new();
    for status in [RequestState::Submitted, RequestState::Review, RequestState::Approved] {
        let rows: Vec<(String, String)> = request::table
            .filter(request::status.eq(status.as_str()))
            .order(request::number.asc())
            .select((request::number, request::state))
            .load(connection)?;
        for (key, text) in rows {
            all.push(state::read("request", &key, &text)?);
        }
    }
    Ok(all)
}

/// A decision by its number.
///
/// # Errors
/// When the query fails or the stored row is invalid.
pub fn allocation(connection: &mut AnyConnection, number: Number) -> Result<Option<Allocation>, StoreError> {
    let key = number.to_string();
    let row: Option<String> = allocation::table.find(&key).select(allocation::state).first(connection).optional()?;
    row.map(|text| state::read("allocation", &key, &text)).transpose()
}

/// Every request row, for the replay.
pub(in crate::store) fn rows(connection: &mut AnyConnection) -> Result<Vec<ComparableRow>, StoreError> {
    let rows: Vec<(String, String, String, String, String, i64)> = request::table.load(connection)?;
    let stated = rows.into_iter().map(|(number, organisation, action, status, text, seq)| {
        ComparableRow::new(number, seq, text, |number, r: &Request| {
            number == r.number.to_string() && organisation == r.organisation.as_str() && action == r.action && status == r.state.as_str()
        })
    });
    Ok(stated.collect())
}

/// Every decision row, for the replay.
pub(in crate::store) fn allocation_rows(connection: &mut AnyConnection) -> Result<Vec<ComparableRow>, StoreError> {
    let rows: Vec<(String, String, Option<String>, String, i64)> = allocation::table.load(connection)?;
    let stated = rows.into_iter().map(|(number, request, proposal, text, seq)| {
        ComparableRow::new(number, seq, text, |number, a: &Allocation| {
            let same = number == a.number.to_string() && request == a.request.to_string();
            same && proposal.as_deref() == a.proposal.as_ref().map(ProposalId::as_str)
        })
    });
    Ok(stated.collect())
}
