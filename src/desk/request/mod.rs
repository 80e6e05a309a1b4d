//! TODO

pub mod candidates;
pub mod condition_text;
pub mod conversation;
pub mod decision;
pub mod decision_document;
pub mod entry;
pub mod line_text;
pub mod promise_expiry;
pub mod reminders;
