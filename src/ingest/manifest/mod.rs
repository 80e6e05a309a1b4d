//! Donor lists (manifests): from the bytes of a CSV file or a workbook to judged rows.
//!
//! - `table.rs`: recognises the format and the line ends, and turns a file into a header and rows of plain text.
//!   `encoding.rs`: which character encoding a text file has; `separated.rs`: its separator, its lines and its quotation marks.
//! - `workbook.rs`: the sheets of a workbook; `xlsx.rs` and `ods.rs` read them cell by cell into `sheet.rs`; `archive.rs` unpacks them within a budget;
//!   `number_format.rs` writes a number as the workbook shows it.
//! - `section.rs`: makes one list of the sheets, and names the rows that are left out. `headings.rs`: which row holds the headings, and which
//!   repeat them; `between.rs`: titles and sums between the rows.
//! - `cells.rs`: one row, one cell, the size limits, and `TableError`, the reasons to refuse a whole file.
//! - `vocabulary.rs`: which headings name which column, and which words name which kind of equipment (French, Dutch, English); the words
//!   are in `tables/headings.csv` and `tables/kind_words.csv`.
//! - `columns.rs`: proposes which column holds what. `value.rs`: years, counts, error values.
//! - `rows.rs`: judges every row, and writes the refused rows as a CSV file.
//!
//! When is a row refused? `judge` in `rows.rs`. What is a placeholder serial number? `ingest/identity.rs`.

mod archive;
mod between;
pub mod cells;
pub mod columns;
mod encoding;
mod headings;
mod number_format;
mod ods;
pub mod rows;
mod section;
mod separated;
mod sheet;
pub mod table;
mod value;
pub mod vocabulary;
mod workbook;
mod xlsx;
