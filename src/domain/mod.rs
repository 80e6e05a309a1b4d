//! The rules: what a device is, what may happen to it, who may do it. Pure: no input or output, no clock, no randomness.

pub mod account;
pub mod allocation;
pub mod batch;
pub mod device;
pub mod entropy;
pub mod event;
pub mod evidence;
pub mod handover;
pub mod id;
pub mod notification;
pub mod number;
pub mod partner;
pub mod request;
pub mod settings;
pub mod stock_take;
pub mod subject;
pub mod text_enum;
pub mod time;
pub mod waste;
