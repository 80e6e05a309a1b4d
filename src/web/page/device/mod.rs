//! TODO

pub mod board;
pub mod bulk_scan;
pub mod camera;
pub mod compare;
pub mod history;
pub mod labels;
pub mod scan;
pub mod show;
pub mod steps;
