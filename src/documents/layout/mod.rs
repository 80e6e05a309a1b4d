//! TODO

pub mod model;
pub mod style;
pub mod table;
pub mod typeset;
