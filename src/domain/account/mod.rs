//! TODO

pub mod actor;
pub mod one_time_link;
