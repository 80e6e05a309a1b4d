//! The rules: what a device is, what may happen to it, who may do it. Pure: no input or output, no clock, no randomness.

pub mod kind;
pub mod tag;
pub mod text;
