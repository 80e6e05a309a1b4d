//! TODO

pub mod operator;
pub mod policy;
pub mod policy_form;
