//! TODO

pub mod bulk_scan;
pub mod command_cards;
pub mod export;
pub mod labels;
pub mod photo;
pub mod reuse_sheet;
pub mod scan;
pub mod scan_command;
pub mod step;
