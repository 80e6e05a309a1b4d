//! TODO

pub mod command_cards;
pub mod design;
pub mod layout;
pub mod model;
pub mod preview;
pub mod qr;
pub mod raster;
pub mod sheet;
pub mod stock;
pub mod zpl;
