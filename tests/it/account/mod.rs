//! TODO

pub mod one_time_link;
