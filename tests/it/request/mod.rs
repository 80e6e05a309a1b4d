//! TODO

pub mod conversation;
pub mod reminders;
