//! TODO

pub mod notices;
pub mod outbox;
