//! TODO

pub mod model;
pub mod table;
pub mod typeset;
