//! TODO

pub mod cells;
pub mod rows;
pub mod table;
pub mod vocabulary;
pub mod workbook;
