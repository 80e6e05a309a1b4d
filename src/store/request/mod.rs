//! Tables of requests, decisions and conversations.
//!
//! - `record.rs`: `request` and `allocation` (decisions); what was granted and what waits; re-exported here.
//! - `conversation.rs`: `thread`, the last message of each conversation.
//!
//! Where is the rule that …? What several decisions grant together: `allocation_of` in `record.rs`. Whether a request still waits:
//! `Request::waits` in `domain/request`. Whose turn it is in a conversation: `domain/request/conversation.rs`.

pub mod conversation;
mod record;
pub use record::*;
