//! TODO

pub mod follow_ups;
pub mod handovers;
pub mod returns;
pub mod signing;
