//! Tests of devices: lifecycle, scan bench (single, bulk, offline, camera, command cards), labels, parts, board and search.

pub mod barcodes;
pub mod board;
pub mod bulk_scan;
pub mod camera;
pub mod command_cards;
pub mod labels;
pub mod lifecycle;
pub mod offline_bench;
pub mod parts;
pub mod search;
pub mod support;
