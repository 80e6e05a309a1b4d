//! TODO

pub mod console_actor;
pub mod one_time_link;
pub mod users;
