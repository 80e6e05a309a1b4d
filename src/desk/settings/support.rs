//! The support table: comparing a file with the table in force, and putting it in force as a new version of the policy.

use super::Settings;
use crate::desk::error::{DeskError, ErrorCode, FieldError};
use crate::desk::{Acting, InForce};
use crate::domain::account::actor::Permission;
use crate::domain::device::support::table::{SupportRow, SupportTable, SupportTableCited};
use crate::domain::settings::policy::Policy;
use crate::ingest::support_table::{self, SupportColumn, SupportTableProblem};
use crate::ingest::tables;
use crate::ledger::sha256_hex;
use crate::store;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A file beside the table in force.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SupportComparison {
    /// Rows that are new.
    pub added: Vec<SupportRow>,
    /// Rows that say something else: as in force, as in the file.
    pub changed: Vec<(SupportRow, SupportRow)>,
    /// Rows that the file lacks.
    pub gone: Vec<SupportRow>,
    /// How many rows stay the same.
    pub same: usize,
}

/// The table in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SupportState {
    /// Version of the policy.
    pub policy: u32,
    /// SHA-256 of its file; `None` for the table that is shipped.
    pub sha256: Option<String>,
    /// Number of rows.
    pub rows: usize,
    /// The newest day on which a source said so.
    pub as_of: Option<NaiveDate>,
}

/// What was put in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupportLoaded {
    /// Version of the policy that cites it.
    pub policy: u32,
    /// Whether the table was in force already, so that nothing was done.
    pub same: bool,
}

/// The text of a problem as a field error carries it: line, column, problem and value.
fn refused(problems: &[SupportTableProblem]) -> DeskError {
    let one = |p: &SupportTableProblem| {
        let column = p.column.map(SupportColumn::as_str).unwrap_or_default();
        FieldError::new("file", ErrorCode::SupportTable, format!("{}|{column}|{}|{}", p.line, p.problem, p.value))
    };
    DeskError::Invalid(problems.iter().map(one).collect())
}

impl Settings<'_> {
    /// The table in force.
    #[must_use]
    pub fn support_state(self) -> SupportState {
        let InForce { policy, support } = self.desk.in_force();
        let sha256 = policy.support_table.as_ref().map(|cited| cited.sha256.clone());
        SupportState { policy: policy.version, sha256, rows: support.rows().len(), as_of: support.as_of() }
    }

    /// The file of the table in force, or of the one that is shipped.
    ///
    /// # Errors
    /// When the database fails.
    pub fn support_file(self) -> Result<String, DeskError> {
        let cited = self.desk.policy().support_table.clone();
        let Some(cited) = cited else { return Ok(tables::SUPPORT.to_owned()) };
        self.desk.read(|c| {
            let text = store::settings::support_table(c, &cited.sha256)?;
            text.ok_or_else(|| DeskError::failed("the support table is not stored"))
        })
    }

    /// Compares a file with the table in force.
    ///
    /// # Errors
    /// [`ErrorCode::SupportTable`] for each problem of the file, at most fifty.
    pub fn compare_support_table(self, bytes: &[u8]) -> Result<SupportComparison, DeskError> {
        let rows = support_table::read(bytes, self.desk.today()).map_err(|problems| refused(&problems))?;
        let in_force = self.desk.in_force().support;
        let mut before: BTreeMap<_, &SupportRow> = in_force.rows().iter().map(|row| (row.key(), row)).collect();
        let mut found = SupportComparison::default();
        for row in rows {
            match before.remove(&row.key()) {
                None => found.added.push(row),
                Some(held) if *held == row => found.same += 1,
                Some(held) => found.changed.push((held.clone(), row)),
            }
        }
        found.gone = before.into_values().cloned().collect();
        Ok(found)
    }

    /// Puts a file in force as the support table, with a new version of the policy. Nothing happens if it is in force already.
    ///
    /// # Errors
    /// [`ErrorCode::SupportTable`] for each problem of the file; [`ErrorCode::Stale`] if `seen` is another version of the policy than the one
    /// in force; also when the actor lacks the permission.
    pub fn load_support_table(self, acting: &Acting, bytes: &[u8], seen: Option<u32>) -> Result<SupportLoaded, DeskError> {
        if !acting.actor.may(Permission::ManageSettings) {
            return Err(DeskError::Forbidden);
        }
        let rows = support_table::read(bytes, self.desk.today()).map_err(|problems| refused(&problems))?;
        let table = SupportTable::new(rows);
        let text = String::from_utf8_lossy(bytes).into_owned();
        let cited = SupportTableCited {
            sha256: sha256_hex(text.as_bytes()),
            rows: u32::try_from(table.rows().len()).unwrap_or(u32::MAX),
            as_of: table.as_of().unwrap_or(NaiveDate::MIN),
        };
        self.put_support_table(acting, Some((cited, text)), seen)
    }

    /// Puts the table that is shipped in force again.
    ///
    /// # Errors
    /// As [`Self::load_support_table`].
    pub fn ship_support_table(self, acting: &Acting, seen: Option<u32>) -> Result<SupportLoaded, DeskError> {
        self.put_support_table(acting, None, seen)
    }

    fn put_support_table(
        self,
        acting: &Acting,
        given: Option<(SupportTableCited, String)>,
        seen: Option<u32>,
    ) -> Result<SupportLoaded, DeskError> {
        let loaded = self.desk.write(acting, Permission::ManageSettings, move |tx| {
            let held = store::settings::policy(tx.store.read())?;
            let cited = given.as_ref().map(|(cited, _)| cited.clone());
            if held.support_table == cited {
                return Ok(SupportLoaded { policy: held.version, same: true });
            }
            if seen.is_some_and(|version| version != held.version) {
                return Err(DeskError::conflict(ErrorCode::Stale, held.version));
            }
            let policy = Policy { version: held.version + 1, support_table: cited, ..held };
            let appended = tx.put_policy(&policy)?;
            if let Some((cited, text)) = &given {
                store::settings::project_support_table(tx.store, &cited.sha256, text, &appended)?;
            }
            Ok(SupportLoaded { policy: policy.version, same: false })
        })?;
        self.refresh()?;
        Ok(loaded)
    }
}
