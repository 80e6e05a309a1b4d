//! Donor lists (manifests): from the bytes of a CSV file or a workbook to judged rows.
//!
//! - `table.rs`: recognises encoding, line ends and separator, and turns a CSV file into a header and rows of plain text.
//! - `workbook.rs`: the same for XLSX and ODS, with limits on what the archive may unpack to.
//! - `cells.rs`: one row, one cell, the size limits, and `TableError`, the reasons to refuse a whole file.
//! - `vocabulary.rs`: which headings name which column, and which words name which kind of equipment (French, Dutch, English); the words
//!   are in `tables/headings.csv` and `tables/kind_words.csv`.
//! - `rows.rs`: proposes which column holds what, judges every row, and writes the refused rows as a CSV file.
//!
//! When is a row refused? `judge` in `rows.rs`. What is a placeholder serial number? `ingest/identity.rs`.

pub mod cells;
pub mod rows;
pub mod table;
pub mod vocabulary;
pub mod workbook;
