//! The end of a reception: what would be missing, and opening it again.

use super::Batches;
use super::intake::{batch, put_with_note};
use crate::desk::error::{DeskError, ErrorCode};
use crate::desk::validation;
use crate::desk::{Acting, Tx};
use crate::domain::account::actor::Permission;
use crate::domain::batch::{Batch, ManifestLine};
use crate::domain::number::Number;
use crate::store;

impl Batches<'_> {
    /// The first lines of a donor list whose device was not received, at most `limit`.
    ///
    /// # Errors
    /// When the database fails.
    pub fn lines_without_device(self, number: Number, limit: u16) -> Result<Vec<ManifestLine>, DeskError> {
        self.desk.read(|c| Ok(store::batch::lines_without_device(c, number, limit)?))
    }

    /// Opens a closed reception again, with a reason: what was missing is expected again.
    ///
    /// # Errors
    /// When there is no reason, or the reception is not closed.
    pub fn reopen(self, acting: &Acting, number: Number, note: Option<&str>) -> Result<Batch, DeskError> {
        let reason = validation::note("note", note)?.ok_or_else(|| DeskError::field_error("note", ErrorCode::Missing, ""))?;
        self.desk.write(acting, Permission::ManageBatch, move |tx| tx.reopen(number, &reason))
    }
}

impl Tx<'_, '_> {
    fn reopen(&mut self, number: Number, reason: &str) -> Result<Batch, DeskError> {
        let held = batch(self, number)?;
        if held.closed.is_none() {
            return Err(DeskError::conflict(ErrorCode::BatchNotClosed, number));
        }
        let opened = Batch { closed: None, ..held };
        put_with_note(self, &opened, Some(reason))?;
        Ok(opened)
    }
}
