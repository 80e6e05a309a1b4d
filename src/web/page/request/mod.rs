//! TODO

pub mod conditions;
pub mod conversation;
pub mod decision;
pub mod edit;
pub mod form;
pub mod lines;
pub mod list;
pub mod reserve;
pub mod show;
