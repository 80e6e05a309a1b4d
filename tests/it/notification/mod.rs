//! TODO

pub mod attachments;
pub mod letters;
