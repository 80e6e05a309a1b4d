//! TODO

pub mod stock_take_replay;
pub mod verify;
