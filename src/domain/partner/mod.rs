//! TODO

pub mod organisation;
pub mod personal_data;
