//! TODO

pub mod conditions;
pub mod conversation;
pub mod conversation_view;
pub mod decide;
pub mod decision;
pub mod edit;
pub mod form;
pub mod lines;
pub mod list;
pub mod reserve;
pub mod show;
pub mod steps;
