//! The operator's particulars, and the versions of the policy.

use super::connection::AnyConnection;
use super::error::StoreError;
use super::schema::{event, policy, setting, support_table};
use super::state::{self, ComparableRow, put};
use crate::domain::ledger::witness::Witnesses;
use crate::domain::settings::operator::Operator;
use crate::domain::settings::policy::Policy;
use crate::domain::settings::recipients::CheckpointRecipients;
use crate::domain::subject::Subject;
use crate::ledger::sha256_hex;
use crate::store::ledger::event::Appended;
use crate::store::tx::WriteTx;
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

/// Key of the operator's particulars.
pub const OPERATOR: &str = "operator";
/// Key of the recipients of the daily checkpoint.
pub const RECIPIENTS: &str = "checkpoint_recipients";
/// Key of the witnesses whose signatures are taken.
pub const WITNESSES: &str = "witnesses";

/// Writes the operator's particulars.
///
/// # Errors
/// When the query fails.
pub fn project_operator(tx: &mut WriteTx<'_>, operator: &Operator, appended: &Appended) -> Result<(), StoreError> {
    let seq = appended.about(Subject::Settings, OPERATOR)?;
    put!(tx.connection, setting, name = OPERATOR, { state = state::write("setting", OPERATOR, operator)?, seq = seq });
    Ok(())
}

/// The operator's particulars; defaults when never set.
///
/// # Errors
/// When the query fails or the stored row is invalid.
pub fn operator(connection: &mut AnyConnection) -> Result<Operator, StoreError> {
    let row: Option<String> = setting::table.find(OPERATOR).select(setting::state).first(connection).optional()?;
    row.map_or_else(|| Ok(Operator::default()), |text| state::read("setting", OPERATOR, &text))
}

/// Writes who is sent the checkpoint of each day; the addresses are beside the event.
///
/// # Errors
/// When the query fails.
pub fn project_recipients(tx: &mut WriteTx<'_>, recipients: &CheckpointRecipients, appended: &Appended) -> Result<(), StoreError> {
    let seq = appended.about(Subject::Settings, RECIPIENTS)?;
    put!(tx.connection, setting, name = RECIPIENTS, { state = state::write("setting", RECIPIENTS, recipients)?, seq = seq });
    Ok(())
}

/// Who is sent the checkpoint of each day; nobody when never set.
///
/// # Errors
/// When the query fails or the stored row is invalid.
pub fn recipients(connection: &mut AnyConnection) -> Result<CheckpointRecipients, StoreError> {
    let row: Option<String> = setting::table.find(RECIPIENTS).select(setting::state).first(connection).optional()?;
    row.map_or_else(|| Ok(CheckpointRecipients::default()), |text| state::read("setting", RECIPIENTS, &text))
}

/// Writes the witnesses whose signatures are taken.
///
/// # Errors
/// When the query fails.
pub fn project_witnesses(tx: &mut WriteTx<'_>, witnesses: &Witnesses, appended: &Appended) -> Result<(), StoreError> {
    let seq = appended.about(Subject::Settings, WITNESSES)?;
    put!(tx.connection, setting, name = WITNESSES, { state = state::write("setting", WITNESSES, witnesses)?, seq = seq });
    Ok(())
}

/// The witnesses whose signatures are taken; none when never set.
///
/// # Errors
/// When the query fails or the stored row is invalid.
pub fn witnesses(connection: &mut AnyConnection) -> Result<Witnesses, StoreError> {
    let row: Option<String> = setting::table.find(WITNESSES).select(setting::state).first(connection).optional()?;
    row.map_or_else(|| Ok(Witnesses::default()), |text| state::read("setting", WITNESSES, &text))
}

/// The ledger key of a policy version.
#[must_use]
pub fn policy_key(version: u32) -> String {
    format!("policy-{version}")
}

/// Stores a new version of the policy.
///
/// # Errors
/// [`StoreError::Taken`] when the version exists.
pub fn project_policy(tx: &mut WriteTx<'_>, p: &Policy, appended: &Appended) -> Result<(), StoreError> {
    let key = policy_key(p.version);
    let seq = appended.about(Subject::Settings, &key)?;
    let version = i32::try_from(p.version).map_err(|e| StoreError::inconsistent("policy", &key, e))?;
    diesel::insert_into(policy::table)
        .values((policy::version.eq(version), policy::state.eq(state::write("policy", &key, p)?), policy::seq.eq(seq)))
        .execute(tx.connection)?;
    Ok(())
}

/// Version of the policy in force; 1 is the built-in one.
///
/// # Errors
/// When the query fails.
pub fn policy_version(connection: &mut AnyConnection) -> Result<u32, StoreError> {
    let newest: Option<i32> = policy::table.select(diesel::dsl::max(policy::version)).first(connection)?;
    newest.map_or(Ok(1), |version| u32::try_from(version).map_err(|e| StoreError::inconsistent("policy", version, e)))
}

