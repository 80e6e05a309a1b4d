//! Export formats for other programs.
//!
//! - `spreadsheet.rs`: tables as CSV or XLSX, written row by row; no cell is ever a formula.
//! - `calendar.rs`: a handover appointment as an iCalendar file (RFC 5545).
//!
//! Which columns a table has is decided by the caller in `desk/` or `web/`.

pub mod calendar;
pub mod spreadsheet;
