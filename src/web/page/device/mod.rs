//! TODO

pub mod board;
pub mod bulk_scan;
pub mod camera;
pub mod compare;
pub mod history;
pub mod labels;
pub mod list;
pub mod location;
pub mod public;
pub mod scan;
pub mod show;
pub mod step_form;
pub mod steps;
