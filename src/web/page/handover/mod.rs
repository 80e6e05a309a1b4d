//! TODO

pub mod appointment;
pub mod follow_up;
pub mod list;
pub mod remote_signing;
pub mod replacement;
pub mod returns;
pub mod show;
pub mod signing;
