//! TODO

pub mod application;
pub mod catalogue;
pub mod change_request;
pub mod organisation;
pub mod standing;