/// The policy in force: the newest version, or the built-in one.
///
/// # Errors
/// When the query fails or the stored row is invalid.
pub fn policy(connection: &mut AnyConnection) -> Result<Policy, StoreError> {
    let row: Option<(i32, String)> =
        policy::table.order(policy::version.desc()).select((policy::version, policy::state)).first(connection).optional()?;
    row.map_or_else(|| Ok(Policy::default()), |(version, text)| state::read("policy", &version.to_string(), &text))
}

/// A version of the policy, also the built-in one; none when it does not exist.
///
/// # Errors
/// When the query fails or the stored row is invalid.
pub fn policy_at(connection: &mut AnyConnection, version: u32) -> Result<Option<Policy>, StoreError> {
    let Ok(number) = i32::try_from(version) else { return Ok(None) };
    let row: Option<String> = policy::table.find(number).select(policy::state).first(connection).optional()?;
    match row {
        Some(text) => state::read("policy", &version.to_string(), &text).map(Some),
        None => Ok(Some(Policy::default()).filter(|born| born.version == version)),
    }
}

/// Versions of the policy with the time each took effect, newest first, at most `limit`. Leaves out the built-in one.
///
/// # Errors
/// When the query fails.
pub fn policy_versions(connection: &mut AnyConnection, limit: u16) -> Result<Vec<(u32, DateTime<Utc>)>, StoreError> {
    let rows: Vec<(i32, NaiveDateTime)> = policy::table
        .inner_join(event::table.on(event::seq.eq(policy::seq)))
        .order(policy::version.desc())
        .limit(i64::from(limit))
        .select((policy::version, event::at))
        .load(connection)?;
    let read = |(version, at): (i32, NaiveDateTime)| {
        let version = u32::try_from(version).map_err(|e| StoreError::inconsistent("policy", version, e))?;
        Ok((version, at.and_utc()))
    };
    rows.into_iter().map(read).collect()
}

/// Stores the file of a support table, unless it is stored already.
///
/// # Errors
/// When the query fails.
pub fn project_support_table(tx: &mut WriteTx<'_>, sha256: &str, content: &str, appended: &Appended) -> Result<(), StoreError> {
    let there: i64 = support_table::table.filter(support_table::sha256.eq(sha256)).count().get_result(tx.connection)?;
    if there == 0 {
        diesel::insert_into(support_table::table)
            .values((support_table::sha256.eq(sha256), support_table::content.eq(content), support_table::seq.eq(appended.seq())))
            .execute(tx.connection)?;
    }
    Ok(())
}

/// The file of a support table.
///
/// # Errors
/// When the query fails.
pub fn support_table(connection: &mut AnyConnection, sha256: &str) -> Result<Option<String>, StoreError> {
    Ok(support_table::table.find(sha256).select(support_table::content).first(connection).optional()?)
}

/// What is wrong with the stored support tables: each is the one that the first policy to cite it sealed, and no other is there.
///
/// # Errors
/// When the query fails or a policy cannot be read.
pub fn support_table_problems(connection: &mut AnyConnection) -> Result<Vec<(String, &'static str)>, StoreError> {
    let policies: Vec<(i32, String, i64)> = policy::table.order(policy::seq.asc()).load(connection)?;
    let mut cited = std::collections::BTreeMap::new();
    for (version, text, seq) in policies {
        let p: Policy = state::read("policy", &version.to_string(), &text)?;
        if let Some(table) = p.support_table {
            cited.entry(table.sha256).or_insert(seq);
        }
    }
    let rows: Vec<(String, String, i64)> = support_table::table.load(connection)?;
    let mut problems = Vec::new();
    for (sha256, content, seq) in rows {
        match cited.remove(&sha256) {
            None => problems.push((sha256, "no policy cites it")),
            Some(first) if first != seq => problems.push((sha256, "its row is of another event than the policy that first cited it")),
            Some(_) if sha256_hex(content.as_bytes()) != sha256 => problems.push((sha256, "its text is not the one that was sealed")),
            Some(_) => {}
        }
    }
    problems.extend(cited.into_keys().map(|sha256| (sha256, "a policy cites it and it is not there")));
    Ok(problems)
}

/// Every setting and policy row, for the replay.
pub(super) fn rows(connection: &mut AnyConnection) -> Result<Vec<ComparableRow>, StoreError> {
    let settings: Vec<(String, String, i64)> = setting::table.load(connection)?;
    let policies: Vec<(i32, String, i64)> = policy::table.load(connection)?;
    let settings = settings.into_iter().map(|(name, text, seq)| ComparableRow { key: name, seq, text, fits: true });
    let policies = policies.into_iter().map(|(version, text, seq)| {
        let key = policy_key(u32::try_from(version).unwrap_or(0));
        ComparableRow::new(key, seq, text, |_, p: &Policy| i64::from(p.version) == i64::from(version))
    });
    Ok(settings.chain(policies).collect())
}
