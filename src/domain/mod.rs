//! The rules: what a device is, what may happen to it, who may do it. Pure: no input or output, no clock, no randomness.

pub mod actor;
pub mod batch;
pub mod chance;
pub mod code;
pub mod command;
pub mod condition;
pub mod device;
pub mod event;
pub mod fold;
pub mod handover;
pub mod id;
pub mod kind;
pub mod lifecycle;
pub mod location;
pub mod number;
pub mod organisation;
pub mod policy;
pub mod programme;
pub mod request;
pub mod sanitisation;
pub mod setting;
pub mod statement;
pub mod step;
pub mod tag;
pub mod text;
pub mod time;
