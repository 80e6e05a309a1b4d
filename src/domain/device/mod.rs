//! TODO

pub mod code;
pub mod command;
pub mod condition;
pub mod fold;
pub mod keyboard;
pub mod kind;
pub mod lifecycle;
pub mod location;
pub mod part;
mod record;
pub mod sanitisation;
pub mod stage;
pub mod step;
pub mod tag;
pub mod transitions;
pub use record::*;
