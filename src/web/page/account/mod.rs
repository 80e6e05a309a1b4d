//! TODO

pub mod one_time_link;
pub mod one_time_link_forms;
pub mod own_account;
pub mod sign_in;
pub mod users;
