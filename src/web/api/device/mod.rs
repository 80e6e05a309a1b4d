//! TODO

pub mod devices;
pub mod labels;
pub mod locations;
pub mod scans;
