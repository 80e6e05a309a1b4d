//! TODO

pub mod calendar;
pub mod spreadsheet;
