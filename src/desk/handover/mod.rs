//! TODO

pub mod accessories;
pub mod appointment;
pub mod documents;
pub mod follow_up;
pub mod pick_list;
pub mod preparation;
pub mod remote_signing;
pub mod replacement;
pub mod returns;
pub mod reuse_rate;
pub mod signing;
