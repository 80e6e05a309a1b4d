//! Tests of requests: the conversation about a request, and reminders of what waits too long.

pub mod conversation;
pub mod reminders;
