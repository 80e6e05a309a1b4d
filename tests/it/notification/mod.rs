//! Tests of notifications: letters are queued with the step that causes them, sent once, and carry safe attachments.

pub mod attachments;
pub mod letters;
