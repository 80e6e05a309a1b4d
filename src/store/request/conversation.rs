//! Conversations: the last message of each, to find those that wait for an answer. The messages themselves are events.

use crate::domain::id::OrganisationId;
use crate::domain::request::conversation::{Awaits, Message};
use crate::domain::subject::Subject;
use crate::store::connection::AnyConnection;
use crate::store::error::StoreError;
use crate::store::ledger::event::Appended;
use crate::store::schema::thread;
use crate::store::state;
use crate::store::state::{ComparableRow, put};
use crate::store::tx::WriteTx;
use diesel::prelude::*;

/// Stores the last message of a conversation.
///
/// # Errors
/// When the query fails.
pub fn project(tx: &mut WriteTx<'_>, m: &Message, appended: &Appended) -> Result<(), StoreError> {
    let seq = appended.about(Subject::Message, &m.key)?;
    put!(tx.connection, thread, key = m.key.as_str(), {
        about = m.about.as_str(),
        organisation = m.organisation.as_str(),
        awaits = m.awaits.as_str(),
        contested = m.contested,
        state = state::write("thread", &m.key, m)?,
        seq = seq,
    });
    Ok(())
}

/// The last message of the conversation about a record.
///
/// # Errors
/// When the query fails or the stored row is invalid.
pub fn last(connection: &mut AnyConnection, key: &str) -> Result<Option<Message>, StoreError> {
    let row: Option<String> = thread::table.find(key).select(thread::state).first(connection).optional()?;
    row.map(|text| state::read("thread", key, &text)).transpose()
}

/// Conversations that await an answer from `who`, the longest waiting first, at most `limit`; with one organisation or with all.
///
/// # Errors
/// When the query fails or a stored row is invalid.
pub fn awaiting(
    connection: &mut AnyConnection,
    who: Awaits,
    organisation: Option<&OrganisationId>,
    limit: u16,
) -> Result<Vec<Message>, StoreError> {
    let mut query = thread::table.filter(thread::awaits.eq(who.as_str())).into_boxed();
    if let Some(organisation) = organisation {
        query = query.filter(thread::organisation.eq(organisation.as_str()));
    }
    let rows: Vec<(String, String)> =
        query.order(thread::seq.asc()).limit(i64::from(limit)).select((thread::key, thread::state)).load(connection)?;
    rows.into_iter().map(|(key, text)| state::read("thread", &key, &text)).collect()
}

/// Every conversation row, for the replay.
pub(in crate::store) fn rows(connection: &mut AnyConnection) -> Result<Vec<ComparableRow>, StoreError> {
    let rows: Vec<(String, String, String, String, bool, String, i64)> = thread::table.load(connection)?;
    let stated = rows.into_iter().map(|(key, about, organisation, awaits, contested, text, seq)| {
        ComparableRow::new(key, seq, text, |key, m: &Message| {
            let same = key == m.key && about == m.about.as_str() && organisation == m.organisation.as_str();
            same && awaits == m.awaits.as_str() && contested == m.contested
        })
    });
    Ok(stated.collect())
}
