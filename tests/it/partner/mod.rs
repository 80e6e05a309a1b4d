//! Tests of partner organisations: application, public catalogue, and changes to their own data.

pub mod access;
pub mod application;
pub mod catalogue;
pub mod change_request;
