//! Through which door an event came.

use crate::domain::text_enum::text_enum;

text_enum! {
    /// The door through which an event came. Events from before this was recorded have none.
    Channel {
        /// A page in a browser.
        Page => "page",
        /// The public API, with a token.
        Api => "api",
        /// An inventory agent.
        Agent => "agent",
        CommandLine => "command_line",
        /// The program by itself: what the calendar triggers, or an anonymous visitor asks for.
        System => "system",
    }
}
