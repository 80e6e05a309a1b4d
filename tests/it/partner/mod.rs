//! TODO

pub mod application;
pub mod catalogue;
pub mod change_request;
