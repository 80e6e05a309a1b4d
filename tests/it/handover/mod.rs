//! TODO

pub mod accessories;
pub mod follow_up;
pub mod remote_signing;
pub mod replacement;
pub mod signing;
