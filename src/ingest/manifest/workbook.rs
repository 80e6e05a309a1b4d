//! Reads workbooks (XLSX, ODS): every sheet as rows of the text that the person saw.
//!
//! Read event by event with bounds on everything that costs time or memory. The crate `calamine` gives the stored value only (1234 for
//! `001234`), takes a formula without a result for an empty cell, and loads repeated cells whole, so its XML parser is used without it.

use super::archive::{Archive, Budget};
use super::cells::{TableError, TableKind};
use super::sheet::Sheet;
use super::{ods, xlsx};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Reads every sheet of a workbook, and says which format it is. `go_on` says whether anybody still waits for the answer.
///
/// # Errors
/// A [`TableError`] when it is not a workbook, is protected by a password, or exceeds the limits.
pub(super) fn read(bytes: &[u8], go_on: &dyn Fn() -> bool) -> Result<(TableKind, Vec<Sheet>), TableError> {
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(TableError::NotATable { what: "excel_old" });
    }
    let archive = Archive::new(bytes)?;
    let budget = Budget::new(go_on);
    let kind = match () {
        () if archive.holds("xl/workbook.xml") => TableKind::Xlsx,
        () if archive.holds("xl/workbook.bin") => return Err(TableError::NotATable { what: "excel_binary" }),
        () if archive.holds("content.xml") => TableKind::Ods,
        () => return Err(TableError::NotATable { what: "zip" }),
    };
    // A parser may panic on malicious input; a panic counts as an unreadable list.
    let read = || if kind == TableKind::Xlsx { xlsx::read(&archive, &budget) } else { ods::read(&archive, &budget) };
    let sheets = catch_unwind(AssertUnwindSafe(read)).map_err(|_panic| TableError::Unreadable)??;
    Ok((kind, sheets))
}
